//! Going from claim to claim and from sentence to sentence.
//!
//! Invariant: changes the selection only.

use super::Session;
use crate::desk::{ClaimId, Facts, Trait};
use crate::ui::commands::CommandId;
use crate::ui::state::{Step, Tab};

impl Session {
    /// Selects the next claim of the list shown; the first when none is selected.
    pub fn go_next(&mut self) {
        match self.view.tab {
            Tab::Findings => return self.walk_findings(Step::On),
            Tab::Names => return self.walk_names(Step::On),
            _ => {}
        }
        let walk = self.walk();
        let next = self.place_after(&walk).min(walk.len().saturating_sub(1));
        self.go(self.claim_at(&walk, next));
    }

    /// Selects the claim before; the first when none is selected.
    pub fn go_previous(&mut self) {
        match self.view.tab {
            Tab::Findings => return self.walk_findings(Step::Back),
            Tab::Names => return self.walk_names(Step::Back),
            _ => {}
        }
        let walk = self.walk();
        let previous = self.place_before(&walk).unwrap_or(0);
        self.go(self.claim_at(&walk, previous));
    }

    /// Selects the next open claim.
    pub fn go_next_open(&mut self) {
        if self.view.tab == Tab::Changes {
            self.go_next_change();
            return;
        }
        match self.next_where(Facts::is_open) {
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

    fn next_to_act(&mut self) -> Option<ClaimId> {
        let stands_in_the_way = [Trait::Stale, Trait::BelowRule];
        self.next_where(|claim| claim.awaits_decision || stands_in_the_way.iter().any(|&it| claim.is(it)))
    }

    /// The next such claim after the selected one, from the start again after the last. What is folded away is
    /// looked through as well.
    pub(super) fn next_where(&mut self, is_such: impl Fn(&Facts) -> bool) -> Option<ClaimId> {
        let all = self.rows();
        let own = self.view.claim.as_ref().and_then(|id| self.place_in(&all, id));
        let (before, after) = all.split_at(self.place_after(&all).min(all.len()));
        let is_such = |row: &&usize| self.board().row_facts(**row).is_some_and(&is_such);
        let mut such = after.iter().chain(before).filter(is_such);
        let next = such.clone().find(|row| Some(**row) != own).or_else(|| such.next());
        self.claim_at(&all, *next?)
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

    /// Selects the next words that no claim holds, and shows where they all are.
    pub fn go_next_bare(&mut self) {
        let here = self.view.words.or_else(|| self.claim().map(|claim| claim.span));
        let bare = self.desk.bare_words();
        let from = here.map_or(0, |span| span.end);
        let next = bare.stretches.iter().find(|stretch| stretch.start >= from);
        let Some(next) = next.or_else(|| bare.stretches.first()).copied() else {
            self.notices.say("Every word stands in a claim or in a passed sentence");
            return;
        };
        self.select(None);
        self.view.bare = true;
        self.view.words = Some(next);
        self.asked.reveal = Some(next);
        self.notices.say("No claim holds these words: M marks them as one, X passes the sentence");
    }

    /// The claim that takes the place of the chosen ones when these leave the list.
    pub fn neighbour(&mut self) -> Option<ClaimId> {
        let walk = self.walk();
        let (before, after) = walk.split_at(self.place_after(&walk).min(walk.len()));
        let stays = |row: &usize| {
            let id = &self.board().row(*row)?.id;
            let leaves = Some(id) == self.view.claim.as_ref() || self.view.chosen.contains(id);
            (!leaves).then(|| id.clone())
        };
        after.iter().find_map(stays).or_else(|| before.iter().rev().find_map(stays))
    }

    fn go(&mut self, to: Option<ClaimId>) {
        if to.is_some() {
            self.select(to);
        }
    }
}
