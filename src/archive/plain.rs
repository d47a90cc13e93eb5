//! Only ordinary files are opened, and none that is longer than it may be: a pipe waits for ever, a device never ends.
//!
//! The limits on what is read stand together here, as far as they are the disk's; [`crate::article`] has those on what
//! a file may unfold to, and `docs/limits.md` all of them with their reasons.
//!
//! Invariant: says no before the first byte is read.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use crate::article::MOST_FILE_BYTES;

/// The most bytes of a project: two drafts as long as an article may be, with all their claims.
pub const MOST_PROJECT_BYTES: u64 = 256 * 1024 * 1024;

/// The most bytes of the settings: some thousand paths and keys.
pub(super) const MOST_SETTINGS_BYTES: u64 = 4 * 1024 * 1024;

/// The most bytes of one line that comes in as an edit or a document: read as JSON, it may take sixteen times as many.
pub const MOST_LINE_BYTES: usize = 32 * 1024 * 1024;

/// Whether `path` leads to an ordinary file of at most `most` bytes; says why not. What is no file at all cannot be
/// opened either.
pub(super) fn check(path: &Path, most: u64) -> io::Result<()> {
    let known = fs::metadata(path)?;
    if known.is_dir() {
        Err(ErrorKind::IsADirectory.into())
    } else if !known.is_file() {
        Err(io::Error::new(ErrorKind::InvalidInput, "it is no ordinary file"))
    } else if known.len() > most {
        Err(io::Error::new(ErrorKind::FileTooLarge, format!("it is longer than {} MB", most / 1024 / 1024)))
    } else {
        Ok(())
    }
}

/// Opens an ordinary file of whatever length, to be read piece by piece.
pub fn open(path: &Path) -> io::Result<File> {
    check(path, u64::MAX)?;
    File::open(path)
}

/// The bytes of an ordinary file, as many as a file may have.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    check(path, MOST_FILE_BYTES as u64)?;
    read_at_most(File::open(path)?)
}

/// Reads to the end, or to one byte more than a file may have: enough to refuse it.
pub fn read_at_most(from: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST_FILE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn what_is_no_ordinary_file_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        symlink("/dev/zero", at("zero")).unwrap();
        symlink(at("round"), at("round")).unwrap();
        symlink(at("none"), at("nowhere")).unwrap();
        let _socket = UnixListener::bind(at("socket")).unwrap();
        fs::write(at("file"), "abc").unwrap();
        symlink(at("file"), at("link")).unwrap();
        for name in ["zero", "round", "nowhere", "socket", "."] {
            assert!(read_file(&at(name)).is_err(), "{name}");
            assert!(open(&at(name)).is_err(), "{name}");
        }
        for name in ["file", "link"] {
            assert_eq!(read_file(&at(name)).unwrap(), b"abc");
        }
    }

    #[test]
    fn a_file_without_end_is_refused_by_its_length() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sparse");
        File::create(&path).unwrap().set_len(1 << 40).unwrap();
        assert_eq!(read_file(&path).unwrap_err().kind(), ErrorKind::FileTooLarge);
        assert_eq!(check(&path, MOST_PROJECT_BYTES).unwrap_err().to_string(), "it is longer than 256 MB");
        assert!(open(&path).is_ok(), "it can be read piece by piece");
    }
}
