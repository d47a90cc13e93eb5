//! What is told beside something else: "larger than", "compared with", "twice as many", "the same … as", "doubled".
//!
//! Invariant: "more than 40" is a hedge and no comparison.

use super::Found;
use super::reader::Reader;
use crate::text::lexicon::Class;
use crate::text::{Tag, TokenSpan, Word, words};

/// Words in -er that compare nothing.
const NO_COMPARATIVES: &[Word] = words!["rather", "other", "later", "earlier", "further", "sooner"];

/// Words that say how much more or less.
const DEGREES: &[Word] =
    words!["much", "far", "slightly", "significantly", "even", "considerably", "substantially", "markedly"];

/// Words between a comparative and its "than" at the most: "a shorter runway than".
const THAN_REACH: usize = 10;

/// Words between a number and the comparative it belongs to at the most: "half a percentage point less".
const MEASURE_WORDS: usize = 3;

/// The comparison that hangs on the word `at`.
pub(super) fn beside(reader: &Reader<'_>, at: usize) -> Option<Found> {
    compared(reader, at)
        .map(|span| ("comparison-compared", span))
        .or_else(|| than(reader, at).map(|span| ("comparison-than", span)))
        .or_else(|| times(reader, at).map(|span| ("comparison-times", span)))
}

/// "compared with 7% in Norland", "in contrast to its neighbours", "the same rights as others".
fn compared(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    let to = |at: usize| reader.is(at, words!["to", "with"]);
    // "These they compared to others" tells what was done.
    let done = at > reader.start && reader.tag(at - 1) == Tag::Pronoun;
    if reader.is(at, words!["compared", "comparable"]) && to(at + 1) && !done {
        return Some(TokenSpan::new(at, reader.clause_end(at)));
    }
    let contrast =
        reader.is(at, words!["contrast", "comparison"]) && reader.is_behind(at, words!["in"]) && to(at + 1);
    (contrast || same_as(reader, at)).then(|| TokenSpan::new(at - 1, reader.clause_end(at)))
}

/// "the same rights as their neighbours".
fn same_as(reader: &Reader<'_>, at: usize) -> bool {
    const SET: &[Word] = words!["time", "day", "way", "thing"];
    reader.is(at, words!["same"])
        && reader.is_behind(at, words!["the"])
        && reader.head(at + 1).is_some_and(|head| reader.is(head + 1, words!["as"]) && !reader.is(head, SET))
}

/// "quicker than expected", "a much shorter runway than the other field", "two points lower than in July".
fn than(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    if !is_comparative(reader, at) || reader.is_quoted(at) {
        return None;
    }
    let last = (at + 1 + THAN_REACH).min(reader.end);
    let than = (at + 1..last).find(|&at| {
        // "then expected" is a slip that drafts are full of.
        reader.is(at, words!["than"])
            || (reader.is(at, words!["then"]) && reader.is(at + 1, words!["expected"]))
    })?;
    let plain = (at + 1..than).all(|at| !reader.is(at, words![",", ".", ";", ":", "(", ")"]));
    let hedges = than == at + 1 && reader.is(at, words!["more", "less", "fewer"]);
    if !plain || (hedges && is_amount(reader, than + 1)) {
        return None;
    }
    let start = measured_start(reader, at);
    Some(TokenSpan::new(start, reader.ranking_end(than + 1).max(than + 2).min(reader.end)))
}

fn is_comparative(reader: &Reader<'_>, at: usize) -> bool {
    let written = reader.written(at);
    reader.is(at, words!["more", "less", "fewer", "better", "worse"])
        || (written.len() > 4
            && written.ends_with("er")
            && (matches!(reader.tag(at), Tag::Adjective | Tag::Adverb)
                || reader.is(at + 1, words!["than", "then"])
                || reader.is_behind(at, DEGREES))
            && (!reader.is(at, NO_COMPARATIVES)
                || reader.is(at, words!["earlier", "later", "sooner"]) && is_order(reader, at)))
}

/// "earlier than planned", which ranks two events; "later than Monday" sets a term.
fn is_order(reader: &Reader<'_>, at: usize) -> bool {
    reader.is(at + 1, words!["than"])
        && !reader.is_behind(at, words!["no", "not"])
        && !is_amount(reader, at + 2)
        && !reader.has(at + 2, Class::CalendarName)
}

/// Whether an amount follows, so that "more than" before it hedges.
fn is_amount(reader: &Reader<'_>, at: usize) -> bool {
    reader.tag(at) == Tag::Number
        || reader.is(at, words!["a", "an", "half", "one"])
        || reader.figure_end(at).is_some()
}

/// Where the comparative `at` begins: with "much", or with the figure it differs by.
fn measured_start(reader: &Reader<'_>, at: usize) -> usize {
    if reader.is_behind(at, DEGREES) {
        return at - 1;
    }
    let measured = at > reader.start
        && (reader.has(at - 1, Class::Period) || reader.is_behind(at, words!["point", "points"]))
        || reader.is(at, words!["more", "fewer", "less"]) && reader.is_nominal(at.saturating_sub(1));
    let near = |end: usize| end + MEASURE_WORDS >= at && (end..at).all(|at| !reader.is(at, words![",", "-"]));
    let differs = |end: usize| end == at || (end < at && measured && near(end));
    let figure = reader.figure_before(at).filter(|figure| differs(figure.span.end));
    figure.map_or(at, |figure| figure.span.start)
}

