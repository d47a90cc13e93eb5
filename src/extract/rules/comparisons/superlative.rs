//! Superlatives: "the deadliest since …", "the world's largest bank", "the second-largest city", "most populous country".
//!
//! Invariant: a superlative within quotation marks is opinion unless it says whose or where it is the most.

use super::Found;
use super::rank::is_ordinal;
use super::reader::Reader;
use crate::text::{Tag, Token, TokenSpan, Word, words};

/// Words in -est that are no superlatives, or whose rank says nothing.
const NO_SUPERLATIVES: [&str; 25] = [
    "west", "east", "rest", "guest", "test", "request", "forest", "interest", "protest", "harvest", "arrest",
    "contest", "honest", "modest", "quest", "invest", "suggest", "midwest", "manifest", "chest", "nest",
    "unrest", "latest", "earnest", "dearest",
];

/// Words that carry a superlative to what it is ranked among.
const LINKS: &[Word] = words![
    "of", "in", "since", "to", "that", "ever", "for", "at", "among", "on", "from", "with", "outside",
    "anywhere",
];

/// Words between a possessor and its superlative at the most: "the world's 14 tallest".
const POSSESSOR_WORDS: usize = 6;

/// The superlative that hangs on the word `at`.
pub(super) fn superlative(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if most_since(reader, at) {
        return Some(("comparison-superlative", TokenSpan::new(at - 1, reader.ranking_end(at + 1))));
    }
    let behind = if reader.is(at, words!["most", "least"]) {
        let graded = matches!(reader.tag(at + 1), Tag::Adjective | Tag::Adverb | Tag::Participle);
        let counted = reader.is_behind(at, words!["the"]) && reader.tag(at + 1) == Tag::Plural;
        if (!graded && !counted) || reader.is(at + 1, words!["recent", "likely"]) {
            return None;
        }
        let adverb = reader.tag(at + 1) == Tag::Adverb
            && matches!(reader.tag(at + 2), Tag::Adjective | Tag::Participle | Tag::Past);
        at + 1 + usize::from(!counted) + usize::from(adverb)
    } else if is_superlative(reader, at)
        && !reader.is(at + 2, words!["case"])
        && !reader.is(at + 1, words!["wishes"])
    {
        joined_end(reader, compound_end(reader, at + 1))
    } else {
        return None;
    };
    let start = start(reader, at)?;
    // A verb cannot stand behind a superlative: what looks like one is a noun ("its smallest profit").
    let base = matches!(reader.tag(behind), Tag::Base | Tag::Present).then_some(behind);
    let head = reader.head(behind).or(base);
    let noun = head.map_or(behind, |head| head + 1);
    // "The largest group representing …", "the worst fire the port has seen".
    let clause = (head.is_some() && matches!(reader.tag(noun), Tag::Gerund | Tag::Determiner))
        || reader.is(noun, words!["its", "their", "his", "her"]) && reader.is_behind(at, words!["the"])
        || reader.is(noun, words!["recorded", "known", "seen", "yet"]);
    let linked = reader.is(noun, LINKS) || clause;
    let joined = start == at && reader.is_behind(at, words!["and", "or"]);
    let dated = reader.is(noun, words!["to"]) && reader.is(noun + 1, words!["date"]);
    let among = start + 1 < at || joined || dated || reader.is(noun, words!["since", "in"]);
    if (head.is_none() && !linked) || (reader.is_quoted(at) && !among) {
        return None;
    }
    let told = reader.is(noun, words!["recorded", "known", "seen"]);
    let end = match () {
        () if told => reader.ranking_end(noun + 1),
        () if linked => reader.ranking_end(noun),
        () if reader.is(noun, words!["so", "yet"]) && reader.is(noun + 1, words!["far"]) => noun + 2,
        () => noun,
    };
    Some(("comparison-superlative", TokenSpan::new(start, end)))
}

fn is_superlative(reader: &Reader<'_>, at: usize) -> bool {
    let written = reader.written(at);
    matches!(written, "best" | "worst")
        || (written.len() > 5
            && written.ends_with("est")
            && !NO_SUPERLATIVES.contains(&written)
            && !reader.token(at).is_some_and(Token::is_capital))
}

/// "the most for the party since 1988", "the least in ten years": the most of what was told before.
fn most_since(reader: &Reader<'_>, at: usize) -> bool {
    const REACH: usize = 8;
    let bare = reader.is(at, words!["most", "least"])
        && reader.is_behind(at, words!["the"])
        && reader.is(at + 1, words!["for", "in", "since", "ever", "by"]);
    bare && !reader.is_quoted(at) && (at + 1..at + REACH).any(|at| reader.is(at, words!["since", "ever"]))
}

/// The end of a second superlative that is joined to the first behind `at`: "largest and strongest".
fn joined_end(reader: &Reader<'_>, at: usize) -> usize {
    let joined = reader.is(at, words!["and", "or"]) && is_superlative(reader, at + 1);
    if joined { compound_end(reader, at + 2) } else { at }
}

/// The end of a compound that goes on behind `at`: "fastest-growing".
fn compound_end(reader: &Reader<'_>, at: usize) -> usize {
    if reader.is(at, words!["-"]) && reader.is_tight(at) { at + 2 } else { at }
}

/// Where a superlative begins: with its article or with whose it is, the rank or number before it included.
///
/// `None` where nothing of the kind stands before it, or where it is part of a set phrase ("at the latest").
fn start(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let mut start = at;
    while start > reader.start {
        let before = start - 1;
        let rank = is_ordinal(reader, before) || reader.tag(before) == Tag::Number;
        let hyphen =
            reader.is(before, words!["-"]) && before > reader.start && is_ordinal(reader, before - 1);
        if !rank && !hyphen {
            break;
        }
        start = before;
    }
    if reader.is_behind(start, words!["the"]) {
        return (!reader.is_behind(start - 1, words!["at"])).then_some(start - 1);
    }
    if reader.is_behind(start, words!["its", "his", "her", "their", "our", "a"]) {
        return Some(start);
    }
    if reader.is_behind(start, words!["'s", "’s", "'", "’"]) {
        return Some(possessor(reader, start - 1));
    }
    // "Africa's biggest economy and most populous country".
    (reader.is_behind(start, words!["and", "or"]) && reader.start + 1 == start).then_some(start)
}

/// Where the phrase that owns the possessive mark `mark` begins.
fn possessor(reader: &Reader<'_>, mark: usize) -> usize {
    let first = mark.saturating_sub(POSSESSOR_WORDS).max(reader.start);
    let owns = |at: &usize| reader.is_nominal(*at) || reader.tag(*at) == Tag::Adjective;
    let start = (first..mark).rev().take_while(owns).last().unwrap_or(mark);
    if reader.is_behind(start, words!["the"]) { start - 1 } else { start }
}
