//! Rises, falls and steady levels with a figure: "rose 3% from a year ago", "up 46 cents", "a drop of 5 percent".
//!
//! Invariant: a rise without a figure or a stated base is no claim.

use super::Found;
use super::reader::Reader;
use crate::text::lexicon::Class;
use crate::text::{Tag, TokenSpan, Word, words};

/// Words between a verb of change and its figure at the most: "increasing the confirmed death toll from fourteen to 31".
const REACH: usize = 14;

/// The change that hangs on the word `at`.
pub(super) fn change(reader: &Reader<'_>, at: usize) -> Option<Found> {
    moved(reader, at)
        .or_else(|| based(reader, at))
        .or_else(|| by_rate(reader, at))
        .or_else(|| up_or_down(reader, at))
        .or_else(|| steady(reader, at))
        .or_else(|| higher(reader, at))
        .or_else(|| taken(reader, at))
        .or_else(|| noun(reader, at))
        .map(|span| ("comparison-change", span))
}

/// "rose by 15 from a day earlier", "increased its forecast by 0.1 points", "fell to 40".
fn moved(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    let verb = reader.has(at, Class::Change) && !reader.is_determined(at);
    let noun =
        matches!(reader.tag(at), Tag::Noun | Tag::Plural | Tag::Adjective) && !follows_subject(reader, at);
    if !verb || noun {
        return None;
    }
    let figure = first_figure(reader, at)?;
    Some(TokenSpan::new(at, change_end(reader, figure)))
}

/// Whether a word that may be a noun or a verb stands where a verb does: behind "to", "will" or a plural.
fn follows_subject(reader: &Reader<'_>, at: usize) -> bool {
    at > reader.start
        && matches!(reader.tag(at - 1), Tag::Particle | Tag::Auxiliary | Tag::Pronoun | Tag::Plural)
}

/// The first figure behind `at` that tells the change or the level: "by a tepid 1.6 percent", "to 4.2 percent".
fn first_figure(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let limit = reader.clause_end(at + 1).min(at + 1 + REACH);
    let figure = (at + 1..limit).find(|&at| reader.figure_end(at).is_some())?;
    let lead =
        (at + 1..figure).rev().find(|&at| reader.tag(at) == Tag::Preposition || reader.is(at, words!["to"]));
    let told = match lead {
        None => figure <= at + 3 && !reader.is(at + 1, words!["the"]),
        // A level or a change stands close behind its preposition: "by a tepid 1.6 percent".
        Some(lead) => {
            let plain = |at| matches!(reader.tag(at), Tag::Determiner | Tag::Adjective | Tag::Adverb);
            is_measure(reader, lead) && figure <= lead + 3 && (lead + 1..figure).all(plain)
        }
    };
    let one = reader.is(figure, words!["one"]) && reader.figure_end(figure) == Some(figure + 1);
    (told && !one).then_some(figure)
}

fn is_measure(reader: &Reader<'_>, at: usize) -> bool {
    const MEASURES: &[Word] =
        words!["by", "to", "from", "at", "above", "below", "past", "over", "under", "beyond", "than"];
    reader.is(at, MEASURES)
}

/// "dropped sharply from a year ago", "have worsened since June": no figure, but the base it is measured from.
fn based(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    const ADVERBS: usize = 3;
    let verb = reader.has(at, Class::Change)
        && matches!(reader.tag(at), Tag::Past | Tag::Participle | Tag::Present | Tag::Base)
        && !reader.is_determined(at);
    if !verb {
        return None;
    }
    let first = (at + 1..at + 1 + ADVERBS).find(|&at| reader.tag(at) != Tag::Adverb)?;
    let dated = (first + 1..first + 5).any(|at| {
        reader.has(at, Class::CalendarName) || reader.has(at, Class::Period) || reader.tag(at) == Tag::Number
    });
    (reader.is(first, words!["from", "since"]) && dated).then(|| TokenSpan::new(at, base_end(reader, first)))
}

