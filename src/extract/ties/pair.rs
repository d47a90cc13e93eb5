//! A figure told again in other units: "five miles (eight km)", "$5m, or £3.9m".
//!
//! Invariant: the second stands right behind the first, in brackets or behind "or"; whether it is worked out right is
//! not asked.

use super::{Bond, Tie, part};
use crate::extract::claim::{Claim, Kind, Reading};
use crate::extract::context::Context;
use crate::text::{Token, TokenSpan, Word, words};

/// The ties of figures to those they tell again in other units.
pub(super) fn ties(context: &Context<'_>, claims: &[Claim]) -> Vec<Tie> {
    let mut ties: Vec<Tie> = Vec::new();
    let mut last = None;
    let figures = claims.iter().enumerate().filter(|(_, claim)| claim.reading.kind() == Kind::Quantity);
    for (from, claim) in figures {
        let before = last.replace((from, claim));
        let Some((to, other)) = before else { continue };
        let first = ties.last().filter(|tie| tie.from == to).map(|tie| tie.to);
        if is_pair(context, other, claim, first.is_some()) {
            ties.push(Tie { from, to: first.unwrap_or(to), bond: Bond::Converts });
        }
    }
    ties
}

/// Whether `claim` tells `other` again; `goes_on` where `other` itself tells one before it again.
fn is_pair(context: &Context<'_>, other: &Claim, claim: &Claim, goes_on: bool) -> bool {
    let (Some(one), Some(two)) = (unit_of(context, other), unit_of(context, claim)) else { return false };
    let gap = TokenSpan::new(context.tokens_of(other.span).end, context.tokens_of(claim.span).start);
    let is_sum = is_money(one);
    one != two && is_sum == is_money(two) && (joins(context, gap, is_sum) || goes_on && lists(context, gap))
}

/// The unit of the figure of `claim`: money or a measure.
fn unit_of<'c>(context: &Context<'_>, claim: &'c Claim) -> Option<&'c str> {
    let Reading::Quantity { unit, .. } = &claim.reading else { return None };
    let number = part(context, claim, "number")?;
    let figure = context.figure_at(number.start)?;
    (figure.unit.is_some() && unit != "%").then_some(unit)
}

/// Whether `unit` is the code of a currency.
fn is_money(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether the words in `gap` say that what follows is the same again: a bracket, or an "or"; of sums of money, which
/// may be choices, behind a comma only.
fn joins(context: &Context<'_>, gap: TokenSpan, is_sum: bool) -> bool {
    match context.text.tokens_of(gap) {
        [open, rest @ ..] if is_any(open, words!["(", "[", "/"]) => hedge(rest),
        [comma, or, rest @ ..] if comma.is(",") && or.is("or") => hedge(rest),
        [or, rest @ ..] if or.is("or") && !is_sum => hedge(rest),
        _ => false,
    }
}

/// Whether `gap` goes on with a list of the same figure in several units: "(£17,500; $22,900)".
fn lists(context: &Context<'_>, gap: TokenSpan) -> bool {
    match context.text.tokens_of(gap) {
        [mark, rest @ ..] if is_any(mark, words![";", ",", "or"]) => hedge(rest),
        _ => false,
    }
}

/// Whether `tokens` do no more than hedge the figure behind them.
fn hedge(tokens: &[Token]) -> bool {
    const MOST: usize = 3;
    const HEDGES: &[Word] =
        words!["about", "around", "or", "equivalent", "equal", "to", "roughly", "some", "the", "≈", "=", "~"];
    tokens.len() <= MOST && tokens.iter().all(|token| is_any(token, HEDGES))
}

fn is_any(token: &Token, words: &[Word]) -> bool {
    words.contains(&token.word)
}

#[cfg(test)]
mod tests {
    use super::super::tests::tied;

    #[test]
    fn a_figure_in_other_units_is_tied_to_the_first() {
        for (source, want) in [
            ("It lies roughly five miles (eight km) off.", &["eight km > roughly five miles"][..]),
            (
                "It cost £5 million ($6.4 million; €5.8 million) in all.",
                &["$6.4 million > £5 million", "€5.8 million > £5 million"],
            ),
            ("It cost £5 million, or about $6.4 million.", &["about $6.4 million > £5 million"]),
            ("It is six feet or 1.8 metres tall.", &["1.8 metres > six feet"]),
            ("Pay £5 or $6.", &[]),
            ("It took 300 votes (52%), and five miles off it got £5 (a record).", &[]),
            ("It is five miles (£5 by bus) off.", &[]),
        ] {
            assert_eq!(tied(source, "converts"), want, "{source}");
        }
    }
}
