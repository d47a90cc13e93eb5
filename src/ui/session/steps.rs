//! Back a step, and forth again.
//!
//! Invariant: the taking in of the article is no step: nobody wants an empty window back.

use super::Session;
use crate::desk::{Edit, EntryId};

impl Session {
    /// The entry that undo would take back, and what it did. The taking in of the article stays: an empty window
    /// is no step back.
    pub fn undo_step(&self) -> Option<(EntryId, String)> {
        let (id, what) = self.desk.undo_step()?;
        let entry = self.desk.entries().get(self.desk.index_of(id)?)?;
        (!matches!(entry.edit, Edit::AddDraft { .. })).then(|| (id.clone(), self.covered(&what)))
    }

    /// The entry that redo would do again, and what it did.
    pub fn redo_step(&self) -> Option<(EntryId, String)> {
        self.desk.redo_step().map(|(id, what)| (id.clone(), self.covered(&what)))
    }

    /// `words` as they may be seen where others look on.
    pub fn covered(&self, words: &str) -> String {
        self.view.covered(&self.desk, words)
    }

    /// Takes a step back or does it again.
    pub fn step(&mut self, step: Option<(EntryId, String)>, verb: &str) {
        let Some((entry, what)) = step else { return };
        if self.record(Edit::Undo { entry }) {
            self.notices.say(format!("{verb}: {what}"));
        }
    }
}
