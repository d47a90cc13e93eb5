//! The grammar of English time expressions: from a token on, what is said and where it ends.
//!
//! ```text
//! time    = shade* core                 "the end of May", "more than two weeks ago"
//! core    = clock | numeric | calendar | today | shifted | period | counted | recurring | vague
//! ```
//!
//! Each production takes the number of a token and gives what it read with the end; the longest core wins.
//!
//! Invariant: looks at a bounded number of tokens from where it stands; knows no date and no news.

mod calendar;
mod clock;
mod length;
mod numeric;
mod period;
mod relative;
mod shade;
mod year;

use crate::text::{Text, TokenKind};

use super::expr::{Expr, What};
use super::words::{Key, TimeWord};

/// The reader of one sentence.
pub(super) struct Grammar<'a> {
    /// The text with its tokens.
    pub(super) text: &'a Text<'a>,
    /// The part each token plays in time expressions.
    pub(super) facts: &'a [Option<TimeWord>],
    /// The sentence's first token.
    pub(super) start: usize,
    /// One past its last token.
    pub(super) end: usize,
    /// Whether "3/4" means the third of April.
    pub(super) day_first: bool,
}

/// What a production read.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    end: usize,
    what: What,
    rule: &'static str,
    settled: bool,
}

impl Found {
    const fn new(end: usize, what: What, rule: &'static str) -> Self {
        Self { end, what, rule, settled: true }
    }

    const fn unsettled(end: usize, what: What, rule: &'static str) -> Self {
        Self { end, what, rule, settled: false }
    }
}

/// Digits as written: their value and how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Digits {
    value: u32,
    len: usize,
}

