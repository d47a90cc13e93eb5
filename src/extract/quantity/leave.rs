//! Which figures are no quantities: dates, clock times, numbers in names, labels, addresses, pronouns.
//!
//! Invariant: looks at the figure and its neighbours, not at what the sentence tells.

use crate::text::figure::{Figure, Sort};
use crate::text::lexicon::Class;
use crate::text::time::TimeKind;
use crate::text::{Modifier, Tag, TokenSpan};

use super::{Count, Counted, Reader};

/// Words behind which "one" stands for a thing named before: "each one", "the one that".
const DETERMINERS: [&str; 14] = [
    "the", "this", "that", "each", "every", "any", "no", "another", "same", "which", "next", "last", "other", "only",
];

impl Reader<'_> {
    /// Whether `figure`, part of `count`, is no quantity.
    pub(super) fn leaves(&self, figure: &Figure, count: Option<&Count>) -> bool {
        let span = figure.number;
        self.is_time(figure)
            || self.is_clock(span)
            || self.is_pronoun(figure, count)
            || (self.is_plain(figure) && (self.is_named(span, count) || self.is_year(span, count)))
    }

    /// A number in digits and nothing else: no hedge, no unit.
    fn is_plain(&self, figure: &Figure) -> bool {
        figure.unit.is_none()
            && figure.sort == Sort::Count
            && figure.span == figure.number
            && self.token(figure.number.start).is_some_and(|token| token.is_number())
    }

    /// A day, year or hour; "nine days later" is one that counts.
    fn is_time(&self, figure: &Figure) -> bool {
        let number = figure.number;
        if self.has(number.end, Class::Period) || figure.unit.is_some() {
            return false;
        }
        let behind = self.times.partition_point(|time| time.tokens.end <= number.start);
        let holds = |time: &crate::text::time::TimeMention| time.tokens.overlaps(number);
        self.times.get(behind).is_some_and(|time| holds(time) && time.kind != TimeKind::Duration)
    }

    /// "4:39 left", "1:36.6".
    fn is_clock(&self, number: TokenSpan) -> bool {
        let colon = number.end;
        let digits = |at: usize| self.token(at).is_some_and(|token| token.is_number());
        self.is(colon, ":") && self.is_joined(colon) && self.is_joined(colon + 1) && digits(colon + 1)
    }

    /// "each one", "the one who": it stands for something, and counts nothing.
    fn is_pronoun(&self, figure: &Figure, count: Option<&Count>) -> bool {
        let at = figure.number.start;
        let is_one = self.is(at, "one") && figure.number.len() == 1 && figure.span == figure.number;
        let counted = count.is_some_and(|count| matches!(count.counted, Counted::Behind | Counted::Hyphen));
        let told_apart = at.checked_sub(1).is_some_and(|before| {
            self.is_any(before, &DETERMINERS) || self.tag(before) == Tag::Adjective
        });
        is_one && figure.unit.is_none() && !counted && told_apart
    }

    /// "Boeing 737", "Section 427", "S&P 500": the number belongs to a name.
    fn is_named(&self, number: TokenSpan, count: Option<&Count>) -> bool {
        let Some(before) = number.start.checked_sub(1) else { return false };
        if self.has(before, Class::Label) {
            return true;
        }
        let named = self.tag(before) == Tag::Name && self.token(before).is_some_and(|token| token.is_capital());
        named && count.is_none_or(|count| !count.head.is_some_and(|head| self.tag(head) == Tag::Plural))
    }

    /// "the 1988 film", "in 2019": a year.
    fn is_year(&self, number: TokenSpan, count: Option<&Count>) -> bool {
        let Some(count) = count else { return false };
        let year = count.amount.low.is_some_and(|low| (1500.0..2100.0).contains(&low) && low.fract() == 0.0);
        let exact = count.amount.modifier == Modifier::Exact && number.len() == 1;
        let digits = self.token(number.start).is_some_and(|token| token.is_number() && token.span.len() == 4);
        let plural = count.head.is_some_and(|head| self.tag(head) == Tag::Plural);
        year && exact && digits && !(plural && count.counted == Counted::Behind)
    }
}
