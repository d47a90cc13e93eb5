//! The article as on a galley: claims underlined by the pattern of their status, numbers and initials in the margin.
//!
//! In the checked copy proposed words stand in it as changes, and only what is to be decided is underlined.
//!
//! Invariant: every word of the article appears once, in order.

use super::Copy;
use super::face::Face;
use super::flow::{Block, Flow, Item, Row, baseline, holds};
use super::lines::{RISE, balanced, lines};
use super::margin::{NOTE, notes};
use super::mark::Ink;
use super::pages::overhang;
use super::style::{QUIET, full, section};
use super::text::{Decor, Look, Place, Style, Text, Under, What, printable};
use super::tree::{Kind, NodeId};
use crate::article::Role;
use crate::desk::Status;
use crate::report::change::Change;
use crate::report::model::{ClaimRow, Handled, ParagraphRow, SentenceRow};
use crate::report::words::{count, shortened};
use crate::text::Span;

/// Left edge of the article's words.
const WORDS_AT: f32 = 24.0;
/// Their width: some sixty letters.
const WORDS: f32 = 312.0;
/// Left edge of the margin.
pub(super) const NOTES_AT: f32 = WORDS_AT + WORDS + 18.0;
/// The number of a paragraph: drawn like the number of a claim, so nobody copies it with the words.
const NUMBER: Style = Style::new(Face::Sans, 11.6, Ink::Faint);

/// A claim with the level of its line.
pub(super) type Leveled<'a> = (&'a ClaimRow, usize);

/// How a part of the page is set: letters, lead, room above it.
struct Setting {
    style: Style,
    lead: f32,
    above: f32,
    kind: Kind,
}

/// The whole article with its marks.
pub(super) fn galley(flow: &mut Flow<'_>, copy: &Copy<'_>) {
    let counted = count(copy.noted.len(), "claim", "claims");
    let counted = if copy.is_for_editor { format!("{counted} to decide") } else { counted };
    let section = section(flow, "The article", &counted);
    if let Some(bookmark) = flow.bookmarks.last_mut() {
        bookmark.below = copy.noted.iter().map(|(claim, _)| bookmark_of(claim)).collect();
    }
    if copy.report.article.paragraphs.is_empty() {
        flow.paragraph(section, &Text::of("No article has been taken in.", QUIET), full(flow.width));
    }
    legend(flow, section, copy);
    let article = flow.tree.add(section, Kind::Article);
    let mut number = 0;
    for paragraph in &copy.report.article.paragraphs {
        let is_body = paragraph.role == Role::Body;
        number += usize::from(is_body);
        self::paragraph(flow, article, copy, paragraph, is_body.then_some(number));
    }
}

fn bookmark_of(claim: &ClaimRow) -> super::flow::Bookmark {
    let words =
        format!("{} {}: {}", claim.number, claim.status.name(), shortened(&printable(&claim.text), 60));
    super::flow::Bookmark { words, place: Place::Words(claim.number), below: Vec::new() }
}

/// What the lines under the words mean, for those that occur.
fn legend(flow: &mut Flow<'_>, section: NodeId, copy: &Copy<'_>) {
    let occurs = |status: &Status| copy.noted.iter().any(|(claim, _)| claim.status == *status);
    let mut text = Text::default();
    for status in Status::ALL.into_iter().filter(occurs) {
        let decor = Decor { under: vec![Under { status, level: 0, is_stale: false }], ..Decor::default() };
        let look = Look { decor, ..Look::plain(NOTE) };
        text = text.sign(status, NOTE).words("\u{A0}\u{A0}", NOTE);
        text = text.with(What::Words(status.name().replace(' ', "\u{A0}")), look).room(11, NOTE);
    }
    if copy.noted.iter().any(|(claim, _)| !claim.stale.is_empty()) {
        let under = vec![Under { status: Status::NoCheck, level: 0, is_stale: true }];
        let look =
            Look { style: NOTE, link: None, decor: Decor { under, ..Decor::default() }, anchors: Vec::new() };
        text = text.with(What::Words("stale\u{A0}mark".to_owned()), look);
    }
    let block = Block { lead: 14.0, size: NOTE.size, is_kept: true, ..full(flow.width) };
    if !text.is_empty() {
        flow.paragraph(section, &text, block);
    }
    let is_open = |sentence: &SentenceRow| matches!(sentence.state, Handled::No | Handled::Partly);
    if copy.report.article.sentences.iter().any(is_open) {
        let words =
            "The stroke beside a sentence: solid where it is dealt with, dashed in part, dotted not yet.";
        flow.gap(3.0);
        flow.paragraph(section, &Text::of(words, NOTE), block);
    }
    flow.gap(12.0);
}

