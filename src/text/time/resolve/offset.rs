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
        if count.low.is_none() {
            let past = sign < 0 && *origin == Origin::Published;
            let value = if past { "PAST_REF".to_owned() } else { write_length(count, unit) };
            let kind = if past { TimeKind::Date } else { TimeKind::Duration };
            let rule = if past { expr.rule } else { APART };
            return Resolved {
                kind,
                rule,
                values: vec![value],
                shade: if past { shade } else { expr.shade },
                settled: expr.settled && !past,
            };
        }
        if unit < Unit::Day && *origin != Origin::Published {
            if let Some(value) = self.clock_later(count, unit, sign) {
                return Resolved {
                    kind: TimeKind::Time,
                    rule: expr.rule,
                    values: vec![value],
                    shade,
                    settled: expr.settled,
                };
            }
        } else if let Some(place) = self.offset_place((count, unit, sign), origin, telling) {
            let mut values = vec![place.write()];
            if unit == Unit::Week
                && *origin == Origin::Published
                && let Some(day) = offset_day(self.now(), count, unit, sign)
            {
                values.push(Place::Day(day).write());
            }
            if *origin != Origin::Published {
                self.remember(place, None);
            }
            return Resolved { kind: TimeKind::Date, rule: expr.rule, values, shade, settled: expr.settled };
        }
        let value = write_length(count, unit);
        Resolved {
            kind: TimeKind::Duration,
            rule: APART,
            values: vec![value],
            shade: expr.shade,
            settled: expr.settled,
        }
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
        let base = match origin {
            Origin::Published => self.now(),
            Origin::Event => self.event?,
            Origin::Spoken if unit == Unit::Day => self.day?,
            Origin::Spoken => self.spoken.filter(|place| place.unit() <= unit)?.first_day()?,
            Origin::Place(when) => self.place(when, telling)?.first_day()?,
        };
        if unit == Unit::Year
            && let (Origin::Spoken, Some(Place::Quarter(year, n))) =
                (origin, self.quarter.filter(|_| self.spoken == self.quarter))
        {
            return Some(Place::Quarter(
                i16::try_from(i64::from(year) + sign * count.whole().filter(|n| *n < 9_000)?).ok()?,
                n,
            ));
        }
        let day = offset_day(base, count, unit, sign)?;
        let from_day = matches!(origin, Origin::Spoken | Origin::Event | Origin::Place(_));
        if unit == Unit::Week && from_day && count != Count::exactly(0.0) {
            return Some(Place::Day(day));
        }
        let unit = if count.whole().is_none() && unit == Unit::Year { Unit::Month } else { unit };
        Some(Place::holding(day, unit))
    }
}

/// The day `count` units from `base`.
fn offset_day(base: Date, count: Count, unit: Unit, sign: i64) -> Option<Date> {
    let low = count.low?;
    if low.fract() != 0.0 && unit == Unit::Year {
        return moved(base, sign * (low * 12.0) as i64, Unit::Month);
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

pub(super) fn length(count: Count, unit: Unit, extra: Option<(Count, Unit)>) -> String {
    let main = write_length(count, unit);
    let Some((count, finer)) = extra else { return main };
    let tail = write_length(count, finer);
    let tail = tail.strip_prefix('P').unwrap_or_default();
    let tail = if unit < Unit::Day { tail.strip_prefix('T').unwrap_or(tail) } else { tail };
    format!("{main}{tail}")
}
