//! The tab of sources: each with how many claims rest on it, and those claims.
//!
//! Invariant: shows and selects; sources are written on the claim card.

use eframe::egui::{Frame, Id, Margin, Role, ScrollArea, Sense, Ui, WidgetInfo};

use crate::desk::{Edit, Source};
use crate::ui::actions::{Look, Outbox};
use crate::ui::icons::Icon;
use crate::ui::state::Scene;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{elided, small_link, tag, text};

/// Draws the tab.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    let mut sources: Vec<&Source> = scene.desk.sources().collect();
    sources.sort_by_key(|source| source.title.to_lowercase());
    if sources.is_empty() {
        empty(ui, scene);
        return;
    }
    ScrollArea::vertical().id_salt("sources").auto_shrink(false).show(ui, |ui| {
        for source in sources {
            entry(ui, scene, source, out);
        }
        ui.add_space(space::L);
    });
}

fn entry(ui: &mut Ui, scene: &Scene<'_>, source: &Source, out: &mut Outbox) {
    let is_selected = scene.view.source.as_ref() == Some(&source.id);
    let c = &scene.theme.colors;
    let fill = if is_selected { c.selected } else { c.panel };
    let margin = Margin { left: 16, right: 16, top: 8, bottom: 9 };
    let frame = Frame::new().fill(fill).inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        elided(ui, text(name(scene, source), Face::SemiBold, size::BODY, c.ink));
        let claims = scene.desk.links_to(&source.id).count();
        let noun = if claims == 1 { "claim" } else { "claims" };
        let line = format!("{} · {claims} {noun}", source.kind.name());
        ui.horizontal_wrapped(|ui| {
            elided(ui, text(line, Face::Regular, size::LABEL, c.ink_soft));
            if source.confidentiality.is_confidential() {
                tag(ui, scene.theme, source.confidentiality.name());
            }
            if !source.withdrawn.is_empty() {
                tag(ui, scene.theme, "withdrawn");
            }
        });
        if is_selected {
            claims_of(ui, scene, source, out);
            if claims == 0 && small_link(ui, scene.theme, "Take it off the list").clicked() {
                out.edit(removal(scene, source));
            }
        }
    });
    let id = Id::unique(("source in list", &source.id.0));
    let header = frame.response.rect.with_max_y(frame.response.rect.top() + 46.0);
    let response = ui.interact(header, id, Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_selected, name(scene, source)));
    if response.clicked() {
        out.look(Look::Source((!is_selected).then(|| source.id.clone())));
    }
}

/// The claims that rest on the source, to go to.
fn claims_of(ui: &mut Ui, scene: &Scene<'_>, source: &Source, out: &mut Outbox) {
    ui.add_space(space::XS);
    for linked in scene.desk.links_to(&source.id) {
        ui.horizontal(|ui| {
            let hue = scene.theme.hue(linked.claim.status);
            Icon::Status(linked.claim.status).show(ui, 12.0, hue);
            let words = scene.desk.words(linked.claim).split_whitespace().collect::<Vec<_>>().join(" ");
            let label = text(words, Face::Regular, size::LABEL, scene.theme.colors.accent);
            let label = eframe::egui::Label::new(label).truncate().sense(Sense::click());
            if ui.add(label).clicked() {
                out.look(Look::Claim(Some(linked.claim.id.clone())));
            }
        });
    }
}

/// Takes out a source that nothing rests on, with the places cited in it.
fn removal(scene: &Scene<'_>, source: &Source) -> Edit {
    let cited = scene.desk.citations_in(&source.id);
    let mut edits: Vec<Edit> = cited.map(|it| Edit::DropCitation { citation: it.id.clone() }).collect();
    edits.push(Edit::DropSource { source: source.id.clone() });
    Edit::Group { edits }
}

/// The title, covered where others may look on.
pub(in crate::ui::panes) fn name(scene: &Scene<'_>, source: &Source) -> String {
    if scene.view.masked && source.confidentiality.is_confidential() {
        return format!("{} source", source.confidentiality.name());
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
