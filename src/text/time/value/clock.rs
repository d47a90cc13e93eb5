//! Times of day.
//!
//! Invariant: knows no day.

use super::Part;

/// A time of day on the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::text::time) struct Clock {
    /// Hour, 0 to 24.
    pub(in crate::text::time) hour: u8,
    /// Minute; `None` where only the hour is told.
    pub(in crate::text::time) minute: Option<u8>,
    /// Second, where told.
    pub(in crate::text::time) second: Option<u8>,
    /// Offset from UTC as TIMEX3 writes it; empty for local time.
    pub(in crate::text::time) zone: &'static str,
}

impl Clock {
    /// Minutes since midnight.
    pub(in crate::text::time) fn minutes(self) -> i64 {
        i64::from(self.hour) * 60 + i64::from(self.minute.unwrap_or(0))
    }

    pub(super) fn write(self) -> String {
        let Self { hour, minute, second, zone } = self;
        // TimeML writes the zone of universal time only; others are told by the place.
        let zone = if zone == "Z" { zone } else { "" };
        match second {
            Some(second) => format!("T{hour:02}:{:02}:{second:02}{zone}", minute.unwrap_or(0)),
            None => format!("T{hour:02}:{:02}{zone}", minute.unwrap_or(0)),
        }
    }
}

/// The time of day within a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::text::time) enum TimeOfDay {
    /// "morning".
    Part(Part),
    /// "10:39 a.m."
    Clock(Clock),
}
