//! How far two figures lie apart: "$12 million, $3 million more than the $9 million of last year".
//!
//! Invariant: all three figures must be told in one unit, or the gap as a share of the second.

use super::{one_unit, verdict};
use crate::check::finding::{Family, Grade};
use crate::check::ground::Ground;
use crate::check::rule::Rule;
use crate::check::told::{Bounds, Told, Verdict, number};
use crate::extract::Match;
use crate::text::{Word, words};

/// The rules of gaps.
pub(in crate::check) const RULES: &[Rule] = &[MORE, AHEAD];

const MORE: Rule = Rule {
    name: "gap-more-than",
    family: Family::Arithmetic,
    pattern: "one:#number ..3 ( , | – | — | \\( | or ) by:#number xway:( more | higher | taller | longer | larger | heavier | bigger | older | faster | less | fewer | lower | shorter | smaller | lighter | younger | slower )? ( than )? ..3 two:#number",
    judge: gap,
    agrees: &[
        "It made $12 million, $3 million more than the $9 million of last year.",
        "It is 2,450 metres high, 150 metres higher than the 2,300-metre Tarn Pike.",
        "It sold 120 boats, 20 percent more than the 100 of last year.",
    ],
    conflicts: &[
        "It made $12 million, $6 million more than the $9 million of last year.",
        "It is 2,450 metres high, 50 metres higher than the 2,300-metre Tarn Pike.",
        "It sold 80 boats, 20 more than the 100 of last year.",
    ],
    leaves: &[
        "It made $12 million, $3 million more than last year.",
        "It made $12 million, $3 million of it in 100 shops.",
    ],
};

const AHEAD: Rule = Rule {
    name: "gap-ahead-of",
    family: Family::Arithmetic,
    pattern: "one:#number ..2 , by:#number xway:( ahead of | clear of | behind | above | below | short of ) ..4 two:#number",
    judge: gap,
    agrees: &["She threw 68.1 metres, 1.8 metres ahead of Roe’s 66.3 metres."],
    conflicts: &["She threw 68.1 metres, 2.8 metres ahead of Roe’s 66.3 metres."],
    leaves: &["She threw 68.1 metres, 3 places ahead of Roe’s 12 metres."],
};

/// Words of less.
const LESS: &[Word] =
    words!["less", "fewer", "lower", "shorter", "smaller", "lighter", "younger", "below", "short"];

/// Words that do not say which of the two is greater: who is ahead in a race needs less time.
const EITHER: &[Word] = words!["ahead", "clear", "behind", "faster", "slower"];

fn gap(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let figures = ["one", "by", "two"].map(|role| ground.figure(matched, role));
    let [Some(one), Some(by), Some(two)] = figures else { return None };
    let way = matched.role("xway");
    // "More than" may be read as a hedge of the second figure.
    let says = |list: &[Word]| {
        let start = way.map_or(by.span.end, |way| way.start);
        (start..two.number.start).any(|at| ground.is_any(at, list))
    };
    let than = says(words!["than", "ahead", "clear", "behind", "above", "below", "short"]);
    let in_percent = by.unit == Some("%") && one.unit != Some("%");
    let is_one = one_unit(one.unit, two.unit) && (in_percent || one_unit(by.unit, one.unit.or(two.unit)));
    let plain = |rate: Option<_>| rate.is_none();
    if !than || !is_one || ![one.rate, by.rate, two.rate].into_iter().all(plain) {
        return None;
    }
    // "12 people, 3 years older than the 9": counts of other things.
    if by.unit.is_none() && (one.unit.is_some() || two.unit.is_some()) {
        return None;
    }
    let (first, told) = (ground.told_of(one)?, ground.told_of(by)?);
    let second = Told { modifier: crate::text::Modifier::Exact, ..ground.told_of(two)? };
    let counts = first.step >= 1.0 && second.step >= 1.0 && one.scale <= 1.0 && two.scale <= 1.0;
    let ends = |told: Told| if counts { Bounds::of(told.value, told.top) } else { told.bounds() };
    let part =
        |one: f64, two: f64| if in_percent { (one - two).abs() / two * 100.0 } else { (one - two).abs() };
    let actual = ends(first).with(ends(second), part)?;
    let sign = if in_percent { "against" } else { "−" };
    let work = format!("{} {sign} {}", ground.quoted(matched, "one"), quoted_number(ground, two));
    let exact = part(first.value, second.value);
    let verdict = verdict(told, actual, exact, &work, "by", (matched, ground));
    let is_wrong_way = !says(EITHER)
        && first.is_exact()
        && (first.value - second.value).abs() > 1e-9
        && (first.value < second.value) != says(LESS);
    let is_hedged = !first.is_exact();
    // What rounding alone explains is worth a look where it is much: $12 million less $9 million is not $4 million.
    let is_much = (told.value - exact).abs() > told.step.max(exact * 0.1) * 0.75;
    Some(match verdict.grade {
        _ if is_wrong_way => {
            let formula =
                format!("{}; {} is the greater", verdict.formula, number(first.value.max(second.value)));
            Verdict::new(Grade::Conflicts, formula, "the figures the other way round, or another word")
        }
        Grade::Agrees if is_much && told.is_exact() => Verdict {
            grade: Grade::ToCompare,
            remedy: format!("{}, or other figures", number(exact)),
            ..verdict
        },
        Grade::Conflicts if is_hedged => Verdict { grade: Grade::ToCompare, ..verdict },
        _ => verdict,
    })
}

/// The number of `figure` without its hedge.
fn quoted_number(ground: &Ground<'_>, figure: &crate::text::figure::Figure) -> String {
    format!("“{}”", ground.words(figure.core))
}
