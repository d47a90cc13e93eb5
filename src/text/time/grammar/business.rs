//! Stretches that companies report on: quarters, halves, financial years, "the latest quarter", "the year-earlier
//! period".
//!
//! Invariant: gives the stretch as told; which quarter the text reports on is not its concern.

use super::super::expr::{Fields, Origin, Shift, What, When, Year};
use super::super::value::{Count, Unit};
use super::super::words::{Key, TimeWord};
use super::{Found, Grammar};

impl Grammar<'_> {
    /// A stretch of business from `word`; `at` is where it begins with its article.
    pub(super) fn business(&self, at: usize, word: usize) -> Option<Found> {
        self.quarter(at, word)
            .or_else(|| self.half_year(word))
            .or_else(|| self.fiscal_year(word))
            .or_else(|| self.reported(at, word))
            .or_else(|| self.year_earlier(at).filter(|_| at == word))
    }

    /// "the quarter", "the latest period", "the year-earlier quarter", "the 1988 third quarter", "the same period last
    /// year": which quarter it is, the text has told before.
    fn reported(&self, at: usize, word: usize) -> Option<Found> {
        let found = |n, year, end| Found::new(end, What::At(When::Quarter(n, year), None), "date-quarter");
        let bare = word > at && self.is_unit(word, Unit::Quarter) && !self.is(word + 1, Key::Of);
        if bare && !self.is_hyphen(word + 1) {
            // "the quarter a year ago".
            if let Some((year, end)) = self.year_ago(word + 1) {
                return Some(found(0, year, end));
            }
            // "sold $3 billion in goods in the quarter": the one that was over.
            let settled = self.key_before(at) == Some(Key::In);
            return Some(Found { settled, ..found(0, Year::Unsaid, word + 1) });
        }
        if word > at && self.is(word, Key::Latest) && self.is_reported_noun(word + 1) {
            return Some(Found { settled: false, ..found(0, Year::Unsaid, word + 2) });
        }
        if word > at && self.is_alike(word) && self.is_reported_noun(word + 1) {
            let (year, end) = self.earlier_year(word + 2)?;
            return Some(found(0, year, end));
        }
        let (year, next) = self.year_told_first(word)?;
        if let Some((n, end)) = self.quarter_name(next) {
            return Some(found(n, year, end));
        }
        if self.is_reported_noun(next) {
            return Some(found(0, year, next + 1));
        }
        // "the year-earlier nine months": their length.
        let (count, unit, end) = self.count_of_units(next).filter(|_| self.is_year_earlier(word))?;
        let months =
            unit == Unit::Month && matches!(self.fact(end - 1), Some(TimeWord::Unit { many: true, .. }));
        months.then(|| Found::new(end, What::Length(count, unit, None), "duration-past"))
    }

    pub(super) fn is_reported_noun(&self, at: usize) -> bool {
        self.is_unit(at, Unit::Quarter) || self.written(at) == "period"
    }

    fn is_alike(&self, at: usize) -> bool {
        self.is(at, Key::Same)
            || matches!(self.written(at), "corresponding" | "comparable" | "like" | "equivalent")
    }

    /// "last year", "a year ago", "of 1988" behind "the same quarter".
    fn earlier_year(&self, at: usize) -> Option<(Year, usize)> {
        self.year_ago(at).or_else(|| {
            let (year, end) = self.year_of(at);
            (year != Year::Unsaid).then_some((year, end))
        })
    }

    /// "a year ago", "a year earlier".
    fn year_ago(&self, at: usize) -> Option<(Year, usize)> {
        let ago = self.is(at, Key::A)
            && self.is_unit(at + 1, Unit::Year)
            && self.is_one_of(at + 2, &[Key::Ago, Key::Earlier]);
        ago.then_some((Year::Shifted(Shift::Last), at + 3))
    }

    /// "year-ago", "1988" before what was reported.
    fn year_told_first(&self, at: usize) -> Option<(Year, usize)> {
        let next = if self.is_alike(at) { at + 1 } else { at };
        if self.is_year_earlier(next) {
            return Some((Year::Shifted(Shift::Last), next + 3));
        }
        let (year, end) = self.four_digit_year(at, super::year::TOLD_YEARS)?;
        Some((Year::Is(year), end))
    }

    /// "year-ago", "year-earlier".
    pub(super) fn is_year_earlier(&self, at: usize) -> bool {
        self.is_unit(at, Unit::Year)
            && self.is_hyphen(at + 1)
            && self.is_one_of(at + 2, &[Key::Ago, Key::Earlier])
    }

    /// "year-earlier" beside a figure.
    fn year_earlier(&self, word: usize) -> Option<Found> {
        let what = What::At(When::Offset(Count::exactly(1.0), Unit::Year, -1, Origin::Published), None);
        self.is_year_earlier(word).then(|| Found::unsettled(word + 3, what, "date-ago"))
    }

    /// "third quarter", "third-quarter", "Q3": its number and the end.
    pub(super) fn quarter_name(&self, at: usize) -> Option<(u8, usize)> {
        match self.key(at) {
            Some(Key::Q1) => return Some((1, at + 1)),
            Some(Key::Q2) => return Some((2, at + 1)),
            Some(Key::Q3) => return Some((3, at + 1)),
            Some(Key::Q4) => return Some((4, at + 1)),
            _ => {}
        }
        let first = if self.is(at, Key::Fiscal) { at + 1 } else { at };
        let (n, end) = self.ordinal(first).filter(|&(n, _)| (1..=4).contains(&n))?;
        let unit = if self.is_hyphen(end) || self.is(end, Key::Fiscal) { end + 1 } else { end };
        matches!(self.fact(unit), Some(TimeWord::Unit { unit: Unit::Quarter, many: false }))
            .then_some((n, unit + 1))
    }

    fn quarter(&self, at: usize, word: usize) -> Option<Found> {
        let (n, end) = self.quarter_name(word)?;
        // "the third-quarter loss": the article is the loss's.
        if word > at && (word..end).any(|part| self.is_hyphen(part)) {
            return None;
        }
        let (year, end) = self.year_of(end);
        Some(Found::new(end, What::At(When::Quarter(n, year), None), "date-quarter"))
    }

    /// "first half of 2020", "H1 2020"; a half of no year is none.
    fn half_year(&self, at: usize) -> Option<Found> {
        let (n, end) = match self.key(at) {
            Some(Key::H1) => (1, at + 1),
            Some(Key::H2) => (2, at + 1),
            _ => {
                let (n, end) = match self.key(at) {
                    Some(Key::Last | Key::Latter) => (2, at + 1),
                    _ => self.ordinal(at).filter(|&(n, _)| (1..=2).contains(&n))?,
                };
                let half = if self.is_hyphen(end) { end + 1 } else { end };
                self.is(half, Key::Half).then_some((n, half + 1))?
            }
        };
        let (year, end) = match self.year_of(end) {
            (Year::Unsaid, end)
                if self.is(end, Key::Of)
                    && self.is(end + 1, Key::The)
                    && self.is_unit(end + 2, Unit::Year) =>
            {
                (Year::Shifted(Shift::This), end + 3)
            }
            (Year::Unsaid, _) => return None,
            told => told,
        };
        Some(Found::new(end, What::At(When::Half(n, year), None), "date-half"))
    }

    /// "fiscal 2019", "fiscal year 2019", "2019/20 fiscal year", "2019–20 financial year", "fiscal year-end".
    fn fiscal_year(&self, at: usize) -> Option<Found> {
        let found = |year, end| Some(Found::new(end, What::At(When::FiscalYear(year), None), "date-fiscal"));
        if self.is(at, Key::YearEnd) {
            return None;
        }
        if self.is(at, Key::Fiscal) {
            let year_word = self.is_unit(at + 1, Unit::Year);
            let next = if year_word { at + 2 } else { at + 1 };
            if let Some((year, end)) = self.four_digit_year(next, 1000..=2100) {
                let plain = Fields { year: Year::Is(year), ..Default::default() };
                return Some(Found::new(end, What::At(When::Fields(plain), None), "date-fiscal"));
            }
            let ends = year_word && self.is_hyphen(next) && self.is(next + 1, Key::End);
            return match (year_word, ends) {
                (true, true) => found(None, next + 2),
                (true, false) => {
                    Some(Found::unsettled(next, What::At(When::FiscalYear(None), None), "date-fiscal"))
                }
                _ => None,
            };
        }
        let (year, end) = self.split_year(at)?;
        // "2007-08" may be two years; with a slash it is one that begins in the first.
        let slash = self.written(at + 1) == "/";
        let season = self.is(end, Key::Fiscal) && self.is_unit(end + 1, Unit::Year);
        let end = if season { end + 2 } else { end };
        if season || self.written(end) == "season" || (slash && self.key_before(at) == Some(Key::In)) {
            let end = if self.written(end) == "season" { end + 1 } else { end };
            return found(Some(year), end);
        }
        None
    }

    /// "2019/20", "2019-20": a year and the next.
    fn split_year(&self, at: usize) -> Option<(i16, usize)> {
        let first = self.digits(at).filter(|d| d.len == 4 && (1800..2100).contains(&d.value))?;
        let joined = (self.written(at + 1) == "/" || self.is_dash(at + 1))
            && self.is_tight(at + 1)
            && self.is_tight(at + 2);
        let second = self.digits(at + 2).filter(|_| joined)?;
        let next = first.value + 1;
        let follows =
            (second.len == 4 && second.value == next) || (second.len == 2 && second.value == next % 100);
        follows.then_some((first.value as i16, at + 3))
    }
}

