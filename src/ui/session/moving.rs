//! Going from claim to claim and from sentence to sentence.
//!
//! Invariant: changes the selection only.

use super::Session;
use crate::desk::{ClaimId, ClaimRecord};
use crate::extract::Kind;

impl Session {
    /// Selects the next claim of the list shown; the first when none is selected.
    pub fn go_next(&mut self) {
        let walk = self.walk();
        let next = match self.place_in(&walk) {
            Ok(at) => walk.get(at + 1),
            Err(at) => walk.get(at),
        };
        self.go(next.or_else(|| walk.last()).cloned());
    }

    /// Selects the claim before; the first when none is selected.
    pub fn go_previous(&mut self) {
        let walk = self.walk();
        let (Ok(at) | Err(at)) = self.place_in(&walk);
        self.go(walk.get(at.saturating_sub(1)).cloned());
    }

    /// Selects the next open claim after the selected one, from the start again after the last.
    pub fn go_next_open(&mut self) {
        let walk = self.walk();
        let from = match self.place_in(&walk) {
            Ok(at) => at + 1,
            Err(at) => at,
        };
        let is_open = |stop: &&Stop| self.desk.claim(&stop.id).is_some_and(|claim| claim.is_open());
        let (before, after) = walk.split_at(from.min(walk.len()));
        let next = after.iter().chain(before).find(is_open).cloned();
        match next {
            Some(stop) => self.go(Some(stop)),
            None if !self.view.filter.is_empty() => self.notices.say("No open claim among those shown"),
            None => self.notices.say("No open claim is left"),
        }
    }

    /// Selects the next claim with the same words or the same reading as the selected one.
    pub fn go_next_occurrence(&mut self) {
        let Some(claim) = self.claim() else { return };
        let same: Vec<_> = self.desk.claims().filter(|other| self.is_occurrence(claim, other)).collect();
        let at = same.iter().position(|other| other.id == claim.id);
        let next = at.and_then(|at| same.get((at + 1) % same.len().max(1))).map(|next| next.id.clone());
        match next.filter(|_| same.len() > 1) {
            Some(next) => {
                let count = same.len();
                self.select(Some(next));
                self.notices.say(format!("{count} claims say the same"));
            }
            None => self.notices.say("It occurs only once"),
        }
    }

    fn is_occurrence(&self, claim: &ClaimRecord, other: &ClaimRecord) -> bool {
        if claim.kind() != other.kind() {
            return false;
        }
        let has_value = !matches!(claim.kind(), Kind::Comparison | Kind::Statement);
        (has_value && claim.reading == other.reading)
            || self.desk.words(claim).to_lowercase() == self.desk.words(other).to_lowercase()
    }

    /// Selects the words of the next sentence that no claim touches and nobody has passed.
    pub fn go_next_uncovered(&mut self) {
        let here = self.view.words.or_else(|| self.claim().map(|claim| claim.span));
        match self.desk.next_uncovered(here.map_or(0, |span| span.start)) {
            Some((_, sentence)) => {
                self.select(None);
                self.view.words = Some(sentence);
                self.asked.reveal = Some(sentence);
                self.notices.say("No claim here: M marks the words as one, X passes the sentence");
            }
            None => self.notices.say("Every sentence is touched by a claim or passed"),
        }
    }

    /// The claim that takes the place of the selected one when it leaves the list.
    pub fn neighbour(&self) -> Option<ClaimId> {
        let walk = self.walk();
        let at = self.place_in(&walk).ok()?;
        let next = walk.get(at + 1).or_else(|| walk.get(at.checked_sub(1)?));
        next.map(|stop| stop.id.clone())
    }

    /// The claims that J and K walk, in text order: those the list shows.
    fn walk(&self) -> Vec<Stop> {
        let stop = |claim: &ClaimRecord| Stop { id: claim.id.clone(), start: claim.span.start };
        if self.in_tray() {
            self.desk.shown_in_tray(&self.view.filter).claims.iter().map(|claim| stop(claim)).collect()
        } else {
            self.desk.shown(&self.view.filter).claims.iter().map(|claim| stop(claim)).collect()
        }
    }

    /// Where the selected claim stands in `walk`, or would stand.
    fn place_in(&self, walk: &[Stop]) -> Result<usize, usize> {
        let Some(claim) = self.claim() else { return Err(0) };
        let at = walk.iter().position(|stop| stop.id == claim.id);
        at.ok_or_else(|| walk.partition_point(|stop| stop.start < claim.span.start))
    }

    fn go(&mut self, stop: Option<Stop>) {
        if let Some(stop) = stop {
            self.select(Some(stop.id));
        }
    }
}

/// A claim on the way.
#[derive(Clone)]
struct Stop {
    id: ClaimId,
    start: usize,
}
