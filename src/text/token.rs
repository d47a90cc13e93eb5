//! What a token is: a word, a number, a mark, with its shape and the word classes it belongs to.
//!
//! Hyphenated compounds are several tokens without space between them ("10-month" is `10` `-` `month`); a possessive
//! ending is a token of its own; "don't" is one; abbreviations keep their stop ("U.S.", "Oct.").
//!
//! Invariant: a token is a place with facts about it; it holds no text and knows no news.

use super::lexicon::Classes;
use super::span::Span;

/// One word, number or mark of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// Its word in lower case, as a number that can be compared.
    pub word: Word,
    /// The lexicon classes the word belongs to.
    pub classes: Classes,
    /// What sort of token it is.
    pub kind: TokenKind,
    /// How it is written.
    pub shape: Shape,
}

/// The sorts of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Letters, with digits inside or after ("G20", "don't", "8chan").
    Word,
    /// Digits with their grouping and decimals ("1,200", "4.1"), or a vulgar fraction sign.
    Number,
    /// Digits with an ordinal ending ("20th").
    Ordinal,
    /// A stop, comma, bracket, quotation mark, dash or the like.
    Punct,
    /// Any other sign: currencies, percent, addresses of web pages.
    Symbol,
}

/// A word in lower case as a number: equal words have equal numbers.
///
/// It is a 64-bit hash; among the few hundred thousand words of the language two never share one in practice, and
/// where they would, a rule would try one word too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Word(pub u64);

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

impl Word {
    /// The word written `text`, which is in lower case already: for words that stand in code.
    pub const fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut hash = FNV_OFFSET;
        let mut at = 0;
        while at < bytes.len() {
            hash = (hash ^ bytes[at] as u64).wrapping_mul(FNV_PRIME);
            at += 1;
        }
        Self(hash)
    }

    /// The word written `text` in any case; a curly apostrophe counts as a straight one.
    pub fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self(text.bytes().fold(FNV_OFFSET, |hash, byte| step(hash, byte.to_ascii_lowercase())));
        }
        let mut buffer = [0; 4];
        let lower = text.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c });
        Self(lower.fold(FNV_OFFSET, |hash, c| c.encode_utf8(&mut buffer).bytes().fold(hash, step)))
    }
}

/// The words written so, in lower case, as a constant list: nothing is hashed where it is used.
macro_rules! words {
    ($($word:expr),+ $(,)?) => {
        const { &[$($crate::text::Word::new($word)),+] }
    };
}
pub(crate) use words;

const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(FNV_PRIME)
}

/// How a token is written, as a set of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape(u8);

impl Shape {
    /// Its first letter is a capital.
    pub const CAPITAL: Self = Self(1);
    /// Two letters or more, all capitals.
    pub const ALL_CAPITALS: Self = Self(2);
    /// A digit stands in it.
    pub const DIGIT: Self = Self(4);
    /// Blank space stands before it.
    pub const SPACE_BEFORE: Self = Self(8);
    /// A line begins with it.
    pub const LINE_BEFORE: Self = Self(16);
    /// A paragraph begins with it.
    pub const PARAGRAPH_BEFORE: Self = Self(32);
    /// It is an abbreviation that keeps its stop.
    pub const STOP: Self = Self(64);

    /// Whether all facts of `other` hold.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets together.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Token {
    /// Its words as they stand in `text`.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        self.span.of(text)
    }

    /// Whether it is the word `text`, given in lower case.
    #[inline]
    pub fn is(&self, text: &str) -> bool {
        self.word == Word::new(text)
    }

    /// Whether its first letter is a capital.
    pub const fn is_capital(&self) -> bool {
        self.shape.has(Shape::CAPITAL)
    }

    /// Whether blank space stands before it.
    pub const fn has_space_before(&self) -> bool {
        self.shape.has(Shape::SPACE_BEFORE)
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether it is a number in digits.
    pub fn is_number(&self) -> bool {
        self.kind == TokenKind::Number
    }
}
