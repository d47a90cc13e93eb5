//! What a list can ask of a claim beyond kind, status and flags: who made it, what it lacks, whether its mark still holds.
//!
//! Invariant: worked out from the desk, kept nowhere.

use std::collections::{BTreeMap, BTreeSet};

use super::claim::{ClaimRecord, Origin};
use super::source::Relation;
use super::{Desk, Standing};

/// One thing to ask of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trait {
    /// The machine found it, and no person has done anything to it.
    Untouched,
    /// A checker made it.
    ByHand,
    /// It is linked to no source.
    NoSource,
    /// Its words, its reading or its sources have changed since it was marked.
    Stale,
}

impl Trait {
    /// All of them, in the order lists show them.
    pub const ALL: [Self; 4] = [Self::Untouched, Self::ByHand, Self::NoSource, Self::Stale];

    /// The name a checker reads.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Untouched => "Untouched",
            Self::ByHand => "By hand",
            Self::NoSource => "No source",
            Self::Stale => "Stale",
        }
    }

    /// What it means, in one phrase.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Untouched => "Found by the machine, and nobody has done anything to it",
            Self::ByHand => "Made a claim by a checker",
            Self::NoSource => "Linked to no source",
            Self::Stale => "Words, reading or sources have changed since the mark",
        }
    }

    /// The one that no claim has together with this one.
    pub const fn opposite(self) -> Option<Self> {
        match self {
            Self::Untouched => Some(Self::ByHand),
            Self::ByHand => Some(Self::Untouched),
            Self::NoSource | Self::Stale => None,
        }
    }
}

impl Desk {
    /// Whether `claim` is so.
    pub fn is(&self, claim: &ClaimRecord, asked: Trait) -> bool {
        match asked {
            Trait::Untouched => !claim.touched,
            Trait::ByHand => matches!(claim.origin, Origin::Hand(_)),
            Trait::NoSource => self.links_of(&claim.id).next().is_none(),
            Trait::Stale => self.is_stale(claim),
        }
    }

    /// How many claims of the current list are so; every trait is there.
    pub fn count_traits(&self) -> BTreeMap<Trait, usize> {
        let linked: BTreeSet<_> = self.records.links.keys().map(|(claim, _)| claim).collect();
        let is_so = |claim: &ClaimRecord, asked| match asked {
            Trait::NoSource => !linked.contains(&claim.id),
            _ => self.is(claim, asked),
        };
        let count = |asked| self.claims().filter(|claim| is_so(claim, asked)).count();
        Trait::ALL.into_iter().map(|asked| (asked, count(asked))).collect()
    }

    /// Whether a mark that settled the claim was made on something else than stands there now.
    fn is_stale(&self, claim: &ClaimRecord) -> bool {
        if claim.marked.is_none() || claim.status.standing() == Standing::Open {
            return false;
        }
        self.changed_since_mark(claim) || self.rests_on_withdrawn(claim)
    }

    fn rests_on_withdrawn(&self, claim: &ClaimRecord) -> bool {
        self.links_of(&claim.id).any(|linked| {
            let (link, source) = (linked.link, linked.source);
            link.relation == Relation::Supports && !link.withdrawn_seen && !source.withdrawn.is_empty()
        })
    }
}
