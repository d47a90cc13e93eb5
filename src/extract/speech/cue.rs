//! The cues that are verbs of telling, with their subjects.
//!
//! Invariant: finds attributions by words and tags; knows nothing of what is told.

use super::Told;
use super::ground::Ground;
use super::layer::own;
use super::phrase::by_phrase;
use super::source::{beginning, is_headed, is_speaker, subject};
use super::telling::{fits, takes_lives};
use crate::text::lexicon::Class;
use crate::text::{Tag, TokenSpan, Word, words};

/// Participles of verbs of telling that say who made or chose a thing.
const MADE: &[Word] = words!["written", "named", "called", "repeated", "added", "labelled"];

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
    if ground.tag(at) == Tag::Base && at > floor && ground.is_any(at - 1, words!["to"]) {
        let mut lead = at.saturating_sub(2);
        if ground.is_any(lead, words!["on"]) {
            lead = lead.saturating_sub(1);
        }
        if ground.is_any(
            lead,
            words!["begun", "began", "went", "continued", "goes", "continues", "declined", "refused"],
        ) {
            group.start = lead;
        }
    }
    while group.start > floor {
        let before = group.start - 1;
        let is_to = ground.is_any(before, words!["to"]) || ground.written(before).starts_with(['\'', '’']);
        let skipped = match ground.tag(before) {
            Tag::Auxiliary | Tag::Adverb => true,
            Tag::Particle => !is_to,
            _ => {
                ground.is_any(before, words!["neither", "both", "have", "has", "had", "did", "also"])
                    || ground.is_any(before, words!["since"])
                        && ground.is_any(before.saturating_sub(1), words!["has", "have"])
            }
        };
        if !skipped {
            break;
        }
        group.is_passive |= ground.is_any(before, words!["is", "are", "was", "were", "be", "been", "being"]);
        group.is_negated |= ground.is_any(
            before,
            words!["not", "never", "n't", "neither", "don't", "didn't", "doesn't", "wouldn't", "won't"],
        );
        group.has_modal |=
            ground.is_any(before, words!["would", "will", "may", "might", "could", "should", "can", "must"]);
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
    if !tag.is_verb() {
        return if class == Class::Speech { in_headline(ground, at) } else { None };
    }
    if group.has_modal && !group.is_negated {
        return None;
    }
    let behind_quote = at > 0
        && (ground.quotation_ending(at).is_some()
            || ground.written(at - 1) == "," && ground.quotation_ending(at - 1).is_some());
    if ground.is_any(at, words!["read", "reads"]) && (behind_quote || at > 0 && ground.written(at - 1) == ",")
    {
        return read_out(ground, at);
    }
    let told_to =
        tag == Tag::Base && group.start < at && !ground.is_any(at - 1, words!["to"]) || group.start + 1 < at;
    // "analysts say", "Kurds announce": with many the present has no ending.
    let told_to = told_to || group.start == at && at > 0 && ground.tag(at - 1) == Tag::Plural;
    let closes_headline = tag == Tag::Base && at > 0 && ground.written(at - 1) == ",";
    if tag == Tag::Base && !told_to && !closes_headline {
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
    let closes_clause = behind_quote || at > 0 && ground.written(at - 1) == ",";
    if closes_clause
        && let Some(found) =
            inverted(ground, at).filter(|found| behind_quote || closes(ground, found.span.end))
    {
        return Some(found);
    }
    if let Some(source) = teller(ground, at, &group, told) {
        let end = verb_end(ground, at, &group);
        let is_silent = group.is_negated && ground.is_any(at, words!["answer", "respond", "reply"]);
        let fits = fits(ground, at, class, source) || is_silent && is_speaker(ground, source);
        let fits = fits && !(class == Class::Belief && is_told_by_another(ground, source, told));
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

/// Whether what `source`, a pronoun, believes is itself what the source before tells: "police said they believe".
fn is_told_by_another(ground: &Ground<'_>, source: TokenSpan, told: &[Told]) -> bool {
    /// Tokens between the two: "said on Monday that they believe".
    const NEAR: usize = 4;
    let stands_for = source.len() == 1 && ground.is_any(source.start, words!["he", "she", "they", "it"]);
    told.last().is_some_and(|last| {
        let between = last.span.end..source.start;
        stands_for
            && last.span.end <= source.start
            && between.len() <= NEAR
            && ground.sentence(last.span.start).holds(source.start)
            && between.into_iter().all(|at| ground.tag(at) != Tag::Mark && !ground.is_finite(at))
    })
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
    let cited = ground.tag(at) == Tag::Gerund && ground.is_any(group.start.saturating_sub(1), words!["as"]);
    let start = if cited { group.start - 1 } else { group.start };
    issued
        .or_else(|| subject(ground, start))
        .or_else(|| shared_subject(ground, group.start, told))
        .or_else(|| {
            own(ground, group.start).filter(|source| ground.is_finite(at) && is_speaker(ground, *source))
        })
        .or_else(|| main_subject(ground, at, told))
        .filter(|source| !ground.is_any(source.start, words!["who", "which"]))
}

/// Whose sentence a participle closes: "the judge fined them, saying …", "the bank ended its meeting by announcing …".
fn main_subject(ground: &Ground<'_>, at: usize, told: &[Told]) -> Option<TokenSpan> {
    const OPENERS: [&str; 5] = [",", "by", "upon", "By", "Upon"];
    let speaks = ground.has(at, Class::Speech) || ground.has(at, Class::Stance);
    if ground.tag(at) != Tag::Gerund || !speaks || ground.is_any(at, words!["citing", "referencing"]) {
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

/// Whether a clause ends before token `at`.
fn closes(ground: &Ground<'_>, at: usize) -> bool {
    at >= ground.sentence(at.saturating_sub(1)).end
        || matches!(ground.written(at), "," | "." | ";" | "—" | ")")
}

/// "was told by X", "as reported by X", "identified as Y by X".
fn by_agent(ground: &Ground<'_>, at: usize, class: Class, group: &VerbGroup) -> Option<Told> {
    let by = agent_of(ground, at, group)?;
    let source = beginning(ground, by + 1, false).filter(|source| is_speaker(ground, *source))?;
    let named = matches!(class, Class::Speech | Class::Stance) || by > at + 1 && class == Class::Belief;
    (named && !ground.is_any(at, MADE)).then(|| Told {
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
    if ground.is_any(at + 1, words!["by"]) {
        return Some(at + 1);
    }
    let opens = ground.is_any(at + 1, words!["as", "yet"])
        || ground.is_any(at + 1, words!["to"]) && ground.is_any(at + 2, words!["be", "have"]);
    let end = ground.sentence(at).end.min(at + NEAR);
    (at + 1..end)
        .take_while(|&at| !tells_anew(ground, at) && ground.written(at) != ",")
        .find(|&at| ground.is_any(at, words!["by"]))
        .filter(|_| opens && (group.is_passive || ground.tag(at) == Tag::Participle))
}

/// Whether another verb than "be" stands at `at`: what hangs on it is no more the first one's.
fn tells_anew(ground: &Ground<'_>, at: usize) -> bool {
    let tag = ground.tag(at);
    let is_verb = tag.is_verb() && tag != Tag::Gerund && ground.quotation_at(at).is_none();
    is_verb && !ground.is_any(at, words!["be", "been", "have"])
}

/// "X was quoted as saying".
fn as_quoted(ground: &Ground<'_>, at: usize, group: &VerbGroup) -> Option<Told> {
    let source = subject(ground, group.start).filter(|source| is_speaker(ground, *source))?;
    let says = ground.is_any(at + 1, words!["as"]) && ground.tag(at + 2) == Tag::Gerund;
    let end = if says { at + 3 } else { at + 1 };
    (says || ground.is_any(at, words!["quoted"]) && !group.is_negated).then_some(Told {
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
    let addresses = ground.is_any(at, words!["told", "tells", "tell"]);
    let speaks = ground.has(at, Class::Speech) && !takes_lives(ground, at);
    // "wrote of Ana Holt": she is written of.
    let is_of = ground.is_any(start, words!["of", "about", "to"]);
    if !speaks || ground.tag(at) == Tag::Gerund || addresses || is_of {
        return None;
    }
    let source = beginning(ground, start, true).filter(|source| is_headed(ground, *source))?;
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
    let joint =
        from.checked_sub(1).filter(|&at| at > floor && ground.is_any(at, words!["and", "but", "then"]))?;
    let verb = (floor..joint)
        .rev()
        .find(|&at| matches!(ground.tag(at), Tag::Past | Tag::Present | Tag::Auxiliary))?;
    let source = subject(ground, verb_group(ground, verb).start)?;
    let known = told.iter().rev().take(3).any(|told| told.source == source);
    (!known && is_speaker(ground, source)).then_some(source)
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
