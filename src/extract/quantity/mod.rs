//! Every quantity of a text, whether or not a checker would tick it off: number, unit, exactness, place.
//!
//! | module | does |
//! |---|---|
//! | `leave` | leaves out figures that date, number or name something |
//! | `unit` | names the unit: of measure, of money, what is counted, per what |
//! | `shade` | says how exact the figure is, and whether it is a rise or a fall |
//! | `join` | ranges in two parts, units said once for several numbers, conversions |
//!
//! Invariant: built from the figures and counts that the rules use too; total, linear, and blind to what is news.

mod join;
mod leave;
mod shade;
mod unit;

use serde::Serialize;

pub use shade::Shade;

use super::count::{self, Count, Counted};
use crate::text::figure::{Figure, Sort, figures};
use crate::text::lexicon::Class;
use crate::text::time::TimeMention;
use crate::text::{Tag, Text, Token, TokenSpan};

/// A quantity of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The number with its unit or what it counts, without hedges.
    pub span: TokenSpan,
    /// The number alone.
    pub number: TokenSpan,
    /// What sort of quantity.
    pub kind: QuantityKind,
    /// How much.
    pub value: Value,
    /// The unit in its dictionary form; `None` for a bare number.
    pub unit: Option<String>,
    /// How exact it is said to be.
    pub shade: Shade,
    /// The quantity, by its place in the list, that this one tells again in another unit.
    pub converts: Option<usize>,
}

/// The sorts of quantities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QuantityKind {
    /// A number of things or people, or a bare number.
    Number,
    /// A share in percent, or in percentage points.
    Percent,
    /// A sum of money.
    Currency,
    /// A length, weight, power or other measure.
    Dimension,
    /// Degrees of heat.
    Temperature,
    /// How old somebody or something is.
    Age,
    /// A length of time.
    Duration,
    /// A part of a whole: "a third", "one in five".
    Fraction,
    /// The result of a contest or vote: both sides' figures.
    Score,
}

/// How much: one value, or from one to another as the text has them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// One number.
    One(#[serde(serialize_with = "whole_where_whole")] f64),
    /// Two ends, in text order.
    Range(
        #[serde(serialize_with = "whole_where_whole")] f64,
        #[serde(serialize_with = "whole_where_whole")] f64,
    ),
}

/// Writes 1200 rather than 1200.0.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form serde calls it by")]
fn whole_where_whole<S: serde::Serializer>(value: &f64, out: S) -> Result<S::Ok, S::Error> {
    let is_whole = value.fract() == 0.0 && value.abs() < 9.0e15;
    if is_whole { out.serialize_i64(*value as i64) } else { out.serialize_f64(*value) }
}

/// All quantities of `text`, whose words have the tags `tags` and whose times are `times`, in text order.
pub fn quantities(text: &Text<'_>, tags: &[Tag], times: &[TimeMention]) -> Vec<Quantity> {
    let figures = figures(text);
    let counts = count::counts(text, tags, &figures);
    let reader = Reader { text, tags, times, counts: &counts };
    let mut found: Vec<Quantity> = figures.iter().filter_map(|figure| reader.quantity(figure)).collect();
    join::ranges(text, &mut found);
    join::shared_units(text, &mut found);
    join::conversions(text, &mut found);
    found
}

/// What the parts of the layer look at.
#[derive(Debug, Clone, Copy)]
struct Reader<'a> {
    text: &'a Text<'a>,
    tags: &'a [Tag],
    times: &'a [TimeMention],
    counts: &'a [Count],
}

impl Reader<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.text.token(at)
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.token(at).is_some_and(|token| token.is(word))
    }

    fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(at, word))
    }

    fn has(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|token| token.classes.has(class))
    }

    fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or(Tag::Mark)
    }

    /// Whether token `at` touches the one before.
    fn is_joined(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| !token.has_space_before())
    }

    /// The count that `figure` is part of.
    fn count(&self, figure: &Figure) -> Option<&Count> {
        let place = self.counts.binary_search_by_key(&figure.span.start, |count| count.span.start).ok()?;
        self.counts.get(place)
    }

    fn quantity(&self, figure: &Figure) -> Option<Quantity> {
        let value = value_of(self.text, figure)?;
        let count = self.count(figure);
        if self.leaves(figure, count) {
            return None;
        }
        let unit = self.unit(figure, count);
        Some(Quantity {
            span: TokenSpan::new(unit.start, unit.end),
            number: figure.number,
            kind: unit.kind,
            value,
            unit: unit.name,
            shade: self.shade(figure, unit.kind),
            converts: None,
        })
    }
}

/// How much `figure` is; "dozens" stands for twelve or more, "thousands" for what four digits can write.
fn value_of(text: &Text<'_>, figure: &Figure) -> Option<Value> {
    match (figure.sort, figure.amount.low, figure.amount.high) {
        (Sort::None | Sort::Few, _, _) => None,
        (Sort::Vague, _, _) => vague_value(text, figure.number),
        (_, Some(low), Some(high)) if (low - high).abs() > f64::EPSILON * high.abs() => Some(Value::Range(low, high)),
        (_, Some(low), _) => Some(Value::One(low)),
        _ => None,
    }
}

/// "tens of thousands": from ten thousand to a hundred thousand.
fn vague_value(text: &Text<'_>, number: TokenSpan) -> Option<Value> {
    let power = |token: &Token| {
        let words = [("tens", 1), ("hundreds", 2), ("thousands", 3), ("millions", 6), ("billions", 9), ("trillions", 12)];
        words.iter().find(|(word, _)| token.is(word)).map(|&(_, power)| power)
    };
    let tokens = text.tokens_of(number);
    if tokens.iter().any(|token| token.is("dozens")) {
        return Some(Value::One(12.0));
    }
    let power: i32 = tokens.iter().filter_map(power).sum();
    (power > 0).then(|| Value::Range(10_f64.powi(power), 10_f64.powi(power + 1)))
}
