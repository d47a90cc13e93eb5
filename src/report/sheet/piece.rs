//! The sheet of the piece: what is checked, by whom, and how far.
//!
//! Invariant: one fact a row; what a filter left out is said.

use super::Column;
use super::cell::Cell;
use crate::report::model::Report;
use crate::report::words::{joined, left_out};

/// The columns.
pub(super) const COLUMNS: [Column; 2] = [("Of the piece", 28.0), ("", 80.0)];

pub(super) fn rows(report: &Report) -> Vec<[Cell; COLUMNS.len()]> {
    let (head, summary) = (&report.head, &report.summary);
    let mut rows = Vec::new();
    let mut put = |name: &str, cell: Cell| {
        if cell != Cell::Empty {
            rows.push([Cell::text(name), cell]);
        }
    };
    put("Title", Cell::text(&head.title));
    put("Author", Cell::text(&head.author));
    put("Outlet", Cell::text(&head.outlet));
    put("Deadline", Cell::text(&head.deadline));
    put("Published at", Cell::text(&head.url));
    if let Some(draft) = &head.draft {
        put("Draft", Cell::count(draft.number));
        put("File", Cell::text(&draft.name));
        put("SHA-256 of the text", Cell::text(&draft.sha256));
        put("Day of publication", Cell::Day(draft.published));
        put("Words", Cell::count(draft.words));
    }
    put("Notes", Cell::text(&head.notes));
    put("House rule", Cell::text(&head.house_rule));
    let checkers = head.checkers.iter().map(|it| joined([it.name.as_str(), &it.initials], ", "));
    put("Checked by", Cell::text(checkers.collect::<Vec<_>>().join("; ")));
    put("Last entry (UTC)", head.last.map_or(Cell::Empty, Cell::Moment));
    put("Made by", Cell::text(&head.program));
    put("Claims", Cell::count(summary.total));
    for status in &summary.statuses {
        put(status.name, Cell::count(status.n));
    }
    put("Sentences covered, per cent", Cell::count(summary.coverage.percent));
    let ready =
        if summary.ready { "Ready".to_owned() } else { format!("Not ready: {}", summary.why_not.join("; ")) };
    put("Ready", Cell::text(ready));
    let hidden = if head.redacted { "Confidential sources stand as codes" } else { "" };
    put("Redacted", Cell::text(hidden));
    put("Filter", Cell::text(head.filter.as_ref().map(left_out).unwrap_or_default()));
    rows
}
