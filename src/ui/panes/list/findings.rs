//! The tab of findings: what conflicts, what to compare, what agrees, and what was set aside.
//!
//! Only rows in sight are drawn.
//!
//! Invariant: shows and leads; sets nothing aside.

use eframe::egui::{
    Id, Rangef, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::row::WORDS;
use super::sight::offset_for;
use crate::check::Grade;
use crate::desk::{Noticed, NoticedGroup};
use crate::ui::actions::{Look, Outbox};
use crate::ui::icons::Icon;
use crate::ui::panes::about;
use crate::ui::state::{FindingAt, Scene};
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{briefly, clipped, laid_out, text};

/// Height of a heading and of a finding.
const HEADING: f32 = 30.0;
const HEIGHT: f32 = 50.0;
/// From the pane's edge to the glyph's middle.
const GLYPH: f32 = 23.0;
/// From the pane's other edge.
const RIGHT: f32 = 16.0;

/// One row, by its number among the findings.
#[derive(Clone, Copy)]
enum Row {
    Heading(NoticedGroup, usize),
    Finding(usize),
}

/// The tab, with the place of every row.
#[derive(Default)]
pub(super) struct Findings {
    key: Option<(u64, usize)>,
    tops: Vec<(f32, Row)>,
    height: f32,
    /// What the list was last brought to.
    at: Option<FindingAt>,
    offset: f32,
}

impl Findings {
    /// Draws the tab.
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        self.refresh(scene);
        if self.tops.is_empty() {
            empty(ui, scene);
            return;
        }
        let mut area = ScrollArea::vertical().id_salt("findings").auto_shrink(false);
        if let Some(offset) = self.offset_to_shown(ui.available_height(), scene) {
            area = area.vertical_scroll_offset(offset);
        }
        let shown = area.show_viewport(ui, |ui, viewport| self.paint(ui, viewport, scene, out));
        self.offset = shown.state.clamped_offset().y;
    }

    fn refresh(&mut self, scene: &Scene<'_>) {
        let key = (scene.revision, scene.findings.len());
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        self.tops.clear();
        let mut top = 0.0;
        let mut put = |row: Row, height: f32| {
            self.tops.push((top, row));
            top += height;
        };
        let mut number = 0;
        for group in scene.findings.chunk_by(|one, other| one.group() == other.group()) {
            let Some(first) = group.first() else { continue };
            put(Row::Heading(first.group(), group.len()), HEADING);
            for _ in group {
                put(Row::Finding(number), HEIGHT);
                number += 1;
            }
        }
        self.height = top + space::L;
    }

    /// When another finding has been gone to and its row is not in sight: where to scroll to.
    fn offset_to_shown(&mut self, height: f32, scene: &Scene<'_>) -> Option<f32> {
        if self.at == scene.view.finding {
            return None;
        }
        self.at.clone_from(&scene.view.finding);
        let wanted = self.at.as_ref()?;
        let wanted = scene.findings.iter().position(|it| it.at() == *wanted)?;
        let is_wanted = |row: Row| matches!(row, Row::Finding(number) if number == wanted);
        let top = self.tops.iter().find(|(_, row)| is_wanted(*row))?.0;
        offset_for(Rangef::new(top, top + HEIGHT), self.offset, height)
    }

    fn paint(&self, ui: &mut Ui, viewport: Rect, scene: &Scene<'_>, out: &mut Outbox) {
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), self.height), Sense::hover());
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::ListBox);
            node.set_label("Findings");
            node.set_size_of_set(scene.findings.len());
        });
        let first = self.tops.partition_point(|(top, _)| *top < viewport.top() - HEIGHT);
        for (top, row) in self.tops.iter().skip(first) {
            if *top > viewport.bottom() {
                break;
            }
            let corner = pos2(area.left(), area.top() + top);
            let rect = |height| Rect::from_min_size(corner, vec2(area.width(), height));
            match *row {
                Row::Heading(group, count) => heading(ui, rect(HEADING), scene, (group, count)),
                Row::Finding(number) => {
                    let Some(noticed) = scene.findings.get(number) else { continue };
                    entry(ui, rect(HEIGHT), scene, (noticed, number), out);
                }
            }
        }
    }
}

