//! What claims say, beside the pointer that rests on them: all that lie there, the innermost first.
//!
//! Invariant: shows what the list and the card show, in fewer words.

use std::sync::Arc;

use eframe::egui::Ui;

use super::Frame;
use crate::desk::ClaimRecord;
use crate::ui::icons::Icon;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{clipped, laid_out, text};

/// Width of the words.
const WIDTH: f32 = 340.0;
/// More claims at one place are only counted.
const MOST: usize = 4;

/// Draws it.
pub(super) fn show(ui: &mut Ui, frame: &Frame<'_>, claims: &[&Arc<ClaimRecord>]) {
    let colors = &frame.scene.theme.colors;
    ui.set_max_width(WIDTH);
    ui.spacing_mut().item_spacing.y = space::XS;
    for (at, claim) in claims.iter().take(MOST).enumerate() {
        if at > 0 {
            ui.separator();
        }
        if claims.len() > 1 {
            let words = frame.draft.words(claim.span).split_whitespace().collect::<Vec<_>>().join(" ");
            let job = clipped(&words, Face::Serif.at(size::BODY), colors.ink, WIDTH);
            ui.label(laid_out(ui, job, &words));
        }
        claim_ui(ui, frame, claim);
    }
    if claims.len() > 1 {
        let told = match claims.len().saturating_sub(MOST) {
            0 => "Click again for the next one outward".to_owned(),
            more => format!("and {more} more; click again for the next one outward"),
        };
        ui.label(text(told, Face::Regular, size::SMALL, colors.ink_faint));
    }
}

fn claim_ui(ui: &mut Ui, frame: &Frame<'_>, claim: &ClaimRecord) {
    let theme = frame.scene.theme;
    ui.label(text(claim.reading.with_kind(), Face::Medium, size::BODY, theme.colors.ink));
    ui.horizontal(|ui| {
        Icon::Status(claim.status).show(ui, 12.0, theme.hue(claim.status));
        let by = claim.marked.as_ref().map(|stamp| &stamp.by.name).filter(|name| !name.is_empty());
        let who = by.map_or_else(String::new, |name| format!(" · {name}"));
        let sources = match frame.scene.desk.links_of(&claim.id).count() {
            0 => "no source".to_owned(),
            1 => "1 source".to_owned(),
            n => format!("{n} sources"),
        };
        let words = format!("{}{who} · {sources}", claim.status.name());
        ui.label(text(words, Face::Regular, size::LABEL, theme.colors.ink_soft));
    });
    if !claim.note.is_empty() {
        ui.label(text(frame.scene.cover(&claim.note), Face::Regular, size::LABEL, theme.colors.ink_soft));
    }
}
