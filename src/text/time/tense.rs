//! Whether what a time expression belongs to is told as past or as to come.
//!
//! Invariant: looks at a bounded number of words of one sentence; the nearest verb before the expression decides.

use crate::text::{Tag, Text, TokenKind, TokenSpan};

use super::words::{Key, TenseWord, TimeWord, tense_word};

/// How an event is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// As past.
    Past,
    /// As to come.
    Future,
    /// By a past verb, but as what was said, asked or decided: "agreed to sell the mill in January".
    Reported,
    /// Neither is said.
    Unsaid,
}

/// Words looked at on either side: longer clauses are rare, and sentences without end are no news.
const REACH_WORDS: usize = 60;

/// Words before a date in which "since" still belongs to it.
const SINCE_WORDS: usize = 4;

/// Words looked at on either side of a clock time for what says that it comes every day.
const DAILY_WORDS: usize = 15;

/// The words of one sentence with their parts of speech.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clause<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) tags: &'a [Tag],
    /// The part each token plays in time expressions.
    pub(super) facts: &'a [Option<&'static TimeWord>],
    pub(super) sentence: TokenSpan,
}

impl Clause<'_> {
    /// The tense of what happens at the time expression of tokens `at..end`.
    pub(super) fn tense(self, at: usize, end: usize) -> Tense {
        if self.is_since(at) {
            return Tense::Past;
        }
        if self.is_attribute(at, end) || self.has_happened(end) {
            return Tense::Unsaid;
        }
        if self.is_set_for(at, end) {
            return Tense::Future;
        }
        let told = self.tense_before(at).or_else(|| self.tense_behind(end));
        // "could start as early as Monday": what may be so soon is to come.
        let unsaid = if self.key(at) == Some(Key::As) { Tense::Future } else { Tense::Unsaid };
        told.unwrap_or(unsaid)
    }

    /// Whether what is told began then: "since Monday", "since shortly after the Oct. 23 blast".
    fn is_since(self, at: usize) -> bool {
        let first = self.sentence.start.max(at.saturating_sub(SINCE_WORDS));
        (first..at).any(|before| self.key(before) == Some(Key::Since))
    }

    /// Whether the date that ends at `end` is that of something known only once it has happened: "ways to get around
    /// Wednesday's ruling".
    fn has_happened(self, end: usize) -> bool {
        matches!(self.written(end), "'s" | "’s")
            && matches!(
                self.written(end + 1),
                "ruling"
                    | "decision"
                    | "verdict"
                    | "announcement"
                    | "attack"
                    | "attacks"
                    | "blast"
                    | "blasts"
                    | "bombing"
                    | "bombings"
                    | "shooting"
                    | "shootings"
                    | "killing"
                    | "killings"
                    | "raid"
                    | "crash"
                    | "earthquake"
                    | "quake"
                    | "fire"
                    | "accident"
                    | "disaster"
                    | "defeat"
                    | "loss"
                    | "win"
                    | "victory"
            )
    }

    /// "has set Nov. 10 as the deadline", "have set Monday for the vote".
    fn is_set_for(self, at: usize, end: usize) -> bool {
        let has = at.checked_sub(2).filter(|&before| before >= self.sentence.start);
        has.is_some_and(|has| matches!(self.written(has), "has" | "have") && self.written(has + 1) == "set")
            && matches!(self.written(end), "as" | "for")
    }

    /// Whether the clock time of tokens `at..end` ends or begins a span that comes every day: "a curfew from 10 p.m.
    /// to 5 a.m."
    pub(super) fn is_daily(self, at: usize, end: usize) -> bool {
        let spans =
            matches!(self.key_before(at), Some(Key::From | Key::Between | Key::To | Key::And | Key::Until))
                || matches!(self.key(end), Some(Key::To | Key::And | Key::Until));
        let near =
            self.sentence.start.max(at.saturating_sub(DAILY_WORDS))..self.sentence.end.min(end + DAILY_WORDS);
        spans && near.into_iter().any(|near| self.comes_daily(near))
    }

    fn comes_daily(self, at: usize) -> bool {
        let listed = self.text.token(at).is_some_and(|token| {
            matches!(token.of(self.text.source), "curfew" | "curfews" | "nightly" | "daytime")
        });
        listed || matches!(self.key(at), Some(Key::Daily | Key::Every | Key::Each))
    }

    fn tense_before(self, at: usize) -> Option<Tense> {
        let (mut after_to, mut until) = (false, false);
        let first = self.sentence.start.max(at.saturating_sub(REACH_WORDS));
        for before in (first..at).rev() {
            until = until || self.key(before) == Some(Key::Until);
            if self.opens_clause(before)
                && let Some(told) = self.tense_behind(at)
            {
                return Some(told);
            }
            match self.told_by(before) {
                Some(TenseWord::Infinitive) => after_to = true,
                Some(TenseWord::Future | TenseWord::Plan | TenseWord::Modal) => return Some(Tense::Future),
                Some(TenseWord::Said) => return Some(self.reported(at)),
                // "has told them to report on Monday".
                // "has given them until 9 a.m. Tuesday".
                Some(TenseWord::Perfect)
                    if self.key_before(at) == Some(Key::Until) && !self.is_pluperfect(before) =>
                {
                    return Some(Tense::Future);
                }
                Some(TenseWord::Perfect)
                    if after_to && self.key_before(at) == Some(Key::On) && !self.is_pluperfect(before) =>
                {
                    return Some(Tense::Future);
                }
                Some(TenseWord::Past | TenseWord::Perfect) if after_to => return Some(self.reported(at)),
                Some(TenseWord::Past | TenseWord::Perfect) => {
                    // "was held until his next hearing on April 5".
                    let ends = until || self.ends_a_range(at);
                    return Some(if ends { Tense::Reported } else { Tense::Past });
                }
                Some(TenseWord::Present) if after_to => return Some(Tense::Future),
                _ => {}
            }
        }
        None
    }

    /// Whether a clause with a verb of its own begins: "though as of Tuesday it had not".
    fn opens_clause(self, at: usize) -> bool {
        matches!(self.written(at), "though" | "although" | "whereas" | "while" | "because" | "but")
    }

    fn tense_behind(self, end: usize) -> Option<Tense> {
        let last = self.sentence.end.min(end + REACH_WORDS);
        (end..last).find_map(|behind| match self.told_by(behind)? {
            TenseWord::Future | TenseWord::Plan => Some(Tense::Future),
            TenseWord::Past | TenseWord::Perfect | TenseWord::Said => Some(Tense::Past),
            _ => None,
        })
    }

    /// What the token says of the tense: listed words, and verbs by their part of speech.
    fn told_by(self, at: usize) -> Option<TenseWord> {
        let token = self.text.token(at).filter(|token| token.kind == TokenKind::Word)?;
        let told = match tense_word(token.word) {
            // "came to Paris": no verb follows.
            Some(TenseWord::Infinitive) => {
                let verb = matches!(self.tag(at + 1), Tag::Base | Tag::Auxiliary);
                return verb.then_some(TenseWord::Infinitive);
            }
            // "closed due to a slide on Saturday": a cause.
            Some(TenseWord::Plan)
                if token.of(self.text.source) == "due"
                    && self.key(at + 1) == Some(Key::To)
                    && !matches!(self.tag(at + 2), Tag::Base | Tag::Auxiliary) =>
            {
                None
            }
            // "announced the plan": a noun has no tense.
            Some(TenseWord::Future | TenseWord::Plan)
                if self.tag(at).is_nominal() && self.key(at + 1) != Some(Key::To) =>
            {
                None
            }
            // "had been scheduled to expire": the verb before tells.
            Some(TenseWord::Plan) if self.tag(at) == Tag::Base && self.key_before(at) == Some(Key::To) => {
                None
            }
            // "the record set on Friday": a plan wants "to" or "for".
            Some(TenseWord::Plan) if self.had(at) => Some(TenseWord::Past),
            // "less than forecast in July".
            Some(TenseWord::Plan) if matches!(self.key_before(at), Some(Key::Than | Key::As)) => {
                Some(TenseWord::Past)
            }
            // "the planned launch on Friday was put off": no verb of its own.
            Some(TenseWord::Plan) if self.tag(at + 1).is_nominal() && self.is_word(at + 1) => None,
            Some(TenseWord::Set) => {
                let planned = matches!(self.key(at + 1), Some(Key::To | Key::For));
                Some(if planned { TenseWord::Plan } else { TenseWord::Past })
            }
            // "Theresa May": a name.
            Some(TenseWord::Modal | TenseWord::Future) if token.is_capital() && at > self.sentence.start => {
                None
            }
            told => told,
        };
        match (told, self.tag(at)) {
            // "the agreed price", "will be told": no verb of its own.
            (Some(TenseWord::Past | TenseWord::Said) | None, Tag::Participle | Tag::Adjective) => {
                if self.is_attribute(at, at + 1) || self.is_passive(at) {
                    None
                } else {
                    told.or(Some(TenseWord::Past))
                }
                .filter(|_| told.is_some() || self.tag(at) == Tag::Participle)
            }
            (None, Tag::Past) => Some(TenseWord::Past),
            (told, _) => told,
        }
    }

    /// Whether "had" stands before: "had been scheduled to expire".
    fn had(self, at: usize) -> bool {
        (1..=2).filter_map(|n| at.checked_sub(n)).any(|before| self.is_had(before))
    }

    /// "had", or the "been" of "had been".
    fn is_pluperfect(self, at: usize) -> bool {
        self.is_had(at) || at.checked_sub(1).is_some_and(|before| self.is_had(before))
    }

    fn is_had(self, at: usize) -> bool {
        self.text.token(at).is_some_and(|token| matches!(token.of(self.text.source), "had" | "'d" | "’d"))
    }

    /// Whether the participle at `at` stands behind a form of "be" or "have", which tells the tense.
    fn is_passive(self, at: usize) -> bool {
        let before =
            (1..=3).filter_map(|n| at.checked_sub(n)).find(|&before| self.tag(before) != Tag::Adverb);
        before.is_some_and(|before| {
            let told = self.text.token(before).and_then(|token| tense_word(token.word));
            let helps = matches!(told, Some(TenseWord::Past | TenseWord::Perfect | TenseWord::Present));
            (self.tag(before) == Tag::Auxiliary && helps) || self.is_be(before)
        })
    }

    fn is_be(self, at: usize) -> bool {
        self.text.token(at).is_some_and(|token| matches!(token.of(self.text.source), "be" | "been" | "being"))
    }

    /// Whether tokens `at..end` stand before a noun and behind an article or number: "the Aug. 7 blasts".
    fn is_attribute(self, at: usize, end: usize) -> bool {
        let before = at.checked_sub(1).map(|before| self.tag(before));
        (self.tag(end).is_nominal() || self.tag(end) == Tag::Adjective)
            && matches!(before, Some(Tag::Determiner | Tag::Number | Tag::Adjective | Tag::Noun | Tag::Name))
            && self.text.token(end).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// What a report tells: by or until such a day, it lies ahead.
    fn reported(self, at: usize) -> Tense {
        let deadline = matches!(self.key_before(at), Some(Key::By | Key::Until));
        if deadline { Tense::Future } else { Tense::Reported }
    }

    fn ends_a_range(self, at: usize) -> bool {
        matches!(self.key_before(at), Some(Key::To | Key::Until | Key::Through | Key::By))
    }

    fn written(&self, at: usize) -> &str {
        self.text.token(at).filter(|_| at < self.sentence.end).map_or("", |token| token.of(self.text.source))
    }

    fn is_word(self, at: usize) -> bool {
        self.text.token(at).is_some_and(|token| token.kind == TokenKind::Word && !token.is_capital())
    }

    fn tag(self, at: usize) -> Tag {
        self.tags.get(at).copied().filter(|_| at < self.sentence.end).unwrap_or(Tag::Mark)
    }

    fn key(self, at: usize) -> Option<Key> {
        if let TimeWord::Key(key) = self.facts.get(at)?.as_ref()? { Some(*key) } else { None }
    }

    fn key_before(self, at: usize) -> Option<Key> {
        self.key(at.checked_sub(1)?)
    }
}