const fn setting(role: Role) -> Setting {
    let (face, size, lead, above, kind) = match role {
        Role::Headline => (Face::SerifBold, 16.0, 22.0, 0.0, Kind::Paragraph),
        Role::Heading => (Face::SerifBold, 11.0, 17.5, 14.0, Kind::Paragraph),
        Role::Byline => (Face::Sans, 8.5, 14.0, 4.0, Kind::Paragraph),
        Role::Body => (Face::Serif, 10.5, 17.5, 8.0, Kind::Paragraph),
        Role::Caption => (Face::SerifItalic, 9.5, 15.5, 8.0, Kind::Paragraph),
        Role::Note => (Face::Serif, 9.0, 15.0, 6.0, Kind::Paragraph),
    };
    let ink = if matches!(role, Role::Byline) { Ink::Soft } else { Ink::Black };
    Setting { style: Style::new(face, size, ink), lead, above, kind }
}

fn paragraph(
    flow: &mut Flow<'_>,
    article: NodeId,
    copy: &Copy<'_>,
    paragraph: &ParagraphRow,
    number: Option<usize>,
) {
    let Setting { style, lead, above, kind } = setting(paragraph.role);
    let kind = match paragraph.role {
        Role::Headline | Role::Heading => {
            // No level is left out on the way down.
            let is_under_headline = copy.has_headline() && paragraph.role == Role::Heading;
            let level = if is_under_headline { 4 } else { 3 };
            Kind::Heading(level, shortened(&printable(paragraph.span.of(&copy.report.article.text)), 120))
        }
        _ => kind,
    };
    let here = copy.near(paragraph.span);
    let node = flow.tree.add(article, kind);
    let is_heading = matches!(paragraph.role, Role::Headline | Role::Heading);
    let words = words(copy, paragraph.span, &here, style);
    let lines =
        if is_heading { balanced(flow.faces, &words, WORDS) } else { lines(flow.faces, &words, WORDS) };
    let notes = notes(flow, article, paragraph.span, &here, &lines);
    let count = lines.len();
    let mut rows: Vec<Row> = Vec::new();
    for (n, line) in lines.into_iter().enumerate() {
        let line = Item::Line { x: WORDS_AT, y: baseline(lead, style.size), line, node: Some(node) };
        let is_kept = if n + 1 == count { is_heading } else { holds(n, count, 2) };
        rows.push(Row { height: lead, is_kept, items: vec![line], ..Row::default() });
    }
    covers(copy, paragraph, lead, &mut rows);
    for (at, note) in notes {
        if let Some(row) = rows.get_mut(at) {
            row.notes.push(note);
        }
    }
    if let (Some(number), Some(row)) = (number, rows.first_mut()) {
        let text = Text::default().with(What::Number(number.to_string()), Look::plain(NUMBER));
        if let Some(line) = super::lines::lines(flow.faces, &text, WORDS_AT).into_iter().next() {
            let (x, y) = (11.0 - line.width, baseline(lead, style.size) + NUMBER.size * RISE);
            row.items.push(Item::Line { x, y, line, node: None });
        }
    }
    let over = overhang(&rows);
    flow.gap(above);
    for row in rows {
        flow.push(row);
    }
    flow.gap(over);
}

/// The strokes beside a paragraph: how far each sentence is dealt with, as long as it is.
fn covers(copy: &Copy<'_>, paragraph: &ParagraphRow, lead: f32, rows: &mut [Row]) {
    let place = paragraph.span;
    if paragraph.role == Role::Byline || place.is_empty() {
        return;
    }
    let sentences = &copy.report.article.sentences;
    let from = sentences.partition_point(|sentence| sentence.span.end <= place.start);
    let per_byte = lead * rows.len() as f32 / place.len() as f32;
    let y_of = |at: usize| (at.clamp(place.start, place.end) - place.start) as f32 * per_byte;
    for sentence in sentences.iter().skip(from).take_while(|sentence| sentence.span.start < place.end) {
        // A gap between two sentences, none between two lines of one.
        let (top, end) = (y_of(sentence.span.start) + 1.0, y_of(sentence.span.end) - 1.0);
        for (n, row) in rows.iter_mut().enumerate() {
            let (row_top, row_end) = (lead * n as f32, lead * (n + 1) as f32);
            let (from, to) = (top.max(row_top), end.min(row_end));
            if from < to {
                let y = from - row_top;
                row.items.push(Item::Cover { x: 16.5, y, height: to - from, state: sentence.state });
            }
        }
    }
}

