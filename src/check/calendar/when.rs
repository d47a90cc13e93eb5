//! A day, month or year of the calendar, from its first day to its last.
//!
//! Invariant: knows the calendar, not the text.

use jiff::civil::Date;

use super::super::told::Bounds;
use crate::text::time::{TimeKind, TimeMention};

/// A stretch of the calendar as told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) struct When {
    pub(in crate::check) first: Date,
    pub(in crate::check) last: Date,
}

impl When {
    /// The stretch that `time` names, where it names one only.
    pub(in crate::check) fn of(time: &TimeMention) -> Option<Self> {
        let is_day = matches!(time.kind, TimeKind::Date | TimeKind::Time);
        let value = time.values.first().filter(|_| is_day && time.modifier.is_none())?;
        Self::named(value.split('T').next().unwrap_or_default())
    }

    /// `2024`, `2024-07`, `2024-07-31`.
    pub(in crate::check) fn named(value: &str) -> Option<Self> {
        let mut fields = value.split('-');
        let year: i16 = fields.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let month = fields.next().map(str::parse::<i8>).transpose().ok()?;
        let day = fields.next().map(str::parse::<i8>).transpose().ok()?;
        let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        let last = match (month, day) {
            (Some(_), Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            _ => first.last_of_year(),
        };
        Some(Self { first, last })
    }

    /// One day.
    pub(in crate::check) const fn day(day: Date) -> Self {
        Self { first: day, last: day }
    }

    /// Whether it is told to the day.
    pub(in crate::check) fn is_day(self) -> bool {
        self.first == self.last
    }

    /// Whether it is told to the year alone.
    pub(in crate::check) fn is_year(self) -> bool {
        days(self.first, self.last) > 31.0
    }

    /// Its year.
    pub(in crate::check) fn year(self) -> i16 {
        self.first.year()
    }

    /// As a checker reads it: `Wed 31 July 2024`, `July 2024`, `2024`.
    pub(in crate::check) fn in_words(self) -> String {
        let form = if self.is_day() {
            "%-d %B %Y"
        } else if self.is_year() {
            "%Y"
        } else {
            "%B %Y"
        };
        self.first.strftime(form).to_string()
    }

    /// The days from here to `end`, from least to most.
    pub(in crate::check) fn days_to(self, end: Self) -> Bounds {
        Bounds { low: days(self.last, end.first), high: days(self.first, end.last) }
    }
}

/// The days from `start` to `end`.
pub(in crate::check) fn days(start: Date, end: Date) -> f64 {
    f64::from(start.until(end).map_or(0, |span| span.get_days()))
}
