//! Weekdays against dates, dates that do not exist, spans that run backwards.
//!
//! Invariant: a date without a year is that nearest to publication, and then the year is said to be a guess.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

use super::super::finding::{Family, Grade};
use super::super::ground::Ground;
use super::super::rule::Rule;
use super::super::told::Verdict;
use crate::extract::Match;
use crate::text::{Tag, TokenSpan, words};

pub(super) const WEEKDAY: Rule = Rule {
    name: "weekday-of-date",
    family: Family::Calendar,
    pattern: "weekday:( @calendar-name | mon | tue | tues | wed | weds | thu | thur | thurs | fri | sat | sun ) .? ( morning | afternoon | evening | night | noon )? ( , | – | — | \\( )? ( on )? ( the )? date:( @calendar-name ( =number | =ordinal ) ( ,? =number )? | ( =number | =ordinal ) of? @calendar-name ( ,? =number )? )",
    judge: weekday,
    agrees: &[
        "It burned on Thursday, August 15.",
        "It burned on Wed., 31 July 2024, he said.",
        "It runs from Thursday to Saturday, August 17.",
    ],
    conflicts: &[
        "It burned on Friday, August 15.",
        "It burned on Friday (15 August).",
        "It burned on Friday the 15th of August.",
        "It burned late on Friday night, August 15.",
        "It burned on Fri Aug 15.",
        "It burned on Sunday, 31 July 2024.",
        "On Monday, Aug. 13th, it rained.",
    ],
    leaves: &[
        "It rained on Thursday.",
        "In March 2024 it rained.",
        "It rained from Monday, May to June.",
        "It runs from Thursday to Saturday, August 15–17.",
        "She sat August 15 out.",
    ],
};

pub(super) const WEEKDAY_BEHIND: Rule = Rule {
    name: "date-of-weekday",
    family: Family::Calendar,
    pattern: "date:( @calendar-name ( =number | =ordinal ) ( ,? =number )? | ( =number | =ordinal ) of? @calendar-name ( ,? =number )? ) ( , | \\( | – | — | ,? which? ( is | was | falls on | fell on | will be | will fall on ) ) a? weekday:( @calendar-name | mon | tue | tues | wed | weds | thu | thur | thurs | fri | sat | sun )",
    judge: weekday,
    agrees: &["It burned on August 15 (Thursday).", "It burned on August 15, a Thursday."],
    conflicts: &[
        "It burned on August 15 (Friday).",
        "On 31 July 2024, a Monday, it burned.",
        "August 15 was a Friday.",
        "It burned on August 15, 2024, which fell on a Monday.",
    ],
    leaves: &[
        "On August 15, May said so.",
        "On August 15, Friday’s paper lay there.",
        "It runs on 15–17 August (Thursday–Saturday).",
    ],
};

pub(super) const NO_SUCH_DAY: Rule = Rule {
    name: "no-such-day",
    family: Family::Calendar,
    pattern: "date:( @calendar-name =number ( ,? =number )? )",
    judge: no_such_day,
    agrees: &["It burned on February 29, 2024."],
    conflicts: &[
        "It burned on February 30.",
        "It burned on June 31, he said.",
        "It burned on February 29, 2023.",
    ],
    leaves: &[
        "It burned on June 30.",
        "In June 31 people came.",
        "In May 35, of 40, came.",
        "It began in June 2024.",
    ],
};

pub(super) const NO_SUCH_DAY_FIRST: Rule = Rule {
    name: "no-such-day-first",
    family: Family::Calendar,
    pattern: "date:( =number @calendar-name ( ,? =number )? )",
    judge: no_such_day,
    agrees: &["It burned on 29 February 2024."],
    conflicts: &[
        "It burned on 31 April.",
        "It burned on 29 February 2023.",
        "Born on 31 November 1980, he left.",
    ],
    leaves: &["It burned on 30 April.", "It saw 45 May queens."],
};

