//! The tab of sources: each with how many claims rest on it, and under the selected one those claims.
//!
//! Only rows in sight are drawn.
//!
//! Invariant: shows and selects; sources are written on the claim card.

use eframe::egui::{
    Align, Id, Label, Layout, Rangef, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::sight::offset_for;
use crate::desk::{ClaimId, Edit, Source, SourceId};
use crate::ui::actions::{Look, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::icons::Icon;
use crate::ui::state::Scene;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{elided, small_link, tag, text};

/// Height of a source.
const SOURCE: f32 = 52.0;
/// Height of a claim that rests on it, and of what can be done with it.
const LINE: f32 = 22.0;
/// Room below the last line of the selected source.
const BELOW: f32 = 8.0;

/// One row.
enum Row {
    Source(SourceId),
    Claim(ClaimId),
    /// What can be done with the source.
    Acts(SourceId),
}

/// The tab, with the place of every row.
#[derive(Default)]
pub(super) struct Sources {
    key: Option<(u64, Option<SourceId>)>,
    /// Top of every row.
    tops: Vec<(f32, Row)>,
    height: f32,
    /// What the list was last brought to.
    at: Option<SourceId>,
    offset: f32,
}

impl Sources {
    /// Draws the tab.
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        self.refresh(scene);
        if self.tops.is_empty() {
            empty(ui, scene);
            return;
        }
        let mut area = ScrollArea::vertical().id_salt("sources").auto_shrink(false);
        if let Some(offset) = self.offset_to_selected(ui.available_height(), scene) {
            area = area.vertical_scroll_offset(offset);
        }
        let shown = area.show_viewport(ui, |ui, viewport| self.paint(ui, viewport, scene, out));
        self.offset = shown.state.clamped_offset().y;
    }

    fn refresh(&mut self, scene: &Scene<'_>) {
        let is_same = |(revision, selected): &(u64, Option<SourceId>)| {
            *revision == scene.revision && *selected == scene.view.source
        };
        if self.key.as_ref().is_some_and(is_same) {
            return;
        }
        self.key = Some((scene.revision, scene.view.source.clone()));
        self.tops.clear();
        let mut sources: Vec<&Source> = scene.desk.sources().collect();
        sources.sort_by_cached_key(|source| source.title.to_lowercase());
        let count = sources.len();
        let mut top = 0.0;
        let mut put = |row: Row, height: f32| {
            self.tops.push((top, row));
            top += height;
        };
        for source in sources {
            let is_selected = scene.view.source.as_ref() == Some(&source.id);
            let claims = scene.desk.links_to(&source.id).map(|linked| linked.claim.id.clone());
            let mut below: Vec<Row> = if is_selected { claims.map(Row::Claim).collect() } else { Vec::new() };
            if is_selected && (below.is_empty() || count > 1) {
                below.push(Row::Acts(source.id.clone()));
            }
            put(Row::Source(source.id.clone()), SOURCE);
            let last = below.len().saturating_sub(1);
            for (at, row) in below.into_iter().enumerate() {
                put(row, if at == last { LINE + BELOW } else { LINE });
            }
        }
        self.height = top + space::L;
    }

    /// When another source has been selected and its row is not in sight: where to scroll to.
    fn offset_to_selected(&mut self, height: f32, scene: &Scene<'_>) -> Option<f32> {
        if self.at == scene.view.source {
            return None;
        }
        self.at.clone_from(&scene.view.source);
        let wanted = self.at.as_ref()?;
        let is_wanted = |row: &Row| matches!(row, Row::Source(id) if id == wanted);
        let top = self.tops.iter().find(|(_, row)| is_wanted(row))?.0;
        offset_for(Rangef::new(top, top + SOURCE), self.offset, height)
    }

    fn paint(&self, ui: &mut Ui, viewport: Rect, scene: &Scene<'_>, out: &mut Outbox) {
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), self.height), Sense::hover());
        let first = self.tops.partition_point(|(top, _)| *top < viewport.top() - SOURCE);
        for (top, row) in self.tops.iter().skip(first) {
            if *top > viewport.bottom() {
                break;
            }
            let corner = pos2(area.left(), area.top() + top);
            let rect = |height| Rect::from_min_size(corner, vec2(area.width(), height));
            match row {
                Row::Source(id) => {
                    let Some(source) = scene.desk.source(id) else { continue };
                    entry(ui, rect(SOURCE), scene, source, out);
                }
                Row::Claim(id) => claim_line(ui, rect(LINE), scene, id, out),
                Row::Acts(id) => acts_line(ui, rect(LINE), scene, id, out),
            }
        }
    }
}

