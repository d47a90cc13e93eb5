//! Figures: money, shares, measures, scores, ages, and numbers of things and people.
//!
//! Invariant: reads how much and of what; people harmed, dates and lengths of time are other rules' claims.

use crate::text::figure::{Figure, Sort};
use crate::text::lexicon::{Class, singular_of};
use crate::text::{Amount, Modifier, Tag, TokenSpan, Word, words};

use super::super::claim::{Kind, Reading};
use super::super::context::Context;
use super::super::count::{Count, Counted};
use super::super::matcher::Match;
use super::super::rule::{By, Rule};

/// The rules, the most telling first.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "quantity-score",
        kind: Kind::Quantity,
        by: By::Pattern("score:#number", score),
        why: "two figures with a dash between them are a result",
        finds: &[
            ("Norland beat Sudland [3 – 0] at home.", "3..0 score"),
            ("The court ruled [5-4] for her.", "5..4 score"),
        ],
        leaves: &["They sold 3-4 million tickets."],
    },
    Rule {
        name: "quantity-magnitude",
        kind: Kind::Quantity,
        by: By::Pattern(
            "( hedge:( over | above | exceeding | under | below ) )? magnitude ( of | - )? number:#number",
            magnitude,
        ),
        why: "a number stands beside \"magnitude\"",
        finds: &[
            ("A quake of [magnitude 5.2] shook Norhaven.", "5.2 magnitude"),
            ("It felt dozens of quakes [over magnitude 4.5] in May.", ">4.5 magnitude"),
        ],
        leaves: &["Nobody knew the magnitude of it."],
    },
    Rule {
        name: "quantity-quake",
        kind: Kind::Quantity,
        by: By::Pattern(
            "claim:number:#number ( - )? ( earthquake | quake | tremor | aftershock | temblor )",
            strength,
        ),
        why: "a small decimal number stands before a quake",
        finds: &[
            ("A [6.4] earthquake shook Norhaven.", "6.4 magnitude"),
            ("A [5.0] quake shook Norhaven.", "5 magnitude"),
        ],
        leaves: &["They counted 6 quakes and 12 aftershocks."],
    },
    Rule {
        name: "quantity-of-magnitude",
        kind: Kind::Quantity,
        by: By::Pattern("claim:( number:#number magnitude )", magnitude),
        why: "a number stands before \"magnitude\"",
        finds: &[("A [5.0 magnitude] aftershock followed.", "5 magnitude")],
        leaves: &["It was 100 magnitudes off."],
    },
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
        name: "quantity-category",
        kind: Kind::Quantity,
        by: By::Pattern("category claim_number:#number", category),
        why: "the strength of a storm is told",
        finds: &[("Ann grew to a [category 4] storm.", "4 category")],
        leaves: &["They won in the category of five miles."],
    },
    Rule {
        name: "quantity-points-to",
        kind: Kind::Quantity,
        by: By::Pattern("claim:( number:#count to other:#bare )", points_to),
        why: "the points of two sides are set against each other",
        finds: &[("The Reds led [22 points to 10].", "22..10 score")],
        leaves: &["They moved 22 houses to 10 towns."],
    },
    Rule {
        name: "quantity-votes-hyphened",
        kind: Kind::Quantity,
        by: By::Pattern(
            "claim:( one:=number - to - other:=number ) ( vote | votes | margin | majority | decision | defeat | ballot | . | , )",
            split_votes,
        ),
        why: "two numbers of votes are set against each other",
        finds: &[("The bill passed in a [230-to-198] vote.", "230..198 vote")],
        leaves: &["They took a 9-to-5 job."],
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
        name: "quantity-votes",
        kind: Kind::Quantity,
        by: By::Pattern("( voted | ( vote of ) | ( votes of ) ) claim:( one:#bare to other:#bare )", votes),
        why: "two numbers of votes are set against each other",
        finds: &[("The council voted [66 to 27] for the bridge.", "66..27 vote")],
        leaves: &["The council voted on five bridges."],
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

pub(super) fn quantity(amount: Amount, unit: impl Into<String>) -> Reading {
    Reading::Quantity { amount, unit: unit.into(), per: None }
}

pub(super) fn count_of<'c>(found: &Match<'_>, context: &'c Context<'_>) -> Option<&'c Count> {
    context.count_at(found.role("number")?.start)
}

