//! The data as CSV: one row a claim, for spreadsheets.
//!
//! What a spreadsheet would take for a formula gets an apostrophe before it, see `desk::sheet::guarded`.
//!
//! Invariant: every cell is inert; rows stand in text order, set-aside claims last.

use super::model::{ClaimRow, LinkRow, Report};
use super::words::{bearing, joined, left_out, reference, signed, visible};
use crate::desk::sheet::guarded;

/// The columns, by their names in the first row.
const COLUMNS: [&str; 25] = [
    "no",
    "sentence",
    "kind",
    "claim",
    "reading",
    "status",
    "reason",
    "sources",
    "source_passages",
    "note",
    "flags",
    "as_of",
    "suggested_wording",
    "wording_reason",
    "resolution",
    "resolution_reason",
    "set_aside",
    "marked_by",
    "marked_at",
    "start",
    "end",
    "rule",
    "id",
    "not_ready",
    "remark",
];

/// The report as CSV, with a header row.
pub(super) fn render(report: &Report) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing into memory does not fail.
    let mut put =
        |cells: &[String]| drop(writer.write_record(cells.iter().map(|cell| guarded(&visible(cell)))));
    put(&COLUMNS.map(str::to_owned));
    for claim in report.claims.iter().chain(&report.set_aside) {
        put(&row(claim));
    }
    if let Some(filter) = &report.head.filter {
        let mut remark = COLUMNS.map(|_| String::new());
        if let Some(last) = remark.last_mut() {
            *last = left_out(filter);
        }
        put(&remark);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn row(claim: &ClaimRow) -> [String; COLUMNS.len()] {
    let flags = claim.flags.iter().map(|flag| joined([flag.flag.name(), &flag.detail], ": "));
    let passages = claim.sources.iter().map(|link| link.passage.as_str());
    [
        claim.number.to_string(),
        claim.sentence.to_string(),
        claim.kind.key().to_owned(),
        claim.text.clone(),
        claim.reading.clone(),
        claim.status.name().to_owned(),
        claim.reason.clone(),
        claim.sources.iter().map(source).collect::<Vec<_>>().join("; "),
        joined(passages, " | "),
        claim.note.clone(),
        flags.collect::<Vec<_>>().join("; "),
        claim.as_of.map(|day| day.to_string()).unwrap_or_default(),
        claim.wording.clone(),
        claim.wording_reason.clone(),
        if claim.asks_decision { claim.resolution.name().to_owned() } else { String::new() },
        claim.resolution_reason.clone(),
        claim.set_aside.clone(),
        claim
            .marked
            .as_ref()
            .map(|sign| joined([sign.name.as_str(), &sign.initials], ", "))
            .unwrap_or_default(),
        claim.marked.as_ref().map(|sign| sign.at.to_string()).unwrap_or_default(),
        claim.place.start.to_string(),
        claim.place.end.to_string(),
        claim.rule.clone(),
        claim.id.clone(),
        claim.in_the_way(),
        claim.resolved.as_ref().map(|sign| format!("decided: {}", signed(sign))).unwrap_or_default(),
    ]
}

/// `[2.1] Passenger manifest, p. 2 (primary, contradicts, read): 331`
pub(super) fn source(link: &LinkRow) -> String {
    let place = joined([link.label.as_str(), &link.locator], ", ");
    let told = format!("{} {place} ({})", reference(link), bearing(link));
    joined([told.as_str(), &link.value], ": ")
}
