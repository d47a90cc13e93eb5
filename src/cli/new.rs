//! `tickmark new`: an article into a project.
//!
//! Invariant: never writes over a file that is there.

use jiff::Timestamp;

use super::arguments::New;
use super::{Failure, tell, who};
use crate::archive::{Project, load_article};
use crate::article;
use crate::desk::{Checker, Entry, EntryId, NewDraft};
use crate::extract::extract;

/// Makes the project that `arguments` ask for.
pub(super) fn run(arguments: &New, now: Timestamp) -> Result<(), Failure> {
    let opened = load_article(&arguments.article, arguments.published)?;
    let entries = take_in(&opened, &who::checker(&arguments.by), now);
    Ok(Project::create(&arguments.out, now, &entries)?)
}

/// The entries that take an article in, with the claims found in it, under the house rule of the settings. What had to
/// be guessed on the way is told.
pub(super) fn take_in(opened: &article::Opened, by: &Checker, now: Timestamp) -> Vec<Entry> {
    for warning in &opened.warnings {
        tell(&format!("note: {warning}"));
    }
    let draft = NewDraft::of(&opened.article, &extract(&opened.article));
    let edits = draft.begin(who::settings().house_rule).into_iter();
    edits.map(|edit| Entry { id: EntryId::fresh(), at: now, by: by.clone(), edit }).collect()
}
