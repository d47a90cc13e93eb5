//! Where names stand: runs of capitalised words, with what a body's name goes on with ("Ministry of Foreign Affairs").
//!
//! Invariant: every run holds a name that the tagger found; runs do not overlap.

use crate::text::lexicon::{Class, Classes};
use crate::text::{Tag, Text, Token, TokenSpan, Word, words};

/// Words of names that are no person's.
pub(super) const BODIES: Classes = Classes::of(Class::Entity).and(Classes::of(Class::Body));

/// What the name of a body goes on with.
const GOES_ON: &[Word] = words!["of", "for"];

/// The runs that hold the names `found`, in text order.
pub(super) fn runs(text: &Text<'_>, tags: &[Tag], found: &[TokenSpan]) -> Vec<TokenSpan> {
    let mut runs = Vec::<TokenSpan>::new();
    for &name in found {
        let floor = runs.last().map_or(0, |last| last.end);
        if name.start < floor {
            continue;
        }
        let sentence = text.sentences.get(text.sentence_of(name.start)).copied();
        let run = Run { text, tags, floor, sentence };
        runs.push(run.around(name));
    }
    runs
}

/// The ground on which a name may grow: its sentence, behind the run before.
struct Run<'a> {
    text: &'a Text<'a>,
    tags: &'a [Tag],
    floor: usize,
    sentence: Option<TokenSpan>,
}

impl Run<'_> {
    /// `name` with the capitalised words around it; in front of a body's name also "Ministry of".
    fn around(&self, name: TokenSpan) -> TokenSpan {
        let mut start = self.back(name.start);
        while let Some(of) =
            start.checked_sub(1).filter(|&at| self.is_joint(at) && self.is_body(at.wrapping_sub(1)))
        {
            start = self.back(of);
        }
        let mut end = self.on(name.end);
        while self.is_joint(end) && self.is_body(end - 1) && self.is_capital(end + 1) {
            end = self.on(end + 1);
        }
        TokenSpan::new(start, end)
    }

    /// How far capitalised words reach back from `start`; the first word of a sentence has its capital anyway.
    fn back(&self, start: usize) -> usize {
        let first = self.sentence.map_or(0, |sentence| sentence.start + 1).max(self.floor);
        (first..start).rev().take_while(|&at| self.is_capital(at)).last().unwrap_or(start)
    }

    fn on(&self, end: usize) -> usize {
        let last = self.sentence.map_or(end, |sentence| sentence.end).max(end);
        (end..last).find(|&at| !self.is_capital(at)).unwrap_or(last)
    }

    /// Whether a capitalised word that can be a part of a name stands at `at`: in "Only God" the first cannot.
    fn is_capital(&self, at: usize) -> bool {
        let is_nominal = self.tags.get(at).is_some_and(|tag| tag.is_nominal() || *tag == Tag::Adjective);
        let is_day = |token: &Token| token.classes.has(Class::CalendarName);
        self.text
            .token(at)
            .is_some_and(|token| is_nominal && token.is_word() && token.is_capital() && !is_day(token))
    }

    fn is_joint(&self, at: usize) -> bool {
        self.text.token(at).is_some_and(|token| GOES_ON.contains(&token.word))
    }

    fn is_body(&self, at: usize) -> bool {
        self.is_capital(at) && self.text.token(at).is_some_and(|token| token.classes.meets(BODIES))
    }
}
