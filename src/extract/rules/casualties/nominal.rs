//! Nouns that count what befell people: "six deaths", "the killing of 16 villagers", "among the dead were two nurses".
//!
//! Invariant: a noun of harm, or a word of harm that stands as a noun, beside a number.

use crate::extract::claim::{Outcome, Reading};
use crate::extract::context::Context;
use crate::extract::count::Counted;
use crate::extract::harm;
use crate::extract::matcher::Match;
use crate::extract::rule::Rule;
use crate::text::figure::Sort;
use crate::text::lexicon::Class;
use crate::text::{Tag, TokenSpan};

use super::{casualty, casualty_rule, counted, outcome_of, read};

pub(in crate::extract::rules) const RULES: &[Rule] = &[
    casualty_rule(
        "casualty-deaths-of",
        "a noun of harm stands before a number of people",
        ("<!number harm:@harm-noun of ( the | his | her | their | all )? number:#people", noun_of),
        &[("He was blamed for the [deaths of hundreds of miners].", "killed many")],
        &["The death of the mine took years."],
    ),
    casualty_rule(
        "casualty-death-of-someone",
        "a noun of harm stands before one person without a name",
        (
            "<!number harm:( death | killing | murder | shooting | arrest | kidnapping | abduction | execution | stabbing | drowning | rescue | release ) of number:#someone !=capital !named !called !,",
            noun_of,
        ),
        &[("He was tried for the [murder of a nurse].", "killed 1")],
        &["The election of a nurse was told."],
    ),
    casualty_rule(
        "casualty-harming-of",
        "a noun of harm stands before a number of people",
        (
            "harm:( killing | wounding | injuring | capture | arrest | rescue | evacuation | detention | displacement | release | loss | lost | execution | shooting | massacre | slaughter | imprisonment | hospitalisation | hospitalization | capturing | kidnapping | remains ) of ( the | some | all )? number:#people",
            noun_of,
        ),
        &[
            ("It led to the [wounding of thousands more].", "injured many"),
            ("The [loss of 40 lives] shook the town.", "killed 40"),
        ],
        &["The wounding of the captain shocked them."],
    ),
    casualty_rule(
        "casualty-safe-return",
        "a number of people was brought home unharmed",
        (
            "safe harm:( return | release ) ( in =number | in %name | on %name )? of ( the | all )? claim:number:#people",
            noun_of,
        ),
        &[
            ("She arranged the safe return of [several pilots].", "freed many"),
            ("She arranged the safe return in 1980 of [six pilots].", "freed 6"),
        ],
        &["She arranged the safe return of several boats."],
    ),
    casualty_rule(
        "casualty-cases-including",
        "some of those fallen ill are told apart",
        (
            "harm:( cases | infections | deaths | arrests | injuries ) ( of =word{1,2} )? ,? including claim:number:#bare &( in | on | at | from | since | over | among )",
            cases_including,
        ),
        &[
            ("The fair told of more infections, including [65] in one day.", "other 65"),
            ("They told of more cases of measles, including [65] in one day.", "other 65"),
        ],
        &["The fair told of more visits, including 65 in one day."],
    ),
    casualty_rule(
        "casualty-counted-harm",
        "the noun counted says what befell people",
        ("number:#count", counted_harm),
        &[
            ("The ministry said [six deaths] were of children.", "killed 6"),
            ("The army suffered [thousands of casualties].", "casualties many"),
            ("[Several of the victims] were students.", "casualties many"),
            ("The group still has [more than 100 hostages].", "captured >100"),
            ("[No injuries] were reported.", "injured none"),
        ],
        &["Six deer were seen.", "No decision was made."],
    ),
    casualty_rule(
        "casualty-kinds-of-harm",
        "a number stands before a noun of harm and what tells its sort",
        (
            "number:#number ( %noun | %plural | %name | %adjective | %participle | more | newly | - ){1,5} harm:@harm-noun !%noun !%plural",
            noun_of_figure,
        ),
        &[("There were [70 measles related deaths].", "killed 70")],
        &["There were 70 measles related visits."],
    ),
    casualty_rule(
        "casualty-harmed-people",
        "a number stands before people told by what befell them",
        (
            "number:#number ( internally | newly | seriously | critically | forcibly | more | other )? harm:#harmed ( %adjective | %name | %noun )? @person",
            read_figure,
        ),
        &[("The camp has [60,000 internally displaced people].", "displaced 60000")],
        &["The camp has 60,000 newly arrived people."],
    ),
    casualty_rule(
        "casualty-cases",
        "a number of cases of a disease is told",
        ("number:#count", cases),
        &[
            ("The ministry reported [14 new cases] of cholera.", "other 14"),
            ("It counted [2,000 confirmed measles cases].", "other 2000"),
        ],
        &["The court heard 14 new cases."],
    ),
    casualty_rule(
        "casualty-those-are",
        "a word of harm stands before who they were",
        (
            "harm:@harm-noun ( are | were | include | includes | included | including ) claim:number:( #people | #someone )",
            noun_of,
        ),
        &[("The confirmed deaths are [fourteen civilians].", "killed 14")],
        &["The deaths were fourteen miles apart."],
    ),
    casualty_rule(
        "casualty-those-aside",
        "those who came to harm are told apart",
        (
            "the #number? harm:( victims | dead | injured | wounded | deceased | missing | hostages | survivors ) , claim:number:( #people | #someone )",
            noun_of,
        ),
        &[("The victims, [two men] and a boy, were found at dawn.", "casualties 2")],
        &["The guests, two men and a boy, were found at dawn."],
    ),
    casualty_rule(
        "casualty-the-dead-are",
        "those who came to harm are told apart",
        (
            "( the | those | were | all ) harm:( #harmed | deceased ) ( on board | aboard | inside | there )? ( are | were | include | includes | included | including ) claim:number:( #people | #someone )",
            read,
        ),
        &[("The dead included [four children].", "killed 4")],
        &["The rich included four children."],
    ),
    casualty_rule(
        "casualty-among-the-dead",
        "those who came to harm are told apart",
        (
            "( among | amongst ) ( the | those | them ) number_told:#number? harm:( #harmed | @harm-noun | deceased ) ..6 ( were | was | are | is ) claim:number:( #people | #someone )",
            read,
        ),
        &[("Among the dead in Davel were [two nurses].", "killed 2")],
        &["Among the rich were two nurses."],
    ),
    casualty_rule(
        "casualty-is-among",
        "people are told to be among those who came to harm",
        (
            "claim:number:( #people | #someone ) ( @helping | @presumed ){1,4} ( , ..8 , )? ( among | amongst ) ( the | those ) #number? harm:( #harmed | @harm-noun | deceased )",
            read,
        ),
        &[("[Two nurses] were among the dead.", "killed 2")],
        &["Two nurses were among the guests."],
    ),
    casualty_rule(
        "casualty-killed-were",
        "what befell people stands first in the sentence, and who they were behind",
        ("^ harm:#harmed ( were | was | are ) claim:number:( #people | #someone )", read),
        &[("Killed were [three men] on a boat.", "killed 3")],
        &["Tired were three men."],
    ),
];

