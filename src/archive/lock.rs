//! One writer at a time: a lock beside the project, `NAME.tickmark.lock`, that says who holds it.
//!
//! The system's own file lock decides, and it goes with the process: a lock file left behind by a crash is no lock.
//!
//! Invariant: knows the project's path, not what is in it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::calls::Handle;
use super::disk;
use super::error::reason;
use crate::desk::Checker;

/// Who has a project open for writing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Holder {
    /// The checker's name; empty where it cannot be read.
    pub name: String,
    /// The number of the process, 0 where it cannot be read.
    pub process: u32,
}

impl std::fmt::Display for Holder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = if self.name.is_empty() { "somebody else" } else { &self.name };
        match self.process {
            0 => write!(f, "{name} has it open"),
            process if process == std::process::id() => f.write_str("it is open here already"),
            process => write!(f, "{name} has it open (process {process})"),
        }
    }
}

/// Held while a project is open for writing; let go when dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    // Closing the file lets go of the lock; it must be the last thing to happen.
    _file: Handle,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Left behind, the file does no harm: the lock on it goes with the process.
        drop(disk::remove(&self.path));
    }
}

/// What came of trying to lock a project.
#[derive(Debug)]
pub(super) enum Grip {
    /// It is ours.
    Ours(Lock),
    /// Somebody else's.
    Theirs(Holder),
    /// There can be none, and why.
    None(String),
}

/// A lock file may vanish between opening and locking, when its holder leaves; then it is tried again.
const TRIES: usize = 5;

/// Tries to lock `project` for `who`.
pub(super) fn take(project: &Path, who: &Checker) -> Grip {
    let path = disk::beside(project, ".lock");
    for _ in 0..TRIES {
        let file = match disk::open_lock(&path) {
            Ok(file) => file,
            Err(error) => return Grip::None(reason(&error)),
        };
        match file.lock() {
            Ok(true) if disk::is_same(&file, &path).unwrap_or(false) => {
                let holder = Holder { name: who.name.clone(), process: std::process::id() };
                // The name is a courtesy; the lock holds without it.
                drop(serde_json::to_vec(&holder).map(|words| disk::fill(&file, &words)));
                return Grip::Ours(Lock { path, _file: file });
            }
            Ok(true) => {}
            Ok(false) => {
                let holder = disk::rest(&file).ok().and_then(|words| serde_json::from_slice(&words).ok());
                return Grip::Theirs(holder.unwrap_or_default());
            }
            Err(error) => return Grip::None(reason(&error)),
        }
    }
    Grip::Theirs(Holder::default())
}
