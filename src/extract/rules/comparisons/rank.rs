//! Firsts, lasts, only ones, and counts of times: "the first game of the day", "a third straight day", "ranked 31st".
//!
//! Invariant: labels ("the first half", "the second day") are no ranks.

use super::Found;
use super::reader::Reader;
use crate::text::lexicon::Class;
use crate::text::{Shape, Tag, TokenKind, TokenSpan, Word, words};

/// Nouns that a "first" or "second" before them names rather than ranks.
const LABELS: &[Word] = words![
    "half",
    "phase",
    "round",
    "stage",
    "part",
    "parts",
    "leg",
    "quarter",
    "name",
    "names",
    "lady",
    "minister",
    "place",
    "person",
    "aid",
    "responder",
    "responders",
    "degree",
    "language",
    "team",
    "class",
    "floor",
    "storey",
    "reading",
    "amendment",
    "division",
    "instance",
    "thing",
    "step",
    "steps",
    "glance",
    "sight",
    "hand",
    "rate",
    "baseman",
    "lieutenant",
    "sergeant",
    "officer",
    "world",
    "base",
    "minute",
    "season",
    "term",
    "page",
    "edition",
    "chapter",
    "question",
    "point",
    "gentleman",
    "nation",
    "nations",
    "wave",
    "few",
    "couple",
    "cousin",
    "one",
    "ones",
    "two",
    "resort",
    "century",
    "district",
    "opinion",
    "anniversary",
];

/// Words that tie a thing to the set it is ranked in.
const LINKS: &[Word] = words![
    "during", "before", "after", "under", "of", "in", "since", "to", "ever", "that", "who", "for", "about",
    "at", "among", "on", "from", "with", "not", "where", "which", "by", "known",
];

/// Verbs that a bare rank follows: "finished third".
const PLACED: &[Word] =
    words!["ranked", "ranks", "ranking", "finished", "finishing", "finish", "placed", "placing"];

/// The rank that hangs on the word `at`.
pub(super) fn rank(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let span = if reader.is(at, words!["first", "last", "only", "lone", "sole"]) {
        counted(reader, at)?
    } else if is_ordinal(reader, at) {
        ordinal(reader, at)?
    } else {
        return None;
    };
    Some(("comparison-rank", span))
}

/// Whether token `at` is "10th", "third" or another ordinal behind the first.
pub(super) fn is_ordinal(reader: &Reader<'_>, at: usize) -> bool {
    const ORDINALS: &[Word] = words![
        "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth",
    ];
    reader.token(at).is_some_and(|token| token.kind == TokenKind::Ordinal) || reader.is(at, ORDINALS)
}

/// "the first case of this type", "the only survivor", "first executions in decades".
fn counted(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    let only = reader.is(at, words!["only", "lone", "sole"]);
    if reader.is(at + 1, words!["-"]) && reader.is_tight(at + 1) {
        return None;
    }
    let determined = reader.is_behind(at, words!["the"]) || reader.is_possessed(at);
    let start = if reader.is_behind(at, words!["the"]) { at - 1 } else { at };
    if reader.is_behind(at, PLACED) && !only {
        return Some(TokenSpan::new(at, reader.ranking_end(at + 1)));
    }
    if !determined {
        return undetermined(reader, at).filter(|_| !only);
    }
    let head = reader.head(at + 1).or_else(|| before_infinitive(reader, at))?;
    if reader.is(head, words!["time", "times"]) && !only {
        return Some(TokenSpan::new(start, reader.ranking_end(head + 1)));
    }
    let label = !only
        && (reader.is(head, LABELS) || reader.has(head, Class::Period))
        && !(reader.is(head + 1, words!["to"]) && reader.tag(head + 2) == Tag::Base);
    let linked = reader.is(head + 1, LINKS);
    // "The last federal election" is the one before, "the first measles vaccine" the first of all.
    let told =
        only || linked || (head > at + 1 && (reader.is(at, words!["first"]) || reader.is_possessed(at)));
    // "The only way forward" is an opinion.
    let opinion = only && reader.is(head, words!["way", "reason", "thing"]);
    (told && !label && !opinion && !reader.is_behind(at, words!["my", "our"]))
        .then(|| TokenSpan::new(start, reader.ranking_end(head + 1)))
}

