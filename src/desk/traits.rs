//! What a list can ask of a claim beyond kind, status and flags: who made it, what it lacks, whether its mark still holds.
//!
//! Invariant: worked out from the desk, kept nowhere.

use super::Desk;
use super::claim::{ClaimRecord, Origin};
use super::stale::Today;

/// One thing to ask of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trait {
    /// The machine found it, and no person has done anything to it.
    Untouched,
    /// A checker made it.
    ByHand,
    /// It is linked to no source.
    NoSource,
    /// Its words, its reading or its sources have changed since it was marked, or the day to check it again has come.
    Stale,
    /// It was confirmed on less than the house rule asks for, and nobody said why.
    BelowRule,
    /// The machine noticed something about it that does not agree, and nobody has set that aside.
    Noticed,
}

impl Trait {
    /// All of them, in the order lists show them.
    pub const ALL: [Self; 6] =
        [Self::Untouched, Self::ByHand, Self::NoSource, Self::Stale, Self::BelowRule, Self::Noticed];

    /// The name a checker reads.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Untouched => "Untouched",
            Self::ByHand => "By hand",
            Self::NoSource => "No source",
            Self::Stale => "Stale",
            Self::BelowRule => "Below house rule",
            Self::Noticed => "With a finding",
        }
    }

    /// What it means, in one phrase.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Untouched => "Found by the machine, and nobody has done anything to it",
            Self::ByHand => "Made a claim by a checker",
            Self::NoSource => "Linked to no source",
            Self::Stale => "Changed since the mark, a source withdrawn, or due to be checked again",
            Self::BelowRule => "Confirmed on less than the house rule asks for, and no reason given",
            Self::Noticed => {
                "Dates, sums or repeats that conflict or are to be compared, and were not set aside"
            }
        }
    }

    /// The one that no claim has together with this one.
    pub const fn opposite(self) -> Option<Self> {
        match self {
            Self::Untouched => Some(Self::ByHand),
            Self::ByHand => Some(Self::Untouched),
            Self::NoSource | Self::Stale | Self::BelowRule | Self::Noticed => None,
        }
    }
}

impl Desk {
    /// Whether `claim` is so, today.
    pub fn is(&self, claim: &ClaimRecord, asked: Trait, today: Today) -> bool {
        match asked {
            Trait::Untouched => !claim.touched,
            Trait::ByHand => matches!(claim.origin, Origin::Hand(_)),
            Trait::NoSource => self.links_of(&claim.id).next().is_none(),
            Trait::Stale => !self.staleness(claim, today).is_empty(),
            Trait::BelowRule => self.gap(claim).is_some() && claim.reason.is_empty(),
            Trait::Noticed => self.noted(claim).gravest.is_some(),
        }
    }
}
