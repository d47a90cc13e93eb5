//! In which order the claims are shown, and under which headings.
//!
//! Invariant: a way of looking; leaves out no claim and changes none.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::mark::{Flag, Status};
use super::{ClaimRecord, Desk};
use crate::extract::Kind;

/// How claims are grouped and sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Arrangement {
    /// Under which headings.
    pub grouping: Grouping,
    /// In which order under each of them.
    pub order: Order,
}

/// What the headings are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Grouping {
    /// The sentences.
    #[default]
    Sentence,
    /// The kinds.
    Kind,
    /// The statuses.
    Status,
    /// There are none.
    Nothing,
}

/// The order under one heading; where it says nothing, the text decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Order {
    /// As in the text.
    #[default]
    Text,
    /// By status, in the order of their digits.
    Status,
    /// By kind.
    Kind,
    /// What is least certain first: flagged as a priority, waiting for a decision, open, resting on few sources.
    Doubt,
}

/// What claims are shown under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heading {
    /// A sentence, by its number from 0.
    Sentence(usize),
    /// A kind.
    Kind(Kind),
    /// A status.
    Status(Status),
    /// No heading at all.
    Nothing,
}

/// Claims under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The heading.
    pub heading: Heading,
    /// The claims, in their order.
    pub claims: Vec<Arc<ClaimRecord>>,
}

impl Grouping {
    /// All of them, in the order the menu shows them.
    pub const ALL: [Self; 4] = [Self::Sentence, Self::Kind, Self::Status, Self::Nothing];

    /// The name used in the settings.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Kind => "kind",
            Self::Status => "status",
            Self::Nothing => "nothing",
        }
    }

    /// The grouping of that name; anything unknown is the sentences.
    pub fn from_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|grouping| grouping.key() == key).unwrap_or_default()
    }

    /// What `claim` stands under.
    pub const fn heading_of(self, claim: &ClaimRecord) -> Heading {
        match self {
            Self::Sentence => Heading::Sentence(claim.sentence),
            Self::Kind => Heading::Kind(claim.kind()),
            Self::Status => Heading::Status(claim.status),
            Self::Nothing => Heading::Nothing,
        }
    }
}

impl Order {
    /// All of them, in the order the menu shows them.
    pub const ALL: [Self; 4] = [Self::Text, Self::Status, Self::Kind, Self::Doubt];

    /// The name used in the settings.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Status => "status",
            Self::Kind => "kind",
            Self::Doubt => "doubt",
        }
    }

    /// The order of that name; anything unknown is that of the text.
    pub fn from_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|order| order.key() == key).unwrap_or_default()
    }
}

impl Desk {
    /// Puts `claims`, which stand in text order, under their headings and in order.
    pub fn arrange(&self, claims: &[Arc<ClaimRecord>], arrangement: Arrangement) -> Vec<Section> {
        let Arrangement { grouping, order } = arrangement;
        let mut groups: BTreeMap<Heading, Vec<Arc<ClaimRecord>>> = BTreeMap::new();
        for claim in claims {
            groups.entry(grouping.heading_of(claim)).or_default().push(Arc::clone(claim));
        }
        let sections = groups.into_iter().map(|(heading, mut claims)| {
            match order {
                Order::Text => {}
                Order::Status => claims.sort_by_key(|claim| claim.status),
                Order::Kind => claims.sort_by_key(|claim| claim.kind()),
                Order::Doubt => claims.sort_by_cached_key(|claim| Reverse(self.doubt(claim))),
            }
            Section { heading, claims }
        });
        sections.collect()
    }

    /// How much there is to do about `claim`: the greater, the sooner.
    fn doubt(&self, claim: &ClaimRecord) -> (bool, bool, bool, Reverse<usize>) {
        let is_first = claim.flags.contains_key(&Flag::Priority);
        let sources = Reverse(self.links_of(&claim.id).count());
        (is_first, claim.awaits_decision(), claim.is_open(), sources)
    }
}
