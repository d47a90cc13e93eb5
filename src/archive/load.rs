//! An article off the disk.
//!
//! Invariant: reads, never writes, and never more than an article may be long.

use std::io::{self, ErrorKind};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use thiserror::Error;

use super::error::reason;
use super::plain;
use crate::article::{self, Dates, Format, MOST_FILE_BYTES, Opened, ReadError, Step};

/// Why an article cannot be opened.
#[derive(Debug, Error)]
#[error("{why}: {}", .path.display())]
pub struct LoadError {
    /// The file.
    pub path: PathBuf,
    /// The reason.
    pub why: LoadFailure,
}

/// Reasons why an article cannot be opened.
#[derive(Debug, Error)]
pub enum LoadFailure {
    /// Nothing has this name.
    #[error("there is no such file: check its name, or whether it was moved")]
    Missing,
    /// A folder has this name.
    #[error("this is a folder, not an article: choose a file in it")]
    Folder,
    /// A folder without articles.
    #[error("there is no article (.txt, .docx, .html and the like) in this folder: name the files")]
    NothingInFolder,
    /// A device, a pipe or a socket has this name.
    #[error(
        "this is no ordinary file but a device or a pipe: save what comes of it in a file, or give it as -"
    )]
    NoFile,
    /// The file may not be read.
    #[error("you are not allowed to read this file: ask its owner, or open a copy")]
    NotAllowed,
    /// The system gave another reason.
    #[error("the file cannot be read ({}): try again, or open a copy", reason(.0))]
    System(io::Error),
    /// The file was read, but holds no article.
    #[error(transparent)]
    NoArticle(#[from] ReadError),
}

impl From<io::Error> for LoadFailure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::Missing,
            ErrorKind::IsADirectory => Self::Folder,
            ErrorKind::PermissionDenied => Self::NotAllowed,
            ErrorKind::InvalidInput => Self::NoFile,
            ErrorKind::FileTooLarge => Self::NoArticle(ReadError::TooMuch),
            _ => Self::System(error),
        }
    }
}

/// Opens the article at `path`. Where the caller gives no publication date and the text has none, the day the file
/// was last changed stands for it.
pub fn load_article(path: &Path, given: Option<Date>) -> Result<Opened, LoadError> {
    load_article_watched(path, given, &mut |_| ControlFlow::Continue(()))
}

/// Opens as [`load_article`] does, and tells `watch` how far a long file has been read; where that breaks off, so does
/// the reading.
pub fn load_article_watched(
    path: &Path,
    given: Option<Date>,
    watch: &mut dyn FnMut(Step) -> ControlFlow<()>,
) -> Result<Opened, LoadError> {
    load(path, given, watch).map_err(|why| LoadError { path: path.to_owned(), why })
}

fn load(
    path: &Path,
    given: Option<Date>,
    watch: &mut dyn FnMut(Step) -> ControlFlow<()>,
) -> Result<Opened, LoadFailure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let file = plain::open(path)?;
    let metadata = file.metadata()?;
    if metadata.len() > MOST_FILE_BYTES as u64 {
        return Err(too_long(&name).into());
    }
    let changed = Timestamp::try_from(metadata.modified()?).map_err(io::Error::other)?;
    let changed = changed.to_zoned(TimeZone::system()).date();
    let bytes = plain::read_at_most(file)?;
    Ok(article::read_watched(&bytes, &name, Dates { given, file: changed }, watch)?)
}

/// What there is to say of a file so long that it is not read at all.
fn too_long(name: &str) -> ReadError {
    if Format::of_name(name).is_none_or(Format::is_text) { ReadError::TooLong } else { ReadError::TooMuch }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::MOST_BYTES;

    #[test]
    fn each_failure_is_one_line_with_the_path_last() {
        let folder = tempfile::tempdir().unwrap();
        let line = |name: &str| {
            let error = load_article(&folder.path().join(name), None).unwrap_err().to_string();
            let (why, path) = error.rsplit_once(": ").unwrap();
            assert!(Path::new(path).starts_with(folder.path()), "{error}");
            why.to_owned()
        };
        std::fs::write(folder.path().join("empty.txt"), " \n\n").unwrap();
        std::fs::write(folder.path().join("torn.pdf"), "%PDF-1.7 …").unwrap();
        std::fs::write(folder.path().join("long.txt"), vec![b'a'; 2 * MOST_BYTES + 1]).unwrap();
        assert_eq!(line("none.txt"), "there is no such file: check its name, or whether it was moved");
        assert_eq!(line("."), "this is a folder, not an article: choose a file in it");
        assert_eq!(line("empty.txt"), "the file is empty: there is nothing to check");
        assert!(line("torn.pdf").starts_with("the file is a PDF, but damaged"));
        assert!(line("long.txt").starts_with("the file is longer than 3 MB"));
    }
}
