//! Places on the calendar as exact as the words make them, and lengths of time: their arithmetic and TIMEX3 form.
//!
//! Invariant: knows nothing of words; every value it writes is a TIMEX3 value.

mod clock;
mod day;
mod length;
mod place;
mod unit;

pub(super) use clock::{Clock, TimeOfDay};
pub(super) use day::{day, days_between, moved};
pub(super) use length::{Count, write_length};
pub(super) use place::{Place, block_of};
pub(super) use unit::{Part, Season, Unit};
