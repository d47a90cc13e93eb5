//! The tables of claims: what is delicate, every claim line by line, what was set aside.
//!
//! Invariant: shows claims as they are given; decides nothing about them.

use super::cards::{named, weighed};
use super::face::Face;
use super::flow::Flow;
use super::mark::Ink;
use super::style::{QUIET, full, section};
use super::table::{CELL, Column, numbered, table};
use super::text::{Link, Place, Style, Text};
use crate::desk::{Resolution, Status};
use crate::report::model::{ClaimRow, Handled, Report, SentenceRow};
use crate::report::told;
use crate::report::words::{count, day, initials, joined, minute};

const DELICATE: [Column; 4] = [("Words", 33.0), ("Flags", 18.0), ("Status", 16.0), ("Note", 33.0)];

/// Claims with a legal or sensitive flag.
pub(super) fn delicate(flow: &mut Flow<'_>, report: &Report) {
    let claims: Vec<&ClaimRow> = report.claims.iter().filter(|claim| claim.is_delicate()).collect();
    if claims.is_empty() {
        return;
    }
    let section = section(flow, "Legal and sensitive", &count(claims.len(), "claim", "claims"));
    let table = table(flow, section, &numbered(most(report), &DELICATE));
    for claim in claims {
        let row = [
            vec![number(claim)],
            vec![serif(&claim.text)],
            vec![Text::of(&told::flags(claim), CELL)],
            vec![status(claim)],
            vec![Text::of(&claim.note, CELL)],
        ];
        table.row(flow, &row);
    }
}

/// Words of the article in a cell.
pub(super) fn serif(words: &str) -> Text {
    Text::of(words, Style::new(Face::Serif, 8.4, Ink::Black))
}

fn number(claim: &ClaimRow) -> Text {
    number_of(claim.number)
}

/// The number of a claim, which leads to its words.
pub(super) fn number_of(claim: usize) -> Text {
    let link = Some(Link::To(Place::Words(claim)));
    Text::default().linked(&claim.to_string(), CELL.in_ink(Ink::Faint), link)
}

fn status(claim: &ClaimRow) -> Text {
    status_of(claim.status)
}

/// A status with its sign.
pub(super) fn status_of(status: Status) -> Text {
    let name = format!("\u{A0}{}", status.name());
    Text::default().sign(status, CELL).words(&name, CELL.in_face(Face::SansBold))
}

const LINES: [Column; 5] =
    [("Claim", 23.0), ("Status", 18.0), ("Sources", 23.0), ("Note", 16.0), ("Who, when (UTC)", 15.0)];
/// The same where nothing stands under one of them.
const WITHOUT_NOTES: [Column; 5] =
    [("Claim", 24.0), ("Status", 17.3), ("Sources", 32.2), ("Note", 0.0), ("Who, when (UTC)", 17.5)];
const WITHOUT_SOURCES: [Column; 5] =
    [("Claim", 35.0), ("Status", 18.0), ("Sources", 0.0), ("Note", 28.5), ("Who, when (UTC)", 18.5)];
const WITHOUT_BOTH: [Column; 5] =
    [("Claim", 52.0), ("Status", 25.0), ("Sources", 0.0), ("Note", 0.0), ("Who, when (UTC)", 23.0)];

/// Every claim shown, sentence by sentence; sentences without a claim stand there too.
pub(super) fn line_by_line(flow: &mut Flow<'_>, report: &Report) {
    let section = section(flow, "Line by line", &count(report.claims.len(), "claim", "claims"));
    let is_filtered = report.head.filter.is_some();
    if report.article.sentences.is_empty() {
        flow.paragraph(section, &Text::of("There is no sentence to check.", QUIET), full(flow.width));
        return;
    }
    let table = table(flow, section, &numbered(most(report), &lines_of(report)));
    for sentence in &report.article.sentences {
        let from = report.claims.partition_point(|claim| claim.sentence < sentence.number);
        let to = report.claims.partition_point(|claim| claim.sentence <= sentence.number);
        let claims = report.claims.get(from..to).unwrap_or_default();
        if is_filtered && claims.is_empty() {
            continue;
        }
        let number = Text::of(&format!("§\u{A0}{}", sentence.number), CELL.in_ink(Ink::Faint));
        let words = sentence_line(&report.article.text, sentence, claims.is_empty());
        table.lead(flow, &number, &words, (13.6, 9.0), !claims.is_empty());
        for claim in claims {
            flow.place(Place::Claim(claim.number));
            let is_whole = bare(&claim.text) == bare(sentence.span.of(&report.article.text));
            table.row(flow, &line(claim, is_whole));
        }
    }
}

