//! Numbers in digits and words into their values: "1,200", "two and a half million", "3.2bn", "two thirds".
//!
//! Invariant: reads a number where it stands, without hedges, units or what is counted.

use std::sync::LazyLock;

use super::lexicon::{ByWord, Class, entries};
use super::token::{Token, TokenKind, Word};
use super::{Text, TokenSpan};

/// A number as it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    /// One past its last token.
    pub(super) end: usize,
    /// Its value.
    pub(super) value: f64,
    /// Its last scale ("million"), 1 without one: the first number of "2 to 3 million" borrows it.
    pub(super) scale: f64,
    /// Whether it is a part of a whole: "a third", "one in five".
    pub(super) is_fraction: bool,
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
    let lines = entries(include_str!("../../resources/lexicon/number_words.tsv"));
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

static FRACTION_WORDS: Values<f64> = LazyLock::new(|| {
    let lines = entries(include_str!("../../resources/lexicon/fraction_words.tsv"));
    lines.filter_map(|line| Some((Word::of(line.column(0)), line.column(1).parse().ok()?))).collect()
});

/// Reads numbers within one sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numerals<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) within: TokenSpan,
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

    fn scale(&self, at: usize) -> Option<f64> {
        self.part(at).filter(|(_, part)| *part == Part::Scale).map(|(value, _)| value)
    }

    fn fraction(&self, at: usize) -> Option<f64> {
        let token = self.token(at).filter(|token| token.classes.has(Class::FractionWord))?;
        FRACTION_WORDS.get(&token.word).copied()
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
    pub(super) fn at(&self, at: usize, is_money: bool) -> Option<Numeral> {
        let token = self.token(at)?;
        if token.kind == TokenKind::Number {
            return self.digits(at, is_money);
        }
        self.share(at).or_else(|| self.half_of_scale(at)).or_else(|| self.words(at))
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
        let is_joined = self.token(end).is_some_and(|next| !next.has_space_before());
        if let Some((suffix, part)) = self.part(end)
            && (part == Part::Suffix || (part == Part::MoneySuffix && is_money))
            && (is_joined || is_money)
        {
            return Some(Numeral { end: end + 1, value: value * suffix, scale: suffix, is_fraction: false });
        }
        Some(self.scaled(value, end))
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

    /// "½" behind digits, or "1/2" behind digits and a blank.
    fn vulgar_fraction(&self, at: usize) -> Option<(f64, usize)> {
        let token = self.token(at).filter(|token| token.kind == TokenKind::Number)?;
        let sign = token.of(self.text.source);
        if let Some(part) = sign_value(sign).filter(|part| *part < 1.0) {
            return Some((part, at + 1));
        }
        self.slash_fraction(at)
    }

    /// "3/4": a part of a whole, in the denominators news uses.
    fn slash_fraction(&self, at: usize) -> Option<(f64, usize)> {
        if !self.is(at + 1, "/") || self.token(at + 1)?.has_space_before() {
            return None;
        }
        let above = value_of(self.token(at)?.of(self.text.source))?;
        let below = value_of(self.token(at + 2)?.of(self.text.source))?;
        let is_part = above < below && [2.0, 3.0, 4.0, 5.0, 8.0, 16.0].contains(&below);
        (is_part && !self.is(at + 3, "/")).then_some((above / below, at + 3))
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
                (Part::Hundred, Some(Part::Unit | Part::Ten)) => group *= value,
                (Part::Scale, _) if end > at => {
                    total += f64::max(group, 1.0) * value;
                    (group, scale) = (0.0, value);
                }
                _ => break,
            }
            (end, last) = (place + 1, Some(part));
        }
        last.filter(|_| end > at)?;
        self.and_a_half(total + group, scale, end).or(Some(Numeral {
            end,
            value: total + group,
            scale,
            is_fraction: false,
        }))
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

    /// "two and a half million", "three-and-a-half".
    fn and_a_half(&self, value: f64, scale: f64, end: usize) -> Option<Numeral> {
        let and = self.behind_hyphen(end);
        let article = self.behind_hyphen(and + 1);
        let half = self.behind_hyphen(article + 1);
        let part = self.fraction(half).filter(|_| self.is(and, "and") && self.is_article(article))?;
        if scale > 1.0 {
            return Some(Numeral { end: half + 1, value: value + part * scale, scale, is_fraction: false });
        }
        Some(self.scaled(value + part, half + 1))
    }

    /// "half a million", "half a dozen", "a quarter of a million".
    fn half_of_scale(&self, at: usize) -> Option<Numeral> {
        let start = if self.is_article(at) { at + 1 } else { at };
        let part = self.fraction(start)?;
        let article = if self.is(start + 1, "of") { start + 2 } else { start + 1 };
        let scale = self.scale(article + 1).filter(|_| self.is_article(article))?;
        Some(Numeral { end: article + 2, value: part * scale, scale, is_fraction: false })
    }

    /// "a third of", "two thirds", "one-quarter", "one in five", "nine out of 10".
    fn share(&self, at: usize) -> Option<Numeral> {
        if let Some(share) = self.one_in(at) {
            return Some(share);
        }
        let fraction = |end, value| Numeral { end, value, scale: 1.0, is_fraction: true };
        if let Some((count, Part::Unit)) = self.part(at) {
            let place = self.behind_hyphen(at + 1);
            let part = self.fraction(place).filter(|_| count > 0.0)?;
            let is_whole = place > at + 1 || count > 1.0 || self.is(place + 1, "of");
            return is_whole.then(|| fraction(place + 1, count * part));
        }
        let start = if self.is_article(at) { at + 1 } else { at };
        let part = self.fraction(start)?;
        let is_half = self.is(start, "half") && start == at;
        let of = self.is(start + 1, "of") && !(self.is(start + 2, "the") && self.is(start + 3, "time"));
        let of_all = is_half
            && (self.is(start + 1, "the") || self.is(start + 1, "its") || self.is(start + 1, "their"));
        ((of && (start > at || is_half)) || of_all).then(|| fraction(start + 1, part))
    }

    /// "one in five", "one in every 10", "nine out of 10".
    fn one_in(&self, at: usize) -> Option<Numeral> {
        let small = |at: usize| {
            let token = self.token(at)?;
            match token.kind {
                TokenKind::Number => value_of(token.of(self.text.source)),
                _ => self
                    .part(at)
                    .filter(|(_, part)| *part == Part::Unit || *part == Part::Ten)
                    .map(|(v, _)| v),
            }
        };
        let above = small(at)?;
        let mut place = at + 1;
        if self.is(place, "out") && self.is(place + 1, "of") {
            place += 2;
        } else if self.is(place, "in") && above < 10.0 {
            place += 1;
        } else {
            return None;
        }
        if self.is(place, "every") {
            place += 1;
        }
        let below = small(place).filter(|&below| below > above && below <= 100_000.0)?;
        let is_ratio =
            self.is(place - 1, "of") || self.is(place - 1, "every") || (above < 4.0 && below <= 100.0);
        let scale = self.scale(place + 1);
        (is_ratio && scale.is_none()).then_some(Numeral {
            end: place + 1,
            value: above / below,
            scale: 1.0,
            is_fraction: true,
        })
    }
}

/// The value of digits with their grouping; the sign of a vulgar fraction has one too.
fn value_of(written: &str) -> Option<f64> {
    if let Some(part) = sign_value(written) {
        return Some(part);
    }
    let digits: String = written.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    digits.parse().ok()
}

fn sign_value(sign: &str) -> Option<f64> {
    Some(match sign {
        "½" => 0.5,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅕" => 0.2,
        "⅖" => 0.4,
        "⅗" => 0.6,
        "⅘" => 0.8,
        "⅛" => 0.125,
        "⅜" => 0.375,
        "⅝" => 0.625,
        "⅞" => 0.875,
        _ => return None,
    })
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