fn entry(ui: &mut Ui, rect: Rect, scene: &Scene<'_>, source: &Source, out: &mut Outbox) {
    let is_selected = scene.view.source.as_ref() == Some(&source.id);
    let c = &scene.theme.colors;
    let id = Id::unique(("source in list", &source.id.0));
    let response = ui.interact(rect, id, Sense::click());
    let claims = scene.desk.links_to(&source.id).count();
    let noun = if claims == 1 { "claim" } else { "claims" };
    let line = format!("{} · {claims} {noun}", source.kind.name());
    response
        .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_selected, name(scene, source)));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_selected(is_selected);
        node.set_expanded(is_selected);
        node.set_description(line.clone());
    });
    let fill = if is_selected { Some(c.selected) } else { response.hovered().then_some(c.hovered) };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, 0, fill);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 0, Stroke::new(2.0, c.accent), StrokeKind::Inside);
    }
    if response.clicked() {
        out.look(Look::Source((!is_selected).then(|| source.id.clone())));
    }
    in_line(ui, rect.with_max_y(rect.top() + 28.0).with_min_y(rect.top() + 7.0), |ui| {
        elided(ui, text(name(scene, source), Face::SemiBold, size::BODY, c.ink));
    });
    in_line(ui, rect.with_min_y(rect.top() + 27.0).with_max_y(rect.bottom() - 5.0), |ui| {
        ui.label(text(line, Face::Regular, size::LABEL, c.ink_soft));
        if source.confidentiality.is_confidential() {
            tag(ui, scene.theme, source.confidentiality.name());
        }
        if !source.withdrawn.is_empty() {
            tag(ui, scene.theme, "withdrawn");
        }
    });
}

/// A claim that rests on the selected source, to go to.
fn claim_line(ui: &mut Ui, rect: Rect, scene: &Scene<'_>, id: &ClaimId, out: &mut Outbox) {
    let Some(claim) = scene.desk.claim(id) else { return };
    let c = &scene.theme.colors;
    ui.painter().rect_filled(rect.with_max_y(rect.bottom() + BELOW), 0, c.selected);
    in_line(ui, rect, |ui| {
        let hue = scene.theme.hue(claim.status);
        Icon::Status(claim.status).show(ui, 12.0, hue);
        let words = scene.desk.words(claim).split_whitespace().collect::<Vec<_>>().join(" ");
        let label = text(&words, Face::Regular, size::LABEL, c.accent);
        let response = ui.add(Label::new(label).truncate().sense(Sense::click()));
        let said = format!("{words}, {}", claim.status.name());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &said));
        if response.clicked() {
            out.look(Look::Claim(Some(id.clone())));
        }
    });
}

/// Merging it into another; taking it off the list, while nothing rests on it.
fn acts_line(ui: &mut Ui, rect: Rect, scene: &Scene<'_>, id: &SourceId, out: &mut Outbox) {
    let c = &scene.theme.colors;
    ui.painter().rect_filled(rect.with_max_y(rect.bottom() + BELOW), 0, c.selected);
    in_line(ui, rect, |ui| {
        let Some(source) = scene.desk.source(id) else { return };
        ui.spacing_mut().item_spacing.x = space::M;
        if scene.desk.sources().nth(1).is_some() && small_link(ui, scene.theme, "Merge into…").clicked() {
            out.run(CommandId::MergeSource);
        }
        if scene.desk.links_to(id).next().is_none()
            && small_link(ui, scene.theme, "Take it off the list").clicked()
        {
            out.edit(removal(scene, source));
        }
    });
}

/// Lays widgets side by side in one line of a row.
fn in_line(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui)) {
    let rect = rect.shrink2(vec2(space::L, 0.0));
    let layout = Layout::left_to_right(Align::Center);
    let mut line = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    line.shrink_clip_rect(rect);
    line.spacing_mut().interact_size.y = 0.0;
    line.spacing_mut().item_spacing.x = space::S;
    add(&mut line);
}

/// Takes out a source that nothing rests on, with the places cited in it.
fn removal(scene: &Scene<'_>, source: &Source) -> Edit {
    let cited = scene.desk.citations_in(&source.id);
    let mut edits: Vec<Edit> = cited.map(|it| Edit::DropCitation { citation: it.id.clone() }).collect();
    edits.push(Edit::DropSource { source: source.id.clone() });
    Edit::Group { edits }
}

/// The title, covered where others may look on.
pub(in crate::ui) fn name(scene: &Scene<'_>, source: &Source) -> String {
    if scene.view.masked && source.confidentiality.is_confidential() {
        let code = source.code_name.trim();
        return if code.is_empty() {
            format!("{} source", source.confidentiality.name())
        } else {
            code.to_owned()
        };
    }
    if source.title.is_empty() { "Untitled source".to_owned() } else { source.title.clone() }
}

fn empty(ui: &mut Ui, scene: &Scene<'_>) {
    ui.add_space(space::XL * 2.0);
    ui.vertical_centered(|ui| {
        ui.set_max_width(240.0);
        ui.label(text("No sources yet", Face::SemiBold, size::TITLE, scene.theme.colors.ink));
        let help =
            "Select a claim and write down where it can be looked up. One source can serve many claims.";
        ui.label(text(help, Face::Regular, size::LABEL, scene.theme.colors.ink_soft));
    });
}
