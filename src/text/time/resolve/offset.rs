//! Moments told by a length from another: "two weeks ago", "six minutes later", "the day before the blast".
//!
//! Invariant: where it is not known what they count from, they are lengths.

use jiff::civil::Date;

use super::super::expr::{Expr, Origin};
use super::super::value::{Clock, Count, Place, TimeOfDay, Unit, moved, write_length};
use super::super::{TimeKind, TimeMod};
use super::{Memory, Resolved, Telling};

/// The rule of a length between two events where the article does not tell when the first was.
const APART: &str = "duration-apart";

impl Memory {
    /// "two weeks ago", "six minutes later", "the day before the blast": a date where it is known what they count
    /// from, else a length.
    pub(super) fn offset(
        &mut self,
        expr: &Expr,
        (count, unit, sign): (Count, Unit, i64),
        origin: &Origin,
        telling: Telling,
    ) -> Resolved {
        let shade = offset_shade(expr.shade, sign);
        let apart = || Resolved { rule: APART, ..measured(expr, (count, unit, None)) };
        if count.low.is_none() {
            if sign > 0 || *origin != Origin::Published {
                return apart();
            }
            return Resolved {
                settled: false,
                shade,
                ..Resolved::of(expr, TimeKind::Date, "PAST_REF".to_owned())
            };
        }
        let told = if unit < Unit::Day && *origin != Origin::Published {
            self.clock_later(count, unit, sign).map(|value| (TimeKind::Time, vec![value]))
        } else {
            self.offset_values((count, unit, sign), origin, telling).map(|values| (TimeKind::Date, values))
        };
        let Some((kind, values)) = told else { return apart() };
        let date = Resolved { values, shade, ..Resolved::of(expr, kind, String::new()) };
        let checked = date.values.first().map(|value| (kind, value.clone()));
        // "two days after the blast": TimeML marks the length alone.
        if *origin == Origin::Event && expr.core.end < expr.end {
            // A checker counts in days; of longer lengths it is seldom told well enough from when.
            if unit > Unit::Day {
                return apart();
            }
            let values = vec![write_length(count, unit)];
            return Resolved { kind: TimeKind::Duration, values, checked, ..date };
        }
        if let Some((year, n)) = self.report.filter(|_| is_year_before(count, unit, sign, origin)) {
            let values = vec![Place::Quarter(year.saturating_sub(1), n).write()];
            return Resolved { values, checked, ..date };
        }
        date
    }

    fn offset_values(
        &mut self,
        (count, unit, sign): (Count, Unit, i64),
        origin: &Origin,
        telling: Telling,
    ) -> Option<Vec<String>> {
        let place = self.offset_place((count, unit, sign), origin, telling)?;
        let mut values = vec![place.write()];
        if unit == Unit::Week
            && *origin == Origin::Published
            && let Some(day) = offset_day(self.now(), count, unit, sign)
        {
            values.push(Place::Day(day).write());
        }
        // News that says what was "a year earlier" only compares; a history goes there.
        let far = unit >= Unit::Decade;
        if *origin != Origin::Published && !far && (sign > 0 || self.narrative) {
            self.remember(place, None);
        }
        Some(values)
    }

    /// The clock time `count` units from the one last told.
    fn clock_later(&self, count: Count, unit: Unit, sign: i64) -> Option<String> {
        let (day, clock) = self.clock?;
        let minutes = match unit {
            Unit::Hour => count.low? * 60.0,
            Unit::Minute => count.low?,
            _ => return None,
        };
        // Longer than that, nobody counts in hours.
        let minutes = Some(minutes).filter(|minutes| *minutes < 1.0e6)? as i64;
        let total = clock.minutes() + sign * minutes;
        let day = moved(day, total.div_euclid(24 * 60), Unit::Day)?;
        let within = total.rem_euclid(24 * 60);
        let clock =
            Clock { hour: (within / 60) as u8, minute: Some((within % 60) as u8), second: None, zone: "" };
        Some(Place::Day(day).write_with(Some(TimeOfDay::Clock(clock))))
    }

