//! Text that has no file, pasted in to be checked.
//!
//! Where it was copied with its formatting, the page that the clipboard holds is handed on in its place: headings, notes
//! and lists are told apart by it.
//!
//! Invariant: hands the text on as it stands, and a page only while the field holds what was pasted with it.

use eframe::egui::{Context, Event, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

use super::sheet::{explain, focus_once, heading, sheet};
use crate::ui::actions::{Action, Look, Outbox};
use crate::ui::frame::Stage;
use crate::ui::session::Task;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{primary_button, quiet_button, small_link, text};

/// The text being pasted.
#[derive(Debug, Default)]
pub(super) struct PasteForm {
    typed: String,
    focused: bool,
    /// What the field held once something had been pasted into it while it was empty.
    pasted: Option<String>,
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
                self.watch(ui, out);
            });
            let rich = self.rich(stage);
            if rich.is_some() {
                formatted_ui(ui, stage, out);
            }
            let mut stays = true;
            ui.horizontal(|ui| {
                let is_blank = self.typed.trim().is_empty();
                ui.add_enabled_ui(!is_blank, |ui| {
                    if primary_button(ui, stage.theme, "Check this text").clicked() {
                        let typed = std::mem::take(&mut self.typed);
                        out.send(Action::Task(match rich {
                            Some(page) => Task::OpenPage(page, typed),
                            None => Task::OpenText(typed),
                        }));
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

impl PasteForm {
    /// Asks for the formatting of what is pasted into an empty field.
    fn watch(&mut self, ui: &Ui, out: &mut Outbox) {
        let pasted = ui.input(|input| {
            input.events.iter().find_map(|event| match event {
                Event::Paste(text) => Some(text.trim().to_owned()),
                _ => None,
            })
        });
        let Some(pasted) = pasted else { return };
        self.pasted = (self.typed.trim() == pasted).then(|| self.typed.clone());
        if self.pasted.is_some() {
            out.send(Action::Task(Task::ReadRichText));
        }
    }

    /// The page to be read in place of the text.
    fn rich(&self, stage: &Stage<'_>) -> Option<String> {
        let is_untouched = self.pasted.as_ref() == Some(&self.typed);
        stage.session.view.rich.clone().filter(|_| is_untouched)
    }
}

/// Says that the formatting is taken over, and offers to leave it.
fn formatted_ui(ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let told = "With its formatting: headings, notes and lists are told apart.";
        ui.label(text(told, Face::Regular, size::LABEL, stage.theme.colors.ink_soft));
        if small_link(ui, stage.theme, "Take plain text").clicked() {
            out.look(Look::PlainText);
        }
    });
}
