//! Years: "2019", "'98", "450 BC", "AD 70".
//!
//! Invariant: gives the year as told; what it is the year of is not its concern.

use std::ops::RangeInclusive;

use super::super::expr::{Fields, What, When, Year};
use super::super::value::Unit;
use super::super::words::{Key, TimeWord};
use super::{Found, Grammar};
use crate::text::Tag;

/// Years that stand for themselves without a word that says so.
const PLAIN_YEARS: RangeInclusive<u32> = 1700..=2049;
/// Words of a name behind a year that are looked at.
const NAME_WORDS: usize = 6;
/// Years that a preposition makes a date.
pub(super) const TOLD_YEARS: RangeInclusive<u32> = 1000..=2100;

impl Grammar<'_> {
    /// The year behind a date: ", 2024", "2024", "of last year", "this year", "'98".
    pub(super) fn year_behind(&self, at: usize) -> (Year, usize) {
        let next = if self.written(at) == "," || self.is(at, Key::Of) { at + 1 } else { at };
        if let Some((year, end)) = self.four_digit_year(next, TOLD_YEARS)
            && !self.counts_something(end)
        {
            return (Year::Is(year), end);
        }
        if let Some((year, end)) = self.short_year(next) {
            return (Year::Is(year), end);
        }
        if let Some((shift, end)) = self.shifted_year(next) {
            return (Year::Shifted(shift), end);
        }
        match self.year_of_an_era(next).or_else(|| self.year_in_words(next)) {
            Some((year, end)) => (Year::Is(year), end),
            None => (Year::Unsaid, at),
        }
    }

    /// Four digits that are no clock and no count.
    pub(super) fn four_digit_year(&self, at: usize, years: RangeInclusive<u32>) -> Option<(i16, usize)> {
        let digits = self.digits(at).filter(|d| d.len == 4 && years.contains(&d.value))?;
        if let Some(era) = self.year_of_an_era(at) {
            return Some(era);
        }
        Some((digits.value as i16, at + 1))
    }

    /// "450 BC", "AD 70": the year and the end.
    pub(super) fn year_of_an_era(&self, at: usize) -> Option<(i16, usize)> {
        if self.is(at, Key::Ad) && self.is_capital(at) {
            let digits = self.digits(at + 1).filter(|d| d.len <= 4)?;
            return Some((digits.value as i16, at + 2));
        }
        let digits = self.digits(at).filter(|d| d.len <= 4)?;
        match self.key(at + 1).filter(|_| self.is_capital(at + 1))? {
            Key::Bc => Some((-(digits.value as i16), at + 2)),
            Key::Ad => Some((digits.value as i16, at + 2)),
            _ => None,
        }
    }

    /// "'98": the year and the end.
    pub(super) fn short_year(&self, at: usize) -> Option<(i16, usize)> {
        if !self.is_apostrophe(at) || !self.is_tight(at + 1) {
            return None;
        }
        let digits = self.digits(at + 1).filter(|d| d.len == 2)?;
        let decade = self.written(at + 2) == "s" && self.is_tight(at + 2);
        (!decade).then_some((century_of(digits.value as i16), at + 2))
    }

    /// Whether what stands at `at` is counted by the number before: "2000 people", "1500 km".
    fn counts_something(&self, at: usize) -> bool {
        if matches!(self.fact(at), Some(TimeWord::Unit { .. })) && !self.is_capital(at) {
            return true;
        }
        let written = self.written(at);
        if matches!(
            written,
            "%" | "percent" | "per" | "people" | "men" | "women" | "children" | "km" | "meters" | "metres"
        ) {
            return true;
        }
        matches!(written, "-" | "–")
            && self.is_tight(at)
            && matches!(self.fact(at + 1), Some(TimeWord::Unit { .. }))
    }

    /// A bare year, where the words around say that it is one.
    pub(super) fn year(&self, at: usize) -> Option<Found> {
        if let Some((year, end)) = self.named_year(at).or_else(|| self.year_in_words(at)) {
            return Some(year_found(year, end));
        }
        if let Some((year, end)) = self.second_year(at) {
            return Some(year_found(year, end));
        }
        if let Some((year, end)) = self.year_of_an_era(at).or_else(|| self.short_year_told(at)) {
            return Some(year_found(year, end));
        }
        if let Some((year, end)) = self.ancient_year(at) {
            return Some(year_found(year, end));
        }
        let (year, end) = self.four_digit_year(at, TOLD_YEARS)?;
        if self.counts_something(end)
            || matches!(self.written_before(at), "$" | "€" | "£" | "#" | "." | "No." | "¥")
        {
            return None;
        }
        if end == at + 1 && (self.is_decimal_or_field(at) || self.is_in_a_code(end)) {
            return None;
        }
        let told = self.year_is_introduced(at);
        let plain = PLAIN_YEARS.contains(&u32::try_from(year).unwrap_or(0)) && !self.plural_follows(end);
        if !told && !plain {
            return None;
        }
        let mut found = year_found(year, end);
        found.settled = told || !self.is_in_a_name(at, end);
        Some(found)
    }

    /// "the year 2000", "the year two thousand".
    fn named_year(&self, at: usize) -> Option<(i16, usize)> {
        if !self.is(at, Key::The) || !self.is_unit(at + 1, Unit::Year) {
            return None;
        }
        self.four_digit_year(at + 2, TOLD_YEARS)
            .or_else(|| self.thousands_in_words(at + 2))
            .or_else(|| self.year_in_words(at + 2))
    }

    /// "nineteen ninety-six", "nineteen hundred": the year and the end.
    pub(super) fn year_in_words(&self, at: usize) -> Option<(i16, usize)> {
        let Some(TimeWord::Cardinal(century @ 16..=20)) = self.fact(at) else { return None };
        if self.fact(at + 1) == Some(TimeWord::Cardinal(100)) && century < 20 {
            return Some((century as i16 * 100, at + 2));
        }
        let Some(TimeWord::Cardinal(rest @ 10..=90)) = self.fact(at + 1) else { return None };
        let year = |rest: u32, end| Some(((century * 100 + rest) as i16, end));
        let ones = if self.is_hyphen(at + 2) { at + 3 } else { at + 2 };
        match self.fact(ones) {
            Some(TimeWord::Cardinal(n @ 1..=9)) if rest >= 20 => year(rest + n, ones + 1),
            _ => year(rest, at + 2),
        }
    }

    /// "two thousand", "two thousand and four".
    fn thousands_in_words(&self, at: usize) -> Option<(i16, usize)> {
        let thousand = self.fact(at) == Some(TimeWord::Cardinal(2))
            && self.fact(at + 1) == Some(TimeWord::Cardinal(1000));
        let and = if self.is(at + 2, Key::And) { at + 3 } else { at + 2 };
        match self.fact(and) {
            _ if !thousand => None,
            Some(TimeWord::Cardinal(n @ 1..=20)) => Some((2000 + n as i16, and + 1)),
            _ => Some((2000, at + 2)),
        }
    }

    /// "490" in a text that counts its years before Christ.
    fn ancient_year(&self, at: usize) -> Option<(i16, usize)> {
        let digits = self.digits(at).filter(|d| self.ancient && d.len == 3)?;
        let counted = self.tag(at + 1).is_nominal() || self.tag(at + 1) == Tag::Adjective;
        let told = self.key_before(at).is_some_and(|key| {
            matches!(
                key,
                Key::In
                    | Key::By
                    | Key::Since
                    | Key::Until
                    | Key::From
                    | Key::After
                    | Key::Before
                    | Key::Of
                    | Key::And
            )
        });
        (told && !counted).then(|| (-(digits.value as i16), at + 1))
    }

    /// "17" in "1916–17": the year and the end.
    fn second_year(&self, at: usize) -> Option<(i16, usize)> {
        let first = at.checked_sub(2).filter(|&first| first >= self.start)?;
        let tight = self.is_dash(at - 1) && self.is_tight(at - 1) && self.is_tight(at);
        let (year, _) = self.four_digit_year(first, TOLD_YEARS).filter(|_| tight)?;
        let digits = self.digits(at).filter(|d| d.len == 2 && d.value as i16 > year % 100)?;
        let apart = self.is_dash(at + 1) && self.is_tight(at + 1);
        (!apart).then(|| (year - year % 100 + digits.value as i16, at + 1))
    }

    fn short_year_told(&self, at: usize) -> Option<(i16, usize)> {
        self.key_before(at)
            .is_some_and(|k| {
                matches!(
                    k,
                    Key::In | Key::Since | Key::Of | Key::By | Key::To | Key::Until | Key::From | Key::And
                )
            })
            .then(|| self.short_year(at))?
    }

    fn year_is_introduced(&self, at: usize) -> bool {
        let by_word = self.key_before(at).is_some_and(|key| {
            matches!(
                key,
                Key::In
                    | Key::Since
                    | Key::By
                    | Key::From
                    | Key::Between
                    | Key::Early
                    | Key::Late
                    | Key::Mid
                    | Key::Fiscal
            )
        });
        by_word || (matches!(self.written_before(at), "(" | "-" | "–" | "year") && !self.is_tight(at))
    }

    /// Whether letters of both cases follow a hyphen: "2019-nCoV".
    fn is_in_a_code(&self, end: usize) -> bool {
        let code = self.written(end + 1);
        self.is_hyphen(end) && self.is_tight(end + 1) && code.chars().skip(1).any(char::is_uppercase)
    }

    /// Whether the digits at `at` are a field of something longer: "3.1999", "1999.5", "1:1999".
    fn is_decimal_or_field(&self, at: usize) -> bool {
        let before = self.is_tight(at) && matches!(self.written_before(at), "." | "," | ":" | "/" | "+");
        let after = self.is_tight(at + 1)
            && matches!(self.written(at + 1), "/" | ":" | "+")
            && self.digits(at + 2).is_some_and(|d| d.len != 2);
        before || after
    }

    fn plural_follows(&self, at: usize) -> bool {
        self.is_word(at) && !self.is_capital(at) && self.fact(at).is_none() && {
            let word = self.written(at);
            word.ends_with('s')
                && !word.ends_with("ss")
                && !matches!(
                    word,
                    "was"
                        | "is"
                        | "has"
                        | "as"
                        | "does"
                        | "sees"
                        | "its"
                        | "his"
                        | "this"
                        | "across"
                        | "'s"
                        | "’s"
                )
        }
    }

    /// Whether a year belongs to the name of an event that comes again: "the 2018 FIFA World Cup", unlike "the 2020 United
    /// States presidential election".
    fn is_in_a_name(&self, at: usize, end: usize) -> bool {
        let named = self.is_capital(end)
            && self.is_word(end)
            && !self.is_tight(end)
            && self.fact(end).is_none()
            && at > self.start;
        // "roughly 2000 Norland shops": a count.
        let hedged = matches!(
            self.written_before(at),
            "roughly" | "about" | "around" | "some" | "nearly" | "over" | "than" | "approximately"
        );
        let edition = || {
            (end..end + NAME_WORDS)
                .take_while(|&at| self.is_word(at))
                .any(|at| self.is_capital(at) && is_edition(self.written(at)))
        };
        named && (hedged || edition())
    }
}

