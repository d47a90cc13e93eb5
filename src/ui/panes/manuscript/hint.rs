//! What a claim says, beside the pointer that rests on it.
//!
//! Invariant: shows what the list and the card show, in fewer words.

use eframe::egui::Ui;

use super::Frame;
use crate::desk::ClaimRecord;
use crate::ui::icons::Icon;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::text;

/// Draws it.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, claim: &ClaimRecord) {
    let theme = frame.scene.theme;
    ui.set_max_width(340.0);
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.label(text(claim.reading.with_kind(), Face::Medium, size::BODY, theme.colors.ink));
    ui.horizontal(|ui| {
        Icon::Status(claim.status).show(ui, 12.0, theme.hue(claim.status));
        let who = claim.marked.as_ref().map_or_else(String::new, |stamp| format!(" · {}", stamp.by.name));
        let words = format!("{}{who}", claim.status.name());
        ui.label(text(words, Face::Regular, size::LABEL, theme.colors.ink_soft));
    });
    if !claim.note.is_empty() {
        ui.label(text(frame.scene.cover(&claim.note), Face::Regular, size::LABEL, theme.colors.ink_soft));
    }
}
