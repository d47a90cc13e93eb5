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
        match self.model() {
            Some(_) => Ok(()),
            None if self.claim().is_some_and(|claim| self.occurrences(claim).is_empty()) => {
                Err("No other claim says the same")
            }
            None => Err("Set the status of one of them first; the others then take it"),
        }
    }

    /// Gives the claims that say the same the status and the links of the selected claim, or of the one just marked.
    pub fn settle_occurrences(&mut self) {
        let Some(model) = self.model() else { return };
        let (status, others) = (model.status, self.occurrences(model));
        let others: Vec<_> = others.into_iter().filter(|other| self.differs(model, other)).collect();
        let overruled = others.iter().filter(|other| !other.is_open() && other.status != status).count();
        let edits = others.iter().flat_map(|other| self.edits_like(model, other)).collect();
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

    /// The claim that others are to be settled like: the selected one, or the one just marked. The window asks this in
    /// every frame, so it stops at the first claim that differs.
    fn model(&self) -> Option<&ClaimRecord> {
        let wanted = [self.view.claim.as_ref(), self.marked.as_ref()];
        wanted.into_iter().flatten().find_map(|id| {
            let claim = self.desk.claim(id).filter(|claim| claim.status != Status::Unchecked)?;
            self.occurrences(claim).into_iter().any(|other| self.differs(claim, other)).then_some(&**claim)
        })
    }

    /// Whether `other` lacks the status or one of the links of `claim`.
    fn differs(&self, claim: &ClaimRecord, other: &ClaimRecord) -> bool {
        other.id != claim.id
            && (other.status != claim.status || self.missing_links(claim, other).next().is_some())
    }

    /// The links of `claim` that `other` has not got.
    fn missing_links<'a>(
        &'a self,
        claim: &'a ClaimRecord,
        other: &'a ClaimRecord,
    ) -> impl Iterator<Item = &'a Link> {
        let has = |link: &Link| self.desk.links_of(&other.id).any(|own| own.link.citation == link.citation);
        self.desk.links_of(&claim.id).map(|linked| linked.link).filter(move |link| !has(link))
    }

    /// What gives `other` the status and the links of `claim`; the status last, since it is what the step is called by.
    fn edits_like(&self, claim: &ClaimRecord, other: &ClaimRecord) -> Vec<Edit> {
        let mut edits: Vec<Edit> = self
            .missing_links(claim, other)
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
