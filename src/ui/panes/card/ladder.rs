//! The two questions behind what somebody is said to have said: did they say it, and is it so.
//!
//! Invariant: shows how far each is settled and leads there; settles none.

use eframe::egui::Ui;

use super::Sheet;
use crate::desk::{ClaimRecord, Edit, Standing, Status, quoted};
use crate::extract::Reading;
use crate::text::Span;
use crate::ui::actions::{Look, Outbox};
use crate::ui::icons::Icon;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{section_heading, small_link, text};

/// Claims led to at most.
const MOST: usize = 6;

/// Draws the section for a quotation, the naming of a source, and what such a one says.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
    let (desk, claim) = (sheet.scene.desk, sheet.claim);
    if claim.set_aside.is_some() {
        return;
    }
    match &claim.reading {
        Reading::Quote(_) | Reading::Attribution(_) => {
            let said: Vec<&ClaimRecord> = desk.said_by(claim).map(|it| &**it).collect();
            if said.is_empty() && matches!(claim.reading, Reading::Attribution(_)) {
                return;
            }
            section_heading(ui, sheet.scene.theme, "Two questions");
            rung(ui, sheet, "Was it said?", claim.status);
            so(ui, sheet, &said, out);
        }
        _ => within(ui, sheet, out),
    }
}

/// Whether what is said is so: by the claims that hold it.
fn so(ui: &mut Ui, sheet: &Sheet<'_>, said: &[&ClaimRecord], out: &mut Outbox) {
    let theme = sheet.scene.theme;
    if said.is_empty() {
        let words =
            text("Is it so? No claim holds what is said", Face::Regular, size::BODY, theme.colors.ink_soft);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.spacing_mut().interact_size.y = 0.0;
            Icon::Status(Status::NoCheck).show_in_line(ui, 12.0, theme.hue(Status::NoCheck));
            ui.label(words);
        });
        if small_link(ui, theme, "Make what is said a claim of its own").clicked() {
            make(sheet, out);
        }
        return;
    }
    let settled = said.iter().filter(|it| it.status.standing() != Standing::Open).count();
    let status = if settled == said.len() { least(said) } else { Status::Unchecked };
    let words = format!("Is it so? {settled} of {} settled", said.len());
    rung(ui, sheet, &words, status);
    for other in said.iter().take(MOST) {
        led(ui, sheet, other, out);
    }
    if said.len() > MOST {
        let more = format!("and {} more in the list", said.len() - MOST);
        ui.label(text(more, Face::Regular, size::LABEL, theme.colors.ink_faint));
    }
}

/// What stands for several settled claims: the one that asks for most.
fn least(said: &[&ClaimRecord]) -> Status {
    let rank = |status: Status| (status.standing() == Standing::Action, status);
    said.iter().map(|it| it.status).max_by_key(|&status| rank(status)).unwrap_or(Status::Unchecked)
}

/// Of a claim inside quoted words: where it is settled whether they were said.
fn within(ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
    let (board, claim) = (sheet.scene.board, sheet.claim);
    let is_said = |it: &&std::sync::Arc<ClaimRecord>| {
        matches!(it.reading, Reading::Quote(_)) && it.span.contains(claim.span) && it.id != claim.id
    };
    let Some(quote) = board.touching(claim.span.start, claim.span.end).find(is_said) else { return };
    let theme = sheet.scene.theme;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.spacing_mut().interact_size.y = 0.0;
        Icon::Status(quote.status).show_in_line(ui, 12.0, theme.hue(quote.status));
        let words = format!("In a quotation. Was it said? {}", quote.status.name());
        if small_link(ui, theme, &words).clicked() {
            out.look(Look::Claim(Some(quote.id.clone())));
        }
    });
}

/// One question, and how far it is settled.
fn rung(ui: &mut Ui, sheet: &Sheet<'_>, words: &str, status: Status) {
    let theme = sheet.scene.theme;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.spacing_mut().interact_size.y = 0.0;
        Icon::Status(status).show_in_line(ui, 12.0, theme.hue(status));
        ui.label(text(words, Face::Medium, size::BODY, theme.colors.ink));
        ui.label(text(status.name(), Face::Regular, size::LABEL, theme.colors.ink_soft));
    });
}

fn led(ui: &mut Ui, sheet: &Sheet<'_>, other: &ClaimRecord, out: &mut Outbox) {
    let theme = sheet.scene.theme;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.spacing_mut().interact_size.y = 0.0;
        ui.add_space(12.0 + space::S);
        Icon::Status(other.status).show_in_line(ui, 11.0, theme.hue(other.status));
        if small_link(ui, theme, &quoted(sheet.scene.desk.words(other))).clicked() {
            out.look(Look::Claim(Some(other.id.clone())));
        }
    });
}

/// Makes the words between the marks a claim that can be checked for itself.
fn make(sheet: &Sheet<'_>, out: &mut Outbox) {
    let Some(draft) = sheet.scene.desk.draft() else { return };
    let words = draft.words(sheet.claim.span);
    let is_mark = |c: char| !c.is_alphanumeric();
    let start = sheet.claim.span.start + (words.len() - words.trim_start_matches(is_mark).len());
    let end = sheet.claim.span.start + words.trim_end_matches(is_mark).len();
    if start >= end {
        return;
    }
    let id = crate::desk::ClaimId(Outbox::fresh_id());
    let (draft_id, span) = (draft.id.clone(), draft.chars(Span::new(start, end)));
    out.edit(Edit::AddClaim { claim: id.clone(), draft: draft_id, span, reading: Reading::Statement {} });
    out.look(Look::Claim(Some(id)));
}
