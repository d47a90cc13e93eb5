//! What stands on which page, on the first one.
//!
//! Invariant: every section stands in it, in order; its page is painted once it is known.

use super::flow::{Flow, Item, Row, baseline};
use super::lines::lines;
use super::mark::Ink;
use super::style::{BODY, LEAD, NAME};
use super::text::{Link, Text};
use super::tree::{Kind, NodeId};

/// Left edge of the sections, and where the numbers of their pages end.
const COLUMN: (f32, f32) = (84.0, 252.0);

/// The list of all sections as a part of `head`, whose last row stands before `at`. The title is no section.
pub(super) fn contents(flow: &mut Flow<'_>, head: NodeId, at: usize) {
    let after = flow.rows.split_off(at);
    let sections: Vec<_> = flow.bookmarks.iter().skip(1).map(|it| (it.words.clone(), it.place)).collect();
    let caption = flow.tree.add(head, Kind::Paragraph);
    let list = flow.tree.add(head, Kind::Contents);
    flow.gap(16.0);
    let y = baseline(LEAD, BODY.size);
    for (n, (words, place)) in sections.iter().enumerate() {
        let node = flow.tree.add(list, Kind::ContentsLine);
        let mut items = Vec::new();
        let name = if n == 0 { "Contents" } else { "" };
        let name = lines(flow.faces, &Text::of(name, NAME), COLUMN.0);
        items.extend(name.into_iter().map(|line| Item::Line { x: 0.0, y, line, node: Some(caption) }));
        let words = Text::default().linked(&format!("{words} "), BODY, Some(Link::To(*place)));
        for line in lines(flow.faces, &words, COLUMN.1) {
            let (x, width) = (COLUMN.0 + line.width + 6.0, COLUMN.1 - COLUMN.0 - line.width - 24.0);
            items.push(Item::Area { x, y: y - 0.4, width, height: 0.4, ink: Ink::Hair });
            items.push(Item::Line { x: COLUMN.0, y, line, node: Some(node) });
        }
        items.push(Item::PageOf { x: COLUMN.1, y, place: *place, style: BODY, node });
        flow.push(Row { height: LEAD, is_kept: n + 1 < sections.len(), items, ..Row::default() });
    }
    flow.rows.extend(after);
}
