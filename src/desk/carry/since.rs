//! What has changed since a draft that was signed, over all drafts since.
//!
//! Invariant: worked out from the desk, kept nowhere; a change that a later draft left alone is told all the same.

use std::sync::Arc;

use super::Carry;
use super::outcome::{Row, side};
use super::verdict::Verdict;
use crate::desk::Desk;
use crate::desk::claim::ClaimRecord;
use crate::desk::sign_off::SignOff;

impl Desk {
    /// The sign-offs that another draft has voided, in their order.
    pub fn voided(&self) -> impl Iterator<Item = &SignOff> {
        let current = self.current();
        self.records.signed.values().map(|signed| &**signed).filter(move |signed| signed.draft < current)
    }

    /// What has changed since draft `number`: the claims that were not simply kept in any draft since, as they stood in
    /// it and as they stand, and the new ones; in text order, those without a place at the end.
    pub fn changed_since_draft(&self, number: usize) -> Vec<Row<'_>> {
        let claims = self.records.claims.values();
        let mut rows: Vec<Row<'_>> = claims.filter_map(|claim| self.row_since(claim, number)).collect();
        rows.sort_by_key(|row| {
            let side = row.new.as_ref().or(row.old.as_ref());
            (row.new.is_none(), side.map(|side| side.span.start), row.claim.id.clone())
        });
        rows
    }

    /// What became of `claim` since draft `number`; none where it was kept, or came and went.
    fn row_since<'a>(&'a self, claim: &'a Arc<ClaimRecord>, number: usize) -> Option<Row<'a>> {
        let ways = || claim.carry.iter().flat_map(|carry| carry.ways()).take_while(|way| way.to > number);
        let stands = claim.draft == self.current();
        let here = self.draft_numbered(claim.draft)?;
        let new = stands.then(|| side(here, claim.span, Some(&claim.reading)));
        let Some(first) = ways().last().filter(|way| way.from <= number) else {
            let is_new = stands && claim.draft > number;
            return is_new.then(|| Row {
                claim,
                verdict: None,
                why: &[],
                old: None,
                new,
                places: Vec::new(),
            });
        };
        let worst = if stands {
            ways().filter(|way| has_landed(way)).max_by_key(|way| way.verdict)
        } else {
            ways().next()
        }?;
        let old = side(self.draft_numbered(first.from)?, first.span, Some(&first.reading));
        let places =
            worst.places.iter().filter_map(|place| Some(side(self.draft_numbered(worst.to)?, *place, None)));
        (worst.verdict != Verdict::Kept).then(|| Row {
            claim,
            verdict: Some(worst.verdict),
            why: &worst.why,
            old: Some(old),
            new,
            places: places.collect(),
        })
    }
}

fn has_landed(way: &Carry) -> bool {
    matches!(way.verdict, Verdict::Kept | Verdict::Context | Verdict::Stale)
}
