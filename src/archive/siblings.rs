//! Other copies of a project beside it: those that cloud folders make of a conflict, and those of Tickmark's own where
//! two were kept or merged.
//!
//! | name | made by |
//! |---|---|
//! | `x (Jo's conflicted copy 2026-11-23).tickmark`, `x (conflicted copy 2026-11-23 101010).tickmark` | Dropbox, Nextcloud |
//! | `x-JOS-LAPTOP.tickmark` | Microsoft’s cloud folder |
//! | `x (1).tickmark` | Google Drive, browsers |
//! | `x 2.tickmark` | iCloud |
//! | `x.sync-conflict-20261123-101010-ABCDEFG.tickmark` | Syncthing |
//! | `x (conflict MK 2026-11-23 10.10).tickmark`, `x merged.tickmark` | Tickmark |
//!
//! Each speaks its user's language, and some are like any name with a hyphen. So what others made is known by
//! what it is: its name begins with the project's, or the project's with its, and its first line names the same
//! project. Tickmark's own are projects anew, and known by their names.
//!
//! Invariant: reads names and projects, changes none.

use std::path::{Path, PathBuf};

use super::disk;
use super::line::Header;
use super::place::{ENDING, free_name};
use super::viewed::view;
use crate::desk::Desk;

/// Copies read at most; more are no conflict but an archive.
const MOST: usize = 4;
/// Longer ones are left alone, in bytes: opening the project is not to wait for them.
const LONGEST: u64 = 64 << 20;
/// More than a first line has, in bytes.
const LONGEST_HEAD: u64 = 4096;

/// The copies beside the project at `path` that hold something `desk` does not, by name.
pub fn siblings(path: &Path, desk: &Desk) -> Vec<PathBuf> {
    let id = id_of(path);
    let files = path.parent().and_then(|folder| disk::files_in(folder).ok()).unwrap_or_default();
    let is_project = |other: &PathBuf| other != path && other.extension().is_some_and(|it| it == ENDING);
    let is_same = |other: &PathBuf| id.is_some() && id_of(other) == id;
    let is_sibling = |other: &PathBuf| is_own(path, other) || (is_named_after(path, other) && is_same(other));
    let is_short = |other: &PathBuf| other.metadata().is_ok_and(|it| it.len() <= LONGEST);
    let near = files.into_iter().filter(is_project).filter(is_sibling).filter(is_short).take(MOST);
    near.filter(|other| view(other).is_ok_and(|it| brings(&it.desk, desk))).collect()
}

/// What the first line of the project at `path` calls it.
fn id_of(path: &Path) -> Option<String> {
    let head = disk::head(path, LONGEST_HEAD).ok()?;
    let line = head.split(|&byte| byte == b'\n').next()?;
    serde_json::from_slice::<Header>(line).ok().map(|header| header.id)
}

/// Whether the two are what Tickmark itself makes of one.
fn is_own(path: &Path, other: &Path) -> bool {
    let is_made = |path: &Path| own_part(&stem_of(path)).is_some();
    (is_made(path) || is_made(other)) && base_of(path) == base_of(other)
}

