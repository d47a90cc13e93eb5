//! Other copies of a project beside it: those that cloud folders make of a conflict, and those of Tickmark's own where
//! two were kept or merged.
//!
//! | name | made by |
//! |---|---|
//! | `x (Jo's conflicted copy 2026-11-23).tickmark`, `x (conflicted copy 2026-11-23 101010).tickmark` | Dropbox, Nextcloud |
//! | `x.sync-conflict-20261123-101010-ABCDEFG.tickmark` | Syncthing |
//! | `x (1).tickmark` | Google Drive, browsers |
//! | `x (conflict MK 2026-11-23 10.10).tickmark`, `x merged.tickmark` | Tickmark |
//!
//! Invariant: reads names and projects, changes none.

use std::path::{Path, PathBuf};

use super::disk;
use super::place::{ENDING, free_name};
use super::viewed::view;
use crate::desk::Desk;

/// Copies read at most; more are no conflict but an archive.
const MOST: usize = 4;
/// Longer ones are left alone, in bytes: opening the project is not to wait for them.
const LONGEST: u64 = 64 << 20;

/// The copies beside the project at `path` that hold something `desk` does not, by name.
pub fn siblings(path: &Path, desk: &Desk) -> Vec<PathBuf> {
    let base = base_of(path);
    let files = path.parent().and_then(|folder| disk::files_in(folder).ok()).unwrap_or_default();
    let is_sibling = |other: &PathBuf| {
        let is_project = other.extension().is_some_and(|ending| ending == ENDING);
        is_project && other != path && base_of(other) == base
    };
    let is_short = |other: &PathBuf| other.metadata().is_ok_and(|it| it.len() <= LONGEST);
    let near = files.into_iter().filter(is_sibling).filter(is_short).take(MOST);
    near.filter(|other| view(other).is_ok_and(|it| brings(&it.desk, desk))).collect()
}

/// A name for what the project at `path` is merged into, beside it: that of neither copy.
pub fn merged_name(path: &Path) -> PathBuf {
    free_name(&path.with_file_name(format!("{}.{ENDING}", base_of(path))), "merged")
}

/// Whether `other` is of the same piece and has steps that `desk` has not.
fn brings(other: &Desk, desk: &Desk) -> bool {
    let shares = other.drafts().any(|draft| desk.drafts().any(|known| known.id == draft.id));
    shares && other.entries().iter().any(|entry| desk.index_of(&entry.id).is_none())
}

/// The name without what tells one copy from another.
fn base_of(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let in_brackets = stem.find(" (").filter(|at| {
        let inside = stem.get(at + 2..).unwrap_or_default().to_lowercase();
        let is_number = inside.strip_suffix(')').is_some_and(|n| n.parse::<u16>().is_ok());
        is_number || inside.contains("conflict")
    });
    let ends = [in_brackets, stem.find(".sync-conflict-"), stem.find(" merged")];
    let end = ends.into_iter().flatten().min().unwrap_or(stem.len());
    stem.get(..end).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_conflicts_are_known_by_their_names() {
        for name in [
            "ferry",
            "ferry (Jo's conflicted copy 2026-11-23)",
            "ferry (conflicted copy 2026-11-23 101010)",
            "ferry.sync-conflict-20261123-101010-ABCDEFG",
            "ferry (1)",
            "ferry (conflict MK 2026-11-23 10.10) 2",
            "ferry merged",
            "ferry merged 2",
            "ferry (conflict MK 2026-11-23 10.10) merged",
        ] {
            assert_eq!(base_of(Path::new(&format!("/news/{name}.tickmark"))), "ferry", "{name}");
        }
        for name in ["ferry (draft)", "ferry fire", "ferry-2"] {
            assert_eq!(base_of(Path::new(&format!("{name}.tickmark"))), name);
        }
    }
}
