//! Words and phrases that say what befalls people: "killed", "in critical condition", "lost their lives".
//!
//! Invariant: knows words and what they mean, not who is counted; finds stand in text order.

use std::sync::LazyLock;

use crate::text::lexicon::{Class, Classes, Entry, Forms, WordTable};
use crate::text::{PhraseTable, Text, TokenSpan};

use super::claim::Outcome;
use super::mention::MentionKind;

/// What befalls somebody, as the words have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Harm {
    /// Its words.
    pub span: TokenSpan,
    /// What it means for those counted.
    pub outcome: Outcome,
}

/// How harm stands beside those it befalls: the mention, the class of its single words, its name in the phrase list.
const VOICES: [(MentionKind, Class, &str); 3] = [
    (MentionKind::Harmed, Class::HarmState, "state"),
    (MentionKind::Ended, Class::HarmEnd, "end"),
    (MentionKind::Harming, Class::HarmVerb, "act"),
];

/// Any word that harm can begin with.
const BEGINS: Classes = Classes::of(Class::HarmState)
    .and(Classes::of(Class::HarmEnd))
    .and(Classes::of(Class::HarmVerb))
    .and(Classes::of(Class::HarmPhrase));

static STATES: LazyLock<WordTable<Outcome>> = LazyLock::new(|| {
    let list = include_str!("../../resources/lexicon/harm_states.tsv");
    WordTable::read(&[(list, Forms::Plain)], |line| Outcome::named(line.column(1)))
});

static VERBS: LazyLock<WordTable<Outcome>> = LazyLock::new(|| {
    let lists = [
        (include_str!("../../resources/lexicon/harm_verbs.tsv"), Forms::Verb),
        (include_str!("../../resources/lexicon/harm_ends.tsv"), Forms::Verb),
    ];
    WordTable::read(&lists, |line| Outcome::named(line.column(2)))
});

/// Nouns of harm, such as "deaths", by what they mean for those they count.
pub(super) static NOUNS: LazyLock<WordTable<Outcome>> = LazyLock::new(|| {
    let list = include_str!("../../resources/lexicon/harm_nouns.tsv");
    WordTable::read(&[(list, Forms::Noun)], |line| Outcome::named(line.column(2)))
});

/// Phrases with the voices they stand in.
static PHRASES: LazyLock<PhraseTable<(&'static str, Outcome)>> = LazyLock::new(|| {
    let list = include_str!("../../resources/lexicon/harm_phrases.tsv");
    PhraseTable::forwards(list, |line: Entry<'static>| {
        Some((line.column(1), Outcome::named(line.column(2))?))
    })
});

/// What befalls people in `text`, with the kind of mention each find is.
pub(super) fn harms(text: &Text<'_>) -> Vec<(MentionKind, Harm)> {
    let mut found = Vec::new();
    for &sentence in &text.sentences {
        for at in sentence.start..sentence.end {
            let classes = text.token(at).map(|token| token.classes).unwrap_or_default();
            if !classes.meets(BEGINS) {
                continue;
            }
            let phrase = Some(()).filter(|()| classes.has(Class::HarmPhrase));
            let phrase = phrase.and_then(|()| PHRASES.at(text, at, sentence));
            for (kind, class, voice) in VOICES {
                let long = phrase.filter(|(_, (voices, _))| voices.split(' ').any(|known| known == voice));
                let harm = match long {
                    Some((len, &(_, outcome))) => Some(Harm { span: TokenSpan::new(at, at + len), outcome }),
                    None if classes.has(class) => word(text, at, sentence, kind),
                    None => None,
                };
                found.extend(harm.map(|harm| (kind, harm)));
            }
        }
    }
    found
}

/// The single word of harm at `at`; "to death" behind it makes it deadly.
fn word(text: &Text<'_>, at: usize, within: TokenSpan, kind: MentionKind) -> Option<Harm> {
    let written = text.token(at)?.word;
    let outcome = if kind == MentionKind::Harmed { STATES.get(written) } else { VERBS.get(written) }?;
    let is = |at: usize, word: &str| at < within.end && text.token(at).is_some_and(|token| token.is(word));
    // A sentence of death is served in a cell.
    let is_deadly = is(at + 1, "to") && is(at + 2, "death") && !is(at, "sentenced");
    let (len, outcome) = if is_deadly { (3, Outcome::Killed) } else { (1, outcome) };
    Some(Harm { span: TokenSpan::new(at, at + len), outcome })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harm_is_found_with_its_voice_and_meaning() {
        for (source, want) in [
            ("nine were gunned down", "Harmed [gunned down] killed, Harming [gunned down] killed"),
            ("two lost their lives", "Ended [lost their lives] killed"),
            ("five in critical condition", "Harmed [in critical condition] injured"),
            ("stabbed to death", "Harmed [stabbed to death] killed, Harming [stabbed to death] killed"),
            ("a house of cards", ""),
        ] {
            let text = Text::of(source);
            let show = |(kind, harm): &(MentionKind, Harm)| {
                format!("{kind:?} [{}] {}", text.words_of(harm.span), harm.outcome.key())
            };
            let found: Vec<_> = harms(&text).iter().map(show).collect();
            assert_eq!(found.join(", "), want, "{source}");
        }
    }
}
