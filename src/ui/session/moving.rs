//! Going from claim to claim and from sentence to sentence.
//!
//! Invariant: changes the selection only.

use std::sync::Arc;

use super::Session;
use crate::desk::{ClaimId, ClaimRecord};
use crate::ui::commands::CommandId;

impl Session {
    /// Selects the next claim of the list shown; the first when none is selected.
    pub fn go_next(&mut self) {
        let walk = self.walk();
        let next = walk.get(self.place_after(&walk)).or_else(|| walk.last());
        self.go(next.map(|claim| claim.id.clone()));
    }

    /// Selects the claim before; the first when none is selected.
    pub fn go_previous(&mut self) {
        let walk = self.walk();
        let previous = walk.get(self.place_before(&walk).unwrap_or(0));
        self.go(previous.map(|claim| claim.id.clone()));
    }

    /// Selects the next open claim.
    pub fn go_next_open(&mut self) {
        match self.next_where(ClaimRecord::is_open) {
            Some(next) => self.select(Some(next)),
            None if !self.view.filter.is_empty() => self.notices.say("No open claim among those shown"),
            None if self.next_to_act().is_none() => self.notices.say("No open claim is left"),
            None => self.notices.say_with("No open claim is left", CommandId::NextToAct),
        }
    }

    /// Selects the next claim that is settled and yet stands between the piece and ready.
    pub fn go_next_to_act(&mut self) {
        match self.next_to_act() {
            Some(next) => self.select(Some(next)),
            None if !self.view.filter.is_empty() => self.notices.say("Nothing to act on among those shown"),
            None => self.notices.say("Nothing is left to act on"),
        }
    }

    fn next_to_act(&self) -> Option<ClaimId> {
        let is_stale = |claim: &ClaimRecord| !self.desk.staleness(claim, self.today()).is_empty();
        self.next_where(|claim| claim.awaits_decision() || is_stale(claim) || self.desk.gap(claim).is_some())
    }

    /// The next such claim after the selected one, from the start again after the last. What is folded away is
    /// looked through as well.
    fn next_where(&self, is_such: impl Fn(&ClaimRecord) -> bool) -> Option<ClaimId> {
        let all: Vec<_> = self.sections().into_iter().flat_map(|section| section.claims).collect();
        let (before, after) = all.split_at(self.place_after(&all).min(all.len()));
        let is_other = |claim: &&Arc<ClaimRecord>| Some(&claim.id) != self.view.claim.as_ref();
        let mut such = after.iter().chain(before).filter(|claim| is_such(claim));
        such.clone().find(is_other).or_else(|| such.next()).map(|claim| claim.id.clone())
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

    /// The claim that takes the place of the chosen ones when these leave the list.
    pub fn neighbour(&self) -> Option<ClaimId> {
        let walk = self.walk();
        let leaves = |claim: &&Arc<ClaimRecord>| {
            Some(&claim.id) == self.view.claim.as_ref() || self.view.chosen.contains(&claim.id)
        };
        let at = self.place_after(&walk).min(walk.len());
        let (before, after) = walk.split_at(at);
        let next = after.iter().find(|claim| !leaves(claim));
        next.or_else(|| before.iter().rev().find(|claim| !leaves(claim))).map(|claim| claim.id.clone())
    }

    fn go(&mut self, to: Option<ClaimId>) {
        if to.is_some() {
            self.select(to);
        }
    }
}
