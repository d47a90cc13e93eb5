//! The paragraphs as one text, with the place of each word.
//!
//! Invariant: every word stands in the text once, in order; every span of the map is a span of the text.

use super::block::Block;
use super::hyphen::{Habits, Joint};
use super::line::Line;
use super::turn::Turn;
use crate::article::pages::{Pages, Place};
use crate::text::Span;

/// The way a page runs and its width and height.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sheet {
    /// The way its letters run.
    pub turn: Turn,
    /// Its width and height, in points.
    pub size: (f32, f32),
}

/// A text, its paragraphs' spans, and where it is printed.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// The paragraphs, a blank line between them.
    pub text: String,
    /// Their spans.
    pub spans: Vec<Span>,
    /// Where the words stand.
    pub pages: Pages,
    /// Words whose parts two lines held.
    pub n_hyphens: usize,
}

/// Writes the paragraphs as one text.
pub(super) fn write(blocks: &[Block], sheets: &[Sheet]) -> Written {
    let habits = Habits::of(blocks.iter().flat_map(|block| with_next(&block.lines)));
    let mut written =
        Written { pages: Pages::new(sheets.iter().map(|sheet| sheet.size)), ..Written::default() };
    for block in blocks {
        if !written.text.is_empty() {
            written.text.push_str("\n\n");
        }
        let start = written.text.len();
        for (line, next) in with_next(&block.lines) {
            written.line(line, sheets);
            if let Some(next) = next {
                written.join(line, next, &habits);
            }
        }
        written.spans.push(Span::new(start, written.text.len()));
    }
    written
}

/// Each line with the one after it.
fn with_next(lines: &[Line]) -> impl Iterator<Item = (&Line, Option<&Line>)> {
    lines.iter().zip(lines.iter().skip(1).map(Some).chain([None]))
}

impl Written {
    fn line(&mut self, line: &Line, sheets: &[Sheet]) {
        let sheet = sheets.get(line.page).copied().unwrap_or_default();
        for (at, word) in line.words.iter().enumerate() {
            if at > 0 && line.has_blank_before(at) {
                self.text.push(' ');
            }
            let start = self.text.len();
            self.text.push_str(&word.text);
            let frame = sheet.turn.back(word.frame(), sheet.size);
            self.pages.push(Span::new(start, self.text.len()), Place { page: line.page, frame });
        }
    }

    fn join(&mut self, line: &Line, next: &Line, habits: &Habits) {
        let (text, after) = (line.text(), next.text());
        let end = text.split_whitespace().last().unwrap_or_default();
        let first = after.split_whitespace().next().unwrap_or_default();
        let has_blank = line.words.last().is_some_and(|word| word.has_blank);
        match habits.joint(end, has_blank, first) {
            Joint::Blank => self.text.push(' '),
            Joint::Closed => {}
            Joint::Hyphenated => {
                self.text.pop();
                self.pages.shorten(self.text.len());
                self.n_hyphens += 1;
            }
        }
    }
}
