//! Documents for others: a file that appears whole or not at all.
//!
//! A new file can be read by its owner alone; one that is replaced stays readable for whom it was.
//!
//! Invariant: knows nothing of what it writes.

use std::io;
use std::path::Path;

use super::disk;
use super::error::ArchiveError;

/// Writes `bytes` to `path`: the file there is replaced at one stroke, or stays as it was.
pub fn export(path: &Path, bytes: &[u8]) -> Result<(), ArchiveError> {
    write(path, bytes).map_err(|error| {
        let advice = "choose another place, or free some space";
        ArchiveError::io("writing the file", advice, path, error)
    })
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let there = disk::look(path)?;
    match &there {
        Some(there) if there.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        // A pipe or a terminal cannot be replaced, only written to.
        Some(there) if !there.is_file() => disk::pour_into(path, bytes),
        _ => disk::publish(path, there.as_ref(), bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.html");
        for words in ["first", "second, and longer"] {
            export(&path, words.as_bytes()).unwrap();
            assert_eq!(std::fs::read_to_string(&path).unwrap(), words);
        }
        assert_eq!(folder.path().read_dir().unwrap().count(), 1);
    }

    #[test]
    fn what_cannot_be_written_is_told_with_the_path_last() {
        let folder = tempfile::tempdir().unwrap();
        for place in [folder.path().to_owned(), folder.path().join("none/report.html")] {
            let error = export(&place, b"x").unwrap_err().to_string();
            assert!(error.ends_with(&place.display().to_string()), "{error}");
            assert!(error.starts_with("writing the file failed ("), "{error}");
        }
    }
}
