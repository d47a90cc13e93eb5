//! A change against the levels it lies between: "rose 20% from 40 to 50".
//!
//! Invariant: both levels and the change must be told; a share of shares may be meant in points or in percent.

use std::sync::LazyLock;

use super::{in_words, is_off, one_unit, part};
use crate::check::finding::{Family, Grade};
use crate::check::ground::Ground;
use crate::check::rule::Rule;
use crate::check::told::{Told, Verdict, number};
use crate::extract::Match;
use crate::text::figure::Sort;
use crate::text::lexicon::{Forms, WordTable};
use crate::text::{Word, words};

/// The rules of changes.
pub(in crate::check) const RULES: &[Rule] =
    &[BY_FROM_TO, BY_TO_FROM, LEVEL_BY, FROM_TO_BY, TO_FROM_THEN, NOUN_FROM_TO, TIMES, FROM_TO, TO_FROM];

const BY_FROM_TO: Rule = Rule {
    name: "change-from-to",
    family: Family::Arithmetic,
    pattern: "xverb:( @change | up | down | jumped | climbed | dropped | cut | cuts | raised | reduced | lost | gained ) ..4 by:( #number | ( a | one | two | three )? ( half | third | thirds | quarter | quarters | fifth | tenth ) ) ( points | point )? ..3 ,? ( falling | dropping | sliding | sinking | rising | climbing | going )? from ..2 from:#number ..3 to ..2 to:#number",
    judge: change,
    agrees: &[
        "Sales rose 25% from 40 to 50.",
        "The fund lost 10 percent, falling from $50 million to $45 million.",
        "Rates rose by 1.5 points, from 2.5% to 4%.",
        "Gates have risen by a quarter this season, from 20,000 to 25,000.",
    ],
    conflicts: &[
        "Sales rose 20% from 40 to 50.",
        "The fund lost 20 percent, falling from $50 million to $45 million.",
        "Sales fell 25% from 40 to 50.",
        "Profit rose 30 percent from $4.0 million to $6.0 million.",
    ],
    leaves: &["Sales rose 25% from 2010 to 2015.", "Sales rose 25% to 50."],
};

const BY_TO_FROM: Rule = Rule {
    name: "change-to-from",
    family: Family::Arithmetic,
    pattern: "xverb:( @change | up | down | jumped | climbed | dropped | cut | cuts | raised | reduced ) ..4 by:( #number | ( a | one | two | three )? ( half | third | thirds | quarter | quarters | fifth | tenth ) ) ( points | point )? ,? to ..2 to:#number ..4 ,? ( from | against | compared with | compared to | after closing at ) ..2 from:#number",
    judge: change,
    agrees: &[
        "Sales rose 25% to 50 from 40.",
        "Profit fell 50 percent to $2 million, compared with $4 million.",
    ],
    conflicts: &[
        "Sales rose 20% to 50 from 40.",
        "Profit fell 40 percent to $2.0 million from $4.0 million.",
        "Profit fell by a third, to $90 million from $120 million.",
    ],
    leaves: &["Sales rose 25% to 50 from May."],
};

const LEVEL_BY: Rule = Rule {
    name: "level-up-from",
    family: Family::Arithmetic,
    pattern: "to:#number =word{0,3} ( , | \\( | – | — ) xdir:( up | down ) ( by )? by:#number ( =word )? from ..3 from:#number",
    judge: change,
    agrees: &[
        "Attendance was 31,000, up 3,000 from 28,000.",
        "Sales were $120 million, up 20 percent from $100 million.",
    ],
    conflicts: &[
        "Attendance was 31,000, up 5,000 from 28,000.",
        "Sales were $120 million, down 20 percent from $100 million.",
    ],
    leaves: &["Attendance was 31,000, up 5,000 from May."],
};

