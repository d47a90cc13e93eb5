//! A paragraph laid out on screen, and the way from its characters to places and back.
//!
//! What is set has exactly the characters of the text, and between them, while differences are shown, words that are
//! gone ([`Ghosts`]); so places correspond, whatever the script.
//!
//! Invariant: sets text; knows no claim, mark or pointer.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{
    Color32, Galley, Id, Pos2, Rangef, Rect, Role as Part, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::Frame;
use super::differences::{Ghosts, Haunted, haunted, restyle};
use super::geometry::Block;
use crate::article::{Paragraph, Role};
use crate::desk::Draft;
use crate::text::Span;
use crate::ui::reading_order::{self, Cell};

/// One line of a laid out paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Number of the row in the galley.
    row: usize,
    /// The first character that is set on it, counted from the start of the paragraph.
    set: usize,
    /// First character, counted from the start of the text.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// Where it stands on screen.
    pub(super) rect: Rect,
    /// Where its letters stand, from the top of the screen.
    pub(super) baseline: f32,
}

/// A paragraph on screen.
pub(super) struct Laid {
    /// Its place in the text, and its part.
    pub(super) paragraph: Paragraph,
    /// Where it starts.
    pub(super) corner: Pos2,
    /// The lines in sight.
    pub(super) lines: Vec<Line>,
    /// Its first character, counted from the start of the text.
    first: usize,
    set: Set,
}

/// The lines of a paragraph.
pub(super) struct Set {
    galley: Arc<Galley>,
    /// Where the characters of each line stand, where words are read from right to left.
    cells: Option<Vec<Vec<Cell>>>,
    /// The words set between those of the text.
    ghosts: Ghosts,
}

impl Set {
    /// The characters of line `row`, with the line end it was given.
    fn count(&self, row: usize) -> usize {
        let Some(placed) = self.galley.rows.get(row) else { return 0 };
        match self.cells_of(row) {
            Some(cells) => cells.len() + usize::from(placed.ends_with_newline),
            None => placed.char_count_including_newline().0,
        }
    }

    fn cells_of(&self, row: usize) -> Option<&Vec<Cell>> {
        self.cells.as_ref()?.get(row)
    }

    /// From the top of the line that holds character `from` to the bottom of the one that holds the last before `to`.
    pub(super) fn lines_between(&self, from: usize, to: usize) -> Option<Rangef> {
        let (from, to) = (self.ghosts.set(from), self.ghosts.set_end(to));
        let mut start = 0;
        let mut found: Option<Rangef> = None;
        for (number, row) in self.galley.rows.iter().enumerate() {
            let end = start + self.count(number);
            if start < to && from < end {
                let top = found.map_or_else(|| row.min_y(), |y| y.min);
                found = Some(Rangef::new(top, row.max_y()));
            }
            start = end;
        }
        found
    }
}

/// The lines of `paragraph`; egui keeps them while they stay in sight.
pub(super) fn set(ui: &Ui, frame: &Frame<'_>, paragraph: Paragraph, ink: Color32) -> Set {
    let block = Block::of(paragraph.role);
    let format =
        TextFormat { line_height: Some(block.line), ..TextFormat::simple(block.face.at(block.points), ink) };
    let text = characters(frame.draft.words(paragraph.span));
    let Haunted { text, ghosts, styled } = haunted(frame, paragraph, text);
    let mut job = reading_order::job(&text, &format);
    restyle(&mut job, &styled, frame);
    job.wrap.max_width = frame.geometry.column;
    let galley = if matches!(paragraph.role, Role::Headline | Role::Heading) {
        balanced(ui, &job)
    } else {
        ui.painter().layout_job(job)
    };
    match reading_order::ordered(&galley, &text, frame.geometry.column) {
        Some(ordered) => Set { galley: ordered.galley, cells: Some(ordered.lines), ghosts },
        None => Set { galley, cells: None, ghosts },
    }
}

/// Lines of about one length, so that no word of a headline stands alone on its last.
fn balanced(ui: &Ui, job: &LayoutJob) -> Arc<Galley> {
    let galley = ui.painter().layout_job(job.clone());
    let lines = galley.rows.len();
    let length: f32 = galley.rows.iter().map(|row| row.size.x).sum();
    let narrower = [1.03, 1.1, 1.2].map(|slack| length / lines as f32 * slack);
    let mut tried =
        narrower.into_iter().filter(|&width| lines > 1 && width < job.wrap.max_width).map(|width| {
            let mut job = job.clone();
            job.wrap.max_width = width;
            ui.painter().layout_job(job)
        });
    tried.find(|tried| tried.rows.len() == lines).unwrap_or(galley)
}

/// The text as it is set, character for character: a line end inside a paragraph is where somebody wrapped the file, and
/// what cannot be drawn is replaced.
pub(super) fn characters(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\r' => '\u{200B}',
            '\t' => c,
            '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{0B}' | '\u{0C}' => ' ',
            c if c.is_control() => '\u{FFFD}',
            c => c,
        })
        .collect()
}

impl Laid {
    pub(super) fn of(ui: &Ui, frame: &Frame<'_>, paragraph: Paragraph, corner: Pos2) -> Self {
        let colors = &frame.scene.theme.colors;
        let ink = match paragraph.role {
            Role::Byline => colors.ink_faint,
            Role::Caption | Role::Note => colors.ink_soft,
            Role::Headline | Role::Heading | Role::Body => colors.ink,
        };
        let set = set(ui, frame, paragraph, ink);
        let first = frame.draft.chars(paragraph.span).start;
        let text = |at: usize| first + set.ghosts.text(at);
        let mut at = 0;
        let mut lines = Vec::new();
        for (row, placed) in set.galley.rows.iter().enumerate() {
            let (start, end) = (text(at), text(at + set.count(row)));
            let rect = placed.rect().translate(corner.to_vec2());
            if ui.clip_rect().y_range().intersects(rect.y_range()) {
                let up = placed.glyphs.first().map_or_else(|| rect.height() * 0.7, |glyph| glyph.pos.y);
                lines.push(Line { row, set: at, start, end, rect, baseline: rect.top() + up });
            }
            at += set.count(row);
        }
        Self { paragraph, corner, lines, first, set }
    }

