//! Statements: checkable sentences that hold no other claim, so that nothing checkable is missing from the list.
//!
//! Invariant: holds the evidence; the sentences are read in `extract/sentences.rs`.

use super::super::claim::Kind;
use super::super::rule::{By, Rule};

/// The one rule.
pub(super) const RULES: &[Rule] = &[Rule {
    name: "statement-sentence",
    kind: Kind::Statement,
    by: By::Scanner,
    why: "the sentence asserts something, and no other claim stands in it",
    finds: &[("[The case has drawn wide attention.]", "statement")],
    leaves: &["Why has it come to this?", "It cost $5.", "A fine day", "This might ease tensions."],
}];
