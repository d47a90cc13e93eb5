//! Lengths of time and what is told by them: "10-month", "two weeks ago", "six minutes later", "the 20th minute".
//!
//! Invariant: gives counts and units as told; whether a moment to count from is known is not its concern.

use super::super::expr::{Origin, What, When};
use super::super::value::{Count, Unit};
use super::super::words::{Key, TimeWord};
use super::{Found, Grammar};
use crate::text::Tag;

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
        // "a week or so ago".
        let so = self.or_so(end);
        let end = if self.is_one_of(so, &[Key::Ago, Key::Earlier, Key::Later]) { so } else { end };
        if let Some(found) = self.told_by_length(count, unit, end) {
            return Some(found);
        }
        if !self.is_length_told(at, count, end) {
            return None;
        }
        // "it will one day be mended".
        if unit == Unit::Day && self.is_plain_one(at, count) && self.is_verb_stem(end) {
            return Some(Found::unsettled(end, What::Vague("FUTURE_REF"), "date-vague"));
        }
        let rule = if count == Count::VAGUE { "duration-vague" } else { "duration-count" };
        let what = What::Length(count, unit, extra);
        Some(if self.is_plain_one(at, count) {
            Found::unsettled(end, what, rule)
        } else {
            Found::new(end, what, rule)
        })
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
        // "drove an hour", "a minute of silence".
        let spent = matches!(
            self.written_before(at),
            "drive" | "drove" | "walk" | "walked" | "spent" | "spend" | "lasted" | "last" | "wait" | "waited"
        );
        if spent || self.is_unit(end - 1, Unit::Minute) && self.is(end, Key::Of) {
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

    /// "be", "have", "follow": what stands behind "will one day".
    fn is_verb_stem(&self, at: usize) -> bool {
        self.tag(at) == Tag::Base || matches!(self.written(at), "be" | "have")
    }

    /// "the 20th minute": a match minute, counted from the start.
    fn match_minute(&self, at: usize) -> Option<Found> {
        let the = self.is(at, Key::The);
        let (n, end) = self.ordinal(if the { at + 1 } else { at })?;
        let minute = if self.is_hyphen(end) { end + 1 } else { end };
        let what = What::Length(Count::exactly(f64::from(n)), Unit::Minute, None);
        self.is_unit(minute, Unit::Minute).then(|| Found::new(minute + 1, what, "duration-match-minute"))
    }
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
            ("He came a week or so ago.", "a week or so ago = 2024-W32"),
            ("It will one day be mended.", "one day = FUTURE_REF"),
            ("It took almost two decades.", "almost two decades = P20Y"),
            ("It was built half a century ago.", "half a century ago = 1974"),
            ("Sales fell for several quarters.", "several quarters = PXQ"),
            ("They left in the days before the vote.", "days = PXD"),
            ("It lost money from a year-earlier profit.", "year-earlier = 2023"),
        ]);
    }
}
