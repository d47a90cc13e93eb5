//! Several claims chosen together, for one mark on all of them.
//!
//! Invariant: changes the selection only; the selected claim is always among the chosen ones.

use std::collections::BTreeSet;

use super::Session;
use crate::desk::ClaimId;

impl Session {
    /// The claims that a mark is meant for: those chosen together, else the selected one.
    pub fn targets(&self) -> Vec<ClaimId> {
        if self.view.chosen.is_empty() {
            return self.claim().map(|claim| claim.id.clone()).into_iter().collect();
        }
        let mut known: Vec<_> = self.view.chosen.iter().filter_map(|id| self.desk.claim(id)).collect();
        known.sort_by_key(|claim| (claim.draft, claim.span.start));
        known.into_iter().map(|claim| claim.id.clone()).collect()
    }

    /// How many of the chosen claims the list does not show now.
    pub fn chosen_out_of_sight(&mut self) -> usize {
        if self.view.chosen.is_empty() {
            return 0;
        }
        self.reckon_list();
        self.board().out_of_sight(&self.view)
    }

    /// Takes a claim among those chosen together, or out of them.
    pub fn choose(&mut self, id: ClaimId) {
        let mut chosen = self.all_chosen();
        let lead = if chosen.remove(&id) {
            let left = self.view.claim.clone().filter(|claim| *claim != id);
            left.or_else(|| chosen.first().cloned())
        } else {
            chosen.insert(id.clone());
            Some(id)
        };
        self.lead(lead.clone(), chosen);
        self.view.anchor = lead;
    }

    /// Chooses all claims of the list from where the choice began to `id`.
    pub fn choose_to(&mut self, id: ClaimId) {
        let anchor =
            self.view.anchor.clone().or_else(|| self.view.claim.clone()).unwrap_or_else(|| id.clone());
        let walk = self.walk();
        let Some(end) = self.place_in(&walk, &id) else { return };
        let start = self.place_in(&walk, &anchor).unwrap_or(end);
        let stretch = start.min(end)..=start.max(end);
        let chosen = stretch.filter_map(|at| self.claim_at(&walk, at)).collect();
        self.lead(Some(id), chosen);
        self.view.anchor = Some(anchor);
    }

    /// Takes the next claim of the list (or the one before) into the stretch of chosen ones.
    pub fn extend(&mut self, forward: bool) {
        let walk = self.walk();
        let to = if forward { Some(self.place_after(&walk)) } else { self.place_before(&walk) };
        if let Some(id) = to.and_then(|to| self.claim_at(&walk, to)) {
            self.choose_to(id);
        }
    }

    /// Chooses all claims that the list shows; those under folded headings are not shown.
    pub fn choose_all(&mut self) {
        let walk = self.walk();
        let chosen: BTreeSet<ClaimId> = (0..walk.len()).filter_map(|at| self.claim_at(&walk, at)).collect();
        let first = self.claim_at(&walk, 0);
        let lead = self.view.claim.clone().filter(|claim| chosen.contains(claim)).or(first);
        let place = self.asked.reveal;
        self.lead(lead, chosen);
        // Choosing all is no going anywhere.
        self.asked.reveal = place;
    }

    /// Leaves only the selected claim chosen; whether there were several.
    pub fn choose_one(&mut self) -> bool {
        self.view.anchor = None;
        !std::mem::take(&mut self.view.chosen).is_empty()
    }

    /// All that is chosen, be it one claim or several.
    fn all_chosen(&self) -> BTreeSet<ClaimId> {
        if self.view.chosen.is_empty() {
            self.view.claim.iter().cloned().collect()
        } else {
            self.view.chosen.clone()
        }
    }

    /// Selects `lead` and chooses it together with the others of `chosen`.
    fn lead(&mut self, lead: Option<ClaimId>, chosen: BTreeSet<ClaimId>) {
        self.select(lead);
        if chosen.len() > 1 {
            self.view.chosen = chosen;
        }
    }
}
