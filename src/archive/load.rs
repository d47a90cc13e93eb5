//! An article off the disk.
//!
//! Invariant: reads, never writes, and never more than an article may be long.

use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use thiserror::Error;

use super::error::reason;
use crate::article::{self, Dates, MOST_FILE_BYTES, Opened, ReadError, Step};

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
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(LoadFailure::Folder);
    }
    let changed = Timestamp::try_from(metadata.modified()?).map_err(io::Error::other)?;
    let changed = changed.to_zoned(TimeZone::system()).date();
    let bytes = read_at_most(file)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(article::read_watched(&bytes, &name, Dates { given, file: changed }, watch)?)
}

/// Reads to the end, or to one byte more than a file may have: enough to refuse it.
pub fn read_at_most(from: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST_FILE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
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
        std::fs::write(folder.path().join("long.txt"), vec![b'a'; MOST_BYTES + 1]).unwrap();
        assert_eq!(line("none.txt"), "there is no such file: check its name, or whether it was moved");
        assert_eq!(line("."), "this is a folder, not an article: choose a file in it");
        assert_eq!(line("empty.txt"), "the file is empty: there is nothing to check");
        assert!(line("torn.pdf").starts_with("the file is a PDF, but damaged"));
        assert!(line("long.txt").starts_with("the file is longer than 16 MB"));
    }
}
