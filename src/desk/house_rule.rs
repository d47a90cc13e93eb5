//! The house rule: what a claim needs before it may be called confirmed.
//!
//! One primary source, or three independent secondary ones. Sources that rest on one origin count once, and a
//! withdrawn source counts for nothing. The rule warns; a reason given with the status overrides it.
//!
//! Invariant: gives advice, refuses nothing.

use std::collections::BTreeSet;

use thiserror::Error;

use super::Desk;
use super::id::{ClaimId, SourceId};
use super::source::{Directness, Relation};

/// Independent secondary sources that stand in for a primary one; from newsroom handbooks, which ask for three
/// reports by different reporters.
const SECONDARY_NEEDED: usize = 3;

/// What a claim lacks by the house rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum HouseRuleGap {
    /// No source supports it.
    #[error(
        "no source supports this yet: add a primary one, or {SECONDARY_NEEDED} independent secondary ones"
    )]
    NoSource,
    /// Secondary sources only, and too few.
    #[error("{0} of {SECONDARY_NEEDED} independent secondary sources: add more, or a primary one")]
    TooFew(usize),
}

impl Desk {
    /// Whether the sources of a claim are enough to confirm it; else what is lacking.
    pub fn house_rule(&self, claim: &ClaimId) -> Result<(), HouseRuleGap> {
        let mut secondary = BTreeSet::new();
        let mut is_supported = false;
        for linked in self.links_of(claim) {
            if linked.link.relation != Relation::Supports || !linked.source.withdrawn.is_empty() {
                continue;
            }
            is_supported = true;
            match linked.link.directness {
                Directness::Primary => return Ok(()),
                Directness::Secondary => _ = secondary.insert(self.origin_of(&linked.source.id)),
                Directness::Tertiary => {}
            }
        }
        match secondary.len() {
            _ if !is_supported => Err(HouseRuleGap::NoSource),
            n if n < SECONDARY_NEEDED => Err(HouseRuleGap::TooFew(n)),
            _ => Ok(()),
        }
    }

    /// How many independent sources support a claim: those that rest on one origin count once.
    pub fn independent_sources(&self, claim: &ClaimId) -> usize {
        let supporting = self.links_of(claim).filter(|linked| {
            linked.link.relation == Relation::Supports && linked.source.withdrawn.is_empty()
        });
        supporting.map(|linked| self.origin_of(&linked.source.id)).collect::<BTreeSet<_>>().len()
    }

    /// The source that `source` rests on in the end; of sources that rest on each other, the first by id.
    pub fn origin_of(&self, source: &SourceId) -> SourceId {
        let mut seen = vec![source];
        let mut last = source;
        while let Some(origin) = self.source(last).and_then(|source| source.derived_from.as_ref()) {
            if let Some(start) = seen.iter().position(|&known| known == origin) {
                let ring = seen.get(start..).unwrap_or_default();
                return SourceId::clone(ring.iter().min().unwrap_or(&origin));
            }
            seen.push(origin);
            last = origin;
        }
        last.clone()
    }
}
