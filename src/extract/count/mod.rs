//! Figures with what they count: "more than 40,000 people", "dozens of homes", "ten-storey", "12 others", "a soldier".
//!
//! Invariant: knows nouns and numbers, not what befell anybody; counts stand in text order and
//! do not overlap, but for an age within one person: "a 66-year-old man".

mod noun;
mod reader;

use crate::text::figure::{Figure, Sort};
use crate::text::lexicon::Class;
use crate::text::{Amount, Modifier, Tag, Text, Token, TokenSpan};

use super::mention::MentionKind;
use reader::Reader;

/// A figure with the noun it counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Count {
    /// All of it: hedges, number, noun.
    pub span: TokenSpan,
    /// How many.
    pub amount: Amount,
    /// The sort of its figure.
    pub sort: Sort,
    /// The unit of its figure, where that has one.
    pub unit: Option<&'static str>,
    /// The noun phrase behind the figure; empty where none follows.
    pub noun: TokenSpan,
    /// The noun the count hangs on.
    pub head: Option<usize>,
    /// How figure and noun hang together.
    pub counted: Counted,
    /// Whether people are counted, or may be: nothing else is named.
    pub is_people: bool,
}

/// How a figure and what it counts hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// "12 homes".
    Behind,
    /// "dozens of homes", "a third of voters".
    Of,
    /// "ten-storey", "21-year-old".
    Hyphen,
    /// "12 others", "seven more".
    Others,
    /// Nothing behind the figure.
    Nothing,
    /// "a soldier": one unnamed person.
    Someone,
}

impl Count {
    /// The kinds of mention it is.
    pub(super) const fn kinds(&self) -> &'static [MentionKind] {
        match (self.counted, self.is_people) {
            (Counted::Someone, _) => &[MentionKind::Someone],
            (Counted::Nothing, true) => &[MentionKind::Count, MentionKind::People, MentionKind::Bare],
            (_, true) => &[MentionKind::Count, MentionKind::People],
            _ => &[MentionKind::Count],
        }
    }
}

impl Count {
    /// "Boeing 737", "Section 427", "S&P 500 stocks", "16 Mill Lane": digits that belong to a name and count nothing.
    pub(super) fn is_of_name(&self, text: &Text<'_>, tags: &[Tag]) -> bool {
        let tag = |at: usize| tags.get(at).copied().unwrap_or_default();
        let digits = text.token(self.span.start).is_some_and(Token::is_number);
        if !digits
            || self.sort != Sort::Count
            || self.unit.is_some()
            || self.amount.modifier != Modifier::Exact
        {
            return false;
        }
        // "Boeing 707s".
        let end = text.token(self.span.start + 1).filter(|next| !next.has_space_before());
        if end.is_some_and(|next| next.is("s")) {
            return true;
        }
        let named = self.head.is_some_and(|head| tag(head) == Tag::Name);
        if named && !self.is_people && self.counted == Counted::Behind {
            return true;
        }
        let before = self.span.start.checked_sub(1);
        let Some((at, name)) = before.and_then(|at| Some((at, text.token(at)?))) else { return false };
        let harms = name.classes.has(Class::CurrencyStart)
            || name.classes.has(Class::HarmVerb)
            || name.classes.has(Class::HarmState);
        let capitals = name.is_word() && name.of(text.source).chars().any(char::is_uppercase);
        // "In Asia 10 users left": the name has its own place in the sentence.
        let placed = at.checked_sub(1).is_some_and(|at| tag(at) == Tag::Preposition);
        let counts = self.head.is_some_and(|head| tag(head) == Tag::Plural);
        // "the September 11 attacks".
        let dated = name.classes.has(Class::CalendarName) && !self.is_people;
        name.classes.has(Class::Label)
            || dated && self.amount.low.is_some_and(|low| low <= 31.0)
            || (matches!(tag(at), Tag::Name | Tag::Noun)
                && capitals
                && !harms
                && !(counts && (placed || self.is_people)))
    }

    /// "the 1973 building", "2018 elections", "2018 World Cup": a year before a noun it does not count.
    pub(super) fn is_year(&self, text: &Text<'_>, tags: &[Tag]) -> bool {
        let tag = |at: usize| tags.get(at).copied().unwrap_or_default();
        let low = self.amount.low.unwrap_or_default();
        let year = (1500.0..2100.0).contains(&low) && low.fract() == 0.0;
        let plain = self.amount.modifier == Modifier::Exact && self.amount.low == self.amount.high;
        let digits =
            text.token(self.span.start).is_some_and(|token| token.is_number() && token.span.len() == 4);
        let plural = self.head.is_some_and(|head| tag(head) == Tag::Plural);
        let named = tag(self.noun.start) == Tag::Name;
        // A count of things as large as this is mostly round, or grouped by a comma.
        let recent =
            (1950.0..2040.0).contains(&low) && (low % 10.0 != 0.0 || low > 2015.0) && !self.is_people;
        year && plain && digits && (!plural || named || recent || self.counted != Counted::Behind)
    }
}

/// All counts of `text`, whose words have the tags `tags` and whose figures are `figures`.
pub(super) fn counts(text: &Text<'_>, tags: &[Tag], figures: &[Figure]) -> Vec<Count> {
    let mut found = Vec::with_capacity(figures.len());
    let mut left = figures.iter().peekable();
    for &within in &text.sentences {
        let reader = Reader { text, tags, within };
        let mut at = within.start;
        while at < within.end {
            let figure = left.next_if(|figure| figure.span.start <= at);
            let count = figure.map_or_else(|| reader.someone(at), |figure| Some(reader.count(figure)));
            let end = count.map_or(at + 1, |count| count.span.end.max(at + 1));
            found.extend(count);
            // The age in "a 66-year-old man" is a figure of its own.
            while let Some(figure) = left.next_if(|figure| figure.span.start < end) {
                found.extend(
                    (count.is_some_and(|count| count.counted == Counted::Someone) && figure.span.start > at)
                        .then(|| reader.count(figure)),
                );
            }
            at = end;
        }
    }
    found
}
