//! The layer of times, as TIMEX3.
//!
//! Invariant: knows nothing of claims; vague times ("now") are tagged too.

use jiff::civil::Date;
use serde::Serialize;

use super::paragraphs;
use crate::text::time::{TimeKind, TimeMention, TimeMod, times};
use crate::text::{Text, TextIndex, tags_of};

/// A time expression as TIMEX3 has it.
#[derive(Debug, Serialize)]
pub(super) struct Tag {
    start: usize,
    end: usize,
    text: String,
    kind: TimeKind,
    value: String,
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    modifier: Option<TimeMod>,
    rule: &'static str,
    /// Whether a calendar or clock settles it, which makes it a claim.
    settled: bool,
}

/// The times of a text, in text order.
pub(super) fn tags(source: &str, published: Date) -> Vec<Tag> {
    let index = TextIndex::new(source);
    let text = Text::read(source, &paragraphs(source));
    let tag = |mention: TimeMention| {
        let span = text.span_of(mention.core);
        let chars = index.chars(source, span);
        let TimeMention { kind, values, modifier, rule, settled, .. } = mention;
        let value = values.into_iter().next()?;
        Some(Tag {
            start: chars.start,
            end: chars.end,
            text: span.of(source).to_owned(),
            kind,
            value,
            modifier,
            rule,
            settled,
        })
    };
    times(&text, &tags_of(&text), published).into_iter().filter_map(tag).collect()
}
