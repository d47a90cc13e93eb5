//! What the current draft has made of the claim: its sentence as it was and as it is, and the places to choose from.
//!
//! Invariant: asks for a place; marks are made below.

use eframe::egui::{Label, Ui};

use super::Sheet;
use crate::desk::carry::{Became, Carry, reasons_in_words};
use crate::desk::{Draft, Stale};
use crate::text::Span;
use crate::ui::actions::{Action, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::panes::key_of;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{Tint, callout, keycap, link, section_heading, small_link, text};
use crate::ui::wording::changed;
use crate::ui::words::first_up;

/// Shows it, unless the claim stands as it stood.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
    let desk = sheet.scene.desk;
    let (Some(became), Some(draft)) = (desk.became(sheet.claim), desk.draft()) else { return };
    if matches!(became, Became::Kept | Became::New | Became::Beside) {
        return;
    }
    let Some(carry) = &sheet.claim.carry else { return };
    section_heading(ui, sheet.scene.theme, &format!("In draft {}", draft.number));
    let asks = match became {
        Became::Stale => !desk.staleness(sheet.claim, sheet.scene.today).is_empty(),
        other => other != Became::Context,
    };
    if asks {
        callout(ui, sheet.scene.theme, Tint::Doubt, |ui| told(ui, sheet, (became, carry, draft), out));
    } else {
        told(ui, sheet, (became, carry, draft), out);
    }
}

fn told(ui: &mut Ui, sheet: &Sheet<'_>, (became, carry, draft): (Became, &Carry, &Draft), out: &mut Outbox) {
    let c = &sheet.scene.theme.colors;
    let title = match became {
        Became::Stale => "It says something else".to_owned(),
        Became::Context => "It says the same among other words".to_owned(),
        Became::Ask => format!("{} places fit it the same", carry.places.len()),
        _ => format!("Draft {} does not have it", carry.to),
    };
    ui.label(text(title, Face::SemiBold, size::BODY, c.ink));
    let why = first_up(&reasons_in_words(&carry.why));
    ui.add(Label::new(text(why, Face::Regular, size::LABEL, c.ink_soft)).wrap());
    match became {
        Became::Stale | Became::Context => sentences(ui, sheet, carry, draft),
        _ => {
            before(ui, sheet, carry);
            places(ui, sheet, carry, draft, out);
        }
    }
}

/// The sentence as it was and as it is, word by word.
fn sentences(ui: &mut Ui, sheet: &Sheet<'_>, carry: &Carry, draft: &Draft) {
    let Some(before) = sheet.scene.desk.draft_numbered(carry.from) else { return };
    let (old, new) = (around(before, carry.span), around(draft, sheet.claim.span));
    ui.add(Label::new(changed(ui, sheet.scene.theme, (old, new), size::QUOTED)).wrap());
}

/// The sentence as it was.
fn before(ui: &mut Ui, sheet: &Sheet<'_>, carry: &Carry) {
    let Some(before) = sheet.scene.desk.draft_numbered(carry.from) else { return };
    let words = one_line(around(before, carry.span));
    let told = format!("Draft {}: {words}", before.number);
    ui.add(Label::new(text(told, Face::Serif, size::QUOTED, sheet.scene.theme.colors.ink)).wrap());
}

/// The places that fit, each to be chosen; and the way to any other.
fn places(ui: &mut Ui, sheet: &Sheet<'_>, carry: &Carry, draft: &Draft, out: &mut Outbox) {
    let (claim, theme) = (sheet.claim, sheet.scene.theme);
    for place in &carry.places {
        ui.add_space(space::XS);
        let number = draft.sentence_at(place.start) + 1;
        let words = one_line(around(draft, *place));
        ui.add(Label::new(text(words, Face::Serif, size::QUOTED, theme.colors.ink)).wrap());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if link(ui, theme, &format!("It is sentence {number}")).clicked() {
                out.send(Action::Place(claim.id.clone(), draft.chars(*place)));
            }
            if small_link(ui, theme, &format!("Show sentence {number}")).clicked() {
                out.look(crate::ui::actions::Look::Reveal(*place));
            }
        });
    }
    ui.add_space(space::XS);
    let help = "If it stands elsewhere: select its words in the manuscript, and";
    ui.add(Label::new(text(help, Face::Regular, size::LABEL, theme.colors.ink_soft)).wrap());
    ui.horizontal(|ui| {
        if link(ui, theme, "place it there").clicked() {
            out.run(CommandId::PlaceHere);
        }
        if let Some(key) = key_of(ui, sheet.scene, CommandId::PlaceHere) {
            keycap(ui, theme, &key);
        }
    });
}

/// Whether the card tells why a mark is stale already.
pub(super) fn tells(sheet: &Sheet<'_>, why: &[Stale]) -> bool {
    why == [Stale::Redrafted] && sheet.scene.desk.became(sheet.claim) == Some(Became::Stale)
}

fn around(draft: &Draft, span: Span) -> &str {
    let sentence = draft.sentences.get(draft.sentence_at(span.start));
    // A claim may reach over several sentences, or stand in none.
    let whole = sentence.map_or(span, |sentence| {
        Span::new(sentence.span.start.min(span.start), sentence.span.end.max(span.end))
    });
    draft.words(whole)
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
