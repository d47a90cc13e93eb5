//! Which claims are shown, and how many are left out.
//!
//! Invariant: a way of looking; never changes what is on the desk.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::mark::{Flag, Status};
use super::stale::Today;
use super::traits::Trait;
use super::{ClaimRecord, Desk, Facts};
use crate::extract::Kind;

/// Which claims to show; an empty set of kinds, statuses or flags lets all through.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Any of these kinds.
    pub kinds: BTreeSet<Kind>,
    /// Any of these statuses.
    pub statuses: BTreeSet<Status>,
    /// Any of these flags.
    pub flags: BTreeSet<Flag>,
    /// All of these.
    pub traits: BTreeSet<Trait>,
    /// All of these words, in any case, anywhere in a claim's words, notes and sources.
    pub text: String,
}

/// The claims that a filter shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shown {
    /// In text order.
    pub claims: Vec<Arc<ClaimRecord>>,
    /// How many claims of the list are not among them.
    pub left_out: usize,
}

impl Filter {
    /// Lets through what is so.
    pub fn of(asked: Trait) -> Self {
        Self { traits: BTreeSet::from([asked]), ..Self::default() }
    }

    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        let Self { kinds, statuses, flags, traits, text } = self;
        let is_unmarked = kinds.is_empty() && statuses.is_empty() && flags.is_empty() && traits.is_empty();
        is_unmarked && text.trim().is_empty()
    }

    /// Asks for a trait or no longer does; of two that no claim has together the one asked for last counts.
    pub fn toggle(&mut self, asked: Trait) {
        if self.traits.remove(&asked) {
            return;
        }
        if let Some(opposite) = asked.opposite() {
            self.traits.remove(&opposite);
        }
        self.traits.insert(asked);
    }

    /// Whether it lets a claim of these facts through, whatever is written on it.
    pub fn lets(&self, facts: &Facts) -> bool {
        (self.kinds.is_empty() || self.kinds.contains(&facts.kind))
            && (self.statuses.is_empty() || self.statuses.contains(&facts.status))
            && (self.flags.is_empty() || self.flags.iter().any(|&flag| facts.has(flag)))
            && self.traits.iter().all(|&asked| facts.is(asked))
    }

    /// The words asked for, in lower case.
    pub fn words(&self) -> Vec<String> {
        self.text.split_whitespace().map(str::to_lowercase).collect()
    }
}

impl Desk {
    /// The claims of the current list that `filter` shows today.
    pub fn shown(&self, filter: &Filter, today: Today) -> Shown {
        let wanted = filter.words();
        if let Some(draft) = self.draft().filter(|_| filter.traits.contains(&Trait::Noticed)) {
            draft.worked_out();
        }
        let mut shown = Shown::default();
        for claim in self.claims() {
            if filter.lets(&self.facts(claim, today)) && self.holds(claim, &wanted) {
                shown.claims.push(Arc::clone(claim));
            } else {
                shown.left_out += 1;
            }
        }
        shown
    }

    /// Whether every one of the `wanted` lower-case words occurs somewhere in what is written on `claim`.
    fn holds(&self, claim: &ClaimRecord, wanted: &[String]) -> bool {
        if wanted.is_empty() {
            return true;
        }
        let written = self.written_on(claim);
        wanted.iter().all(|word| written.contains(word))
    }

    /// All that is written on `claim`, in lower case: its words, notes and sources.
    pub fn written_on(&self, claim: &ClaimRecord) -> String {
        let ClaimRecord { reason, note, suggestion, resolution_reason, flags, .. } = claim;
        let mut written = vec![self.words(claim), reason, note, resolution_reason];
        written.extend(suggestion.iter().flat_map(|it| [it.wording.as_str(), it.reason.as_str()]));
        written.extend(flags.values().map(String::as_str));
        for linked in self.links_of(&claim.id) {
            let (source, citation) = (linked.source, linked.citation);
            written
                .extend([&source.title, &source.author, &source.publisher, &source.url].map(String::as_str));
            written.extend([&citation.locator, &citation.passage, &citation.value].map(String::as_str));
        }
        written.retain(|part| !part.is_empty());
        written.join("\n").to_lowercase()
    }
}
