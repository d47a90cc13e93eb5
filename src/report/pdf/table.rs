//! Tables: a head that is repeated on every page, rows of cells of paragraphs.
//!
//! Invariant: lines of neighbouring cells stand on common baselines, so a long row can be broken between them.

use super::face::Face;
use super::flow::{Flow, Item, Row, baseline, holds};
use super::lines::{Line, lines};
use super::mark::Ink;
use super::text::{Style, Text};
use super::tree::{Kind, NodeId};

/// Words in a table.
pub(super) const CELL: Style = Style::new(Face::Sans, 8.0, Ink::Black);
/// From baseline to baseline in a table.
const LEAD: f32 = 11.2;
/// Room between columns.
const GUTTER: f32 = 10.0;
/// Rows of no more lines are never broken.
const WHOLE: usize = 16;

/// A column: its name, and its share of the width; one without a share is left out.
pub(super) type Column = (&'static str, f32);

/// `columns` behind one for numbers up to `most`, which are never broken.
pub(super) fn numbered(most: usize, columns: &[Column]) -> Vec<Column> {
    let digits = most.to_string().len().max(2);
    let numbers = ("No.", digits as f32 * 1.05 + 2.9);
    std::iter::once(numbers).chain(columns.iter().copied()).collect()
}

/// A table on its way.
pub(super) struct Table {
    columns: Vec<(f32, f32)>,
    body: NodeId,
    number: usize,
    /// Whether its rows follow one another without rules.
    is_dense: bool,
}

/// A table with its head.
pub(super) fn table(flow: &mut Flow<'_>, parent: NodeId, columns: &[Column]) -> Table {
    let node = flow.tree.add(parent, Kind::Table);
    let places = places(flow.width, columns);
    let head = flow.tree.add(node, Kind::TableHead);
    let row = flow.tree.add(head, Kind::Row);
    let style = Style::new(Face::SansMedium, 7.5, Ink::Faint);
    let mut items = vec![Item::Area { x: 0.0, y: 15.2, width: flow.width, height: 0.6, ink: Ink::Rule }];
    for ((name, _), (x, width)) in columns.iter().zip(&places).filter(|(_, (_, width))| *width > 0.0) {
        let cell = flow.tree.add(row, Kind::ColumnHead);
        let line = lines(flow.faces, &Text::of(name, style), *width).into_iter().next().unwrap_or_default();
        items.push(Item::Line { x: *x, y: baseline(13.0, 7.5), line, node: Some(cell) });
    }
    let ornament = |item: &Item| match item.clone() {
        Item::Line { x, y, line, .. } => Item::Line { x, y, line, node: None },
        other => other,
    };
    let repeated = Row { height: 16.0, items: items.iter().map(ornament).collect(), ..Row::default() };
    flow.heads.push(vec![repeated]);
    flow.push(Row { height: 16.0, is_kept: true, items, ..Row::default() });
    Table {
        columns: places,
        body: flow.tree.add(node, Kind::TableBody),
        number: flow.heads.len() - 1,
        is_dense: false,
    }
}

fn places(width: f32, columns: &[Column]) -> Vec<(f32, f32)> {
    let all: f32 = columns.iter().map(|(_, share)| share).sum();
    let mut x = 0.0;
    let mut places = Vec::new();
    for (_, share) in columns {
        let whole = (width + GUTTER) * share / all;
        places.push((x, (whole - GUTTER).max(0.0)));
        x += whole;
    }
    places
}

impl Table {
    /// A row of cells, each a list of paragraphs.
    pub(super) fn row(&self, flow: &mut Flow<'_>, cells: &[Vec<Text>]) {
        let row = flow.tree.add(self.body, Kind::Row);
        let mut columns: Vec<(f32, Vec<(Line, NodeId)>)> = Vec::new();
        for (cell, (x, width)) in cells.iter().zip(&self.columns).filter(|(_, (_, width))| *width > 0.0) {
            let node = flow.tree.add(row, Kind::Cell(1));
            let texts: Vec<&Text> = cell.iter().filter(|text| !text.is_empty()).collect();
            let mut stack = Vec::new();
            for text in &texts {
                let paragraph = if texts.len() == 1 { node } else { flow.tree.add(node, Kind::Paragraph) };
                stack.extend(lines(flow.faces, text, *width).into_iter().map(|line| (line, paragraph)));
            }
            columns.push((*x, stack));
        }
        self.stack(flow, columns, LEAD, CELL.size, !self.is_dense);
    }

    /// The same without rules between rows.
    pub(super) fn dense(self, flow: &mut Flow<'_>) -> Self {
        flow.gap(3.0);
        Self { is_dense: true, ..self }
    }

    /// A row of one cell over all columns but the first, which holds a number.
    pub(super) fn lead(
        &self,
        flow: &mut Flow<'_>,
        number: &Text,
        text: &Text,
        (lead, size): (f32, f32),
        is_kept: bool,
    ) {
        let row = flow.tree.add(self.body, Kind::Row);
        let x = self.columns.get(1).map_or(0.0, |(x, _)| *x);
        let mut columns = Vec::new();
        let shown = self.columns.iter().filter(|(_, width)| *width > 0.0).count();
        let over = shown.saturating_sub(1) as u32;
        for (text, x, width, over) in [(number, 0.0, x - 2.0, 1), (text, x, flow.width - x, over)] {
            let cell = flow.tree.add(row, Kind::Cell(over));
            let stack = lines(flow.faces, text, width).into_iter().map(|line| (line, cell)).collect();
            columns.push((x, stack));
        }
        flow.gap(9.0);
        self.stack(flow, columns, lead, size, !is_kept);
        if is_kept && let Some(last) = flow.rows.last_mut() {
            last.is_kept = true;
        }
    }

    /// The lines of cells side by side, then a rule where one belongs.
    fn stack(
        &self,
        flow: &mut Flow<'_>,
        columns: Vec<(f32, Vec<(Line, NodeId)>)>,
        lead: f32,
        size: f32,
        is_ruled: bool,
    ) {
        let count = columns.iter().map(|(_, lines)| lines.len()).max().unwrap_or_default().max(1);
        let mut columns: Vec<_> = columns.into_iter().map(|(x, lines)| (x, lines.into_iter())).collect();
        for n in 0..count {
            let is_last = n + 1 == count;
            let mut items = Vec::new();
            for (x, lines) in &mut columns {
                if let Some((line, node)) = lines.next() {
                    items.push(Item::Line { x: *x, y: baseline(lead, size), line, node: Some(node) });
                }
            }
            let mut height = lead;
            if is_last && is_ruled {
                items.push(Item::Area {
                    x: 0.0,
                    y: lead + 4.0,
                    width: flow.width,
                    height: 0.4,
                    ink: Ink::Hair,
                });
                height += 4.4;
            }
            let before = if n == 0 && is_ruled { 4.0 } else { 0.0 };
            let is_kept = !is_last && (count <= WHOLE || holds(n, count, 3));
            flow.push(Row { before, height, is_kept, table: Some(self.number), items, ..Row::default() });
        }
    }
}