fn heading(ui: &Ui, rect: Rect, scene: &Scene<'_>, (group, count): (NoticedGroup, usize)) {
    let ink = scene.theme.colors.ink_faint;
    let response = ui.interact(rect, Id::unique(("heading of findings", group.name())), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{}, {count}", group.name())));
    let middle = rect.top() + 18.0;
    let galley =
        ui.painter().layout_no_wrap(group.name().to_uppercase(), Face::SemiBold.at(size::SMALL), ink);
    ui.painter().galley(pos2(rect.left() + space::L, middle - galley.size().y / 2.0), galley, ink);
    let galley = ui.painter().layout_no_wrap(count.to_string(), Face::Regular.at(size::SMALL), ink);
    let left = rect.right() - space::L - galley.size().x;
    ui.painter().galley(pos2(left, middle - galley.size().y / 2.0), galley, ink);
}

/// Its words, and how they were worked out; a click goes there.
fn entry(ui: &Ui, rect: Rect, scene: &Scene<'_>, (noticed, number): (&Noticed, usize), out: &mut Outbox) {
    let (theme, finding) = (scene.theme, &noticed.finding);
    let c = &theme.colors;
    let is_shown = scene.view.finding.as_ref().is_some_and(|at| *at == noticed.at());
    let id = Id::unique(("finding in list", number, &noticed.id.0));
    let response = ui.interact(rect, id, Sense::click());
    let words = about(scene.desk.draft(), noticed);
    let sentence = scene.desk.draft().map_or(0, |draft| draft.sentence_at(finding.place().start) + 1);
    let formula = briefly(&scene.cover(&finding.formula));
    let formula = formula.split_whitespace().collect::<Vec<_>>().join(" ");
    response.widget_info(|| {
        let label = format!("{}: {words}, sentence {sentence}, {formula}", noticed.group().name());
        WidgetInfo::selected(Role::ListBoxOption, true, is_shown, label)
    });
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_selected(is_shown);
        node.set_position_in_set(number + 1);
        node.set_size_of_set(scene.findings.len());
    });
    let fill = if is_shown { Some(c.selected) } else { response.hovered().then_some(c.hovered) };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, 0, fill);
    }
    if is_shown {
        ui.painter().rect_filled(rect.with_max_x(rect.left() + 3.0), 0, c.accent);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 0, Stroke::new(2.0, c.accent), StrokeKind::Inside);
    }
    let is_quiet = noticed.set_aside.is_some() || finding.grade == Grade::Agrees;
    let hue = if noticed.set_aside.is_some() { c.ink_faint } else { theme.hue_of(finding.grade) };
    Icon::Grade(finding.grade).paint(ui.painter(), pos2(rect.left() + GLYPH, rect.top() + 16.0), 13.0, hue);
    let place = format!("sentence {sentence}");
    let galley = ui.painter().layout_no_wrap(place, Face::Regular.at(size::LABEL), c.ink_faint);
    let right = rect.right() - RIGHT - galley.size().x;
    ui.painter().galley(pos2(right, rect.top() + 8.0), galley, c.ink_faint);
    let left = rect.left() + WORDS;
    let face = if is_quiet { Face::Regular } else { Face::SemiBold };
    line(ui, pos2(left, rect.top() + 7.0), right - space::M, &words, (face.at(size::BODY), c.ink));
    let second = (Face::Regular.at(size::LABEL), c.ink_soft);
    line(ui, pos2(left, rect.top() + 26.0), rect.right() - RIGHT, &formula, second);
    if response.clicked() {
        out.look(Look::Finding(noticed.at()));
    }
}

fn line(
    ui: &Ui,
    at: eframe::egui::Pos2,
    right: f32,
    words: &str,
    (font, ink): (eframe::egui::FontId, eframe::egui::Color32),
) {
    let job = clipped(words, font, ink, (right - at.x).max(20.0));
    ui.painter().galley(at, laid_out(ui, job, words), ink);
}

fn empty(ui: &mut Ui, scene: &Scene<'_>) {
    let c = &scene.theme.colors;
    let (title, help) = if scene.board.is_worked_out() {
        (
            "No findings",
            "Nothing in this article can be worked out: no sums, no spans between dates, nothing told twice. \
             Figures and passages of sources are compared once they are written down.",
        )
    } else {
        ("Being worked out", "Dates, sums, units and repeats of the article stand here in a moment.")
    };
    ui.add_space(space::XL * 2.0);
    ui.vertical_centered(|ui| {
        ui.set_max_width(240.0);
        ui.label(text(title, Face::SemiBold, size::TITLE, c.ink));
        ui.label(text(help, Face::Regular, size::LABEL, c.ink_soft));
    });
}
