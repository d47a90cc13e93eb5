//! What was sent to a project and answered, held against what its file says.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tickmark::archive::{Access, Notice, Project};
use tickmark::desk::{Checker, Desk, Edit, Entry, EntryId, Flag, Status};

/// Numbers by chance, the same for the same seed.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) const fn of_seed(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`.
    pub(crate) const fn of(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }
}

pub(crate) fn who() -> Checker {
    Checker { name: "Maria Keller".to_owned(), initials: "MK".to_owned() }
}

/// The entry number `n` of a round.
pub(crate) fn edit(round: usize, n: usize) -> Entry {
    let mut chance = Chance::of_seed((round * 1_000_003 + n) as u64 + 1);
    let claim = format!("c{}", 1 + chance.of(3)).as_str().into();
    let edit = match chance.of(6) {
        0 | 1 => {
            let status = Status::ALL[chance.of(Status::ALL.len() as u64) as usize];
            Edit::SetStatus { claim, status, reason: "as the log says".to_owned() }
        }
        2 => Edit::SetFlag { claim, flag: Flag::Legal, on: chance.of(2) == 0, detail: String::new() },
        3 => Edit::Suggest { claim, wording: format!("“{n}”\n"), reason: String::new() },
        4 => Edit::WriteNote { claim, text: format!("Asked the harbour office, {n}") },
        // Long enough for a kill to fall into the writing of it.
        _ => Edit::WriteNote { claim, text: "ä long nöte ".repeat(1 + chance.of(6_000) as usize) },
    };
    let at = Timestamp::constant(1_723_800_000, 0);
    Entry { id: EntryId(format!("r{round}-{n}")), at, by: who(), edit }
}

/// An entry as `tickmark apply` takes it.
pub(crate) fn line(entry: &Entry) -> String {
    let Entry { id, at, by, edit } = entry;
    serde_json::json!({"id": id, "at": at, "by": by, "edit": edit}).to_string()
}

/// What was found after a kill.
pub(crate) struct Found {
    /// Entries on disk that had not been acknowledged.
    pub(crate) more: usize,
    /// Whether half a line was there.
    pub(crate) is_torn: bool,
}

/// A project, and the entries that must be in it.
pub(crate) struct Ledger {
    pub(crate) path: PathBuf,
    ids: Vec<String>,
    desk: Desk,
}

impl Ledger {
    pub(crate) fn of(path: PathBuf) -> Self {
        Self { path, ids: vec!["e0".to_owned()], desk: Desk::default() }
    }

    /// Holds the project against what was acknowledged; the project is opened for writing, as whoever goes on would.
    pub(crate) fn check(&mut self, round: usize, acknowledged: usize) -> Found {
        let opened = Project::open(&self.path, &who()).unwrap();
        assert_eq!(*opened.project.access(), Access::Writable, "the lock went with the program");
        let is_torn = matches!(opened.notices[..], [Notice::Torn { .. }, Notice::Kept(_)]);
        assert!(is_torn || opened.notices.is_empty(), "round {round}: {:?}", opened.notices);
        drop(opened.project);
        let found: Vec<_> = opened.desk.entries().iter().map(|it| it.id.0.clone()).collect();
        let more = found.len().checked_sub(self.ids.len() + acknowledged);
        let more = more
            .unwrap_or_else(|| panic!("round {round}: {acknowledged} acknowledged, {} there", found.len()));
        let sent = (0..acknowledged + more).map(|n| format!("r{round}-{n}"));
        self.ids.extend(sent);
        assert_eq!(found, self.ids, "round {round}");
        self.fold();
        assert!(opened.desk == self.desk, "round {round}: the desk is not the fold of the file");
        if is_torn {
            fs::remove_file(damaged(&self.path)).unwrap();
        }
        Found { more, is_torn }
    }

    /// Folds the lines of the file that are new, with nothing of the program but the desk; each must fit its sum and
    /// hold what was sent.
    fn fold(&mut self) {
        let text = fs::read_to_string(&self.path).unwrap();
        assert!(text.ends_with('\n'));
        let known = self.desk.entries().len();
        let mut before = String::new();
        for (n, line) in text.lines().enumerate() {
            let (body, sum) = line.split_once(",\"sum\":\"").unwrap();
            let sum = sum.strip_suffix("\"}").unwrap();
            if n > known {
                let worked_out = Sha256::digest(format!("{before}\n{body}"));
                let digits =
                    |byte: &u8| [byte >> 4, byte & 15].map(|it| char::from_digit(it.into(), 16).unwrap());
                assert_eq!(worked_out.iter().flat_map(digits).collect::<String>(), sum);
                let mut entry: Value = serde_json::from_str(&format!("{body}}}")).unwrap();
                assert_eq!(entry["n"].take(), n);
                let entry = Entry {
                    id: serde_json::from_value(entry["id"].take()).unwrap(),
                    at: serde_json::from_value(entry["at"].take()).unwrap(),
                    by: serde_json::from_value(entry["by"].take()).unwrap(),
                    edit: serde_json::from_value(entry["edit"].take()).unwrap(),
                };
                if let Some((round, n)) = entry.id.0.strip_prefix('r').and_then(|it| it.split_once('-')) {
                    assert!(entry == edit(round.parse().unwrap(), n.parse().unwrap()), "{}", entry.id.0);
                }
                self.desk.record(entry).unwrap();
            }
            sum.clone_into(&mut before);
        }
    }
}

fn damaged(path: &Path) -> PathBuf {
    let mut name = path.to_owned().into_os_string();
    name.push(".damaged");
    name.into()
}
