//! What later drafts did to claims: those that are gone, and what has changed since somebody signed.
//!
//! Invariant: shows rows as they are given; leads to a claim only where it stands in the article.

use maud::{Markup, html};

use super::lists::{links, status_of};
use crate::report::model::{ChangedRow, RemovedRow, Report};
use crate::report::told;
use crate::report::words::{count, visible};

/// What has changed since somebody signed an earlier draft.
pub(super) fn since(report: &Report) -> Markup {
    html! {
        @if let Some(since) = &report.since {
            section #since {
                h2 { "Changed since sign-off" small { (count(since.claims.len(), "claim", "claims")) } }
                p.lead { (visible(&told::voided(since))) }
                @if since.claims.is_empty() { p.quiet { "No claim has changed." } }
                @else {
                    table.wide {
                        thead { tr {
                            th { "No." } th { "As signed" } th { "As it is" } th { "What became of it" } th { "Status" } th { "Sources" }
                        } }
                        tbody { @for row in &since.claims { (changed(row)) } }
                    }
                }
                @let rest = told::unchanged(since);
                @if !rest.is_empty() { p.after { (rest) } }
            }
        }
    }
}

fn changed(row: &ChangedRow) -> Markup {
    html! {
        tr {
            td.n { @if row.is_shown { a href={ "#t" (row.number) } { (row.number) } } @else { (row.number) } }
            td { (side(&row.old, &row.old_sentence, row.tells_sentences)) }
            td { (side(&row.new, &row.new_sentence, row.tells_sentences)) }
            td { b { (row.became_in_words) } @if !row.why.is_empty() { p.quiet { (row.why) } } }
            td.(row.status.key()) { (status_of(row.status)) }
            td { (links(&row.sources)) }
        }
    }
}

/// The words of a claim, with their sentence where that tells more.
fn side(words: &str, sentence: &str, tells_sentence: bool) -> Markup {
    html! {
        span.serif { (visible(words)) }
        @if tells_sentence { p.quiet { (visible(sentence)) } }
    }
}

/// The claims that the draft checked does not have, with all they rest on.
pub(super) fn removed(report: &Report) -> Markup {
    html! {
        @if !report.removed.is_empty() {
            section #removed {
                h2 { "Not in this draft" small { (count(report.removed.len(), "claim", "claims")) } }
                table.wide {
                    thead { tr { th { "No." } th { "Words" } th { "Why" } th { "Last status" } th { "Sources" } } }
                    tbody { @for row in &report.removed { (gone(row)) } }
                }
            }
        }
    }
}

fn gone(row: &RemovedRow) -> Markup {
    let claim = &row.claim;
    html! {
        tr id={ "c" (claim.number) } {
            td.n { (claim.number) }
            td {
                span.serif { (visible(&claim.text)) }
                p.quiet { "draft " (row.last_draft) ", sentence " (claim.sentence) }
            }
            td {
                (row.removed)
                @for text in [&claim.reason, &claim.note] { @if !text.is_empty() { p.quiet { (visible(text)) } } }
            }
            td.(claim.status.key()) { (status_of(claim.status)) }
            td { (links(&claim.sources)) }
        }
    }
}
