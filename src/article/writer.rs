//! Builds a page block by block, for the readers of formats that say where a block begins and ends.
//!
//! Invariant: paragraphs stand a blank line apart, without outer blanks; every annotation stands on words of the text.

use std::collections::BTreeMap;

use super::page::{CELL_MARK, PARTING, Page};
use super::warning::LeftOut;
use super::{Annotation, Paragraph, Role, Warning};
use crate::text::Span;

/// The longest text of a cell that stands on one line with the next cell's; longer ones are prose in a table made for
/// its looks.
const LONGEST_CELL_BYTES: usize = 120;

/// Builds a page block by block. Blanks around a block and empty blocks are dropped; the cells of a row stand on one
/// line where they are short.
#[derive(Debug, Default)]
pub(super) struct Writer {
    page: Page,
    /// Where the open block starts, where it holds something.
    open: Option<usize>,
    role: Option<Role>,
    /// How many paragraphs each open cell holds.
    cells: Vec<usize>,
    /// What comes before the next words.
    parted: Parted,
    left_out: BTreeMap<LeftOut, usize>,
}

/// What comes before the next words of the open block.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Parted {
    /// Nothing.
    #[default]
    No,
    /// The mark of a new cell.
    Cell,
    /// The end of the block, which may turn out to be the last in its cell.
    Block,
}

impl Writer {
    /// Adds `words` to the open block as they stand, without hyphens that show at the end of a line only.
    pub(super) fn push(&mut self, words: &str) {
        for part in words.split('\u{AD}') {
            self.put(part);
        }
    }

    fn put(&mut self, words: &str) {
        if self.parted != Parted::No && !words.trim().is_empty() {
            self.part();
        }
        let words = if self.open.is_none() { words.trim_start() } else { words };
        if words.is_empty() {
            return;
        }
        if self.open.is_none() {
            let parting = if self.page.text.is_empty() { "" } else { PARTING };
            self.page.text.push_str(parting);
            self.open = Some(self.page.text.len());
        }
        self.page.text.push_str(words);
    }

    fn part(&mut self) {
        match std::mem::take(&mut self.parted) {
            Parted::Block => self.close(),
            Parted::Cell if self.open.is_some() => {
                let end = self.page.text.trim_end().len();
                self.page.text.truncate(end);
                self.page.text.push_str(CELL_MARK);
            }
            Parted::Cell | Parted::No => {}
        }
    }

    /// Adds `words` to the open block with every run of blanks and line ends as one blank.
    pub(super) fn flow(&mut self, words: &str) {
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}');
        let mut rest = words;
        while let Some(c) = rest.chars().next() {
            let end = if is_blank(c) { rest.find(|c| !is_blank(c)) } else { rest.find(is_blank) };
            let (run, after) = rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, ""));
            match run {
                _ if !is_blank(c) => self.push(run),
                _ if self.page.text.ends_with([' ', '\n', '\t']) => {}
                _ => self.push(" "),
            }
            rest = after;
        }
    }

    /// Starts a new line; the second in a row starts a new block.
    pub(super) fn break_line(&mut self) {
        let ends_line = self.page.text.trim_end_matches(' ').ends_with('\n');
        if self.open.is_some() && ends_line { self.end_block() } else { self.push("\n") }
    }

    /// A block of its own.
    pub(super) fn block(&mut self, words: &str, role: Role) {
        self.close();
        self.push(words);
        self.role = Some(role);
        self.close();
    }

    /// Says what part the open block plays.
    pub(super) fn set_role(&mut self, role: Role) {
        if self.parted == Parted::Block {
            self.close();
        }
        self.role = Some(role);
    }

    /// Says that the open block is a heading; the first of the first level is the headline.
    pub(super) fn set_heading(&mut self, level: usize) {
        let is_headline = level <= 1 && !self.page.has_headline();
        self.set_role(if is_headline { Role::Headline } else { Role::Heading });
    }

    /// Ends the open block; the last one of a cell may share its line with the next cell.
    pub(super) fn end_block(&mut self) {
        match self.cells.last_mut() {
            Some(paragraphs) if self.open.is_some() => {
                if self.parted == Parted::No {
                    *paragraphs += 1;
                    self.parted = Parted::Block;
                }
            }
            _ => self.close(),
        }
    }

    /// Ends the open block for good.
    pub(super) fn close(&mut self) {
        self.parted = Parted::No;
        let role = self.role.take().unwrap_or(Role::Body);
        let Some(start) = self.open.take() else { return };
        let end = self.page.text.trim_end().len();
        self.page.text.truncate(end);
        self.page.paragraphs.push(Paragraph { span: Span::new(start, end), role });
    }

    /// Starts a cell of a table: beside the one before, or below it where that held prose.
    pub(super) fn start_cell(&mut self) {
        self.cells.push(0);
        let row = self.open.and_then(|start| self.page.text.get(start..)).unwrap_or_default();
        let cell = row.rsplit(CELL_MARK).next().unwrap_or(row);
        if cell.len() > LONGEST_CELL_BYTES { self.close() } else { self.parted = Parted::Cell }
    }

    /// Ends a cell.
    pub(super) fn end_cell(&mut self) {
        if self.cells.pop().is_some_and(|paragraphs| paragraphs > 1) {
            self.close();
        }
    }

    /// Ends a row of a table.
    pub(super) fn end_row(&mut self) {
        self.close();
    }

    /// Whether the open block holds nothing yet.
    pub(super) const fn is_at_start(&self) -> bool {
        self.open.is_none()
    }

    /// Where the next words will stand.
    pub(super) fn place(&self) -> usize {
        let parting = match self.parted {
            Parted::Cell if self.open.is_some() => CELL_MARK.len(),
            Parted::No if self.open.is_some() => 0,
            _ if self.page.text.is_empty() => 0,
            _ => PARTING.len(),
        };
        self.page.text.len() + parting
    }

    /// Puts a comment on the words from `start` to `end`; on the paragraph, where there are none.
    pub(super) fn annotate(&mut self, start: usize, end: usize, comment: Comment) {
        let Comment { author, date, text } = comment;
        let span = Span::new(start, end.max(start));
        self.page.annotations.push(Annotation { span, author, date, text: text.trim().to_owned() });
    }

    /// Counts something that was left out.
    pub(super) fn leave_out(&mut self, what: LeftOut, count: usize) {
        if count > 0 {
            *self.left_out.entry(what).or_default() += count;
        }
    }

    /// The page as it stands, for what is known of it beside its text.
    pub(super) const fn page(&mut self) -> &mut Page {
        &mut self.page
    }

    /// The finished page.
    pub(super) fn finish(mut self) -> Page {
        self.close();
        let mut page = self.page;
        let left_out = self.left_out.iter().map(|(&what, &count)| Warning::LeftOut { what, count });
        page.warnings.extend(left_out);
        let mut annotations = std::mem::take(&mut page.annotations);
        for annotation in &mut annotations {
            annotation.span = words_in(&page, annotation.span);
        }
        annotations.retain(|annotation| !annotation.span.is_empty());
        annotations.sort_by_key(|annotation| annotation.span);
        page.annotations = annotations;
        page
    }
}

