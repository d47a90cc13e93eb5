//! The price of a deal, told again: "will buy it for $3.1 billion", "the $3.4 billion deal".
//!
//! Invariant: "the" and a sum before a noun say that the sum was told before.

use super::{Figured, Of, are_swapped, look_alike, pair};
use crate::article::Role;
use crate::check::finding::{Finding, Grade};
use crate::check::ground::Ground;
use crate::text::{Word, words};

/// What has one price.
const DEALS: &[Word] = words![
    "deal",
    "takeover",
    "acquisition",
    "merger",
    "sale",
    "purchase",
    "bid",
    "offer",
    "bill",
    "project",
    "plan",
    "package",
    "contract",
    "loan",
    "settlement",
    "fine",
    "budget",
    "scheme",
    "lawsuit",
    "bailout",
    "programme",
    "program",
    "investment",
    "grant",
    "prize",
    "jackpot",
    "heist",
    "theft"
];

/// How far apart, in parts of the greater, two sums may be of which one is a slip.
const NEAR: f64 = 0.25;

/// Sums before a deal that no earlier sum is, but one looks like.
pub(super) fn across(ground: &Ground<'_>, told: &[Figured<'_>], found: &mut Vec<Finding>) {
    let is_money = |it: &&Figured<'_>| {
        matches!(&it.of, Of::Unit(unit) if unit.len() == 3)
            && ground.role_at(it.claim.span) == Some(Role::Body)
    };
    let sums: Vec<&Figured<'_>> = told.iter().filter(is_money).collect();
    for (at, sum) in sums.iter().enumerate() {
        let (start, end) = (sum.figure.span.start, sum.figure.span.end);
        let the = start.checked_sub(1).is_some_and(|at| ground.is_any(at, words!["the", "its", "their"]));
        let deal = (end..end + 3).any(|at| ground.is_any(at, DEALS));
        let before = sums.get(..at).unwrap_or_default();
        if !the || !deal || before.iter().any(|other| other.of == sum.of && other.equals(sum)) {
            continue;
        }
        let (value, scale) = (sum.told.value, sum.figure.scale.max(1.0));
        let is_slip = |other: &&&Figured<'_>| {
            let own = other.told.value;
            let (one, two) = (own / scale, value / scale);
            let is_digit = look_alike(one, two) && (own - value).abs() <= own.max(value) * NEAR;
            other.of == sum.of
                && (other.figure.scale - sum.figure.scale).abs() < 0.5
                && (is_digit || are_swapped(one, two))
        };
        let Some(other) = before.iter().rev().find(is_slip) else { continue };
        let formula = format!("{}, and later {}", other.words(ground), sum.words(ground));
        let places = [other.claim.span, sum.claim.span];
        let remedy = "one sum in both, if they tell of one thing";
        found.push(pair("sum-again", Grade::ToCompare, places, formula, remedy));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::finding::Grade;
    use crate::check::rule::tests::graded;

    #[test]
    fn a_deal_has_one_price() {
        for (text, grade) in [
            ("Falk will buy Roe for $3.1 billion. The $3.4 billion deal is new.", Some(Grade::ToCompare)),
            ("Falk will buy Roe for $3.1 billion. The $3.1 billion deal is new.", None),
            ("Falk will buy Roe for $3.1 billion. A $3.4 billion deal failed.", None),
            ("Falk will buy Roe for $3.1 billion. The $8.4 billion deal failed.", None),
        ] {
            assert_eq!(graded(text, "sum-again"), grade, "{text}");
        }
    }
}
