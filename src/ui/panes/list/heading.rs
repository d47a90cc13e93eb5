//! The heading over claims of one sentence, kind or status, with how many they are; a click folds them away.
//!
//! Invariant: draws one heading and asks for its folding.

use eframe::egui::{Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2};

use super::many;
use crate::desk::{Heading, Section};
use crate::ui::actions::{Look, Outbox};
use crate::ui::icons::Icon;
use crate::ui::state::Scene;
use crate::ui::theme::{Face, size, space};

/// Height of a heading.
pub(super) const HEIGHT: f32 = 30.0;
/// From its top to the middle of its words.
const MIDDLE: f32 = 18.0;

/// Draws the heading of `section` at `rect`.
pub(super) fn show(ui: &Ui, rect: Rect, scene: &Scene<'_>, section: &Section, out: &mut Outbox) {
    let c = &scene.theme.colors;
    let is_folded = scene.view.folded.contains(&section.heading);
    let id = Id::unique(("heading of list", section.heading));
    let response = ui.interact(rect, id, Sense::click());
    let (words, count) = (name(section.heading), section.rows.len());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label(&words, count)));
    ui.ctx().accesskit_node_builder(id, |node| node.set_expanded(!is_folded));
    if response.clicked() {
        out.look(Look::Fold(section.heading));
    }
    let is_near = response.hovered() || response.has_focus();
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 0, Stroke::new(2.0, c.accent), StrokeKind::Inside);
    }
    let ink = if is_near { c.ink } else { c.ink_faint };
    let middle = rect.top() + MIDDLE;
    let mut left = rect.left() + space::L;
    if let Heading::Status(status) = section.heading {
        Icon::Status(status).paint(ui.painter(), pos2(left + 7.0, middle), 12.0, scene.theme.hue(status));
        left = rect.left() + super::row::WORDS;
    }
    let galley = ui.painter().layout_no_wrap(words.to_uppercase(), Face::SemiBold.at(size::SMALL), ink);
    ui.painter().galley(pos2(left, middle - galley.size().y / 2.0), galley, ink);
    let mut right = rect.right() - space::L;
    if is_near || is_folded {
        let icon = if is_folded { Icon::Right } else { Icon::Down };
        icon.paint(ui.painter(), pos2(right - 5.0, middle), 10.0, ink);
        right -= 10.0 + space::S;
    }
    let galley = ui.painter().layout_no_wrap(count.to_string(), Face::Regular.at(size::SMALL), ink);
    ui.painter().galley(pos2(right - galley.size().x, middle - galley.size().y / 2.0), galley, ink);
}

fn name(heading: Heading) -> String {
    match heading {
        Heading::Sentence(number) => format!("Sentence {}", number + 1),
        Heading::Kind(kind) => many(kind).to_owned(),
        Heading::Status(status) => status.name().to_owned(),
        Heading::Became(became) => became.name().to_owned(),
        Heading::Nothing => String::new(),
    }
}

/// What a screen reader says: `Sentence 2, 3 claims`.
fn label(words: &str, count: usize) -> String {
    format!("{words}, {count} {}", if count == 1 { "claim" } else { "claims" })
}
