//! The quotations that are somebody's words, and whose.
//!
//! Invariant: scare quotes and titles of works are left out; a quotation gets the speaker of its nearest attribution.

use super::super::claim::{Claim, Reading, Speaker};
use super::super::context::Context;
use super::Told;
use super::ground::Ground;
use crate::text::{Tag, TokenSpan, Word, words};

/// Words from which on quoted words are a quotation even where no verb of speech stands by.
const ENOUGH_WORDS: usize = 3;

/// Words before a quotation mark that make what follows a name, a title or a translation.
pub(super) const LABELS: &[Word] = words![
    "or",
    "meaning",
    "means",
    "titled",
    "entitled",
    "dubbed",
    "named",
    "called",
    "nicknamed",
    "as",
    "headlined",
    "reading",
];

/// The quotations of the article as claims, each with its speaker.
pub(super) fn claims(
    context: &Context<'_>,
    ground: &Ground<'_>,
    told: &[Told],
    speakers: &[Speaker],
) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut last: Option<(TokenSpan, usize)> = None;
    for stretch in stretches(ground, told) {
        let beside = teller(ground, told, stretch);
        if !is_speech(ground, stretch, beside.is_some()) {
            continue;
        }
        let carried = last.filter(|(before, _)| goes_on(ground, *before, stretch)).map(|(_, number)| number);
        let number = beside.or_else(|| teller_before(ground, told, stretch)).or(carried);
        last = number.map(|number| (stretch, number)).or(last);
        let speaker = number.and_then(|number| speakers.get(number)).cloned().unwrap_or_default();
        let source = number.and_then(|number| told.get(number)).map(|told| ("speaker", told.source));
        let rule = if beside.is_some() { "quote-with-cue" } else { "quote-alone" };
        let parts = source.into_iter().chain([("quoted words", stretch)]);
        claims.push(context.claim(stretch, Reading::Quote(speaker), rule, parts));
    }
    claims
}

/// The quotations, those parted only by a speech clause taken together.
fn stretches(ground: &Ground<'_>, told: &[Told]) -> Vec<TokenSpan> {
    let mut all: Vec<TokenSpan> = Vec::new();
    for quotation in ground.quotations.iter() {
        match all.last_mut() {
            Some(last) if is_speech_clause(ground, told, TokenSpan::new(last.end, quotation.span.start)) => {
                last.end = quotation.span.end;
            }
            _ => all.push(quotation.span),
        }
    }
    all
}

/// Whether `gap` holds nothing but who spoke: "he said,", "adding,".
fn is_speech_clause(ground: &Ground<'_>, told: &[Told], gap: TokenSpan) -> bool {
    /// Words beside source and cue: "he said on Monday,".
    const ASIDE: usize = 4;
    let text = ground.text;
    let same = gap.start > 0
        && text.sentence_of(gap.start - 1) == text.sentence_of(gap.start)
        && ground.paragraph(gap.start - 1) == ground.paragraph(gap.end);
    let words = |from: usize| (from..gap.end).filter(|&at| ground.tag(at) != Tag::Mark);
    let adding = words(gap.start).next().is_some_and(|at| ground.is_any(at, words!["adding", "saying"]));
    let first_inside = told.get(told.partition_point(|told| told.span.start < gap.start));
    match first_inside.filter(|told| gap.contains(told.span)) {
        Some(told) => {
            let first = words(gap.start).next() == Some(told.span.start)
                && (text.sentence_of(told.span.start) == text.sentence_of(gap.start)
                    || is_going_on(ground, *told));
            let behind = ground.sentence(gap.start).end.min(gap.end).max(told.span.end);
            same && first && words(told.span.end).count() <= ASIDE && words(behind).count() == 0
        }
        None => same && adding && words(gap.start).count() <= 2,
    }
}

/// Whether a sentence of its own lets the speaker before it speak on: "He said,", "Holt added,".
fn is_going_on(ground: &Ground<'_>, told: Told) -> bool {
    const ON: &[Word] = words!["also", "further", "added", "adds", "continued", "concluded"];
    let stands_for = told.source.len() == 1 && ground.tag(told.source.start) == Tag::Pronoun;
    stands_for || (told.span.start..told.span.end).any(|at| ground.is_any(at, ON))
}

