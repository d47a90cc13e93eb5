//! Dates by name and number: "Friday, Oct. 7, 2023", "16 August", "the 11th of May", "2019", "'98", "8/16/2024".
//!
//! Invariant: gives fields as told; which year an unsaid one is, is not its concern.

use super::super::expr::{Fields, What, When, Year};
use super::super::words::{Key, Sort, TimeWord};
use super::{Found, Grammar};
use crate::text::TokenKind;

/// Years that stand for themselves without a word that says so.
/// Words before a month's name that say that it is one: "in May", "early March".
const BEFORE_MONTHS: &[Key] = &[
    Key::After,
    Key::And,
    Key::Before,
    Key::Beginning,
    Key::Between,
    Key::By,
    Key::Coming,
    Key::Early,
    Key::End,
    Key::For,
    Key::From,
    Key::In,
    Key::Last,
    Key::Late,
    Key::Mid,
    Key::Next,
    Key::Of,
    Key::Or,
    Key::Past,
    Key::Since,
    Key::That,
    Key::This,
    Key::Through,
    Key::To,
    Key::Until,
];

impl Grammar<'_> {
    /// A weekday, a month and day, or both.
    pub(super) fn calendar(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.day_of_range(at) {
            return Some(found);
        }
        let Some((weekday, after)) = self.weekday(at) else {
            let (fields, end) = self.month_and_day(at)?;
            return Some(Found::new(end, What::At(When::Fields(fields), None), rule_of(fields)));
        };
        let next = if self.written(after) == "," { after + 1 } else { after };
        if let Some((fields, end)) = self.month_and_day(next).filter(|(fields, _)| fields.day.is_some()) {
            let fields = Fields { weekday: Some(weekday), ..fields };
            return Some(Found::new(end, What::At(When::Fields(fields), None), rule_of(fields)));
        }
        if !self.weekday_is_a_date(at, after) {
            return None;
        }
        let day = Fields { weekday: Some(weekday), ..Fields::default() };
        if let Some((fields, end)) =
            self.ordinal(after).filter(|_| self.token_kind(after) == Some(TokenKind::Ordinal))
        {
            let day = Fields { day: Some(fields), ..day };
            return Some(Found::new(end, What::At(When::Fields(day), None), "date-calendar"));
        }
        Some(Found::new(after, What::At(When::Fields(day), None), "date-weekday"))
    }

    /// "Friday", "Fri.": the day's number and the end.
    pub(super) fn weekday(&self, at: usize) -> Option<(u8, usize)> {
        match self.fact(at)? {
            TimeWord::Weekday(day, Sort::Plain) => Some((day, at + 1)),
            TimeWord::Weekday(day, Sort::Short) if self.is_capital(at) => {
                let end = if self.written(at + 1) == "." && self.is_tight(at + 1) { at + 2 } else { at + 1 };
                let next = if self.written(end) == "," { end + 1 } else { end };
                let dated = self.digits(next).is_some() || self.month_name(next).is_some();
                (dated || self.written(at).ends_with('.')).then_some((day, end))
            }
            _ => None,
        }
    }

    /// Names such as "Bloody Sunday" and "the Sunday Times" hold a weekday but tell none.
    fn weekday_is_a_date(&self, at: usize, after: usize) -> bool {
        let before = self.written_before(at);
        let named = matches!(before, "Black" | "Bloody" | "Super" | "Cyber" | "Giving" | "Fat" | "Shrove");
        let paper = matches!(
            self.written(after),
            "Times" | "Telegraph" | "Mirror" | "Herald" | "Mail" | "Express" | "Post" | "Star" | "Night"
        ) && self.is_capital(after)
            && matches!(before, "The" | "the");
        let generic = matches!(
            self.written(after),
            "ban" | "trade" | "trading" | "opening" | "prayers" | "school" | "roast"
        );
        !named && !paper && !generic
    }

    /// A month's name at `at`, with its number and the end; everyday words want evidence.
    fn month_name(&self, at: usize) -> Option<(u8, usize)> {
        let TimeWord::Month(month, sort) = self.fact(at)? else { return None };
        let end = if sort == Sort::Short
            && self.written(at + 1) == "."
            && self.is_tight(at + 1)
            && self.digits(at + 2).is_some()
        {
            at + 2
        } else {
            at + 1
        };
        let beside_number = self.digits(end).is_some()
            || self.token_kind(end) == Some(TokenKind::Ordinal)
            || (at > self.start
                && matches!(self.token_kind(at - 1), Some(TokenKind::Number | TokenKind::Ordinal)));
        let good = match sort {
            // "As many as 400 may have died": in small letters the everyday word is meant.
            Sort::AlsoWord if !self.is_capital(at) => false,
            _ if beside_number => true,
            Sort::Plain => self.is_capital(at),
            // "Jan Novak": a name.
            Sort::Short if !self.written(at).ends_with('.') && self.is_capital(end) => false,
            Sort::Short => {
                self.is_capital(at) && (self.month_is_introduced(at) || self.written(at).ends_with('.'))
            }
            Sort::AlsoWord => self.is_capital(at) && self.month_is_introduced(at),
            Sort::Every => false,
        };
        good.then_some((month, end))
    }

    /// Whether the words before a month's name say that it is one: "in May", "early March", "since last August".
    fn month_is_introduced(&self, at: usize) -> bool {
        let before = self.is_one_of_before(at, BEFORE_MONTHS);
        let dashed =
            at > self.start + 1 && self.is_dash(at - 1) && self.key(at - 2).is_some_and(|k| k == Key::Mid);
        let possessive = self.is_possessive(at + 1)
            && !self
                .key_before(at)
                .is_some_and(|k| matches!(k, Key::And | Key::Of | Key::By | Key::For | Key::To));
        (before && (!self.is_possessive(at + 1) || possessive)) || dashed
    }

    /// "Aug. 16, 2024", "16 August", "the 11th of May", "March 2019", "March".
    fn month_and_day(&self, at: usize) -> Option<(Fields, usize)> {
        if let Some((month, end)) = self.month_name(at) {
            return Some(self.after_month(month, end));
        }
        let first = if self.is(at, Key::The) { at + 1 } else { at };
        let (day, mut end) = self.day_number(first)?;
        if self.is(end, Key::Of) || self.is_hyphen(end) {
            end += 1;
        }
        let (month, end) = self.month_name(end)?;
        let (year, end) = self.year_behind(end);
        Some((Fields { year, month: Some(month), day: Some(day), weekday: None }, end))
    }

    /// The days of a range that share their month: "6" in "6–10 October", "25" in "April 24 and 25".
    fn day_of_range(&self, at: usize) -> Option<Found> {
        let (day, end) = self.day_number(at)?;
        let (fields, end) = self.first_of_range(day, end).or_else(|| self.last_of_range(at, day, end))?;
        Some(Found::new(end, What::At(When::Fields(fields), None), "date-calendar"))
    }

    fn first_of_range(&self, day: u8, end: usize) -> Option<(Fields, usize)> {
        let (last, after) = self.day_number(self.range_mark(end)?)?;
        let of = if self.is(after, Key::Of) { after + 1 } else { after };
        let (month, after) = self.month_name(of).filter(|_| last > day)?;
        let (year, _) = self.year_behind(after);
        Some((Fields { year, month: Some(month), day: Some(day), weekday: None }, end))
    }

    fn last_of_range(&self, at: usize, day: u8, end: usize) -> Option<(Fields, usize)> {
        let first = at
            .checked_sub(2)
            .filter(|&first| first > self.start && self.range_mark(first + 1) == Some(at))?;
        let (first_day, _) = self.day_number(first).filter(|&(first, _)| first < day)?;
        let stop = usize::from(self.written(first - 1) == ".");
        let (month, _) = self.month_name(first.checked_sub(1 + stop)?)?;
        // "April 24 and 25 others": a count.
        let counts = self.is_word(end) && self.key(end).is_none();
        if counts || self.is_clock_or_count(at) || first_day == 0 {
            return None;
        }
        let (year, end) = self.year_behind(end);
        Some((Fields { year, month: Some(month), day: Some(day), weekday: None }, end))
    }

    /// What stands behind a mark that joins two days: a dash, "to", "and", "or".
    fn range_mark(&self, at: usize) -> Option<usize> {
        (self.is_dash(at) || self.is_one_of(at, &[Key::To, Key::And, Key::Or, Key::Through, Key::Until]))
            .then_some(at + 1)
    }

    /// The day and year behind a month's name.
    fn after_month(&self, month: u8, end: usize) -> (Fields, usize) {
        let month_only = Fields { month: Some(month), ..Fields::default() };
        let the = if self.is(end, Key::The) { end + 1 } else { end };
        let is_year_at_once = self.four_digit_year(end, super::year::TOLD_YEARS).is_some();
        if !is_year_at_once
            && let Some((day, after)) = self.day_number(the)
            && !self.is_clock_or_count(the)
        {
            let (year, end) = self.year_behind(after);
            // "May 3–4, 1950": the year stands behind the range.
            let year = match self.range_mark(after).and_then(|last| self.day_number(last)) {
                Some((_, behind)) if year == Year::Unsaid => self.year_behind(behind).0,
                _ => year,
            };
            return (Fields { year, day: Some(day), ..month_only }, end);
        }
        let (year, after) = self.year_behind(end);
        (Fields { year, ..month_only }, after)
    }

    /// A day of the month in digits, or an ordinal.
    pub(super) fn day_number(&self, at: usize) -> Option<(u8, usize)> {
        if let Some(digits) = self.digits(at).filter(|d| d.len <= 2 && (1..=31).contains(&d.value)) {
            return Some((digits.value as u8, at + 1));
        }
        self.ordinal(at).filter(|&(n, _)| (1..=31).contains(&n))
    }

    /// Whether the digits at `at` begin a clock time or count something: "May 10 a.m.", "March 5:30".
    fn is_clock_or_count(&self, at: usize) -> bool {
        let colon = self.written(at + 1) == ":" && self.is_tight(at + 1) && self.digits(at + 2).is_some();
        colon || self.is_one_of(at + 1, &[Key::Am, Key::Pm, Key::Oclock]) || self.written(at + 1) == "%"
    }
}

const fn rule_of(fields: Fields) -> &'static str {
    if fields.day.is_some() { "date-calendar" } else { "date-month" }
}

#[cfg(test)]
mod tests {
    use crate::text::time::evidence::holds;

    #[test]
    fn days_are_read_with_what_they_share() {
        holds(&[
            ("They met on 6–10 October 2019.", "6 = 2019-10-06; 10 October 2019 = 2019-10-10"),
            ("They met on May 3–4, 2021 in Ulm.", "May 3 = 2021-05-03; 4, 2021 = 2021-05-04"),
            ("It rained on April 24 and 25.", "April 24 = 2024-04-24; 25 = 2024-04-25"),
            ("It was signed by Eva and Jan Novak.", ""),
            ("It rained on April 24 and 25 houses fell.", "April 24 = 2024-04-24"),
            ("They talked from Monday to Wednesday.", "Monday = 2024-08-12; Wednesday = 2024-08-14"),
            ("He came on the 3rd of June 1998.", "the 3rd of June 1998 = 1998-06-03"),
            ("He came on Friday, Oct. 7, 2022.", "Friday, Oct. 7, 2022 = 2022-10-07"),
        ]);
    }
}