const FROM_TO_BY: Rule = Rule {
    name: "from-to-change",
    family: Family::Arithmetic,
    pattern: "from ..2 from:#number ..4 to ..2 to:#number ..4 ( , | \\( | – | — ) ( a | an | up | down | or | an? overall )? xdir:( increase | rise | gain | jump | growth | decrease | fall | drop | decline | reduction | cut | loss )? of? by:#number xnoun:( increase | rise | gain | jump | growth | decrease | fall | drop | decline | reduction | cut | loss )?",
    judge: change,
    agrees: &["Sales went from 40 to 50, a rise of 25%.", "Staff went from 80 to 60, a 25 percent cut."],
    conflicts: &[
        "Sales went from 40 to 50, a rise of 20%.",
        "Staff went from 80 to 60, a 20 percent cut.",
        "It grew from 40 to 50, an increase of 12.",
    ],
    leaves: &[
        "Sales went from 40 to 50, and 20% of shops closed.",
        "It moved from 40 to 50, 12 people said.",
    ],
};

const TO_FROM_THEN: Rule = Rule {
    name: "to-from-change",
    family: Family::Arithmetic,
    pattern: "to ..2 to:#number ..4 from ..2 from:#number ..4 ( , | \\( | – | — ) ( a | an | up | down | or )? xdir:( increase | rise | gain | jump | growth | decrease | fall | drop | decline | reduction | cut | loss ) of by:#number",
    judge: change,
    agrees: &["The rate rose to 6.1% from 5.4%, an increase of 0.7 percentage points."],
    conflicts: &["The rate rose to 6.1% from 5.4%, an increase of 0.9 percentage points."],
    leaves: &["The rate rose to 6.1% from 5.4%, an increase of note."],
};

const NOUN_FROM_TO: Rule = Rule {
    name: "change-noun",
    family: Family::Arithmetic,
    pattern: "a ..1 by:#number xverb:( increase | rise | gain | jump | decrease | fall | drop | decline | reduction | cut ) ..5 ,? from ..2 from:#number ..3 to ..2 to:#number",
    judge: change,
    agrees: &["It was a 25 percent rise in sales, from 40 to 50."],
    conflicts: &["It was a 35 percent rise in sales, from 40 to 50."],
    leaves: &["It was a 25 percent rise from 2010 to 2020."],
};

const TIMES: Rule = Rule {
    name: "change-times",
    family: Family::Arithmetic,
    pattern: "times:( doubled | tripled | trebled | quadrupled | halved | doubling | tripling | halving ) ..5 ,? ( from ..2 from:#number ..4 to ..2 to:#number | to ..2 to:#number ..3 from ..2 from:#number )",
    judge: times,
    agrees: &["Rents more than doubled from $400 to $900.", "Staff halved to 20 from 40."],
    conflicts: &[
        "Rents doubled from $400 to $1,200.",
        "Rents tripled from $400 to $900.",
        "Staff halved to 30 from 40.",
    ],
    leaves: &["Rents doubled from 2010 to 2020."],
};

const FROM_TO: Rule = Rule {
    name: "change-direction",
    family: Family::Arithmetic,
    pattern: "xverb:( rose | risen | grew | grown | increased | climbed | jumped | soared | surged | fell | fallen | dropped | declined | decreased | plunged | shrank | shrunk ) ..1 from from:#number ..3 to to:#number",
    judge: direction,
    agrees: &["Sales rose from 40 to 50."],
    conflicts: &["Sales rose from 50 to 40.", "The rate fell from 4.1% to 4.5% in May."],
    leaves: &["Sales rose from 2010 to 2005 levels.", "He rose from 9 to 5 to lead it."],
};

const TO_FROM: Rule = Rule {
    name: "change-direction-to-from",
    family: Family::Arithmetic,
    pattern: "xverb:( rose | risen | grew | grown | increased | climbed | jumped | soared | surged | fell | fallen | dropped | declined | decreased | plunged | shrank | shrunk ) ..1 to to:#number ..3 from from:#number",
    judge: direction,
    agrees: &["Unemployment fell to 3.9 percent from 4.1 percent.", "Sales rose to 50 from 40."],
    conflicts: &["Unemployment fell to 4.1 percent from 3.9 percent.", "Sales rose to 40 from 50."],
    leaves: &["Sales rose to 50 from 2010 levels.", "He rose to 5 from 9 to lead it."],
};

