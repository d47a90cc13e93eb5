//! A figure with what stands around it in its sentence: the noun it counts, "others", or nothing; and one unnamed person.
//!
//! Invariant: gives a count for each figure, if only the bare figure.

use crate::text::figure::{Figure, Sort};
use crate::text::lexicon::Class;
use crate::text::{Amount, Modifier, Tag, Text, Token, TokenKind, TokenSpan, Word, words};

use super::noun::Noun;
use super::{Count, Counted};

/// Whose part is told.
const WHOSE: &[Word] = words!["the", "its", "their", "his", "her", "our"];

/// Nouns for several people at once.
const MANY: &[Word] = words!["police", "troops", "forces", "gang", "family", "couple", "crew", "staff"];

/// One sentence, to read counts from.
pub(super) struct Reader<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) tags: &'a [Tag],
    pub(super) within: TokenSpan,
}

impl Reader<'_> {
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.text.token(at).filter(|_| self.within.holds(at))
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.token(at).is_some_and(|token| token.is(word))
    }

    fn is_any(&self, at: usize, words: &[Word]) -> bool {
        self.token(at).is_some_and(|token| words.contains(&token.word))
    }

    pub(super) fn has(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|token| token.classes.has(class))
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_capital)
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().filter(|_| self.within.holds(at)).unwrap_or(Tag::Mark)
    }

    /// Whether token `at` is a hyphen with no space on either side.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        let joined = |at| self.token(at).is_some_and(|token| !token.has_space_before());
        (self.is(at, "-") || self.is(at, "\u{2011}") || self.is(at, "\u{2010}"))
            && joined(at)
            && joined(at + 1)
    }

    /// `figure` with what stands behind it.
    pub(super) fn count(&self, figure: &Figure) -> Count {
        let (bare, end) = (self.bare(figure), figure.span.end);
        let with = |noun: Option<Noun>, start, counted| {
            noun.map_or(bare, |noun| self.with(noun, start, counted, bare))
        };
        if figure.unit.is_some() || figure.sort == Sort::Score || self.is(end, "strong") {
            bare
        } else if self.is_labelled(figure) {
            Count { is_people: false, ..bare }
        } else if self.is_hyphen(end) {
            with(self.compound(end + 1), end + 1, Counted::Hyphen)
        } else if self.is(end, "of") && figure.sort != Sort::Measure && !self.is_dated(figure) {
            with(self.members(end + 1), end, Counted::Of)
        } else if figure.sort == Sort::Fraction && self.is_any(end, WHOSE) {
            // "half the voters", "half his sentence".
            with(self.noun(end + 1), end, Counted::Of)
        } else {
            self.quoted(bare).or_else(|| self.behind(bare)).unwrap_or_else(|| self.others(bare))
        }
    }

    /// `figure` alone.
    fn bare(&self, figure: &Figure) -> Count {
        let end = figure.span.end;
        Count {
            span: figure.span,
            amount: figure.amount,
            sort: figure.sort,
            unit: figure.unit,
            noun: TokenSpan::new(end, end),
            head: None,
            counted: Counted::Nothing,
            is_people: figure.unit.is_none() && !self.is_numbered_name(figure),
        }
    }

    /// `bare` with the noun it counts, and from `start` on what joins them.
    fn with(&self, noun: Noun, start: usize, counted: Counted, bare: Count) -> Count {
        Count {
            span: TokenSpan::new(bare.span.start, noun.span.end),
            noun: TokenSpan::new(start, noun.span.end),
            head: Some(noun.head),
            counted,
            is_people: self.is_person(noun.head),
            ..bare
        }
    }

    /// "370 \"jackal horns\"": the things counted between quotation marks, with the mark that closes them.
    fn quoted(&self, bare: Count) -> Option<Count> {
        let at = bare.span.end;
        let is_mark = |at: usize, mark: &str| self.is(at, "\"") || self.is(at, mark);
        let noun = self.noun(at + 1).filter(|_| is_mark(at, "“"))?;
        let closes = is_mark(noun.span.end, "”") && self.tag(noun.head) == Tag::Plural;
        let span = TokenSpan::new(bare.span.start, noun.span.end + 1);
        closes.then(|| Count { span, ..self.with(noun, at + 1, Counted::Behind, bare) })
    }

    /// "66 people", "six more people", "66 people or more".
    fn behind(&self, bare: Count) -> Option<Count> {
        let end = bare.span.end;
        let more = usize::from(self.is_any(end, words!["more", "additional"]));
        let count = self.with(self.noun(end + more)?, end, Counted::Behind, bare);
        let behind = count.span.end;
        let is_open = self.is(behind, "or") && self.is(behind + 1, "more");
        if !is_open || count.amount.modifier != Modifier::Exact {
            return Some(count);
        }
        let amount = Amount { modifier: Modifier::AtLeast, ..count.amount };
        Some(Count { span: TokenSpan::new(count.span.start, behind + 2), amount, ..count })
    }

    /// "12 others", "seven more"; or nothing behind the figure.
    fn others(&self, bare: Count) -> Count {
        let end = bare.span.end;
        if !self.is_any(end, words!["more", "others", "additional"]) {
            return bare;
        }
        let span = TokenSpan::new(bare.span.start, end + 1);
        Count { span, noun: TokenSpan::new(end, end + 1), counted: Counted::Others, ..bare }
    }

    /// "the return in 1980 of six pilots": a year counts nothing.
    fn is_dated(&self, figure: &Figure) -> bool {
        let before = figure.span.start.checked_sub(1);
        let is_year = figure.span.len() == 1
            && self.token(figure.span.start).is_some_and(|token| token.is_number() && token.span.len() == 4)
            && figure.amount.low.is_some_and(|low| (1500.0..2100.0).contains(&low));
        is_year && before.is_some_and(|at| self.is(at, "in") || self.has(at, Class::CalendarName))
    }

    /// "Boeing 737", "Article 5": the figure numbers a name.
    fn is_numbered_name(&self, figure: &Figure) -> bool {
        let Some(before) = figure.span.start.checked_sub(1) else { return false };
        let is_digits = self.token(figure.span.start).is_some_and(|token| token.kind == TokenKind::Number);
        let is_name = self.tag(before) == Tag::Name && self.is_capital(before);
        is_digits && is_name && !self.has(before, Class::HarmVerb) && !self.has(before, Class::HarmState)
    }

    /// "Category 5 storm", "day three of the race": the figure names what stands before it.
    fn is_labelled(&self, figure: &Figure) -> bool {
        let plain = figure.span == figure.number && figure.sort == Sort::Count;
        plain && figure.span.start.checked_sub(1).is_some_and(|before| self.has(before, Class::Label))
    }

    /// Whether the noun at `head` is one for people.
    fn is_person(&self, head: usize) -> bool {
        let Some(token) = self.token(head) else { return false };
        let written = token.of(self.text.source);
        let endings = ["men", "women", "goers", "workers", "fighters"];
        // "two Mexicans"; the tagger takes the rarer ones for names: "16 Sherpas".
        let is_people_name = self.tag(head) == Tag::Name && written.len() > 4 && written.ends_with('s');
        let is_demonym = token.is_capital() && (self.tag(head) == Tag::Plural || is_people_name);
        token.classes.has(Class::Person)
            || is_demonym
            // "lists" and "wrists" are no people.
            || written.ends_with("ists") && written.len() > 6
            || endings.iter().any(|ending| written.ends_with(ending))
            || self.is(head, "them")
            || self.is(head, "whom")
    }

    /// Where the words behind "66-year-old" begin, in "a 66-year-old man"; `at` where no age stands there.
    fn behind_age(&self, at: usize) -> usize {
        let is_age = self.is_hyphen(at + 1) && self.is_hyphen(at + 3) && self.is(at + 4, "old");
        if is_age { at + 5 } else { at }
    }

    /// "a soldier", "another Kataeb Hezbollah official": one person without a name.
    pub(super) fn someone(&self, at: usize) -> Option<Count> {
        if !self.is_any(at, words!["a", "an", "another"]) {
            return None;
        }
        let start = self.behind_age(at + 1);
        let noun = self.noun(start).filter(|noun| self.has(noun.head, Class::Person))?;
        if self.tag(noun.head) == Tag::Plural || self.is_any(noun.head, MANY) || noun.span.len() > 5 {
            return None;
        }
        Some(Count {
            span: TokenSpan::new(at, noun.span.end),
            amount: Amount::of(1.0, Modifier::Exact),
            sort: Sort::Count,
            unit: None,
            noun: noun.span,
            head: Some(noun.head),
            counted: Counted::Someone,
            is_people: true,
        })
    }
}
