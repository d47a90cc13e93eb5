//! Days, spans of time, ages and anniversaries against each other.
//!
//! Invariant: a day is compared as far as it is told: a year with years, a month with months.

mod age;
mod anniversary;
mod day;
mod event;
mod later;
mod length;
mod nth;
mod order;
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
    length::IN_BRACKETS,
    anniversary::ANNIVERSARY,
    anniversary::ANNIVERSARY_BEHIND,
    anniversary::MARKS,
    order::ORDER,
];

/// What only sentences together show.
pub(super) fn across(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    event::across(ground, found);
    age::across(ground, found);
    later::across(ground, found);
    nth::across(ground, found);
}
