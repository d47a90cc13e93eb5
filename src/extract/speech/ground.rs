//! What the finders of speech ask of the text.
//!
//! Invariant: answers questions about tokens; decides nothing about claims.

use super::super::context::Context;
use crate::text::lexicon::Class;
use crate::text::{Phrase, Phrases, Quotation, Quotations, Tag, Text, Token, TokenSpan, Word};

/// A text with its tags, phrases and quotations.
pub(super) struct Ground<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) tags: &'a [Tag],
    pub(super) phrases: &'a Phrases,
    pub(super) quotations: &'a Quotations,
}

impl<'a> Ground<'a> {
    pub(super) fn of(context: &'a Context<'a>) -> Self {
        let Context { text, tags, phrases, quotations, .. } = context;
        Self { text, tags, phrases, quotations }
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.text.token(at)
    }

    pub(super) fn written(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| token.of(self.text.source))
    }

    /// Whether token `at` is one of `words`.
    pub(super) fn is_any(&self, at: usize, words: &[Word]) -> bool {
        self.token(at).is_some_and(|token| words.contains(&token.word))
    }

    pub(super) fn has(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|token| token.classes.has(class))
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or_default()
    }

    /// The sentence that holds token `at`.
    pub(super) fn sentence(&self, at: usize) -> TokenSpan {
        let text = self.text;
        text.sentences.get(text.sentence_of(at)).copied().unwrap_or_default()
    }

    /// The paragraph that holds token `at`.
    pub(super) fn paragraph(&self, at: usize) -> TokenSpan {
        let paragraphs = &self.text.paragraphs;
        paragraphs
            .get(paragraphs.partition_point(|paragraph| paragraph.end <= at))
            .copied()
            .unwrap_or_default()
    }

    /// The phrase that ends before token `end`.
    pub(super) fn phrase_ending(&self, end: usize) -> Option<&Phrase> {
        self.phrases.ending(end)
    }

    /// The phrase that begins with token `at`.
    pub(super) fn phrase_at(&self, at: usize) -> Option<&Phrase> {
        self.phrases.starting(at)
    }

    /// The quotation whose marks enclose token `at`, marks included.
    pub(super) fn quotation_at(&self, at: usize) -> Option<&Quotation> {
        self.quotations.holding(at)
    }

    /// The quotation that ends before token `end`.
    pub(super) fn quotation_ending(&self, end: usize) -> Option<&Quotation> {
        self.quotation_at(end.checked_sub(1)?).filter(|quotation| quotation.span.end == end)
    }

    /// The quotation that begins at token `at` or up to `reach` tokens behind it, in the same sentence.
    pub(super) fn quotation_from(&self, at: usize, reach: usize) -> Option<&Quotation> {
        let limit = (at + reach + 1).min(self.sentence(at.saturating_sub(1)).end);
        self.quotations.next(at).filter(|quotation| quotation.span.start < limit)
    }

    /// Whether a verb with a tense stands at token `at`.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::Past | Tag::Present | Tag::Auxiliary)
    }
}
