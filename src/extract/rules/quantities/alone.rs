//! Numbers alone, which count what stands elsewhere: "more than 600 at home", "the Blues lost 42", "closed at 18,432.24".
//!
//! Invariant: what is counted stands in the same sentence or the one before, or nothing names it.

use crate::extract::claim::{Kind, Reading};
use crate::extract::context::Context;
use crate::extract::count::{Count, Counted};
use crate::extract::matcher::Match;
use crate::extract::rule::{By, Rule};
use crate::text::figure::Sort;
use crate::text::lexicon::Class;
use crate::text::{Modifier, Tag, Token, words};

use super::{count_of, quantity, unit_of, word_in_singular};

/// The rules, the most telling first.
pub(in crate::extract::rules) const RULES: &[Rule] = &[
    Rule {
        name: "quantity-elsewhere",
        kind: Kind::Quantity,
        by: By::Pattern("claim:( number:#bare strong? )", elsewhere),
        why: "a hedged or large number counts what stands elsewhere",
        finds: &[
            ("It has 40 shops abroad and [more than 600] at home.", ">600 shop"),
            ("The number of cases fell to [almost zero].", "<0 case"),
        ],
        leaves: &["It has 40 shops abroad and 6 at home.", "They met at ground zero."],
    },
    Rule {
        name: "quantity-level",
        kind: Kind::Quantity,
        by: By::Pattern("( to | at | from ) claim:number:#bare", level),
        why: "a grouped or decimal number is the level something reached",
        finds: &[
            ("The index rose 12 points to close at [18,432.24].", "18432.24 point"),
            ("The index lost 2 points and fell to [98.87] in June.", "98.87 point"),
        ],
        leaves: &["They met at 5.", "It was moved to 2019.", "They met at 8.30."],
    },
    Rule {
        name: "quantity-won",
        kind: Kind::Quantity,
        by: By::Pattern(
            "( ( won | lost | gained | took | has | have | holds | hold | held | only | received | secured | securing | earned | polled | winning ) | ( ( drops | dropped | falls | fell | rises | rose | grew ) to ) | ( ( first | second | third | fourth ) with ) | ( of #count , ) | ( of the #count , ) ) claim:number:#bare &( , | . | ; | and | in | have | had | were )",
            won,
        ),
        why: "a number alone counts what was counted before",
        finds: &[
            ("The Reds took 13 seats and the Blues lost [42].", "42 seat"),
            ("The Reds hold 27 seats; the Blues have [12].", "12 seat"),
            ("Berg had 220 votes. Lind received [192].", "192 vote"),
            ("Of the 40 passengers, [22] were from Norland.", "22 passenger"),
            ("They may take 20 boxes, but the number drops to [six].", "6 box"),
        ],
        leaves: &["The Reds lost 2 and won 1."],
    },
    Rule {
        name: "quantity-those-that",
        kind: Kind::Quantity,
        by: By::Pattern("the claim:number:#bare ( that | who | which )", told_apart),
        why: "a number of things named before is told apart",
        finds: &[("It lends to countries beside the [15] that share the coin.", "15 country")],
        leaves: &["It lends to the 15 countries that share the coin.", "He speaks to the one who left."],
    },
];

/// "more than 600", "roughly 2000": what is counted stands before or behind.
fn elsewhere(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    let is_strong = context.text.token(count.span.end).is_some_and(|token| token.is("strong"));
    let before = count.span.start.checked_sub(1).and_then(|at| context.text.token(at));
    let is_named = before.is_some_and(|word| ["ground", "net", "absolute"].iter().any(|name| word.is(name)));
    let is_zero = count.amount.low == Some(0.0) && !is_named;
    let hedged = is_strong
        || is_zero
        || (count.amount.modifier != Modifier::Exact && count.amount.low.is_some_and(|low| low > 1.0))
        || count.amount.low.is_some_and(|low| low >= 1e5);
    let is_time = context.text.token(count.span.end).is_some_and(|token| token.classes.has(Class::Period));
    (hedged && count.sort == Sort::Count && !count.is_year(&context.text, &context.tags) && !is_time)
        .then(|| counted_elsewhere(found, context))?
}

