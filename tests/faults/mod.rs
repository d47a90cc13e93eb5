//! Every call to the disk is made to fail in turn, in every way: what was promised stays, work goes on afterwards, and
//! the checker is told in one line.

pub(crate) mod disk;
mod locks;
#[cfg(feature = "window")]
mod window;

use std::fs;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use tickmark::archive::calls::Call;
use tickmark::archive::state::{Settings, State};
use tickmark::archive::{self, Access, Project, attach, attach_all, attached_folder};
use tickmark::cli::apply::apply;
use tickmark::desk::{Checker, Edit, Entry};

use self::disk::{Disk, EINTR, FAULTS, Fault, Files, files_below, lay};
use crate::desk::{draft, entry};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const TORN: &str = "{\"n\":6,\"id\":\"lost\",\"at\":\"20";

fn who() -> Checker {
    Checker { name: "Maria Keller".to_owned(), initials: "MK".to_owned() }
}

fn first() -> Entry {
    entry("e0", Edit::AddDraft { draft: draft(&["“Havørn”", "on Monday", "Three people died"]) })
}

fn note(n: usize) -> Entry {
    entry(&format!("e{n}"), Edit::WriteNote { claim: "c1".into(), text: format!("Note {n} ").repeat(40) })
}

/// What the program has said is on disk.
#[derive(Debug, Clone, Default)]
struct Promised {
    /// The entries, in order.
    entries: Vec<String>,
    /// The project file began with these bytes then.
    project: Vec<u8>,
    /// Those of the copy saved elsewhere.
    copy: Option<Vec<String>>,
    zoom: Option<u16>,
    report: Option<&'static str>,
    is_attached: bool,
    /// The project as it was backed up last.
    backup: Vec<u8>,
    /// The file that it was put down in as it was then.
    restored: Option<PathBuf>,
    /// Whether the copy may lack what was kept, since the folder of that was away.
    is_copy_alone: bool,
    is_torn_kept: bool,
}

/// One checker's session on a played disk.
struct Work {
    folder: PathBuf,
    disk: Disk,
    promised: Promised,
    /// What was promised by each promise.
    history: Vec<Promised>,
    told: Vec<String>,
}

/// Tries for one step: the fault may hit the first, and work goes on.
const TRIES: usize = 3;

