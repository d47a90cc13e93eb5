//! A number as news tells it: a value or a range, and how exact it is said to be.
//!
//! Invariant: knows no words and no claims.

use serde::{Deserialize, Serialize};

/// A figure with its exactness.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Amount {
    /// Least value; `None` for "dozens".
    #[serde(serialize_with = "whole_where_whole")]
    pub low: Option<f64>,
    /// Greatest value; the same as `low` unless a range.
    #[serde(serialize_with = "whole_where_whole")]
    pub high: Option<f64>,
    /// How exact the article says it is.
    pub modifier: Modifier,
}

/// Writes 1200 rather than 1200.0.
#[expect(clippy::ref_option, reason = "the form serde calls it by")]
fn whole_where_whole<S: serde::Serializer>(value: &Option<f64>, out: S) -> Result<S::Ok, S::Error> {
    match *value {
        None => out.serialize_none(),
        Some(x) if x.fract() == 0.0 && x.abs() < 9.0e15 => out.serialize_i64(x as i64),
        Some(x) => out.serialize_f64(x),
    }
}

/// How exact a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modifier {
    /// As printed.
    Exact,
    /// "about", "around", "some 50", "an estimated".
    About,
    /// Strictly more: "more than", "over".
    MoreThan,
    /// "at least", "or more".
    AtLeast,
    /// "less than", "under", "nearly", "almost".
    LessThan,
    /// "up to", "at most".
    AtMost,
    /// "10 to 15".
    Range,
    /// "dozens", "thousands": no value.
    Vague,
    /// "no one", "none": zero.
    NoneOf,
}

impl Amount {
    /// The one value `value`, as exact as `modifier` says.
    pub const fn of(value: f64, modifier: Modifier) -> Self {
        Self { low: Some(value), high: Some(value), modifier }
    }

    /// From `low` to `high`.
    pub const fn range(low: f64, high: f64) -> Self {
        Self { low: Some(low), high: Some(high), modifier: Modifier::Range }
    }

    /// "Dozens": more than one, and no value.
    pub const fn vague() -> Self {
        Self { low: None, high: None, modifier: Modifier::Vague }
    }

    /// "No one".
    pub const fn none() -> Self {
        Self::of(0.0, Modifier::NoneOf)
    }
}
