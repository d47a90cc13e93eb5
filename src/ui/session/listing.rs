//! The list as it is shown: which claims, under which headings, in which order, and what is folded away.
//!
//! Invariant: changes what is shown, never the record.

use super::{Session, Task};
use crate::archive::state::Settings;
use crate::desk::{Arrangement, ClaimId, Filter, Grouping, Heading, Order, Trait};

/// How the settings say that the list is grouped and sorted.
pub(super) fn arrangement_of(settings: &Settings) -> Arrangement {
    Arrangement { grouping: Grouping::from_key(&settings.grouping), order: Order::from_key(&settings.order) }
}

impl Session {
    /// Groups and sorts the list, in all pieces and from now on.
    pub fn arrange(&mut self, arrangement: Arrangement) {
        self.view.arrangement = arrangement;
        arrangement.grouping.key().clone_into(&mut self.settings.grouping);
        arrangement.order.key().clone_into(&mut self.settings.order);
        self.tasks.push(Task::KeepSettings);
        self.take_place();
    }

    /// Narrows the list, or widens it.
    pub fn filter(&mut self, filter: Filter) {
        self.view.filter = filter;
        self.note_place();
    }

    /// Shows only claims that are so, or takes that back.
    pub fn narrow(&mut self, asked: Trait) {
        let mut filter = self.view.filter.clone();
        filter.toggle(asked);
        self.filter(filter);
    }

    /// Folds the claims of a heading away, or out.
    pub fn fold(&mut self, heading: Heading) {
        if !self.view.folded.remove(&heading) {
            self.view.folded.insert(heading);
        }
        self.note_place();
    }

    /// Folds the claims of all headings away; out, where all are folded away already.
    pub fn fold_all(&mut self) {
        self.reckon_list();
        let headings: Vec<Heading> = self.board().sections().iter().map(|section| section.heading).collect();
        let are_folded = headings.iter().all(|heading| self.view.folded.contains(heading));
        self.view.folded.clear();
        if !are_folded {
            self.view.folded.extend(headings);
        }
        self.note_place();
    }

    /// Shows what stands under the heading of the selected claim.
    fn unfold_to_claim(&mut self) {
        if self.view.folded.is_empty() {
            return;
        }
        let grouping = self.view.arranged().grouping;
        if let Some(heading) =
            self.claim().map(|claim| grouping.heading_of(&self.desk.facts(claim, self.today())))
        {
            self.view.folded.remove(&heading);
        }
    }

    /// Brings the selected claim's row to light, and notes between which rows it stands.
    pub(super) fn take_place(&mut self) {
        self.unfold_to_claim();
        self.note_place();
    }

    /// Notes between which rows the selected claim stands.
    fn note_place(&mut self) {
        let walk = self.walk();
        let at = self.view.claim.as_ref().and_then(|id| self.place_in(&walk, id));
        self.view.beside = at.map_or_else(Default::default, |at| self.beside(&walk, at));
    }

    /// The rows of the list that J and K walk: those in its open groups.
    pub(super) fn walk(&mut self) -> Vec<usize> {
        self.reckon_list();
        self.board().open_rows(&self.view).collect()
    }

    /// All rows of the list, with those that are folded away.
    pub(super) fn rows(&mut self) -> Vec<usize> {
        self.reckon_list();
        (0..self.board().shown()).collect()
    }

    /// The claim at place `at` of `walk`.
    pub(super) fn claim_at(&self, walk: &[usize], at: usize) -> Option<ClaimId> {
        self.board().row(*walk.get(at)?).map(|claim| claim.id.clone())
    }

    /// The place of a claim in `walk`, where it stands there.
    pub(super) fn place_in(&self, walk: &[usize], id: &ClaimId) -> Option<usize> {
        let row = self.board().row_of(self.desk.claim(id)?)?;
        walk.binary_search(&row).ok()
    }

    /// The place in `walk` of the first claim after the selected one as it stood when it was selected: a mark may have
    /// moved it since, or taken it off the list.
    pub(super) fn place_after(&self, walk: &[usize]) -> usize {
        let own = self.own_place(walk);
        let [before, after] = &self.view.beside;
        let place = |id: &Option<ClaimId>| self.place_in(walk, id.as_ref()?);
        let next = own.ok().map(|at| at + 1);
        let next = next.or_else(|| place(after)).or_else(|| place(before).map(|at| at + 1));
        next.or_else(|| own.err().flatten().map(|at| at + 1)).unwrap_or_else(|| self.place_in_text(walk))
    }

    /// The place in `walk` of the last claim before the selected one as it stood when it was selected.
    pub(super) fn place_before(&self, walk: &[usize]) -> Option<usize> {
        match self.own_place(walk) {
            Ok(at) => at.checked_sub(1),
            Err(_) => self.place_after(walk).checked_sub(1),
        }
    }

    /// The place of the selected claim, where it still stands beside one of its neighbours; else where it has gone to.
    fn own_place(&self, walk: &[usize]) -> Result<usize, Option<usize>> {
        let at = self.view.claim.as_ref().and_then(|id| self.place_in(walk, id)).ok_or(None)?;
        let [before, after] = self.beside(walk, at);
        let [old_before, old_after] = &self.view.beside;
        if before == *old_before || after == *old_after { Ok(at) } else { Err(Some(at)) }
    }

    /// Where a claim that the list does not show would stand by the text.
    fn place_in_text(&self, walk: &[usize]) -> usize {
        let Some(start) = self.claim().map(|claim| claim.span.start) else { return 0 };
        let is_after =
            |row: &usize| self.board().row_facts(*row).is_some_and(|claim| claim.span.start >= start);
        walk.iter().position(is_after).unwrap_or(walk.len())
    }

    /// The claims before and after the one at `at`.
    fn beside(&self, walk: &[usize], at: usize) -> [Option<ClaimId>; 2] {
        [at.checked_sub(1), at.checked_add(1)].map(|at| self.claim_at(walk, at?))
    }
}
