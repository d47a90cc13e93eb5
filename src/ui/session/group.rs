//! One mark on several claims: one entry of the journal, one step to undo, confirmed by a toast.
//!
//! Invariant: changes the record by [`Session::record`] only; says how many claims it changed and how many of them the
//! list does not show.

use std::collections::BTreeSet;

use super::Session;
use crate::desk::{ClaimId, Edit, Flag, Status};
use crate::ui::commands::CommandId;

impl Session {
    /// Sets the status of all chosen claims.
    pub(super) fn mark_all(&mut self, status: Status) {
        let targets = self.targets();
        let known = targets.iter().filter_map(|id| self.desk.claim(id));
        let edits: Vec<Edit> = known.filter_map(|claim| self.marking(claim, status)).collect();
        let is_done = self.record_all(edits, |count| match status {
            Status::Confirmed | Status::Disputed => format!("{} {count}", status.name()),
            _ => format!("Marked {count}: {}", status.name()),
        });
        if is_done {
            self.tell_gaps(&targets);
        }
    }

    /// Says how many of the claims the house rule is not met for.
    fn tell_gaps(&mut self, claims: &[ClaimId]) {
        let known = claims.iter().filter_map(|id| self.desk.claim(id));
        match known.filter(|claim| self.desk.gap(claim).is_some()).count() {
            0 => {}
            n => self.notices.say(format!("The house rule is not met for {n} of them")),
        }
    }

    /// Raises a flag on all chosen claims; lowers it where all have it.
    pub(super) fn flip_all(&mut self, flag: Flag) {
        let targets = self.targets();
        let has = |id: &ClaimId| self.desk.claim(id).is_some_and(|claim| claim.flags.contains_key(&flag));
        let on = !targets.iter().all(has);
        let others: Vec<ClaimId> = targets.into_iter().filter(|id| has(id) != on).collect();
        let edit = |claim| Edit::SetFlag { claim, flag, on, detail: String::new() };
        let name = flag.name();
        let told = |count: &str| {
            if on { format!("Flagged {count}: {name}") } else { format!("Took the flag {name} off {count}") }
        };
        self.do_to_all(others, edit, told);
    }

    /// Writes a note on several claims, below the notes that stand there.
    pub fn note_on(&mut self, claims: &BTreeSet<ClaimId>, note: &str) {
        let note = note.trim();
        if note.is_empty() {
            return;
        }
        let before = |id: &ClaimId| self.desk.claim(id).map_or("", |claim| &claim.note).trim_end().to_owned();
        let noted: Vec<_> = claims.iter().map(|id| (before(id), id.clone())).collect();
        let text =
            |before: &str| if before.is_empty() { note.to_owned() } else { format!("{before}\n{note}") };
        let edits = noted.into_iter().map(|(before, claim)| Edit::WriteNote { claim, text: text(&before) });
        self.record_all(edits.collect(), |count| format!("Noted on {count}"));
    }

    /// Takes all chosen claims off the list.
    pub(crate) fn set_all_aside(&mut self) {
        let next = self.neighbour();
        let edit = |claim| Edit::SetAside { claim, reason: String::new() };
        if self.do_to_all(self.targets(), edit, |count| format!("Put {count} into the tray")) {
            self.select(next);
        }
    }

    /// Brings all chosen claims back from the tray.
    pub(crate) fn bring_all_back(&mut self) -> bool {
        let edit = |claim| Edit::BringBack { claim };
        self.do_to_all(self.targets(), edit, |count| format!("Brought {count} back"))
    }

    fn do_to_all(
        &mut self,
        claims: Vec<ClaimId>,
        edit: impl FnMut(ClaimId) -> Edit,
        told: impl FnOnce(&str) -> String,
    ) -> bool {
        self.record_all(claims.into_iter().map(edit).collect(), told)
    }

    /// Makes the edits, one for each claim, as one entry, and tells of it.
    fn record_all(&mut self, edits: Vec<Edit>, told: impl FnOnce(&str) -> String) -> bool {
        let (count, hidden) = (edits.len(), self.chosen_out_of_sight());
        if count == 0 {
            self.notices.say("All of them are marked so already");
            return false;
        }
        if !self.record(Edit::Group { edits }) {
            return false;
        }
        let told = told(&in_words(count));
        let told = if hidden == 0 { told } else { format!("{told}; {hidden} of those chosen are not shown") };
        self.notices.say_with(told, CommandId::Undo);
        true
    }
}

/// `1 claim`, `12 claims`.
pub(crate) fn in_words(count: usize) -> String {
    if count == 1 { "1 claim".to_owned() } else { format!("{count} claims") }
}
