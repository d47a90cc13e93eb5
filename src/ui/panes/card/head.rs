//! The top of the card: what kind of claim, its words, how the machine read them and why it is a claim.
//!
//! Invariant: asks for corrections of the reading, and nothing else.

use eframe::egui::{Grid, Label, Ui, vec2};

use super::reading_form::{Answer, ReadingForm};
use super::{Sheet, focus_on, ties};
use crate::desk::{Edit, Origin};
use crate::extract::Reading;
use crate::ui::actions::Outbox;
use crate::ui::state::Field;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{laid_out, plain, small_link, text};

/// Lines of the claim's words at most; the rest is in the manuscript.
const WORDS_LINES: usize = 6;
/// Width of the names of the rows.
const NAMES: f32 = 76.0;

/// The top of the card.
#[derive(Default)]
pub(super) struct Head {
    form: Option<ReadingForm>,
}

impl Head {
    pub(super) fn show(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        place(ui, sheet);
        words(ui, sheet);
        if sheet.scene.view.focus == Some(Field::Reading) && self.form.is_none() {
            self.form = Some(ReadingForm::of(&sheet.claim.reading));
        }
        if let Some(form) = &mut self.form {
            match form.show(ui, sheet.scene) {
                Answer::Typing => {}
                Answer::Cancelled => self.form = None,
                Answer::Saved(reading) => {
                    self.form = None;
                    if reading != sheet.claim.reading {
                        out.edit(Edit::CorrectReading { claim: sheet.claim.id.clone(), reading });
                    }
                }
            }
            return;
        }
        readings(ui, sheet);
        ties::show(ui, sheet, out);
        let correct = small_link(ui, sheet.scene.theme, "Correct the reading");
        focus_on(&correct, sheet.scene, Field::Reading);
        if correct.clicked() {
            self.form = Some(ReadingForm::of(&sheet.claim.reading));
        }
    }
}

/// `Figure · sentence 2 · 5 of 57`.
fn place(ui: &mut Ui, sheet: &Sheet<'_>) {
    let (claim, c) = (sheet.claim, &sheet.scene.theme.colors);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let is_here = sheet.scene.desk.is_here(claim);
        let of = if is_here { String::new() } else { format!(" of draft {}", claim.draft) };
        let place = format!("{} · sentence {}{of}", claim.kind().name(), claim.sentence + 1);
        ui.label(text(place, Face::Regular, size::BODY, c.ink_soft));
        let number = sheet.scene.board.place_of(claim).map(|i| i + 1);
        let count = match number {
            Some(number) => format!(" · {number} of {}", sheet.scene.board.claims().len()),
            None => " · in the tray".to_owned(),
        };
        ui.label(text(count, Face::Regular, size::BODY, c.ink_faint));
    });
}

fn words(ui: &mut Ui, sheet: &Sheet<'_>) {
    let words = sheet.scene.desk.words(sheet.claim).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut job = plain(&words, Face::Serif.at(size::WORDS), sheet.scene.theme.colors.ink);
    job.wrap.max_width = ui.available_width();
    job.wrap.max_rows = WORDS_LINES;
    ui.add(Label::new(laid_out(ui, job, &words)));
}

fn readings(ui: &mut Ui, sheet: &Sheet<'_>) {
    let claim = sheet.claim;
    ui.spacing_mut().interact_size.y = 0.0;
    Grid::new("readings").num_columns(2).spacing(vec2(space::M, 3.0)).min_col_width(NAMES).show(ui, |ui| {
        row(ui, sheet, "Reading", &claim.reading.in_words());
        row(ui, sheet, "Said by", &said_by(sheet));
        match &claim.origin {
            Origin::Found(finding) => {
                row(ui, sheet, "Why", &finding.why);
                if finding.reading != claim.reading {
                    row(ui, sheet, "Machine read", &finding.reading.with_kind());
                }
            }
            Origin::Hand(stamp) => row(ui, sheet, "Why", &format!("marked by {}", stamp.by.name)),
        }
    });
}

fn row(ui: &mut Ui, sheet: &Sheet<'_>, name: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    let c = &sheet.scene.theme.colors;
    ui.vertical(|ui| {
        ui.set_width(NAMES);
        ui.label(text(name, Face::Regular, size::BODY, c.ink_soft));
    });
    ui.vertical(|ui| {
        ui.set_width(ui.available_width());
        ui.add(Label::new(text(value, Face::Medium, size::BODY, c.ink)).wrap());
    });
    ui.end_row();
}

/// Who is named as the source in the claim's sentence, for claims that name none themselves.
fn said_by(sheet: &Sheet<'_>) -> String {
    if sheet.claim.reading.speaker().is_some() {
        return String::new();
    }
    let draft = sheet.scene.desk.draft_numbered(sheet.claim.draft);
    let Some((draft, sentence)) =
        draft.and_then(|draft| Some((draft, draft.sentences.get(sheet.claim.sentence)?)))
    else {
        return String::new();
    };
    if !sheet.scene.desk.is_here(sheet.claim) {
        return String::new();
    }
    // Place and day at the head of a story are the paper's own words, whoever speaks in the sentence behind them.
    if draft.article.dateline.is_some_and(|dateline| dateline.contains(sheet.claim.span)) {
        return String::new();
    }
    let mut near = sheet.scene.board.touching(sentence.span.start, sentence.span.end);
    let speaker = near.find_map(|claim| match &claim.reading {
        Reading::Attribution(speaker) => Some(speaker.in_words()),
        _ => None,
    });
    speaker.unwrap_or_default()
}