/// What has a year in its name for each time that it is held.
fn is_edition(noun: &str) -> bool {
    matches!(
        noun,
        "Cup"
            | "Games"
            | "Olympics"
            | "Paralympics"
            | "Marathon"
            | "Championship"
            | "Championships"
            | "Open"
            | "Conference"
            | "Summit"
            | "Forum"
            | "Festival"
            | "Tour"
            | "Trophy"
            | "Prix"
            | "Bowl"
    )
}

/// The year that two digits stand for.
pub(super) fn century_of(year: i16) -> i16 {
    if year < 40 { 2000 + year } else { 1900 + year }
}

fn year_found(year: i16, end: usize) -> Found {
    let fields = Fields { year: Year::Is(year), ..Fields::default() };
    Found::new(end, What::At(When::Fields(fields), None), "date-year")
}

#[cfg(test)]
mod tests {
    use crate::text::time::evidence::holds;

    #[test]
    fn years_are_read_in_digits_and_words() {
        holds(&[
            ("It was built in 1973.", "1973 = 1973"),
            ("It ran from 2012–14.", "2012 = 2012; 14 = 2014"),
            ("It fell in nineteen ninety-six.", "nineteen ninety-six = 1996"),
            ("They feared the year two thousand.", "the year two thousand = 2000"),
            ("It fell in January nineteen eighty.", "January nineteen eighty = 1980-01"),
            ("It was written in 450 BC and AD 70.", "450 BC = BC0450; AD 70 = 0070"),
            ("In the summer of '98 it burned.", "the summer of '98 = 1998-SU"),
            ("They sent 2000 men.", ""),
            ("They named it 2019-nCoV.", ""),
        ]);
    }
}
