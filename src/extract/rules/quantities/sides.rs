//! What two sides got, set against each other: "3–0", "22 points to 10", "voted 66 to 27", "a 230-to-198 vote".
//!
//! Invariant: the amount runs from the first number told to the second, the larger or not.

use crate::extract::claim::{Kind, Reading};
use crate::extract::context::Context;
use crate::extract::matcher::Match;
use crate::extract::rule::{By, Rule};
use crate::text::figure::Sort;
use crate::text::{Amount, Modifier};

use super::{count_of, quantity};

/// The rules, the most telling first.
pub(in crate::extract::rules) const RULES: &[Rule] = &[
    Rule {
        name: "quantity-score",
        kind: Kind::Quantity,
        by: By::Pattern("score:#number", score),
        why: "two figures with a dash between them are a result",
        finds: &[
            ("Norland beat Sudland [3 – 0] at home.", "3..0 score"),
            ("The court ruled [5-4] for her.", "5..4 score"),
        ],
        leaves: &["They sold 3-4 million tickets."],
    },
    Rule {
        name: "quantity-points-to",
        kind: Kind::Quantity,
        by: By::Pattern("claim:( number:#count to other:#bare )", points_to),
        why: "the points of two sides are set against each other",
        finds: &[("The Reds led [22 points to 10].", "22..10 score")],
        leaves: &["They moved 22 houses to 10 towns."],
    },
    Rule {
        name: "quantity-votes-hyphened",
        kind: Kind::Quantity,
        by: By::Pattern(
            "claim:( one:=number - to - other:=number ) ( vote | votes | margin | majority | decision | defeat | ballot | . | , )",
            split_votes,
        ),
        why: "two numbers of votes are set against each other",
        finds: &[("The bill passed in a [230-to-198] vote.", "230..198 vote")],
        leaves: &["They took a 9-to-5 job."],
    },
    Rule {
        name: "quantity-votes",
        kind: Kind::Quantity,
        by: By::Pattern("( voted | ( vote of ) | ( votes of ) ) claim:( one:#bare to other:#bare )", votes),
        why: "two numbers of votes are set against each other",
        finds: &[("The council voted [66 to 27] for the bridge.", "66..27 vote")],
        leaves: &["The council voted on five bridges."],
    },
];

fn score(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let figure = context.figure_at(found.span.start)?;
    (figure.sort == Sort::Score).then(|| quantity(figure.amount, "score"))
}

/// "22 points to 10".
fn points_to(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    let other = context.count_at(found.role("other")?.start)?;
    let is_score = context.text.token(count.head?).is_some_and(|head| head.is("points") || head.is("point"));
    let amount = Amount { low: count.amount.low, high: other.amount.low, modifier: Modifier::Exact };
    (is_score && other.sort == Sort::Count).then(|| quantity(amount, "score"))
}

/// "230-to-198".
fn split_votes(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let value = |role| context.words(found.role(role)?).replace(',', "").parse::<f64>().ok();
    let amount = Amount { low: value("one"), high: value("other"), modifier: Modifier::Exact };
    (amount.low.is_some() && amount.high.is_some()).then(|| quantity(amount, "vote"))
}

fn votes(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let side =
        |name| context.figure_at(found.role(name)?.start)?.amount.low.filter(|votes| votes.fract() == 0.0);
    let amount = Amount { low: Some(side("one")?), high: Some(side("other")?), modifier: Modifier::Exact };
    Some(quantity(amount, "vote"))
}
