//! The part of speech of every word, by a small averaged perceptron learnt from openly licensed text.
//!
//! Words that are nearly always one thing are looked up; the rest are scored from left to right by the word, its
//! ends, its capitals and its neighbours. The model in `resources/model/` is made by `examples/train_tagger.rs`.
//!
//! Invariant: total on any words; knows nothing of what is said.

mod clue;
mod model;

pub use clue::{Clue, FEATURES, Letters, clues, features};
pub use model::{BUCKET, COLUMNS, MAGIC, Model, SURE, Score, WORD_BYTES, bucket_of, word_slot};

use std::sync::LazyLock;

use super::lexicon::Class;
use super::{Text, Token, TokenSpan, Word};

/// The part of speech of a word: the universal classes, with the verb's forms and the plural told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(u8)]
pub enum Tag {
    /// "report", "water".
    #[default]
    Noun,
    /// "officials".
    Plural,
    /// Part of a name: "Norland", "Bank" in "World Bank".
    Name,
    /// "foreign".
    Adjective,
    /// "quickly", "not far".
    Adverb,
    /// "the", "some", "his".
    Determiner,
    /// "she", "that" standing for something, "who".
    Pronoun,
    /// "12", "twelve".
    Number,
    /// "of", "in", "according".
    Preposition,
    /// "to" before a verb, "not", the "'s" of possession.
    Particle,
    /// "and", "but".
    Coordinator,
    /// "that", "because", "if".
    Subordinator,
    /// "is", "have" and "would" beside another verb.
    Auxiliary,
    /// A verb's base form: "to say".
    Base,
    /// A verb in the present: "says", "say".
    Present,
    /// A verb in the past: "said".
    Past,
    /// A past participle: "was told".
    Participle,
    /// An -ing form of a verb: "saying".
    Gerund,
    /// Interjections, foreign words, symbols.
    Other,
    /// Punctuation.
    Mark,
}

impl Tag {
    /// All tags, in the order of the model's columns.
    pub const ALL: [Self; 20] = [
        Self::Noun,
        Self::Plural,
        Self::Name,
        Self::Adjective,
        Self::Adverb,
        Self::Determiner,
        Self::Pronoun,
        Self::Number,
        Self::Preposition,
        Self::Particle,
        Self::Coordinator,
        Self::Subordinator,
        Self::Auxiliary,
        Self::Base,
        Self::Present,
        Self::Past,
        Self::Participle,
        Self::Gerund,
        Self::Other,
        Self::Mark,
    ];

    /// The tag in column `column` of the model.
    pub fn at(column: u8) -> Self {
        Self::ALL.get(usize::from(column)).copied().unwrap_or_default()
    }

    /// Whether it is a form of a full verb.
    pub const fn is_verb(self) -> bool {
        matches!(self, Self::Base | Self::Present | Self::Past | Self::Participle | Self::Gerund)
    }

    /// Whether it can head a noun phrase.
    pub const fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Plural | Self::Name)
    }
}

/// The model that ships with the program.
static MODEL: LazyLock<Model> =
    LazyLock::new(|| Model::read(include_bytes!("../../../resources/model/tagger.bin")).unwrap_or_default());

/// The tag of every token of `text`, in order.
pub fn tags_of(text: &Text<'_>) -> Vec<Tag> {
    let (mut scratch, mut tags) = (Vec::new(), Vec::with_capacity(text.tokens.len()));
    for &sentence in &text.sentences {
        let tokens = text.tokens_of(sentence);
        tag_with(&MODEL, tokens.iter().map(|t| (t.of(text.source), t.word)), &mut scratch, &mut tags);
        tell_in_the_past(text, sentence, &mut tags);
    }
    tags
}

