//! Dates by name and number: "Friday, Oct. 7, 2023", "16 August", "the 11th of May", "2019", "'98", "8/16/2024".
//!
//! Invariant: gives fields as told; which year an unsaid one is, is not its concern.

use super::super::expr::{Fields, What, When, Year};
use super::super::words::{Key, Sort, TimeWord};
use super::{Found, Grammar};
use crate::text::TokenKind;

/// Years that stand for themselves without a word that says so.
const PLAIN_YEARS: std::ops::RangeInclusive<u32> = 1700..=2049;
/// Years that a preposition makes a date.
const TOLD_YEARS: std::ops::RangeInclusive<u32> = 1000..=2100;

impl Grammar<'_> {
    /// A weekday, a month and day, or both.
    pub(super) fn calendar(&self, at: usize) -> Option<Found> {
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
            _ if beside_number => true,
            Sort::Plain => self.is_capital(at),
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
        use Key::{
            After, And, Before, Beginning, Between, By, Coming, Early, End, For, From, In, Last, Late, Mid,
            Next, Of, Or, Past, Since, That, This, Through, To,
        };
        let before = self.key_before(at).is_some_and(|key| {
            matches!(
                key,
                After
                    | And
                    | Before
                    | Beginning
                    | Between
                    | By
                    | Coming
                    | Early
                    | End
                    | For
                    | From
                    | In
                    | Last
                    | Late
                    | Mid
                    | Next
                    | Of
                    | Or
                    | Past
                    | Since
                    | That
                    | This
                    | Through
                    | To
            )
        });
        let dashed =
            at > self.start + 1 && self.is_dash(at - 1) && self.key(at - 2).is_some_and(|k| k == Mid);
        let possessive = self.is_possessive(at + 1)
            && !self.key_before(at).is_some_and(|k| matches!(k, And | Of | By | For | To));
        (before && (!self.is_possessive(at + 1) || possessive)) || dashed
    }

    /// "Aug. 16, 2024", "16 August", "the 11th of May", "March 2019", "March".
    fn month_and_day(&self, at: usize) -> Option<(Fields, usize)> {
        if let Some((month, end)) = self.month_name(at) {
            return Some(self.after_month(at, month, end));
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

    /// The day and year behind a month's name.
    fn after_month(&self, at: usize, month: u8, end: usize) -> (Fields, usize) {
        let month_only = Fields { month: Some(month), ..Fields::default() };
        let the = if self.is(end, Key::The) { end + 1 } else { end };
        let is_year_at_once = self.four_digit_year(end, TOLD_YEARS).is_some();
        if !is_year_at_once
            && let Some((day, after)) = self.day_number(the)
            && !self.is_clock_or_count(the)
        {
            let (year, end) = self.year_behind(after);
            return (Fields { year, day: Some(day), ..month_only }, end);
        }
        let (year, after) = self.year_behind(end);
        // A name ("April Smith") rather than a month.
        let _ = at;
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

    /// The year behind a date: ", 2024", "2024", "of last year", "this year", "'98".
    fn year_behind(&self, at: usize) -> (Year, usize) {
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
        match self.year_of_an_era(next) {
            Some((year, end)) => (Year::Is(year), end),
            None => (Year::Unsaid, at),
        }
    }

    /// Four digits that are no clock and no count.
    pub(super) fn four_digit_year(
        &self,
        at: usize,
        years: std::ops::RangeInclusive<u32>,
    ) -> Option<(i16, usize)> {
        let digits = self.digits(at).filter(|d| d.len == 4 && years.contains(&d.value))?;
        if let Some(era) = self.year_of_an_era(at) {
            return Some(era);
        }
        Some((digits.value as i16, at + 1))
    }

    /// "450 BC", "AD 70": the year and the end.
    fn year_of_an_era(&self, at: usize) -> Option<(i16, usize)> {
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
        if let Some((year, end)) = self.year_of_an_era(at).or_else(|| self.short_year_told(at)) {
            return Some(year_found(year, end));
        }
        let (year, end) = self.four_digit_year(at, TOLD_YEARS)?;
        if self.counts_something(end)
            || matches!(self.written_before(at), "$" | "€" | "£" | "#" | "." | "No." | "¥")
        {
            return None;
        }
        if end == at + 1 && self.is_decimal_or_field(at) {
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

    fn short_year_told(&self, at: usize) -> Option<(i16, usize)> {
        self.key_before(at)
            .is_some_and(|k| {
                matches!(k, Key::In | Key::Since | Key::Of | Key::By | Key::To | Key::From | Key::And)
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

    /// Whether a year belongs to a name: "the 2018 FIFA World Cup".
    fn is_in_a_name(&self, at: usize, end: usize) -> bool {
        self.is_capital(end)
            && self.is_word(end)
            && !self.is_tight(end)
            && self.fact(end).is_none()
            && at > self.start
    }

    /// "2024-08-16", "16/08/2024", "8/16/24", "16.08.2024".
    pub(super) fn numeric(&self, at: usize) -> Option<Found> {
        let mark = self.written(at + 1);
        if !matches!(mark, "-" | "/" | "." | "–")
            || mark != self.written(at + 3)
            || !(1..=4).all(|n| self.is_tight(at + n))
        {
            return None;
        }
        let [a, b, c] = [self.digits(at)?, self.digits(at + 2)?, self.digits(at + 4)?];
        let (year, month, day) = match (a.len, b.len, c.len) {
            (4, 1..=2, 1..=2) => (a.value as i16, b.value, c.value),
            (1..=2, 1..=2, 4) => self.day_and_month(a.value, b.value, c.value as i16, mark),
            (1..=2, 1..=2, 2) if mark != "-" => {
                self.day_and_month(a.value, b.value, century_of(c.value as i16), mark)
            }
            _ => return None,
        };
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let fields =
            Fields { year: Year::Is(year), month: Some(month as u8), day: Some(day as u8), weekday: None };
        Some(Found::new(at + 5, What::At(When::Fields(fields), None), "date-numeric"))
    }

    fn day_and_month(&self, first: u32, second: u32, year: i16, mark: &str) -> (i16, u32, u32) {
        let day_first = first > 12 || (second <= 12 && (self.day_first || mark == "."));
        if day_first { (year, second, first) } else { (year, first, second) }
    }
}

/// The year that two digits stand for.
fn century_of(year: i16) -> i16 {
    if year < 40 { 2000 + year } else { 1900 + year }
}

fn year_found(year: i16, end: usize) -> Found {
    let fields = Fields { year: Year::Is(year), ..Fields::default() };
    Found::new(end, What::At(When::Fields(fields), None), "date-year")
}

const fn rule_of(fields: Fields) -> &'static str {
    if fields.day.is_some() { "date-calendar" } else { "date-month" }
}
