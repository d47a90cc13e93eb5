//! What the list says where there is nothing to show, and what to do about it.
//!
//! Invariant: asks for another filter at most.

use eframe::egui::Ui;

use crate::desk::Filter;
use crate::ui::actions::{Look, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::panes::key_of;
use crate::ui::state::{Scene, Tab};
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{keycap, link, text};

/// Draws it.
pub(super) fn nothing(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    let theme = scene.theme;
    let is_filtered = !scene.view.filter.is_empty() && scene.board.left_out() > 0;
    ui.add_space(space::XL * 2.0);
    ui.vertical_centered(|ui| {
        ui.set_max_width(240.0);
        ui.spacing_mut().item_spacing.y = space::S;
        let (title, help) = match (scene.view.tab, is_filtered) {
            (_, true) => ("Nothing matches", "No claim here has all you ask for."),
            (Tab::Tray, _) => ("The tray is empty", "Claims you set aside wait here, with all their marks."),
            (Tab::Changes, _) => {
                ("Nothing has changed", "Every claim stands in this draft as it stood before.")
            }
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
        Tab::Changes => (CommandId::ShowClaims, "shows all claims"),
        Tab::Tray => (CommandId::SetAside, "sets a claim aside"),
        _ => (CommandId::MarkWords, "makes selected words a claim"),
    };
    let Some(key) = key_of(ui, scene, command) else { return };
    ui.add_space(space::S);
    keycap(ui, theme, &key);
    ui.label(text(words, Face::Regular, size::LABEL, theme.colors.ink_faint));
}
