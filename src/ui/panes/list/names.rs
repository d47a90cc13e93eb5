//! The tab of names: each with its titles, how often it is written and whether its spelling was confirmed; names that
//! differ by a letter or two stand beside each other.
//!
//! Only rows in sight are drawn.
//!
//! Invariant: shows and selects; the tick is made on the card of the name.

use eframe::egui::{
    Color32, FontId, Id, Pos2, Rangef, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::row::WORDS;
use super::sight::offset_for;
use crate::check::{Grade, LedgerName};
use crate::desk::{Draft, Status};
use crate::ui::actions::{Look, Outbox};
use crate::ui::icons::Icon;
use crate::ui::panes::from_words;
use crate::ui::state::Scene;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{clipped, laid_out, text};

/// Height of a name.
const HEIGHT: f32 = 50.0;
/// From the pane's edge to the glyph's middle.
const GLYPH: f32 = 23.0;
/// From the pane's other edge.
const RIGHT: f32 = 16.0;

/// The tab, with the order of its rows.
#[derive(Default)]
pub(super) struct Names {
    /// The text that the order is of.
    key: Option<(u64, bool)>,
    order: Vec<usize>,
    /// What the list was last brought to.
    at: Option<String>,
    offset: f32,
}

impl Names {
    /// Draws the tab.
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        let worked = scene.desk.draft().and_then(Draft::worked_out_before);
        let names = worked.map_or(&[][..], |worked| &worked.names.names);
        let key = Some((scene.revision, worked.is_some()));
        if self.key != key {
            self.order = worked.map(|worked| worked.names.in_pairs()).unwrap_or_default();
            self.key = key;
        }
        if names.is_empty() {
            empty(ui, scene);
            return;
        }
        let mut area = ScrollArea::vertical().id_salt("names").auto_shrink(false);
        if let Some(offset) = self.offset_to_selected(ui.available_height(), scene, names) {
            area = area.vertical_scroll_offset(offset);
        }
        let shown = area.show_viewport(ui, |ui, viewport| self.paint(ui, viewport, scene, names, out));
        self.offset = shown.state.clamped_offset().y;
    }

    /// When another name has been selected and its row is not in sight: where to scroll to.
    fn offset_to_selected(&mut self, height: f32, scene: &Scene<'_>, names: &[LedgerName]) -> Option<f32> {
        if self.at == scene.view.name {
            return None;
        }
        self.at.clone_from(&scene.view.name);
        let wanted = self.at.as_ref()?;
        let is_wanted = |at: &usize| names.get(*at).is_some_and(|name| name.name == *wanted);
        let top = self.order.iter().position(is_wanted)? as f32 * HEIGHT;
        offset_for(Rangef::new(top, top + HEIGHT), self.offset, height)
    }

    fn paint(&self, ui: &mut Ui, viewport: Rect, scene: &Scene<'_>, names: &[LedgerName], out: &mut Outbox) {
        let height = self.order.len() as f32 * HEIGHT + space::L;
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::ListBox);
            node.set_label("Names");
            node.set_size_of_set(self.order.len());
        });
        let first = (viewport.top() / HEIGHT).floor().max(0.0) as usize;
        let rows = self.order.iter().enumerate().skip(first);
        for (row, &at) in rows.take_while(|(row, _)| (*row as f32) * HEIGHT <= viewport.bottom()) {
            let Some(name) = names.get(at) else { continue };
            let corner = pos2(area.left(), area.top() + row as f32 * HEIGHT);
            let rect = Rect::from_min_size(corner, vec2(area.width(), HEIGHT));
            let like: Vec<&str> =
                name.alike.iter().filter_map(|&at| Some(names.get(at)?.name.as_str())).collect();
            entry(ui, rect, scene, (name, &like, row, self.order.len()), out);
        }
    }
}

