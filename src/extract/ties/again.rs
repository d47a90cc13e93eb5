//! Figures and dates that stand in the article more than once: "kills 19" in the headline, "19 people died" below.
//!
//! Invariant: two figures are one where value and noun agree and the value tells something; a small round number stands
//! twice by chance, so that it is known again only from the headline.

use std::collections::BTreeMap;

use super::{Bond, Tie, amount_of, count_of};
use crate::extract::claim::{Amount, Claim, Outcome, Reading, TimeMod};
use crate::extract::context::Context;
use crate::text::lexicon::singular_of;

/// Nouns with one and the same figure that are told apart.
const MOST: usize = 8;

/// Nouns for people that say nothing more of them.
const ANYBODY: [&str; 5] = ["person", "people", "other", "victim", "casualty"];

/// What two claims share that say the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Said<'c> {
    Figure(Option<Outcome>, u64, u64),
    Day(&'c str, Option<&'static str>),
}

/// The ties of claims that say a figure or a day again, each to the first that says it.
pub(super) fn ties(context: &Context<'_>, claims: &[Claim]) -> Vec<Tie> {
    let mut known = BTreeMap::<Said<'_>, Vec<(usize, String)>>::new();
    let mut ties = Vec::new();
    for (from, claim) in claims.iter().enumerate() {
        let Some((said, noun)) = said(context, claim) else { continue };
        let before = known.entry(said).or_default();
        let first = before.iter().find(|(_, other)| fit(other, &noun)).map(|&(to, _)| to);
        match first {
            Some(to) if tells(claim) || claims.get(to).is_some_and(|first| is_headline(context, first)) => {
                ties.push(Tie { from, to, bond: Bond::Repeats });
            }
            None if before.len() < MOST => before.push((from, noun)),
            _ => {}
        }
    }
    ties
}

/// What `claim` says and of what; `None` where saying it twice means nothing.
fn said<'c>(context: &Context<'_>, claim: &'c Claim) -> Option<(Said<'c>, String)> {
    match &claim.reading {
        Reading::Casualty { amount, outcome } => {
            let head = count_of(context, claim).and_then(|count| count.head);
            let head = head.and_then(|head| context.text.token(head));
            let noun = head.map(|head| singular_of(&head.of(context.text.source).to_lowercase()));
            Some((figure(Some(*outcome), *amount)?, noun.unwrap_or_default()))
        }
        Reading::Quantity { amount, unit, .. } if !unit.is_empty() && !unit.starts_with("year old") => {
            Some((figure(None, *amount)?, unit.clone()))
        }
        Reading::Date(timex) if is_dated(&timex.timex) => {
            Some((Said::Day(&timex.timex, timex.modifier.map(TimeMod::key)), String::new()))
        }
        _ => None,
    }
}

/// The figure, where it has a value of two or more.
fn figure(outcome: Option<Outcome>, amount: Amount) -> Option<Said<'static>> {
    let (low, high) = (amount.low?, amount.high?);
    (low > 1.0).then(|| Said::Figure(outcome, low.to_bits(), high.to_bits()))
}

/// Whether a TIMEX3 value names a day, month or year of the calendar, and one only.
fn is_dated(timex: &str) -> bool {
    timex.starts_with(|c: char| c.is_ascii_digit()) && !timex.contains(['|', 'X', '/'])
}

/// Whether two nouns can stand for the same people or things.
fn fit(one: &str, other: &str) -> bool {
    let is_anybody = |noun: &str| noun.is_empty() || ANYBODY.contains(&noun);
    one == other || is_anybody(one) || is_anybody(other)
}

/// Whether the value of `claim` stands twice for a reason: a day, a large number, one that is not round.
fn tells(claim: &Claim) -> bool {
    /// From here on even a round number is seldom met twice by chance.
    const LARGE: f64 = 1000.0;
    let Some(low) = amount_of(claim).and_then(|amount| amount.low) else { return true };
    let mut part = low;
    while part >= 10.0 && part % 10.0 == 0.0 {
        part /= 10.0;
    }
    low >= LARGE || part >= 10.0 || part.fract() != 0.0
}

/// Whether `claim` stands in the headline.
fn is_headline(context: &Context<'_>, claim: &Claim) -> bool {
    context.headline.is_some_and(|headline| headline.contains(claim.span))
}

#[cfg(test)]
mod tests {
    use super::super::tests::tied;

    #[test]
    fn figures_and_dates_said_again_are_tied_to_the_first() {
        for (source, want) in [
            (
                "Ferry fire off Port Ellery kills at least 19\n\nA fire broke out on Thursday. At least 19 people were killed on August 15 and four hurt. In Davel four people were hurt.",
                &["At least 19 people were killed > kills at least 19", "August 15 > Thursday"][..],
            ),
            (
                "The deal covers 301 stores. Unions fear for the 301 stores and for 301 jobs.",
                &["301 stores > 301 stores"],
            ),
            ("They have three boats. Others have three boats too.", &[]),
            ("Mill to cut three boats\n\nThey have three boats left.", &["three boats > three boats"]),
            ("It cost $5 million. It made $5 million, or 5 million euros.", &["$5 million > $5 million"]),
        ] {
            assert_eq!(tied(source, "repeats"), want, "{source}");
        }
    }
}
