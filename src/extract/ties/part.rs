//! Figures that are some of another: "19 killed, including four children", "120 homes, among them 14 schools", "14 of
//! the 20 mills".
//!
//! Invariant: a part stands in the sentence of its whole and is no larger.

use super::{Bond, Tie, amount_of, count_of};
use crate::extract::claim::{Claim, Reading};
use crate::extract::context::Context;
use crate::extract::count::Counted;
use crate::text::{Token, TokenSpan, Word, words};

/// The ties of figures to those they are a part of.
pub(super) fn ties(context: &Context<'_>, claims: &[Claim]) -> Vec<Tie> {
    let figures: Vec<(usize, &Claim)> =
        claims.iter().enumerate().filter(|(_, claim)| amount_of(claim).is_some()).collect();
    let mut ties: Vec<Tie> = Vec::new();
    for pair in figures.windows(2) {
        let &[(before, first), (at, second)] = pair else { continue };
        let gap = TokenSpan::new(context.tokens_of(first.span).end, context.tokens_of(second.span).start);
        if first.sentence != second.sentence {
            continue;
        }
        // "including four children and two nurses": both are of the same whole.
        let whole = ties.last().filter(|tie| tie.from == before && tie.to < before).map(|tie| tie.to);
        let tie = if tells_apart(context, gap) || is_some_of(context, second) {
            Some((at, whole.filter(|_| is_list(context, gap)).unwrap_or(before)))
        } else if is_among(context, gap) {
            Some((before, at))
        } else {
            whole.filter(|_| is_list(context, gap)).map(|whole| (at, whole))
        };
        let fitting = tie.filter(|&(from, to)| {
            claims.get(from).zip(claims.get(to)).is_some_and(|(part, whole)| fits(part, whole))
        });
        ties.extend(fitting.map(|(from, to)| Tie { from, to, bond: Bond::PartOf }));
    }
    ties
}

fn is_any(token: &Token, words: &[Word]) -> bool {
    words.contains(&token.word)
}

/// Whether the words in `gap` end with "including" or its like: "…, including at least", "…, including, officials say,".
fn tells_apart(context: &Context<'_>, gap: TokenSpan) -> bool {
    /// Words between "including" and the figure, where no aside stands there.
    const HEDGES: usize = 2;
    let tokens = context.text.tokens_of(gap);
    let including = |token: &Token| is_any(token, words!["including", "includes", "included"]);
    let among = |pair: &[Token]| {
        matches!(pair, [of, whom] if is_any(of, words!["among", "amongst", "of"])
            && is_any(whom, words!["them", "whom", "which"]))
    };
    let opens = tokens.iter().rposition(including).map(|at| at + 1);
    let opens = opens.or_else(|| tokens.windows(2).rposition(among).map(|at| at + 2));
    let behind = opens.and_then(|at| tokens.get(at..));
    behind.is_some_and(|rest| match rest {
        [first, .., last] if first.is(",") && last.is(",") => true,
        _ => rest.len() <= HEDGES,
    })
}

/// "four of them": the figure itself says that it is a part.
fn is_some_of(context: &Context<'_>, claim: &Claim) -> bool {
    let Some(count) = count_of(context, claim).filter(|count| count.counted == Counted::Of) else {
        return false;
    };
    let last = count.span.end.checked_sub(1).and_then(|at| context.text.token(at));
    last.is_some_and(|last| is_any(last, words!["them", "whom"]))
}

/// "14 of the 20 mills": the words between part and whole.
fn is_among(context: &Context<'_>, gap: TokenSpan) -> bool {
    match context.text.tokens_of(gap) {
        [of] => of.is("of"),
        [of, the] => {
            of.is("of") && is_any(the, words!["the", "its", "their", "his", "her", "those", "these"])
        }
        _ => false,
    }
}

/// Whether nothing but the joints of a list stands in `gap`.
fn is_list(context: &Context<'_>, gap: TokenSpan) -> bool {
    let tokens = context.text.tokens_of(gap);
    !tokens.is_empty() && tokens.iter().all(|token| is_any(token, words![",", "and", "a"]))
}

/// Whether `part` can be some of `whole`: no more, and of the same sort.
fn fits(part: &Claim, whole: &Claim) -> bool {
    let sort = |claim: &Claim| match &claim.reading {
        Reading::Quantity { unit, .. } => {
            unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase())
        }
        _ => false,
    };
    let is_age = |claim: &Claim| matches!(&claim.reading, Reading::Quantity { unit, .. } if unit.starts_with("year old"));
    let most = amount_of(whole).and_then(|amount| amount.high.or(amount.low));
    let least = amount_of(part).and_then(|amount| amount.low);
    let is_no_more = least.zip(most).is_none_or(|(part, whole)| part <= whole);
    is_no_more && sort(part) == sort(whole) && !is_age(part) && !is_age(whole)
}

#[cfg(test)]
mod tests {
    use super::super::tests::tied;

    #[test]
    fn parts_are_tied_to_their_whole() {
        for (source, want) in [
            (
                "19 people were killed, including four children and two nurses.",
                &["four children > 19 people were killed", "two nurses > 19 people were killed"][..],
            ),
            (
                "It killed at least 62, including, officials say, 54 children.",
                &["54 children > killed at least 62"],
            ),
            ("It sank 120 ships, among them 14 trawlers.", &["14 trawlers > 120 ships"]),
            ("Fire shut 14 of the 20 mills in Davel.", &["14 > 20 mills"]),
            ("44 people were hurt, four of them in Davel.", &["four of them > 44 people were hurt"]),
            ("It cost $5 million, including $2 million for roads.", &["$2 million > $5 million"]),
            ("It cost $5 million and sank three ships, including Ana Roe's 14 trawlers.", &[]),
            ("19 people were killed and 44 were hurt.", &[]),
        ] {
            assert_eq!(tied(source, "part_of"), want, "{source}");
        }
    }
}