fn entry(
    ui: &Ui,
    rect: Rect,
    scene: &Scene<'_>,
    (name, like, row, of): (&LedgerName, &[&str], usize, usize),
    out: &mut Outbox,
) {
    let theme = scene.theme;
    let c = &theme.colors;
    let is_selected = scene.view.name.as_ref() == Some(&name.name);
    let spelling = scene.desk.spelling(&name.name);
    let second = match spelling {
        Some(spelling) => format!("Confirmed from {}", from_words(scene, spelling)),
        None if !like.is_empty() => format!("Looks like {}", like.join(", ")),
        None => told(name),
    };
    let id = Id::unique(("name in list", &name.name));
    let response = ui.interact(rect, id, Sense::click());
    let mentions = format!("{}×", name.mentions());
    response.widget_info(|| {
        let tick = if spelling.is_some() { "" } else { ", spelling to confirm" };
        let label = format!("{}, {} mentions{tick}, {second}", name.name, name.mentions());
        WidgetInfo::selected(Role::ListBoxOption, true, is_selected, label)
    });
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_selected(is_selected);
        node.set_position_in_set(row + 1);
        node.set_size_of_set(of);
    });
    let fill = if is_selected { Some(c.selected) } else { response.hovered().then_some(c.hovered) };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, 0, fill);
    }
    if is_selected {
        ui.painter().rect_filled(rect.with_max_x(rect.left() + 3.0), 0, c.accent);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 0, Stroke::new(2.0, c.accent), StrokeKind::Inside);
    }
    let status = if spelling.is_some() { Status::Confirmed } else { Status::Unchecked };
    let (icon, hue) = if spelling.is_none() && !like.is_empty() {
        (Icon::Grade(Grade::ToCompare), theme.hue_of(Grade::ToCompare))
    } else {
        (Icon::Status(status), theme.hue(status))
    };
    icon.paint(ui.painter(), pos2(rect.left() + GLYPH, rect.top() + 16.0), 13.0, hue);
    let galley = ui.painter().layout_no_wrap(mentions, Face::Regular.at(size::LABEL), c.ink_faint);
    let right = rect.right() - RIGHT - galley.size().x;
    ui.painter().galley(pos2(right, rect.top() + 8.0), galley, c.ink_faint);
    let left = rect.left() + WORDS;
    let first = (Face::SemiBold.at(size::BODY), c.ink);
    line(ui, pos2(left, rect.top() + 7.0), right - space::M, &name.name, first);
    let below = (Face::Regular.at(size::LABEL), c.ink_soft);
    line(ui, pos2(left, rect.top() + 26.0), rect.right() - RIGHT, &second, below);
    if response.clicked() {
        out.look(Look::Name(Some(name.name.clone())));
    }
}

/// Its titles and its other forms: `President · also Okafor`.
fn told(name: &LedgerName) -> String {
    let also: Vec<&str> = name.forms.iter().skip(1).map(|form| form.words.as_str()).collect();
    let also = if also.is_empty() { String::new() } else { format!("also {}", also.join(", ")) };
    let parts = [name.titles.join(", "), also];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "Spelling to confirm".to_owned() } else { parts.join(" · ") }
}

fn line(ui: &Ui, at: Pos2, right: f32, words: &str, (font, ink): (FontId, Color32)) {
    let job = clipped(words, font, ink, (right - at.x).max(20.0));
    ui.painter().galley(at, laid_out(ui, job, words), ink);
}

fn empty(ui: &mut Ui, scene: &Scene<'_>) {
    let c = &scene.theme.colors;
    let (title, help) = if scene.board.is_worked_out() {
        ("No names", "The article names nobody and no place.")
    } else {
        ("Being worked out", "The names of the article stand here in a moment.")
    };
    ui.add_space(space::XL * 2.0);
    ui.vertical_centered(|ui| {
        ui.set_max_width(240.0);
        ui.label(text(title, Face::SemiBold, size::TITLE, c.ink));
        ui.label(text(help, Face::Regular, size::LABEL, c.ink_soft));
    });
}
