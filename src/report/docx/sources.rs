//! The numbered list of sources, and the links that lead out of the document.
//!
//! Invariant: only addresses known to be harmless become links; all others stand as words.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::run;
use crate::report::address::target;
use crate::report::model::{CitationRow, Report, SourceRow};
use crate::report::words::{joined, prefixed, provenance};

/// Bookmarks of sources count from here, those of claims below it.
const FIRST_MARK: usize = 1_000_000;

/// Every source with the places cited in it and the claims that rest on it.
pub(super) fn sources(report: &Report) -> Markup {
    html! {
        (run::paragraph("ReportHeading", &run::plain("Sources")))
        @if report.sources.is_empty() {
            (run::paragraph("Report", &run::plain("No source has been written down.")))
        }
        @let shown = report.claims.iter().map(|claim| claim.number).collect();
        @for source in &report.sources { (entry(source, &shown)) }
    }
}

fn entry(source: &SourceRow, shown: &BTreeSet<usize>) -> Markup {
    let mark = FIRST_MARK + source.number;
    html! {
        w:p {
            w:pPr { w:pStyle w:val="SourceHead" {} }
            w:bookmarkStart w:id=(mark) w:name={ "source" (source.number) } {}
            (run::styled("Strong", &format!("[{}]  {}", source.number, source.label)))
            w:bookmarkEnd w:id=(mark) {}
            (run::styled("Quiet", &prefixed("  ", &tags(source))))
        }
        @let told = provenance(source);
        @if !told.is_empty() { (run::paragraph("SourceFact", &run::plain(&told))) }
        (address("Address", &source.url, &link_id(source, "")))
        (address("Archived", &source.archive_url, &link_id(source, "A")))
        (fact("Contact", &source.contact))
        (fact("Withdrawn or superseded", &source.withdrawn))
        (fact("File", &source.file))
        (fact("Interest", &source.interest))
        (fact("Notes", &source.notes))
        @for citation in &source.citations { (place(source.number, citation)) }
        @if !source.claims.is_empty() { (claims(&source.claims, shown)) }
    }
}

fn fact(name: &str, text: &str) -> Markup {
    run::fact("SourceFact", name, text)
}

fn tags(source: &SourceRow) -> String {
    let confidential = source.confidentiality.is_confidential();
    let rests = source.derived_from.map(|origin| format!("rests on {origin}, counts with it as one"));
    joined(
        [
            source.kind,
            if confidential { source.confidentiality.name() } else { "" },
            rests.as_deref().unwrap_or_default(),
        ],
        " · ",
    )
}

fn place(source: usize, citation: &CitationRow) -> Markup {
    let passage =
        if citation.passage.is_empty() { String::new() } else { format!("“{}”", citation.passage) };
    let told = joined([citation.locator.as_str(), &passage, &prefixed("= ", &citation.value)], ", ");
    html! {
        (run::paragraph("SourceFact", &html! {
            (run::styled("Quiet", &format!("[{source}.{}]  ", citation.number)))
            (run::plain(&told))
        }))
    }
}

/// The claims that rest on a source; those that are shown are led to.
fn claims(numbers: &[usize], shown: &BTreeSet<usize>) -> Markup {
    run::paragraph(
        "SourceFact",
        &html! {
            (run::styled("Name", if numbers.len() == 1 { "Claim " } else { "Claims " }))
            @for (at, number) in numbers.iter().enumerate() {
                @if at > 0 { (run::plain(", ")) }
                @if shown.contains(number) {
                    (run::jump(&format!("claim{number}"), &number.to_string()))
                } @else {
                    (run::plain(&number.to_string()))
                }
            }
        },
    )
}

fn address(name: &str, url: &str, link: &str) -> Markup {
    html! {
        @if !url.trim().is_empty() {
            (run::paragraph("SourceFact", &html! {
                (run::styled("Name", &format!("{name}: ")))
                @if target(url).is_some() {
                    w:hyperlink r:id=(link) w:history="1" { (run::styled("Hyperlink", url)) }
                } @else {
                    (run::plain(url))
                }
            }))
        }
    }
}

fn link_id(source: &SourceRow, which: &str) -> String {
    format!("rIdSource{}{which}", source.number)
}

/// The links of the list by their ids.
pub(super) fn links(report: &Report) -> Vec<(String, String)> {
    let of = |source: &SourceRow| {
        [(link_id(source, ""), target(&source.url)), (link_id(source, "A"), target(&source.archive_url))]
    };
    let all = report.sources.iter().flat_map(of);
    all.filter_map(|(id, target)| Some((id, target?))).collect()
}
