//! Corrects what the machine read: the kind, and the fields of that kind.
//!
//! Invariant: gives back a reading, or says what is wrong with what was typed.

use eframe::egui::{Frame, Key, Margin, Stroke, Ui};

use super::typed_reading;
use crate::extract::{Amount, Kind, Modifier, Outcome, Reading, Speaker, TimeMod, Timex};
use crate::ui::state::Scene;
use crate::ui::theme::{Face, radius, size, space};
use crate::ui::widgets::{choice, primary_button, quiet_button, text, text_field};

/// What became of the form in this frame.
pub(super) enum Answer {
    /// It is being filled in.
    Typing,
    /// It was put away.
    Cancelled,
    /// It was filled in.
    Saved(Reading),
}

/// The fields of all kinds; those of the chosen kind are shown.
pub(super) struct ReadingForm {
    /// The reading in words, for who would rather type than choose.
    words: String,
    kind: Kind,
    low: String,
    high: String,
    modifier: Modifier,
    unit: String,
    per: String,
    outcome: Outcome,
    timex: String,
    time: Option<TimeMod>,
    speaker: Speaker,
    name: String,
    role: String,
    error: String,
}

impl ReadingForm {
    pub(super) fn of(reading: &Reading) -> Self {
        let mut form = Self {
            words: String::new(),
            kind: reading.kind(),
            low: String::new(),
            high: String::new(),
            modifier: Modifier::Exact,
            unit: String::new(),
            per: String::new(),
            outcome: Outcome::Killed,
            timex: String::new(),
            time: None,
            speaker: Speaker::default(),
            name: String::new(),
            role: String::new(),
            error: String::new(),
        };
        match reading {
            Reading::Casualty { amount, outcome } => {
                form.take_amount(*amount);
                form.outcome = *outcome;
            }
            Reading::Quantity { amount, unit, per } => {
                form.take_amount(*amount);
                form.unit.clone_from(unit);
                form.per = per.clone().unwrap_or_default();
            }
            Reading::Date(timex) | Reading::Duration(timex) => {
                form.timex.clone_from(&timex.timex);
                form.time = timex.modifier;
            }
            Reading::Quote(speaker) | Reading::Attribution(speaker) => form.speaker = speaker.clone(),
            Reading::Identity { name, role } => {
                form.name.clone_from(name);
                form.role.clone_from(role);
            }
            Reading::Comparison {} | Reading::Statement {} => {}
        }
        form
    }

    fn take_amount(&mut self, amount: Amount) {
        let printed = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
        self.low = printed(amount.low);
        self.high = if amount.high == amount.low { String::new() } else { printed(amount.high) };
        self.modifier = amount.modifier;
    }

