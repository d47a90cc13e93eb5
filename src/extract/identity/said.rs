//! What a sentence says outright of a name: "Ana Roe is a Norland national".
//!
//! Invariant: looks at a subject and its "is" or "was"; events ("was elected mayor") are none of its business.

use super::Identity;
use super::ground::{Ground, TITLES};
use crate::text::lexicon::{Class, Classes};
use crate::text::{Tag, TokenSpan, Word, words};

/// Words that rank: what they say is a comparison or an opinion, not who somebody is.
const RANKS: &[Word] = words![
    "first", "last", "only", "best", "worst", "most", "least", "second", "third", "next", "great", "good"
];

/// Verbs by which somebody is put into a sort: "is designated a terrorist group".
const SORTED: &[Word] = words![
    "designated",
    "considered",
    "deemed",
    "listed",
    "classified",
    "labelled",
    "labeled",
    "branded",
    "regarded",
];

/// Words with which the time begins in which somebody was something.
const UNTIL: &[Word] = words!["since", "until", "during", "when", "while", "from"];

impl Ground<'_> {
    /// "Ana Roe is a Norland national."
    pub(super) fn said(&self, name: TokenSpan) -> Option<Identity> {
        let verb = self.behind_bracket(name.end);
        let mut first = match [verb, verb + 1].map(|at| self.written(at)) {
            ["is" | "was" | "remains", _] => verb + 1,
            ["has" | "had", "been"] => verb + 2,
            _ => return None,
        };
        first +=
            usize::from(self.tag(first) == Tag::Adverb || self.is_any(first, words!["also", "now", "then"]));
        if self.is_any(first, SORTED) {
            first += 1 + usize::from(self.is_any(first + 1, words!["as"]));
        }
        if matches!(self.tag(first), Tag::Participle | Tag::Past) {
            return None;
        }
        let head = self.role_head(first, name)?;
        let opened = self.is_any(first, words!["a", "an", "the"])
            || self.is_any(head + 1, words!["of"])
            || (first..head).any(|at| self.is_genitive(at));
        let ranked = (first..head).any(|at| {
            self.is_any(at, RANKS) || self.tag(at) == Tag::Adjective && self.written(at).ends_with("est")
        });
        let ranked = ranked && !(self.is_any(verb, words!["is"]) && self.has(head, Classes::of(Class::Body)));
        if !opened || ranked {
            return None;
        }
        let is_more = |at: usize| self.is_any(at, words!["a", "an", "the"]) || self.has(at, TITLES);
        let until = (head + 1..self.sentence.end)
            .find(|&at| self.is_any(at, UNTIL) || self.is_any(at, words!["and", "but"]) && !is_more(at + 1));
        let end = self.description_end(head + 1).map(|end| until.map_or(end, |until| end.min(until)));
        let end = self.behind_bracket(end.unwrap_or(head + 1));
        let span = TokenSpan::new(self.with_article(name.start), end);
        Some(Identity { rule: "identity-is", span, name, role: TokenSpan::new(first, end) })
    }
}
