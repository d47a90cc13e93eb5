//! Who checks, and how things look.
//!
//! Invariant: a name is taken over when its field is left, once.

use eframe::egui::{Align, Layout, Ui, vec2};

use crate::desk::Checker;
use crate::ui::actions::{Action, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::frame::Stage;
use crate::ui::overlays::rules::rules_ui;
use crate::ui::overlays::sheet::explain;
use crate::ui::state::ThemeChoice;
use crate::ui::theme::space;
use crate::ui::widgets::{Entry, chip, section_heading, small_link, text_field};

/// Width of the field for initials.
const INITIALS_WIDTH: f32 = 96.0;

/// The name being typed.
#[derive(Debug, Default)]
pub(super) struct General {
    name: Entry,
    initials: Entry,
}

impl General {
    pub(super) fn ui(&mut self, ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
        section_heading(ui, stage.theme, "Who checks");
        self.checker_ui(ui, stage, out);
        ui.add_space(space::XS);
        explain(
            ui,
            stage,
            "Initials stand in the margin beside each mark, the name in the report. Marks made before keep theirs.",
        );
        looks_ui(ui, stage, out);
        house_rule_ui(ui, stage, out);
        hints_ui(ui, stage, out);
    }

    fn checker_ui(&mut self, ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
        let checker = &stage.session.settings.checker;
        let mut changed = checker.clone();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let height = 46.0;
            let name = vec2(ui.available_width() - INITIALS_WIDTH - space::M, height);
            ui.allocate_ui_with_layout(name, Layout::top_down(Align::Min), |ui| {
                let field =
                    |typed: &mut String| text_field(ui, stage.theme, ("Name", "Maria Keller"), 1, typed);
                changed.name = self.name.show(&checker.name, field).1.unwrap_or_else(|| checker.name.clone());
            });
            ui.allocate_ui_with_layout(vec2(INITIALS_WIDTH, height), Layout::top_down(Align::Min), |ui| {
                let field = |typed: &mut String| text_field(ui, stage.theme, ("Initials", "MK"), 1, typed);
                let typed = self.initials.show(&checker.initials, field).1;
                changed.initials = typed.unwrap_or_else(|| checker.initials.clone());
            });
        });
        if changed != *checker {
            out.send(Action::Settle(tidied(&changed)));
        }
    }

    /// The checker as typed, if a field was not left before the sheet was closed.
    pub(super) fn leave(&mut self, stored: &Checker) -> Option<Checker> {
        let (name, initials) = (self.name.take(&stored.name), self.initials.take(&stored.initials));
        (name.is_some() || initials.is_some()).then(|| {
            tidied(&Checker {
                name: name.unwrap_or_else(|| stored.name.clone()),
                initials: initials.unwrap_or_else(|| stored.initials.clone()),
            })
        })
    }
}

fn tidied(checker: &Checker) -> Checker {
    Checker { name: checker.name.trim().to_owned(), initials: checker.initials.trim().to_owned() }
}

fn looks_ui(ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
    section_heading(ui, stage.theme, "Colours");
    let (theme, zoom) = (stage.session.view.theme, stage.session.view.zoom);
    let run = Action::Run;
    let themes = [
        ("As the desktop", ThemeChoice::System, CommandId::ThemeSystem),
        ("Light", ThemeChoice::Light, CommandId::ThemeLight),
        ("Dark", ThemeChoice::Dark, CommandId::ThemeDark),
    ];
    chips_ui(ui, stage, out, themes.map(|(word, choice, id)| (word.to_owned(), choice == theme, run(id))));
    section_heading(ui, stage.theme, "Size of everything");
    let sizes = [
        ("Smaller".to_owned(), false, run(CommandId::ZoomOut)),
        (format!("{} %", zoom.0), true, run(CommandId::ZoomReset)),
        ("Larger".to_owned(), false, run(CommandId::ZoomIn)),
    ];
    chips_ui(ui, stage, out, sizes);
}

/// What the card asks for before a claim may be called confirmed.
fn house_rule_ui(ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
    section_heading(ui, stage.theme, "House rule of new pieces: what a confirmed claim needs");
    let rule = stage.session.settings.house_rule;
    if let Some(rule) = rules_ui(ui, stage, rule) {
        out.send(Action::HouseRule(rule));
    }
    ui.add_space(space::XS);
    explain(
        ui,
        stage,
        "Secondary sources that rest on one origin count once. A reason given on the card overrides the rule. A piece keeps the rule it was begun with; it can be changed in “About this piece”.",
    );
}

/// Brings back the hints of the first hours.
fn hints_ui(ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
    section_heading(ui, stage.theme, "Hints");
    if stage.session.settings.hints_done.is_empty() {
        explain(ui, stage, "One at a time, until the thing is done.");
    } else if small_link(ui, stage.theme, "Show the hints again").clicked() {
        out.send(Action::HintAgain);
    }
}

/// Chips in a row: what each is called, whether it is chosen, what it asks for.
fn chips_ui(
    ui: &mut Ui,
    stage: &Stage<'_>,
    out: &mut Outbox,
    chips: impl IntoIterator<Item = (String, bool, Action)>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        ui.spacing_mut().interact_size.y = 0.0;
        for (word, on, action) in chips {
            if chip(ui, stage.theme, (None, &word), &word, on).clicked() {
                out.send(action);
            }
        }
    });
}