/// The highest number of a claim.
pub(super) fn most(report: &Report) -> usize {
    let removed = report.removed.iter().map(|row| &row.claim);
    let all = report.claims.iter().chain(&report.set_aside).chain(removed);
    all.map(|claim| claim.number).max().unwrap_or_default()
}

/// The columns in which anything stands.
fn lines_of(report: &Report) -> [Column; 5] {
    let has_sources = report.claims.iter().any(|claim| !claim.sources.is_empty());
    let has_notes = report.claims.iter().any(|claim| remarks(claim).iter().any(|text| !text.is_empty()));
    match (has_sources, has_notes) {
        (true, true) => LINES,
        (true, false) => WITHOUT_NOTES,
        (false, true) => WITHOUT_SOURCES,
        (false, false) => WITHOUT_BOTH,
    }
}

fn sentence_line(text: &str, sentence: &SentenceRow, has_no_claim: bool) -> Text {
    let state = match sentence.state {
        _ if !has_no_claim => "",
        Handled::Passed => "  nothing to check",
        Handled::Yes | Handled::Furniture => "  no claim",
        Handled::No | Handled::Partly => "  not covered",
    };
    let style = Style::new(Face::Serif, 9.0, Ink::Soft);
    Text::of(sentence.span.of(text), style).words(state, CELL.in_face(Face::SansMedium))
}

/// Words without the marks around them.
fn bare(words: &str) -> &str {
    words.trim_matches(|c: char| !c.is_alphanumeric())
}

/// A claim as a row; of one that is the sentence above it the words are not said twice.
fn line(claim: &ClaimRow, is_whole: bool) -> [Vec<Text>; 6] {
    let quiet = CELL.in_ink(Ink::Soft);
    let as_of = claim.as_of.map(|date| format!("as of {}", day(date))).unwrap_or_default();
    let who = claim.marked.as_ref();
    let nobody = if claim.touched { "not marked" } else { "not looked at" };
    [
        vec![number(claim)],
        vec![
            Text::of(
                if is_whole { "The whole sentence" } else { &claim.text },
                CELL.in_face(Face::SansMedium),
            ),
            Text::of(&joined([claim.kind.name(), &claim.reading], " · "), quiet),
        ],
        vec![status(claim), Text::of(&as_of, quiet), Text::of(&told::flags(claim), quiet)],
        // The passages stand in the list of sources: here they would be read over and over.
        claim.sources.iter().map(|link| weighed(named(link, CELL), link, CELL)).collect(),
        remarks(claim),
        vec![
            Text::of(
                who.map_or(nobody, initials),
                if who.is_some() { CELL } else { CELL.in_ink(Ink::Faint) },
            ),
            Text::of(&who.map(|sign| minute(sign.at)).unwrap_or_default(), quiet),
        ],
    ]
}

fn remarks(claim: &ClaimRow) -> Vec<Text> {
    let mut told = vec![Text::of(&claim.in_the_way(), CELL.in_face(Face::SansBold))];
    if !claim.wording.is_empty() {
        told.push(Text::of("→ ", CELL).then(serif(&claim.wording)));
    }
    let decided = if claim.resolution == Resolution::Open { "" } else { claim.resolution.name() };
    told.push(Text::of(decided, CELL.in_face(Face::SansMedium)));
    told.extend([&claim.reason, &claim.note].into_iter().map(|words| Text::of(words, CELL)));
    told
}

const ASIDE: [Column; 3] = [("Words", 45.0), ("Why", 31.0), ("Last status", 18.0)];

/// Claims taken off the list: nothing a machine or a person found is gone.
pub(super) fn set_aside(flow: &mut Flow<'_>, report: &Report) {
    if report.set_aside.is_empty() {
        return;
    }
    let section = section(flow, "Set aside", &count(report.set_aside.len(), "claim", "claims"));
    let table = table(flow, section, &numbered(most(report), &ASIDE));
    for claim in &report.set_aside {
        let number = Text::of(&claim.number.to_string(), CELL.in_ink(Ink::Faint));
        flow.place(Place::Claim(claim.number));
        let row = [
            vec![number],
            vec![serif(&claim.text)],
            vec![Text::of(&claim.set_aside, CELL)],
            vec![status(claim)],
        ];
        table.row(flow, &row);
    }
}
