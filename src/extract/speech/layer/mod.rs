//! The layer of attributions: every report of what somebody says, thinks, feels or wants, as source, cue and content.
//!
//! It is broader than the claims: "hopes to win" and "criticised the plan" are attributions, and no claims. `closing`
//! finds the cues behind or within what they tell, `opening` those before it, `quotes` the quotations that go on
//! without a cue; the earlier find's content is closed to the later ones, so that only the outermost is told.
//!
//! Invariant: knows no claims and no article; total on any text, and linear but for a bounded look back.

mod closing;
mod content;
mod frame;
mod opening;
mod quotes;
mod source;

use super::ground::Ground;
use crate::text::{Phrases, Text, TokenSpan, quotations, tags_of};

/// What somebody says, thinks, feels or wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// Who does, where the sentence says it.
    pub source: Option<TokenSpan>,
    /// The words that tell of the telling.
    pub cue: TokenSpan,
    /// What is told, in text order; several pieces where other words part it.
    pub content: Vec<TokenSpan>,
    /// Whether all of the content stands in quotation marks.
    pub is_direct: bool,
    /// The rule that found it.
    pub rule: &'static str,
}

/// The attributions of `text`, in the order of their contents; none lies in the content of another.
pub fn attributions(text: &Text<'_>) -> Vec<Attribution> {
    let tags = tags_of(text);
    let phrases = Phrases::of(text, &tags);
    let quotations = quotations(text);
    let ground = Ground { text, tags: &tags, phrases: &phrases, quotations: &quotations };
    let mut layer = Layer { ground: &ground, taken: vec![false; text.tokens.len()], found: Vec::new() };
    layer.find_closing();
    layer.find_opening();
    layer.found.sort_by_key(|found| (found.first(), found.cue));
    layer.find_quotations();
    let Layer { mut found, .. } = layer;
    for attribution in &mut found {
        attribution.is_direct = quotes::is_direct(&ground, &attribution.content);
    }
    found.sort_by_key(|found| (found.first(), found.cue));
    found
}

impl Attribution {
    /// Its content's first token.
    fn first(&self) -> usize {
        self.content.first().map_or(self.cue.start, |part| part.start)
    }
}

/// The layer while it is being found.
struct Layer<'a> {
    ground: &'a Ground<'a>,
    /// For every token whether it is some attribution's cue, or content.
    taken: Vec<bool>,
    found: Vec<Attribution>,
}

impl Layer<'_> {
    fn is_taken(&self, at: usize) -> bool {
        self.taken.get(at).copied().unwrap_or_default()
    }

    /// Whether token `at` may be a cue: no content of another, and not inside a quotation.
    fn is_free(&self, at: usize) -> bool {
        !self.is_taken(at) && self.ground.quotation_at(at).is_none()
    }

    /// Keeps an attribution, and closes its content and cue to others.
    fn keep(
        &mut self,
        rule: &'static str,
        source: Option<TokenSpan>,
        cue: TokenSpan,
        content: Vec<TokenSpan>,
    ) {
        for part in content.iter().chain([&cue]) {
            self.taken.get_mut(part.start..part.end).unwrap_or_default().fill(true);
        }
        self.found.push(Attribution { source, cue, content, is_direct: false, rule });
    }
}
