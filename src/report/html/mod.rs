//! The checking copy, the checked copy and pages to print, each as one HTML file: it asks nothing of the network, runs nothing, and prints well.
//!
//! Markup is escaped by construction; the policy in its head forbids scripts and any request, should an escape fail.
//!
//! Invariant: lays out the model and adds no fact; one file, no script, no address loaded.

mod answers;
mod checks;
mod drafts;
mod galley;
mod glyph;
mod head;
mod lists;
mod names;
mod sources;

use std::fmt::Write as _;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::change::changes;
use super::model::Report;
use super::told;
use super::words::{count, moment, visible};
use crate::desk::Status;
use galley::Marked;

const STYLE: &str = include_str!("checking-copy.css");

/// Only the styles in the file itself, and nothing else from anywhere.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// What the page with everything is called.
const CHECKING: &str = "Checking copy";
/// What the page for the editor is called.
const CHECKED: &str = "Checked copy";

/// The report as an HTML page.
pub(super) fn render(report: &Report) -> String {
    page(report, CHECKING, &checking(report))
}

/// The checked copy as an HTML page: proposed words as changes, and what is left to decide.
pub(super) fn checked(report: &Report) -> String {
    page(report, CHECKED, &for_editor(report))
}

/// The open questions as an HTML page.
pub(super) fn questions(report: &Report) -> String {
    page(report, "Open questions", &answers::questions(report))
}

/// The call sheets as an HTML page.
pub(super) fn call_sheets(report: &Report) -> String {
    page(report, "Call sheets", &answers::call_sheets(report))
}

/// The names ledger as an HTML page.
pub(super) fn names(report: &Report) -> String {
    page(report, "Names", &names::page(report))
}

/// The source list as an HTML page.
pub(super) fn sources(report: &Report) -> String {
    let list =
        html! { (answers::page_head(report, "Sources")) (head::withheld(report)) (sources::sources(report)) };
    page(report, "Sources", &list)
}

fn page(report: &Report, kind: &str, body: &Markup) -> String {
    let title = visible(&report.head.title);
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="robots" content="noindex, nofollow";
                meta name="generator" content=(report.head.program);
                title { (kind) ": " (title) }
                style { (PreEscaped(STYLE)) (PreEscaped(running_head(report, kind))) }
            }
            body { (glyph::store()) main { (body) } }
        }
    };
    page.into_string()
}

fn checking(report: &Report) -> Markup {
    let marked = Marked { claims: report.claims.iter().collect(), changes: Vec::new() };
    html! {
        (head::head(report, CHECKING, ""))
        section #article.newpage {
            h2 { "The article" small { (count(report.claims.len(), "claim", "claims")) } }
            (key(&Status::ALL))
            (galley::galley(report, &marked))
        }
        (lists::must_act(report))
        (lists::delicate(report))
        (lists::lines(report))
        (names::section(report))
        (checks::section(report))
        (sources::sources(report))
        (lists::set_aside(report))
        (drafts::removed(report))
        (drafts::since(report))
        (sources::log(report))
        (answers::sign_offs(report))
        (foot(report))
    }
}

fn for_editor(report: &Report) -> Markup {
    let marked = Marked { claims: told::claims_to_decide(report).collect(), changes: changes(report) };
    let asks = |status: &Status| marked.claims.iter().any(|claim| claim.status == *status);
    let statuses: Vec<Status> = Status::ALL.into_iter().filter(asks).collect();
    html! {
        (head::head(report, CHECKED, &told::for_editor(marked.changes.len(), marked.claims.len())))
        section #article.newpage {
            h2 { "The article" small { (count(marked.claims.len(), "claim to decide", "claims to decide")) } }
            (key(&statuses))
            (galley::galley(report, &marked))
        }
        (lists::to_decide(report, &marked.claims))
        (answers::sign_offs(report))
        (foot(report))
    }
}

fn foot(report: &Report) -> Markup {
    html! {
        footer {
            span { (visible(&report.head.title)) }
            span { (report.head.program) @if let Some(last) = report.head.last { " · " (moment(last)) } }
        }
    }
}

/// What the lines under the words mean.
fn key(statuses: &[Status]) -> Markup {
    html! {
        p.key {
            @for status in statuses.iter().copied() {
                span.(status.key()) { (glyph::bare(status)) span.c.(status.key()) { (status.name()) } }
            }
        }
    }
}

/// The line at the head of each printed page but the first.
fn running_head(report: &Report, kind: &str) -> String {
    let last = report.head.last.map(moment).unwrap_or_default();
    let font = "font: 8pt Inter, \"Noto Sans\", \"DejaVu Sans\", sans-serif; color: #444;";
    format!(
        "@page {{ @top-left {{ content: {}; {font} }} @top-right {{ content: {}; {font} }} }}\n\
         @page :first {{ @top-left {{ content: none }} @top-right {{ content: none }} }}\n",
        style_string(&super::words::shortened(&report.head.title, 70)),
        style_string(&format!("{kind} · {last}")),
    )
}

/// `text` as a string of a style sheet: all but plain letters, digits and spaces by number, so that none can end it.
fn style_string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in visible(text).chars() {
        if c.is_ascii_alphanumeric() || c == ' ' {
            out.push(c);
        } else {
            // Writing to a string cannot fail.
            _ = write!(out, "\\{:06x}", u32::from(c));
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_leave_its_style_string() {
        assert_eq!(
            style_string("a\"; }</style>"),
            "\"a\\000022\\00003b \\00007d\\00003c\\00002fstyle\\00003e\""
        );
    }
}
