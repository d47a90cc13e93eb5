//! `tickmark new`: an article into a project.
//!
//! Invariant: never writes over a file that is there.

use jiff::Timestamp;

use super::arguments::New;
use super::{Failure, tell, who};
use crate::archive::{Project, load_article};
use crate::article;
use crate::desk::{Checker, Edit, Entry, EntryId, NewDraft};
use crate::extract::extract;

/// Makes the project that `arguments` ask for.
pub(super) fn run(arguments: &New, now: Timestamp) -> Result<(), Failure> {
    let opened = load_article(&arguments.article, arguments.published)?;
    let entry = take_in(&opened, who::checker(&arguments.by), now);
    Ok(Project::create(&arguments.out, now, &[entry])?)
}

/// The entry that takes an article in, with the claims found in it. What had to be guessed on the way is told.
pub(super) fn take_in(opened: &article::Opened, by: Checker, now: Timestamp) -> Entry {
    for warning in &opened.warnings {
        tell(&format!("note: {warning}"));
    }
    let draft = NewDraft::of(&opened.article, &extract(&opened.article));
    Entry { id: EntryId::fresh(), at: now, by, edit: Edit::AddDraft { draft } }
}
