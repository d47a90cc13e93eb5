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
use crate::text::{Tag, Text, Token, TokenSpan, Word};

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
    /// Its last scale ("million"), 1 without one.
    pub scale: f64,
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
    /// The figures of both sides of a contest: no amount.
    Sides(
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
    join::overlaps(&mut found);
    join::cents(text, &mut found);
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

    #[inline]
    fn is(&self, at: usize, word: &str) -> bool {
        self.token(at).is_some_and(|token| token.is(word))
    }

    fn is_any(&self, at: usize, words: &[Word]) -> bool {
        self.token(at).is_some_and(|token| words.contains(&token.word))
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
            scale: figure.scale,
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
        (Sort::Score, Some(one), Some(other)) => Some(Value::Sides(one, other)),
        (Sort::Vague, _, _) => vague_value(text, figure.number),
        (_, Some(low), Some(high)) if (low - high).abs() > f64::EPSILON * high.abs() => {
            Some(Value::Range(low, high))
        }
        (_, Some(low), _) => Some(Value::One(low)),
        _ => None,
    }
}

/// "tens of thousands": from ten thousand to a hundred thousand.
fn vague_value(text: &Text<'_>, number: TokenSpan) -> Option<Value> {
    let power = |token: &Token| {
        let words = [
            ("tens", 1),
            ("hundreds", 2),
            ("thousands", 3),
            ("millions", 6),
            ("billions", 9),
            ("trillions", 12),
        ];
        words.iter().find(|(word, _)| token.is(word)).map(|&(_, power)| power)
    };
    let tokens = text.tokens_of(number);
    if tokens.iter().any(|token| token.is("dozens")) {
        return Some(Value::One(12.0));
    }
    let power: i32 = tokens.iter().filter_map(power).sum();
    (power > 0).then(|| Value::Range(10_f64.powi(power), 10_f64.powi(power + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tags_of;
    use crate::text::time::times;

    fn read(source: &str) -> String {
        let text = Text::of(source);
        let tags = tags_of(&text);
        let times = times(&text, &tags, "2024-08-16".parse().unwrap());
        let show = |quantity: &Quantity| {
            let value = match quantity.value {
                Value::One(value) => format!("{value}"),
                Value::Range(low, high) => format!("{low}..{high}"),
                Value::Sides(one, other) => format!("{one}:{other}"),
            };
            let shade = serde_json::to_string(&quantity.shade).unwrap().replace(['"', '='], "");
            let pair = quantity.converts.map(|at| format!(" (as {at})")).unwrap_or_default();
            let unit = quantity.unit.as_deref().unwrap_or("-");
            format!("{shade}{value} {unit}{pair}").replace("up", "up ").replace("down", "down ")
        };
        quantities(&text, &tags, &times).iter().map(show).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn quantities_have_value_unit_and_shade() {
        for (source, want) in [
            ("Mill shares rose 3.5% to $12 a share.", "up 3.5 percentage, 12 dollar per share"),
            ("Oil fell by about $2 to $52 a barrel.", "down 2 dollar, 52 dollar per barrel"),
            ("It lies roughly five miles (eight km) off.", "~5 mile, ~8 kilometre (as 0)"),
            ("Nearly 70 homes burned and 12 in Sudham.", "~70 home, 12 home"),
            ("One in five children and a third of teachers left.", "0.2 % child, 0.333333 % teacher"),
            ("It has one of the best mills.", "1 good mill"),
            ("The vote was 5-4 on Friday.", "5:4 -"),
            ("She turned 35 and her 9-year-old son sang.", "35 year of age, 9 year of age"),
            ("Prices went from $20 to $15 in 2019.", "20..15 dollar"),
            ("Dozens of ships and tens of thousands of men came.", "12 ship, 10000..100000 man"),
            ("It cost three dollars and 50 cents.", "3.5 dollar"),
            ("It walked half a mile in three quarters of an hour.", "0.5 mile, 0.75 hour"),
            ("It was minus 20 degrees Celsius, or -4°F.", "-20 celsius, -4 fahrenheit"),
            ("It burns 2.4 billion gallons of fuel a year.", "2400000000 gallon per year"),
            ("The pump moves 5kW to 10 kW at under 300 Hz.", "5..10 kilowatt, <300 hertz"),
            ("It fell by half a point, with 14 of the 20 mills shut.", "down 0.5 point, 14 mill, 20 mill"),
            ("At odds of 10/1 they lost 3-1.", "10:1 -, 3:1 -"),
            ("They gave 45 and 50 mg.", "45 milligram, 50 milligram"),
            ("It sold for EUR50m, not £12.3m.", "50000000 euro, 12300000 pound sterling"),
            ("At 10.45pm on 5 May 2019 the Norjet 737 and Fan Club One met for the third time.", ""),
        ] {
            assert_eq!(read(source), want, "{source}");
        }
    }
}
