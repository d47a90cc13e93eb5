//! The claims under their headings; only those in sight are drawn.
//!
//! Invariant: keeps places of rows, nothing of the desk.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{
    Event, InputState, Modifiers, Rangef, Rect, Role, ScrollArea, Sense, Ui, Vec2, pos2, vec2,
};

use super::heading;
use super::nothing::nothing;
use super::row::{self, Place};
use super::sight::offset_for;
use crate::desk::{Arrangement, ClaimId, ClaimRecord, Filter, Heading};
use crate::ui::actions::{Look, Outbox};
use crate::ui::state::{Scene, Tab};
use crate::ui::theme::space;

/// One row; a heading by its number.
#[derive(Clone, Copy)]
enum Row {
    Heading(usize),
    /// By its row on the board, and by its place among those that are not folded away.
    Claim(usize, usize),
}

/// Where every row stands.
#[derive(Default)]
pub(super) struct Rows {
    key: Option<(u64, BTreeSet<Heading>)>,
    /// Top of every row.
    tops: Vec<(f32, Row)>,
    /// How many of them are claims.
    claims: usize,
    height: f32,
    /// What the list was last brought to.
    at: Option<(Option<ClaimId>, Tab, Filter, Arrangement)>,
    offset: f32,
}

impl Rows {
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        self.refresh(scene);
        if self.tops.is_empty() {
            nothing(ui, scene, out);
            return;
        }
        let mut area = ScrollArea::vertical().id_salt("claims").auto_shrink(false);
        if let Some(offset) = self.offset_to_selected(ui.available_height(), scene) {
            area = area.vertical_scroll_offset(offset);
        }
        let shown = area.show_viewport(ui, |ui, viewport| self.paint(ui, viewport, scene, out));
        self.offset = shown.state.clamped_offset().y;
    }

    fn refresh(&mut self, scene: &Scene<'_>) {
        let folded = &scene.view.folded;
        if self.key.as_ref().is_some_and(|(turn, known)| *turn == scene.board.turn() && known == folded) {
            return;
        }
        self.key = Some((scene.board.turn(), folded.clone()));
        self.tops.clear();
        self.claims = 0;
        let mut top = 0.0;
        for (at, section) in scene.board.sections().iter().enumerate() {
            if section.heading != Heading::Nothing {
                self.tops.push((top, Row::Heading(at)));
                top += heading::HEIGHT;
            }
            if folded.contains(&section.heading) {
                continue;
            }
            for row in section.rows.clone() {
                self.tops.push((top, Row::Claim(row, self.claims)));
                self.claims += 1;
                top += row::HEIGHT;
            }
        }
        self.height = top + space::L;
    }

    /// When another claim has been selected, or the list looks otherwise, and the claim's row is not in sight: where to
    /// scroll to.
    fn offset_to_selected(&mut self, height: f32, scene: &Scene<'_>) -> Option<f32> {
        let view = scene.view;
        let is_there = self.at.as_ref().is_some_and(|(claim, tab, filter, arrangement)| {
            *claim == view.claim
                && (*tab, *arrangement) == (view.tab, view.arranged())
                && *filter == view.filter
        });
        if is_there {
            return None;
        }
        self.at = Some((view.claim.clone(), view.tab, view.filter.clone(), view.arranged()));
        let wanted = scene.board.row_of(scene.desk.claim(view.claim.as_ref()?)?)?;
        let is_wanted = |row: Row| matches!(row, Row::Claim(row, _) if row == wanted);
        let top = self.tops.iter().find(|(_, row)| is_wanted(*row))?.0;
        offset_for(Rangef::new(top, top + row::HEIGHT), self.offset, height)
    }

    fn paint(&self, ui: &mut Ui, viewport: Rect, scene: &Scene<'_>, out: &mut Outbox) {
        let (area, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), self.height), Sense::hover());
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::ListBox);
            node.set_label("Claims");
            node.set_multiselectable();
            node.set_size_of_set(self.claims);
        });
        let first = self.tops.partition_point(|(top, _)| *top < viewport.top() - row::HEIGHT);
        for (top, row) in self.tops.iter().skip(first) {
            if *top > viewport.bottom() {
                break;
            }
            let corner = pos2(area.left(), area.top() + top);
            let rect = |height| Rect::from_min_size(corner, vec2(area.width(), height));
            match *row {
                Row::Heading(at) => {
                    if let Some(section) = scene.board.sections().get(at) {
                        heading::show(ui, rect(heading::HEIGHT), scene, section, out);
                    }
                }
                Row::Claim(row, number) => {
                    let Some(claim) = scene.board.row(row) else { continue };
                    let same = scene.board.alike(claim).len();
                    let noticed = scene.board.row_facts(row).and_then(|facts| facts.noted.gravest);
                    let place = Place { number, of: self.claims, same, noticed };
                    claim_row(ui, (rect(row::HEIGHT), place), scene, claim, out);
                }
            }
        }
    }
}

/// What was held down when the button was let go: the key may have been let go in the same frame.
fn held_at_click(input: &InputState) -> Modifiers {
    let at_click = input.events.iter().rev().find_map(|event| match event {
        Event::PointerButton { pressed: false, modifiers, .. } => Some(*modifiers),
        _ => None,
    });
    at_click.unwrap_or(input.modifiers)
}

/// A click selects; with Shift it chooses all up to here, with Ctrl (Cmd) this one too.
fn claim_row(ui: &Ui, at: (Rect, Place), scene: &Scene<'_>, claim: &Arc<ClaimRecord>, out: &mut Outbox) {
    if !row::show(ui, at, scene, claim).clicked() {
        return;
    }
    let held = ui.input(held_at_click);
    out.look(match (held.shift, held.command) {
        (true, _) => Look::ChooseTo(claim.id.clone()),
        (false, true) => Look::Choose(claim.id.clone()),
        (false, false) => Look::Claim(Some(claim.id.clone())),
    });
}
