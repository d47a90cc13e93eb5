//! A draft cut into the pieces that are aligned, with what each of its tokens says.
//!
//! Invariant: every character that is no blank lies in exactly one piece; what a token says does not depend on how its
//! quotes, dashes and capitals are typed.

use crate::text::lexicon::Class;
use crate::text::{Shape, Span, Text, Token, TokenKind, TokenSpan};

/// A draft in pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version<'a> {
    /// Its tokens; its paragraphs are the pieces.
    pub text: Text<'a>,
    /// What each token says.
    pub marks: Vec<Mark>,
    keys: Vec<u64>,
}

/// What a token says, as a number that is the same for tokens that say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    /// The word in lower case, the number without its separators, or the sort of punctuation.
    pub id: u64,
    /// What it counts as.
    pub sort: Sort,
}

/// What a token counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Punctuation: it may change without a change of words.
    Point,
    /// "the", "of", "he".
    Little,
    /// Any other word or sign.
    Word,
    /// A number in digits or words.
    Number,
    /// A word with a capital inside a sentence.
    Name,
}

impl Sort {
    /// How much it tells which sentence this is.
    pub const fn weight(self) -> u32 {
        match self {
            Self::Point => 1,
            Self::Little => 2,
            Self::Word => 4,
            Self::Number => 5,
            Self::Name => 6,
        }
    }
}

impl Mark {
    /// Whether a change of it is a change of words.
    pub fn counts(self) -> bool {
        self.sort != Sort::Point
    }

    /// Whether it is a quotation mark, of whatever form.
    pub fn is_quote(self) -> bool {
        self.sort == Sort::Point && self.id == u64::from('"')
    }
}

impl<'a> Version<'a> {
    /// The draft `source`, whose sentences are `sentences` in text order.
    pub fn read(source: &'a str, sentences: impl Iterator<Item = Span>) -> Self {
        let text = Text::read(source, &pieces(source, sentences));
        let mut marks = Vec::with_capacity(text.tokens.len());
        let mut keys = Vec::with_capacity(text.paragraphs.len());
        for &piece in &text.paragraphs {
            let first = marks.len();
            for at in piece.start..piece.end {
                marks.extend(mark(&text, piece, at));
            }
            keys.push(key(marks.get(first..).unwrap_or_default()));
        }
        Self { text, marks, keys }
    }

    /// Its pieces in text order.
    pub fn pieces(&self) -> &[TokenSpan] {
        &self.text.paragraphs
    }

    /// A number that pieces with the same words share.
    pub fn key(&self, piece: usize) -> u64 {
        self.keys.get(piece).copied().unwrap_or_default()
    }

    /// The tokens of a piece.
    pub fn tokens(&self, piece: usize) -> TokenSpan {
        self.pieces().get(piece).copied().unwrap_or_default()
    }

    /// The number of the piece that holds token `at`.
    pub fn piece_of(&self, at: usize) -> usize {
        self.pieces().partition_point(|piece| piece.end <= at)
    }

    /// What the tokens of a piece say.
    pub fn marks_of(&self, piece: usize) -> &[Mark] {
        let tokens = self.tokens(piece);
        self.marks.get(tokens.start..tokens.end).unwrap_or_default()
    }

    /// The numbers of the tokens of `pieces`, in their order.
    pub(super) fn tokens_of(&self, pieces: &[usize]) -> Vec<usize> {
        pieces.iter().map(|&piece| self.tokens(piece)).flat_map(|span| span.start..span.end).collect()
    }

    pub(super) fn marks_at(&self, tokens: &[usize]) -> Vec<Mark> {
        tokens.iter().filter_map(|&at| self.marks.get(at).copied()).collect()
    }

    /// The tokens that `span` touches.
    pub fn touched(&self, span: Span) -> TokenSpan {
        let tokens = &self.text.tokens;
        let start = tokens.partition_point(|token| token.span.end <= span.start);
        TokenSpan::new(start, tokens.partition_point(|token| token.span.start < span.end))
    }
}

/// The sentences, and the lines that stand in none (bylines, datelines), in text order.
fn pieces(source: &str, sentences: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut reached = 0;
    for sentence in sentences.chain([Span::new(source.len(), source.len())]) {
        let mut start = reached;
        for line in Span::new(reached, sentence.start).of(source).split_inclusive('\n') {
            pieces.push(Span::new(start, start + line.len()));
            start += line.len();
        }
        pieces.push(Span::new(sentence.start.max(reached), sentence.end));
        reached = sentence.end.max(reached);
    }
    pieces.retain(|piece| !piece.of(source).trim().is_empty());
    pieces
}

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

