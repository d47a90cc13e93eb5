//! What a sentence holds, and what a pattern cannot do without: sets small enough to be compared for every rule.
//!
//! `( died | was killed ) in` needs "in", and "died" or "was", and "died" or "killed".
//!
//! Invariant: a sentence that lacks what a pattern needs holds no match of it; the other way round nothing is promised.

use crate::text::lexicon::Classes;
use crate::text::{Tag, Token, Word};

use super::pattern::Test;

/// Words, classes, mentions and parts of speech, as bits. Many words share a bit: only that a word is missing is
/// certain.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Facts([u64; 4]);

impl Facts {
    /// What `token`, whose part of speech is `tag` and at which mentions of `mentions` begin, brings to its sentence.
    pub(super) fn of_token(token: &Token, tag: Tag, mentions: u16) -> Self {
        Self::of_word(token.word)
            .and(Self::of_classes(token.classes))
            .and(Self::of_mentions(mentions))
            .and(Self::of_tag(tag))
    }

    /// What of which something must be there for `test` to be passed; nothing where that cannot be said.
    pub(super) fn of_test(test: Test) -> Self {
        let of_tags = |belongs: fn(Tag) -> bool| {
            let tags = Tag::ALL.into_iter().filter(|&tag| belongs(tag));
            tags.map(Self::of_tag).fold(Self::default(), Self::and)
        };
        match test {
            Test::Word(word) => Self::of_word(word),
            Test::Class(class) => Self::of_classes(Classes::of(class)),
            Test::Mention(kind) => Self::of_mentions(1 << kind as u16),
            Test::Tag(tag) => Self::of_tag(tag),
            Test::Verb => of_tags(Tag::is_verb),
            Test::Nominal => of_tags(Tag::is_nominal),
            Test::Kind(_) | Test::Shape(_) | Test::Any | Test::Start | Test::End => Self::default(),
        }
    }

    const fn of_word(Word(word): Word) -> Self {
        let bit = 1 << (word >> 32 & 63);
        if word >> 38 & 1 == 0 { Self([bit, 0, 0, 0]) } else { Self([0, bit, 0, 0]) }
    }

    const fn of_classes(classes: Classes) -> Self {
        Self([0, 0, classes.bits(), 0])
    }

    /// `kinds` has a bit for each kind of mention.
    const fn of_mentions(kinds: u16) -> Self {
        Self([0, 0, 0, kinds as u64])
    }

    const fn of_tag(tag: Tag) -> Self {
        Self([0, 0, 0, 1 << (u16::BITS + tag as u32)])
    }

    /// Both together.
    pub(super) const fn and(self, other: Self) -> Self {
        let (Self([a, b, c, d]), Self([e, f, g, h])) = (self, other);
        Self([a | e, b | f, c | g, d | h])
    }

    /// What is in both.
    const fn common(self, other: Self) -> Self {
        let (Self([a, b, c, d]), Self([e, f, g, h])) = (self, other);
        Self([a & e, b & f, c & g, d & h])
    }

    /// Whether nothing is in it.
    pub(super) const fn is_empty(self) -> bool {
        let Self([a, b, c, d]) = self;
        a | b | c | d == 0
    }

    /// How many they are.
    fn count(self) -> u32 {
        self.0.into_iter().map(u64::count_ones).sum()
    }

    /// Whether all of `needs` is in it.
    const fn holds(self, needs: Self) -> bool {
        let (Self([a, b, c, d]), Self([e, f, g, h])) = (self, needs);
        (!a & e) | (!b & f) | (!c & g) | (!d & h) == 0
    }
}

/// What a pattern cannot do without.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Needs {
    /// All of these.
    all: Facts,
    /// Of each of these sets something.
    some: Vec<Facts>,
}

impl Needs {
    /// Something of each of `sets`.
    pub(super) fn new(sets: Vec<Facts>) -> Self {
        let (single, some): (Vec<_>, Vec<_>) = sets.into_iter().partition(|set| set.count() == 1);
        Self { all: single.into_iter().fold(Facts::default(), Facts::and), some }
    }

    /// Whether a sentence that holds `held` has it all.
    pub(super) fn met_by(&self, held: Facts) -> bool {
        held.holds(self.all) && self.some.iter().all(|&set| !held.common(set).is_empty())
    }
}
