//! The sheet of computed checks: one row a finding.
//!
//! Invariant: what was set aside stands there with its reason.

use super::Column;
use super::cell::Cell;
use crate::report::model::FindingRow;
use crate::report::words::{listed, signed};

/// The columns.
pub(super) const COLUMNS: [Column; 10] = [
    ("Grade", 13.0),
    ("Sort", 20.0),
    ("Words", 50.0),
    ("Sentences", 11.0),
    ("Claims", 11.0),
    ("How it was worked out", 70.0),
    ("Right would be", 50.0),
    ("Set aside because", 40.0),
    ("Set aside by", 22.0),
    ("Rule", 24.0),
];

pub(super) fn row(finding: &FindingRow) -> [Cell; COLUMNS.len()] {
    let words: Vec<String> = finding.words.iter().map(|words| format!("“{words}”")).collect();
    [
        Cell::text(finding.grade.name()),
        Cell::text(finding.family.name()),
        Cell::text(words.join(" · ")),
        Cell::text(listed(&finding.sentences)),
        Cell::text(listed(&finding.claims)),
        Cell::text(&finding.formula),
        Cell::text(&finding.remedy),
        Cell::text(&finding.reason),
        Cell::text(finding.set_aside.as_ref().map(signed).unwrap_or_default()),
        Cell::text(finding.rule),
    ]
}
