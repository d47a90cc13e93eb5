//! Prices and rates: "400 homes at $30,000 each, $12 million in all", "$600 a year, or $50 a month".
//!
//! Invariant: the words must say for what a price is told; months have 30 or 31 days, years 52 weeks and a day.

use super::verdict;
use crate::check::finding::{Family, Grade};
use crate::check::ground::Ground;
use crate::check::rule::Rule;
use crate::check::told::{Bounds, Verdict};
use crate::extract::Match;
use crate::text::figure::{Figure, Sort};
use crate::text::{Word, words};

/// The rules of rates.
pub(in crate::check) const RULES: &[Rule] = &[PRODUCT, PRODUCT_OF, PRICE_FIRST, PER_HEAD, PER_TIME, AVERAGE];

const PRODUCT: Rule = Rule {
    name: "count-times-price",
    family: Family::Arithmetic,
    pattern: "count:#number ..5 ( at | for ) ..1 each:#number ( each | apiece | ( a | per ) %noun )? ..2 ,? ( a deal | an order | a bill )? ( for | raising | earning | worth | making | taking | grossing | netting | fetching | bringing in | totalling | totaling | costing | or | – | — ) ..3 total:#number",
    judge: product,
    agrees: &[
        "It sold 300 tickets at $20 each, raising $6,000.",
        "They built 400 homes at $30,000 apiece, for a total of $12 million.",
    ],
    conflicts: &[
        "It sold 300 tickets at $20 each, raising $8,000.",
        "They built 400 homes at $30,000 apiece, for a total of $1.2 million.",
    ],
    leaves: &["It sold 300 tickets at $20 each.", "It sold 300 tickets in May, raising $8,000."],
};

const PRODUCT_OF: Rule = Rule {
    name: "count-of-price",
    family: Family::Arithmetic,
    pattern: "count:#number ( =word{1,2} )? ( payments | instalments | installments | grants | loans | cheques | checks | prizes | scholarships | fines | bonuses ) of each:#number ( each )? ..1 ( , | – | — | \\( | add up to | adds up to | came to | come to | make | amount to | total ) ( for | or | totalling | totaling | worth | making )? ..3 total:#number",
    judge: product,
    agrees: &["It made 12 payments of $500, totalling $6,000."],
    conflicts: &["It made 12 payments of $500, totalling $8,000."],
    leaves: &["It made 12 payments of $500."],
};

const PRICE_FIRST: Rule = Rule {
    name: "price-of-count",
    family: Family::Arithmetic,
    pattern: "each:#number ( each | apiece )? for ( each of )? ( the | its | all | their )? count:#number ..2 ( , or | , for | , | \\( | – | — ) ( or | a total of | about | some | totalling | totaling )? total:#number",
    judge: product,
    agrees: &["It agreed to pay $20 a share for the 10 million shares, or $200 million."],
    conflicts: &["It agreed to pay $20 a share for the 10 million shares, or $2 billion."],
    leaves: &["It paid $20 a share for 10 million shares."],
};

const AVERAGE: Rule = Rule {
    name: "average-per",
    family: Family::Arithmetic,
    pattern: "total:#number ..4 ( in | over | from | across | during ) ( the | its | his | her | all | those | just | only )? count:#number ..3 ( , | – | — | \\( ) ( or | for )? ( an )? ( average | averaging | about | roughly )? ( of | speed of )? each:#number",
    judge: average,
    agrees: &[
        "It used 240 tons of fuel in 12 days, an average of 20 tons a day.",
        "He scored 30 goals in 20 games, an average of 1.5 a game.",
        "They did 400 miles in eight hours, an average of 50 mph.",
    ],
    conflicts: &[
        "It used 240 tons of fuel in 12 days, an average of 24 tons a day.",
        "He scored 30 goals in 20 games, an average of three a game.",
        "They did 400 miles in eight hours, an average of 60 mph.",
    ],
    leaves: &[
        "He scored 30 goals in 20 games, 12 of them at home.",
        "It used 240 tons in 12 days, 20 in May.",
    ],
};

