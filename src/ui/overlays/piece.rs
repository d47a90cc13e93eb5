//! About the piece as a whole: who wrote it, for whom, until when, what its dates count from, what a claim needs.
//!
//! Invariant: one visit is one step to undo; nothing is written down before it is saved.

use eframe::egui::{Context, Ui};
use jiff::civil::Date;

use super::rules::rules_ui;
use super::sheet::{HIGH, entered, explain, focus_once, heading, sheet_from};
use crate::article::PublishedFrom;
use crate::desk::{Draft, HouseRule, Piece};
use crate::ui::actions::{Action, Outbox};
use crate::ui::frame::Stage;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{pair, primary_button, quiet_button, section_heading, text, text_field};

/// What is being typed.
#[derive(Debug, Default)]
pub(super) struct PieceForm {
    piece: Piece,
    rule: HouseRule,
    published: String,
    /// Said when the date cannot be read.
    bad_day: bool,
    focused: bool,
}

impl PieceForm {
    /// Filled with what is known.
    pub(super) fn of(stage: &Stage<'_>) -> Self {
        let desk = &stage.session.desk;
        let published = desk.draft().map(|draft| draft.article.published.date.to_string());
        Self {
            piece: desk.piece().clone(),
            rule: desk.rule(),
            published: published.unwrap_or_default(),
            ..Self::default()
        }
    }

    pub(super) fn ui(&mut self, ctx: &Context, stage: &Stage<'_>, out: &mut Outbox) -> bool {
        let Some(draft) = stage.session.desk.draft() else { return false };
        sheet_from(ctx, stage, ("About this piece", 560.0, HIGH), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            heading(ui, stage, "About this piece");
            explain(ui, stage, &draft_words(draft));
            let is_entered = self.fields(ui, stage, draft);
            self.rule_ui(ui, stage);
            ui.add_space(space::S);
            let mut stays = true;
            ui.horizontal(|ui| {
                if primary_button(ui, stage.theme, "Save").clicked() || is_entered {
                    stays = !self.save(stage, draft, out);
                }
                stays &= !quiet_button(ui, stage.theme, "Cancel").clicked();
            });
            stays
        })
    }

    /// The fields; whether one of them was confirmed.
    fn fields(&mut self, ui: &mut Ui, stage: &Stage<'_>, draft: &Draft) -> bool {
        let theme = stage.theme;
        let told = self.day_words(draft);
        let Piece { title, author, outlet, deadline, notes, .. } = &mut self.piece;
        let headline = draft.article.title().unwrap_or_else(|| draft.article.name.clone());
        let named = text_field(ui, theme, ("Headline or slug", &headline), 1, title);
        focus_once(&mut self.focused, &named);
        let (by, outlet) = pair(
            ui,
            |ui| text_field(ui, theme, ("Author", &draft.article.about.byline), 1, author),
            |ui| text_field(ui, theme, ("Outlet or desk", &draft.article.about.outlet), 1, outlet),
        );
        let (until, day) = pair(
            ui,
            |ui| text_field(ui, theme, ("Deadline", "2024-08-16 18:00"), 1, deadline),
            |ui| text_field(ui, theme, ("Published", "2024-08-16"), 1, &mut self.published),
        );
        if day.changed() {
            self.bad_day = false;
        }
        let help = if self.bad_day {
            text(
                "That is no day: write year, month and day, like 2024-08-16",
                Face::Regular,
                size::LABEL,
                theme.hues.wrong,
            )
        } else {
            text(&told, Face::Regular, size::LABEL, theme.colors.ink_faint)
        };
        ui.add(eframe::egui::Label::new(help).wrap());
        let hint = "what worries the writer most";
        let notes = text_field(ui, theme, ("Notes on the whole piece", hint), 4, notes);
        [named, by, outlet, until, day, notes].iter().any(|field| entered(ui, field))
    }

    /// Where the day was read, and what hangs on it.
    fn day_words(&self, draft: &Draft) -> String {
        let published = draft.article.published;
        let is_other = self.published.trim() != published.date.to_string();
        let from = if is_other { PublishedFrom::Given } else { published.from }.in_words();
        format!(
            "Day from {from}. Days and years in the article are counted from it; another day reads them anew."
        )
    }

    fn rule_ui(&mut self, ui: &mut Ui, stage: &Stage<'_>) {
        section_heading(ui, stage.theme, "House rule: what a confirmed claim needs");
        if let Some(rule) = rules_ui(ui, stage, self.rule) {
            self.rule = rule;
        }
    }

    /// Hands on what has changed; whether it could be read.
    fn save(&mut self, stage: &Stage<'_>, draft: &Draft, out: &mut Outbox) -> bool {
        let Ok(published) = self.published.trim().parse::<Date>() else {
            self.bad_day = true;
            return false;
        };
        if self.rule != stage.session.desk.rule() {
            self.piece.house_rule = Some(self.rule);
        }
        let is_other = published != draft.article.published.date;
        out.send(Action::Describe(Box::new(self.piece.clone()), is_other.then_some(published)));
        true
    }
}

/// `Draft 1 · ferry.eml · with log.pdf, crew.xlsx`
fn draft_words(draft: &Draft) -> String {
    let names: Vec<&str> =
        draft.article.attachments.iter().map(|attachment| attachment.name.as_str()).collect();
    let with = if names.is_empty() { String::new() } else { format!(" · with {}", names.join(", ")) };
    format!("Draft {} · {}{with}", draft.number, draft.article.name)
}