/// Nouns of harm beside those that the list holds: each counts people only in "the … of 16 villagers".
const DEEDS: [(&str, Outcome); 22] = [
    ("remains", Outcome::Killed),
    ("return", Outcome::Freed),
    ("killing", Outcome::Killed),
    ("execution", Outcome::Killed),
    ("massacre", Outcome::Killed),
    ("slaughter", Outcome::Killed),
    ("capture", Outcome::Captured),
    ("capturing", Outcome::Captured),
    ("arrest", Outcome::Captured),
    ("detention", Outcome::Captured),
    ("imprisonment", Outcome::Captured),
    ("kidnapping", Outcome::Captured),
    ("rescue", Outcome::Freed),
    ("release", Outcome::Freed),
    ("evacuation", Outcome::Displaced),
    ("displacement", Outcome::Displaced),
    ("shooting", Outcome::Injured),
    ("stabbing", Outcome::Injured),
    ("hospitalisation", Outcome::Other),
    ("hospitalization", Outcome::Other),
    ("loss", Outcome::Other),
    ("lost", Outcome::Other),
];

fn noun_of(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = counted(found, context)?;
    let harm = found.role("harm")?;
    let word = context.words(harm).to_lowercase();
    // "the first victim of the eight": one of those counted, not all.
    let is_one = context.text.token(harm.end).is_some_and(|token| token.is("of"))
        && ["victim", "patient", "prisoner", "hostage", "survivor", "body"].contains(&word.as_str());
    if is_one {
        return None;
    }
    let deed = DEEDS.iter().find(|(deed, _)| *deed == word).map(|&(_, outcome)| outcome);
    let of_lives = count.head.and_then(|head| context.text.token(head)).is_some_and(|head| head.is("lives"));
    let outcome =
        if of_lives { Some(Outcome::Killed) } else { deed.or_else(|| outcome_of(found, "harm", context)) };
    Some(casualty(count.amount, outcome?))
}

