//! Backups of projects in Tickmark's own folder: `backups/<piece>/<when> <marks>.tickmark`, whole copies.
//!
//! One is made only where the project has changed since the last; `thin` says which stay.
//!
//! Invariant: a backup is never changed, and never put over another file.

mod shelf;
mod thin;

use std::io;
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp, Zoned};

pub use self::shelf::{Backup, Kept};
use self::shelf::{PIECE, Piece, backups_in, folder_of, folders, kept_in, name_of};
use super::attached::attach_all;
use super::disk;
use super::error::{ArchiveError, READING};
use super::place::free_name;
use super::state::State;
use super::viewed::view_of;
use crate::desk::{Desk, Edit, Status};

/// The most bytes that the backups of all projects take: some thousand of usual length.
pub const MOST_BACKUP_BYTES: u64 = 2 * 1024 * 1024 * 1024;

/// Between two at least, so that no two have one name.
const LEAST_BETWEEN: SignedDuration = SignedDuration::from_millis(1);

/// Backs the project up if it has changed since the last time; where to, if it was. Backups that need not stay are
/// taken away, so that all together have at most `most_bytes`.
pub fn back_up(
    state: &State,
    project: &Path,
    now: Timestamp,
    most_bytes: u64,
) -> Result<Option<PathBuf>, ArchiveError> {
    let bytes = whole_lines(project)
        .map_err(|error| ArchiveError::io(READING, "check that you may read it", project, error))?;
    let folder = folder_of(state, project);
    let failed = |error| {
        ArchiveError::io("making a backup", "free some space, or check Tickmark’s own folder", &folder, error)
    };
    let known = backups_in(&folder).map_err(failed)?;
    if bytes.is_empty() || known.first().is_some_and(|last| is_of(last, &bytes)) {
        return Ok(None);
    }
    let desk = view_of(&bytes, project)?.desk;
    if known.is_empty() && is_just_begun(&desk) {
        return Ok(None);
    }
    // Whatever the clock says, the latest has the latest name.
    let after = known.first().and_then(|last| last.at.checked_add(LEAST_BETWEEN).ok());
    let path = folder.join(name_of(after.map_or(now, |after| after.max(now)), marks_of(&desk)));
    put_by(project, &path, &bytes).map_err(failed)?;
    // Only now that the new one is whole and on disk others may go.
    thin::of_one(&backups_in(&folder).unwrap_or_default());
    thin::of_all(state, &folder, now, most_bytes);
    thin::leftovers(&folder, now);
    Ok(Some(path))
}

/// The project's bytes; a line that is being written just now is the next backup's.
fn whole_lines(project: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = disk::read(project)?;
    bytes.truncate(bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1));
    Ok(bytes)
}

fn is_of(backup: &Backup, bytes: &[u8]) -> bool {
    backup.bytes == bytes.len() as u64 && disk::read(&backup.path).is_ok_and(|known| known == bytes)
}

fn put_by(project: &Path, backup: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = backup.with_file_name("");
    disk::make_folder(&folder)?;
    disk::replace(&folder.join(PIECE), &serde_json::to_vec(&Piece::of(project))?)?;
    disk::write_new(backup, bytes)
}

