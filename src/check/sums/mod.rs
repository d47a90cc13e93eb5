//! Figures of one sentence against each other: changes, shares, totals, rates, results.
//!
//! Invariant: figures are worked with as printed; what rounding explains is no conflict.

pub(super) mod change;
pub(super) mod gap;
pub(super) mod list;
pub(super) mod parts;
pub(super) mod rate;
pub(super) mod score;
pub(super) mod share;

use super::finding::Grade;
use super::ground::Ground;
use super::told::{Bounds, Told, Verdict, number};
use crate::extract::Match;
use crate::text::{Modifier, TokenSpan, words};

/// The verdict on `told`, which the words of `role` say, where `work` gives `actual`.
fn verdict(
    told: Told,
    actual: Bounds,
    exact: f64,
    work: &str,
    role: &str,
    (matched, ground): (&Match<'_>, &Ground<'_>),
) -> Verdict {
    verdict_of(told, actual, exact, work, &ground.quoted(matched, role))
}

/// The verdict on `told`, said as `said`, where `work` gives `actual`.
fn verdict_of(told: Told, actual: Bounds, exact: f64, work: &str, said: &str) -> Verdict {
    let grade = told.fits_rounded(actual);
    let exact = number(exact);
    let formula = format!("{work} = {exact}; the article says {said}");
    Verdict::new(grade, formula, format!("{exact}, or another figure before it"))
}

/// Whether two units can be of one thing: the same, or one left out.
fn one_unit(one: Option<&str>, other: Option<&str>) -> bool {
    one == other || one.is_none() || other.is_none()
}

/// Whether a grade says that figures do not fit.
const fn is_off(grade: Grade) -> bool {
    !matches!(grade, Grade::Agrees)
}

/// "A third", "half", "three quarters" as a part of one.
fn in_words(ground: &Ground<'_>, span: TokenSpan) -> Option<f64> {
    let last = span.end.checked_sub(1)?;
    let is = |words| ground.is_any(last, words);
    let part = match () {
        () if is(words!["half"]) => 2.0,
        () if is(words!["third", "thirds"]) => 3.0,
        () if is(words!["quarter", "quarters"]) => 4.0,
        () if is(words!["fifth"]) => 5.0,
        () if is(words!["tenth"]) => 10.0,
        () => return None,
    };
    let count = match () {
        () if ground.is_any(span.start, words!["two"]) => 2.0,
        () if ground.is_any(span.start, words!["three"]) => 3.0,
        () => 1.0,
    };
    Some(count / part)
}

/// A part of one, told in words.
const fn part(value: f64) -> Told {
    Told { value, top: value, modifier: Modifier::Exact, step: 0.01, round: 0.01, is_near: false }
}
