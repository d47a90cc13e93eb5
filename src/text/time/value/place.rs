//! Stretches of the calendar that a date can name, and their TIMEX3 form.
//!
//! Invariant: a place has no words; every value it writes is a TIMEX3 value.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::{Season, TimeOfDay, Unit, day};

/// A stretch of the calendar that a date can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::text::time) enum Place {
    /// A thousand years, by the first digit.
    Millennium(i16),
    /// A century, by its first two digits; before Christ from -1 back.
    Century(i16),
    /// A decade, by its first three digits; before Christ from -1 back.
    Decade(i16),
    /// A year; before Christ where negative.
    Year(i16),
    /// A financial year that begins in the year given and ends in the next.
    FiscalYear(i16),
    /// A half of a year.
    Half(i16, u8),
    /// A quarter of a year; 0 where it is not said which.
    Quarter(i16, u8),
    /// A season.
    Season(i16, Season),
    /// A month.
    Month(i16, u8),
    /// A weekend, by its ISO week.
    Weekend(i16, u8),
    /// An ISO week.
    Week(i16, u8),
    /// A day.
    Day(Date),
    /// A day of the month; year or month not known.
    PartDay(Option<i16>, Option<u8>, Option<u8>),
}

impl Place {
    /// The ISO week that holds `day`.
    pub(in crate::text::time) fn week_of(day: Date) -> Self {
        let week = day.iso_week_date();
        Self::Week(week.year(), week.week() as u8)
    }

    /// The weekend of the ISO week that holds `day`.
    pub(in crate::text::time) fn weekend_of(day: Date) -> Self {
        let week = day.iso_week_date();
        Self::Weekend(week.year(), week.week() as u8)
    }

    /// The place of size `unit` that holds `day`.
    pub(in crate::text::time) fn holding(day: Date, unit: Unit) -> Self {
        let year = day.year();
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(day),
            Unit::Week | Unit::Fortnight => Self::week_of(day),
            Unit::Weekend => Self::weekend_of(day),
            Unit::Month => Self::Month(year, day.month() as u8),
            Unit::Quarter => Self::Quarter(year, (day.month() as u8).div_ceil(3)),
            Unit::Season => Self::season_of(day),
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::Decade(block_of(year, 10)),
            Unit::Century => Self::Century(block_of(year, 100)),
            Unit::Millennium => Self::Millennium(year.div_euclid(1000)),
        }
    }

    fn season_of(day: Date) -> Self {
        let year = day.year();
        match day.month() {
            3..=5 => Self::Season(year, Season::Spring),
            6..=8 => Self::Season(year, Season::Summer),
            9..=11 => Self::Season(year, Season::Autumn),
            12 => Self::Season(year, Season::Winter),
            _ => Self::Season(year - 1, Season::Winter),
        }
    }

    /// Its first day, where the calendar knows one.
    pub(in crate::text::time) fn first_day(self) -> Option<Date> {
        match self {
            Self::Millennium(n) => day(n.checked_mul(1000)?, 1, 1),
            Self::Century(n) => day(first_year(n, 100)?, 1, 1),
            Self::Decade(n) => day(first_year(n, 10)?, 1, 1),
            Self::Year(year) | Self::FiscalYear(year) => day(year, 1, 1),
            Self::Half(year, n) => day(year, if n == 2 { 7 } else { 1 }, 1),
            Self::Quarter(year, n) => day(year, n.max(1) * 3 - 2, 1),
            Self::Season(year, season) => day(year, 3 + 3 * season as u8, 1),
            Self::Month(year, month) => day(year, month, 1),
            Self::Weekend(year, week) => {
                ISOWeekDate::new(year, week.cast_signed(), Weekday::Saturday).ok().map(ISOWeekDate::date)
            }
            Self::Week(year, week) => {
                ISOWeekDate::new(year, week.cast_signed(), Weekday::Monday).ok().map(ISOWeekDate::date)
            }
            Self::Day(date) => Some(date),
            Self::PartDay(year, month, day_of_month) => {
                day(year?, month.unwrap_or(1), day_of_month.unwrap_or(1))
            }
        }
    }

    /// The day, where it is one.
    pub(in crate::text::time) const fn as_day(self) -> Option<Date> {
        if let Self::Day(day) = self { Some(day) } else { None }
    }

    /// The calendar year it lies in.
    pub(in crate::text::time) fn year(self) -> Option<i16> {
        match self {
            Self::Year(y)
            | Self::FiscalYear(y)
            | Self::Half(y, _)
            | Self::Quarter(y, _)
            | Self::Season(y, _) => Some(y),
            Self::Month(y, _) | Self::Weekend(y, _) | Self::Week(y, _) | Self::PartDay(Some(y), ..) => {
                Some(y)
            }
            Self::Day(date) => Some(date.year()),
            _ => None,
        }
    }

    /// The year and month it lies in, where it is as exact as that.
    pub(in crate::text::time) fn month(self) -> Option<(i16, u8)> {
        match self {
            Self::Month(year, month) => Some((year, month)),
            Self::Day(_) | Self::Week(..) | Self::Weekend(..) | Self::Season(..) => {
                self.first_day().map(|day| (day.year(), day.month() as u8))
            }
            _ => None,
        }
    }

    /// The unit that says how exact it is.
    pub(in crate::text::time) const fn unit(self) -> Unit {
        match self {
            Self::Millennium(_) => Unit::Millennium,
            Self::Century(_) => Unit::Century,
            Self::Decade(_) => Unit::Decade,
            Self::Year(_) | Self::FiscalYear(_) | Self::Half(..) => Unit::Year,
            Self::Quarter(..) => Unit::Quarter,
            Self::Season(..) => Unit::Season,
            Self::Month(..) => Unit::Month,
            Self::Weekend(..) => Unit::Weekend,
            Self::Week(..) => Unit::Week,
            Self::Day(_) | Self::PartDay(..) => Unit::Day,
        }
    }

    /// The TIMEX3 value.
    pub(in crate::text::time) fn write(self) -> String {
        match self {
            Self::Millennium(n) => n.to_string(),
            Self::Century(n) if n < 0 => format!("BC{:02}", -i32::from(n) - 1),
            Self::Century(n) => format!("{n:02}"),
            Self::Decade(n) if n < 0 => format!("BC{:03}", -i32::from(n) - 1),
            Self::Decade(n) => format!("{n:03}"),
            Self::Year(year) => year_digits(year),
            Self::FiscalYear(year) => {
                format!("{}/{}", year_digits(year), year_digits(year.saturating_add(1)))
            }
            Self::Half(year, n) => format!("{}-H{n}", year_digits(year)),
            Self::Quarter(year, 0) => format!("{}-QX", year_digits(year)),
            Self::Quarter(year, n) => format!("{}-Q{n}", year_digits(year)),
            Self::Season(year, season) => format!("{}-{}", year_digits(year), season_code(season)),
            Self::Month(year, month) => format!("{}-{month:02}", year_digits(year)),
            Self::Weekend(year, week) => format!("{}-W{week:02}-WE", year_digits(year)),
            Self::Week(year, week) => format!("{}-W{week:02}", year_digits(year)),
            Self::Day(date) => {
                format!("{}-{:02}-{:02}", year_digits(date.year()), date.month(), date.day())
            }
            Self::PartDay(year, month, day) => {
                let two = |n: Option<u8>| n.map_or_else(|| "XX".to_owned(), |n| format!("{n:02}"));
                format!("{}-{}-{}", year.map_or_else(|| "XXXX".to_owned(), year_digits), two(month), two(day))
            }
        }
    }

    /// The TIMEX3 value with a time of day.
    pub(in crate::text::time) fn write_with(self, time: Option<TimeOfDay>) -> String {
        match time {
            None => self.write(),
            Some(TimeOfDay::Part(part)) => format!("{}T{}", self.write(), part.code()),
            Some(TimeOfDay::Clock(clock)) => format!("{}{}", self.write(), clock.write()),
        }
    }
}

