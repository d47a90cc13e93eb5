//! Bytes of a supported file into an [`Article`]: text, paragraphs, headline, dateline, publication date.
//!
//! Nothing is lost on the way: plain text is kept as it stands, and what had to be guessed or left out is told as a
//! [`Warning`].
//!
//! Invariant: knows nothing of claims; reads bytes it is given, never a file, clock or window.

mod about;
mod calendar;
mod caught;
mod dateline;
mod dayline;
mod docx;
pub mod draft;
mod encoding;
mod furniture;
mod html;
mod mail;
mod markdown;
mod odt;
mod pack;
mod page;
mod pages;
mod paragraphs;
mod pdf;
mod published;
mod read;
mod relations;
mod roles;
mod rtf;
mod sniff;
mod strange;
mod warning;
mod workbook;
mod writer;
mod xml;
mod year;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use about::{About, Annotation, Attachment};
pub use caught::is_caught;
pub use docx::{REPORT_BOOKMARK, Returned, Said, Tracked, Words, returned};
pub use mail::attachment;
pub use pages::{Frame, Pages, Place};
#[cfg(feature = "window")]
pub use pdf::{Facsimile, Picture};
pub use published::Dates;
pub use read::{MOST_BYTES, MOST_FILE_BYTES, MOST_MARKUP_BYTES, Opened, Step, read, read_watched};
pub use warning::{LeftOut, ReadError, Warning};
pub use workbook::{is_workbook, table};

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
    /// What the file says of itself.
    pub about: About,
    /// Comments in the file's margin, by their place.
    pub annotations: Vec<Annotation>,
    /// Files sent along with it.
    pub attachments: Vec<Attachment>,
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
    /// The words under a picture or table.
    Caption,
    /// A footnote or endnote; notes stand below the text.
    Note,
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
    /// The web page says it to programs: JSON-LD, Open Graph, `meta` or `time`.
    Page,
    /// The e-mail was sent then.
    Mail,
    /// The head or foot of its pages.
    PageHead,
    /// The document's properties: when its author last changed it.
    Properties,
    /// The file's modification time: a guess the checker is told of.
    FileTime,
}

impl PublishedFrom {
    /// The place in words, to be read after "from".
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Given => "the checker",
            Self::Text => "the article itself",
            Self::Page => "what the web page says of itself",
            Self::Mail => "when the e-mail was sent",
            Self::PageHead => "the head or foot of its pages",
            Self::Properties => "the document’s properties: when it was last changed",
            Self::FileTime => "the file’s modification time: a guess",
        }
    }
}

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// A Word document.
    Docx,
    /// An OpenDocument text.
    Odt,
    /// Rich text.
    Rtf,
    /// The pages of a PDF, put together to running text.
    Pdf,
    /// An e-mail, or a web page saved as one file.
    Mail,
}

/// Endings of file names, and the formats that go by them; any other file is told by what is in it, and is else read
/// as plain text, if it is named.
const ENDINGS: &[(&str, Format)] = &[
    ("txt", Format::Plain),
    ("text", Format::Plain),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("mdown", Format::Markdown),
    ("mkd", Format::Markdown),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("docx", Format::Docx),
    ("docm", Format::Docx),
    ("odt", Format::Odt),
    ("rtf", Format::Rtf),
    ("pdf", Format::Pdf),
    ("eml", Format::Mail),
    ("mht", Format::Mail),
    ("mhtml", Format::Mail),
];

impl Format {
    /// The format that a file of this name claims to be.
    pub fn of_name(name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.')?.1;
        let known = ENDINGS.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known));
        known.map(|(_, format)| *format)
    }

    /// Whether a file of it is text from end to end, without pictures.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Plain | Self::Markdown | Self::Html)
    }

    /// Whether a file of this name is an article by its ending alone.
    pub fn is_named_by(name: &str) -> bool {
        Self::of_name(name).is_some()
    }

    /// The endings of file names that articles go by.
    pub fn endings() -> impl Iterator<Item = &'static str> {
        ENDINGS.iter().map(|(ending, _)| *ending)
    }
}
