//! What the claim rests on: each source with the place cited and what it says of this claim.
//!
//! Invariant: shows links and asks for changes to them; the form is in a file of its own.

use eframe::egui::{CursorIcon, Frame, Label, Margin, Role, Sense, Stroke, Ui, WidgetInfo};

use jiff::tz::TimeZone;

use super::source_form::{SourceForm, Step};
use super::{Sheet, address, hint_at, writers_notes};
use crate::desk::{CitationId, Edit, Link, Linked};
use crate::ui::actions::{Look, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::hints::Place;
use crate::ui::panes::{key_of, source_name};
use crate::ui::state::{Field, Form};
use crate::ui::theme::{Face, radius, size, space};
use crate::ui::widgets::{Tint, callout, keycap, link, section_heading, tag, text};

/// The section, with what is open in it.
#[derive(Default)]
pub(super) struct Sources {
    form: SourceForm,
    /// The citation whose address is shown.
    address: Option<CitationId>,
}

impl Sources {
    pub(super) fn show(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        section_heading(ui, sheet.scene.theme, "Sources");
        let open = &sheet.scene.view.form;
        for linked in sheet.scene.desk.links_of(&sheet.claim.id) {
            if *open == Some(Form::EditCitation(linked.citation.id.clone())) {
                self.form.show(ui, sheet, out);
            } else {
                self.card(ui, sheet, &linked, out);
            }
        }
        writers_notes::show(ui, sheet, out);
        if *open == Some(Form::AddSource) {
            self.form.show(ui, sheet, out);
        } else {
            add(ui, sheet, out);
            hint_at(ui, sheet, Place::Sources, out);
        }
    }

    /// The same for several claims chosen together: one source for all of them.
    pub(super) fn show_for_all(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        section_heading(ui, sheet.scene.theme, "A source for all");
        if sheet.scene.view.form == Some(Form::AddSource) {
            self.form.show(ui, sheet, out);
        } else {
            add(ui, sheet, out);
        }
    }

    fn card(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, linked: &Linked<'_>, out: &mut Outbox) {
        let c = &sheet.scene.theme.colors;
        let frame = Frame::new()
            .fill(c.paper)
            .stroke(Stroke::new(1.0, c.line))
            .corner_radius(radius::CARD)
            .inner_margin(Margin { left: 10, right: 10, top: 8, bottom: 8 });
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 3.0;
            if title(ui, sheet, linked) {
                self.change(linked, Step::Source, out);
            }
            tags(ui, sheet, linked);
            if said(ui, sheet, linked) {
                self.change(linked, Step::Bearing, out);
            }
            origin(ui, sheet, linked);
            withdrawn(ui, sheet, linked, out);
            self.actions(ui, sheet, linked, out);
            let is_shown = self.address.as_ref() == Some(&linked.citation.id);
            if is_shown && !address::show(ui, sheet, &linked.source.url, out) {
                self.address = None;
            }
        });
    }

    /// Opens the form at `step`.
    fn change(&mut self, linked: &Linked<'_>, step: Step, out: &mut Outbox) {
        self.form.begin_with(step);
        out.look(Look::Form(Some(Form::EditCitation(linked.citation.id.clone()))));
        out.look(Look::Focus(Field::Source));
    }

    fn actions(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, linked: &Linked<'_>, out: &mut Outbox) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let has_address = !linked.source.url.trim().is_empty() && !is_covered(sheet, linked);
            if has_address && action(ui, sheet, "Address", linked) {
                let shown = self.address.take();
                let wanted = Some(linked.citation.id.clone());
                self.address = if shown == wanted { None } else { wanted };
            }
            if action(ui, sheet, "Unlink", linked) {
                let (claim, citation) = (linked.link.claim.clone(), linked.link.citation.clone());
                out.edit(Edit::DropLink { claim, citation });
            }
        });
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

