//! A PDF into readable text: letters into words, lines, columns and paragraphs, in the order a reader takes them.
//!
//! ```text
//! sheets   each page's letters, one page after the other   (glyph, turn, word)
//! margin   what comes again at the edges of pages goes      (line)
//! column   the words of a page in columns, in reading order
//! block    the lines of a column into paragraphs
//! flow     paragraphs that run over a column or page put together
//! text     one text, line ends undone, each word with its place (hyphen)
//! part     which paragraph is the headline, by its type
//! ```
//!
//! Invariant: any bytes give text or one clear error; a page that defeats the interpreter costs that page alone.

mod block;
mod bomb;
mod column;
#[cfg(feature = "window")]
mod facsimile;
mod flow;
mod glyph;
mod growth;
mod hyphen;
mod info;
mod line;
mod margin;
mod packet;
mod part;
mod sheets;
#[cfg(test)]
mod tests;
mod text;
mod turn;
#[cfg(feature = "window")]
mod weight;
mod word;

#[cfg(feature = "window")]
pub use self::facsimile::{Facsimile, Picture};

use self::block::{Block, Setting, blocks};
use self::column::Columns;
use self::line::{Line, lines};
use self::sheets::{Sheet, Sheets};
use self::text::Written;
use super::page::Page;
use super::read::{MOST_FILE_BYTES, Watch};
use super::warning::LeftOut;
use super::{ReadError, Warning};

/// Reads a PDF. `watch` is told of every page and may stop the work between them and, now and then, within.
pub(super) fn page(bytes: &[u8], watch: &mut Watch<'_>) -> Result<Page, ReadError> {
    if bytes.len() > MOST_FILE_BYTES || bomb::holds_bomb(bytes) {
        return Err(ReadError::TooMuch);
    }
    let pdf = sheets::open(bytes)?;
    let sheets = Sheets::new(&pdf, watch).collect::<Result<Vec<Sheet>, ReadError>>()?;
    if sheets.iter().all(|sheet| sheet.words.is_empty()) {
        return Err(no_text(&sheets));
    }
    let stated = info::changed(&pdf).or_else(|| packet::dated(&pdf));
    Ok(Page { about: info::about(&pdf), stated, ..lay_out(sheets) })
}

/// The text that the words of these pages make.
fn lay_out(sheets: Vec<Sheet>) -> Page {
    let mut warnings = warnings(&sheets);
    let places: Vec<text::Sheet> = sheets.iter().map(Sheet::place).collect();
    let (columns, mut heads) = columns(sheets);
    let setting = Setting::of(&columns);
    let numbered = columns.into_iter().enumerate();
    let apart: Vec<Block> = numbered.flat_map(|(number, lines)| blocks(lines, number, &setting)).collect();
    let (blocks, n_joined) = flow::flow(apart, &setting);
    let Written { text, spans, pages, n_hyphens } = text::write(&blocks, &places);
    let paragraphs = part::with_parts(&text, &spans, &blocks, &setting);
    if !heads.is_empty() {
        warnings.push(Warning::LeftOut { what: LeftOut::PageHead, count: heads.len() });
    }
    if n_joined + n_hyphens > 0 {
        warnings.push(Warning::Joined { paragraphs: n_joined, words: n_hyphens });
    }
    // What a browser puts there is when the page was printed.
    heads.retain(|head| !margin::is_browser_head(head));
    Page { text, paragraphs, pages: Some(pages), warnings, heads, ..Page::default() }
}

/// The columns of all pages as lines, in reading order, without headers and footers; and those.
fn columns(sheets: Vec<Sheet>) -> (Vec<Vec<Line>>, Vec<String>) {
    let rows: Vec<Vec<Line>> =
        sheets.into_iter().enumerate().map(|(page, sheet)| lines(sheet.words, page)).collect();
    let margins = margin::margins(&rows);
    let (mut all, mut heads) = (Vec::new(), Vec::new());
    let mut parted = Columns::default();
    for (page, (rows, margins)) in rows.into_iter().zip(margins).enumerate() {
        let kept = rows.len().saturating_sub(margins.head + margins.foot);
        let (mut rows, mut words) = (rows.into_iter(), Vec::new());
        heads.extend(rows.by_ref().take(margins.head).map(|row| row.text()));
        words.extend(rows.by_ref().take(kept).flat_map(|row| row.words));
        heads.extend(rows.map(|row| row.text()));
        all.extend(parted.of(words).into_iter().map(|words| lines(words, page)));
    }
    (all, heads)
}

/// Why nothing could be read from these pages.
fn no_text(sheets: &[Sheet]) -> ReadError {
    if sheets.iter().any(|sheet| sheet.n_unmapped > 0) {
        ReadError::NoLetters
    } else if sheets.iter().any(|sheet| sheet.has_picture) {
        ReadError::Pictures { pages: sheets.len() }
    } else if sheets.iter().any(|sheet| sheet.is_broken) {
        ReadError::Pages
    } else {
        ReadError::Empty
    }
}

/// What a checker should know of pages that were not read whole.
fn warnings(sheets: &[Sheet]) -> Vec<Warning> {
    let pages = |holds: fn(&Sheet) -> bool| sheets.iter().filter(|sheet| holds(sheet)).count();
    let letters = |count: fn(&Sheet) -> usize| sheets.iter().map(count).sum::<usize>();
    let left_out = |what, count| (count > 0).then_some(Warning::LeftOut { what, count });
    let unmapped = letters(|sheet| sheet.n_unmapped);
    let recognised = pages(|sheet| sheet.is_hidden);
    [
        left_out(LeftOut::PicturePage, pages(|sheet| sheet.words.is_empty() && sheet.has_picture)),
        left_out(LeftOut::BrokenPage, pages(|sheet| sheet.is_broken)),
        left_out(LeftOut::TurnedLetter, letters(|sheet| sheet.n_turned)),
        (unmapped > 0).then_some(Warning::UnknownLetters { count: unmapped }),
        (recognised > 0).then_some(Warning::Recognised { pages: recognised }),
    ]
    .into_iter()
    .flatten()
    .collect()
}
