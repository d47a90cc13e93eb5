//! Strings into tokens and sentences, numbers and calendar fields.
//!
//! Everything here works on plain text and gives positions in it. The words it needs (abbreviations, number words,
//! months) are data in `resources/lexicon/`.
//!
//! Invariant: total on any input; knows no news, no claims, no file, clock, window or thread.

mod amount;
pub mod figure;
pub mod lexicon;
mod numeral;
mod phrase;
mod phrase_table;
mod quotes;
mod scan;
mod sentence;
mod span;
mod starts;
pub mod tag;
pub mod time;
mod token;
pub mod unit;

pub use amount::{Amount, Modifier};
pub use phrase::{PARTICLES, Phrase, Phrases};
pub use phrase_table::PhraseTable;
pub use quotes::{Quotation, Quotations};
pub use span::{CharSpan, Span, TextIndex, TokenSpan};
pub(crate) use starts::Starts;
pub use tag::{Tag, tags_of};
pub(crate) use token::words;
pub use token::{Shape, Token, TokenKind, Word};

/// A text cut into tokens and sentences.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text<'a> {
    /// What was read.
    pub source: &'a str,
    /// Its tokens in text order.
    pub tokens: Vec<Token>,
    /// Its sentences in text order; every token lies in exactly one.
    pub sentences: Vec<TokenSpan>,
    /// Its paragraphs in text order, those that hold a token.
    pub paragraphs: Vec<TokenSpan>,
    /// At which tokens its sentences begin.
    sentence_starts: Starts,
    /// At which bytes its tokens begin.
    token_starts: Starts,
}

impl<'a> Text<'a> {
    /// Reads `source`, whose paragraphs are `paragraphs` in text order; a sentence never crosses their borders.
    pub fn read(source: &'a str, paragraphs: &[Span]) -> Self {
        // News has a token for every five bytes or so.
        let mut text = Self { source, tokens: Vec::with_capacity(source.len() / 5), ..Self::default() };
        for &paragraph in paragraphs {
            let start = text.tokens.len();
            scan::scan(source, paragraph, &mut text.tokens);
            let tokens = TokenSpan::new(start, text.tokens.len());
            if !tokens.is_empty() {
                sentence::split(&text.tokens, source, tokens, &mut text.sentences);
                text.paragraphs.push(tokens);
            }
        }
        text.sentence_starts = Starts::of(text.sentences.iter().map(|sentence| sentence.start));
        text.token_starts = Starts::of(text.tokens.iter().map(|token| token.span.start));
        text
    }

    /// Reads `source` as one paragraph.
    pub fn of(source: &'a str) -> Self {
        Self::read(source, &[Span::new(0, source.len())])
    }

    /// The token number `at`.
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The tokens of `span`; none where it does not fit.
    pub fn tokens_of(&self, span: TokenSpan) -> &[Token] {
        self.tokens.get(span.start..span.end).unwrap_or_default()
    }

    /// The tokens that begin within `span`.
    pub fn tokens_in(&self, span: Span) -> TokenSpan {
        TokenSpan::new(self.token_starts.before(span.start), self.token_starts.before(span.end))
    }

    /// The bytes from the first to the last token of `span`.
    pub fn span_of(&self, span: TokenSpan) -> Span {
        match self.tokens_of(span) {
            [first, .., last] => first.span.cover(last.span),
            [only] => only.span,
            [] => Span::default(),
        }
    }

    /// The words of `span` as they stand.
    pub fn words_of(&self, span: TokenSpan) -> &'a str {
        self.span_of(span).of(self.source)
    }

    /// The number of the sentence that holds token number `at`.
    pub fn sentence_of(&self, at: usize) -> usize {
        self.sentence_starts.last(at).filter(|_| at < self.tokens.len()).unwrap_or(self.sentences.len())
    }
}
