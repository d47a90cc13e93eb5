//! One sentence as the comparison rules see it: its words, tags and figures, and where a clause ends.
//!
//! Invariant: never looks beyond the sentence, nor before what has been claimed already; every look is bounded.

use crate::extract::context::Context;
use crate::text::figure::Figure;
use crate::text::lexicon::{Class, Classes};
use crate::text::{Shape, Tag, Token, Word, words};

/// The most words that one clause is followed for.
const CLAUSE_WORDS: usize = 30;

/// Words that end a clause, beside the marks that do.
const CLAUSE_ENDS: &[Word] = words!["but", "while", "although", "though", "whereas", "because"];

/// Participles that stand before a noun like adjectives: "the first known case".
const PREMODIFIERS: &[Word] = words![
    "known",
    "recorded",
    "confirmed",
    "reported",
    "documented",
    "existing",
    "living",
    "surviving",
    "remaining",
    "serving",
    "reigning",
    "standing",
];

/// A sentence, or what is left of it.
pub(super) struct Reader<'a> {
    pub(super) context: &'a Context<'a>,
    /// The first token that is free.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Reader<'_> {
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.context.text.token(at).filter(|_| self.start <= at && at < self.end)
    }

    pub(super) fn written(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| token.of(self.context.text.source))
    }

    /// Whether token `at` is one of `words`, which are in lower case.
    pub(super) fn is(&self, at: usize, words: &[Word]) -> bool {
        self.token(at).is_some_and(|token| words.contains(&token.word))
    }

    /// Whether the token before `at` is one of `words`.
    pub(super) fn is_behind(&self, at: usize, words: &[Word]) -> bool {
        at > self.start && self.is(at - 1, words)
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        if at < self.end { self.context.tag(at) } else { Tag::default() }
    }

    pub(super) fn has(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|token| token.classes.meets(Classes::of(class)))
    }

    /// Whether token `at` is an adjective, noun or name, so that it can stand before a noun.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_word) && self.tag(at).is_nominal()
    }

    /// Whether a determiner or a possessive stands right before `at`.
    pub(super) fn is_determined(&self, at: usize) -> bool {
        self.is_behind(at, words!["the", "a", "an"]) || self.is_possessed(at)
    }

    pub(super) fn is_possessed(&self, at: usize) -> bool {
        self.is_behind(at, words!["'s", "’s", "'", "’", "its", "his", "her", "their", "our", "my"])
    }

    /// Whether token `at` stands within quotation marks.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        self.context.quotations.holding(at).is_some()
    }

    /// The end of the figure that begins at `at`, hedges and unit included.
    pub(super) fn figure_end(&self, at: usize) -> Option<usize> {
        self.context.figure_at(at).map(|figure| figure.span.end).filter(|&end| end <= self.end)
    }

    /// The same with the noun counted, where one follows.
    pub(super) fn counted_end(&self, at: usize) -> Option<usize> {
        let end = self.figure_end(at)?;
        let noun = self.is_nominal(end) && self.token(end).is_some_and(|token| !token.is_capital());
        Some(if noun { end + 1 } else { end })
    }

    /// The last figure that begins before `at`.
    pub(super) fn figure_before(&self, at: usize) -> Option<&Figure> {
        let before = self.context.figures.partition_point(|figure| figure.span.start < at);
        let figure = self.context.figures.get(before.checked_sub(1)?)?;
        (self.start <= figure.span.start).then_some(figure)
    }

    /// The head of the noun phrase that begins at `at`: "vaccine" of "measles vaccine".
    pub(super) fn head(&self, at: usize) -> Option<usize> {
        let fits = |at: &usize| {
            self.is_nominal(*at)
                || self.tag(*at) == Tag::Adjective
                || (self.is(*at, words!["-"]) && self.is_tight(*at))
        };
        let at = if self.is(at, PREMODIFIERS) { at + 1 } else { at };
        let last = (at..(at + 6).min(self.end)).take_while(fits).last()?;
        self.is_nominal(last).then_some(last)
    }

    /// Whether no blank stands on either side of token `at`.
    pub(super) fn is_tight(&self, at: usize) -> bool {
        let blank = |at| self.token(at).is_none_or(|token| token.shape.has(Shape::SPACE_BEFORE));
        !blank(at) && !blank(at + 1)
    }

    /// The end of the clause from `at`: a comma, stop, bracket, quotation mark or dash, or a word that begins another.
    pub(super) fn clause_end(&self, at: usize) -> usize {
        let stops = |at: &usize| match self.written(*at) {
            "," | "." | ";" | ":" | "(" | ")" | "[" | "\"" | "”" | "“" | "—" | "–" | "?" | "!" => {
                true
            }
            "-" => !self.is_tight(*at),
            _ => self.is(*at, CLAUSE_ENDS),
        };
        let last = self.end.min(at + CLAUSE_WORDS);
        (at..last).find(stops).unwrap_or(last)
    }

    /// The end of what a thing is ranked among, from the word `at` behind the thing: "in Asia to legalise it".
    ///
    /// The verb of the sentence ends it ("the first game of the day | began"), unless a clause of its own began.
    pub(super) fn ranking_end(&self, at: usize) -> usize {
        let end = self.clause_end(at);
        // "The first time | scientists found": what follows without a link is a clause of its own.
        let mut clause = self.is(at, words!["that", "who", "which", "where", "when"])
            || matches!(self.tag(at), Tag::Pronoun | Tag::Determiner)
            || (self.is_behind(at, words!["time"]) && self.tag(at).is_nominal());
        let mut since = false;
        for at in at..end {
            since |= self.is(at, words!["since"]);
            clause |= self.is(at, words!["that", "who", "which"]);
            let finite = matches!(self.tag(at), Tag::Past | Tag::Present | Tag::Auxiliary);
            // Another clause is joined: "the largest in the world and that …".
            let joined = self.tag(at) == Tag::Coordinator
                && (self.is(at + 1, words!["that", "who", "which"])
                    || matches!(
                        self.tag(at + 1),
                        Tag::Pronoun | Tag::Past | Tag::Present | Tag::Auxiliary | Tag::Adverb
                    ));
            let clock = self.is(at, words!["around", "at", "about"]) && self.tag(at + 1) == Tag::Number
                || !since && self.is(at, words!["on", "in", "last"]) && self.has(at + 1, Class::CalendarName);
            let part = self.is(at, words!["as"]) && self.is(at + 1, words!["part"]);
            if joined || clock || part || self.is(at + 1, words!["just"]) {
                return at;
            }
            let participle = self.is_behind(at, words!["not", "ever", "so", "yet", "to"]);
            if finite && !clause && !participle {
                return at;
            }
        }
        end
    }
}
