//! Whether a verb tells something: by its class, its object, and the words quoted beside it.
//!
//! Invariant: answers for one verb and its source; finds no source itself.

use super::ground::Ground;
use super::layer::may_quote;
use super::quoted::{LABELS, is_speech, is_worded};
use super::source::is_speaker;
use crate::text::lexicon::Class;
use crate::text::{Tag, TokenSpan, Word, words};

/// Whether the verb at `at`, which is of the class `class`, tells something that `source` could tell.
pub(super) fn fits(ground: &Ground<'_>, at: usize, class: Class, source: TokenSpan) -> bool {
    let tells = match class {
        _ if quotes(ground, at) => true,
        Class::Speech => {
            (!ground.has(at, Class::Doubtful) || tells(ground, at, source) || judges(ground, at))
                && !takes_lives(ground, at)
                && !orders(ground, at)
        }
        Class::Stance => {
            is_speaker(ground, source) && (takes_stand(ground, at) || closes_sentence(ground, at, source))
        }
        Class::Belief => {
            let opens_that = ground.is_any(at + 1, words!["that"]);
            let holds = ground.is_any(at, words!["hold", "holds", "held"]) && !opens_that;
            let seen = tells(ground, at, source)
                || shows(ground, at, source)
                || foresees(ground, at, source)
                || judges(ground, at);
            seen && !holds && (opens_that || is_speaker(ground, source))
        }
        _ => posts(ground, at, source) || refers(ground, at, source),
    };
    tells
        && !is_time(ground, source)
        && !is_nobody(ground, source)
        && !is_named_part(ground, at)
        && ground.tag(source.end - 1) != Tag::Particle
}

/// Whether somebody is told to do something, which is an order and no report: "tells foreign powers to leave".
fn orders(ground: &Ground<'_>, at: usize) -> bool {
    let addressee = ground.phrase_at(at + 1).filter(|_| ground.is_any(at, words!["told", "tells", "tell"]));
    addressee.is_some_and(|addressee| {
        ground.is_any(addressee.base.end, words!["to"]) && ground.tag(addressee.base.end + 1) == Tag::Base
    })
}

/// Whether something is held to be so: "believe him to be aged 25".
fn judges(ground: &Ground<'_>, at: usize) -> bool {
    let object = ground.phrase_at(at + 1);
    object.is_some_and(|object| {
        ground.is_any(object.reach.end, words!["to"])
            && ground.is_any(object.reach.end + 1, words!["be", "have"])
    })
}

/// Whether a forecast is given: "expect a rise", "the rise that analysts expected".
fn foresees(ground: &Ground<'_>, at: usize, source: TokenSpan) -> bool {
    const FORESIGHT: &[Word] = words![
        "expect",
        "expects",
        "expected",
        "forecast",
        "forecasts",
        "forecasted",
        "anticipate",
        "anticipates",
        "anticipated",
        "foresee",
    ];
    let before = source.start.checked_sub(1);
    let compared = before.is_some_and(|at| ground.is_any(at, words!["than", "as", "that", "what"]));
    let has_object = ground.phrase_at(at + 1).is_some();
    // "he expects rising prices": the present tells, where "he expected a call" narrates.
    let now = ground.is_any(at, words!["expects", "anticipates"])
        && (has_object || ground.tag(at + 1) == Tag::Gerund);
    let to_do = ground.phrase_at(at + 1).is_some_and(|object| ground.is_any(object.base.end, words!["to"]));
    let by_pronoun = ground.is_any(source.start, words!["he", "she"]) && (to_do || now);
    let named = ground.tag(source.start) != Tag::Pronoun;
    (named || by_pronoun) && ground.is_any(at, FORESIGHT) && (compared || has_object || now)
}

/// Whether the words behind a verb are quoted: "urged “a new start”", "the statement read: “…”".
fn quotes(ground: &Ground<'_>, at: usize) -> bool {
    /// Tokens between a verb and the words it quotes.
    const NEAR: usize = 12;
    let quotation = ground.quotation_from(at + 1, NEAR).filter(|quotation| {
        let labels = quotation.span.start == at + 1 && ground.is_any(at, LABELS);
        may_quote(ground, at) && !labels
    });
    quotation.is_some_and(|quotation| {
        let between = at + 1..quotation.span.start;
        between.clone().all(|at| !ground.is_finite(at) && !matches!(ground.written(at), "," | ";"))
            && (is_speech(ground, quotation.span, false)
                || between.is_empty() && is_worded(ground, quotation.span))
    })
}

