//! A claim as it lies on the desk: where it stands, what it says, and all that a checker has found out about it.
//!
//! Invariant: one claim's own record; knows no source, no other claim, file or window.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};

use super::carry::Carry;
use super::edit::{Checker, NewTie};
use super::id::ClaimId;
use super::mark::{Flag, Resolution, Standing, Status};
use crate::extract::{Kind, Reading};
use crate::text::Span;

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Who.
    pub by: Checker,
    /// When.
    pub at: Timestamp,
}

/// Where a claim comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// The machine found it.
    Found(Box<Finding>),
    /// A checker added it.
    Hand(Stamp),
}

/// What the machine found, kept as it was even where a checker has corrected it since.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule that found it: `casualty-verb-count`.
    pub rule: String,
    /// Why it is a claim, in a checker's words.
    pub why: String,
    /// The place the machine gave it.
    pub span: Span,
    /// The reading the machine gave it.
    pub reading: Reading,
    /// What the machine says it has to do with other claims of the draft.
    pub ties: Vec<NewTie>,
}

/// Other words proposed for a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The wording.
    pub wording: String,
    /// Why; may be empty.
    pub reason: String,
}

/// Why, by whom and when a claim was taken off the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Why; may be empty.
    pub reason: String,
    /// By whom and when.
    pub stamp: Stamp,
}

/// What a mark was made on: where that changes, the mark is stale.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ground {
    pub(super) span: Span,
    pub(super) reading: Reading,
    pub(super) as_of: Option<Date>,
    /// A new draft says otherwise.
    pub(super) is_off: bool,
    /// Where the mark was made, once a new draft has come in.
    pub(super) made: Option<Made>,
}

/// The words and the reading that a mark was made on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Made {
    pub(super) draft: usize,
    pub(super) span: Span,
    pub(super) reading: Reading,
}

/// A claim with its marks.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimRecord {
    /// Its id.
    pub id: ClaimId,
    /// The number of the draft it stands in, from 1.
    pub draft: usize,
    /// Its place, in bytes of the draft's text.
    pub span: Span,
    /// Its kind and value, as corrected.
    pub reading: Reading,
    /// Where it comes from.
    pub origin: Origin,
    /// The number of the sentence it starts in, from 0.
    pub sentence: usize,
    /// The checker's finding.
    pub status: Status,
    /// Why, where that is not plain; may be empty.
    pub reason: String,
    /// Who set the status, and when.
    pub marked: Option<Stamp>,
    /// What the claim said when its status was set.
    pub(super) ground: Option<Box<Ground>>,
    /// Flags raised, each with its detail (for a query: to whom); the detail may be empty.
    pub flags: BTreeMap<Flag, String>,
    /// The day up to which it holds.
    pub as_of: Option<Date>,
    /// The note; may be empty.
    pub note: String,
    /// Other words proposed.
    pub suggestion: Option<Suggestion>,
    /// What happened to the text.
    pub resolution: Resolution,
    /// Why; may be empty.
    pub resolution_reason: String,
    /// Who decided, and when.
    pub resolved: Option<Stamp>,
    /// Taken off the list, into the tray.
    pub set_aside: Option<Aside>,
    /// Whether a person has done anything to it: a machine's claim is a suggestion until then.
    pub touched: bool,
    /// How it came from an earlier draft, or why it did not come along.
    pub carry: Option<Box<Carry>>,
}

impl ClaimRecord {
    /// A claim nobody has looked at.
    pub(super) const fn new(
        id: ClaimId,
        draft: usize,
        span: Span,
        sentence: usize,
        reading: Reading,
        origin: Origin,
    ) -> Self {
        Self {
            id,
            draft,
            span,
            reading,
            touched: matches!(origin, Origin::Hand(_)),
            origin,
            sentence,
            status: Status::Unchecked,
            reason: String::new(),
            marked: None,
            ground: None,
            flags: BTreeMap::new(),
            as_of: None,
            note: String::new(),
            suggestion: None,
            resolution: Resolution::Open,
            resolution_reason: String::new(),
            resolved: None,
            set_aside: None,
            carry: None,
        }
    }

    /// Its kind.
    pub const fn kind(&self) -> Kind {
        self.reading.kind()
    }

    /// Whether work on it is left.
    pub fn is_open(&self) -> bool {
        self.status.standing() == Standing::Open
    }

    /// Whether the editor has to decide what happens to the text: contradicted or unsupported words, and words
    /// that rest on the author alone where the lawyers look.
    pub fn asks_decision(&self) -> bool {
        self.status.standing() == Standing::Action
            || (self.status == Status::OnAuthor && self.flags.contains_key(&Flag::Legal))
    }

    /// Whether there is something to decide, or something was decided.
    pub fn is_for_the_editor(&self) -> bool {
        self.asks_decision() || self.resolution != Resolution::Open || self.suggestion.is_some()
    }

    /// Whether it asks for a decision that has not been made.
    pub fn awaits_decision(&self) -> bool {
        self.asks_decision() && self.resolution == Resolution::Open
    }
}
