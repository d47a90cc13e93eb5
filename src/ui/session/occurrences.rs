//! One fact told several times: walking its places, and settling them together when the checker asks for it.
//!
//! Invariant: never marks a claim that the checker has not asked to be marked.

use std::sync::Arc;

use super::Session;
use super::group::in_words;
use crate::desk::{ClaimId, ClaimRecord, Edit, Link, Status};
use crate::ui::commands::CommandId;

impl Session {
    /// Selects the next claim that says the same as the selected one; where none does, the next that the machine tied
    /// to it.
    pub fn go_next_occurrence(&mut self) {
        let Some(claim) = self.claim() else { return };
        let same = self.occurrences(claim);
        let (walk, told) = if same.is_empty() {
            (self.desk.tied(claim), "belong together: the same person, other units, or a part")
        } else {
            (same, "say the same")
        };
        let at = walk.iter().position(|other| other.id == claim.id).map_or(0, |at| at + 1);
        let next = walk.get(at).or_else(|| walk.first()).map(|next| next.id.clone());
        let told = format!("{} {told}", in_words(walk.len()));
        match next.filter(|next| Some(next) != self.view.claim.as_ref()) {
            Some(next) => {
                self.select(Some(next));
                self.notices.say(told);
            }
            None => self.notices.say("It occurs only once"),
        }
    }

    /// Says in passing that other claims say the same as the one just marked, and offers to settle them.
    pub(super) fn offer_occurrences(&mut self, id: &ClaimId) {
        let Some(claim) = self.desk.claim(id).filter(|claim| claim.status != Status::Unchecked) else {
            return;
        };
        let facts = self.board().alike(claim).iter().filter_map(|place| self.board().facts().get(*place));
        let count = facts.filter(|other| other.status != claim.status).count();
        self.marked = Some(id.clone());
        match count {
            0 => {}
            1 => self.notices.say_with("1 other says the same", CommandId::SettleOccurrences),
            n => self.notices.say_with(format!("{n} others say the same"), CommandId::SettleOccurrences),
        }
    }

    /// Whether there is something to settle, or why not.
    pub fn may_settle(&self) -> Result<(), &'static str> {
        match self.settling() {
            Some(_) => Ok(()),
            None if self.claim().is_some_and(|claim| self.occurrences(claim).is_empty()) => {
                Err("No other claim says the same")
            }
            None => Err("Set the status of one of them first; the others then take it"),
        }
    }

    /// Gives the claims that say the same the status and the links of the selected claim, or of the one just marked.
    pub fn settle_occurrences(&mut self) {
        let Some((claim, edits)) = self.settling() else { return };
        let Some(status) = self.desk.claim(&claim).map(|claim| claim.status) else { return };
        let others = self.differing(&claim);
        let overruled = others.iter().filter(|other| !other.is_open() && other.status != status).count();
        let count = others.len();
        if self.record(Edit::Group { edits }) {
            let told = format!("Settled {} that {} the same: {}", in_words(count), say(count), status.name());
            let told = match overruled {
                0 => told,
                n => format!("{told}; {n} of them stood otherwise"),
            };
            self.notices.say_with(told, CommandId::Undo);
        }
    }

    /// The claims that say the same as `claim`, itself among them, in text order; none where it stands alone.
    fn occurrences(&self, claim: &ClaimRecord) -> Vec<&Arc<ClaimRecord>> {
        if !self.board().is_at(self.revision()) {
            return self.desk.occurrences(claim);
        }
        let all = self.board().claims();
        self.board().alike(claim).iter().filter_map(|place| all.get(*place)).collect()
    }

    /// The claim that others are to be settled like, and the edits that do it.
    fn settling(&self) -> Option<(ClaimId, Vec<Edit>)> {
        let wanted = [self.view.claim.as_ref(), self.marked.as_ref()];
        wanted.into_iter().flatten().find_map(|id| {
            let claim = self.desk.claim(id).filter(|claim| claim.status != Status::Unchecked)?;
            let others = self.differing(id);
            let edits: Vec<Edit> =
                others.into_iter().flat_map(|other| self.edits_like(claim, other)).collect();
            (!edits.is_empty()).then(|| (id.clone(), edits))
        })
    }

    /// The claims that say the same as the one of that id and lack its status or one of its links.
    fn differing(&self, id: &ClaimId) -> Vec<&ClaimRecord> {
        let Some(claim) = self.desk.claim(id) else { return Vec::new() };
        let others = self.occurrences(claim).into_iter().map(|other| &**other);
        others.filter(|other| other.id != *id && !self.edits_like(claim, other).is_empty()).collect()
    }

    /// What gives `other` the status and the links of `claim`; the status last, since it is what the step is called by.
    fn edits_like(&self, claim: &ClaimRecord, other: &ClaimRecord) -> Vec<Edit> {
        let has = |link: &Link| self.desk.links_of(&other.id).any(|own| own.link.citation == link.citation);
        let links = self.desk.links_of(&claim.id).map(|linked| linked.link).filter(|link| !has(link));
        let mut edits: Vec<Edit> = links
            .map(|link| Edit::PutLink { link: Link { claim: other.id.clone(), ..link.clone() } })
            .collect();
        if other.status != claim.status {
            let (id, reason) = (other.id.clone(), claim.reason.clone());
            edits.push(Edit::SetStatus { claim: id, status: claim.status, reason });
        }
        edits
    }
}

const fn say(count: usize) -> &'static str {
    if count == 1 { "says" } else { "say" }
}
