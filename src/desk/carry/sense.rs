//! Which changed words change what a sentence says: figures, dates, names, negations, hedges, directions.
//!
//! Invariant: looks at one token and the sentence it stands in; knows no claim.

use std::sync::LazyLock;

use super::verdict::Reason;
use crate::article::draft::{Sort, Version};
use crate::text::lexicon::{Class, Forms, WordTable};
use crate::text::{Tag, Text, tags_of};

/// The way a word of direction points: one for another of the same way changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    Up,
    Down,
    Win,
    Loss,
    Before,
    After,
}

impl Way {
    /// Whether it says which comes first.
    pub(super) const fn is_order(self) -> bool {
        matches!(self, Self::Before | Self::After)
    }
}

static TURNING: LazyLock<WordTable<(Reason, Option<Way>)>> = LazyLock::new(|| {
    let list = include_str!("../../../resources/lexicon/turning_words.tsv");
    WordTable::read(&[(list, Forms::Plain)], |entry| match entry.column(1) {
        "negation" => Some((Reason::Negation, None)),
        "hedge" => Some((Reason::Hedge, None)),
        "turn" => Some((Reason::Direction, None)),
        "up" => Some((Reason::Direction, Some(Way::Up))),
        "down" => Some((Reason::Direction, Some(Way::Down))),
        "win" => Some((Reason::Direction, Some(Way::Win))),
        "loss" => Some((Reason::Direction, Some(Way::Loss))),
        "before" => Some((Reason::Direction, Some(Way::Before))),
        "after" => Some((Reason::Direction, Some(Way::After))),
        "time" => Some((Reason::Date, None)),
        _ => None,
    })
});

/// What a change of token `at` changes; none for a word that turns nothing.
pub(super) fn sense(version: &Version<'_>, at: usize) -> Option<Reason> {
    let (token, mark) = (version.text.token(at)?, version.marks.get(at)?);
    let written = token.of(version.text.source);
    let is_contracted = written.ends_with("n't") || written.ends_with("n’t");
    if is_contracted {
        return Some(Reason::Negation);
    }
    if token.classes.has(Class::CalendarName) && token.is_capital() {
        return Some(Reason::Date);
    }
    if mark.sort == Sort::Number || token.classes.has(Class::FractionWord) {
        return Some(Reason::Value);
    }
    if mark.sort == Sort::Word && !token.is_word() {
        // "%", "$", a minus, a question mark.
        return Some(if written == "?" { Reason::Hedge } else { Reason::Value });
    }
    if let Some((turning, _)) = TURNING.get(token.word) {
        return Some(turning);
    }
    let is_name = mark.sort == Sort::Name
        || (token.is_capital() && mark.sort == Sort::Word && opens_with_name(version, at));
    is_name.then_some(Reason::Name)
}

/// The way that token `at` points.
pub(super) fn way(version: &Version<'_>, at: usize) -> Option<Way> {
    TURNING.get(version.text.token(at)?.word)?.1
}

/// Whether the word that opens its sentence is a name.
fn opens_with_name(version: &Version<'_>, at: usize) -> bool {
    let piece = version.tokens(version.piece_of(at));
    let words = version.text.words_of(piece);
    let text = Text::of(words);
    tags_of(&text).get(at - piece.start) == Some(&Tag::Name)
}
