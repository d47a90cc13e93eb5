//! The claims under the headings of their sentences; only those in sight are drawn.
//!
//! Invariant: keeps places of rows, nothing of the desk.

use std::sync::Arc;

use eframe::egui::{Rect, ScrollArea, Ui, Vec2, pos2, vec2};

use super::row;
use crate::desk::Filter;
use crate::desk::{ClaimId, ClaimRecord};
use crate::ui::actions::{Look, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::panes::board::Board;
use crate::ui::panes::key_of;
use crate::ui::state::{Scene, Tab};
use crate::ui::theme::{Face, Theme, size, space};
use crate::ui::widgets::{keycap, link, text};

/// Height of a sentence's heading.
const HEADING: f32 = 30.0;
/// Room kept above and below the selected row.
const ROOM: f32 = 60.0;

enum Row {
    Sentence(usize),
    Claim(usize),
}

/// Where every row stands.
#[derive(Default)]
pub(super) struct Rows {
    key: Option<(u64, Tab, Filter)>,
    /// Top of every row.
    tops: Vec<(f32, Row)>,
    height: f32,
    selected: Option<ClaimId>,
    offset: f32,
}

impl Rows {
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, board: &Board, out: &mut Outbox) {
        self.refresh(scene, board);
        if self.tops.is_empty() {
            empty(ui, scene, board, out);
            return;
        }
        let mut area = ScrollArea::vertical().id_salt("claims").auto_shrink(false);
        if let Some(offset) = self.offset_to_selected(ui.available_height(), scene, board) {
            area = area.vertical_scroll_offset(offset);
        }
        let shown = area.show_viewport(ui, |ui, viewport| self.paint(ui, viewport, scene, board, out));
        self.offset = shown.state.clamped_offset().y;
    }

    fn refresh(&mut self, scene: &Scene<'_>, board: &Board) {
        let view = scene.view;
        let is_same = self.key.as_ref().is_some_and(|(revision, tab, filter)| {
            (*revision, *tab) == (scene.revision, view.tab) && *filter == view.filter
        });
        if is_same {
            return;
        }
        self.key = Some((scene.revision, view.tab, view.filter.clone()));
        self.tops.clear();
        let (mut top, mut sentence) = (0.0, None);
        for (i, claim) in board.shown.claims.iter().enumerate() {
            if sentence != Some(claim.sentence) {
                sentence = Some(claim.sentence);
                self.tops.push((top, Row::Sentence(claim.sentence)));
                top += HEADING;
            }
            self.tops.push((top, Row::Claim(i)));
            top += row::HEIGHT;
        }
        self.height = top + space::L;
    }

    /// When another claim has been selected that is not in sight: where to scroll to.
    fn offset_to_selected(&mut self, height: f32, scene: &Scene<'_>, board: &Board) -> Option<f32> {
        if self.selected == scene.view.claim {
            return None;
        }
        self.selected.clone_from(&scene.view.claim);
        let wanted = self.selected.as_ref()?;
        let is_wanted = |row: &Row| match row {
            Row::Claim(i) => board.shown.claims.get(*i).is_some_and(|claim| claim.id == *wanted),
            Row::Sentence(_) => false,
        };
        let top = self.tops.iter().find(|(_, row)| is_wanted(row))?.0;
        let (above, below) = (top - ROOM, top + row::HEIGHT + ROOM);
        if above < self.offset {
            Some(above.max(0.0))
        } else if below > self.offset + height {
            Some((below - height).max(0.0))
        } else {
            None
        }
    }

    fn paint(&self, ui: &mut Ui, viewport: Rect, scene: &Scene<'_>, board: &Board, out: &mut Outbox) {
        let (area, _) = ui
            .allocate_exact_size(Vec2::new(ui.available_width(), self.height), eframe::egui::Sense::hover());
        let first = self.tops.partition_point(|(top, _)| *top < viewport.top() - row::HEIGHT);
        for (top, row) in self.tops.iter().skip(first) {
            if *top > viewport.bottom() {
                break;
            }
            let corner = pos2(area.left(), area.top() + top);
            match row {
                Row::Sentence(number) => heading(ui, scene.theme, corner, *number),
                Row::Claim(i) => {
                    let Some(claim) = board.shown.claims.get(*i) else { continue };
                    let rect = Rect::from_min_size(corner, vec2(area.width(), row::HEIGHT));
                    claim_row(ui, rect, scene, claim, out);
                }
            }
        }
    }
}

fn claim_row(ui: &Ui, rect: Rect, scene: &Scene<'_>, claim: &Arc<ClaimRecord>, out: &mut Outbox) {
    if row::show(ui, rect, scene, claim).clicked() {
        out.look(Look::Claim(Some(claim.id.clone())));
    }
}

fn heading(ui: &Ui, theme: &Theme, corner: eframe::egui::Pos2, sentence: usize) {
    let faint = theme.colors.ink_faint;
    let words = format!("SENTENCE {}", sentence + 1);
    let galley = ui.painter().layout_no_wrap(words, Face::SemiBold.at(size::SMALL), faint);
    ui.painter().galley(corner + vec2(space::L, 12.0), galley, faint);
}

/// What to do where there is nothing to show.
fn empty(ui: &mut Ui, scene: &Scene<'_>, board: &Board, out: &mut Outbox) {
    let theme = scene.theme;
    let is_filtered = !scene.view.filter.is_empty() && board.shown.left_out > 0;
    ui.add_space(space::XL * 2.0);
    ui.vertical_centered(|ui| {
        ui.set_max_width(240.0);
        ui.spacing_mut().item_spacing.y = space::S;
        let (title, help) = match (scene.view.tab, is_filtered) {
            (_, true) => ("Nothing matches", "No claim here has all you ask for."),
            (Tab::Tray, _) => ("The tray is empty", "Claims you set aside wait here, with all their marks."),
            _ => ("No claims yet", "Select words in the manuscript and make them a claim."),
        };
        ui.label(text(title, Face::SemiBold, size::TITLE, theme.colors.ink));
        ui.label(text(help, Face::Regular, size::LABEL, theme.colors.ink_soft));
        if is_filtered {
            if link(ui, theme, "Show all claims").clicked() {
                out.look(Look::Filter(Filter::default()));
            }
        } else {
            hint(ui, scene);
        }
    });
}

fn hint(ui: &mut Ui, scene: &Scene<'_>) {
    let theme = scene.theme;
    let (command, words) = match scene.view.tab {
        Tab::Tray => (CommandId::SetAside, "sets a claim aside"),
        _ => (CommandId::MarkWords, "makes selected words a claim"),
    };
    let Some(key) = key_of(ui, scene, command) else { return };
    ui.add_space(space::S);
    keycap(ui, theme, &key);
    ui.label(text(words, Face::Regular, size::LABEL, theme.colors.ink_faint));
}
