//! Claims that say the same: one fact told twice, to be looked up once.
//!
//! Two claims say the same where the machine tied one to the other as a repeat, where their figures, days or names are
//! read alike, or where their words are the same. That somebody said something is told anew each time.
//!
//! Invariant: says which claims belong together; settles none of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::claim::{ClaimRecord, Origin};
use super::describe::one_line;
use super::{Desk, NewTie};
use crate::extract::{Bond, Kind};

/// What a claim says, in a form in which claims that say the same are alike.
type Said = (Kind, String);

/// Which claims of a list say the same, by their places on it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alike {
    groups: Vec<Vec<usize>>,
    /// Place to the number of its group.
    of: BTreeMap<usize, usize>,
}

impl Alike {
    /// The places of the claims that say the same as the one at `place`, itself among them; none where it stands alone.
    pub fn with(&self, place: usize) -> &[usize] {
        self.of.get(&place).and_then(|group| self.groups.get(*group)).map_or(&[], Vec::as_slice)
    }
}

impl Desk {
    /// The claims of the current list that say the same as `claim`, itself among them, in text order; none where it
    /// stands alone.
    pub fn occurrences(&self, claim: &ClaimRecord) -> Vec<&Arc<ClaimRecord>> {
        let Some(said) = self.said(claim) else { return Vec::new() };
        let same = self.claims().filter(|other| self.said(other).as_ref() == Some(&said));
        let same: Vec<_> = same.collect();
        if same.len() > 1 { same } else { Vec::new() }
    }

    /// Which claims of the current list say the same.
    pub fn alike(&self) -> Alike {
        let mut known: BTreeMap<Said, Vec<usize>> = BTreeMap::new();
        for (place, claim) in self.claims().enumerate() {
            if let Some(said) = self.said(claim) {
                known.entry(said).or_default().push(place);
            }
        }
        let groups: Vec<Vec<usize>> = known.into_values().filter(|same| same.len() > 1).collect();
        let numbered = groups.iter().enumerate();
        let of = numbered.flat_map(|(group, same)| same.iter().map(move |&place| (place, group))).collect();
        Alike { groups, of }
    }

    /// The claims of the current list that the machine tied to `claim` in any way, itself among them, in text order:
    /// the same person, other units, parts of a whole.
    pub fn tied(&self, claim: &ClaimRecord) -> Vec<&Arc<ClaimRecord>> {
        let own = ties(claim);
        let is_tied = |other: &ClaimRecord| {
            other.id == claim.id
                || own.iter().any(|tie| tie.to == other.id)
                || ties(other).iter().any(|tie| tie.to == claim.id || own.contains(tie))
        };
        self.claims().filter(|other| is_tied(other)).collect()
    }

    fn said(&self, claim: &ClaimRecord) -> Option<Said> {
        let first = self.first_of(claim);
        let words = || one_line(self.words(first)).to_lowercase();
        let said = match first.kind() {
            Kind::Attribution => return None,
            Kind::Casualty | Kind::Quantity | Kind::Date | Kind::Identity => first.reading.in_words(),
            Kind::Duration | Kind::Quote | Kind::Comparison | Kind::Statement => words(),
        };
        Some((first.kind(), if said.is_empty() { words() } else { said }))
    }

    /// The claim that this one repeats, by the machine, as long as nobody has read this one otherwise since.
    fn first_of<'a>(&'a self, claim: &'a ClaimRecord) -> &'a ClaimRecord {
        let Origin::Found(found) = &claim.origin else { return claim };
        let tie = found.ties.iter().find(|tie| tie.bond == Bond::Repeats);
        let is_as_found = found.reading == claim.reading;
        tie.filter(|_| is_as_found).and_then(|tie| self.claim(&tie.to)).map_or(claim, |first| first)
    }
}

fn ties(claim: &ClaimRecord) -> &[NewTie] {
    match &claim.origin {
        Origin::Found(found) => &found.ties,
        Origin::Hand(_) => &[],
    }
}
