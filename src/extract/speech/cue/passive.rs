//! Telling in the passive: "was told by X", "as reported by X", "X was quoted as saying".
//!
//! Invariant: one verb, within its sentence.

use crate::extract::speech::Told;
use crate::extract::speech::ground::Ground;
use crate::extract::speech::source::{beginning, is_speaker, subject};
use crate::text::lexicon::Class;
use crate::text::{Tag, TokenSpan, Word, words};

use super::verb::VerbGroup;

/// "was told by X", "as reported by X", "identified as Y by X".
pub(super) fn by_agent(ground: &Ground<'_>, at: usize, class: Class, group: &VerbGroup) -> Option<Told> {
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

/// Participles of verbs of telling that say who made or chose a thing.
const MADE: &[Word] = words!["written", "named", "called", "repeated", "added", "labelled"];

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
pub(super) fn as_quoted(ground: &Ground<'_>, at: usize, group: &VerbGroup) -> Option<Told> {
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
