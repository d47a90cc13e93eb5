//! Figures that lean on other words: the part of a number told, a noun in another sentence, "no", "one" and "twin".
//!
//! Invariant: reads what other words lend a figure; a figure with its own noun or unit is `counts`' or `measures`' claim.

use crate::text::figure::Sort;
use crate::text::lexicon::{Class, singular_of};
use crate::text::{Amount, Modifier, Tag};

use super::{count_of, quantity, unit_of};
use crate::extract::claim::{Kind, Reading};
use crate::extract::context::Context;
use crate::extract::count::{Count, Counted};
use crate::extract::matcher::Match;
use crate::extract::rule::{By, Rule};

/// The rules, the most telling first.
pub(in crate::extract::rules) const RULES: &[Rule] = &[
    Rule {
        name: "quantity-part-of",
        kind: Kind::Quantity,
        by: By::Pattern(
            "claim:number:#bare &( of ( the | its | their | his | her | those | these ) #count )",
            part,
        ),
        why: "a number is told of a larger number",
        finds: &[("[Eight] of the 14 highest peaks are in Norland.", "8 peak")],
        leaves: &["One of the 14 peaks is in Norland.", "Eight of the peaks are in Norland."],
    },
    Rule {
        name: "quantity-the-other",
        kind: Kind::Quantity,
        by: By::Pattern(
            "the ( other | remaining ) claim:number:#bare &( @being | @helping | , | . | ; )",
            rest,
        ),
        why: "the rest of a number told before",
        finds: &[("Norland has 14 peaks. The other [six] are abroad.", "6 peak")],
        leaves: &["The other six peaks are abroad.", "The other two are abroad."],
    },
    Rule {
        name: "quantity-of-those",
        kind: Kind::Quantity,
        by: By::Pattern(
            "( ( of ( which | whom ) ) | ( of ( those | these | them ) , ) | ( <!of another ) ) claim:number:#bare &( @being | @helping )",
            rest,
        ),
        why: "some of a number told before are told apart",
        finds: &[
            ("It sold 400 cars, of which [30] were red.", "30 car"),
            ("The house has 90 members. Of those, [17] are women.", "17 member"),
        ],
        leaves: &["Of those 17 houses, one was red."],
    },
    Rule {
        name: "quantity-body-of",
        kind: Kind::Quantity,
        by: By::Pattern(
            "body:( workforce | staff | crew | population | membership | crowd | audience | congregation | reading ) of claim:number:#bare &( , | . | ; | and | in | %past | @being )",
            body,
        ),
        why: "a number stands behind the body of people it counts",
        finds: &[
            ("The mill has a workforce of [190].", "190 employee"),
            ("It has a crew of [12].", "12 person"),
        ],
        leaves: &["It has a staff of 12 cooks."],
    },
    Rule {
        name: "quantity-magnitude-of",
        kind: Kind::Quantity,
        by: By::Pattern("magnitude of the _ ( was | is | at ) claim:number:#number", strength),
        why: "the magnitude of a quake is told",
        finds: &[("The magnitude of the quake was [6.6].", "6.6 magnitude")],
        leaves: &["The magnitude of the quake was 66 times that."],
    },
    Rule {
        name: "quantity-only-one",
        kind: Kind::Quantity,
        by: By::Pattern("<!the ( only | just ) claim:number:#count !per", single),
        why: "a single one is news where it is said that there was no other",
        finds: &[("Only [one relative] was let in.", "1 relative")],
        leaves: &["One relative was let in.", "Only one of them was let in.", "It took just one day."],
    },
    Rule {
        name: "quantity-and-one",
        kind: Kind::Quantity,
        by: By::Pattern("#count ,? and claim:number:#count !per", single),
        why: "one thing is told beside a number of others",
        finds: &[("They found two shotguns and [one pistol].", "1 pistol")],
        leaves: &["They found a shotgun, and one man left."],
    },
    Rule {
        name: "quantity-one-count",
        kind: Kind::Quantity,
        by: By::Pattern(
            "&( one ( vote | count | abstention | seat | felony | misdemeanor | goal | point ) ) claim:( number:#count ( of %noun )? )",
            one_told,
        ),
        why: "\"one\" stands before what is always counted",
        finds: &[("She faces [one count of fraud].", "1 count")],
        leaves: &["She faces one witness."],
    },
    Rule {
        name: "quantity-couple",
        kind: Kind::Quantity,
        by: By::Pattern("&( a ( couple | handful ) of ) claim:number:#count", few),
        why: "a couple or a handful of things is told",
        finds: &[
            ("He carried [a couple of guns].", "2 gun"),
            ("They had [a handful of pumps].", "many pump"),
        ],
        leaves: &["He met the couple of the day.", "He left a couple of days ago."],
    },
    Rule {
        name: "quantity-none",
        kind: Kind::Quantity,
        by: By::Pattern(
            "claim:( no ( additional | other | further | more )? ( %adjective | %noun | =capitals | %name ){0,2} head:%plural )",
            none,
        ),
        why: "it is said that there was none of something",
        finds: &[
            ("[No additional trucks] were hit.", "none truck"),
            ("The valley has [no schools].", "none school"),
        ],
        leaves: &["There were no plans for it.", "No longer do trucks run."],
    },
    Rule {
        name: "quantity-not-any",
        kind: Kind::Quantity,
        by: By::Pattern(
            "claim:( ( ( ( failed | fails | failing ) to ) | ( ( did | does | do | has | have | had | could ) not ) ) ( win | won | obtain | obtained | gain | gained | get | secure | secured | score | scored | find | found | sell | sold ) any head:%plural )",
            none,
        ),
        why: "it is said that somebody got none of something",
        finds: &[("The Greens [failed to obtain any seats].", "none seat")],
        leaves: &["The Greens failed to obtain the seats."],
    },
    Rule {
        name: "quantity-nobody-there",
        kind: Kind::Quantity,
        by: By::Pattern("claim:number:#bare @being ( inside | aboard | ( in the ) | ( on board ) )", nobody),
        why: "it is said that nobody was at a place",
        finds: &[("[No one] was in the house.", "none person")],
        leaves: &["No one was in charge.", "None was told."],
    },
    Rule {
        name: "quantity-of-them",
        kind: Kind::Quantity,
        by: By::Pattern(", claim:( number:#count ( %adjective | %noun ){0,2} head:%plural )", of_them),
        why: "some of those counted before are told apart",
        finds: &[("It carried 190 people, [six of them crew members].", "6 member")],
        leaves: &[
            "It carried 190 people, six of them to Norhaven.",
            "It carried 190 people, one of them rich.",
        ],
    },
    Rule {
        name: "quantity-half-point",
        kind: Kind::Quantity,
        by: By::Pattern(
            "claim:( number:( half | quarter ) - ( percentage - )? ( point | points ) )",
            point_part,
        ),
        why: "a part of a percentage point is told",
        finds: &[("The bank backed a [half-point] rise.", "0.5 percentage points")],
        leaves: &["They met at the half-way point."],
    },
    Rule {
        name: "quantity-crowd",
        kind: Kind::Quantity,
        by: By::Pattern("claim:number:#bare", crowd),
        why: "hundreds or thousands stand alone: people are meant",
        finds: &[("[Thousands] marched through Norhaven.", "many person")],
        leaves: &["Several marched through Norhaven.", "Thousands of cars passed."],
    },
    Rule {
        name: "quantity-twin",
        kind: Kind::Quantity,
        by: By::Pattern(
            "claim:( ( twin head:%plural ) | ( ( single | twin ) - head:( engine | engined ) ) )",
            twin,
        ),
        why: "\"twin\" and \"single\" count what stands behind",
        finds: &[
            ("[Twin bombings] struck the port.", "2 bombing"),
            ("A [single-engine] plane landed.", "1 engine"),
        ],
        leaves: &["Her twin brother left.", "It is a single-minded plan."],
    },
];

