//! Stretches of the calendar by name: seasons, decades, centuries, weekends, feasts.
//!
//! Invariant: gives the stretch as told; which year an unsaid one is, is not its concern.

use super::super::expr::{Shift, What, When, Year};
use super::super::value::{Count, Part, TimeOfDay, Unit, block_of};
use super::super::words::{Key, TimeWord, feasts};
use super::{Found, Grammar};

impl Grammar<'_> {
    /// A named stretch, the longest reading first.
    pub(super) fn period(&self, at: usize) -> Option<Found> {
        let the = self.is(at, Key::The);
        let word = if the { at + 1 } else { at };
        self.business(at, word)
            .or_else(|| self.decade(word))
            .or_else(|| self.century(word))
            .or_else(|| self.season(at, word))
            .or_else(|| self.weekend(word))
            .or_else(|| self.part_of(word))
            .or_else(|| self.week_of(word))
            .or_else(|| self.day_of_month(at, word))
            .or_else(|| self.business_year(word).filter(|_| word > at))
            .or_else(|| self.bare_unit(at, word))
    }

    fn told_year(&self, at: usize) -> Option<(i16, usize)> {
        self.four_digit_year(at, super::year::TOLD_YEARS)
            .or_else(|| self.short_year(at))
            .or_else(|| self.year_of_an_era(at))
            .or_else(|| self.year_in_words(at))
    }

    /// A listed feast with its year: "Christmas 2019", "last Thanksgiving".
    pub(super) fn feast(&self, at: usize) -> Option<Found> {
        let (shift, name) = match self.key(at) {
            Some(Key::Last) => (Some(Shift::Last), at + 1),
            Some(Key::This) => (Some(Shift::This), at + 1),
            Some(Key::Next) => (Some(Shift::Next), at + 1),
            _ => (None, at),
        };
        let capital = self.is_capital(name) || self.digits(name).is_some();
        let phrase =
            feasts(self.word(name)).iter().find(|phrase| capital && self.has_words(name, &phrase.words))?;
        let end = name + phrase.words.len();
        // "Christmas Island" is no feast.
        if self.is_capital(end) && self.fact(end).is_none() {
            return None;
        }
        let (year, end) = match shift {
            Some(shift) => (Year::Shifted(shift), end),
            None => self.year_of(end),
        };
        let what = What::At(When::Feast(phrase.value, year), None);
        // "9/11", "D-Day": the event rather than its day.
        let event = phrase.value.len() == "2001-09-11".len()
            && phrase.value.starts_with(|c: char| c.is_ascii_digit());
        Some(Found { settled: !event, ..Found::new(end, what, "date-feast") })
    }

    /// The year behind a stretch: "of 2019", "2019", "of last year", "this year".
    pub(super) fn year_of(&self, at: usize) -> (Year, usize) {
        let next =
            if self.is(at, Key::Of) || self.is(at, Key::In) || self.written(at) == "," { at + 1 } else { at };
        let next = if self.is(next, Key::Fiscal) { next + 1 } else { next };
        if let Some((year, end)) = self.told_year(next) {
            return (Year::Is(year), end);
        }
        match self.shifted_year(next) {
            Some((shift, end)) => (Year::Shifted(shift), end),
            None => (Year::Unsaid, at),
        }
    }

    pub(super) fn is_unit(&self, at: usize, wanted: Unit) -> bool {
        matches!(self.fact(at), Some(TimeWord::Unit { unit, many: false }) if unit == wanted)
    }

    /// "1990s", "'80s", "nineties".
    fn decade(&self, at: usize) -> Option<Found> {
        let found =
            |decade: i16, end| Some(Found::new(end, What::At(When::Decade(decade), None), "date-decade"));
        if let Some(TimeWord::DecadeName(n)) = self.fact(at) {
            return found(190 + i16::from(n) / 10, at + 1);
        }
        let short = self.is_apostrophe(at) && self.is_tight(at + 1);
        let digits_at = if short { at + 1 } else { at };
        let digits = self.digits(digits_at).filter(|d| d.value % 10 == 0)?;
        let plural = if self.is_apostrophe(digits_at + 1) { digits_at + 2 } else { digits_at + 1 };
        let marked = matches!(self.written(plural), "s" | "'s" | "’s") && self.is_tight(plural);
        let before_christ = self.is(plural + 1, Key::Bc) && self.is_capital(plural + 1);
        match digits.len {
            _ if !marked => None,
            2..=4 if before_christ => found(block_of(-(digits.value as i16), 10), plural + 2),
            4 if (1000..2100).contains(&digits.value) && digits.value % 100 == 0 && digits.value < 2000 => {
                Some(Found::new(
                    plural + 1,
                    What::At(When::Century((digits.value / 100) as i16), None),
                    "date-century",
                ))
            }
            4 if (1000..2100).contains(&digits.value) => found((digits.value / 10) as i16, plural + 1),
            2 if short => found(190 + (digits.value / 10) as i16, plural + 1),
            _ => None,
        }
    }

    /// "19th century", "21st-century".
    fn century(&self, at: usize) -> Option<Found> {
        let (n, end) = self.ordinal(at).filter(|&(n, _)| (1..=21).contains(&n))?;
        let unit = if self.is_hyphen(end) { end + 1 } else { end };
        if !self.is_unit(unit, Unit::Century) {
            return None;
        }
        let before_christ = self.is(unit + 1, Key::Bc) && self.is_capital(unit + 1);
        let (n, end) = if before_christ { (-i16::from(n), unit + 2) } else { (i16::from(n) - 1, unit + 1) };
        Some(Found::new(end, What::At(When::Century(n), None), "date-century"))
    }

    /// "the summer of 2019", "summer 2019", "the summer", "in winter".
    fn season(&self, at: usize, word: usize) -> Option<Found> {
        let TimeWord::Season(season) = self.fact(word)? else { return None };
        let (year, end) = self.year_of(word + 1);
        let what = What::At(When::Season(season, year), None);
        if year != Year::Unsaid {
            return Some(Found::new(end, what, "date-season"));
        }
        let the = word > at;
        let introduced = self.key_before(at).is_some_and(|key| {
            matches!(
                key,
                Key::In
                    | Key::By
                    | Key::Since
                    | Key::To
                    | Key::Until
                    | Key::From
                    | Key::This
                    | Key::Through
                    | Key::Early
                    | Key::Late
                    | Key::Mid
                    | Key::Of
            )
        });
        // "the fall of the city", "to fall", "a spring in": the everyday words.
        let also_word = matches!(self.written(word), "fall" | "spring");
        let everyday = self.is(end, Key::Of) || self.is(end, Key::In) || (also_word && !introduced);
        let noun = self.tag(word).is_nominal() && !(self.is_capital(word) && self.is_capital(end));
        let told = if also_word { the || introduced } else { true };
        (told && noun && !everyday).then(|| Found::unsettled(end, what, "date-season"))
    }

    /// "the weekend".
    fn weekend(&self, word: usize) -> Option<Found> {
        if !self.is_unit(word, Unit::Weekend) {
            return None;
        }
        let the = word > self.start && self.is(word - 1, Key::The);
        the.then(|| {
            Found::new(word + 1, What::At(When::Shifted(Unit::Weekend, Shift::This), None), "date-weekend")
        })
    }

    /// "the night of Monday to Tuesday", "the morning of Aug. 5".
    fn part_of(&self, word: usize) -> Option<Found> {
        let TimeWord::Part(part) = self.fact(word)? else { return None };
        if !self.is(word + 1, Key::Of) {
            return self.part_alone(word, part);
        }
        let found = self.calendar(word + 2).or_else(|| self.shifted(word + 2))?;
        let What::At(when, None) = found.what else { return None };
        let to = self.is_one_of(found.end, &[Key::To, Key::And]);
        let end = match self.weekday(found.end + 1) {
            Some((_, end)) if to && part == Part::Night => end,
            _ => found.end,
        };
        Some(Found::new(end, What::At(when, Some(TimeOfDay::Part(part))), "date-part-of-day"))
    }

    /// "the morning", "overnight": which day it is in, only the text around says.
    fn part_alone(&self, word: usize, part: Part) -> Option<Found> {
        // "at night", "by night": any night.
        if self.key_before(word).is_some_and(|key| matches!(key, Key::At | Key::By)) {
            let what = What::At(When::DayOfMonth(0), Some(TimeOfDay::Part(part)));
            return Some(Found::unsettled(word + 1, what, "date-part-of-day"));
        }
        // "mid-afternoon yesterday", "by mid-morning".
        let dashed = word > self.start && self.is_dash(word - 1);
        if self.key_before(if dashed { word - 1 } else { word }) == Some(Key::Mid) {
            let (when, end) = match self.today(word + 1) {
                Some(Found { end, what: What::At(when, None), .. }) => (when, end),
                _ => (When::Today(0), word + 1),
            };
            return Some(Found::new(end, What::At(when, Some(TimeOfDay::Part(part))), "date-part-of-day"));
        }
        let told = word > self.start && self.is(word - 1, Key::The) || self.written(word) == "overnight";
        let what = What::At(When::Shifted(Unit::Day, Shift::That), Some(TimeOfDay::Part(part)));
        told.then(|| Found::unsettled(word + 1, what, "date-part-of-day"))
    }

    /// "the week of March 9".
    fn week_of(&self, word: usize) -> Option<Found> {
        if !self.is_unit(word, Unit::Week) || !self.is(word + 1, Key::Of) {
            return None;
        }
        let found = self.calendar(word + 2)?;
        let What::At(when, None) = found.what else { return None };
        let origin = super::super::expr::Origin::Place(Box::new(when));
        let what =
            What::At(When::Offset(super::super::value::Count::exactly(0.0), Unit::Week, 1, origin), None);
        Some(Found::new(found.end, what, "date-relative"))
    }

    /// "the 11th of the month", "on the 11th".
    fn day_of_month(&self, at: usize, word: usize) -> Option<Found> {
        if word == at || self.token_kind(word) != Some(crate::text::TokenKind::Ordinal) {
            return None;
        }
        let (day, end) = self.ordinal(word).filter(|&(day, _)| (1..=31).contains(&day))?;
        let of_month = self.is(end, Key::Of)
            && self.is_one_of(end + 1, &[Key::The, Key::This, Key::That, Key::Each, Key::Every])
            && self.is_unit(end + 2, Unit::Month);
        of_month.then(|| Found::new(end + 3, What::At(When::DayOfMonth(day), None), "date-calendar"))
    }

    /// "the year ended March 31": a length that the books are kept for.
    fn business_year(&self, word: usize) -> Option<Found> {
        let first = if self.is(word, Key::Fiscal) { word + 1 } else { word };
        let ended = matches!(self.written(first + 1), "ended" | "ending");
        let what = What::Length(Count::exactly(1.0), Unit::Year, None);
        (ended && self.is_unit(first, Unit::Year)).then(|| Found::unsettled(first + 1, what, "duration-year"))
    }

    /// "the year", "the quarter": told from the text around; a claim only where shaded ("the end of the year").
    fn bare_unit(&self, at: usize, word: usize) -> Option<Found> {
        if self.is(word, Key::YearEnd)
            || (self.is_unit(word, Unit::Year) && self.is_hyphen(word + 1) && self.is(word + 2, Key::End))
        {
            let end = if self.is(word, Key::YearEnd) { word + 1 } else { word + 3 };
            return Some(Found::new(
                end,
                What::At(When::Shifted(Unit::Year, Shift::This), None),
                "date-year-end",
            ));
        }
        if self.is_unit(word, Unit::Year) && self.is_end_of(word) {
            let end = if self.is_possessive(word + 1) { word + 3 } else { word + 2 };
            return Some(Found::new(
                end,
                What::At(When::Shifted(Unit::Year, Shift::This), None),
                "date-relative",
            ));
        }
        if word > at && matches!(self.written(word), "entire" | "whole") {
            let TimeWord::Unit { unit, many: false } = self.fact(word + 1)? else { return None };
            let length = What::Length(Count::exactly(1.0), unit, None);
            return (unit >= Unit::Day && !self.is_hyphen(word + 2))
                .then(|| Found::new(word + 2, length, "duration-count"));
        }
        // "it had stood lower earlier in the day".
        if word > at && self.is_unit(word, Unit::Day) && self.follows_in_part(at) {
            let what = What::At(When::Shifted(Unit::Day, Shift::That), None);
            return Some(Found::new(word + 1, what, "date-relative"));
        }
        let full = word > at && self.is(word, Key::Full);
        let word = if full { word + 1 } else { word };
        let TimeWord::Unit { unit, many: false } = self.fact(word)? else { return None };
        if word == at || unit < Unit::Week || unit == Unit::Season || unit > Unit::Decade {
            return None;
        }
        // "the week-long", "the year-old", "the decade-old": lengths.
        if self.is_hyphen(word + 1) {
            return None;
        }
        let settled = self.follows_in_part(at) || self.is_market_stretch(at, unit);
        let what = What::At(When::Shifted(unit, Shift::This), None);
        Some(Found { settled, ..Found::unsettled(word + 1, what, "date-relative") })
    }

    /// Whether the unit at `word` is told by its end: "by year end", "before the year's end".
    fn is_end_of(&self, word: usize) -> bool {
        let behind = if self.is_possessive(word + 1) { word + 2 } else { word + 1 };
        self.is(behind, Key::End) && !self.is(behind + 1, Key::Of)
    }

    /// Whether "earlier in" or "later in" stands before `at`.
    fn follows_in_part(&self, at: usize) -> bool {
        at >= self.start + 2
            && self.is(at - 1, Key::In)
            && self.is_one_of(at - 2, &[Key::Earlier, Key::Later, Key::Early, Key::Late])
    }

    /// "prices closed the week lower": a stretch that ends.
    fn is_market_stretch(&self, at: usize, unit: Unit) -> bool {
        unit <= Unit::Year && matches!(self.written_before(at), "closed" | "ended" | "finished")
    }
}

#[cfg(test)]
mod tests {
    use crate::text::time::evidence::holds;

    #[test]
    fn stretches_are_named() {
        holds(&[
            ("It was a dull winter.", "winter = 2023-WI"),
            ("They fall in love.", ""),
            ("The Winter Games begin.", ""),
            ("They move only at night.", "night = XXXX-XX-XXTNI"),
            (
                "It stood in the 5th century BC and the 470s BC.",
                "the 5th century BC = BC04; the 470s BC = BC047",
            ),
            ("Prices rose in the '70s and the late 1990s.", "the '70s = 197; the late 1990s = 199"),
            ("Two drowned over the weekend.", "the weekend = 2024-W32-WE"),
            ("It held for the full year.", "the full year = 2024"),
            (
                "It should be mended by year end or the next year's end.",
                "year end = 2024; the next year = 2025",
            ),
            ("Shares fell in mid-afternoon yesterday.", "mid-afternoon yesterday = 2024-08-15TAF"),
        ]);
    }
}