impl Grammar<'_> {
    /// The time expression that begins at token `at`, if one does.
    pub(super) fn read(&self, at: usize) -> Option<Expr> {
        if !self.may_begin(at) {
            return None;
        }
        let shaded = self.shaded(at);
        let found = shaded.as_ref().and_then(|shaded| Some((shaded, self.core(shaded.end)?)));
        if let Some((shaded, found)) = found.filter(|(shaded, found)| shaded.suits(&found.what)) {
            let Found { end, what, rule, settled } = found;
            let settled = settled || (shaded.settles && !matches!(what, What::Vague(_)));
            return Some(Expr {
                start: at,
                end,
                core: shaded.core,
                what,
                shade: shaded.shade,
                rule,
                settled,
            });
        }
        let Found { end, what, rule, settled } = self.core(at)?;
        Some(Expr { start: at, end, core: at, what, shade: None, rule, settled })
    }

    /// Whether a time expression can begin at `at`: most tokens end here.
    fn may_begin(&self, at: usize) -> bool {
        self.fact(at).is_some()
            || self.token_kind(at).is_some_and(|k| matches!(k, TokenKind::Number | TokenKind::Ordinal))
            || self.is_apostrophe(at)
            || !super::words::vague_times(self.word(at)).is_empty()
            || !super::words::feasts(self.word(at)).is_empty()
    }

    /// The longest core from `at`.
    fn core(&self, at: usize) -> Option<Found> {
        let productions: [fn(&Self, usize) -> Option<Found>; 11] = [
            Self::clock,
            Self::numeric,
            Self::calendar,
            Self::year,
            Self::today,
            Self::shifted,
            Self::feast,
            Self::period,
            Self::counted,
            Self::recurring,
            Self::vague,
        ];
        let mut best: Option<Found> = None;
        for production in productions {
            if let Some(found) = production(self, at)
                && best.as_ref().is_none_or(|best| found.end > best.end)
            {
                best = Some(found);
            }
        }
        best.map(|found| self.with_part(found))
    }

    /// "now", "recently": listed phrases that no calendar settles.
    fn vague(&self, at: usize) -> Option<Found> {
        let phrases = super::words::vague_times(self.word(at));
        let phrase = phrases.iter().find(|phrase| self.has_words(at, &phrase.words))?;
        Some(Found::unsettled(at + phrase.words.len(), What::Vague(phrase.value), "date-vague"))
    }

    fn fact(&self, at: usize) -> Option<TimeWord> {
        if at < self.end { self.facts.get(at).copied().flatten() } else { None }
    }

    fn key(&self, at: usize) -> Option<Key> {
        if let Some(TimeWord::Key(key)) = self.fact(at) { Some(key) } else { None }
    }

    fn is(&self, at: usize, key: Key) -> bool {
        self.key(at) == Some(key)
    }

    fn is_one_of(&self, at: usize, keys: &[Key]) -> bool {
        self.key(at).is_some_and(|key| keys.contains(&key))
    }

    /// The key of the token before `at`, within the sentence.
    fn key_before(&self, at: usize) -> Option<Key> {
        if at > self.start { self.key(at - 1) } else { None }
    }

    fn fact_before(&self, at: usize) -> Option<TimeWord> {
        if at > self.start { self.fact(at - 1) } else { None }
    }

    fn word(&self, at: usize) -> crate::text::Word {
        self.text.token(at).filter(|_| at < self.end).map_or_else(Default::default, |token| token.word)
    }

    fn has_words(&self, at: usize, words: &[crate::text::Word]) -> bool {
        words.iter().enumerate().all(|(n, &word)| self.word(at + n) == word)
    }

    fn written(&self, at: usize) -> &str {
        self.text.token(at).filter(|_| at < self.end).map_or("", |token| token.of(self.text.source))
    }

    fn written_before(&self, at: usize) -> &str {
        if at > self.start { self.written(at - 1) } else { "" }
    }

    fn token_kind(&self, at: usize) -> Option<TokenKind> {
        self.text.token(at).filter(|_| at < self.end).map(|token| token.kind)
    }

    fn is_capital(&self, at: usize) -> bool {
        at < self.end && self.text.token(at).is_some_and(|token| token.is_capital())
    }

    fn is_word(&self, at: usize) -> bool {
        self.token_kind(at) == Some(TokenKind::Word)
    }

    /// Whether token `at` stands directly behind the one before.
    fn is_tight(&self, at: usize) -> bool {
        at < self.end && self.text.token(at).is_some_and(|token| !token.has_space_before())
    }

    fn is_dash(&self, at: usize) -> bool {
        matches!(self.written(at), "-" | "–" | "—" | "‐" | "‑" | "−" | "--")
    }

    fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.written(at), "-" | "‐" | "‑") && self.is_tight(at)
    }

    fn is_apostrophe(&self, at: usize) -> bool {
        matches!(self.written(at), "'" | "’" | "‘")
    }

    fn is_possessive(&self, at: usize) -> bool {
        matches!(self.written(at), "'s" | "’s" | "'" | "’") && self.is_tight(at)
    }

    /// Plain digits at `at`.
    fn digits(&self, at: usize) -> Option<Digits> {
        if self.token_kind(at) != Some(TokenKind::Number) {
            return None;
        }
        let written = self.written(at);
        let value = written.bytes().all(|b| b.is_ascii_digit()).then(|| written.parse().ok())??;
        Some(Digits { value, len: written.len() })
    }

    /// "20th", "twentieth", "twenty-first": the number and the end.
    fn ordinal(&self, at: usize) -> Option<(u8, usize)> {
        if self.token_kind(at) == Some(TokenKind::Ordinal) {
            let digits = self.written(at).trim_end_matches(|c: char| c.is_ascii_alphabetic());
            return Some((digits.parse().ok()?, at + 1));
        }
        match self.fact(at)? {
            TimeWord::Ordinal(n) => Some((n, at + 1)),
            TimeWord::Cardinal(tens) if tens >= 20 && tens % 10 == 0 && tens < 100 => {
                let ones = if self.is_hyphen(at + 1) { at + 2 } else { at + 1 };
                match self.fact(ones)? {
                    TimeWord::Ordinal(n) if n < 10 => Some((tens as u8 + n, ones + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}
