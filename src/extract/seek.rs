//! Patterns that are looked for in a whole article: all their matches, overlaps and all.
//!
//! Invariant: hands on what matches; reads and judges nothing.

use super::context::Context;
use super::matcher::{Dispatch, Ground, Match};
use super::pattern::{Pattern, PatternError};

/// Patterns, compiled, that are looked for in one pass.
#[derive(Debug)]
pub struct Seeker {
    pub(super) patterns: Vec<Pattern>,
    dispatch: Dispatch,
}

impl Seeker {
    /// Compiles `patterns`; a match names its pattern by the number in this list.
    pub fn new(patterns: impl IntoIterator<Item = &'static str>) -> Result<Self, PatternError> {
        Ok(Self::of(patterns.into_iter().map(Pattern::compile).collect::<Result<_, _>>()?))
    }

    /// The same of patterns that are compiled.
    pub(super) fn of(patterns: Vec<Pattern>) -> Self {
        let dispatch = Dispatch::new(&patterns);
        Self { patterns, dispatch }
    }

    /// Shows `found` every match in `context` with the number of its pattern, in text order.
    pub fn each(&self, context: &Context<'_>, mut found: impl FnMut(usize, &Match<'_>)) {
        let (mut forks, mut ahead) = (Vec::new(), Vec::new());
        for &sentence in &context.text.sentences {
            let ground =
                Ground { text: &context.text, tags: &context.tags, mentions: &context.mentions, sentence };
            ground.hold_ahead(&mut ahead);
            for at in sentence.start..sentence.end {
                // A pattern may look at one token before its first.
                let before = at.max(sentence.start + 1) - 1 - sentence.start;
                let held = ahead.get(before).copied().unwrap_or_default();
                self.dispatch.candidates(&ground, at).each(|number| {
                    let pattern = self.patterns.get(number).filter(|_| self.dispatch.is_met(number, held));
                    if let Some(matched) = pattern.and_then(|it| ground.matches(it, at, &mut forks)) {
                        found(number, &matched);
                    }
                });
            }
        }
    }
}
