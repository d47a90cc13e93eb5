//! Writes down a source, the place in it, and what it says of the claim: three records, one edit, in two steps.
//!
//! The first step asks what the source is: a link, a reference or a name goes into one field, and what can be read out
//! of it goes into the others. The second asks what it says of this claim. Either can be saved from.
//!
//! Invariant: keeps what is typed until it is saved or put away; changes nothing before.

use eframe::egui::{Align, Frame, Key, Margin, Response, Stroke, Ui};

use super::source_quick::Quick;
use super::{Sheet, against, focus_on, source_file, source_parts};
use crate::desk::{
    Citation, CitationId, ClaimId, Confidentiality, Directness, Edit, Link, Method, Relation, Source,
    SourceId, SourceKind,
};
use crate::ui::actions::{Action, Look, Outbox};
use crate::ui::cover::COVER;
use crate::ui::panes::source_name;
use crate::ui::session::{Task, claims_in_words};
use crate::ui::state::{Field, Form, Offer};
use crate::ui::theme::{radius, space};
use crate::ui::widgets::{
    chip, choice, covered_field, pair, primary_button_if, quiet_button, small_link, text_field,
};

/// Room kept above the form when it is brought into sight.
const ABOVE: f32 = 76.0;

/// The two steps of the form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Step {
    /// What the source is.
    #[default]
    Source,
    /// What it says of this claim.
    Bearing,
}

/// The form, with what is being typed.
#[derive(Default)]
pub(super) struct SourceForm {
    /// What the fields were filled for.
    filled_for: Option<(ClaimId, Form)>,
    step: Step,
    /// The step to begin with.
    first: Step,
    quick: Quick,
    source: Source,
    citation: Citation,
    relation: Relation,
    directness: Directness,
    method: Method,
    withdrawn_seen: bool,
    /// The file dropped, with where it is.
    offer: Option<Offer>,
    /// Whether a copy of that file is wanted.
    wants_copy: bool,
    more: source_parts::More,
}

impl SourceForm {
    /// Begins with `step` when the form opens next.
    pub(super) const fn begin_with(&mut self, step: Step) {
        self.first = step;
    }

