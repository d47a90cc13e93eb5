//! Whom a source's words stand for: pronouns and short forms, within the article; and whether anybody could be named.
//!
//! Invariant: only the article's own words are asked; nothing is known of the world.

use super::super::claim::Speaker;
use super::Told;
use super::ground::Ground;
use super::group;
use crate::text::lexicon::{ByWord, Class, WordSet};
use crate::text::{Tag, TokenSpan, Word, words};

/// The speakers of all attributions, in their order.
pub(super) fn resolved(ground: &Ground<'_>, told: &[Told]) -> Vec<Speaker> {
    let cast = Cast::new(ground, told);
    let mut speakers: Vec<Speaker> = Vec::with_capacity(told.len());
    for (number, told_here) in told.iter().enumerate() {
        let source = told_here.source;
        let is_single = source.end == source.start + 1;
        let words = |name: TokenSpan| ground.text.words_of(name).to_owned();
        let resolved = if is_single && ground.is_any(source.start, words!["he", "she"]) {
            let last = number.checked_sub(1).and_then(|last| Some((told.get(last)?, speakers.get(last)?)));
            let same = last.filter(|(last, _)| is_one_person(ground, &cast, **last, source.start));
            let same = same.and_then(|(last, speaker)| {
                let named = || cast.name_in(last.source).map(words);
                speaker.resolved.clone().or_else(named).or_else(|| speaker.source.clone())
            });
            same.or_else(|| cast.meant(ground, source.start).map(words))
        } else if is_single && ground.is_any(source.start, words!["they", "it"]) {
            let before = number.checked_sub(1).and_then(|last| told.get(last));
            let before = before.filter(|told| cast.full_form(ground, told.source).is_none());
            group::meant(ground, source.start, before).map(words)
        } else if is_single && ground.is_any(source.start, words!["who"]) {
            None
        } else {
            cast.full_form(ground, source).map(words)
        };
        let anonymous = is_anonymous(ground, source);
        speakers.push(Speaker { source: Some(words(source)), resolved, anonymous });
    }
    speakers
}

/// Whether `told`, in the same paragraph as token `at` and close before it, has one person for its source.
fn is_one_person(ground: &Ground<'_>, cast: &Cast, told: Told, at: usize) -> bool {
    /// Sentences from one pronoun back to the speaker it goes on with.
    const SENTENCES: usize = 3;
    let text = ground.text;
    let is_near = ground.paragraph(at).holds(told.source.start)
        && text.sentence_of(at) <= text.sentence_of(told.source.start) + SENTENCES;
    let head = ground.phrases.starting(told.source.start).map_or(told.source.start, |phrase| phrase.head);
    let is_named = cast.names_one(told.source) || cast.full_form(ground, told.source).is_some();
    let is_described = ground.tag(head) == Tag::Noun && ground.has(head, Class::SourceNoun);
    is_near && (is_named || is_described || ground.is_any(told.source.start, words!["he", "she"]))
}

/// The names of an article, as far as they tell who is meant.
struct Cast {
    /// Names of two words or more that the article treats as people's, without titles, in text order.
    people: Vec<TokenSpan>,
    /// For each last word of such a name, or of any other long name, the first that ends with it.
    by_last_word: ByWord<TokenSpan>,
}

impl Cast {
    fn new(ground: &Ground<'_>, told: &[Told]) -> Self {
        let names = || ground.phrases.names.iter().map(|&name| bare(ground, name));
        let long = || names().filter(|name| name.end >= name.start + 2);
        let single = names().filter(|name| name.end == name.start + 1);
        let alone: WordSet = single.filter_map(|name| last_word(ground, name)).collect();
        let mut by_last_word = ByWord::default();
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
        let here = ground.text.sentence_of(at);
        let opening = (here.saturating_sub(SENTENCES_BACK)..=here)
            .rev()
            .find_map(|number| self.subject(ground, number, at));
        let last_named = || {
            let behind = self.people.partition_point(|name| name.start < at);
            self.people.get(behind.checked_sub(1)?).copied()
        };
        opening.or_else(last_named).or_else(|| Self::opener(ground, here.checked_sub(1)?))
    }

