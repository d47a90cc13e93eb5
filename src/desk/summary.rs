//! The work at a glance: counts, and whether the piece is ready.
//!
//! Invariant: worked out from the desk, kept nowhere.

use std::collections::BTreeMap;
use std::fmt;

use super::coverage::Coverage;
use super::mark::{Flag, Status};
use super::stale::Today;
use super::traits::Trait;
use super::{Desk, Facts};
use crate::extract::Kind;

/// Counts over the current draft's list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Claims on the list.
    pub total: usize,
    /// Of these, no longer open.
    pub settled: usize,
    /// Of these, awaiting a decision on the text.
    pub to_act: usize,
    /// Claims in the tray.
    pub in_tray: usize,
    /// Claims by status; every status is there.
    pub by_status: BTreeMap<Status, usize>,
    /// Claims by kind; every kind is there.
    pub by_kind: BTreeMap<Kind, usize>,
    /// Claims by flag; every flag is there.
    pub by_flag: BTreeMap<Flag, usize>,
    /// Claims by trait; every trait is there.
    pub by_trait: BTreeMap<Trait, usize>,
    /// How much of the text is covered.
    pub coverage: Coverage,
}

/// Why a piece is not ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// There is no article.
    NoDraft,
    /// So many claims are open.
    Open(usize),
    /// So many claims await a decision.
    Undecided(usize),
    /// So many marks no longer hold.
    Stale(usize),
    /// So many claims were confirmed on less than the house rule asks for, and nobody said why.
    BelowRule(usize),
    /// So many sentences are uncovered.
    Uncovered(usize),
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NoDraft => f.write_str("there is no article yet"),
            Self::Open(1) => f.write_str("1 claim is open"),
            Self::Open(n) => write!(f, "{n} claims are open"),
            Self::Undecided(1) => f.write_str("1 claim awaits a decision"),
            Self::Undecided(n) => write!(f, "{n} claims await a decision"),
            Self::Stale(1) => f.write_str("1 mark is stale"),
            Self::Stale(n) => write!(f, "{n} marks are stale"),
            Self::BelowRule(1) => f.write_str("1 confirmed claim does not meet the house rule"),
            Self::BelowRule(n) => write!(f, "{n} confirmed claims do not meet the house rule"),
            Self::Uncovered(1) => f.write_str("1 sentence is uncovered"),
            Self::Uncovered(n) => write!(f, "{n} sentences are uncovered"),
        }
    }
}

impl Summary {
    /// Whether nothing is left to do; else why not.
    pub fn obstacles(&self) -> Vec<Obstacle> {
        if self.coverage.states.is_empty() && self.total == 0 {
            return vec![Obstacle::NoDraft];
        }
        let are = |asked| self.by_trait.get(&asked).copied().unwrap_or_default();
        let counts = [
            (self.total - self.settled, Obstacle::Open as fn(usize) -> Obstacle),
            (self.to_act, Obstacle::Undecided),
            (are(Trait::Stale), Obstacle::Stale),
            (are(Trait::BelowRule), Obstacle::BelowRule),
            (self.coverage.uncovered, Obstacle::Uncovered),
        ];
        counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, obstacle)| obstacle(n)).collect()
    }

    /// Whether the piece is ready to go.
    pub fn is_ready(&self) -> bool {
        self.obstacles().is_empty()
    }

    /// `38 of 57 settled · 3 to act on · 96 % of sentences covered`.
    pub fn in_words(&self) -> String {
        let Self { total, settled, to_act, coverage, .. } = self;
        format!(
            "{settled} of {total} settled · {to_act} to act on · {} % of sentences covered",
            coverage.percent()
        )
    }
}

/// Counts under way: by the order of the words, which is quicker than by look-up.
#[derive(Default)]
struct Counts {
    settled: usize,
    to_act: usize,
    statuses: [usize; Status::ALL.len()],
    kinds: [usize; Kind::ALL.len()],
    flags: [usize; Flag::ALL.len()],
    traits: [usize; Trait::ALL.len()],
}

impl Counts {
    fn add(&mut self, claim: &Facts) {
        self.settled += usize::from(!claim.is_open());
        self.to_act += usize::from(claim.awaits_decision);
        count(&mut self.statuses, claim.status as usize);
        count(&mut self.kinds, claim.kind as usize);
        add_each(&mut self.flags, Flag::ALL.map(|flag| claim.has(flag)));
        add_each(&mut self.traits, Trait::ALL.map(|asked| claim.is(asked)));
    }
}

fn add_each<const N: usize>(counts: &mut [usize; N], are_so: [bool; N]) {
    for (count, is_so) in counts.iter_mut().zip(are_so) {
        *count += usize::from(is_so);
    }
}

fn count(counts: &mut [usize], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}

impl Desk {
    /// The work on the current draft at a glance, as it is today.
    pub fn summary(&self, today: Today) -> Summary {
        let facts: Vec<Facts> = self.claims().map(|claim| self.facts(claim, today)).collect();
        self.summary_of(&facts)
    }

    /// The work on the current draft at a glance, from the facts of the claims on its list.
    pub fn summary_of(&self, facts: &[Facts]) -> Summary {
        let mut counts = Counts::default();
        for claim in facts {
            counts.add(claim);
        }
        Summary {
            total: counts.kinds.iter().sum(),
            settled: counts.settled,
            to_act: counts.to_act,
            in_tray: self.tray().count(),
            by_status: Status::ALL.into_iter().zip(counts.statuses).collect(),
            by_kind: Kind::ALL.into_iter().zip(counts.kinds).collect(),
            by_flag: Flag::ALL.into_iter().zip(counts.flags).collect(),
            by_trait: Trait::ALL.into_iter().zip(counts.traits).collect(),
            coverage: self
                .coverage_by(facts.iter().map(|claim| (claim.sentence, claim.span, claim.is_open()))),
        }
    }
}
