//! The hedges around a figure: "more than 40", "40 or more", "at least about two million".
//!
//! Invariant: changes how exactly a figure is told, never how much.

use std::sync::LazyLock;

use super::{Figure, Reader, Sort};
use crate::text::lexicon::Entry;
use crate::text::phrase_table::PhraseTable;
use crate::text::token::Token;
use crate::text::{Modifier, TokenSpan};

/// Where a hedge stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Before,
    After,
    Outside,
}

static HEDGES: &str = include_str!("../../../resources/lexicon/hedges.tsv");

fn hedge_of(entry: Entry<'_>) -> Option<(Modifier, Place)> {
    let modifier = match entry.column(1) {
        "exact" => Modifier::Exact,
        "about" => Modifier::About,
        "more_than" => Modifier::MoreThan,
        "at_least" => Modifier::AtLeast,
        "less_than" => Modifier::LessThan,
        "at_most" => Modifier::AtMost,
        _ => return None,
    };
    let place = match entry.column(2) {
        "before" => Place::Before,
        "after" => Place::After,
        "outside" => Place::Outside,
        _ => return None,
    };
    Some((modifier, place))
}

pub(super) static HEDGES_BEFORE: LazyLock<PhraseTable<(Modifier, Place)>> = LazyLock::new(|| {
    PhraseTable::backwards(HEDGES, |line| hedge_of(line).filter(|hedge| hedge.1 != Place::After))
});

static HEDGES_AFTER: LazyLock<PhraseTable<(Modifier, Place)>> = LazyLock::new(|| {
    PhraseTable::forwards(HEDGES, |line| hedge_of(line).filter(|hedge| hedge.1 == Place::After))
});

impl Reader<'_> {
    /// `figure` with the hedges around it.
    pub(super) fn hedged(&self, figure: Figure, free: usize) -> Figure {
        let Figure { mut span, mut amount, mut hedge, .. } = figure;
        if let Some((len, &(modifier, _))) = HEDGES_AFTER.at(self.text, span.end, self.within)
            && (figure.sort == Sort::Count || !self.is(span.end, "plus"))
            && !(self.is(span.end, "+") && self.token(span.end).is_some_and(Token::has_space_before))
        {
            span.end += len;
            hedge = stronger(hedge, modifier);
            amount.modifier = stronger(amount.modifier, modifier);
        }
        while let Some((len, &(modifier, place))) =
            HEDGES_BEFORE.ends(self.text.tokens_of(TokenSpan::new(free, span.start)))
        {
            let is_first = span.start == figure.span.start;
            // "at least about two million": the outer hedge counts.
            let is_bound =
                matches!(modifier, Modifier::AtLeast | Modifier::AtMost) && hedge == Modifier::About;
            if is_bound {
                (hedge, amount.modifier) = (modifier, modifier);
            } else if !is_first && modifier != Modifier::Exact {
                break;
            }
            hedge = stronger(hedge, modifier);
            amount.modifier = stronger(amount.modifier, modifier);
            if place == Place::Outside {
                break;
            }
            span.start -= len;
        }
        Figure { span, amount, hedge, ..figure }
    }
}

/// What two hedges make of each other: a range stays one, and "exactly" changes nothing.
fn stronger(now: Modifier, more: Modifier) -> Modifier {
    match (now, more) {
        (Modifier::Exact, _) => more,
        _ => now,
    }
}
