//! The sheet that overlays are written on.
//!
//! Invariant: closes on a click beside it; Esc is a command like any other.

use eframe::egui::{
    Align2, Area, Context, Frame, Id, Key, LayerId, Margin, Order, Response, Role, ScrollArea, Stroke, Ui,
};

use crate::ui::frame::Stage;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::text;

/// Room between the top of the window and a sheet, where there is enough.
const TOP: f32 = 96.0;
/// The same for sheets that hold much.
pub(super) const HIGH: f32 = 40.0;
/// Room under a sheet.
const BOTTOM: f32 = 24.0;
/// Room inside it, on each side.
const MARGIN: f32 = 20.0;

/// Share of the shadow's colour over what lies under a sheet.
const UNDER: f32 = 0.7;

/// Room between the bar that scrolls a sheet and its edge.
const BAR: f32 = 6.0;

/// Shows `content` on a sheet of `width` points; whether it stays open.
pub(super) fn sheet(
    ctx: &Context,
    stage: &Stage<'_>,
    (name, width): (&str, f32),
    content: impl FnOnce(&mut Ui) -> bool,
) -> bool {
    sheet_from(ctx, stage, (name, width, TOP), content)
}

/// The room for what stands on a sheet that begins [`HIGH`].
pub(super) fn room(ctx: &Context) -> f32 {
    let window = ctx.content_rect().height();
    window - top(window, HIGH) - BOTTOM - 2.0 * MARGIN
}

fn top(window: f32, wanted: f32) -> f32 {
    wanted.min(window * wanted / 960.0)
}

/// The same for a sheet that begins `from` points below the top.
pub(super) fn sheet_from(
    ctx: &Context,
    stage: &Stage<'_>,
    (name, width, from): (&str, f32, f32),
    content: impl FnOnce(&mut Ui) -> bool,
) -> bool {
    let c = &stage.theme.colors;
    let room = ctx.content_rect();
    let width = width.min(room.width() - 2.0 * space::XL);
    let top = top(room.height(), from);
    // What lies under the sheet steps back, but stays where it is.
    let under = LayerId::new(Order::Middle, Id::unique("under the sheet"));
    ctx.layer_painter(under).rect_filled(room, 0, c.shadow.gamma_multiply(UNDER));
    let area = Area::new(Id::unique(("sheet", name)))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, [0.0, top])
        .accessible_name(name)
        .role(Role::Dialog)
        .fade_in(false);
    let shown = area.show(ctx, |ui| {
        let frame = Frame::NONE
            .fill(c.panel)
            .stroke(Stroke::new(1.0, c.line))
            .corner_radius(10)
            .shadow(ui.visuals().window_shadow)
            .inner_margin(Margin { right: BAR as i8, ..Margin::same(MARGIN as i8) });
        frame.show(ui, |ui| {
            ui.set_width(width - MARGIN - BAR);
            // A small window shows part of the sheet at a time.
            let height = room.height() - top - BOTTOM - 2.0 * MARGIN;
            let scroll = ScrollArea::vertical()
                .max_height(height)
                .min_scrolled_height(height)
                .auto_shrink([false, true]);
            let shown = scroll.show(ui, |ui| {
                ui.set_max_width(width - 2.0 * MARGIN);
                content(ui)
            });
            shown.inner
        })
    });
    // Neither Tab nor the mouse reaches what lies under it.
    ctx.memory_mut(|memory| memory.set_modal_layer(shown.response.layer_id));
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

/// Whether Enter was pressed in `field`; in one of several lines, where Enter begins the next, Ctrl+Enter.
pub(super) fn entered(ui: &Ui, field: &Response) -> bool {
    let (is_pressed, with_command) =
        ui.input(|input| (input.key_pressed(Key::Enter), input.modifiers.command));
    is_pressed && (field.lost_focus() || (with_command && field.has_focus()))
}

/// Gives `field` the focus when the sheet has just opened.
pub(super) fn focus_once(given: &mut bool, field: &Response) {
    if !std::mem::replace(given, true) {
        field.request_focus();
    }
}
