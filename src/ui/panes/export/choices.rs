//! Which forms go out.
//!
//! Invariant: changes what is chosen and nothing else.

use eframe::egui::{Label, Ui};

use crate::report::{Format, Group};
use crate::ui::frame::Stage;
use crate::ui::state::Exporting;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{outlined, section_heading, text};

/// Where the words of a row begin, behind its box.
const INDENT: f32 = 20.0;

/// Draws the choices.
pub(super) fn show(ui: &mut Ui, stage: &Stage<'_>, chosen: &mut Exporting) {
    // Clear of the bar that scrolls it.
    ui.set_max_width(ui.available_width() - space::L);
    for group in Group::ALL {
        section_heading(ui, stage.theme, group.name());
        for format in Format::ALL.into_iter().filter(|format| format.group() == group) {
            form(ui, stage, chosen, format);
        }
    }
}

fn form(ui: &mut Ui, stage: &Stage<'_>, chosen: &mut Exporting, format: Format) {
    let mut on = chosen.forms.contains(&format);
    if boxed(ui, stage, &mut on, format.name(), format.hint()) {
        if on {
            chosen.forms.insert(format);
            chosen.shown = format;
        } else {
            chosen.forms.remove(&format);
            if chosen.shown == format {
                chosen.shown = chosen.forms.first().copied().unwrap_or(format);
            }
        }
    }
}

/// A box with its name and what it means; whether it was changed.
pub(super) fn boxed(ui: &mut Ui, stage: &Stage<'_>, on: &mut bool, name: &str, hint: &str) -> bool {
    ui.scope(|ui| {
        outlined(ui, stage.theme);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = size::HEADING;
        let words = text(name, Face::Medium, size::BODY, stage.theme.colors.ink);
        let changed = ui.checkbox(on, words).changed();
        quiet(ui, stage, hint);
        ui.add_space(space::S);
        changed
    })
    .inner
}

fn quiet(ui: &mut Ui, stage: &Stage<'_>, words: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().interact_size.y = 0.0;
        ui.add_space(INDENT);
        let words = text(words, Face::Regular, size::LABEL, stage.theme.colors.ink_soft);
        ui.add(Label::new(words).wrap());
    });
}
