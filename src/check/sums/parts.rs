//! Totals against their parts: "12 women and 7 men, a total of 19"; and differences and averages of a list.
//!
//! Invariant: the words must say that it is the total; "including" tells no sum.

use super::verdict;
use crate::check::finding::{Family, Grade};
use crate::check::ground::Ground;
use crate::check::rule::Rule;
use crate::check::told::{Bounds, Told, Verdict, number};
use crate::extract::Match;
use crate::text::Word;
use crate::text::figure::{Figure, Sort};

/// The rules of totals.
pub(in crate::check) const RULES: &[Rule] =
    &[TOTAL, TOTAL_OF, IN_ALL, REMAINING, SPLIT, DIFFERENCE, AVERAGE, INCLUDING];

const TOTAL: Rule = Rule {
    name: "total-of-parts",
    family: Family::Arithmetic,
    pattern: "one:#number ..6 ( , ..4 three:#number ..6 )? ,? and ..2 two:#number ..8 ,? ( for | bringing | making | with | giving | — | – )? ( a | the | an )? ( ..2 ) total ( number | death toll | toll | cost | ..2 )? ( of | to | is | was ) total:#number",
    judge: total,
    agrees: &["Twelve died in Davel and seven in Lowford, bringing the total to 19."],
    conflicts: &["Twelve died in Davel and seven in Lowford, bringing the total to 17."],
    leaves: &["Twelve died in May and seven in June, bringing the year’s total to 190."],
};

const TOTAL_OF: Rule = Rule {
    name: "a-total-of-parts",
    family: Family::Arithmetic,
    pattern: "one:#number ..6 ( , ..4 three:#number ..6 )? ,? and ..2 two:#number ..8 ( ,? ( for | making | giving ) | , with | , | – | — ) total:#number",
    judge: a_total,
    agrees: &[
        "Twelve died in Davel and seven in Lowford, for a total of 19.",
        "It sold 12 cars, 3 vans and 5 buses, a total of 20.",
    ],
    conflicts: &[
        "Twelve died in Davel and seven in Lowford, for a total of 21.",
        "It sold 12 cars, 3 vans and 5 buses, a total of 22.",
    ],
    leaves: &[
        "It costs $5 and 3% for a total of 12.",
        "Twelve died in Davel and seven in Lowford, 21 hours on.",
    ],
};

const IN_ALL: Rule = Rule {
    name: "parts-in-all",
    family: Family::Arithmetic,
    pattern: "one:#number ..6 ( , ..4 three:#number ..6 )? ,? and ..2 two:#number ..6 ( , | – | — | \\( | ; ) total:#number ..3 ( altogether | combined | in all | in total | all told )",
    judge: total,
    agrees: &["Twelve women and seven men died, 19 people in all."],
    conflicts: &["Twelve women and seven men died, 21 people in all."],
    leaves: &["Twelve women and seven men died, 21 people said."],
};

const REMAINING: Rule = Rule {
    name: "whole-and-rest",
    family: Family::Arithmetic,
    pattern: "of ( the | its | their | those )? ..1 total:#number %nominal{1,2} ..1 , one:#number ..8 ,? and ( the | its )? ( remaining | other ) two:#number",
    judge: remaining,
    agrees: &["Of the 20 mills, 14 shut and the other six stayed open."],
    conflicts: &["Of the 20 mills, 14 shut and the other eight stayed open."],
    leaves: &["Of the 20 mills, 14 shut and two others burned."],
};

const SPLIT: Rule = Rule {
    name: "whole-split-in-two",
    family: Family::Arithmetic,
    pattern: "of ( the | its | their | those )? ..1 total:#number %nominal{1,2} ..1 , one:#number ( got | received | took | voted | chose | went | were given | were assigned | had received ) ..5 and ( the )? two:#number ..6 ( . | $ | ; )",
    judge: split,
    agrees: &["Of the 60 patients, 30 got the drug and 30 a dummy."],
    conflicts: &["Of the 60 patients, 35 got the drug and 35 a dummy."],
    leaves: &[
        "Of the 60 patients, 35 had a cough and 35 a fever.",
        "Of the 60 patients, 20 got the drug and 30 a dummy.",
    ],
};