const PER_HEAD: Rule = Rule {
    name: "sum-per-head",
    family: Family::Arithmetic,
    pattern: "total:#number ..4 ( for | among | between | to | by ) ..2 count:#number ..4 ( , or | , | \\( | – | — ) ( or )? each:#number xeach:( each | apiece )?",
    judge: per_head,
    agrees: &[
        "It gave $12 million to 400 families, or $30,000 each.",
        "It gave $600 to 12 people, $50 per person.",
    ],
    conflicts: &[
        "It gave $12 million to 400 families, or $3,000 each.",
        "It gave $600 to 12 people, $60 per person.",
    ],
    leaves: &["It gave $12 million to 400 families, $3,000 of it in May."],
};

const PER_TIME: Rule = Rule {
    name: "rate-by-time",
    family: Family::Arithmetic,
    pattern: "total:( #number ( =word{0,2} ( a | an | per | each | every ) @period )? ) ..1 ( , or | \\( | , | — | – ) each:( #number ( =word{0,2} ( a | an | per | each | every ) @period )? )",
    judge: per_time,
    agrees: &[
        "She earns $600 a year, or $50 a month.",
        "It takes 1,200 a day, or 50 an hour.",
        "Rent is $1,000 a month ($12,000 a year).",
    ],
    conflicts: &["She earns $600 a year, or $60 a month.", "Rent is $1,000 a month ($10,000 a year)."],
    leaves: &["She earns $600 a year, and pays $60 a month.", "It sells 12 a year, or more."],
};

/// The verdict on `total`, told for `count` at `each`.
fn product(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let [count, each, total] = figures(matched, ground)?;
    if count.unit.is_some()
        || count.sort != Sort::Count
        || each.unit.is_none()
        || each.unit != total.unit
        || total.rate.is_some()
        || each.unit == Some("%")
    {
        return None;
    }
    let is_each = (each.span.start..matched.role("total")?.start)
        .any(|at| ground.is_any(at, words!["each", "apiece", "per"]));
    let told_each = matched.role("each")?.end;
    let price = is_each
        || each.rate.is_some()
        || told_each > 0
            && matched.span.start < told_each
            && ground.is_any(told_each.saturating_sub(2), words!["of"]);
    let of = matched.role("each")?.start.checked_sub(1).is_some_and(|at| ground.is_any(at, words!["of"]));
    if !(price || of) {
        return None;
    }
    let (many, one, told) = (ground.told_of(count)?, ground.told_of(each)?, ground.told_of(total)?);
    let many_bounds =
        if many.is_exact() && count.scale <= 1.0 { Bounds::of(many.value, many.top) } else { many.wide() };
    let one_bounds = if one.is_exact() { Bounds::of(one.value, one.top) } else { one.wide() };
    let actual = many_bounds.with(one_bounds, |many, one| many * one)?;
    let work = format!("{} × {}", ground.quoted(matched, "count"), ground.quoted(matched, "each"));
    Some(eased(
        verdict(told, actual, many.value * one.value, &work, "total", (matched, ground)),
        [many.is_exact(), one.is_exact()],
    ))
}

/// The three figures of a product.
fn figures<'g>(matched: &Match<'_>, ground: &'g Ground<'_>) -> Option<[&'g Figure; 3]> {
    Some([
        ground.figure(matched, "count")?,
        ground.figure(matched, "each")?,
        ground.figure(matched, "total")?,
    ])
}

/// A conflict of hedged figures is for the checker to compare.
fn eased(verdict: Verdict, exact: [bool; 2]) -> Verdict {
    let hedged = exact.contains(&false);
    if hedged && verdict.grade == Grade::Conflicts {
        Verdict { grade: Grade::ToCompare, ..verdict }
    } else {
        verdict
    }
}

/// Who a sum is shared by, in the words of a rate.
const HEADS: &[Word] = words![
    "person",
    "head",
    "family",
    "household",
    "resident",
    "worker",
    "employee",
    "student",
    "child",
    "victim",
    "survivor",
    "pupil",
    "patient",
    "ticket",
    "share",
    "unit",
    "house",
    "home"
];