/// Takes the first verb of a sentence for its main one where it tells and an object follows: "The report alleged
/// fraud". The model often takes it for a participle behind a noun.
fn tell_in_the_past(text: &Text<'_>, sentence: TokenSpan, tags: &mut [Tag]) {
    let tells = |token: &Token| token.classes.has(Class::Speech) || token.classes.has(Class::Stance);
    let tag = |at: usize| tags.get(at).copied().unwrap_or_default();
    let verb = (sentence.start..sentence.end).find(|&at| tag(at).is_verb() && tag(at) != Tag::Gerund);
    let Some(verb) = verb.filter(|&at| at > sentence.start && tag(at) == Tag::Participle) else { return };
    let takes_object = matches!(tag(verb + 1), Tag::Name | Tag::Determiner | Tag::Noun | Tag::Plural)
        && text.token(verb + 1).is_some_and(|token| !token.classes.has(Class::CalendarName));
    let makes_names =
        text.token(verb).is_some_and(|token| ["named", "called"].iter().any(|word| token.is(word)));
    let is_told = tag(verb - 1).is_nominal() && takes_object && !makes_names;
    if is_told
        && text.token(verb).is_some_and(tells)
        && let Some(tag) = tags.get_mut(verb)
    {
        *tag = Tag::Past;
    }
}

/// Whether `word` is among the common words, names included.
pub fn is_known(word: Word) -> bool {
    MODEL.guess(word.0).is_some()
}

/// Whether `word` is known and mostly no name: "great", "north", "commercial".
pub fn is_common(word: Word) -> bool {
    MODEL.guess(word.0).is_some_and(|(tag, _)| tag != Tag::Name)
}

/// Appends to `tags` what `model` makes of one sentence's `words`; `scratch` is overwritten.
pub fn tag_with<'t>(
    model: &Model,
    words: impl IntoIterator<Item = (&'t str, Word)>,
    scratch: &mut Vec<Clue>,
    tags: &mut Vec<Tag>,
) {
    scratch.clear();
    clues(words, |word| model.guess(word), scratch);
    let first = tags.len();
    for at in 0..scratch.len() {
        let sure = scratch.get(at).and_then(Clue::sure);
        let tag = sure.unwrap_or_else(|| {
            let done = tags.get(first..).unwrap_or_default();
            model.best(&features(scratch, at, done))
        });
        tags.push(tag);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tagged(sentence: &str) -> Vec<Tag> {
        tags_of(&Text::of(sentence))
    }

    #[test]
    fn the_model_that_ships_is_whole() {
        assert!(Model::read(include_bytes!("../../../resources/model/tagger.bin")).is_some());
    }

    #[test]
    fn a_plain_news_sentence_is_read_right() {
        use Tag::{Determiner, Mark, Name, Noun, Past, Plural, Preposition, Subordinator};
        let tags = tagged("The minister told reporters in Norhaven that the bridge collapsed.");
        let want =
            [Determiner, Noun, Past, Plural, Preposition, Name, Subordinator, Determiner, Noun, Past, Mark];
        assert_eq!(tags, want);
    }

    #[test]
    fn past_forms_and_participles_are_told_apart() {
        for (sentence, at, want) in [
            ("Three soldiers were killed on Monday.", 3, Tag::Participle),
            ("The blast killed three soldiers.", 2, Tag::Past),
            ("A report alleged fraud and theft.", 2, Tag::Past),
            ("The city government accused Varn of fraud.", 3, Tag::Past),
            ("A report released Friday alleged fraud.", 2, Tag::Participle),
            ("The bridge has collapsed.", 3, Tag::Participle),
            ("They want to leave.", 3, Tag::Base),
            ("She left without saying why.", 3, Tag::Gerund),
        ] {
            assert_eq!(tagged(sentence).get(at), Some(&want), "{sentence}");
        }
    }

    #[test]
    fn unknown_capitalised_words_are_names_and_odd_input_is_no_trouble() {
        assert_eq!(tagged("Zhubrok met Tellimar yesterday").get(2), Some(&Tag::Name));
        assert_eq!(tagged("… — “ 12 ½").len(), 5);
        assert_eq!(tagged(""), []);
    }
}