fn title(ui: &mut Ui, sheet: &Sheet<'_>, linked: &Linked<'_>) -> bool {
    let name = source_name(sheet.scene, linked.source);
    let label = text(&name, Face::SemiBold, size::BODY, sheet.scene.theme.colors.ink);
    let response = ui.add(Label::new(label).wrap().sense(Sense::click()));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}: change this source")));
    response.on_hover_text("Change this source").on_hover_cursor(CursorIcon::PointingHand).clicked()
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
        if let Some(origin) = &linked.source.derived_from
            && let Some(origin) = sheet.scene.desk.source(origin)
        {
            tag(ui, theme, &format!("rests on {}", source_name(sheet.scene, origin)));
        }
    });
}

/// Where it says so, and what; whether that is to be changed.
fn said(ui: &mut Ui, sheet: &Sheet<'_>, linked: &Linked<'_>) -> bool {
    if is_covered(sheet, linked) {
        return false;
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
    if parts.is_empty() {
        return action(ui, sheet, "Say where and what", linked);
    }
    let said = parts.join(" · ");
    let label = text(&said, Face::Regular, size::BODY, sheet.scene.theme.colors.ink);
    let response = ui.add(Label::new(label).wrap().sense(Sense::click()));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{said}: change what it says")));
    response.on_hover_text("Change what it says").on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// Kind, author, file; how, when and by whom it was looked at.
fn origin(ui: &mut Ui, sheet: &Sheet<'_>, linked: &Linked<'_>) {
    let source = linked.source;
    let is_covered = is_covered(sheet, linked);
    let mut parts = vec![source.kind.name().to_owned()];
    if !is_covered {
        parts.extend([&source.author, &source.publisher].into_iter().filter(|it| !it.is_empty()).cloned());
    }
    if let Some(file) = source.file.as_ref().filter(|_| !is_covered) {
        let start: String = file.sha256.chars().take(8).collect();
        parts.push(format!("{}{}, SHA-256 {start}…", file.name, if file.kept { ", kept" } else { "" }));
    }
    parts.push(looked_at(sheet, linked));
    let label = text(parts.join(" · "), Face::Regular, size::LABEL, sheet.scene.theme.colors.ink_faint);
    ui.add(Label::new(label).wrap());
}

/// `read 16 Aug, 10:12, MK`
fn looked_at(sheet: &Sheet<'_>, linked: &Linked<'_>) -> String {
    let method = linked.link.method.name();
    let Some(stamp) = sheet.scene.desk.linked_by(&linked.link.claim, &linked.link.citation) else {
        return method.to_owned();
    };
    let at = stamp.at.to_zoned(TimeZone::system()).strftime("%-d %b, %H:%M");
    match stamp.by.initials.as_str() {
        "" => format!("{method} {at}"),
        initials => format!("{method} {at}, {initials}"),
    }
}

/// What the checker must know of a source that no longer stands; put away for one claim at a time.
fn withdrawn(ui: &mut Ui, sheet: &Sheet<'_>, linked: &Linked<'_>, out: &mut Outbox) {
    let source = linked.source;
    if source.withdrawn.is_empty() || linked.link.withdrawn_seen {
        return;
    }
    let theme = sheet.scene.theme;
    callout(ui, theme, Tint::Wrong, |ui| {
        let on =
            if source.withdrawn_on.is_empty() { String::new() } else { format!(" {}", source.withdrawn_on) };
        let title = format!("Withdrawn or superseded{on}");
        ui.label(text(title, Face::SemiBold, size::LABEL, theme.colors.ink));
        if !is_covered(sheet, linked) {
            let why = text(&source.withdrawn, Face::Regular, size::LABEL, theme.colors.ink);
            ui.add(Label::new(why).wrap());
        }
        if action(ui, sheet, "Keep it for this claim", linked) {
            out.edit(Edit::PutLink { link: Link { withdrawn_seen: true, ..linked.link.clone() } });
        }
    });
}

fn is_covered(sheet: &Sheet<'_>, linked: &Linked<'_>) -> bool {
    sheet.scene.view.masked && linked.source.confidentiality.is_confidential()
}

fn action(ui: &mut Ui, sheet: &Sheet<'_>, words: &str, linked: &Linked<'_>) -> bool {
    let label = text(words, Face::Regular, size::LABEL, sheet.scene.theme.colors.ink_soft);
    let response = ui.add(Label::new(label).sense(Sense::click()));
    let name = format!("{words} {}", source_name(sheet.scene, linked.source));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