const DIFFERENCE: Rule = Rule {
    name: "difference-of",
    family: Family::Arithmetic,
    pattern: "one:#number ..3 ( to | against | versus | compared with ) ..3 two:#number ..3 , ( a | the | an ) ( difference | gap | margin | lead ) of total:#number",
    judge: difference,
    agrees: &["Falk got 520 votes against 480 for Roe, a margin of 40."],
    conflicts: &["Falk got 520 votes against 480 for Roe, a margin of 60."],
    leaves: &["Falk got 520 votes against 480 for Roe, a record."],
};

const AVERAGE: Rule = Rule {
    name: "average-of",
    family: Family::Arithmetic,
    pattern: "one:#number ..2 , ..2 two:#number ..2 ,? and ..2 three:#number ..4 ,? ( an average of | averaging | on average ) total:#number",
    judge: average,
    agrees: &["It sold 4, 6 and 8 boats, an average of 6."],
    conflicts: &["It sold 4, 6 and 8 boats, an average of 7."],
    leaves: &["It sold 4, 6 and 8 boats."],
};

const INCLUDING: Rule = Rule {
    name: "part-of-people",
    family: Family::Arithmetic,
    pattern: "xtotal:( total:#number ( people | persons | passengers | victims | patients | workers | students | soldiers | migrants | villagers | civilians | others )? ..4 ) , ( including | among them ) ..1 one:#number ( children | women | men | civilians | soldiers | babies | infants | teenagers | boys | girls | police | policemen | crew )",
    judge: including,
    agrees: &[],
    conflicts: &["It killed 19 people, including 24 children."],
    leaves: &["It killed 19 people, including four children.", "Two families, including 7 children, left."],
};

/// The parts of a match, where all are exact figures of one unit.
fn parts(
    matched: &Match<'_>,
    ground: &Ground<'_>,
    roles: &[&str],
) -> Option<(Vec<Told>, Option<&'static str>)> {
    let mut unit = None;
    let mut parts = Vec::new();
    for role in roles {
        let Some(span) = matched.role(role) else { continue };
        let figure =
            ground.figure_at(span.start).filter(|it| it.sort != Sort::Fraction && it.rate.is_none())?;
        if !parts.is_empty() && figure.unit != unit {
            return None;
        }
        unit = figure.unit;
        parts.push(ground.told_of(figure)?);
    }
    (parts.len() > 1).then_some((parts, unit))
}

/// Words of all parts with plus signs between.
fn sum_of(matched: &Match<'_>, ground: &Ground<'_>) -> String {
    let roles = ["one", "three", "two"].into_iter().filter(|role| matched.role(role).is_some());
    roles.map(|role| ground.quoted(matched, role)).collect::<Vec<_>>().join(" + ")
}

fn whole<'g>(matched: &Match<'_>, ground: &'g Ground<'_>, unit: Option<&str>) -> Option<(&'g Figure, Told)> {
    let figure =
        ground.figure(matched, "total").filter(|it| it.sort != Sort::Fraction && it.rate.is_none())?;
    (figure.unit == unit).then_some((figure, ground.told_of(figure)?))
}

fn added(parts: &[Told]) -> (Bounds, f64) {
    // Counts add up exactly; sums of rounded measures carry the rounding of each.
    let half = |told: &Told| if (told.step - 1.0).abs() > 1e-9 { told.step / 2.0 } else { 0.0 };
    let (low, high) = parts
        .iter()
        .fold((0.0, 0.0), |(low, high), told| (low + told.value - half(told), high + told.top + half(told)));
    (Bounds { low, high }, parts.iter().map(|told| told.value).sum())
}

fn total(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (parts, unit) = parts(matched, ground, &["one", "three", "two"])?;
    let (_, told) = whole(matched, ground, unit)?;
    let (sum, exact) = added(&parts);
    // A total kept up over time is more than what is told with it.
    let runs_on = ["to", "rises", "year", "date"]
        .iter()
        .any(|word| (matched.span.start..matched.span.end).any(|at| ground.is_any(at, &[Word::new(word)])));
    if runs_on && told.value > sum.high {
        return None;
    }
    let verdict = verdict(told, sum, exact, &sum_of(matched, ground), "total", (matched, ground));
    Some(ease(verdict, &parts))
}

