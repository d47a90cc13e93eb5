//! Ages: "21-year-old", "aged 52", "Ann Bell, 39,", "those under 19", "between six months and 19 years of age".
//!
//! Invariant: every claim's unit is a period with "old".

use crate::text::figure::Sort;
use crate::text::lexicon::singular_of;
use crate::text::{Amount, Modifier, Tag};

use super::{count_of, quantity};
use crate::extract::claim::{Kind, Reading};
use crate::extract::context::Context;
use crate::extract::count::Counted;
use crate::extract::matcher::Match;
use crate::extract::rule::{By, Rule};

/// The rules, the most telling first.
pub(in crate::extract::rules) const RULES: &[Rule] = &[
    Rule {
        name: "quantity-age-range",
        kind: Kind::Quantity,
        by: By::Pattern(
            "( age | ages | aged ) ( range | ranged | ranging )? ( from | between )? claim:( ( low:#number ( to | and | - ) high:#number ) | both:#number )",
            age_range,
        ),
        why: "the ages of the youngest and the oldest are told",
        finds: &[("The suspects range in age from [21 to 78].", "21..78 year old")],
        leaves: &["In that age from 1921 to 1978 nobody left."],
    },
    Rule {
        name: "quantity-age-of-those",
        kind: Kind::Quantity,
        by: By::Pattern(
            "( those | anyone | everyone | anybody | everybody | children | people | women | men | girls | boys | adults ) claim:number:#bare &( , | . | ; | and | or | who | to | from | in )",
            bounded_age,
        ),
        why: "people are told apart by an age they are above or below",
        finds: &[("Schools shut for those [under 19].", "<19 year old")],
        leaves: &["The bus takes people 19 to a row.", "It takes people over 190, or so they say."],
    },
    Rule {
        name: "quantity-age-bounds",
        kind: Kind::Quantity,
        by: By::Pattern(
            "claim:( between low:#number from:@period and high:#number to:@period ( old | of age ) )",
            age_bounds,
        ),
        why: "the ages of the youngest and the oldest are told, each with its period",
        finds: &[("It is for children [between six months and 19 years of age].", "0.5..19 year old")],
        leaves: &["It took between six months and two years of work."],
    },
    Rule {
        name: "quantity-age",
        kind: Kind::Quantity,
        by: By::Pattern("number:#count", hyphened_age),
        why: "a number stands joined to \"year-old\"",
        finds: &[
            ("They named a [21-year-old] clerk.", "21 year old"),
            ("An [eleven-month-old] boy slept.", "11 month old"),
        ],
        leaves: &["They drove a 21-seat bus."],
    },
    Rule {
        name: "quantity-age-aged",
        kind: Kind::Quantity,
        by: By::Pattern("( aged | ( age of ) | ( age <age ) ) number:#bare", age),
        why: "a number stands behind \"aged\"",
        finds: &[("The painter died [aged 52].", "52 year old")],
        leaves: &["The aged painter sold 52 works."],
    },
    Rule {
        name: "quantity-age-old",
        kind: Kind::Quantity,
        by: By::Pattern("number:#number period:@period ( - )? ( old | older | of age )", period_age),
        why: "a number of years stands before \"old\"",
        finds: &[("Her son is [nine years old].", "9 year old")],
        leaves: &["Her son has been old for nine years."],
    },
    Rule {
        name: "quantity-age-comma",
        kind: Kind::Quantity,
        by: By::Pattern(r"#name ( , | \( ) claim:number:#bare &( , | \) | . | ; | and )", plain_age),
        why: "a number stands between commas behind a name",
        finds: &[("Ann Bell, [39], runs the mill.", "39 year old")],
        leaves: &["In Norland, 39 mills stand still.", "Ann Bell, 1939, is a painting."],
    },
    Rule {
        name: "quantity-age-of-person",
        kind: Kind::Quantity,
        by: By::Pattern(r"@person ( , claim:number:#bare , | \( claim:number:#bare \) )", plain_age),
        why: "a number stands between commas behind a person",
        finds: &[("A nurse, [43], was told.", "43 year old"), ("Her brother ([22]) left.", "22 year old")],
        leaves: &["To the nurses, 43 mills stand still."],
    },
    Rule {
        name: "quantity-age-died-at",
        kind: Kind::Quantity,
        by: By::Pattern(
            "( die | dies | died | dead | dying ) ,? at claim:number:#bare &( , | . | ; | in | of | after | from )",
            plain_age,
        ),
        why: "it is told how old somebody died",
        finds: &[("The painter died at [87] in Bern.", "87 year old")],
        leaves: &["The painter died at 87 Mill Lane."],
    },
    Rule {
        name: "quantity-age-headline",
        kind: Kind::Quantity,
        by: By::Pattern("( die | dies | died | dead ) ,? at claim:number:#bare $", plain_age),
        why: "it is told how old somebody died",
        finds: &[("Painter Ann Bell dies at [87]", "87 year old")],
        leaves: &["Painter Ann Bell dies at sea"],
    },
    Rule {
        name: "quantity-aged-years",
        kind: Kind::Quantity,
        by: By::Pattern("claim:( aged number:#number years )", figure_age),
        why: "a number of years stands behind \"aged\"",
        finds: &[("He died [aged 84 years].", "84 year old")],
        leaves: &["He aged 84 barrels."],
    },
    Rule {
        name: "quantity-age-decade",
        kind: Kind::Quantity,
        by: By::Pattern(
            "claim:( in ( his | her | their ) ( early | mid | late | - ){0,2} decade:( twenties | thirties | forties | fifties | sixties | seventies | eighties | nineties | 20s | 30s | 40s | 50s | 60s | 70s | 80s | 90s ) )",
            decade,
        ),
        why: "the decade of somebody's life is told",
        finds: &[("A man [in his forties] left.", "40..49 year old")],
        leaves: &["It rose in the forties."],
    },
    Rule {
        name: "quantity-ages-between",
        kind: Kind::Quantity,
        by: By::Pattern("claim:( between the ages of low:#number and high:#number )", age_range),
        why: "the ages of the youngest and the oldest are told",
        finds: &[("It is for those [between the ages of 17 and 29].", "17..29 year old")],
        leaves: &["It stood between the ages of iron and bronze."],
    },
    Rule {
        name: "quantity-age-pair",
        kind: Kind::Quantity,
        by: By::Pattern("#name , #bare and claim:number:#bare &( , | . )", plain_age),
        why: "two ages stand behind two names",
        finds: &[("They met Ann Bell and Jo Reed, 40 and [49], at a pub.", "49 year old")],
        leaves: &["They met Ann Bell, and 49 others came."],
    },
    Rule {
        name: "quantity-age-told",
        kind: Kind::Quantity,
        by: By::Pattern(
            "( is | was | turned | turns ) claim:number:#bare &( , | . | ; | when | and )",
            told_age,
        ),
        why: "a number alone says how old somebody is",
        finds: &[
            ("Ann Bell, the mayor of Norhaven, was [68].", "68 year old"),
            ("She turned [35] when the mill shut.", "35 year old"),
        ],
        leaves: &["The sum was 68.", "Ann Bell, the mayor, was 68 miles off."],
    },
];

