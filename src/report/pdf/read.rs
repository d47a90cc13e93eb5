//! Pages as lines of words, for whoever looks at them before they go out.
//!
//! Invariant: the words of every page once, in order; what is drawn is left out.

use super::flow::{Item, Note};
use super::lines::{Body, Line};
use super::pages::{Page, Pages};
use super::tree::NodeId;
use crate::report::{Line as Told, LineKind, Mark, Part};

/// Sizes from which on letters are those of a title, or of a heading.
const SIZES: (f32, f32) = (16.0, 12.5);

/// One line on a page: its cells with their left edges and what they belong to.
struct Printed {
    kind: LineKind,
    cells: Vec<(f32, Option<NodeId>, Vec<Part>)>,
}

/// The lines of all pages; those of one paragraph are put together again.
pub(super) fn read(pages: Pages) -> impl Iterator<Item = Told> {
    let mut waiting: Option<Printed> = None;
    let places = pages.places;
    let page_of = move |item: &Item| match item {
        Item::PageOf { place, .. } => places.get(place).map(|(page, _)| (page + 1).to_string()),
        _ => None,
    };
    let printed = pages.all.into_iter().flat_map(move |page| lines(page, &page_of));
    let mut printed = printed.map(Some).chain(std::iter::once(None));
    std::iter::from_fn(move || {
        loop {
            match (printed.next()?, waiting.as_mut()) {
                (Some(next), Some(line)) if line.goes_on_in(&next) => line.take(next),
                (Some(next), _) => {
                    if let Some(line) = waiting.replace(next) {
                        return Some(line.told());
                    }
                }
                (None, _) => return waiting.take().map(Printed::told),
            }
        }
    })
}

/// The lines of a page from top to bottom, each remark after the line it stands beside.
fn lines(page: Page, page_of: &impl Fn(&Item) -> Option<String>) -> Vec<Printed> {
    let mut printed = Vec::new();
    let mut notes = page.notes.into_iter().peekable();
    for (top, row) in page.rows {
        let mut heights: Vec<f32> = row.items.iter().filter_map(height).collect();
        heights.sort_by(f32::total_cmp);
        heights.dedup();
        for y in heights {
            let here = row.items.iter().filter(|item| height(item) == Some(y));
            let mut line = Printed { kind: LineKind::Text, cells: Vec::new() };
            here.for_each(|item| line.add(item, page_of));
            line.cells.sort_by(|(one, ..), (other, ..)| one.total_cmp(other));
            printed.push(line);
        }
        while let Some((_, note)) = notes.next_if(|(y, _)| *y < top + row.height) {
            printed.push(beside(&note));
        }
    }
    printed.extend(notes.map(|(_, note)| beside(&note)));
    printed
}

fn height(item: &Item) -> Option<f32> {
    match item {
        Item::Line { y, node: Some(_), .. } | Item::PageOf { y, .. } => Some(*y),
        _ => None,
    }
}

fn beside(note: &Note) -> Printed {
    let parts = note.lines.iter().flat_map(parts).collect();
    Printed { kind: LineKind::Beside, cells: vec![(0.0, None, parts)] }
}

fn parts(line: &Line) -> Vec<Part> {
    let part = |piece: &super::lines::Piece| {
        let Body::Letters { text, .. } = &piece.body else { return None };
        let decor = &piece.look.decor;
        let mark = match (decor.is_struck, decor.is_put, decor.under.is_empty()) {
            (true, ..) => Mark::Out,
            (_, true, _) => Mark::In,
            (.., false) => Mark::Claim,
            _ => Mark::None,
        };
        Some(Part { words: text.clone(), mark })
    };
    line.pieces.iter().filter_map(part).collect()
}

impl Printed {
    fn add(&mut self, item: &Item, page_of: &impl Fn(&Item) -> Option<String>) {
        match item {
            Item::Line { x, line, node, .. } => {
                let size = line.pieces.first().map_or(0.0, |piece| piece.look.style.size);
                self.kind = match size {
                    size if size >= SIZES.0 => LineKind::Title,
                    size if size >= SIZES.1 => LineKind::Heading,
                    _ => self.kind,
                };
                self.cells.push((*x, *node, parts(line)));
            }
            Item::PageOf { x, .. } => {
                let words = page_of(item).unwrap_or_default();
                self.cells.push((*x, None, vec![Part { words, mark: Mark::None }]));
            }
            _ => {}
        }
    }

    /// Whether `next` is the rest of what stands here.
    fn goes_on_in(&self, next: &Self) -> bool {
        let is_here = |node: &NodeId| self.cells.iter().any(|(_, here, _)| here.as_ref() == Some(node));
        next.cells.iter().any(|(_, node, _)| node.as_ref().is_some_and(is_here))
    }

    fn take(&mut self, next: Self) {
        for (x, node, mut parts) in next.cells {
            let here = self.cells.iter_mut().find(|(left, ..)| (*left - x).abs() < 0.1);
            match here {
                Some((.., before)) => before.append(&mut parts),
                None => self.cells.push((x, node, parts)),
            }
        }
    }

    fn told(self) -> Told {
        let cells = self.cells.into_iter().map(|(.., parts)| parts);
        Told { kind: self.kind, cells: cells.filter(|parts| !parts.is_empty()).collect() }
    }
}
