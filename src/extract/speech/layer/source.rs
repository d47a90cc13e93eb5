//! The source of a cue: its subject, or that of the clause it hangs on.
//!
//! Invariant: looks back a bounded number of tokens, never out of the sentence.

use super::super::cue::verb_group;
use super::super::ground::Ground;
use super::super::source::subject;
use crate::text::{Tag, TokenSpan};

/// Farthest verb, in tokens, whose subject is taken over by a verb without one.
const REACH: usize = 40;

/// The subject of a verb whose words begin at `from`.
pub(super) fn own(ground: &Ground<'_>, from: usize) -> Option<TokenSpan> {
    let floor = ground.sentence(from).start;
    let before = from.checked_sub(1).filter(|&at| at >= floor)?;
    let lone = TokenSpan::new(before, from);
    if ground.is_any(before, &["i", "we", "you", "this", "that", "which", "one", "these", "those", "who"]) {
        return subject(ground, from).or(Some(lone));
    }
    subject(ground, from).filter(|source| source.start >= floor && source.start < source.end)
}

/// The source of a verb whose words begin at `from`: its subject, else that of the nearest verb before it that has one.
pub(super) fn of_verb(ground: &Ground<'_>, from: usize) -> Option<TokenSpan> {
    own(ground, from).or_else(|| taken_over(ground, from))
}

/// The subject of the nearest verb before token `from` that has one: "X met Y and praised …", "X left, saying …".
pub(super) fn taken_over(ground: &Ground<'_>, from: usize) -> Option<TokenSpan> {
    /// Verbs asked for their subject.
    const MOST: usize = 4;
    let floor = ground.sentence(from).start.max(from.saturating_sub(REACH));
    let is_finite = |at: &usize| matches!(ground.tag(*at), Tag::Past | Tag::Present | Tag::Auxiliary);
    (floor..from)
        .rev()
        .filter(|&at| ground.quotation_at(at).is_none())
        .filter(is_finite)
        .take(MOST)
        .find_map(|at| own(ground, verb_group(ground, at).start))
}

/// The noun phrase that begins with token `at`, with what hangs on it by "of" and the like.
pub(super) fn beginning(ground: &Ground<'_>, at: usize) -> Option<TokenSpan> {
    let found = super::super::source::beginning(ground, at, false);
    found.or_else(|| ground.phrase_at(at).map(|phrase| TokenSpan::new(at, phrase.base.end)))
}
