//! Why an edit was refused.
//!
//! Invariant: one line each: what is wrong, and what to do.

use thiserror::Error;

use super::id::{CitationId, ClaimId, DraftId, EntryId, FindingId, SourceId};

/// Why an edit was refused; nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EditError {
    /// The entry's id is in the journal already.
    #[error("this entry is in the journal already, as number {}: nothing more to do", .index + 1)]
    AlreadyRecorded {
        /// Its place in the journal, from 0.
        index: usize,
    },
    /// An id is empty.
    #[error("{0} has an empty id: give it one of its own")]
    EmptyId(&'static str),
    /// The draft is here already.
    #[error("this draft is in the project already: give a new version another id ({0})")]
    DraftTaken(DraftId),
    /// No such draft.
    #[error("the project has no such draft: name one of its own ({0})")]
    UnknownDraft(DraftId),
    /// The text is not the one fingerprinted.
    #[error("the draft's text does not fit its SHA-256: take the article in again ({0})")]
    FingerprintDiffers(DraftId),
    /// The claim's id is in use.
    #[error("the project has this claim already: give a new claim another id ({0})")]
    ClaimTaken(ClaimId),
    /// No such claim.
    #[error("the project has no such claim: name one of its own ({0})")]
    UnknownClaim(ClaimId),
    /// Another checker has gone on with the claim.
    #[error("another checker has gone on with the claim: set it aside if it is none ({0})")]
    ClaimInUse(ClaimId),
    /// The place is not in the draft, or empty.
    #[error(
        "{start} to {end} is no place in draft {draft}: give a start before the end, and an end up to {chars}"
    )]
    BadSpan {
        /// First code point.
        start: usize,
        /// One past the last.
        end: usize,
        /// The draft's number.
        draft: usize,
        /// Its length in code points.
        chars: usize,
    },
    /// No such sentence.
    #[error("draft {draft} has no sentence {sentence}: name one from 0 to {}", .sentences.saturating_sub(1))]
    UnknownSentence {
        /// The sentence asked for.
        sentence: usize,
        /// The draft's number.
        draft: usize,
        /// How many it has.
        sentences: usize,
    },
    /// The claim lies in the tray already.
    #[error("the claim lies in the tray already: bring it back first ({0})")]
    InTray(ClaimId),
    /// The claim does not lie in the tray.
    #[error("the claim does not lie in the tray: there is nothing to bring back ({0})")]
    NotInTray(ClaimId),
    /// Nothing says why the finding is set aside.
    #[error("a finding is set aside for a reason: say why it asks for no look ({0})")]
    AsideWithoutReason(FindingId),
    /// The finding was not set aside.
    #[error("the finding was not set aside: there is nothing to take back ({0})")]
    NotAside(FindingId),
    /// Nobody has confirmed the name.
    #[error("nobody has confirmed how this name is spelled: there is nothing to take back ({0})")]
    NotConfirmed(String),
    /// No such source.
    #[error("the project has no such source: write it down first ({0})")]
    UnknownSource(SourceId),
    /// A source that rests on itself.
    #[error("a source cannot rest on itself: name another, or none ({0})")]
    RestsOnItself(SourceId),
    /// Something rests on the source.
    #[error("the source is still cited, or another or a name rests on it: take that out first ({0})")]
    SourceInUse(SourceId),
    /// No such citation.
    #[error("the project has no such citation: write it down first ({0})")]
    UnknownCitation(CitationId),
    /// A claim is linked to the citation.
    #[error("a claim is still linked to the citation: cut the link first ({0})")]
    CitationInUse(CitationId),
    /// No such link.
    #[error("the claim is not linked to that citation: there is nothing to cut ({0} to {1})")]
    UnknownLink(ClaimId, CitationId),
    /// Marks would be brought over from nowhere.
    #[error("the project has no draft yet: take this one in as its first")]
    NothingToCarry,
    /// The claim stands in an earlier draft.
    #[error("the claim stands in an earlier draft: give it a place in the current one ({0})")]
    NotInDraft(ClaimId),
    /// The claim stands in the current draft.
    #[error("the claim stands in the current draft already: move its borders there ({0})")]
    InDraft(ClaimId),
    /// A sign-off for a draft that is not the current one.
    #[error("draft {0} is not the current one: sign off the latest draft")]
    OldDraft(usize),
    /// Another office signs first.
    #[error("{office} signs after {before}: let {before} sign off first")]
    TooEarly {
        /// Who would sign.
        office: &'static str,
        /// Whose sign-off is missing.
        before: &'static str,
    },
    /// There is no such sign-off.
    #[error("{0} has not signed off: there is nothing to reopen")]
    NotSigned(&'static str),
    /// Words are to stand, and nobody said why.
    #[error("a decision to let words stand needs a reason: say why ({0})")]
    StetWithoutReason(ClaimId),
    /// A group of nothing.
    #[error("the group holds no edit: put at least one in")]
    EmptyGroup,
    /// An undo inside a group.
    #[error("an undo cannot be part of a group: send it as an entry of its own")]
    UndoInGroup,
    /// The entry is not next in line.
    #[error("only the latest step can be taken back or done again, {}: take back in order ({asked})", next_words(.next.as_ref()))]
    NotNext {
        /// The entry asked for.
        asked: EntryId,
        /// The entry that could be undone.
        next: Option<EntryId>,
    },
}

fn next_words(next: Option<&EntryId>) -> String {
    next.map_or_else(|| "and there is none".to_owned(), |id| format!("which is {id}"))
}
