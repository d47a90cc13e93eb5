//! What happened to the claim: when, who, what.
//!
//! Invariant: shows the record; it is never shortened, only folded away.

use eframe::egui::{Label, Ui};

use super::Sheet;
use crate::desk::HistoryRow;
use crate::ui::panes::moment;
use crate::ui::theme::{Face, size};
use crate::ui::widgets::{section_heading, small_link, text};

/// Rows shown before the rest is asked for.
const FEW: usize = 3;

/// Whether the whole history is shown.
#[derive(Default)]
pub(super) struct History {
    is_whole: bool,
}

impl History {
    pub(super) fn show(&mut self, ui: &mut Ui, sheet: &Sheet<'_>) {
        let rows = sheet.scene.desk.history(&sheet.claim.id);
        if rows.is_empty() {
            return;
        }
        section_heading(ui, sheet.scene.theme, "History");
        let shown = if self.is_whole { rows.len() } else { FEW };
        for row in rows.iter().rev().take(shown) {
            entry(ui, sheet, row);
        }
        if rows.len() > shown
            && small_link(ui, sheet.scene.theme, &format!("All {} changes", rows.len())).clicked()
        {
            self.is_whole = true;
        }
    }
}

fn entry(ui: &mut Ui, sheet: &Sheet<'_>, row: &HistoryRow) {
    let c = &sheet.scene.theme.colors;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let undo = if row.is_undo { "undone: " } else { "" };
        let change = match (row.old.is_empty(), row.new.is_empty()) {
            (true, _) => format!("{undo}{}: {}", row.what, row.new),
            (false, true) => format!("{undo}{}: {} taken back", row.what, row.old),
            (false, false) => format!("{undo}{}: {} → {}", row.what, row.old, row.new),
        };
        ui.add(Label::new(text(change, Face::Regular, size::LABEL, c.ink_soft)).wrap());
        let at = moment(row.stamp.at);
        let who = match row.stamp.by.name.as_str() {
            "" => at,
            name => format!("{at} · {name}"),
        };
        ui.label(text(who, Face::Regular, size::SMALL, c.ink_faint));
    });
}
