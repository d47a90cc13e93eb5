//! The cues that are verbs of telling, with their subjects.
//!
//! Invariant: finds attributions by words and tags; knows nothing of what is told.

use super::Told;
use super::ground::Ground;
use super::layer::{may_quote, own};
use super::phrase::by_phrase;
use super::quoted::{LABELS, is_speech, is_worded};
use super::source::{beginning, is_speaker, subject};
use crate::text::lexicon::Class;
use crate::text::{Tag, TokenSpan};

/// Participles of verbs of telling that say who made or chose a thing.
const MADE: [&str; 6] = ["written", "named", "called", "repeated", "added", "labelled"];

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

/// The words of a verb: where its auxiliaries begin, and what they make of it.
pub(super) struct VerbGroup {
    pub(super) start: usize,
    pub(super) is_passive: bool,
    is_negated: bool,
    has_modal: bool,
}

pub(super) fn verb_group(ground: &Ground<'_>, at: usize) -> VerbGroup {
    let floor = ground.sentence(at).start;
    let mut group = VerbGroup { start: at, is_passive: false, is_negated: false, has_modal: false };
    if ground.tag(at) == Tag::Base && at > floor && ground.is_any(at - 1, &["to"]) {
        let mut lead = at.saturating_sub(2);
        if ground.is_any(lead, &["on"]) {
            lead = lead.saturating_sub(1);
        }
        if ground.is_any(
            lead,
            &["begun", "began", "went", "continued", "goes", "continues", "declined", "refused"],
        ) {
            group.start = lead;
        }
    }
    while group.start > floor {
        let before = group.start - 1;
        let is_to = ground.is_any(before, &["to"]) || ground.written(before).starts_with(['\'', '’']);
        let skipped = match ground.tag(before) {
            Tag::Auxiliary | Tag::Adverb => true,
            Tag::Particle => !is_to,
            _ => ground.is_any(before, &["neither", "both", "have", "has", "had", "did", "also"]),
        };
        if !skipped {
            break;
        }
        group.is_passive |= ground.is_any(before, &["is", "are", "was", "were", "be", "been", "being"]);
        group.is_negated |= ground.is_any(
            before,
            &["not", "never", "n't", "neither", "don't", "didn't", "doesn't", "wouldn't", "won't"],
        );
        group.has_modal |=
            ground.is_any(before, &["would", "will", "may", "might", "could", "should", "can", "must"]);
        group.start = before;
    }
    group.is_passive &= ground.tag(at) != Tag::Gerund;
    group
}

/// "X said", "said X", "was told by X".
fn by_verb(ground: &Ground<'_>, at: usize, told: &[Told]) -> Option<Told> {
    let token = ground.token(at)?;
    let class = [Class::Speech, Class::Stance, Class::Belief, Class::CueVerb]
        .into_iter()
        .find(|&class| token.classes.has(class))?;
    let group = verb_group(ground, at);
    let tag = ground.tag(at);
    if !tag.is_verb() || group.has_modal && !group.is_negated {
        return None;
    }
    let told_to =
        tag == Tag::Base && group.start < at && !ground.is_any(at - 1, &["to"]) || group.start + 1 < at;
    if tag == Tag::Base && !told_to {
        return None;
    }
    if group.is_passive && ground.is_any(at, &["quoted", "cited"]) && !ground.is_any(at + 1, &["by"]) {
        return as_quoted(ground, at, &group);
    }
    if group.is_passive || tag == Tag::Participle && ground.is_any(at + 1, &["by"]) {
        return by_agent(ground, at, class, &group);
    }
    let behind_quote = at > 0
        && (ground.quotation_ending(at).is_some()
            || ground.written(at - 1) == "," && ground.quotation_ending(at - 1).is_some());
    if behind_quote && ground.is_any(at, &["read", "reads"]) {
        return read_out(ground, at);
    }
    let closes_clause = behind_quote || at > 0 && ground.written(at - 1) == ",";
    if closes_clause
        && let Some(found) =
            inverted(ground, at).filter(|found| behind_quote || closes(ground, found.span.end))
    {
        return Some(found);
    }
    if let Some(source) = teller(ground, at, &group, told) {
        let end = verb_end(ground, at, &group);
        let is_silent = group.is_negated && ground.is_any(at, &["answer", "respond", "reply"]);
        let fits = fits(ground, at, class, source) || is_silent && is_speaker(ground, source);
        return fits.then(|| Told {
            rule: "attribution-verb",
            span: TokenSpan::new(source.start, end),
            source,
            cue: TokenSpan::new(group.start.max(source.end).min(at), end),
        });
    }
    let behind_comma = at > 0 && matches!(ground.written(at - 1), "," | "—" | "–");
    if class == Class::Speech && (behind_comma || behind_quote) { inverted(ground, at) } else { None }
}

