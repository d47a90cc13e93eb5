//! The numbered list of sources, and the log.
//!
//! Invariant: shows records as they are given; only addresses known to be harmless become links.

use maud::{Markup, html};

use crate::report::address::{ascii, target};
use crate::report::model::{CitationRow, Report, SourceRow};
use crate::report::words::{count, moment, provenance, visible};

/// Every source with the places cited in it and the claims that rest on it.
pub(super) fn sources(report: &Report) -> Markup {
    html! {
        section #sources {
            h2 { "Sources" small { (report.sources.len()) } }
            @if report.sources.is_empty() { p.quiet { "No source has been written down." } }
            ol.sourcelist { @for source in &report.sources { (entry(source)) } }
        }
    }
}

fn entry(source: &SourceRow) -> Markup {
    let provenance = provenance(source);
    html! {
        li id={ "s" (source.number) } {
            span.n { (source.number) }
            div {
                b { (visible(&source.label)) }
                (tags(source))
                @if !provenance.is_empty() { p.quiet { (visible(&provenance)) } }
                (address("", &source.url))
                (address("archived at ", &source.archive_url))
                @if !source.contact.is_empty() { p { "Contact: " (visible(&source.contact)) } }
                @if !source.withdrawn.is_empty() { p { b { "Withdrawn or superseded: " } (visible(&source.withdrawn)) } }
                @if !source.file.is_empty() { p.quiet { (visible(&source.file)) } }
                @if !source.interest.is_empty() { p { "Interest: " (visible(&source.interest)) } }
                @if !source.notes.is_empty() { p { (visible(&source.notes)) } }
                @if !source.citations.is_empty() {
                    ol { @for citation in &source.citations { (place(source.number, citation)) } }
                }
                @if !source.claims.is_empty() { (claims(&source.claims)) }
            }
        }
    }
}

fn tags(source: &SourceRow) -> Markup {
    html! {
        @if !source.kind.is_empty() { span.tag { (source.kind) } }
        @if source.confidentiality.is_confidential() { span.tag { (source.confidentiality.name()) } }
        @if source.withheld { span.tag { "withheld" } }
        @if let Some(origin) = source.derived_from { span.tag { "rests on " (origin) ", counts with it as one" } }
    }
}

/// An address, as a link where it is one that only leads somewhere.
fn address(before: &str, url: &str) -> Markup {
    html! {
        @if !url.trim().is_empty() {
            p {
                (before)
                @if let Some(target) = target(url) {
                    a href=(ascii(&target)) rel="noopener noreferrer nofollow" referrerpolicy="no-referrer" { (visible(url)) }
                } @else {
                    (visible(url))
                }
            }
        }
    }
}

fn place(source: usize, citation: &CitationRow) -> Markup {
    html! {
        li {
            span.faint { "[" (source) "." (citation.number) "] " }
            (visible(&citation.locator))
            @if !citation.passage.is_empty() { " “" span.passage { (visible(&citation.passage)) } "”" }
            @if !citation.value.is_empty() { " = " (visible(&citation.value)) }
        }
    }
}

fn claims(numbers: &[usize]) -> Markup {
    html! {
        p.faint {
            @if numbers.len() == 1 { "Claim " } @else { "Claims " }
            @for (at, number) in numbers.iter().enumerate() {
                @if at > 0 { ", " }
                a href={ "#c" (number) } { (number) }
            }
        }
    }
}

/// Every act with who and when.
pub(super) fn log(report: &Report) -> Markup {
    html! {
        section #log {
            h2 { "Log" small { (count(report.log.len(), "entry", "entries")) } }
            div.wide {
                table {
                    thead { tr { th { "No." } th { "When" } th { "Who" } th { "What" } } }
                    tbody {
                        @for row in &report.log {
                            tr {
                                td.n { (row.number) }
                                td.who { (moment(row.at)) }
                                td.who { (visible(&row.by)) }
                                td { (visible(&row.what)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