/// The count in which the match's last word stands, or the next one behind the number.
fn behind<'c>(count: &Count, context: &'c Context<'_>) -> Option<&'c Count> {
    let next = context.counts.partition_point(|other| other.span.start < count.span.end);
    context.counts.get(next).filter(|other| other.span.start <= count.span.end + 2)
}

/// "eight of the 14 peaks": they are what the larger number counts.
fn part(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    let whole = behind(count, context)?;
    let is_part = count.amount.low.zip(whole.amount.low).is_some_and(|(part, all)| 1.0 < part && part < all);
    let counts = count.sort == Sort::Count && whole.sort == Sort::Count && whole.counted == Counted::Behind;
    (is_part && counts).then(|| Some(quantity(count.amount, unit_of(whole, context)?)))?
}

/// "the other six": counted as the last thing counted before, in this sentence or an earlier one.
fn rest(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    let behind = context.counts.partition_point(|other| other.span.start < count.span.start);
    let before = context.counts.get(..behind)?.iter().rev().take(LENDERS);
    let lender =
        before.filter(|other| other.sort == Sort::Count).find(|other| other.counted == Counted::Behind)?;
    let tells = count.sort == Sort::Count && count.amount.low.is_some_and(|low| low > 2.0);
    (tells && lender.amount.low > count.amount.low)
        .then(|| Some(quantity(count.amount, unit_of(lender, context)?)))?
}

