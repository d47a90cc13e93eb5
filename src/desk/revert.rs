//! Takes one claim back: to what the machine found, or to how it was at some moment.
//!
//! What comes out is an edit like any other, so that a claim taken back can be brought forth again.
//!
//! Invariant: reads records and what they were before; changes nothing itself.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::claim::{ClaimRecord, Origin};
use super::edit::Edit;
use super::id::{CitationId, ClaimId};
use super::source::Link;
use super::{Desk, history};

/// The places a claim was linked to.
type Links = BTreeMap<CitationId, Link>;

impl Desk {
    /// Makes a claim again what the machine found, without marks and sources; none where it is that already.
    pub fn back_to_found(&self, claim: &ClaimId) -> Option<Edit> {
        let now = self.claim(claim)?;
        let Origin::Found(finding) = &now.origin else { return None };
        let found = ClaimRecord::new(
            now.id.clone(),
            now.draft,
            finding.span,
            now.sentence,
            finding.reading.clone(),
            now.origin.clone(),
        );
        self.between(now, &found, &Links::new())
    }

    /// Makes a claim again what it was before `at`; none where nothing has been done to it since.
    pub fn back_to(&self, claim: &ClaimId, at: Timestamp) -> Option<Edit> {
        let now = self.claim(claim)?;
        let (mut then, mut links) = (Some(ClaimRecord::clone(now)), self.links_now(claim));
        let changes = self.changes.get(claim)?;
        let is_since = |entry: usize| self.entries.get(entry).is_some_and(|entry| entry.at >= at);
        for change in changes.iter().rev().take_while(|change| is_since(change.entry())) {
            match change.before() {
                history::Before::Record(old) => then = old.cloned(),
                history::Before::Link(citation, Some(old)) => _ = links.insert(citation.clone(), old.clone()),
                history::Before::Link(citation, None) => _ = links.remove(citation),
            }
        }
        self.between(now, &then?, &links)
    }

    fn links_now(&self, claim: &ClaimId) -> Links {
        self.links_of(claim).map(|it| (it.citation.id.clone(), it.link.clone())).collect()
    }

    /// The edit that makes `now` into `then`.
    fn between(&self, now: &ClaimRecord, then: &ClaimRecord, links: &Links) -> Option<Edit> {
        let mut edits = self.links_between(&now.id, links);
        edits.extend(words_between(now, then));
        edits.extend(flags_between(now, then));
        if now.draft == then.draft
            && now.span != then.span
            && let Some(draft) = self.draft_numbered(now.draft)
        {
            edits.push(Edit::MoveSpan { claim: now.id.clone(), span: draft.chars(then.span) });
        }
        match (&now.set_aside, &then.set_aside) {
            (None, Some(aside)) => {
                edits.push(Edit::SetAside { claim: now.id.clone(), reason: aside.reason.clone() });
            }
            (Some(_), None) => edits.push(Edit::BringBack { claim: now.id.clone() }),
            _ => {}
        }
        if (now.status, &now.reason) != (then.status, &then.reason) {
            let (status, reason) = (then.status, then.reason.clone());
            edits.push(Edit::SetStatus { claim: now.id.clone(), status, reason });
        }
        (!edits.is_empty()).then_some(Edit::Group { edits })
    }

    fn links_between(&self, claim: &ClaimId, then: &Links) -> Vec<Edit> {
        let now = self.links_now(claim);
        let gone = now.keys().filter(|citation| !then.contains_key(citation));
        let gone = gone.map(|citation| Edit::DropLink { claim: claim.clone(), citation: citation.clone() });
        // What was cited and has been taken out since cannot be linked again.
        let back = then
            .values()
            .filter(|link| now.get(&link.citation) != Some(link) && self.citation(&link.citation).is_some());
        gone.chain(back.map(|link| Edit::PutLink { link: link.clone() })).collect()
    }
}

fn words_between(now: &ClaimRecord, then: &ClaimRecord) -> Vec<Edit> {
    let claim = || now.id.clone();
    let mut edits = Vec::new();
    if now.note != then.note {
        edits.push(Edit::WriteNote { claim: claim(), text: then.note.clone() });
    }
    if now.suggestion != then.suggestion {
        let (wording, reason) = then
            .suggestion
            .as_ref()
            .map_or_else(Default::default, |it| (it.wording.clone(), it.reason.clone()));
        edits.push(Edit::Suggest { claim: claim(), wording, reason });
    }
    if (now.resolution, &now.resolution_reason) != (then.resolution, &then.resolution_reason) {
        let (resolution, reason) = (then.resolution, then.resolution_reason.clone());
        edits.push(Edit::Resolve { claim: claim(), resolution, reason });
    }
    if now.draft == then.draft && now.reading != then.reading {
        edits.push(Edit::CorrectReading { claim: claim(), reading: then.reading.clone() });
    }
    edits
}

fn flags_between(now: &ClaimRecord, then: &ClaimRecord) -> Vec<Edit> {
    let claim = || now.id.clone();
    let down = now.flags.keys().filter(|flag| !then.flags.contains_key(flag));
    let down = down.map(|&flag| Edit::SetFlag { claim: claim(), flag, on: false, detail: String::new() });
    let up = then.flags.iter().filter(|(flag, detail)| now.flags.get(flag) != Some(detail));
    let up =
        up.map(|(&flag, detail)| Edit::SetFlag { claim: claim(), flag, on: true, detail: detail.clone() });
    let mut edits: Vec<Edit> = down.chain(up).collect();
    if now.as_of != then.as_of {
        edits.push(Edit::SetAsOf { claim: claim(), as_of: then.as_of });
    }
    edits
}
