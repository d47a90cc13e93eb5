//! The day of a clock time that is told without one: that of its sentence, of its paragraph, or of the event.
//!
//! Invariant: only reads what was spoken of; remembers nothing.

use jiff::civil::Date;

use super::super::value::{Clock, Place, Unit, moved};
use super::Memory;

/// The zone of universal time.
const UNIVERSAL: &str = "Z";

/// Minutes of a day: "midnight" is the last of its day.
const DAY_MINUTES: i64 = 24 * 60;

/// Minutes by which local time can be ahead of universal time, and behind it.
const ZONES: std::ops::RangeInclusive<i64> = -12 * 60..=14 * 60;

impl Memory {
    /// The day of a clock time told without one.
    pub(super) fn day_of_clock(&self, time: Clock) -> Place {
        let beside = self.clock.filter(|_| time.zone == UNIVERSAL && self.here.is_some());
        if let Some(day) = beside.and_then(|(day, local)| day_of_universal(day, local, time)) {
            return Place::Day(day);
        }
        let told = self.here.or(self.passage).or_else(|| self.clock.map(|(day, _)| day));
        if let Some(day) = told.filter(|_| !self.narrative) {
            return Place::Day(day);
        }
        match self.spoken.filter(|_| self.narrative) {
            Some(Place::Month(year, month)) => Place::PartDay(Some(year), Some(month), None),
            Some(Place::Year(year)) => Place::PartDay(Some(year), None, None),
            _ => Place::Day(self.event_day().unwrap_or(self.published)),
        }
    }
}

/// The day of the universal time told beside the local time of `day`: "8:30 p.m. (0030 UTC)" is past midnight.
fn day_of_universal(day: Date, local: Clock, universal: Clock) -> Option<Date> {
    let ahead = local.minutes() % DAY_MINUTES - universal.minutes();
    let days = i64::from(ahead > *ZONES.end()) - i64::from(ahead < *ZONES.start());
    moved(day, days, Unit::Day)
}

#[cfg(test)]
mod tests {
    use crate::text::time::evidence::holds;

    #[test]
    fn a_clock_time_belongs_to_the_day_told_with_it() {
        holds(&[
            (
                "The mayor spoke on Thursday. On Monday a bridge fell at 9 a.m.",
                "Thursday = 2024-08-15; Monday = 2024-08-12; 9 a.m. = 2024-08-12T09:00",
            ),
            (
                "On Monday a bridge fell; two bodies were found by Thursday. It fell at 9 a.m.",
                "Monday = 2024-08-12; Thursday = 2024-08-15; 9 a.m. = 2024-08-12T09:00",
            ),
            (
                "Last year it fell. He is to appear at midday, the mayor said.",
                "Last year = 2023; midday = 2024-08-16T12:00",
            ),
            (
                "It fell at 7:30 p.m. local time (1130 UTC) on Monday.",
                "7:30 p.m. local time = 2024-08-12T19:30; 1130 UTC = 2024-08-12T11:30Z; Monday = 2024-08-12",
            ),
            (
                "It starts at 6 p.m. (1700 UTC) tomorrow.",
                "6 p.m. = 2024-08-17T18:00; 1700 UTC = 2024-08-17T17:00Z; tomorrow = 2024-08-17",
            ),
            (
                "On Monday it fell at 9 p.m. (0100 UTC).",
                "Monday = 2024-08-12; 9 p.m. = 2024-08-12T21:00; 0100 UTC = 2024-08-13T01:00Z",
            ),
            (
                "It fell on Monday at 9 p.m. in the evening, and burned overnight.",
                "Monday at 9 p.m. = 2024-08-12T21:00; the evening = 2024-08-12TEV; overnight = 2024-08-12TNI",
            ),
            (
                "On Monday they set a curfew from 9 p.m. to 5 a.m.",
                "Monday = 2024-08-12; 9 p.m. = XXXX-XX-XXT21:00; 5 a.m. = XXXX-XX-XXT05:00",
            ),
        ]);
    }
}
