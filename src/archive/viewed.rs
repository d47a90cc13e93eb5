//! A project looked at and no more: read as it stands, without a lock, with nothing mended.
//!
//! Invariant: writes nothing; whoever has the project open notices nothing.

use std::path::Path;

use super::disk;
use super::error::{ArchiveError, Notice, READING};
use super::plain::{self, MOST_PROJECT_BYTES};
use super::project::{fold, refusal};
use super::read;
use crate::desk::Desk;

/// A project as it stands.
#[derive(Debug)]
pub struct Viewed {
    /// The state of the work.
    pub desk: Desk,
    /// What the checker should know.
    pub notices: Vec<Notice>,
}

/// Reads the project at `path`.
pub fn view(path: &Path) -> Result<Viewed, ArchiveError> {
    let failed = |error| ArchiveError::io(READING, "check that you may read it", path, error);
    plain::check(path, MOST_PROJECT_BYTES).map_err(failed)?;
    disk::probe(path).map_err(failed)?;
    view_of(&disk::read(path).map_err(failed)?, path)
}

/// Reads the bytes of the project at `path`.
pub(super) fn view_of(bytes: &[u8], path: &Path) -> Result<Viewed, ArchiveError> {
    let mut journal = read::read(bytes).map_err(|why| refusal(why, path))?;
    let mut notices = std::mem::take(&mut journal.notices);
    let (desk, _) = fold(&mut journal, &mut notices);
    Ok(Viewed { desk, notices })
}