/// A plain number that the pattern itself ties to people.
fn read_figure(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let figure = context.figure_at(found.role("number")?.start)?;
    let is_rate = context.text.token(found.span.end).is_some_and(|token| token.is("per"));
    let counts = figure.unit.is_none()
        && !is_rate
        && matches!(figure.sort, Sort::Count | Sort::Vague | Sort::Few | Sort::None);
    counts.then_some(casualty(figure.amount, outcome_of(found, "harm", context)?))
}

fn noun_of_figure(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let harm = found.role("harm")?;
    // "six bodies of water", "two victim statements": the noun is not what is counted.
    let is_plural = context.tag(harm.start) == crate::text::Tag::Plural;
    is_plural.then(|| read_figure(found, context)).flatten()
}

/// "six deaths", "thousands of casualties", "no injuries", "100 hostages".
fn counted_harm(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = counted(found, context)?;
    let head = context.text.token(count.head?)?;
    // "his 2016 arrest": the year of one.
    let is_one = context.tag(count.head?) == Tag::Noun && count.amount.low.is_some_and(|low| low > 1.0);
    let is_harm = is_harm_noun(context, count.noun) && count.counted != Counted::Hyphen && !is_one;
    Some(casualty(count.amount, harm::NOUNS.get(head.word).filter(|_| is_harm)?))
}

/// "More cases of measles, including 165 on Monday": cases are people where the article names a disease.
fn cases_including(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let is_cases = context.words(found.role("harm")?).eq_ignore_ascii_case("cases");
    let ill = Some(Outcome::Other).filter(|_| context.tells_of_disease);
    let outcome = if is_cases { ill? } else { outcome_of(found, "harm", context)? };
    Some(casualty(counted(found, context)?.amount, outcome))
}

fn is_harm_noun(context: &Context<'_>, noun: TokenSpan) -> bool {
    context.text.tokens_of(noun).last().is_some_and(|token| token.classes.has(Class::HarmNoun))
}

/// "14 new cases of cholera": people fallen ill, where the article names a disease.
fn cases(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = counted(found, context)?;
    let head = context.text.token(count.head?)?;
    if !(head.is("cases") || head.is("case")) || count.counted == Counted::Hyphen || count.sort == Sort::Few {
        return None;
    }
    let tells_sort = |at: usize| {
        let known = ["active", "suspected", "asymptomatic", "probable"];
        context.text.token(at).is_some_and(|token| known.iter().any(|word| token.is(word)))
    };
    let sort = (count.noun.start..count.noun.end).any(tells_sort);
    (context.tells_of_disease || sort).then_some(casualty(count.amount, Outcome::Other))
}