fn hashed(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME)
}

fn key(marks: &[Mark]) -> u64 {
    // A row of stars is a piece too.
    let has_words = marks.iter().any(|mark| mark.counts());
    let told = marks.iter().filter(|mark| mark.counts() || !has_words);
    told.flat_map(|mark| mark.id.to_le_bytes()).fold(FNV_OFFSET, hashed)
}

fn mark(text: &Text<'_>, piece: TokenSpan, at: usize) -> Option<Mark> {
    let token = text.token(at)?;
    let written = token.of(text.source);
    let mark = |id, sort| Some(Mark { id, sort });
    match token.kind {
        TokenKind::Number | TokenKind::Ordinal => mark(number(written), Sort::Number),
        TokenKind::Punct | TokenKind::Symbol if is_mark(written) => {
            let sign = sign(text, piece, at, written);
            mark(sign.unwrap_or_else(|| u64::from(point(written))), sort_of_sign(sign))
        }
        _ => mark(token.word.0, sort_of_word(token, piece.start == at)),
    }
}

fn is_mark(written: &str) -> bool {
    let mut letters = written.chars();
    let is_one = letters.next().is_some_and(|c| point_of(c) != 'x');
    (is_one && letters.next().is_none()) || written == "..." || written == "--" || written == "''"
}

const fn sort_of_sign(sign: Option<u64>) -> Sort {
    if sign.is_some() { Sort::Word } else { Sort::Point }
}

/// Punctuation that changes what is said: a question mark, a minus, a mark between digits.
fn sign(text: &Text<'_>, piece: TokenSpan, at: usize, written: &str) -> Option<u64> {
    let point = point(written);
    let before = at.checked_sub(1).filter(|&before| piece.holds(before)).and_then(|it| text.token(it));
    let touching = |other: &&Token| !other.has_space_before();
    let behind = text.token(at + 1).filter(|_| piece.holds(at + 1)).filter(touching);
    let is_digits = |token: &Token| token.shape.has(Shape::DIGIT) || token.kind == TokenKind::Number;
    let stands_free = text.token(at).is_some_and(Token::has_space_before) || before.is_none();
    let is_sign = match point {
        '?' => true,
        '-' => stands_free && behind.is_some_and(|token| is_digits(token) || is_money(token)),
        ':' | '/' | '.' => !stands_free && behind.is_some_and(is_digits) && before.is_some_and(is_digits),
        _ => false,
    };
    is_sign.then_some(u64::from(point) << 32 | 1)
}

fn is_money(token: &Token) -> bool {
    token.classes.has(Class::CurrencyStart)
}

fn point(written: &str) -> char {
    written.chars().next().map_or('x', point_of)
}

/// One letter for each sort of punctuation, however it is typed; `x` for what is none.
const fn point_of(c: char) -> char {
    match c {
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '\'' | '‘' | '’' | '‚' | '‹' | '›' | '`' | '´' | '″'
        | '′' => '"',
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '\u{2212}' => '-',
        '.' | '…' | '·' => '.',
        ',' | ';' | '،' => ',',
        '(' | '[' | '{' => '(',
        ')' | ']' | '}' => ')',
        '!' | '¡' => '!',
        '?' | '¿' => '?',
        ':' => ':',
        '/' => '/',
        '*' | '•' | '_' | '|' | '#' => '*',
        _ => 'x',
    }
}

/// The number without what parts its groups: "1,200" and "1 200" say the same.
fn number(written: &str) -> u64 {
    let letters = written.chars().filter(|c| *c != ',' && !c.is_whitespace()).flat_map(char::to_lowercase);
    letters.fold(FNV_OFFSET, |hash, c| (u32::from(c)).to_le_bytes().into_iter().fold(hash, hashed))
}

fn sort_of_word(token: &Token, is_first: bool) -> Sort {
    let has = |class| token.classes.has(class);
    if has(Class::NumberWord) {
        Sort::Number
    } else if has(Class::Starter) || has(Class::Helping) || has(Class::Being) {
        Sort::Little
    } else if token.is_capital() && !is_first {
        Sort::Name
    } else if token.kind == TokenKind::Word && token.span.len() < 3 {
        Sort::Little
    } else {
        Sort::Word
    }
}