/// "doubled the lead", "halving its staff", "twice as many", "almost double that of a week earlier".
fn times(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    const VERBS: &[Word] = words![
        "doubled",
        "doubling",
        "tripled",
        "tripling",
        "trebled",
        "trebling",
        "halved",
        "halving",
        "quadrupled",
        "quadrupling",
        "outnumbered",
        "outnumber",
    ];
    if reader.is(at, VERBS) {
        let phrase = reader.context.phrases.starting(at + 1).map(|phrase| phrase.base.end.min(reader.end));
        let end = phrase.or_else(|| reader.head(at + 1).map(|head| head + 1)).unwrap_or(at + 1);
        return Some(TokenSpan::new(at, end));
    }
    let hedged =
        if reader.is_behind(at, words!["almost", "nearly", "about", "roughly"]) { at - 1 } else { at };
    if reader.is(at, words!["double", "twice", "triple", "half"])
        && reader.is(at + 1, words!["that", "the", "what", "as"])
    {
        let sized = !reader.is(at, words!["half"]) || reader.is(at + 1, words!["as", "that"]);
        let of = (at + 2..(at + 5).min(reader.end)).any(|at| reader.is(at, words!["of", "as"]));
        return (sized && of).then(|| TokenSpan::new(hedged, measure_end(reader, at + 1)));
    }
    let multiple = reader.is(at, words!["times"])
        && (reader.is(at + 1, words!["the"])
            || reader.is(at + 1, words!["as"]) && as_follows(reader, at + 2)
            || is_comparative(reader, at + 1));
    let number = multiple
        && at > reader.start
        && (reader.tag(at - 1) == Tag::Number || reader.is_behind(at, words!["several", "many"]));
    if number {
        return Some(TokenSpan::new(at - 1, measure_end(reader, at + 1)));
    }
    as_as(reader, at).or_else(|| exceeds(reader, at)).or_else(|| expected(reader, at))
}

/// Whether "as" follows soon: "as many as".
fn as_follows(reader: &Reader<'_>, at: usize) -> bool {
    (at + 1..at + 6).any(|at| reader.is(at, words!["as"])) || reader.is(at, words!["many", "much"])
}

/// The end of what something is so many times of: the clause, or what is joined to it.
fn measure_end(reader: &Reader<'_>, at: usize) -> usize {
    let end = reader.clause_end(at);
    (at..end).find(|&at| reader.tag(at) == Tag::Coordinator).unwrap_or(end)
}

/// "as large as Norland", which is no set phrase.
fn as_as(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    const SET: &[Word] =
        words!["well", "soon", "long", "far", "much", "many", "early", "late", "little", "few", "recently"];
    let graded = matches!(reader.tag(at + 1), Tag::Adjective) && !reader.is(at + 1, SET);
    let hedges = reader.figure_end(at).is_some()
        || reader.figure_end(at + 3).is_some()
        || reader.figure_end(at + 4).is_some();
    let fits = reader.is(at, words!["as"])
        && graded
        && reader.is(at + 2, words!["as"])
        && !hedges
        && !reader.is_quoted(at);
    fits.then(|| TokenSpan::new(at, reader.clause_end(at + 2)))
}

/// "exceeded those of any other year".
fn exceeds(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    let verb = reader
        .is(at, words!["exceed", "exceeds", "exceeded", "exceeding", "surpassed", "surpassing", "topped"]);
    let other = reader.is(at + 1, words!["that", "those", "any", "all"]);
    (verb && other && !reader.has(at + 2, Class::Period))
        .then(|| TokenSpan::new(at, reader.clause_end(at + 1)))
}

/// "well below what analysts had forecast", "above the 8% that banks expected", "beat expectations", "short of hopes".
fn expected(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    const HOPES: &[Word] = words![
        "expectations",
        "forecasts",
        "estimates",
        "predictions",
        "hopes",
        "expected",
        "forecast",
        "estimated",
        "hoped",
        "projections",
        "goal",
        "target",
    ];
    const REACH: usize = 12;
    let beats =
        reader.is(at, words!["beat", "beats", "beating", "missed", "topped", "exceeded", "exceeding"]);
    let beyond = reader.is(at, words!["above", "below", "beyond"]);
    let short = reader.is(at, words!["short"]) && reader.is(at + 1, words!["of"]);
    if !beats && !beyond && !short {
        return None;
    }
    let end = reader.clause_end(at + 1).min(at + REACH);
    let hope = (at + 1..end).find(|&at| {
        reader.is(at, HOPES) || (reader.is(at, words!["looking"]) && reader.is(at + 1, words!["for"]))
    })?;
    let near = beyond || hope <= at + 4;
    let start = match () {
        () if beyond && reader.is_behind(at, words!["well", "far", "just", "slightly"]) => at - 1,
        () if short && reader.is_behind(at, words!["fell", "fall", "falls", "falling", "fallen"]) => at - 1,
        () => at,
    };
    near.then(|| TokenSpan::new(start, end))
}
