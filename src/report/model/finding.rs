//! A finding as a report tells it: what the machine worked out, on which words, and what became of it.
//!
//! Invariant: of a source that is withheld it holds neither a word nor a figure.

use serde::Serialize;

use super::Sign;
use crate::check::{Family, Grade};
use crate::text::CharSpan;

/// Something that was worked out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::report) struct FindingRow {
    /// Its id; none where it rests on a source that is withheld.
    pub(in crate::report) id: String,
    /// The rule that worked it out.
    pub(in crate::report) rule: &'static str,
    /// What sort of check.
    pub(in crate::report) family: Family,
    /// How the words stand to each other.
    pub(in crate::report) grade: Grade,
    /// The words of the article it rests on.
    pub(in crate::report) words: Vec<String>,
    /// Their places, in code points.
    pub(in crate::report) places: Vec<CharSpan>,
    /// The numbers of their sentences, from 1, each once.
    pub(in crate::report) sentences: Vec<usize>,
    /// Numbers of the claims they belong to.
    pub(in crate::report) claims: Vec<usize>,
    /// How it was worked out.
    pub(in crate::report) formula: String,
    /// What would make it right; empty where it is.
    pub(in crate::report) remedy: String,
    /// Who set it aside, and when; none while it stands.
    pub(in crate::report) set_aside: Option<Sign>,
    /// Why.
    pub(in crate::report) reason: String,
}

impl FindingRow {
    /// Whether somebody should look at it: it does not agree, and nobody has set it aside.
    pub(in crate::report) fn stands(&self) -> bool {
        self.set_aside.is_none() && self.grade > Grade::Agrees
    }

    /// Whether it agrees, and nobody has set it aside.
    pub(in crate::report) fn agrees(&self) -> bool {
        self.set_aside.is_none() && self.grade == Grade::Agrees
    }
}
