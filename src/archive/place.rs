//! Where an article's project lives: beside it, or in the state directory where its folder cannot be written.
//!
//! `story.txt` has its project in `story.tickmark`. Where that is taken by the project of another article, as of
//! `story.md`, it is `story.txt.tickmark`.
//!
//! Invariant: finds, opens and makes; never changes what it finds.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::disk;
use super::error::{ArchiveError, READING};
use super::project::{Opened, Project};
use super::state::State;
use crate::desk::{Checker, Entry, EntryId, HouseRule, NewDraft, fingerprint};

/// The ending of a project's name.
pub(super) const ENDING: &str = "tickmark";

/// Where a project lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// In its article's folder.
    Beside,
    /// In the state directory.
    StateFolder,
}

/// An article's project, found or made.
#[derive(Debug)]
pub struct Found {
    /// The project as it was opened.
    pub opened: Opened,
    /// Where it lives.
    pub home: Home,
    /// Whether it was made just now.
    pub is_new: bool,
    /// Whether the article reads otherwise than the project's current draft; the project is as it was.
    pub has_changed: bool,
}

/// Opens the project of the article at `path`, which was read as `draft`; makes one under `rule` where there is none.
pub fn open_article(
    path: &Path,
    draft: NewDraft,
    state: &State,
    who: &Checker,
    rule: HouseRule,
    now: Timestamp,
) -> Result<Found, ArchiveError> {
    let remote = state.projects().join(remote_name(path));
    let homes = [
        (path.with_extension(ENDING), Home::Beside),
        (disk::beside(path, &format!(".{ENDING}")), Home::Beside),
        (remote, Home::StateFolder),
    ];
    for (place, home) in &homes {
        if !is_there(place)? {
            continue;
        }
        let opened = match Project::open(place, who) {
            Err(ArchiveError::Foreign(_) | ArchiveError::Empty(_)) => continue,
            opened => opened?,
        };
        if opened.desk.drafts().any(|known| known.article.name == draft.name) {
            let has_changed = opened.desk.draft().is_none_or(|known| known.sha256 != draft.sha256);
            return Ok(Found { opened, home: *home, is_new: false, has_changed });
        }
    }
    for (place, home) in &homes {
        if is_there(place)? {
            continue;
        }
        match make(place, &draft, state, who, rule, now) {
            // Whatever the folder's trouble is, the state directory may not have it.
            Err(ArchiveError::Io { .. }) if *home == Home::Beside => {}
            made => {
                made?;
                // The desk takes the room that the draft had.
                drop(draft);
                let opened = Project::open(place, who)?;
                return Ok(Found { opened, home: *home, is_new: true, has_changed: false });
            }
        }
    }
    Err(ArchiveError::Exists(path.with_extension(ENDING)))
}

/// Opens the project of a text that has no file of its own (pasted, or a sample), in the state directory; makes one
/// where there is none.
pub fn open_text(
    draft: NewDraft,
    state: &State,
    who: &Checker,
    rule: HouseRule,
    now: Timestamp,
) -> Result<Found, ArchiveError> {
    let place = state.projects().join(remote_name(Path::new(&format!("{}/{}", draft.sha256, draft.name))));
    let is_new = !is_there(&place)?;
    if is_new {
        make(&place, &draft, state, who, rule, now)?;
    }
    let sha256 = draft.sha256.clone();
    drop(draft);
    let opened = Project::open(&place, who)?;
    let has_changed = opened.desk.draft().is_none_or(|known| known.sha256 != sha256);
    Ok(Found { opened, home: Home::StateFolder, is_new, has_changed })
}

/// Whether there is anything of that name. What cannot be told is an error: taken for nothing, a second project would be
/// made beside the first.
fn is_there(place: &Path) -> Result<bool, ArchiveError> {
    match disk::is_there(place) {
        // In a folder that may not be looked into nothing can be made either.
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Ok(false),
        told => told.map_err(|error| ArchiveError::io(READING, "try again", place, error)),
    }
}

fn make(
    place: &Path,
    draft: &NewDraft,
    state: &State,
    who: &Checker,
    rule: HouseRule,
    now: Timestamp,
) -> Result<(), ArchiveError> {
    if place.starts_with(state.projects()) {
        state.make_folders()?;
    }
    let edits = draft.clone().begin(rule).into_iter();
    let entries = edits.map(|edit| Entry { id: EntryId::fresh(), at: now, by: who.clone(), edit });
    Project::create(place, now, &entries.collect::<Vec<_>>())
}

/// Most numbers tried for a name.
const MOST_NUMBERS: usize = 10_000;

/// A name for a project beside `path` that is not taken: `story merged.tickmark`, then `story merged 2.tickmark`.
pub fn free_name(path: &Path, word: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let first = path.with_file_name(format!("{stem} {word}.{ENDING}"));
    let numbered = (2..MOST_NUMBERS).map(|n| path.with_file_name(format!("{stem} {word} {n}.{ENDING}")));
    let taken = |place: &PathBuf| disk::exists(place) || disk::exists(&super::attached_folder(place));
    std::iter::once(first.clone()).chain(numbered).find(|place| !taken(place)).unwrap_or(first)
}

/// The name of a project away from its article: its name, and a mark of the folder it stands in.
fn remote_name(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mark = fingerprint(&whole.to_string_lossy());
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    format!("{name}-{}.{ENDING}", mark.get(..8).unwrap_or_default()).into()
}
