//! What the layers below the rules have found: numbers, counted people, names, each a stretch of tokens.
//!
//! A layer files its finds here by kind; patterns ask for them as `#number`, `#people`, and so on. The index leads back
//! into the layer's own list, which holds the value.
//!
//! Invariant: knows stretches of tokens and their kinds, not what they mean.

use crate::text::{Starts, TokenSpan};

/// The kinds of mentions that patterns can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionKind {
    /// Any figure, with its hedges, without what it counts: "more than 40,000".
    Number,
    /// A figure with the noun it counts, or alone where no noun follows.
    Count,
    /// A count of people: "more than 40,000 people", "12 others", "dozens".
    People,
    /// A figure with nothing counted behind it: "killed five".
    Bare,
    /// One unnamed person: "a soldier".
    Someone,
    /// A name: "Josh Bash".
    Name,
    /// A noun phrase.
    Phrase,
    /// What those counted can be: "killed", "in critical condition".
    Harmed,
    /// What became of those counted: "died", "lost their lives".
    Ended,
    /// What somebody does to those counted: "kill", "shot dead".
    Harming,
    /// A day, month or year of the calendar: filed by whoever compares them, the rules do not ask for it.
    Day,
}

impl MentionKind {
    const NAMES: [(&'static str, Self); 11] = [
        ("number", Self::Number),
        ("count", Self::Count),
        ("people", Self::People),
        ("bare", Self::Bare),
        ("someone", Self::Someone),
        ("name", Self::Name),
        ("np", Self::Phrase),
        ("harmed", Self::Harmed),
        ("ended", Self::Ended),
        ("harming", Self::Harming),
        ("day", Self::Day),
    ];

    /// The kind that patterns call `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|&(_, kind)| kind)
    }
}

/// One find of a layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Its tokens.
    pub span: TokenSpan,
    /// Its number in the layer's own list.
    pub index: usize,
}

/// All finds, by kind and first token.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mentions {
    /// For each token the kinds that begin there, as bits.
    begins: Vec<u16>,
    /// For each kind its finds, by first token.
    by_kind: [Vec<Mention>; MentionKind::NAMES.len()],
    /// For each kind where in the text its finds begin.
    starts: [Starts; MentionKind::NAMES.len()],
}

impl Mentions {
    /// Nothing found yet in a text of `tokens` tokens.
    pub fn new(tokens: usize) -> Self {
        Self { begins: vec![0; tokens], ..Self::default() }
    }

    /// Files a find; finds of one kind come in text order, and of two that begin together the first stays.
    pub fn file(&mut self, kind: MentionKind, span: TokenSpan, index: usize) {
        let Some(begins) = self.begins.get_mut(span.start) else { return };
        if *begins & (1 << kind as u16) != 0 || span.is_empty() {
            return;
        }
        *begins |= 1 << kind as u16;
        if let (Some(finds), Some(starts)) =
            (self.by_kind.get_mut(kind as usize), self.starts.get_mut(kind as usize))
        {
            starts.push(span.start);
            finds.push(Mention { span, index });
        }
    }

    /// The kinds that begin with token `at`, as bits by kind.
    pub(super) fn begins(&self, at: usize) -> u16 {
        self.begins.get(at).copied().unwrap_or_default()
    }

    /// The find of `kind` that begins with token `at`.
    pub fn at(&self, kind: MentionKind, at: usize) -> Option<Mention> {
        let number = self.starts.get(kind as usize)?.number(at)?;
        self.of(kind).get(number).copied()
    }

    /// All finds of `kind` in text order.
    pub fn of(&self, kind: MentionKind) -> &[Mention] {
        self.by_kind.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    /// The find of `kind` that holds token `at`, where finds of that kind do not overlap.
    pub fn holding(&self, kind: MentionKind, at: usize) -> Option<Mention> {
        let last = self.starts.get(kind as usize)?.last(at)?;
        self.of(kind).get(last).copied().filter(|find| find.span.holds(at))
    }
}
