//! The article as on a galley: claims underlined by the pattern of their status, marks and initials in the margin, words
//! to go struck out and others put beside them.
//!
//! Invariant: every character of the article appears once, in order; knows nothing of the lists that follow.

use maud::{Markup, html};

use super::glyph;
use crate::article::Role;
use crate::report::change::Change;
use crate::report::model::{ClaimRow, Handled, ParagraphRow, Report, SentenceRow};
use crate::report::words::{initials, shortened, visible};
use crate::text::Span;

/// Longest remark that stands in the margin, in characters: about three of its lines.
const REMARK_CHARS: usize = 90;

/// What is marked in the article.
pub(super) struct Marked<'a> {
    /// Claims, in text order.
    pub(super) claims: Vec<&'a ClaimRow>,
    /// Words to go and others in their place, in text order, none over another.
    pub(super) changes: Vec<Change<'a>>,
}

/// The whole article with its marks.
pub(super) fn galley(report: &Report, marked: &Marked<'_>) -> Markup {
    let text = &report.article.text;
    let longest = marked.claims.iter().map(|claim| claim.span.len()).max().unwrap_or_default();
    html! {
        div.galley {
            @for (number, paragraph) in numbered(&report.article.paragraphs) {
                div.para.(role_class(paragraph.role)) {
                    @if let Some(number) = number { span.no aria-hidden="true" { (number) } }
                    (cover(&report.article.sentences, paragraph))
                    (words(text, paragraph.span, near(&marked.claims, paragraph.span, longest), &marked.changes))
                }
            }
        }
    }
}

/// Paragraphs with their numbers; those that are not running text have none.
fn numbered(paragraphs: &[ParagraphRow]) -> impl Iterator<Item = (Option<usize>, &ParagraphRow)> {
    paragraphs.iter().scan(0, |count, paragraph| {
        let is_body = paragraph.role == Role::Body;
        *count += usize::from(is_body);
        Some((is_body.then_some(*count), paragraph))
    })
}

/// The claims that can touch `place`, where none is longer than `longest`: a short stretch of the sorted list.
fn near<'a, 'b>(claims: &'b [&'a ClaimRow], place: Span, longest: usize) -> &'b [&'a ClaimRow] {
    let from = claims.partition_point(|claim| claim.span.start + longest < place.start);
    let to = claims.partition_point(|claim| claim.span.start < place.end);
    claims.get(from..to).unwrap_or_default()
}

const fn role_class(role: Role) -> &'static str {
    match role {
        Role::Headline => "headline",
        Role::Heading => "heading",
        Role::Byline => "byline",
        Role::Body => "body",
        Role::Caption => "caption",
        Role::Note => "note",
    }
}

/// The bar beside a paragraph: one piece a sentence, filled where the sentence is dealt with.
fn cover(sentences: &[SentenceRow], paragraph: &ParagraphRow) -> Markup {
    let from = sentences.partition_point(|sentence| sentence.span.end <= paragraph.span.start);
    let inside: Vec<_> =
        sentences.iter().skip(from).take_while(|sentence| sentence.span.start < paragraph.span.end).collect();
    html! {
        @if paragraph.role != Role::Byline && !inside.is_empty() {
            span.cover aria-hidden="true" {
                @for sentence in inside { i.(handled_class(sentence.state)) {} }
            }
        }
    }
}

const fn handled_class(state: Handled) -> &'static str {
    match state {
        Handled::No => "no",
        Handled::Partly => "partly",
        Handled::Yes => "yes",
        Handled::Passed => "passed",
        Handled::Furniture => "furniture",
    }
}

