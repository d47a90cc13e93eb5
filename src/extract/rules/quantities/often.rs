//! How often something came: "five times", "twice".
//!
//! Invariant: counts times that nothing is compared by; "five times as large" is a comparison's.

use crate::text::figure::Sort;
use crate::text::{Amount, Modifier};

use super::quantity;
use crate::extract::claim::{Kind, Reading};
use crate::extract::context::Context;
use crate::extract::matcher::Match;
use crate::extract::rule::{By, Rule};

/// The rules.
pub(in crate::extract::rules) const RULES: &[Rule] = &[
    Rule {
        name: "quantity-how-often",
        kind: Kind::Quantity,
        by: By::Pattern(
            "claim:( number:#number times ) !( as | more | less | than | the | higher | lower | larger | greater | bigger | faster | that | its | their | his | her | over | when | per | a | stronger | longer | =capital )",
            often,
        ),
        why: "it is told how often something came",
        finds: &[("She won the cup [five times].", "5 time")],
        leaves: &["It is five times as large.", "It is five times larger.", "They sang many times."],
    },
    Rule {
        name: "quantity-twice",
        kind: Kind::Quantity,
        by: By::Pattern(
            "claim:twice !( as | the | that | a | an | per | over | what | =number | daily | weekly | its | their | his | her | before )",
            twice,
        ),
        why: "it is told that something came two times",
        finds: &[("He [twice] served as mayor.", "2 time")],
        leaves: &["It is twice as large.", "They meet twice a week."],
    },
];

/// "twice": two times, where nothing is compared.
fn twice(found: &Match<'_>, _: &Context<'_>) -> Option<Reading> {
    let amount = Amount { low: Some(2.0), high: Some(2.0), modifier: Modifier::Exact };
    found.role("claim").map(|_| quantity(amount, "time"))
}

/// "five times": so often, where nothing is compared.
fn often(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let figure = context.figure_at(found.role("number")?.start)?;
    let counts = figure.sort == Sort::Count && figure.unit.is_none();
    counts.then(|| quantity(figure.amount, "time"))
}
