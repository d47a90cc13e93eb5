//! Every touch of the disk that the archive makes.
//!
//! What is written can be read by its owner alone, and is on the disk when a function comes back.
//!
//! Invariant: bytes and paths only; knows no project.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;
use uuid::Uuid;

/// How many bytes at the end of a file are remembered, to notice when somebody else has written: more than a sum.
const TAIL_BYTES: usize = 96;

/// Options for a file that only its owner may read.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes `folder` and those above it, for its owner alone.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
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

/// Brings a folder's own entries to disk, where the system can do that.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder_of(path))?.sync_all() } else { Ok(()) }
}

/// Makes a file with these bytes, whole or not at all; fails where there is one of that name.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if exists(path) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    // A name that no other process can be writing to at the same time.
    let unfinished = folder_of(path).join(format!(".{}.unfinished", Uuid::new_v4().simple()));
    let made = write_aside(&unfinished, bytes).and_then(|()| place_new(&unfinished, path));
    match fs::remove_file(&unfinished) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => made.and(Err(error)),
        _ => made,
    }?;
    sync_folder(path)
}

fn write_aside(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = private().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Gives a finished file its name. A link fails where the name is taken; on disks without links an empty file
/// holds the name first.
fn place_new(finished: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(finished, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            private().write(true).create_new(true).open(path)?;
            fs::rename(finished, path)
        }
        linked => linked,
    }
}

/// A file that is written piece by piece, and gets its name once it is whole; put away before, it leaves nothing.
pub(super) struct Aside {
    file: File,
    unfinished: PathBuf,
    path: PathBuf,
}

impl Aside {
    /// Begins the file that is to be at `path`.
    pub(super) fn begin(path: &Path) -> io::Result<Self> {
        let unfinished = folder_of(path).join(format!(".{}.unfinished", Uuid::new_v4().simple()));
        let file = private().write(true).create_new(true).open(&unfinished)?;
        Ok(Self { file, unfinished, path: path.to_owned() })
    }

    /// Adds bytes at its end.
    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }

    /// Brings it to disk under its name.
    pub(super) fn finish(self) -> io::Result<()> {
        self.file.sync_all()?;
        place_new(&self.unfinished, &self.path)?;
        sync_folder(&self.path)
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // Gone already where it was renamed; where it cannot be taken away, its name says what it is.
        drop(fs::remove_file(&self.unfinished));
    }
}

/// Makes a file with these bytes, or replaces it at one stroke.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = AtomicWriteFile::options();
    #[cfg(unix)]
    {
        use atomic_write_file::unix::OpenOptionsExt as _;
        options.preserve_mode(false);
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.commit()
}

/// Makes sure that there is a file, and that it can be opened to be read.
pub(super) fn probe(path: &Path) -> io::Result<()> {
    let is_folder = File::open(path)?.metadata()?.is_dir();
    if is_folder { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(()) }
}

/// Adds bytes to a file, which is made where there is none, unless it holds them already.
pub(super) fn keep(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = private().read(true).append(true).create(true).open(path)?;
    let held = rest(&file)?;
    if held.windows(bytes.len().max(1)).any(|part| part == bytes) {
        return Ok(());
    }
    file.write_all(bytes)?;
    file.sync_all()
}

/// Whether there is anything of that name.
pub(super) fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// All bytes of a file.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

/// The bytes of an open file from where it stands.
pub(super) fn rest(file: &File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(file.metadata()?.len() as usize);
    io::copy(&mut &*file, &mut bytes)?;
    Ok(bytes)
}

/// Which file a path leads to, whatever its name; the same for all where the system does not say.
fn identity(metadata: &fs::Metadata) -> (u64, u64) {
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
pub(super) fn is_same(file: &File, path: &Path) -> io::Result<bool> {
    Ok(identity(&file.metadata()?) == identity(&fs::metadata(path)?))
}

/// Opens a file for a lock to be put on, making it where there is none.
pub(super) fn open_lock(path: &Path) -> io::Result<File> {
    private().read(true).write(true).create(true).truncate(false).open(path)
}

/// Puts `bytes` into an open file instead of what it held; it need not survive a crash.
pub(super) fn fill(mut file: &File, bytes: &[u8]) -> io::Result<()> {
    file.set_len(0)?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(bytes)
}

/// The files in a folder by name, without those that are still being written.
pub(super) fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let is_whole = |entry: &fs::DirEntry| !entry.file_name().to_string_lossy().starts_with('.');
    let mut files: Vec<PathBuf> = entries
        .into_iter()
        .filter(is_whole)
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    Ok(files)
}