static UP: LazyLock<WordTable<bool>> = LazyLock::new(|| {
    let list = include_str!("../../../resources/lexicon/directions.tsv");
    WordTable::read(&[(list, Forms::Verb)], |line| match line.column(2) {
        "up" => Some(true),
        "down" => Some(false),
        _ => None,
    })
});

/// What rounding explains without a question, of a change.
const MUCH: f64 = 0.15;

/// Nouns of less.
const LESS: &[Word] = words!["decrease", "fall", "drop", "decline", "reduction", "cut", "loss", "down"];
/// Nouns of more.
const MORE: &[Word] = words!["increase", "rise", "gain", "jump", "growth", "up"];

/// Whether the words say more, or less.
fn is_up(matched: &Match<'_>, ground: &Ground<'_>) -> Option<bool> {
    let text = &ground.context.text;
    ["xdir", "xnoun", "xverb"].into_iter().find_map(|role| {
        let at = matched.role(role)?.start;
        if ground.is_any(at, LESS) || ground.is_any(at, words!["reduced", "cuts"]) {
            return Some(false);
        }
        if ground.is_any(at, MORE) || ground.is_any(at, words!["raised"]) {
            return Some(true);
        }
        UP.get(text.token(at)?.word)
    })
}

/// Both levels, where they are of one thing.
fn levels(matched: &Match<'_>, ground: &Ground<'_>) -> Option<(Told, Told, Option<&'static str>)> {
    let (from, to) = (ground.figure(matched, "from")?, ground.figure(matched, "to")?);
    let is_year = |told: Told| (1900.0..2100.0).contains(&told.value) && (told.step - 1.0).abs() < 1e-9;
    let (start, end) = (ground.told_of(from)?, ground.told_of(to)?);
    let unit = from.unit.or(to.unit);
    let years = unit.is_none() && (is_year(start) || is_year(end));
    // "from 2 to 3 million": the scale is said once.
    let start = if from.scale < to.scale
        && from.scale <= 1.0
        && (from.unit.is_none() || from.unit == to.unit)
        && start.value < 1000.0
    {
        Told {
            value: start.value * to.scale,
            top: start.top * to.scale,
            step: start.step * to.scale,
            round: start.round * to.scale,
            ..start
        }
    } else {
        start
    };
    let is_low =
        from.rate.is_none() || to.rate.is_none() || ground.words(from.rate?) == ground.words(to.rate?);
    (one_unit(from.unit, to.unit) && !years && is_low && start.value != 0.0).then_some((start, end, unit))
}

/// A change as told.
struct By {
    told: Told,
    unit: Option<&'static str>,
    /// Whether it is told in points.
    points: bool,
}

