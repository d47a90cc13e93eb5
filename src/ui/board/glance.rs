//! What the overview shows of the whole check.
//!
//! Invariant: a copy of what the desk says.

use std::collections::BTreeMap;

use crate::desk::{Asked, Desk, Facts, Office, Question, Share, Status};
use crate::extract::Kind;

/// How many claims have each status, by its digit.
pub type ByStatus = [usize; Status::ALL.len()];

/// What the overview shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Glance {
    /// Claims of each kind that occurs.
    pub kinds: BTreeMap<Kind, ByStatus>,
    /// What is still to be asked, and of whom.
    pub questions: BTreeMap<Asked, Vec<Question>>,
    /// Who did what.
    pub shares: Vec<Share>,
    /// The offices still to sign.
    pub unsigned: Vec<Office>,
    /// How many claims have changed since each sign-off.
    pub changed: BTreeMap<Office, usize>,
}

impl Glance {
    /// What `desk` says, whose claims have these facts.
    pub fn of(desk: &Desk, facts: &[Facts]) -> Self {
        let changed = desk.sign_offs().map(|signed| (signed.office, desk.changed_since(signed)));
        Self {
            kinds: kinds(facts),
            questions: desk.questions(),
            shares: desk.shares(),
            unsigned: desk.unsigned(),
            changed: changed.collect(),
        }
    }
}

fn kinds(facts: &[Facts]) -> BTreeMap<Kind, ByStatus> {
    let mut kinds: BTreeMap<Kind, ByStatus> = BTreeMap::new();
    for claim in facts {
        let by_status = kinds.entry(claim.kind).or_default();
        if let Some(count) = by_status.get_mut(usize::from(claim.status.digit())) {
            *count += 1;
        }
    }
    kinds
}
