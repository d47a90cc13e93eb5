//! Figures of one thing in the running text: "310 stores" and "the 301 stores"; "40,000" and "more than 40,000".
//!
//! Invariant: "the" before a figure says that it was told before; figures that look alike may be slips of the pen.

use std::collections::BTreeMap;

use super::{Figured, Of, look_alike, pair};
use crate::article::Role;
use crate::check::finding::{Finding, Grade};
use crate::check::ground::Ground;
use crate::text::{Modifier, words};

/// From here on even a round figure is seldom met twice by chance.
const LARGE: f64 = 1000.0;

/// Nouns of everybody, of which articles tell many figures.
const EVERYBODY: &[&str] = &["people", "person", "man", "woman", "child", "other", "time", "percent"];

/// Figures of one noun or outcome against each other.
pub(super) fn across(ground: &Ground<'_>, told: &[Figured<'_>], found: &mut Vec<Finding>) {
    let mut by = BTreeMap::<&Of, Vec<&Figured<'_>>>::new();
    let mut by_noun = BTreeMap::<&str, Vec<&Figured<'_>>>::new();
    for figure in told.iter().filter(|it| ground.role_at(it.claim.span) == Some(Role::Body)) {
        by.entry(&figure.of).or_default().push(figure);
        if let Some(noun) = figure.noun.as_deref().filter(|noun| !EVERYBODY.contains(noun)) {
            by_noun.entry(noun).or_default().push(figure);
        }
    }
    for figures in by_noun.values() {
        found.extend(figures.iter().filter_map(|figure| again(ground, figure, figures)));
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
    let own = ground.context.text.tokens_in(figure.claim.span);
    let of_others = (own.start..own.end + 3)
        .any(|at| ground.is_any(at, words!["another", "other", "others", "second", "second-placed"]));
    if !is_again || of_others || !exact(figure) || ground.is_any(behind, words!["of", "that", "who", "which"])
    {
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
            (
                "The ship had 127 passengers. The 172 passengers were saved.",
                &["to_compare figure-again: “127 passengers”, and later “172 passengers were saved”"],
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
