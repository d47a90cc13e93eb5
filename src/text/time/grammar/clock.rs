//! Clock times and parts of the day: "10:39 a.m. local time", "1639 UTC", "6am Friday", "Monday night", "noon".
//!
//! Invariant: gives hours as told; which day they fall on, unless said beside them, is not its concern.

use super::super::expr::{Fields, Shift, What, When};
use super::super::value::{Clock, Part, TimeOfDay};
use super::super::words::{Key, TimeWord};
use super::{Found, Grammar};

/// Words that the name of a zone has at most before "time".
const ZONE_WORDS: usize = 3;

impl Grammar<'_> {
    /// A clock time, with the day where one stands behind it.
    pub(super) fn clock(&self, at: usize) -> Option<Found> {
        let (clock, end) = self.clock_time(at)?;
        let (when, end) = self
            .day_behind(end)
            .or_else(|| Some((self.day_behind_bracket(end)?, end)))
            .unwrap_or_else(|| (When::Fields(Fields::default()), end));
        Some(Found::new(end, What::At(when, Some(TimeOfDay::Clock(clock))), "date-clock"))
    }

    /// The day behind the same time in another zone: "7:37 p.m. (1137 UTC) on Wednesday".
    fn day_behind_bracket(&self, end: usize) -> Option<When> {
        let (_, close) = self.clock_time(end + 1).filter(|_| self.written(end) == "(")?;
        let closed = self.written(close) == ")" && self.written(close + 1) != ",";
        self.day_behind(close + 1).filter(|_| closed).map(|(when, _)| when)
    }

    /// A clock time alone.
    fn clock_time(&self, at: usize) -> Option<(Clock, usize)> {
        if let Some(TimeWord::Hour(hour)) = self.fact(at) {
            return Some((Clock { hour, minute: Some(0), second: None, zone: "" }, at + 1));
        }
        let (clock, end, certain) = self.digital(at).or_else(|| self.spoken(at))?;
        let (clock, end, halved) = self.half_of_day(clock, end)?;
        let (clock, end, zoned) = self.zone(clock, end);
        (certain || halved || zoned || self.clock_is_introduced(at)).then_some((clock, end))
    }

    /// "10:39", "10:39:05", "10.39 pm", "6 am", "1639 GMT": the time, the end, and whether it can be nothing else.
    fn digital(&self, at: usize) -> Option<(Clock, usize, bool)> {
        if let Some((hour, minute)) = self.stopped_time(at) {
            return Some((Clock { hour, minute: Some(minute), second: None, zone: "" }, at + 1, false));
        }
        let hour = self.digits(at)?;
        let clock = Clock { hour: 0, minute: None, second: None, zone: "" };
        if hour.len == 4 && hour.value / 100 <= 24 && hour.value % 100 < 60 {
            let time =
                Clock { hour: (hour.value / 100) as u8, minute: Some((hour.value % 100) as u8), ..clock };
            let told = matches!(self.fact(at + 1), Some(TimeWord::Zone(_))) && self.is_all_capitals(at + 1);
            let military =
                matches!(self.written(at + 1), "hours" | "hrs") && self.written(at).starts_with('0');
            let end = if military { at + 2 } else { at + 1 };
            return (told || military).then_some((time, end, true));
        }
        if hour.len > 2 || hour.value > 24 {
            return None;
        }
        let time = Clock { hour: hour.value as u8, ..clock };
        if self.written(at + 1) != ":" || !self.is_tight(at + 1) {
            return Some((time, at + 1, false));
        }
        let minute = self.digits(at + 2).filter(|d| d.len == 2 && d.value < 60 && self.is_tight(at + 2))?;
        let time = Clock { minute: Some(minute.value as u8), ..time };
        let second = self.digits(at + 4).filter(|d| d.len == 2 && d.value < 60);
        match second.filter(|_| self.written(at + 3) == ":" && self.is_tight(at + 4)) {
            Some(second) => Some((Clock { second: Some(second.value as u8), ..time }, at + 5, true)),
            None => Some((time, at + 3, false)),
        }
    }

    /// "12.30" before "pm" or a zone.
    fn stopped_time(&self, at: usize) -> Option<(u8, u8)> {
        let (hour, minute) = self.written(at).split_once('.')?;
        let told = self.is_one_of(at + 1, &[Key::Am, Key::Pm]);
        let fits = told && hour.len() <= 2 && minute.len() == 2;
        let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
        (fits && hour <= 24 && minute < 60).then_some((hour, minute))
    }

    /// "six o'clock", "six p.m.", "six in the evening".
    fn spoken(&self, at: usize) -> Option<(Clock, usize, bool)> {
        let Some(TimeWord::Cardinal(hour @ 1..=12)) = self.fact(at) else { return None };
        let told = self.is_one_of(at + 1, &[Key::Am, Key::Pm, Key::Oclock]);
        told.then_some((Clock { hour: hour as u8, minute: None, second: None, zone: "" }, at + 1, false))
    }

    /// "a.m.", "p.m.", "o'clock", "in the morning" behind an hour; `None` where the hour cannot be one.
    fn half_of_day(&self, clock: Clock, end: usize) -> Option<(Clock, usize, bool)> {
        let oclock = self.is(end, Key::Oclock);
        let end = if oclock { end + 1 } else { end };
        if let Some(Key::Am | Key::Pm) = self.key(end) {
            if clock.hour > 12 {
                return None;
            }
            return Some((halved(clock, self.is(end, Key::Pm)), end + 1, true));
        }
        let letters = self.written(end + 1) == "."
            && self.is_tight(end + 1)
            && self.written(end + 2).eq_ignore_ascii_case("m");
        if letters && clock.hour <= 12 && matches!(self.written(end), "a" | "p") {
            return Some((halved(clock, self.written(end) == "p"), end + 3, true));
        }
        let the = if self.is(end, Key::In) && self.is(end + 1, Key::The) { end + 2 } else { end };
        let part = if let Some(TimeWord::Part(part)) = self.fact(the) { Some(part) } else { None };
        if let Some(part) = part.filter(|_| (the > end || oclock) && clock.hour <= 12) {
            return Some((halved(clock, part != Part::Morning), the + 1, true));
        }
        Some((clock, end, oclock))
    }

    /// "GMT", "local time", "Eastern time", "Moscow time" behind a time.
    fn zone(&self, clock: Clock, end: usize) -> (Clock, usize, bool) {
        let open = if self.written(end) == "(" { return (clock, end, false) } else { end };
        if let Some(TimeWord::Zone(zone)) = self.fact(open).filter(|_| self.is_all_capitals(open)) {
            return (Clock { zone, ..clock }, open + 1, true);
        }
        if self.is(end, Key::Local) && self.is(end + 1, Key::Time) {
            return (clock, end + 2, true);
        }
        if self.is(end, Key::ZoneName) && self.is_capital(end) && !self.is_capital(end + 1) {
            let word = if self.is(end + 1, Key::ZoneWord) { end + 2 } else { end + 1 };
            return if self.is(word, Key::Time) || self.is(word - 1, Key::ZoneWord) {
                (clock, if self.is(word, Key::Time) { word + 1 } else { word }, true)
            } else {
                (clock, end, false)
            };
        }
        // "Moscow time", "Central European Summer Time".
        let names =
            (end..end + ZONE_WORDS).take_while(|&at| self.is_capital(at) && !self.is(at, Key::Time)).count();
        let time = end + names;
        let place = names > 0 && self.is(time, Key::Time) && (names == 1 || self.is_capital(time));
        (clock, if place { time + 1 } else { end }, place)
    }

    fn is_all_capitals(&self, at: usize) -> bool {
        !self.written(at).is_empty() && self.written(at).bytes().all(|b| b.is_ascii_uppercase())
    }

    /// Whether the words before bare digits say that they are a time: "at 0:40", "from 9:00 to 10:30".
    fn clock_is_introduced(&self, at: usize) -> bool {
        let colon = self.written(at + 1) == ":";
        let key = self.key_before(at);
        colon
            && (key.is_some_and(|key| {
                matches!(
                    key,
                    Key::At
                        | Key::By
                        | Key::From
                        | Key::To
                        | Key::Until
                        | Key::Since
                        | Key::Between
                        | Key::About
                        | Key::Before
                        | Key::After
                )
            }) || self.written_before(at) == "("
                || matches!(self.fact_before(at), Some(TimeWord::Weekday(..) | TimeWord::Part(_))))
    }

    /// The day behind a clock time: "Friday", "on Aug. 16", "yesterday", "this morning".
    fn day_behind(&self, end: usize) -> Option<(When, usize)> {
        let comma = self.written(end) == ",";
        let next = if comma || self.is(end, Key::On) { end + 1 } else { end };
        let found = self
            .today(next)
            .or_else(|| self.calendar(next))
            .or_else(|| if comma { None } else { self.shifted(next) })?;
        match found.what {
            What::At(When::Fields(fields), None) if fields.day.is_none() && fields.weekday.is_none() => None,
            What::At(when, _) if !comma || matches!(when, When::Fields(_)) => Some((when, found.end)),
            _ => None,
        }
    }

    /// `found` with the part of the day or clock time behind a day: "Friday morning", "Friday at 10 a.m."
    pub(super) fn with_part(&self, found: Found) -> Found {
        let Found { end, what: What::At(when, None), .. } = found.clone() else { return found };
        if !is_day(&when) {
            return found;
        }
        if let Some(TimeWord::Part(part)) = self.fact(end).filter(|_| !self.is_tight(end)) {
            let what = What::At(when, Some(TimeOfDay::Part(part)));
            return Found { end: end + 1, core: end + 1, what, ..found };
        }
        if self.is(end, Key::Local) && self.is(end + 1, Key::Time) {
            return Found { end: end + 2, core: end + 2, ..found };
        }
        // "later that day at 2 p.m.": two times.
        if matches!(when, When::Shifted(_, Shift::That)) {
            return found;
        }
        let at = self.is(end, Key::At);
        let halved =
            || self.clock_time(end).filter(|(_, past)| self.is_one_of(past - 1, &[Key::Am, Key::Pm]));
        match if at { self.clock_time(end + 1) } else { halved() } {
            Some((clock, end)) => {
                Found { end, core: end, what: What::At(when, Some(TimeOfDay::Clock(clock))), ..found }
            }
            None => found,
        }
    }
}

