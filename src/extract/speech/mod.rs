//! Who said what: quotations with their speakers, and the sources named for things told.
//!
//! `cue` finds the verbs of telling, by what `telling` knows of them, and `phrase` the other words that tell of it;
//! `source` gives the words they hang on; `quoted` picks the quotations that are somebody's words and gives each its
//! speaker; `speaker` says whom a pronoun or a short form stands for, and `group` which body or people.
//!
//! Invariant: knows no other kind of claim, and no figure or date.

mod cue;
mod ground;
mod group;
mod layer;
mod phrase;
mod quoted;
mod source;
mod speaker;
mod telling;

use super::claim::{Claim, Reading};
use super::context::Context;
use crate::text::TokenSpan;
use ground::Ground;
pub use layer::{Attribution, attributions};

/// A source named for something told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Told {
    /// The rule that found it.
    rule: &'static str,
    /// Source and cue together.
    span: TokenSpan,
    /// The source's words.
    source: TokenSpan,
    /// The words that tell of telling.
    cue: TokenSpan,
}

/// Finds the quotations and attributions of an article.
pub(super) fn scan(context: &Context<'_>) -> Vec<Claim> {
    let ground = Ground::of(context);
    let told = cue::all(&ground);
    let speakers = speaker::resolved(&ground, &told);
    let mut claims: Vec<Claim> = told
        .iter()
        .zip(&speakers)
        .map(|(told, speaker)| {
            let parts = [("source", told.source), ("cue", told.cue)];
            context.claim(told.span, Reading::Attribution(speaker.clone()), told.rule, parts)
        })
        .collect();
    claims.extend(quoted::claims(context, &ground, &told, &speakers));
    claims
}