/// Who issued the paper that a participle at `at` reads from: "the mayor released a statement saying".
fn issuer(ground: &Ground<'_>, at: usize) -> Option<TokenSpan> {
    let paper = ground.phrase_ending(at).filter(|paper| ground.has(paper.head, Class::ReportNoun))?;
    let verb = paper.base.start.checked_sub(1).filter(|&verb| ground.is_finite(verb))?;
    subject(ground, verb_group(ground, verb).start).filter(|source| is_speaker(ground, *source))
}

/// Whose the verb at `at` is.
fn teller(ground: &Ground<'_>, at: usize, group: &VerbGroup, told: &[Told]) -> Option<TokenSpan> {
    let issued = if ground.tag(at) == Tag::Gerund { issuer(ground, at) } else { None };
    let cited = ground.tag(at) == Tag::Gerund && ground.is_any(group.start.saturating_sub(1), &["as"]);
    let start = if cited { group.start - 1 } else { group.start };
    issued
        .or_else(|| subject(ground, start))
        .or_else(|| shared_subject(ground, group.start, told))
        .or_else(|| {
            own(ground, group.start).filter(|source| ground.is_finite(at) && is_speaker(ground, *source))
        })
        .or_else(|| main_subject(ground, at, told))
        .filter(|source| !ground.is_any(source.start, &["who", "which"]))
}

/// Whose sentence a participle closes: "the judge fined them, saying …", "the bank ended its meeting by announcing …".
fn main_subject(ground: &Ground<'_>, at: usize, told: &[Told]) -> Option<TokenSpan> {
    const OPENERS: [&str; 5] = [",", "by", "upon", "By", "Upon"];
    let speaks = ground.has(at, Class::Speech) || ground.has(at, Class::Stance);
    if ground.tag(at) != Tag::Gerund || !speaks || ground.is_any(at, &["citing", "referencing"]) {
        return None;
    }
    let floor = ground.sentence(at).start;
    let before = at.checked_sub(1).filter(|&before| OPENERS.contains(&ground.written(before)))?;
    let is_told = told.last().is_some_and(|last| last.span.start >= floor);
    let verb = (floor..before)
        .rev()
        .find(|&at| ground.is_finite(at) && ground.quotation_at(at).is_none())
        .filter(|_| !is_told)?;
    subject(ground, verb_group(ground, verb).start)
        .filter(|source| source.start >= floor && is_speaker(ground, *source))
}

