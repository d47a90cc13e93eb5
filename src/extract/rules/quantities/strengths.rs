//! How strong a quake or a storm was: "magnitude 5.2", "a 6.4 earthquake", "a category 4 storm".
//!
//! Invariant: the number stands on a scale, and counts nothing.

use crate::extract::claim::{Kind, Reading};
use crate::extract::context::Context;
use crate::extract::matcher::Match;
use crate::extract::rule::{By, Rule};
use crate::text::Modifier;

use super::quantity;

/// The rules, the most telling first.
pub(in crate::extract::rules) const RULES: &[Rule] = &[
    Rule {
        name: "quantity-magnitude",
        kind: Kind::Quantity,
        by: By::Pattern(
            "( hedge:( over | above | exceeding | under | below ) )? magnitude ( of | - )? number:#number",
            magnitude,
        ),
        why: "a number stands beside \"magnitude\"",
        finds: &[
            ("A quake of [magnitude 5.2] shook Norhaven.", "5.2 magnitude"),
            ("It felt dozens of quakes [over magnitude 4.5] in May.", ">4.5 magnitude"),
        ],
        leaves: &["Nobody knew the magnitude of it."],
    },
    Rule {
        name: "quantity-quake",
        kind: Kind::Quantity,
        by: By::Pattern(
            "claim:number:#number ( - )? ( earthquake | quake | tremor | aftershock | temblor )",
            strength,
        ),
        why: "a small decimal number stands before a quake",
        finds: &[
            ("A [6.4] earthquake shook Norhaven.", "6.4 magnitude"),
            ("A [5.0] quake shook Norhaven.", "5 magnitude"),
        ],
        leaves: &["They counted 6 quakes and 12 aftershocks."],
    },
    Rule {
        name: "quantity-of-magnitude",
        kind: Kind::Quantity,
        by: By::Pattern("claim:( number:#number magnitude )", magnitude),
        why: "a number stands before \"magnitude\"",
        finds: &[("A [5.0 magnitude] aftershock followed.", "5 magnitude")],
        leaves: &["It was 100 magnitudes off."],
    },
    Rule {
        name: "quantity-category",
        kind: Kind::Quantity,
        by: By::Pattern("category claim_number:#number", category),
        why: "the strength of a storm is told",
        finds: &[("Ann grew to a [category 4] storm.", "4 category")],
        leaves: &["They won in the category of five miles."],
    },
];

fn magnitude(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let figure = context.figure_at(found.role("number")?.start)?;
    let small = figure.amount.high.is_some_and(|high| high < 10.0) && figure.unit.is_none();
    let hedge = found.role("hedge").and_then(|hedge| context.text.token(hedge.start));
    let mut amount = figure.amount;
    if let Some(word) = hedge {
        let is_less = word.is("under") || word.is("below");
        amount.modifier = if is_less { Modifier::LessThan } else { Modifier::MoreThan };
    }
    small.then(|| quantity(amount, "magnitude"))
}

/// "a 6.4 earthquake": told to one decimal, it is how strong the quake was, not how many there were.
fn strength(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let figure = context.figure_at(found.role("number")?.start)?;
    let written = context.words(figure.number);
    let told = figure.amount.low.is_some_and(|low| low < 10.0) && written.contains('.');
    (told && figure.unit.is_none()).then(|| quantity(figure.amount, "magnitude"))
}

/// "a category 4 storm": a level, told in whole numbers.
fn category(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let figure = context.figure_at(found.role("claim_number")?.start)?;
    let is_level =
        figure.amount.low.is_some_and(|low| low <= 5.0 && low.fract() == 0.0) && figure.unit.is_none();
    is_level.then(|| quantity(figure.amount, "category"))
}
