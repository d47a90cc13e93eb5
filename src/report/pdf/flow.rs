//! What stands below what, before anybody knows on which page.
//!
//! A row is never broken. Paragraphs and cells of tables are rows of single lines, some held together: no heading at the
//! foot of a page, no line of a paragraph alone.
//!
//! Invariant: rows stand in the order in which they are read.

use super::face::Faces;
use super::lines::{Line, lines};
use super::mark::Ink;
use super::text::{Place, Style, Text};
use super::tree::{Kind, NodeId, Tree};
use crate::report::model::Handled;

/// Something drawn in a row, from its upper left corner.
#[derive(Debug, Clone)]
pub(super) enum Item {
    /// A line on its baseline; without a node it is an ornament.
    Line { x: f32, y: f32, line: Line, node: Option<NodeId> },
    /// A filled area.
    Area { x: f32, y: f32, width: f32, height: f32, ink: Ink },
    /// An outlined area.
    Frame { x: f32, y: f32, width: f32, height: f32, ink: Ink },
    /// The stroke beside a sentence: how far it is dealt with.
    Cover { x: f32, y: f32, height: f32, state: Handled },
    /// The number of the page that `place` is on, as soon as that is known, up to the right edge `x`.
    PageOf { x: f32, y: f32, place: Place, style: Style, node: NodeId },
}

/// A remark beside a row: it stands as high as it can, but not above it.
#[derive(Debug, Clone)]
pub(super) struct Note {
    pub(super) lines: Vec<Line>,
    pub(super) lead: f32,
    pub(super) size: f32,
    pub(super) node: NodeId,
}

impl Note {
    pub(super) fn height(&self) -> f32 {
        self.lines.len() as f32 * self.lead
    }
}

/// A stretch of the page that is never broken.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// Room above it, but at the top of a page.
    pub(super) before: f32,
    pub(super) height: f32,
    /// Whether it stands on the page of the next one.
    pub(super) is_kept: bool,
    /// Whether it begins a page.
    pub(super) is_new_page: bool,
    /// The table it belongs to, whose head is repeated where it opens a page.
    pub(super) table: Option<usize>,
    pub(super) items: Vec<Item>,
    pub(super) notes: Vec<Note>,
    pub(super) places: Vec<Place>,
}

impl Row {
    /// How far below the upper edge of the row `note` begins, so that both stand on one baseline.
    pub(super) fn drop_of(&self, note: &Note) -> f32 {
        let line = |item: &Item| if let Item::Line { y, .. } = item { Some(*y) } else { None };
        let first = self.items.iter().find_map(line);
        first.map_or(0.0, |y| (y - baseline(note.lead, note.size)).max(0.0))
    }
}

/// Where a paragraph stands and how it is led.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub(super) x: f32,
    pub(super) width: f32,
    /// From baseline to baseline.
    pub(super) lead: f32,
    /// The size of its letters.
    pub(super) size: f32,
    /// Whether it stands on the page of what follows.
    pub(super) is_kept: bool,
}

/// A heading as readers show it beside the pages.
#[derive(Debug, Clone)]
pub(super) struct Bookmark {
    pub(super) words: String,
    pub(super) place: Place,
    pub(super) below: Vec<Self>,
}

/// The rows of a document on their way.
pub(super) struct Flow<'a> {
    pub(super) faces: &'a Faces,
    pub(super) tree: Tree,
    pub(super) rows: Vec<Row>,
    /// The heads of tables.
    pub(super) heads: Vec<Vec<Row>>,
    pub(super) bookmarks: Vec<Bookmark>,
    /// The full width.
    pub(super) width: f32,
    gap: f32,
    starts_page: bool,
    places: Vec<Place>,
}

impl<'a> Flow<'a> {
    pub(super) fn new(faces: &'a Faces, width: f32) -> Self {
        Self {
            faces,
            tree: Tree::new(),
            rows: Vec::new(),
            heads: Vec::new(),
            bookmarks: Vec::new(),
            width,
            gap: 0.0,
            starts_page: false,
            places: Vec::new(),
        }
    }

    /// Leaves at least `points` before what follows.
    pub(super) fn gap(&mut self, points: f32) {
        self.gap = self.gap.max(points);
    }

    /// What follows begins a page.
    pub(super) fn new_page(&mut self) {
        self.starts_page = !self.rows.is_empty();
    }

    /// What follows can be led to as `place`.
    pub(super) fn place(&mut self, place: Place) {
        self.places.push(place);
    }

    /// A row below all others.
    pub(super) fn push(&mut self, mut row: Row) {
        row.before = row.before.max(std::mem::take(&mut self.gap));
        row.is_new_page |= std::mem::take(&mut self.starts_page);
        row.places.append(&mut self.places);
        self.rows.push(row);
    }

    /// A paragraph as a new node of `parent`.
    pub(super) fn paragraph(&mut self, parent: NodeId, text: &Text, block: Block) {
        let node = self.tree.add(parent, Kind::Paragraph);
        self.text(node, text, block);
    }

    /// The lines of a paragraph on `node`.
    pub(super) fn text(&mut self, node: NodeId, text: &Text, block: Block) {
        let lines = lines(self.faces, text, block.width);
        self.lines(node, lines, block);
    }

    /// Lines on `node`, one row each.
    pub(super) fn lines(&mut self, node: NodeId, lines: Vec<Line>, block: Block) {
        let count = lines.len();
        for (n, line) in lines.into_iter().enumerate() {
            let is_kept = if n + 1 == count { block.is_kept } else { holds(n, count, 2) };
            let line = Item::Line { x: block.x, y: baseline(block.lead, block.size), line, node: Some(node) };
            self.push(Row { height: block.lead, is_kept, items: vec![line], ..Row::default() });
        }
    }

    /// A rule over the full width.
    pub(super) fn rule(&mut self, ink: Ink, weight: f32) {
        let rule = Item::Area { x: 0.0, y: 0.0, width: self.width, height: weight, ink };
        self.push(Row { height: weight, is_kept: true, items: vec![rule], ..Row::default() });
    }
}

/// Whether line `n` of `count` stands on the page of the next: fewer than `least` alone look lost.
pub(super) const fn holds(n: usize, count: usize, least: usize) -> bool {
    n + 1 < least || n + 1 + least > count
}

/// The baseline of letters of `size` in the middle of a line of the height `lead`.
pub(super) fn baseline(lead: f32, size: f32) -> f32 {
    lead / 2.0 + size * 0.36
}