pub(super) const BACKWARDS: Rule = Rule {
    name: "span-runs-backwards",
    family: Family::Calendar,
    pattern: "( from | between ) start:#day ( to | until | till | and | through ) end:#day",
    judge: backwards,
    agrees: &["She ruled from 1998 to 2006.", "It ran from July 3, 2024 to August 5, 2024."],
    conflicts: &["She ruled from 2006 to 1998.", "It ran from August 5, 2024 to July 3, 2024."],
    leaves: &["It grew from 40 to 30.", "It rose from March to January."],
};

/// Months by the first three letters of their names.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Weekdays by the first three letters of their names, from Monday.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

fn place_in(list: &[&str], word: &str) -> Option<usize> {
    let word = word.to_lowercase();
    list.iter().position(|start| word.starts_with(start))
}

fn weekday_named(word: &str) -> Option<Weekday> {
    Weekday::from_monday_zero_offset(place_in(&WEEKDAYS, word)? as i8).ok()
}

/// A day of a month as printed.
#[derive(Debug, Clone, Copy)]
struct Printed {
    year: Option<i16>,
    month: i8,
    day: i8,
}

impl Printed {
    fn read(ground: &Ground<'_>, span: TokenSpan) -> Option<Self> {
        let text = &ground.context.text;
        let (mut year, mut month, mut day) = (None, None, None);
        for token in text.tokens_of(span) {
            let written = token.of(text.source);
            if token.is_word() {
                month = month.or_else(|| place_in(&MONTHS, written).filter(|_| token.is_capital()));
                continue;
            }
            let digits: String = written.chars().take_while(char::is_ascii_digit).collect();
            let value: Option<i16> = digits.parse().ok();
            match value {
                Some(value) if digits.len() == 4 && day.is_some() => year = Some(value),
                Some(value) if digits.len() <= 2 && day.is_none() => day = Some(value),
                None => {}
                _ => return None,
            }
        }
        let year = year.filter(|year| (1000..2200).contains(year));
        Some(Self { year, month: month? as i8 + 1, day: day? as i8 })
    }

    fn in_year(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }

    /// The day of that name nearest to `published`.
    fn near(self, published: Date) -> Option<Date> {
        let years = [-1, 0, 1].into_iter().filter_map(|add| self.in_year(published.year() + add));
        years.min_by_key(|day| super::when::days(published, *day).abs() as i64)
    }
}

fn weekday(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (at, date) = (matched.role("weekday")?, matched.role("date")?);
    let told = weekday_named(ground.context.words(at))?;
    let behind = ground.context.text.token(matched.span.end);
    if behind.is_some_and(|token| token.is("'s") || token.is("’s"))
        || place_in(&MONTHS, ground.context.words(at)).is_some()
        || !ground.context.text.token(at.start).is_some_and(crate::text::Token::is_capital)
    {
        return None;
    }
    if in_series(ground, at) && in_series(ground, date) {
        return None;
    }
    let printed = Printed::read(ground, date)?;
    let day = match printed.year {
        Some(year) => printed.in_year(year)?,
        None if ground.is_undated() => return None,
        None => printed.near(ground.published())?,
    };
    let name =
        |day: Weekday| WEEKDAY_NAMES.get(day.to_monday_zero_offset() as usize).copied().unwrap_or_default();
    // The year may be another than the nearest: said, so that the checker can see it.
    let guess = if printed.year.is_some() { "" } else { ", the nearest of that name," };
    let formula = format!("{}{guess} is a {}", day.strftime("%-d %B %Y"), name(day.weekday()));
    if day.weekday() == told {
        return Some(Verdict::new(Grade::Agrees, formula, ""));
    }
    // Without a year it may be any in which the article moves.
    let other = ground.times.iter().filter_map(super::When::of).map(super::When::year);
    let in_other = other.filter(|&year| year != day.year()).find(|&year| {
        printed.year.is_none() && printed.in_year(year).is_some_and(|day| day.weekday() == told)
    });
    if let Some(year) = in_other {
        let formula = format!("{formula}; in {year} it was a {}", name(told));
        return Some(Verdict::new(Grade::ToCompare, formula, format!("name the year, if it is {year}")));
    }
    let on = |away: i64| day.checked_add(away.days()).ok();
    let nearest = (1..=3).flat_map(|away| [on(-away), on(away)]).flatten().find(|day| day.weekday() == told);
    let or = nearest.map(|day| format!(", or {}", day.strftime("%-d %B"))).unwrap_or_default();
    let remedy = format!("{} instead of {}{or}", name(day.weekday()), ground.context.words(at));
    Some(Verdict::new(Grade::Conflicts, formula, remedy))
}

