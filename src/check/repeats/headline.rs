//! Figures of the headline, the headings and the captions against those of the running text.
//!
//! Invariant: a headline tells what the article tells; a caption may tell of something else.

use std::collections::BTreeSet;

use super::{Figured, Of, are_swapped, pair};
use crate::article::Role;
use crate::check::finding::{Finding, Grade};
use crate::check::ground::Ground;

/// Headings and captions against the text.
pub(super) fn across(ground: &Ground<'_>, told: &[Figured<'_>], found: &mut Vec<Finding>) {
    let (body, above): (Vec<&Figured<'_>>, Vec<&Figured<'_>>) =
        told.iter().partition(|it| ground.role_at(it.claim.span) == Some(Role::Body));
    for head in above {
        let same: Vec<&&Figured<'_>> = body.iter().filter(|it| it.of == head.of).collect();
        found.extend(compared(ground, head, &same));
    }
}

fn compared(ground: &Ground<'_>, head: &Figured<'_>, same: &[&&Figured<'_>]) -> Option<Finding> {
    let role = ground.role_at(head.claim.span)?;
    if role == Role::Note || role == Role::Byline {
        return None;
    }
    let place = if role == Role::Caption { "caption" } else { "headline" };
    let line = |other: &Figured<'_>| format!("{place} {}, text {}", head.words(ground), other.words(ground));
    let tells = !matches!(head.of, Of::Things(_)) || head.told.value >= 10.0;
    if let Some(other) =
        same.iter().find(|it| it.equals(head)).or_else(|| same.iter().find(|it| it.fits(head)))
    {
        return tells.then(|| {
            pair("headline-figure", Grade::Agrees, [head.claim.span, other.claim.span], line(other), "")
        });
    }
    let values: BTreeSet<u64> = same.iter().map(|it| it.told.value.to_bits()).collect();
    let away = |it: &Figured<'_>| ((it.told.value / head.told.value.max(1e-9)).ln().abs() * 1e6) as u64;
    let nearest = same.iter().min_by_key(|it| away(it))?;
    let ratio = nearest.told.value / head.told.value.max(1e-9);
    let is_near = (0.5..=2.0).contains(&ratio);
    let is_slip = are_swapped(nearest.told.value, head.told.value);
    let places = ratio.log10();
    let is_magnitude = (places - places.round()).abs() < 1e-9 && places.abs() > 0.5;
    let grade = match &head.of {
        Of::People(_)
            if values.len() == 1
                && role == Role::Headline
                && (is_near || is_slip)
                && nearest.told.value.min(head.told.value) > 4.0 =>
        {
            Grade::Conflicts
        }
        Of::People(_) if is_near => Grade::ToCompare,
        // "$3 million" above, "$30 million" below.
        Of::Unit(_) | Of::Things(_) if values.len() == 1 && is_magnitude && head.told.value >= 1000.0 => {
            Grade::ToCompare
        }
        Of::Things(_) if values.len() == 1 && is_near && head.told.value > 9.0 => Grade::ToCompare,
        Of::Unit(_) if (is_slip || (0.8..=1.25).contains(&ratio)) && values.len() < 3 => Grade::ToCompare,
        _ => return None,
    };
    let remedy = "one figure in both, if they tell of one thing";
    Some(pair("headline-figure", grade, [head.claim.span, nearest.claim.span], line(nearest), remedy))
}

#[cfg(test)]
mod tests {
    use crate::check::finding::Grade;
    use crate::check::rule::tests::graded;

    #[test]
    fn the_headline_says_what_the_text_says() {
        for (text, grade) in [
            (
                "Ferry fire off Port Ellery kills 19\n\nNineteen people were killed on Thursday.",
                Some(Grade::Agrees),
            ),
            (
                "Ferry fire off Port Ellery kills 19\n\nAt least 18 people were killed on Thursday.",
                Some(Grade::Agrees),
            ),
            (
                "Ferry fire off Port Ellery kills 19\n\nA fire killed 17 people on Thursday, police said.",
                Some(Grade::Conflicts),
            ),
            (
                "Chain to shut 301 stores\n\nFalk said that it would shut 310 stores by May.",
                Some(Grade::ToCompare),
            ),
            ("Chain to shut stores\n\nFalk said that it would shut 310 stores by May.", None),
        ] {
            assert_eq!(graded(text, "headline-figure"), grade, "{text}");
        }
    }
}
