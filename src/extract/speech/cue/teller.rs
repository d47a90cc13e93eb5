//! Whose a verb of telling is: its own subject, one shared with the verb before, or that of the sentence it closes.
//!
//! Invariant: gives words of the sentence, and who they are to nobody.

use crate::extract::speech::Told;
use crate::extract::speech::ground::Ground;
use crate::extract::speech::layer::own;
use crate::extract::speech::source::{is_speaker, subject};
use crate::text::lexicon::Class;
use crate::text::{Tag, TokenSpan, words};

use super::verb::{VerbGroup, verb_group};

/// Whose the verb at `at` is.
pub(super) fn teller(ground: &Ground<'_>, at: usize, group: &VerbGroup, told: &[Told]) -> Option<TokenSpan> {
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

/// Who issued the paper that a participle at `at` reads from: "the mayor released a statement saying".
fn issuer(ground: &Ground<'_>, at: usize) -> Option<TokenSpan> {
    let paper = ground.phrase_ending(at).filter(|paper| ground.has(paper.head, Class::ReportNoun))?;
    let verb = paper.base.start.checked_sub(1).filter(|&verb| ground.is_finite(verb))?;
    subject(ground, verb_group(ground, verb).start).filter(|source| is_speaker(ground, *source))
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

/// Whether what `source`, a pronoun, believes is itself what the source before tells: "police said they believe".
pub(super) fn is_told_by_another(ground: &Ground<'_>, source: TokenSpan, told: &[Told]) -> bool {
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
