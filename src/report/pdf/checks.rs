//! The computed checks: what asks for a look, what was set aside with its reason, what agrees in a line each.
//!
//! Invariant: shows rows as they are given; a grade is no verdict.

use super::face::Face;
use super::flow::Flow;
use super::mark::Ink;
use super::style::{QUIET, full, section};
use super::table::{CELL, Column, table};
use super::text::{Style, Text};
use crate::report::checks::counted;
use crate::report::model::{FindingRow, Report};
use crate::report::told;
use crate::report::words::{prefixed, signed};

const CHECKS: [Column; 4] =
    [("Grade", 15.0), ("Words", 29.0), ("How it was worked out", 43.0), ("Sentence", 13.0)];
const AGREES: [Column; 2] = [("Agrees", 87.0), ("Sentence", 13.0)];

/// The checks.
pub(super) fn checks(flow: &mut Flow<'_>, report: &Report) {
    let rows = &report.checks;
    let section = section(flow, "Computed checks", &counted(rows));
    let lead = if rows.is_empty() { told::NO_CHECKS } else { told::CHECKS };
    flow.paragraph(section, &Text::of(lead, QUIET), full(flow.width));
    if rows.iter().any(|row| !row.agrees()) {
        flow.gap(8.0);
        let table = table(flow, section, &CHECKS);
        for row in rows.iter().filter(|row| !row.agrees()) {
            table.row(flow, &row_of(row));
        }
    }
    if rows.iter().any(FindingRow::agrees) {
        flow.gap(12.0);
        let table = table(flow, section, &AGREES).dense(flow);
        for row in rows.iter().filter(|row| row.agrees()) {
            let quiet = CELL.in_ink(Ink::Faint);
            table.row(
                flow,
                &[vec![Text::of(&row.formula, CELL)], vec![Text::of(&told::sentence_numbers(row), quiet)]],
            );
        }
    }
}

fn row_of(row: &FindingRow) -> [Vec<Text>; 4] {
    let quiet = CELL.in_ink(Ink::Soft);
    let serif = Style::new(Face::Serif, 8.4, Ink::Black);
    let aside = row.set_aside.as_ref().map(signed).unwrap_or_default();
    [
        vec![Text::of(row.grade.name(), CELL.in_face(Face::SansBold)), Text::of(row.family.name(), quiet)],
        row.words.iter().map(|words| Text::of(&format!("“{words}”"), serif)).collect(),
        vec![
            Text::of(&row.formula, CELL),
            Text::of(&prefixed("Right would be: ", &row.remedy), quiet),
            Text::of(&told::aside(row), CELL),
            Text::of(&aside, CELL.in_ink(Ink::Faint)),
        ],
        vec![Text::of(&told::sentence_numbers(row), quiet), Text::of(&told::claim_numbers(row), quiet)],
    ]
}