fn a_total(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let told = matched.role("total")?;
    let is_total = (told.start..told.end).any(|at| ground.is_any(at, crate::text::words!["total"]));
    is_total.then(|| total(matched, ground)).flatten()
}

/// A conflict of hedged figures is for the checker to compare.
fn ease(verdict: Verdict, parts: &[Told]) -> Verdict {
    let hedged = parts.iter().any(|told| !told.is_exact());
    if hedged && verdict.grade == Grade::Conflicts {
        Verdict { grade: Grade::ToCompare, ..verdict }
    } else {
        verdict
    }
}

fn remaining(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (parts, unit) = parts(matched, ground, &["one", "two"])?;
    let (_, told) = whole(matched, ground, unit).filter(|_| unit.is_none())?;
    let (sum, exact) = added(&parts);
    let others = ground.context.figures.iter().filter(|it| matched.span.contains(it.span)).count();
    // Another figure between them may be one more part.
    let verdict = verdict(told, sum, exact, &sum_of(matched, ground), "total", (matched, ground));
    Some(if others > 3 {
        ease(verdict, &[Told { modifier: crate::text::Modifier::About, ..told }])
    } else {
        ease(verdict, &parts)
    })
}

/// Two parts of a whole that cannot be more than it; a third may be left out.
fn split(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let verdict = remaining(matched, ground)?;
    let (parts, unit) = parts(matched, ground, &["one", "two"])?;
    let (_, told) = whole(matched, ground, unit)?;
    let fits = verdict.grade == Grade::Agrees;
    (fits || added(&parts).1 > told.top).then_some(verdict)
}

fn difference(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (parts, _) = parts(matched, ground, &["one", "two"])?;
    let told = ground.told(matched, "total")?;
    let (one, two) = (parts.first()?, parts.get(1)?);
    let actual = one.bounds().with(two.bounds(), |one, two| (one - two).abs())?;
    let exact = (one.value - two.value).abs();
    let actual = if one.step >= 1.0 && two.step >= 1.0 { Bounds::of(exact, exact) } else { actual };
    let work = format!("{} − {}", ground.quoted(matched, "one"), ground.quoted(matched, "two"));
    Some(ease(verdict(told, actual, exact, &work, "total", (matched, ground)), &parts))
}

fn average(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let figures = ["one", "two", "three"].map(|role| ground.figure(matched, role));
    let told = ground.told(matched, "total")?;
    let unit = ground.figure(matched, "total")?.unit;
    // "4, 5 and 9 kilograms": the unit is told once.
    let is_one = |figure: &&Figure| figure.unit.is_none() || figure.unit == unit || unit.is_none();
    let parts: Vec<Told> =
        figures.into_iter().flatten().filter(is_one).filter_map(|figure| ground.told_of(figure)).collect();
    if parts.len() != 3 {
        return None;
    }
    let count = parts.len() as f64;
    let (sum, exact) = added(&parts);
    let actual = sum.map(|sum| sum / count);
    let work = format!("({}) ÷ {}", sum_of(matched, ground), number(count));
    Some(ease(verdict(told, actual, exact / count, &work, "total", (matched, ground)), &parts))
}

fn including(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (parts, unit) = parts(matched, ground, &["one", "total"])?;
    let (one, all) = (parts.first()?, parts.get(1)?);
    let total = ground.figure(matched, "total")?;
    let count = ground.context.count_at(total.span.start)?;
    let bounded = matches!(
        all.modifier,
        crate::text::Modifier::Exact | crate::text::Modifier::AtMost | crate::text::Modifier::LessThan
    );
    let head = count.head.map(|head| ground.singular(head)).unwrap_or_default();
    let groups = ["family", "household", "couple", "team", "crew", "group"].contains(&head.as_str());
    (unit.is_none() && count.is_people && !groups && bounded && one.value > all.top).then(|| {
        let formula =
            format!("{} are more than {}", ground.quoted(matched, "one"), ground.quoted(matched, "total"));
        Verdict::new(Grade::Conflicts, formula, format!("at most {}", number(all.top)))
    })
}
