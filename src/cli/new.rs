//! `tickmark new`: an article into a project, or a whole data report back into one.
//!
//! Invariant: never writes over a file that is there.

use std::path::Path;

use jiff::Timestamp;

use super::arguments::New;
use super::{Failure, tell, who};
use crate::archive::{MOST_LINE_BYTES, Project, load_article, read_file};
use crate::article;
use crate::desk::{Checker, Entry, EntryId, NewDraft};
use crate::extract::extract;
use crate::report::{NoProject, read_journal};

/// Makes the project that `arguments` ask for.
pub(super) fn run(arguments: &New, now: Timestamp) -> Result<(), Failure> {
    if let Some(entries) = journal(&arguments.article)? {
        return Ok(Project::create(&arguments.out, now, &entries)?);
    }
    let opened = load_article(&arguments.article, arguments.published)?;
    let entries = take_in(&opened, &who::checker(&arguments.by), now);
    Ok(Project::create(&arguments.out, now, &entries)?)
}

/// The entries of the data report at `path`; none where something else lies there.
fn journal(path: &Path) -> Result<Option<Vec<Entry>>, Failure> {
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
        return Ok(None);
    }
    // What cannot be read is told by the reader of articles.
    let text = read_file(path).ok().filter(|bytes| bytes.len() <= MOST_LINE_BYTES);
    let Some(text) = text.and_then(|bytes| String::from_utf8(bytes).ok()) else { return Ok(None) };
    match read_journal(&text) {
        Ok(entries) => Ok(Some(entries)),
        Err(NoProject::NoReport) => Ok(None),
        Err(why) => Err(Failure::NoProject { path: path.to_owned(), why }),
    }
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
