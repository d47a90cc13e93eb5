//! The day a feast falls on in a year: fixed, by weekday, or by Easter.
//!
//! Invariant: a line that cannot be read gives no day.

use jiff::civil::Date;

use super::value::{Unit, day, moved};

/// The day of the feast written `rule` in `year`.
pub(super) fn feast_day(rule: &str, year: i16) -> Option<Date> {
    if let Some(offset) = rule.strip_prefix("easter") {
        return moved(easter(year)?, offset.parse().ok()?, Unit::Day);
    }
    if rule == "election" {
        // The Tuesday after the first Monday in November.
        return moved(nth_weekday(year, 11, 1, "1")?, 1, Unit::Day);
    }
    let (rule, later) = match rule.split_once('+') {
        Some((rule, days)) => (rule, days.parse().ok()?),
        None => (rule, 0),
    };
    let fields: Vec<&str> = rule.split('-').collect();
    let date = match fields.as_slice() {
        [month, of_month] => day(year, month.parse().ok()?, of_month.parse().ok()?)?,
        [year, month, of_month] if year.len() == 4 => {
            day(year.parse().ok()?, month.parse().ok()?, of_month.parse().ok()?)?
        }
        [month, weekday, nth] => nth_weekday(year, month.parse().ok()?, weekday.parse().ok()?, nth)?,
        _ => return None,
    };
    moved(date, later, Unit::Day)
}

/// The `nth` such weekday (Monday is 1) of a month; `L` is the last.
fn nth_weekday(year: i16, month: u8, weekday: i8, nth: &str) -> Option<Date> {
    let first = day(year, month, 1)?;
    let ahead = i64::from((weekday - first.weekday().to_monday_one_offset()).rem_euclid(7));
    let first = moved(first, ahead, Unit::Day)?;
    let Ok(nth) = nth.parse::<i64>() else {
        let fifth = moved(first, 4, Unit::Week)?;
        return if fifth.month() == first.month() { Some(fifth) } else { moved(first, 3, Unit::Week) };
    };
    moved(first, nth - 1, Unit::Week)
}

/// Easter Sunday in the Gregorian calendar, by the anonymous Gregorian computus.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (golden, century, rest) = (y % 19, y / 100, y % 100);
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let ahead = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let shift = (golden + 11 * epact + 22 * ahead) / 451;
    let days = epact + ahead - 7 * shift + 114;
    day(year, u8::try_from(days / 31).ok()?, u8::try_from(days % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_fall_on_their_days() {
        for (rule, year, month, of_month) in [
            ("12-25", 2019, 12, 25),
            ("easter+0", 2024, 3, 31),
            ("easter-2", 2019, 4, 19),
            ("easter+49", 2021, 5, 23),
            ("11-4-4", 1999, 11, 25),
            ("11-4-4+1", 2023, 11, 24),
            ("05-1-L", 2022, 5, 30),
            ("election", 1998, 11, 3),
            ("2001-09-11", 2015, 9, 11),
        ] {
            let want = if rule.starts_with("2001") { day(2001, 9, 11) } else { day(year, month, of_month) };
            assert_eq!(feast_day(rule, year), want, "{rule} {year}");
        }
    }

    #[test]
    fn every_feast_of_the_list_has_a_day() {
        let list = include_str!("../../../resources/lexicon/holidays.tsv");
        for entry in crate::text::lexicon::entries(list) {
            assert!(feast_day(entry.column(1), 2024).is_some(), "{entry:?}");
        }
    }
}
