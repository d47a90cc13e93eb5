//! An article into its claims.
//!
//! Invariant: pure, total and deterministic: no I/O, no clock, no failure; knows nothing of the checker.

mod claim;
mod context;
mod count;
mod facts;
mod guess;
mod harm;
mod identity;
mod matcher;
mod mention;
mod overlap;
mod pattern;
mod quantity;
mod rule;
mod rulebook;
mod rules;
mod seek;
mod sentences;
mod short;
mod speech;
mod ties;
mod trade;
mod words;

pub use claim::{Amount, Claim, Kind, Modifier, Outcome, Reading, Speaker, TimeMod, Timex, Why};
pub use context::Context;
pub use count::{Count, Counted};
pub use guess::guess;
pub use harm::Harm;
pub use matcher::Match;
pub use mention::{Mention, MentionKind, Mentions};
pub use pattern::{Pattern, PatternError};
pub use quantity::{Quantity, QuantityKind, Shade, Value, quantities};
pub use rule::{By, Read, Rule, Scanner};
pub use rulebook::Rulebook;
pub use rules::{RULES, rule_named};
pub use seek::Seeker;
pub use speech::{Attribution, attributions};
pub use ties::{Bond, Tie};

use crate::article::Article;
use crate::text::Span;

/// What the extractor makes of an article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Extraction {
    /// Claims in text order (by start, then the longer first, then by kind).
    pub claims: Vec<Claim>,
    /// Sentences in text order.
    pub sentences: Vec<Sentence>,
    /// What ties the claims together, by the claim tied.
    pub ties: Vec<Tie>,
}

impl Extraction {
    /// The ties of claim number `number` to others.
    pub fn ties_of(&self, number: usize) -> &[Tie] {
        let start = self.ties.partition_point(|tie| tie.from < number);
        let end = self.ties.partition_point(|tie| tie.from <= number);
        self.ties.get(start..end).unwrap_or_default()
    }
}

/// One sentence of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Its place, without outer blanks.
    pub span: Span,
    /// Whether it asserts something that could be verified or refuted.
    pub checkable: bool,
}

/// Lists every factual claim of `article`, and its sentences.
pub fn extract(article: &Article) -> Extraction {
    extract_in_stages(article, |_| {})
}

/// The same; `passed` hears the name of each stage when it ends, so that one with a clock can tell where the time goes.
pub fn extract_in_stages(article: &Article, mut passed: impl FnMut(&'static str)) -> Extraction {
    let context = Context::in_stages(article, &mut passed);
    let mut claims = rules::claims(&context, &mut passed);
    let sentences = sentences::sentences(&context, &claims);
    claims.extend(sentences::statements(&context, &claims, &sentences));
    overlap::in_text_order(&mut claims);
    passed("sentences");
    let ties = ties::ties(&context, &claims);
    passed("ties");
    Extraction { claims, sentences, ties }
}
