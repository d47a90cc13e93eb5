//! The open pieces side by side, as tabs under the bar on top; none while there is only one.
//!
//! Invariant: turns and closes pieces; knows not what lies on them.

use eframe::egui::{
    Align, CornerRadius, Frame, Layout, Margin, Panel, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use super::Stage;
use crate::ui::actions::{Action, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::icons::Icon;
use crate::ui::session::{Sheet, Task};
use crate::ui::theme::{Face, radius, size, space};
use crate::ui::widgets::{clipped, focus_ring};

/// Height of the row.
const HEIGHT: f32 = 34.0;
/// Widths of a tab.
const LEAST: f32 = 90.0;
const MOST: f32 = 220.0;
/// Room for the cross at a tab's end.
const CROSS: f32 = 22.0;

/// Draws the row.
pub fn sheets_ui(ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
    let sheets = stage.session.sheets();
    if sheets.len() < 2 {
        return;
    }
    let c = &stage.theme.colors;
    let frame = Frame::NONE.fill(c.panel).inner_margin(Margin { left: 12, right: 12, top: 0, bottom: 0 });
    Panel::top("open pieces").exact_size(HEIGHT).resizable(false).frame(frame).show(ui, |ui| {
        let room = ui.available_width() - 40.0;
        let width = (room / sheets.len() as f32 - 2.0).clamp(LEAST, MOST);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            ScrollArea::horizontal().max_width(room).id_salt("tabs").show(ui, |ui| {
                for sheet in &sheets {
                    sheet_ui(ui, stage, sheet, width, out);
                }
            });
            if plus_ui(ui, stage).clicked() {
                out.run(CommandId::Open);
            }
        });
    });
}

fn sheet_ui(ui: &mut Ui, stage: &Stage<'_>, sheet: &Sheet, width: f32, out: &mut Outbox) {
    let c = &stage.theme.colors;
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    let name = if sheet.unsaved { format!("{}, not saved yet", sheet.title) } else { sheet.title.clone() };
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, sheet.in_front, format!("Piece: {name}")));
    let body = Rect::from_min_max(pos2(rect.left(), rect.top() + space::XS), rect.max);
    if sheet.in_front {
        ui.painter().rect_filled(body, CornerRadius::ZERO, c.paper);
        ui.painter().hline(body.x_range(), body.top() + 1.0, Stroke::new(2.0, c.accent));
        response.scroll_to_me(None);
    } else if response.hovered() {
        ui.painter().rect_filled(body, CornerRadius::same(6), c.hovered);
    }
    if response.has_focus() {
        ui.painter().hline(body.x_range(), body.bottom() - 1.0, Stroke::new(2.0, c.accent));
    }
    title_ui(ui, stage, sheet, body);
    if sheet.in_front || response.hovered() {
        close_ui(ui, stage, sheet, body, out);
    }
    let response = response.on_hover_text(&name);
    if response.clicked() {
        out.send(Action::Task(Task::TurnTo(sheet.number)));
    } else if response.middle_clicked() {
        close(sheet, out);
    }
}

fn title_ui(ui: &Ui, stage: &Stage<'_>, sheet: &Sheet, body: Rect) {
    let c = &stage.theme.colors;
    let (face, ink) = if sheet.in_front { (Face::Medium, c.ink) } else { (Face::Regular, c.ink_soft) };
    let mut left = body.left() + space::M;
    if sheet.unsaved {
        ui.painter().circle_filled(pos2(left + 2.0, body.center().y), 3.0, c.ink_soft);
        left += space::M;
    }
    let room = body.right() - left - CROSS;
    let galley = ui.painter().layout_job(clipped(&sheet.title, face.at(size::LABEL), ink, room));
    let top = body.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(left, top), galley, ink);
}

fn close_ui(ui: &Ui, stage: &Stage<'_>, sheet: &Sheet, body: Rect, out: &mut Outbox) {
    let c = &stage.theme.colors;
    let place = Rect::from_center_size(pos2(body.right() - 13.0, body.center().y), vec2(18.0, 18.0));
    let response = ui.interact(place, ui.scope_id().with(("close", sheet.number)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Close {}", sheet.title)));
    let ink = if response.hovered() || response.has_focus() { c.ink } else { c.ink_faint };
    Icon::Close.paint(ui.painter(), place.center(), 11.0, ink);
    focus_ring(ui, stage.theme, &response, radius::SMALL);
    if response.on_hover_text("Close; everything is saved").clicked() {
        close(sheet, out);
    }
}

/// Closing means the piece in front: it comes there first.
fn close(sheet: &Sheet, out: &mut Outbox) {
    if !sheet.in_front {
        out.send(Action::Task(Task::TurnTo(sheet.number)));
    }
    out.send(Action::Task(Task::CloseProject));
}

fn plus_ui(ui: &mut Ui, stage: &Stage<'_>) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::click());
    let c = &stage.theme.colors;
    let ink = if response.hovered() || response.has_focus() { c.ink } else { c.ink_soft };
    // The tabs hang a little lower than the row.
    Icon::Plus.paint(ui.painter(), rect.center() + vec2(0.0, space::XS / 2.0), 12.0, ink);
    focus_ring(ui, stage.theme, &response, radius::SMALL);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Open another piece"));
    response.on_hover_text("Open another piece")
}