    /// Draws the form.
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Answer {
        let theme = scene.theme;
        let frame = Frame::new()
            .fill(theme.colors.paper)
            .stroke(Stroke::new(1.0, theme.colors.line))
            .corner_radius(radius::CARD)
            .inner_margin(Margin::same(10));
        let answer = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            self.in_words(ui, scene);
            choice(ui, theme, "Kind", (&Kind::ALL, Kind::name), &mut self.kind);
            self.fields(ui, scene);
            self.preview(ui, scene);
            if !self.error.is_empty() {
                ui.label(text(&self.error, Face::Regular, size::LABEL, theme.hues.wrong));
            }
            ui.horizontal(|ui| {
                let is_done = primary_button(ui, theme, "Save reading").clicked();
                let is_left = quiet_button(ui, theme, "Cancel").clicked();
                (is_done, is_left)
            })
            .inner
        });
        let is_entered = ui.input(|input| input.key_pressed(Key::Enter) && input.modifiers.command);
        match answer.inner {
            (_, true) => Answer::Cancelled,
            (true, _) => self.answer(),
            _ if is_entered => self.answer(),
            _ => Answer::Typing,
        }
    }

    /// The field for words; what they are read as goes into the other fields while they are typed.
    fn in_words(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let field = ("In words", "more than 340 passengers");
        let is_changed = text_field(ui, scene.theme, field, 1, &mut self.words).changed();
        let Some(draft) = scene.desk.draft().filter(|_| is_changed) else { return };
        if let Some(reading) = typed_reading::read(&self.words, draft.article.published.date) {
            *self = Self { words: std::mem::take(&mut self.words), ..Self::of(&reading) };
        }
    }

    /// What the fields make, while they are typed.
    fn preview(&self, ui: &mut Ui, scene: &Scene<'_>) {
        if let Ok(reading) = self.reading() {
            let words = format!("Reads: {}", reading.with_kind());
            let label = text(words, Face::Medium, size::BODY, scene.theme.colors.ink);
            ui.add(eframe::egui::Label::new(label).wrap());
        }
    }

    fn answer(&mut self) -> Answer {
        match self.reading() {
            Ok(reading) => Answer::Saved(reading),
            Err(why) => {
                self.error = why;
                Answer::Typing
            }
        }
    }

    fn fields(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let theme = scene.theme;
        match self.kind {
            Kind::Casualty => {
                self.amount(ui, scene);
                choice(ui, theme, "What befell them", (&Outcome::ALL, Outcome::in_words), &mut self.outcome);
            }
            Kind::Quantity => {
                self.amount(ui, scene);
                text_field(ui, theme, ("Unit", "USD, %, km, passenger"), 1, &mut self.unit);
                text_field(ui, theme, ("For each", "day, barrel"), 1, &mut self.per);
            }
            Kind::Date | Kind::Duration => {
                let hint = if self.kind == Kind::Date { "2024-08-15" } else { "P6W, PT2H" };
                text_field(ui, theme, ("Value (ISO 8601)", hint), 1, &mut self.timex);
                let mut times = vec![None];
                times.extend(TimeMod::ALL.map(Some));
                let word = |time: Option<TimeMod>| time.map_or("exactly", TimeMod::in_words);
                choice(ui, theme, "How exact", (&times, word), &mut self.time);
            }
            Kind::Quote | Kind::Attribution => self.speaker(ui, scene),
            Kind::Identity => {
                text_field(ui, theme, ("Name", ""), 1, &mut self.name);
                text_field(ui, theme, ("Title or description", ""), 1, &mut self.role);
            }
            Kind::Comparison | Kind::Statement => {}
        }
    }

    fn amount(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let theme = scene.theme;
        choice(ui, theme, "How exact", (&Modifier::ALL, Modifier::in_words), &mut self.modifier);
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                text_field(left, theme, ("Number", "340"), 1, &mut self.low);
                if self.modifier == Modifier::Range {
                    text_field(right, theme, ("to", "360"), 1, &mut self.high);
                }
            }
        });
    }

    fn speaker(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let theme = scene.theme;
        let mut source = self.speaker.source.clone().unwrap_or_default();
        text_field(ui, theme, ("Said by, as in the text", ""), 1, &mut source);
        self.speaker.source = (!source.trim().is_empty()).then_some(source);
        let mut name = self.speaker.resolved.clone().unwrap_or_default();
        text_field(ui, theme, ("Name it stands for", ""), 1, &mut name);
        self.speaker.resolved = (!name.trim().is_empty()).then_some(name);
        ui.checkbox(&mut self.speaker.anonymous, "Nobody could be named from the article");
        ui.add_space(space::XS);
    }

    fn reading(&self) -> Result<Reading, String> {
        let timex = || Timex { timex: self.timex.trim().to_owned(), modifier: self.time };
        Ok(match self.kind {
            Kind::Casualty => Reading::Casualty { amount: self.read_amount()?, outcome: self.outcome },
            Kind::Quantity => Reading::Quantity {
                amount: self.read_amount()?,
                unit: self.unit.trim().to_owned(),
                per: Some(self.per.trim().to_owned()).filter(|per| !per.is_empty()),
            },
            Kind::Date => Reading::Date(timex()),
            Kind::Duration => Reading::Duration(timex()),
            Kind::Quote => Reading::Quote(self.speaker.clone()),
            Kind::Attribution => Reading::Attribution(self.speaker.clone()),
            Kind::Identity => {
                Reading::Identity { name: self.name.trim().to_owned(), role: self.role.trim().to_owned() }
            }
            Kind::Comparison => Reading::Comparison {},
            Kind::Statement => Reading::Statement {},
        })
    }

    fn read_amount(&self) -> Result<Amount, String> {
        let (low, high) = match self.modifier {
            Modifier::Vague => (None, None),
            Modifier::NoneOf => (Some(0.0), Some(0.0)),
            Modifier::Range => (Some(number(&self.low)?), Some(number(&self.high)?)),
            _ if self.low.trim().is_empty() => (None, None),
            // A score has two numbers without being a range.
            _ if !self.high.trim().is_empty() => (Some(number(&self.low)?), Some(number(&self.high)?)),
            _ => (Some(number(&self.low)?), Some(number(&self.low)?)),
        };
        Ok(Amount { low, high, modifier: self.modifier })
    }
}

/// A number as people type it: `1,200`, `3.5`.
fn number(typed: &str) -> Result<f64, String> {
    let digits: String = typed.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{202F}' | '\u{A0}')).collect();
    let value: Option<f64> = digits.parse().ok();
    value
        .filter(|value| value.is_finite())
        .ok_or_else(|| format!("“{typed}” is no number: write digits, like 1200 or 3.5"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(low: f64, high: f64, modifier: Modifier) -> Amount {
        Amount { low: Some(low), high: Some(high), modifier }
    }

    #[test]
    fn a_form_left_as_it_was_gives_the_reading_it_was_made_of() {
        let speaker =
            Speaker { source: Some("he".to_owned()), resolved: Some("Reyle".to_owned()), anonymous: false };
        let timex = Timex { timex: "P6W".to_owned(), modifier: Some(TimeMod::MoreThan) };
        let readings = [
            Reading::Casualty { amount: amount(19.0, 19.0, Modifier::AtLeast), outcome: Outcome::Injured },
            Reading::Quantity {
                amount: amount(10.0, 15.5, Modifier::Range),
                unit: "km".to_owned(),
                per: Some("day".to_owned()),
            },
            Reading::Quantity {
                amount: amount(5.0, 4.0, Modifier::Exact),
                unit: "score".to_owned(),
                per: None,
            },
            Reading::Date(timex.clone()),
            Reading::Duration(timex),
            Reading::Quote(speaker.clone()),
            Reading::Attribution(speaker),
            Reading::Identity { name: "Okafor".to_owned(), role: "Captain".to_owned() },
            Reading::Comparison {},
            Reading::Statement {},
        ];
        for reading in readings {
            assert_eq!(ReadingForm::of(&reading).reading(), Ok(reading));
        }
    }

    #[test]
    fn a_number_that_is_none_is_told() {
        assert_eq!(number("1,200"), Ok(1200.0));
        assert!(number("a few").is_err() && number("").is_err() && number("inf").is_err());
    }
}