/// The word before "to" in "the first to arrive", "the first African American to lead it".
fn before_infinitive(reader: &Reader<'_>, at: usize) -> Option<usize> {
    const REACH: usize = 4;
    let to = (at + 1..at + 1 + REACH).find(|&at| reader.is(at, words!["to"]))?;
    (at + 1..to).all(|at| reader.tag(at) == Tag::Adjective || reader.is_nominal(at)).then_some(to - 1)
}

/// "first in Asia to legalise it", "first woman to lead the party", "First polls open", as headlines have it.
fn undetermined(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    const REACH: usize = 6;
    let opens = reader.token(at).is_some_and(|token| token.shape.has(Shape::PARAGRAPH_BEFORE));
    let told = |head: &usize| matches!(reader.tag(head + 1), Tag::Present | Tag::Past);
    let headline = opens && reader.is(at, words!["first"]);
    if reader.head(at + 1).is_some_and(|head| headline && told(&head) && !reader.is(head, LABELS)) {
        return Some(TokenSpan::new(at, reader.clause_end(at)));
    }
    let head = reader.head(at + 1).filter(|&head| !reader.is(head, LABELS)).unwrap_or(at);
    let to = (head + 1..(head + REACH).min(reader.end))
        .find(|&at| reader.is(at, words!["to"]) && reader.tag(at + 1) == Tag::Base)?;
    let within = to == head + 1 || reader.is(head + 1, words!["in", "of", "from"]);
    (within && !reader.is_behind(at, words!["at", "who"]))
        .then(|| TokenSpan::new(at, reader.ranking_end(head + 1)))
}

/// "the fifth time", "a third straight day", "the second woman to win", "ranked 31st in the world".
fn ordinal(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    const RUNS: &[Word] = words!["straight", "consecutive", "successive", "time"];
    if reader.is_behind(at, PLACED) {
        return Some(TokenSpan::new(at, reader.ranking_end(at + 1)));
    }
    let determined = reader.is_determined(at) || reader.is_behind(at, words!["record"]);
    let repeated = reader.is(at + 1, RUNS)
        && !(reader.is(at + 1, words!["time"]) && reader.is_behind(at, words!["one"]));
    let start = if reader.is_behind(at, words!["the", "a", "an"]) { at - 1 } else { at };
    if repeated && (determined || !reader.is(at + 1, words!["time"])) {
        let head = reader.head(at + 1).unwrap_or(at + 1);
        return Some(TokenSpan::new(start, reader.ranking_end(head + 1)));
    }
    if let Some(place) = place(reader, at) {
        return Some(place);
    }
    let head = reader.head(at + 1).filter(|&head| determined && !reader.is(head, LABELS))?;
    if reader.is_behind(at, words!["the"])
        && !reader.has(head, Class::Period)
        && !reader.has(head, Class::Title)
        && is_in_set(reader, head + 1)
    {
        return Some(TokenSpan::new(start, reader.ranking_end(head + 1)));
    }
    let to = reader.is(head + 1, words!["to"]) && reader.tag(head + 2) == Tag::Base;
    let since = reader.is(head + 1, words!["since", "ever"]);
    // "The fourth night in a row", "a third day running".
    let row = reader.is(head + 1, words!["running"])
        || (reader.is(head + 1, words!["in"])
            && reader.is(head + 2, words!["a"])
            && reader.is(head + 3, words!["row"]));
    (row || (to || since) && !reader.has(head, Class::Period))
        .then(|| TokenSpan::new(start, reader.ranking_end(head + 1)))
}

/// "in second place", "took third place overall".
fn place(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    let behind = words!["in", "took", "take", "takes", "taking", "claimed", "earned", "secured", "won"];
    let placed = reader.is(at + 1, words!["place"]) && reader.is_behind(at, behind);
    let overall = usize::from(reader.is(at + 2, words!["overall"]));
    placed.then(|| TokenSpan::new(at, reader.ranking_end(at + 2 + overall)))
}

/// Whether the set that something is counted in follows: "of the 2019 season", "in a month".
fn is_in_set(reader: &Reader<'_>, at: usize) -> bool {
    let of = reader.is(at, words!["of"]) && reader.is(at + 1, words!["the", "this", "its", "his", "her"]);
    of || reader.is(at, words!["in"]) && reader.is(at + 1, words!["a"]) && reader.has(at + 2, Class::Period)
}
