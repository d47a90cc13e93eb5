//! The bytes of one file into an article, with warnings about what was guessed or left out.
//!
//! Invariant: any bytes give an article or one clear error, never a panic; knows no file system.

use super::dateline::{self, Dateline};
use super::published::{Printed, published};
use super::sniff::{is_noise, is_web_page, known_format};
use super::strange::strange_characters;
use super::{
    Article, Dates, Format, Paragraph, ReadError, Role, Warning, encoding, markdown, paragraphs, roles,
};
use crate::text::{Span, TextIndex};

/// The most bytes read as one article. The Bible has four million letters; a whole year of a magazine would be better
/// split, and memory must stay bounded.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;

/// An article and what a checker should know about how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The article.
    pub article: Article,
    /// What was guessed or left out.
    pub warnings: Vec<Warning>,
}

/// Reads the article that `bytes` hold. `name` is the file's name without its folder; its ending tells Markdown from
/// plain text.
pub fn read(bytes: &[u8], name: &str, dates: Dates) -> Result<Opened, ReadError> {
    let decoded = text_of(bytes)?;
    let mut warnings = Vec::new();
    warnings.extend(decoded.guessed.map(|encoding| Warning::GuessedEncoding { encoding }));
    let format = Format::of_name(name);
    let mut page = match format {
        Format::Plain => plain_page(decoded.text),
        Format::Markdown => markdown::page(&decoded.text),
    };
    if page.text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    warnings.extend(strange_characters(&page.text, decoded.undecodable));
    warnings.append(&mut page.left_out);
    let (article, doubts) = dated(page, name, format, dates);
    warnings.extend(doubts);
    Ok(Opened { article, warnings })
}

/// The article that a page makes once its dates are known, and what is doubtful about them.
fn dated(page: Page, name: &str, format: Format, dates: Dates) -> (Article, Vec<Warning>) {
    let dateline = first_dateline(&page.text, &page.paragraphs);
    let printed = Printed {
        text: &page.text,
        paragraphs: &page.paragraphs,
        dateline: dateline.map(|(_, dateline)| dateline),
        in_head: page.date.as_deref(),
    };
    let (published, doubts) = published(&printed, dates);
    let article = Article {
        name: name.to_owned(),
        format,
        index: TextIndex::new(&page.text),
        paragraphs: page.paragraphs,
        dateline: dateline.map(|(start, dateline)| Span::new(start, start + dateline.len)),
        published,
        text: page.text,
    };
    (article, doubts)
}

/// A text with its paragraphs, before dates are looked for.
pub(super) struct Page {
    /// The text that positions count in.
    pub text: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// The date the head of the file gives, as it stands there.
    pub date: Option<String>,
    /// What was left out of the text.
    pub left_out: Vec<Warning>,
}

fn plain_page(text: String) -> Page {
    let paragraphs = roles::with_roles(&text, &paragraphs::paragraphs(&text));
    Page { text, paragraphs, date: None, left_out: Vec::new() }
}

/// The decoded text of a file that is one.
fn text_of(bytes: &[u8]) -> Result<encoding::Decoded, ReadError> {
    if bytes.starts_with(b"{\"tickmark\":") {
        return Err(ReadError::Project);
    }
    if let Some(what) = known_format(bytes) {
        return Err(ReadError::NotText { what });
    }
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLong);
    }
    let decoded = encoding::decode(bytes);
    if decoded.text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    if is_noise(&decoded.text) {
        return Err(ReadError::NotText { what: "binary data, not text" });
    }
    if is_web_page(&decoded.text) {
        return Err(ReadError::NotText { what: "a web page (.html)" });
    }
    Ok(decoded)
}

/// How many paragraphs of running text may stand before the dateline: summaries, a note of the desk.
const BODY_BEFORE_DATELINE: usize = 3;

/// The dateline of the article and the start of its paragraph.
fn first_dateline(text: &str, paragraphs: &[Paragraph]) -> Option<(usize, Dateline)> {
    let candidates =
        paragraphs.iter().filter(|paragraph| matches!(paragraph.role, Role::Body | Role::Byline));
    let mut body_before = 0;
    candidates
        .take_while(|paragraph| {
            body_before += usize::from(paragraph.role == Role::Body);
            body_before <= BODY_BEFORE_DATELINE + 1
        })
        .find_map(|paragraph| Some((paragraph.span.start, dateline::dateline(paragraph.span.of(text))?)))
}
