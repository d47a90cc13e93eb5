//! Whom a source's words stand for: pronouns and short forms, within the article; and whether anybody could be named.
//!
//! Invariant: only the article's own words are asked; nothing is known of the world.

use std::collections::BTreeSet;

use super::super::claim::Speaker;
use super::Told;
use super::ground::Ground;
use crate::text::lexicon::Class;
use crate::text::{Tag, TokenSpan, Word};

/// The speakers of all attributions, in their order.
pub(super) fn resolved(ground: &Ground<'_>, told: &[Told]) -> Vec<Speaker> {
    let names = full_names(ground);
    let people = people_among(ground, &names, told);
    let mut speakers: Vec<Speaker> = Vec::with_capacity(told.len());
    for told in told {
        let source = told.source;
        let person = if is_he_or_she(ground, source) {
            meant(ground, &people, source.start).map(|name| ground.context.words(name).to_owned())
        } else if source.end == source.start + 1 && ground.is_any(source.start, &["they", "it", "who"]) {
            None
        } else {
            full_form(ground, &names, source)
        };
        speakers.push(Speaker {
            source: Some(ground.context.words(source).to_owned()),
            resolved: person,
            anonymous: is_anonymous(ground, source),
        });
    }
    speakers
}

fn is_he_or_she(ground: &Ground<'_>, source: TokenSpan) -> bool {
    source.end == source.start + 1 && ground.is_any(source.start, &["he", "she"])
}

/// Names of two words or more, without titles, in text order.
fn full_names(ground: &Ground<'_>) -> Vec<TokenSpan> {
    ground
        .context
        .phrases
        .names
        .iter()
        .map(|&name| bare(ground, name))
        .filter(|name| name.end >= name.start + 2)
        .collect()
}

/// `name` without the titles before it.
fn bare(ground: &Ground<'_>, name: TokenSpan) -> TokenSpan {
    let is_title = |at: &usize| ground.has(*at, Class::SourceNoun) || ground.has(*at, Class::TitleStop);
    let title = (name.start..name.end.saturating_sub(1)).rev().find(is_title);
    TokenSpan::new(title.map_or(name.start, |at| at + 1), name.end)
}

/// Those of `names` that the article treats as people: they tell something, bear a title, or are called by their last
/// word alone later on.
fn people_among(ground: &Ground<'_>, names: &[TokenSpan], told: &[Told]) -> Vec<TokenSpan> {
    let last_word =
        |name: &TokenSpan| name.end.checked_sub(1).and_then(|at| ground.token(at)).map(|token| token.word);
    let alone: BTreeSet<Word> = ground
        .context
        .phrases
        .names
        .iter()
        .filter(|name| name.end == name.start + 1)
        .filter_map(last_word)
        .collect();
    let tells = |name: &TokenSpan| {
        let near = told.partition_point(|told| told.span.end < name.start);
        told.iter().skip(near).take(2).any(|told| told.source.contains(*name))
    };
    let titled = |name: &TokenSpan| {
        name.start > 0
            && (ground.has(name.start - 1, Class::SourceNoun) || ground.has(name.start - 1, Class::TitleStop))
    };
    let organised = |name: &TokenSpan| (name.start..name.end).any(|at| ground.has(at, Class::SourceNoun));
    let is_person = |name: &&TokenSpan| {
        !organised(name)
            && (tells(name) || titled(name) || last_word(name).is_some_and(|word| alone.contains(&word)))
    };
    names.iter().filter(is_person).copied().collect()
}

/// Whom "he" or "she" at token `at` stands for: the person that one of the last sentences begins with, else the last
/// one named.
fn meant(ground: &Ground<'_>, people: &[TokenSpan], at: usize) -> Option<TokenSpan> {
    /// Sentences back in which a subject still rules the pronoun.
    const SENTENCES_BACK: usize = 2;
    let text = &ground.context.text;
    let here = text.sentence_of(at);
    let opening = (here.saturating_sub(SENTENCES_BACK)..=here).rev().find_map(|number| {
        let sentence = text.sentences.get(number)?;
        let first = ground.context.phrases.names.iter().find(|name| name.start >= sentence.start)?;
        let subject = first.start < at && first.start < sentence.start + 4;
        let word = ground.token(first.end.checked_sub(1)?)?.word;
        let is_that = |name: &&TokenSpan| {
            name.start <= first.end && ground.token(name.end - 1).is_some_and(|t| t.word == word)
        };
        people.iter().find(is_that).filter(|_| subject).copied()
    });
    opening.or_else(|| {
        let behind = people.partition_point(|name| name.start < at);
        people.get(behind.checked_sub(1)?).copied()
    })
}

/// The first full name that a source's single-word name is the end of: "Bash" for "Josh Bash".
fn full_form(ground: &Ground<'_>, people: &[TokenSpan], source: TokenSpan) -> Option<String> {
    let mut names = (source.start..source.end).filter(|&at| ground.tag(at) == Tag::Name);
    let last = names.next_back()?;
    let short = ground.token(last)?.word;
    let alone = last == source.start || !people.iter().any(|name| name.start <= last && last < name.end);
    let full = people.iter().find(|name| {
        name.end.checked_sub(1).and_then(|at| ground.token(at)).is_some_and(|token| token.word == short)
    })?;
    (alone && full.start < source.start).then(|| ground.context.words(*full).to_owned())
}

/// Whether nobody could be named from these words.
fn is_anonymous(ground: &Ground<'_>, source: TokenSpan) -> bool {
    let unnamed = (source.start..source.end).any(|at| ground.has(at, Class::UnnamedSource));
    let hidden = (source.start..source.end)
        .any(|at| ground.is_any(at, &["source", "sources", "anonymous", "unnamed", "unidentified"]));
    let named = (source.start..source.end).any(|at| ground.tag(at) == Tag::Name);
    hidden || unnamed && !named
}