/// All backups there are, those of the project backed up last first.
pub fn backups(state: &State) -> Vec<Kept> {
    let mut all: Vec<Kept> = folders(state).iter().filter_map(|folder| kept_in(folder)).collect();
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
    let has_folder = project.parent().is_some_and(disk::is_folder);
    let has_gone = !disk::exists(project) && has_folder;
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

/// Whether it holds an article and no work on it.
fn is_just_begun(desk: &Desk) -> bool {
    desk.entries()
        .iter()
        .all(|entry| matches!(entry.edit, Edit::AddDraft { .. } | Edit::DescribePiece { .. }))
}

fn marks_of(desk: &Desk) -> usize {
    desk.claims().chain(desk.tray()).filter(|claim| claim.status != Status::Unchecked).count()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs::{self, File};

    use jiff::tz::TimeZone;
    use tempfile::TempDir;

    use super::thin::{DAYS, LAST_STAYS_DAYS, NEWEST};
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
        assert_eq!(
            back_up(&state, &path, now, MOST_BACKUP_BYTES).unwrap(),
            None,
            "there is no work in it yet"
        );
        for n in 2..200 {
            now += SignedDuration::from_hours(3);
            let mut project = Project::open(&path, &Checker::default()).unwrap().project;
            project.append(&[entry(n, now)]).unwrap();
            assert!(back_up(&state, &path, now, MOST_BACKUP_BYTES).unwrap().is_some());
            assert_eq!(
                back_up(&state, &path, now, MOST_BACKUP_BYTES).unwrap(),
                None,
                "nothing has changed since"
            );
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
        let backup = back_up(&state, &path, now, MOST_BACKUP_BYTES).unwrap().unwrap();
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

    const HOUR: SignedDuration = SignedDuration::from_hours(1);

    /// Projects that are worked on by turns, with their backups.
    struct Newsroom {
        folder: TempDir,
        state: State,
        now: Timestamp,
        n: usize,
    }

    impl Newsroom {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let state = State::at(folder.path().join("state"));
            Self { folder, state, now: Timestamp::constant(1_723_800_000, 0), n: 1 }
        }

        /// An edit on the project of that name, an hour after the last one, and its backup.
        fn work_on(&mut self, name: &str, most_bytes: u64) {
            self.now += HOUR;
            self.n += 1;
            let (path, entry) = (self.folder.path().join(name), entry(self.n, self.now));
            if path.exists() {
                Project::open(&path, &Checker::default()).unwrap().project.append(&[entry]).unwrap();
            } else {
                Project::create(&path, self.now, &[entry]).unwrap();
            }
            back_up(&self.state, &path, self.now, most_bytes).unwrap().unwrap();
        }

        /// The names of the projects with the number of their backups, by name.
        fn kept(&self) -> Vec<(String, usize)> {
            let mut kept: Vec<_> = backups(&self.state)
                .into_iter()
                .map(|it| (it.project.file_name().unwrap().to_string_lossy().into_owned(), it.backups.len()))
                .collect();
            kept.sort();
            kept
        }

        fn bytes(&self) -> u64 {
            backups(&self.state).iter().flat_map(|it| &it.backups).map(|it| it.bytes).sum()
        }
    }

    fn named<const N: usize>(kept: [(&str, usize); N]) -> Vec<(String, usize)> {
        kept.map(|(name, n)| (name.to_owned(), n)).to_vec()
    }

    #[test]
    fn all_backups_together_have_a_limit_and_the_last_of_a_project_at_work_stays() {
        let mut room = Newsroom::new();
        for name in ["a", "b", "c"].iter().cycle().take(15) {
            room.work_on(name, MOST_BACKUP_BYTES);
        }
        assert_eq!(room.kept(), named([("a", 5), ("b", 5), ("c", 5)]));
        let before = room.bytes();
        room.work_on("c", before);
        assert!(room.bytes() <= before, "the oldest of another made room");
        assert_eq!(room.kept(), named([("a", 3), ("b", 3), ("c", 6)]), "as many as the new one needs");
        room.work_on("c", 0);
        assert_eq!(room.kept(), named([("a", 1), ("b", 1), ("c", 1)]), "the last of each stays");
        let last: Vec<_> = backups(&room.state).into_iter().map(|it| it.backups[0].path.clone()).collect();
        room.now += HOUR * 24 * LAST_STAYS_DAYS as i32;
        room.work_on("c", MOST_BACKUP_BYTES);
        assert_eq!(room.kept(), named([("a", 1), ("b", 1), ("c", 2)]), "while there is room all stay");
        room.work_on("c", 0);
        assert_eq!(room.kept(), named([("c", 1)]), "projects that rest go once there is none");
        assert!(last.iter().all(|path| !path.exists()));
    }

    #[test]
    fn what_was_never_finished_is_no_backup_and_goes_after_a_day() {
        let mut room = Newsroom::new();
        room.work_on("a", MOST_BACKUP_BYTES);
        let first = backups(&room.state)[0].backups[0].path.clone();
        let left = [".1.unfinished", ".2.unfinished"].map(|name| first.with_file_name(name));
        for (path, age) in left.iter().zip([HOUR * 30, HOUR]) {
            let file = File::create(path).unwrap();
            file.set_modified((room.now - age).into()).unwrap();
        }
        // As where a kill came between a name and what it stands for.
        fs::write(first.with_file_name("2024-08-16T23-00-00.000 7.tickmark"), "").unwrap();
        assert_eq!(room.kept(), named([("a", 1)]));
        room.work_on("a", MOST_BACKUP_BYTES);
        assert_eq!(left.map(|path| path.exists()), [false, true]);
    }
}
