//! The margin of the galley: number, sign and initials of each claim beside the line it begins in, and what must change.
//!
//! Invariant: a mark for every claim of a paragraph, in text order.

use super::face::Face;
use super::flow::{Flow, Note};
use super::galley::{Leveled, NOTES_AT};
use super::lines::{Line, lines};
use super::mark::Ink;
use super::text::{Link, Look, Place, Style, Text, What, printable};
use super::tree::{Kind, NodeId};
use crate::report::model::ClaimRow;
use crate::report::words::{initials, shortened};
use crate::text::Span;

/// Words in the margin.
pub(super) const NOTE: Style = Style::new(Face::Sans, 7.5, Ink::Soft);
/// Longest remark that stands in the margin, in characters: about four of its lines.
const REMARK_CHARS: usize = 100;
/// Most lines of one remark; what is over stands in the lists.
const MOST_LINES: usize = 40;
/// From baseline to baseline in the margin.
const NOTE_LEAD: f32 = 10.4;

/// The marks of the sentences that begin claims here, each with the number of its line.
pub(super) fn notes(
    flow: &mut Flow<'_>,
    article: NodeId,
    place: Span,
    here: &[Leveled<'_>],
    set: &[Line],
) -> Vec<(usize, Note)> {
    let mut notes = Vec::new();
    let mut rest = here;
    while let Some((first, _)) = rest.first() {
        let n = rest.iter().position(|(claim, _)| claim.sentence != first.sentence).unwrap_or(rest.len());
        let (same, after) = rest.split_at(n);
        rest = after;
        let starts = |line: &Line| {
            let mut anchors = line.pieces.iter().flat_map(|piece| &piece.look.anchors);
            anchors.any(|anchor| *anchor == Place::Words(first.number))
        };
        let at = set.iter().position(starts).unwrap_or_default();
        let group = flow.tree.add(article, Kind::Aside);
        let node = flow.tree.add(group, Kind::Paragraph);
        let mut told = note_lines(flow, same, place);
        told.truncate(MOST_LINES);
        notes.push((at, Note { lines: told, lead: NOTE_LEAD, size: NOTE.size, node }));
    }
    notes
}

/// Marks in a row; one with a remark has its own lines.
fn note_lines(flow: &Flow<'_>, same: &[Leveled<'_>], place: Span) -> Vec<Line> {
    let width = flow.width - NOTES_AT;
    let mut told = Vec::new();
    let mut marks = Text::default();
    for (claim, _) in same.iter().filter(|(claim, _)| claim.span.end > place.start) {
        let remark = remark(claim);
        if remark.is_empty() {
            marks = mark(marks, claim).room(11, NOTE);
            continue;
        }
        told.extend(lines(flow.faces, &std::mem::take(&mut marks), width));
        let words = mark(Text::default(), claim).words(&format!(" {remark}"), NOTE.in_ink(Ink::Black));
        told.extend(lines(flow.faces, &words, width));
    }
    told.extend(lines(flow.faces, &marks, width));
    told
}

/// `12 ✔ MK`, leading to the claim in the list.
fn mark(text: Text, claim: &ClaimRow) -> Text {
    let link = Some(Link::To(Place::Claim(claim.number)));
    let look = |style: Style| Look { link: link.clone(), ..Look::plain(style) };
    let who = claim.marked.as_ref().map(|sign| printable(initials(sign))).unwrap_or_default();
    text.with(What::Words(format!("{}\u{A0}", claim.number)), look(NOTE.in_face(Face::SansMedium)))
        .with(What::Sign(claim.status), look(NOTE.in_ink(Ink::Status(claim.status))))
        .with(What::Words(format!("\u{A0}{} ", who.replace(' ', "\u{A0}"))), look(NOTE))
}

/// What a reader of the margin must know: the wording proposed, else the note on a claim that asks for an act.
fn remark(claim: &ClaimRow) -> String {
    if !claim.wording.is_empty() {
        return format!("→ {}", shortened(&claim.wording, REMARK_CHARS));
    }
    let first = [&claim.note, &claim.reason].into_iter().find(|text| !text.trim().is_empty());
    first.filter(|_| claim.asks_decision).map_or_else(String::new, |text| shortened(text, REMARK_CHARS))
}
