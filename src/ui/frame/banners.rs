//! Messages that stay until they are put away, in one line each under the bar on top.
//!
//! Invariant: none of them stands in the way of a mark.

use eframe::egui::{Align, Frame, Layout, Margin, Panel, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::Stage;
use crate::desk::Status;
use crate::ui::actions::{Action, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::icons::Icon;
use crate::ui::session::{Banner, Tone};
use crate::ui::state::SaveState;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{link, text};

/// Draws them, the one about saving first.
pub fn banners_ui(ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
    if let SaveState::Failed(why) = &stage.session.saved {
        let offers = vec![CommandId::RetrySave, CommandId::SaveCopy, CommandId::QuitUnsaved];
        let text = format!("Your latest marks are NOT saved, only kept in memory: {why}");
        banner_ui(ui, stage, &Banner { text, tone: Tone::Warning, offers, goes: true }, None, out);
    }
    for (at, banner) in stage.session.notices.banners.iter().enumerate() {
        banner_ui(ui, stage, banner, Some(at), out);
    }
}

/// One banner; `at` is its number where it can be put away.
fn banner_ui(ui: &mut Ui, stage: &Stage<'_>, banner: &Banner, at: Option<usize>, out: &mut Outbox) {
    let c = &stage.theme.colors;
    let (fill, hue, status) = match banner.tone {
        Tone::Plain => (c.selected, c.accent, Status::Waiting),
        Tone::Warning => (
            c.panel.blend(stage.theme.tint(Status::NotConfirmed)),
            stage.theme.hue(Status::NotConfirmed),
            Status::Wrong,
        ),
    };
    let frame = Frame::NONE.fill(fill).inner_margin(Margin::symmetric(16, 7));
    let id = at.map_or_else(|| "saving banner".to_owned(), |at| format!("banner {at}"));
    Panel::top(id).resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            if let Some(at) = at
                && close_ui(ui, stage)
            {
                out.send(Action::Dismiss(at));
            }
            for &offer in banner.offers.iter().rev() {
                let name = offer.command().map_or("", |command| command.name);
                if link(ui, stage.theme, name).clicked() {
                    out.run(offer);
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                if banner.tone == Tone::Warning {
                    Icon::Status(status).show(ui, 12.0, stage.theme.hue(status));
                }
                let words = text(&banner.text, Face::Medium, size::BODY, c.ink);
                ui.add(eframe::egui::Label::new(words).wrap());
            });
        });
    });
    let line = ui.max_rect();
    ui.painter().hline(line.x_range(), line.top(), Stroke::new(1.0, hue.gamma_multiply(0.35)));
}

/// A cross that puts a message away; whether it was clicked.
fn close_ui(ui: &mut Ui, stage: &Stage<'_>) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::click());
    let c = &stage.theme.colors;
    let ink = if response.hovered() || response.has_focus() { c.ink } else { c.ink_soft };
    Icon::Close.paint(ui.painter(), rect.center(), 12.0, ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Dismiss"));
    response.on_hover_text("Dismiss").clicked()
}