fn hyphened_age(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    let old = context.text.token(count.span.end.checked_sub(1)?)?;
    let is_age = count.counted == Counted::Hyphen && (old.is("old") || old.is("olds"));
    let period = context.text.token(count.head?)?.of(context.text.source).to_lowercase();
    is_age.then(|| quantity(count.amount, format!("{} old", singular_of(&period))))
}

fn age(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let amount = count_of(found, context)?.amount;
    let is_age = amount.high.is_some_and(|years| years <= 125.0);
    is_age.then(|| quantity(amount, "year old"))
}

fn plain_age(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    (count.amount.modifier == Modifier::Exact && count.sort == Sort::Count).then(|| age(found, context))?
}

/// "aged 84 years".
fn figure_age(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let amount = context.figure_at(found.role("number")?.start)?.amount;
    is_age(amount.low).then(|| quantity(amount, "year old"))
}

/// "in his forties": from 40 to 49.
fn decade(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    const NAMES: [&str; 8] =
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    let word = context.words(found.role("decade")?).to_lowercase();
    let named = (2_u8..).zip(NAMES).find(|(_, name)| *name == word).map(|(tens, _)| f64::from(tens) * 10.0);
    let low = named.or_else(|| word.trim_end_matches('s').parse().ok())?;
    let amount = Amount { low: Some(low), high: Some(low + 9.0), modifier: Modifier::Range };
    Some(quantity(amount, "year old"))
}

fn period_age(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let amount = context.figure_at(found.role("number")?.start)?.amount;
    let period = context.words(found.role("period")?).to_lowercase();
    Some(quantity(amount, format!("{} old", singular_of(&period))))
}

/// "Ann Bell, the mayor, was 68": the subject is a person, as far as the word before the verb tells.
fn told_age(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let verb = found.span.start;
    let before = verb.checked_sub(1)?;
    let token = context.text.token(before)?;
    let is_person =
        ["he", "she", "who", ","].iter().any(|word| token.is(word)) || context.tag(before) == Tag::Name;
    let amount = count_of(found, context)?.amount;
    let is_age = amount.low.is_some_and(|years| years.fract() == 0.0 && (1.0..=110.0).contains(&years));
    (is_person && is_age).then(|| plain_age(found, context))?
}

/// Whether `years` can be an age.
fn is_age(years: Option<f64>) -> bool {
    years.is_some_and(|years| years.fract() == 0.0 && (0.0..=110.0).contains(&years))
}

fn bounded_age(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    let bounds = matches!(count.amount.modifier, Modifier::LessThan | Modifier::MoreThan | Modifier::Range);
    (bounds && is_age(count.amount.low) && is_age(count.amount.high) && count.unit.is_none())
        .then(|| quantity(count.amount, "year old"))
}

fn age_range(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let figure = |name| context.figure_at(found.role(name)?.start).map(|figure| figure.amount);
    let both = figure("both").filter(|both| both.modifier == Modifier::Range);
    let low = both.or_else(|| figure("low"))?.low;
    let high = both.or_else(|| figure("high"))?.high;
    let amount = Amount { low, high, modifier: Modifier::Range };
    (is_age(low) && is_age(high)).then(|| quantity(amount, "year old"))
}

/// "between six months and 19 years of age": both ends in years.
fn age_bounds(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let years = |number, period| {
        let period = context.text.token(found.role(period)?.start)?;
        let (months, years) =
            (period.is("months") || period.is("month"), period.is("years") || period.is("year"));
        let amount = context.figure_at(found.role(number)?.start)?.amount.low.filter(|_| months || years)?;
        Some(if months { amount / 12.0 } else { amount })
    };
    let amount = Amount { low: years("low", "from"), high: years("high", "to"), modifier: Modifier::Range };
    (amount.low? < amount.high?).then(|| quantity(amount, "year old"))
}