/// A folder that is filled aside, and gets its name once it is whole; put away before, it leaves nothing.
pub(super) struct AsideFolder {
    unfinished: PathBuf,
    path: PathBuf,
}

impl AsideFolder {
    /// Begins the folder that is to be at `path`.
    pub(super) fn begin(path: &Path) -> io::Result<Self> {
        let unfinished = folder_of(path).join(format!(".{}.unfinished", Uuid::new_v4().simple()));
        make_folder(&unfinished)?;
        Ok(Self { unfinished, path: path.to_owned() })
    }

    /// Where a file of that name goes meanwhile.
    pub(super) fn place(&self, name: &std::ffi::OsStr) -> PathBuf {
        self.unfinished.join(name)
    }

    /// Gives it its name.
    pub(super) fn finish(self) -> io::Result<()> {
        if exists(&self.path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        fs::rename(&self.unfinished, &self.path)?;
        sync_folder(&self.path)
    }
}

impl Drop for AsideFolder {
    fn drop(&mut self) {
        // Gone already where it was renamed; where it cannot be taken away, its name says what it is.
        drop(fs::remove_dir_all(&self.unfinished));
    }
}

/// Takes a folder away, with all that is in it.
pub(super) fn remove_folder(path: &Path) -> io::Result<()> {
    fs::remove_dir_all(path)
}

/// Takes a file away.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    fs::remove_file(path)
}

/// A file that only grows at its end, and notices when somebody else has had a hand in it.
#[derive(Debug)]
pub(super) struct Growing {
    file: File,
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
        let file = OpenOptions::new().read(true).write(true).open(path)?;
        let bytes = rest(&file)?;
        let mut growing = Self { file, path: path.to_owned(), len: 0, tail: Vec::new(), is_littered: false };
        growing.note_end(&bytes);
        Ok((growing, bytes))
    }

    fn note_end(&mut self, added: &[u8]) {
        self.len += added.len() as u64;
        self.tail.extend_from_slice(added.get(added.len().saturating_sub(TAIL_BYTES)..).unwrap_or_default());
        self.tail.drain(..self.tail.len().saturating_sub(TAIL_BYTES));
    }

    /// Cuts off what lies behind `bytes`, which the file starts with.
    pub(super) fn cut(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.set_len(bytes.len() as u64)?;
        self.file.sync_all()?;
        (self.len, self.tail) = (0, Vec::new());
        self.note_end(bytes);
        Ok(())
    }

    /// Adds bytes at the end and brings them to disk; on failure the file is as it was, or will be made so first
    /// the next time.
    pub(super) fn grow(&mut self, bytes: &[u8]) -> Result<(), NotGrown> {
        self.check()?;
        if let Err(error) = self.write(bytes) {
            self.is_littered = self.file.set_len(self.len).is_err();
            return Err(NotGrown::Io(error));
        }
        self.note_end(bytes);
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.len))?;
        self.file.write_all(bytes)?;
        self.file.sync_data()
    }

    /// Makes sure that nobody else has written.
    fn check(&mut self) -> Result<(), NotGrown> {
        if !is_same(&self.file, &self.path)? {
            return Err(NotGrown::Changed);
        }
        let len = self.file.metadata()?.len();
        if len < self.len || (len > self.len && !self.is_littered) {
            return Err(NotGrown::Changed);
        }
        let mut tail = vec![0; self.tail.len()];
        self.file.seek(SeekFrom::Start(self.len - tail.len() as u64))?;
        self.file.read_exact(&mut tail)?;
        if tail != self.tail {
            return Err(NotGrown::Changed);
        }
        if self.is_littered {
            self.file.set_len(self.len)?;
            self.is_littered = false;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_failed_write_left_is_cut_off_before_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        write_new(&path, b"one\n").unwrap();
        let (mut growing, bytes) = Growing::open(&path).unwrap();
        assert_eq!(bytes, b"one\n");
        fs::write(&path, "one\ntw").unwrap();
        assert!(matches!(growing.grow(b"two\n"), Err(NotGrown::Changed)), "as if somebody else had written");
        growing.is_littered = true;
        growing.grow(b"two\n").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one\ntwo\n");
    }

    #[test]
    fn a_file_is_made_whole_and_never_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        write_new(&path, b"one").unwrap();
        assert_eq!(write_new(&path, b"two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        let nowhere = folder.path().join("none").join("x");
        assert_eq!(write_new(&nowhere, b"x").unwrap_err().kind(), io::ErrorKind::NotFound);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_kept_is_kept_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        for part in ["one\n", "two\n", "one\n"] {
            keep(&path, part.as_bytes()).unwrap();
        }
        assert_eq!(fs::read(&path).unwrap(), b"one\ntwo\n");
    }
}
