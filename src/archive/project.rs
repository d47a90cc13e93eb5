//! A project on disk: made, opened, and added to.
//!
//! Invariant: what was written is never changed; knows no edit's meaning.

use std::borrow::Borrow;
use std::ops::Range;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use uuid::Uuid;

use super::disk;
use super::error::{ArchiveError, Notice, READING, reason};
use super::growing::{Growing, NotGrown};
use super::line::{self, FORMAT, Header, Sum};
use super::lock::{self, Grip, Holder, Lock};
use super::plain::{self, MOST_PROJECT_BYTES};
use super::read::{self, Journal, Unreadable};
use crate::desk::{Checker, Desk, Entry};

/// Lines left out that are told one by one: enough to see what went wrong, where one loss draws many after it.
const REFUSALS_TOLD: usize = 8;

/// What to do when a project cannot be written.
const SAVE_ELSEWHERE: &str = "free some space or save a copy elsewhere";

/// A project file open for writing, or for reading only.
#[derive(Debug)]
pub struct Project {
    path: PathBuf,
    access: Access,
    writer: Option<Writer>,
    /// The numbers of the entries read or written, in their order; they have gaps where lines were left out.
    numbers: Vec<u64>,
}

/// Whether a project can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// It can.
    Writable,
    /// Somebody else has it open.
    Held(Holder),
    /// It cannot be, and why.
    ReadOnly(String),
}

/// A project as it was opened.
#[derive(Debug)]
pub struct Opened {
    /// The file.
    pub project: Project,
    /// The state of the work.
    pub desk: Desk,
    /// What the checker should know.
    pub notices: Vec<Notice>,
}

#[derive(Debug)]
struct Writer {
    file: Growing,
    tip: Sum,
    /// The number for the next entry.
    next: u64,
    /// Whether the last line lacks its line end.
    ends_open: bool,
    /// The most bytes that the file may have.
    most_bytes: u64,
    _lock: Option<Lock>,
}

impl Project {
    /// Makes a project file with these entries; fails where there is a file of that name.
    pub fn create<E: Borrow<Entry>>(path: &Path, now: Timestamp, entries: &[E]) -> Result<(), ArchiveError> {
        let failed = |error| ArchiveError::io("making the project", "choose another folder", path, error);
        let bytes = whole_file(now, entries).map_err(|error| failed(error.into()))?;
        if bytes.len() as u64 > MOST_PROJECT_BYTES {
            return Err(ArchiveError::Full(path.to_owned()));
        }
        disk::write_new(path, &bytes).map_err(failed)
    }

    /// Opens a project for `who`, for reading only where it cannot be written.
    pub fn open(path: &Path, who: &Checker) -> Result<Opened, ArchiveError> {
        probe(path)?;
        Self::open_gripped(path, lock::take(path, who))
    }

    /// The same, unless somebody else has it open.
    pub fn open_if_free(path: &Path, who: &Checker) -> Result<Option<Opened>, ArchiveError> {
        probe(path)?;
        match lock::take(path, who) {
            Grip::Theirs(_) => Ok(None),
            grip => Self::open_gripped(path, grip).map(Some),
        }
    }

    fn open_gripped(path: &Path, grip: Grip) -> Result<Opened, ArchiveError> {
        let mut notices = Vec::new();
        let (lock, held) = match grip {
            Grip::Ours(lock) => (Ok(lock), None),
            Grip::Theirs(holder) => (Err(String::new()), Some(Access::Held(holder))),
            Grip::None(why) => (Err(why), None),
        };
        let (file, bytes) = match Growing::open(path) {
            Ok((file, bytes)) => (Ok(file), bytes),
            Err(error) => (Err(reason(&error)), disk::read(path).map_err(|error| unread(path, error))?),
        };
        let mut journal = read::read(&bytes).map_err(|why| refusal(why, path))?;
        notices.append(&mut journal.notices);
        let (desk, numbers) = fold(&mut journal, &mut notices);
        let (access, writer) = match (held, file) {
            (Some(held), _) => (held, None),
            (None, Err(reason)) => (Access::ReadOnly(reason), None),
            (None, Ok(file)) => match make_writable(path, file, lock, &bytes, &journal, &mut notices) {
                Ok(writer) => (Access::Writable, Some(writer)),
                Err(reason) => (Access::ReadOnly(reason), None),
            },
        };
        Ok(Opened { project: Self { path: path.to_owned(), access, writer, numbers }, desk, notices })
    }

    /// Writes entries down, and comes back when they are on disk; gives their numbers. On failure none is written.
    pub fn append<E: Borrow<Entry>>(&mut self, entries: &[E]) -> Result<Range<u64>, ArchiveError> {
        let path = &self.path;
        let Some(writer) = &mut self.writer else {
            return Err(ArchiveError::ReadOnly { reason: self.access.to_string(), path: path.clone() });
        };
        let first = writer.next;
        writer.append(entries).map_err(|why| not_grown(why, path))?;
        self.numbers.extend(first..writer.next);
        Ok(first..writer.next)
    }

    /// Makes sure that nobody else has changed the file since it was read or written here.
    pub fn look(&mut self) -> Result<(), ArchiveError> {
        let path = &self.path;
        let Some(writer) = &mut self.writer else { return Ok(()) };
        writer.file.check().map_err(|why| not_grown(why, path))
    }

    /// So many bytes may still be written; where nothing can be, all that anybody asks for.
    pub fn room(&self) -> u64 {
        self.writer.as_ref().map_or(u64::MAX, |writer| writer.most_bytes.saturating_sub(writer.file.len()))
    }