impl Work {
    fn on(disk: Disk, folder: &Path) -> Self {
        let (promised, told) = Default::default();
        Self { folder: folder.to_owned(), disk, promised, history: vec![Promised::default()], told }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn project(&self) -> PathBuf {
        self.at("ferry.tickmark")
    }

    /// Tries until it is done; whether it was. What is told otherwise must be one line.
    fn step(&mut self, mut go: impl FnMut(&mut Self) -> Result<(), String>) -> bool {
        (0..TRIES).any(|_| match go(self) {
            Ok(()) => {
                self.disk.promise();
                self.history.push(self.promised.clone());
                true
            }
            Err(why) => {
                let is_line = !why.contains('\n') && why.len() < 400 && !why.contains("os error");
                assert!(is_line && why.contains(": "), "{why:?}");
                self.told.push(why);
                false
            }
        })
    }

    fn note_project(&mut self, ids: impl IntoIterator<Item = String>) {
        self.promised.entries.extend(ids);
        self.promised.project = self.bytes();
    }

    /// The project's bytes, read past the disk that is played, wherever its folder is now.
    fn bytes(&self) -> Vec<u8> {
        let away = self.folder.with_extension("away").join("ferry.tickmark");
        fs::read(self.project()).or_else(|_| fs::read(away)).unwrap()
    }

    /// Opens the project for writing and does `go`.
    fn open(&self) -> Result<archive::Opened, String> {
        let opened = Project::open(&self.project(), &who()).map_err(|error| error.to_string())?;
        match opened.project.access() {
            Access::Writable => Ok(opened),
            access => Err(format!("open for reading only: {access}")),
        }
    }

    fn all_steps(&mut self) {
        self.make();
        self.write();
        self.apply();
        self.mend();
        self.keep_aside();
        self.back_up();
    }

    fn make(&mut self) {
        self.step(|work| {
            Project::create(&work.project(), NOW, &[first()]).map_err(|error| error.to_string())?;
            work.note_project(["e0".to_owned()]);
            Ok(())
        });
    }

    fn write(&mut self) {
        let mut held = None;
        let is_open = self.step(|work| {
            held = Some(work.open()?);
            Ok(())
        });
        let Some(opened) = held.as_mut().filter(|_| is_open) else { return };
        // Somebody else looks in meanwhile.
        drop(Project::open(&self.project(), &Checker::default()));
        for batch in [&[note(1)][..], &[note(2)], &[note(3), note(4)]] {
            self.step(|work| {
                opened.project.append(batch).map_err(|error| error.to_string())?;
                work.note_project(batch.iter().map(|entry| entry.id.0.clone()));
                Ok(())
            });
        }
    }

    fn apply(&mut self) {
        self.step(|work| {
            let lines = [note(5), note(6)].map(|Entry { id, at, by, edit }| {
                format!("{}\n", serde_json::json!({"id": id, "at": at, "by": by, "edit": edit}))
            });
            let lines = lines.concat();
            let mut answers = Vec::new();
            let applied = apply(&work.project(), lines.as_bytes(), &mut answers, &who(), || NOW);
            let is_ok = |line: &&[u8]| {
                serde_json::from_slice::<Value>(line).is_ok_and(|answer| answer["ok"].is_u64())
            };
            let oks = answers.split(|&byte| byte == b'\n').filter(is_ok).count();
            assert!(oks == 0 || oks == 2, "both are written with one call");
            if oks == 2 {
                work.note_project(["e5".to_owned(), "e6".to_owned()]);
            }
            applied.map(|_| ()).map_err(|error| error.to_string())
        });
    }

    /// A crash long ago left half a line.
    fn mend(&mut self) {
        let path = self.project();
        let Ok(mut bytes) = fs::read(&path) else { return };
        bytes.extend_from_slice(TORN.as_bytes());
        fs::write(&path, bytes).unwrap();
        self.disk.settle();
        self.step(|work| {
            work.open()?;
            work.promised.is_torn_kept = true;
            Ok(())
        });
    }

    fn keep_aside(&mut self) {
        let state = State::at(self.at("state"));
        for zoom_percent in [110, 125] {
            self.step(|work| {
                let settings = Settings { zoom_percent, ..Settings::default() };
                state.save(&settings).map_err(|error| error.to_string())?;
                work.promised.zoom = Some(zoom_percent);
                Ok(())
            });
        }
        for words in ["first", "second, and longer"] {
            self.step(|work| {
                archive::export(&work.at("report.html"), words.as_bytes())
                    .map_err(|error| error.to_string())?;
                work.promised.report = Some(words);
                Ok(())
            });
        }
        drop(fs::write(self.at("log.pdf"), "abc"));
        self.disk.settle();
        self.step(|work| {
            attach(&work.project(), &work.at("log.pdf"), ABC, &|_, _| true)
                .map_err(|error| error.to_string())?;
            work.promised.is_attached = true;
            Ok(())
        });
        self.step(|work| {
            let to = work.at("copy.tickmark");
            let entries = [first(), note(1), note(7)];
            let make = || Project::create(&to, NOW, &entries);
            attach_all(&work.project(), &to, &|_, _| true, make).map_err(|error| error.to_string())?;
            work.promised.copy = Some(entries.map(|entry| entry.id.0).to_vec());
            Ok(())
        });
    }
}

/// Old backups: as many of this project as may stay, and three of another.
const PLANTED: [(&str, usize); 2] = [("ferry", 12), ("other", 3)];

impl Work {
    /// Backs up, fills the folder up, and backs up again where there is no room for all; then restores the last.
    fn back_up(&mut self) {
        let Some(first) = self.backed_up(1, u64::MAX) else { return };
        self.plant(&first);
        let is_noted = self.step(|work| {
            work.open()?.project.append(&[note(8)]).map_err(|error| error.to_string())?;
            work.note_project(["e8".to_owned()]);
            Ok(())
        });
        let most_bytes = 14 * self.promised.backup.len() as u64;
        if is_noted && self.backed_up(2, most_bytes).is_some() {
            self.restore();
        }
    }

    fn backed_up(&mut self, hour: i64, most_bytes: u64) -> Option<PathBuf> {
        let (state, now) = (State::at(self.at("state")), NOW + SignedDuration::from_hours(hour));
        let mut to = None;
        self.step(|work| {
            let made = archive::back_up(&state, &work.project(), now, most_bytes);
            to = made.map_err(|error| error.to_string())?;
            // A project without work in it yet, or one that was backed up before it was told, makes none.
            if to.is_some() {
                let mut bytes = work.bytes();
                bytes.truncate(bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1));
                work.promised.backup = bytes;
            }
            Ok(())
        });
        to
    }

    fn plant(&self, first: &Path) {
        for (name, n) in PLANTED {
            let own = first.parent().unwrap();
            let folder = if name == "ferry" { own.to_owned() } else { own.with_file_name(name) };
            let piece = serde_json::json!({"project": self.at(&format!("{name}.tickmark"))}).to_string();
            drop(fs::create_dir(&folder).and_then(|()| fs::write(folder.join("piece.json"), piece)));
            for minute in 0..n {
                let name = format!("1970-01-01T00-{minute:02}-00.000 0.tickmark");
                drop(fs::copy(first, folder.join(name)));
            }
        }
        self.disk.settle();
    }

