//! Numbers in digits and words into their values: "1,200", "two and a half million", "3.2bn", "two thirds".
//!
//! Invariant: reads a number where it stands, without hedges, units or what is counted.

mod fraction;
mod power;
mod value;

use std::sync::LazyLock;

use crate::text::lexicon::{ByWord, Class, entries};
use crate::text::token::{Token, TokenKind, Word};
use crate::text::unit::{measure_at, money_behind};
use crate::text::{Text, TokenSpan};
use value::value_of;

/// A number as it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::text) struct Numeral {
    /// One past its last token.
    pub(in crate::text) end: usize,
    /// Its value.
    pub(in crate::text) value: f64,
    /// Its last scale ("million"), 1 without one: the first number of "2 to 3 million" borrows it.
    pub(in crate::text) scale: f64,
    /// Whether it is a part of a whole: "a third", "one in five".
    pub(in crate::text) is_fraction: bool,
}

/// The part a word plays in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Unit,
    Ten,
    Hundred,
    Scale,
    Suffix,
    MoneySuffix,
}

type Values<V> = LazyLock<ByWord<V>>;

static NUMBER_WORDS: Values<(f64, Part)> = LazyLock::new(|| {
    let lines = entries(include_str!("../../../resources/lexicon/number_words.tsv"));
    let read = |part: &str| match part {
        "unit" => Some(Part::Unit),
        "ten" => Some(Part::Ten),
        "hundred" => Some(Part::Hundred),
        "scale" => Some(Part::Scale),
        "suffix" => Some(Part::Suffix),
        "money-suffix" => Some(Part::MoneySuffix),
        _ => None,
    };
    lines
        .filter_map(|line| {
            Some((Word::of(line.column(0)), (line.column(1).parse().ok()?, read(line.column(2))?)))
        })
        .collect()
});

/// Reads numbers within one sentence.
#[derive(Debug, Clone, Copy)]
pub(in crate::text) struct Numerals<'a> {
    pub(in crate::text) text: &'a Text<'a>,
    pub(in crate::text) within: TokenSpan,
}