fn per_head(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let [count, each, total] = figures(matched, ground)?;
    let is_each = matched.role("xeach").is_some()
        || each.rate.is_some_and(|rate| rate.end.checked_sub(1).is_some_and(|at| ground.is_any(at, HEADS)));
    let fits = count.unit.is_none()
        && count.sort == Sort::Count
        && each.unit.is_some()
        && each.unit == total.unit
        && each.unit != Some("%")
        && total.rate.is_none();
    if !is_each || !fits {
        return None;
    }
    let (many, told, all) = (ground.told_of(count)?, ground.told_of(each)?, ground.told_of(total)?);
    let many_bounds =
        if many.is_exact() && count.scale <= 1.0 { Bounds::of(many.value, many.top) } else { many.wide() };
    let actual = all.bounds().with(many_bounds, |all, many| all / many)?;
    let work = format!("{} ÷ {}", ground.quoted(matched, "total"), ground.quoted(matched, "count"));
    Some(eased(
        verdict(told, actual, all.value / many.value, &work, "each", (matched, ground)),
        [many.is_exact(), all.is_exact()],
    ))
}

/// Speeds with the units they are made of.
const SPEEDS: [(&str, &str); 2] = [("mph", "mile"), ("km/h", "km")];

fn average(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let [count, each, total] = figures(matched, ground)?;
    let noun = ground.singular(count.number.end);
    let speed = SPEEDS.iter().find(|(speed, _)| each.unit == Some(speed));
    let fits = if let Some((_, length)) = speed {
        noun == "hour" && total.unit == Some(length)
    } else {
        // "A day", "per game": behind the figure or the noun it counts.
        let per = (each.number.end..each.number.end + 3)
            .find(|&at| ground.is_any(at, words!["a", "an", "per", "each", "every"]))?;
        let same = each.unit.is_none() || each.unit == total.unit;
        same && ground.singular(per + 1) == noun
    };
    if !fits || count.unit.is_some() || noun.is_empty() || count.sort != Sort::Count || total.rate.is_some() {
        return None;
    }
    let (many, told, all) = (ground.told_of(count)?, ground.told_of(each)?, ground.told_of(total)?);
    let many_bounds = if many.is_exact() { Bounds::of(many.value, many.top) } else { many.wide() };
    let actual = all.wide().with(many_bounds, |all, many| all / many)?;
    let work = format!("{} ÷ {}", ground.quoted(matched, "total"), ground.quoted(matched, "count"));
    let verdict = verdict(told, actual, all.value / many.value, &work, "each", (matched, ground));
    Some(eased(verdict, [many.is_exact(), all.is_exact()]))
}

/// Days of a unit of time that rates are told for; a day of 24 hours or of eight is one of work.
fn days(word: &str) -> Option<f64> {
    Some(match word {
        "minute" => 1.0 / 1440.0,
        "hour" => 1.0 / 24.0,
        "day" => 1.0,
        "week" => 7.0,
        "month" => 365.25 / 12.0,
        "quarter" => 365.25 / 4.0,
        "year" => 365.25,
        _ => return None,
    })
}

fn per_time(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (total, each) = (ground.figure(matched, "total")?, ground.figure(matched, "each")?);
    let base = |role: &str, figure: &Figure| {
        let end = matched.role(role)?.end.max(figure.rate.map_or(0, |rate| rate.end));
        days(&ground.singular(end.checked_sub(1)?))
    };
    let (one, other) = (base("total", total)?, base("each", each)?);
    if total.unit != each.unit
        || total.unit == Some("%")
        || (one - other).abs() < 1e-9
        || total.amount.low? <= 0.0
    {
        return None;
    }
    // What is told for working hours or for a season is no matter of the calendar.
    let hours = one.min(other) < 1.0;
    let (all, told) = (ground.told_of(total)?, ground.told_of(each)?);
    let factor = other / one;
    let exact = all.value * factor;
    let slack = 0.015;
    let actual = all.bounds().map(|all| all * factor).widened(slack);
    let work = format!("{} for the other time", ground.quoted(matched, "total"));
    let verdict = verdict(told, actual, exact, &work, "each", (matched, ground));
    let grade = if hours && verdict.grade == Grade::Conflicts && factor < 1.0 / 20.0 {
        Grade::ToCompare
    } else {
        verdict.grade
    };
    Some(eased(Verdict { grade, ..verdict }, [all.is_exact(), true]))
}

impl Bounds {
    /// So much more at both ends, of itself.
    fn widened(self, part: f64) -> Self {
        Self { low: self.low - self.low.abs() * part, high: self.high + self.high.abs() * part }
    }
}
