//! Which backups need not stay.
//!
//! Of one project the [`NEWEST`] newest stay, for what goes wrong at work, and the last of each of [`DAYS`] days, for
//! what is noticed late. Where all backups together are more than they may be, more of them go: the oldest first, those
//! of the project at hand after those of others; and only then the last ones of projects that have rested for
//! [`LAST_STAYS_DAYS`] days.
//!
//! Invariant: the last backup of a project stays while it is younger than that, whatever room it takes.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::shelf::{Backup, backups_in, folders};
use crate::archive::state::State;
use crate::archive::{calls, disk};

/// How many of the newest stay.
pub(super) const NEWEST: usize = 12;
/// For how many days the last one stays.
pub(super) const DAYS: usize = 14;
/// For how many days the last backup of a project stays for certain.
pub(super) const LAST_STAYS_DAYS: i64 = 90;
/// What a killed program was writing, once it is as old as this, is nobody's any more.
const LEFT_FOR: SignedDuration = SignedDuration::from_hours(24);

/// Takes away what need not stay of one project's `backups`.
pub(super) fn of_one(backups: &[Backup]) {
    let mut days = BTreeSet::new();
    for (at, backup) in backups.iter().enumerate() {
        let is_last_of_day = days.insert(backup.at.to_zoned(TimeZone::UTC).date()) && days.len() <= DAYS;
        if at >= NEWEST && !is_last_of_day {
            // One too many does no harm.
            drop(disk::remove(&backup.path));
        }
    }
}

/// A backup that may go for want of room; in the order in which they go.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Spare {
    is_last: bool,
    is_own: bool,
    at: Timestamp,
    path: std::path::PathBuf,
    bytes: u64,
}

/// Takes backups away until all together have at most `most` bytes; `own` is the folder of the project at hand.
pub(super) fn of_all(state: &State, own: &Path, now: Timestamp, most: u64) {
    let (mut sum, mut spare) = (0, Vec::new());
    for folder in folders(state) {
        for (at, backup) in backups_in(&folder).unwrap_or_default().into_iter().enumerate() {
            let Backup { path, at: made, bytes, .. } = backup;
            let (is_last, is_own) = (at == 0, folder == own);
            sum += bytes;
            let has_rested =
                !is_own && now.duration_since(made) > SignedDuration::from_hours(24 * LAST_STAYS_DAYS);
            if !is_last || has_rested {
                spare.push(Spare { is_last, is_own, at: made, path, bytes });
            }
        }
    }
    spare.sort();
    for Spare { path, bytes, .. } in spare {
        if sum <= most {
            return;
        }
        if disk::remove(&path).is_ok() {
            sum -= bytes;
        }
    }
}

/// Takes away what a program that was killed has left unfinished in `folder`.
pub(super) fn leftovers(folder: &Path, now: Timestamp) {
    for path in calls::list(folder).unwrap_or_default() {
        if disk::is_unfinished(&path) && is_left(&path, now) {
            drop(disk::remove(&path));
        }
    }
}

fn is_left(path: &Path, now: Timestamp) -> bool {
    let changed = calls::symlink_metadata(path).and_then(|there| there.modified()).ok();
    let changed = changed.and_then(|changed| Timestamp::try_from(changed).ok());
    changed.is_some_and(|changed| now.duration_since(changed) > LEFT_FOR)
}