impl Numerals<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.text.token(at).filter(|_| self.within.holds(at))
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.token(at).is_some_and(|token| token.is(word))
    }

    fn is_article(&self, at: usize) -> bool {
        self.is(at, "a") || self.is(at, "an")
    }

    fn part(&self, at: usize) -> Option<(f64, Part)> {
        let token = self.token(at).filter(|token| token.classes.has(Class::NumberWord))?;
        NUMBER_WORDS.get(&token.word).copied()
    }

    pub(in crate::text) fn scale(&self, at: usize) -> Option<f64> {
        self.part(at).filter(|(_, part)| *part == Part::Scale).map(|(value, _)| value)
    }

    /// A hyphen at `at` with no space on either side; a place where words of one number may join.
    fn behind_hyphen(&self, at: usize) -> usize {
        let joined = |at| self.token(at).is_some_and(|token| !token.has_space_before());
        if joined(at) && joined(at + 1) && (self.is(at, "-") || self.is(at, "\u{2011}")) {
            at + 1
        } else {
            at
        }
    }

    /// The number that begins with token `at`; `is_money` where a currency sign stands before it.
    pub(in crate::text) fn at(&self, at: usize, is_money: bool) -> Option<Numeral> {
        let token = self.token(at)?;
        if token.kind == TokenKind::Number {
            return self.digits(at, is_money);
        }
        self.half_of_scale(at).or_else(|| self.share(at)).or_else(|| self.words(at))
    }

    /// "1,200", "1.2 million", "3.2bn", "2 1/2", "2½".
    fn digits(&self, at: usize, is_money: bool) -> Option<Numeral> {
        if let Some(share) = self.one_in(at) {
            return Some(share);
        }
        let mut value = value_of(self.token(at)?.of(self.text.source))?;
        let mut end = at + 1;
        if let Some((part, behind)) = self.vulgar_fraction(end) {
            value += part;
            end = behind;
        } else if let Some((part, behind)) = self.slash_fraction(at) {
            return Some(Numeral { end: behind, value: part, scale: 1.0, is_fraction: true });
        }
        if let Some((raised, behind)) = self.power(value, end) {
            return Some(Numeral { end: behind, value: raised, scale: 1.0, is_fraction: false });
        }
        let is_joined = self.token(end).is_some_and(|next| !next.has_space_before());
        if let Some((suffix, part)) = self.part(end)
            && match part {
                Part::Suffix => is_joined || is_money,
                Part::MoneySuffix => is_money || (is_joined && self.is_scale_letter(value, end)),
                _ => false,
            }
        {
            return Some(Numeral { end: end + 1, value: value * suffix, scale: suffix, is_fraction: false });
        }
        Some(self.scaled(value, end))
    }

    /// Whether the letter at `at`, which touches its number, means millions or billions: "12.3m tonnes", "1.8M", "5m homes".
    fn is_scale_letter(&self, value: f64, at: usize) -> bool {
        let Some(letter) = self.token(at).map(|token| token.of(self.text.source)) else { return false };
        if letter == "M" {
            return true;
        }
        let next = at + 1;
        let Some(token) = self.token(next).filter(|token| token.is_word()) else { return false };
        let written = token.of(self.text.source);
        let is_share =
            self.is(next, "of") && ["its", "their", "the", "them"].iter().any(|w| self.is(next + 1, w));
        // "the 100m runners": a race is longer than most counts of millions.
        let counts = value < 100.0 && written.len() > 3 && written.ends_with('s') && !token.is_capital();
        let measures = written.len() > 3 && measure_at(self.text, next, self.within).is_some();
        is_share
            || counts
            || measures
            || token.classes.has(Class::Person)
            || money_behind(self.text, next, self.within, true).is_some()
    }

    /// `value` times the scales that stand from `end`: "2 lakh crore".
    fn scaled(&self, mut value: f64, mut end: usize) -> Numeral {
        let mut scale = 1.0;
        loop {
            let place = self.behind_hyphen(end);
            let Some(more) = self.scale(place) else { break };
            scale *= more;
            end = place + 1;
        }
        value *= scale;
        Numeral { end, value, scale, is_fraction: value.fract() != 0.0 && value < 1.0 && scale > 1.0 }
    }

    /// "two hundred and five", "twenty-one million", "a dozen", "two and a half million".
    fn words(&self, at: usize) -> Option<Numeral> {
        let (mut total, mut group, mut scale) = (0.0, 0.0, 1.0);
        let mut end = at;
        let mut last: Option<Part> = None;
        if self.is_article(at) {
            let (_, part) =
                self.part(at + 1).filter(|(_, part)| matches!(part, Part::Hundred | Part::Scale))?;
            (group, end, last) = (1.0, at + 1, Some(if part == Part::Hundred { Part::Unit } else { part }));
            last = last.filter(|_| part == Part::Hundred);
        }
        loop {
            let place = if end == at { end } else { self.behind_joint(end, last) };
            let Some((value, part)) = self.part(place) else { break };
            match (part, last) {
                (Part::Unit | Part::Ten, None | Some(Part::Hundred | Part::Scale)) => group += value,
                // "twenty-one".
                (Part::Unit, Some(Part::Ten)) if value > 0.0 && value < 10.0 => group += value,
                (Part::Hundred, Some(Part::Unit | Part::Ten)) => (group, scale) = (group * value, value),
                (Part::Scale, _) if end > at => {
                    total += f64::max(group, 1.0) * value;
                    (group, scale) = (0.0, value);
                }
                _ => break,
            }
            (end, last) = (place + 1, Some(part));
        }
        last.filter(|_| end > at)?;
        if let Some(numeral) = self.decimal_words(total + group, end) {
            return Some(numeral);
        }
        let mixed =
            self.and_a_half(total + group, scale, end).or_else(|| self.and_a_share(total + group, end));
        mixed.or(Some(Numeral { end, value: total + group, scale, is_fraction: false }))
    }

    /// "two point five", with the scale behind it.
    fn decimal_words(&self, value: f64, end: usize) -> Option<Numeral> {
        let digit = |at| self.part(at).filter(|&(value, part)| part == Part::Unit && value < 10.0);
        let digits = (end + 1..).map_while(digit).take_while(|_| self.is(end, "point"));
        let (mut part, mut len) = (0.0, 0);
        for (digit, _) in digits {
            len += 1;
            part = part * 10.0 + digit;
        }
        (len > 0).then(|| self.scaled(value + part / 10_f64.powi(len), end + 1 + len as usize))
    }

    /// The place behind "and" or a hyphen, where a further word of the number may stand.
    fn behind_joint(&self, at: usize, last: Option<Part>) -> usize {
        let is_round = matches!(last, Some(Part::Hundred | Part::Scale));
        let small = |at| self.part(at).is_some_and(|(_, part)| matches!(part, Part::Unit | Part::Ten));
        if is_round && self.is(at, "and") && small(at + 1) && !self.is(at + 1, "one") {
            return at + 1;
        }
        self.behind_hyphen(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Option<(f64, String)> {
        let text = Text::of(source);
        let numeral = Numerals { text: &text, within: TokenSpan::new(0, text.tokens.len()) }.at(0, false)?;
        let rest = text.words_of(TokenSpan::new(numeral.end, text.tokens.len()));
        Some(((numeral.value * 1e4).round() / 1e4, rest.to_owned()))
    }

    #[test]
    fn numbers_in_digits_and_words_have_their_values() {
        for (source, value, rest) in [
            ("1,200 people", 1200.0, "people"),
            ("12,34,567 voters", 1234567.0, "voters"),
            ("1.2 million people", 1.2e6, "people"),
            ("3.2bn euros", 3.2e9, "euros"),
            ("2 1/2 miles", 2.5, "miles"),
            ("2½ miles", 2.5, "miles"),
            ("3 lakh crore rupees", 3e12, "rupees"),
            ("twelve hundred men", 1200.0, "men"),
            ("two hundred and five homes", 205.0, "homes"),
            ("twenty-one ships", 21.0, "ships"),
            ("one hundred twenty thousand tents", 120000.0, "tents"),
            ("a dozen cars", 12.0, "cars"),
            ("two dozen cars", 24.0, "cars"),
            ("half a million homes", 5e5, "homes"),
            ("two and a half million homes", 2.5e6, "homes"),
            ("three-and-a-half million", 3.5e6, ""),
            ("a million and a half years", 1.5e6, "years"),
            ("two thirds of voters", 0.6667, "of voters"),
            ("one-third of voters", 0.3333, "of voters"),
            ("a quarter of homes", 0.25, "of homes"),
            ("half the homes", 0.5, "the homes"),
            ("one in five children", 0.2, "children"),
            ("nine out of 10 homes", 0.9, "homes"),
            ("five and six", 5.0, "and six"),
            ("two million and one thing", 2e6, "and one thing"),
        ] {
            assert_eq!(read(source), Some((value, rest.to_owned())), "{source}");
        }
        for source in ["a third goal", "half way", "a second one", "quarter", "an hour"] {
            assert_eq!(read(source), None, "{source}");
        }
    }
}
