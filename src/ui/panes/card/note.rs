//! The note on the claim.
//!
//! Invariant: one visit to the field is one edit.

use eframe::egui::Ui;

use super::{Sheet, covered, focus_on};
use crate::desk::{ClaimRecord, Edit};
use crate::ui::actions::Outbox;
use crate::ui::state::Field;
use crate::ui::widgets::{Entry, covered_field, headed_field, section_heading};

/// The note being typed.
#[derive(Default)]
pub(super) struct Note {
    entry: Entry,
}

impl Note {
    pub(super) fn show(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        let theme = sheet.scene.theme;
        let heading = section_heading(ui, theme, "Note");
        if let Some(covered) = covered(sheet, &sheet.claim.note) {
            covered_field(ui, theme, "Note", &covered);
            return;
        }
        let field = |typed: &mut String| {
            headed_field(ui, theme, (&heading, "what was found, what is left to ask"), 2, typed)
        };
        let (response, changed) = self.entry.show(&sheet.claim.note, field);
        focus_on(&response, sheet.scene, Field::Note);
        if let Some(text) = changed {
            out.edit(Edit::WriteNote { claim: sheet.claim.id.clone(), text });
        }
    }

    /// Commits what was being typed for `claim`.
    pub(super) fn commit(&mut self, claim: &ClaimRecord, out: &mut Outbox) {
        if let Some(text) = self.entry.take(&claim.note) {
            out.edit(Edit::WriteNote { claim: claim.id.clone(), text });
        }
    }
}
