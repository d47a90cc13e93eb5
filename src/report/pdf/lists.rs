//! The lists of claims: what must be acted on, what is delicate, every claim line by line, what was set aside.
//!
//! Invariant: shows claims as they are given; decides nothing about them.

use super::Copy;
use super::face::Face;
use super::flow::{Block, Flow, Item, Row, baseline};
use super::lines::lines;
use super::mark::Ink;
use super::style::{BODY, LEAD, NAME, QUIET, STRONG, barred, fact, full, hold, section};
use super::table::{CELL, Column, numbered, table};
use super::text::{Decor, Link, Look, Place, Style, Text, Under, What, printable};
use super::tree::{Kind, NodeId};
use crate::desk::{Resolution, Status};
use crate::report::change::narrowed;
use crate::report::model::{ClaimRow, Handled, LinkRow, Report, SentenceRow};
use crate::report::told;
use crate::report::words::{bearing, count, day, initials, joined, moment, prefixed, reference, signed};
use crate::text::Span;

/// Left edge of what stands in a card, and width of its names.
const CARD: (f32, f32) = (14.0, 58.0);
/// Cards no higher than this are never broken.
const WHOLE: f32 = 330.0;

/// Claims with the words proposed, the evidence, and boxes for the decision.
pub(super) fn must_act(flow: &mut Flow<'_>, copy: &Copy<'_>) {
    let claims = copy.to_act();
    let title = if copy.is_for_editor { "To decide" } else { "To act on" };
    let section = section(flow, title, &count(claims.len(), "claim", "claims"));
    if claims.is_empty() {
        flow.paragraph(section, &Text::of("No claim shown here asks for anything.", QUIET), full(flow.width));
    }
    for claim in claims {
        card(flow, section, copy, claim);
    }
}

fn card(flow: &mut Flow<'_>, section: NodeId, copy: &Copy<'_>, claim: &ClaimRow) {
    let group = flow.tree.add(section, Kind::Group);
    let from = flow.rows.len();
    card_head(flow, group, claim);
    let quote = flow.tree.add(group, Kind::Quote);
    let (x, size) = (CARD.0, 10.5);
    let block = Block { x, width: flow.width - x - 40.0, lead: 16.5, size, is_kept: true };
    flow.paragraph(quote, &in_context(copy.report, claim), block);
    flow.pad(3.0);
    for (name, words) in
        [("Not ready", claim.in_the_way()), ("Why", told::why(claim)), ("Note", claim.note.clone())]
    {
        fact(flow, group, name, &Text::of(&words, BODY), CARD);
    }
    for (n, link) in claim.sources.iter().enumerate() {
        fact(flow, group, if n == 0 { "Sources" } else { "" }, &source(link, BODY), CARD);
    }
    if claim.asks_decision || told::is_to_decide(claim) || claim.resolution != Resolution::Open {
        flow.pad(3.0);
        decision(flow, group, claim);
    }
    if let Some(last) = flow.rows.last_mut() {
        last.is_kept = false;
    }
    barred(flow, from, Ink::Status(claim.status), 2.4);
    hold(flow, from, WHOLE);
    flow.gap(15.0);
}

fn card_head(flow: &mut Flow<'_>, group: NodeId, claim: &ClaimRow) {
    let node = flow.tree.add(group, Kind::Paragraph);
    let left = Text::default()
        .sign(claim.status, BODY)
        .words(&format!("\u{A0}\u{A0}{} ", claim.status.name()), STRONG);
    let number = format!("Claim {}", claim.number);
    let right = Text::default()
        .linked(&number, NAME, Some(Link::To(Place::Words(claim.number))))
        .words(&format!(" · sentence {} ", claim.sentence), NAME);
    let y = baseline(LEAD, BODY.size);
    let mut items = Vec::new();
    for (text, ends) in [(left, false), (right, true)] {
        if let Some(line) = lines(flow.faces, &text, flow.width).into_iter().next() {
            let x = if ends { flow.width - line.width } else { CARD.0 };
            items.push(Item::Line { x, y, line, node: Some(node) });
        }
    }
    flow.push(Row { height: LEAD + 3.0, is_kept: true, items, ..Row::default() });
}

/// The sentence with the claim in it; the words that differ from those proposed are struck out.
fn in_context(report: &Report, claim: &ClaimRow) -> Text {
    let text = &report.article.text;
    let style = Style::new(Face::Serif, 10.5, Ink::Black);
    let sentence = claim.sentence.checked_sub(1).and_then(|at| report.article.sentences.get(at));
    let whole = sentence.map_or(claim.span, |sentence| sentence.span.cover(claim.span));
    let (out, put) = match claim.wording.trim() {
        "" => (claim.span, ""),
        wording => narrowed(text, claim.span, wording),
    };
    let look = |style: Style, decor: Decor| Look { decor, ..Look::plain(style) };
    let mut words = Text::of(Span::new(whole.start, out.start).of(text), style);
    if claim.wording.trim().is_empty() {
        let under = vec![Under { status: claim.status, level: 0, is_stale: !claim.stale.is_empty() }];
        words = words
            .with(What::Words(printable(out.of(text))), look(style, Decor { under, ..Decor::default() }));
    } else {
        let struck = Decor { is_struck: true, ..Decor::default() };
        words = words.with(
            What::Words(printable(out.of(text))),
            look(style.in_ink(Ink::Status(Status::Wrong)), struck),
        );
        if !out.is_empty() && !put.is_empty() {
            words = words.words(" ", style);
        }
        let bold = style.in_face(Face::SerifBold).in_ink(Ink::Status(Status::Confirmed));
        words =
            words.with(What::Words(printable(put)), look(bold, Decor { is_put: true, ..Decor::default() }));
    }
    words.words(Span::new(out.end, whole.end).of(text), style)
}

