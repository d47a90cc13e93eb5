//! Cards of the claims that ask for something: the sentence with what would change, the evidence, boxes to decide by hand.
//!
//! Invariant: shows claims as they are given; decides nothing about them.

use super::Copy;
use super::face::Face;
use super::flow::{Block, Flow, Item, Row, baseline};
use super::lines::lines;
use super::mark::Ink;
use super::style::{BODY, LEAD, NAME, QUIET, STRONG, barred, fact, full, hold, section};
use super::text::{Decor, Link, Look, Place, Style, Text, Under, What, printable};
use super::tree::{Kind, NodeId};
use crate::desk::{Resolution, Status};
use crate::report::change::narrowed;
use crate::report::model::{ClaimRow, LinkRow, Report};
use crate::report::told;
use crate::report::words::{bearing, count, joined, prefixed, reference, signed};
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

/// A place a claim rests on, its number leading to the list of sources, where its passage stands too.
fn source(link: &LinkRow, style: Style) -> Text {
    let text = named(link, style);
    if link.passage.is_empty() {
        return weighed(text, link, style);
    }
    let italic = Style { size: style.size + 0.3, ..style.in_face(Face::SerifItalic) };
    weighed(text.words(" “", style).words(&link.passage, italic).words("”", style), link, style)
}

/// The number of a place, its source, and where in it.
pub(super) fn named(link: &LinkRow, style: Style) -> Text {
    let to = Some(Link::To(Place::Source(link.source)));
    let text = Text::default().linked(&reference(link), style.in_ink(Ink::Soft), to);
    // `p. 17` stays on one line.
    let locator = link.locator.replace(". ", ".\u{A0}");
    text.words(&format!(" {}", joined([link.label.as_str(), &locator], ", ")), style)
}

/// `text` with what the place says, and how much it bears.
pub(super) fn weighed(text: Text, link: &LinkRow, style: Style) -> Text {
    text.words(&prefixed(" = ", &link.value), style)
        .words(&format!(" · {}", bearing(link)), style.in_ink(Ink::Faint))
}
