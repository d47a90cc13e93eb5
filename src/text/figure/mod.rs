//! Figures in a text: numbers with their hedges, ranges and units: "more than $3.2 billion", "6% to 11%", "dozens".
//!
//! Invariant: knows how much is said, not of what; figures do not overlap and stand in text order.

mod hedge;
mod range;
mod rate;

use std::sync::LazyLock;

use crate::text::lexicon::Class;
use crate::text::numeral::{Numeral, Numerals};
use crate::text::phrase_table::PhraseTable;
use crate::text::token::{Shape, Token, TokenKind};
use crate::text::unit::{measure_at, money_before, money_behind, money_by_scale};
use crate::text::{Amount, Modifier, Text, TokenSpan};
use hedge::HEDGES_BEFORE;

/// A figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// All of it: hedges, currency sign, number, unit.
    pub span: TokenSpan,
    /// The number alone, both ends of a range included.
    pub number: TokenSpan,
    /// The number with its sign and unit, without hedges.
    pub core: TokenSpan,
    /// How much.
    pub amount: Amount,
    /// What sort of figure.
    pub sort: Sort,
    /// ISO 4217 code, `%`, or the common name of the unit of measure; `None` where none follows.
    pub unit: Option<&'static str>,
    /// What its hedges make of it: a range keeps them here.
    pub hedge: Modifier,
    /// What it is told for, with its "a" or "per": "a barrel"; part of `span` for money and measures.
    pub rate: Option<TokenSpan>,
    /// Its last scale ("million"), 1 without one: "from 2 to 3 million" lends it to the two.
    pub scale: f64,
}

/// The sorts of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// A number of things: "1,200", "two dozen".
    Count,
    /// A sum of money, a share in percent, a measure: it has a unit.
    Measure,
    /// A part of a whole: "a third", "one in five".
    Fraction,
    /// "1 – 0", "5-4".
    Score,
    /// "dozens", "hundreds": news in itself.
    Vague,
    /// "several", "some": news only where people come to harm.
    Few,
    /// "no one", "no": none at all.
    None,
}

static VAGUE: LazyLock<PhraseTable<Sort>> = LazyLock::new(|| {
    PhraseTable::forwards(include_str!("../../../resources/lexicon/vague_numbers.tsv"), |line| {
        match line.column(1) {
            "strong" => Some(Sort::Vague),
            "weak" => Some(Sort::Few),
            "none" => Some(Sort::None),
            _ => None,
        }
    })
});

/// All figures of `text`.
pub fn figures(text: &Text<'_>) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    for &within in &text.sentences {
        let reader = Reader { text, within, numerals: Numerals { text, within } };
        let mut at = within.start;
        let mut free = within.start;
        while at < within.end {
            if let Some(figure) = reader.figure(at, free) {
                at = figure.span.end;
                free = at;
                found.push(figure);
            } else {
                at += 1;
            }
        }
    }
    found
}

struct Reader<'a> {
    text: &'a Text<'a>,
    within: TokenSpan,
    numerals: Numerals<'a>,
}

/// A number with the currency sign before it and the unit behind it.
#[derive(Debug, Clone, Copy)]
struct Measured {
    start: usize,
    /// The first token of its number, behind any sign.
    number: usize,
    numeral: Numeral,
    unit: Option<&'static str>,
    end: usize,
}

