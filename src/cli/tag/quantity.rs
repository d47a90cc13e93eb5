//! The layer of quantities: number, unit, exactness, place.
//!
//! Invariant: knows nothing of claims; every quantity is tagged, be it news or not.

use jiff::civil::Date;
use serde::Serialize;

use super::paragraphs;
use crate::extract::{Quantity, QuantityKind, Shade, Value, quantities};
use crate::text::time::times;
use crate::text::{Text, TextIndex, tags_of};

/// A quantity with its place in code points.
#[derive(Debug, Serialize)]
pub(super) struct Tag {
    start: usize,
    end: usize,
    text: String,
    kind: QuantityKind,
    /// One number, or both ends of a range; left out for a score.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Value>,
    /// The figures of both sides of a score.
    #[serde(skip_serializing_if = "Option::is_none")]
    sides: Option<Value>,
    unit: String,
    #[serde(rename = "mod")]
    modifier: Shade,
    /// The quantity of this list, from 0, that it tells again in another unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    converts: Option<usize>,
}

/// The quantities of a text, in text order; dates count from `published`.
pub(super) fn tags(source: &str, published: Date) -> Vec<Tag> {
    let index = TextIndex::new(source);
    let text = Text::read(source, &paragraphs(source));
    let tag = |quantity: Quantity| {
        let Quantity { span, kind, value, unit, shade, converts, number: _, scale: _ } = quantity;
        let is_score = matches!(value, Value::Sides(..));
        let span = text.span_of(span);
        let chars = index.chars(source, span);
        Tag {
            start: chars.start,
            end: chars.end,
            text: span.of(source).to_owned(),
            kind,
            value: (!is_score).then_some(value),
            sides: is_score.then_some(value),
            unit: unit.unwrap_or_else(|| "-".to_owned()),
            modifier: shade,
            converts,
        }
    };
    let words = tags_of(&text);
    quantities(&text, &words, &times(&text, &words, published)).into_iter().map(tag).collect()
}
