//! Times told from another: "yesterday", "last week", "next Friday", "that day", "the day before the blast".
//!
//! Invariant: gives which one is meant as told; the date it falls on is not its concern.

use super::super::expr::{Origin, Shift, What, When, Year};
use super::super::value::{Count, Part, TimeOfDay, Unit};
use super::super::words::{Key, Sort, TimeWord};
use super::{Found, Grammar};

impl Grammar<'_> {
    /// "today", "yesterday morning", "tonight", "the day before yesterday".
    pub(super) fn today(&self, at: usize) -> Option<Found> {
        let days = match self.key(at)? {
            // "USA Today": a name.
            Key::Today if self.is_capital(at) && self.is_in_capitals(at) => return None,
            Key::Today if self.is_possessive(at + 1) && is_of_our_time(self.written(at + 2)) => return None,
            Key::Today => 0,
            Key::Yesterday => -1,
            Key::Tomorrow => 1,
            Key::Tonight => {
                let what = What::At(When::Today(0), Some(TimeOfDay::Part(Part::Night)));
                return Some(Found::new(at + 1, what, "date-today"));
            }
            Key::The => return self.day_beside(at),
            _ => return None,
        };
        Some(Found::new(at + 1, What::At(When::Today(days), None), "date-today"))
    }

    /// Whether the word before `at` is written in capitals throughout.
    fn is_in_capitals(&self, at: usize) -> bool {
        let before = self.written_before(at);
        before.len() > 1 && before.chars().all(char::is_uppercase)
    }

    /// "the day before yesterday", "the day after the blast", "the day before Friday".
    fn day_beside(&self, at: usize) -> Option<Found> {
        let Some(TimeWord::Unit {
            unit: unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year),
            many: false,
        }) = self.fact(at + 1)
        else {
            return None;
        };
        let sign = match self.key(at + 2)? {
            Key::Before => -1,
            Key::After => 1,
            _ => return None,
        };
        // "higher than the day before": before the one spoken of.
        let spoken = || (unit == Unit::Day && !self.is_word(at + 3)).then_some((Origin::Spoken, at + 3));
        let (origin, end) = self.origin(at + 3).or_else(spoken)?;
        Some(Found::new(
            end,
            What::At(When::Offset(Count::exactly(1.0), unit, sign, origin), None),
            "date-beside",
        ))
    }

    /// What an offset counts from, behind "before" or "after": a date, or an event told in a few words.
    pub(super) fn origin(&self, at: usize) -> Option<(Origin, usize)> {
        if let Some(found) = self
            .today(at)
            .or_else(|| self.calendar(at))
            .or_else(|| self.feast(at))
            .or_else(|| self.shifted(at))
            && let What::At(when, _) = found.what
        {
            return Some((Origin::Place(Box::new(when)), found.end));
        }
        let noun = match self.written(at) {
            "the" | "his" | "her" | "their" | "its" | "a" | "an" | "this" | "that" => at + 1,
            _ => return None,
        };
        // "after the Jan. 7 quake": the day is told.
        if let Some(Found { end, what: What::At(when, None), .. }) = self.calendar(noun)
            && self.tag(end).is_nominal()
        {
            return Some((Origin::Place(Box::new(when)), end + 1));
        }
        self.is_word(noun).then_some((Origin::Event, noun + 1))
    }

    /// "last week", "next Friday", "this morning", "that day", "the following month", "last April".
    pub(super) fn shifted(&self, at: usize) -> Option<Found> {
        let the = self.is(at, Key::The);
        let word = if the { at + 1 } else { at };
        let (shift, next) = self.shift_word(word)?;
        if matches!(self.key(word), Some(Key::Past)) {
            return self.past_length(next);
        }
        // "the last year" is a length; "the next day" a date told from another.
        let shift = match shift {
            // "the coming year" is always that after publication.
            Shift::Next if the && !self.is(word, Key::Coming) => Shift::Following,
            shift => shift,
        };
        // "said that Monday …": a conjunction, except before a unit of time or a part of the day.
        // "a panic following Wednesday's quake": after it.
        let weekday = matches!(self.fact(next), Some(TimeWord::Weekday(..)));
        if self.is(word, Key::Following) && weekday && !the {
            return None;
        }
        // "the latest July figures": of July.
        if self.is(word, Key::Latest) && matches!(self.fact(next), Some(TimeWord::Month(..))) {
            return None;
        }
        let conjunction = self.is(word, Key::That) && next == word + 1;
        let time = matches!(self.fact(next), Some(TimeWord::Unit { .. } | TimeWord::Part(_)));
        if conjunction && !time && self.written(next) != "date" {
            return None;
        }
        self.shifted_name(next, shift, the)
    }

    /// The word that says which one: "last", "this past", "that same".
    fn shift_word(&self, at: usize) -> Option<(Shift, usize)> {
        let shift = match self.key(at)? {
            Key::Last | Key::Past | Key::Latest => Shift::Last,
            Key::This | Key::Current => Shift::This,
            Key::Next | Key::Coming => Shift::Next,
            Key::That | Key::Same => Shift::That,
            Key::Previous => Shift::Previous,
            Key::Following => Shift::Following,
            _ => return None,
        };
        Some(match (shift, self.key(at + 1)) {
            (Shift::This, Some(Key::Past)) => (Shift::Last, at + 2),
            (Shift::This, Some(Key::Coming)) => (Shift::Next, at + 2),
            (Shift::That | Shift::This, Some(Key::Same)) => (Shift::That, at + 2),
            _ => (shift, at + 1),
        })
    }

    /// What the shift word stands before.
    fn shifted_name(&self, at: usize, shift: Shift, the: bool) -> Option<Found> {
        if matches!(shift, Shift::That | Shift::This)
            && let Some(found) = self.that_date(at)
        {
            return Some(found);
        }
        let (what, end, rule) = match self.fact(at)? {
            TimeWord::Weekday(day, Sort::Plain | Sort::Short) => {
                (What::At(When::Weekday(day, shift), None), at + 1, "date-weekday")
            }
            TimeWord::Month(month, _) if self.is_capital(at) => {
                let (day, end) =
                    self.day_number(at + 1).map_or((None, at + 1), |(day, end)| (Some(day), end));
                match day {
                    Some(day) => {
                        let fields = super::super::expr::Fields {
                            year: Year::Shifted(shift),
                            month: Some(month),
                            day: Some(day),
                            weekday: None,
                        };
                        (What::At(When::Fields(fields), None), end, "date-calendar")
                    }
                    None => (What::At(When::Month(month, shift), None), end, "date-month"),
                }
            }
            TimeWord::Season(season) => {
                (What::At(When::Season(season, Year::Shifted(shift)), None), at + 1, "date-season")
            }
            TimeWord::Unit { unit, many: false } => return self.shifted_unit(at, unit, shift, the),
            TimeWord::Part(part) => {
                let days =
                    if shift == Shift::Last { When::Today(-1) } else { When::Shifted(Unit::Day, shift) };
                (What::At(days, Some(TimeOfDay::Part(part))), at + 1, "date-part-of-day")
            }
            TimeWord::Key(Key::Fiscal)
                if matches!(self.fact(at + 1), Some(TimeWord::Unit { unit: Unit::Year, .. })) =>
            {
                (What::At(When::Shifted(Unit::Year, shift), None), at + 2, "date-fiscal")
            }
            _ => return None,
        };
        Some(Found::new(end, what, rule))
    }

    /// "that date", "this date": the day last told.
    fn that_date(&self, at: usize) -> Option<Found> {
        let what = What::At(When::Shifted(Unit::Day, Shift::That), None);
        (self.written(at) == "date" && !self.is(at - 1, Key::Current))
            .then(|| Found::new(at + 1, what, "date-relative"))
    }

    /// "this year's third quarter" is read with the year; "last quarter" by itself.
    fn shifted_unit(&self, at: usize, unit: Unit, shift: Shift, the: bool) -> Option<Found> {
        // "to this day": up to now.
        let to_this_day =
            unit == Unit::Day && shift == Shift::This && self.key_before(at - 1) == Some(Key::To);
        if unit < Unit::Day || to_this_day {
            return None;
        }
        if unit == Unit::Year
            && self.is_possessive(at + 1)
            && let Some((n, end)) = self.quarter_name(at + 2)
        {
            let what = What::At(When::Quarter(n, Year::Shifted(shift)), None);
            return Some(Found::new(end, what, "date-quarter"));
        }
        // "last year's quarter": the one reported on, a year before.
        if unit == Unit::Year && self.is_possessive(at + 1) && self.is_reported_noun(at + 2) {
            let what = What::At(When::Quarter(0, Year::Shifted(shift)), None);
            return Some(Found::new(at + 3, what, "date-quarter"));
        }
        if self.is_programme(at) {
            return None;
        }
        if unit == Unit::Quarter && self.is(at - 1, Key::Latest) {
            return None;
        }
        // "over the next year": its length.
        let ahead = shift == Shift::Following
            && self.is(at - 1, Key::Next)
            && at >= self.start + 3
            && (self.is_one_of(at - 3, &[Key::Over, Key::Within, Key::For])
                || self.written(at - 3) == "during");
        if the && (matches!(shift, Shift::Last) || ahead) && unit > Unit::Day {
            return Some(Found::new(at + 1, What::Length(Count::exactly(1.0), unit, None), "duration-past"));
        }
        if the && matches!(shift, Shift::This | Shift::Last) && !self.is(at - 1, Key::Current) {
            return None;
        }
        if self.is_dash(at + 1) && self.is_tight(at + 1) && self.is(at + 2, Key::Old) {
            return None;
        }
        Some(Found::new(at + 1, What::At(When::Shifted(unit, shift), None), "date-relative"))
    }

    /// Whether the unit at `at` and the word before it are a name: "on ABC's This Week", unlike a headline in capitals.
    fn is_programme(&self, at: usize) -> bool {
        self.is_capital(at)
            && self.is_capital(at - 1)
            && at > self.start + 1
            && !(self.is_word(at - 2) && self.is_capital(at - 2))
    }

    /// "last year", "this year", "next year" behind a month: the year it lies in.
    pub(super) fn shifted_year(&self, at: usize) -> Option<(Shift, usize)> {
        let (shift, next) = match self.key(at)? {
            Key::The => self.shift_word(at + 1)?,
            Key::Last | Key::This | Key::Next | Key::That | Key::Same => self.shift_word(at)?,
            _ => return None,
        };
        matches!(self.fact(next), Some(TimeWord::Unit { unit: Unit::Year, many: false }))
            .then_some((shift, next + 1))
    }
}