/// The number of the century or decade that holds `year`; before Christ they count back from -1.
pub(in crate::text::time) const fn block_of(year: i16, years: i16) -> i16 {
    if year < 0 { year / years - 1 } else { year / years }
}

/// The first year of the century or decade of that number.
fn first_year(n: i16, years: i16) -> Option<i16> {
    if n < 0 { n.checked_mul(years)?.checked_add(1) } else { n.checked_mul(years) }
}

/// Four digits; `BC0218` before Christ.
fn year_digits(year: i16) -> String {
    if year < 0 { format!("BC{:04}", year.unsigned_abs()) } else { format!("{year:04}") }
}

const fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_written_as_timex3_has_them() {
        let friday = day(2024, 8, 16).unwrap();
        for (unit, value) in [
            (Unit::Day, "2024-08-16"),
            (Unit::Week, "2024-W33"),
            (Unit::Weekend, "2024-W33-WE"),
            (Unit::Month, "2024-08"),
            (Unit::Quarter, "2024-Q3"),
            (Unit::Season, "2024-SU"),
            (Unit::Year, "2024"),
            (Unit::Decade, "202"),
            (Unit::Century, "20"),
        ] {
            assert_eq!(Place::holding(friday, unit).write(), value);
        }
        assert_eq!(Place::Year(-218).write(), "BC0218");
        assert_eq!(Place::Decade(block_of(-488, 10)).write(), "BC048");
        assert_eq!(Place::Century(block_of(-488, 100)).write(), "BC04");
        assert_eq!(Place::Century(block_of(-44, 100)).write(), "BC00");
        assert_eq!(Place::PartDay(Some(2014), None, None).write(), "2014-XX-XX");
        assert_eq!(Place::FiscalYear(2019).write(), "2019/2020");
    }

    #[test]
    fn weeks_at_the_turn_of_the_year_follow_iso_8601() {
        assert_eq!(Place::week_of(day(2020, 1, 5).unwrap()).write(), "2020-W01");
        assert_eq!(Place::week_of(day(2021, 1, 3).unwrap()).write(), "2020-W53");
        assert_eq!(Place::weekend_of(day(2018, 12, 31).unwrap()).write(), "2019-W01-WE");
    }

    #[test]
    fn a_place_begins_on_its_first_day() {
        for (place, first) in [
            (Place::Week(2024, 33), (2024, 8, 12)),
            (Place::Weekend(2024, 33), (2024, 8, 17)),
            (Place::Season(2019, Season::Winter), (2019, 12, 1)),
            (Place::Quarter(2019, 3), (2019, 7, 1)),
            (Place::Decade(199), (1990, 1, 1)),
        ] {
            assert_eq!(place.first_day(), day(first.0, first.1, first.2), "{place:?}");
        }
    }
}