#[cfg(test)]
mod tests {
    use crate::text::time::evidence::holds;

    #[test]
    fn quarters_and_book_years_are_those_the_text_reports_on() {
        holds(&[
            ("In the third quarter of 2023 sales rose.", "the third quarter of 2023 = 2023-Q3"),
            ("Sales in the quarter fell.", "the quarter = 2024-Q2"),
            ("First-quarter sales rose from a year ago.", "First-quarter = 2024-Q1; a year ago = 2023-Q1"),
            (
                "In the second quarter it lost $5 against $2 in the year-earlier period.",
                "the second quarter = 2024-Q2; the year-earlier period = 2023-Q2",
            ),
            ("The 2022 second quarter was better.", "The 2022 second quarter = 2022-Q2"),
            ("The same quarter last year was better.", "The same quarter last year = 2023-Q2"),
            ("Sales in the quarter a year ago were flat.", "the quarter a year ago = 2023-Q2"),
            ("Sales for last year's quarter were flat.", "last year's quarter = 2023-Q2"),
            ("Net for the year-earlier nine months fell.", "the year-earlier nine months = P9M"),
            ("Sales grew in the last half of 2019.", "the last half of 2019 = 2019-H2"),
            ("It lost money in the 2019/20 fiscal year.", "the 2019/20 fiscal year = 2019/2020"),
            ("It lost money in the year ended June 30.", "the year = P1Y; June 30 = 2024-06-30"),
            ("He joined a year ago.", "a year ago = 2023"),
            ("He left a quarter of it.", ""),
        ]);
    }
}
