//! Where backups lie, and what their names say.
//!
//! Invariant: looks, and changes nothing; a file that was never filled is no backup.

use std::cmp::Reverse;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::archive::state::State;
use crate::archive::{calls, disk};
use crate::desk::fingerprint;

/// The file that says whose backups lie in a folder.
pub(super) const PIECE: &str = "piece.json";
/// When a backup was made, in its name.
const WHEN: &str = "%Y-%m-%dT%H-%M-%S%.3f";

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made.
    pub at: Timestamp,
    /// How many claims were marked.
    pub marks: usize,
    /// Its size.
    pub bytes: u64,
}

/// The backups of one project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Where the project is, or was.
    pub project: PathBuf,
    /// Its backups, the latest first.
    pub backups: Vec<Backup>,
}

/// Whose backups they are.
#[derive(Serialize, Deserialize)]
pub(super) struct Piece {
    pub(super) project: PathBuf,
}

impl Piece {
    pub(super) fn of(project: &Path) -> Self {
        Self { project: absolute(project) }
    }
}

/// The folder for the backups of `project`: a copy of it under another name is another project.
pub(super) fn folder_of(state: &State, project: &Path) -> PathBuf {
    let name = fingerprint(&absolute(project).to_string_lossy());
    all(state).join(name.get(..16).unwrap_or_default())
}

/// The name of a backup with so many marks.
pub(super) fn name_of(at: Timestamp, marks: usize) -> String {
    format!("{} {marks}.tickmark", at.to_zoned(TimeZone::UTC).strftime(WHEN))
}

/// The folders of all projects, by name.
pub(super) fn folders(state: &State) -> Vec<PathBuf> {
    let mut folders = calls::list(&all(state)).unwrap_or_default();
    folders.sort();
    folders
}

/// The backups in a folder, and whose they are.
pub(super) fn kept_in(folder: &Path) -> Option<Kept> {
    let Piece { project } = serde_json::from_slice(&disk::read(&folder.join(PIECE)).ok()?).ok()?;
    let backups = backups_in(folder).ok()?;
    (!backups.is_empty()).then_some(Kept { project, backups })
}

/// The backups in a folder, the latest first; none where there is no folder.
pub(super) fn backups_in(folder: &Path) -> io::Result<Vec<Backup>> {
    let files = match calls::list(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        files => files?,
    };
    let mut backups: Vec<Backup> = files.into_iter().filter_map(backup_at).collect();
    backups.sort_by_key(|backup| Reverse(backup.at));
    Ok(backups)
}

fn backup_at(path: PathBuf) -> Option<Backup> {
    let (when, marks) = path.file_name()?.to_str()?.strip_suffix(".tickmark")?.split_once(' ')?;
    let at = DateTime::strptime("%Y-%m-%dT%H-%M-%S%.f", when).ok()?.to_zoned(TimeZone::UTC).ok()?;
    let marks = marks.parse().ok()?;
    // On disks without links an empty file holds the name until it is filled at one stroke.
    let there = calls::metadata(&path).ok().filter(|there| there.is_file() && there.len() > 0)?;
    Some(Backup { at: at.timestamp(), marks, bytes: there.len(), path })
}

fn all(state: &State) -> PathBuf {
    state.folder().join("backups")
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