    /// Whether a person's full name lies in `source`.
    fn names_one(&self, source: TokenSpan) -> bool {
        self.name_in(source).is_some()
    }

    /// The first person's full name in `source`.
    fn name_in(&self, source: TokenSpan) -> Option<TokenSpan> {
        let first = self.people.partition_point(|name| name.start < source.start);
        self.people.get(first).copied().filter(|name| source.contains(*name))
    }

    /// The person that sentence number `number` begins with, before token `at`.
    fn subject(&self, ground: &Ground<'_>, number: usize, at: usize) -> Option<TokenSpan> {
        /// Tokens that may stand before a subject's name: its title.
        const TITLE: usize = 4;
        let sentence = ground.text.sentences.get(number)?;
        let names = &ground.phrases.names;
        let first = names.get(names.partition_point(|name| name.start < sentence.start))?;
        let person = self.by_last_word.get(&last_word(ground, *first)?).copied()?;
        let opens = first.start < at && first.start < sentence.start + TITLE;
        (opens && person.start <= first.end && self.people.binary_search(&person).is_ok()).then_some(person)
    }

    /// The long name that sentence number `number` opens with, whoever it is.
    fn opener(ground: &Ground<'_>, number: usize) -> Option<TokenSpan> {
        let sentence = ground.text.sentences.get(number)?;
        let names = &ground.phrases.names;
        let first = names.get(names.partition_point(|name| name.start < sentence.start))?;
        let is_body = (first.start..first.end).any(|at| ground.has(at, Class::SourceNoun));
        (first.start == sentence.start && first.end >= first.start + 2 && !is_body).then_some(*first)
    }

    /// The first full name that a source's single-word name is the end of: "Holt" for "Ana Holt".
    fn full_form(&self, ground: &Ground<'_>, source: TokenSpan) -> Option<TokenSpan> {
        let names = &ground.phrases.names;
        let name = names.get(names.partition_point(|name| name.start < source.start))?;
        let short = bare(ground, *name);
        let full = self.by_last_word.get(&last_word(ground, short)?).copied()?;
        let is_short = source.contains(*name) && short.end == short.start + 1;
        (is_short && full.end <= source.start).then_some(full)
    }
}

/// `name` without the titles before it.
fn bare(ground: &Ground<'_>, name: TokenSpan) -> TokenSpan {
    let is_title = |at: &usize| {
        let is_address = ground.is_any(*at, words!["dr", "mr", "mrs", "ms", "mme", "prof", "sir"]);
        is_address || ground.has(*at, Class::SourceNoun) || ground.has(*at, Class::TitleStop)
    };
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
        .any(|at| ground.is_any(at, words!["source", "sources", "anonymous", "unnamed", "unidentified"]));
    let named = (source.start..source.end).any(|at| ground.tag(at) == Tag::Name);
    hidden || unnamed && !named && !is_of_state(ground, source)
}

/// Whether these are officials of a state that an adjective names: "Norlandic officials".
fn is_of_state(ground: &Ground<'_>, source: TokenSpan) -> bool {
    /// How adjectives of states end, for those that begin a sentence, where any word has its capital.
    const ENDS: [&str; 14] = [
        "ese", "ish", "ian", "ean", "can", "kan", "ench", "utch", "aeli", "aqi", "stani", "eek", "wiss",
        "erman",
    ];
    let official = (source.start..source.end)
        .any(|at| ground.is_any(at, words!["official", "officials", "authorities", "diplomat", "diplomats"]));
    let is_state = |at: usize| {
        let inside = at > ground.sentence(at).start;
        let capital = ground.token(at).is_some_and(|token| token.is_capital());
        let written = ground.written(at);
        capital
            && ground.tag(at) == Tag::Adjective
            && (inside || ENDS.iter().any(|end| written.ends_with(end)))
    };
    official && (source.start..source.end).any(is_state)
}