/// Whether `span` is one of several: "Thursday to Saturday", "15–17 August"; which goes with which is not told.
fn in_series(ground: &Ground<'_>, span: TokenSpan) -> bool {
    let joins = words!["-", "–", "—", "to", "and", "or", "through", "until", "till"];
    let is_day = |at: usize| {
        let token = ground.context.text.token(at);
        token.is_some_and(|it| it.is_number() || weekday_named(it.of(ground.context.text.source)).is_some())
    };
    let behind = ground.is_any(span.end, joins) && is_day(span.end + 1);
    let before = span.start.checked_sub(2).is_some_and(|at| ground.is_any(at + 1, joins) && is_day(at));
    behind || before
}

const WEEKDAY_NAMES: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn no_such_day(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let date = matched.role("date")?;
    let printed = Printed::read(ground, date)?;
    let before = date.start.checked_sub(1);
    let counts = |at: usize| ground.context.tag(at).is_nominal() || ground.context.tag(at) == Tag::Adjective;
    // "June 31 people came" counts people.
    let is_before = ground.context.text.token(date.start).is_some_and(crate::text::Token::is_word);
    let on = before.is_some_and(|at| ground.is_any(at, words!["on", "to", "until", "since", "from", "by"]));
    if printed.day < 1
        || printed.day > 31
        || is_before && printed.year.is_none() && !on && counts(date.end)
        || before.is_some_and(|at| ground.is_any(at, words!["in"])) && counts(date.end)
    {
        return None;
    }
    let (is_leap, last) = match (printed.month, printed.year) {
        (2, Some(year)) => (true, Date::new(year, 2, 1).ok()?.days_in_month()),
        (2, None) => (false, 29),
        (month, _) => (false, Date::new(2024, month, 1).ok()?.days_in_month()),
    };
    if printed.day <= last {
        let formula = format!("{} was a leap year", printed.year.unwrap_or_default());
        return (is_leap && printed.day == 29).then(|| Verdict::new(Grade::Agrees, formula, ""));
    }
    let month = Date::new(2024, printed.month, 1).ok()?.strftime("%B").to_string();
    let year = printed.year.filter(|_| printed.month == 2).map(|year| format!(" {year}")).unwrap_or_default();
    let formula = format!("{month}{year} has {last} days");
    Some(Verdict::new(Grade::Conflicts, formula, format!("a day of {month} up to {last}, or another month")))
}

fn backwards(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (start, end) = (ground.when(matched, "start")?, ground.when(matched, "end")?);
    let has_years = ["start", "end"].into_iter().all(|role| has_year(ground, matched.role(role)));
    // "The end of support was moved from 2029 to 2021."
    let text = &ground.context.text;
    let within = text.sentences.get(text.sentence_of(matched.span.start)).copied()?;
    let moved = words!["moved", "changed", "shortened", "brought", "cut", "back", "earlier"];
    if !has_years || start == end || (within.start..within.end).any(|at| ground.is_any(at, moved)) {
        return None;
    }
    let formula = format!("from {} to {}", start.in_words(), end.in_words());
    if end.last < start.first {
        return Some(Verdict::new(
            Grade::Conflicts,
            format!("{formula} runs backwards"),
            "the earlier day first",
        ));
    }
    Some(Verdict::new(Grade::Agrees, formula, ""))
}

/// Whether a year of four digits is printed in `span`.
fn has_year(ground: &Ground<'_>, span: Option<TokenSpan>) -> bool {
    let tokens = span.map(|span| ground.context.text.tokens_of(span)).unwrap_or_default();
    tokens.iter().any(|token| token.is_number() && token.span.len() == 4)
}
