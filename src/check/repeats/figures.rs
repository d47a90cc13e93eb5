//! Figures of one thing in the running text: "310 stores" and "the 301 stores"; "40,000" and "more than 40,000".
//!
//! Invariant: "the" before a figure says that it was told before; figures that look alike may be slips of the pen.

use std::collections::BTreeMap;

use super::{Figured, Of, pair};
use crate::article::Role;
use crate::check::finding::{Finding, Grade};
use crate::check::ground::Ground;
use crate::text::{Modifier, words};

/// From here on even a round figure is seldom met twice by chance.
const LARGE: f64 = 1000.0;

/// Figures of one noun or outcome against each other.
pub(super) fn across(ground: &Ground<'_>, told: &[Figured<'_>], found: &mut Vec<Finding>) {
    let mut by = BTreeMap::<&Of, Vec<&Figured<'_>>>::new();
    for figure in told.iter().filter(|it| ground.role_at(it.claim.span) == Some(Role::Body)) {
        by.entry(&figure.of).or_default().push(figure);
    }
    for (of, figures) in by {
        found.extend(hedges(ground, &figures));
        if matches!(of, Of::Things(_) | Of::People(_)) {
            found.extend(figures.iter().filter_map(|figure| again(ground, figure, &figures)));
        }
    }
}

/// "more than 40,000" and "40,000": the first pair hedged in different ways.
fn hedges(ground: &Ground<'_>, figures: &[&Figured<'_>]) -> Option<Finding> {
    let large = |it: &&&Figured<'_>| it.told.value >= LARGE && it.told.modifier != Modifier::Range;
    let (first, second) =
        figures.iter().enumerate().filter(|(_, it)| large(it)).find_map(|(at, first)| {
            let behind = figures.get(at + 1..)?.iter();
            let other =
                behind.clone().find(|it| it.equals(first) && it.told.modifier != first.told.modifier)?;
            Some((first, other))
        })?;
    let formula =
        format!("{} and {} are hedged in different ways", first.words(ground), second.words(ground));
    let places = [first.claim.span, second.claim.span];
    Some(pair(
        "hedge-differs",
        Grade::ToCompare,
        places,
        formula,
        "one hedge for both, if they tell of one thing",
    ))
}

/// "the 310 stores" where only 301 were told before.
fn again(ground: &Ground<'_>, figure: &Figured<'_>, figures: &[&Figured<'_>]) -> Option<Finding> {
    let start = ground.context.text.tokens_in(figure.claim.span).start;
    let definite = words!["the", "those", "these", "all"];
    let is_again =
        ground.is_any(start, definite) || start.checked_sub(1).is_some_and(|at| ground.is_any(at, definite));
    let behind = ground.context.text.tokens_in(figure.claim.span).end;
    let exact = |it: &Figured<'_>| it.told.is_exact() && it.told.value > 9.0;
    if !is_again || !exact(figure) || ground.is_any(behind, words!["of", "that", "who", "which"]) {
        return None;
    }
    let before: Vec<&&Figured<'_>> =
        figures.iter().filter(|it| it.claim.sentence < figure.claim.sentence && exact(it)).collect();
    if before.iter().any(|it| it.equals(figure)) {
        return None;
    }
    let alike = before.iter().find(|it| look_alike(it.told.value, figure.told.value))?;
    let formula = format!("{}, and later {}", alike.words(ground), figure.words(ground));
    let places = [alike.claim.span, figure.claim.span];
    Some(pair(
        "figure-again",
        Grade::ToCompare,
        places,
        formula,
        "one figure in both, if they tell of one thing",
    ))
}

/// Whether two figures are a slip of the pen apart: digits changed places, or one digit is another.
fn look_alike(one: f64, other: f64) -> bool {
    let digits = |value: f64| format!("{value}").into_bytes();
    let (a, b) = (digits(one), digits(other));
    if a.len() != b.len() || a.len() < 2 {
        return false;
    }
    let (mut sorted_a, mut sorted_b) = (a.clone(), b.clone());
    sorted_a.sort_unstable();
    sorted_b.sort_unstable();
    let off = a.iter().zip(&b).filter(|(one, other)| one != other).count();
    sorted_a == sorted_b || a.len() > 2 && off == 1
}

#[cfg(test)]
mod tests {
    use crate::check::rule::tests::told;

    #[test]
    fn figures_of_one_thing_are_held_against_each_other() {
        for (text, want) in [
            (
                "Falk has 301 stores in Norland. Unions fear for the 310 stores.",
                &["to_compare figure-again: “301 stores”, and later “310 stores”"][..],
            ),
            ("Falk has 301 stores in Norland. Unions fear for the 301 stores.", &[]),
            ("Falk has 301 stores in Norland. Unions fear for 310 stores in Sudham.", &[]),
            (
                "The war has killed more than 40,000 people. The ministry says 40,000 people were killed.",
                &[
                    "to_compare hedge-differs: “killed more than 40,000 people” and “40,000 people were killed” are hedged in different ways",
                ],
            ),
        ] {
            assert_eq!(told(text), want, "{text}");
        }
    }
}
