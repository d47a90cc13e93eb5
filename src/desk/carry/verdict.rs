//! What can become of a claim in a new draft, and why.
//!
//! Invariant: words and their meaning only.

use serde::{Deserialize, Serialize};

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Its sentence and the sentences beside it are the same: its mark stands.
    Kept,
    /// It says the same, but stands among other words: its mark stands, and is told.
    Context,
    /// What it says has changed: its mark no longer holds.
    Stale,
    /// Two places fit it the same: the checker says which.
    Ask,
    /// The new draft does not have it: it lies in the tray, with all its sources.
    Removed,
}

impl Verdict {
    /// All of them, in the order lists show them.
    pub const ALL: [Self; 5] = [Self::Stale, Self::Ask, Self::Removed, Self::Context, Self::Kept];

    /// The name a checker reads.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kept => "Kept",
            Self::Context => "Context changed",
            Self::Stale => "Stale",
            Self::Ask => "To place",
            Self::Removed => "Removed",
        }
    }

    /// The name used in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Context => "context",
            Self::Stale => "stale",
            Self::Ask => "ask",
            Self::Removed => "removed",
        }
    }
}

/// Why a claim was not simply kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A figure or another value is another.
    Value,
    /// A date or another time is another.
    Date,
    /// A name is another.
    Name,
    /// "Not", "no", "never" came or went.
    Negation,
    /// "About", "may", "reportedly" came or went.
    Hedge,
    /// "More", "before", "won" came or went.
    Direction,
    /// It no longer stands in quotation marks.
    Quotation,
    /// The machine no longer reads it so.
    Reading,
    /// Other of its words have changed.
    Words,
    /// It says the same in other words: "12" for "twelve".
    Reworded,
    /// Capitals have changed.
    Capitals,
    /// The sentence around it has changed.
    Sentence,
    /// Its sentence stands beside another.
    Neighbours,
    /// Its sentence is not in the new draft.
    NoSentence,
    /// Its words were taken out of their sentence.
    NoWords,
    /// Two places fit it the same.
    TwoPlaces,
    /// Its sentence was taken out in an earlier draft, and is back.
    Back,
    /// Another checker made it on the earlier draft, and the two projects were merged.
    Meanwhile,
}

impl Reason {
    /// The reason in words.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Value => "a figure is another",
            Self::Date => "a date or time is another",
            Self::Name => "a name is another",
            Self::Negation => "a negation came or went",
            Self::Hedge => "how sure it is said to be has changed",
            Self::Direction => "more or less, before or after has changed",
            Self::Quotation => "it no longer stands in quotation marks",
            Self::Reading => "it is no longer read so",
            Self::Words => "its words have changed",
            Self::Reworded => "it says the same in other words",
            Self::Capitals => "its capitals have changed",
            Self::Sentence => "the sentence around it has changed",
            Self::Neighbours => "its sentence stands beside another",
            Self::NoSentence => "its sentence is not in the new draft",
            Self::NoWords => "its words were taken out of their sentence",
            Self::TwoPlaces => "two places fit it the same",
            Self::Meanwhile => "another checker made it on the draft before",
            Self::Back => "its sentence was taken out before and is back",
        }
    }
}

/// Several reasons in words.
pub fn reasons_in_words(reasons: &[Reason]) -> String {
    reasons.iter().map(|reason| reason.in_words()).collect::<Vec<_>>().join("; ")
}
