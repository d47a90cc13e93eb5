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
        let Self([low, high, ..]) = Self::of_word(token.word);
        let Self([.., tags]) = Self::of_tag(tag);
        Self([low, high, token.classes.bits(), u64::from(mentions) | tags])
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

    /// The numbers of short words differ in few bits, which are spread before seven of them are taken.
    const fn of_word(Word(word): Word) -> Self {
        let mixed = word.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 57;
        let bit = 1 << (mixed & 63);
        if mixed < 64 { Self([bit, 0, 0, 0]) } else { Self([0, bit, 0, 0]) }
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
    pub(super) fn and(self, other: Self) -> Self {
        self.by_bits(other, |one, other| one | other)
    }

    /// What is in both.
    fn common(self, other: Self) -> Self {
        self.by_bits(other, |one, other| one & other)
    }

    fn by_bits(self, other: Self, join: impl Fn(u64, u64) -> u64) -> Self {
        Self(std::array::from_fn(|n| join(self.0[n], other.0[n])))
    }

    /// Whether nothing is in it.
    pub(super) fn is_empty(self) -> bool {
        self.0.into_iter().fold(0, |all, bits| all | bits) == 0
    }

    /// How many they are.
    fn count(self) -> u32 {
        self.0.into_iter().map(u64::count_ones).sum()
    }

    /// Whether all of `needs` is in it.
    fn holds(self, needs: Self) -> bool {
        self.by_bits(needs, |held, needed| needed & !held).is_empty()
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
