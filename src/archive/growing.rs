//! A file that only grows at its end, and notices when somebody else has had a hand in it.
//!
//! Invariant: what was brought to disk is never written again; bytes and paths only.

use std::fs::OpenOptions;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::calls::{Call, Handle};
use super::disk::{is_same, rest};

/// How many bytes at the end of a file are remembered, to notice when somebody else has written: more than a sum.
const TAIL_BYTES: usize = 96;

/// The file.
#[derive(Debug)]
pub(super) struct Growing {
    file: Handle,
    path: PathBuf,
    /// Its length as this program knows it.
    len: u64,
    /// Its last bytes as this program knows them.
    tail: Vec<u8>,
    /// Whether bytes of a failed write may lie behind its end.
    is_littered: bool,
}

/// Why a growing file could not grow.
#[derive(Debug)]
pub(super) enum NotGrown {
    /// Its name leads to another file, or its end is not as it was left.
    Changed,
    /// Its name leads nowhere.
    Gone,
    /// It would be longer than it may be.
    Full,
    /// The system refused.
    Io(io::Error),
}

impl From<io::Error> for NotGrown {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound { Self::Gone } else { Self::Io(error) }
    }
}

impl Growing {
    /// Opens a file to let it grow, and gives the bytes it holds.
    pub(super) fn open(path: &Path) -> io::Result<(Self, Vec<u8>)> {
        let file = Handle::open(Call::Open, OpenOptions::new().read(true).write(true), path)?;
        let bytes = rest(&file)?;
        let mut growing = Self { file, path: path.to_owned(), len: 0, tail: Vec::new(), is_littered: false };
        growing.note_end(&bytes);
        Ok((growing, bytes))
    }

    /// Its length.
    pub(super) const fn len(&self) -> u64 {
        self.len
    }

    fn note_end(&mut self, added: &[u8]) {
        self.len += added.len() as u64;
        self.tail.extend_from_slice(added.get(added.len().saturating_sub(TAIL_BYTES)..).unwrap_or_default());
        self.tail.drain(..self.tail.len().saturating_sub(TAIL_BYTES));
    }

    /// Cuts off what lies behind `bytes`, which the file starts with.
    pub(super) fn cut(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.cut(bytes.len() as u64)?;
        self.file.sync()?;
        (self.len, self.tail) = (0, Vec::new());
        self.note_end(bytes);
        Ok(())
    }

    /// Adds bytes at the end and brings them to disk; on failure the file is as it was, or will be made so first
    /// the next time.
    ///
    /// Where bringing them to disk fails, the system may have forgotten them and say nothing of it the next time.
    /// So they are cut off, and have to be written anew.
    pub(super) fn grow(&mut self, bytes: &[u8]) -> Result<(), NotGrown> {
        self.check()?;
        if let Err(error) = self.write(bytes) {
            self.is_littered = self.file.cut(self.len).is_err();
            return Err(NotGrown::Io(error));
        }
        self.note_end(bytes);
        Ok(())
    }

    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        self.file.seek(self.len)?;
        (&self.file).write_all(bytes)?;
        self.file.sync_data()
    }

    /// Makes sure that nobody else has written.
    pub(super) fn check(&mut self) -> Result<(), NotGrown> {
        if !is_same(&self.file, &self.path)? {
            return Err(NotGrown::Changed);
        }
        let len = self.file.metadata()?.len();
        if len < self.len || (len > self.len && !self.is_littered) {
            return Err(NotGrown::Changed);
        }
        let mut tail = vec![0; self.tail.len()];
        self.file.seek(self.len - tail.len() as u64)?;
        (&self.file).read_exact(&mut tail)?;
        if tail != self.tail {
            return Err(NotGrown::Changed);
        }
        if self.is_littered {
            self.file.cut(self.len)?;
            self.is_littered = false;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_a_failed_write_left_is_cut_off_before_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        fs::write(&path, b"one\n").unwrap();
        let (mut growing, bytes) = Growing::open(&path).unwrap();
        assert_eq!(bytes, b"one\n");
        fs::write(&path, "one\ntw").unwrap();
        assert!(matches!(growing.grow(b"two\n"), Err(NotGrown::Changed)), "as if somebody else had written");
        growing.is_littered = true;
        growing.grow(b"two\n").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one\ntwo\n");
    }
}
