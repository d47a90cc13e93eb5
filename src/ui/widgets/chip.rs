//! Chips that filter, keycaps, and the tags on cards.
//!
//! Invariant: draws words in a box; knows not what they mean.

use eframe::egui::{
    Align2, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};

use super::label::clipped;
use crate::ui::icons::Icon;
use crate::ui::theme::{Face, Theme, radius, size, space};

/// Height of a chip.
pub const CHIP_HEIGHT: f32 = 22.0;
/// Room inside a chip, left and right.
const PADDING: f32 = 8.0;
/// Height of a tag.
const TAG_HEIGHT: f32 = 17.0;
/// Height of a keycap.
const KEY_HEIGHT: f32 = 18.0;

/// How wide a [`chip`] with `word` is.
pub fn chip_width(ui: &Ui, has_icon: bool, word: &str) -> f32 {
    let ink = eframe::egui::Color32::PLACEHOLDER;
    let galley = ui.painter().layout_no_wrap(word.to_owned(), Face::Regular.at(size::LABEL), ink);
    galley.size().x + if has_icon { 12.0 + space::XS } else { 0.0 } + 2.0 * PADDING
}

/// A filter that can be switched on: an icon or a word, and how many it lets through. `name` is what a screen reader
/// says of it.
pub fn chip(
    ui: &mut Ui,
    theme: &Theme,
    (icon, word): (Option<(Icon, eframe::egui::Color32)>, &str),
    name: &str,
    on: bool,
) -> Response {
    let c = &theme.colors;
    let ink = if on { c.panel } else { c.ink_soft };
    let galley = ui.painter().layout_no_wrap(word.to_owned(), Face::Regular.at(size::LABEL), ink);
    let icon_width = if icon.is_some() { 12.0 + space::XS } else { 0.0 };
    let wanted = vec2(galley.size().x + icon_width + 2.0 * PADDING, CHIP_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, name));
    let fill = match (on, response.hovered()) {
        (true, _) => c.ink,
        (false, true) => c.line,
        (false, false) => c.chip,
    };
    ui.painter().rect_filled(rect, CornerRadius::same(11), fill);
    focus_ring(ui, theme, &response, 11);
    let mut left = rect.left() + PADDING;
    if let Some((icon, hue)) = icon {
        let center = eframe::egui::pos2(left + 6.0, rect.center().y);
        icon.paint(ui.painter(), center, 12.0, if on { c.panel } else { hue });
        left += icon_width;
    }
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(eframe::egui::pos2(left, top), galley, ink);
    response
}

/// The picture of a key.
pub fn keycap(ui: &mut Ui, theme: &Theme, key: &str) -> Response {
    let c = &theme.colors;
    let font = Face::Regular.at(size::SMALL);
    let galley = ui.painter().layout_no_wrap(key.to_owned(), font, c.ink_faint);
    let wanted = vec2((galley.size().x + 10.0).max(KEY_HEIGHT), KEY_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
    ui.painter().rect(
        rect,
        CornerRadius::same(radius::SMALL),
        c.paper,
        Stroke::new(1.0, c.line),
        StrokeKind::Inside,
    );
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, c.ink_faint);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("key {key}")));
    response
}

/// A short word on a card: `primary`.
pub fn tag(ui: &mut Ui, theme: &Theme, word: &str) -> Response {
    let c = &theme.colors;
    let font = Face::Regular.at(size::SMALL);
    let galley = ui.painter().layout_job(clipped(word, font, c.ink_soft, 200.0));
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(galley.size().x + 14.0, TAG_HEIGHT), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(8), c.chip);
    let place = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect);
    ui.painter().galley(place.min, galley, c.ink_soft);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    response
}

/// Shows where the keyboard is.
pub fn focus_ring(ui: &Ui, theme: &Theme, response: &Response, corner: u8) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.colors.accent);
        let rect = response.rect.expand(1.0);
        ui.painter().rect_stroke(rect, CornerRadius::same(corner), stroke, StrokeKind::Outside);
    }
}