/// The hour on the 24-hour clock.
const fn halved(clock: Clock, afternoon: bool) -> Clock {
    let hour = match (afternoon, clock.hour) {
        (true, hour @ 1..=11) => hour + 12,
        (false, 12) => 0,
        (_, hour) => hour,
    };
    Clock { hour, ..clock }
}

/// Whether `when` names a day, so that a part of the day may follow.
const fn is_day(when: &When) -> bool {
    match when {
        When::Fields(fields) => fields.day.is_some() || fields.weekday.is_some(),
        When::Today(_) | When::Weekday(..) | When::Feast(..) | When::DayOfMonth(_) => true,
        When::Shifted(unit, _) => matches!(unit, super::super::value::Unit::Day),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::text::time::evidence::holds;

    #[test]
    fn times_of_day_are_read_with_their_day() {
        holds(&[
            ("It began at 9 a.m. on Tuesday.", "9 a.m. on Tuesday = 2024-08-13T09:00"),
            ("It fell at 5:30 p.m. EST Friday.", "5:30 p.m. EST Friday = 2024-08-16T17:30"),
            ("It fell at 1639 UTC.", "1639 UTC = 2024-08-16T16:39Z"),
            ("It began on Thursday local time.", "Thursday local time = 2024-08-15"),
            (
                "It fell on Monday and rose later that day at 2 p.m.",
                "Monday = 2024-08-12; later that day = 2024-08-12; 2 p.m. = 2024-08-12T14:00",
            ),
            ("It fell on Monday 9 p.m. and rose.", "Monday 9 p.m. = 2024-08-12T21:00"),
            (
                "It fell at 9 p.m. Central European Summer Time.",
                "9 p.m. Central European Summer Time = 2024-08-16T21:00",
            ),
            ("They won 3:2.", ""),
        ]);
    }
}