/// Whether a source's words say that nobody tells: "no group immediately claimed".
fn is_nobody(ground: &Ground<'_>, source: TokenSpan) -> bool {
    ground.is_any(source.start, words!["no", "none", "nobody"])
}

/// Whether the word at `at` is part of a name: "Express" in "Norland Express".
fn is_named_part(ground: &Ground<'_>, at: usize) -> bool {
    let is_capital = |at: usize| ground.token(at).is_some_and(|token| token.is_capital());
    is_capital(at) && !is_capital(at + 1) && at > ground.sentence(at).start
}

fn is_time(ground: &Ground<'_>, source: TokenSpan) -> bool {
    (source.start..source.end).all(|at| {
        ground.has(at, Class::CalendarName)
            || ground.tag(at) == Tag::Number
            || ground.is_any(at, words!["yesterday", "today"])
    })
}

/// Whether a thing that tells shows something ("footage showed a car"), or somebody speaks out.
fn shows(ground: &Ground<'_>, at: usize, source: TokenSpan) -> bool {
    let by_report = (source.start..source.end).any(|at| ground.has(at, Class::ReportNoun));
    let by_court = (source.start..source.end)
        .any(|at| ground.is_any(at, words!["court", "judge", "tribunal", "jury", "panel", "justices"]));
    (by_report || by_court && ground.is_any(at, words!["ruled", "rules"])) && takes_stand(ground, at)
        || ground.is_any(at, words!["spoke", "speaks", "lashed", "lashes"])
            && ground.is_any(at + 1, words!["out"])
}

/// Whether a "claim" is one of lives, land or victory, or what is "declared" an emergency: no words are told.
pub(super) fn takes_lives(ground: &Ground<'_>, at: usize) -> bool {
    /// What is taken, not told.
    const TAKEN: &[Word] = words![
        "lives",
        "life",
        "victims",
        "victory",
        "win",
        "title",
        "spot",
        "place",
        "point",
        "points",
        "seats",
        "medal",
        "china",
        "emergency",
        "calamity",
        "disaster",
    ];
    let object = ground.phrase_at(at + 1).filter(|_| {
        ground.is_any(at, words!["claim", "claims", "claimed", "claiming", "declare", "declares", "declared"])
    });
    object.is_some_and(|object| {
        let last = object.span.end.saturating_sub(1);
        ground.is_any(object.head, TAKEN) || ground.is_any(last, TAKEN)
    })
}

/// Whether what is told can be seen: a quotation, "that", a clause, or a clause before the comma.
fn tells(ground: &Ground<'_>, at: usize, source: TokenSpan) -> bool {
    /// Tokens between a verb of telling and the quotation it tells.
    const NEAR: usize = 6;
    let quoted = ground.quotation_from(at + 1, NEAR).is_some()
        || (source.start.saturating_sub(1)..=source.start).any(|end| ground.quotation_ending(end).is_some());
    quoted || closes_sentence(ground, at, source) || names_words(ground, at) || clause_follows(ground, at + 1)
}

/// Whether a clause was told before the comma: "…, he estimated."
fn closes_sentence(ground: &Ground<'_>, at: usize, source: TokenSpan) -> bool {
    matches!(ground.written(at + 1), "," | "." | "")
        && source.start > 0
        && (ground.written(source.start - 1) == "," || ground.is_any(source.start - 1, words!["as", "which"]))
        && ground.written(source.end) != ","
        && !ground.is_any(at, words!["declined", "declines"])
}

/// Whether a participle behind the comma tells the words: "she agreed, saying".
fn names_words(ground: &Ground<'_>, at: usize) -> bool {
    ground.written(at + 1) == "," && ground.is_any(at + 2, words!["saying", "adding", "noting", "arguing"])
}

