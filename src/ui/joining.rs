//! Reads a colleague's project, works out what it would bring to a piece, and makes one project of both, for jobs.
//!
//! Invariant: knows no widget and no session; changes neither of the two files.

use std::path::{Path, PathBuf};

use super::files::{self, Errand, Opened, first_line};
use super::session::{Banner, Joining, Side, Tone};
use super::words::first_up;
use crate::archive::{self, ArchiveError};
use crate::desk::joint::{NotJoint, join};
use crate::desk::{Desk, Edit, Entry, EntryId};

/// What the file at hand is to the piece.
pub(super) enum Read {
    /// It brings something.
    New(Box<Joining>),
    /// All of it is here already.
    Nothing(PathBuf),
    /// A piece of its own, which was dropped to be opened.
    Another(PathBuf),
}

/// Reads the project at `path` and works out what it would bring to `desk`, which lives at `here`.
///
/// # Errors
/// One line for the checker: what failed, why, the path last.
pub(super) fn read(
    path: &Path,
    is_dropped: bool,
    (desk, revision): (Desk, u64),
    here: &Path,
) -> Result<Read, String> {
    let viewed = archive::view(path).map_err(|error| first_line(&error))?;
    let joint = match join(&desk, &viewed.desk) {
        Ok(joint) => joint,
        Err(NotJoint::AnotherPiece) if is_dropped => return Ok(Read::Another(path.to_owned())),
        Err(why) => return Err(format!("{}: {}", first_up(&why.to_string()), path.display())),
    };
    let [ours, theirs] = joint.own;
    if theirs == 0 || joint.desk == desk {
        return Ok(Read::Nothing(path.to_owned()));
    }
    Ok(Read::New(Box::new(Joining {
        path: path.to_owned(),
        is_dropped,
        brings: joint.brings(&desk),
        is_ahead: ours == 0,
        out: archive::merged_name(here),
        here: here.to_owned(),
        joint,
        ours: desk,
        theirs: viewed.desk,
        noticed: viewed.notices.iter().map(|it| first_up(&it.to_string())).collect(),
        revision,
    })))
}

/// Makes the new project as `sides` settle what both have set, and opens it.
///
/// # Errors
/// One line for the checker: what failed, why, the path last.
pub(super) fn make(
    joining: &Joining,
    sides: &[Side],
    errand: &Errand,
    meter: archive::Meter<'_>,
) -> Result<Opened, String> {
    let mut desk = joining.joint.desk.clone();
    let refused = settle(&mut desk, joining, sides, errand);
    let from = [joining.here.as_path(), joining.path.as_path()];
    let create = |out: &Path| archive::create_joint(out, from, &desk, errand.now, meter);
    let out = match create(&joining.out) {
        Ok(()) => joining.out.clone(),
        // Another has taken the name meanwhile, or the folder cannot be written: Tickmark's own can.
        Err(ArchiveError::Exists(_)) => made_at(&archive::merged_name(&joining.here), create)?,
        Err(ArchiveError::Io { .. }) => {
            errand.state.make_folders().map_err(|error| first_line(&error))?;
            let name = joining.here.file_name().unwrap_or_default();
            made_at(&archive::merged_name(&errand.state.projects().join(name)), create)?
        }
        Err(error) => return Err(first_line(&error)),
    };
    let mut opened = files::open_project(&out, errand)?;
    opened.notices.extend(refused.into_iter().map(|why| Banner::new(why, Tone::Warning)));
    Ok(opened)
}

fn made_at(out: &Path, create: impl Fn(&Path) -> Result<(), ArchiveError>) -> Result<PathBuf, String> {
    create(out).map(|()| out.to_owned()).map_err(|error| first_line(&error))
}

/// Makes the edits that settle what both have set; says what could not be settled.
fn settle(desk: &mut Desk, joining: &Joining, sides: &[Side], errand: &Errand) -> Option<String> {
    let mut refused = Vec::new();
    for (clash, side) in joining.joint.clashes.iter().zip(sides) {
        let side = match side {
            Side::Ours => &joining.ours,
            Side::Theirs => &joining.theirs,
            Side::Later => continue,
        };
        let Some(edit) = clash.settling(desk, side) else { continue };
        let about = clash.about(desk);
        if let Err(why) = record(desk, edit, errand) {
            refused.push(format!("{about}: {why}"));
        }
    }
    let told = "Not settled, for it no longer fits";
    (!refused.is_empty()).then(|| format!("{told}:\n{}", refused.join("\n")))
}

fn record(desk: &mut Desk, edit: Edit, errand: &Errand) -> Result<(), String> {
    let at = desk.moment_after(errand.now);
    let entry = Entry { id: EntryId::fresh(), at, by: errand.who.clone(), edit };
    desk.record(entry).map(|_| ()).map_err(|why| why.to_string())
}
