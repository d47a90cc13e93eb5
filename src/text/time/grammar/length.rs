//! Lengths of time and what is told by them: "10-month", "two weeks ago", "six minutes later", "every two weeks",
//! "the 20th minute".
//!
//! Invariant: gives counts and units as told; whether a moment to count from is known is not its concern.

use super::super::expr::{Origin, What, When};
use super::super::value::{Count, Part, Unit};
use super::super::words::{Key, Sort, TimeWord};
use super::{Digits, Found, Grammar};

impl Grammar<'_> {
    /// A counted length, and the moment it tells where "ago", "later" or "before" follows.
    pub(super) fn counted(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.match_minute(at) {
            return Some(found);
        }
        let (count, unit, end) = self
            .count_of_units(at)
            .or_else(|| self.half_of_unit(at))
            .or_else(|| self.plural_alone(at))
            .or_else(|| self.unit_long(at))?;
        if self.is_age(end) || self.is_year_earlier(end.saturating_sub(1)) {
            return None;
        }
        // "a year-long war": the article is the war's.
        if self.is(at, Key::A) && self.is_hyphen(end) {
            return None;
        }
        // "three quarters" are most often a fraction.
        if unit == Unit::Quarter && count != Count::VAGUE {
            return None;
        }
        let (extra, end) = self.finer_part(end, unit);
        let end = if self.is_hyphen(end) && self.is(end + 1, Key::Long) { end + 2 } else { end };
        if let Some(found) = self.told_by_length(count, unit, end) {
            return Some(found);
        }
        if !self.is_length_told(at, count, end) {
            return None;
        }
        let rule = if count == Count::VAGUE { "duration-vague" } else { "duration-count" };
        let what = What::Length(count, unit, extra);
        Some(if self.is_plain_one(at, count) {
            Found::unsettled(end, what, rule)
        } else {
            Found::new(end, what, rule)
        })
    }

    /// A count and its unit: "two weeks", "10-month", "a few more days", "six to nine months".
    pub(super) fn count_of_units(&self, at: usize) -> Option<(Count, Unit, usize)> {
        let (count, mut end) = self.count(at)?;
        let hyphen = self.is_hyphen(end) && !self.is_tight_gap(end);
        if hyphen {
            end += 1;
        }
        if count == Count::exactly(1.0) && self.is(at, Key::A) && hyphen {
            return None;
        }
        for _ in 0..2 {
            if self.is_one_of(end, &[Key::Full, Key::Long, Key::More, Key::Another])
                || matches!(
                    self.written(end),
                    "straight" | "consecutive" | "successive" | "calendar" | "working" | "business" | "short"
                )
            {
                end += 1;
            }
        }
        let (unit, many) = match self.fact(end)? {
            TimeWord::Unit { unit, many } => (unit, many),
            // "second" after a number is the unit: "a 30-second clip".
            TimeWord::Ordinal(2) if hyphen => (Unit::Second, false),
            _ => return None,
        };
        // "two week" is a slip, but "1,200 year" is none; "one days" neither.
        let single = count == Count::exactly(1.0);
        let slip = !many && !hyphen && !single && count.high.is_none_or(|high| high > 99.0);
        if (single && many) || slip || unit == Unit::Season {
            return None;
        }
        let (count, end) = self.and_a_half(count, end + 1);
        Some((count, unit, end))
    }

    fn is_tight_gap(&self, end: usize) -> bool {
        !self.is_tight(end + 1)
    }

    /// "and a half" behind a unit.
    fn and_a_half(&self, count: Count, end: usize) -> (Count, usize) {
        let half = self.is(end, Key::And) && self.is(end + 1, Key::A) && self.is(end + 2, Key::Half);
        match count.low {
            Some(low) if half && count.high == count.low => (Count::exactly(low + 0.5), end + 3),
            _ => (count, end),
        }
    }

    /// "half an hour", "half a century", "half-century", "a quarter of a century".
    fn half_of_unit(&self, at: usize) -> Option<(Count, Unit, usize)> {
        let first = if self.is(at, Key::A) { at + 1 } else { at };
        let half = self.is(first, Key::Half);
        let mut next = first + 1;
        let factor = if half { 0.5 } else { return None };
        if self.is_hyphen(next) || self.is(next, Key::A) {
            next += 1;
        } else if first == at {
            return None;
        }
        let TimeWord::Unit { unit, many: false } = self.fact(next)? else { return None };
        (unit >= Unit::Minute).then_some((Count::exactly(factor), unit, next + 1))
    }

    /// How many: digits, words, "a", "several", "a couple of", "two and a half", "six to nine", "dozens of".
    fn count(&self, at: usize) -> Option<(Count, usize)> {
        if let Some((count, end)) = self.vague_count(at) {
            return Some((count, end));
        }
        if self.is(at, Key::A) && matches!(self.fact(at + 1), Some(TimeWord::Cardinal(100 | 1000))) {
            return self.number(at + 1).map(|(n, end)| (Count::exactly(n), end));
        }
        if self.is(at, Key::A) || self.is(at, Key::Another) {
            return Some((Count::exactly(1.0), at + 1));
        }
        let (low, end) = self.number(at)?;
        let (low, end) = self.number_and_a_half(low, end);
        match self.range_end(end).filter(|&(high, _)| high > low) {
            Some((high, end)) => Some((Count { low: Some(low), high: Some(high) }, end)),
            None => Some((Count::exactly(low), end)),
        }
    }

    fn vague_count(&self, at: usize) -> Option<(Count, usize)> {
        let first =
            if self.is(at, Key::A) || self.is_one_of(at, &[Key::These, Key::Those]) { at + 1 } else { at };
        match self.key(first)? {
            Key::Several | Key::Few | Key::Many => Some((Count::VAGUE, first + 1)),
            Key::Couple if first > at || self.is(first + 1, Key::Of) => {
                Some((Count::exactly(2.0), if self.is(first + 1, Key::Of) { first + 2 } else { first + 1 }))
            }
            Key::Dozen if first > at => Some((Count::exactly(12.0), first + 1)),
            Key::Dozens | Key::Hundreds | Key::Thousands if self.is(first + 1, Key::Of) => {
                Some((Count::VAGUE, first + 2))
            }
            _ => None,
        }
    }

    /// A number in digits or words: "1,200", "2.5", "2½", "twenty-four", "two hundred".
    fn number(&self, at: usize) -> Option<(f64, usize)> {
        if self.token_kind(at) == Some(crate::text::TokenKind::Number) {
            let written = self.written(at);
            let plain: String = written.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
            let value: f64 = plain.parse().ok()?;
            let (part, end) = self.fraction(at + 1);
            return Some((value + part, end));
        }
        let TimeWord::Cardinal(first) = self.fact(at)? else { return None };
        let mut value = first;
        let mut end = at + 1;
        if (20..100).contains(&first) && first % 10 == 0 {
            let ones = if self.is_hyphen(end) { end + 1 } else { end };
            if let Some(TimeWord::Cardinal(n @ 1..=9)) = self.fact(ones) {
                value += n;
                end = ones + 1;
            }
        }
        if value < 100
            && let Some(TimeWord::Cardinal(scale @ (100 | 1000))) = self.fact(end)
        {
            value *= scale;
            end += 1;
        }
        Some((f64::from(value), end))
    }

    /// "½", "1/2", "3/4" behind a number.
    fn fraction(&self, at: usize) -> (f64, usize) {
        if self.written(at) == "½" && self.is_tight(at) {
            return (0.5, at + 1);
        }
        let dash = usize::from(self.is_hyphen(at));
        let parts = (self.digits(at + dash), self.written(at + dash + 1), self.digits(at + dash + 2));
        match parts {
            (Some(above), "/", Some(below @ Digits { value: 2 | 4, .. })) if above.value < below.value => {
                (f64::from(above.value) / f64::from(below.value), at + dash + 3)
            }
            _ => (0.0, at),
        }
    }

    /// "two and a half", "two-and-a-half".
    fn number_and_a_half(&self, n: f64, end: usize) -> (f64, usize) {
        let mut at = end;
        for key in [Key::And, Key::A, Key::Half] {
            if self.is_hyphen(at) {
                at += 1;
            }
            if !self.is(at, key) {
                return (n, end);
            }
            at += 1;
        }
        (n + 0.5, at)
    }

    /// The far end of a range: "to nine", "or three", "-to-nine", "–15".
    fn range_end(&self, end: usize) -> Option<(f64, usize)> {
        let word = if self.is_hyphen(end) { end + 1 } else { end };
        if self.is_one_of(word, &[Key::To, Key::Or]) {
            let next = if self.is_hyphen(word + 1) { word + 2 } else { word + 1 };
            return self.number(next);
        }
        (self.is_dash(end) && self.is_tight(end + 1) && self.digits(end + 1).is_some())
            .then(|| self.number(end + 1))?
    }

    /// "year-long", "month-long".
    fn unit_long(&self, at: usize) -> Option<(Count, Unit, usize)> {
        let TimeWord::Unit { unit, many: false } = self.fact(at)? else { return None };
        let long = self.is_hyphen(at + 1) && self.is(at + 2, Key::Long);
        long.then(|| (Count::exactly(1.0), unit, at + 1))
    }

    /// A plural unit that no number counts: "took days", "for years", "within hours", "decades ago".
    fn plural_alone(&self, at: usize) -> Option<(Count, Unit, usize)> {
        let TimeWord::Unit { unit, many: true } = self.fact(at)? else { return None };
        let before = self.key_before(at).is_some_and(|key| {
            matches!(
                key,
                Key::For
                    | Key::Within
                    | Key::In
                    | Key::After
                    | Key::Take
                    | Key::Than
                    | Key::Since
                    | Key::Over
                    | Key::Before
                    | Key::About
                    | Key::Just
            )
        });
        let behind = self.is_one_of(at + 1, &[Key::Ago, Key::Later, Key::Earlier])
            || (self.is(at + 1, Key::Of)
                && !matches!(
                    self.written_before(at).to_ascii_lowercase().as_str(),
                    "the" | "early" | "dying" | "last" | "final" | "first"
                ))
            || (self.is_hyphen(at + 1) && self.is(at + 2, Key::Long));
        let of_time = self.key_before(at) == Some(Key::The)
            && (self.is_one_of(at + 1, &[Key::Before, Key::After, Key::Following, Key::Since])
                || matches!(self.written(at + 1), "leading" | "preceding" | "between" | "immediately"));
        let fits = (Unit::Second..=Unit::Century).contains(&unit)
            && !matches!(unit, Unit::Quarter | Unit::Season | Unit::Weekend);
        (fits && (before || behind || of_time)).then_some((Count::VAGUE, unit, at + 1))
    }

    /// "-old", "old", "of age" behind a length: an age, no duration.
    pub(super) fn is_age(&self, end: usize) -> bool {
        (self.is_hyphen(end) && matches!(self.written(end + 1), "old" | "olds"))
            || matches!(self.written(end), "old" | "older" | "younger")
            || (self.is(end, Key::Of) && self.written(end + 1) == "age")
    }

    /// "and 30 minutes" behind a length of hours.
    fn finer_part(&self, end: usize, unit: Unit) -> (Option<(Count, Unit)>, usize) {
        let next = if self.is(end, Key::And) || self.written(end) == "," { end + 1 } else { end };
        match self.count_of_units(next) {
            Some((count, finer, end)) if finer < unit && count.whole().is_some() && !self.is_age(end) => {
                (Some((count, finer)), end)
            }
            _ => (None, end),
        }
    }

    /// "ago", "later", "from now", "before Tuesday", "after the blast" behind a length.
    fn told_by_length(&self, count: Count, unit: Unit, end: usize) -> Option<Found> {
        let at = |sign: i64, origin, end, rule| {
            Some(Found::new(end, What::At(When::Offset(count, unit, sign, origin), None), rule))
        };
        let behind = match self.key(end)? {
            Key::Ago => return at(-1, Origin::Published, end + 1, "date-ago"),
            Key::Earlier if !self.is(end + 1, Key::Than) => {
                return at(-1, Origin::Spoken, end + 1, "date-earlier");
            }
            Key::Later => return at(1, Origin::Spoken, end + 1, "date-later"),
            Key::Hence => return at(1, Origin::Published, end + 1, "date-from-now"),
            Key::From if self.is(end + 1, Key::Now) => {
                return at(1, Origin::Published, end + 2, "date-from-now");
            }
            Key::Before => (-1, "date-earlier"),
            Key::After => (1, "date-later"),
            _ => return None,
        };
        let (sign, rule) = behind;
        match self.origin(end + 1) {
            Some((Origin::Place(place), end)) => at(sign, Origin::Place(place), end, rule),
            _ => at(sign, Origin::Event, end + 1, rule).map(|found| Found { core: end, ..found }),
        }
    }

    /// Whether a length is meant, not a rate ("$5 a day", "twice a week").
    fn is_length_told(&self, at: usize, count: Count, end: usize) -> bool {
        let rate = self.is(at, Key::A) && count == Count::exactly(1.0);
        if !rate || self.is_hyphen(end) || self.and_a_half(count, end).1 > end {
            return true;
        }
        let key = self.key_before(at);
        key.is_some_and(|key| {
            matches!(
                key,
                Key::For
                    | Key::Within
                    | Key::In
                    | Key::After
                    | Key::About
                    | Key::Nearly
                    | Key::Over
                    | Key::Than
                    | Key::Least
                    | Key::Take
                    | Key::Of
                    | Key::Under
                    | Key::Half
            )
        })
    }

    /// "one day" and the like seldom say how long something took.
    fn is_plain_one(&self, at: usize, count: Count) -> bool {
        let one = count == Count::exactly(1.0) && self.written(at).eq_ignore_ascii_case("one");
        one && !self.is_hyphen(at + 1)
            && !self.key_before(at).is_some_and(|key| {
                matches!(
                    key,
                    Key::For | Key::Within | Key::In | Key::Than | Key::Least | Key::After | Key::Take
                )
            })
    }

    /// "the 20th minute": a match minute, counted from the start.
    fn match_minute(&self, at: usize) -> Option<Found> {
        let the = self.is(at, Key::The);
        let (n, end) = self.ordinal(if the { at + 1 } else { at })?;
        let minute = if self.is_hyphen(end) { end + 1 } else { end };
        let what = What::Length(Count::exactly(f64::from(n)), Unit::Minute, None);
        self.is_unit(minute, Unit::Minute).then(|| Found::new(minute + 1, what, "duration-match-minute"))
    }

    /// "every two weeks", "each day", "daily", "Fridays", "24/7".
    pub(super) fn recurring(&self, at: usize) -> Option<Found> {
        let every = |count, unit, end| Some(Found::new(end, What::Every(count, unit), "duration-recurring"));
        let one = Count::exactly(1.0);
        match self.fact(at)? {
            TimeWord::Weekday(day, Sort::Every) => {
                return Some(Found::unsettled(at + 1, What::EveryWeekday(day), "duration-weekdays"));
            }
            TimeWord::Key(Key::Every | Key::Each) => {}
            // "five a day, 30 per month".
            TimeWord::Key(Key::Per) => {
                let TimeWord::Unit { unit, many: false } = self.fact(at + 1)? else { return None };
                let what = What::Every(one, unit);
                return (unit >= Unit::Day && unit != Unit::Quarter)
                    .then(|| Found::unsettled(at + 2, what, "duration-rate"));
            }
            TimeWord::Key(key) => {
                let (count, unit) = period_of(key)?;
                let told = self.written(at).ends_with("annually")
                    || matches!(
                        self.written(at + 1),
                        "report" | "reports" | "meeting" | "meetings" | "briefing" | "briefings"
                    );
                let what = What::Every(Count::exactly(count), unit);
                if key == Key::Quarterly && !told {
                    return None;
                }
                return Some(Found { settled: told, ..Found::new(at + 1, what, "duration-recurring") });
            }
            _ => return None,
        }
        if let Some(TimeWord::Weekday(day, Sort::Plain)) = self.fact(at + 1) {
            return Some(Found::new(at + 2, What::EveryWeekday(day), "duration-recurring"));
        }
        if let Some(TimeWord::Part(Part::Morning | Part::Night | Part::Evening | Part::Afternoon)) =
            self.fact(at + 1)
        {
            return every(one, Unit::Day, at + 2);
        }
        if let Some(TimeWord::Unit { unit, many: false }) = self.fact(at + 1) {
            return every(one, unit, at + 2);
        }
        let (count, unit, end) = self.count_of_units(at + 1)?;
        every(count, unit, end)
    }
}

/// The length that an adverb or adjective of recurrence names.
const fn period_of(key: Key) -> Option<(f64, Unit)> {
    Some(match key {
        Key::Hourly => (1.0, Unit::Hour),
        Key::Daily => (1.0, Unit::Day),
        Key::Weekly => (1.0, Unit::Week),
        Key::Fortnightly => (2.0, Unit::Week),
        Key::Monthly => (1.0, Unit::Month),
        Key::Quarterly => (3.0, Unit::Month),
        Key::Yearly => (1.0, Unit::Year),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::text::time::evidence::holds;

    #[test]
    fn lengths_are_counted() {
        holds(&[
            ("It lasted 2 1/2 hours.", "2 1/2 hours = PT2H30M"),
            ("It took almost a hundred years.", "almost a hundred years = P100Y"),
            ("It was a year-long war.", "year-long = P1Y"),
            ("Three quarters of them left.", ""),
            ("Sales fell for several quarters.", "several quarters = PXQ"),
            ("They sell 30 per month and meet every two weeks.", "per month = P1M; every two weeks = P2W"),
            ("They left in the days before the vote.", "days = PXD"),
            ("It lost money from a year-earlier profit.", "year-earlier = 2023"),
        ]);
    }
}
