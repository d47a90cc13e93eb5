//! Rows on pages.
//!
//! Invariant: every row stands on one page, in order; rows that hold together do so wherever a page can hold them; the
//! remarks of a page stay on it.

use std::collections::BTreeMap;

use super::flow::{Flow, Item, Note, Row};
use super::text::Place;
use crate::report::Paper;

/// The size of a page and of what is printed on it, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) right: f32,
    pub(super) bottom: f32,
}

impl Sheet {
    /// A sheet of `paper`, with room to hold it.
    pub(super) const fn of(paper: Paper) -> Self {
        let (width, height) = match paper {
            Paper::A4 => (595.28, 841.89),
            Paper::Letter => (612.0, 792.0),
        };
        Self { width, height, left: 58.0, top: 72.0, right: 48.0, bottom: 66.0 }
    }

    /// The width that rows have.
    pub(super) fn inner_width(&self) -> f32 {
        self.width - self.left - self.right
    }

    fn floor(&self) -> f32 {
        self.height - self.bottom
    }
}

/// Room between two remarks.
const NOTE_GAP: f32 = 3.0;

/// Room below the repeated head of a table.
const HEAD_GAP: f32 = 4.0;

/// What stands on one page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Rows with their upper edges.
    pub(super) rows: Vec<(f32, Row)>,
    /// Remarks with their upper edges.
    pub(super) notes: Vec<(f32, Note)>,
}

/// All pages, and where the places are that can be led to: page, from 0, and height on it.
#[derive(Debug, Default)]
pub(super) struct Pages {
    pub(super) all: Vec<Page>,
    pub(super) places: BTreeMap<Place, (usize, f32)>,
}

/// The rows of `flow` on pages.
pub(super) fn pages(flow: &mut Flow<'_>, sheet: &Sheet) -> Pages {
    let mut rows = std::mem::take(&mut flow.rows).into_iter().peekable();
    let mut book =
        Book { sheet, heads: &flow.heads, pages: Pages::default(), page: Page::default(), y: sheet.top };
    while let Some(first) = rows.next() {
        let mut group = vec![first];
        while group.last().is_some_and(|row| row.is_kept) {
            match rows.next_if(|next| !next.is_new_page) {
                Some(next) => group.push(next),
                None => break,
            }
        }
        book.place(group);
    }
    book.turn();
    book.pages
}

struct Book<'a> {
    sheet: &'a Sheet,
    heads: &'a [Vec<Row>],
    pages: Pages,
    page: Page,
    y: f32,
}

impl Book<'_> {
    fn place(&mut self, group: Vec<Row>) {
        let starts_page = group.first().is_some_and(|row| row.is_new_page);
        if !self.page.rows.is_empty() && (starts_page || !self.fits(&group)) {
            self.turn();
        }
        for row in group {
            // A group longer than a page is broken where it must be.
            if !self.page.rows.is_empty() && !self.fits(std::slice::from_ref(&row)) {
                self.turn();
            }
            self.put(row);
        }
    }

    /// Whether rows, and the remarks beside them, have room below what stands on the page.
    fn fits(&self, rows: &[Row]) -> bool {
        let end = self.y + rows.iter().map(|row| row.before + row.height).sum::<f32>();
        let notes = |row: &Row| row.notes.iter().map(|note| note.height() + NOTE_GAP).sum::<f32>();
        let first = self.page.rows.iter().find(|(_, row)| !row.notes.is_empty()).map_or(self.y, |(y, _)| *y);
        let beside = self.page.rows.iter().map(|(_, row)| notes(row)).sum::<f32>()
            + rows.iter().map(notes).sum::<f32>();
        end <= self.sheet.floor() + 0.01 && first + beside <= self.sheet.floor() + NOTE_GAP
    }

    fn put(&mut self, row: Row) {
        if self.page.rows.is_empty() {
            self.repeat_head(&row);
        }
        if !self.page.rows.is_empty() {
            self.y += row.before;
        }
        let number = self.pages.all.len();
        for place in &row.places {
            self.pages.places.entry(*place).or_insert((number, self.y));
        }
        for item in &row.items {
            if let Item::Line { line, .. } = item {
                for place in line.pieces.iter().flat_map(|piece| &piece.look.anchors) {
                    self.pages.places.entry(*place).or_insert((number, self.y));
                }
            }
        }
        let top = self.y;
        self.y += row.height;
        self.page.rows.push((top, row));
    }

    /// The head of the table that goes on at the top of a page.
    fn repeat_head(&mut self, row: &Row) {
        let Some(head) = row.table.and_then(|table| self.heads.get(table)) else { return };
        for row in head {
            self.page.rows.push((self.y, row.clone()));
            self.y += row.height;
        }
        // The rest of a row that was broken has no room of its own above it.
        self.y += (HEAD_GAP - row.before).max(0.0);
    }

    fn turn(&mut self) {
        let mut page = std::mem::take(&mut self.page);
        page.notes = self.notes(&mut page.rows);
        self.pages.all.push(page);
        self.y = self.sheet.top;
    }

    /// Each remark beside its row or, where others are in its way, below them; what would run out at the foot moves up.
    fn notes(&self, rows: &mut [(f32, Row)]) -> Vec<(f32, Note)> {
        let mut notes: Vec<(f32, Note)> = Vec::new();
        let mut free = self.sheet.top;
        for (y, row) in rows {
            for note in std::mem::take(&mut row.notes) {
                let at = free.max(*y + row.drop_of(&note));
                free = at + note.height() + NOTE_GAP;
                notes.push((at, note));
            }
        }
        let mut floor = self.sheet.floor();
        for (y, note) in notes.iter_mut().rev() {
            *y = y.min(floor - note.height());
            floor = *y - NOTE_GAP;
        }
        notes
    }
}

/// Room that the remarks on `rows` need below the last of them.
pub(super) fn overhang(rows: &[Row]) -> f32 {
    let (mut y, mut free) = (0.0_f32, 0.0_f32);
    for row in rows {
        for note in &row.notes {
            free = free.max(y + row.drop_of(note)) + note.height() + NOTE_GAP;
        }
        y += row.height;
    }
    (free - y).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::pdf::face::Faces;

    /// The rows on each page, where each has its height and whether it is kept with the next.
    fn paged(rows: &[(f32, bool)]) -> Vec<usize> {
        let faces = Faces::load().unwrap();
        let mut flow = Flow::new(&faces, 400.0);
        for (height, is_kept) in rows {
            flow.push(Row { height: *height, is_kept: *is_kept, ..Row::default() });
        }
        pages(&mut flow, &Sheet::of(Paper::A4)).all.iter().map(|page| page.rows.len()).collect()
    }

    #[test]
    fn what_holds_together_stands_on_one_page() {
        for (rows, expected) in [
            (&[][..], &[0][..]),
            (&[(100.0, false); 7], &[7]),
            (&[(100.0, false); 8], &[7, 1]),
            // A heading at the foot goes with what it heads.
            (&[(300.0, false), (300.0, false), (80.0, true), (90.0, false)], &[2, 2]),
            // What is longer than a page is broken all the same.
            (&[(100.0, true); 20], &[7, 7, 6]),
            (&[(2000.0, false), (10.0, false)], &[1, 1]),
        ] {
            assert_eq!(paged(rows), expected, "{rows:?}");
        }
    }
}
