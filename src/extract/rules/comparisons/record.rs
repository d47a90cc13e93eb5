//! Records and highs: "set a climbing record", "a record high of 110,000", "record turnout".
//!
//! Invariant: records that are kept ("a criminal record", "medical records") are none.

use super::Found;
use super::reader::Reader;
use crate::text::TokenSpan;
use crate::text::Word;
use crate::text::lexicon::Class;
use crate::text::words;

/// Verbs that make, hold or break a record.
const VERBS: &[Word] = words![
    "set",
    "sets",
    "setting",
    "break",
    "breaks",
    "broke",
    "broken",
    "breaking",
    "hold",
    "holds",
    "held",
    "holding",
    "beat",
    "beats",
    "beating",
    "beaten",
    "equal",
    "equals",
    "equalled",
    "equaling",
    "smashed",
    "shattered",
    "matched",
    "surpassed",
];

/// Words before "record" that make it a file.
const FILES: &[Word] =
    words!["criminal", "medical", "track", "voting", "safety", "arrest", "public", "court", "police", "on"];

/// Words behind "record" that make it a disc or a list.
const DISCS: &[Word] =
    words!["label", "company", "store", "deal", "book", "books", "player", "producer", "keeping"];

/// Words between the verb and its record at the most: "breaking his own world record".
const REACH: usize = 8;

/// The record that hangs on the word `at`.
pub(super) fn record(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let span = set(reader, at).or_else(|| extreme(reader, at))?;
    Some(("comparison-record", span))
}

/// "a 24-year high of 6 percent", "an all-time low", which are records of a stretch of time.
fn extreme(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    let period = at >= reader.start + 3
        && (reader.has(at - 1, Class::Period) || reader.is_behind(at, words!["time"]))
        && reader.is(at - 2, words!["-"]);
    if !reader.is(at, words!["high", "low", "highs", "lows"]) || !period {
        return None;
    }
    let start = at - 3;
    let start = if reader.is_behind(start, words!["a", "an", "the"]) { start - 1 } else { start };
    let figure = if reader.is(at + 1, words!["of"]) { reader.counted_end(at + 2) } else { None };
    Some(TokenSpan::new(start, figure.unwrap_or(at + 1)))
}

/// "set a climbing record", "a record high of 110,000".
fn set(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    if !reader.is(at, words!["record", "records"]) || reader.is_behind(at, FILES) || reader.is(at + 1, DISCS)
    {
        return None;
    }
    let first = at.saturating_sub(REACH).max(reader.start);
    let verb = (first..at).rev().find(|&at| reader.is(at, VERBS));
    let start = match verb {
        Some(verb) if (verb + 1..at).all(|at| !reader.is(at, words![",", "."])) => verb,
        _ if reader.is(at, words!["record"]) => qualifying(reader, at)?,
        _ => return None,
    };
    let head = if verb.is_some() { at } else { reader.head(at + 1).unwrap_or(at) };
    let figure = if reader.is(head + 1, words!["of"]) { reader.counted_end(head + 2) } else { None };
    let end = figure.unwrap_or_else(|| match reader.written(head + 1) {
        "for" | "in" | "since" | "of" => reader.ranking_end(head + 1),
        _ => head + 1,
    });
    // A time of the clock is written in parts: "a record of 2:17:01".
    let parts =
        (end..end + 4).step_by(2).take_while(|&at| reader.is(at, words![":"]) && reader.is_tight(at)).count();
    Some(TokenSpan::new(start, end + 2 * parts))
}

/// The start of "a record high", where the record qualifies a noun or a figure.
fn qualifying(reader: &Reader<'_>, at: usize) -> Option<usize> {
    const KEPT: &[Word] = words!["world", "course", "national", "state", "olympic", "league"];
    let kept =
        reader.is_behind(at, KEPT) || reader.is_behind(at, words!["a"]) && reader.is(at + 1, words!["for"]);
    let timed = reader.is(at + 1, words!["of"]) && reader.is(at + 3, words![":"]);
    if kept || timed {
        let first = at.saturating_sub(REACH).max(reader.start);
        return (first..at).rev().find(|&at| reader.is(at, words!["the", "a", "an", "his", "her"]));
    }
    let qualifies = reader.head(at + 1).is_some() || reader.is(at + 1, words!["high", "low"]);
    let figure = reader.figure_end(at + 1).is_some();
    let start = if reader.is_behind(at, words!["a", "the"]) { at - 1 } else { at };
    (qualifies || figure).then_some(start)
}