/// Whether the name of one of them begins with the name that the other has without its own part.
fn is_named_after(path: &Path, other: &Path) -> bool {
    let begins = |path: &Path, other: &Path| stem_of(other).starts_with(&base_of(path));
    begins(path, other) || begins(other, path)
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

fn stem_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Where that begins by which Tickmark tells the files it makes of one project from it.
fn own_part(stem: &str) -> Option<usize> {
    [" (conflict ", " merged"].iter().filter_map(|part| stem.find(part)).min()
}

/// The name without what tells one copy from another.
fn base_of(path: &Path) -> String {
    let stem = stem_of(path);
    let in_brackets = stem.find(" (").filter(|at| {
        let inside = stem.get(at + 2..).unwrap_or_default().to_lowercase();
        let is_number = inside.strip_suffix(')').is_some_and(|n| n.parse::<u16>().is_ok());
        is_number || inside.contains("conflict")
    });
    let ends = [in_brackets, stem.find(".sync-conflict-"), own_part(&stem)];
    let end = ends.into_iter().flatten().min().unwrap_or(stem.len());
    stem.get(..end).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use jiff::Timestamp;

    use super::*;
    use crate::archive::{Access, Project};
    use crate::desk::{Checker, Edit, Entry, EntryId, NewDraft};

    /// Names that copies of `ferry.tickmark` get.
    const COPIES: [&str; 14] = [
        "ferry (Jo's conflicted copy 2026-11-23)",
        "ferry (conflicted copy 2026-11-23 101010)",
        "ferry (Jos in Konflikt stehende Kopie 2026-11-23)",
        "ferry-JOS-LAPTOP",
        "ferry-DESKTOP-4F2K1QA-2",
        "ferry (1)",
        "ferry(1)",
        "ferry 2",
        "ferry.sync-conflict-20261123-101010-ABCDEFG",
        "ferry (SFConflict jo@desk.example 2026-11-23-10-10-10)",
        "ferry_conf(2026-11-23-101010)",
        "ferry - Copy",
        "ferry [conflicted]",
        "ferry restored 2026-11-23 10.10",
    ];

    /// Those that Tickmark makes of it.
    const OWN: [&str; 3] =
        ["ferry (conflict MK 2026-11-23 10.10) 2", "ferry merged 2", "ferry (conflict MK) merged"];

    fn entry(id: &str, edit: Edit) -> Entry {
        Entry { id: EntryId(id.to_owned()), at: Timestamp::UNIX_EPOCH, by: Checker::default(), edit }
    }

    fn article() -> Entry {
        let dates = crate::article::Dates { given: None, file: jiff::civil::date(2026, 11, 23) };
        let article =
            crate::article::read(b"Three people died on Monday.", "ferry.txt", dates).unwrap().article;
        let draft = NewDraft::of(&article, &crate::extract::extract(&article));
        entry("e0", Edit::AddDraft { draft })
    }

    fn describe(id: &str) -> Entry {
        entry(id, Edit::DescribePiece { piece: Default::default() })
    }

    struct Folder(tempfile::TempDir);

    impl Folder {
        /// With the project `ferry`.
        fn new() -> Self {
            let folder = Self(tempfile::tempdir().unwrap());
            folder.make("ferry");
            folder
        }

        fn at(&self, name: &str) -> PathBuf {
            self.0.path().join(format!("{name}.{ENDING}"))
        }

        /// A project of its own on the same article.
        fn make(&self, name: &str) -> PathBuf {
            Project::create(&self.at(name), Timestamp::UNIX_EPOCH, &[article()]).unwrap();
            self.at(name)
        }

        fn copy(&self, name: &str) -> PathBuf {
            fs::copy(self.at("ferry"), self.at(name)).unwrap();
            self.at(name)
        }
    }

    fn found(path: &Path) -> Vec<PathBuf> {
        siblings(path, &view(path).unwrap().desk)
    }

    fn work_on(path: &Path, id: &str) {
        let mut project = Project::open(path, &Checker::default()).unwrap().project;
        assert_eq!(*project.access(), Access::Writable);
        project.append(&[describe(id)]).unwrap();
    }

    #[test]
    fn copies_that_cloud_folders_leave_are_offered_where_they_hold_other_work_of_the_same_project() {
        for name in COPIES {
            let folder = Folder::new();
            let copy = folder.copy(name);
            assert!(found(&folder.at("ferry")).is_empty(), "{name} holds nothing else");
            work_on(&copy, "theirs");
            assert_eq!(found(&folder.at("ferry")), std::slice::from_ref(&copy), "{name}");
            work_on(&folder.at("ferry"), "ours");
            assert_eq!(found(&copy), [folder.at("ferry")], "from {name} as well");
        }
    }

    #[test]
    fn another_project_is_offered_under_no_name_but_tickmarks_own() {
        for name in COPIES {
            let folder = Folder::new();
            work_on(&folder.make(name), "another");
            assert!(found(&folder.at("ferry")).is_empty(), "{name} is another project");
        }
        for name in OWN {
            let folder = Folder::new();
            work_on(&folder.make(name), "ours");
            assert_eq!(found(&folder.at("ferry")), [folder.at(name)], "{name}");
        }
        let folder = Folder::new();
        work_on(&folder.copy("harbour"), "theirs");
        assert!(found(&folder.at("ferry")).is_empty(), "it has another name altogether");
    }

    #[test]
    fn what_two_copies_are_merged_into_is_called_by_the_name_that_both_come_from() {
        let numbered = ["ferry", "ferry (1)", "ferry.sync-conflict-20261123-101010-ABCDEFG"];
        for name in numbered.into_iter().chain(OWN) {
            assert_eq!(base_of(Path::new(&format!("/news/{name}.tickmark"))), "ferry", "{name}");
        }
        for name in ["ferry (draft)", "ferry fire", "ferry-2"] {
            assert_eq!(base_of(Path::new(&format!("{name}.tickmark"))), name);
        }
    }
}
