//! Text that has no file, pasted in to be checked.
//!
//! Invariant: hands the text on as it stands.

use eframe::egui::{Context, Role, ScrollArea, TextEdit, WidgetInfo};

use super::sheet::{explain, focus_once, heading, sheet};
use crate::ui::actions::{Action, Outbox};
use crate::ui::frame::Stage;
use crate::ui::session::Task;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{primary_button, quiet_button, text};

/// The text being pasted.
#[derive(Debug, Default)]
pub(super) struct PasteForm {
    typed: String,
    focused: bool,
}

impl PasteForm {
    pub(super) fn ui(&mut self, ctx: &Context, stage: &Stage<'_>, out: &mut Outbox) -> bool {
        sheet(ctx, stage, ("Paste text", 640.0), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            heading(ui, stage, "Paste text");
            explain(ui, stage, "Headline first, then the article. It is kept in a project of its own.");
            ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
                let field = TextEdit::multiline(&mut self.typed)
                    .id_salt("paste")
                    .font(Face::Serif.at(size::QUOTED))
                    .desired_rows(12)
                    .desired_width(f32::INFINITY)
                    .margin(eframe::egui::Margin::same(10));
                let field = ui.add(field);
                field.widget_info(|| {
                    WidgetInfo::labeled(Role::MultilineTextInput, true, "Text of the article")
                });
                focus_once(&mut self.focused, &field);
            });
            let mut stays = true;
            ui.horizontal(|ui| {
                let is_blank = self.typed.trim().is_empty();
                ui.add_enabled_ui(!is_blank, |ui| {
                    if primary_button(ui, stage.theme, "Check this text").clicked() {
                        out.send(Action::Task(Task::OpenText(std::mem::take(&mut self.typed))));
                        stays = false;
                    }
                });
                stays &= !quiet_button(ui, stage.theme, "Cancel").clicked();
                let words = self.typed.split_whitespace().count();
                if words > 0 {
                    let count = format!("{words} words");
                    ui.label(text(count, Face::Regular, size::LABEL, stage.theme.colors.ink_faint));
                }
            });
            stays
        })
    }
}
