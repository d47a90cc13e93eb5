//! Which claim that the machine finds in the new draft is which that lay on the desk.
//!
//! Invariant: each is at most one other's; the closest go first.

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::{Claim, Kind};
use crate::text::Span;

/// The share of their words that two claims of one kind must have in common, in thousandths.
const LEAST: usize = 300;
/// The same for claims of two kinds.
const LEAST_OTHER_KIND: usize = 990;

/// A claim that looks for its counterpart: its number, its place in the new draft, its kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seeker {
    pub(super) number: usize,
    pub(super) span: Span,
    pub(super) kind: Kind,
    /// Only the same words of the same kind will do.
    pub(super) is_strict: bool,
}

/// The machine's claim for each seeker that has one, by their numbers.
pub(super) fn counterparts(seekers: &[Seeker], found: &[Claim]) -> BTreeMap<usize, usize> {
    let longest = found.iter().map(|claim| claim.span.len()).max().unwrap_or_default();
    let mut fits = Vec::new();
    for seeker in seekers {
        let from = found.partition_point(|claim| claim.span.start + longest < seeker.span.start);
        let near = found.iter().enumerate().skip(from);
        for (at, claim) in near.take_while(|(_, claim)| claim.span.start < seeker.span.end) {
            fits.extend(fit(seeker, claim).map(|fit| (fit, seeker.number, at)));
        }
    }
    fits.sort_by(|one, other| other.0.cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let (mut chosen, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for (_, seeker, claim) in fits {
        if !chosen.contains_key(&seeker) && taken.insert(claim) {
            chosen.insert(seeker, claim);
        }
    }
    chosen
}

/// How well the two fit; none where they do not.
fn fit(seeker: &Seeker, claim: &Claim) -> Option<(bool, usize)> {
    let (one, other) = (seeker.span, claim.span);
    let common = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    let share = common * 1000 / one.cover(other).len().max(1);
    let is_same_kind = claim.reading.kind() == seeker.kind;
    let least = if is_same_kind && !seeker.is_strict { LEAST } else { LEAST_OTHER_KIND };
    (share >= least && (is_same_kind || !seeker.is_strict)).then_some((is_same_kind, share))
}
