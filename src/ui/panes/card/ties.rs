//! What the claim has to do with others: each in words, and a click goes there.
//!
//! Invariant: shows and selects.

use eframe::egui::{Label, Role, Sense, Ui, WidgetInfo};

use super::Sheet;
use crate::desk::quoted;
use crate::ui::actions::{Look, Outbox};
use crate::ui::icons::Icon;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::text;

/// Ties shown at most; a claim that much is tied to is found by its words.
const MOST: usize = 6;

/// Draws one line for each tie.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
    let (scene, claim) = (sheet.scene, sheet.claim);
    let own = scene.desk.ties_of(claim).map(|(bond, other)| (bond.in_words(), other));
    let others = scene.board.tied_to(&claim.id).filter_map(|(bond, id)| {
        let words = bond.in_words_from_there();
        Some((words, scene.desk.claim(id)?))
    });
    let mut told = Vec::new();
    for (words, other) in own.chain(others).take(MOST) {
        if told.contains(&&other.id) {
            continue;
        }
        told.push(&other.id);
        let line = format!("{words} {}, sentence {}", quoted(scene.desk.words(other)), other.sentence + 1);
        if tie(ui, sheet, other.status, &line) {
            out.look(Look::Claim(Some(other.id.clone())));
        }
    }
}

fn tie(ui: &mut Ui, sheet: &Sheet<'_>, status: crate::desk::Status, line: &str) -> bool {
    let theme = sheet.scene.theme;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        Icon::Status(status).show(ui, 12.0, theme.hue(status));
        let words = Label::new(text(line, Face::Regular, size::LABEL, theme.colors.accent)).wrap();
        let response = ui.add(words.sense(Sense::click()).selectable(false));
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, line));
        if response.has_focus() || response.hovered() {
            let under = eframe::egui::Stroke::new(1.0, theme.colors.accent);
            ui.painter().hline(response.rect.x_range(), response.rect.bottom(), under);
        }
        response.on_hover_cursor(eframe::egui::CursorIcon::PointingHand).clicked()
    })
    .inner
}
