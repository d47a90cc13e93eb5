//! Lengths that reach back, ahead or into something: "the past year and a half", "the next two weeks", "the first nine
//! months", "the six months".
//!
//! Invariant: gives the length as told; where it begins is not its concern.

use super::super::expr::What;
use super::super::value::{Count, Unit};
use super::super::words::{Key, TimeWord};
use super::{Found, Grammar};

impl Grammar<'_> {
    /// A counted length with the words before it that place it.
    pub(super) fn reach(&self, at: usize) -> Option<Found> {
        let word = if self.is(at, Key::The) { at + 1 } else { at };
        let placed = self.is_one_of(
            word,
            &[Key::Last, Key::Past, Key::Latest, Key::Next, Key::Coming, Key::Following, Key::Previous],
        ) || self.fact(word) == Some(TimeWord::Ordinal(1));
        if word == at && !placed {
            return None;
        }
        let first = if placed { word + 1 } else { word };
        if placed && let Some(end) = self.bare_plural(first) {
            return Some(end);
        }
        let (count, unit, end) = self.count_of_units(first)?;
        // "the two-week truce" is told by its length, but "the" belongs to the truce.
        let compound = (first..end).any(|part| self.is_hyphen(part) && part + 2 == end);
        let many =
            matches!(self.fact(end - 1), Some(TimeWord::Unit { many: true, .. } | TimeWord::Key(Key::Half)));
        if compound || !many || count == Count::exactly(1.0) || self.is_age(end) {
            return None;
        }
        let rule = if placed { "duration-past" } else { "duration-count" };
        Some(Found::new(self.or_so(end), What::Length(count, unit, None), rule))
    }

    /// "the next hours", "the following days".
    fn bare_plural(&self, at: usize) -> Option<Found> {
        let TimeWord::Unit { unit, many: true } = self.fact(at)? else { return None };
        // "in coming months", "in past years": listed as vague.
        if !self.is_one_of_before(at - 1, &[Key::The]) && self.vague(at - 1).is_some() {
            return None;
        }
        let fits = (Unit::Minute..=Unit::Century).contains(&unit)
            && !self.is_capital(at)
            && unit != Unit::Season
            && unit != Unit::Weekend;
        let what = What::Length(Count::VAGUE, unit, None);
        fits.then(|| Found { settled: unit < Unit::Year, ..Found::new(at + 1, what, "duration-past") })
    }

    /// The end of "or so" behind a length.
    pub(super) fn or_so(&self, end: usize) -> usize {
        if self.is(end, Key::Or) && self.written(end + 1) == "so" { end + 2 } else { end }
    }

    /// "the past year", "the past year and a half", "the past three months".
    pub(super) fn past_length(&self, next: usize) -> Option<Found> {
        if let Some((count, unit, end)) = self.count_of_units(next) {
            return Some(Found::new(end, What::Length(count, unit, None), "duration-past"));
        }
        let TimeWord::Unit { unit, many: false } = self.fact(next)? else { return None };
        if unit < Unit::Minute {
            return None;
        }
        let (count, end) =
            if self.is(next + 1, Key::And) && self.is(next + 2, Key::A) && self.is(next + 3, Key::Half) {
                (1.5, next + 4)
            } else {
                (1.0, next + 1)
            };
        Some(Found::new(end, What::Length(Count::exactly(count), unit, None), "duration-past"))
    }
}

#[cfg(test)]
mod tests {
    use crate::text::time::evidence::holds;

    #[test]
    fn lengths_keep_the_words_that_place_them() {
        holds(&[
            ("Prices rose over the past three months.", "the past three months = P3M"),
            ("It will take the next two weeks or so.", "the next two weeks or so = P2W"),
            ("In the first nine months it lost money.", "the first nine months = P9M"),
            ("Profit for the six months fell.", "the six months = P6M"),
            ("The next hours will be hard.", "The next hours = PTXH"),
            ("It will slow in coming months.", "coming months = FUTURE_REF"),
            ("Over the past year and a half it grew.", "the past year and a half = P1Y6M"),
            ("They broke the two-week truce.", "two-week = P2W"),
            ("The last of them left.", ""),
        ]);
    }
}