    /// Its height with the room after it.
    pub(super) fn height(&self) -> f32 {
        self.set.galley.size().y + Block::of(self.paragraph.role).after
    }

    /// Draws the words and tells screen readers of them.
    pub(super) fn paint(&self, ui: &Ui, frame: &Frame<'_>) {
        ui.painter().galley(self.corner, Arc::clone(&self.set.galley), frame.scene.theme.colors.ink);
        let rect = Rect::from_min_size(self.corner, vec2(frame.geometry.column, self.set.galley.size().y));
        let id = Id::unique(("paragraph", self.paragraph.span.start));
        let part = match self.paragraph.role {
            Role::Headline | Role::Heading => Part::Heading,
            Role::Byline | Role::Body | Role::Caption | Role::Note => Part::Paragraph,
        };
        let words = frame.draft.words(self.paragraph.span);
        ui.interact(rect, id, Sense::hover()).widget_info(|| WidgetInfo::labeled(part, true, words));
    }

    /// The bytes in sight.
    pub(super) fn bytes_in_sight(&self, draft: &Draft) -> Span {
        let (Some(first), Some(last)) = (self.lines.first(), self.lines.last()) else {
            return Span::default();
        };
        let byte = |chars| draft.article.index.byte_of(&draft.article.text, chars);
        Span::new(byte(first.start), byte(last.end))
    }

    /// Where the characters from `start` to `end` of the text stand: the lines they touch, and from where to where.
    pub(super) fn parts(&self, start: usize, end: usize) -> impl Iterator<Item = (Line, Rangef)> {
        let touched = self.lines.iter().filter(move |line| line.start < end && start < line.end);
        touched.flat_map(move |line| self.parts_of(line, start, end).into_iter().map(|x| (*line, x)))
    }

    fn parts_of(&self, line: &Line, start: usize, end: usize) -> Vec<Rangef> {
        let Some(row) = self.set.galley.rows.get(line.row) else { return Vec::new() };
        let ghosts = &self.set.ghosts;
        let first = ghosts.set(start.max(line.start).saturating_sub(self.first)).saturating_sub(line.set);
        let last = ghosts.set_end(end.min(line.end).saturating_sub(self.first)).saturating_sub(line.set);
        if let Some(cells) = self.set.cells_of(line.row) {
            let stretches = reading_order::stretches(cells, first, last.min(cells.len()).max(first));
            return stretches
                .into_iter()
                .map(|x| Rangef::new(x.min + line.rect.left(), x.max + line.rect.left()))
                .collect();
        }
        let last = last.min(row.glyphs.len());
        // The blank that a line was broken at hangs over its end: nothing is marked there.
        let blanks = row.glyphs.iter().take(last).rev().take_while(|glyph| glyph.chr.is_whitespace()).count();
        let last = last - blanks;
        let x = |column: usize| line.rect.left() + row.x_offset(column.into());
        if first < last { vec![Rangef::new(x(first), x(last))] } else { Vec::new() }
    }

    /// The character of the text at `at`, where one is.
    pub(super) fn char_at(&self, at: Pos2) -> Option<usize> {
        let line = self.lines.iter().find(|line| line.rect.y_range().contains(at.y))?;
        let row = self.set.galley.rows.get(line.row)?;
        let x = at.x - line.rect.left();
        let column = match self.set.cells_of(line.row) {
            Some(cells) => cells.iter().position(|cell| cell.x.min <= x && x < cell.x.max)?,
            None => row.glyphs.iter().position(|g| g.pos.x <= x && x < g.pos.x + g.advance_width)?,
        };
        self.set.ghosts.text_at(line.set + column).map(|at| self.first + at)
    }

    /// The character of the text that a caret put nearest to `at` stands before.
    pub(super) fn caret_at(&self, at: Pos2) -> usize {
        let distance = |line: &Line| (line.rect.y_range().clamp(at.y) - at.y).abs();
        let nearest = self.lines.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)));
        nearest.map_or(0, |line| {
            self.first + self.set.ghosts.text(line.set + self.column_at(line, at.x - line.rect.left()))
        })
    }

    fn column_at(&self, line: &Line, x: f32) -> usize {
        if let Some(cells) = self.set.cells_of(line.row) {
            return reading_order::nearest(cells, x).map_or(0, |(at, cell)| {
                let is_left = x < cell.x.center();
                if is_left == cell.turned { at + 1 } else { at }
            });
        }
        self.set.galley.rows.get(line.row).map_or(0, |row| row.char_at(x).0)
    }

    /// From its first line to its last, on screen.
    pub(super) fn y_range(&self) -> Rangef {
        Rangef::new(self.corner.y, self.corner.y + self.set.galley.size().y)
    }
}

/// A rectangle from one height to another.
pub(super) fn strip(x: Rangef, top: f32, bottom: f32) -> Rect {
    Rect::from_min_max(pos2(x.min, top), pos2(x.max, bottom))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_has_the_characters_of_the_text() {
        assert_eq!(characters("the last\nferry"), "the last ferry");
        for text in ["plain", "“Qué” \u{1F600} said\r\nthe mayor", "a\u{0}b\tc\u{2028}d", ""] {
            assert_eq!(characters(text).chars().count(), text.chars().count(), "{text:?}");
        }
    }
}