impl Reader<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.text.token(at).filter(|_| self.within.holds(at))
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.token(at).is_some_and(|token| token.is(word))
    }

    /// The figure whose number or currency sign begins with token `at`; its hedges do not reach before `free`.
    fn figure(&self, at: usize, free: usize) -> Option<Figure> {
        let token = self.token(at)?;
        let classes = token.classes;
        let may_count = token.kind == TokenKind::Number
            || classes.has(Class::NumberWord)
            || classes.has(Class::FractionWord)
            || classes.has(Class::VagueStart)
            || classes.has(Class::CurrencyStart)
            || token.is("an")
            || token.is("a");
        if !may_count || self.is_part_of_name(at) {
            return None;
        }
        if let Some(figure) = self.vague(at) {
            return Some(figure);
        }
        let first = self.signed(self.by_scale(self.measured(at)?, free), free);
        let figure = self.range(first).unwrap_or_else(|| Self::single(first));
        Some(self.rated(self.hedged(figure, free)))
    }

    /// `figure` with what it is told for; a share's words end with its "percent".
    fn rated(&self, figure: Figure) -> Figure {
        let rate = figure.unit.and_then(|_| self.rate(figure.span.end));
        let Some(rate) = rate else { return figure };
        let end = if figure.unit == Some("%") { figure.span.end } else { rate.end };
        Figure { span: TokenSpan::new(figure.span.start, end), rate: Some(rate), ..figure }
    }

    /// "COVID-19", "F-16", the second field of "1:59": no figure of its own.
    fn is_part_of_name(&self, at: usize) -> bool {
        let joined = |at| self.token(at).is_some_and(|token| !token.has_space_before());
        let Some(hyphen) = at.checked_sub(1) else { return false };
        let Some(name) = hyphen.checked_sub(1).and_then(|before| self.token(before)) else { return false };
        if !(joined(hyphen) && joined(at)) {
            return self.is(hyphen, "-") && joined(at) && name.is("covid");
        }
        // "1:59": a field of a clock time or result; "ID.3" and "K.2" are names.
        if self.is(hyphen, ":") || (self.is(hyphen, ".") && name.is_word()) {
            return true;
        }
        // "the 9/11 attacks".
        if self.is(hyphen, "/") {
            return name.is_number() && self.token(at).is_some_and(Token::is_number);
        }
        // "B-17": a letter that may mean billions is none here.
        let is_number = name.classes.has(Class::NumberWord) && name.span.len() > 1;
        let is_sign = ["sub", "minus", "negative", "to", "and", "or"].iter().any(|word| name.is(word));
        self.is(hyphen, "-") && name.is_word() && !is_number && !is_sign
    }

    /// "dozens", "several", "no one"; with "of": that belongs to what is counted.
    fn vague(&self, at: usize) -> Option<Figure> {
        if !self.token(at)?.classes.has(Class::VagueStart) {
            return None;
        }
        let (len, &sort) = VAGUE.at(self.text, at, self.within)?;
        let span = TokenSpan::new(at, at + len);
        // "as many as 50": the first word of a hedge stands before.
        let as_many = at > self.within.start && self.is(at - 1, "as") && self.is(span.end, "as");
        // "some 50", "no more than ten": a hedge, not a number.
        let hedges = HEDGES_BEFORE
            .ends(self.text.tokens_of(TokenSpan::new(self.within.start, span.end)))
            .is_some_and(|(hedge, _)| hedge >= len && self.measured(span.end).is_some());
        let no_more = self.is(at, "no") && (self.is(at + 2, "than") || self.is(at + 1, "longer"));
        if hedges || no_more || as_many {
            return None;
        }
        let amount = if sort == Sort::None { Amount::none() } else { Amount::vague() };
        let (end, unit) = self.unit_behind(span.end, true).unwrap_or((span.end, None));
        let whole = TokenSpan::new(at, end);
        Some(Figure {
            span: whole,
            number: span,
            core: whole,
            amount,
            sort,
            unit,
            hedge: Modifier::Exact,
            rate: None,
            scale: 1.0,
        })
    }

    /// The number at `at`, with its sign or unit.
    fn measured(&self, at: usize) -> Option<Measured> {
        if let Some((len, code)) = money_before(self.text, at, self.within) {
            let numeral = self.numerals.at(at + len, true)?;
            return Some(Measured {
                start: at,
                number: at + len,
                numeral,
                unit: Some(code),
                end: numeral.end,
            });
        }
        let numeral = self.numerals.at(at, false).or_else(|| self.one_measure(at))?;
        let (end, unit) = self.unit_behind(numeral.end, numeral.scale > 1.0).unwrap_or((numeral.end, None));
        // "75 USD million".
        let late = self.numerals.scale(end).filter(|_| numeral.scale <= 1.0 && end == numeral.end + 1);
        if let Some(scale) =
            late.filter(|_| self.token(numeral.end).is_some_and(|t| t.shape.has(Shape::ALL_CAPITALS)))
        {
            let numeral = Numeral { value: numeral.value * scale, scale, ..numeral };
            return Some(Measured { start: at, number: at, numeral, unit, end: end + 1 });
        }
        Some(Measured { start: at, number: at, numeral, unit, end })
    }

    /// `one` with the code of money that scales it: "120 MEUR", "MUSD 60".
    fn by_scale(&self, one: Measured, free: usize) -> Measured {
        if one.unit.is_some() || one.numeral.scale > 1.0 {
            return one;
        }
        let told = |at: usize| money_by_scale(self.text, self.token(at)?);
        let before = one.start.checked_sub(1).filter(|&before| before >= free);
        let (start, end, (scale, code)) = match (told(one.end), before.and_then(told)) {
            (Some(money), _) => (one.start, one.end + 1, money),
            (None, Some(money)) => (one.start - 1, one.end, money),
            (None, None) => return one,
        };
        let numeral = Numeral { value: one.numeral.value * scale, scale, ..one.numeral };
        Measured { start, numeral, unit: Some(code), end, ..one }
    }

    /// "less than a mile": the article counts one behind a hedge.
    fn one_measure(&self, at: usize) -> Option<Numeral> {
        let is_article = self.is(at, "a") || self.is(at, "an");
        let (len, _) = measure_at(self.text, at + 1, self.within).filter(|_| is_article)?;
        let is_word = self.token(at + 1).is_some_and(|token| token.span.len() > 2 || len > 1);
        let before = self.text.tokens_of(TokenSpan::new(self.within.start, at));
        let hedge = HEDGES_BEFORE.ends(before).filter(|_| is_word)?;
        (hedge.1.0 != Modifier::Exact).then_some(Numeral {
            end: at + 1,
            value: 1.0,
            scale: 1.0,
            is_fraction: false,
        })
    }

    /// `one` with the minus before it: "-5 °C", "minus-130", "-$3".
    fn signed(&self, one: Measured, free: usize) -> Measured {
        let Some(before) = one.start.checked_sub(1).filter(|&before| before >= free) else { return one };
        let told = |at: usize| at >= free && (self.is(at, "minus") || self.is(at, "negative"));
        let touches = self.token(one.start).is_some_and(|token| !token.has_space_before());
        let is_dash = ["-", "–", "\u{2212}"].iter().any(|dash| self.is(before, dash));
        let opens = self.token(before).is_some_and(Token::has_space_before);
        // A hyphen between words or before a bare number ("COVID -19") is none.
        let is_heat = one.unit.is_some_and(|unit| matches!(unit, "°C" | "°F" | "degree"));
        let is_sign = is_dash && (touches || is_heat) && opens && one.unit.is_some();
        let is_word = is_dash && touches && before > free && told(before - 1);
        let start = match () {
            () if told(before) || is_sign => before,
            () if is_word => before - 1,
            () => return one,
        };
        let numeral = Numeral { value: -one.numeral.value, ..one.numeral };
        Measured { start, numeral, ..one }
    }

    /// The unit behind a number that ends at `at`: where it ends and what it is called.
    fn unit_behind(&self, at: usize, is_scaled: bool) -> Option<(usize, Option<&'static str>)> {
        let joined = |at| self.token(at).is_some_and(|token| !token.has_space_before());
        // "half a mile", "a quarter of a mile".
        let of = usize::from(self.is(at, "of"));
        if self.is(at + of, "a") || self.is(at + of, "an") {
            let is_fraction = at.checked_sub(1).and_then(|last| self.token(last));
            is_fraction.filter(|token| token.classes.has(Class::FractionWord))?;
            let (len, name) = measure_at(self.text, at + of + 1, self.within)?;
            return Some((at + of + 1 + len, Some(name)));
        }
        let hyphen = (self.is(at, "-") || self.is(at, "\u{2011}")) && joined(at) && joined(at + 1);
        let start = if hyphen { at + 1 } else { at };
        if let Some((len, code)) = money_behind(self.text, start, self.within, is_scaled) {
            return Some((start + len, Some(code)));
        }
        let (len, name) = measure_at(self.text, start, self.within)?;
        let one_letter =
            len == 1 && self.token(start).is_some_and(|token| token.span.len() == 1 && token.is_word());
        // "5 m" is rare and "5 g" rarer: a letter alone is a unit only where it touches its number or begins a rate.
        let is_rate = self.is(start + 1, "/") && joined(start + 1);
        let stands = joined(start) || is_rate || self.is(start, "p") || self.is(start, "c");
        (!one_letter || stands).then_some((start + len, Some(name)))
    }

    fn single(one: Measured) -> Figure {
        let Measured { start, number, numeral, unit, end } = one;
        let sort = match unit {
            Some(_) => Sort::Measure,
            None if numeral.is_fraction => Sort::Fraction,
            None => Sort::Count,
        };
        let amount = Amount::of(numeral.value, Modifier::Exact);
        let span = TokenSpan::new(start, end);
        Figure {
            span,
            number: TokenSpan::new(number, numeral.end),
            core: span,
            amount,
            sort,
            unit,
            hedge: Modifier::Exact,
            rate: None,
            scale: numeral.scale,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> String {
        let text = Text::of(source);
        let show = |figure: &Figure| {
            let Amount { low, high, modifier } = figure.amount;
            let value = match (low, high) {
                (Some(low), Some(high)) if (high - low).abs() > f64::EPSILON => format!("{low}..{high}"),
                (Some(low), _) => format!("{low}"),
                _ => "?".to_owned(),
            };
            let unit = figure.unit.map(|unit| format!(" {unit}")).unwrap_or_default();
            format!("[{}] {modifier:?} {value}{unit}", text.words_of(figure.span))
        };
        figures(&text).iter().map(show).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn figures_carry_their_hedges_ranges_and_units() {
        for (source, want) in [
            ("killing about 1,200 people", "[about 1,200] About 1200"),
            ("more than 40,000 died", "[more than 40,000] MoreThan 40000"),
            ("a total of 39 died", "[a total of 39] Exact 39"),
            ("an estimated two million left", "[an estimated two million] About 2000000"),
            ("some 50 homes and some homes", "[some 50] About 50, [some] Vague ?"),
            ("no fewer than ten", "[no fewer than ten] AtLeast 10"),
            ("no more than ten", "[no more than ten] AtMost 10"),
            ("four or more people", "[four or more] AtLeast 4"),
            ("a loan of up to US$14 billion", "[up to US$14 billion] AtMost 14000000000 USD"),
            (
                "between $3 billion to $14 billion",
                "[between $3 billion to $14 billion] Range 3000000000..14000000000 USD",
            ),
            ("between 36 and 40 people", "[between 36 and 40] Range 36..40"),
            ("6% to 11% and as high as 90%", "[6% to 11%] Range 6..11 %, [as high as 90%] AtMost 90 %"),
            ("two or three goals", "[two or three] Range 2..3"),
            ("2-3 million homes", "[2-3 million] Range 2000000..3000000"),
            ("won 1 – 0 and 5-4", "[1 – 0] Exact 1..0, [5-4] Exact 5..4"),
            ("from fourteen to 31", "[fourteen] Exact 14, [31] Exact 31"),
            (
                "€20,000 (£17,500; US$22,900)",
                "[€20,000] Exact 20000 EUR, [£17,500] Exact 17500 GBP, [US$22,900] Exact 22900 USD",
            ),
            (
                "one million rubles, 900 million złotys",
                "[one million rubles] Exact 1000000 RUB, [900 million złotys] Exact 900000000 PLN",
            ),
            (
                "24 million pounds or 24 pounds",
                "[24 million pounds] Exact 24000000 GBP, [24 pounds] Exact 24 lb",
            ),
            ("a 20-kilometer road, 5km", "[20-kilometer] Exact 20 km, [5km] Exact 5 km"),
            (
                "4.1 percent or 2 percentage points",
                "[4.1 percent] Exact 4.1 %, [2 percentage points] Exact 2 percentage points",
            ),
            ("dozens of homes, no one, several", "[dozens] Vague ?, [no one] NoneOf 0, [several] Vague ?"),
            ("COVID-19 and F-16", ""),
            ("in 1:59", "[1] Exact 1"),
            ("two thirds of voters", "[two thirds] Exact 0.666666"),
            ("within two miles", "[two miles] AtMost 2 mile"),
            ("wage costs of $3.2bn", "[$3.2bn] Exact 3200000000 USD"),
            ("sales of 120 MEUR and MUSD 60", "[120 MEUR] Exact 120000000 EUR, [MUSD 60] Exact 60000000 USD"),
            (
                "2.5 × 10^8 cells, 10⁻³ and 10^5 more",
                "[2.5 × 10^8] Exact 250000000, [10⁻³] Exact 0.001, [10^5] Exact 100000",
            ),
            ("a flat of 45 m² and 5 m away", "[45 m²] Exact 45 m², [5] Exact 5"),
            ("2.5×10−2 units", "[2.5×10−2] Exact 0.025"),
        ] {
            assert_eq!(read(source), want, "{source}");
        }
    }
}
