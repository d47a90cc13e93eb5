//! Days, spans of time, ages and anniversaries against each other.
//!
//! Invariant: a day is compared as far as it is told: a year with years, a month with months.

mod day;
mod event;
mod length;
mod life;
mod nth;
mod tie;
mod when;

pub(super) use when::When;

use super::finding::Finding;
use super::ground::Ground;
use super::rule::Rule;

/// The rules within one sentence.
pub(super) const RULES: &[Rule] = &[
    day::WEEKDAY,
    day::WEEKDAY_BEHIND,
    day::NO_SUCH_DAY,
    day::NO_SUCH_DAY_FIRST,
    day::BACKWARDS,
    length::BETWEEN,
    length::BETWEEN_BEHIND,
    length::AFTER,
    length::AGO,
    length::AGO_BEHIND,
    length::BEGAN,
    length::SINCE,
    length::SINCE_BEHIND,
    life::ANNIVERSARY,
    life::ANNIVERSARY_BEHIND,
];

/// What only sentences together show.
pub(super) fn across(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    event::across(ground, found);
    life::across(ground, found);
    nth::across(ground, found);
}