/// The words in `span`, without outer blanks; where there are none, the paragraph.
fn words_in(page: &Page, span: Span) -> Span {
    let end = span.end.min(page.text.len());
    let start = span.start.min(end);
    let words = page.text.get(start..end).unwrap_or_default();
    let start = start + (words.len() - words.trim_start().len());
    let words = words.trim();
    if words.is_empty() { page.paragraph_at(span.start) } else { Span::new(start, start + words.len()) }
}

/// A comment before its place is known.
#[derive(Debug, Clone, Default)]
pub(super) struct Comment {
    /// Who wrote it.
    pub author: String,
    /// When.
    pub date: Option<jiff::civil::Date>,
    /// What it says.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_stand_apart_without_outer_blanks() {
        let mut writer = Writer::default();
        writer.push("  Ferry ");
        writer.push("fire ");
        writer.set_heading(1);
        writer.close();
        writer.close();
        writer.push(" \n");
        writer.close();
        writer.flow("It\n  sank. ");
        writer.flow(" Then");
        let page = writer.finish();
        assert_eq!(page.text, "Ferry fire\n\nIt sank. Then");
        let roles: Vec<Role> = page.paragraphs.iter().map(|paragraph| paragraph.role).collect();
        assert_eq!(roles, [Role::Headline, Role::Body]);
    }

    #[test]
    fn short_cells_share_a_line_and_prose_stands_alone() {
        let mut writer = Writer::default();
        for cell in ["Year", "Dead", ""] {
            writer.start_cell();
            writer.push(cell);
            writer.end_block();
            writer.end_cell();
        }
        writer.end_row();
        let prose = "The ferry burned. ".repeat(10);
        for cell in [prose.as_str(), "Beside it"] {
            writer.start_cell();
            writer.push(cell);
            writer.end_block();
            writer.end_cell();
        }
        writer.end_row();
        let text = writer.finish().text;
        assert_eq!(text, format!("Year · Dead\n\n{}\n\nBeside it", prose.trim()));
    }

    #[test]
    fn cells_of_several_paragraphs_stand_alone() {
        let mut writer = Writer::default();
        for cell in ["One", "two", "Three"] {
            if cell != "two" {
                writer.start_cell();
            }
            writer.push(cell);
            writer.end_block();
            if cell != "One" {
                writer.end_cell();
            }
        }
        writer.end_row();
        assert_eq!(writer.finish().text, "One\n\ntwo\n\nThree");
    }

    #[test]
    fn comments_stand_on_words() {
        let mut writer = Writer::default();
        writer.push("One");
        writer.close();
        let start = writer.place();
        writer.push("two three ");
        writer.annotate(start, start + 4, Comment { text: "sic".to_owned(), ..Comment::default() });
        writer.annotate(writer.place(), writer.place(), Comment::default());
        writer.annotate(900, 905, Comment::default());
        let mut page = writer.finish();
        let words = |page: &Page| -> Vec<String> {
            page.annotations.iter().map(|annotation| annotation.span.of(&page.text).to_owned()).collect()
        };
        assert_eq!(words(&page), ["two", "two three", "two three"]);
        page.put_above(&[("Head".to_owned(), Role::Headline)]);
        assert_eq!(page.text, "Head\n\nOne\n\ntwo three");
        assert_eq!(words(&page), ["two", "two three", "two three"]);
    }
}
