//! The names ledger: every name with its forms, and room to write down what confirmed its spelling.
//!
//! Invariant: shows rows as they are given; no name is called right or wrong.

use super::face::Face;
use super::flow::Flow;
use super::mark::Ink;
use super::style::{QUIET, full, section};
use super::table::{CELL, Column, table};
use super::text::Text;
use crate::report::model::{NameRow, Report};
use crate::report::told;
use crate::report::words::prefixed;

const NAMES: [Column; 5] = [
    ("Done", 6.0),
    ("Name", 32.0),
    ("Also written", 22.0),
    ("Sentences", 18.0),
    ("Spelling confirmed from", 22.0),
];

/// The ledger.
pub(super) fn names(flow: &mut Flow<'_>, report: &Report) {
    let section = section(flow, "Names", &report.names.len().to_string());
    if report.names.is_empty() {
        flow.paragraph(section, &Text::of("The article names nobody.", QUIET), full(flow.width));
        return;
    }
    let table = table(flow, section, &NAMES);
    for name in &report.names {
        table.row(flow, &row(name));
    }
}

fn row(name: &NameRow) -> [Vec<Text>; 5] {
    let quiet = CELL.in_ink(Ink::Soft);
    let others = name.forms.iter().skip(1);
    [
        vec![Text::default().tick(!name.confirmed.is_empty(), CELL)],
        vec![
            Text::of(&name.name, CELL.in_face(Face::SansBold)),
            Text::of(&name.titles.join(", "), quiet),
            Text::of(&prefixed("Looks like ", &name.alike.join(", ")), CELL),
            Text::of(&told::who_it_is(name), quiet),
        ],
        others
            .map(|form| Text::of(&form.words, CELL).words(&format!(" ×{}", form.n), CELL.in_ink(Ink::Faint)))
            .collect(),
        vec![Text::of(&told::places(name), quiet)],
        vec![Text::of(&name.confirmed, CELL)],
    ]
}