/// The words of one paragraph, cut wherever a claim or a change begins or ends.
fn words(copy: &Copy<'_>, place: Span, here: &[Leveled<'_>], style: Style) -> Text {
    let changes: Vec<&Change<'_>> =
        copy.changes.iter().filter(|it| it.out.start <= place.end && place.start <= it.out.end).collect();
    let numbers: Vec<(usize, usize)> =
        here.iter().map(|(claim, _)| (number_at(copy, place, claim), claim.number)).collect();
    let mut text = put(Text::default(), &changes, place.start, style);
    let cuts = cuts(place, here, &changes, &numbers);
    for (start, end) in cuts.iter().zip(cuts.iter().skip(1)) {
        let piece = Span::new(*start, *end);
        let look = look(here, &changes, (place, piece), style);
        text = text.with(What::Words(printable(piece.of(&copy.report.article.text))), look);
        text = put(text, &changes, piece.end, style);
        let ended = numbers.iter().filter(|(at, _)| *at == piece.end);
        let ended: Vec<String> = ended.map(|(_, number)| number.to_string()).collect();
        if !ended.is_empty() {
            text = text.with(
                What::Number(ended.join(",")),
                Look::plain(style.in_face(Face::SansBold).in_ink(Ink::Faint)),
            );
        }
    }
    text
}

/// Where the number of a claim stands: behind the word it ends in, and what closes it, as notes do. There a blank
/// follows, so that who copies the words gets no gap in them.
fn number_at(copy: &Copy<'_>, place: Span, claim: &ClaimRow) -> usize {
    let end = claim.span.end.min(place.end);
    let rest = Span::new(end, place.end).of(&copy.report.article.text);
    end + rest.find(char::is_whitespace).unwrap_or(rest.len())
}

fn cuts(
    place: Span,
    here: &[Leveled<'_>],
    changes: &[&Change<'_>],
    numbers: &[(usize, usize)],
) -> Vec<usize> {
    let claimed = here.iter().flat_map(|(claim, _)| [claim.span.start, claim.span.end]);
    let changed = changes.iter().flat_map(|change| [change.out.start, change.out.end]);
    let mut cuts: Vec<usize> = claimed.chain(changed).chain(numbers.iter().map(|(at, _)| *at)).collect();
    cuts.retain(|cut| place.start < *cut && *cut < place.end);
    cuts.extend([place.start, place.end]);
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// How a piece of a paragraph looks: the lines of all claims over it, and whether it goes.
fn look(here: &[Leveled<'_>], changes: &[&Change<'_>], (place, piece): (Span, Span), style: Style) -> Look {
    let is_struck = changes.iter().any(|change| change.out.overlaps(piece));
    let over = here.iter().filter(|(claim, _)| claim.span.overlaps(piece));
    let under = over.map(|(claim, level)| {
        let is_stale = !claim.stale.is_empty();
        Under { status: claim.status, level: *level, is_stale }
    });
    let begins = |claim: &ClaimRow| {
        claim.span.start == piece.start || (claim.span.start < place.start && piece.start == place.start)
    };
    let begun = here.iter().filter(|(claim, _)| begins(claim));
    Look {
        style: if is_struck { style.in_ink(Ink::Status(Status::Wrong)) } else { style },
        link: None,
        decor: Decor { under: under.collect(), is_struck, is_put: false },
        anchors: begun.map(|(claim, _)| Place::Words(claim.number)).collect(),
    }
}

/// The words put in at a place.
fn put(text: Text, changes: &[&Change<'_>], at: usize, style: Style) -> Text {
    let here = changes.iter().filter(|change| change.out.end == at && !change.put.is_empty());
    here.fold(text, |text, change| {
        let put = style.in_ink(Ink::Status(Status::Confirmed));
        let look = Look { decor: Decor { is_put: true, ..Decor::default() }, ..Look::plain(put) };
        let blank = if change.out.is_empty() { "" } else { " " };
        text.words(blank, style).with(What::Words(printable(change.put)), look)
    })
}
