//! The house rule: what a claim needs before it may be called confirmed.
//!
//! One primary source, or some independent secondary ones: how many, and whether it asks at all, is for the outlet to
//! say, and is written down with the piece, so that every report of it says the same. Sources that rest on one origin
//! count once, and a withdrawn source counts for nothing. The rule warns and stands between the piece and ready; a
//! reason given with the status overrides it.
//!
//! Invariant: gives advice, refuses nothing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Desk;
use super::claim::ClaimRecord;
use super::id::{ClaimId, SourceId};
use super::mark::Status;
use super::source::{Directness, Relation};

/// The house rule as an outlet has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HouseRule {
    /// Whether the card asks for sources where they are too few.
    pub asks: bool,
    /// Independent secondary sources that stand in for a primary one.
    pub secondary_needed: usize,
}

impl HouseRule {
    /// What it asks for, as a report says it.
    pub fn in_words(self) -> String {
        match self {
            Self { asks: false, .. } => "asks for nothing".to_owned(),
            Self { secondary_needed: 0 | 1, .. } => "one source of any kind".to_owned(),
            Self { secondary_needed, .. } => {
                format!("one primary source, or {secondary_needed} independent secondary ones")
            }
        }
    }
}

impl Default for HouseRule {
    /// Newsroom handbooks ask for three reports by different reporters.
    fn default() -> Self {
        Self { asks: true, secondary_needed: 3 }
    }
}

/// What a claim lacks by the house rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum HouseRuleGap {
    /// No source supports it.
    #[error("no source supports this yet: add a primary one, or {needed} independent secondary ones")]
    NoSource {
        /// Secondary sources that would do.
        needed: usize,
    },
    /// Secondary sources only, and too few.
    #[error("{found} of {needed} independent secondary sources: add more, or a primary one")]
    TooFew {
        /// Those there are.
        found: usize,
        /// Those that would do.
        needed: usize,
    },
}

impl Desk {
    /// Whether the sources of a claim are enough to confirm it; else what is lacking.
    pub fn house_rule(&self, claim: &ClaimId, rule: HouseRule) -> Result<(), HouseRuleGap> {
        let needed = rule.secondary_needed.max(1);
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
            _ if !is_supported => Err(HouseRuleGap::NoSource { needed }),
            found if found < needed => Err(HouseRuleGap::TooFew { found, needed }),
            _ => Ok(()),
        }
    }

    /// The house rule of the piece.
    pub fn rule(&self) -> HouseRule {
        self.piece().house_rule.unwrap_or_default()
    }

    /// What a confirmed claim lacks by the house rule of the piece.
    pub fn gap(&self, claim: &ClaimRecord) -> Option<HouseRuleGap> {
        let rule = self.rule();
        let is_asked = rule.asks && claim.status == Status::Confirmed;
        is_asked.then(|| self.house_rule(&claim.id, rule).err()).flatten()
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
