//! What the report should be: its form, and whether confidential sources stay hidden.
//!
//! Invariant: chooses; writes nothing.

use eframe::egui::{Context, RadioButton, Ui};

use super::sheet::{explain, heading, sheet};
use crate::desk::Confidentiality;
use crate::report::Format;
use crate::ui::actions::{Action, Outbox};
use crate::ui::frame::Stage;
use crate::ui::session::{Export, Task};
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{outlined, primary_button, quiet_button, text};

/// What was chosen; kept for the next time.
#[derive(Debug, Default)]
pub(super) struct ExportForm {
    format: Format,
    redacted: bool,
    filtered: bool,
    focused: bool,
}

impl ExportForm {
    /// The form has just opened.
    pub(super) const fn begin(&mut self) {
        self.focused = false;
        self.filtered = false;
    }

    /// What was chosen last.
    pub(super) const fn wanted(&self) -> Export {
        Export { format: self.format, redacted: self.redacted, filtered: self.filtered }
    }

    pub(super) fn ui(&mut self, ctx: &Context, stage: &Stage<'_>, out: &mut Outbox) -> bool {
        sheet(ctx, stage, ("Export the report", 480.0), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            heading(ui, stage, "Export the report");
            self.formats_ui(ui, stage);
            ui.add_space(space::S);
            self.contents_ui(ui, stage);
            ui.add_space(space::S);
            let mut stays = true;
            ui.horizontal(|ui| {
                let go = primary_button(ui, stage.theme, "Choose a place…");
                if !std::mem::replace(&mut self.focused, true) {
                    go.request_focus();
                }
                if go.clicked() {
                    out.send(Action::Task(Task::AskExport(self.wanted())));
                    stays = false;
                }
                stays &= !quiet_button(ui, stage.theme, "Cancel").clicked();
            });
            stays
        })
    }

    fn formats_ui(&mut self, ui: &mut Ui, stage: &Stage<'_>) {
        for format in Format::ALL {
            ui.horizontal(|ui| {
                outlined(ui, stage.theme);
                let name = text(format.name(), Face::Medium, size::BODY, stage.theme.colors.ink);
                if ui.add(RadioButton::new(self.format == format, name)).clicked() {
                    self.format = format;
                }
                ui.label(text(format.hint(), Face::Regular, size::LABEL, stage.theme.colors.ink_faint));
            });
        }
    }

    fn contents_ui(&mut self, ui: &mut Ui, stage: &Stage<'_>) {
        let desk = &stage.session.desk;
        let confidential =
            desk.sources().filter(|source| source.confidentiality != Confidentiality::Open).count();
        outlined(ui, stage.theme);
        ui.checkbox(&mut self.redacted, "Replace confidential sources by codes");
        let what = match confidential {
            0 => "No source is confidential".to_owned(),
            1 => "1 source is confidential".to_owned(),
            n => format!("{n} sources are confidential"),
        };
        explain(ui, stage, &what);
        let filter = &stage.session.view.filter;
        if !filter.is_empty() {
            let left_out = desk.shown(filter, stage.session.today()).left_out;
            ui.checkbox(&mut self.filtered, format!("Only the claims shown now ({left_out} left out)"));
        }
    }
}
