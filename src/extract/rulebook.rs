//! Rules with their patterns compiled, and the pass that runs them all over the tokens of an article.
//!
//! Invariant: runs the rules it was given, in one pass, whichever they are; knows no words.

use super::claim::Claim;
use super::context::Context;
use super::matcher::{Dispatch, Ground, Walk};
use super::pattern::Pattern;
use super::rule::{By, Read, Rule};

/// The rules with a pattern, compiled.
#[derive(Debug)]
pub struct Rulebook {
    rules: Vec<(&'static Rule, Read)>,
    pub(super) patterns: Vec<Pattern>,
    dispatch: Dispatch,
}

impl Rulebook {
    /// Compiles those of `rules` that have a pattern.
    pub fn new(rules: impl IntoIterator<Item = &'static Rule>) -> Self {
        let compiled = |rule: &'static Rule| match rule.by {
            By::Pattern(text, read) => Some(((rule, read), Pattern::compile(text).ok()?)),
            By::Scanner => None,
        };
        let (rules, patterns): (Vec<_>, Vec<_>) = rules.into_iter().filter_map(compiled).unzip();
        let dispatch = Dispatch::new(&patterns);
        Self { rules, patterns, dispatch }
    }

    /// Whether none of its rules has a pattern.
    pub const fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// What each rule finds, overlaps and all.
    pub fn claims(&self, context: &Context<'_>) -> Vec<Claim> {
        let mut claims = Vec::new();
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
                    if self.dispatch.is_met(number, held) {
                        claims.extend(self.claim(number, context, &ground, at, &mut forks));
                    }
                });
            }
        }
        claims
    }

    /// The claim of rule number `number` whose match begins with token `at`.
    fn claim(
        &self,
        number: usize,
        context: &Context<'_>,
        ground: &Ground<'_>,
        at: usize,
        forks: &mut Vec<Walk>,
    ) -> Option<Claim> {
        let &(rule, read) = self.rules.get(number)?;
        let found = ground.matches(self.patterns.get(number)?, at, forks)?;
        let reading = read(&found, context)?;
        let span = found.role("claim").unwrap_or(found.span);
        let parts = found.roles().filter(|(role, _)| *role != "claim");
        Some(context.claim(span, reading, rule.name, parts))
    }
}
