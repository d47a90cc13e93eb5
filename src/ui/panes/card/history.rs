//! What happened to the claim: when, who, what; folded away until somebody asks, and the way back.
//!
//! Invariant: shows the record, which is never shortened, only folded away.

use eframe::egui::{Label, Ui};

use super::Sheet;
use crate::desk::HistoryRow;
use crate::ui::actions::Outbox;
use crate::ui::commands::CommandId;
use crate::ui::panes::moment;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{fold, small_link, text};

/// Rows shown before the rest is asked for.
const FEW: usize = 3;

/// How much of the history is shown.
pub(super) struct History {
    is_open: bool,
    is_whole: bool,
}

impl Default for History {
    fn default() -> Self {
        Self { is_open: true, is_whole: false }
    }
}

impl History {
    /// A fresh history, folded away or not as this one.
    pub(super) const fn next(&self) -> Self {
        Self { is_open: self.is_open, is_whole: false }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        let rows = sheet.scene.desk.history(&sheet.claim.id);
        if rows.is_empty() {
            return;
        }
        let theme = sheet.scene.theme;
        if fold(ui, theme, "History", rows.len(), self.is_open).clicked() {
            self.is_open = !self.is_open;
        }
        if !self.is_open {
            return;
        }
        let shown = if self.is_whole { rows.len() } else { FEW };
        for row in rows.iter().rev().take(shown) {
            entry(ui, sheet, row);
        }
        if rows.len() > FEW {
            let more = format!("All {} changes", rows.len());
            let words = if self.is_whole { "Fewer" } else { &more };
            if small_link(ui, theme, words).clicked() {
                self.is_whole = !self.is_whole;
            }
        }
        ways_back(ui, sheet, out);
    }
}

/// Back to how the claim was; both are commands, so that keys and the palette know them.
fn ways_back(ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        ui.label(text("Back to", Face::Regular, size::LABEL, sheet.scene.theme.colors.ink_soft));
        let ways = [
            ("what the machine found", CommandId::RevertToFound),
            ("how it was before today", CommandId::RevertToday),
        ];
        for (words, command) in ways {
            if small_link(ui, sheet.scene.theme, words).clicked() {
                out.run(command);
            }
        }
    });
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
        let change = sheet.scene.cover(&change);
        ui.add(Label::new(text(change, Face::Regular, size::LABEL, c.ink_soft)).wrap());
        let at = moment(row.stamp.at);
        let who = match row.stamp.by.name.as_str() {
            "" => at,
            name => format!("{at} · {name}"),
        };
        ui.label(text(who, Face::Regular, size::SMALL, c.ink_faint));
    });
}
