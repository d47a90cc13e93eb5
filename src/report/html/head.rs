//! The top of the checking copy: title, verdict, figures, and the facts of the piece.
//!
//! Invariant: says what the model says, in order of what an editor asks first.

use maud::{Markup, html};

use super::glyph;
use crate::desk::Status;
use crate::report::model::{DraftRow, Head, Report, Summary};
use crate::report::words::{count, day, figure, joined, left_out, moment, visible};

/// Title, verdict and figures.
pub(super) fn head(report: &Report) -> Markup {
    let head = &report.head;
    html! {
        div.what {
            span { strong { "Checking copy" } @if head.redacted { " · redacted for use outside the desk" } }
            span { @if let Some(last) = head.last { "as of " (moment(last)) } }
        }
        h1 { (visible(&head.title)) }
        p.under { (visible(&under(head))) }
        (withheld(report))
        (verdict(&report.summary))
        (bar(&report.summary))
        (tally(&report.summary))
        (facts(report))
    }
}

fn under(head: &Head) -> String {
    let by = if head.author.is_empty() { String::new() } else { format!("by {}", head.author) };
    let draft = head.draft.as_ref().map_or_else(String::new, |draft| format!("Draft {}", draft.number));
    let published =
        head.draft.as_ref().map_or_else(String::new, |draft| format!("published {}", day(draft.published)));
    joined([by.as_str(), &head.outlet, &draft, &published], " · ")
}

/// How many sources stand as codes.
pub(super) fn withheld(report: &Report) -> Markup {
    html! { @for text in said(&report.head) { p.said { (visible(&text)) } } }
}

/// What a reader must know before believing the rest: what is left out or withheld.
fn said(head: &Head) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(head.filter.as_ref().map(left_out));
    if head.withheld > 0 {
        let sources = count(head.withheld, "source stands", "sources stand");
        said.push(format!("{sources} here as a code. The project file alone says who they are."));
    }
    said
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
    let Head { draft, checkers, deadline, notes, house_rule, first, last, program, .. } = &report.head;
    let people: Vec<String> = checkers
        .iter()
        .map(|checker| {
            let name = if checker.name.is_empty() { "unnamed" } else { &checker.name };
            let initials =
                if checker.initials.is_empty() { String::new() } else { format!("({})", checker.initials) };
            format!("{}, {}", joined([name, &initials], " "), count(checker.acts, "act", "acts"))
        })
        .collect();
    let worked = match (first, last) {
        (Some(first), Some(last)) => format!("{} to {}", moment(*first), moment(*last)),
        _ => String::new(),
    };
    html! {
        dl.facts {
            (row("Checked by", &people.join("; ")))
            (row("Worked on", &worked))
            (row("Deadline", deadline))
            (row("Notes", notes))
            (row("House rule", house_rule))
            (row("By kind", &tallied(&report.summary.kinds)))
            (row("Flags", &tallied(&report.summary.flags)))
            @if let Some(draft) = draft { (draft_facts(report, draft)) }
            (row("Made with", program))
        }
    }
}

fn draft_facts(report: &Report, draft: &DraftRow) -> Markup {
    let coverage = &report.summary.coverage;
    html! {
        (row("File", &draft.name))
        (row("Length", &format!(
            "{} in {}; {} of {} sentences covered, {} in no claim",
            count(draft.words, "word", "words"),
            count(draft.sentences, "sentence", "sentences"),
            figure(coverage.covered),
            figure(coverage.sentences),
            count(coverage.words_in_no_claim, "word", "words"),
        )))
        dt { "SHA-256" } dd { code { (draft.sha256) } }
        (row("Date from", draft.published_from.in_words()))
    }
}

fn tallied(counts: &[crate::report::model::Count]) -> String {
    counts.iter().map(|count| format!("{} {}", count.name, count.n)).collect::<Vec<_>>().join(" · ")
}

fn row(name: &str, text: &str) -> Markup {
    html! { @if !text.trim().is_empty() { dt { (name) } dd { (visible(text)) } } }
}
