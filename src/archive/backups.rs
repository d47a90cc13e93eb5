//! Backups of projects in Tickmark's own folder: `backups/<piece>/<when> <marks>.tickmark`, whole copies.
//!
//! One is made only where the project has changed since the last. The [`NEWEST`] newest stay, for what goes wrong at
//! work, and the last of each of [`DAYS`] days, for what is noticed late.
//!
//! Invariant: a backup is never changed, and never put over another file.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use serde::{Deserialize, Serialize};

use super::attached::attach_all;
use super::disk;
use super::error::{ArchiveError, READING};
use super::place::free_name;
use super::state::State;
use super::viewed::view_of;
use crate::desk::{Desk, Edit, Status, fingerprint};

/// How many of the newest stay.
const NEWEST: usize = 12;
/// For how many days the last one stays.
const DAYS: usize = 14;
/// Between two at least, so that no two have one name.
const LEAST_BETWEEN: SignedDuration = SignedDuration::from_millis(1);
/// When it was made, in its name.
const WHEN: &str = "%Y-%m-%dT%H-%M-%S%.3f";
/// The file that says whose backups lie in a folder.
const PIECE: &str = "piece.json";

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
struct Piece {
    project: PathBuf,
}

/// Backs the project up if it has changed since the last time; where to, if it was.
pub fn back_up(state: &State, project: &Path, now: Timestamp) -> Result<Option<PathBuf>, ArchiveError> {
    let read = |error| ArchiveError::io(READING, "check that you may read it", project, error);
    let mut bytes = disk::read(project).map_err(read)?;
    // A line that is being written just now is the next backup's.
    let whole = bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
    bytes.truncate(whole);
    let folder = folder_of(state, project);
    let known = backups_in(&folder);
    let is_known = |last: &Backup| {
        last.bytes == bytes.len() as u64 && disk::read(&last.path).is_ok_and(|known| known == bytes)
    };
    if bytes.is_empty() || known.first().is_some_and(is_known) {
        return Ok(None);
    }
    let desk = view_of(&bytes, project)?.desk;
    if known.is_empty() && is_just_begun(&desk) {
        return Ok(None);
    }
    let failed = |error| {
        ArchiveError::io("making a backup", "free some space, or check Tickmark’s own folder", &folder, error)
    };
    disk::make_folder(&folder).map_err(failed)?;
    let piece = Piece { project: absolute(project) };
    let told = serde_json::to_vec(&piece).map_err(|error| failed(error.into()))?;
    disk::replace(&folder.join(PIECE), &told).map_err(failed)?;
    // Whatever the clock says, the latest has the latest name.
    let after = known.first().and_then(|last| last.at.checked_add(LEAST_BETWEEN).ok());
    let when = after.map_or(now, |after| after.max(now)).to_zoned(TimeZone::UTC).strftime(WHEN);
    let path = folder.join(format!("{when} {}.tickmark", marks_of(&desk)));
    disk::write_new(&path, &bytes).map_err(failed)?;
    thin(&backups_in(&folder));
    Ok(Some(path))
}

/// All backups there are, those of the project backed up last first.
pub fn backups(state: &State) -> Vec<Kept> {
    let folders = std::fs::read_dir(all(state)).into_iter().flatten().flatten();
    let mut all: Vec<Kept> = folders.filter_map(|folder| kept_in(&folder.path())).collect();
    all.sort_by(|one, other| {
        let last = |kept: &Kept| kept.backups.first().map(|backup| backup.at);
        last(other).cmp(&last(one)).then_with(|| one.project.cmp(&other.project))
    });
    all
}

/// Puts a backup of `project` down beside it under a name of its own, with the kept files of its sources; under the
/// project's name where that has gone.
pub fn restore(state: &State, backup: &Path, project: &Path, now: &Zoned) -> Result<PathBuf, ArchiveError> {
    let failed = |error| ArchiveError::io(READING, "choose another backup", backup, error);
    let bytes = disk::read(backup).map_err(failed)?;
    let name = project.file_name().unwrap_or_default();
    let word = format!("restored {}", now.strftime("%Y-%m-%d %H.%M"));
    let has_gone = !disk::exists(project) && project.parent().is_some_and(Path::is_dir);
    let beside = if has_gone { project.to_owned() } else { free_name(project, &word) };
    match put_down(project, &beside, &bytes) {
        Err(ArchiveError::Io { .. } | ArchiveError::Missing(_)) => {
            state.make_folders()?;
            put_down(project, &free_name(&state.projects().join(name), &word), &bytes)
        }
        put => put,
    }
}

fn put_down(project: &Path, out: &Path, bytes: &[u8]) -> Result<PathBuf, ArchiveError> {
    let make = || {
        let failed = |error| ArchiveError::io("restoring the backup", "free some space", out, error);
        disk::write_new(out, bytes).map_err(failed)
    };
    let made = if out == project { make() } else { attach_all(project, out, &|_, _| true, make) };
    made.map(|()| out.to_owned())
}

/// The folder of all backups.
fn all(state: &State) -> PathBuf {
    state.folder().join("backups")
}

