//! Sizes and leads told by another's: "the size of a peacock", "six minutes ahead of her rival", "a quarter as much as".
//!
//! Invariant: "two weeks ahead of the vote" is a date and no lead.

use super::Found;
use super::reader::Reader;
use crate::text::{Tag, TokenSpan, Word, words};

/// What one is ahead by.
const LEADS: &[Word] = words![
    "seconds", "minutes", "points", "votes", "seats", "laps", "lengths", "strokes", "metres", "meters",
];

/// Words that say a size or a part is not exact.
const HEDGES: &[Word] = words!["about", "roughly", "nearly", "almost", "around"];

/// The lead or size that hangs on the word `at`.
pub(super) fn lead(reader: &Reader<'_>, at: usize) -> Option<Found> {
    ahead(reader, at)
        .or_else(|| sized(reader, at))
        .or_else(|| part_as(reader, at))
        .map(|span| ("comparison-times", span))
}

/// "more than six minutes ahead of her rival".
fn ahead(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    let ahead = reader.is(at, words!["ahead", "behind", "clear"]) && reader.is_behind(at, LEADS);
    let figure = reader.figure_before(at).filter(|_| ahead)?;
    let beside = if reader.is(at, words!["behind"]) { at } else { at + 1 };
    let whose = beside == at || reader.is(beside, words!["of"]);
    // "Behind schedule" counts from no rival.
    let plan = reader.is(beside + 1, words!["schedule", "time"]);
    (whose && !plan && figure.span.end + 1 >= at)
        .then(|| TokenSpan::new(figure.span.start, reader.clause_end(beside + 1)))
}

/// "about the size of a peacock", "an area the size of Norland".
fn sized(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    let measure = reader.is(at, words!["size", "height", "width", "weight", "length"])
        && reader.is(at + 1, words!["of"])
        && reader.is_behind(at, words!["the"])
        && at > reader.start + 1;
    let hedged = measure && reader.is_behind(at - 1, HEDGES);
    let apposed = measure
        && matches!(reader.tag(at - 2), Tag::Noun | Tag::Plural)
        && reader.is(at + 2, words!["a", "an", "two", "several"]);
    let start = at.saturating_sub(1 + usize::from(hedged));
    let noun = reader.head(at + 2 + usize::from(reader.tag(at + 2) == Tag::Determiner));
    let end = noun.map_or_else(|| reader.ranking_end(at + 2), |noun| noun + 1);
    ((hedged || apposed) && !reader.is_quoted(at)).then(|| TokenSpan::new(start, end))
}

/// "about a quarter as much money as asked for".
fn part_as(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    const PARTS: &[Word] = words!["quarter", "third", "fifth", "tenth", "half"];
    let part = reader.is(at, words!["as"])
        && reader.is(at + 1, words!["many", "much", "large", "big", "long"])
        && reader.is_behind(at, PARTS);
    let end = reader.clause_end(at);
    let beside = part && (at + 2..end).any(|at| reader.is(at, words!["as"]));
    let how_many =
        beside && at >= reader.start + 2 && matches!(reader.tag(at - 2), Tag::Determiner | Tag::Number);
    let start = at.saturating_sub(1 + usize::from(how_many));
    let hedged = reader.is_behind(start, HEDGES);
    beside.then(|| TokenSpan::new(start - usize::from(hedged), end))
}
