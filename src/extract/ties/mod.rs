//! What ties claims of one article together: the same person or body, the same figure or day said again, a figure in
//! other units, some of those counted before.
//!
//! | module | finds |
//! |---|---|
//! | `name` | the people and bodies that claims name, by their whole names, short names and posts |
//! | `again` | figures and dates that stand in the article more than once |
//! | `pair` | a figure told again in other units: "five miles (eight km)" |
//! | `part` | figures that are some of another: "19 killed, including four children" |
//!
//! Invariant: reads the claims and changes none; a claim is tied to one that stands before it, but for a part, whose
//! whole may stand behind; never a verdict on whether the two agree.

mod again;
mod name;
mod pair;
mod part;

use serde::{Deserialize, Serialize};

use super::claim::{Amount, Claim, Reading};
use super::context::Context;
use super::count::Count;
use crate::text::TokenSpan;

/// One claim, and what it has to do with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tie {
    /// The number of the claim.
    pub from: usize,
    /// The number of the other: the first of its sort in the article, or the whole.
    pub to: usize,
    /// What the claim has to do with it.
    pub bond: Bond,
}

/// What one claim has to do with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bond {
    /// Both name the same person or body.
    SameName,
    /// It says the same figure of the same thing, or the same day.
    Repeats,
    /// It says the same in other units.
    Converts,
    /// It counts some of what the other counts.
    PartOf,
}

impl Bond {
    /// The name used in files: `same_name`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::SameName => "same_name",
            Self::Repeats => "repeats",
            Self::Converts => "converts",
            Self::PartOf => "part_of",
        }
    }

    /// What a checker reads before the words of the other claim.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::SameName => "names the same as",
            Self::Repeats => "says the same as",
            Self::Converts => "says in other units",
            Self::PartOf => "part of",
        }
    }

    /// The same, before the words of the claim that is tied to this one.
    pub const fn in_words_from_there(self) -> &'static str {
        match self {
            Self::PartOf => "of these",
            other => other.in_words(),
        }
    }
}

/// The ties between `claims`, which stand in text order: by the claim tied, then by the other.
pub(super) fn ties(context: &Context<'_>, claims: &[Claim]) -> Vec<Tie> {
    let mut ties = name::ties(context, claims);
    ties.extend(again::ties(context, claims));
    ties.extend(pair::ties(context, claims));
    ties.extend(part::ties(context, claims));
    ties.sort_unstable();
    ties
}

/// The words of `claim` that play `role`.
fn part(context: &Context<'_>, claim: &Claim, role: &str) -> Option<TokenSpan> {
    let (_, span) = claim.why.parts.iter().find(|(known, _)| *known == role)?;
    Some(context.tokens_of(*span))
}

/// The count that the figure of `claim` is.
fn count_of<'c>(context: &'c Context<'_>, claim: &Claim) -> Option<&'c Count> {
    let span = part(context, claim, "number").unwrap_or_else(|| context.tokens_of(claim.span));
    context.count_at(span.start)
}

/// How many people or things `claim` tells of.
const fn amount_of(claim: &Claim) -> Option<Amount> {
    match claim.reading {
        Reading::Casualty { amount, .. } | Reading::Quantity { amount, .. } => Some(amount),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::article::{Dates, read};
    use crate::extract::extract;

    /// The ties of a text whose first paragraph is its headline: `8 km > five miles`.
    pub(super) fn tied(source: &str, key: &str) -> Vec<String> {
        let dates = Dates { given: Some(date(2024, 8, 16)), file: date(2024, 8, 16) };
        let article = read(source.as_bytes(), "a.txt", dates).unwrap().article;
        let found = extract(&article);
        let words = |at: usize| found.claims[at].span.of(source);
        let ties = found.ties.iter().filter(|tie| tie.bond.key() == key);
        ties.map(|tie| format!("{} > {}", words(tie.from), words(tie.to))).collect()
    }
}
