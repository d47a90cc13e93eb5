//! The toll of one event, told again: "killed at least a dozen people", and later "18 people died".
//!
//! Invariant: a toll grows while the story is written, and events are told beside events: so this is for the checker to
//! compare, and only where nothing says that it is of another event, or of a part.

use super::{Figured, Of, pair};
use crate::article::Role;
use crate::check::calendar::When;
use crate::check::finding::{Finding, Grade};
use crate::check::ground::Ground;
use crate::extract::{MentionKind, Outcome};
use crate::text::{Modifier, TokenSpan, Word, words};

/// Smaller tolls are of parts more often than not.
const LEAST: f64 = 5.0;

/// So many times as many, a toll is of another event.
const FAR: f64 = 2.5;

/// Words that say that a toll is of another event, of a part, or of all events together.
const OTHERWISE: &[Word] = words![
    "another",
    "other",
    "others",
    "previous",
    "previously",
    "earlier",
    "separate",
    "similar",
    "since",
    "total",
    "overall",
    "including",
    "among",
    "more",
    "additional",
    "also",
    "so",
    "year",
    "years",
    "new",
    "last",
    "first",
    "history",
    "ever",
    "worst",
    "deadliest",
    "annually",
    "worldwide",
    "globally",
    "initially",
    "early",
    "later",
    "rose",
    "risen",
    "hours",
    "one",
    "half",
    "remaining",
    "additionally",
    "per",
    "usually"
];

/// Tolls of one outcome that differ from the one told first.
pub(super) fn across(ground: &Ground<'_>, told: &[Figured<'_>], found: &mut Vec<Finding>) {
    let tolls: Vec<&Figured<'_>> = told.iter().filter(|it| is_toll(ground, it)).collect();
    for (at, first) in tolls.iter().enumerate() {
        let is_first = !tolls.iter().take(at).any(|other| other.of == first.of);
        if !is_first || says_otherwise(ground, first) {
            continue;
        }
        let behind = tolls.get(at + 1..).unwrap_or_default();
        let other = behind.iter().find(|other| other.of == first.of && differs(ground, first, other));
        let Some(other) = other else { continue };
        let formula = format!("{}, and later {}", first.words(ground), other.words(ground));
        let places = [first.claim.span, other.claim.span];
        let remedy = "one toll, or of when each is, if they are of one event";
        found.push(pair("toll-differs", Grade::ToCompare, places, formula, remedy));
    }
}

/// Whether it is a toll of people as such, in the running text.
fn is_toll(ground: &Ground<'_>, it: &Figured<'_>) -> bool {
    let plain =
        it.noun.as_deref().is_none_or(|noun| ["people", "person", "death", "life", "other"].contains(&noun));
    let bounded = matches!(it.told.modifier, Modifier::Exact | Modifier::AtLeast | Modifier::MoreThan);
    // The saved and the hurt are told in parts.
    it.of == Of::People(Outcome::Killed)
        && plain
        && bounded
        && it.told.value >= LEAST
        && ground.role_at(it.claim.span) == Some(Role::Body)
}

fn differs(ground: &Ground<'_>, first: &Figured<'_>, other: &Figured<'_>) -> bool {
    let ratio = first.told.value / other.told.value;
    other.claim.sentence != first.claim.sentence
        && (1.0 / FAR..=FAR).contains(&ratio)
        && !first.fits(other)
        && !says_otherwise(ground, other)
}

/// Whether its sentence tells of another year, or says that it is another toll.
fn says_otherwise(ground: &Ground<'_>, it: &Figured<'_>) -> bool {
    let text = &ground.context.text;
    let at = text.tokens_in(it.claim.span).start;
    let within: TokenSpan = text.sentences.get(text.sentence_of(at)).copied().unwrap_or_default();
    let days = ground.context.mentions.of(MentionKind::Day).iter();
    let mut years = days
        .filter(|find| within.contains(find.span))
        .filter_map(|find| ground.times.get(find.index).and_then(When::of))
        .map(When::year);
    years.any(|year| year != ground.published().year())
        || (within.start..within.end).any(|at| ground.is_any(at, OTHERWISE))
}

#[cfg(test)]
mod tests {
    use crate::check::finding::Grade;
    use crate::check::rule::tests::graded;

    #[test]
    fn a_toll_is_told_in_one_figure() {
        for (text, grade) in [
            (
                "At least 12 people lost their lives in the crash. Officials said that 18 people died in it.",
                Some(Grade::ToCompare),
            ),
            (
                "At least 12 people lost their lives in the crash. Officials said that 12 people died in it.",
                None,
            ),
            ("At least 12 people died in the crash. Another crash there killed 18 people.", None),
            ("At least 12 people died in the crash. In 2011 a crash there killed 18 people.", None),
            ("At least 12 people died in the crash. A quake killed 1,800 people.", None),
        ] {
            assert_eq!(graded(text, "toll-differs"), grade, "{text}");
        }
    }
}
