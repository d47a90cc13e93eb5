//! Rules with their patterns compiled, and the pass that runs them all over the tokens of an article.
//!
//! Invariant: runs the rules it was given, in one pass, whichever they are; knows no words.

use super::claim::Claim;
use super::context::Context;
use super::pattern::Pattern;
use super::rule::{By, Read, Rule};
use super::seek::Seeker;

/// The rules with a pattern, compiled.
#[derive(Debug)]
pub struct Rulebook {
    rules: Vec<(&'static Rule, Read)>,
    pub(super) seeker: Seeker,
}

impl Rulebook {
    /// Compiles those of `rules` that have a pattern.
    pub fn new(rules: impl IntoIterator<Item = &'static Rule>) -> Self {
        let compiled = |rule: &'static Rule| match rule.by {
            By::Pattern(text, read) => Some(((rule, read), Pattern::compile(text).ok()?)),
            By::Scanner => None,
        };
        let (rules, patterns): (Vec<_>, Vec<_>) = rules.into_iter().filter_map(compiled).unzip();
        Self { rules, seeker: Seeker::of(patterns) }
    }

    /// Whether none of its rules has a pattern.
    pub const fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// What each rule finds, overlaps and all.
    pub fn claims(&self, context: &Context<'_>) -> Vec<Claim> {
        let mut claims = Vec::new();
        self.seeker.each(context, |number, found| {
            let claim = self.rules.get(number).and_then(|&(rule, read)| {
                let reading = read(found, context)?;
                let span = found.role("claim").unwrap_or(found.span);
                let parts = found.roles().filter(|(role, _)| *role != "claim");
                Some(context.claim(span, reading, rule.name, parts))
            });
            claims.extend(claim);
        });
        claims
    }
}
