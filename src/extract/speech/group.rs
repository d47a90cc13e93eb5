//! The body or the people that "it" and "they" stand for: "Norhaven police held a man. They said he was drunk."
//!
//! Invariant: only the sentence before is asked, and only where one alone in it could have spoken.

use super::Told;
use super::ground::Ground;
use crate::text::lexicon::{Class, Classes};
use crate::text::{Phrase, Tag, TokenSpan, words};

/// Words that say of a noun that a body stands behind it.
const BODIES: Classes = Classes::of(Class::Body).and(Classes::of(Class::Entity));

/// Words for people.
const PEOPLE: Classes =
    Classes::of(Class::Person).and(Classes::of(Class::Title)).and(Classes::of(Class::SourceNoun));

/// What the pronoun at token `at`, which tells something, stands for; `told` is the attribution before it.
pub(super) fn meant(ground: &Ground<'_>, at: usize, told: Option<&Told>) -> Option<TokenSpan> {
    /// Tokens before a subject that opens its sentence: "But on Friday,".
    const OPENING: usize = 5;
    let text = ground.text;
    let number = text.sentence_of(at);
    let opens = at < text.sentences.get(number)?.start + OPENING;
    let before = *text.sentences.get(number.checked_sub(1)?)?;
    let is_plural = ground.is_any(at, words!["they"]);
    let phrases = &ground.phrases.phrases;
    let first = phrases.partition_point(|phrase| phrase.base.start < before.start);
    let mut found: Option<&Phrase> = None;
    for phrase in phrases.iter().skip(first).take_while(|phrase| phrase.base.start < before.end) {
        // "officials of the ministry": it is the officials who spoke.
        let hangs = found.is_some_and(|found| phrase.base.start < found.reach.end);
        let has_told = told.is_some_and(|told| told.source == phrase.base) && is_short_name(ground, phrase);
        if hangs || !(has_told || can_speak(ground, phrase, is_plural)) {
            continue;
        }
        if !found.is_none_or(|found| is_same(ground, found, phrase)) {
            return None;
        }
        found = found.or(Some(phrase));
    }
    found.filter(|_| opens).map(|phrase| bare(ground, phrase))
}

/// Whether those whom `phrase` names could have spoken: a body, or, for "they", several people.
fn can_speak(ground: &Ground<'_>, phrase: &Phrase, is_plural: bool) -> bool {
    let Some(head) = ground.token(phrase.head) else { return false };
    let is_quoted = ground.quotation_at(phrase.head).is_some();
    let tag = ground.tag(phrase.head);
    // A street is no body, nor is a city hall that something happened in.
    let is_place = phrase.base.start.checked_sub(1).is_some_and(|before| {
        ground.is_any(before, words!["in", "at", "near", "on", "from", "to", "outside", "inside", "along"])
    });
    let several = tag == Tag::Plural || head.is("police") || head.is("people");
    // "Fire" and "street" are words of names, and speak only in them: "the Davel Fire Service".
    let is_named = head.classes.has(Class::Entity) && head.is_capital();
    let speaks = head.classes.meets(BODIES) && head.classes.has(Class::SourceNoun);
    let is_body = head.classes.has(Class::Body) || is_named || speaks;
    let are_people = several && head.classes.meets(PEOPLE);
    let fits = if is_plural { are_people || is_body } else { is_body && (tag != Tag::Plural) };
    fits && !is_quoted && !is_place
}

/// Whether `phrase` is one word that can be the name of a body: "Tidewire", "the IMF".
fn is_short_name(ground: &Ground<'_>, phrase: &Phrase) -> bool {
    let is_name = matches!(ground.tag(phrase.head), Tag::Name | Tag::Noun);
    let head = ground.token(phrase.head);
    let is_person = head.is_none_or(|head| head.classes.meets(PEOPLE) || !head.is_capital());
    bare(ground, phrase).len() == 1 && is_name && !is_person
}

fn is_same(ground: &Ground<'_>, one: &Phrase, other: &Phrase) -> bool {
    let word = |phrase: &Phrase| ground.token(phrase.head).map(|token| token.word);
    word(one) == word(other) && ground.is_any(other.base.start, words!["the", "its", "their"])
}

/// `phrase` without its article; the name alone where it is one.
fn bare(ground: &Ground<'_>, phrase: &Phrase) -> TokenSpan {
    let is_article = ground.is_any(phrase.base.start, words!["the", "a", "an"]);
    TokenSpan::new(phrase.base.start + usize::from(is_article), phrase.base.end)
}
