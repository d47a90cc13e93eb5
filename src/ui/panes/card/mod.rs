//! The right pane: everything about the selected claim.
//!
//! Invariant: asks for edits, one for each gesture; keeps only what is still being typed.

mod address;
mod against;
mod carried;
mod findings;
mod head;
mod history;
mod ladder;
mod marks;
mod name;
mod note;
mod reading_form;
mod several;
mod source_file;
mod source_form;
mod source_parts;
mod source_quick;
mod sources;
mod ties;
mod typed_reading;
mod wording;
mod writers_notes;

pub(super) use findings::about;
pub(super) use name::from_words;

use eframe::egui::{Frame, Label, Margin, Response, ScrollArea, Ui};

use crate::desk::{ClaimId, ClaimRecord};
use crate::ui::actions::Outbox;
use crate::ui::commands::CommandId;
use crate::ui::hints::Place;
use crate::ui::state::{Field, Scene, Tab};
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{hint_line, link, text};

/// The claim card, with what is being typed on it.
#[derive(Default)]
pub(super) struct Card {
    /// The claim that the fields belong to.
    claim: Option<ClaimId>,
    head: head::Head,
    marks: marks::Marks,
    findings: findings::Findings,
    name: name::NameCard,
    note: note::Note,
    sources: sources::Sources,
    wording: wording::Wording,
    history: history::History,
    several: several::Several,
}

/// What the sections of the card are drawn from.
struct Sheet<'a> {
    scene: &'a Scene<'a>,
    claim: &'a ClaimRecord,
}

impl Card {
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        if scene.view.tab == Tab::Names && scene.view.name.is_some() {
            self.name.show(ui, scene, out);
            return;
        }
        let selected = scene.view.claim.as_ref().and_then(|id| scene.desk.claim(id));
        if self.claim.as_ref() != selected.map(|claim| &claim.id) {
            self.turn_to(selected.map(|claim| claim.id.clone()), scene, out);
        }
        let Some(claim) = selected else {
            self.without_claim(ui, scene, out);
            return;
        };
        self.several.turn_to(&scene.view.chosen, out);
        let sheet = Sheet { scene, claim };
        if !scene.view.chosen.is_empty() {
            self.several.show(ui, &sheet, &mut self.sources, out);
            return;
        }
        let id = ("card", &claim.id.0);
        ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
            margins().show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::S;
                self.sections(ui, &sheet, out);
            });
        });
    }

    fn sections(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        self.head.show(ui, sheet, out);
        carried::show(ui, sheet, out);
        self.marks.show(ui, sheet, out);
        let found = sheet.scene.desk.findings_on(sheet.claim);
        self.findings.show(ui, sheet.scene, &found, sheet.claim.span, out);
        ladder::show(ui, sheet, out);
        self.sources.show(ui, sheet, out);
        self.wording.show(ui, sheet, out);
        self.note.show(ui, sheet, out);
        self.history.show(ui, sheet, out);
        way_out(ui, sheet, out);
    }

    /// No claim, but words that findings rest on; or nothing at all.
    fn without_claim(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        let words = scene.view.words.filter(|_| scene.view.finding.is_some());
        let found = words.map(|words| scene.desk.findings_at(words)).unwrap_or_default();
        let Some(words) = words.filter(|_| !found.is_empty()) else {
            nothing_selected(ui, scene);
            return;
        };
        ScrollArea::vertical().id_salt("findings on words").auto_shrink(false).show(ui, |ui| {
            margins().show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::S;
                let told = scene.desk.draft().map_or("", |draft| draft.words(words));
                let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
                let ink = scene.theme.colors.ink;
                ui.add(Label::new(text(told, Face::Serif, size::WORDS, ink)).wrap());
                self.findings.show(ui, scene, &found, words, out);
            });
        });
    }

    /// Starts a fresh card. What was being typed for the claim before is committed to that claim.
    fn turn_to(&mut self, claim: Option<ClaimId>, scene: &Scene<'_>, out: &mut Outbox) {
        if let Some(before) = self.claim.as_ref().and_then(|id| scene.desk.claim(id)) {
            self.note.commit(before, out);
            self.marks.commit(before, out);
            self.findings.commit(scene, out);
            self.wording.commit(before, out);
        }
        let several = std::mem::take(&mut self.several);
        *self = Self { claim, several, history: self.history.next(), ..Self::default() };
    }
}

/// The room around what a card says.
fn margins() -> Frame {
    Frame::new().inner_margin(Margin { left: 20, right: 20, top: 18, bottom: 24 })
}

/// Puts the keyboard into `field` if this frame asks for that field; says whether it did.
fn focus_on(response: &Response, scene: &Scene<'_>, field: Field) -> bool {
    let is_asked = scene.view.focus == Some(field);
    if is_asked {
        response.request_focus();
        response.scroll_to_me(None);
    }
    is_asked
}

/// Says the hint that stands at `place`, if it is its turn.
fn hint_at(ui: &mut Ui, sheet: &Sheet<'_>, place: Place, out: &mut Outbox) {
    if let Some(hint) = sheet.scene.hint.filter(|hint| hint.place == place) {
        hint_line(ui, sheet.scene.theme, sheet.scene.keys, hint, out);
    }
}

/// `stored` as it may be seen, where it may not be seen as it is.
fn covered(sheet: &Sheet<'_>, stored: &str) -> Option<String> {
    let shown = sheet.scene.cover(stored);
    (shown != stored).then_some(shown)
}

/// Off the list, or back on it.
fn way_out(ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
    // What the draft does not have can only be given a place in it.
    if !sheet.scene.desk.is_here(sheet.claim) {
        return;
    }
    ui.add_space(space::L);
    if sheet.claim.set_aside.is_some() {
        if link(ui, sheet.scene.theme, "Bring back from the tray").clicked() {
            out.run(CommandId::BringBack);
        }
    } else if link(ui, sheet.scene.theme, "Set aside").on_hover_text("Moves the claim to the tray").clicked()
    {
        out.run(CommandId::SetAside);
    }
}

fn nothing_selected(ui: &mut Ui, scene: &Scene<'_>) {
    let c = &scene.theme.colors;
    ui.add_space(space::XL * 2.0);
    ui.vertical_centered(|ui| {
        ui.set_max_width(250.0);
        ui.label(text("No claim selected", Face::SemiBold, size::TITLE, c.ink));
        let help = "Click a claim in the list or in the manuscript to see what is known of it.";
        ui.label(text(help, Face::Regular, size::LABEL, c.ink_soft));
    });
}
