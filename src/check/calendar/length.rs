//! Lengths of time against the days they lie between: "from 1998 to 2006, eight years", "July 31, two weeks ago".
//!
//! Invariant: a length counts whole units, so that one more or less of it is no conflict unless hedges exclude it.

use super::super::finding::{Family, Grade};
use super::super::ground::{Ground, Length, Unit, is_more};
use super::super::rule::Rule;
use super::super::told::{Bounds, Verdict, number};
use super::When;
use crate::extract::{Match, MentionKind};
use crate::text::{Modifier, words};

pub(super) const BETWEEN: Rule = Rule {
    name: "length-between",
    family: Family::Calendar,
    pattern: "( from | between ) start:#day ( to | until | till | and | through ) end:#day ( , | \\( | – | — ) ( a | for | some | or | took | lasted | it took | it lasted )? len:( #number -? @period ) ( , | . | ; | \\) | $ | in | to )",
    judge: between,
    agrees: &[
        "She ruled from 1998 to 2006, eight years.",
        "It ran from July 3 to July 31, four weeks in all.",
        "The tunnel, dug between 1987 and 1993, took six years to build.",
    ],
    conflicts: &["She ruled from 1998 to 2006, ten years.", "It ran from July 3 to July 31 (two weeks)."],
    leaves: &["From 1998 to 2006, eight mayors ruled."],
};

pub(super) const BETWEEN_BEHIND: Rule = Rule {
    name: "length-of-span",
    family: Family::Calendar,
    pattern: "len:( #number -? @period ) ..4 ,? ( from | between ) start:#day ( to | until | till | and | through ) end:#day",
    judge: between,
    agrees: &[
        "She served eight years as mayor, from 1998 to 2006.",
        "A three-day visit from August 12 to August 14.",
    ],
    conflicts: &[
        "She served five years as mayor, from 1998 to 2006.",
        "A three-day visit from August 12 to August 21.",
    ],
    leaves: &[
        "It took three years as well as money from 1998 on.",
        "It counts 10–19 year olds from 2005 to 2015.",
    ],
};

pub(super) const AFTER: Rule = Rule {
    name: "length-after",
    family: Family::Calendar,
    pattern: "end:#day ,? len:( #number @period ) x:( after | before ) ..7 start:#day",
    judge: after,
    agrees: &[
        "He died in 2010, 12 years after he left office in 1998.",
        "It closed in 1990, ten years before the fire of 2000.",
    ],
    conflicts: &[
        "He died in 2010, 20 years after he left office in 1998.",
        "It closed on July 3, two weeks before the fire of July 31.",
    ],
    leaves: &["He died in 2010, 12 years after he left office."],
};

pub(super) const AGO: Rule = Rule {
    name: "day-ago",
    family: Family::Calendar,
    pattern: "start:#day ,? ( , | \\( | – | — )? ( was | were )? len:( #number @period | a week | a month | a year | a decade ) ago",
    judge: ago,
    agrees: &["It burned on July 31, more than two weeks ago.", "It opened in 2014, ten years ago."],
    conflicts: &["It burned on July 31, more than three weeks ago.", "It opened in 2014, twenty years ago."],
    leaves: &["It burned on July 31, and years ago."],
};

pub(super) const AGO_BEHIND: Rule = Rule {
    name: "ago-day",
    family: Family::Calendar,
    pattern: "len:( #number @period ) ago ( , | \\( | – | — )? ( on | in )? start:#day",
    judge: ago,
    agrees: &["It burned 16 days ago, on July 31.", "Ten years ago, in 2014, it opened."],
    conflicts: &["It burned 26 days ago, on July 31.", "Five years ago, in 2014, it opened."],
    leaves: &["Years ago, in 2014, it opened."],
};

pub(super) const SINCE: Rule = Rule {
    name: "since-day",
    family: Family::Calendar,
    pattern: "since start:#day ( , | \\( | – | — ) len:( #number @period ) ( , | . | ; | \\) | $ | ago )",
    judge: ago,
    agrees: &["She has led it since 2014, ten years."],
    conflicts: &["She has led it since 2014, 15 years."],
    leaves: &["Since 2014, ten years of drought have passed."],
};