/// Whether somebody gives a thing a name: "referred to the dam as a bridge".
fn refers(ground: &Ground<'_>, at: usize, source: TokenSpan) -> bool {
    /// Tokens between the verb and the name it gives.
    const NEAR: usize = 14;
    let end = ground.sentence(at).end.min(at + NEAR);
    ground.is_any(at, words!["referred", "refers"])
        && ground.is_any(at + 1, words!["to"])
        && is_speaker(ground, source)
        && !ground.is_any(source.start.saturating_sub(1), words!["on", "in"])
        && ((at + 3..end).any(|at| ground.is_any(at, words!["as"]))
            || ground.is_any(at + 2, words!["as"])
                && ground.is_any(source.start.saturating_sub(1), words!["which", "that", "what"]))
}

/// Whether quoted words stand before one who posted them: "“…,” Ana Holt posted on her page".
fn posts(ground: &Ground<'_>, at: usize, source: TokenSpan) -> bool {
    ground.is_any(at, words!["posted", "answered", "read"])
        && is_speaker(ground, source)
        && ground.quotation_ending(source.start).is_some()
        && source.start.checked_sub(2).is_some_and(|at| ground.written(at) == ",")
}

/// Whether a clause begins with token `at`, perhaps behind a time or place.
fn clause_follows(ground: &Ground<'_>, mut at: usize) -> bool {
    let end = ground.sentence(at).end;
    for _ in 0..3 {
        if at >= end {
            return false;
        }
        if ground.is_any(at, words!["that", "how", "whether", "why"]) {
            return true;
        }
        match ground.phrase_at(at) {
            Some(phrase) => {
                let behind = |end: usize| if ground.tag(end) == Tag::Adverb { end + 1 } else { end };
                let ends = [phrase.base.end, phrase.span.end, phrase.reach.end];
                return ends.into_iter().any(|end| ground.is_finite(behind(end)))
                    || rules_far(ground, phrase.base.end);
            }
            None if ground.tag(at) == Tag::Preposition && !ground.is_any(at, words!["out"]) => {
                at = ground.phrase_at(at + 1).map_or(at + 1, |p| p.base.end);
            }
            None if ground.tag(at) == Tag::Adverb || ground.is_any(at, words!["out"]) => at += 1,
            None => return false,
        }
    }
    false
}

/// Whether the noun that ends before token `from` rules a verb behind what describes it: "an inquiry working alongside
/// the police was under way", "the algae, like warm water, might harm it".
fn rules_far(ground: &Ground<'_>, from: usize) -> bool {
    /// Tokens that a description goes over.
    const FAR: usize = 12;
    let is_aside = ground.written(from) == "," && ground.is_any(from + 1, words!["like", "unlike", "with"]);
    if !is_aside && ground.tag(from) != Tag::Gerund {
        return false;
    }
    let end = ground.sentence(from).end.min(from + FAR);
    for at in from + 1..end {
        let is_mark = matches!(ground.tag(at), Tag::Mark | Tag::Subordinator | Tag::Coordinator);
        if ground.is_finite(at) && ground.tag(at) != Tag::Past {
            return true;
        }
        let closes_aside = is_aside && ground.written(at) == ",";
        if is_mark && !closes_aside || ground.is_any(at, words!["who", "which", "that", "to"]) {
            return false;
        }
    }
    false
}

/// Whether a verb of stance has something to take a stand on, and is not one of asking ("called for").
fn takes_stand(ground: &Ground<'_>, at: usize) -> bool {
    if ground.is_any(at, words!["called", "calls", "call", "calling"]) {
        let quoted = ground
            .quotation_from(at + 1, 12)
            .is_some_and(|quotation| quotation.span.start > at + 1 || is_worded(ground, quotation.span));
        let object = ground.phrase_at(at + 1);
        let judged = object
            .is_some_and(|object| matches!(ground.tag(object.base.end), Tag::Adjective | Tag::Determiner));
        let judged = judged
            || ground.is_any(at + 1, words!["this", "that", "it"])
                && matches!(ground.tag(at + 2), Tag::Adjective | Tag::Determiner);
        return (quoted || judged) && !ground.is_any(at + 1, words!["for", "on", "off", "to"]);
    }
    if ground.is_any(at, words!["accused", "accuse", "accuses"]) && ground.is_any(at + 1, words!["of"]) {
        return false;
    }
    if ground.is_any(at, words!["declined", "declines", "decline"]) {
        return ground.is_any(
            at + 2,
            words!["comment", "say", "answer", "elaborate", "discuss", "confirm", "respond"],
        );
    }
    !matches!(ground.written(at + 1), "," | "." | "" | ")" | ";")
}
