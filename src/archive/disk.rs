//! Every touch of the disk that the archive makes.
//!
//! What is written can be read by its owner alone, and is on the disk when a function comes back.
//!
//! Invariant: bytes and paths only; knows no project.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::fs::{DirBuilder, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::calls::{self, Call, Handle};
use super::own;
use super::plain::{self, MOST_PROJECT_BYTES, MOST_SETTINGS_BYTES};

/// Options for a file that only its owner may read.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes `folder` and those above it, for its owner alone.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.is_dir();
    let missing: Vec<&Path> = folder.ancestors().take_while(is_missing).collect();
    for folder in missing.into_iter().rev() {
        match calls::make_folder(&builder, folder) {
            // Another program may have made it meanwhile.
            Err(_) if folder.is_dir() => {}
            made => made?,
        }
        calls::sync_folder(folder_of(folder))?;
    }
    Ok(())
}

/// `path` with `ending` after its whole name.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

/// The folder that holds `path`.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// How the name of what is not finished yet ends.
const UNFINISHED: &str = ".unfinished";

/// The name of what is not finished yet and is to be at `path`: one that no other process can be writing to.
fn unfinished(path: &Path) -> PathBuf {
    folder_of(path).join(format!(".{}{UNFINISHED}", Uuid::new_v4().simple()))
}

/// Whether that is the name of something that was not finished.
pub(super) fn is_unfinished(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') && name.ends_with(UNFINISHED)
}

/// Makes a file with these bytes, whole or not at all; fails where there is one of that name.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if is_there(path)? {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let aside = Aside::begin(path)?;
    aside.write(bytes)?;
    aside.finish()
}

/// Makes a file with these bytes, or replaces it at one stroke.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let aside = Aside::begin(path)?;
    aside.write(bytes)?;
    aside.finish_over()
}

/// Writes a file for others at one stroke: with the rights of the one that is `there`; a new one is its owner's alone.
pub(super) fn publish(path: &Path, there: Option<&Metadata>, bytes: &[u8]) -> io::Result<()> {
    let aside = Aside::begin(path)?;
    aside.write(bytes)?;
    if let Some(there) = there {
        aside.file.take_after(there)?;
    }
    aside.finish_over()
}

/// Writes into what cannot be replaced: a pipe or a terminal.
pub(super) fn pour_into(path: &Path, bytes: &[u8]) -> io::Result<()> {
    (&Handle::open(Call::Open, OpenOptions::new().write(true), path)?).write_all(bytes)
}

/// What is known of the file that `path` leads to, where there is one.
pub(super) fn look(path: &Path) -> io::Result<Option<Metadata>> {
    found(calls::metadata(path))
}

/// A file that is written piece by piece, and gets its name once it is whole; put away before, it leaves nothing.
pub(super) struct Aside {
    file: Handle,
    unfinished: PathBuf,
    path: PathBuf,
}

impl Aside {
    /// Begins the file that is to be at `path`.
    pub(super) fn begin(path: &Path) -> io::Result<Self> {
        let unfinished = unfinished(path);
        let file = Handle::open(Call::Make, private().write(true).create_new(true), &unfinished)?;
        Ok(Self { file, unfinished, path: path.to_owned() })
    }

    /// Adds bytes at its end.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        (&self.file).write_all(bytes)
    }

    /// Brings it to disk under its name; fails where the name is taken, and then leaves nothing.
    pub(super) fn finish(self) -> io::Result<()> {
        self.file.sync()?;
        place_new(&self.unfinished, &self.path)?;
        // The name it was written under must not come back with a power failure.
        drop(calls::remove(&self.unfinished));
        calls::sync_folder(folder_of(&self.path)).inspect_err(|_| {
            // A name that may be gone tomorrow is not given; where it cannot be taken back, the file is whole.
            drop(calls::remove(&self.path));
        })
    }

    /// Brings it to disk in the place of what bears its name.
    pub(super) fn finish_over(self) -> io::Result<()> {
        self.file.sync()?;
        calls::rename(&self.unfinished, &self.path)?;
        match calls::sync_folder(folder_of(&self.path)) {
            // A folder that may be written but not read keeps its old file or the new one.
            Err(error) if error.kind() == ErrorKind::PermissionDenied => Ok(()),
            synced => synced,
        }
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // Gone already where it was renamed; where it cannot be taken away, its name says what it is.
        drop(calls::remove(&self.unfinished));
    }
}

/// Gives a finished file its name. A link fails where the name is taken; on disks without links an empty file
/// holds the name first.
fn place_new(finished: &Path, path: &Path) -> io::Result<()> {
    match calls::link(finished, path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            Handle::open(Call::Make, private().write(true).create_new(true), path)?;
            calls::rename(finished, path).inspect_err(|_| drop(calls::remove(path)))
        }
        linked => linked,
    }
}

/// Whether there is a file of that name with anything in it.
pub(super) fn is_filled(path: &Path) -> io::Result<bool> {
    Ok(look(path)?.is_some_and(|there| there.len() > 0))
}

/// Makes sure that there is a file, and that it can be opened to be read.
pub(super) fn probe(path: &Path) -> io::Result<()> {
    let is_folder = Handle::to_read(path)?.metadata()?.is_dir();
    if is_folder { Err(ErrorKind::IsADirectory.into()) } else { Ok(()) }
}

