//! Numbers with what they count: "301 stores", "dozens of homes", "a third of voters", "40 flights a week".
//!
//! Invariant: the noun stands with its number; a year, a name and a pair known before are no count.

use crate::extract::claim::{Kind, Reading};
use crate::extract::context::Context;
use crate::extract::count::{Count, Counted};
use crate::extract::matcher::Match;
use crate::extract::rule::{By, Rule};
use crate::text::figure::Sort;
use crate::text::lexicon::Class;
use crate::text::{Amount, Modifier, Tag, Word, words};

use super::measures::recurrence;
use super::{count_of, quantity, unit_of};

/// The rules, the most telling first.
pub(in crate::extract::rules) const RULES: &[Rule] = &[
    Rule {
        name: "quantity-fraction",
        kind: Kind::Quantity,
        by: By::Pattern("number:#count", fraction),
        why: "a part of a whole is told",
        finds: &[("[A third of voters] stayed at home.", "0.333333 of voters")],
        leaves: &["A third vote was held."],
    },
    Rule {
        name: "quantity-count",
        kind: Kind::Quantity,
        by: By::Pattern("number:#count", count),
        why: "a number stands before what it counts",
        finds: &[
            ("The deal covers [301 stores].", "301 store"),
            ("Rangers saw [six aircraft] on Friday.", "6 aircraft"),
            ("The wind tore roofs off [dozens of homes].", "many home"),
            ("It is a [three-stage] plan.", "3 stage"),
            ("Norland has [12 Native American schools].", "12 school"),
            ("Davel has [40 flights] a week.", "40 flight per week"),
            ("Davel had [40 flights] a week ago.", "40 flight"),
            ("Netto has [about 7000 employees].", "~7000 employee"),
        ],
        leaves: &[
            "The two sides met for three days.",
            "In 2019 the Boeing 737 flew again.",
            "One of them left.",
            "Some homes burned.",
            "A Category 5 storm came on day three of the race.",
            "They met at 36 Rue Verte.",
            "The 9/11 attacks came first.",
            "It flies old Norjet 707s.",
        ],
    },
];

fn fraction(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    if count.sort != Sort::Fraction || count.unit.is_some() {
        return None;
    }
    match count.counted {
        Counted::Of => Some(quantity(count.amount, context.words(count.noun))),
        Counted::Behind => Some(quantity(count.amount, unit_of(count, context)?)),
        _ => None,
    }
}

/// A number of things or people, where it is news.
fn count(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    let fits = matches!(count.sort, Sort::Count | Sort::Vague) && count.unit.is_none();
    let tied = matches!(count.counted, Counted::Behind | Counted::Of | Counted::Hyphen);
    let is_no_news = || {
        is_known_pair(count, context)
            || count.is_year(&context.text, &context.tags)
            || count.is_of_name(&context.text, &context.tags)
            || is_title(count, context)
    };
    if !fits || !tied || is_other_kind(count, context)? || is_no_news() {
        return None;
    }
    let per = recurrence(context, count.span.end);
    Some(Reading::Quantity { amount: count.amount, unit: unit_of(count, context)?, per })
}

/// "three times", "five days", "three of them", "a 107 million loss", "40 BC": what other rules read, or nobody.
fn is_other_kind(count: &Count, context: &Context<'_>) -> Option<bool> {
    let head = context.text.token(count.head?)?;
    let is_time = head.classes.has(Class::Period) || head.classes.has(Class::CalendarName);
    let is_pronoun = context.tag(count.head?) == Tag::Pronoun;
    let is_sum = head.classes.has(Class::MoneyNoun) && count.amount.low.is_some_and(|low| low >= 1e6);
    Some(is_time || is_pronoun || is_sum || OTHERS.contains(&head.word))
}

/// Pronouns, times and eras, which no count is of.
const OTHERS: &[Word] =
    words!["times", "them", "whom", "c.e", "c.e.", "b.c.e", "b.c.e.", "ce", "bce", "bc", "ad"];

/// "the Ten Rings", "a Six Flags park": a number word with a capital inside a sentence begins a name.
fn is_title(count: &Count, context: &Context<'_>) -> bool {
    let at = count.span.start;
    let names = |at: usize| context.text.token(at).is_some_and(|token| token.is_word() && token.is_capital());
    let sentence = context.text.sentences.get(context.text.sentence_of(at));
    let opens = sentence.is_none_or(|sentence| sentence.start == at);
    let span = context.text.span_of(count.span);
    let is_headline = context.headline.is_some_and(|headline| headline.contains(span));
    let before = at.checked_sub(1).and_then(|at| context.text.token(at));
    names(at) && names(at + 1) && !opens && !is_headline && before.is_some_and(|before| before.is_word())
}

/// "one man", "the two sides": known before, or no figure at all.
fn is_known_pair(count: &Count, context: &Context<'_>) -> bool {
    let Amount { low, high, modifier } = count.amount;
    let (is_one, is_exact) = (low == Some(1.0), low == high && modifier == Modifier::Exact);
    let is_small = is_exact && low.is_some_and(|low| low <= 2.0);
    let head = count.head.and_then(|head| context.text.token(head));
    match count.counted {
        Counted::Of => is_one,
        Counted::Hyphen => is_small && head.is_some_and(|head| BUILD.contains(&head.word)),
        _ => {
            // "1 seat" in digits is a figure.
            let in_words = context.text.token(count.span.start).is_none_or(|token| !token.is_number());
            let is_plain = head.is_some_and(|head| head.classes.has(Class::PlainSide));
            is_small && (is_one && in_words || is_plain || is_definite(count, context))
        }
    }
}

/// How something is built: "two-legged", "a two-party system".
const BUILD: &[Word] = words![
    "legged",
    "pronged",
    "party",
    "sided",
    "way",
    "faced",
    "handed",
    "state",
    "dimensional",
    "tier",
    "tiered",
    "winged",
    "wheeled",
    "person"
];

/// "the two sides", "Norland's two coasts"; "their two sons" tells how many there are.
fn is_definite(count: &Count, context: &Context<'_>) -> bool {
    let before = count.span.start.checked_sub(1);
    let Some((at, token)) = before.and_then(|at| Some((at, context.text.token(at)?))) else { return false };
    let is_kin = count.is_people && words!["his", "her", "their"].contains(&token.word);
    let is_determiner = matches!(context.tag(at), Tag::Determiner | Tag::Pronoun);
    !is_kin && (is_determiner || words!["'s", "’s", "other"].contains(&token.word))
}