/// "lost 0.8 percent", "lifted the index 1.2 percent", "gained 66 seats": verbs that tell a change by its measure alone.
fn by_rate(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    const VERBS: &[Word] = words![
        "lost", "lose", "loses", "losing", "lifted", "lift", "lifting", "added", "adding", "netted",
        "gained", "gaining", "raised", "raising", "cut", "pushed",
    ];
    const OBJECT_WORDS: usize = 5;
    if !reader.is(at, VERBS) {
        return None;
    }
    let limit = reader.clause_end(at + 1).min(at + 1 + OBJECT_WORDS);
    let figure = (at + 1..limit).find(|&at| reader.figure_end(at).is_some())?;
    let end = reader.figure_end(figure)?;
    let rate =
        reader.is(end - 1, words!["%", "percent", "cent", "points"]) || reader.is(end, words!["points"]);
    let seats = (end..end + 3).any(|at| reader.is(at, words!["seats", "seat"])) && figure <= at + 3;
    let plain = (at + 1..figure).all(|at| reader.tag(at) != Tag::Preposition);
    ((rate || seats) && plain).then(|| TokenSpan::new(at, change_end(reader, figure)))
}

/// The end of the change whose first figure is `figure`: its base included, its level only where no change is told.
fn change_end(reader: &Reader<'_>, figure: usize) -> usize {
    let mut end = reader.counted_end(figure).unwrap_or(figure + 1);
    // "fell $1.25, or 1.4 percent": the same change in another measure.
    if reader.is(end, words![","]) && reader.is(end + 1, words!["or"]) {
        end = reader.counted_end(end + 2).unwrap_or(end);
    }
    let level =
        reader.is_behind(figure, words!["to", "from"]) || reader.is_behind(figure - 1, words!["to", "from"]);
    let next = match reader.written(end) {
        "to" if level => reader.figure_end(end + 1),
        "from" | "since" => Some(base_end(reader, end)),
        "to" => reader
            .figure_end(end + 1)
            .filter(|&level| reader.is(level, words!["from"]))
            .map(|level| base_end(reader, level)),
        "for" if reader.is(end + 1, words!["the"]) && reader.is(end + 2, words!["first"]) => {
            Some(reader.clause_end(end))
        }
        "over" | "on" if reader.is(end + 1, words!["a", "the"]) && reader.has(end + 2, Class::Period) => {
            Some(reader.clause_end(end))
        }
        _ => None,
    };
    next.unwrap_or(end)
}

/// The end of what a change counts from, which begins with the word `at`: "from $1.11 the day before".
fn base_end(reader: &Reader<'_>, at: usize) -> usize {
    let end = reader.clause_end(at);
    let since = reader.is(at, words!["since"]);
    let goes_on = |at: &usize| {
        let joined =
            reader.is(*at, words!["as", "after", "when", "with", "amid", "and"]) && !reader.is_tight(*at - 1);
        !since && (joined || reader.tag(*at) == Tag::Past)
    };
    (at..end).find(goes_on).unwrap_or(end)
}

/// "up 46 cents", "down 0.2 points from the last estimate", "up from 14".
fn up_or_down(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    if !reader.is(at, words!["up", "down"]) {
        return None;
    }
    const PEAK_REACH: usize = 7;
    if reader.is(at + 1, words!["from", "by"]) {
        let last = reader.clause_end(at + 1).min(at + PEAK_REACH);
        let figure = (at + 2..last).any(|at| reader.figure_end(at).is_some());
        let dated = reader.has(at + 2, Class::CalendarName);
        return (figure && !dated).then(|| TokenSpan::new(at, base_end(reader, at + 1)));
    }
    if reader.is(at + 1, words!["to"]) {
        let figure = reader.figure_end(at + 2).map(|_| at + 2)?;
        // "Ticked down to 98.87": the verb says how.
        let verb = at > reader.start && reader.tag(at - 1) == Tag::Past;
        return Some(TokenSpan::new(at - usize::from(verb), change_end(reader, figure)));
    }
    let figure = reader.context.figure_at(at + 1)?;
    if figure.unit.is_none()
        && !reader.is(figure.span.end, words!["point", "points", "cents", "pence", "basis"])
    {
        return None;
    }
    let verb = at > reader.start
        && (reader.has(at - 1, Class::Change) || matches!(reader.tag(at - 1), Tag::Base | Tag::Gerund));
    (!verb).then(|| TokenSpan::new(at, change_end(reader, figure.span.start)))
}