/// The folder for those of `project`: a copy of it under another name is another project.
fn folder_of(state: &State, project: &Path) -> PathBuf {
    let name = fingerprint(&absolute(project).to_string_lossy());
    all(state).join(name.get(..16).unwrap_or_default())
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Whether it holds an article and no work on it.
fn is_just_begun(desk: &Desk) -> bool {
    desk.entries()
        .iter()
        .all(|entry| matches!(entry.edit, Edit::AddDraft { .. } | Edit::DescribePiece { .. }))
}

fn marks_of(desk: &Desk) -> usize {
    desk.claims().chain(desk.tray()).filter(|claim| claim.status != Status::Unchecked).count()
}

fn kept_in(folder: &Path) -> Option<Kept> {
    let Piece { project } = serde_json::from_slice(&disk::read(&folder.join(PIECE)).ok()?).ok()?;
    let backups = backups_in(folder);
    (!backups.is_empty()).then_some(Kept { project, backups })
}

/// The backups in a folder, the latest first.
fn backups_in(folder: &Path) -> Vec<Backup> {
    let files = disk::files_in(folder).unwrap_or_default();
    let mut backups: Vec<Backup> = files.into_iter().filter_map(backup_at).collect();
    backups.sort_by_key(|backup| Reverse(backup.at));
    backups
}

fn backup_at(path: PathBuf) -> Option<Backup> {
    let (when, marks) = path.file_name()?.to_str()?.strip_suffix(".tickmark")?.split_once(' ')?;
    let at = DateTime::strptime("%Y-%m-%dT%H-%M-%S%.f", when).ok()?.to_zoned(TimeZone::UTC).ok()?;
    let (marks, bytes) = (marks.parse().ok()?, path.metadata().ok()?.len());
    Some(Backup { at: at.timestamp(), marks, bytes, path })
}

/// Takes away what need not stay.
fn thin(backups: &[Backup]) {
    let mut days = BTreeSet::new();
    for (at, backup) in backups.iter().enumerate() {
        let is_last_of_day = days.insert(backup.at.to_zoned(TimeZone::UTC).date()) && days.len() <= DAYS;
        if at >= NEWEST && !is_last_of_day {
            // One too many does no harm.
            drop(disk::remove(&backup.path));
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::*;
    use crate::archive::Project;
    use crate::desk::{Checker, Entry, EntryId};

    fn entry(n: usize, now: Timestamp) -> Entry {
        let json = match n {
            0 | 1 => format!(r#"{{"do":"describe_piece","piece":{{"notes":"{n}"}}}}"#),
            _ => format!(r#"{{"do":"put_source","source":{{"id":"s","kind":"document","title":"{n}"}}}}"#),
        };
        let edit = serde_json::from_str(&json).unwrap();
        Entry { id: EntryId(format!("e{n}")), at: now, by: Checker::default(), edit }
    }

    #[test]
    fn a_backup_is_made_of_what_has_changed_and_the_newest_and_one_a_day_stay() {
        let folder = tempfile::tempdir().unwrap();
        let (state, path) = (State::at(folder.path().join("state")), folder.path().join("x.tickmark"));
        let mut now = Timestamp::constant(1_723_800_000, 0);
        Project::create(&path, now, &[entry(0, now), entry(1, now)]).unwrap();
        assert_eq!(back_up(&state, &path, now).unwrap(), None, "there is no work in it yet");
        for n in 2..200 {
            now += SignedDuration::from_hours(3);
            let mut project = Project::open(&path, &Checker::default()).unwrap().project;
            project.append(&[entry(n, now)]).unwrap();
            assert!(back_up(&state, &path, now).unwrap().is_some());
            assert_eq!(back_up(&state, &path, now).unwrap(), None, "nothing has changed since");
        }
        let [kept] = backups(&state).try_into().unwrap();
        assert_eq!(kept.project, path);
        let days: BTreeSet<_> = kept.backups.iter().map(|it| it.at.to_zoned(TimeZone::UTC).date()).collect();
        assert_eq!(days.len(), DAYS);
        let newest = kept.backups.iter().take(NEWEST).zip(kept.backups.iter().skip(1));
        assert!(
            newest
                .take(NEWEST - 1)
                .all(|(one, next)| one.at.duration_since(next.at) == SignedDuration::from_hours(3))
        );
        assert!(kept.backups.len() < NEWEST + DAYS, "the last of a day may be one of the newest");
        let last = kept.backups.first().unwrap();
        assert_eq!((last.at, std::fs::read(&last.path).unwrap()), (now, std::fs::read(&path).unwrap()));
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_a_backup_and_what_is_restored_is_put_over_nothing() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (state, path) = (State::at(folder.path().join("state")), folder.path().join("x.tickmark"));
        let now = Timestamp::constant(1_723_800_000, 0);
        Project::create(&path, now, &[entry(0, now), entry(1, now), entry(2, now)]).unwrap();
        let backup = back_up(&state, &path, now).unwrap().unwrap();
        for (place, mode) in [(backup.as_path(), 0o600), (backup.parent().unwrap(), 0o700)] {
            assert_eq!(place.metadata().unwrap().permissions().mode() & 0o777, mode, "{}", place.display());
        }
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, "spoiled").unwrap();
        let zoned = now.to_zoned(TimeZone::UTC);
        let names: Vec<String> = (0..2)
            .map(|_| restore(&state, &backup, &path, &zoned).unwrap())
            .inspect(|out| assert_eq!(std::fs::read(out).unwrap(), bytes))
            .map(|out| out.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        assert_eq!(names, ["x restored 2024-08-16 09.20.tickmark", "x restored 2024-08-16 09.20 2.tickmark"]);
        assert_eq!(std::fs::read(&path).unwrap(), b"spoiled");
        std::fs::remove_file(&path).unwrap();
        assert_eq!(restore(&state, &backup, &path, &zoned).unwrap(), path, "its own name is free");
    }
}
