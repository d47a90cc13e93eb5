//! The line above the first paragraph: what is read here, and how long it is.
//!
//! Invariant: counts words once for each draft.

use eframe::egui::{Pos2, Ui, vec2};

use super::Frame;
use crate::desk::DraftId;
use crate::ui::theme::{Face, size};
use crate::ui::widgets::clipped;

/// From the top of the page.
const DOWN: f32 = 28.0;

/// The line, with the draft it was made for.
#[derive(Default)]
pub(super) struct Folio {
    words: Option<(DraftId, String)>,
}

impl Folio {
    pub(super) fn paint(&mut self, ui: &Ui, corner: Pos2, frame: &Frame<'_>) {
        let draft = frame.draft;
        if self.words.as_ref().is_none_or(|(id, _)| *id != draft.id) {
            let count = draft.article.text.split_whitespace().count();
            let noun = if count == 1 { "word" } else { "words" };
            self.words = Some((draft.id.clone(), format!("{} · {count} {noun}", draft.article.name)));
        }
        let Some((_, words)) = &self.words else { return };
        let ink = frame.scene.theme.colors.ink_faint;
        let job = clipped(words, Face::Regular.at(size::SMALL), ink, frame.geometry.column);
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(corner + vec2(frame.geometry.left, DOWN), galley, ink);
    }
}