/// "remained at about 20", "hold its estimate steady at 3.1 percent", "unchanged at 5 percent".
fn steady(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    let remains = reader.is(at, words!["changed"]) && reader.is_behind(at, words!["little"])
        || reader.is(at, words!["remained", "remains", "remain", "stayed", "stays", "steady", "unchanged"]);
    // "At about 20" may be one figure with its hedge.
    // "Should the fee remain at nine crowns?" asserts nothing.
    let asked = reader.written(reader.end.saturating_sub(1)) == "?";
    let level = (remains && !asked && reader.is(at + 1, words!["at"])).then_some(at + 1)?;
    let end = reader.counted_end(level).or_else(|| reader.counted_end(level + 1))?;
    let first = at.saturating_sub(REACH).max(reader.start);
    let held = (first..at)
        .rev()
        .find(|&at| reader.is(at, words!["hold", "holds", "held", "holding", "keep", "kept"]));
    let little = at - usize::from(reader.is(at, words!["changed"]));
    let start = held.filter(|_| reader.is(at, words!["steady", "unchanged"])).unwrap_or(little);
    Some(TokenSpan::new(start, end))
}

/// "closed 1.2 percent higher", "40 points lower": "than" has a rule of its own.
fn higher(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    if !reader.is(at, words!["higher", "lower"]) || reader.is(at + 1, words!["than"]) {
        return None;
    }
    let figure = reader.figure_before(at)?;
    let points = figure.span.end + 1 == at && reader.is_behind(at, words!["points", "cents"]);
    let rate = (figure.span.end == at && figure.unit.is_some()) || points;
    rate.then(|| TokenSpan::new(figure.span.start, at + 1))
}

/// "take its rate to 3 percent from 2.25 percent": any verb that moves something to a level from another.
fn taken(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    const VERBS: &[Word] = words![
        "take", "takes", "took", "taking", "bring", "brings", "brought", "bringing", "push", "pushes",
        "pushed", "pushing", "lower", "lowered", "raise", "raised", "cut",
    ];
    if !reader.is(at, VERBS) {
        return None;
    }
    let to = (at + 1..reader.clause_end(at + 1).min(at + REACH)).find(|&at| reader.is(at, words!["to"]))?;
    let from = reader.figure_end(to + 1).filter(|&end| reader.is(end, words!["from"]))?;
    let end = reader.figure_end(from + 1)?;
    Some(TokenSpan::new(at, end))
}

/// "an increase of 12 percent", "a 5 percent drop from last year".
fn noun(reader: &Reader<'_>, at: usize) -> Option<TokenSpan> {
    const NOUNS: &[Word] = words![
        "uptick",
        "downturn",
        "boost",
        "hikes",
        "rise",
        "increase",
        "drop",
        "decline",
        "fall",
        "jump",
        "gain",
        "decrease",
        "reduction",
        "surge",
        "growth",
        "slump",
        "hike",
        "spike",
        "swing",
    ];
    if !reader.is(at, NOUNS) {
        return None;
    }
    let measured = |at: usize| reader.context.figure_at(at).is_some_and(|figure| figure.unit.is_some());
    if reader.is(at + 1, words!["of"]) && measured(at + 2) {
        return Some(TokenSpan::new(at, change_end(reader, at + 2)));
    }
    let end = match reader.written(at + 1) {
        "from" | "since" | "over" => base_end(reader, at + 1),
        "in" => reader.ranking_end(at + 1),
        "against" | "towards" | "to" if reader.is(at, words!["swing"]) => {
            let whom = at + 2 + usize::from(reader.tag(at + 2) == Tag::Determiner);
            reader.head(whom).map_or(at + 1, |whom| whom + 1)
        }
        _ => at + 1,
    };
    let before = reader.figure_before(at);
    let rate = before.filter(|figure| figure.span.end == at && figure.unit.is_some());
    let levels = end > at + 1 && reader.figure_end(at + 2).is_some();
    match rate {
        Some(figure) => Some(TokenSpan::new(figure.span.start, end)),
        None => levels.then(|| TokenSpan::new(at, end)),
    }
}
