//! The sheet of the sources: one row each.
//!
//! Invariant: the columns of `row` are those of `COLUMNS`; a withheld source gives its code alone.

use super::Column;
use super::cell::Cell;
use crate::report::model::{CitationRow, SourceRow};
use crate::report::words::joined;

/// The columns.
pub(super) const COLUMNS: [Column; 19] = [
    ("No.", 6.0),
    ("Source", 44.0),
    ("Sort", 16.0),
    ("Author", 24.0),
    ("Role", 24.0),
    ("Publisher", 24.0),
    ("Published", 14.0),
    ("Retrieved", 14.0),
    ("Address", 40.0),
    ("Archived copy", 40.0),
    ("Contact", 24.0),
    ("May be named", 16.0),
    ("Copies source", 9.0),
    ("File", 36.0),
    ("Interest", 24.0),
    ("Withdrawn", 24.0),
    ("Notes", 36.0),
    ("Claims", 16.0),
    ("Places", 44.0),
];

pub(super) fn row(source: &SourceRow) -> [Cell; COLUMNS.len()] {
    let claims: Vec<String> = source.claims.iter().map(ToString::to_string).collect();
    let places: Vec<String> = source.citations.iter().map(|place| told(source.number, place)).collect();
    [
        Cell::count(source.number),
        Cell::text(&source.label),
        Cell::text(source.kind),
        Cell::text(&source.author),
        Cell::text(&source.role),
        Cell::text(&source.publisher),
        Cell::written_day(&source.published),
        Cell::written_day(&source.retrieved),
        Cell::text(&source.url),
        Cell::text(&source.archive_url),
        Cell::text(&source.contact),
        Cell::text(source.confidentiality.name()),
        source.derived_from.map_or(Cell::Empty, Cell::count),
        Cell::text(&source.file),
        Cell::text(&source.interest),
        Cell::text(&source.withdrawn),
        Cell::text(&source.notes),
        Cell::text(claims.join(", ")),
        Cell::text(places.join("\n")),
    ]
}

/// `[2.1] p. 2: 331: “the manifest lists 331 souls”`
fn told(source: usize, place: &CitationRow) -> String {
    let passage = if place.passage.is_empty() { String::new() } else { format!("“{}”", place.passage) };
    let words = joined([place.locator.as_str(), &place.value, &passage], ": ");
    joined([format!("[{source}.{}]", place.number).as_str(), &words], " ")
}
