//! Places taken in an order: "finished third", "came in second", "in second place", "top spot on the ladder".
//!
//! Invariant: a place is told by a verb or by the word "place"; a bare ordinal is none.

use super::reader::Reader;
use crate::text::{TokenSpan, Word, words};

/// Verbs that a bare rank follows: "finished third".
const PLACED: &[Word] =
    words!["ranked", "ranks", "ranking", "finished", "finishing", "finish", "placed", "placing"];

/// Verbs that a rank follows behind "in": "came in second".
const CAME: &[Word] = words!["came", "come", "comes", "coming"];

/// Words that bring a place which is named as one: "took third place".
const BRINGING: &[Word] = words![
    "in",
    "took",
    "take",
    "takes",
    "taking",
    "claimed",
    "earned",
    "secured",
    "won",
    "maintained",
    "held",
    "hold",
    "holds",
    "reached",
    "retained",
    "kept",
];

/// The place that hangs on the ordinal, "last" or "top" at `at`.
pub(super) fn place(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    if reader.is(at, words!["only", "lone", "sole", "final"]) {
        return None;
    }
    let came = reader.is_behind(at, words!["in"]) && at > reader.start && reader.is_behind(at - 1, CAME);
    if (reader.is_behind(at, PLACED) || came) && !reader.is(at + 1, words!["and", "-"]) {
        return Some(TokenSpan::new(at, place_end(reader, at + 1)));
    }
    let named = reader.is(at + 1, words!["place", "spot"]);
    let start = if reader.is_behind(at, words!["the"]) { at - 1 } else { at };
    let overall = usize::from(reader.is(at + 2, words!["overall"]));
    (named && reader.is_behind(start, BRINGING))
        .then(|| TokenSpan::new(start, place_end(reader, at + 2 + overall)))
}

/// The end of what a place is taken in: "second in Norland | with a fifth of the vote".
fn place_end(reader: &Reader<'_>, at: usize) -> usize {
    let end = reader.ranking_end(at);
    (at..end).find(|&at| reader.is(at, words!["with", "by", "after"])).unwrap_or(end)
}

/// "maintained top spot on the ladder".
pub(super) fn top(reader: &Reader<'_>, at: usize) -> Option<(&'static str, TokenSpan)> {
    let top = reader.is(at, words!["top"]) && !reader.is_quoted(at);
    place(reader, at).filter(|_| top).map(|span| ("comparison-rank", span))
}