impl By {
    fn of(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Self> {
        let span = matched.role("by")?;
        let Some(by) = ground.figure(matched, "by") else {
            let told = part(in_words(ground, span)?);
            return Some(Self { told: told.in_percent(), unit: Some("%"), points: false });
        };
        let told = ground.told_of(by)?;
        let point = words!["point", "points"];
        if by.sort == Sort::Fraction {
            // "Half a point", "half a percentage point".
            let points = (by.span.end + 1..by.span.end + 3).any(|at| ground.is_any(at, point));
            let told = if points { Told { step: 0.1, round: 0.1, ..told } } else { told.in_percent() };
            return Some(Self { told, unit: Some("%"), points });
        }
        let points = ground.is_any(by.span.end, point)
            || by.unit == Some("percentage points")
            || by.unit == Some("basis point");
        Some(Self { told, unit: by.unit, points })
    }
}

fn change(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (start, end, unit) = levels(matched, ground)?;
    let By { told, unit: by_unit, points } = By::of(matched, ground)?;
    let named = ["xdir", "xnoun", "xverb"].into_iter().find_map(|role| matched.role(role));
    if named.is_none() && by_unit != Some("%") {
        return None;
    }
    let up = is_up(matched, ground);
    let difference = end.value - start.value;
    let words = format!("{} to {}", ground.quoted(matched, "from"), ground.quoted(matched, "to"));
    let is_share = unit == Some("%");
    let of_base = start.bounds().with(end.bounds(), |from, to| ((to - from) / from * 100.0).abs())?;
    let by_points = start.bounds().with(end.bounds(), |from, to| (to - from).abs())?;
    let percent = difference / start.value * 100.0;
    let (actual, work) = match (by_unit, is_share) {
        (Some("basis point"), true) => {
            (by_points.map(|points| points * 100.0), format!("{} points", number(difference)))
        }
        (Some("%"), false) => (of_base, format!("{} %", number(percent))),
        (_, true) if points => (by_points, format!("{} points", number(difference))),
        (Some("%"), true) => (
            if is_off(told.fits_rounded(by_points)) { of_base } else { by_points },
            format!("{} points, or {} %", number(difference), number(percent)),
        ),
        (own, _) if one_unit(own, unit) && (own.is_some() || unit.is_none()) => {
            (by_points, number(difference))
        }
        _ => return None,
    };
    let told = Told { value: told.value.abs(), top: told.top.abs(), ..told };
    let fits = told.fits_rounded(actual);
    // "30 percent, from 4 million to 6 million": rounding would explain it, but it would be much.
    let exact = f64::midpoint(actual.low, actual.high);
    let is_much = told.is_exact() && (told.value - exact).abs() > exact * MUCH;
    let fits = if fits == Grade::Agrees && is_much { Grade::ToCompare } else { fits };
    let wrong_way = up.is_some_and(|up| difference != 0.0 && up != (difference > 0.0));
    let grade = if wrong_way { Grade::Conflicts } else { fits };
    let way = if wrong_way { "; the other way" } else { "" };
    let formula = format!("{words} = {work}; the article says {}{way}", ground.quoted(matched, "by"));
    Some(Verdict::new(grade, formula, format!("{work}, or other levels")))
}

fn times(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (start, end, _) = levels(matched, ground)?;
    let at = matched.role("times")?;
    let is = |list| ground.is_any(at.start, list);
    let factor = match () {
        () if is(words!["doubled", "doubling"]) => 2.0,
        () if is(words!["tripled", "trebled", "tripling"]) => 3.0,
        () if is(words!["quadrupled"]) => 4.0,
        () => 0.5,
    };
    let hedged = |list| (1..=2).any(|n| at.start.checked_sub(n).is_some_and(|at| ground.is_any(at, list)));
    let ratio = end.value / start.value;
    let (least, most) = match () {
        () if hedged(words!["more", "over"]) => (factor * 0.97, factor * 1.6),
        () if hedged(words!["nearly", "almost"]) => (factor * 0.75, factor * 1.02),
        () => (factor * 0.9, factor * 1.1),
    };
    let (low, high) = (factor * 0.8, factor * 1.25);
    let grade = match () {
        () if least <= ratio && ratio <= most => Grade::Agrees,
        () if low <= ratio && ratio <= high => Grade::ToCompare,
        () => Grade::Conflicts,
    };
    let words = format!("{} to {}", ground.quoted(matched, "from"), ground.quoted(matched, "to"));
    let formula =
        format!("{words} = {} times; the article says {}", number(ratio), ground.quoted(matched, "times"));
    Some(Verdict::new(grade, formula, format!("{} times, or other levels", number(ratio))))
}

fn direction(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (start, end, unit) = levels(matched, ground)?;
    let up = UP.get(ground.context.text.token(matched.role("xverb")?.start)?.word)?;
    if (start.value - end.value).abs() < 1e-9 || unit.is_none() && start.bounds().high < 20.0 {
        return None;
    }
    let fits = up == (end.value > start.value);
    let grade = if fits { Grade::Agrees } else { Grade::Conflicts };
    let way = if end.value > start.value { "a rise" } else { "a fall" };
    let formula = format!("{} to {} is {way}", ground.quoted(matched, "from"), ground.quoted(matched, "to"));
    Some(Verdict::new(grade, formula, "the levels the other way round, or another verb"))
}
