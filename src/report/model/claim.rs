//! A claim as a report tells it, with all that hangs on it.
//!
//! Invariant: holds what is told, in the words of the desk; works nothing out but what follows from its own fields.

use jiff::{Timestamp, civil::Date};
use serde::Serialize;
use serde_json::Value;

use super::Sign;
use crate::desk::{Flag, Resolution, Status};
use crate::extract::Kind;
use crate::text::{CharSpan, Span};

/// A claim with all that hangs on it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(in crate::report) struct ClaimRow {
    /// Its number: given once, in the order claims entered the project.
    pub(in crate::report) number: usize,
    /// Its id.
    pub(in crate::report) id: String,
    /// Its kind.
    pub(in crate::report) kind: Kind,
    /// Its place in code points.
    #[serde(flatten)]
    pub(in crate::report) place: CharSpan,
    /// Its words.
    pub(in crate::report) text: String,
    /// The number of the sentence it starts in, from 1.
    pub(in crate::report) sentence: usize,
    /// Its reading as data.
    pub(in crate::report) value: Value,
    /// Its reading in words.
    pub(in crate::report) reading: String,
    /// The rule that found it; `hand` for a checker's own.
    pub(in crate::report) rule: String,
    /// Why it is a claim.
    pub(in crate::report) why: String,
    /// The finding.
    pub(in crate::report) status: Status,
    /// Why the finding stands without the sources it would need.
    pub(in crate::report) reason: String,
    /// Who set the finding, and when.
    pub(in crate::report) marked: Option<Sign>,
    /// Whether a person has done anything to it.
    pub(in crate::report) touched: bool,
    /// Flags raised, with what was said to them.
    pub(in crate::report) flags: Vec<FlagRow>,
    /// The day up to which it holds.
    pub(in crate::report) as_of: Option<Date>,
    /// The note.
    pub(in crate::report) note: String,
    /// Proposed wording.
    pub(in crate::report) wording: String,
    /// Whether words of a withheld source stood in it, so that it is not fit for the article.
    #[serde(skip)]
    pub(in crate::report) wording_withheld: bool,
    /// Why that wording.
    pub(in crate::report) wording_reason: String,
    /// The editor's decision.
    pub(in crate::report) resolution: Resolution,
    /// Why that decision.
    pub(in crate::report) resolution_reason: String,
    /// Who decided, and when.
    pub(in crate::report) resolved: Option<Sign>,
    /// What it rests on.
    pub(in crate::report) sources: Vec<LinkRow>,
    /// Why it was set aside; empty while it is on the list.
    pub(in crate::report) set_aside: String,
    /// Whether the editor has to decide what happens to the words.
    pub(in crate::report) asks_decision: bool,
    /// Why its mark no longer holds; empty while it does.
    pub(in crate::report) stale: Vec<String>,
    /// What a confirmed claim lacks by the house rule; empty where it lacks nothing.
    pub(in crate::report) lacks: String,
    /// What was done to it, oldest first.
    pub(in crate::report) history: Vec<ChangeRow>,
    /// Its place in bytes.
    #[serde(skip)]
    pub(in crate::report) span: Span,
}

impl ClaimRow {
    /// Whether somebody has to do something about it before the piece may go.
    pub(in crate::report) fn must_act(&self) -> bool {
        self.asks_decision || !self.in_the_way().is_empty()
    }

    /// Why a finding that was made does not count: its mark is stale, or it was confirmed on too little without a word.
    pub(in crate::report) fn in_the_way(&self) -> String {
        let stale = self.stale.iter().map(|why| format!("Stale: {why}"));
        let lacks = Some(&self.lacks).filter(|lacks| !lacks.is_empty() && self.reason.is_empty());
        stale.chain(lacks.map(|lacks| format!("House rule: {lacks}"))).collect::<Vec<_>>().join("; ")
    }

    /// Whether the lawyers or somebody careful should see it.
    pub(in crate::report) fn is_delicate(&self) -> bool {
        self.flags.iter().any(|flag| matches!(flag.flag, Flag::Legal | Flag::Sensitive))
    }
}

/// A flag that is up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::report) struct FlagRow {
    /// The flag.
    pub(in crate::report) flag: Flag,
    /// What was said to it.
    pub(in crate::report) detail: String,
}

/// One place in a source that a claim rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::report) struct LinkRow {
    /// The source's number.
    pub(in crate::report) source: usize,
    /// The number of the place within the source, from 1.
    pub(in crate::report) citation: usize,
    /// What the source is called in this report.
    pub(in crate::report) label: String,
    /// Supports, contradicts or context.
    pub(in crate::report) relation: &'static str,
    /// Primary, secondary or tertiary for this claim.
    pub(in crate::report) directness: &'static str,
    /// How it was looked at.
    pub(in crate::report) method: &'static str,
    /// Page, paragraph or time.
    pub(in crate::report) locator: String,
    /// The passage.
    pub(in crate::report) passage: String,
    /// The value the source gives.
    pub(in crate::report) value: String,
}

/// One change to one claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::report) struct ChangeRow {
    /// When.
    pub(in crate::report) at: Timestamp,
    /// Who.
    pub(in crate::report) by: String,
    /// Whether it took an earlier change back, or made it again.
    pub(in crate::report) is_undo: bool,
    /// What changed.
    pub(in crate::report) what: &'static str,
    /// As it was.
    pub(in crate::report) old: String,
    /// As it is since.
    pub(in crate::report) new: String,
}