/// The number of the attribution beside the quotation `stretch`: before it, within it, or behind it.
fn teller(ground: &Ground<'_>, told: &[Told], stretch: TokenSpan) -> Option<usize> {
    /// Tokens between a cue and its quotation: "called the strike "…"".
    const BEFORE: usize = 12;
    /// Tokens between a quotation and the source behind it.
    const BEHIND: usize = 2;
    /// Attributions looked at: more do not stand beside one quotation.
    const MOST: usize = 16;
    let sentence = ground.sentence(stretch.start);
    let near = |told: &&Told| {
        let before = told.span.end <= stretch.start
            && told.span.start >= sentence.start
            && stretch.start - told.span.end <= BEFORE;
        let behind = told.span.start >= stretch.end
            && told.span.start - stretch.end <= BEHIND
            && ground.text.sentence_of(told.span.start) == ground.text.sentence_of(stretch.end - 1);
        before
            || behind
            || stretch.contains(told.span)
            || (told.span.contains(stretch) && !told.source.contains(stretch))
    };
    let distance = |told: &Told| {
        if told.span.contains(stretch) {
            0
        } else if told.span.end <= stretch.start {
            stretch.start - told.span.end
        } else {
            told.span.start.saturating_sub(stretch.end)
        }
    };
    let behind = told.partition_point(|told| told.span.start <= stretch.end + BEHIND);
    let fitting = told.iter().enumerate().take(behind).rev().take(MOST).filter(|(_, told)| near(told));
    fitting
        .min_by_key(|(_, told)| (told.rule == "attribution-citing", distance(told)))
        .map(|(number, _)| number)
}

/// The number of the last attribution in the same paragraph, for a quotation that stands on its own.
fn teller_before(ground: &Ground<'_>, told: &[Told], stretch: TokenSpan) -> Option<usize> {
    let behind = told.partition_point(|told| told.span.start < stretch.start);
    let last = behind.checked_sub(1)?;
    let start = told.get(last).filter(|told| told.span.end <= stretch.start)?.span.start;
    let paragraph = ground.paragraph(stretch.start);
    let ends_before = paragraph.start > 0 && ground.sentence(paragraph.start - 1).holds(start);
    let goes_on = paragraph.start == stretch.start && ends_before;
    (paragraph.holds(start) || goes_on).then_some(last)
}

/// Whether `next` goes on where the quotation `before` ended: the next paragraph, with nothing between.
fn goes_on(ground: &Ground<'_>, before: TokenSpan, next: TokenSpan) -> bool {
    /// Tokens that may stand between two quotations of one speaker in two paragraphs.
    const BETWEEN: usize = 12;
    next.start.saturating_sub(before.end) <= BETWEEN && ground.paragraph(next.start).start == next.start
}

/// Whether quoted words are somebody's: told by a cue, or long enough and neither a title nor a label.
pub(super) fn is_speech(ground: &Ground<'_>, stretch: TokenSpan, has_cue: bool) -> bool {
    let words: Vec<usize> = (stretch.start..stretch.end).filter(|&at| ground.tag(at) != Tag::Mark).collect();
    if has_cue {
        return !words.is_empty() && (words.len() >= ENOUGH_WORDS || !is_title(ground, &words));
    }
    if stretch.start > 0 && ground.is_any(stretch.start - 1, LABELS) {
        return false;
    }
    let has_verb = words.iter().any(|&at| ground.is_finite(at) || ground.tag(at).is_verb());
    let is_sentence = matches!(ground.written(stretch.end.saturating_sub(2)), "." | "," | "!" | "?");
    words.len() >= ENOUGH_WORDS && (has_verb || is_sentence) && !is_title(ground, &words)
}

/// Whether quoted words are words, and not a title: "pandemic".
pub(super) fn is_worded(ground: &Ground<'_>, stretch: TokenSpan) -> bool {
    let words: Vec<usize> = (stretch.start..stretch.end).filter(|&at| ground.tag(at) != Tag::Mark).collect();
    !words.is_empty() && !is_title(ground, &words)
}

/// Whether the words are written like the title of a work.
fn is_title(ground: &Ground<'_>, words: &[usize]) -> bool {
    words.iter().all(|&at| ground.token(at).is_some_and(|token| token.is_capital() || token.span.len() <= 3))
}
