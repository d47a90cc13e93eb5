//! Tables of phrases with values: "no fewer than", "per cent", "Swiss francs".
//!
//! Invariant: a table is made once from a list and never changes; the longest phrase that fits is found.

use std::cmp::Reverse;

use super::lexicon::{ByWord, Entry, entries};
use super::token::{Token, Word};
use super::{Text, TokenSpan};

/// Phrases, each with a value.
#[derive(Debug, Clone)]
pub struct PhraseTable<V> {
    /// By the first word of a phrase, or the last where they are looked up backwards: the longest first.
    by_word: ByWord<Vec<(Vec<Word>, V)>>,
}

impl<V: Clone> PhraseTable<V> {
    /// The phrases of `list` for which `read` gives a value.
    pub fn forwards(list: &'static str, read: impl Fn(Entry<'static>) -> Option<V>) -> Self {
        Self::new(list, read, false)
    }

    /// The same, to be looked up from the last word.
    pub fn backwards(list: &'static str, read: impl Fn(Entry<'static>) -> Option<V>) -> Self {
        Self::new(list, read, true)
    }

    fn new(list: &'static str, read: impl Fn(Entry<'static>) -> Option<V>, backwards: bool) -> Self {
        let mut phrases = Vec::new();
        for entry in entries(list) {
            let mut words: Vec<Word> =
                Text::of(entry.column(0)).tokens.iter().map(|token| token.word).collect();
            if backwards {
                words.reverse();
            }
            phrases.extend(read(entry).map(|value| (words, value)));
        }
        phrases.sort_by_key(|(words, _)| Reverse(words.len()));
        let mut by_word = ByWord::<Vec<(Vec<Word>, V)>>::default();
        for (words, value) in phrases {
            if let Some((&first, rest)) = words.split_first() {
                by_word.entry(first).or_default().push((rest.to_vec(), value));
            }
        }
        Self { by_word }
    }

    /// The longest phrase that begins with the first of `tokens`: its length in tokens, and its value.
    pub fn begins(&self, tokens: &[Token]) -> Option<(usize, &V)> {
        let (first, after) = tokens.split_first()?;
        self.find(first, &after.iter())
    }

    /// The longest phrase that ends with the last of `tokens`: its length in tokens, and its value.
    pub fn ends(&self, tokens: &[Token]) -> Option<(usize, &V)> {
        let (last, before) = tokens.split_last()?;
        self.find(last, &before.iter().rev())
    }

    fn find<'t>(
        &self,
        first: &Token,
        others: &(impl Iterator<Item = &'t Token> + Clone),
    ) -> Option<(usize, &V)> {
        let phrases = self.by_word.get(&first.word)?;
        let fits = |rest: &[Word]| {
            let mut others = others.clone();
            rest.iter().all(|&word| others.next().is_some_and(|token| token.word == word))
        };
        phrases.iter().find(|(rest, _)| fits(rest)).map(|(rest, value)| (rest.len() + 1, value))
    }

    /// The longest phrase that begins with token `at` of `text`, ends within `within`, and whose value `fits`.
    pub fn at_fitting(
        &self,
        text: &Text<'_>,
        at: usize,
        within: TokenSpan,
        fits: impl Fn(&V, usize) -> bool,
    ) -> Option<(usize, &V)> {
        let (first, after) = text.tokens_of(TokenSpan::new(at, within.end)).split_first()?;
        let phrases = self.by_word.get(&first.word)?;
        let stands = |rest: &[Word]| {
            let mut others = after.iter();
            rest.iter().all(|&word| others.next().is_some_and(|token| token.word == word))
        };
        let found = phrases.iter().find(|(rest, value)| stands(rest) && fits(value, rest.len() + 1));
        found.map(|(rest, value)| (rest.len() + 1, value))
    }

    /// The phrase that begins with token `at` of `text` and ends within `within`.
    pub fn at(&self, text: &Text<'_>, at: usize, within: TokenSpan) -> Option<(usize, &V)> {
        self.begins(text.tokens_of(TokenSpan::new(at, within.end)))
    }
}
