//! What later drafts did to claims: those that are gone, and what has changed since somebody signed.
//!
//! Invariant: shows rows as they are given; leads to a claim only where it stands in the article.

use maud::{Markup, html};

use super::lists::{heading, source, status_of};
use super::table::{self, Column};
use super::{Copy, run};
use crate::report::model::{ChangedRow, LinkRow, RemovedRow};
use crate::report::told;

const CHANGED: [Column; 5] =
    [("No.", 7), ("As signed", 26), ("As it is", 26), ("What became of it", 18), ("Status, sources", 23)];

/// What has changed since somebody signed an earlier draft.
pub(super) fn since(copy: &Copy<'_>) -> Markup {
    let Some(since) = &copy.report.since else { return html! {} };
    let rows: Vec<Markup> = since.claims.iter().map(|row| changed(copy, row)).collect();
    let rest = if rows.is_empty() { "No claim has changed.".to_owned() } else { told::unchanged(since) };
    html! {
        (heading("Changed since sign-off"))
        (run::paragraph("Report", &run::plain(&told::voided(since))))
        (table::table(&CHANGED, &rows))
        @if !rest.is_empty() { (run::paragraph("Report", &run::plain(&rest))) }
    }
}

fn changed(copy: &Copy<'_>, row: &ChangedRow) -> Markup {
    let number = row.number.to_string();
    let cells = [
        if row.is_shown {
            table::cell_of(&run::jump(&format!("claim{number}"), &number))
        } else {
            table::text(&number)
        },
        side(&row.old, &row.old_sentence, row.tells_sentences),
        side(&row.new, &row.new_sentence, row.tells_sentences),
        html! { (table::cell_of(&run::styled("Strong", row.became_in_words))) (table::quiet(&row.why)) },
        html! { (table::cell_of(&status_of(row.status))) (sources(copy, &row.sources)) },
    ];
    table::row(&CHANGED, &cells)
}

/// The words of a claim, with their sentence where that tells more.
fn side(words: &str, sentence: &str, tells_sentence: bool) -> Markup {
    html! { (table::text(words)) @if tells_sentence { (table::quiet(sentence)) } }
}

fn sources(copy: &Copy<'_>, links: &[LinkRow]) -> Markup {
    html! { @for link in links { (table::cell_of(&source(copy, link))) } }
}

const REMOVED: [Column; 5] = [("No.", 7), ("Words", 32), ("Why", 23), ("Last status", 14), ("Sources", 24)];

/// The claims that the draft checked does not have, with all they rest on.
pub(super) fn removed(copy: &Copy<'_>) -> Markup {
    let rows: Vec<Markup> = copy.report.removed.iter().map(|row| gone(copy, row)).collect();
    html! { @if !rows.is_empty() { (heading("Not in this draft")) (table::table(&REMOVED, &rows)) } }
}

fn gone(copy: &Copy<'_>, row: &RemovedRow) -> Markup {
    let claim = &row.claim;
    let cells = [
        table::text(&claim.number.to_string()),
        html! {
            (table::text(&claim.text))
            (table::quiet(&format!("draft {}, sentence {}", row.last_draft, claim.sentence)))
        },
        html! { (table::text(&row.removed)) (table::quiet(&claim.reason)) (table::quiet(&claim.note)) },
        table::cell_of(&status_of(claim.status)),
        table::filled(sources(copy, &claim.sources)),
    ];
    table::row(&REMOVED, &cells)
}
