//! What later drafts did to claims: those that are gone, and what has changed since somebody signed.
//!
//! Invariant: shows rows as they are given; leads to a claim only where it stands in the article.

use super::cards::{named, weighed};
use super::face::Face;
use super::flow::Flow;
use super::lists::{most, number_of, serif, status_of};
use super::mark::Ink;
use super::style::{QUIET, full, section};
use super::table::{CELL, Column, numbered, table};
use super::text::{Place, Text};
use crate::report::model::{ChangedRow, LinkRow, RemovedRow, Report};
use crate::report::told;
use crate::report::words::count;

const CHANGED: [Column; 5] = [
    ("As signed", 23.0),
    ("As it is", 23.0),
    ("What became of it", 17.0),
    ("Status", 17.0),
    ("Sources", 20.0),
];

/// What has changed since somebody signed an earlier draft.
pub(super) fn since(flow: &mut Flow<'_>, report: &Report) {
    let Some(since) = &report.since else { return };
    let section = section(flow, "Changed since sign-off", &count(since.claims.len(), "claim", "claims"));
    flow.paragraph(section, &Text::of(&told::voided(since), QUIET), full(flow.width));
    flow.pad(6.0);
    if !since.claims.is_empty() {
        let table = table(flow, section, &numbered(most(report), &CHANGED));
        for row in &since.claims {
            table.row(flow, &changed(row));
        }
        flow.pad(6.0);
    }
    let rest =
        if since.claims.is_empty() { "No claim has changed.".to_owned() } else { told::unchanged(since) };
    if !rest.is_empty() {
        flow.paragraph(section, &Text::of(&rest, QUIET), full(flow.width));
    }
}

fn changed(row: &ChangedRow) -> [Vec<Text>; 6] {
    [
        vec![if row.is_shown { number_of(row.number) } else { plain_number(row.number) }],
        side(&row.old, &row.old_sentence, row.tells_sentences),
        side(&row.new, &row.new_sentence, row.tells_sentences),
        vec![
            Text::of(row.became_in_words, CELL.in_face(Face::SansBold)),
            Text::of(&row.why, CELL.in_ink(Ink::Soft)),
        ],
        vec![status_of(row.status)],
        sources(&row.sources),
    ]
}

/// The words of a claim, with their sentence where that tells more.
fn side(words: &str, sentence: &str, tells_sentence: bool) -> Vec<Text> {
    let sentence = tells_sentence.then(|| Text::of(sentence, CELL.in_ink(Ink::Soft)));
    std::iter::once(serif(words)).chain(sentence).collect()
}

fn plain_number(number: usize) -> Text {
    Text::of(&number.to_string(), CELL.in_ink(Ink::Faint))
}

fn sources(links: &[LinkRow]) -> Vec<Text> {
    links.iter().map(|link| weighed(named(link, CELL), link, CELL)).collect()
}

const REMOVED: [Column; 4] = [("Words", 33.0), ("Why", 26.0), ("Last status", 18.0), ("Sources", 23.0)];

/// The claims that the draft checked does not have, with all they rest on.
pub(super) fn removed(flow: &mut Flow<'_>, report: &Report) {
    if report.removed.is_empty() {
        return;
    }
    let section = section(flow, "Not in this draft", &count(report.removed.len(), "claim", "claims"));
    let table = table(flow, section, &numbered(most(report), &REMOVED));
    for row in &report.removed {
        flow.place(Place::Claim(row.claim.number));
        table.row(flow, &gone(row));
    }
}

fn gone(row: &RemovedRow) -> [Vec<Text>; 5] {
    let (claim, quiet) = (&row.claim, CELL.in_ink(Ink::Soft));
    let place = format!("draft {}, sentence {}", row.last_draft, claim.sentence);
    let mut why = vec![Text::of(&row.removed, CELL)];
    why.extend([&claim.reason, &claim.note].into_iter().map(|words| Text::of(words, quiet)));
    [
        vec![plain_number(claim.number)],
        vec![serif(&claim.text), Text::of(&place, quiet)],
        why,
        vec![status_of(claim.status)],
        sources(&claim.sources),
    ]
}
