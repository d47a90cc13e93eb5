//! The right pane while a name is selected: its spellings and where they stand, what it looks like, and from what its
//! spelling was confirmed.
//!
//! Invariant: asks for looks and for one tick; which names there are is for the ledger.

use eframe::egui::{Label, ScrollArea, Ui};

use super::{focus_on, margins};
use crate::check::{LedgerName, NameForm};
use crate::desk::{Draft, Edit, Source, SourceId, Spelling, Status};
use crate::ui::actions::{Look, Outbox};
use crate::ui::icons::Icon;
use crate::ui::panes::{moment, source_name};
use crate::ui::state::{Field, Scene};
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{Tint, callout, section_heading, small_link, text, text_field};

/// Sentences led to at most for each spelling, and sources offered.
const MOST: usize = 12;
const OFFERED: usize = 6;

/// The card, with what is being typed on it.
#[derive(Default)]
pub(super) struct NameCard {
    /// The name that the field belongs to, and what is typed in it.
    from: (String, String),
}

impl NameCard {
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        let worked = scene.desk.draft().and_then(Draft::worked_out_before);
        let names = worked.map_or(&[][..], |worked| &worked.names.names);
        let Some(name) = names.iter().find(|name| Some(&name.name) == scene.view.name.as_ref()) else {
            return;
        };
        if self.from.0 != name.name {
            self.from = (name.name.clone(), String::new());
        }
        ScrollArea::vertical().id_salt(("name card", &name.name)).auto_shrink(false).show(ui, |ui| {
            margins().show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::S;
                head(ui, scene, name);
                alike(ui, scene, name, names, out);
                section_heading(ui, scene.theme, "Spelling");
                match scene.desk.spelling(&name.name) {
                    Some(spelling) => confirmed(ui, scene, name, spelling, out),
                    None => self.ask(ui, scene, name, out),
                }
                forms(ui, scene, name, out);
            });
        });
    }

    /// Asks from what the spelling was confirmed: one of the sources by a click, anything else in words.
    fn ask(&mut self, ui: &mut Ui, scene: &Scene<'_>, name: &LedgerName, out: &mut Outbox) {
        let theme = scene.theme;
        let field = ("Confirmed from", "a register, a call, p. 2");
        let response = text_field(ui, theme, field, 1, &mut self.from.1);
        focus_on(&response, scene, Field::Spelling);
        if response.lost_focus() && !self.from.1.trim().is_empty() {
            confirm(name, None, std::mem::take(&mut self.from.1), out);
        }
        let mut sources: Vec<&Source> = scene.desk.sources().collect();
        sources.sort_by_cached_key(|source| source.title.to_lowercase());
        let typed = self.from.1.to_lowercase();
        let is_meant = |source: &&&Source| source_name(scene, source).to_lowercase().contains(typed.trim());
        let offered: Vec<&&Source> = sources.iter().filter(is_meant).take(OFFERED).collect();
        if !offered.is_empty() {
            let told = "Or from a source already written down";
            ui.label(text(told, Face::Regular, size::LABEL, theme.colors.ink_faint));
        }
        for source in offered {
            if small_link(ui, theme, &source_name(scene, source)).clicked() {
                self.from.1.clear();
                confirm(name, Some(source.id.clone()), String::new(), out);
            }
        }
    }
}

fn confirm(name: &LedgerName, source: Option<SourceId>, from: String, out: &mut Outbox) {
    out.edit_told(Edit::ConfirmName { name: name.name.clone(), source, from }, "Spelling confirmed");
}

/// `Name · 4 mentions`, its longest form, and its titles.
fn head(ui: &mut Ui, scene: &Scene<'_>, name: &LedgerName) {
    let c = &scene.theme.colors;
    let noun = if name.mentions() == 1 { "mention" } else { "mentions" };
    let line = format!("Name · {} {noun}", name.mentions());
    ui.label(text(line, Face::Regular, size::BODY, c.ink_soft));
    ui.add(Label::new(text(&name.name, Face::Serif, size::WORDS, c.ink)).wrap());
    if !name.titles.is_empty() {
        let titles = format!("With the title {}", name.titles.join(", "));
        ui.add(Label::new(text(titles, Face::Regular, size::BODY, c.ink_soft)).wrap());
    }
}

