//! The article as paragraphs of a Word document, with the places of its claims.
//!
//! Claims overlap and lie in one another, and some run over several paragraphs. A comment has three marks in the text:
//! where its words begin, where they end, and the reference that ties it to them; all may stand in any order with
//! those of others.
//!
//! Invariant: every word of the article comes out once and in order; each comment has its three marks.

use maud::{Markup, html};

use super::comment::{day_and_time, who};
use super::{Copy, look, run};
use crate::article::Role;
use crate::report::change::Change;
use crate::report::fit::fitted;
use crate::report::model::{ClaimRow, ParagraphRow};
use crate::text::Span;

/// A claim at its place, with the number of its comment.
struct Anchor<'a> {
    claim: &'a ClaimRow,
    span: Span,
    note: Option<usize>,
}

/// The whole article.
pub(super) fn article(copy: &Copy<'_>) -> Markup {
    let anchors = anchors(copy);
    let longest = anchors.iter().map(|anchor| anchor.span.len()).max().unwrap_or_default();
    html! {
        @for paragraph in &copy.report.article.paragraphs {
            (self::paragraph(copy, paragraph, near(&anchors, paragraph.span, longest)))
        }
    }
}

fn anchors<'a>(copy: &Copy<'a>) -> Vec<Anchor<'a>> {
    let paragraphs = &copy.report.article.paragraphs;
    let mut notes = copy.notes.iter().enumerate().peekable();
    let anchor = |claim: &'a ClaimRow| {
        let note = notes.next_if(|(_, noted)| noted.number == claim.number).map(|(note, _)| note);
        fitted(paragraphs, claim.span).map(|span| Anchor { claim, span, note })
    };
    copy.report.claims.iter().filter_map(anchor).collect()
}

/// The anchors that can touch `place`, where none is longer than `longest`.
fn near<'a, 'b>(anchors: &'b [Anchor<'a>], place: Span, longest: usize) -> &'b [Anchor<'a>] {
    let from = anchors.partition_point(|anchor| anchor.span.start + longest < place.start);
    let to = anchors.partition_point(|anchor| anchor.span.start < place.end);
    anchors.get(from..to).unwrap_or_default()
}

fn paragraph(copy: &Copy<'_>, paragraph: &ParagraphRow, near: &[Anchor<'_>]) -> Markup {
    let place = paragraph.span;
    let here: Vec<&Anchor<'_>> = near.iter().filter(|anchor| anchor.span.overlaps(place)).collect();
    let touches = |change: &Change<'_>| change.out.start <= place.end && place.start <= change.out.end;
    let changes: Vec<(usize, &Change<'_>)> =
        copy.changes.iter().enumerate().filter(|(_, change)| touches(change)).collect();
    let cuts = cuts(place, &here, &changes);
    let pieces = cuts.iter().zip(cuts.iter().skip(1)).map(|(start, end)| Span::new(*start, *end));
    html! {
        w:p {
            w:pPr { w:pStyle w:val=(style(paragraph.role)) {} (mark_of_end(copy, place, &changes)) }
            (at_place(place.start, &here, &changes))
            @for piece in pieces {
                (words(copy, piece, &here, &changes))
                (at_place(piece.end, &here, &changes))
            }
        }
    }
}

const fn style(role: Role) -> &'static str {
    match role {
        Role::Headline => "Title",
        Role::Heading => "Heading2",
        Role::Byline => "Byline",
        Role::Body => "Normal",
        Role::Caption => "Caption",
        Role::Note => "FootnoteText",
    }
}

/// Where claims and changes begin and end in a paragraph, with its own ends.
fn cuts(place: Span, here: &[&Anchor<'_>], changes: &[(usize, &Change<'_>)]) -> Vec<usize> {
    let claims = here.iter().flat_map(|anchor| [anchor.span.start, anchor.span.end]);
    let changed = changes.iter().flat_map(|(_, change)| [change.out.start, change.out.end]);
    let mut cuts: Vec<usize> = claims.chain(changed).collect();
    cuts.retain(|cut| place.start < *cut && *cut < place.end);
    cuts.extend([place.start, place.end]);
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// A paragraph that is taken out to its end goes on in the next one, where that is no part of the report.
fn mark_of_end(copy: &Copy<'_>, place: Span, changes: &[(usize, &Change<'_>)]) -> Markup {
    let is_last = copy.report.article.paragraphs.last().is_some_and(|last| last.span == place);
    let goes_on = |change: &Change<'_>| {
        !is_last
            && change.out.start < place.end
            && (place.end < change.out.end || change.out.contains(place) && change.put.is_empty())
    };
    html! {
        @if let Some((_, change)) = changes.iter().find(|(_, change)| goes_on(change)) {
            w:rPr { w:del w:id=(3 * place.end + 2) w:author=(who(&change.by)) w:date=[change.at.map(day_and_time)] {} }
        }
    }
}

/// The marks between two pieces: what ends here, then what begins here.
fn at_place(at: usize, here: &[&Anchor<'_>], changes: &[(usize, &Change<'_>)]) -> Markup {
    html! {
        @for (number, change) in changes.iter().filter(|(_, change)| change.out.end == at && !change.put.is_empty()) {
            w:ins w:id=(3 * number) w:author=(who(&change.by)) w:date=[change.at.map(day_and_time)] {
                w:r { (run::words(&run::shown(change.put))) }
            }
        }
        @for anchor in here.iter().filter(|anchor| anchor.span.end == at) {
            @if let Some(note) = anchor.note {
                w:commentRangeEnd w:id=(note) {}
                w:r { w:rPr { w:rStyle w:val="CommentReference" {} } w:commentReference w:id=(note) {} }
            }
            // Before the end of the comment, LibreOffice would move it by a letter.
            w:bookmarkEnd w:id=(anchor.claim.number) {}
        }
        @for anchor in here.iter().filter(|anchor| anchor.span.start == at) {
            @if let Some(note) = anchor.note { w:commentRangeStart w:id=(note) {} }
            w:bookmarkStart w:id=(anchor.claim.number) w:name={ "claim" (anchor.claim.number) } {}
        }
    }
}

/// The words of one piece; struck out where they are to go.
fn words(copy: &Copy<'_>, piece: Span, here: &[&Anchor<'_>], changes: &[(usize, &Change<'_>)]) -> Markup {
    let text = run::own(piece.of(&copy.report.article.text)).into_owned();
    let look = html! { @if let Some(claim) = innermost(here, piece) { (line(claim)) } };
    let gone = changes.iter().find(|(_, change)| change.out.overlaps(piece));
    html! {
        @match gone {
            Some((_, change)) => {
                w:del w:id=(3 * piece.start + 1) w:author=(who(&change.by)) w:date=[change.at.map(day_and_time)] {
                    w:r { (look) (run::gone(&text)) }
                }
            }
            None => w:r { (look) (run::words(&text)) },
        }
    }
}

/// The shortest claim with a comment over a piece: its line stands under the words.
fn innermost<'a>(here: &[&Anchor<'a>], piece: Span) -> Option<&'a ClaimRow> {
    let over = here.iter().filter(|anchor| anchor.note.is_some() && anchor.span.overlaps(piece));
    over.min_by_key(|anchor| (anchor.span.len(), anchor.claim.number)).map(|anchor| anchor.claim)
}

fn line(claim: &ClaimRow) -> Markup {
    html! { w:rPr { w:u w:val=(look::line(claim.status)) w:color=(look::color(claim.status)) {} } }
}
