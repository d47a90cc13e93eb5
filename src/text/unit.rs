//! Units as they are written: currency signs, codes and names, measures and their symbols.
//!
//! Invariant: finds the longest unit at a place; knows no numbers.

use std::sync::LazyLock;

use super::lexicon::{ByWord, Class, entries};
use super::phrase_table::PhraseTable;
use super::token::{Token, Word};
use super::{Text, TokenSpan};

static CURRENCIES: &str = include_str!("../../resources/lexicon/currencies.tsv");

static MONEY_BEFORE: LazyLock<PhraseTable<&'static str>> = LazyLock::new(|| {
    PhraseTable::forwards(CURRENCIES, |line| {
        matches!(line.column(2), "before" | "both").then(|| line.column(1))
    })
});

/// Codes of money: "EUR".
static MONEY_CODES: LazyLock<ByWord<&'static str>> = LazyLock::new(|| {
    let codes = entries(CURRENCIES).filter(|line| line.column(0) == line.column(1));
    codes.map(|line| (Word::of(line.column(0)), line.column(1))).collect()
});

/// Names of money behind a number; some only behind a scale ("two million pounds" are money, "two pounds" are not).
static MONEY_BEHIND: LazyLock<PhraseTable<(&'static str, bool)>> = LazyLock::new(|| {
    PhraseTable::forwards(CURRENCIES, |line| {
        let needs_scale = line.column(2) == "after-scale";
        let after = needs_scale || matches!(line.column(2), "after" | "both");
        after.then(|| (line.column(1), needs_scale))
    })
});

/// A unit of measure as written; `exact` where "MW" and "mW" are two.
#[derive(Debug, Clone, Copy)]
struct Measure {
    written: &'static str,
    name: &'static str,
    is_exact: bool,
}

static MEASURES: LazyLock<PhraseTable<Measure>> = LazyLock::new(|| {
    PhraseTable::forwards(include_str!("../../resources/lexicon/measures.tsv"), |line| {
        Some(Measure { written: line.column(0), name: line.column(1), is_exact: line.column(2) == "exact" })
    })
});

/// The currency sign or code that begins with token `at`: its length in tokens, its ISO 4217 code.
pub(super) fn money_before(text: &Text<'_>, at: usize, within: TokenSpan) -> Option<(usize, &'static str)> {
    let token = text.token(at).filter(|token| token.classes.has(Class::CurrencyStart))?;
    let (len, &code) = MONEY_BEFORE.at(text, at, within)?;
    // "A $5 million deal" is no Australian one: the article touches nothing.
    let is_article = len > 1 && token.is("a") && text.token(at + 1).is_some_and(Token::has_space_before);
    (!is_article).then_some((len, code))
}

/// The name or sign of money that begins with token `at`, behind a number: its length and its code; `is_scaled` where
/// the number ends with "million" or the like.
pub(super) fn money_behind(
    text: &Text<'_>,
    at: usize,
    within: TokenSpan,
    is_scaled: bool,
) -> Option<(usize, &'static str)> {
    let token = text.token(at)?;
    let (len, &(code, needs_scale)) = MONEY_BEHIND.at(text, at, within)?;
    // "3 USD50 cards": the code belongs to the number behind it; so does the sign of "10 $ 30".
    let next = text.token(at + len).filter(|next| next.is_number() && within.holds(at + len));
    let is_of_next = next.is_some_and(|next| !next.has_space_before() || !token.is_word());
    let fits = (is_scaled || !needs_scale) && !is_of_next;
    fits.then_some((len, code))
}

/// "MEUR", "KUSD": money by the million or thousand: how many, and its code.
pub(super) fn money_by_scale(text: &Text<'_>, token: &Token) -> Option<(f64, &'static str)> {
    let written = token.of(text.source);
    let code =
        written.get(1..).filter(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()))?;
    let scale = match written.bytes().next()? {
        b'M' => 1.0e6,
        b'K' | b'k' => 1.0e3,
        _ => return None,
    };
    Some((scale, *MONEY_CODES.get(&Word::of(code))?))
}

/// The unit of measure that begins with token `at` and ends within `within`: its length in tokens, its common name.
pub fn measure_at(text: &Text<'_>, at: usize, within: TokenSpan) -> Option<(usize, &'static str)> {
    let first = text.token(at)?;
    let fits =
        |unit: &Measure, len: usize| !unit.is_exact || len > 1 || first.of(text.source) == unit.written;
    MEASURES.at_fitting(text, at, within, fits).map(|(len, unit)| (len, unit.name))
}

/// The common names of all units of measure.
static MEASURE_NAMES: LazyLock<std::collections::BTreeSet<&'static str>> = LazyLock::new(|| {
    entries(include_str!("../../resources/lexicon/measures.tsv")).map(|line| line.column(1)).collect()
});

/// Whether `name` is the common name of a unit of measure: "km", "mile".
pub fn is_measure(name: &str) -> bool {
    MEASURE_NAMES.contains(name)
}
