//! What the finders of identities ask of a sentence.
//!
//! Invariant: answers questions about the tokens of one sentence; decides nothing about claims.

use crate::extract::context::Context;
use crate::text::lexicon::{Class, Classes};
use crate::text::{Tag, Token, TokenSpan, Word};

/// One sentence of an article.
pub(super) struct Ground<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) sentence: TokenSpan,
}

/// Posts, ranks and relations, whole or cut short.
pub(super) const TITLES: Classes = Classes::of(Class::Title).and(Classes::of(Class::RankStop));

impl Ground<'_> {
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.context.text.token(at).filter(|_| self.sentence.start <= at && at < self.sentence.end)
    }

    pub(super) fn written(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| token.of(self.context.text.source))
    }

    /// Whether token `at` is one of `words`, given in lower case.
    pub(super) fn is_any(&self, at: usize, words: &[Word]) -> bool {
        self.token(at).is_some_and(|token| words.contains(&token.word))
    }

    pub(super) fn has(&self, at: usize, classes: Classes) -> bool {
        self.token(at).is_some_and(|token| token.classes.meets(classes))
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.context.tag(at)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_word)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.is_capital() && token.is_word())
    }

    pub(super) fn is_space_before(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::has_space_before)
    }

    /// Whether token `at` is a hyphen that ties two words into one.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.written(at), "-" | "‐" | "‑" | "–")
            && !self.is_space_before(at)
            && self.is_word(at + 1)
            && !self.is_space_before(at + 1)
    }

    pub(super) fn is_genitive(&self, at: usize) -> bool {
        matches!(self.written(at), "'s" | "’s" | "'" | "’")
    }

    pub(super) fn is_finite(&self, at: usize) -> bool {
        self.is_word(at) && matches!(self.tag(at), Tag::Past | Tag::Present | Tag::Auxiliary)
    }

    /// Whether a comma, a stop or the end of the sentence stands at `at`.
    pub(super) fn is_pause(&self, at: usize) -> bool {
        at >= self.sentence.end
            || matches!(
                self.written(at),
                "," | "." | ";" | ":" | ")" | "?" | "!" | "–" | "—" | "--" | "\"" | "”"
            )
    }

    /// Whether the noun at `at` stands for several.
    pub(super) fn is_plural(&self, at: usize) -> bool {
        let written = self.written(at);
        self.tag(at) == Tag::Plural
            || (self.has(at, Classes::of(Class::Title)) && written.ends_with('s') && !written.ends_with("ss"))
            || written.ends_with("men")
    }
}