    fn restore(&mut self) {
        let state = State::at(self.at("state"));
        self.step(|work| {
            let kept = archive::backups(&state).into_iter().find(|it| is_ferry(&it.project));
            let last = kept.and_then(|it| it.backups.into_iter().next());
            let last = last.ok_or("no backup is to be seen: try again")?.path;
            let now = NOW.to_zoned(TimeZone::UTC);
            let out =
                archive::restore(&state, &last, &work.project(), &now).map_err(|error| error.to_string())?;
            // Where its folder has gone, it is put down under the project's own name.
            work.promised.restored = Some(out).filter(|out| *out != work.project());
            Ok(())
        });
    }
}

fn is_ferry(project: &Path) -> bool {
    project.ends_with("ferry.tickmark")
}

/// No half backup is offered, the last one is there, and so is the last one of the other project.
fn check_backups(folder: &Path, promised: &Promised, context: &str) {
    let project = fs::read(folder.join("ferry.tickmark")).unwrap_or_default();
    let is_whole = |bytes: &[u8]| bytes.ends_with(b"\n") && project.starts_with(bytes);
    let all = archive::backups(&State::at(folder.join("state")));
    for backup in all.iter().flat_map(|kept| &kept.backups) {
        assert!(is_whole(&fs::read(&backup.path).unwrap()), "{context}: {}", backup.path.display());
    }
    let last = all.iter().find(|kept| is_ferry(&kept.project)).map(|kept| kept.backups[0].bytes);
    assert!(last.unwrap_or(0) >= promised.backup.len() as u64, "{context}: the last backup has gone");
    let restored = files_below(folder).into_iter().filter(|(name, _)| is_restored(&name.to_string_lossy()));
    let restored: Vec<_> = restored.map(|(_, bytes)| bytes.unwrap()).collect();
    assert!(restored.iter().all(|bytes| is_whole(bytes)), "{context}: half a project was restored");
    assert!(!restored.is_empty() || promised.restored.is_none(), "{context}: what was restored has gone");
}

fn is_restored(name: &str) -> bool {
    name.contains("ferry restored") && name.ends_with(".tickmark")
}

/// The ids of the entries in a project that must be whole; nothing may be wrong with it but a torn end.
fn ids(path: &Path, context: &str) -> Vec<String> {
    let opened = Project::open(path, &who()).unwrap_or_else(|error| panic!("{context}: {error}"));
    let is_known =
        |told: &archive::Notice| matches!(told, archive::Notice::Torn { .. } | archive::Notice::Kept(_));
    assert!(opened.notices.iter().all(is_known), "{context}: {:?}", opened.notices);
    opened.desk.entries().iter().map(|entry| entry.id.0.clone()).collect()
}

/// Holds what is in `folder` against what was promised; the project may then be written again.
fn check(folder: &Path, promised: &Promised, context: &str) {
    check_backups(folder, promised, context);
    let at = |name: &str| folder.join(name);
    let path = at("ferry.tickmark");
    if !promised.entries.is_empty() || path.exists() {
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{context}: {error}"));
        assert!(bytes.starts_with(&promised.project), "{context}: what was written has changed");
        let found = ids(&path, context);
        assert_eq!(found[..promised.entries.len()], promised.entries, "{context}");
        let mut opened = Project::open(&path, &who()).unwrap();
        assert_eq!((opened.project.access(), &opened.notices[..]), (&Access::Writable, &[][..]), "{context}");
        opened.project.append(&[note(900)]).unwrap();
        drop(opened);
        let again = ids(&path, context);
        assert_eq!(
            (&again[..found.len()], again.last().unwrap().as_str()),
            (&found[..], "e900"),
            "{context}"
        );
    }
    if promised.is_torn_kept {
        assert!(fs::read_to_string(at("ferry.tickmark.damaged")).unwrap().contains(TORN), "{context}");
    }
    let (settings, told) = State::at(at("state")).load();
    assert_eq!(told, None, "{context}: half of the settings");
    assert!(settings.zoom_percent >= promised.zoom.unwrap_or(100), "{context}");
    let report = fs::read_to_string(at("report.html")).ok();
    let is_whole = report.as_deref().is_none_or(|it| ["first", "second, and longer"].contains(&it));
    assert!(is_whole && report.as_deref() >= promised.report, "{context}: {report:?}");
    for project in ["ferry.tickmark", "copy.tickmark"] {
        let kept = attached_folder(&at(project)).join(ABC);
        let bytes = fs::read_to_string(&kept).ok();
        assert!(bytes.as_deref().is_none_or(|it| it == "abc"), "{context}: {bytes:?}");
        let is_due = promised.is_attached
            && (project == "ferry.tickmark" || (promised.copy.is_some() && !promised.is_copy_alone));
        assert!(bytes.is_some() || !is_due, "{context}: {}", kept.display());
    }
    if promised.copy.is_some() || at("copy.tickmark").exists() {
        assert_eq!(ids(&at("copy.tickmark"), context), ["e0", "e1", "e7"], "{context}");
    }
}