pub(super) const SINCE_BEHIND: Rule = Rule {
    name: "length-since",
    family: Family::Calendar,
    pattern: "len:( #number @period ) since =word{0,5} start:#day",
    judge: since,
    agrees: &["In the ten months since October 7, 2023, it grew.", "It is ten years since 2014."],
    conflicts: &[
        "In the six months since October 7, 2023, it grew.",
        "It is five years since 2014.",
        "It is 40 years since the pit closed in 1994.",
    ],
    leaves: &["In the months since October 7, 2023, it grew."],
};

pub(super) const BEGAN: Rule = Rule {
    name: "length-began",
    family: Family::Calendar,
    pattern: "len:( #number -? @period ) %nominal ,? ( which | that )? ( began | started | erupted | opened ) ( on | in )? start:#day",
    judge: began,
    agrees: &[
        "The more than 10-month war, which began on October 7, 2023, goes on.",
        "Her four-year term, which began in January 2017, ended in January 2021.",
    ],
    conflicts: &[
        "The six-month war, which began on October 7, 2023, goes on.",
        "Her four-year term, which began in January 2017, ended in January 2023.",
    ],
    leaves: &[
        "The war began on October 7, 2023.",
        "Her four-year term, which began in January 2017, was hard.",
    ],
};

pub(super) const IN_BRACKETS: Rule = Rule {
    name: "length-in-brackets",
    family: Family::Calendar,
    pattern: "len:( #number -? @period ) ..6 \\( ( from )? years:( =number ( - | – | to ) =number ) \\)",
    judge: in_brackets,
    agrees: &["In his four years as chairman (1999–2003) it grew."],
    conflicts: &["In his seven years as chairman (1999–2003) it grew."],
    leaves: &["It took four years (12–14 a week)."],
};

/// How a length fits the stretch of time it is told for; `is_years` where both ends are told to the year alone.
pub(super) fn fits(length: &Length, stretch: Bounds, is_years: bool) -> Grade {
    let told = length.told;
    let units = stretch.map(|days| days / length.unit.days());
    let middle = f64::midpoint(units.low, units.high);
    // Part of a unit more or less; a stay of three days may take in its first and its last.
    let off = match length.unit {
        _ if is_years && length.unit == Unit::Year => 0.6,
        Unit::Day => 1.0,
        _ => 1.0 - 1e-6,
    };
    let (low, high) = if is_years { (middle, middle) } else { (units.low, units.high) };
    match told.modifier {
        modifier if is_more(modifier) && high + 0.04 * told.value.min(5.0) < told.value => Grade::Conflicts,
        modifier if is_more(modifier) && low > told.value * 1.5 && low > told.value + 1.0 => Grade::ToCompare,
        modifier if is_more(modifier) => Grade::Agrees,
        Modifier::LessThan | Modifier::AtMost if low > told.value + off => Grade::Conflicts,
        Modifier::LessThan | Modifier::AtMost if low > told.value * 1.05 => Grade::ToCompare,
        Modifier::LessThan | Modifier::AtMost if high < told.value * 0.6 => Grade::ToCompare,
        Modifier::LessThan | Modifier::AtMost => Grade::Agrees,
        Modifier::About if high + off >= told.value * 0.85 && low - off <= told.top * 1.15 => Grade::Agrees,
        Modifier::Vague => Grade::ToCompare,
        _ if high + off >= told.value && low - off <= told.top => Grade::Agrees,
        // From one year to another may be a year more or less.
        _ if is_years && high + 1.5 >= told.value && low - 1.5 <= told.top => Grade::ToCompare,
        _ => Grade::Conflicts,
    }
}

/// The verdict on a length between two days.
pub(super) fn verdict(length: &Length, start: When, end: When, words: &str) -> Option<Verdict> {
    let (start, end) = if start.first > end.first { (end, start) } else { (start, end) };
    let stretch = start.days_to(end);
    let is_years = start.is_year() && end.is_year();
    // "For four months, from 2015 to 2017" may be four in each.
    if (start.is_year() || end.is_year()) && !matches!(length.unit, Unit::Year | Unit::Decade | Unit::Century)
    {
        return None;
    }
    let grade = fits(length, stretch, is_years);
    let units = stretch.map(|days| (days / length.unit.days() * 10.0).round() / 10.0);
    let known = if is_years {
        format!("{} years", number(f64::from(end.year() - start.year())))
    } else if (units.high - units.low).abs() < 0.05 {
        in_units(stretch.low, length.unit)
    } else {
        format!("{} to {} {}", number(units.low), number(units.high), length.unit.name())
    };
    let formula = format!("{} to {} = {known}; the article says {words}", start.in_words(), end.in_words());
    (stretch.high >= 0.0).then(|| Verdict::new(grade, formula, format!("{known}, or another day")))
}

