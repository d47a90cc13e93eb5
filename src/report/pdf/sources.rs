//! The numbered list of sources, the log, and who answers for the piece.
//!
//! Invariant: shows records as they are given; only addresses known to be harmless become links.

use super::face::Face;
use super::flow::{Block, Flow};
use super::mark::Ink;
use super::style::{BODY, LEAD, NAME, QUIET, STRONG, fact, full, hold, section};
use super::table::{CELL, Column, numbered, table};
use super::text::{Link, Place, Style, Text};
use super::tree::{Kind, NodeId};
use crate::report::model::{CitationRow, Report, SignOffRow, SourceRow};
use crate::report::words::{count, joined, moment, prefixed, provenance};

/// Left edge of what is said of a source, and width of its names.
const ENTRY: (f32, f32) = (24.0, 66.0);
/// Entries no higher than this are never broken.
const WHOLE: f32 = 240.0;

/// Every source with the places cited in it and the claims that rest on it.
pub(super) fn sources(flow: &mut Flow<'_>, report: &Report) {
    let section = section(flow, "Sources", &report.sources.len().to_string());
    if report.sources.is_empty() {
        flow.paragraph(section, &Text::of("No source has been written down.", QUIET), full(flow.width));
    }
    let list = flow.tree.add(section, Kind::List(true));
    for source in &report.sources {
        entry(flow, list, source);
    }
}

fn entry(flow: &mut Flow<'_>, list: NodeId, source: &SourceRow) {
    let item = flow.tree.add(list, Kind::Item);
    let item = flow.tree.add(item, Kind::ItemBody);
    let from = flow.rows.len();
    flow.place(Place::Source(source.number));
    let name = Text::of(&format!("{} ", source.number), NAME);
    let label = Text::of(&source.label, STRONG).words(&prefixed("  ", &tags(source)), NAME);
    title(flow, item, &name, &label);
    let block = Block { x: ENTRY.0, width: flow.width - ENTRY.0, ..full(flow.width) };
    let provenance = Text::of(&provenance(source), QUIET);
    if !provenance.is_empty() {
        flow.paragraph(item, &provenance, block);
    }
    fact(flow, item, "Address", &Text::default().address(&source.url, BODY), ENTRY);
    fact(flow, item, "Archived", &Text::default().address(&source.archive_url, BODY), ENTRY);
    for (name, words) in [
        ("Contact", &source.contact),
        ("Withdrawn", &source.withdrawn),
        ("File", &source.file),
        ("Interest", &source.interest),
        ("Notes", &source.notes),
    ] {
        fact(flow, item, name, &Text::of(words, BODY), ENTRY);
    }
    for citation in &source.citations {
        let name = format!("[{}.{}]", source.number, citation.number);
        fact(flow, item, &name, &place(citation), ENTRY);
    }
    if !source.claims.is_empty() {
        fact(
            flow,
            item,
            if source.claims.len() == 1 { "Claim" } else { "Claims" },
            &claims(&source.claims),
            ENTRY,
        );
    }
    hold(flow, from, WHOLE);
    flow.gap(11.0);
}

/// The number of a source in the margin of its name.
fn title(flow: &mut Flow<'_>, item: NodeId, number: &Text, label: &Text) {
    let node = flow.tree.add(item, Kind::Paragraph);
    let from = flow.rows.len();
    let number = super::lines::lines(flow.faces, number, ENTRY.0).into_iter().next();
    flow.text(
        node,
        label,
        Block { x: ENTRY.0, width: flow.width - ENTRY.0, is_kept: true, ..full(flow.width) },
    );
    if let (Some(line), Some(row)) = (number, flow.rows.get_mut(from)) {
        let y = super::flow::baseline(LEAD, BODY.size);
        row.items.insert(0, super::flow::Item::Line { x: 0.0, y, line, node: Some(node) });
    }
}

fn tags(source: &SourceRow) -> String {
    let confidential = source.confidentiality.is_confidential();
    let rests = source.derived_from.map(|origin| format!("rests on {origin}, counts with it as one"));
    joined(
        [
            source.kind,
            if confidential { source.confidentiality.name() } else { "" },
            if source.withheld { "withheld" } else { "" },
            rests.as_deref().unwrap_or_default(),
        ],
        " · ",
    )
}

fn place(citation: &CitationRow) -> Text {
    let italic = Style { size: 9.3, ..BODY.in_face(Face::SerifItalic) };
    let mut text = Text::of(&citation.locator, BODY);
    if !citation.passage.is_empty() {
        let open = if citation.locator.is_empty() { "“" } else { ", “" };
        text = text.words(open, BODY).words(&citation.passage, italic).words("”", BODY);
    }
    text.words(&prefixed(" = ", &citation.value), BODY)
}

fn claims(numbers: &[usize]) -> Text {
    let mut text = Text::default();
    for (n, number) in numbers.iter().enumerate() {
        text = text.words(if n == 0 { "" } else { ", " }, BODY);
        text = text.linked(&number.to_string(), BODY, Some(Link::To(Place::Claim(*number))));
    }
    text
}

const LOG: [Column; 3] = [("When", 24.0), ("Who", 10.0), ("What", 59.0)];

/// Every act with who and when.
pub(super) fn log(flow: &mut Flow<'_>, report: &Report) {
    let section = section(flow, "Log", &count(report.log.len(), "entry", "entries"));
    if report.log.is_empty() {
        flow.paragraph(section, &Text::of("Nothing has been done.", QUIET), full(flow.width));
        return;
    }
    let most = report.log.iter().map(|row| row.number).max().unwrap_or_default();
    let table = table(flow, section, &numbered(most, &LOG)).dense(flow);
    let quiet = CELL.in_ink(Ink::Soft);
    for row in &report.log {
        let number = Text::of(&row.number.to_string(), CELL.in_ink(Ink::Faint));
        let cells = [Text::of(&moment(row.at), quiet), Text::of(&row.by, quiet), Text::of(&row.what, CELL)];
        let [when, who, what] = cells;
        table.row(flow, &[vec![number], vec![when], vec![who], vec![what]]);
    }
}

const SIGN_OFFS: [Column; 4] = [("Office", 18.0), ("Name", 28.0), ("When", 24.0), ("Not checked", 30.0)];

/// Who answers for the piece, with room to sign where somebody has not.
pub(super) fn sign_offs(flow: &mut Flow<'_>, report: &Report) {
    if report.sign_offs.is_empty() {
        return;
    }
    let section = section(flow, "Sign-off", "");
    let from = flow.rows.len();
    let table = table(flow, section, &SIGN_OFFS);
    for row in &report.sign_offs {
        table.row(flow, &sign_off(row));
    }
    hold(flow, from, WHOLE);
}

fn sign_off(row: &SignOffRow) -> [Vec<Text>; 4] {
    let since = match row.changed_since {
        0 => String::new(),
        n => format!("{} changed since", count(n, "claim has", "claims have")),
    };
    let (name, when) = match &row.signed {
        Some(sign) => (Text::of(&sign.name, CELL), Text::of(&moment(sign.at), CELL)),
        None => (Text::of("not yet\n\u{A0}", CELL.in_ink(Ink::Faint)), Text::default()),
    };
    [
        vec![Text::of(row.office, CELL.in_face(Face::SansBold))],
        vec![name],
        vec![when],
        vec![Text::of(&row.unchecked, CELL), Text::of(&since, CELL.in_ink(Ink::Soft))],
    ]
}
