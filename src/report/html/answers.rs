//! The sign-off block of the checking copy, and the open questions as a page of their own.
//!
//! Invariant: shows rows as they are given.

use maud::{Markup, html};

use crate::report::model::{AskedRow, Report, SignOffRow};
use crate::report::words::{count, moment, visible};

/// Who answers for the piece, with a line to sign on where somebody has not.
pub(super) fn sign_offs(report: &Report) -> Markup {
    html! {
        section #sign-off {
            h2 { "Sign-off" }
            table.wide {
                thead { tr { th { "Office" } th { "Name" } th { "When" } th { "Not checked" } } }
                tbody { @for row in &report.sign_offs { (sign_off(row)) } }
            }
        }
    }
}

fn sign_off(row: &SignOffRow) -> Markup {
    html! {
        tr {
            td { b { (row.office) } }
            @match &row.signed {
                Some(sign) => { td { (visible(&sign.name)) } td { (moment(sign.at)) } }
                None => { td.faint { "not yet" } td {} }
            }
            td {
                (visible(&row.unchecked))
                @if row.changed_since > 0 {
                    p.quiet { (count(row.changed_since, "claim has", "claims have")) " changed since" }
                }
            }
        }
    }
}

/// The open questions by whom to ask, with room for the answers.
pub(super) fn questions(report: &Report) -> Markup {
    html! {
        (page_head(report, "Open questions"))
        p.under { "For the desk alone. Quotations are not to be read out, so they stand here by their number." }
        @if report.questions.is_empty() { p { "Nothing is left to be asked." } }
        @for asked in &report.questions { (group(asked)) }
    }
}

/// One page for each person to be asked, with room to write down who said what.
pub(super) fn call_sheets(report: &Report) -> Markup {
    html! {
        @if report.questions.is_empty() {
            (page_head(report, "Call sheets"))
            p { "Nothing is left to be asked." }
        }
        @for asked in &report.questions {
            div.sheet {
                (page_head(report, "Call sheet"))
                p.under { "Quotations are not to be read out, so they stand here by their number." }
                dl.call {
                    @for line in ["Reached at", "Called by", "Day and time", "May be named as"] { dt { (line) } dd {} }
                }
                (group(asked))
            }
        }
    }
}

/// What a page to print is, of when, and of what piece.
pub(super) fn page_head(report: &Report, what: &str) -> Markup {
    html! {
        div.what { strong { (what) } span { (report.head.last.map(moment).unwrap_or_default()) } }
        h1 { (visible(&report.head.title)) }
    }
}

fn group(asked: &AskedRow) -> Markup {
    html! {
        section {
            h2 { (visible(&asked.whom)) small { (count(asked.questions.len(), "question", "questions")) } }
            table.wide {
                thead { tr { th { "Claim" } th { "Words" } th { "Question" } th { "Answer, from whom, when" } } }
                tbody {
                    @for row in &asked.questions {
                        tr {
                            td { (row.claim) span.faint { " · sentence " (row.sentence) } }
                            td.serif {
                                @if row.text.is_empty() { "a quotation" } @else { (visible(&row.text)) }
                            }
                            td { (row.what) @if !row.note.is_empty() { p.quiet { (visible(&row.note)) } } }
                            td.answer {}
                        }
                    }
                }
            }
        }
    }
}
