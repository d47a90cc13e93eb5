//! How far each kind of claim is: one bar a kind, divided by status, in the patterns' hues with their glyphs below.
//!
//! Invariant: counts what lies on the list; a click narrows the list to it.

use eframe::egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::desk::{Filter, Status};
use crate::extract::Kind;
use crate::ui::actions::{Look, Outbox};
use crate::ui::board::{ByStatus, Glance};
use crate::ui::icons::Icon;
use crate::ui::panes::many;
use crate::ui::state::{Page, Scene};
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{clipped, section_heading};

/// Height of a kind's row, and of the bar in it.
const ROW: f32 = 24.0;
const BAR: f32 = 10.0;
/// Room for the kind's name and for its count.
const NAME: f32 = 104.0;
const COUNT: f32 = 34.0;
/// Draws the section.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    section_heading(ui, scene.theme, "By kind and status");
    let Some(Glance { kinds: counts, .. }) = scene.glance else { return };
    let most = counts.values().map(|by_status| by_status.iter().sum::<usize>()).max().unwrap_or(0);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (kind, by_status) in counts {
            if row(ui, scene, *kind, by_status, most).clicked() {
                narrow(out, Filter { kinds: [*kind].into(), ..Filter::default() });
            }
        }
    });
    ui.add_space(space::XS);
    legend(ui, scene, out);
}

fn narrow(out: &mut Outbox, filter: Filter) {
    out.look(Look::Filter(filter));
    out.look(Look::Page(Page::Check));
}

fn row(ui: &mut Ui, scene: &Scene<'_>, kind: Kind, by_status: &ByStatus, most: usize) -> Response {
    let c = &scene.theme.colors;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let total: usize = by_status.iter().sum();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, told(kind, by_status)));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.expand2(vec2(space::XS, 0.0)), CornerRadius::same(4), c.hovered);
    }
    let words = |words: &str, x: f32, ink| {
        let galley = ui.painter().layout_job(clipped(words, Face::Regular.at(size::BODY), ink, NAME));
        ui.painter().galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, ink);
    };
    words(many(kind), rect.left(), c.ink);
    let room = rect.width() - NAME - COUNT;
    let width = room * total as f32 / most.max(1) as f32;
    let bar = Rect::from_min_size(pos2(rect.left() + NAME, rect.center().y - BAR / 2.0), vec2(width, BAR));
    segments(ui, scene, bar, by_status, total);
    words(&total.to_string(), bar.right() + space::M, c.ink_soft);
    response.on_hover_text(told(kind, by_status))
}

fn segments(ui: &Ui, scene: &Scene<'_>, bar: Rect, by_status: &ByStatus, total: usize) {
    let c = &scene.theme.colors;
    let painter = ui.painter().with_clip_rect(bar);
    painter.rect_filled(bar, CornerRadius::same(3), c.chip);
    let mut left = bar.left();
    for status in Status::BY_PROGRESS {
        let count = by_status.get(usize::from(status.digit())).copied().unwrap_or(0);
        let right = left + bar.width() * count as f32 / total.max(1) as f32;
        if count > 0 && status != Status::Unchecked {
            let part = Rect::from_x_y_ranges(left..=right, bar.y_range());
            painter.rect_filled(part, CornerRadius::ZERO, scene.theme.hue(status));
            // Neighbours of one hue are told apart by the gap between them.
            painter.vline(right, bar.y_range(), Stroke::new(1.0, c.paper));
        }
        left = right;
    }
}

/// `Figures: 33; 20 confirmed, 13 unchecked`.
fn told(kind: Kind, by_status: &ByStatus) -> String {
    let counts = Status::ALL.into_iter().zip(by_status).filter(|(_, count)| **count > 0);
    let parts: Vec<String> =
        counts.map(|(status, count)| format!("{count} {}", status.name().to_lowercase())).collect();
    format!("{}: {}; {}", many(kind), by_status.iter().sum::<usize>(), parts.join(", "))
}

/// What the hues mean, each with its glyph and count; a click narrows the list to it.
fn legend(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::L, space::XS);
        for status in Status::BY_PROGRESS {
            let count = scene.summary.by_status.get(&status).copied().unwrap_or(0);
            if count > 0 && key(ui, scene, status, count).clicked() {
                narrow(out, Filter { statuses: [status].into(), ..Filter::default() });
            }
        }
    });
}

fn key(ui: &mut Ui, scene: &Scene<'_>, status: Status, count: usize) -> Response {
    let c = &scene.theme.colors;
    let words = format!("{count} {}", status.name().to_lowercase());
    let galley = ui.painter().layout_no_wrap(words.clone(), Face::Regular.at(size::LABEL), c.ink_soft);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 18.0, 18.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    Icon::Status(status).paint(
        ui.painter(),
        pos2(rect.left() + 6.0, rect.center().y),
        12.0,
        scene.theme.hue(status),
    );
    let ink = if response.hovered() || response.has_focus() { c.ink } else { c.ink_soft };
    let at = pos2(rect.left() + 18.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley_with_override_text_color(at, galley, ink);
    response
}
