//! Copies of the files that sources were read from, beside the project: `NAME.tickmark-files/<sha256>`.
//!
//! Invariant: a copy has the bytes its name says, or is not there; the file copied from is only read.

use std::collections::BTreeMap;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::calls::{self, Handle};
use super::error::{ArchiveError, Notice};
use super::{disk, own, plain};
use crate::desk::{Desk, SourceFile};

/// Read at one time.
const CHUNK_BYTES: usize = 64 * 1024;

/// Told how many of how many bytes are done; says whether to go on.
pub type Meter<'a> = &'a dyn Fn(u64, u64) -> bool;

/// The folder of the copies that belong to `project`.
pub fn attached_folder(project: &Path) -> PathBuf {
    disk::beside(project, "-files")
}

/// Names of files told one by one.
const NAMES_TOLD: usize = 3;

/// What a checker should know where kept files that sources of `desk` tell of are not beside `project`.
pub fn lacking(project: &Path, desk: &Desk) -> Option<Notice> {
    let folder = attached_folder(project);
    // What cannot be told is not told.
    let is_there = |file: &SourceFile| disk::look(&folder.join(&file.sha256)).map_or(true, |it| it.is_some());
    let kept = desk.sources().filter_map(|source| source.file.as_ref()).filter(|file| file.kept);
    let lacking: BTreeMap<&str, &str> =
        kept.filter(|file| !is_there(file)).map(|file| (&*file.sha256, &*file.name)).collect();
    let more = if lacking.len() > NAMES_TOLD { " and others" } else { "" };
    let names: Vec<&str> = lacking.values().copied().take(NAMES_TOLD).collect();
    let names = format!("{}{more}", names.join(", "));
    (!lacking.is_empty()).then_some(Notice::Lacking { count: lacking.len(), names, folder })
}

/// What proves which file lies at `path`: name, SHA-256, size.
pub fn fingerprint_file(path: &Path, meter: Meter<'_>) -> Result<SourceFile, ArchiveError> {
    let failed = |error| {
        let advice = "check that it is a file you may read, or copy it elsewhere first";
        ArchiveError::io("reading the file", advice, path, error)
    };
    let mut hasher = Sha256::new();
    let size = pour(path, meter, |bytes| {
        hasher.update(bytes);
        Ok(())
    })
    .map_err(failed)?;
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok(SourceFile { name, sha256: digits(hasher), size, kept: false })
}

/// Keeps a copy of the file at `path` beside `project`, if it still has the bytes of `sha256`.
pub fn attach(project: &Path, path: &Path, sha256: &str, meter: Meter<'_>) -> Result<(), ArchiveError> {
    let folder = attached_folder(project);
    let copy = folder.join(sha256);
    let advice = "free some space, or check that the project’s folder can be written";
    let failed = |error| ArchiveError::io("keeping a copy of the file", advice, &copy, error);
    if disk::is_filled(&copy).map_err(failed)? {
        return Ok(());
    }
    own::no_link(&folder).and_then(|()| disk::make_folder(&folder)).map_err(failed)?;
    let aside = disk::Aside::begin(&copy).map_err(failed)?;
    let mut hasher = Sha256::new();
    pour(path, meter, |bytes| {
        hasher.update(bytes);
        aside.write(bytes)
    })
    .map_err(failed)?;
    if digits(hasher) != sha256 {
        return Err(failed(io::Error::other("the file has changed meanwhile")));
    }
    // On a disk without links a crash may have left an empty file of that name.
    aside.finish_over().map_err(failed)
}

/// Copies all that is kept beside the project `from` to beside `to`, then lets `make` make the project there: all of it
/// or nothing.
pub fn attach_all<T>(
    from: &Path,
    to: &Path,
    meter: Meter<'_>,
    make: impl FnOnce() -> Result<T, ArchiveError>,
) -> Result<T, ArchiveError> {
    let (kept, copy) = (attached_folder(from), attached_folder(to));
    let failed = |error| {
        let advice = "free some space, or choose another place or name";
        ArchiveError::io("copying the kept files of the sources", advice, &copy, error)
    };
    // Where a project of that name is there already, `make` says so before anything is copied.
    if disk::look(&kept).map_err(failed)?.is_none() || disk::is_there(to).map_err(failed)? {
        return make();
    }
    copy_folder(&kept, &copy, meter).map_err(failed)?;
    make().inspect_err(|_| {
        // Without its project the folder is of no use to anybody.
        drop(disk::remove_folder(&copy));
    })
}

