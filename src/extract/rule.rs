//! What a rule is: a value with its own evidence.
//!
//! Invariant: knows no particular rule; a rule is data, and all it may ask is in the [`Context`].

use super::claim::{Kind, Reading};
use super::context::Context;
use super::matcher::Match;

/// A rule: how one sort of claim is found, and sentences that prove it.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its name in kebab case, stable for ever: projects keep it.
    pub name: &'static str,
    /// The kind of claim it finds.
    pub kind: Kind,
    /// How it finds them.
    pub by: By,
    /// Why this is a claim, in newsroom words, after "because": "a number of people stands before what befell them".
    pub why: &'static str,
    /// Sentences with the claim in `[brackets]`, and its reading as [`Reading`] shows it. Never empty.
    pub finds: &'static [(&'static str, &'static str)],
    /// Sentences in which this rule finds nothing. Never empty.
    pub leaves: &'static [&'static str],
}

impl Rule {
    /// A rule whose claims a [`Scanner`] finds.
    pub(super) const fn scanned(
        kind: Kind,
        name: &'static str,
        why: &'static str,
        finds: &'static [(&'static str, &'static str)],
        leaves: &'static [&'static str],
    ) -> Self {
        Self { name, kind, by: By::Scanner, why, finds, leaves }
    }
}

/// How a rule finds its claims.
#[derive(Debug, Clone, Copy)]
pub enum By {
    /// A pattern, and what reads its matches. The claim is what plays the role "claim", else the whole match.
    Pattern(&'static str, Read),
    /// A scanner that gives this rule's name to what it finds.
    Scanner,
}

/// Reads a match; `None` where it is no claim after all.
pub type Read = fn(&Match<'_>, &Context<'_>) -> Option<Reading>;

/// A layer of its own that finds claims, each under the name of one of the rules.
pub type Scanner = fn(&Context<'_>) -> Vec<super::Claim>;
