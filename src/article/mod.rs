//! Bytes of a supported file into an [`Article`]: text, paragraphs, headline, dateline, publication date.
//!
//! Nothing is lost on the way: plain text is kept as it stands, and what had to be guessed or left out is told as a
//! [`Warning`].
//!
//! Invariant: knows nothing of claims; reads bytes it is given, never a file, clock or window.

mod calendar;
mod dateline;
mod encoding;
mod furniture;
mod markdown;
mod paragraphs;
mod published;
mod read;
mod roles;
mod sniff;
mod strange;
mod warning;
mod year;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use published::Dates;
pub use read::{MOST_BYTES, Opened, read};
pub use warning::{LeftOut, ReadError, Warning};

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
    /// The words before the first sentence that say where and when it was filed ("PARIS, March 3 (Reuters) -"), with
    /// their closing dash; they stand at the start of a body paragraph and hold no claims.
    pub dateline: Option<Span>,
    /// When it was or will be published: the anchor for "Thursday".
    pub published: Published,
}

impl Article {
    /// The headline on one line, where the article has one.
    pub fn title(&self) -> Option<String> {
        let headline = self.paragraphs.iter().find(|paragraph| paragraph.role == Role::Headline)?;
        Some(headline.span.of(&self.text).split_whitespace().collect::<Vec<_>>().join(" "))
    }
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

/// Endings of file names that Markdown goes by.
const MARKDOWN_ENDINGS: [&str; 4] = ["md", "markdown", "mdown", "mkd"];

/// Endings of file names that plain text goes by; any other file is read as plain text too, if it is named.
const PLAIN_ENDINGS: [&str; 2] = ["txt", "text"];

impl Format {
    /// The format a file of this name is read as.
    pub fn of_name(name: &str) -> Self {
        if has_ending(name, &MARKDOWN_ENDINGS) { Self::Markdown } else { Self::Plain }
    }

    /// Whether a file of this name is an article by its ending alone.
    pub fn is_named_by(name: &str) -> bool {
        has_ending(name, &MARKDOWN_ENDINGS) || has_ending(name, &PLAIN_ENDINGS)
    }
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
}