/// "today's world", "today's youth": these days, no day.
fn is_of_our_time(noun: &str) -> bool {
    matches!(
        noun,
        "world"
            | "youth"
            | "society"
            | "generation"
            | "generations"
            | "economy"
            | "technology"
            | "culture"
            | "standards"
            | "children"
            | "kids"
            | "parents"
            | "teenagers"
            | "consumers"
            | "dollars"
            | "money"
            | "terms"
            | "young"
    )
}

#[cfg(test)]
mod tests {
    use crate::text::time::evidence::holds;

    #[test]
    fn days_and_stretches_are_told_from_now() {
        holds(&[
            (
                "It rained on Monday, less than the day before.",
                "Monday = 2024-08-12; the day before = 2024-08-11",
            ),
            ("He came yesterday morning.", "yesterday morning = 2024-08-15TMO"),
            ("It opens next Friday.", "next Friday = 2024-08-23"),
            (
                "It is to grow over the next year and shrink in the coming year.",
                "the next year = P1Y; the coming year = 2025",
            ),
            ("In today's world nobody meets today.", "today = 2024-08-16"),
            ("It was sold last April.", "last April = 2024-04"),
            ("Sales fell in the current quarter.", "the current quarter = 2024-Q3"),
            ("They met on Monday and left by that date.", "Monday = 2024-08-12; that date = 2024-08-12"),
            ("He left two days after the Aug. 5 quake.", "two days after the Aug. 5 quake = 2024-08-07"),
            ("It was shut after the panic following Monday's quake.", "Monday = 2024-08-12"),
            ("He has not come to this day.", ""),
            ("He spoke on Norland's This Week and to USA Today.", ""),
            ("It was shut on Monday, a week after the blast.", "Monday = 2024-08-12; a week = P1W"),
        ]);
    }
}
