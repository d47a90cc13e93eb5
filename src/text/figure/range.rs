//! Two numbers that make one figure: "10 to 15", "6% to 11%", "between $3 billion and $14 billion", "1 – 0".
//!
//! Invariant: a range rises; what falls, or was reached by a change, is two figures.

use super::{Figure, Measured, Reader, Sort};
use crate::text::lexicon::Class;
use crate::text::token::Token;
use crate::text::{Amount, Modifier, TokenSpan};

/// Signs that stand between two numbers.
const DASHES: [&str; 5] = ["-", "–", "—", "\u{2011}", "\u{2212}"];

/// A level reached is told as a range's end would be; where it is so many times the change, it is the level.
const LEVEL: f64 = 3.0;

/// What stands between two numbers.
#[derive(Debug, Clone, Copy)]
struct Joint {
    /// The word or dash.
    at: usize,
    /// Where the second number begins.
    behind: usize,
    is_dash: bool,
    /// The word "between" before the first number, where "and" or "to" closes it.
    between: Option<usize>,
}

impl Reader<'_> {
    /// The range or score that begins with `first`.
    pub(super) fn range(&self, first: Measured) -> Option<Figure> {
        let joint = self.joint(first).filter(|joint| !self.is_year_before(first, *joint))?;
        let second = self
            .measured(joint.behind)
            .filter(|second| !second.numeral.is_fraction && !first.numeral.is_fraction)?;
        let second = if joint.is_dash { second } else { self.signed(second, joint.at + 1) };
        if joint.is_dash && self.is_score(first, second) {
            let span = TokenSpan::new(first.start, second.numeral.end);
            let amount = Amount::range(first.numeral.value, second.numeral.value);
            let amount = Amount { modifier: Modifier::Exact, ..amount };
            return Some(Figure {
                span,
                core: span,
                number: span,
                amount,
                sort: Sort::Score,
                ..Self::single(first)
            });
        }
        let low = low_end(first, second);
        let high = second.numeral.value;
        let units_fit = first.unit.is_none() || second.unit.is_none() || first.unit == second.unit;
        let digits = self.token(first.number).is_some_and(Token::is_number);
        let far = self.is(joint.at, "or") && digits && high - low > 10.0;
        if low >= high || !units_fit || far || self.is_level(first, second, joint) {
            return None;
        }
        let unit = second.unit.or(first.unit);
        Some(Figure {
            span: TokenSpan::new(joint.between.unwrap_or(first.start), second.end),
            core: TokenSpan::new(first.start, second.end),
            number: TokenSpan::new(first.number, second.numeral.end),
            amount: Amount::range(low, high),
            sort: if unit.is_some() { Sort::Measure } else { Sort::Count },
            unit,
            ..Self::single(second)
        })
    }

    /// What may join `first` to a second number: "to", "or", a dash, "and" behind "between"; hanging in "0-to-60".
    fn joint(&self, first: Measured) -> Option<Joint> {
        let is_joined = |at| self.token(at).is_some_and(|token| !token.has_space_before());
        let hangs = self.is(first.end, "-") && is_joined(first.end);
        // "a 7- or 8-inch screen" comes in two sizes.
        let spoken = hangs && ["to", "and"].iter().any(|word| self.is(first.end + 1, word));
        let at = first.end + usize::from(spoken);
        let behind = at + 1 + usize::from(spoken && self.is(at + 1, "-"));
        // "odds of 10/1".
        let is_odds = self.is(at, "/")
            && (1..=3).any(|n| first.start.checked_sub(n).is_some_and(|before| self.is(before, "odds")));
        let is_dash = is_odds || DASHES.iter().any(|dash| self.is(at, dash));
        let before = first.start.checked_sub(1);
        let between = before.filter(|&before| self.is(before, "between"));
        let between = between.filter(|_| self.is(at, "and") || self.is(at, "to"));
        let after_from = before.is_some_and(|before| self.is(before, "from"));
        let is_joint =
            between.is_some() || is_dash || (self.is(at, "to") && !after_from) || self.is(at, "or");
        is_joint.then_some(Joint { at, behind, is_dash, between })
    }

    /// "sales rose in 2018 to 3.9 million": the first number is a year.
    fn is_year_before(&self, first: Measured, joint: Joint) -> bool {
        let in_year = first.start.checked_sub(1).is_some_and(|before| self.is(before, "in"));
        let year = (1900.0..2100.0).contains(&first.numeral.value) && first.unit.is_none();
        in_year && year && self.is(joint.at, "to")
    }

    /// "rose 6.5% to 164", "increased by $40m to $400m": a change and the level it reached.
    fn is_level(&self, first: Measured, second: Measured, joint: Joint) -> bool {
        let tells_change = |before: usize| {
            self.is(before, "by") || self.token(before).is_some_and(|token| token.classes.has(Class::Change))
        };
        // "fell by about $2": a hedge may stand between.
        let is_change = (1..=2).any(|n| first.start.checked_sub(n).is_some_and(tells_change));
        let is_sign = first.number > first.start;
        let far = is_change && second.numeral.value > first.numeral.value * LEVEL;
        let parts = first.unit.is_some() && (second.unit.is_none() && !is_sign || far);
        parts && self.is(joint.at, "to") && joint.between.is_none()
    }

    /// Whether two numbers with a dash between them are a result rather than a range.
    fn is_score(&self, first: Measured, second: Measured) -> bool {
        let (one, other) = (first.numeral.value, second.numeral.value);
        let small = one.fract() == 0.0 && other.fract() == 0.0 && one < 1000.0 && other < 1000.0;
        let spaced = self.token(first.end).is_some_and(Token::has_space_before);
        let told = |at: usize| self.token(at).is_some_and(|token| token.classes.has(Class::Contest));
        let before = (1..=2).any(|n| first.start.checked_sub(n).is_some_and(told));
        let contest = before || told(second.end) || (self.is(second.end, "-") && told(second.end + 1));
        // "40 - 50 years old".
        let lasts = self.token(second.end).is_some_and(|token| token.classes.has(Class::Period));
        small
            && !lasts
            && first.unit.is_none()
            && second.unit.is_none()
            && (spaced || one >= other || contest)
    }
}

/// The low end; it borrows the scale of the high one: "2 to 3 million", "one to two hundred".
fn low_end(first: Measured, second: Measured) -> f64 {
    let (low, scale) = (first.numeral.value, second.numeral.scale);
    let borrows = first.numeral.scale < scale
        && low < second.numeral.value / scale
        && first.unit.is_none_or(|unit| second.unit == Some(unit));
    if borrows { low * scale } else { low }
}
