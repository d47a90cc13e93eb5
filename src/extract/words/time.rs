//! Time values in words: "Thu 15 Aug 2024, 21:40", "the 1990s", "6 weeks".
//!
//! Invariant: a value it does not know is shown as it stands, never guessed at.

use jiff::civil::{Date, Weekday};

use crate::extract::claim::{TimeMod, Timex};

impl Timex {
    /// As a place on the calendar or clock.
    pub fn as_date(&self) -> String {
        self.said(|value| date(value).unwrap_or_else(|| length(value).unwrap_or_else(|| value.to_owned())))
    }

    /// As a length of time.
    pub fn as_length(&self) -> String {
        self.said(|value| length(value).unwrap_or_else(|| date(value).unwrap_or_else(|| value.to_owned())))
    }

    fn said(&self, say: impl Fn(&str) -> String) -> String {
        let values: Vec<String> = self.timex.split('|').map(|value| say(value.trim())).collect();
        let words = values.join(" or ");
        match self.modifier {
            Some(modifier) => format!("{} {words}", modifier.in_words()),
            None => words,
        }
    }
}

impl TimeMod {
    /// All, in the order lists show them.
    pub const ALL: [Self; 10] = [
        Self::Start,
        Self::Mid,
        Self::End,
        Self::Approx,
        Self::Before,
        Self::After,
        Self::MoreThan,
        Self::LessThan,
        Self::EqualOrMore,
        Self::EqualOrLess,
    ];

    /// The words that stand before the value.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Start => "start of",
            Self::Mid => "middle of",
            Self::End => "end of",
            Self::Approx => "about",
            Self::Before => "before",
            Self::After => "after",
            Self::MoreThan => "more than",
            Self::LessThan => "less than",
            Self::EqualOrMore => "at least",
            Self::EqualOrLess => "at most",
        }
    }
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn date(value: &str) -> Option<String> {
    if let Some((day, clock)) = value.split_once('T') {
        let clock = part_of_day(clock).map_or_else(|| clock.to_owned(), str::to_owned);
        return if day.is_empty() { Some(clock) } else { date(day).map(|day| format!("{day}, {clock}")) };
    }
    let mut fields = value.split('-');
    let year = fields.next().filter(|y| !y.is_empty() && y.chars().all(|c| c.is_ascii_digit()))?;
    match (year.len(), fields.next(), fields.next()) {
        (2, None, None) => Some(format!("the {year}00s")),
        (3, None, None) => Some(format!("the {year}0s")),
        (4, None, None) => Some(year.to_owned()),
        (4, Some(field), None) => part_of_year(field).map(|part| format!("{part} {year}")),
        (4, Some(week), Some("WE")) if week.starts_with('W') => {
            Some(format!("weekend of {} {year}", part_of_year(week)?))
        }
        (4, Some(month), Some(day)) => whole_day(year, month, day),
        _ => None,
    }
}

fn whole_day(year: &str, month: &str, day: &str) -> Option<String> {
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let date = Date::new(year, month, day).ok()?;
    let name = MONTHS.get(usize::from(month as u8).checked_sub(1)?)?;
    Some(format!("{} {day} {name} {year}", weekday(date.weekday())))
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    }
}

/// `08`, `W33`, `Q2`, `H1`, `SU`.
fn part_of_year(field: &str) -> Option<String> {
    if let Some(week) = field.strip_prefix('W') {
        let week: u8 = week.parse().ok()?;
        return Some(format!("week {week},"));
    }
    let season = match field {
        "SP" => "spring",
        "SU" => "summer",
        "FA" | "AU" => "autumn",
        "WI" => "winter",
        "H1" => "first half of",
        "H2" => "second half of",
        "Q1" => "first quarter of",
        "Q2" => "second quarter of",
        "Q3" => "third quarter of",
        "Q4" => "fourth quarter of",
        month => {
            let month: usize = month.parse().ok()?;
            return MONTHS.get(month.checked_sub(1)?).map(|&name| name.to_owned());
        }
    };
    Some(season.to_owned())
}