/// Adds lines to a file, which is made where there is none; those that it holds already are left out.
pub(super) fn keep(path: &Path, lines: &[Vec<u8>]) -> io::Result<()> {
    let file = own::open(path, private().read(true).append(true), MOST_PROJECT_BYTES)?;
    let held = rest(&file)?;
    let bare = |line: &[u8]| line.strip_suffix(b"\n").unwrap_or(line).to_vec();
    let mut known: HashSet<Vec<u8>> = held.split(|&byte| byte == b'\n').map(bare).collect();
    let mut added = Vec::new();
    for line in lines.iter().filter(|line| known.insert(bare(line))) {
        let before = added.last().or_else(|| held.last());
        if before.is_some_and(|&byte| byte != b'\n') {
            added.push(b'\n');
        }
        added.extend_from_slice(line);
    }
    // Also where nothing is added: an earlier try may have written, and not have brought it to disk.
    (&file).write_all(&added)?;
    file.sync()?;
    calls::sync_folder(folder_of(path))
}

/// Whether there is anything of that name.
pub(super) fn is_there(path: &Path) -> io::Result<bool> {
    found(calls::symlink_metadata(path)).map(|found| found.is_some())
}

/// Whether `path` leads to a folder.
pub(super) fn is_folder(path: &Path) -> bool {
    look(path).is_ok_and(|there| there.is_some_and(|there| there.is_dir()))
}

/// Whether a name is taken; where that cannot be told, it is.
pub(super) fn exists(path: &Path) -> bool {
    is_there(path).unwrap_or(true)
}

/// Nothing where there is nothing of that name, or cannot be.
pub(super) fn found(looked: io::Result<Metadata>) -> io::Result<Option<Metadata>> {
    use ErrorKind::{InvalidFilename, NotADirectory, NotFound};
    match looked {
        Err(error) if matches!(error.kind(), NotFound | NotADirectory | InvalidFilename) => Ok(None),
        looked => looked.map(Some),
    }
}

/// All bytes of an ordinary file, no longer than a project may be.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    plain::check(path, MOST_PROJECT_BYTES)?;
    rest(&Handle::to_read(path)?)
}

/// The first bytes of a file, so many at most.
pub(super) fn head(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    (&Handle::to_read(path)?).take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The bytes of an open file from where it stands.
pub(super) fn rest(mut file: &Handle) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(file.metadata()?.len() as usize);
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Which file a path leads to, whatever its name; the same for all where the system does not say.
pub(super) fn identity(metadata: &Metadata) -> (u64, u64) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        (metadata.dev(), metadata.ino())
    }
    #[cfg(not(unix))]
    {
        _ = metadata;
        (0, 0)
    }
}

/// Whether `path` still leads to the open `file`.
pub(super) fn is_same(file: &Handle, path: &Path) -> io::Result<bool> {
    Ok(identity(&file.metadata()?) == identity(&calls::metadata(path)?))
}

/// Opens a file for a lock to be put on, making it where there is none.
pub(super) fn open_lock(path: &Path) -> io::Result<Handle> {
    own::open(path, private().read(true).write(true), MOST_SETTINGS_BYTES)
}

/// Puts `bytes` into an open file instead of what it held; it need not survive a crash.
pub(super) fn fill(mut file: &Handle, bytes: &[u8]) -> io::Result<()> {
    file.cut(0)?;
    file.seek(0)?;
    file.write_all(bytes)
}

/// The files in a folder by name, without those that are still being written.
pub(super) fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in calls::list(folder)? {
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !is_hidden && is_file(&path)? {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Whether `path` leads to an ordinary file; an error where that cannot be told, so that none is passed over.
fn is_file(path: &Path) -> io::Result<bool> {
    match look(path) {
        // A link that leads nowhere, or round.
        Err(_) if calls::symlink_metadata(path)?.is_symlink() => Ok(false),
        looked => Ok(looked?.is_some_and(|there| there.is_file())),
    }
}

/// A folder that is filled aside, and gets its name once it is whole; put away before, it leaves nothing.
pub(super) struct AsideFolder {
    unfinished: PathBuf,
    path: PathBuf,
}

impl AsideFolder {
    /// Begins the folder that is to be at `path`.
    pub(super) fn begin(path: &Path) -> io::Result<Self> {
        let aside = Self { unfinished: unfinished(path), path: path.to_owned() };
        make_folder(&aside.unfinished)?;
        Ok(aside)
    }

    /// Where a file of that name goes meanwhile.
    pub(super) fn place(&self, name: &OsStr) -> PathBuf {
        self.unfinished.join(name)
    }

    /// Gives it its name.
    pub(super) fn finish(self) -> io::Result<()> {
        if is_there(&self.path)? {
            return Err(ErrorKind::AlreadyExists.into());
        }
        calls::rename(&self.unfinished, &self.path)?;
        calls::sync_folder(folder_of(&self.path)).inspect_err(|_| drop(remove_folder(&self.path)))
    }
}

impl Drop for AsideFolder {
    fn drop(&mut self) {
        // Gone already where it was renamed; where it cannot be taken away, its name says what it is.
        drop(calls::remove_folder(&self.unfinished));
    }
}

/// Takes a folder away, with all that is in it.
pub(super) fn remove_folder(path: &Path) -> io::Result<()> {
    calls::remove_folder(path)
}

/// Takes a file away.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    calls::remove(path)
}

/// Gives a file another name; what bears that name is replaced.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    calls::rename(from, to)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_is_made_whole_and_never_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        write_new(&path, b"one").unwrap();
        assert_eq!(write_new(&path, b"two").unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        let nowhere = folder.path().join("none").join("x");
        assert_eq!(write_new(&nowhere, b"x").unwrap_err().kind(), ErrorKind::NotFound);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_kept_is_kept_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        for lines in [vec!["one\n", "torn"], vec!["two\n", "one\n"], vec!["torn", "two\n", "torn\n"]] {
            let lines: Vec<Vec<u8>> = lines.iter().map(|line| line.as_bytes().to_vec()).collect();
            keep(&path, &lines).unwrap();
        }
        assert_eq!(fs::read(&path).unwrap(), b"one\ntorn\ntwo\n");
    }
}
