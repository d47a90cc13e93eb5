//! Figures with their units, and what they are told for: "4.1 percent", "$52 a barrel", "18.9 crashes per 100,000 people".
//!
//! Invariant: the unit stands with the figure, but for sums, whose currency the article told before.

use crate::extract::claim::{Kind, Reading};
use crate::extract::context::Context;
use crate::extract::matcher::Match;
use crate::extract::rule::{By, Rule};
use crate::text::figure::{Figure, Sort};
use crate::text::lexicon::Class;
use crate::text::{Amount, Modifier, TokenSpan, Word, words};

use super::{count_of, quantity};

/// The rules, the most telling first.
pub(in crate::extract::rules) const RULES: &[Rule] = &[
    Rule {
        name: "quantity-rate",
        kind: Kind::Quantity,
        by: By::Pattern(
            "claim:( number:#count per ( #count | ( ( cubic | square ) _ ) | @period | @rate-base | capita | person | head | million | billion | thousand | hundred ) ( ( per | a ) @period )? )",
            rate,
        ),
        why: "a number is told for so many",
        finds: &[
            ("Norland has [18.9 crashes per 100,000 people].", "18.9 crashes per 100,000 people"),
            ("It runs [40 tests per day].", "40 tests per day"),
        ],
        leaves: &["It runs 40 tests in all.", "They sell one pack per order."],
    },
    Rule {
        name: "quantity-measure",
        kind: Kind::Quantity,
        by: By::Pattern("number:#number", measure),
        why: "a figure stands with its unit",
        finds: &[
            ("The loan is [up to US$14 billion].", "<=14000000000 USD"),
            ("Prices rose [4.1 percent] in May.", "4.1 %"),
            ("It is [roughly five miles] off.", "~5 mile"),
            ("They live on [$5 a day] in Davel.", "5 USD per day"),
            ("The well gives [20 litres a day].", "20 l per day"),
            ("Oil fell to [$52 a barrel] a year ago.", "52 USD per barrel"),
            ("It cost [$7 billion] a year ago.", "7000000000 USD"),
            ("It costs about $8000 or [€7000].", "~7000 EUR"),
            (
                "It lies five miles off and [between $3 million and $5 million] deep in debt.",
                "3000000..5000000 USD",
            ),
        ],
        leaves: &["The loan ran for five months.", "It has five rooms."],
    },
    Rule {
        name: "quantity-sum",
        kind: Kind::Quantity,
        by: By::Pattern("claim:number:#number ( %adjective | %noun | - ){0,2} @money-noun", sum),
        why: "a number stands before a noun that names a sum",
        finds: &[("It made €2 million but had a [107 million] loss.", "107000000 EUR")],
        leaves: &["It made a 107-page bill public."],
    },
];

/// "18.9 crashes per 100,000 people": the unit is all that stands behind the number.
fn rate(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    let claim = found.role("claim")?;
    let unit = TokenSpan::new(count.noun.start, claim.end);
    (count.head.is_some() && count.sort == Sort::Count).then(|| quantity(count.amount, context.words(unit)))
}

/// A figure with its unit; one that tells another again shares its hedge: "roughly five miles (eight km)".
fn measure(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let figure = context.figure_at(found.span.start)?;
    let unit = figure.unit?;
    let mut amount = figure.amount;
    let opens = |at: usize| context.text.token(at).is_some_and(|token| token.is("(") || token.is("or"));
    if let Some(bracket) = found.span.start.checked_sub(1).filter(|&at| opens(at)) {
        let before = earlier_figures(context, bracket).last();
        let converts = before.filter(|other| other.span.end == bracket && other.unit.is_some());
        if let Some(other) = converts.filter(|_| amount.modifier == Modifier::Exact) {
            amount.modifier = other.amount.modifier;
        }
    }
    let unit = in_money(unit, &mut amount, context, figure.span.start);
    let exact_none = figure.sort == Sort::None || figure.sort == Sort::Few;
    let base = figure.rate.and_then(|rate| {
        // "a-share": the base stands behind both hyphens.
        let hyphen = usize::from(context.text.token(rate.start + 1).is_some_and(|token| token.is("-")));
        told_for(context, TokenSpan::new(rate.start + 1 + hyphen, rate.end))
    });
    (!exact_none).then(|| Reading::Quantity { amount, unit: unit.to_owned(), per: base })
}

/// What a rate is told for, whose name is `base`.
fn told_for(context: &Context<'_>, base: TokenSpan) -> Option<String> {
    (!base.is_empty()).then(|| context.words(base).to_lowercase())
}

/// "40 flights a week": how often what ends before token `at` is told to recur.
pub(super) fn recurrence(context: &Context<'_>, at: usize) -> Option<String> {
    let is_any =
        |at: usize, words: &[Word]| context.text.token(at).is_some_and(|token| words.contains(&token.word));
    let period = context.text.token(at + 1).filter(|token| token.classes.has(Class::Period))?;
    let is_span =
        is_any(at + 2, words!["ago", "earlier", "later", "before", "after", "since", "old", "long"]);
    let recurs = is_any(at, words!["a", "an", "per", "each", "every"]) && !is_span && !period.is("period");
    recurs.then(|| told_for(context, TokenSpan::new(at + 1, at + 2))).flatten()
}

/// Cents and pence in the money they are part of: "69 cents" is 0.69 dollars.
fn in_money(unit: &'static str, amount: &mut Amount, context: &Context<'_>, at: usize) -> &'static str {
    let whole = match unit {
        "penny" => "GBP",
        "cent" => money_before(context, at).filter(|&code| code == "EUR").unwrap_or("USD"),
        _ => return unit,
    };
    amount.low = amount.low.map(|low| low / 100.0);
    amount.high = amount.high.map(|high| high / 100.0);
    whole
}

/// The currency the article last spoke of before token `at`.
fn money_before(context: &Context<'_>, at: usize) -> Option<&'static str> {
    let is_money = |unit: &str| unit.bytes().all(|byte| byte.is_ascii_uppercase()) && unit.len() == 3;
    let mut earlier = earlier_figures(context, at).iter().rev().take(MONEY_REACH);
    earlier.find_map(|other| other.unit.filter(|unit| is_money(unit)))
}

/// "a 107 million loss": money in the currency the article last spoke of.
fn sum(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let figure = context.figure_at(found.role("number")?.start)?;
    let large = figure.amount.low.is_some_and(|low| low >= 1e6) && figure.unit.is_none();
    let currency = money_before(context, figure.span.start)?;
    large.then(|| quantity(figure.amount, currency))
}

/// How many figures back the currency of a sum without a sign may stand.
const MONEY_REACH: usize = 40;

/// The figures that begin before token `at`.
fn earlier_figures<'c>(context: &'c Context<'_>, at: usize) -> &'c [Figure] {
    let behind = context.figures.partition_point(|figure| figure.span.start < at);
    context.figures.get(..behind).unwrap_or_default()
}
