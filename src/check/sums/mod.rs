//! Figures of one sentence against each other: changes, shares, totals, rates, results.
//!
//! Invariant: figures are worked with as printed; what rounding explains is no conflict.

pub(super) mod change;
pub(super) mod parts;
pub(super) mod rate;
pub(super) mod score;
pub(super) mod share;

use super::finding::Grade;
use super::ground::Ground;
use super::told::{Bounds, Told, Verdict, number};
use crate::extract::Match;

/// The verdict on `told`, which the words of `role` say, where `work` gives `actual`.
fn verdict(
    told: Told,
    actual: Bounds,
    exact: f64,
    work: &str,
    role: &str,
    (matched, ground): (&Match<'_>, &Ground<'_>),
) -> Verdict {
    let grade = told.fits_rounded(actual);
    let exact = number(exact);
    let formula = format!("{work} = {exact}; the article says {}", ground.quoted(matched, role));
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
