//! Brings the marks over to a new draft: which claim became which, and whether its mark still holds.
//!
//! | module | does |
//! |---|---|
//! | `plan` | works the edit out that takes the new draft in and says what became of each claim |
//! | `place` | finds a claim's words inside the sentences that its own have become |
//! | `counterpart` | finds the machine's claim that stands there |
//! | `judge`, `sense`, `differs` | say what has changed, and whether it turns what was checked |
//! | `verdict` | the words for that |
//! | `land` | puts a claim's record where the edit says |
//! | `outcome` | tells what became of all claims, with old and new words |
//! | `became` | tells it of one claim, for lists, and of the words of the article |
//! | `since` | tells what several drafts have changed since one that was signed |
//!
//! The rules: sentences are aligned first, then claims inside aligned sentences; a text is never searched for a short
//! stretch. The same sentence between the same sentences keeps its marks silently. The same words in another sentence
//! keep them, and that is told. Another value, date, name, negation or hedge makes a mark stale. Two places that fit the
//! same are a question. What has no place lies in the tray, with its sources. All of it is one step.
//!
//! Invariant: no claim is left out, and none is kept whose value differs.

mod became;
mod counterpart;
mod differs;
mod judge;
mod land;
mod outcome;
mod place;
mod plan;
mod sense;
mod since;
mod verdict;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use became::Became;
pub(super) use land::landed;
pub use outcome::{Counts, Outcome, Row, Side};
pub use plan::NoCarry;
pub use verdict::reasons_in_words;
pub use verdict::{Reason, Verdict};

use super::id::ClaimId;
use crate::extract::Reading;
use crate::text::{CharSpan, Span};

/// What became of one claim, as the journal has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carried {
    /// The claim.
    pub claim: ClaimId,
    /// What became of it.
    #[serde(rename = "as")]
    pub verdict: Verdict,
    /// Its place in the new draft, in code points, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<CharSpan>,
    /// Why it was not simply kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Reason>,
    /// The places that fit it the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<CharSpan>,
    /// What it says now, where the machine does not find it anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<Reading>,
}

/// A sentence that was passed as holding nothing to check, and the same sentence in the new draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassedOn {
    /// Its number in the earlier draft, from 0.
    pub from: usize,
    /// Its number in the new one.
    pub to: usize,
}

/// How a claim came to the draft it stands in, or why it did not.
#[derive(Debug, Clone, PartialEq)]
pub struct Carry {
    /// The number of the draft it came from.
    pub from: usize,
    /// Its place there.
    pub span: Span,
    /// What it said there.
    pub reading: Reading,
    /// The number of the draft it was brought to.
    pub to: usize,
    /// What became of it.
    pub verdict: Verdict,
    /// Why it was not simply kept.
    pub why: Vec<Reason>,
    /// The places there that fit it the same.
    pub places: Vec<Span>,
    /// Whether it was marked since.
    pub is_seen: bool,
    /// How it came to the draft it came from.
    pub before: Option<Arc<Self>>,
}

impl Carry {
    /// `Removed: its sentence is not in the new draft`
    pub fn in_words(&self) -> String {
        format!("{}: {}", self.verdict.name(), reasons_in_words(&self.why))
    }

    /// This way and those before it, the latest first.
    fn ways(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |carry| carry.before.as_deref())
    }
}
