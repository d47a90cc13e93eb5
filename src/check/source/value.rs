//! The value as a source gives it against the claim's own: 40,005 satisfies "more than 40,000", 39,965 does not.
//!
//! Invariant: what cannot be read as one figure or one day is left to the checker.

use jiff::civil::Date;

use super::super::calendar::When;
use super::super::finding::Grade;
use super::super::told::{self, Bounds, Told};
use crate::extract::Reading;
use crate::text::figure::{Figure, Sort, figures};
use crate::text::time::times;
use crate::text::{Modifier, Text, tags_of};

/// How a claim stands to `value`, which a checker typed in from a source; with the comparison in words.
///
/// The claim is `words`, read as `reading` and published on `published`. `None` where there is nothing to compare.
pub fn value_of_source(
    words: &str,
    reading: &Reading,
    value: &str,
    published: Date,
) -> Option<(Grade, String)> {
    match reading {
        Reading::Casualty { .. } | Reading::Quantity { .. } => {
            let (claim, unit) = one_figure(words)?;
            let (source, other) = one_figure(value)?;
            if unit.is_some() && other.is_some() && unit != other {
                return None;
            }
            let grade = hedged(claim, source);
            let formula = format!("the source says {}; the article says “{words}”", value.trim());
            Some((grade, formula))
        }
        Reading::Date(timex) => {
            let ours = When::named(timex.timex.split('T').next()?)?;
            let text = Text::of(value);
            let told = times(&text, &tags_of(&text), published);
            let [time] = told.as_slice() else { return None };
            let theirs = When::of(time)?;
            let within = |one: When, other: When| one.first <= other.first && other.last <= one.last;
            let grade = match () {
                () if within(ours, theirs) => Grade::Agrees,
                () if within(theirs, ours) => Grade::ToCompare,
                () => Grade::Conflicts,
            };
            let formula =
                format!("the source says {}; the article says {}", theirs.in_words(), ours.in_words());
            Some((grade, formula))
        }
        _ => None,
    }
}

/// How a figure fits a source's: a figure that is rounded needs a hedge only where a checker would ask for one.
fn hedged(claim: Told, source: Told) -> Grade {
    let exact = Bounds::of(source.value, source.top);
    let grade = claim.fits(exact);
    let hedged = !source.is_exact() && source.modifier != Modifier::Range;
    match grade {
        Grade::Agrees if hedged && claim.modifier != source.modifier => Grade::ToCompare,
        Grade::Conflicts if hedged => Grade::ToCompare,
        // 1,183 told as "1,200" without a hedge.
        Grade::Conflicts if claim.is_exact() && claim.fits_rounded(exact) == Grade::Agrees => {
            Grade::ToCompare
        }
        grade => grade,
    }
}

/// The one figure in `words`.
fn one_figure(words: &str) -> Option<(Told, Option<&'static str>)> {
    let text = Text::of(words);
    let found = figures(&text);
    let tells = |figure: &&Figure| matches!(figure.sort, Sort::Count | Sort::Measure | Sort::Fraction);
    let mut told = found.iter().filter(tells);
    let (first, None) = (told.next()?, told.next()) else { return None };
    let written = text.words_of(first.number);
    let is_near = first.amount.modifier == Modifier::LessThan;
    let told = told::told(written, first.amount, first.hedge, first.scale, is_near)?;
    Some((told, first.unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Amount, Outcome, Timex};

    #[test]
    fn hedges_are_held_against_the_sources_figure() {
        let reading = Reading::Casualty { amount: Amount::none(), outcome: Outcome::Killed };
        for (words, value, want) in [
            ("more than 40,000 people were killed", "40,005", Some(Grade::Agrees)),
            ("more than 40,000 people were killed", "39,965", Some(Grade::Conflicts)),
            ("at least 19 died", "19", Some(Grade::Agrees)),
            ("at least 19 died", "18 people", Some(Grade::Conflicts)),
            ("nearly 50 people", "47", Some(Grade::Agrees)),
            ("nearly 50 people", "52", Some(Grade::Conflicts)),
            ("about 1,200 people", "1,183", Some(Grade::Agrees)),
            ("1,200 people", "1,183", Some(Grade::ToCompare)),
            ("1,200 people", "1,312", Some(Grade::Conflicts)),
            ("$3.2 million", "$3.18 million", Some(Grade::Agrees)),
            ("$3.2 million", "€3.2 million", None),
            ("$3.2 million", "no figure", None),
            ("12 people", "12 to 14, or 20", None),
        ] {
            let found = value_of_source(words, &reading, value, jiff::civil::date(2024, 8, 16));
            assert_eq!(found.map(|(grade, _)| grade), want, "{words}: {value}");
        }
    }

    #[test]
    fn days_are_held_against_the_sources_day() {
        let reading = Reading::Date(Timex { timex: "2024-07-31".to_owned(), modifier: None });
        for (value, want) in [
            ("31 July 2024", Some(Grade::Agrees)),
            ("July 13, 2024", Some(Grade::Conflicts)),
            ("July 2024", Some(Grade::ToCompare)),
            ("some day", None),
        ] {
            let found = value_of_source("July 31", &reading, value, jiff::civil::date(2024, 8, 16));
            assert_eq!(found.map(|(grade, _)| grade), want, "{value}");
        }
    }
}
