//! The lists of claims: what must be acted on, what is delicate, every claim line by line, what was set aside.
//!
//! Invariant: shows claims as they are given; decides nothing about them.

use maud::{Markup, html};

use super::glyph;
use crate::desk::{Resolution, Status};
use crate::report::model::{ClaimRow, LinkRow, Report, SentenceRow};
use crate::report::words::{bearing, count, day, joined, moment, reference, signed, visible};
use crate::text::Span;

/// Wrong, disputed and unconfirmed claims with the words proposed, the evidence, and a box for the decision.
pub(super) fn must_act(report: &Report) -> Markup {
    let rows: Vec<&ClaimRow> = report.claims.iter().filter(|claim| claim.must_act()).collect();
    html! {
        section #act {
            h2 { "To act on" small { (count(rows.len(), "claim", "claims")) } }
            @if rows.is_empty() { p.quiet { "No claim shown here asks for anything." } }
            @for claim in rows { (card(report, claim, false)) }
        }
    }
}

/// What the editor decides, each with its evidence and a box.
pub(super) fn to_decide(report: &Report, rows: &[&ClaimRow]) -> Markup {
    html! {
        section #act {
            h2 { "To decide" small { (count(rows.len(), "claim", "claims")) } }
            @if rows.is_empty() { p.quiet { "Nothing is left to decide." } }
            @for claim in rows { (card(report, claim, true)) }
        }
    }
}

/// A claim that asks for something; `leads_here` where the marks in the article lead to it.
fn card(report: &Report, claim: &ClaimRow, leads_here: bool) -> Markup {
    html! {
        article.card.(claim.status.key()) id=[leads_here.then(|| format!("c{}", claim.number))] {
            header {
                span.mark { (glyph::bare(claim.status)) b { (claim.status.name()) } }
                a.faint href={ "#t" (claim.number) } { "Claim " (claim.number) " · sentence " (claim.sentence) }
            }
            blockquote { (in_context(report, claim)) }
            dl {
                (fact("Not ready", &claim.in_the_way()))
                (fact("Why", &joined([claim.wording_reason.as_str(), &claim.reason], " ")))
                (fact("Note", &claim.note))
                @if !claim.sources.is_empty() { dt { "Sources" } dd { (links(&claim.sources)) } }
                @if claim.asks_decision { dt { "Editor" } dd { (resolution(claim)) } }
            }
        }
    }
}

/// The sentence with the claim in it, struck out where other words are proposed.
fn in_context(report: &Report, claim: &ClaimRow) -> Markup {
    let text = &report.article.text;
    let sentence = sentence_of(report, claim).map_or(claim.span, |sentence| sentence.span.cover(claim.span));
    html! {
        (visible(Span::new(sentence.start, claim.span.start).of(text)))
        @if claim.wording.is_empty() {
            span.pin { (visible(claim.span.of(text))) }
        } @else {
            del { (visible(claim.span.of(text))) } " " ins { (visible(&claim.wording)) }
        }
        (visible(Span::new(claim.span.end, sentence.end).of(text)))
    }
}

fn sentence_of<'a>(report: &'a Report, claim: &ClaimRow) -> Option<&'a SentenceRow> {
    report.article.sentences.get(claim.sentence.checked_sub(1)?)
}

fn resolution(claim: &ClaimRow) -> Markup {
    html! {
        div.box {
            @for choice in [Resolution::Accepted, Resolution::Stet, Resolution::Cut] {
                @let chosen = claim.resolution == choice;
                span.on[chosen] {
                    i { @if chosen { span.tick { "✓" } } }
                    (choice.name())
                }
            }
            @match &claim.resolved {
                Some(sign) if claim.resolution != Resolution::Open => span.quiet { (visible(&signed(sign))) },
                _ => span.faint { "not decided" },
            }
        }
        @if !claim.resolution_reason.is_empty() { p { (visible(&claim.resolution_reason)) } }
    }
}

fn fact(name: &str, text: &str) -> Markup {
    html! { @if !text.trim().is_empty() { dt { (name) } dd { (visible(text)) } } }
}

