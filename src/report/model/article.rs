//! The article as a report shows it: its words, its sentences, and how far each is dealt with.
//!
//! Invariant: places lie inside the text.

use serde::Serialize;

use crate::article::Role;
use crate::text::{CharSpan, Span};

/// The article's own words, and how far each sentence is dealt with.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub(in crate::report) struct ArticleText {
    /// The whole text.
    pub(in crate::report) text: String,
    /// Paragraphs in text order.
    pub(in crate::report) paragraphs: Vec<ParagraphRow>,
    /// Sentences in text order.
    pub(in crate::report) sentences: Vec<SentenceRow>,
}

/// A paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(in crate::report) struct ParagraphRow {
    /// Its place in code points.
    #[serde(flatten)]
    pub(in crate::report) place: CharSpan,
    /// Its part on the page.
    pub(in crate::report) role: Role,
    /// Its place in bytes.
    #[serde(skip)]
    pub(in crate::report) span: Span,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::report) struct SentenceRow {
    /// Its number, from 1.
    pub(in crate::report) number: usize,
    /// Its place in code points.
    #[serde(flatten)]
    pub(in crate::report) place: CharSpan,
    /// Whether it asserts something that could be checked.
    pub(in crate::report) checkable: bool,
    /// How far it is dealt with.
    pub(in crate::report) state: Handled,
    /// Its place in bytes.
    #[serde(skip)]
    pub(in crate::report) span: Span,
}

/// How far a sentence is dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::report) enum Handled {
    /// Not at all.
    No,
    /// Some of its claims are settled.
    Partly,
    /// All its claims are settled.
    Yes,
    /// The checker found nothing to check in it.
    Passed,
    /// A byline or the like: it asks for no check.
    Furniture,
}