    pub(super) fn show(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        let Some(form) = sheet.scene.view.form.clone() else { return };
        let wanted = Some((sheet.claim.id.clone(), form));
        if self.filled_for != wanted {
            self.fill(sheet);
            self.filled_for = wanted;
        }
        if let Some(offer) = &sheet.scene.view.offer {
            self.take(offer.clone());
            out.look(Look::Taken);
        }
        let c = &sheet.scene.theme.colors;
        if sheet.scene.view.masked && !self.is_new() && self.source.confidentiality.is_confidential() {
            covered_field(ui, sheet.scene.theme, "Source", COVER);
            if quiet_button(ui, sheet.scene.theme, "Cancel").clicked() {
                out.look(Look::Form(None));
            }
            return;
        }
        let frame = Frame::new()
            .fill(c.paper)
            .stroke(Stroke::new(1.0, c.accent))
            .corner_radius(radius::CARD)
            .inner_margin(Margin::same(10));
        let is_done = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            self.steps(ui, sheet);
            let is_entered = match self.step {
                Step::Source => self.what(ui, sheet, out),
                Step::Bearing => self.bearing(ui, sheet),
            };
            // Both are drawn, whatever the first says.
            let is_clicked = self.buttons(ui, sheet, out);
            is_entered || is_clicked
        });
        if is_done.inner && !self.source.title.trim().is_empty() {
            self.save(sheet, out);
        }
    }

    /// Fills the fields from the records, or empties them for a new source.
    fn fill(&mut self, sheet: &Sheet<'_>) {
        *self = Self { step: self.first, ..Self::default() };
        let Some(Form::EditCitation(id)) = &sheet.scene.view.form else {
            self.step = Step::Source;
            return;
        };
        let mut links = sheet.scene.desk.links_of(&sheet.claim.id);
        if let Some(linked) = links.find(|linked| linked.citation.id == *id) {
            self.source = linked.source.clone();
            self.citation = linked.citation.clone();
            self.relation = linked.link.relation;
            self.directness = linked.link.directness;
            self.method = linked.link.method;
            self.withdrawn_seen = linked.link.withdrawn_seen;
        }
    }

    /// Takes in a file that was dropped.
    fn take(&mut self, offer: Offer) {
        self.source.file = Some(offer.file.clone());
        if self.source.title.trim().is_empty() {
            self.source.title.clone_from(&offer.file.name);
            self.quick.set(&offer.file.name, &self.source);
            self.source.kind = source_file::kind_of(&offer.file.name);
        }
        self.offer = Some(offer);
        self.step = Step::Source;
    }

    fn is_new(&self) -> bool {
        self.source.id.0.is_empty()
    }

    /// The two steps; either can be gone to.
    fn steps(&mut self, ui: &mut Ui, sheet: &Sheet<'_>) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let steps = [(Step::Source, "1 · The source"), (Step::Bearing, "2 · What it says")];
            for (step, name) in steps {
                if chip(ui, sheet.scene.theme, (None, name), name, self.step == step).clicked() {
                    self.step = step;
                }
            }
        });
    }

    /// The first step; whether Enter was pressed in one of its fields.
    fn what(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) -> bool {
        let theme = sheet.scene.theme;
        let mut entered = self.name(ui, sheet, out);
        let Source { kind, confidentiality, .. } = &mut self.source;
        let words = (&Confidentiality::ALL[..], Confidentiality::name as fn(Confidentiality) -> &'static str);
        pair(
            ui,
            |ui| choice(ui, theme, "Kind", (&SourceKind::ALL, SourceKind::name), kind),
            |ui| choice(ui, theme, "May it be named", words, confidentiality),
        );
        entered |= source_parts::of_kind(ui, sheet, &mut self.source, &mut self.more);
        source_file::show(ui, sheet, &mut self.source, (&self.offer, &mut self.wants_copy));
        self.more.show(ui, sheet, &mut self.source);
        entered
    }

    /// The field that everything goes into, and the title where that is another.
    fn name(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) -> bool {
        let theme = sheet.scene.theme;
        let is_new = self.is_new();
        let (field, hint) = if is_new {
            (self.quick.show(ui, sheet, &mut self.source), "")
        } else {
            let name = source_parts::title_name(self.source.kind);
            (text_field(ui, theme, (name, ""), 1, &mut self.source.title), name)
        };
        if focus_on(&field, sheet.scene, Field::Source) {
            // The form is seen whole, with its name above it.
            ui.scroll_to_rect(field.rect.expand(ABOVE), Some(Align::TOP));
        }
        let mut entered = is_entered(ui, &field);
        if is_new && hint.is_empty() {
            if let Some(known) = self.quick.offer(ui, sheet, out) {
                self.source = known;
                self.step = if self.is_new() { Step::Source } else { Step::Bearing };
                entered = false;
            }
            if self.source.title.trim() != self.quick.typed() {
                let name = source_parts::title_name(self.source.kind);
                let title = text_field(ui, theme, (name, ""), 1, &mut self.source.title);
                entered |= is_entered(ui, &title);
            }
        }
        entered
    }

    /// The second step; whether Enter was pressed in one of its fields.
    fn bearing(&mut self, ui: &mut Ui, sheet: &Sheet<'_>) -> bool {
        let theme = sheet.scene.theme;
        let Citation { locator, value, .. } = &mut self.citation;
        let (locator, value) = pair(
            ui,
            |ui| text_field(ui, theme, ("Where in it", "p. 2, 14:20"), 1, locator),
            |ui| text_field(ui, theme, ("Value it gives", ""), 1, value),
        );
        let entered = is_entered(ui, &locator) || is_entered(ui, &value);
        text_field(ui, theme, ("Passage, word for word", ""), 2, &mut self.citation.passage);
        against::show(ui, sheet, &self.citation);
        let Self { relation, directness, .. } = self;
        pair(
            ui,
            |ui| choice(ui, theme, "The claim it", (Relation::ALL, Relation::name), relation),
            |ui| choice(ui, theme, "How direct", (Directness::ALL, Directness::name), directness),
        );
        choice(ui, theme, "How checked", (Method::ALL, Method::name), &mut self.method);
        let hint = ("Archived copy of this place", "https://");
        let snapshot = text_field(ui, theme, hint, 1, &mut self.citation.snapshot);
        entered | is_entered(ui, &snapshot)
    }

    /// Draws the buttons; whether the form is to be saved.
    fn buttons(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) -> bool {
        let theme = sheet.scene.theme;
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            let can_save = !self.source.title.trim().is_empty();
            let save = primary_button_if(ui, theme, "Save source", can_save);
            let save = save.on_disabled_hover_text("A title, or who was asked, is needed");
            if quiet_button(ui, theme, "Cancel").clicked() {
                out.look(Look::Form(None));
            }
            if self.step == Step::Source && small_link(ui, theme, "What it says").clicked() {
                self.step = Step::Bearing;
            }
            let is_confirmed = ui.input(|input| input.modifiers.command && input.key_pressed(Key::Enter));
            save.clicked() || is_confirmed
        })
        .inner
    }

    /// One edit for all three records.
    fn save(&mut self, sheet: &Sheet<'_>, out: &mut Outbox) {
        if self.is_new() {
            self.source.id = SourceId(Outbox::fresh_id());
        }
        if self.citation.id.0.is_empty() {
            self.citation.id = CitationId(Outbox::fresh_id());
        }
        self.citation.source = self.source.id.clone();
        let desk = sheet.scene.desk;
        let mut edits = Vec::new();
        if desk.source(&self.source.id) != Some(&self.source) {
            edits.push(Edit::PutSource { source: Box::new(self.source.clone()) });
        }
        if desk.citation(&self.citation.id) != Some(&self.citation) {
            edits.push(Edit::PutCitation { citation: self.citation.clone() });
        }
        let links = self.links(sheet);
        let count = links.len();
        edits.extend(links.into_iter().map(|link| Edit::PutLink { link }));
        if sheet.scene.view.chosen.is_empty() && !edits.is_empty() {
            out.edit(Edit::Group { edits });
        } else if count > 0 {
            let told =
                format!("Linked {} to {}", claims_in_words(count), source_name(sheet.scene, &self.source));
            out.edit_told(Edit::Group { edits }, told);
        }
        if let Some(offer) = self.offer.take().filter(|_| self.wants_copy) {
            out.send(Action::Task(Task::KeepFile(offer.path, self.source.id.clone())));
        }
        out.look(Look::Form(None));
        self.filled_for = None;
        self.first = Step::Source;
    }
}

impl SourceForm {
    /// What links the citation to the selected claim, or to all chosen ones, where it is not there already.
    fn links(&self, sheet: &Sheet<'_>) -> Vec<Link> {
        let chosen = &sheet.scene.view.chosen;
        let targets = if chosen.is_empty() { vec![&sheet.claim.id] } else { chosen.iter().collect() };
        let links = targets.into_iter().map(|claim| Link {
            claim: claim.clone(),
            citation: self.citation.id.clone(),
            relation: self.relation,
            directness: self.directness,
            method: self.method,
            withdrawn_seen: self.withdrawn_seen,
        });
        let is_there = |link: &Link| sheet.scene.desk.links_of(&link.claim).any(|known| *known.link == *link);
        links.filter(|link| !is_there(link)).collect()
    }
}

/// Whether a line of text was left with Enter.
pub(super) fn is_entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}
