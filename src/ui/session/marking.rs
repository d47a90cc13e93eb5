//! A status or a flag, for the selected claim or for all chosen ones.
//!
//! Invariant: a mark that changes nothing is not written down.

use super::Session;
use crate::desk::{ClaimRecord, Edit, Flag, Stale, Status};

impl Session {
    /// Sets the status of the selected claim, or of all chosen ones.
    pub fn mark(&mut self, status: Status) {
        if !self.view.chosen.is_empty() {
            self.mark_all(status);
            return;
        }
        let Some(claim) = self.claim() else { return };
        let id = claim.id.clone();
        let Some(edit) = self.marking(claim, status) else { return };
        if !self.record(edit) {
            return;
        }
        if let Some(claim) = self.desk.claim(&id)
            && let Some(gap) = self.desk.gap(claim)
        {
            self.notices.say(gap.to_string());
        }
        self.offer_occurrences(&id);
    }

    /// The edit that gives `claim` the status, where it has not; a stale mark is made anew, with its reason.
    pub(super) fn marking(&self, claim: &ClaimRecord, status: Status) -> Option<Edit> {
        let same = claim.status == status && claim.marked.is_some();
        // A source that was withdrawn is answered beside the source: another mark would say nothing of it.
        let is_answer = |why: &Stale| *why != Stale::Withdrawn;
        if same && !self.desk.staleness(claim, self.today()).iter().any(is_answer) {
            return None;
        }
        let reason = if same { claim.reason.clone() } else { String::new() };
        Some(Edit::SetStatus { claim: claim.id.clone(), status, reason })
    }

    /// Sets the selected claim's status and goes to the next open claim.
    pub fn mark_and_go(&mut self, status: Status) {
        self.mark(status);
        let marked = self.marked.take();
        self.go_next_open();
        self.marked = marked;
    }

    /// Raises or lowers a flag of the selected claim, or of all chosen ones.
    pub fn flip(&mut self, flag: Flag) {
        if !self.view.chosen.is_empty() {
            self.flip_all(flag);
            return;
        }
        let Some(claim) = self.claim() else { return };
        let (claim, on) = (claim.id.clone(), !claim.flags.contains_key(&flag));
        self.record(Edit::SetFlag { claim, flag, on, detail: String::new() });
    }
}
