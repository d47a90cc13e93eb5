//! Time expressions: where they stand, what they say, and the day that is.
//!
//! | module | does |
//! |---|---|
//! | `words` | the words, from `resources/lexicon/` |
//! | `grammar` | tokens into expressions |
//! | `order` | whether days or months stand first in digits |
//! | `tense` | past or to come |
//! | `resolve` | expressions into values, by the publication date and what was spoken of |
//! | `value` | the calendar's arithmetic and TIMEX3 form |
//!
//! Invariant: total and linear on any input; knows no claims; the publication date is an argument.

#[cfg(test)]
mod evidence;
mod expr;
mod feast;
mod grammar;
mod order;
mod resolve;
mod tense;
mod value;
mod words;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Tag, Text, Token, TokenKind, TokenSpan};
use grammar::Grammar;
use resolve::{Memory, Telling};
use tense::Clause;
use value::Unit;
use words::{Key, TimeWord};

/// A time expression of a text, with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeMention {
    /// Its tokens.
    pub tokens: TokenSpan,
    /// What of it `TimeML` marks: without "as early as" before it and "after the blast" behind.
    pub core: TokenSpan,
    /// What sort of time it is.
    pub kind: TimeKind,
    /// Its TIMEX3 values that count as right, the best first; never empty.
    pub values: Vec<String>,
    /// What a checker takes it for, where `TimeML` has other conventions: "a year ago" in a report on a quarter is that
    /// quarter's forerunner to `TimeML`, "two days after the blast" a length.
    pub checked: Option<(TimeKind, String)>,
    /// How the words shade the value.
    pub modifier: Option<TimeMod>,
    /// The rule that read it.
    pub rule: &'static str,
    /// Whether a calendar or clock settles it; "now" and "recently" are not.
    pub settled: bool,
}

/// The sorts of TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeKind {
    /// A day, or more than a day of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Again and again.
    Set,
}

/// `TimeML`'s `mod` attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TimeMod {
    /// "early", "the start of".
    Start,
    /// "the middle of".
    Mid,
    /// "late", "the end of".
    End,
    /// "about".
    Approx,
    /// "more than … ago".
    Before,
    /// "less than … ago".
    After,
    /// "more than" a length.
    MoreThan,
    /// "less than" a length.
    LessThan,
    /// "at least".
    EqualOrMore,
    /// "at most", "within".
    EqualOrLess,
}

/// The time expressions of `text`, whose words are `tags`, published on `published`, in text order; none overlap.
pub fn times(text: &Text<'_>, tags: &[Tag], published: Date) -> Vec<TimeMention> {
    let facts: Vec<_> = text.tokens.iter().map(|token| words::time_word(token.word)).collect();
    let history = is_narrative(text, &facts, published);
    let ancient = is_ancient(&facts);
    let mut memory = Memory::new(published, history);
    let day_first = order::is_day_first(text, &facts);
    let mut mentions = Vec::new();
    let mut quotes = Quotes::default();
    for &sentence in &text.sentences {
        let TokenSpan { start, end } = sentence;
        memory.begin_sentence(
            text.token(start).is_some_and(|first| first.shape.has(super::Shape::PARAGRAPH_BEFORE)),
        );
        let grammar = Grammar { text, facts: &facts, start, end, day_first, history, ancient, tags };
        let mut at = start;
        while at < end {
            quotes.pass(text, at);
            let Some(expr) = grammar.read(at).filter(|expr| expr.end > at) else {
                at += 1;
                continue;
            };
            let before = at.checked_sub(1).and_then(|before| text.token(before));
            let last = mentions.last().filter(|last: &&TimeMention| last.tokens.end + 1 == at);
            let between = before.filter(|_| last.is_some()).map_or("", |token| token.of(text.source));
            let clause = Clause { text, tags, facts: &facts, sentence };
            let telling = Telling {
                tense: clause.tense(at, expr.end),
                apposed: matches!(between, "," | "(" | "–" | "—" | "-" | "--"),
                daily: clause.is_daily(at, expr.end),
                quoted: quotes.open,
                aside: history && before.is_some_and(|token| is_aside(text, token)),
            };
            let resolved = memory.resolve(&expr, telling);
            let within = at > start && matches!(facts.get(at - 1), Some(Some(TimeWord::Key(Key::Within))));
            mentions.push(TimeMention {
                tokens: TokenSpan::new(expr.start, expr.end),
                core: expr.core,
                kind: resolved.kind,
                values: resolved.values,
                checked: resolved.checked,
                modifier: if within { Some(TimeMod::EqualOrLess) } else { resolved.shade },
                rule: resolved.rule,
                settled: resolved.settled,
            });
            at = expr.end;
        }
    }
    mentions
}

