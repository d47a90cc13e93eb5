//! Which day a printed date is: in which order its numbers stand, and of which year it is where none is printed.
//!
//! Invariant: pure; the only clock is the date of the file, which is handed in.

use jiff::civil::{Date, Weekday};

use super::calendar::{Fields, PrintedDate};

/// The day these fields give: with `day_first` for "03/04/2024", and with the last year before `filed` where none is
/// printed. None for the 31st of June.
pub(super) fn resolve(printed: PrintedDate, day_first: bool, filed: Date) -> Option<Date> {
    match printed.fields {
        Fields::Numeric { first, second, year } => {
            let day_first = first > 12 || (second <= 12 && day_first);
            let (day, month) = if day_first { (first, second) } else { (second, first) };
            Date::new(year, month, day).ok()
        }
        Fields::Plain { year: Some(year), month, day, .. } => Date::new(year, month, day).ok(),
        Fields::Plain { year: None, month, day, .. } => last_such_day(month, day, printed.weekday, filed),
    }
}

/// How many years back a printed weekday may decide the year: after eleven every day has met every weekday.
const YEARS_BACK: i16 = 11;

/// How many days after the file was last changed an article may come out: a draft for a monthly.
const DAYS_AHEAD: i32 = 31;

/// A date so few days before the file's is taken for it even where its weekday is wrong: that is for the checker to
/// find.
const DAYS_FRESH: i32 = 45;

fn last_such_day(month: i8, day: i8, weekday: Option<Weekday>, filed: Date) -> Option<Date> {
    let days_before = |date: &Date| date.until(filed).map_or(i32::MAX, |span| span.get_days());
    let mut days = (filed.year() - YEARS_BACK..=filed.year() + 1)
        .rev()
        .filter_map(|year| Date::new(year, month, day).ok())
        .filter(|date| days_before(date) >= -DAYS_AHEAD);
    let last = days.next()?;
    let fits = |date: &Date| weekday.is_none_or(|weekday| date.weekday() == weekday);
    let is_sure = fits(&last) || days_before(&last) <= DAYS_FRESH;
    Some(if is_sure { last } else { days.find(fits).unwrap_or(last) })
}
