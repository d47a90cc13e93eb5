//! The project that two are merged into, with the kept files of both.
//!
//! Invariant: neither of the two is changed; the new one is there whole, or not at all.

use std::path::Path;

use jiff::Timestamp;

use super::attached::{Meter, attach, attach_all, attached_folder};
use super::disk;
use super::error::ArchiveError;
use super::project::Project;
use crate::desk::Desk;

/// Makes the project `out` of `desk`, with the kept files of the projects `from`.
pub fn create_joint(
    out: &Path,
    from: [&Path; 2],
    desk: &Desk,
    now: Timestamp,
    meter: Meter<'_>,
) -> Result<(), ArchiveError> {
    let [ours, theirs] = from;
    attach_all(ours, out, meter, || Project::create(out, now, desk.entries()))?;
    attach_missing(out, theirs, desk, meter).inspect_err(|_| {
        // Without the files that its sources tell of it is not what was asked for.
        drop(disk::remove_folder(&attached_folder(out)));
        drop(disk::remove(out));
    })
}

/// Keeps copies of the files beside the project `from` that sources of `desk` tell of.
fn attach_missing(out: &Path, from: &Path, desk: &Desk, meter: Meter<'_>) -> Result<(), ArchiveError> {
    let kept = desk.sources().filter_map(|source| source.file.as_ref()).filter(|file| file.kept);
    for file in kept {
        let copy = attached_folder(from).join(&file.sha256);
        if copy.is_file() {
            attach(out, &copy, &file.sha256, meter)?;
        }
    }
    Ok(())
}
