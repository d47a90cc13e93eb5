//! The verb of telling with its auxiliaries: "was not told", "has since said", "went on to say".
//!
//! Invariant: reads back from the verb, within its sentence.

use crate::extract::speech::ground::Ground;
use crate::text::{Tag, Word, words};

/// The words of a verb: where its auxiliaries begin, and what they make of it.
pub(in crate::extract::speech) struct VerbGroup {
    pub(in crate::extract::speech) start: usize,
    pub(in crate::extract::speech) is_passive: bool,
    pub(super) is_negated: bool,
    pub(super) has_modal: bool,
}

pub(in crate::extract::speech) fn verb_group(ground: &Ground<'_>, at: usize) -> VerbGroup {
    let floor = ground.sentence(at).start;
    let mut group = VerbGroup {
        start: goes_on_to(ground, at).unwrap_or(at),
        is_passive: false,
        is_negated: false,
        has_modal: false,
    };
    while group.start > floor && is_helper(ground, group.start - 1) {
        let before = group.start - 1;
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

/// Where "went on to", "declined to" begin before the verb at `at`.
fn goes_on_to(ground: &Ground<'_>, at: usize) -> Option<usize> {
    const LEADS: &[Word] =
        words!["begun", "began", "went", "continued", "goes", "continues", "declined", "refused"];
    let floor = ground.sentence(at).start;
    if ground.tag(at) != Tag::Base || at == floor || !ground.is_any(at - 1, words!["to"]) {
        return None;
    }
    let lead = at.saturating_sub(2);
    let lead = if ground.is_any(lead, words!["on"]) { lead.saturating_sub(1) } else { lead };
    ground.is_any(lead, LEADS).then_some(lead)
}

/// Whether the word at `at` belongs to the verb behind it.
fn is_helper(ground: &Ground<'_>, at: usize) -> bool {
    let is_to = ground.is_any(at, words!["to"]) || ground.written(at).starts_with(['\'', '’']);
    match ground.tag(at) {
        Tag::Auxiliary | Tag::Adverb => true,
        Tag::Particle => !is_to,
        _ => {
            ground.is_any(at, words!["neither", "both", "have", "has", "had", "did", "also"])
                || ground.is_any(at, words!["since"])
                    && ground.is_any(at.saturating_sub(1), words!["has", "have"])
        }
    }
}
