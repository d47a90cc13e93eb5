//! The right pane: everything about the selected claim.
//!
//! Invariant: asks for edits, one for each gesture; keeps only what is still being typed.

use eframe::egui::Ui;

use super::board::Board;
use crate::ui::actions::Outbox;
use crate::ui::state::Scene;

/// The claim card.
#[derive(Default)]
pub(super) struct Card;

impl Card {
    pub(super) fn show(&mut self, _ui: &mut Ui, _scene: &Scene<'_>, _board: &Board, _out: &mut Outbox) {}
}
