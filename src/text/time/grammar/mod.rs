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

mod business;
mod calendar;
mod clock;
mod count;
mod length;
mod numeric;
mod period;
mod reach;
mod recurring;
mod relative;
mod shade;
mod start;
mod year;

use crate::text::{Tag, Text, TokenKind, TokenSpan};

use super::expr::{Expr, What};
use super::words::{Key, Phrase, TimeWord};
use start::{NUMBER, ORDINAL, Production, productions_of};

/// The reader of one sentence.
pub(super) struct Grammar<'a> {
    /// The text with its tokens.
    pub(super) text: &'a Text<'a>,
    /// The part each token plays in time expressions.
    pub(super) facts: &'a [Option<&'static TimeWord>],
    /// The sentence's first token.
    pub(super) start: usize,
    /// One past its last token.
    pub(super) end: usize,
    /// Whether "3/4" means the third of April.
    pub(super) day_first: bool,
    /// Whether the text tells a history.
    pub(super) history: bool,
    /// Whether the text counts its years before Christ, so that "in 490" is one.
    pub(super) ancient: bool,
    /// The part of speech of every token.
    pub(super) tags: &'a [Tag],
}

/// What a production read.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    end: usize,
    /// Where it ends for readers who leave "after the blast" out.
    core: usize,
    what: What,
    rule: &'static str,
    settled: bool,
}

impl Found {
    const fn new(end: usize, what: What, rule: &'static str) -> Self {
        Self { end, core: end, what, rule, settled: true }
    }

    const fn unsettled(end: usize, what: What, rule: &'static str) -> Self {
        Self { end, core: end, what, rule, settled: false }
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
        if self.fact(at).is_none() && self.productions(at).is_empty() {
            return None;
        }
        let shaded = self.shaded(at);
        let found = shaded.as_ref().and_then(|shaded| Some((shaded, self.core(shaded.end)?)));
        if let Some((shaded, found)) = found.filter(|(shaded, found)| shaded.suits(&found.what)) {
            let Found { end, core, what, rule, settled } = found;
            let settled = settled || (shaded.settles && !matches!(what, What::Vague(_)));
            return Some(Expr {
                start: at,
                end,
                core: TokenSpan::new(shaded.core, core),
                what,
                shade: shaded.shade,
                rule,
                settled,
            });
        }
        let Found { end, core, what, rule, settled } = self.core(at)?;
        Some(Expr { start: at, end, core: TokenSpan::new(at, core), what, shade: None, rule, settled })
    }

    /// The longest core from `at`.
    fn core(&self, at: usize) -> Option<Found> {
        let mut best: Option<Found> = None;
        for &production in self.productions(at) {
            if let Some(found) = self.read_as(production, at)
                && best.as_ref().is_none_or(|best| found.end > best.end)
            {
                best = Some(found);
            }
        }
        best.map(|found| self.with_part(found))
    }

    fn read_as(&self, production: Production, at: usize) -> Option<Found> {
        match production {
            Production::Clock => self.clock(at),
            Production::Numeric => self.numeric(at),
            Production::Calendar => self.calendar(at),
            Production::Year => self.year(at),
            Production::Today => self.today(at),
            Production::Shifted => self.shifted(at),
            Production::Feast => self.feast(at),
            Production::Period => self.period(at),
            Production::Reach => self.reach(at),
            Production::Counted => self.counted(at),
            Production::Recurring => self.recurring(at),
            Production::Vague => self.vague(at),
        }
    }

    /// The productions that can begin with the token at `at`: none for most words.
    fn productions(&self, at: usize) -> &'static [Production] {
        match (self.token_kind(at), self.fact(at)) {
            (Some(TokenKind::Number), _) => NUMBER,
            (Some(TokenKind::Ordinal), _) => ORDINAL,
            (_, Some(fact)) => productions_of(fact),
            _ if self.is_apostrophe(at) => &[Production::Year, Production::Period],
            _ => &[],
        }
    }

    /// "now", "recently": listed phrases that no calendar settles.
    fn vague(&self, at: usize) -> Option<Found> {
        let phrases = super::words::vague_times(self.word(at));
        let fits = |phrase: &&Phrase| (self.history || !phrase.history) && self.has_words(at, &phrase.words);
        let phrase = phrases.iter().find(fits)?;
        Some(Found::unsettled(at + phrase.words.len(), What::Vague(phrase.value), "date-vague"))
    }

    fn fact(&self, at: usize) -> Option<TimeWord> {
        if at < self.end { self.facts.get(at).copied().flatten().copied() } else { None }
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

    fn is_one_of_before(&self, at: usize, keys: &[Key]) -> bool {
        self.key_before(at).is_some_and(|key| keys.contains(&key))
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

    fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().filter(|_| at < self.end).unwrap_or(Tag::Mark)
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
