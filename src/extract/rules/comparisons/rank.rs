//! Firsts, lasts, only ones, and counts of times: "the first game of the day", "a third straight day", "ranked 31st".
//!
//! Invariant: labels ("the first half", "the second day") are no ranks.

use super::Found;
use super::place::place;
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

/// What a "final" one ends a series of; the final say, trek or court is no last of many.
const RUNS_OUT: &[Word] = words![
    "season",
    "episode",
    "mission",
    "debate",
    "game",
    "match",
    "album",
    "film",
    "novel",
    "show",
    "concert",
    "appearance",
    "race",
    "performance",
    "flight",
    "post",
    "speech",
    "interview",
    "tour",
    "address",
];

/// Words that tie a thing to the set it is ranked in.
const LINKS: &[Word] = words![
    "during", "before", "after", "under", "of", "in", "since", "to", "ever", "that", "who", "for", "about",
    "at", "among", "on", "from", "with", "not", "where", "which", "by", "known",
];

/// The rank that hangs on the word `at`.
pub(super) fn rank(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let span = if reader.is(at, words!["first", "last", "only", "lone", "sole", "final"]) {
        place(reader, at).or_else(|| counted(reader, at)).or_else(|| few(reader, at))?
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
    if !determined {
        return undetermined(reader, at).filter(|_| !only);
    }
    let head = reader.head(at + 1).or_else(|| before_infinitive(reader, at))?;
    if !only && reader.is(at + 1, words!["time", "times"]) {
        return timed(reader, start, at);
    }
    if reader.is(at, words!["final"]) && !reader.is(head, RUNS_OUT) {
        return None;
    }
    let label = !only
        && ((head == at + 1 && reader.is(head, LABELS)) || reader.has(head, Class::Period))
        && !(reader.is(head + 1, words!["to"]) && is_infinitive(reader, head + 2));
    let linked = reader.is(head + 1, LINKS);
    // "The last federal election" is the one before, "the first measles vaccine" the first of all.
    let told = only
        || linked
        || (reader.is(at, words!["final"]) && reader.is_possessed(at))
        || (head > at + 1 && (reader.is(at, words!["first"]) || reader.is_possessed(at)));
    // "The only way forward" is an opinion.
    let opinion = only && reader.is(at + 1, words!["way", "reason", "thing"]);
    (told && !label && !opinion && !reader.is_behind(at, words!["my", "our"]))
        .then(|| TokenSpan::new(start, reader.ranking_end(head + 1)))
}

/// "the first time scientists found it": within quotation marks only where it goes on, or else it is talk.
fn timed(reader: &Reader<'_>, start: usize, at: usize) -> Option<TokenSpan> {
    let end = reader.ranking_end(at + 2);
    let talk = reader.is_quoted(at) && end == at + 2;
    (!talk).then(|| TokenSpan::new(start, end))
}

/// Whether a verb in its plain form stands at `at`, "be" and "have" included.
fn is_infinitive(reader: &Reader<'_>, at: usize) -> bool {
    reader.tag(at) == Tag::Base || reader.is(at, words!["be", "have", "become"])
}

/// "only two ships have been lost", "only the court may lift it", "only once before": the few that something holds of.
fn few(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    const NOUN_WORDS: usize = 6;
    if !reader.is(at, words!["only"]) || reader.is_quoted(at) {
        return None;
    }
    if reader.is(at + 1, words!["once", "twice"]) && reader.is(at + 2, words!["before", "since"]) {
        return Some(TokenSpan::new(at, reader.clause_end(at)));
    }
    let verb = (at + 2..at + 2 + NOUN_WORDS).find(|&at| reader.tag(at) == Tag::Auxiliary)?;
    let plain = (at + 1..verb).all(|at| {
        reader.is_nominal(at) || matches!(reader.tag(at), Tag::Determiner | Tag::Number | Tag::Adjective)
    });
    let counted = reader.tag(at + 1) == Tag::Number
        && reader.is(verb, words!["have", "has", "had"])
        && reader.is(verb + 1, words!["been", "ever", "won", "made"]);
    let named = reader.tag(at + 1) != Tag::Number
        && reader.is(verb, words!["may", "can"])
        && reader.tag(verb + 1) == Tag::Base;
    (plain && (counted || named)).then(|| TokenSpan::new(at, reader.clause_end(at)))
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
    // "Norland becomes first port in Asia with a tunnel".
    let becomes = reader.is_behind(at, words!["becomes", "became", "become", "becoming"]);
    if becomes && head > at && reader.is(head + 1, LINKS) {
        return Some(TokenSpan::new(at, reader.ranking_end(head + 1)));
    }
    let to = (head + 1..(head + REACH).min(reader.end))
        .find(|&at| reader.is(at, words!["to"]) && is_infinitive(reader, at + 1))?;
    let within = to == head + 1 || reader.is(head + 1, words!["in", "of", "from"]);
    (within && !reader.is_behind(at, words!["at", "who"]))
        .then(|| TokenSpan::new(at, reader.ranking_end(head + 1)))
}

/// "the fifth time", "a third straight day", "the second woman to win", "ranked 31st in the world".
fn ordinal(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    const RUNS: &[Word] = words!["straight", "consecutive", "successive", "time"];
    let determined = reader.is_determined(at) || reader.is_behind(at, words!["record"]);
    let repeated = reader.is(at + 1, RUNS)
        && !(reader.is(at + 1, words!["time"]) && reader.is_behind(at, words!["one"]));
    let start = if reader.is_behind(at, words!["the", "a", "an"]) { at - 1 } else { at };
    if repeated && (determined || !reader.is(at + 1, words!["time"])) {
        let head = reader.head(at + 1).unwrap_or(at + 1);
        return Some(TokenSpan::new(start, reader.ranking_end(head + 1)));
    }
    if let Some(span) = place(reader, at).or_else(|| yearly(reader, start, at)) {
        return Some(span);
    }
    let head = reader.head(at + 1).filter(|&head| determined && !reader.is(head, LABELS))?;
    if reader.is_behind(at, words!["the"])
        && !reader.has(head, Class::Period)
        && !reader.has(head, Class::Title)
        && is_in_set(reader, head + 1)
    {
        return Some(TokenSpan::new(start, reader.ranking_end(head + 1)));
    }
    let to = reader.is(head + 1, words!["to"]) && is_infinitive(reader, head + 2);
    let since = reader.is(head + 1, words!["since", "ever"]);
    // "The fourth night in a row", "a third day running".
    let row = reader.is(head + 1, words!["running"])
        || (reader.is(head + 1, words!["in"])
            && reader.is(head + 2, words!["a"])
            && reader.is(head + 3, words!["row"]));
    (row || (to || since) && !reader.has(head, Class::Period))
        .then(|| TokenSpan::new(start, reader.ranking_end(head + 1)))
}

/// "the sixth annual boat fair in Ellery", "its third hurricane": one of a series that is kept count of.
fn yearly(reader: &Reader<'_>, start: usize, at: usize) -> Option<TokenSpan> {
    const SERIES: &[Word] = words![
        "term",
        "title",
        "championship",
        "hurricane",
        "marriage",
        "conviction",
        "album",
        "novel",
        "victory",
        "win",
        "medal",
        "gold",
        "trophy",
        "crown",
        "impeachment",
        "bailout",
        "mandate",
    ];
    let annual = reader.is(at + 1, words!["annual"]).then(|| reader.head(at + 2).unwrap_or(at + 1));
    let kept = || reader.head(at + 1).filter(|&head| reader.is_possessed(at) && reader.is(head, SERIES));
    let head = annual.or_else(kept)?;
    Some(TokenSpan::new(start, reader.ranking_end(head + 1)))
}

/// Whether the set that something is counted in follows: "of the 2019 season", "in a month".
fn is_in_set(reader: &Reader<'_>, at: usize) -> bool {
    let of = reader.is(at, words!["of"]) && reader.is(at + 1, words!["the", "this", "its", "his", "her"]);
    of || reader.is(at, words!["in"]) && reader.is(at + 1, words!["a"]) && reader.has(at + 2, Class::Period)
}
