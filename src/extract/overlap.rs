//! Which claim stays where two cannot both: a short table of reasons.
//!
//! Invariant: takes claims away, never makes or changes one; the order of its input does not matter.

use std::cmp::Reverse;

use super::claim::{Claim, Kind};

/// Which kind stays where two kinds overlap, and why; kinds not named here live side by side.
const STAYS: &[(Kind, Kind, &str)] = &[
    (Kind::Casualty, Kind::Quantity, "people harmed are counted once, as casualties"),
    (Kind::Date, Kind::Quantity, "the figures of a date are no figures of their own"),
    (Kind::Duration, Kind::Quantity, "a length of time is ticked as a whole"),
];

/// Leaves the claims that stay, in text order: by start, then the longer first, then by kind.
///
/// `rank` gives the place of a rule in the rulebook: of two claims of one kind that overlap, the one whose rule stands
/// earlier knows more and stays; of one rule the longer, then the earlier.
pub(super) fn settle(mut claims: Vec<Claim>, rank: impl Fn(&str) -> usize) -> Vec<Claim> {
    claims.sort_by_cached_key(|claim| {
        (claim.reading.kind(), rank(claim.why.rule), Reverse(claim.span.len()), claim.span)
    });
    let mut kept = Vec::with_capacity(claims.len());
    for kind in claims.chunk_by(|a, b| a.reading.kind() == b.reading.kind()) {
        keep_apart(kind, &mut kept);
    }
    in_text_order(&mut kept);
    let beaten: Vec<bool> = kept.iter().enumerate().map(|(at, claim)| is_beaten(&kept, at, claim)).collect();
    let mut beaten = beaten.into_iter();
    kept.retain(|_| !beaten.next().unwrap_or_default());
    kept
}

/// Puts claims in text order: by start, then the longer first, then by kind.
pub(super) fn in_text_order(claims: &mut [Claim]) {
    claims.sort_by_key(|claim| (claim.span.start, Reverse(claim.span.len()), claim.reading.kind()));
}

/// Keeps, of claims of one kind in order of preference, each that overlaps none kept before.
fn keep_apart(claims: &[Claim], kept: &mut Vec<Claim>) {
    // By start: claims kept so far do not overlap, so only the neighbours on both sides can be in the way.
    let mut taken = std::collections::BTreeMap::<usize, usize>::new();
    for claim in claims {
        let before = taken.range(..claim.span.end).next_back();
        if before.is_none_or(|(_, &end)| end <= claim.span.start) {
            taken.insert(claim.span.start, claim.span.end);
            kept.push(claim.clone());
        }
    }
}

/// Whether a kind that stays overlaps `claim`, which is number `at` of `claims` in text order.
fn is_beaten(claims: &[Claim], at: usize, claim: &Claim) -> bool {
    let beats = |other: &Claim| {
        other.span.overlaps(claim.span)
            && STAYS.iter().any(|row| row.0 == other.reading.kind() && row.1 == claim.reading.kind())
    };
    // Claims that can overlap begin close by: none that any rule finds but quotations is longer than this.
    const REACH_BYTES: usize = 400;
    let (before, after) = claims.split_at(at);
    let near = |other: &&Claim| claim.span.start.abs_diff(other.span.start) <= REACH_BYTES;
    before.iter().rev().take_while(near).any(beats)
        || after.iter().skip(1).take_while(|other| other.span.start < claim.span.end).any(beats)
}