/// The words of one paragraph, cut wherever a claim or a change begins or ends.
fn words(text: &str, place: Span, claims: &[&ClaimRow], changes: &[Change<'_>]) -> Markup {
    let here: Vec<&ClaimRow> = claims.iter().copied().filter(|claim| claim.span.overlaps(place)).collect();
    let changes: Vec<&Change<'_>> = changes.iter().filter(|change| place.contains(change.out)).collect();
    let spans = here.iter().map(|claim| claim.span).chain(changes.iter().map(|change| change.out));
    let mut cuts: Vec<usize> = spans.flat_map(|span| [span.start, span.end]).collect();
    cuts.retain(|cut| place.start < *cut && *cut < place.end);
    cuts.extend([place.start, place.end]);
    cuts.sort_unstable();
    cuts.dedup();
    html! {
        (put_in(&changes, place.start))
        @for ends in cuts.windows(2) {
            @let piece = Span::new(ends[0], ends[1]); // `windows` gives pairs
            @let begins: Vec<_> = here.iter().copied().filter(|claim| begins_in(claim, piece, place)).collect();
            @if begins.iter().any(|claim| leads_sentence(claim, &here)) { (margin(&begins, &here)) }
            @let goes = changes.iter().any(|change| change.out.overlaps(piece));
            (nested(&html! { @if goes { del { (visible(piece.of(text))) } } @else { (visible(piece.of(text))) } }, &covering(&here, piece), &begins))
            (put_in(&changes, piece.end))
            @for claim in here.iter().filter(|claim| claim.span.end == piece.end) { (number(claim)) }
        }
    }
}

/// Whether `claim` begins in this piece, or began before its paragraph did.
fn begins_in(claim: &ClaimRow, piece: Span, place: Span) -> bool {
    claim.span.start == piece.start || (claim.span.start < place.start && piece.start == place.start)
}

fn covering<'a>(here: &[&'a ClaimRow], piece: Span) -> Vec<&'a ClaimRow> {
    let mut covering: Vec<&ClaimRow> =
        here.iter().copied().filter(|claim| claim.span.overlaps(piece)).collect();
    covering.sort_by_key(|claim| (std::cmp::Reverse(claim.span.len()), claim.span.start, claim.number));
    covering
}

/// The words proposed behind `place`.
fn put_in(changes: &[&Change<'_>], place: usize) -> Markup {
    let mut put = changes.iter().filter(|change| change.out.end == place && !change.put.is_empty());
    html! { @if let Some(change) = put.next() { ins { (visible(change.put)) } } }
}

/// The words of one piece inside all claims that cover it, the longest outermost.
fn nested(words: &Markup, claims: &[&ClaimRow], begins: &[&ClaimRow]) -> Markup {
    let Some((claim, inner)) = claims.split_first() else { return words.clone() };
    let is_first = begins.iter().any(|first| first.number == claim.number);
    html! {
        span.c.(claim.status.key()) id=[is_first.then(|| format!("t{}", claim.number))] {
            (nested(words, inner, begins))
        }
    }
}

fn number(claim: &ClaimRow) -> Markup {
    html! { sup { a href={ "#c" (claim.number) } title=(claim.status.name()) { (claim.number) } } }
}

/// Whether `claim` is the first of its sentence in this paragraph: there the sentence's marks stand.
fn leads_sentence(claim: &ClaimRow, here: &[&ClaimRow]) -> bool {
    here.iter()
        .find(|other| other.sentence == claim.sentence)
        .is_some_and(|first| first.number == claim.number)
}

/// The marks of the sentences that begin here: number, glyph, initials, and what must change.
fn margin(begins: &[&ClaimRow], here: &[&ClaimRow]) -> Markup {
    let leads: Vec<usize> =
        begins.iter().filter(|claim| leads_sentence(claim, here)).map(|claim| claim.sentence).collect();
    let marks = || here.iter().filter(|claim| leads.contains(&claim.sentence));
    html! {
        span.margin {
            @for claim in marks().filter(|claim| remark(claim).is_empty()) { (mark(claim)) }
            @for claim in marks().filter(|claim| !remark(claim).is_empty()) {
                (mark(claim))
                span.word { (visible(&remark(claim))) }
            }
        }
    }
}

fn mark(claim: &ClaimRow) -> Markup {
    html! {
        a.(claim.status.key()) href={ "#c" (claim.number) } {
            span.n { (claim.number) }
            (glyph::named(claim.status))
            @if let Some(sign) = &claim.marked { (visible(initials(sign))) }
        }
    }
}

/// What a reader of the margin must know: the wording proposed, else the note on a claim that asks for an act.
fn remark(claim: &ClaimRow) -> String {
    if !claim.wording.is_empty() {
        return format!("→ {}", shortened(&claim.wording, REMARK_CHARS));
    }
    let first = [&claim.note, &claim.reason].into_iter().find(|text| !text.trim().is_empty());
    first.filter(|_| claim.asks_decision).map_or_else(String::new, |text| shortened(text, REMARK_CHARS))
}
