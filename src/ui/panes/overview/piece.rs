//! What is known of the piece as a whole, and the way to change it.
//!
//! Invariant: shows what was written down; the form is an overlay.

use eframe::egui::{Label, Ui};

use crate::ui::actions::Outbox;
use crate::ui::commands::CommandId;
use crate::ui::state::Scene;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{link, text};

/// Draws it.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    let (desk, c) = (scene.desk, &scene.theme.colors);
    let piece = desk.piece();
    let by = if piece.author.is_empty() { String::new() } else { format!("by {}", piece.author) };
    let until = if piece.deadline.is_empty() { String::new() } else { format!("due {}", piece.deadline) };
    let parts = [desk.title(), by, piece.outlet.clone(), until];
    let told: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        ui.label(text(scene.cover(&told.join(" · ")), Face::Regular, size::BODY, c.ink_soft));
        if link(ui, scene.theme, "About this piece…").clicked() {
            out.run(CommandId::AboutPiece);
        }
    });
    if !piece.notes.trim().is_empty() {
        let notes = text(scene.cover(piece.notes.trim()), Face::Regular, size::BODY, c.ink);
        ui.add(Label::new(notes).wrap());
    }
}
