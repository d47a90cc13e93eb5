//! How many units: "two weeks", "2 1/2 hours", "a few more days", "six to nine months", "half a century".
//!
//! Invariant: gives the count as told; what it measures is not its concern.

use super::super::value::{Count, Unit};
use super::super::words::{Key, TimeWord};
use super::{Digits, Grammar};

impl Grammar<'_> {
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
    pub(super) fn and_a_half(&self, count: Count, end: usize) -> (Count, usize) {
        let half = self.is(end, Key::And) && self.is(end + 1, Key::A) && self.is(end + 2, Key::Half);
        match count.low {
            Some(low) if half && count.high == count.low => (Count::exactly(low + 0.5), end + 3),
            _ => (count, end),
        }
    }

    /// "half an hour", "half a century", "half-century", "a quarter of a century".
    pub(super) fn half_of_unit(&self, at: usize) -> Option<(Count, Unit, usize)> {
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
}
