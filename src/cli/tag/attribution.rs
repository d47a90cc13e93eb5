//! The layer of attributions: source, cue and content.
//!
//! Invariant: knows nothing of claims.

use serde::Serialize;

use super::paragraphs;
use crate::extract::{Attribution, attributions};
use crate::text::{Text, TextIndex, TokenSpan};

/// A stretch of the text: its first code point, one past its last, and its words.
type Stretch = (usize, usize, String);

/// An attribution with its places in code points.
#[derive(Debug, Serialize)]
pub(super) struct Tag {
    source: Option<Stretch>,
    cue: Option<Stretch>,
    /// From the first piece to the last.
    content: Stretch,
    /// Its pieces, where other words part it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    content_parts: Vec<(usize, usize)>,
    direct: bool,
    rule: &'static str,
}

/// The attributions of a text, in the order of their contents.
pub(super) fn tags(source: &str) -> Vec<Tag> {
    let index = TextIndex::new(source);
    let text = Text::read(source, &paragraphs(source));
    let stretch = |tokens: TokenSpan| {
        let span = text.span_of(tokens);
        let chars = index.chars(source, span);
        (chars.start, chars.end, span.of(source).to_owned())
    };
    let tag = |found: Attribution| {
        let Attribution { source, cue, content, is_direct, rule } = found;
        let hull = content.iter().copied().reduce(TokenSpan::cover)?;
        let pieces = content.iter().map(|&part| stretch(part)).map(|(start, end, _)| (start, end));
        Some(Tag {
            source: source.map(stretch),
            cue: (!cue.is_empty()).then(|| stretch(cue)),
            content: stretch(hull),
            content_parts: if content.len() > 1 { pieces.collect() } else { Vec::new() },
            direct: is_direct,
            rule,
        })
    };
    attributions(&text).into_iter().filter_map(tag).collect()
}