/// How many counts back the noun of "the other six" may stand.
const LENDERS: usize = 4;

fn body(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    let body = context.text.token(found.role("body")?.start)?;
    let unit = match () {
        () if body.is("workforce") || body.is("staff") => "employee",
        () if body.is("reading") => "point",
        () => "person",
    };
    (count.sort == Sort::Count).then(|| quantity(count.amount, unit))
}

fn strength(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let figure = context.figure_at(found.role("number")?.start)?;
    let small = figure.amount.high.is_some_and(|high| high < 10.0) && figure.unit.is_none();
    small.then(|| quantity(figure.amount, "magnitude"))
}

/// "one pistol": a thing of its own, no person and no length of time.
fn single(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    let head = count.head?;
    let token = context.text.token(head)?;
    let is_one = count.amount == Amount::of(1.0, Modifier::Exact) && count.sort == Sort::Count;
    let is_vague = token.classes.has(Class::Period)
        || token.classes.has(Class::PlainSide)
        || token.is("time")
        || token.is("day");
    let is_thing =
        count.unit.is_none() && count.counted == Counted::Behind && context.tag(head) != Tag::Pronoun;
    (is_one && is_thing && !is_vague).then(|| Some(quantity(count.amount, unit_of(count, context)?)))?
}

fn one_told(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    Some(quantity(count.amount, unit_of(count, context)?))
}

fn few(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    let head = context.text.token(count.head?)?;
    let is_few = count.sort == Sort::Few && count.counted == Counted::Of;
    let is_time = head.classes.has(Class::Period) || head.is("times");
    let is_pair = context.text.token(count.span.start + 1)?.is("couple");
    let amount = if is_pair { Amount::of(2.0, Modifier::Exact) } else { count.amount };
    (is_few && !is_time && context.tag(count.head?) == Tag::Plural)
        .then(|| Some(quantity(amount, unit_of(count, context)?)))?
}

/// "no schools": none of what can be counted; plans, signs and doubts cannot.
fn none(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    const UNCOUNTED: [&str; 27] = [
        "plans",
        "details",
        "signs",
        "doubts",
        "words",
        "terms",
        "means",
        "longer",
        "comments",
        "indications",
        "circumstances",
        "grounds",
        "reasons",
        "illusions",
        "conditions",
        "links",
        "ties",
        "others",
        "things",
        "questions",
        "ways",
        "claims",
        "changes",
        "symptoms",
        "limits",
        "problems",
        "issues",
    ];
    let at = found.role("head")?.start;
    let head = context.text.token(at)?;
    let is_harm = head.classes.has(Class::HarmNoun) || head.classes.has(Class::Period);
    let is_uncounted = UNCOUNTED.iter().any(|word| head.is(word));
    let unit = singular_of(&head.of(context.text.source).to_lowercase());
    (!is_harm && !is_uncounted).then(|| quantity(Amount::none(), unit))
}

fn crowd(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    // "millions in sales" are money.
    let is_money = context.text.token(count.span.start)?.is("millions")
        && context.text.token(count.span.end).is_some_and(|token| token.is("in"));
    let is_crowd =
        !is_money && count.sort == Sort::Vague && count.unit.is_none() && count.counted == Counted::Nothing;
    is_crowd.then(|| quantity(count.amount, "person"))
}

fn twin(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let first = context.text.token(found.role("claim")?.start)?;
    let many = if first.is("twin") { 2.0 } else { 1.0 };
    let head = context.text.token(found.role("head")?.start)?;
    let unit = if head.is("engined") {
        "engine".to_owned()
    } else {
        singular_of(&head.of(context.text.source).to_lowercase())
    };
    Some(quantity(Amount::of(many, Modifier::Exact), unit))
}

fn nobody(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let figure = context.figure_at(found.role("number")?.start)?;
    (figure.sort == Sort::None && figure.unit.is_none()).then(|| quantity(figure.amount, "person"))
}

fn of_them(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = count_of(found, context)?;
    let head = context.text.token(count.head?)?;
    let is_pronoun = head.is("them") || head.is("whom");
    let counts = count.sort == Sort::Count && count.counted == Counted::Of && is_pronoun;
    let unit = context.words(found.role("head")?).to_lowercase();
    counts.then(|| quantity(count.amount, singular_of(&unit)))
}

fn point_part(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let is_half = context.text.token(found.role("number")?.start)?.is("half");
    let part = if is_half { 0.5 } else { 0.25 };
    Some(quantity(Amount::of(part, Modifier::Exact), "percentage points"))
}
