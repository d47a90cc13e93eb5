//! The top of the checking copy and the checked copy: title, verdict, figures, and the facts of the piece.
//!
//! Invariant: says what the model says, in order of what an editor asks first.

use maud::{Markup, html};

use super::glyph;
use crate::desk::Status;
use crate::report::model::{DraftRow, Report, Summary};
use crate::report::told;
use crate::report::words::{count, figure, moment, visible};

/// Title, verdict and figures; `first` is what its reader is to know first.
pub(super) fn head(report: &Report, kind: &str, first: &str) -> Markup {
    let head = &report.head;
    html! {
        div.what {
            span { strong { (kind) } @if head.redacted { " · redacted for use outside the desk" } }
            span { @if let Some(last) = head.last { "as of " (moment(last)) } }
        }
        h1 { (visible(&head.title)) }
        p.under { (visible(&told::under(head))) }
        @if !first.is_empty() { p.said { (first) } }
        (withheld(report))
        @for text in told::in_part(report) { p.said { (visible(&text)) } }
        (verdict(&report.summary))
        (bar(&report.summary))
        (tally(&report.summary))
        (facts(report))
    }
}

/// What is left out, and how many sources stand as codes.
pub(super) fn withheld(report: &Report) -> Markup {
    html! { @for text in told::said(&report.head) { p.said { (visible(&text)) } } }
}

fn verdict(summary: &Summary) -> Markup {
    html! {
        div.verdict {
            div {
                h2 { @if summary.ready { "Ready" } @else { "Not ready" } }
                p { (figure(summary.settled)) " of " (count(summary.total, "claim", "claims")) " settled" }
                p.quiet { (summary.coverage.percent) " % of sentences covered" }
            }
            @if summary.ready {
                p { "No claim is open, every mark holds and meets the house rule, every decision is made, and every sentence is covered." }
            } @else {
                ul { @for reason in &summary.why_not { li { (visible(reason)) } } }
            }
        }
    }
}

fn bar(summary: &Summary) -> Markup {
    let counted =
        |status: Status| summary.statuses.get(usize::from(status.digit())).map_or(0, |count| count.n);
    html! {
        @if summary.total > 0 {
            div.bar aria-hidden="true" {
                @for status in Status::BY_PROGRESS {
                    @let n = counted(status);
                    @if n > 0 { i.(status.key()) style={ "flex-grow:" (n) } {} }
                }
            }
        }
    }
}

fn tally(summary: &Summary) -> Markup {
    html! {
        ul.tally {
            @for (status, count) in Status::ALL.into_iter().zip(&summary.statuses) {
                li.(status.key()).none[count.n == 0] title=(status.meaning()) {
                    (glyph::bare(status)) (status.name()) b { (figure(count.n)) }
                }
            }
        }
    }
}

fn facts(report: &Report) -> Markup {
    let head = &report.head;
    html! {
        dl.facts {
            (row("Checked by", &told::checkers(head)))
            (row("Worked on", &told::worked(head)))
            (row("Deadline", &head.deadline))
            (row("Notes", &head.notes))
            (row("House rule", &head.house_rule))
            (row("By kind", &told::tallied(&report.summary.kinds)))
            (row("Flags", &told::tallied(&report.summary.flags)))
            @if let Some(draft) = &head.draft { (draft_facts(report, draft)) }
            (row("Made with", &head.program))
        }
    }
}

fn draft_facts(report: &Report, draft: &DraftRow) -> Markup {
    html! {
        (row("File", &draft.name))
        (row("Length", &told::length(report)))
        dt { "SHA-256" } dd { code { (draft.sha256) } }
        (row("Date from", draft.published_from.in_words()))
    }
}

fn row(name: &str, text: &str) -> Markup {
    html! { @if !text.trim().is_empty() { dt { (name) } dd { (visible(text)) } } }
}
