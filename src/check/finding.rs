//! What the machine noticed: on which words, how it worked that out, and what would make it right.
//!
//! Invariant: a grade is no verdict; it says how the article's own words stand to each other.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// Something that can be worked out from the words of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that worked it out, stable for ever: `weekday-of-date`.
    pub rule: &'static str,
    /// What sort of check.
    pub family: Family,
    /// How the words stand to each other.
    pub grade: Grade,
    /// The words it rests on, in bytes of the article's text, in text order.
    pub places: Vec<Span>,
    /// How it was worked out, with the article's own words: "July 31 to Aug. 16 = 16 days".
    pub formula: String,
    /// What would make it right; empty where it is.
    pub remedy: String,
}

/// How the words of a finding stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// They fit.
    Agrees,
    /// They may or may not be about one thing: for the checker to compare.
    ToCompare,
    /// They cannot both be right.
    Conflicts,
}

impl Grade {
    /// All grades, the gravest first.
    pub const ALL: [Self; 3] = [Self::Conflicts, Self::ToCompare, Self::Agrees];

    /// The name used in files: `to_compare`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::ToCompare => "to_compare",
            Self::Conflicts => "conflicts",
        }
    }

    /// The name a checker reads.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agrees => "Agrees",
            Self::ToCompare => "To compare",
            Self::Conflicts => "Conflicts",
        }
    }
}

/// The sorts of checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Days, spans of time, ages.
    Calendar,
    /// Sums, shares, changes, rates.
    Arithmetic,
    /// The same in other units.
    Units,
    /// The same thing told twice.
    Repeats,
    /// A figure against what its source says.
    Hedge,
    /// Quoted words against the passage they come from.
    Quotation,
    /// Did they say it, and is it so.
    Attribution,
}

impl Family {
    /// All families, as lists show them.
    pub const ALL: [Self; 7] = [
        Self::Calendar,
        Self::Arithmetic,
        Self::Units,
        Self::Repeats,
        Self::Hedge,
        Self::Quotation,
        Self::Attribution,
    ];

    /// The name used in files: `calendar`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Arithmetic => "arithmetic",
            Self::Units => "units",
            Self::Repeats => "repeats",
            Self::Hedge => "hedge",
            Self::Quotation => "quotation",
            Self::Attribution => "attribution",
        }
    }

    /// The name a checker reads.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Calendar => "Dates and times",
            Self::Arithmetic => "Sums",
            Self::Units => "Units",
            Self::Repeats => "Told twice",
            Self::Hedge => "Figure in the source",
            Self::Quotation => "Words in the source",
            Self::Attribution => "Two questions",
        }
    }
}

impl Finding {
    /// Where its words begin and end.
    pub fn place(&self) -> Span {
        let all = self.places.iter().copied().reduce(Span::cover);
        all.unwrap_or_default()
    }

    /// Whether all of `places` lie within its own.
    pub(super) fn covers(&self, places: &[Span]) -> bool {
        places.iter().all(|place| self.places.iter().any(|mine| mine.contains(*place)))
    }

    /// Whether it should stand rather than `other`, which rests on the same words.
    pub(super) fn says_more_than(&self, other: &Self) -> bool {
        (self.places.len(), self.grade) > (other.places.len(), other.grade)
    }
}
