//! Messages that go by themselves, above the status bar. They take neither focus nor clicks, but for what they offer.
//!
//! Invariant: shows what the session has to say.

use eframe::egui::{Align2, Area, Context, Frame, Id, Margin, Order, Role, Stroke, WidgetInfo};

use super::Stage;
use crate::desk::Status;
use crate::ui::actions::Outbox;
use crate::ui::icons::Icon;
use crate::ui::session::{Toast, Tone};
use crate::ui::theme::{Face, radius, size, space};
use crate::ui::widgets::text;

/// Widest a toast can be.
const MOST_WIDTH: f32 = 520.0;

/// Draws them.
pub fn toasts_ui(ctx: &Context, stage: &Stage<'_>, out: &mut Outbox) {
    let mut bottom = -44.0;
    for (at, toast) in stage.session.notices.toasts.iter().enumerate().rev() {
        let area = Area::new(Id::unique(("toast", at)))
            .order(Order::Tooltip)
            .anchor(Align2::CENTER_BOTTOM, [0.0, bottom])
            .interactable(toast.offer.is_some())
            .fade_in(false);
        let shown = area.show(ctx, |ui| {
            ui.set_max_width(MOST_WIDTH);
            toast_ui(ui, stage, toast, out);
        });
        bottom -= shown.response.rect.height() + space::S;
    }
}

fn toast_ui(ui: &mut eframe::egui::Ui, stage: &Stage<'_>, toast: &Toast, out: &mut Outbox) {
    let c = &stage.theme.colors;
    let frame = Frame::NONE
        .fill(c.ink)
        .corner_radius(radius::CARD)
        .inner_margin(Margin::symmetric(14, 9))
        .shadow(ui.visuals().popup_shadow);
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if toast.tone == Tone::Warning {
                Icon::Status(Status::Wrong).show(ui, 11.0, c.panel);
            }
            let label =
                ui.add(eframe::egui::Label::new(text(&toast.text, Face::Medium, size::BODY, c.panel)).wrap());
            label.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &toast.text));
            if let Some(command) = toast.offer.and_then(|offer| offer.command()) {
                let words = text(command.name, Face::SemiBold, size::BODY, c.panel).underline();
                let button = eframe::egui::Button::new(words).fill(c.ink).stroke(Stroke::NONE);
                if ui.add(button).clicked() {
                    out.run(command.id);
                }
            }
        });
    });
}