/// "a category 4 storm": a level, told in whole numbers.
fn category(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let figure = context.figure_at(found.role("claim_number")?.start)?;
    let is_level =
        figure.amount.low.is_some_and(|low| low <= 5.0 && low.fract() == 0.0) && figure.unit.is_none();
    is_level.then(|| quantity(figure.amount, "category"))
}

/// "22 points to 10".
fn points_to(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    let other = context.count_at(found.role("other")?.start)?;
    let is_score = context.text.token(count.head?).is_some_and(|head| head.is("points") || head.is("point"));
    let amount = Amount { low: count.amount.low, high: other.amount.low, modifier: Modifier::Exact };
    (is_score && other.sort == Sort::Count).then(|| quantity(amount, "score"))
}

/// "230-to-198".
fn split_votes(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let value = |role| context.words(found.role(role)?).replace(',', "").parse::<f64>().ok();
    let amount = Amount { low: value("one"), high: value("other"), modifier: Modifier::Exact };
    (amount.low.is_some() && amount.high.is_some()).then(|| quantity(amount, "vote"))
}

fn score(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let figure = context.figure_at(found.span.start)?;
    (figure.sort == Sort::Score).then(|| quantity(figure.amount, "score"))
}

fn magnitude(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let figure = context.figure_at(found.role("number")?.start)?;
    let small = figure.amount.high.is_some_and(|high| high < 10.0) && figure.unit.is_none();
    let hedge = found.role("hedge").and_then(|hedge| context.text.token(hedge.start));
    let mut amount = figure.amount;
    if let Some(word) = hedge {
        let is_less = word.is("under") || word.is("below");
        amount.modifier = if is_less { Modifier::LessThan } else { Modifier::MoreThan };
    }
    small.then(|| quantity(amount, "magnitude"))
}

/// "a 6.4 earthquake": told to one decimal, it is how strong the quake was, not how many there were.
fn strength(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let figure = context.figure_at(found.role("number")?.start)?;
    let written = context.words(figure.number);
    let told = figure.amount.low.is_some_and(|low| low < 10.0) && written.contains('.');
    (told && figure.unit.is_none()).then(|| quantity(figure.amount, "magnitude"))
}

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
fn recurrence(context: &Context<'_>, at: usize) -> Option<String> {
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
    if !fits
        || !tied
        || is_known_pair(count, context)
        || count.is_year(&context.text, &context.tags)
        || count.is_of_name(&context.text, &context.tags)
    {
        return None;
    }
    let head = context.text.token(count.head?)?;
    let is_time =
        head.is("times") || head.classes.has(Class::Period) || head.classes.has(Class::CalendarName);
    let is_pronoun = context.tag(count.head?) == Tag::Pronoun || head.is("them") || head.is("whom");
    let is_other_unit = head.classes.has(Class::MoneyNoun) && count.amount.low.is_some_and(|low| low >= 1e6);
    let is_era = ["c.e", "c.e.", "b.c.e", "b.c.e.", "ce", "bce", "bc", "ad"].iter().any(|era| head.is(era));
    if is_era || is_title(count, context) {
        return None;
    }
    let unit = unit_of(count, context)?;
    let per = recurrence(context, count.span.end);
    (!is_time && !is_pronoun && !is_other_unit).then_some(Reading::Quantity {
        amount: count.amount,
        unit,
        per,
    })
}

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
    let is_small = low == high && low.is_some_and(|low| low <= 2.0) && modifier == Modifier::Exact;
    // "1 seat" in digits is a figure.
    let in_words = context.text.token(count.span.start).is_none_or(|token| !token.is_number());
    let is_one = low == Some(1.0) && is_small && in_words && count.counted != Counted::Hyphen;
    let before = count.span.start.checked_sub(1);
    let is_definite = before.is_some_and(|at| {
        matches!(context.tag(at), Tag::Determiner | Tag::Pronoun)
            || context
                .text
                .token(at)
                .is_some_and(|token| token.is("'s") || token.is("’s") || token.is("other"))
    });
    let is_plain = count
        .head
        .and_then(|head| context.text.token(head))
        .is_some_and(|head| head.classes.has(Class::PlainSide));
    // "their two sons" tells how many there are.
    let is_kin = before.is_some_and(|at| {
        let token = context.text.token(at);
        token.is_some_and(|token| ["his", "her", "their"].iter().any(|word| token.is(word)))
    }) && count.is_people;
    // "two-legged", "a two-party system": how something is built.
    const BUILD: [&str; 14] = [
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
        "person",
    ];
    let head = count.head.and_then(|head| context.text.token(head));
    let is_build =
        count.counted == Counted::Hyphen && head.is_some_and(|head| BUILD.iter().any(|word| head.is(word)));
    is_one
        || (low == Some(1.0) && count.counted == Counted::Of)
        || (is_small && (is_definite && !is_kin || is_plain) && count.counted == Counted::Behind)
        || (is_small && is_build)
}

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
        .then(|| elsewhere_plain(found, context))?
}

