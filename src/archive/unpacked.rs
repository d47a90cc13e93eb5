//! Files taken out of others, as the attachments of an e-mail, to be opened by themselves.
//!
//! Each lies in Tickmark's own folder below a mark of its bytes, so that the same file taken out twice is one.
//!
//! Invariant: nothing is written outside that folder, whatever the file was called.

use std::path::PathBuf;

use sha2::{Digest as _, Sha256};

use super::attached::digits;
use super::disk;
use super::error::ArchiveError;
use super::state::State;

/// The longest name that is kept, in letters; some systems take no longer one.
const MOST_NAME: usize = 80;

/// Puts a file called `name` down; where it lies then.
pub fn unpack(state: &State, name: &str, bytes: &[u8]) -> Result<PathBuf, ArchiveError> {
    let sum = digits(Sha256::new_with_prefix(bytes));
    let folder = state.folder().join("attachments").join(sum.get(..16).unwrap_or_default());
    let path = folder.join(plain(name));
    let failed = |error| {
        let advice = "free some space, or save the attachment elsewhere";
        ArchiveError::io("taking the attachment out", advice, &path, error)
    };
    if disk::is_there(&path).map_err(failed)? {
        return Ok(path);
    }
    disk::make_folder(&folder).map_err(failed)?;
    disk::replace(&path, bytes).map_err(failed)?;
    Ok(path)
}

/// `name` without what a file system could take for more than a name; its ending stays.
fn plain(name: &str) -> String {
    let is_plain = |c: char| !c.is_control() && !r#"/\:*?"<>|"#.contains(c);
    let safe: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    let safe = safe.trim_matches(['.', ' ']);
    let count = safe.chars().count();
    let short: String = safe.chars().skip(count.saturating_sub(MOST_NAME)).collect();
    let short = short.trim_start_matches(['.', ' ']);
    if short.is_empty() { "attachment".to_owned() } else { short.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_more_than_a_name() {
        let cases = [
            ("ferry.docx", "ferry.docx"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("..", "attachment"),
            ("", "attachment"),
            ("C:\\a\u{0}b.pdf ", "C__a_b.pdf"),
            (".hidden", "hidden"),
        ];
        for (name, expected) in cases {
            assert_eq!(plain(name), expected, "{name:?}");
        }
        assert!(plain(&format!("{}.docx", "long".repeat(60))).ends_with("long.docx"));
    }

    #[test]
    fn the_same_file_is_taken_out_once() {
        let folder = tempfile::tempdir().unwrap();
        let state = State::at(folder.path());
        let [first, again] = [(); 2].map(|()| unpack(&state, "a.txt", b"abc").unwrap());
        assert_eq!((&first, std::fs::read(&first).unwrap()), (&again, b"abc".to_vec()));
        assert_ne!(unpack(&state, "a.txt", b"abd").unwrap(), first);
        assert!(first.starts_with(folder.path()));
    }
}
