//! Millions and billions: the same digits of the same unit with another scale.
//!
//! Invariant: two digits at least must be the same, and a word beside them.

use super::{Figured, Of, pair};
use crate::check::finding::{Finding, Grade};
use crate::check::ground::Ground;
use crate::text::Word;
use crate::text::lexicon::Class;

/// Words on either side of a figure that say what it is of.
const AROUND: usize = 9;

/// Figures with the same digits and another scale.
pub(super) fn across(ground: &Ground<'_>, told: &[Figured<'_>], found: &mut Vec<Finding>) {
    let scaled: Vec<&Figured<'_>> = told.iter().filter(|it| it.told.value >= 1.0e4).collect();
    let mut by = std::collections::BTreeMap::<(&Of, String), Vec<&Figured<'_>>>::new();
    for figure in scaled {
        by.entry((&figure.of, digits(figure.told.value))).or_default().push(figure);
    }
    for ((_, digits), figures) in by {
        if digits.len() < 2 {
            continue;
        }
        for (at, one) in figures.iter().enumerate() {
            let behind = figures.get(at + 1..).unwrap_or_default();
            found.extend(behind.iter().find_map(|other| apart(ground, one, other)));
        }
    }
}

/// The digits of a value without the noughts at its end.
fn digits(value: f64) -> String {
    format!("{value}").replace('.', "").trim_end_matches('0').to_owned()
}

fn apart(ground: &Ground<'_>, one: &Figured<'_>, other: &Figured<'_>) -> Option<Finding> {
    let ratio = (one.told.value / other.told.value).max(other.told.value / one.told.value);
    let is_scale = [1.0e3, 1.0e6, 1.0e9].iter().any(|scale| (ratio / scale - 1.0).abs() < 1e-6);
    let is_slip = [10.0, 100.0].iter().any(|scale| (ratio / scale - 1.0).abs() < 1e-6);
    if !is_scale && !is_slip || one.claim.sentence == other.claim.sentence {
        return None;
    }
    let (near, far) = (around(ground, one), around(ground, other));
    // "2.3 million people", "its 2.3 billion people": the noun itself is one word.
    let counts = usize::from(is_scale && matches!(one.of, Of::Things(_)));
    let shared = counts + near.iter().filter(|word| far.contains(word)).count();
    let grade = match shared {
        0 => return None,
        1 if is_slip => return None,
        _ if is_scale && shared > 1 && (one.scale - other.scale).abs() > 0.5 => Grade::Conflicts,
        _ => Grade::ToCompare,
    };
    let formula = format!("{} and {}", one.words(ground), other.words(ground));
    let places = [one.claim.span, other.claim.span];
    Some(pair("order-of-magnitude", grade, places, formula, "one scale for both, if they tell of one thing"))
}

/// Nouns and names around a figure.
fn around(ground: &Ground<'_>, figure: &Figured<'_>) -> Vec<Word> {
    let text = &ground.context.text;
    let own = text.tokens_in(figure.claim.span);
    let within = text.sentences.get(text.sentence_of(own.start)).copied().unwrap_or_default();
    let start = own.start.saturating_sub(AROUND).max(within.start);
    let end = (own.end + AROUND).min(within.end);
    let tells = |at: &usize| {
        !own.holds(*at)
            && ground.context.tag(*at).is_nominal()
            && text.token(*at).is_some_and(|it| {
                it.is_word()
                    && it.span.len() > 2
                    && !it.classes.has(Class::Period)
                    && !it.classes.has(Class::CalendarName)
            })
    };
    (start..end).filter(tells).map(|at| Word::of(&ground.singular(at))).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::finding::Grade;
    use crate::check::rule::tests::graded;

    #[test]
    fn the_same_digits_have_one_scale() {
        for (text, grade) in [
            (
                "The harbour plan costs $3.2 million. Falk said the harbour plan was worth $3.2 billion.",
                Some(Grade::Conflicts),
            ),
            ("The harbour plan costs $3.2 million. Falk said the harbour plan was worth $3.2 million.", None),
            ("The harbour plan costs $3.2 million. The road in Lowford costs $3.2 billion.", None),
        ] {
            assert_eq!(graded(text, "order-of-magnitude"), grade, "{text}");
        }
    }
}
