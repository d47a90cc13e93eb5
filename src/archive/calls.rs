//! The calls to the system that keep work, each past a gate that a test may shut.
//!
//! A call that a signal broke off is made again. A test lays a gate before the calls of its thread with [`behind`]; it
//! is asked before every one, and may have it fail, be done in part, or only be said to be done. So each single call
//! can be made to fail in turn, and a disk can be played that forgets what was not brought to it.
//!
//! Invariant: knows no project; where no test lays a gate, every call goes straight to the system.

use std::cell::RefCell;
use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// What the system is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// To open a file that is there.
    Open,
    /// To make a file, or to open one for something to be added to.
    Make,
    /// To read from a file.
    Read,
    /// To write so many bytes into a file.
    Write(usize),
    /// To go to a place in a file.
    Seek,
    /// To give a file another length.
    Cut,
    /// To bring a file's bytes to disk.
    Sync,
    /// To bring a folder's names to disk.
    SyncFolder,
    /// To give a file another name.
    Rename,
    /// To give a file a second name.
    Link,
    /// To take a name away.
    Remove,
    /// To make a folder.
    MakeFolder,
    /// To list a folder.
    List,
    /// To say what is known of a file.
    Look,
    /// To lock a file.
    Lock,
    /// To give a file the rights of the one it stands in for.
    Rights,
}

/// What a gate says of a call.
#[derive(Debug)]
pub enum Verdict {
    /// It is made.
    Go,
    /// It is not made, and said to be done.
    Skip,
    /// Only so many bytes of it are written, one at least.
    Part(usize),
    /// It fails.
    Fail(io::Error),
}

/// Asked before every call on its thread, with the path that it is about.
type Gate = Box<dyn FnMut(Call, &Path) -> Verdict>;

thread_local! {
    static GATE: RefCell<Option<Gate>> = const { RefCell::new(None) };
}

/// Does `work` with `gate` before every call that this thread makes to the disk meanwhile.
pub fn behind<T>(gate: impl FnMut(Call, &Path) -> Verdict + 'static, work: impl FnOnce() -> T) -> T {
    struct Opened;
    impl Drop for Opened {
        fn drop(&mut self) {
            GATE.set(None);
        }
    }
    GATE.set(Some(Box::new(gate)));
    let _opened = Opened;
    work()
}

fn ask(call: Call, path: &Path) -> Verdict {
    GATE.with(|gate| match gate.try_borrow_mut().as_deref_mut() {
        Ok(Some(gate)) => gate(call, path),
        // Without a gate, or asked by the gate itself.
        _ => Verdict::Go,
    })
}

/// Makes a call, again and again while signals break it off; `skipped` is what a call that is skipped gives.
fn past_gate<T>(
    call: Call,
    path: &Path,
    skipped: Option<T>,
    mut make: impl FnMut(usize) -> io::Result<T>,
) -> io::Result<T> {
    loop {
        let made = match ask(call, path) {
            Verdict::Fail(error) => Err(error),
            Verdict::Part(bytes) => make(bytes.max(1)),
            Verdict::Skip if skipped.is_some() => return skipped.ok_or_else(|| ErrorKind::Other.into()),
            Verdict::Skip | Verdict::Go => make(usize::MAX),
        };
        match made {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            made => return made,
        }
    }
}

fn done(call: Call, path: &Path, mut make: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    past_gate(call, path, Some(()), |_| make())
}

fn got<T>(call: Call, path: &Path, mut make: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    past_gate(call, path, None, |_| make())
}

/// An open file.
#[derive(Debug)]
pub(super) struct Handle {
    file: File,
    path: PathBuf,
}

impl Handle {
    /// Opens the file at `path`; `call` says whether `options` make one.
    pub(super) fn open(call: Call, options: &OpenOptions, path: &Path) -> io::Result<Self> {
        let file = got(call, path, || options.open(path))?;
        Ok(Self { file, path: path.to_owned() })
    }

    /// Opens the file at `path` to be read.
    pub(super) fn to_read(path: &Path) -> io::Result<Self> {
        Self::open(Call::Open, OpenOptions::new().read(true), path)
    }

    pub(super) fn metadata(&self) -> io::Result<Metadata> {
        got(Call::Look, &self.path, || self.file.metadata())
    }

    pub(super) fn seek(&self, to: u64) -> io::Result<()> {
        got(Call::Seek, &self.path, || (&self.file).seek(SeekFrom::Start(to)).map(|_| ()))
    }

    pub(super) fn cut(&self, len: u64) -> io::Result<()> {
        got(Call::Cut, &self.path, || self.file.set_len(len))
    }

    /// Brings bytes and length to disk.
    pub(super) fn sync(&self) -> io::Result<()> {
        done(Call::Sync, &self.path, || self.file.sync_all())
    }

    /// Brings to disk what is needed to read the bytes again.
    pub(super) fn sync_data(&self) -> io::Result<()> {
        done(Call::Sync, &self.path, || self.file.sync_data())
    }

    /// Locks it; says whether nobody else had.
    pub(super) fn lock(&self) -> io::Result<bool> {
        match got(Call::Lock, &self.path, || self.file.try_lock().map_err(io::Error::from)) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(false),
            locked => locked.map(|()| true),
        }
    }

    /// Gives it the rights of the file that it will stand in for, and its owners where that may be.
    pub(super) fn take_after(&self, other: &Metadata) -> io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt as _, fchown};
            // Only the superuser may give a file away; whoever may not keeps it.
            drop(got(Call::Rights, &self.path, || fchown(&self.file, Some(other.uid()), Some(other.gid()))));
        }
        got(Call::Rights, &self.path, || self.file.set_permissions(other.permissions()))
    }
}

impl Read for &Handle {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        got(Call::Read, &self.path, || (&self.file).read(into))
    }
}

impl Write for &Handle {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        past_gate(Call::Write(bytes.len()), &self.path, Some(bytes.len()), |most| {
            (&self.file).write(bytes.get(..most).unwrap_or(bytes))
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is known of the file that `path` leads to.
pub(super) fn metadata(path: &Path) -> io::Result<Metadata> {
    got(Call::Look, path, || path.metadata())
}

/// What is known of what bears the name `path`.
pub(super) fn symlink_metadata(path: &Path) -> io::Result<Metadata> {
    got(Call::Look, path, || path.symlink_metadata())
}

pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    got(Call::Rename, to, || fs::rename(from, to))
}

pub(super) fn link(from: &Path, to: &Path) -> io::Result<()> {
    got(Call::Link, to, || fs::hard_link(from, to))
}

pub(super) fn remove(path: &Path) -> io::Result<()> {
    got(Call::Remove, path, || fs::remove_file(path))
}

pub(super) fn remove_folder(path: &Path) -> io::Result<()> {
    got(Call::Remove, path, || fs::remove_dir_all(path))
}

pub(super) fn make_folder(builder: &DirBuilder, path: &Path) -> io::Result<()> {
    got(Call::MakeFolder, path, || builder.create(path))
}

/// The paths in a folder.
pub(super) fn list(folder: &Path) -> io::Result<Vec<PathBuf>> {
    got(Call::List, folder, || fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect())
}

/// Brings a folder's names to disk, where the system can do that: some network disks say that it makes no sense.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    let open = Handle::to_read(folder)?;
    done(Call::SyncFolder, folder, || match open.file.sync_all() {
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        synced => synced,
    })
}
