//! Comparisons: ranks and superlatives, what is told beside something else, rises and falls with a figure.
//!
//! ```text
//! sentence -> reader -> { rank, record, superlative, beside, change } -> claim
//! ```
//!
//! Invariant: one sentence at a time; opinion within quotation marks is left out; gives no value.

mod beside;
mod change;
mod evidence;
mod lead;
mod place;
mod rank;
mod reader;
mod record;
mod superlative;

use crate::extract::claim::{Claim, Reading};
use crate::extract::context::Context;
use crate::text::lexicon::{Class, Classes};
use crate::text::{TokenKind, TokenSpan};

pub(super) use evidence::RULES;
use reader::Reader;

/// A comparison found: the rule's name and its words.
type Found = (&'static str, TokenSpan);

/// The comparisons of the article.
pub(super) fn scan(context: &Context<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    for &sentence in &context.text.sentences {
        // Claims of one kind do not overlap: what has been claimed is left behind.
        let mut reader = Reader { context, start: sentence.start, end: sentence.end };
        let mut at = sentence.start;
        while at < sentence.end {
            let found = comparison(&reader, at).filter(|(_, span)| span.end > at);
            if let Some((rule, span)) = found {
                claims.push(context.claim(span, Reading::Comparison {}, rule, []));
                reader.start = span.end;
            }
            at = found.map_or(at + 1, |(_, span)| span.end);
        }
    }
    claims
}

/// The comparison that hangs on the word `at`.
fn comparison(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if !can_compare(reader, at) {
        return None;
    }
    rank::rank(reader, at)
        .or_else(|| place::top(reader, at))
        .or_else(|| record::record(reader, at))
        .or_else(|| superlative::superlative(reader, at))
        .or_else(|| beside::beside(reader, at))
        .or_else(|| lead::lead(reader, at))
        .or_else(|| change::change(reader, at))
}

/// Whether the word `at` can carry a comparison at all: a word of the list, a verb of change, an ordinal, -er or -est.
fn can_compare(reader: &Reader<'_>, at: usize) -> bool {
    let Some(token) = reader.token(at) else { return false };
    let written = reader.written(at).as_bytes();
    token.classes.meets(Classes::of(Class::Comparing).and(Classes::of(Class::Change)))
        || token.kind == TokenKind::Ordinal
        || (written.len() > 4 && (written.ends_with(b"er") || written.ends_with(b"est")))
}
