//! Writes down a source, the place in it, and what it says of the claim: three records, one form, one edit.
//!
//! Invariant: keeps what is typed until it is saved or put away; changes nothing before.

use eframe::egui::{Align, Frame, Key, Margin, Response, Stroke, Ui};

use super::{Sheet, focus_on, source_more};
use crate::desk::{
    Citation, CitationId, ClaimId, Confidentiality, Directness, Edit, Link, Method, Relation, Source,
    SourceId, SourceKind,
};
use crate::ui::actions::{Look, Outbox};
use crate::ui::state::{Field, Form};
use crate::ui::theme::{Face, radius, size, space};
use crate::ui::widgets::{choice, link, primary_button_if, quiet_button, small_link, text, text_field};

/// Room kept above the form when it is brought into sight.
const ABOVE: f32 = 48.0;
/// Known sources offered at most.
const OFFERED: usize = 4;

/// The form, with what is being typed.
#[derive(Default)]
pub(super) struct SourceForm {
    /// What the fields were filled for.
    filled_for: Option<(ClaimId, Form)>,
    source: Source,
    citation: Citation,
    relation: Relation,
    directness: Directness,
    method: Method,
    withdrawn_seen: bool,
    /// Whether the fields that are seldom needed are shown.
    is_unfolded: bool,
}