/// What was decided, or boxes to decide by hand.
fn decision(flow: &mut Flow<'_>, group: NodeId, claim: &ClaimRow) {
    let mut boxes = Text::default();
    for choice in [Resolution::Accepted, Resolution::Stet, Resolution::Cut] {
        let is_chosen = claim.resolution == choice;
        let style = if is_chosen { STRONG } else { BODY };
        boxes = boxes
            .tick(is_chosen, BODY)
            .words(&format!("\u{A0}\u{A0}{}", choice.name()), style)
            .room(16, BODY);
    }
    match &claim.resolved {
        Some(sign) if claim.resolution != Resolution::Open => boxes = boxes.words(&signed(sign), QUIET),
        _ => boxes = boxes.words("not decided; name, time:", NAME),
    }
    fact(flow, group, "Editor", &boxes, CARD);
    if claim.resolution == Resolution::Open {
        let x = CARD.0 + CARD.1;
        let line = Item::Area { x, y: 13.0, width: flow.width - x, height: 0.5, ink: Ink::Rule };
        flow.push(Row { height: 16.0, items: vec![line], ..Row::default() });
    }
    fact(flow, group, "", &Text::of(&claim.resolution_reason, BODY), CARD);
}

/// A place a claim rests on, its number leading to the list of sources.
fn source(link: &LinkRow, style: Style) -> Text {
    let to = Some(Link::To(Place::Source(link.source)));
    let mut text = Text::default().linked(&reference(link), style.in_ink(Ink::Soft), to);
    text = text.words(&format!(" {}", joined([link.label.as_str(), &link.locator], ", ")), style);
    if !link.passage.is_empty() {
        let italic = Style { size: style.size + 0.3, ..style.in_face(Face::SerifItalic) };
        text = text.words(" “", style).words(&link.passage, italic).words("”", style);
    }
    text.words(&prefixed(" = ", &link.value), style)
        .words(&format!(" · {}", bearing(link)), style.in_ink(Ink::Faint))
}

const DELICATE: [Column; 4] = [("Words", 32.0), ("Flags", 22.0), ("Status", 18.0), ("Note", 22.0)];

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

fn serif(words: &str) -> Text {
    Text::of(words, Style::new(Face::Serif, 8.4, Ink::Black))
}

fn number(claim: &ClaimRow) -> Text {
    let link = Some(Link::To(Place::Words(claim.number)));
    Text::default().linked(&claim.number.to_string(), CELL.in_ink(Ink::Faint), link)
}

fn status(claim: &ClaimRow) -> Text {
    let name = format!("\u{A0}{}", claim.status.name());
    Text::default().sign(claim.status, CELL).words(&name, CELL.in_face(Face::SansBold))
}

const LINES: [Column; 5] =
    [("Claim", 23.0), ("Status", 18.0), ("Sources", 24.0), ("Note", 16.5), ("Who, when", 13.5)];

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
            table.row(flow, &line(claim));
        }
    }
}

/// The highest number of a claim.
fn most(report: &Report) -> usize {
    let all = report.claims.iter().chain(&report.set_aside);
    all.map(|claim| claim.number).max().unwrap_or_default()
}

/// The columns in which anything stands.
fn lines_of(report: &Report) -> [Column; 5] {
    let has_sources = report.claims.iter().any(|claim| !claim.sources.is_empty());
    let has_notes = report.claims.iter().any(|claim| remarks(claim).iter().any(|text| !text.is_empty()));
    LINES.map(|(name, share)| match name {
        "Sources" if !has_sources => (name, 0.0),
        "Note" if !has_notes => (name, 0.0),
        _ => (name, share),
    })
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

fn line(claim: &ClaimRow) -> [Vec<Text>; 6] {
    let quiet = CELL.in_ink(Ink::Soft);
    let as_of = claim.as_of.map(|date| format!("as of {}", day(date))).unwrap_or_default();
    let who = claim.marked.as_ref();
    let nobody = if claim.touched { "not marked" } else { "not looked at" };
    [
        vec![number(claim)],
        vec![
            Text::of(&claim.text, CELL.in_face(Face::SansMedium)),
            Text::of(&joined([claim.kind.name(), &claim.reading], " · "), quiet),
        ],
        vec![status(claim), Text::of(&as_of, quiet), Text::of(&told::flags(claim), quiet)],
        claim.sources.iter().map(|link| source(link, CELL)).collect(),
        remarks(claim),
        vec![
            Text::of(
                who.map_or(nobody, initials),
                if who.is_some() { CELL } else { CELL.in_ink(Ink::Faint) },
            ),
            Text::of(&who.map(|sign| moment(sign.at)).unwrap_or_default(), quiet),
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
