//! The vocabulary of marks: what a checker can find out about a claim, and what becomes of it.
//!
//! Invariant: words and their meaning only; knows no claim, colour or key.

use serde::{Deserialize, Serialize};

/// The checker's finding on one claim: exactly eight, in the order of their digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Found, nobody has looked.
    #[default]
    Unchecked,
    /// Being checked; a question is out.
    Waiting,
    /// Matches authoritative sources; the house rule is met.
    Confirmed,
    /// Rests only on the writer's own notes or eyes.
    OnAuthor,
    /// Contradicted; needs the suggested change.
    Wrong,
    /// Sources conflict; the editor decides.
    Disputed,
    /// Looked, found no adequate source; hedge, attribute or cut.
    NotConfirmed,
    /// Opinion, forecast, common knowledge.
    NoCheck,
}

/// What a status counts as in the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Work is left.
    Open,
    /// Settled.
    Done,
    /// Settled, and somebody must act on it.
    Action,
}

impl Status {
    /// All eight, in the order of their digits 0 to 7.
    pub const ALL: [Self; 8] = [
        Self::Unchecked,
        Self::Waiting,
        Self::Confirmed,
        Self::OnAuthor,
        Self::Wrong,
        Self::Disputed,
        Self::NotConfirmed,
        Self::NoCheck,
    ];

    /// All eight as bars show the progress: settled first, then what must be acted on, then what is open.
    pub const BY_PROGRESS: [Self; 8] = [
        Self::Confirmed,
        Self::OnAuthor,
        Self::NoCheck,
        Self::Wrong,
        Self::Disputed,
        Self::NotConfirmed,
        Self::Waiting,
        Self::Unchecked,
    ];

    /// The digit that sets it.
    pub const fn digit(self) -> u8 {
        self as u8
    }

    /// The name used in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unchecked => "unchecked",
            Self::Waiting => "waiting",
            Self::Confirmed => "confirmed",
            Self::OnAuthor => "on_author",
            Self::Wrong => "wrong",
            Self::Disputed => "disputed",
            Self::NotConfirmed => "not_confirmed",
            Self::NoCheck => "no_check",
        }
    }

    /// The name a checker reads.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unchecked => "Unchecked",
            Self::Waiting => "Waiting",
            Self::Confirmed => "Confirmed",
            Self::OnAuthor => "On author",
            Self::Wrong => "Wrong",
            Self::Disputed => "Disputed",
            Self::NotConfirmed => "Not confirmed",
            Self::NoCheck => "No check needed",
        }
    }

    /// What it means, in one phrase.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Unchecked => "Found, nobody has looked",
            Self::Waiting => "Being checked, a question is out",
            Self::Confirmed => "Matches authoritative sources",
            Self::OnAuthor => "Rests only on the writer’s own notes",
            Self::Wrong => "Contradicted, needs the suggested change",
            Self::Disputed => "Sources conflict, the editor decides",
            Self::NotConfirmed => "No adequate source found: hedge, attribute or cut",
            Self::NoCheck => "Opinion, forecast or common knowledge",
        }
    }

    /// The character that stands for it in text reports; the window draws the same shape.
    pub const fn glyph(self) -> &'static str {
        match self {
            Self::Unchecked => "○",
            Self::Waiting => "◐",
            Self::Confirmed => "✔",
            Self::OnAuthor => "◉",
            Self::Wrong => "✕",
            Self::Disputed => "≠",
            Self::NotConfirmed => "?",
            Self::NoCheck => "–",
        }
    }

    /// What it counts as.
    pub const fn standing(self) -> Standing {
        match self {
            Self::Unchecked | Self::Waiting => Standing::Open,
            Self::Confirmed | Self::OnAuthor | Self::NoCheck => Standing::Done,
            Self::Wrong | Self::Disputed | Self::NotConfirmed => Standing::Action,
        }
    }
}

/// A claim may carry several flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// For the lawyers.
    Legal,
    /// Sensitive, or rests on an anonymous source.
    Sensitive,
    /// To be looked at again at publication.
    Recheck,
    /// A question to somebody.
    Query,
    /// First things first.
    Priority,
}

impl Flag {
    /// All flags, in the order lists show them.
    pub const ALL: [Self; 5] = [Self::Legal, Self::Sensitive, Self::Recheck, Self::Query, Self::Priority];

    /// The name a checker reads.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Legal => "Legal",
            Self::Sensitive => "Sensitive",
            Self::Recheck => "Re-check at publication",
            Self::Query => "Query",
            Self::Priority => "Priority",
        }
    }

    /// The letter that sets it.
    pub const fn letter(self) -> char {
        match self {
            Self::Legal => 'L',
            Self::Sensitive => 'S',
            Self::Recheck => 'R',
            Self::Query => 'Q',
            Self::Priority => 'P',
        }
    }
}

/// The editor's act on a claim that needs one: what happened to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resolution {
    /// Not decided.
    #[default]
    Open,
    /// The new wording goes in.
    Accepted,
    /// Kept as it stands.
    Stet,
    /// Taken out.
    Cut,
}

impl Resolution {
    /// All four, in the order the card shows them.
    pub const ALL: [Self; 4] = [Self::Open, Self::Accepted, Self::Stet, Self::Cut];

    /// The name a checker reads.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::Accepted => "Accepted",
            Self::Stet => "Stet",
            Self::Cut => "Cut",
        }
    }
}