/// Nothing is left that is not meant to be there, unless it could not be taken away, and says so by its name.
fn check_litter(folder: &Path, may_litter: bool, context: &str) {
    const MEANT: [&str; 10] = [
        "ferry.tickmark",
        "ferry.tickmark.damaged",
        "ferry.tickmark-files",
        "copy.tickmark",
        "copy.tickmark-files",
        "report.html",
        "log.pdf",
        "state",
        "state/projects",
        "state/backups",
    ];
    for name in files_below(folder).keys().map(|name| name.to_string_lossy().into_owned()) {
        let is_kept = name.ends_with(ABC) || name == "state/settings.json" || name.contains("ferry restored");
        let is_named = [".unfinished", ".lock"].iter().any(|it| name.contains(it));
        let is_backup = name.starts_with("state/backups/") && !is_named;
        let is_meant = MEANT.contains(&name.as_str()) || is_kept || is_backup || (is_named && may_litter);
        assert!(is_meant, "{context}: {name} is left");
    }
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().join("work");
    fs::create_dir(&folder).unwrap();
    (above, folder)
}

/// One session with one fault.
fn suffer(at: usize, is_lasting: bool, fault: Fault) -> Work {
    let (_above, folder) = folder();
    let disk = Disk::at(&folder).failing(at, is_lasting, fault);
    let mut work = Work::on(disk.clone(), &folder);
    disk.run(|| work.all_steps());
    disk.heal();
    work.promised.is_copy_alone = fault == Fault::Vanished;
    let context = format!("{fault:?} at call {at}, {:?}, lasting: {is_lasting}", disk.hit());
    if fault == Fault::Error(EINTR) {
        assert_eq!(work.told, [""; 0], "{context}: a signal is no fault");
    }
    let may_litter = is_lasting
        || fault == Fault::Vanished
        || matches!(disk.hit(), Some(Call::Remove | Call::Lock | Call::Look));
    check_litter(&folder, may_litter, &context);
    check(&folder, &work.promised, &context);
    work
}

#[test]
fn no_fault_at_any_call_harms_what_was_promised() {
    let (_above, folder) = folder();
    let disk = Disk::at(&folder);
    let mut work = Work::on(disk.clone(), &folder);
    disk.run(|| work.all_steps());
    assert_eq!(work.told, [""; 0]);
    let kept = archive::backups(&State::at(folder.join("state")));
    let kept: Vec<_> = kept.iter().map(|it| (is_ferry(&it.project), it.backups.len())).collect();
    assert_eq!(kept, [(true, 12), (false, 1)], "the oldest have made room");
    check_litter(&folder, false, "no fault");
    check(&folder, &work.promised, "no fault");
    let n_calls = disk.calls().len();
    let (mut n, mut n_told) = (0, 0);
    let is_full = std::env::var_os("TICKMARK_FAULTS").is_some();
    for at in 1..=n_calls {
        for (kind, fault) in FAULTS.into_iter().enumerate() {
            for is_lasting in [false, true] {
                // In short every call fails in one way once and in another for good; in full in all of them.
                let is_due = is_full || (at + kind + usize::from(is_lasting) * 3) % FAULTS.len() == 0;
                if !is_due || (is_lasting && fault == Fault::Error(EINTR)) {
                    continue;
                }
                n += 1;
                n_told += usize::from(!suffer(at, is_lasting, fault).told.is_empty());
            }
        }
    }
    println!("{n_calls} calls, {n} sessions with a fault, {n_told} of them told the checker");
}

#[test]
fn a_kill_or_a_power_failure_before_any_call_harms_nothing_that_was_promised() {
    let (_above, folder) = folder();
    let disk = Disk::at(&folder).remembering();
    let mut work = Work::on(disk.clone(), &folder);
    disk.run(|| work.all_steps());
    let left = disk.take_left();
    for left in &left {
        let (_above, found) = self::folder();
        lay(&left.files as &Files, &found);
        let context = format!("{} before call {}", left.how, left.before);
        check(&found, &work.history[left.promises], &context);
    }
    println!("{} ends", left.len());
}
