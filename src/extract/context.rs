//! What is known of an article before the rules run: its tokens, its figures, whatever the layers have found.
//!
//! Invariant: filled once, in the order of the layers, and only read by the rules.

use crate::article::{Article, Role};
use crate::text::figure::{self, Figure};
use crate::text::lexicon::Class;
use crate::text::{Phrases, Quotations, Span, Tag, Text, TokenSpan, tags_of};

use super::claim::{Claim, Reading, Why};
use super::count::{self, Count};
use super::harm::{self, Harm};
use super::mention::{MentionKind, Mentions};

/// An article with the finds of all layers.
#[derive(Debug)]
pub struct Context<'a> {
    /// The article.
    pub article: &'a Article,
    /// The place of its headline.
    pub headline: Option<Span>,
    /// Its tokens and sentences: those of bylines and page furniture left out.
    pub text: Text<'a>,
    /// The part of speech of every token.
    pub tags: Vec<Tag>,
    /// Its noun phrases and names: `#np`, `#name`.
    pub phrases: Phrases,
    /// What stands between quotation marks, in text order.
    pub quotations: Quotations,
    /// Its figures in text order: `#number`.
    pub figures: Vec<Figure>,
    /// Its figures with what they count, in text order: `#count`, `#people`, `#bare`, `#someone`.
    pub counts: Vec<Count>,
    /// What befalls people, in text order: `#harmed`, `#ended`, `#harming`.
    pub harms: Vec<Harm>,
    /// Whether the article names a disease, so that "cases" are people fallen ill.
    pub tells_of_disease: bool,
    /// The finds of the layers, by kind and place.
    pub mentions: Mentions,
}

impl<'a> Context<'a> {
    /// Runs the layers over `article`.
    pub fn new(article: &'a Article) -> Self {
        Self::in_stages(article, &mut |_| {})
    }

    /// The same; `passed` hears of each stage when it ends.
    pub(super) fn in_stages(article: &'a Article, passed: &mut impl FnMut(&'static str)) -> Self {
        let headline = article.paragraphs.iter().find(|paragraph| paragraph.role == Role::Headline);
        let headline = headline.map(|paragraph| paragraph.span);
        let told = article.paragraphs.iter().filter(|paragraph| paragraph.role != Role::Byline);
        let paragraphs: Vec<Span> = told.map(|paragraph| behind_dateline(paragraph.span, article)).collect();
        let text = Text::read(&article.text, &paragraphs);
        passed("tokens");
        let tags = tags_of(&text);
        passed("tags");
        let phrases = Phrases::of(&text, &tags);
        passed("phrases");
        let quotations = Quotations::of(&text);
        passed("quotations");
        let figures = figure::figures(&text);
        passed("figures");
        let counts = count::counts(&text, &tags, &figures);
        passed("counts");
        let mut mentions = mentions_of(text.tokens.len(), &figures, &counts, &phrases);
        let tells_of_disease = text.tokens.iter().any(|token| token.classes.has(Class::Disease));
        let mut harms = Vec::new();
        for (kind, harm) in harm::harms(&text) {
            mentions.file(kind, harm.span, harms.len());
            harms.push(harm);
        }
        passed("mentions");
        Self {
            article,
            headline,
            text,
            tags,
            phrases,
            quotations,
            figures,
            counts,
            harms,
            tells_of_disease,
            mentions,
        }
    }

    /// The part of speech of token `at`.
    pub fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or_default()
    }

    /// The figure that begins with token `at`.
    pub fn figure_at(&self, at: usize) -> Option<&Figure> {
        self.figures.get(self.mentions.at(MentionKind::Number, at)?.index)
    }

    /// The count that begins with token `at`.
    pub fn count_at(&self, at: usize) -> Option<&Count> {
        let kinds = [MentionKind::Count, MentionKind::Someone];
        let find = kinds.into_iter().find_map(|kind| self.mentions.at(kind, at))?;
        self.counts.get(find.index)
    }

    /// The count whose noun ends with token `at`.
    pub fn counts_of(&self, at: usize) -> Option<&Count> {
        let behind = self.counts.partition_point(|count| count.span.start <= at);
        self.counts.get(behind.checked_sub(1)?).filter(|count| count.head == Some(at))
    }

    /// What befalls people that begins with token `at`.
    pub fn harm_at(&self, at: usize) -> Option<&Harm> {
        let kinds = [MentionKind::Harmed, MentionKind::Ended, MentionKind::Harming];
        let find = kinds.into_iter().find_map(|kind| self.mentions.at(kind, at))?;
        self.harms.get(find.index)
    }

    /// The words of `span` as they stand.
    pub fn words(&self, span: TokenSpan) -> &str {
        self.text.words_of(span)
    }

    /// The tokens that begin in `span`.
    pub(super) fn tokens_of(&self, span: Span) -> TokenSpan {
        self.text.tokens_in(span)
    }

    /// A claim on `span`, found by `rule`, whose parts are `parts`.
    pub fn claim(
        &self,
        span: TokenSpan,
        reading: Reading,
        rule: &'static str,
        parts: impl IntoIterator<Item = (&'static str, TokenSpan)>,
    ) -> Claim {
        let parts = parts.into_iter().map(|(role, span)| (role, self.text.span_of(span))).collect();
        Claim {
            span: self.text.span_of(span),
            reading,
            sentence: self.text.sentence_of(span.start),
            why: Why { rule, parts },
        }
    }
}

/// `paragraph` without the dateline at its start.
fn behind_dateline(paragraph: Span, article: &Article) -> Span {
    let dateline = article.dateline.filter(|dateline| paragraph.contains(*dateline));
    dateline.map_or(paragraph, |dateline| Span::new(dateline.end, paragraph.end))
}

/// Where figures, counts, noun phrases and names begin.
fn mentions_of(tokens: usize, figures: &[Figure], counts: &[Count], phrases: &Phrases) -> Mentions {
    let mut mentions = Mentions::new(tokens);
    for (index, figure) in figures.iter().enumerate() {
        mentions.file(MentionKind::Number, figure.span, index);
    }
    for (index, count) in counts.iter().enumerate() {
        for &kind in count.kinds() {
            mentions.file(kind, count.span, index);
        }
    }
    for (index, phrase) in phrases.phrases.iter().enumerate() {
        mentions.file(MentionKind::Phrase, phrase.base, index);
    }
    for (index, &name) in phrases.names.iter().enumerate() {
        mentions.file(MentionKind::Name, name, index);
    }
    mentions
}