/// "closed at 18,432.24", "to 12,000 from 9,000": no clock and no year is written so.
fn level(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    let written = context.text.token(count.span.start)?.of(context.text.source);
    // No clock shows 24 hours or 60 minutes.
    let parts = written.split_once('.').and_then(|(hours, minutes)| {
        Some((hours.parse::<u32>().ok()?, minutes.parse::<u32>().ok().filter(|_| minutes.len() == 2)?))
    });
    let decimal = parts.is_some_and(|(hours, minutes)| hours > 24 || (hours > 9 && minutes > 59));
    let told = count.span.len() == 1 && (written.contains(',') || decimal);
    told.then(|| counted_elsewhere(found, context))?
}

/// "the Blues lost 42": more than two, and no year.
fn won(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    let counts =
        count.sort == Sort::Count && count.amount.low.is_some_and(|low| low > 2.0 && low.fract() == 0.0);
    let reading = counts.then(|| counted_elsewhere(found, context))??;
    let is_named = matches!(&reading, Reading::Quantity { unit, .. } if !unit.is_empty());
    (is_named && !count.is_year(&context.text, &context.tags)).then_some(reading)
}

/// "the 15 that share the coin"; "the one who left" counts nothing.
fn told_apart(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let tells = count_of(found, context)?.amount.low.is_some_and(|low| low > 1.0);
    tells.then(|| counted_elsewhere(found, context))?
}

/// Reads the number alone, as one of what is counted near it.
fn counted_elsewhere(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    let unit = || {
        counted_in_sentence(count, context)
            .or_else(|| plural_before(count, context))
            .or_else(|| people_behind(count, context))
            .or_else(|| counted_in_sentence_before(count, context))
    };
    let is_of_name = count.is_of_name(&context.text, &context.tags);
    (!is_of_name).then(|| quantity(count.amount, unit().unwrap_or_default()))
}

/// The counts that name what they count in the sentence `sentence`.
fn named_counts<'c>(sentence: usize, context: &'c Context<'_>) -> impl DoubleEndedIterator<Item = &'c Count> {
    let within = context.text.sentences.get(sentence).copied().unwrap_or_default();
    let place = |at: usize| context.counts.partition_point(|count| count.span.start < at);
    let told = context.counts.get(place(within.start)..place(within.end)).unwrap_or_default();
    told.iter().filter(|count| count.head.is_some() && count.counted == Counted::Behind)
}

/// What the nearest count before it in the sentence counts, or else the next one.
fn counted_in_sentence(count: &Count, context: &Context<'_>) -> Option<String> {
    let near = || named_counts(context.text.sentence_of(count.span.start), context);
    let before = near().rfind(|other| other.span.end <= count.span.start);
    unit_of(before.or_else(|| near().find(|other| other.span.start >= count.span.end))?, context)
}

fn counted_in_sentence_before(count: &Count, context: &Context<'_>) -> Option<String> {
    let last = context.text.sentence_of(count.span.start).checked_sub(1)?;
    unit_of(named_counts(last, context).next_back()?, context)
}

fn plural_before(count: &Count, context: &Context<'_>) -> Option<String> {
    let sentence = context.text.sentences.get(context.text.sentence_of(count.span.start))?;
    let plural = (sentence.start..count.span.start).rev().find(|&at| context.tag(at) == Tag::Plural)?;
    word_in_singular(plural, context)
}

/// "Of the 300 who voted", "At least 45 were aboard".
fn people_behind(count: &Count, context: &Context<'_>) -> Option<String> {
    let behind = [count.span.end, count.span.end + 1];
    let mut behind = behind.into_iter().filter_map(|at| context.text.token(at));
    let tells = |token: &Token| words!["who", "whom", "aboard", "attended"].contains(&token.word);
    behind.any(tells).then(|| "person".to_owned())
}
