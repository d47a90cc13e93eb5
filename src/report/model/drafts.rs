//! What later drafts did to claims, as a report tells it.
//!
//! Invariant: holds what is told; works nothing out.

use serde::Serialize;

use super::{ClaimRow, LinkRow, SignOffRow};
use crate::desk::Status;

/// A claim that the draft checked does not have.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(in crate::report) struct RemovedRow {
    /// The number of the last draft that has it, in which it has its place.
    pub(in crate::report) last_draft: usize,
    /// Why the next one has it not.
    pub(in crate::report) removed: String,
    /// The claim.
    #[serde(flatten)]
    pub(in crate::report) claim: ClaimRow,
}

/// What has changed since a draft was signed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(in crate::report) struct SinceRow {
    /// The number of the draft signed.
    pub(in crate::report) draft: usize,
    /// The sign-offs that do not stand any more.
    pub(in crate::report) signed: Vec<SignOffRow>,
    /// The claims that say something else, stand in another sentence, are new, or are gone.
    pub(in crate::report) claims: Vec<ChangedRow>,
    /// Claims whose sentence is the same, and stands beside another.
    pub(in crate::report) beside_others: usize,
}

/// What became of one claim.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(in crate::report) struct ChangedRow {
    /// Its number.
    pub(in crate::report) number: usize,
    /// What became of it: `stale`, `context`, `removed`, `ask` or `new`.
    #[serde(rename = "as")]
    pub(in crate::report) became: &'static str,
    /// The same in words.
    #[serde(skip)]
    pub(in crate::report) became_in_words: &'static str,
    /// Why it was not simply kept.
    pub(in crate::report) why: String,
    /// Its words as they were signed; empty for a new one.
    pub(in crate::report) old: String,
    /// The sentence around them.
    pub(in crate::report) old_sentence: String,
    /// Its words as they are; empty for one that is gone.
    pub(in crate::report) new: String,
    /// The sentence around them.
    pub(in crate::report) new_sentence: String,
    /// The number of that, from 1; 0 for one that is gone.
    pub(in crate::report) sentence: usize,
    /// Whether the sentences say what the words do not, and the row before has not told them.
    #[serde(skip)]
    pub(in crate::report) tells_sentences: bool,
    /// Whether this report marks it in the article; a filter may leave it out.
    #[serde(skip)]
    pub(in crate::report) is_shown: bool,
    /// The finding.
    pub(in crate::report) status: Status,
    /// What it rests on.
    pub(in crate::report) sources: Vec<LinkRow>,
}
