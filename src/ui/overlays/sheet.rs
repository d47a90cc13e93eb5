//! The sheet that overlays are written on.
//!
//! Invariant: closes on a click beside it; Esc is a command like any other.

use eframe::egui::{Align2, Area, Context, Frame, Id, Key, Margin, Order, Response, Role, Stroke, Ui};

use crate::ui::frame::Stage;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::text;

/// Shows `content` on a sheet of `width` points; whether it stays open.
pub(super) fn sheet(
    ctx: &Context,
    stage: &Stage<'_>,
    (name, width): (&str, f32),
    content: impl FnOnce(&mut Ui) -> bool,
) -> bool {
    let c = &stage.theme.colors;
    let room = ctx.content_rect();
    let width = width.min(room.width() - 2.0 * space::XL);
    let area = Area::new(Id::unique(("sheet", name)))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, [0.0, (room.height() * 0.1).min(96.0)])
        .accessible_name(name)
        .role(Role::Dialog)
        .fade_in(false);
    let shown = area.show(ctx, |ui| {
        let frame = Frame::NONE
            .fill(c.panel)
            .stroke(Stroke::new(1.0, c.line))
            .corner_radius(10)
            .shadow(ui.visuals().window_shadow)
            .inner_margin(Margin::same(20));
        frame.show(ui, |ui| {
            ui.set_width(width - 40.0);
            content(ui)
        })
    });
    let stays = shown.inner.inner;
    stays && !shown.response.clicked_elsewhere()
}

/// The heading of a sheet.
pub(super) fn heading(ui: &mut Ui, stage: &Stage<'_>, words: &str) {
    ui.label(text(words, Face::SemiBold, size::READING, stage.theme.colors.ink));
}

/// A line that explains.
pub(super) fn explain(ui: &mut Ui, stage: &Stage<'_>, words: &str) {
    let words = text(words, Face::Regular, size::BODY, stage.theme.colors.ink_soft);
    ui.add(eframe::egui::Label::new(words).wrap());
}

/// Whether Enter was pressed in `field`.
pub(super) fn entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// Gives `field` the focus when the sheet has just opened.
pub(super) fn focus_once(given: &mut bool, field: &Response) {
    if !std::mem::replace(given, true) {
        field.request_focus();
    }
}
