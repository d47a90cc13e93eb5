//! The settings: who checks and how things look, and the keys. Each takes effect at once; there is nothing to confirm.
//!
//! Invariant: holds what is being typed and nothing else; asks by the outbox.

mod general;
mod keys;

use eframe::egui::Context;

use super::sheet::{HIGH, heading, sheet_from};
use crate::desk::Checker;
use crate::ui::actions::{Look, Outbox};
use crate::ui::frame::Stage;
use crate::ui::state::Overlay;
use crate::ui::theme::space;
use crate::ui::widgets::chip;

/// Width of the sheet.
const WIDTH: f32 = 620.0;

/// The settings being changed.
#[derive(Debug, Default)]
pub(super) struct SettingsForm {
    general: general::General,
    keys: keys::Keys,
}

impl SettingsForm {
    pub(super) fn ui(&mut self, ctx: &Context, stage: &Stage<'_>, part: Overlay, out: &mut Outbox) -> bool {
        sheet_from(ctx, stage, ("Settings", WIDTH, HIGH), |ui| {
            ui.horizontal(|ui| {
                heading(ui, stage, "Settings");
                ui.add_space(space::L);
                for (name, other) in [("General", Overlay::Settings), ("Keys", Overlay::OwnKeys)] {
                    if chip(ui, stage.theme, (None, name), name, part == other).clicked() && part != other {
                        out.look(Look::Overlay(Some(other)));
                    }
                }
            });
            ui.add_space(space::S);
            match part {
                Overlay::OwnKeys => self.keys.ui(ui, stage, out),
                _ => self.general.ui(ui, stage, out),
            }
            true
        })
    }

    /// The checker as typed, if typing was under way when the sheet was closed.
    pub(super) fn leave(&mut self, stage: &Stage<'_>) -> Option<Checker> {
        self.general.leave(&stage.session.settings.checker)
    }
}