fn votes(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let side =
        |name| context.figure_at(found.role(name)?.start)?.amount.low.filter(|votes| votes.fract() == 0.0);
    let amount = Amount { low: Some(side("one")?), high: Some(side("other")?), modifier: Modifier::Exact };
    Some(quantity(amount, "vote"))
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
    told.then(|| elsewhere_plain(found, context))?
}

/// "the Blues lost 42": more than two, and no year.
fn won(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    let counts =
        count.sort == Sort::Count && count.amount.low.is_some_and(|low| low > 2.0 && low.fract() == 0.0);
    let reading = counts.then(|| elsewhere_plain(found, context))??;
    let is_named = matches!(&reading, Reading::Quantity { unit, .. } if !unit.is_empty());
    (is_named && !count.is_year(&context.text, &context.tags)).then_some(reading)
}

/// "the 15 that share the coin"; "the one who left" counts nothing.
fn told_apart(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let tells = count_of(found, context)?.amount.low.is_some_and(|low| low > 1.0);
    tells.then(|| elsewhere_plain(found, context))?
}

fn elsewhere_plain(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let number = found.role("number")?;
    let count = context.count_at(number.start)?;
    if count.is_of_name(&context.text, &context.tags) {
        return None;
    }
    let sentence = context.text.sentences.get(context.text.sentence_of(number.start)).copied()?;
    let first = context.counts.partition_point(|other| other.span.start < sentence.start);
    let near = context.counts.iter().skip(first).take_while(|other| other.span.start < sentence.end);
    let named =
        |other: &&Count| other.head.is_some() && other.counted == Counted::Behind && other.span != count.span;
    let before = near.clone().filter(|other| named(other) && other.span.end <= number.start).last();
    let unit = before.or_else(|| near.clone().find(|other| named(other) && other.span.start >= number.end));
    let earlier = || {
        let last = context.text.sentence_of(number.start).checked_sub(1)?;
        let from = context.text.sentences.get(last)?.start;
        let told = context.counts.get(..first)?.iter().rev();
        let told = told.take_while(|other| other.span.start >= from).find(named)?;
        unit_of(told, context)
    };
    let unit = unit.and_then(|other| unit_of(other, context)).or_else(|| {
        let plural = (sentence.start..number.start).rev().find(|&at| context.tag(at) == Tag::Plural)?;
        word_in_singular(plural, context)
    });
    // "Of the 300 who voted", "At least 45 were aboard".
    let is_person = |at: usize| {
        let token = context.text.token(at);
        token.is_some_and(|token| ["who", "whom", "aboard", "attended"].iter().any(|word| token.is(word)))
    };
    let unit =
        unit.or_else(|| (is_person(number.end) || is_person(number.end + 1)).then(|| "person".to_owned()));
    Some(quantity(count.amount, unit.or_else(earlier).unwrap_or_default()))
}

fn word_in_singular(at: usize, context: &Context<'_>) -> Option<String> {
    Some(singular_of(&context.text.token(at)?.of(context.text.source).to_lowercase()))
}

/// The singular of what is counted, with the nouns that make one name with it: "police officer".
pub(super) fn unit_of(count: &Count, context: &Context<'_>) -> Option<String> {
    let head = count.head?;
    let mut start = head;
    while start > count.noun.start && context.tag(start - 1) == Tag::Noun {
        start -= 1;
    }
    let nouns = (start..head).filter_map(|at| context.text.token(at));
    let mut words: Vec<String> = nouns.map(|token| token.of(context.text.source).to_lowercase()).collect();
    words.push(word_in_singular(head, context)?);
    Some(words.join(" "))
}
