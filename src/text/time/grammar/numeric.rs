//! Dates in digits: "2024-08-16", "16/08/2024", "8/16/24", "16.08.2024".
//!
//! Invariant: the order of day and month is the text's own.

use super::super::expr::{Fields, What, When, Year};
use super::year::century_of;
use super::{Found, Grammar};

impl Grammar<'_> {
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