    /// From now on the file may have so many bytes at most, instead of [`MOST_PROJECT_BYTES`].
    pub const fn limit_to(&mut self, bytes: u64) {
        if let Some(writer) = &mut self.writer {
            writer.most_bytes = bytes;
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it can be written.
    pub const fn access(&self) -> &Access {
        &self.access
    }

    /// The journal's number of the desk's entry at `index`.
    pub fn number(&self, index: usize) -> Option<u64> {
        self.numbers.get(index).copied()
    }
}

impl std::fmt::Display for Access {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Writable => f.write_str("it can be written"),
            Self::Held(holder) => holder.fmt(f),
            Self::ReadOnly(reason) => f.write_str(reason),
        }
    }
}

impl Writer {
    fn append<E: Borrow<Entry>>(&mut self, entries: &[E]) -> Result<(), NotGrown> {
        if entries.is_empty() {
            return Ok(());
        }
        let mut bytes = if self.ends_open { vec![b'\n'] } else { Vec::new() };
        let mut tip = self.tip;
        for (entry, n) in entries.iter().zip(self.next..) {
            tip = line::write_entry(entry.borrow(), n, tip, &mut bytes)
                .map_err(|error| NotGrown::Io(error.into()))?;
        }
        if self.file.len() + bytes.len() as u64 > self.most_bytes {
            return Err(NotGrown::Full);
        }
        self.file.grow(&bytes)?;
        self.tip = tip;
        self.next += entries.len() as u64;
        self.ends_open = false;
        Ok(())
    }
}

fn probe(path: &Path) -> Result<(), ArchiveError> {
    let failed = |error| unread(path, error);
    plain::check(path, MOST_PROJECT_BYTES).map_err(failed)?;
    disk::probe(path).map_err(failed)
}

fn unread(path: &Path, error: std::io::Error) -> ArchiveError {
    ArchiveError::io(READING, "check that you may read it", path, error)
}

fn not_grown(why: NotGrown, path: &Path) -> ArchiveError {
    match why {
        NotGrown::Changed => ArchiveError::Changed(path.to_owned()),
        NotGrown::Gone => ArchiveError::Gone(path.to_owned()),
        NotGrown::Full => ArchiveError::Full(path.to_owned()),
        NotGrown::Io(error) => ArchiveError::io("saving", SAVE_ELSEWHERE, path, error),
    }
}

fn whole_file<E: Borrow<Entry>>(now: Timestamp, entries: &[E]) -> serde_json::Result<Vec<u8>> {
    let header = Header {
        tickmark: FORMAT,
        id: Uuid::new_v4().to_string(),
        created: now,
        program: concat!("tickmark ", env!("CARGO_PKG_VERSION")).to_owned(),
    };
    let mut bytes = Vec::new();
    let mut tip = line::write_header(&header, &mut bytes)?;
    for (entry, n) in entries.iter().zip(1..) {
        tip = line::write_entry(entry.borrow(), n, tip, &mut bytes)?;
    }
    Ok(bytes)
}

pub(super) fn refusal(why: Unreadable, path: &Path) -> ArchiveError {
    let path = path.to_owned();
    match why {
        Unreadable::Empty => ArchiveError::Empty(path),
        Unreadable::Endless => ArchiveError::Endless(path),
        Unreadable::Foreign => ArchiveError::Foreign(path),
        Unreadable::Newer { form, program } => ArchiveError::Newer { form, program, path },
    }
}

/// The desk that the entries make, and the number of each that fitted.
pub(super) fn fold(journal: &mut Journal, notices: &mut Vec<Notice>) -> (Desk, Vec<u64>) {
    let mut desk = Desk::default();
    let mut numbers = Vec::with_capacity(journal.entries.len());
    let mut n_refused = 0;
    for (line, n, entry) in std::mem::take(&mut journal.entries) {
        match desk.record(entry) {
            Ok(_) => numbers.push(n),
            Err(why) => {
                n_refused += 1;
                if n_refused <= REFUSALS_TOLD {
                    notices.push(Notice::Refused { line, why });
                }
            }
        }
    }
    if n_refused > REFUSALS_TOLD {
        notices.push(Notice::RefusedMore { count: n_refused - REFUSALS_TOLD });
    }
    (desk, numbers)
}

/// Makes the file ready to grow: keeps what is damaged apart, and cuts off a torn end. Says why it cannot.
fn make_writable(
    path: &Path,
    mut file: Growing,
    lock: Result<Lock, String>,
    bytes: &[u8],
    journal: &Journal,
    notices: &mut Vec<Notice>,
) -> Result<Writer, String> {
    let lock = lock.map_err(|why| notices.push(Notice::Unlocked { why })).ok();
    if !journal.damaged.is_empty() {
        let kept = disk::beside(path, ".damaged");
        disk::keep(&kept, &journal.damaged)
            .map_err(|error| format!("its damaged part cannot be kept apart first ({})", reason(&error)))?;
        notices.push(Notice::Kept(kept));
    }
    let sound = bytes.get(..journal.sound_bytes).unwrap_or(bytes);
    if sound.len() < bytes.len() {
        file.cut(sound).map_err(|error| format!("its torn end cannot be cut off ({})", reason(&error)))?;
    }
    let tip = journal.tip.unwrap_or_else(|| Sum::of(None, sound));
    let (next, ends_open) = (journal.next, journal.ends_open);
    Ok(Writer { file, tip, next, ends_open, most_bytes: MOST_PROJECT_BYTES, _lock: lock })
}