/// Claims with a legal or sensitive flag.
pub(super) fn delicate(report: &Report) -> Markup {
    let rows: Vec<&ClaimRow> = report.claims.iter().filter(|claim| claim.is_delicate()).collect();
    html! {
        @if !rows.is_empty() {
            section #delicate {
                h2 { "Legal and sensitive" small { (count(rows.len(), "claim", "claims")) } }
                table {
                    thead { tr { th { "No." } th { "Words" } th { "Flags" } th { "Status" } th { "Note" } } }
                    tbody {
                        @for claim in rows {
                            tr {
                                td.n { a href={ "#c" (claim.number) } { (claim.number) } }
                                td.serif { (visible(&claim.text)) }
                                td { (flags(claim)) }
                                td.(claim.status.key()) { (status(claim)) }
                                td { (visible(&claim.note)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn flags(claim: &ClaimRow) -> Markup {
    html! {
        @for flag in &claim.flags {
            p { span.tag { (flag.flag.name()) } @if !flag.detail.is_empty() { " " (visible(&flag.detail)) } }
        }
    }
}

fn status(claim: &ClaimRow) -> Markup {
    status_of(claim.status)
}

/// A status with its sign.
pub(super) fn status_of(status: Status) -> Markup {
    html! { span.mark { (glyph::bare(status)) b { (status.name()) } } }
}

/// Every claim shown, sentence by sentence; sentences without a claim stand there too.
pub(super) fn lines(report: &Report) -> Markup {
    let is_filtered = report.head.filter.is_some();
    html! {
        section #lines {
            h2 { "Line by line" small { (count(report.claims.len(), "claim", "claims")) } }
            div.wide {
                table.lines {
                    thead { tr {
                        th { "No." } th { "Claim" } th { "Status" } th { "Sources" } th { "Note" } th { "Who, when" }
                    } }
                    tbody {
                        @for (sentence, claims) in by_sentence(report) {
                            @if !(is_filtered && claims.is_empty()) {
                                (sentence_line(&report.article.text, sentence, claims.is_empty()))
                                @for claim in claims { (line(claim)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn by_sentence(report: &Report) -> impl Iterator<Item = (&SentenceRow, &[ClaimRow])> {
    let claims = &report.claims;
    report.article.sentences.iter().map(|sentence| {
        let from = claims.partition_point(|claim| claim.sentence < sentence.number);
        let to = claims.partition_point(|claim| claim.sentence <= sentence.number);
        (sentence, claims.get(from..to).unwrap_or_default())
    })
}

fn sentence_line(text: &str, sentence: &SentenceRow, has_no_claim: bool) -> Markup {
    use crate::report::model::Handled;
    html! {
        tr.sentence {
            td.n { "§ " (sentence.number) }
            td colspan="5" {
                (visible(sentence.span.of(text)))
                @if has_no_claim {
                    " " span.tag { @match sentence.state {
                        Handled::Passed => "nothing to check",
                        Handled::Yes | Handled::Furniture => "no claim",
                        _ => "not covered",
                    } }
                }
            }
        }
    }
}

fn line(claim: &ClaimRow) -> Markup {
    html! {
        tr id={ "c" (claim.number) } {
            td.n { a href={ "#t" (claim.number) } { (claim.number) } }
            td {
                b { (visible(&claim.text)) }
                p.quiet { (claim.kind.name()) @if !claim.reading.is_empty() { " · " (visible(&claim.reading)) } }
            }
            td.(claim.status.key()) {
                (status(claim))
                @if let Some(as_of) = claim.as_of { p.quiet { "as of " (day(as_of)) } }
                (flags(claim))
            }
            td { (links(&claim.sources)) }
            td { (remarks(claim)) }
            td.who { (who(claim)) }
        }
    }
}

fn remarks(claim: &ClaimRow) -> Markup {
    html! {
        @if !claim.in_the_way().is_empty() { p { b { (claim.in_the_way()) } } }
        @if !claim.wording.is_empty() { p { "→ " span.serif { (visible(&claim.wording)) } } }
        @if claim.resolution != Resolution::Open { p { span.tag { (claim.resolution.name()) } } }
        @for text in [&claim.reason, &claim.note] { @if !text.is_empty() { p { (visible(text)) } } }
    }
}

fn who(claim: &ClaimRow) -> Markup {
    html! {
        @match &claim.marked {
            Some(sign) => { (visible(&sign.initials)) br; span.faint { (moment(sign.at)) } },
            None => span.faint { @if claim.touched { "not marked" } @else { "not looked at" } },
        }
    }
}

/// The places a claim rests on, each with what it says.
pub(super) fn links(links: &[LinkRow]) -> Markup {
    html! {
        @if !links.is_empty() {
            ul {
                @for link in links {
                    li {
                        a href={ "#s" (link.source) } { (reference(link)) } " " (visible(&link.label))
                        @if !link.locator.is_empty() { ", " (visible(&link.locator)) }
                        @if !link.passage.is_empty() { " “" span.passage { (visible(&link.passage)) } "”" }
                        @if !link.value.is_empty() { " = " (visible(&link.value)) }
                        span.faint { " · " (bearing(link)) }
                    }
                }
            }
        }
    }
}

/// Claims taken off the list: nothing a machine or a person found is gone.
pub(super) fn set_aside(report: &Report) -> Markup {
    html! {
        @if !report.set_aside.is_empty() {
            section #aside {
                h2 { "Set aside" small { (count(report.set_aside.len(), "claim", "claims")) } }
                table {
                    thead { tr { th { "No." } th { "Words" } th { "Why" } th { "Last status" } } }
                    tbody {
                        @for claim in &report.set_aside {
                            tr id={ "c" (claim.number) } {
                                td.n { (claim.number) }
                                td.serif { (visible(&claim.text)) }
                                td { (visible(&claim.set_aside)) }
                                td.(claim.status.key()) { (status(claim)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
