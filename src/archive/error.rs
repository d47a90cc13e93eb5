//! What can go wrong with a project file, and what was noticed while reading one.
//!
//! Invariant: one clear line each: what failed, why, what to do; the path last.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::line::FORMAT;
use super::plain::MOST_PROJECT_BYTES;
use crate::desk::EditError;

/// Why a project could not be made, opened or written.
#[derive(Debug, Error)]
pub enum ArchiveError {
    /// There is a file of that name.
    #[error("there is a file of that name already: open it, or choose another name: {}", .0.display())]
    Exists(PathBuf),
    /// There is no such file.
    #[error("there is no such project: look for where it was moved to: {}", .0.display())]
    Missing(PathBuf),
    /// A folder has this name.
    #[error("this is a folder, not a project: choose a file in it: {}", .0.display())]
    Folder(PathBuf),
    /// The file holds something else.
    #[error("this is no Tickmark project: open it as an article, if it is one: {}", .0.display())]
    Foreign(PathBuf),
    /// The file has more lines than work ever made.
    #[error("this has more than a million lines, which no project has: look for a copy of it: {}", .0.display())]
    Endless(PathBuf),
    /// The file is empty.
    #[error("the project file is empty: delete it, and open the article again: {}", .0.display())]
    Empty(PathBuf),
    /// A newer program wrote it.
    #[error(
        "the project was made by {program} in form {form}, and this program reads up to form {FORMAT}: \
         install that version or a later one: {}", .path.display()
    )]
    Newer {
        /// The version of the form.
        form: u32,
        /// The program needed.
        program: String,
        /// The project.
        path: PathBuf,
    },
    /// The project is open for reading only.
    #[error("nothing can be written here, because {reason}: save a copy elsewhere: {}", .path.display())]
    ReadOnly {
        /// Why.
        reason: String,
        /// The project.
        path: PathBuf,
    },
    /// Somebody else has changed the file.
    #[error(
        "another program has changed the project file, so nothing was written to it: \
         save a copy elsewhere, or open the file again: {}", .0.display()
    )]
    Changed(PathBuf),
    /// The file has gone from its place.
    #[error("the project file has gone from its place, so nothing was written: save a copy elsewhere: {}", .0.display())]
    Gone(PathBuf),
    /// The file would be longer than can be opened again.
    #[error("{}: {}", too_long(), .0.display())]
    Full(PathBuf),
    /// The computer refused.
    #[error("{what} failed ({}): {advice}: {}", reason(.source), .path.display())]
    Io {
        /// What was to be done.
        what: &'static str,
        /// What can be done now.
        advice: &'static str,
        /// Why it failed.
        source: io::Error,
        /// Where.
        path: PathBuf,
    },
    /// There is no place for the program's own files.
    #[error("no folder for Tickmark's own files was found: set TICKMARK_STATE_DIR to one")]
    Homeless,
}

impl ArchiveError {
    /// What failed, with advice, at `path`.
    pub(super) fn io(what: &'static str, advice: &'static str, path: &Path, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::NotFound if what == READING => Self::Missing(path.to_owned()),
            io::ErrorKind::IsADirectory if what == READING => Self::Folder(path.to_owned()),
            io::ErrorKind::AlreadyExists => Self::Exists(path.to_owned()),
            _ => Self::Io { what, advice, source, path: path.to_owned() },
        }
    }
}

/// What there is to say of an entry that would make a project longer than can be opened again.
pub fn too_long() -> String {
    format!(
        "the project would be longer than {} MB, the most that can be opened again, so this is not done: \
         begin a new project for what comes, all that is here stays",
        MOST_PROJECT_BYTES / 1024 / 1024
    )
}

/// The name of the act that needs a project to be there.
pub(super) const READING: &str = "reading the project";

/// Why the computer refused, without its error number.
pub(super) fn reason(error: &io::Error) -> String {
    let words = error.to_string();
    words.split_once(" (os error").map_or(words.as_str(), |(words, _)| words).to_lowercase()
}

/// Faults of a file told one by one: enough to see what happened to it.
const FAULTS_TOLD: usize = 40;

