//! The files that came along with an e-mail.
//!
//! Invariant: lists and asks; opens and saves nothing itself.

use eframe::egui::{Context, Label, Role, Ui, WidgetInfo};

use super::sheet::{explain, heading, sheet};
use crate::article::{Attachment, Format};
use crate::ui::actions::{Action, Outbox};
use crate::ui::frame::Stage;
use crate::ui::session::Task;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{quiet_button, small_link, text};
use crate::ui::words::bytes_in_words;

/// Draws the list; whether it stays open.
pub(super) fn ui(ctx: &Context, stage: &Stage<'_>, out: &mut Outbox) -> bool {
    let Some(draft) = stage.session.desk.draft() else { return false };
    sheet(ctx, stage, ("Attachments", 520.0), |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        heading(ui, stage, "Attachments");
        explain(
            ui,
            stage,
            "They came with the e-mail and are not part of the text. One that is opened becomes a piece of its own.",
        );
        for (number, attachment) in draft.article.attachments.iter().enumerate() {
            row(ui, stage, (number, attachment), out);
        }
        ui.add_space(space::S);
        !quiet_button(ui, stage.theme, "Close").clicked()
    })
}

fn row(ui: &mut Ui, stage: &Stage<'_>, (number, attachment): (usize, &Attachment), out: &mut Outbox) {
    let (theme, name) = (stage.theme, &attachment.name);
    ui.add_space(space::XS);
    ui.add(Label::new(text(name, Face::Medium, size::BODY, theme.colors.ink)).wrap());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        ui.spacing_mut().interact_size.y = 0.0;
        let amount = bytes_in_words(attachment.bytes as u64);
        ui.label(text(amount, Face::Regular, size::LABEL, theme.colors.ink_faint));
        let can_open = Format::is_named_by(name).then_some(("Open as a piece", Task::OpenAttachment(number)));
        let save = ("Save elsewhere…", Task::AskAttachment(number));
        for (words, task) in can_open.into_iter().chain([save]) {
            let response = small_link(ui, theme, words);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{words} {name}")));
            if response.clicked() {
                out.send(Action::Task(task));
            }
        }
    });
}
