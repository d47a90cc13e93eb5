//! The bytes of one file into an article, with warnings about what was guessed or left out.
//!
//! Invariant: any bytes give an article or one clear error, never a panic; knows no file system.

use std::ops::ControlFlow;

use super::dateline::{self, Dateline};
use super::page::Page;
use super::published::{Printed, published};
use super::strange::strange_characters;
use super::{
    Article, Dates, Format, Pages, Paragraph, ReadError, Role, Warning, docx, encoding, html, mail, markdown,
    odt, paragraphs, pdf, roles, rtf, sniff,
};
use crate::text::{Span, TextIndex};

/// The most bytes of text read as one article: half a million words, five novels. Were every word of them a figure, their
/// claims would take 250 times as much memory, and that must stay below a gigabyte.
pub const MOST_BYTES: usize = 3 * 1024 * 1024;

/// The most bytes of a page with its markup, and of text in whatever encoding.
pub const MOST_MARKUP_BYTES: usize = 16 * 1024 * 1024;

/// The most bytes read of a file in which pictures can stand beside the text.
pub const MOST_FILE_BYTES: usize = 128 * 1024 * 1024;

/// An article and what a checker should know about how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The article.
    pub article: Article,
    /// What was guessed or left out.
    pub warnings: Vec<Warning>,
    /// Where the words are printed, for formats that have pages.
    pub pages: Option<Pages>,
}

/// How far the reading of a long file has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Pages read.
    pub done: usize,
    /// Pages there are.
    pub total: usize,
}

/// Is told how far the reading has come, and says whether to go on.
pub(super) type Watch<'w> = dyn FnMut(Step) -> ControlFlow<()> + 'w;

/// Reads the article that `bytes` hold. `name` is the file's name without its folder; the format is told by what is in
/// the file, and by the ending of its name where that leaves a doubt.
pub fn read(bytes: &[u8], name: &str, dates: Dates) -> Result<Opened, ReadError> {
    read_watched(bytes, name, dates, &mut |_| ControlFlow::Continue(()))
}

/// Reads as [`read`] does, and tells `watch` how far it has come: at every page, and now and then within one. Where
/// that breaks off, so does the reading.
pub fn read_watched(
    bytes: &[u8],
    name: &str,
    dates: Dates,
    watch: &mut dyn FnMut(Step) -> ControlFlow<()>,
) -> Result<Opened, ReadError> {
    let format = sniff::format(bytes, name)?;
    if bytes.len() > MOST_FILE_BYTES {
        return Err(if format.is_text() { ReadError::TooLong } else { ReadError::TooMuch });
    }
    let mut page = page(bytes, format, watch)?;
    if page.text.len() > MOST_BYTES {
        return Err(ReadError::TooLong);
    }
    if page.text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let mut warnings = strange_characters(&page.text, page.undecodable);
    warnings.append(&mut page.warnings);
    let pages = page.pages.take();
    let (article, doubts) = dated(page, name, format, dates);
    warnings.extend(doubts);
    Ok(Opened { article, warnings, pages })
}

fn page(bytes: &[u8], format: Format, watch: &mut Watch<'_>) -> Result<Page, ReadError> {
    match format {
        Format::Plain => text_page(bytes, plain_page),
        Format::Markdown => text_page(bytes, |text| markdown::page(&text)),
        Format::Html => html::page(bytes),
        Format::Docx => docx::page(bytes),
        Format::Odt => odt::page(bytes),
        Format::Rtf => rtf::page(bytes),
        Format::Pdf => pdf::page(bytes, watch),
        Format::Mail => mail::page(bytes),
    }
}

/// The page that `read` makes of a file that is text; two bytes may stand for each letter in it.
fn text_page(bytes: &[u8], read: impl FnOnce(String) -> Page) -> Result<Page, ReadError> {
    if bytes.len() > 2 * MOST_BYTES {
        return Err(ReadError::TooLong);
    }
    let decoded = encoding::decode(bytes);
    if sniff::is_noise(&decoded.text) {
        return Err(ReadError::NotText { what: "binary data, not text" });
    }
    let mut page = read(decoded.text);
    page.undecodable = decoded.undecodable;
    let guessed = decoded.guessed.map(|encoding| Warning::GuessedEncoding { encoding });
    page.warnings.splice(..0, guessed);
    Ok(page)
}

pub(super) fn plain_page(text: String) -> Page {
    let paragraphs = roles::with_roles(&text, &paragraphs::paragraphs(&text));
    Page { text, paragraphs, ..Page::default() }
}

/// The article that a page makes once its dates are known, and what is doubtful about them.
fn dated(page: Page, name: &str, format: Format, dates: Dates) -> (Article, Vec<Warning>) {
    let dateline = first_dateline(&page.text, &page.paragraphs);
    let printed = Printed {
        text: &page.text,
        paragraphs: &page.paragraphs,
        dateline: dateline.map(|(_, dateline)| dateline),
        stated: page.stated.as_ref(),
        heads: &page.heads,
    };
    let (published, doubts) = published(&printed, dates);
    let article = Article {
        name: name.to_owned(),
        format,
        index: TextIndex::new(&page.text),
        paragraphs: page.paragraphs,
        dateline: dateline.map(|(start, dateline)| Span::new(start, start + dateline.len)),
        published,
        about: page.about,
        annotations: page.annotations,
        attachments: page.attachments,
        text: page.text,
    };
    (article, doubts)
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
