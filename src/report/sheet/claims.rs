//! The sheet of the claims: one row each, those set aside last.
//!
//! Invariant: the columns of `row` are those of `COLUMNS`.

use serde_json::Value;

use super::Column;
use super::cell::Cell;
use crate::report::model::ClaimRow;
use crate::report::table::source;
use crate::report::words::joined;

/// The columns.
pub(super) const COLUMNS: [Column; 28] = [
    ("No.", 6.0),
    ("Sentence", 9.0),
    ("Kind", 12.0),
    ("Claim", 44.0),
    ("Reading", 28.0),
    ("Number", 12.0),
    ("Up to", 12.0),
    ("Unit", 12.0),
    ("Day", 12.0),
    ("Status", 16.0),
    ("Reason", 28.0),
    ("Not ready", 24.0),
    ("Sources", 44.0),
    ("Passages", 44.0),
    ("Note", 36.0),
    ("Flags", 20.0),
    ("As of", 12.0),
    ("Suggested wording", 36.0),
    ("Why that wording", 28.0),
    ("Decision", 12.0),
    ("Why decided", 28.0),
    ("Set aside", 20.0),
    ("Marked by", 18.0),
    ("Marked at (UTC)", 18.0),
    ("Start", 9.0),
    ("End", 9.0),
    ("Rule", 26.0),
    ("Id", 38.0),
];

pub(super) fn row(claim: &ClaimRow) -> [Cell; COLUMNS.len()] {
    let flags = claim.flags.iter().map(|flag| joined([flag.flag.name(), &flag.detail], ": "));
    let passages = claim.sources.iter().map(|link| link.passage.as_str());
    let (low, high) = (amount(claim, "low"), amount(claim, "high"));
    let marked = claim.marked.as_ref();
    [
        Cell::count(claim.number),
        Cell::count(claim.sentence),
        Cell::text(claim.kind.name()),
        Cell::text(&claim.text),
        Cell::text(&claim.reading),
        low.map_or(Cell::Empty, Cell::Number),
        high.filter(|high| Some(*high) != low).map_or(Cell::Empty, Cell::Number),
        Cell::text(told(claim, "unit")),
        day(claim),
        Cell::Status(claim.status),
        Cell::text(&claim.reason),
        Cell::text(claim.in_the_way()),
        Cell::text(claim.sources.iter().map(source).collect::<Vec<_>>().join("\n")),
        Cell::text(joined(passages, "\n")),
        Cell::text(&claim.note),
        Cell::text(flags.collect::<Vec<_>>().join("; ")),
        claim.as_of.map_or(Cell::Empty, Cell::Day),
        Cell::text(&claim.wording),
        Cell::text(&claim.wording_reason),
        if claim.asks_decision { Cell::text(claim.resolution.name()) } else { Cell::Empty },
        Cell::text(&claim.resolution_reason),
        Cell::text(&claim.set_aside),
        Cell::text(marked.map(|sign| joined([sign.name.as_str(), &sign.initials], ", ")).unwrap_or_default()),
        marked.map_or(Cell::Empty, |sign| Cell::Moment(sign.at)),
        Cell::count(claim.place.start),
        Cell::count(claim.place.end),
        Cell::text(&claim.rule),
        Cell::text(&claim.id),
    ]
}

/// One end of the figure that the claim gives.
fn amount(claim: &ClaimRow, end: &str) -> Option<f64> {
    claim.value.get("amount")?.get(end)?.as_f64()
}

fn told<'a>(claim: &'a ClaimRow, part: &str) -> &'a str {
    claim.value.get(part).and_then(Value::as_str).unwrap_or_default()
}

/// The one day that the claim gives.
fn day(claim: &ClaimRow) -> Cell {
    match Cell::written_day(told(claim, "timex")) {
        day @ Cell::Day(_) => day,
        _ => Cell::Empty,
    }
}