impl SourceForm {
    pub(super) fn show(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        let Some(form) = sheet.scene.view.form.clone() else { return };
        let wanted = Some((sheet.claim.id.clone(), form));
        if self.filled_for != wanted {
            self.fill(sheet);
            self.filled_for = wanted;
        }
        let c = &sheet.scene.theme.colors;
        let frame = Frame::new()
            .fill(c.paper)
            .stroke(Stroke::new(1.0, c.accent))
            .corner_radius(radius::CARD)
            .inner_margin(Margin::same(10));
        let is_done = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            // Both are drawn, whatever the first says.
            let (is_entered, is_clicked) = (self.fields(ui, sheet), self.buttons(ui, sheet, out));
            is_entered || is_clicked
        });
        if is_done.inner && !self.source.title.trim().is_empty() {
            self.save(sheet, out);
        }
    }

    /// Fills the fields from the records, or empties them for a new source.
    fn fill(&mut self, sheet: &Sheet<'_>) {
        *self = Self::default();
        let Some(Form::EditCitation(id)) = &sheet.scene.view.form else { return };
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

    /// Draws the fields; whether Enter was pressed in one of them.
    fn fields(&mut self, ui: &mut Ui, sheet: &Sheet<'_>) -> bool {
        let theme = sheet.scene.theme;
        let title = text_field(ui, theme, ("Source", "title, or who was asked"), 1, &mut self.source.title);
        if focus_on(&title, sheet.scene, Field::Source) {
            // The form is seen whole, with its name above it.
            ui.scroll_to_rect(title.rect.expand(ABOVE), Some(Align::TOP));
        }
        let mut entered = is_entered(ui, &title);
        self.offer(ui, sheet);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            choice(left, theme, "Kind", (&SourceKind::ALL, SourceKind::name), &mut self.source.kind);
            let author = text_field(right, theme, ("Author or speaker", ""), 1, &mut self.source.author);
            entered |= is_entered(right, &author);
            let locator =
                text_field(left, theme, ("Where in it", "p. 2, 14:20"), 1, &mut self.citation.locator);
            let value = text_field(right, theme, ("Value it gives", ""), 1, &mut self.citation.value);
            entered |= is_entered(left, &locator) || is_entered(right, &value);
        });
        text_field(ui, theme, ("Passage, word for word", ""), 2, &mut self.citation.passage);
        self.judgement(ui, sheet);
        let url = text_field(ui, theme, ("Address", "https://"), 1, &mut self.source.url);
        entered |= is_entered(ui, &url);
        if self.is_unfolded {
            source_more::show(ui, sheet, &mut self.source);
        } else if small_link(ui, theme, "More about the source").clicked() {
            self.is_unfolded = true;
        }
        entered
    }

    /// What the place says of this claim, and what may be said of the source.
    fn judgement(&mut self, ui: &mut Ui, sheet: &Sheet<'_>) {
        let theme = sheet.scene.theme;
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            choice(left, theme, "The claim it", (Relation::ALL, Relation::name), &mut self.relation);
            choice(right, theme, "How direct", (Directness::ALL, Directness::name), &mut self.directness);
            choice(left, theme, "How checked", (Method::ALL, Method::name), &mut self.method);
            let words =
                (&Confidentiality::ALL[..], Confidentiality::name as fn(Confidentiality) -> &'static str);
            choice(right, theme, "May it be named", words, &mut self.source.confidentiality);
        });
    }

    /// Known sources whose titles hold what is typed.
    fn offer(&mut self, ui: &mut Ui, sheet: &Sheet<'_>) {
        if !self.source.id.0.is_empty() {
            return;
        }
        let typed = self.source.title.trim().to_lowercase();
        let known = sheet.scene.desk.sources().filter(|source| source.title.to_lowercase().contains(&typed));
        let known: Vec<&Source> = known.take(OFFERED).collect();
        if known.is_empty() {
            return;
        }
        let c = &sheet.scene.theme.colors;
        ui.label(text("Or one already written down", Face::Regular, size::LABEL, c.ink_faint));
        for source in known {
            let name = crate::ui::panes::source_name(sheet.scene, source);
            ui.horizontal_wrapped(|ui| {
                if link(ui, sheet.scene.theme, &name).clicked() {
                    self.source = source.clone();
                }
            });
        }
        ui.add_space(space::XS);
    }

    /// Draws the buttons; whether the form is to be saved.
    fn buttons(&self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) -> bool {
        let theme = sheet.scene.theme;
        ui.horizontal(|ui| {
            let can_save = !self.source.title.trim().is_empty();
            let save = primary_button_if(ui, theme, "Save source", can_save);
            let save = save.on_disabled_hover_text("A title, or who was asked, is needed");
            if quiet_button(ui, theme, "Cancel").clicked() {
                out.look(Look::Form(None));
            }
            let is_confirmed = ui.input(|input| input.modifiers.command && input.key_pressed(Key::Enter));
            save.clicked() || is_confirmed
        })
        .inner
    }

    /// One edit for all three records.
    fn save(&mut self, sheet: &Sheet<'_>, out: &mut Outbox) {
        if self.source.id.0.is_empty() {
            self.source.id = SourceId(Outbox::fresh_id());
        }
        if self.citation.id.0.is_empty() {
            self.citation.id = CitationId(Outbox::fresh_id());
        }
        self.citation.source = self.source.id.clone();
        let link = Link {
            claim: sheet.claim.id.clone(),
            citation: self.citation.id.clone(),
            relation: self.relation,
            directness: self.directness,
            method: self.method,
            withdrawn_seen: self.withdrawn_seen,
        };
        let desk = sheet.scene.desk;
        let mut edits = Vec::new();
        if desk.source(&self.source.id) != Some(&self.source) {
            edits.push(Edit::PutSource { source: Box::new(self.source.clone()) });
        }
        if desk.citation(&self.citation.id) != Some(&self.citation) {
            edits.push(Edit::PutCitation { citation: self.citation.clone() });
        }
        let stored = desk.links_of(&sheet.claim.id).find(|linked| linked.citation.id == link.citation);
        if stored.is_none_or(|stored| *stored.link != link) {
            edits.push(Edit::PutLink { link });
        }
        if !edits.is_empty() {
            out.edit(Edit::Group { edits });
        }
        out.look(Look::Form(None));
        self.filled_for = None;
    }
}

/// Whether a line of text was left with Enter.
fn is_entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}