/// Whether the verb at `at`, which is of the class `class`, tells something that `source` could tell.
fn fits(ground: &Ground<'_>, at: usize, class: Class, source: TokenSpan) -> bool {
    let tells = match class {
        _ if quotes(ground, at) => true,
        Class::Speech => {
            (!ground.has(at, Class::Doubtful) || tells(ground, at, source)) && !takes_lives(ground, at)
        }
        Class::Stance => {
            is_speaker(ground, source) && (takes_stand(ground, at) || closes_sentence(ground, at, source))
        }
        Class::Belief => {
            let opens_that = ground.is_any(at + 1, &["that"]);
            let holds = ground.is_any(at, &["hold", "holds", "held"]) && !opens_that;
            let seen = tells(ground, at, source) || shows(ground, at, source) || foresees(ground, at, source);
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

/// Whether a forecast is given: "expect a rise", "the rise that analysts expected".
fn foresees(ground: &Ground<'_>, at: usize, source: TokenSpan) -> bool {
    const FORESIGHT: [&str; 10] = [
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
    let compared = before.is_some_and(|at| ground.is_any(at, &["than", "as", "that", "what"]));
    let to_do = ground.is_any(source.start, &["he", "she"])
        && ground.phrase_at(at + 1).is_some_and(|object| ground.is_any(object.base.end, &["to"]));
    let named = ground.tag(source.start) != Tag::Pronoun;
    (named || to_do) && ground.is_any(at, &FORESIGHT) && (compared || ground.phrase_at(at + 1).is_some())
}

/// Whether the words behind a verb are quoted: "urged “a new start”", "the statement read: “…”".
fn quotes(ground: &Ground<'_>, at: usize) -> bool {
    /// Tokens between a verb and the words it quotes.
    const NEAR: usize = 12;
    let quotation = ground.quotation_from(at + 1, NEAR).filter(|quotation| {
        let labels = quotation.span.start == at + 1 && ground.is_any(at, &LABELS);
        may_quote(ground, at) && !labels
    });
    quotation.is_some_and(|quotation| {
        let between = at + 1..quotation.span.start;
        between.clone().all(|at| !ground.is_finite(at) && !matches!(ground.written(at), "," | ";"))
            && (is_speech(ground, quotation.span, false)
                || between.is_empty() && is_worded(ground, quotation.span))
    })
}

/// Whether a clause ends before token `at`.
fn closes(ground: &Ground<'_>, at: usize) -> bool {
    at >= ground.sentence(at.saturating_sub(1)).end
        || matches!(ground.written(at), "," | "." | ";" | "—" | ")")
}

/// Whether a source's words say that nobody tells: "no group immediately claimed".
fn is_nobody(ground: &Ground<'_>, source: TokenSpan) -> bool {
    ground.is_any(source.start, &["no", "none", "nobody"])
}

/// Whether the word at `at` is part of a name: "Express" in "Norland Express".
fn is_named_part(ground: &Ground<'_>, at: usize) -> bool {
    let is_capital = |at: usize| ground.token(at).is_some_and(|token| token.is_capital());
    is_capital(at) && !is_capital(at + 1) && at > ground.sentence(at).start
}

fn is_time(ground: &Ground<'_>, source: TokenSpan) -> bool {
    (source.start..source.end).all(|at| ground.has(at, Class::CalendarName) || ground.tag(at) == Tag::Number)
}

/// "was told by X", "as reported by X", "identified as Y by X".
fn by_agent(ground: &Ground<'_>, at: usize, class: Class, group: &VerbGroup) -> Option<Told> {
    let by = agent_of(ground, at, group)?;
    let source = beginning(ground, by + 1, false).filter(|source| is_speaker(ground, *source))?;
    let named = matches!(class, Class::Speech | Class::Stance) || by > at + 1 && class == Class::Belief;
    (named && !ground.is_any(at, &MADE)).then(|| Told {
        rule: "attribution-by-agent",
        span: TokenSpan::new(at, source.end),
        source,
        cue: TokenSpan::new(at, by + 1),
    })
}

/// Where the "by" of the participle at `at` stands: beside it, or behind what somebody or something is told to be.
fn agent_of(ground: &Ground<'_>, at: usize, group: &VerbGroup) -> Option<usize> {
    /// Tokens between a participle and its "by": "described as “a threat to all” by".
    const NEAR: usize = 10;
    if ground.is_any(at + 1, &["by"]) {
        return Some(at + 1);
    }
    let opens = ground.is_any(at + 1, &["as", "yet"])
        || ground.is_any(at + 1, &["to"]) && ground.is_any(at + 2, &["be", "have"]);
    let end = ground.sentence(at).end.min(at + NEAR);
    (at + 1..end)
        .take_while(|&at| !tells_anew(ground, at) && ground.written(at) != ",")
        .find(|&at| ground.is_any(at, &["by"]))
        .filter(|_| opens && (group.is_passive || ground.tag(at) == Tag::Participle))
}

/// Whether another verb than "be" stands at `at`: what hangs on it is no more the first one's.
fn tells_anew(ground: &Ground<'_>, at: usize) -> bool {
    let tag = ground.tag(at);
    let is_verb = tag.is_verb() && tag != Tag::Gerund && ground.quotation_at(at).is_none();
    is_verb && !ground.is_any(at, &["be", "been", "have"])
}

/// "X was quoted as saying".
fn as_quoted(ground: &Ground<'_>, at: usize, group: &VerbGroup) -> Option<Told> {
    let source = subject(ground, group.start).filter(|source| is_speaker(ground, *source))?;
    let says = ground.is_any(at + 1, &["as"]) && ground.tag(at + 2) == Tag::Gerund;
    let end = if says { at + 3 } else { at + 1 };
    (says || ground.is_any(at, &["quoted"]) && !group.is_negated).then_some(Told {
        rule: "attribution-verb",
        span: TokenSpan::new(source.start, end),
        source,
        cue: TokenSpan::new(group.start, end),
    })
}

/// "“…,” read the statement".
fn read_out(ground: &Ground<'_>, at: usize) -> Option<Told> {
    let source = beginning(ground, at + 1, false)?;
    let paper = (source.start..source.end).any(|at| ground.has(at, Class::ReportNoun));
    paper.then(|| Told {
        rule: "attribution-inverted",
        span: TokenSpan::new(at, source.end),
        source,
        cue: TokenSpan::new(at, at + 1),
    })
}

/// "…, said X".
fn inverted(ground: &Ground<'_>, at: usize) -> Option<Told> {
    let start = if ground.tag(at + 1) == Tag::Adverb { at + 2 } else { at + 1 };
    let addresses = ground.is_any(at, &["told", "tells", "tell"]);
    let speaks = ground.has(at, Class::Speech) && !takes_lives(ground, at);
    if !speaks || matches!(ground.tag(at), Tag::Base | Tag::Gerund) || addresses {
        return None;
    }
    let source = beginning(ground, start, true).filter(|source| is_speaker(ground, *source))?;
    let goes_on = ground.is_finite(source.end) && !ground.has(source.end, Class::CalendarName);
    (!goes_on).then(|| Told {
        rule: "attribution-inverted",
        span: TokenSpan::new(at, source.end),
        source,
        cue: TokenSpan::new(at, at + 1),
    })
}

/// The subject of an earlier verb that this one is joined to: "X opposed the plan and said …".
fn shared_subject(ground: &Ground<'_>, from: usize, told: &[Told]) -> Option<TokenSpan> {
    /// Farthest verb, in tokens, whose subject is taken over.
    const REACH: usize = 14;
    let floor = ground.sentence(from).start.max(from.saturating_sub(REACH));
    let joint = from.checked_sub(1).filter(|&at| at > floor && ground.is_any(at, &["and", "but", "then"]))?;
    let verb = (floor..joint)
        .rev()
        .find(|&at| matches!(ground.tag(at), Tag::Past | Tag::Present | Tag::Auxiliary))?;
    let source = subject(ground, verb_group(ground, verb).start)?;
    let known = told.iter().rev().take(3).any(|told| told.source == source);
    (!known && is_speaker(ground, source)).then_some(source)
}

/// One past the last token of the cue: the verb, with the one who was told.
fn verb_end(ground: &Ground<'_>, at: usize, group: &VerbGroup) -> usize {
    if group.is_negated && ground.is_any(at + 1, &["nor", "or"]) && ground.tag(at + 2).is_verb() {
        return at + 3;
    }
    if ground.is_any(at + 1, &["out"]) {
        return at + 2;
    }
    if !ground.is_any(at, &["told", "tells", "tell", "telling"]) {
        return at + 1;
    }
    ground.phrase_at(at + 1).map_or(at + 1, |addressee| addressee.base.end)
}

/// Whether a thing that tells shows something ("footage showed a car"), or somebody speaks out.
fn shows(ground: &Ground<'_>, at: usize, source: TokenSpan) -> bool {
    let by_report = (source.start..source.end).any(|at| ground.has(at, Class::ReportNoun));
    let by_court = (source.start..source.end)
        .any(|at| ground.is_any(at, &["court", "judge", "tribunal", "jury", "panel", "justices"]));
    (by_report || by_court && ground.is_any(at, &["ruled", "rules"])) && takes_stand(ground, at)
        || ground.is_any(at, &["spoke", "speaks"]) && ground.is_any(at + 1, &["out"])
}

/// Whether a "claim" is one of lives, land or victory, or what is "declared" an emergency: no words are told.
fn takes_lives(ground: &Ground<'_>, at: usize) -> bool {
    /// What is taken, not told.
    const TAKEN: [&str; 16] = [
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
        ground.is_any(at, &["claim", "claims", "claimed", "claiming", "declare", "declares", "declared"])
    });
    object.is_some_and(|object| {
        let last = object.span.end.saturating_sub(1);
        ground.is_any(object.head, &TAKEN) || ground.is_any(last, &TAKEN)
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
        && (ground.written(source.start - 1) == "," || ground.is_any(source.start - 1, &["as"]))
        && ground.written(source.end) != ","
        && !ground.is_any(at, &["declined", "declines"])
}

/// Whether a participle behind the comma tells the words: "she agreed, saying".
fn names_words(ground: &Ground<'_>, at: usize) -> bool {
    ground.written(at + 1) == "," && ground.is_any(at + 2, &["saying", "adding", "noting", "arguing"])
}

/// Whether somebody gives a thing a name: "referred to the dam as a bridge".
fn refers(ground: &Ground<'_>, at: usize, source: TokenSpan) -> bool {
    /// Tokens between the verb and the name it gives.
    const NEAR: usize = 8;
    let end = ground.sentence(at).end.min(at + NEAR);
    ground.is_any(at, &["referred", "refers"])
        && ground.is_any(at + 1, &["to"])
        && is_speaker(ground, source)
        && !ground.is_any(source.start.saturating_sub(1), &["on", "in"])
        && (at + 3..end).any(|at| ground.is_any(at, &["as"]))
}

/// Whether quoted words stand before one who posted them: "“…,” Ana Holt posted on her page".
fn posts(ground: &Ground<'_>, at: usize, source: TokenSpan) -> bool {
    ground.is_any(at, &["posted", "answered", "read"])
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
        if ground.is_any(at, &["that", "how", "whether", "why"]) {
            return true;
        }
        match ground.phrase_at(at) {
            Some(phrase) => {
                let behind = |end: usize| if ground.tag(end) == Tag::Adverb { end + 1 } else { end };
                let ends = [phrase.base.end, phrase.span.end, phrase.reach.end];
                return ends.into_iter().any(|end| ground.is_finite(behind(end)));
            }
            None if ground.tag(at) == Tag::Preposition => {
                at = ground.phrase_at(at + 1).map_or(at + 1, |p| p.base.end);
            }
            None if ground.tag(at) == Tag::Adverb => at += 1,
            None => return false,
        }
    }
    false
}

/// Whether a verb of stance has something to take a stand on, and is not one of asking ("called for").
fn takes_stand(ground: &Ground<'_>, at: usize) -> bool {
    if ground.is_any(at, &["called", "calls", "call", "calling"]) {
        let quoted = ground
            .quotation_from(at + 1, 12)
            .is_some_and(|quotation| quotation.span.start > at + 1 || is_worded(ground, quotation.span));
        let object = ground.phrase_at(at + 1);
        let judged = object
            .is_some_and(|object| matches!(ground.tag(object.base.end), Tag::Adjective | Tag::Determiner));
        return (quoted || judged) && !ground.is_any(at + 1, &["for", "on", "off", "to"]);
    }
    if ground.is_any(at, &["accused", "accuse", "accuses"]) && ground.is_any(at + 1, &["of"]) {
        return false;
    }
    if ground.is_any(at, &["declined", "declines", "decline"]) {
        return ground
            .is_any(at + 2, &["comment", "say", "answer", "elaborate", "discuss", "confirm", "respond"]);
    }
    !matches!(ground.written(at + 1), "," | "." | "" | ")" | ";")
}
