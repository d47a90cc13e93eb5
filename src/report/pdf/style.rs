//! The sizes and blocks that the parts of a document share.
//!
//! Invariant: one place for each size.

use super::face::Face;
use super::flow::{Block, Flow, Item, Row, baseline};
use super::lines::lines;
use super::mark::Ink;
use super::text::{Place, Style, Text};
use super::tree::{Kind, NodeId, Tree};

/// Words of the report.
pub(super) const BODY: Style = Style::new(Face::Sans, 9.0, Ink::Black);
/// What accompanies them.
pub(super) const QUIET: Style = BODY.in_ink(Ink::Soft);
/// Names of facts.
pub(super) const NAME: Style = BODY.in_ink(Ink::Faint);
/// Words that stand out.
pub(super) const STRONG: Style = BODY.in_face(Face::SansBold);
/// From baseline to baseline in the report.
pub(super) const LEAD: f32 = 13.0;

/// A block of the report over the full width.
pub(super) const fn full(width: f32) -> Block {
    Block { x: 0.0, width, lead: LEAD, size: BODY.size, is_kept: false }
}

/// A heading with how many it holds, as a new section with a bookmark.
pub(super) fn section(flow: &mut Flow<'_>, words: &str, count: &str) -> NodeId {
    let section = flow.tree.add(Tree::ROOT, Kind::Section);
    let place = flow.bookmark(words);
    flow.gap(30.0);
    flow.place(place);
    let node = flow.tree.add(section, Kind::Heading(2, words.to_owned()));
    let big = Style::new(Face::SansBold, 13.0, Ink::Black);
    let text = Text::of(words, big);
    let text = if count.is_empty() { text } else { text.words(&format!("  {count}"), QUIET) };
    let block = Block { x: 0.0, width: flow.width, lead: 18.0, size: 13.0, is_kept: true };
    flow.text(node, &text, block);
    flow.pad(3.0);
    flow.rule(Ink::Rule, 0.6);
    flow.pad(8.0);
    section
}

/// A fact with its name before it, the lines of both on common baselines.
pub(super) fn fact(flow: &mut Flow<'_>, parent: NodeId, name: &str, text: &Text, (x, column): (f32, f32)) {
    if text.plain_words().trim().is_empty() && text.runs.len() < 2 {
        return;
    }
    let node = flow.tree.add(parent, Kind::Paragraph);
    let name = Text::of(&format!("{name} "), NAME);
    let names = lines(flow.faces, &name, column - 6.0);
    let told = lines(flow.faces, text, flow.width - x - column);
    let count = names.len().max(told.len());
    let (mut names, mut told) = (names.into_iter(), told.into_iter());
    for n in 0..count {
        let mut items = Vec::new();
        for (x, line) in [(x, names.next()), (x + column, told.next())] {
            if let Some(line) = line {
                items.push(Item::Line { x, y: baseline(LEAD, BODY.size), line, node: Some(node) });
            }
        }
        let is_kept = n + 1 < count && super::flow::holds(n, count, 2);
        flow.push(Row { height: LEAD, is_kept, items, ..Row::default() });
    }
}

/// A stroke of `ink` at the left of all rows since `from`, which so stand as one.
pub(super) fn barred(flow: &mut Flow<'_>, from: usize, ink: Ink, weight: f32) {
    for row in flow.rows.iter_mut().skip(from) {
        let height = row.height + 0.2;
        row.items.insert(0, Item::Area { x: 0.0, y: 0.0, width: weight, height, ink });
    }
}

/// Holds all rows since `from` together where they are no higher than `most`.
pub(super) fn hold(flow: &mut Flow<'_>, from: usize, most: f32) {
    let height: f32 = flow.rows.iter().skip(from).map(|row| row.height).sum();
    let last = flow.rows.len().saturating_sub(1);
    if height <= most {
        for row in flow.rows.iter_mut().take(last).skip(from) {
            row.is_kept = true;
        }
    }
}

impl Flow<'_> {
    /// An empty stretch that stays with what follows.
    pub(super) fn pad(&mut self, height: f32) {
        self.push(Row { height, is_kept: true, ..Row::default() });
    }

    /// A new bookmark, whose place is then to be set.
    pub(super) fn bookmark(&mut self, words: &str) -> Place {
        let place = Place::Section(self.bookmarks.len());
        self.bookmarks.push(super::flow::Bookmark { words: words.to_owned(), place, below: Vec::new() });
        place
    }
}
