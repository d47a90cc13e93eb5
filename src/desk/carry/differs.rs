//! What the machine's readings of one claim in two drafts differ in.
//!
//! Invariant: looks at readings alone; the words are judged elsewhere.

use std::collections::BTreeSet;

use super::verdict::Reason;
use crate::extract::{Reading, Speaker};
use crate::text::Text;
use crate::text::lexicon::Class;

/// What two readings differ in; none where they say the same.
pub(super) fn differs(old: &Reading, new: &Reading) -> Option<Reason> {
    let (is_same, reason) = match (old, new) {
        (Reading::Casualty { .. }, Reading::Casualty { .. }) => (old == new, Reason::Value),
        (
            Reading::Quantity { amount, unit, per },
            Reading::Quantity { amount: other, unit: other_unit, per: other_per },
        ) => {
            let is_same_per = per.as_deref().map(spaced) == other_per.as_deref().map(spaced);
            (amount == other && spaced(unit) == spaced(other_unit) && is_same_per, Reason::Value)
        }
        (Reading::Date(one), Reading::Date(other)) | (Reading::Duration(one), Reading::Duration(other)) => {
            (one == other, Reason::Date)
        }
        (Reading::Quote(one), Reading::Quote(other))
        | (Reading::Attribution(one), Reading::Attribution(other)) => {
            (is_same_source(one, other), Reason::Name)
        }
        (Reading::Identity { name, role }, Reading::Identity { name: other, role: post }) => {
            (plain(name) == plain(other) && plain(role) == plain(post), Reason::Name)
        }
        (old, new) => (old.kind() == new.kind(), Reason::Reading),
    };
    (!is_same).then_some(reason)
}

/// Words with one space between them.
fn spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the same source is named; a longer form of its name is the same, for its words are judged by themselves.
fn is_same_source(one: &Speaker, other: &Speaker) -> bool {
    let is_same = |one: &Option<String>, other: &Option<String>| match (one, other) {
        (Some(one), Some(other)) => is_same_name(one, other),
        (one, other) => one.is_none() && other.is_none(),
    };
    let is_open = one.resolved.is_none() || other.resolved.is_none();
    is_same(&one.source, &other.source) && (is_open || is_same(&one.resolved, &other.resolved))
}

/// Whether the words are the same, or one holds all the names of the other.
fn is_same_name(one: &str, other: &str) -> bool {
    let (names, others) = (names(one), names(other));
    let is_within = names.is_subset(&others) || others.is_subset(&names);
    plain(one) == plain(other) || (!names.is_empty() && !others.is_empty() && is_within)
}

/// The words of `text` with a capital.
fn names(text: &str) -> BTreeSet<u64> {
    let text = Text::of(text);
    text.tokens.iter().filter(|token| token.is_capital()).map(|token| token.word.0).collect()
}

/// The words of `text` in lower case, without punctuation.
fn plain(text: &str) -> Vec<String> {
    let text = Text::of(text);
    let tokens = text
        .tokens
        .iter()
        .filter(|token| token.is_word() || token.is_number() || token.classes.has(Class::NumberWord));
    tokens.map(|token| token.of(text.source).to_lowercase().replace('’', "'")).collect()
}