/// Whether the word before a date makes it a look aside: "until 1945", "since 1871", "(1879)".
fn is_aside(text: &Text<'_>, before: &Token) -> bool {
    let key = words::time_word(before.word);
    before.of(text.source) == "("
        || matches!(key, Some(TimeWord::Key(Key::Until | Key::Since | Key::Before | Key::After)))
}

/// Whether double quotation marks are open; each paragraph begins outside.
#[derive(Debug, Clone, Copy, Default)]
struct Quotes {
    open: bool,
}

impl Quotes {
    fn pass(&mut self, text: &Text<'_>, at: usize) {
        let Some(token) = text.token(at) else { return };
        if token.shape.has(super::Shape::PARAGRAPH_BEFORE) {
            self.open = false;
        }
        if token.kind != TokenKind::Punct {
            return;
        }
        match token.of(text.source) {
            "“" | "«" => self.open = true,
            "”" | "»" => self.open = false,
            "\"" => self.open = !self.open,
            _ => {}
        }
    }
}

/// Years before publication from which on a year counts as history.
const HISTORY_YEARS: i32 = 2;

/// Bygone years from which on a text may be a history: obituaries and interviews name ten.
const MANY_YEARS: usize = 12;

/// The same for a text that names nothing near its publication.
const FEW_YEARS: usize = 8;

/// Whether a text tells a history: it names many bygone years and hardly a day of the week.
fn is_narrative(text: &Text<'_>, facts: &[Option<&TimeWord>], published: Date) -> bool {
    let bygone = i32::from(published.year()) - HISTORY_YEARS;
    let is_year = |written: &str| {
        written.len() == 4 && written.parse().is_ok_and(|year: i32| (1000..bygone).contains(&year))
    };
    let is_ancient = |at: usize| matches!(facts.get(at + 1), Some(Some(TimeWord::Key(Key::Bc))));
    let years = (text.tokens.iter().enumerate())
        .filter(|(at, token)| token.is_number() && (is_year(token.of(text.source)) || is_ancient(*at)))
        .count();
    let near = facts
        .iter()
        .filter(|fact| {
            matches!(
                fact,
                Some(
                    TimeWord::Weekday(..)
                        | TimeWord::Key(Key::Today | Key::Yesterday | Key::Tomorrow | Key::Ago)
                )
            )
        })
        .count();
    let weeks = facts.windows(2).filter(|pair| is_near_week(pair)).count();
    let own_year = published.year().to_string();
    let is_of_now = || near + weeks > 0 || text.tokens.iter().any(|token| token.of(text.source) == own_year);
    (years >= MANY_YEARS && near * 4 + weeks * 8 < years) || (years >= FEW_YEARS && !is_of_now())
}

/// "this week", "last month": what only news says.
const fn is_near_week(pair: &[Option<&TimeWord>]) -> bool {
    matches!(
        pair,
        [
            Some(TimeWord::Key(Key::This | Key::Last | Key::Next)),
            Some(TimeWord::Unit { unit: Unit::Week | Unit::Weekend | Unit::Month, many: false })
        ]
    )
}

/// Whether a text counts its years before Christ.
fn is_ancient(facts: &[Option<&TimeWord>]) -> bool {
    facts.iter().filter(|fact| **fact == Some(&TimeWord::Key(Key::Bc))).count() >= 3
}