/// A length as a checker reads it: "16 days", "10.3 months (314 days)".
fn in_units(days: f64, unit: Unit) -> String {
    let whole = format!("{} days", number(days));
    match unit {
        Unit::Day => whole,
        _ => format!("{} {} ({whole})", number((days / unit.days() * 10.0).round() / 10.0), unit.name()),
    }
}

fn between(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (start, end) = (ground.when(matched, "start")?, ground.when(matched, "end")?);
    // "10–19 year olds from 2005 to 2015".
    if ground.is_any(matched.role("len")?.end, crate::text::words!["old", "olds"]) {
        return None;
    }
    verdict(&ground.length(matched, "len")?, start, end, &ground.quoted(matched, "len"))
}

fn after(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (start, end) = (ground.when(matched, "start")?, ground.when(matched, "end")?);
    let order = matched.role("x").is_some_and(|at| ground.is_any(at.start, crate::text::words!["before"]));
    let runs = if order { end.first <= start.last } else { start.first <= end.last };
    let length = ground.length(matched, "len")?;
    let verdict = verdict(&length, start, end, &ground.quoted(matched, "len"))?;
    Some(if runs { verdict } else { Verdict { grade: Grade::Conflicts, ..verdict } })
}

/// A length up to the publication, whose day stands behind other words: only what lies in the past, and no plan.
fn since(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let verdict = ago(matched, ground)?;
    let (len, start) = (matched.role("len")?, matched.role("start")?);
    let is_apart = start.start > len.end + 1;
    // "It was five years since the fire of 1990": the story is told of another day.
    let before = len.start.checked_sub(1)?;
    let was =
        [before, before.saturating_sub(1)].iter().any(|&at| ground.is_any(at, words!["was", "were", "had"]));
    let grade =
        if is_apart && was && verdict.grade == Grade::Conflicts { Grade::ToCompare } else { verdict.grade };
    Some(Verdict { grade, ..verdict })
}

/// What goes on by nature, up to the publication; what does not, up to the day told behind it.
fn began(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let start = matched.role("start")?;
    let text = &ground.context.text;
    let within = *text.sentences.get(text.sentence_of(start.start))?;
    let ends = words!["ended", "ends", "expired", "expires", "finished", "until", "lasted", "over"];
    let end = (start.end..within.end).find(|&at| ground.is_any(at, ends));
    let Some(end) = end else {
        let noun = matched.role("len")?.end;
        return super::event::lasts(ground, noun).then(|| ago(matched, ground)).flatten();
    };
    let find = (end..within.end).find_map(|at| ground.context.mentions.at(MentionKind::Day, at))?;
    let end = When::of(ground.times.get(find.index)?)?;
    verdict(
        &ground.length(matched, "len")?,
        ground.when(matched, "start")?,
        end,
        &ground.quoted(matched, "len"),
    )
}

fn in_brackets(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let years = matched.role("years")?;
    let text = &ground.context.text;
    let year = |at: usize| {
        let token = text.token(at).filter(|token| token.is_number() && token.span.len() == 4)?;
        When::named(token.of(text.source))
    };
    let (start, end) = (year(years.start)?, year(years.end.checked_sub(1)?)?);
    let length = ground.length(matched, "len")?;
    verdict(&length, start, end, &ground.quoted(matched, "len"))
}

fn ago(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let start = ground
        .when(matched, "start")
        .filter(|start| start.first <= ground.published() && !ground.is_undated())?;
    let length = ground.length(matched, "len")?;
    verdict(&length, start, until_now(start, ground), &ground.quoted(matched, "len"))
}

/// The day of publication, told as far as `start` is.
pub(super) fn until_now(start: When, ground: &Ground<'_>) -> When {
    let today = ground.published();
    if start.is_year() {
        When::named(&today.year().to_string()).unwrap_or_else(|| When::day(today))
    } else {
        When::day(today)
    }
}
