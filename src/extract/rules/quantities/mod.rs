//! Figures: ages, money, shares, measures, scores, and numbers of things and people.
//!
//! One file for each way of telling them: ages, figures that lean on other words, how often something came, what two
//! sides got, the strength of quakes and storms, figures with their units, numbers with what they count, and numbers
//! alone.
//!
//! Invariant: reads how much and of what; people harmed, dates and lengths of time are other rules' claims.

pub(super) mod ages;
pub(super) mod alone;
pub(super) mod counts;
pub(super) mod measures;
pub(super) mod often;
pub(super) mod sides;
pub(super) mod strengths;
pub(super) mod tallies;

use crate::extract::claim::Reading;
use crate::extract::context::Context;
use crate::extract::count::Count;
use crate::extract::matcher::Match;
use crate::text::lexicon::singular_of;
use crate::text::{Amount, Tag};

pub(super) fn quantity(amount: Amount, unit: impl Into<String>) -> Reading {
    Reading::Quantity { amount, unit: unit.into(), per: None }
}

pub(super) fn count_of<'c>(found: &Match<'_>, context: &'c Context<'_>) -> Option<&'c Count> {
    context.count_at(found.role("number")?.start)
}

/// The singular of what is counted, with the nouns that make one name with it: "police officer".
pub(super) fn unit_of(count: &Count, context: &Context<'_>) -> Option<String> {
    let head = count.head?;
    let mut start = head;
    while start > count.noun.start && context.tag(start - 1) == Tag::Noun {
        start -= 1;
    }
    let nouns = (start..head).filter_map(|at| context.text.token(at));
    let mut words: Vec<String> = nouns.map(|token| token.of(context.text.source).to_lowercase()).collect();
    words.push(word_in_singular(head, context)?);
    Some(words.join(" "))
}

fn word_in_singular(at: usize, context: &Context<'_>) -> Option<String> {
    Some(singular_of(&context.text.token(at)?.of(context.text.source).to_lowercase()))
}
