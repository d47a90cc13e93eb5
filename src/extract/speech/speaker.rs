//! Whom a source's words stand for: pronouns and short forms, within the article; and whether anybody could be named.
//!
//! Invariant: only the article's own words are asked; nothing is known of the world.

use std::collections::{BTreeMap, BTreeSet};

use super::super::claim::Speaker;
use super::Told;
use super::ground::Ground;
use crate::text::lexicon::Class;
use crate::text::{Tag, TokenSpan, Word};

/// The speakers of all attributions, in their order.
pub(super) fn resolved(ground: &Ground<'_>, told: &[Told]) -> Vec<Speaker> {
    let cast = Cast::new(ground, told);
    let mut speakers: Vec<Speaker> = Vec::with_capacity(told.len());
    for told in told {
        let source = told.source;
        let is_single = source.end == source.start + 1;
        let person = if is_single && ground.is_any(source.start, &["he", "she"]) {
            cast.meant(ground, source.start)
        } else if is_single && ground.is_any(source.start, &["they", "it", "who"]) {
            None
        } else {
            cast.full_form(ground, source)
        };
        speakers.push(Speaker {
            source: Some(ground.context.words(source).to_owned()),
            resolved: person.map(|name| ground.context.words(name).to_owned()),
            anonymous: is_anonymous(ground, source),
        });
    }
    speakers
}

/// The names of an article, as far as they tell who is meant.
struct Cast {
    /// Names of two words or more that the article treats as people's, without titles, in text order.
    people: Vec<TokenSpan>,
    /// For each last word of such a name, or of any other long name, the first that ends with it.
    by_last_word: BTreeMap<Word, TokenSpan>,
}

impl Cast {
    fn new(ground: &Ground<'_>, told: &[Told]) -> Self {
        let names = || ground.context.phrases.names.iter().map(|&name| bare(ground, name));
        let long = || names().filter(|name| name.end >= name.start + 2);
        let alone: BTreeSet<Word> = names()
            .filter(|name| name.end == name.start + 1)
            .filter_map(|name| last_word(ground, name))
            .collect();
        let mut by_last_word = BTreeMap::new();
        for name in long() {
            if let Some(word) = last_word(ground, name) {
                by_last_word.entry(word).or_insert(name);
            }
        }
        let is_known = |name: &TokenSpan| last_word(ground, *name).is_some_and(|word| alone.contains(&word));
        let is_person = |name: &TokenSpan| {
            let is_body = (name.start..name.end).any(|at| ground.has(at, Class::SourceNoun));
            !is_body && (tells(told, *name) || bears_title(ground, *name) || is_known(name))
        };
        Self { people: long().filter(is_person).collect(), by_last_word }
    }

    /// Whom "he" or "she" at token `at` stands for: the person that one of the last sentences begins with, else the
    /// last one named.
    fn meant(&self, ground: &Ground<'_>, at: usize) -> Option<TokenSpan> {
        /// Sentences back in which a subject still rules the pronoun.
        const SENTENCES_BACK: usize = 2;
        let here = ground.context.text.sentence_of(at);
        let opening = (here.saturating_sub(SENTENCES_BACK)..=here)
            .rev()
            .find_map(|number| self.subject(ground, number, at));
        opening.or_else(|| {
            let behind = self.people.partition_point(|name| name.start < at);
            self.people.get(behind.checked_sub(1)?).copied()
        })
    }

    /// The person that sentence number `number` begins with, before token `at`.
    fn subject(&self, ground: &Ground<'_>, number: usize, at: usize) -> Option<TokenSpan> {
        /// Tokens that may stand before a subject's name: its title.
        const TITLE: usize = 4;
        let sentence = ground.context.text.sentences.get(number)?;
        let names = &ground.context.phrases.names;
        let first = names.get(names.partition_point(|name| name.start < sentence.start))?;
        let person = self.by_last_word.get(&last_word(ground, *first)?).copied()?;
        let opens = first.start < at && first.start < sentence.start + TITLE;
        (opens && person.start <= first.end && self.people.binary_search(&person).is_ok()).then_some(person)
    }

    /// The first full name that a source's single-word name is the end of: "Holt" for "Ana Holt".
    fn full_form(&self, ground: &Ground<'_>, source: TokenSpan) -> Option<TokenSpan> {
        let last = (source.start..source.end).rev().find(|&at| ground.tag(at) == Tag::Name)?;
        let full = self.by_last_word.get(&ground.token(last)?.word).copied()?;
        let is_alone = last == source.start
            || ground.tag(last - 1) != Tag::Name
            || ground.has(last - 1, Class::SourceNoun);
        (is_alone && full.end <= source.start).then_some(full)
    }
}

/// `name` without the titles before it.
fn bare(ground: &Ground<'_>, name: TokenSpan) -> TokenSpan {
    let is_title = |at: &usize| ground.has(*at, Class::SourceNoun) || ground.has(*at, Class::TitleStop);
    let title = (name.start..name.end.saturating_sub(1)).rev().find(is_title);
    TokenSpan::new(title.map_or(name.start, |at| at + 1), name.end)
}

fn last_word(ground: &Ground<'_>, name: TokenSpan) -> Option<Word> {
    ground.token(name.end.checked_sub(1)?).map(|token| token.word)
}

/// Whether `name` is the source of an attribution.
fn tells(told: &[Told], name: TokenSpan) -> bool {
    let behind = told.partition_point(|told| told.span.start <= name.start);
    let near = told.get(behind.saturating_sub(2)..behind).unwrap_or_default();
    near.iter().any(|told| told.source.contains(name))
}

/// Whether a title stands before `name`: "the spokesman Ana Holt".
fn bears_title(ground: &Ground<'_>, name: TokenSpan) -> bool {
    let before = name.start.checked_sub(1);
    before.is_some_and(|at| ground.has(at, Class::SourceNoun) || ground.has(at, Class::TitleStop))
}

/// Whether nobody could be named from these words.
fn is_anonymous(ground: &Ground<'_>, source: TokenSpan) -> bool {
    let unnamed = (source.start..source.end).any(|at| ground.has(at, Class::UnnamedSource));
    let hidden = (source.start..source.end)
        .any(|at| ground.is_any(at, &["source", "sources", "anonymous", "unnamed", "unidentified"]));
    let named = (source.start..source.end).any(|at| ground.tag(at) == Tag::Name);
    hidden || unnamed && !named
}