fn part_of_day(clock: &str) -> Option<&'static str> {
    Some(match clock {
        "MO" => "morning",
        "MI" => "midday",
        "AF" => "afternoon",
        "EV" => "evening",
        "NI" => "night",
        "DT" => "daytime",
        _ => return None,
    })
}

/// `P6W`, `PT2H30M`, `PXY`, `P6M/P9M`.
fn length(value: &str) -> Option<String> {
    if let Some((short, long)) = value.split_once('/') {
        return Some(format!("{} to {}", length(short)?, length(long)?));
    }
    let (days, clock) = {
        let rest = value.strip_prefix('P')?;
        rest.split_once('T').unwrap_or((rest, ""))
    };
    let mut parts = Vec::new();
    lengths(days, false, &mut parts)?;
    lengths(clock, true, &mut parts)?;
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Reads `1Y6M` into "1 year", "6 months".
fn lengths(mut fields: &str, is_clock: bool, out: &mut Vec<String>) -> Option<()> {
    while !fields.is_empty() {
        let digits = fields.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == 'X'))?;
        let (count, rest) = fields.split_at_checked(digits)?;
        let (unit, rest) = unit(rest, is_clock)?;
        out.push(match count {
            "" => return None,
            "X" => format!("some {}", plural(unit)),
            "1" => format!("1 {unit}"),
            count => format!("{count} {}", plural(unit)),
        });
        fields = rest;
    }
    Some(())
}

fn plural(unit: &str) -> String {
    unit.strip_suffix('y')
        .filter(|stem| *stem == "centur")
        .map_or_else(|| format!("{unit}s"), |stem| format!("{stem}ies"))
}

fn unit(fields: &str, is_clock: bool) -> Option<(&'static str, &str)> {
    let units: &[(&str, &str)] = if is_clock {
        &[("H", "hour"), ("M", "minute"), ("S", "second")]
    } else {
        &[("DE", "decade"), ("CE", "century"), ("Y", "year"), ("M", "month"), ("W", "week"), ("D", "day")]
    };
    units.iter().find_map(|&(letter, unit)| fields.strip_prefix(letter).map(|rest| (unit, rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timex(value: &str, modifier: Option<TimeMod>) -> Timex {
        Timex { timex: value.to_owned(), modifier }
    }

    #[test]
    fn dates_read_as_in_a_diary() {
        let cases = [
            ("2024-08-15", "Thu 15 Aug 2024"),
            ("2024-08", "Aug 2024"),
            ("2024", "2024"),
            ("199", "the 1990s"),
            ("19", "the 1900s"),
            ("2024-W33", "week 33, 2024"),
            ("2024-W33-WE", "weekend of week 33, 2024"),
            ("2024-SU", "summer 2024"),
            ("2024-Q2", "second quarter of 2024"),
            ("2024-08-16T21:40", "Fri 16 Aug 2024, 21:40"),
            ("2024-08-16TMO", "Fri 16 Aug 2024, morning"),
            ("2022-W28|2022-07-11", "week 28, 2022 or Mon 11 Jul 2022"),
            ("2024-13-45", "2024-13-45"),
            ("", ""),
            ("PRESENT_REF", "PRESENT_REF"),
        ];
        for (value, words) in cases {
            assert_eq!(timex(value, None).as_date(), words, "{value}");
        }
        assert_eq!(timex("2024-05", Some(TimeMod::End)).as_date(), "end of May 2024");
    }

    #[test]
    fn lengths_read_as_spoken() {
        let cases = [
            ("P6W", "6 weeks"),
            ("P1D", "1 day"),
            ("PT2H30M", "2 hours 30 minutes"),
            ("P10M", "10 months"),
            ("PXY", "some years"),
            ("PXDE", "some decades"),
            ("P6M/P9M", "6 months to 9 months"),
            ("P2.5Y", "2.5 years"),
            ("P", "P"),
            ("P6", "P6"),
            ("é", "é"),
        ];
        for (value, words) in cases {
            assert_eq!(timex(value, None).as_length(), words, "{value}");
        }
    }
}