/// Copies a folder of kept files, whole or not at all.
fn copy_folder(from: &Path, to: &Path, meter: Meter<'_>) -> io::Result<()> {
    if disk::is_there(to)? {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    own::no_link(from)?;
    let files = disk::files_in(from)?;
    files.iter().try_for_each(|file| own::no_link(file))?;
    let sizes =
        files.iter().map(|file| Ok(calls::metadata(file)?.len())).collect::<io::Result<Vec<u64>>>()?;
    let (all, mut before) = (sizes.iter().sum(), 0);
    let aside = disk::AsideFolder::begin(to)?;
    for file in &files {
        let name = file.file_name().unwrap_or_default();
        before += copy_file(file, &aside.place(name), &|done, _| meter(before + done, all))?;
    }
    aside.finish()
}

/// Copies one kept file, if it still has the bytes that its name says; their number.
fn copy_file(from: &Path, to: &Path, meter: Meter<'_>) -> io::Result<u64> {
    let copy = disk::Aside::begin(to)?;
    let mut hasher = Sha256::new();
    let size = pour(from, meter, |bytes| {
        hasher.update(bytes);
        copy.write(bytes)
    })?;
    let name = from.file_name().unwrap_or_default().to_string_lossy();
    let is_sum = name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_sum && digits(hasher) != name {
        return Err(io::Error::other(format!(
            "the kept file {name} is damaged: take it out of its folder first"
        )));
    }
    copy.finish()?;
    Ok(size)
}

/// Gives the bytes of a file piece by piece; their number.
fn pour(path: &Path, meter: Meter<'_>, mut take: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<u64> {
    plain::check(path, u64::MAX)?;
    let file = Handle::to_read(path)?;
    let metadata = file.metadata()?;
    let mut buffer = vec![0; CHUNK_BYTES];
    let mut done = 0;
    loop {
        if !meter(done, metadata.len()) {
            return Err(io::Error::new(io::ErrorKind::Interrupted, "stopped"));
        }
        let read = (&file).read(&mut buffer)?;
        if read == 0 {
            return Ok(done);
        }
        take(buffer.get(..read).unwrap_or_default())?;
        done += read as u64;
    }
}

/// The sum in hexadecimal digits.
pub(super) fn digits(hasher: Sha256) -> String {
    use std::fmt::Write as _;
    hasher.finalize().iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string cannot fail.
        _ = write!(digits, "{byte:02x}");
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn a_file_is_known_by_its_bytes_and_a_copy_is_kept_once() {
        let folder = tempfile::tempdir().unwrap();
        let (project, path) = (folder.path().join("a.tickmark"), folder.path().join("log.pdf"));
        std::fs::write(&path, "abc").unwrap();
        let file = fingerprint_file(&path, &|_, _| true).unwrap();
        let expected =
            SourceFile { name: "log.pdf".to_owned(), sha256: ABC.to_owned(), size: 3, kept: false };
        assert_eq!(file, expected);
        for _ in 0..2 {
            attach(&project, &path, ABC, &|_, _| true).unwrap();
        }
        let kept = attached_folder(&project);
        assert_eq!(kept, folder.path().join("a.tickmark-files"));
        assert_eq!(std::fs::read_to_string(kept.join(ABC)).unwrap(), "abc");
        assert_eq!(kept.read_dir().unwrap().count(), 1, "nothing unfinished is left");
    }

    #[test]
    fn a_copy_of_a_project_takes_its_kept_files_along_or_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("log.pdf"), "abc").unwrap();
        let go_on: Meter<'_> = &|_, _| true;
        attach(&at("a.tickmark"), &at("log.pdf"), ABC, go_on).unwrap();
        std::fs::write(at("a.tickmark-files/.1.unfinished"), "half").unwrap();
        let names = || {
            let mut names: Vec<String> = folder
                .path()
                .read_dir()
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            names
        };
        let before = names();
        let refused = || Err::<(), _>(ArchiveError::Empty(at("b.tickmark")));
        assert!(attach_all(&at("a.tickmark"), &at("b.tickmark"), go_on, refused).is_err());
        assert!(
            attach_all(&at("a.tickmark"), &at("b.tickmark"), &|_, _| false, || Ok(())).is_err(),
            "stopped"
        );
        assert_eq!(names(), before, "nothing is left of a copy that failed");
        attach_all(&at("a.tickmark"), &at("b.tickmark"), go_on, || Ok(())).unwrap();
        let copied = attached_folder(&at("b.tickmark"));
        assert_eq!(std::fs::read_to_string(copied.join(ABC)).unwrap(), "abc");
        assert_eq!(copied.read_dir().unwrap().count(), 1, "what is half written stays behind");
        std::fs::write(at("a.tickmark-files").join(ABC), "abd").unwrap();
        let damaged = attach_all(&at("a.tickmark"), &at("c.tickmark"), go_on, || Ok(())).unwrap_err();
        assert!(damaged.to_string().contains("is damaged"), "{damaged}");
        assert!(!attached_folder(&at("c.tickmark")).exists());
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_copied_or_kept_where_a_planted_link_leads() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir_all(at("home/letters")).unwrap();
        std::fs::write(at("home/letters/one"), "Dear").unwrap();
        std::fs::write(at("log.pdf"), "abc").unwrap();
        symlink(at("home/letters"), at("a.tickmark-files")).unwrap();
        let go_on: Meter<'_> = &|_, _| true;
        let refused = |project: &str| {
            let copied = attach_all(&at(project), &at("copy.tickmark"), go_on, || Ok(())).unwrap_err();
            assert!(copied.to_string().contains("a link to elsewhere has its name"), "{copied}");
            assert!(!attached_folder(&at("copy.tickmark")).exists());
        };
        refused("a.tickmark");
        assert!(attach(&at("a.tickmark"), &at("log.pdf"), ABC, go_on).is_err());
        assert_eq!(at("home/letters").read_dir().unwrap().count(), 1, "nothing was put there");
        attach(&at("b.tickmark"), &at("log.pdf"), ABC, go_on).unwrap();
        symlink(at("home/letters/one"), at("b.tickmark-files/one")).unwrap();
        refused("b.tickmark");
    }

    #[test]
    fn a_file_that_changed_or_was_stopped_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (project, path) = (folder.path().join("a.tickmark"), folder.path().join("log.pdf"));
        std::fs::write(&path, "abd").unwrap();
        assert!(attach(&project, &path, ABC, &|_, _| true).is_err());
        assert!(attach(&project, &path, ABC, &|_, _| false).is_err());
        assert_eq!(attached_folder(&project).read_dir().unwrap().count(), 0);
        assert!(fingerprint_file(folder.path(), &|_, _| true).is_err(), "a folder is no file");
    }
}
