//! Messages that go by themselves, one under the other above the status bar, the newest last. They never take the focus,
//! and take clicks only for what they offer, which Tab reaches too.
//!
//! Invariant: shows what the session has to say.

use eframe::egui::{
    Align, Align2, Area, Button, Context, Frame, Id, Label, Layout, Margin, Order, Role, Stroke, Ui,
    WidgetInfo,
};

use super::Stage;
use crate::desk::Status;
use crate::ui::actions::Outbox;
use crate::ui::commands::Command;
use crate::ui::icons::Icon;
use crate::ui::session::{Toast, Tone};
use crate::ui::theme::{Face, radius, size, space};
use crate::ui::widgets::text;

/// Widest a toast can be.
const MOST_WIDTH: f32 = 480.0;
/// From the lower edge of the window.
const UP: f32 = 44.0;
/// Room for what is offered beside the words.
const OFFER: f32 = 190.0;

/// Draws them.
pub fn toasts_ui(ctx: &Context, stage: &Stage<'_>, out: &mut Outbox) {
    let toasts: Vec<_> = stage.session.notices.toasts.iter().filter(|toast| holds(stage, toast)).collect();
    if toasts.is_empty() {
        return;
    }
    let offers = toasts.iter().any(|toast| toast.offer.is_some());
    Area::new(Id::unique("toasts"))
        .order(Order::Tooltip)
        .anchor(Align2::CENTER_BOTTOM, [0.0, -UP])
        .interactable(offers)
        .fade_in(false)
        .show(ctx, |ui| {
            ui.set_max_width(MOST_WIDTH.min(ctx.content_rect().width() - 2.0 * space::XL));
            ui.spacing_mut().item_spacing.y = space::S;
            ui.with_layout(Layout::top_down(Align::Center), |ui| {
                for toast in toasts {
                    toast_ui(ui, stage, toast, out);
                }
            });
        });
}

/// Whether what a toast offers can still be done; one that offers what is over has nothing more to say.
fn holds(stage: &Stage<'_>, toast: &Toast) -> bool {
    toast
        .offer
        .and_then(|offer| offer.command())
        .is_none_or(|command| (command.enabled)(stage.session).is_ok())
}

fn toast_ui(ui: &mut Ui, stage: &Stage<'_>, toast: &Toast, out: &mut Outbox) {
    let c = &stage.theme.colors;
    let frame = Frame::NONE
        .fill(c.ink)
        .corner_radius(radius::CARD)
        .inner_margin(Margin::symmetric(14, 8))
        .shadow(ui.visuals().popup_shadow);
    let offer = toast.offer.and_then(|offer| offer.command());
    let room = ui.available_width() - 28.0 - if offer.is_some() { OFFER } else { 0.0 };
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if toast.tone == Tone::Warning {
                Icon::Status(Status::Wrong).show(ui, 11.0, c.panel);
            }
            ui.scope(|ui| {
                ui.set_max_width(room);
                let label = ui.add(Label::new(text(&toast.text, Face::Medium, size::BODY, c.panel)).wrap());
                label.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &toast.text));
            });
            if let Some(command) = offer {
                offer_ui(ui, stage, command, out);
            }
        });
    });
}

/// What is offered, with its key.
fn offer_ui(ui: &mut Ui, stage: &Stage<'_>, command: &Command, out: &mut Outbox) {
    let c = &stage.theme.colors;
    let words = text(command.name, Face::SemiBold, size::BODY, c.panel).underline();
    let button = ui.add(Button::new(words).fill(c.ink).stroke(Stroke::NONE));
    if button.has_focus() {
        let ring = Stroke::new(2.0, c.panel);
        ui.painter().rect_stroke(button.rect, radius::SMALL, ring, eframe::egui::StrokeKind::Inside);
    }
    if button.clicked() {
        out.run(command.id);
    }
    if let Some(key) = stage.session.keys.label(command.id, stage.mac) {
        ui.label(text(key, Face::Regular, size::LABEL, c.panel.gamma_multiply(0.8)));
    }
}
