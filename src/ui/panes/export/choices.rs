//! Which forms, whether sources stand as codes, and which claims.
//!
//! Invariant: changes what is chosen and nothing else.

use eframe::egui::{Label, Ui};

use crate::report::{Format, Group};
use crate::ui::frame::Stage;
use crate::ui::session::{all_named, confidential, is_redacted};
use crate::ui::state::Exporting;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{outlined, section_heading, text};

/// Where the words of a row begin, behind its box.
const INDENT: f32 = 20.0;

/// Draws the choices.
pub(super) fn show(ui: &mut Ui, stage: &Stage<'_>, chosen: &mut Exporting) {
    outlined(ui, stage.theme);
    // Clear of the bar that scrolls it.
    ui.set_max_width(ui.available_width() - space::L);
    for group in Group::ALL {
        section_heading(ui, stage.theme, group.name());
        for format in Format::ALL.into_iter().filter(|format| format.group() == group) {
            form(ui, stage, chosen, format);
        }
    }
    section_heading(ui, stage.theme, "Confidential sources");
    sources(ui, stage, chosen);
    section_heading(ui, stage.theme, "Claims");
    claims(ui, stage, chosen);
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

fn sources(ui: &mut Ui, stage: &Stage<'_>, chosen: &mut Exporting) {
    let desk = &stage.session.desk;
    let words = match confidential(desk).count() {
        0 => {
            quiet(ui, stage, "None of the sources asks for a code", 0.0);
            return;
        }
        1 => "1 source is confidential".to_owned(),
        n => format!("{n} sources are confidential"),
    };
    let mut redacted = is_redacted(desk, chosen);
    let told = format!("{words}. Each time the piece is opened it begins with codes");
    if boxed(ui, stage, &mut redacted, "Codes in place of names", &told) {
        chosen.named = if redacted { std::collections::BTreeSet::new() } else { all_named(desk) };
    }
}

fn claims(ui: &mut Ui, stage: &Stage<'_>, chosen: &mut Exporting) {
    let session = stage.session;
    let filter = &session.view.filter;
    if filter.is_empty() {
        let told = match session.summary().total {
            0 => "There is no claim yet".to_owned(),
            1 => "The one claim".to_owned(),
            n => format!("All {n}. Narrow the list to send fewer"),
        };
        quiet(ui, stage, &told, 0.0);
        return;
    }
    let shown = session.desk.shown(filter, session.today());
    let told =
        format!("{} go out, {} are left out, which the report says", shown.claims.len(), shown.left_out);
    boxed(ui, stage, &mut chosen.filtered, "Only those the list shows now", &told);
}

/// A box with its name and what it means; whether it was changed.
fn boxed(ui: &mut Ui, stage: &Stage<'_>, on: &mut bool, name: &str, hint: &str) -> bool {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = size::HEADING;
        let words = text(name, Face::Medium, size::BODY, stage.theme.colors.ink);
        let changed = ui.checkbox(on, words).changed();
        quiet(ui, stage, hint, INDENT);
        ui.add_space(space::S);
        changed
    })
    .inner
}

fn quiet(ui: &mut Ui, stage: &Stage<'_>, words: &str, indent: f32) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().interact_size.y = 0.0;
        ui.add_space(indent);
        let words = text(words, Face::Regular, size::LABEL, stage.theme.colors.ink_soft);
        ui.add(Label::new(words).wrap());
    });
}