    pub(super) fn offset_place(
        &mut self,
        (count, unit, sign): (Count, Unit, i64),
        origin: &Origin,
        telling: Telling,
    ) -> Option<Place> {
        // "on Friday, two days after the blast": that Friday.
        if let Some(day @ Place::Day(_)) = self.spoken.filter(|_| telling.apposed && unit == Unit::Day) {
            return Some(day);
        }
        let base = match origin {
            Origin::Published => self.now(),
            Origin::Event => self.event_day()?,
            Origin::Spoken if unit == Unit::Day => self.day?,
            Origin::Spoken => self.spoken.filter(|place| place.unit() <= unit)?.first_day()?,
            Origin::Place(when) => self.place(when, telling)?.first_day()?,
        };
        let day = offset_day(base, count, unit, sign)?;
        let from_day = matches!(origin, Origin::Spoken | Origin::Event | Origin::Place(_));
        if unit == Unit::Week && from_day && count != Count::exactly(0.0) {
            return Some(Place::Day(day));
        }
        let unit = match unit {
            Unit::Year if count.whole().is_none() => Unit::Month,
            // "half a century ago" names a year.
            Unit::Century if count.whole().is_none() => Unit::Year,
            unit => unit,
        };
        Some(Place::holding(day, unit))
    }
}

/// Whether "a year ago" or "a year earlier" is said.
fn is_year_before(count: Count, unit: Unit, sign: i64, origin: &Origin) -> bool {
    unit == Unit::Year
        && sign < 0
        && count == Count::exactly(1.0)
        && matches!(origin, Origin::Published | Origin::Spoken)
}

/// The day `count` units from `base`.
fn offset_day(base: Date, count: Count, unit: Unit, sign: i64) -> Option<Date> {
    let low = count.low?;
    let finer = match unit {
        Unit::Year => Some((12.0, Unit::Month)),
        Unit::Decade => Some((10.0, Unit::Year)),
        Unit::Century => Some((100.0, Unit::Year)),
        _ => None,
    };
    if let Some((factor, finer)) = finer.filter(|_| low.fract() != 0.0) {
        return moved(base, sign * (low * factor) as i64, finer);
    }
    moved(base, sign * low as i64, unit)
}

/// "more than two weeks ago" is before that day; "less than thirteen hours later" too.
const fn offset_shade(shade: Option<TimeMod>, sign: i64) -> Option<TimeMod> {
    match (shade, sign < 0) {
        (Some(TimeMod::MoreThan | TimeMod::EqualOrMore), true)
        | (Some(TimeMod::LessThan | TimeMod::EqualOrLess), false) => Some(TimeMod::Before),
        (Some(TimeMod::LessThan | TimeMod::EqualOrLess), true)
        | (Some(TimeMod::MoreThan | TimeMod::EqualOrMore), false) => Some(TimeMod::After),
        (shade, _) => shade,
    }
}

/// The length that `expr` tells: `TimeML` writes "two and a half years" in years and months, a checker in months.
pub(super) fn measured(expr: &Expr, (count, unit, extra): (Count, Unit, Option<(Count, Unit)>)) -> Resolved {
    let plain = length(count, unit, extra);
    let read = Resolved::of(expr, TimeKind::Duration, plain.clone());
    match count.broken(unit) {
        Some((whole, rest, finer)) if extra.is_none() => {
            let values = vec![length(whole, unit, Some((rest, finer)))];
            Resolved { values, checked: Some((TimeKind::Duration, plain)), ..read }
        }
        // ISO 8601 has no sign for decades.
        _ if unit == Unit::Decade && count.whole().is_some() => {
            let years = count.low.map(|n| n * 10.0);
            let values = vec![write_length(Count { low: years, high: years }, Unit::Year)];
            Resolved { values, checked: Some((TimeKind::Duration, plain)), ..read }
        }
        _ => read,
    }
}

fn length(count: Count, unit: Unit, extra: Option<(Count, Unit)>) -> String {
    let main = write_length(count, unit);
    let Some((count, finer)) = extra else { return main };
    let tail = write_length(count, finer);
    let tail = tail.strip_prefix('P').unwrap_or_default();
    let tail = if unit < Unit::Day { tail.strip_prefix('T').unwrap_or(tail) } else { tail };
    format!("{main}{tail}")
}
