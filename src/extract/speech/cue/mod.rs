//! The cues that are verbs of telling, with their subjects.
//!
//! One file for each part: the verb with its auxiliaries, whose it is, telling in the passive, and the verb before its
//! source.
//!
//! Invariant: finds attributions by words and tags; knows nothing of what is told.

mod inverted;
mod passive;
mod teller;
mod verb;

use crate::extract::speech::Told;
use crate::extract::speech::ground::Ground;
use crate::extract::speech::phrase::by_phrase;
use crate::extract::speech::source::is_speaker;
use crate::extract::speech::telling::fits;
use crate::text::lexicon::Class;
use crate::text::{Tag, TokenSpan, words};

use inverted::{inverted, read_out};
use passive::{as_quoted, by_agent};
use teller::{is_told_by_another, teller};
pub(super) use verb::{VerbGroup, verb_group};

/// All attributions in text order.
pub(super) fn all(ground: &Ground<'_>) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    for &sentence in &ground.text.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            if let Some(quotation) = ground.quotation_at(at) {
                at = quotation.span.end.max(at + 1);
                continue;
            }
            let found = by_phrase(ground, at).or_else(|| by_verb(ground, at, &told));
            if let Some(found) =
                found.filter(|found| told.last().is_none_or(|last| !is_repeat(*last, *found)))
            {
                told.push(found);
            }
            at += 1;
        }
    }
    told.sort_by_key(|told| (told.span.start, told.span.end));
    told
}

/// Whether `found` tells by the same mention of a source as `last`.
fn is_repeat(last: Told, found: Told) -> bool {
    last.source == found.source
        || found.source.start < last.span.end && last.source.start <= found.source.start
}

/// "X said", "said X", "was told by X".
fn by_verb(ground: &Ground<'_>, at: usize, told: &[Told]) -> Option<Told> {
    let token = ground.token(at)?;
    let class = [Class::Speech, Class::Stance, Class::Belief, Class::CueVerb]
        .into_iter()
        .find(|&class| token.classes.has(class))?;
    let (group, tag, before) = (verb_group(ground, at), ground.tag(at), Before::of(ground, at));
    if !tag.is_verb() {
        return if class == Class::Speech { in_headline(ground, at) } else { None };
    }
    if group.has_modal && !group.is_negated {
        return None;
    }
    if ground.is_any(at, words!["read", "reads"]) && (before.quote || before.comma) {
        return read_out(ground, at);
    }
    if tag == Tag::Base && !before.comma && !tells_now(ground, at, &group) {
        return None;
    }
    if group.is_passive
        && ground.is_any(at, words!["quoted", "cited"])
        && !ground.is_any(at + 1, words!["by"])
    {
        return as_quoted(ground, at, &group);
    }
    if group.is_passive || tag == Tag::Participle && ground.is_any(at + 1, words!["by"]) {
        return by_agent(ground, at, class, &group);
    }
    let closing =
        inverted(ground, at).filter(|found| before.quote || before.comma && closes(ground, found.span.end));
    closing.or_else(|| match teller(ground, at, &group, told) {
        Some(source) => by_teller(ground, at, class, (source, &group), told),
        None if class == Class::Speech && (before.quote || before.comma || before.dash) => {
            inverted(ground, at)
        }
        None => None,
    })
}

/// What ends right before a verb.
struct Before {
    quote: bool,
    comma: bool,
    dash: bool,
}

impl Before {
    fn of(ground: &Ground<'_>, at: usize) -> Self {
        let written = at.checked_sub(1).map_or("", |before| ground.written(before));
        let comma = written == ",";
        let quote = at > 0
            && (ground.quotation_ending(at).is_some() || comma && ground.quotation_ending(at - 1).is_some());
        Self { quote, comma, dash: matches!(written, "—" | "–") }
    }
}

/// Whether a verb without an ending tells: "did say", "analysts say", "Kurds announce".
fn tells_now(ground: &Ground<'_>, at: usize, group: &VerbGroup) -> bool {
    let is_helped = group.start < at && !ground.is_any(at - 1, words!["to"]) || group.start + 1 < at;
    is_helped || group.start == at && at > 0 && ground.tag(at - 1) == Tag::Plural
}

/// "X said": what `source` tells by the verb at `at`, where the two fit.
fn by_teller(
    ground: &Ground<'_>,
    at: usize,
    class: Class,
    (source, group): (TokenSpan, &VerbGroup),
    told: &[Told],
) -> Option<Told> {
    let end = verb_end(ground, at, group);
    let is_silent = group.is_negated && ground.is_any(at, words!["answer", "respond", "reply"]);
    let fits = fits(ground, at, class, source) || is_silent && is_speaker(ground, source);
    let is_anothers = class == Class::Belief && is_told_by_another(ground, source, told);
    (fits && !is_anothers).then(|| Told {
        rule: "attribution-verb",
        span: TokenSpan::new(source.start, end),
        source,
        cue: TokenSpan::new(group.start.max(source.end).min(at), end),
    })
}

/// "Norland announces deal": the first line's verb, which looks like a noun between names.
fn in_headline(ground: &Ground<'_>, at: usize) -> Option<Told> {
    let line = ground.sentence(at);
    let ends = |ending: &str| ground.written(line.end.saturating_sub(1)) == ending;
    let is_name = |at: usize| ground.tag(at) == Tag::Name;
    let opens = line.start == 0 && !ends(".") && at > 0 && (0..at).all(is_name);
    let shown =
        ground.tag(at) == Tag::Plural || ground.tag(at) == Tag::Noun && ground.written(at).ends_with('e');
    let goes_on =
        at + 1 < line.end && (ground.tag(at + 1).is_nominal() || ground.tag(at + 1) == Tag::Adjective);
    (opens && shown && goes_on).then(|| Told {
        rule: "attribution-verb",
        span: TokenSpan::new(0, at + 1),
        source: TokenSpan::new(0, at),
        cue: TokenSpan::new(at, at + 1),
    })
}

/// Whether a clause ends before token `at`.
fn closes(ground: &Ground<'_>, at: usize) -> bool {
    at >= ground.sentence(at.saturating_sub(1)).end
        || matches!(ground.written(at), "," | "." | ";" | "—" | ")")
}

/// One past the last token of the cue: the verb, with the one who was told.
fn verb_end(ground: &Ground<'_>, at: usize, group: &VerbGroup) -> usize {
    if group.is_negated && ground.is_any(at + 1, words!["nor", "or"]) && ground.tag(at + 2).is_verb() {
        return at + 3;
    }
    if ground.is_any(at + 1, words!["out"]) {
        return at + 2;
    }
    if !ground.is_any(at, words!["told", "tells", "tell", "telling"]) {
        return at + 1;
    }
    ground.phrase_at(at + 1).map_or(at + 1, |addressee| addressee.base.end)
}