/// Leaves of all `notices` as many as people read.
pub(super) fn cut_short(notices: &mut Vec<Notice>) {
    let count = notices.len().saturating_sub(FAULTS_TOLD);
    if count > 0 {
        notices.truncate(FAULTS_TOLD);
        notices.push(Notice::More { count });
    }
}

fn counted(files: usize) -> String {
    if files == 1 {
        "1 kept file of a source is".to_owned()
    } else {
        format!("{files} kept files of sources are")
    }
}

/// Something a checker should know about a project that was opened; no work is lost by it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Notice {
    /// The last line was torn.
    #[error("the last line was cut short, as by a power failure, and was dropped ({bytes} bytes)")]
    Torn {
        /// Its length.
        bytes: usize,
    },
    /// The first line is damaged.
    #[error("line 1, the project's own description, is damaged; the work below it was read")]
    HeaderDamaged,
    /// A line does not fit its checksum.
    #[error("line {line} is damaged or was changed, and was left out")]
    Damaged {
        /// Its number in the file, from 1.
        line: usize,
    },
    /// A line has a turned bit, which its checksum told.
    #[error(
        "one bit of line {line} was wrong; the line’s checksum told which, and the line was read as it was written"
    )]
    Mended {
        /// Its number in the file, from 1.
        line: usize,
    },
    /// A line that takes in an article does not fit its checksum.
    #[error(
        "line {line}, the article itself, is damaged and was read as it stands: compare it with the original"
    )]
    DraftDamaged {
        /// Its number in the file, from 1.
        line: usize,
    },
    /// Only a line's checksum is damaged.
    #[error("the checksum of line {line} is damaged; the line itself is sound and was read")]
    SumDamaged {
        /// Its number in the file, from 1.
        line: usize,
    },
    /// A line cannot be proved.
    #[error(
        "what stood before line {line} is damaged or missing, so the line could not be proved; it was read as it stands"
    )]
    Unproved {
        /// Its number in the file, from 1.
        line: usize,
    },
    /// A sound line stands in another place than it was written in.
    #[error(
        "line {line} does not follow on the line before it, as where lines were moved or put in between; \
         it is sound and was read in its place"
    )]
    Moved {
        /// Its number in the file, from 1.
        line: usize,
    },
    /// A line stands there twice.
    #[error("line {line} stands there twice; it was read once")]
    Repeated {
        /// Its number in the file, from 1.
        line: usize,
    },
    /// A sound line says something this program does not know.
    #[error("line {line} was left out, because this program does not understand it: {why}")]
    NotUnderstood {
        /// Its number in the file, from 1.
        line: usize,
        /// Why.
        why: String,
    },
    /// An entry does not fit the work as it stands.
    #[error("line {line} was left out, because it does not fit what stands before it: {why}")]
    Refused {
        /// Its number in the file, from 1.
        line: usize,
        /// Why.
        why: EditError,
    },
    /// More entries do not fit.
    #[error("{count} more lines were left out, because they do not fit what stands before them")]
    RefusedMore {
        /// How many.
        count: usize,
    },
    /// More is wrong than anybody would read.
    #[error("{count} more faults of the file are not listed")]
    More {
        /// How many.
        count: usize,
    },
    /// Where damaged bytes were kept.
    #[error("what was damaged is kept in {}", .0.display())]
    Kept(PathBuf),
    /// The folder cannot hold locks.
    #[error(
        "the project cannot be locked here ({why}), so a second window on it is only noticed once it has written, and \
         then both are kept: let nobody else open it meanwhile"
    )]
    Unlocked {
        /// Why.
        why: String,
    },
    /// Kept files of sources are not where they belong.
    #[error(
        "{} not beside the project, {names}: bring their folder back or keep them anew: {}",
        counted(*.count), .folder.display()
    )]
    Lacking {
        /// How many.
        count: usize,
        /// What the first of them are called.
        names: String,
        /// The folder they should lie in.
        folder: PathBuf,
    },
    /// The settings could not be read.
    #[error("the settings could not be read and start afresh; the old file is kept in {}", .0.display())]
    SettingsGarbled(PathBuf),
}
