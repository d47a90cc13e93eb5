//! In which order the claims are shown, and under which headings.
//!
//! Invariant: a way of looking; leaves out no claim and changes none.

use std::cmp::Reverse;
use std::ops::Range;

use super::Facts;
use super::carry::Became;
use super::mark::{Flag, Status};
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
    /// What the current draft has made of them.
    Change,
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
    /// What the current draft has made of it.
    Became(Became),
}

/// Claims in the order of a list, and under their headings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arranged {
    /// Their places among all claims, in the order of the list.
    pub order: Vec<usize>,
    /// The headings.
    pub sections: Vec<Section>,
}

/// Claims under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: Heading,
    /// Where they stand in the order of the list.
    pub rows: Range<usize>,
}

impl Grouping {
    /// Those to choose from, in the order the menu shows them.
    pub const ALL: [Self; 4] = [Self::Sentence, Self::Kind, Self::Status, Self::Nothing];

    /// The name used in the settings.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Kind => "kind",
            Self::Status => "status",
            Self::Nothing => "nothing",
            Self::Change => "change",
        }
    }

    /// The grouping of that name; anything unknown is the sentences.
    pub fn from_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|grouping| grouping.key() == key).unwrap_or_default()
    }

    /// What `claim` stands under.
    pub const fn heading_of(self, claim: &Facts) -> Heading {
        match self {
            Self::Sentence if !claim.is_here => Heading::Became(Became::Removed),
            Self::Sentence => Heading::Sentence(claim.sentence),
            Self::Kind => Heading::Kind(claim.kind),
            Self::Status => Heading::Status(claim.status),
            Self::Nothing => Heading::Nothing,
            Self::Change => match claim.became {
                Some(became) => Heading::Became(became),
                None => Heading::Nothing,
            },
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

impl Arrangement {
    /// Whether no mark changes order or headings.
    pub const fn is_by_text(self) -> bool {
        matches!(self.grouping, Grouping::Sentence | Grouping::Kind | Grouping::Nothing | Grouping::Change)
            && matches!(self.order, Order::Text | Order::Kind)
    }

    /// Puts the claims at the places `shown`, which stand in text order, in order and under their headings.
    pub fn of(self, all: &[Facts], shown: &[usize]) -> Arranged {
        let facts = |place: usize| all.get(place);
        let heading = |place: usize| facts(place).map(|claim| self.grouping.heading_of(claim));
        let mut order = shown.to_vec();
        match self.order {
            Order::Text => {}
            Order::Status => order.sort_by_key(|&place| facts(place).map(|claim| claim.status)),
            Order::Kind => order.sort_by_key(|&place| facts(place).map(|claim| claim.kind)),
            Order::Doubt => order.sort_by_key(|&place| Reverse(facts(place).map(doubt))),
        }
        order.sort_by_key(|&place| heading(place));
        let mut end = 0;
        let groups = order.chunk_by(|&one, &other| heading(one) == heading(other));
        let sections = groups.filter_map(|group| {
            let start = end;
            end += group.len();
            Some(Section { heading: heading(*group.first()?)?, rows: start..end })
        });
        Arranged { sections: sections.collect(), order }
    }
}

/// How much there is to do about `claim`: the greater, the sooner.
fn doubt(claim: &Facts) -> (bool, bool, bool, Reverse<usize>) {
    (claim.has(Flag::Priority), claim.awaits_decision, claim.is_open(), Reverse(claim.sources))
}
