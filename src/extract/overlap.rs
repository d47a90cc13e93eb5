//! Which claim stays where two cannot both: a short table of reasons.
//!
//! Invariant: takes claims away, never makes or changes one; the order of its input does not matter.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::claim::{Claim, Kind, Reading};
use crate::text::Span;

/// Which kind stays where two kinds overlap, and why; kinds not named here live side by side.
const STAYS: &[(Kind, Kind, &str)] = &[
    (Kind::Casualty, Kind::Quantity, "people harmed are counted once, as casualties"),
    (Kind::Date, Kind::Quantity, "the figures of a date are no figures of their own"),
    (Kind::Duration, Kind::Quantity, "a length of time is ticked as a whole"),
];

/// Kinds whose claims may overlap, and why; of other kinds the claims are kept apart.
const NESTS: &[(Kind, &str)] =
    &[(Kind::Identity, "a description may name somebody who has one of their own")];

/// Leaves the claims that stay, in text order: by start, then the longer first, then by kind.
///
/// `rank` gives the place of a rule in the rulebook: of two claims of one kind that overlap, the one whose rule stands
/// earlier knows more and stays; of one rule the longer, then the earlier.
pub(super) fn settle(mut claims: Vec<Claim>, rank: impl Fn(&str) -> usize) -> Vec<Claim> {
    claims.sort_by(|one, other| {
        let ranks = || rank(one.why.rule).cmp(&rank(other.why.rule));
        in_text(one).cmp(&in_text(other)).then_with(ranks)
    });
    let mut stays = kept_apart(&claims, &rank).into_iter();
    claims.retain(|_| stays.next().unwrap_or_default());
    // "between six months and 19 years of age" is an age, no length of time.
    let ages: Vec<Span> = claims.iter().filter(|claim| is_age(claim)).map(|claim| claim.span).collect();
    claims.retain(|claim| claim.reading.kind() != Kind::Duration || !is_overlapped(&ages, claim.span));
    let staying: Vec<(Kind, Kind, Vec<Span>)> =
        STAYS.iter().map(|&(stays, goes, _)| (stays, goes, spans_of(&claims, stays))).collect();
    claims.retain(|claim| {
        let goes_by = |(stays, goes, spans): &(Kind, Kind, Vec<Span>)| {
            *goes == claim.reading.kind()
                && !(*stays == Kind::Casualty && is_age(claim))
                && is_overlapped(spans, claim.span)
        };
        !staying.iter().any(goes_by)
    });
    claims
}

/// Puts claims in text order: by start, then the longer first, then by kind.
pub(super) fn in_text_order(claims: &mut [Claim]) {
    claims.sort_by_key(in_text);
}

/// What claims in text order are sorted by.
const fn in_text(claim: &Claim) -> (usize, Reverse<usize>, Kind) {
    (claim.span.start, Reverse(claim.span.len()), claim.reading.kind())
}

/// For each of `claims`, which stand in text order, whether it stays beside the others of its kind.
fn kept_apart(claims: &[Claim], rank: impl Fn(&str) -> usize) -> Vec<bool> {
    let mut stays = vec![true; claims.len()];
    for kind in Kind::ALL.into_iter().filter(|&kind| !nests(kind)) {
        let of_kind = claims.iter().enumerate().filter(|(_, claim)| claim.reading.kind() == kind);
        let mut of_kind: Vec<(usize, &Claim)> = of_kind.collect();
        let mut end = 0;
        // Those that overlap, directly or by others between them, stand side by side; most stand alone.
        let clashes = of_kind.chunk_by_mut(|(_, before), (_, claim)| {
            end = end.max(before.span.end);
            claim.span.start < end
        });
        for clash in clashes.filter(|clash| clash.len() > 1) {
            clash.sort_by_cached_key(|(_, claim)| {
                (rank(claim.why.rule), Reverse(claim.span.len()), claim.span)
            });
            part(clash, &mut stays);
        }
    }
    stays
}

/// Lets go, of claims in order of preference, of each that overlaps one before it that stays.
fn part(clash: &[(usize, &Claim)], stays: &mut [bool]) {
    // By start: those that stay do not overlap, so only the neighbour before its end can be in the way.
    let mut taken = BTreeMap::<usize, usize>::new();
    for &(number, Claim { span, .. }) in clash {
        let before = taken.range(..span.end).next_back();
        if before.is_none_or(|(_, &end)| end <= span.start) {
            taken.insert(span.start, span.end);
        } else if let Some(place) = stays.get_mut(number) {
            *place = false;
        }
    }
}

/// Whether claims of `kind` may overlap.
fn nests(kind: Kind) -> bool {
    NESTS.iter().any(|row| row.0 == kind)
}

/// The places of the claims of `kind`; `claims` stand in text order.
fn spans_of(claims: &[Claim], kind: Kind) -> Vec<Span> {
    claims.iter().filter(|claim| claim.reading.kind() == kind).map(|claim| claim.span).collect()
}

/// Whether `claim` is an age: it tells who was harmed, not how many, so it stays beside a casualty.
fn is_age(claim: &Claim) -> bool {
    matches!(&claim.reading, Reading::Quantity { unit, .. } if unit.starts_with("year old"))
}

/// Whether one of `spans`, which stand in text order and apart, overlaps `span`.
fn is_overlapped(spans: &[Span], span: Span) -> bool {
    let behind = spans.partition_point(|other| other.start < span.end);
    behind.checked_sub(1).and_then(|last| spans.get(last)).is_some_and(|last| last.overlaps(span))
}
