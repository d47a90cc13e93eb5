//! What a claim is: a kind, a place, a reading, and why it was found. See the annotation guide in `docs/claims.md`.
//!
//! Invariant: knows nothing of how claims are found or checked.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::Span;
pub use crate::text::time::TimeMod;
pub use crate::text::{Amount, Modifier};

/// A factual claim that the extractor found.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its words, in bytes of the article's text.
    pub span: Span,
    /// Its kind and normalised value.
    pub reading: Reading,
    /// The number of the sentence it starts in, from 0.
    pub sentence: usize,
    /// The rule that found it, and the words that played each part.
    pub why: Why,
}

/// Why a claim was found: the rule, and the words that played each part in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Why {
    /// Name of the rule, stable for ever (projects keep it): `casualty-verb-count`.
    pub rule: &'static str,
    /// The parts in reading order, in newsroom words: `("hedge", "more than")`, `("number", "340")`.
    pub parts: Vec<(&'static str, Span)>,
}

/// The eight kinds of claim, and the statement: a checkable sentence that holds none of the eight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// How many people were killed, injured, missing, displaced, held or freed.
    Casualty,
    /// Any other figure that says how much or how many.
    Quantity,
    /// A date or clock time that can be put on a calendar or clock.
    Date,
    /// A length of time or a rate of recurrence.
    Duration,
    /// Words in quotation marks given as somebody's.
    Quote,
    /// A source named for something told.
    Attribution,
    /// A name together with its title, post or description.
    Identity,
    /// A superlative, first, record, rise, fall or comparison.
    Comparison,
    /// A checkable sentence with no claim of the other kinds.
    Statement,
}

impl Kind {
    /// All kinds, in the order lists show them.
    pub const ALL: [Self; 9] = [
        Self::Casualty,
        Self::Quantity,
        Self::Date,
        Self::Duration,
        Self::Quote,
        Self::Attribution,
        Self::Identity,
        Self::Comparison,
        Self::Statement,
    ];

    /// The name used in files: `casualty`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Casualty => "casualty",
            Self::Quantity => "quantity",
            Self::Date => "date",
            Self::Duration => "duration",
            Self::Quote => "quote",
            Self::Attribution => "attribution",
            Self::Identity => "identity",
            Self::Comparison => "comparison",
            Self::Statement => "statement",
        }
    }

    /// The name a checker reads: `Figure`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Casualty => "Casualties",
            Self::Quantity => "Figure",
            Self::Date => "Date",
            Self::Duration => "Duration",
            Self::Quote => "Quote",
            Self::Attribution => "Who said it",
            Self::Identity => "Person",
            Self::Comparison => "Comparison",
            Self::Statement => "Statement",
        }
    }
}

/// The normalised value of a claim; its variant is the claim's kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Reading {
    /// People harmed, held or freed.
    Casualty {
        /// How many.
        amount: Amount,
        /// What befell them.
        outcome: Outcome,
    },
    /// A figure.
    Quantity {
        /// How much or how many.
        amount: Amount,
        /// ISO 4217 code, `%`, or the singular of the counted noun; empty for a bare number.
        unit: String,
        /// What it is told for, again and again: `day`, `barrel`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        per: Option<String>,
    },
    /// A place on the calendar or clock.
    Date(Timex),
    /// A length of time or a rate of recurrence.
    Duration(Timex),
    /// Quoted words.
    Quote(Speaker),
    /// A source named.
    Attribution(Speaker),
    /// Who somebody is.
    Identity {
        /// The bare name.
        name: String,
        /// Title, post, relation or description.
        role: String,
    },
    /// A ranking or comparison: it has no value of its own.
    Comparison {},
    /// A checkable sentence with no other claim.
    Statement {},
}

impl Reading {
    /// The kind of claim this reads.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Casualty { .. } => Kind::Casualty,
            Self::Quantity { .. } => Kind::Quantity,
            Self::Date(_) => Kind::Date,
            Self::Duration(_) => Kind::Duration,
            Self::Quote(_) => Kind::Quote,
            Self::Attribution(_) => Kind::Attribution,
            Self::Identity { .. } => Kind::Identity,
            Self::Comparison {} => Kind::Comparison,
            Self::Statement {} => Kind::Statement,
        }
    }
}

/// What befell the people counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Dead.
    Killed,
    /// Hurt.
    Injured,
    /// Not found.
    Missing,
    /// Driven from home, evacuated.
    Displaced,
    /// Held, arrested, abducted.
    Captured,
    /// Released, rescued.
    Freed,
    /// Dead and wounded together.
    Casualties,
    /// Ill, infected, trapped.
    Other,
}

/// A time expression as TIMEX3 has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timex {
    /// The value by ISO 8601 as `TimeML` uses it; several right values are joined by `|`.
    pub timex: String,
    /// `TimeML`'s modifier.
    #[serde(rename = "mod")]
    pub modifier: Option<TimeMod>,
}

/// Who is given as the source of words or of something told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Speaker {
    /// The source's words as they stand in the text; `None` where nobody is named.
    pub source: Option<String>,
    /// The name a pronoun or short form stands for, where the article says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<String>,
    /// Whether nobody could be named from the article's own words.
    pub anonymous: bool,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
