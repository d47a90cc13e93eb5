//! What a sentence holds, and what a pattern cannot do without: sets small enough to be compared for every rule.
//!
//! `( died | was killed ) in` needs "in", and "died" or "was", and "died" or "killed".
//!
//! Invariant: a sentence that lacks what a pattern needs holds no match of it; the other way round nothing is promised.

use crate::text::lexicon::Classes;
use crate::text::{Tag, Token, Word};

use super::pattern::Test;

/// Classes, mentions, parts of speech and words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Facts {
    classes: Classes,
    /// Kinds of mentions, as bits.
    mentions: u16,
    /// Parts of speech, as bits.
    tags: u32,
    /// A bit for each word, shared by many: only that a word is missing is certain.
    words: u128,
}

impl Facts {
    /// What `token`, whose part of speech is `tag` and at which mentions of `mentions` begin, brings to its sentence.
    pub(super) fn of_token(token: &Token, tag: Tag, mentions: u16) -> Self {
        Self { classes: token.classes, mentions, tags: 1 << tag as u32, words: bit_of(token.word) }
    }

    /// What of which something must be there for `test` to be passed; nothing where that cannot be said.
    pub(super) fn of_test(test: Test) -> Self {
        match test {
            Test::Word(word) => Self { words: bit_of(word), ..Self::default() },
            Test::Class(class) => Self { classes: Classes::of(class), ..Self::default() },
            Test::Mention(kind) => Self { mentions: 1 << kind as u16, ..Self::default() },
            Test::Tag(tag) => Self { tags: 1 << tag as u32, ..Self::default() },
            Test::Verb => Self::of_tags(Tag::is_verb),
            Test::Nominal => Self::of_tags(Tag::is_nominal),
            Test::Kind(_) | Test::Shape(_) | Test::Any | Test::Start | Test::End => Self::default(),
        }
    }

    fn of_tags(belongs: impl Fn(Tag) -> bool) -> Self {
        let tags = Tag::ALL.into_iter().filter(|&tag| belongs(tag));
        Self { tags: tags.fold(0, |tags, tag| tags | 1 << tag as u32), ..Self::default() }
    }

    /// Both together.
    pub(super) const fn and(self, other: Self) -> Self {
        Self {
            classes: self.classes.and(other.classes),
            mentions: self.mentions | other.mentions,
            tags: self.tags | other.tags,
            words: self.words | other.words,
        }
    }

    /// What is in both.
    const fn common(self, other: Self) -> Self {
        Self {
            classes: self.classes.common(other.classes),
            mentions: self.mentions & other.mentions,
            tags: self.tags & other.tags,
            words: self.words & other.words,
        }
    }

    /// How many they are.
    const fn count(self) -> u32 {
        self.classes.count() + self.mentions.count_ones() + self.tags.count_ones() + self.words.count_ones()
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
        held.common(self.all) == self.all && self.some.iter().all(|&set| held.common(set) != Facts::default())
    }
}

/// The bit that stands for `word`.
const fn bit_of(word: Word) -> u128 {
    1 << (word.0 >> 32 & 127)
}
