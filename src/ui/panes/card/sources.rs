//! What the claim rests on: each source with the place cited and what it says of this claim.
//!
//! Invariant: shows links and asks for changes to them; the form is in a file of its own.

use eframe::egui::{Frame, Label, Margin, Sense, Stroke, Ui};

use super::Sheet;
use super::source_form::SourceForm;
use crate::desk::{Edit, Linked};
use crate::ui::actions::{Look, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::panes::{key_of, source_name};
use crate::ui::state::{Field, Form};
use crate::ui::theme::{Face, radius, size, space};
use crate::ui::widgets::{keycap, link, section_heading, tag, text};

/// Draws the section.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet<'_>, form: &mut SourceForm, out: &mut Outbox) {
    section_heading(ui, sheet.scene.theme, "Sources");
    let open = &sheet.scene.view.form;
    for linked in sheet.scene.desk.links_of(&sheet.claim.id) {
        if *open == Some(Form::EditCitation(linked.citation.id.clone())) {
            form.show(ui, sheet, out);
        } else {
            card(ui, sheet, &linked, out);
        }
    }
    if *open == Some(Form::AddSource) {
        form.show(ui, sheet, out);
    } else {
        add(ui, sheet, out);
    }
}

fn add(ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
    ui.horizontal(|ui| {
        if link(ui, sheet.scene.theme, "Add source").clicked() {
            out.run(CommandId::AddSource);
        }
        if let Some(key) = key_of(ui, sheet.scene, CommandId::AddSource) {
            keycap(ui, sheet.scene.theme, &key);
        }
    });
}

fn card(ui: &mut Ui, sheet: &Sheet<'_>, linked: &Linked<'_>, out: &mut Outbox) {
    let c = &sheet.scene.theme.colors;
    let frame = Frame::new()
        .fill(c.paper)
        .stroke(Stroke::new(1.0, c.line))
        .corner_radius(radius::CARD)
        .inner_margin(Margin { left: 10, right: 10, top: 8, bottom: 8 });
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        title(ui, sheet, linked, out);
        tags(ui, sheet, linked);
        said(ui, sheet, linked);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            small(ui, sheet, &origin(sheet, linked));
            if action(ui, sheet, "Unlink", linked) {
                let (claim, citation) = (linked.link.claim.clone(), linked.link.citation.clone());
                out.edit(Edit::DropLink { claim, citation });
            }
        });
    });
}

fn title(ui: &mut Ui, sheet: &Sheet<'_>, linked: &Linked<'_>, out: &mut Outbox) {
    let name = source_name(sheet.scene, linked.source);
    let label = text(name, Face::SemiBold, size::BODY, sheet.scene.theme.colors.ink);
    let response = ui.add(Label::new(label).wrap().sense(Sense::click()));
    let response =
        response.on_hover_text("Change this source").on_hover_cursor(eframe::egui::CursorIcon::PointingHand);
    if response.clicked() {
        out.look(Look::Form(Some(Form::EditCitation(linked.citation.id.clone()))));
        out.look(Look::Focus(Field::Source));
    }
}

fn tags(ui: &mut Ui, sheet: &Sheet<'_>, linked: &Linked<'_>) {
    let theme = sheet.scene.theme;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        ui.spacing_mut().interact_size.y = 0.0;
        tag(ui, theme, linked.link.directness.name());
        tag(ui, theme, linked.link.relation.name());
        if linked.source.confidentiality.is_confidential() {
            tag(ui, theme, linked.source.confidentiality.name());
        }
        if !linked.source.withdrawn.is_empty() {
            tag(ui, theme, "withdrawn");
        }
    });
}

/// Where it says so, and what.
fn said(ui: &mut Ui, sheet: &Sheet<'_>, linked: &Linked<'_>) {
    if is_covered(sheet, linked) {
        return;
    }
    let citation = linked.citation;
    let mut parts = Vec::new();
    if !citation.locator.is_empty() {
        parts.push(citation.locator.clone());
    }
    if !citation.passage.is_empty() {
        parts.push(format!("“{}”", citation.passage));
    }
    if !citation.value.is_empty() {
        parts.push(format!("says {}", citation.value));
    }
    if !parts.is_empty() {
        let label = text(parts.join(" · "), Face::Regular, size::BODY, sheet.scene.theme.colors.ink);
        ui.add(Label::new(label).wrap());
    }
}

/// Kind, author, how it was looked at.
fn origin(sheet: &Sheet<'_>, linked: &Linked<'_>) -> String {
    let source = linked.source;
    let mut parts = vec![source.kind.name().to_owned()];
    if !source.author.is_empty() && !is_covered(sheet, linked) {
        parts.push(source.author.clone());
    }
    parts.push(linked.link.method.name().to_owned());
    parts.join(" · ")
}

fn is_covered(sheet: &Sheet<'_>, linked: &Linked<'_>) -> bool {
    sheet.scene.view.masked && linked.source.confidentiality.is_confidential()
}

fn small(ui: &mut Ui, sheet: &Sheet<'_>, words: &str) {
    let room = ui.available_width() - 60.0;
    ui.scope(|ui| {
        ui.set_max_width(room.max(40.0));
        let label = text(words, Face::Regular, size::LABEL, sheet.scene.theme.colors.ink_faint);
        ui.add(Label::new(label).truncate());
    });
}

fn action(ui: &mut Ui, sheet: &Sheet<'_>, words: &str, linked: &Linked<'_>) -> bool {
    let label = text(words, Face::Regular, size::LABEL, sheet.scene.theme.colors.ink_soft);
    let response = ui.add(Label::new(label).sense(Sense::click()));
    let name = format!("{words} {}", source_name(sheet.scene, linked.source));
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, &name));
    response.on_hover_cursor(eframe::egui::CursorIcon::PointingHand).clicked()
}
