//! Days and their arithmetic.
//!
//! Invariant: past the ends of the calendar there is no day, and no panic.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::Unit;

/// The day, where the calendar has it.
pub(in crate::text::time) fn day(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `day` moved by `n` units; `None` past the ends of the calendar. Units of less than a day do not move it.
pub(in crate::text::time) fn moved(day: Date, n: i64, unit: Unit) -> Option<Date> {
    if n.unsigned_abs() > 400_000 {
        return None;
    }
    let span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return Some(day),
        Unit::Day => n.days(),
        Unit::Week | Unit::Weekend => n.weeks(),
        Unit::Fortnight => (2 * n).weeks(),
        Unit::Month => within(n, 120_000)?.months(),
        Unit::Quarter | Unit::Season => within(n * 3, 120_000)?.months(),
        Unit::Year => within(n, 9_000)?.years(),
        Unit::Decade => within(n * 10, 9_000)?.years(),
        Unit::Century => within(n * 100, 9_000)?.years(),
        Unit::Millennium => within(n * 1000, 9_000)?.years(),
    };
    day.checked_add(span).ok()
}

fn within(n: i64, most: i64) -> Option<i64> {
    (n.abs() <= most).then_some(n)
}

/// Days from `from` to `to`.
pub(in crate::text::time) fn days_between(from: Date, to: Date) -> i64 {
    i64::from(from.until(to).map_or(i32::MAX, |span| span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_the_calendar_are_no_panic() {
        let last = day(9999, 12, 31).unwrap();
        assert_eq!(moved(last, 1, Unit::Day), None);
        assert_eq!(moved(last, i64::MAX, Unit::Millennium), None);
        assert_eq!(moved(day(2024, 2, 29).unwrap(), 1, Unit::Year), day(2025, 2, 28));
    }
}
