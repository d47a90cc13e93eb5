//! Which figures are no quantities: dates, clock times, numbers in names, labels, addresses, pronouns.
//!
//! Invariant: looks at the figure and its neighbours, not at what the sentence tells.

use crate::text::figure::{Figure, Sort};
use crate::text::lexicon::Class;
use crate::text::time::TimeKind;
use crate::text::{Tag, TokenSpan, Word, words};

use super::{Count, Counted, Reader};

/// Words behind which "one" stands for a thing named before: "each one", "the one that".
const DETERMINERS: &[Word] = words![
    "the", "this", "that", "each", "every", "any", "no", "another", "same", "which", "next", "last", "other",
    "only",
];

impl Reader<'_> {
    /// Whether `figure`, part of `count`, is no quantity.
    pub(super) fn leaves(&self, figure: &Figure, count: Option<&Count>) -> bool {
        let span = figure.number;
        self.is_time(figure)
            || self.is_clock(span)
            || self.is_pronoun(figure, count)
            || self.is_title(span)
            || count.is_some_and(|count| count.is_of_name(self.text, self.tags))
            || (self.is_plain(figure) && self.is_year(span, count))
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
        let is_hour =
            self.is_any(number.end, words!["am", "pm", "a.m.", "p.m."]) && is_hour(figure.amount.low);
        if is_hour || self.has(number.end, Class::Period) || figure.unit.is_some() {
            return is_hour;
        }
        let behind = self.times.partition_point(|time| time.tokens.end <= number.start);
        let time = self.times.get(behind).filter(|time| time.tokens.overlaps(number));
        time.is_some_and(|time| time.kind != TimeKind::Duration)
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
        let told_apart = at
            .checked_sub(1)
            .is_some_and(|before| self.is_any(before, DETERMINERS) || self.tag(before) == Tag::Adjective);
        is_one && figure.unit.is_none() && !counted && told_apart
    }

    /// "Kick Six", "Formula One": a number word in capitals behind a name.
    fn is_title(&self, number: TokenSpan) -> bool {
        let Some(before) = number.start.checked_sub(1) else { return false };
        let is_name = |at: usize| self.token(at).is_some_and(|token| token.is_word() && token.is_capital());
        number.len() == 1 && is_name(number.start) && is_name(before) && self.tag(before) == Tag::Name
    }

    /// "the 1988 film", "in 2019": a year.
    fn is_year(&self, number: TokenSpan, count: Option<&Count>) -> bool {
        let total = number.start.checked_sub(2).is_some_and(|at| {
            self.is(at + 1, "of")
                && self.is_any(at, words!["average", "total", "sum", "maximum", "minimum", "population"])
        });
        !total && count.is_some_and(|count| count.is_year(self.text, self.tags))
    }
}

/// Whether `value` can be an hour on the clock with its minutes: 2, 2.17, 10.45.
fn is_hour(value: Option<f64>) -> bool {
    value.is_some_and(|value| {
        let minutes = (value.fract() * 100.0).round();
        let written = (minutes - value.fract() * 100.0).abs() < 1e-6;
        value < 25.0
            && written
            && minutes < 60.0
            && (minutes == 0.0 || minutes % 10.0 != 0.0 || minutes > 20.0)
    })
}
