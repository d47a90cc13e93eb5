//! Buttons: a status with its key, the one that does the thing, the quiet one, and words that can be clicked.
//!
//! Invariant: says that it was clicked; knows not what follows.

use eframe::egui::{
    Button, CornerRadius, CursorIcon, Label, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::chip::focus_ring;
use super::label::{clipped, text};
use crate::desk::Status;
use crate::ui::icons::Icon;
use crate::ui::theme::{Face, Theme, radius, size, space};

/// Below this width the name has no room beside the key.
const LEAST_WITH_KEY: f32 = 142.0;
/// Letters of a key that leave room for the name.
const MOST_KEY: usize = 3;
/// Height of a status button.
const STATUS_HEIGHT: f32 = 31.0;

/// One of the eight statuses: glyph, name, and its key where it has one; outlined in its hue where it is the claim's.
pub fn status_button(
    ui: &mut Ui,
    theme: &Theme,
    (status, key): (Status, Option<&str>),
    on: bool,
    width: f32,
) -> Response {
    let c = &theme.colors;
    let (rect, response) = ui.allocate_exact_size(vec2(width, STATUS_HEIGHT), Sense::click());
    let name = key.map_or_else(|| status.name().to_owned(), |key| format!("{}, key {key}", status.name()));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, &name));
    let fill = if response.hovered() { c.hovered } else { c.paper };
    let stroke = if on { Stroke::new(2.0, theme.hue(status)) } else { Stroke::new(1.0, c.line) };
    let corner = CornerRadius::same(radius::CARD);
    ui.painter().rect(rect, corner, fill, stroke, StrokeKind::Inside);
    focus_ring(ui, theme, &response, radius::CARD);
    let glyph = pos2(rect.left() + 15.0, rect.center().y);
    Icon::Status(status).paint(ui.painter(), glyph, 13.0, theme.hue(status));
    let end = match key.filter(|key| width >= LEAST_WITH_KEY && key.chars().count() <= MOST_KEY) {
        Some(key) => paint_key(ui, theme, rect, key) - space::XS,
        None => rect.right() - space::S,
    };
    let face = if on { Face::SemiBold } else { Face::Regular };
    let room = end - glyph.x - 13.0;
    let job = clipped(short_name(status), face.at(12.5), c.ink, room);
    let galley = ui.painter().layout_job(job);
    let left = pos2(glyph.x + 13.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(left, galley, c.ink);
    response.on_hover_text(status.meaning())
}

/// The name without what the button has no room for.
const fn short_name(status: Status) -> &'static str {
    match status {
        Status::NoCheck => "No check",
        other => other.name(),
    }
}

/// The picture of a key at the right end of `button`; where it begins.
fn paint_key(ui: &Ui, theme: &Theme, button: Rect, key: &str) -> f32 {
    let c = &theme.colors;
    let galley = ui.painter().layout_no_wrap(key.to_owned(), Face::Regular.at(size::SMALL), c.ink_faint);
    let size = vec2((galley.size().x + 8.0).max(18.0), 18.0);
    let rect = Rect::from_min_size(pos2(button.right() - 9.0 - size.x, button.center().y - 9.0), size);
    let corner = CornerRadius::same(radius::SMALL);
    ui.painter().rect(rect, corner, c.paper, Stroke::new(1.0, c.line), StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, c.ink_faint);
    rect.left()
}

/// The button that does what a form is for.
pub fn primary_button(ui: &mut Ui, theme: &Theme, words: &str) -> Response {
    let c = &theme.colors;
    let label = text(words, Face::Medium, size::BODY, c.on_accent);
    let response = ui.add(Button::new(label).fill(c.accent).stroke(Stroke::NONE));
    if response.has_focus() {
        // A gap keeps the ring apart from the button of the same colour.
        let corner = CornerRadius::same(radius::CARD + 2);
        let stroke = Stroke::new(2.0, c.accent);
        ui.painter().rect_stroke(response.rect.expand(2.0), corner, stroke, StrokeKind::Outside);
    }
    response
}

/// The same, where it may not be time for it yet: then its words are still easy to read.
pub fn primary_button_if(ui: &mut Ui, theme: &Theme, words: &str, enabled: bool) -> Response {
    if enabled {
        return primary_button(ui, theme, words);
    }
    let c = &theme.colors;
    ui.scope(|ui| {
        ui.visuals_mut().disabled_alpha = 1.0;
        let label = text(words, Face::Medium, size::BODY, c.ink_faint);
        ui.add_enabled(false, Button::new(label).fill(c.chip).stroke(Stroke::new(1.0, c.line)))
    })
    .inner
}

/// A heading that folds what stands under it away: its name, how much there is, and whether it is open.
pub fn fold(ui: &mut Ui, theme: &Theme, name: &str, count: usize, is_open: bool) -> Response {
    let c = &theme.colors;
    ui.add_space(space::M);
    let words = format!("{} {count}", name.to_uppercase());
    let galley = ui.painter().layout_no_wrap(words, Face::SemiBold.at(size::SMALL), c.ink_faint);
    let wanted = vec2(galley.size().x + 18.0, galley.size().y.max(18.0));
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let label = format!("{name}, {count}");
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, is_open, &label));
    let ink = if response.hovered() || response.has_focus() { c.ink } else { c.ink_faint };
    let top = rect.center().y - galley.size().y / 2.0;
    let end = rect.left() + galley.size().x + 11.0;
    ui.painter().galley_with_override_text_color(pos2(rect.left(), top), galley, ink);
    let icon = if is_open { Icon::Up } else { Icon::Down };
    icon.paint(ui.painter(), pos2(end, rect.center().y), 8.0, ink);
    focus_ring(ui, theme, &response, radius::SMALL);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Rings and boxes to be ticked that are drawn from here on can be seen on every surface.
pub fn outlined(ui: &mut Ui, theme: &Theme) {
    ui.visuals_mut().widgets.inactive.bg_stroke.color = theme.colors.ink_faint;
}

/// A button beside it.
pub fn quiet_button(ui: &mut Ui, theme: &Theme, words: &str) -> Response {
    let label = text(words, Face::Regular, size::BODY, theme.colors.ink_soft);
    let response = ui.add(Button::new(label).frame(false));
    focus_ring(ui, theme, &response, radius::SMALL);
    response
}

/// Words that can be clicked.
pub fn link(ui: &mut Ui, theme: &Theme, words: &str) -> Response {
    clickable(ui, theme, words, size::BODY)
}

/// The same beside small text.
pub fn small_link(ui: &mut Ui, theme: &Theme, words: &str) -> Response {
    clickable(ui, theme, words, size::LABEL)
}

fn clickable(ui: &mut Ui, theme: &Theme, words: &str, points: f32) -> Response {
    let label = text(words, Face::Medium, points, theme.colors.accent);
    let response = ui.add(Label::new(label).sense(Sense::click()).selectable(false));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    if response.hovered() || response.has_focus() {
        let rect = response.rect;
        let under = Stroke::new(1.0, theme.colors.accent);
        ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, under);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A small button without words; `name` is said under the pointer and to screen readers.
pub fn icon_button(ui: &mut Ui, theme: &Theme, icon: Icon, name: &str) -> Response {
    let c = &theme.colors;
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::click());
    let ink = if response.hovered() || response.has_focus() { c.ink } else { c.ink_soft };
    icon.paint(ui.painter(), rect.center(), 12.0, ink);
    focus_ring(ui, theme, &response, radius::SMALL);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response.on_hover_text(name)
}
