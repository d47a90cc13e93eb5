//! Who did what.
//!
//! Invariant: counts of the journal's entries; judges nobody.

use eframe::egui::{Grid, Ui, vec2};

use crate::ui::panes::moment;
use crate::ui::state::Scene;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{elided, section_heading, text};

/// Draws the section.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>) {
    section_heading(ui, scene.theme, "Who did what");
    let c = &scene.theme.colors;
    let soft = |words: String| text(words, Face::Regular, size::BODY, c.ink_soft);
    Grid::new("hands").num_columns(4).spacing(vec2(space::L, space::S)).show(ui, |ui| {
        for head in ["", "marks", "sources", "last"] {
            ui.label(text(head, Face::Regular, size::SMALL, c.ink_faint));
        }
        ui.end_row();
        for share in scene.glance.iter().flat_map(|glance| &glance.shares) {
            let name = if share.by.name.is_empty() { "without a name" } else { &share.by.name };
            ui.scope(|ui| {
                ui.set_max_width(180.0);
                elided(ui, text(name, Face::Medium, size::BODY, c.ink));
            });
            ui.label(soft(share.marks.to_string()));
            ui.label(soft(share.sources.to_string()));
            ui.label(soft(moment(share.last)));
            ui.end_row();
        }
    });
}
