//! How exact a quantity is said to be, and whether it is a rise or a fall.
//!
//! Invariant: looks at the hedges of the figure and at the few words before it.

use crate::text::{Word, words};
use std::sync::LazyLock;

use serde::Serialize;

use crate::text::Modifier;
use crate::text::figure::Figure;
use crate::text::lexicon::{Forms, WordTable};

use super::{QuantityKind, Reader};

/// What the words around a quantity make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Shade {
    /// As printed.
    #[serde(rename = "=")]
    Exact,
    /// "about", "nearly".
    #[serde(rename = "~")]
    About,
    /// "more than", "at least".
    #[serde(rename = ">")]
    More,
    /// "less than", "up to".
    #[serde(rename = "<")]
    Less,
    /// "rose 5%".
    #[serde(rename = "up")]
    Up,
    /// "lost 5%".
    #[serde(rename = "down")]
    Down,
}

/// Hedges that say "less than" and mean "about".
const NEARLY: &[Word] = words!["nearly", "almost", "close", "nearing", "approaching", "shy", "quite", "near"];

/// Words that may stand between a verb of change and its figure.
const BETWEEN: &[Word] = words!["by", "another", "a", "an", "further", "additional", "just", "only", "full"];

/// Most such words: "dipped by just another 5%".
const MOST_BETWEEN: usize = 3;

static DIRECTIONS: LazyLock<WordTable<Shade>> = LazyLock::new(|| {
    let list = include_str!("../../../resources/lexicon/directions.tsv");
    WordTable::read(&[(list, Forms::Verb)], |line| match line.column(2) {
        "up" => Some(Shade::Up),
        "down" => Some(Shade::Down),
        _ => None,
    })
});

impl Reader<'_> {
    /// What the words around `figure` make of it.
    pub(super) fn shade(&self, figure: &Figure, kind: QuantityKind) -> Shade {
        let hedge = self.hedge(figure);
        if kind == QuantityKind::Score {
            return hedge;
        }
        // "-1.3%", "+0.2%".
        let sign = figure.span.start;
        let is_change = kind == QuantityKind::Percent && hedge == Shade::Exact;
        if is_change && figure.amount.low.is_some_and(|low| low < 0.0) {
            return Shade::Down;
        }
        if is_change && self.is_joined(sign) && sign.checked_sub(1).is_some_and(|at| self.is(at, "+")) {
            return Shade::Up;
        }
        match hedge {
            Shade::More | Shade::Less => hedge,
            _ => self.direction(figure, kind, hedge).unwrap_or(hedge),
        }
    }

    fn hedge(&self, figure: &Figure) -> Shade {
        let nearly = (figure.span.start..figure.number.start).any(|at| self.is_any(at, NEARLY));
        let averaged = figure
            .span
            .start
            .checked_sub(1)
            .is_some_and(|at| self.is_any(at, words!["averaged", "averaging"]));
        let aged =
            figure.span.start.checked_sub(4).filter(|&at| self.is(at + 2, "age") && self.is(at + 3, "of"));
        match figure.hedge {
            Modifier::Exact if aged.is_some_and(|at| self.is(at, "under")) => Shade::Less,
            Modifier::Exact if aged.is_some_and(|at| self.is(at, "over")) => Shade::More,
            _ if nearly || (averaged && figure.span == figure.number) => Shade::About,
            Modifier::About => Shade::About,
            Modifier::MoreThan | Modifier::AtLeast => Shade::More,
            Modifier::LessThan | Modifier::AtMost => Shade::Less,
            Modifier::Exact | Modifier::Range | Modifier::Vague | Modifier::NoneOf => Shade::Exact,
        }
    }

    /// "rose 5%", "down by 12 points": the change a verb tells; a level reached ("to 5%") is none.
    fn direction(&self, figure: &Figure, kind: QuantityKind, hedge: Shade) -> Option<Shade> {
        let mut at = figure.span.start.checked_sub(1)?;
        let mut between = 0;
        while between < MOST_BETWEEN && self.is_any(at, BETWEEN) && !self.is_adverb_of_change(at, kind) {
            at = at.checked_sub(1)?;
            between += 1;
        }
        if self.is_adverb_of_change(at, kind) {
            let shade = DIRECTIONS.get(self.token(at)?.word)?;
            // "up about 5%" hedges the state; "rose about 5%" tells the change.
            return (hedge != Shade::About || self.is_any(figure.span.start, NEARLY)).then_some(shade);
        }
        let shade = DIRECTIONS.get(self.token(at)?.word).filter(|_| kind != QuantityKind::Duration)?;
        let is_level = words!["point", "points", "cents", "position", "positions", "places"];
        let counts_things =
            kind == QuantityKind::Number && between == 0 && !self.is_any(figure.number.end, is_level);
        (!counts_things).then_some(shade)
    }

    /// "up 5%", "down 68p".
    fn is_adverb_of_change(&self, at: usize, kind: QuantityKind) -> bool {
        kind != QuantityKind::Duration
            && self.is_any(at, words!["up", "down", "off", "upward", "upwards", "downward", "downwards"])
    }
}
