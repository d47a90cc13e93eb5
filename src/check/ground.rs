//! What the rules look at: the layers of the extractor, with the days of the calendar beside the figures.
//!
//! Invariant: filled once and only read; knows no rule.

use jiff::civil::Date;

use super::told::{self, Told};
use crate::article::{Article, PublishedFrom, Role};
use crate::extract::{Context, Extraction, Match, MentionKind, extract};
use crate::text::figure::{Figure, Sort};
use crate::text::lexicon::{Class, singular_of};
use crate::text::time::{TimeMention, times};
use crate::text::{Modifier, Span, TokenSpan, Word, words};

use super::calendar::When;

/// Hedges that say that a figure is close by.
const NEAR: &[Word] =
    words!["nearly", "almost", "close", "nearing", "approaching", "about", "around", "roughly", "some"];

/// An article with all that rules ask of it.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    /// The layers below; days are filed as `#day`.
    pub(super) context: Context<'a>,
    /// Its times, in text order.
    pub(super) times: Vec<TimeMention>,
    /// Its claims.
    pub(super) found: Extraction,
}

/// A length of time as told: "more than two weeks", "10-month".
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Length {
    pub(super) told: Told,
    pub(super) unit: Unit,
    pub(super) span: TokenSpan,
}

/// Units of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
}

impl Unit {
    fn named(word: &str) -> Option<Self> {
        Some(match word {
            "day" => Self::Day,
            "week" => Self::Week,
            "month" => Self::Month,
            "year" => Self::Year,
            "decade" => Self::Decade,
            "century" => Self::Century,
            _ => return None,
        })
    }

    /// Its length in days, as the calendar has it on the average.
    pub(super) const fn days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Month => 30.436_875,
            Self::Year => 365.2425,
            Self::Decade => 3652.425,
            Self::Century => 36524.25,
        }
    }

    /// Its name for `count` of it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Day => "days",
            Self::Week => "weeks",
            Self::Month => "months",
            Self::Year => "years",
            Self::Decade => "decades",
            Self::Century => "centuries",
        }
    }
}

impl<'a> Ground<'a> {
    /// All layers over `article`.
    pub(super) fn of(article: &'a Article) -> Self {
        let mut context = Context::new(article);
        let times = times(&context.text, &context.tags, article.published.date);
        for (index, time) in times.iter().enumerate() {
            let tokens = context.text.tokens_of(time.core);
            let is_named = tokens.iter().any(|it| it.is_number() || it.classes.has(Class::CalendarName));
            // "two weeks ago" names no day.
            let is_length = tokens.iter().any(|token| token.classes.has(Class::Period));
            if is_named && !is_length && When::of(time).is_some() {
                context.mentions.file(MentionKind::Day, time.core, index);
            }
        }
        Self { context, times, found: extract(article) }
    }

    /// The day of publication.
    pub(super) fn published(&self) -> Date {
        self.context.article.published.date
    }

    /// Whether the day of publication is the file's own, and so a guess: nothing that counts from it can conflict.
    pub(super) fn is_undated(&self) -> bool {
        self.context.article.published.from == PublishedFrom::FileTime
    }

    /// The words of `span` on one line.
    pub(super) fn words(&self, span: TokenSpan) -> String {
        super::on_one_line(self.context.text.source, self.context.text.span_of(span))
    }

    /// The words of `role`, in quotation marks.
    pub(super) fn quoted(&self, matched: &Match<'_>, role: &str) -> String {
        matched.role(role).map(|span| format!("“{}”", self.words(span))).unwrap_or_default()
    }

    /// Whether token `at` is one of `words`.
    pub(super) fn is_any(&self, at: usize, words: &[Word]) -> bool {
        self.context.text.token(at).is_some_and(|token| words.contains(&token.word))
    }

    /// The singular of the word at token `at`.
    pub(super) fn singular(&self, at: usize) -> String {
        let written = self.context.text.token(at).map_or("", |token| token.of(self.context.text.source));
        singular_of(&written.to_lowercase())
    }

    /// The day that plays `role`.
    pub(super) fn when(&self, matched: &Match<'_>, role: &str) -> Option<When> {
        let span = matched.role(role)?;
        let mention = self.context.mentions.at(MentionKind::Day, span.start)?;
        When::of(self.times.get(mention.index)?)
    }

    /// The figure that plays `role`, where it is no part of a date.
    pub(super) fn figure(&self, matched: &Match<'_>, role: &str) -> Option<&Figure> {
        self.figure_at(matched.role(role)?.start)
    }

    /// The figure that begins with token `at`, where it is no part of a date.
    pub(super) fn figure_at(&self, at: usize) -> Option<&Figure> {
        let figure = self.context.figure_at(at)?;
        let is_day = self.context.mentions.holding(MentionKind::Day, figure.number.start).is_some();
        (!is_day && matches!(figure.sort, Sort::Count | Sort::Measure | Sort::Fraction)).then_some(figure)
    }

    /// The figure of `role` as printed.
    pub(super) fn told(&self, matched: &Match<'_>, role: &str) -> Option<Told> {
        self.told_of(self.figure(matched, role)?)
    }

    /// `figure` as printed.
    pub(super) fn told_of(&self, figure: &Figure) -> Option<Told> {
        let written = self.context.words(figure.number);
        let is_near = (figure.span.start..figure.number.start).any(|at| self.is_any(at, NEAR));
        told::told(written, figure.amount, figure.hedge, figure.scale, is_near)
    }

    /// The length of time whose figure begins with token `at`: "two weeks", "10-month", "a decade".
    pub(super) fn length_at(&self, at: usize) -> Option<Length> {
        let figure = self.context.figure_at(at).filter(|figure| figure.sort == Sort::Count)?;
        let hyphen = usize::from(self.is_any(figure.number.end, words!["-"]));
        let unit = Unit::named(&self.singular(figure.number.end + hyphen))?;
        let told = self.told_of(figure)?;
        Some(Length { told, unit, span: TokenSpan::new(figure.span.start, figure.number.end + hyphen + 1) })
    }

    /// The length of time that plays `role`.
    pub(super) fn length(&self, matched: &Match<'_>, role: &str) -> Option<Length> {
        self.length_at(matched.role(role)?.start)
    }

    /// The part that the paragraph at `place` plays on the page.
    pub(super) fn role_at(&self, place: Span) -> Option<Role> {
        let paragraphs = &self.context.article.paragraphs;
        let paragraph = paragraphs.iter().find(|paragraph| paragraph.span.contains(place))?;
        Some(paragraph.role)
    }

    /// Nouns and names in the sentence that holds token `at`, as singulars in lower case.
    pub(super) fn content_of(&self, at: usize) -> Vec<(Word, bool)> {
        let text = &self.context.text;
        let Some(&sentence) = text.sentences.get(text.sentence_of(at)) else { return Vec::new() };
        let is_content = |at: &usize| {
            let token = text.token(*at);
            self.context.tag(*at).is_nominal()
                && token.is_some_and(|token| {
                    token.is_word()
                        && token.span.len() > 2
                        && !token.classes.has(Class::CalendarName)
                        && !token.classes.has(Class::Period)
                })
        };
        let one = |at: usize| {
            let is_name = self.context.text.token(at).is_some_and(|token| token.is_capital());
            (Word::of(&self.singular(at)), is_name)
        };
        (sentence.start..sentence.end).filter(is_content).map(one).collect()
    }
}

/// Whether `modifier` says that a figure is a lower bound.
pub(super) const fn is_more(modifier: Modifier) -> bool {
    matches!(modifier, Modifier::MoreThan | Modifier::AtLeast)
}
