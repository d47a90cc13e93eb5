//! Casualties: how many people were killed, hurt, lost, driven out, held or freed.
//!
//! Invariant: a count of people and what befell them, read from one sentence; knows no other kind of claim.

use super::super::claim::{Kind, Outcome, Reading};
use super::super::context::Context;
use super::super::matcher::Match;
use super::super::rule::{By, Rule};

/// The rules, the most telling first.
pub(super) const RULES: &[Rule] = &[Rule {
    name: "casualty-verb-count",
    kind: Kind::Casualty,
    by: By::Pattern("harm:killing number:#number people", read),
    why: "a verb of harm stands before a number of people",
    finds: &[("A storm hit the coast, [killing about 1,200 people].", "killed ~1200")],
    leaves: &["About 1,200 people saw the killing."],
}];

fn read(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let number = found.role("number")?;
    Some(Reading::Casualty { amount: context.figure_at(number.start)?.amount, outcome: Outcome::Killed })
}
