//! Casualties: how many people were killed, hurt, lost, driven out, held or freed.
//!
//! One file for each way of telling it: none at all, what was done to people, what somebody did, nouns, tolls, one
//! person without a name; and what one such claim lends to the numbers listed with it.
//!
//! Invariant: a count of people and what befell them, read from one sentence; knows no other kind of claim.

pub(super) mod active;
pub(super) mod apart;
pub(super) mod headline;
pub(super) mod nominal;
pub(super) mod none;
pub(super) mod passive;
pub(super) mod shared;
pub(super) mod told;
pub(super) mod toll;

use crate::extract::claim::{Kind, Outcome, Reading};
use crate::extract::context::Context;
use crate::extract::count::{Count, Counted};
use crate::extract::harm;
use crate::extract::matcher::Match;
use crate::extract::rule::{By, Read, Rule};
use crate::text::figure::Sort;
use crate::text::lexicon::Class;
use crate::text::{Amount, Tag, Token};

/// A rule of this kind with a pattern.
const fn casualty_rule(
    name: &'static str,
    why: &'static str,
    by: (&'static str, Read),
    finds: &'static [(&'static str, &'static str)],
    leaves: &'static [&'static str],
) -> Rule {
    Rule { name, kind: Kind::Casualty, by: By::Pattern(by.0, by.1), why, finds, leaves }
}

const fn casualty(amount: Amount, outcome: Outcome) -> Reading {
    Reading::Casualty { amount, outcome }
}

/// The count that plays the role "number", where it counts people: shares and results are figures.
fn counted<'a>(found: &Match<'_>, context: &'a Context<'_>) -> Option<&'a Count> {
    let at = found.role("number")?.start;
    let count = context.count_at(at)?;
    let before = at.checked_sub(1).and_then(|before| context.text.token(before));
    // "how many people were hurt" tells no number; in "the July 17 death" it is the day's.
    let is_month = |token: &Token| {
        let written = token.of(context.text.source);
        token.classes.has(Class::CalendarName) && token.is_capital() && !written.ends_with("day")
    };
    let no_number = before.is_some_and(|token| {
        token.is("how")
            || token.is("aged")
            || token.is("age")
            || (is_month(token) && context.tag(at) == Tag::Number)
    });
    // "18.9 deaths per 100,000 people": a rate is a figure.
    let is_rate = context.text.token(count.span.end).is_some_and(|token| token.is("per"));
    let counts = !is_rate && !matches!(count.sort, Sort::Fraction | Sort::Score | Sort::Measure);
    (counts && !no_number).then_some(count)
}

/// What the words that play `role` mean for those counted.
fn outcome_of(found: &Match<'_>, role: &str, context: &Context<'_>) -> Option<Outcome> {
    let span = found.role(role)?;
    if let Some(harm) = context.harm_at(span.start) {
        return Some(harm.outcome);
    }
    context.text.tokens_of(span).iter().find_map(|token| harm::NOUNS.get(token.word))
}

/// One outcome, or two that are not told apart: "killed or injured".
fn joint_outcome(found: &Match<'_>, context: &Context<'_>) -> Option<Outcome> {
    let first = outcome_of(found, "harm", context)?;
    Some(match outcome_of(found, "harm2", context) {
        Some(second) if second != first => Outcome::Casualties,
        _ => first,
    })
}

fn read(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    // "Nobody should have to die": a wish.
    if context.text.tokens_of(found.span).iter().any(|token| token.is("should") || token.is("ought")) {
        return None;
    }
    let (count, outcome) = (counted(found, context)?, joint_outcome(found, context)?);
    // "Her rival, a candidate who fled": one who left is mostly somebody named.
    let is_leaver = count.counted == Counted::Someone && outcome == Outcome::Displaced;
    let tells_who = context.text.token(count.span.end).is_some_and(|token| token.is("who"));
    let is_named = tells_who && is_apposition(count, context);
    (!is_leaver && !is_named && !is_getaway(found, count, context)).then_some(casualty(count.amount, outcome))
}

/// "A gunman escaped": who did harm is not freed from it.
fn is_getaway(found: &Match<'_>, count: &Count, context: &Context<'_>) -> bool {
    const CULPRITS: [&str; 12] = [
        "gunman",
        "gunmen",
        "attacker",
        "attackers",
        "offender",
        "offenders",
        "suspect",
        "suspects",
        "robber",
        "robbers",
        "thief",
        "thieves",
    ];
    let head = count.head.and_then(|head| context.text.token(head));
    let harm = found.role("harm").map(|harm| context.words(harm).to_lowercase());
    harm.is_some_and(|harm| harm.starts_with("escap"))
        && head.is_some_and(|head| CULPRITS.iter().any(|word| head.is(word)))
}

/// Whether `count` says who somebody named right before is: "Ann Bell, a nurse".
fn is_apposition(count: &Count, context: &Context<'_>) -> bool {
    let Some(comma) = count.span.start.checked_sub(1) else { return false };
    let is_comma = context.text.token(comma).is_some_and(|token| token.is(","));
    let behind_name = comma.checked_sub(1).is_some_and(|name| context.tag(name) == Tag::Name);
    count.counted == Counted::Someone && is_comma && behind_name
}

/// Reads the number as people to whom `OUTCOME` befell, which the pattern itself says.
macro_rules! befallen {
    ($($name:ident $outcome:ident;)+) => {$(
        fn $name(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
            Some(casualty(counted(found, context)?.amount, Outcome::$outcome))
        }
    )+};
}

befallen! {
    killed Killed;
    injured Injured;
    captured Captured;
    freed Freed;
    displaced Displaced;
    other Other;
}

/// Whether an object stands behind the match, so that those counted did something themselves: "two men shot the guard".
fn takes_object(found: &Match<'_>, context: &Context<'_>) -> bool {
    let at = found.span.end;
    let sentence = context.text.sentences.get(context.text.sentence_of(found.span.start));
    let token = sentence.filter(|sentence| sentence.holds(at)).and_then(|_| context.text.token(at));
    let Some(token) = token else { return false };
    let is_link = ["who", "that", "which", "this", "last", "all", "some", "each", "both"];
    match context.tag(at) {
        Tag::Determiner | Tag::Pronoun => !is_link.iter().any(|word| token.is(word)),
        tag => {
            tag.is_nominal() && !token.classes.has(Class::CalendarName) && !token.classes.has(Class::Period)
        }
    }
}