/// Names from which it differs by a letter or two.
fn alike(ui: &mut Ui, scene: &Scene<'_>, name: &LedgerName, names: &[LedgerName], out: &mut Outbox) {
    let alike: Vec<&LedgerName> = name.alike.iter().filter_map(|&at| names.get(at)).collect();
    if alike.is_empty() {
        return;
    }
    let theme = scene.theme;
    callout(ui, theme, Tint::Doubt, |ui| {
        let title = "Differs by a letter or two from";
        ui.label(text(title, Face::SemiBold, size::BODY, theme.colors.ink));
        for other in alike {
            let confirmed = if scene.desk.spelling(&other.name).is_some() { ", confirmed" } else { "" };
            let words = format!("{}, {}×{confirmed}", other.name, other.mentions());
            if small_link(ui, theme, &words).clicked() {
                out.look(Look::Name(Some(other.name.clone())));
            }
        }
    });
}

fn confirmed(ui: &mut Ui, scene: &Scene<'_>, name: &LedgerName, spelling: &Spelling, out: &mut Outbox) {
    let theme = scene.theme;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        Icon::Status(Status::Confirmed).show(ui, 13.0, theme.hue(Status::Confirmed));
        let words = format!("Confirmed from {}", from_words(scene, spelling));
        ui.add(Label::new(text(words, Face::Medium, size::BODY, theme.colors.ink)).wrap());
    });
    let by = format!("{} · {}", spelling.stamp.by.name, moment(spelling.stamp.at));
    ui.label(text(by, Face::Regular, size::SMALL, theme.colors.ink_faint));
    if small_link(ui, theme, "Take back the tick").clicked() {
        out.edit(Edit::UnconfirmName { name: name.name.clone() });
    }
}

/// From what a spelling was confirmed: `Crew list, p. 2`.
pub(in crate::ui::panes) fn from_words(scene: &Scene<'_>, spelling: &Spelling) -> String {
    let source = spelling.source.as_ref().and_then(|id| scene.desk.source(id));
    let source = source.map(|source| source_name(scene, source)).unwrap_or_default();
    let parts = [source, scene.cover(&spelling.from)];
    let told: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if told.is_empty() { "no source named".to_owned() } else { told.join(", ") }
}

/// Each spelling, and the sentences it stands in; a click goes there.
fn forms(ui: &mut Ui, scene: &Scene<'_>, name: &LedgerName, out: &mut Outbox) {
    section_heading(ui, scene.theme, "As the article writes it");
    for form in &name.forms {
        let words = format!("{} ×{}", form.words, form.places.len());
        ui.label(text(words, Face::Medium, size::BODY, scene.theme.colors.ink));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            ui.spacing_mut().interact_size.y = 0.0;
            sentences(ui, scene, form, out);
        });
    }
}

fn sentences(ui: &mut Ui, scene: &Scene<'_>, form: &NameForm, out: &mut Outbox) {
    let Some(draft) = scene.desk.draft() else { return };
    let mut led: Vec<usize> = Vec::new();
    for place in &form.places {
        let number = draft.sentence_at(place.start) + 1;
        if led.contains(&number) {
            continue;
        }
        if led.len() == MOST {
            let more = format!("and {} more", form.places.len() - led.len());
            ui.label(text(more, Face::Regular, size::LABEL, scene.theme.colors.ink_faint));
            return;
        }
        led.push(number);
        if small_link(ui, scene.theme, &format!("Sentence {number}")).clicked() {
            out.look(Look::Words(Some(*place)));
            out.look(Look::Reveal(*place));
        }
    }
}
