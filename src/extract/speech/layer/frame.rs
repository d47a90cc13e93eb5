//! What may follow a cue as its content, by the lists of cue verbs, nouns and adjectives.
//!
//! Invariant: tables of words, read once; knows nothing of a text.

use std::sync::LazyLock;

use crate::text::Word;
use crate::text::lexicon::{Class, Entry, Forms, WordTable};

/// What may follow a cue as its content, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Frames(u8);

impl Frames {
    /// A clause or a quotation: "said that …".
    pub(super) const CLAUSE: Self = Self(1);
    /// A verb behind "to": "hopes to …".
    pub(super) const INFINITIVE: Self = Self(2);
    /// A noun phrase: "criticised …".
    pub(super) const OBJECT: Self = Self(4);
    /// A noun phrase behind a preposition: "talked about …".
    pub(super) const PREPOSITION: Self = Self(8);
    /// "that" with a clause: "the claim that …".
    pub(super) const THAT: Self = Self(16);

    /// Whether `other` may follow.
    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    fn read(letters: &str) -> Self {
        let frame = |letter| match letter {
            'c' => Self::CLAUSE.0,
            'i' => Self::INFINITIVE.0,
            'n' => Self::OBJECT.0,
            'p' => Self::PREPOSITION.0,
            't' => Self::THAT.0,
            _ => 0,
        };
        Self(letters.chars().map(frame).fold(0, |all, one| all | one))
    }
}

/// What may follow `word`, a cue of the class `class`.
pub(super) fn frames_of(word: Word, class: Class) -> Frames {
    static VERBS: LazyLock<WordTable<Frames>> = LazyLock::new(|| {
        let list = include_str!("../../../../resources/lexicon/cue_verbs.tsv");
        WordTable::read(&[(list, Forms::Verb)], frames)
    });
    static NOUNS: LazyLock<WordTable<Frames>> = LazyLock::new(|| {
        let list = include_str!("../../../../resources/lexicon/cue_nouns.tsv");
        WordTable::read(&[(list, Forms::Noun)], frames)
    });
    static ADJECTIVES: LazyLock<WordTable<Frames>> = LazyLock::new(|| {
        let list = include_str!("../../../../resources/lexicon/cue_adjectives.tsv");
        WordTable::read(&[(list, Forms::Plain)], frames)
    });
    let table = match class {
        Class::CueVerb => &VERBS,
        Class::CueNoun => &NOUNS,
        _ => &ADJECTIVES,
    };
    table.get(word).unwrap_or_default()
}

/// The frames of one line.
#[expect(clippy::unnecessary_wraps, reason = "a table's reader may leave a line out")]
fn frames(line: Entry<'_>) -> Option<Frames> {
    Some(Frames::read(line.column(2)))
}
