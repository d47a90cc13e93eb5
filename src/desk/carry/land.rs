//! Lands a claim's record in the new draft, as the edit says.
//!
//! Invariant: follows the edit alone, so that a journal always gives the same desk; drops nothing of the record.

use std::sync::Arc;

use super::verdict::{Reason, Verdict};
use super::{Carried, Carry};
use crate::desk::claim::{Aside, ClaimRecord, Made, Origin, Stamp};
use crate::desk::draft::Draft;
use crate::desk::error::EditError;

/// The record of `old` in `draft`; `found` is what the machine finds of it there.
pub(in crate::desk) fn landed(
    old: &ClaimRecord,
    carried: &Carried,
    found: Option<ClaimRecord>,
    draft: &Draft,
    stamp: &Stamp,
) -> Result<ClaimRecord, EditError> {
    let places = carried.places.iter().map(|place| draft.place(*place)).collect::<Result<_, _>>()?;
    let carry = Carry {
        from: old.draft,
        span: old.span,
        reading: old.reading.clone(),
        to: draft.number,
        verdict: carried.verdict,
        why: carried.why.clone(),
        places,
        is_seen: false,
        before: old.carry.as_deref().cloned().map(Arc::new),
    };
    let mut claim = old.clone();
    let Some(span) = carried.span else {
        let reason = carry.in_words();
        claim.set_aside.get_or_insert_with(|| Aside { reason, stamp: stamp.clone() });
        claim.carry = Some(Box::new(carry));
        return Ok(claim);
    };
    claim.carry = Some(Box::new(carry));
    if was_removed(old) {
        claim.set_aside = None;
    }
    claim.draft = draft.number;
    claim.span = draft.place(span)?;
    claim.sentence = draft.sentence_at(claim.span.start);
    read_anew(&mut claim, carried, found);
    keep_ground(&mut claim, old, carried.verdict);
    Ok(claim)
}

/// Whether the claim lies in the tray because a draft does not have it, and nobody put it there.
fn was_removed(claim: &ClaimRecord) -> bool {
    let aside = claim.set_aside.as_ref();
    let carry = claim.carry.as_ref().filter(|carry| carry.to > claim.draft);
    aside.zip(carry).is_some_and(|(aside, carry)| aside.reason == carry.in_words())
}

/// Takes over what the machine finds, and its reading, unless a checker has corrected what it still reads the same.
fn read_anew(claim: &mut ClaimRecord, carried: &Carried, found: Option<ClaimRecord>) {
    let span = claim.span;
    if let Origin::Found(finding) = &mut claim.origin {
        finding.span = span;
        if let Some(ClaimRecord { origin: Origin::Found(new), .. }) = found {
            let was_corrected = claim.reading != finding.reading;
            if !was_corrected || new.reading != finding.reading {
                claim.reading = new.reading.clone();
            }
            *finding = new;
        }
    }
    if let Some(reading) = &carried.reading {
        claim.reading = reading.clone();
    }
}

/// Lets the mark stand on the new words, unless they say something else, or it did not hold before.
fn keep_ground(claim: &mut ClaimRecord, old: &ClaimRecord, verdict: Verdict) {
    let (span, reading) = (claim.span, claim.reading.clone());
    if let Some(ground) = &mut claim.ground {
        let held = ground.span == old.span && ground.reading == old.reading;
        ground.is_off |= !held || verdict == Verdict::Stale;
        let made = Made { draft: old.draft, span: ground.span, reading: ground.reading.clone() };
        ground.made.get_or_insert(made);
        (ground.span, ground.reading) = (span, reading);
    }
}

impl Carried {
    /// A claim that has no place in the new draft.
    pub(in crate::desk) fn nowhere(claim: &ClaimRecord, why: Reason) -> Self {
        Self {
            claim: claim.id.clone(),
            verdict: Verdict::Removed,
            span: None,
            why: vec![why],
            places: Vec::new(),
            reading: None,
        }
    }
}
