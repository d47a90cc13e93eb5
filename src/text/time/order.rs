//! Whether "3/4/2024" is the third of April: by the dates of the text that can be read one way only, else by how it
//! spells and counts its money, else as Americans write.
//!
//! Invariant: a text without such a date is not searched; the order is one for the whole text.

use std::sync::LazyLock;

use super::words::TimeWord;
use crate::text::lexicon::{ByWord, entries};
use crate::text::{Text, TokenKind, Word};

/// What a date in digits that can be read one way only tells beside one in words: a hand that writes "31/12/2023"
/// writes "3/4/2024" the same way.
const IN_DIGITS: i32 = 4;

/// Whether days stand before months in the dates of `text` that do not say so themselves.
pub(super) fn is_day_first(text: &Text<'_>, facts: &[Option<&TimeWord>]) -> bool {
    let dates = || (0..text.tokens.len()).filter(|&at| is_date(text, at));
    if dates().next().is_none() {
        return false;
    }
    let in_digits: i32 = dates().map(|at| vote(small(text, at), small(text, at + 2))).sum();
    let named = (0..text.tokens.len()).filter(|&at| matches!(facts.get(at), Some(Some(TimeWord::Month(..)))));
    let in_words: i32 = named.map(|at| beside_month(text, at)).sum();
    match in_digits * IN_DIGITS + in_words {
        0 => habits(text) > 0,
        votes => votes > 0,
    }
}

/// Whether two small numbers and a year begin with token `at`, one sign between them: "3/4/2024", "3-4-2024".
fn is_date(text: &Text<'_>, at: usize) -> bool {
    let mark =
        |at: usize| text.token(at).filter(|token| token.is("/") || token.is("-")).map(|token| token.word);
    let is_number = |at: usize| text.token(at).is_some_and(|token| token.is_number());
    let is_short = text.token(at).is_some_and(|token| token.is_number() && token.span.len() <= 2);
    is_short
        && mark(at + 1).is_some_and(|first| mark(at + 3) == Some(first))
        && small(text, at + 2).is_some()
        && is_number(at + 4)
}

/// The number that token `at` is, in one or two digits.
fn small(text: &Text<'_>, at: usize) -> Option<u32> {
    let token = text.token(at).filter(|token| token.is_number() && token.span.len() <= 2)?;
    token.of(text.source).parse().ok()
}

/// One for the day first, minus one for the month first: only one of two numbers can be a month.
fn vote(first: Option<u32>, second: Option<u32>) -> i32 {
    let (Some(first), Some(second)) = (first, second) else { return 0 };
    i32::from((13..=31).contains(&first) && second <= 12)
        - i32::from((13..=31).contains(&second) && first <= 12)
}

/// One for "12 March", minus one for "March 12"; a range of days counts as its nearer one.
fn beside_month(text: &Text<'_>, at: usize) -> i32 {
    let is_day = |at: usize| {
        let is_ordinal = text.token(at).is_some_and(|token| token.kind == TokenKind::Ordinal);
        is_ordinal || small(text, at).is_some_and(|day| (1..=31).contains(&day))
    };
    let is_capital = text.token(at).is_some_and(|token| token.is_capital());
    let of = usize::from(at > 1 && text.token(at - 1).is_some_and(|token| token.is("of")));
    let stop = usize::from(text.token(at + 1).is_some_and(|token| token.is(".")));
    let before = at.checked_sub(1 + of).is_some_and(is_day);
    let behind = is_day(at + 1 + stop);
    if is_capital { i32::from(before) - i32::from(behind) } else { 0 }
}

/// How much more of the text's spelling and money is British than American.
fn habits(text: &Text<'_>) -> i32 {
    static SPELLINGS: LazyLock<ByWord<i32>> = LazyLock::new(|| {
        let list = entries(include_str!("../../../resources/lexicon/spellings.tsv"));
        list.map(|entry| (Word::of(entry.column(0)), if entry.column(1) == "british" { 1 } else { -1 }))
            .collect()
    });
    let of_token = |word: Word| SPELLINGS.get(&word).copied().unwrap_or_default();
    let money = |token: &crate::text::Token| match token.of(text.source) {
        "£" | "€" => 1,
        "$" => -1,
        _ => 0,
    };
    text.tokens.iter().map(|token| of_token(token.word) + money(token)).sum()
}

#[cfg(test)]
mod tests {
    use super::super::evidence::holds;

    #[test]
    fn the_order_of_day_and_month_is_that_of_the_other_dates() {
        holds(&[
            ("It came on 3/4/2024.", "3/4/2024 = 2024-03-04"),
            ("It came on 3/4/2024, not 31/12/2023.", "3/4/2024 = 2024-04-03; 31/12/2023 = 2023-12-31"),
            ("It came on 3-4-2024, not 31-12-2023.", "3-4-2024 = 2024-04-03; 31-12-2023 = 2023-12-31"),
            ("It came on 3/4/24, not on 5/16/24.", "3/4/24 = 2024-03-04; 5/16/24 = 2024-05-16"),
            (
                "It came on 3/4/2024 and left on 12 May 2024.",
                "3/4/2024 = 2024-04-03; 12 May 2024 = 2024-05-12",
            ),
            (
                "It came on 3/4/24 and left on the 12th of May.",
                "3/4/24 = 2024-04-03; the 12th of May = 2024-05-12",
            ),
            (
                "It came on 3/4/2024 and left on May 12, 2024.",
                "3/4/2024 = 2024-03-04; May 12, 2024 = 2024-05-12",
            ),
            ("It came on 3/4/2024 and left in May 2024.", "3/4/2024 = 2024-03-04; May 2024 = 2024-05"),
            ("The harbour paid £5 million on 3/4/2024.", "3/4/2024 = 2024-04-03"),
            ("The harbor paid $5 million on 3/4/2024.", "3/4/2024 = 2024-03-04"),
            (
                "The harbour left on May 12 and came on 3/4/2024.",
                "May 12 = 2024-05-12; 3/4/2024 = 2024-03-04",
            ),
        ]);
    }
}
