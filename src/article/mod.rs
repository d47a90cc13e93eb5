//! Bytes of a supported file into an [`Article`]: text, paragraphs, headline, dateline, publication date.
//!
//! Invariant: knows nothing of claims; reads bytes it is given, never a file, clock or window.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::{Span, TextIndex};

/// One document as a newsroom sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// File name without its folder, as shown to the checker.
    pub name: String,
    /// The format it was read from.
    pub format: Format,
    /// The whole text; every position is a place in it. For plain text the decoded file as it stands.
    pub text: String,
    /// Code points of `text`.
    pub index: TextIndex,
    /// Paragraphs in text order, without outer blanks; all text that is not blank lies in one.
    pub paragraphs: Vec<Paragraph>,
    /// When it was or will be published: the anchor for "Thursday".
    pub published: Published,
}

/// One paragraph and the part it plays on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Its place.
    pub span: Span,
    /// Its part.
    pub role: Role,
}

/// The part a paragraph plays on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The headline.
    Headline,
    /// A heading inside the article, or its deck.
    Heading,
    /// Author, agency, date or page furniture standing alone: read, but searched for no claims.
    Byline,
    /// Running text.
    Body,
}

/// The publication date and where it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The day, in the newsroom's own calendar.
    pub date: Date,
    /// Where it comes from.
    pub from: PublishedFrom,
}

/// Where a publication date was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublishedFrom {
    /// The caller said it.
    Given,
    /// The text itself says it: a dateline, or a "date 2024-08-16" header.
    Text,
    /// The file's modification time: a guess the checker is told of.
    FileTime,
}

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
}
