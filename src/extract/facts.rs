//! What a sentence holds, and what a pattern cannot do without: sets small enough to be compared for every rule.
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

    /// What must be there for `test` to be passed.
    pub(super) fn of_test(test: Test) -> Self {
        match test {
            Test::Word(word) => Self { words: bit_of(word), ..Self::default() },
            Test::Class(class) => Self { classes: Classes::of(class), ..Self::default() },
            Test::Mention(kind) => Self { mentions: 1 << kind as u16, ..Self::default() },
            Test::Tag(tag) => Self { tags: 1 << tag as u32, ..Self::default() },
            Test::Verb
            | Test::Nominal
            | Test::Kind(_)
            | Test::Shape(_)
            | Test::Any
            | Test::Start
            | Test::End => Self::default(),
        }
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
    pub(super) const fn common(self, other: Self) -> Self {
        Self {
            classes: self.classes.common(other.classes),
            mentions: self.mentions & other.mentions,
            tags: self.tags & other.tags,
            words: self.words & other.words,
        }
    }

    /// Whether all of `needs` is there.
    pub(super) fn meets(self, needs: Self) -> bool {
        self.common(needs) == needs
    }
}

/// The bit that stands for `word`.
const fn bit_of(word: Word) -> u128 {
    1 << (word.0 >> 32 & 127)
}
