//! Reads a new draft and works out what it would make of a piece, for jobs.
//!
//! Invariant: knows no widget and no session; changes neither the piece nor its file.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::files::{self, first_line};
use super::session::{ArticleFile, Redraft};
use crate::archive;
use crate::article::Step;
use crate::article::draft::Changes;
use crate::desk::carry::NoCarry;
use crate::desk::{Checker, Desk, Entry, EntryId};
use crate::extract::extract;

/// What the file at hand is to the piece.
pub(super) enum Drafted {
    /// Another text.
    New(Box<Redraft>),
    /// The text being checked.
    Same(ArticleFile),
}

/// Reads the draft at `path` and works out what it would make of `desk`, whose state is that of `revision`.
///
/// # Errors
/// One line for the checker: what failed, why, the path last.
pub(super) fn read(
    path: &Path,
    is_dropped: bool,
    (desk, revision): (&Desk, u64),
    (who, now): (&Checker, Timestamp),
    watch: &mut dyn FnMut(Step) -> ControlFlow<()>,
) -> Result<Drafted, String> {
    let file = ArticleFile { path: path.to_owned(), stamp: files::stamp_of(path).unwrap_or_default() };
    let opened = archive::load_article_watched(path, None, watch).map_err(|error| first_line(&error))?;
    let noticed = opened.warnings.iter().map(files::noticed).collect();
    let article = desk.as_new_draft(opened.article);
    let found = extract(&article);
    let edit = match desk.carrying(&article, &found) {
        Ok(edit) => edit,
        Err(NoCarry::SameText) => return Ok(Drafted::Same(file)),
        Err(why) => return Err(format!("{why}: {}", path.display())),
    };
    let mut after = desk.clone();
    let entry = Entry { id: EntryId::fresh(), at: now, by: who.clone(), edit: edit.clone() };
    after.record(entry).map_err(|error| format!("{error}: {}", path.display()))?;
    let mut drafts = after.drafts().rev();
    let changes = match (drafts.next(), drafts.next()) {
        (Some(draft), Some(before)) => draft.changes_since(before),
        _ => Changes::default(),
    };
    let counts = after.outcome(after.drafts().count()).map(|outcome| outcome.counts());
    Ok(Drafted::New(Box::new(Redraft {
        file,
        is_dropped,
        likeness: likeness(desk, &changes),
        counts: counts.unwrap_or_default(),
        changes: Arc::new(changes),
        article,
        found,
        edit,
        noticed,
        revision,
    })))
}

/// The share of the current draft that is still there.
fn likeness(desk: &Desk, changes: &Changes) -> f32 {
    let gone: usize = changes.gone.iter().map(|gone| gone.words.len()).sum();
    let all = desk.draft().map_or(0, |draft| draft.article.text.trim().len());
    1.0 - gone as f32 / all.max(1) as f32
}
