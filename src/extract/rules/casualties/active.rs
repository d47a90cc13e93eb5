//! What somebody or something did to a number of people: "killing about 1,200", "claimed 12 lives", "took 30 hostage".
//!
//! Invariant: the number stands behind the verb that befell those it counts.

use crate::extract::claim::{Outcome, Reading};
use crate::extract::context::Context;
use crate::extract::count::Counted;
use crate::extract::matcher::Match;
use crate::extract::rule::Rule;
use crate::text::figure::Sort;
use crate::text::{Amount, Modifier, Tag};

use super::{
    captured, casualty, casualty_rule, counted, displaced, freed, joint_outcome, killed, other, outcome_of,
};

pub(in crate::extract::rules) const RULES: &[Rule] = &[
    casualty_rule(
        "casualty-lives-claimed",
        "a number of lives was taken",
        (
            "( claiming | claimed | claims | claim | took | taking | takes | taken | take | cost | costing | costs ) the lives of ( all | its | the | a further | another )? number:( #people | #someone | #bare )",
            killed,
        ),
        &[
            ("The quake [claimed the lives of 33 people].", "killed 33"),
            ("The crash [claimed the lives of all 45] on board.", "killed 45"),
        ],
        &["He claimed to know the lives of 33 people."],
    ),
    casualty_rule(
        "casualty-claimed-lives",
        "a number of lives was taken",
        (
            "( claiming | claimed | claims | claim | took | taking | takes | taken | take | cost | costing | costs | lost | losing ) number:#people",
            lives,
        ),
        &[("The fever [claimed at least 12 lives].", "killed >=12")],
        &["The fair cost 12 dollars.", "The scheme saved 12 lives."],
    ),
    casualty_rule(
        "casualty-lost-in",
        "a number of people was lost in what kills",
        (
            "( lost | loses | losing ) number:#people ( in | to | during ) ( the | a | an | that | this )? =word{0,2} ( attack | attacks | fire | blaze | crash | war | battle | fighting | bombing | bombings | blast | explosion | quake | earthquake | flood | floods | storm | disaster | wreck | epidemic | outbreak | virus | disease )",
            killed,
        ),
        &[("The firm [lost 36 employees in the fire].", "killed 36")],
        &["The firm lost 36 employees in the reform.", "The party lost 42 members in the vote."],
    ),
    casualty_rule(
        "casualty-lost-in-arms",
        "an armed force lost a number of its people",
        ("( lost | losing ) number:#people", in_arms),
        &[("The rebels said they had [lost 12 fighters].", "killed 12")],
        &["The party lost 12 members.", "The team lost 12 players."],
    ),
    casualty_rule(
        "casualty-family-killed",
        "a verb of harm stands before a family of a number of people",
        ("( harm:#harming | wiped out ) a family of number:#bare", family_of),
        &[
            ("The strike [wiped out a family of six].", "killed 6"),
            ("It [killed a family of four].", "killed 4"),
        ],
        &["They met a family of six."],
    ),
    casualty_rule(
        "casualty-done-to-death",
        "a verb of harm and the death of a number of people stand around it",
        ("harm:#harming number:( #people | #someone ) ( to death | dead )", to_death),
        &[("The gunman [shot four students dead].", "killed 4")],
        &["The gunman shot four students."],
    ),
    casualty_rule(
        "casualty-verb-count",
        "a verb of harm stands before a number of people",
        (
            "<!the harm:#harming ( ( and | or ) harm2:#harming )? ( all | his | her | their | its | the | a further | another | an additional | yet another )? number:#people !( @helping{0,2} @presumed? #harmed !#people )",
            active,
        ),
        &[
            ("A storm hit the coast, [killing about 1,200 people].", "killed ~1200"),
            ("Bus fire [kills dozens]", "killed many"),
            ("The blast [killed five] in an hour.", "killed 5"),
            ("The court [jailed two traders].", "captured 2"),
            ("Police [arrested three] for trespassing.", "captured 3"),
            ("An icefall [killed 16 Sherpas].", "killed 16"),
            ("The fire [injured twelve more].", "injured 12"),
            ("The war has [displaced 1.5 million].", "displaced 1500000"),
        ],
        &["The blast killed the engine.", "They released five films."],
    ),
    casualty_rule(
        "casualty-verb-as-told",
        "a verb of harm stands before a number of people, with who tells it between",
        ("harm:#harming ( reportedly | allegedly | apparently ) claim:number:#people", active),
        &[("He stabbed reportedly [several people] there.", "injured many")],
        &["He stabbed reportedly several tyres there."],
    ),
    casualty_rule(
        "casualty-verb-part-of",
        "a verb of harm stands before a number of those it befell",
        (
            "harm:( infected | infecting | killed | killing | injured | injuring | wounded | displaced | displacing | sickened | arrested | detained | freed | freeing | released | rescued | captured | abducted | kidnapped ) number:#number &of",
            part,
        ),
        &[("The fever [infected over 4,200] of the island's roughly 9,000 souls.", "other >4200")],
        &["The mill shipped over 4,200 of the island's trees."],
    ),
    casualty_rule(
        "casualty-harmed-someone",
        "one person without a name came to harm",
        ("<!the harm:#harming number:#someone !=capital !named !called !#harmed", someone_harmed),
        &[
            ("The shot narrowly [killed a policeman].", "killed 1"),
            ("Police [arrested a 19-year-old man].", "captured 1"),
        ],
        &["The shot startled a policeman."],
    ),
    casualty_rule(
        "casualty-holding",
        "a number of people is held",
        (
            "( is | are | was | were | been | still | be ) harm:holding ( some | up to )? number:#people",
            captured,
        ),
        &[("The group [is holding 12 sailors].", "captured 12")],
        &["The hall is holding 12 pianos."],
    ),
    casualty_rule(
        "casualty-taken-hostage",
        "a number of people was taken",
        (
            "( take | takes | took | taking | taken | hold | holds | held | holding | keep | keeping | kept ) claim:( number:( #people | #someone ) _? ( hostage | captive | prisoner ) )",
            captured,
        ),
        &[("Rebels stormed the port, taking [dozens of people there hostage].", "captured many")],
        &["Rebels stormed the port, taking dozens of people there by bus."],
    ),
    casualty_rule(
        "casualty-taken-in",
        "a number of people was taken into custody",
        (
            "( take | takes | took | taking | taken ) claim:number:( #people | #someone ) into custody",
            captured,
        ),
        &[("Officers took [four men] into custody.", "captured 4")],
        &["Officers took four men into the hall."],
    ),
    casualty_rule(
        "casualty-seized",
        "a number of people was taken",
        (
            "( seize | seizes | seized | seizing | snatched | snatching ) claim:number:( #people | #someone )",
            seized,
        ),
        &[("Pirates seized [18 sailors].", "captured 18")],
        &["Police seized 18 guns.", "The mill seized three."],
    ),
    casualty_rule(
        "casualty-ran-over",
        "a number of people was run over",
        ("( ran | run | runs | running ) ( over | down | &over ) number:( #people | #someone )", run_over),
        &[("The driver [ran over two children].", "injured 2")],
        &["The road ran over two hills."],
    ),
    casualty_rule(
        "casualty-carried-to-hospital",
        "a number of people was taken to hospital",
        (
            "( took | take | takes | taking | rushed | rushing | brought | carried | flew | sent | sending | sends | transported | airlifted ) claim:number:( #people | #someone ) ( to | into ) ( the | a | an | %adjective | %noun | %name | local | nearby ){0,3} ( hospital | hospitals | clinic )",
            other,
        ),
        &[("Ambulances took [nine people] to the hospital.", "other 9")],
        &["Ambulances took nine beds to the hospital."],
    ),
    casualty_rule(
        "casualty-rescued-survivors",
        "a number of people was brought out alive",
        (
            "( recovered | recover | recovering | pulled | pulling | pull | found | plucked | plucking | saved | saving | saves | save ) number:#people ( alive | &( from | to ) )",
            freed,
        ),
        &[("Divers [pulled four people] from the hull.", "freed 4")],
        &["Divers pulled four ropes from the hull."],
    ),
    casualty_rule(
        "casualty-brought-to-safety",
        "a number of people was brought to safety",
        (
            "( brought | bring | bringing | led | leading | took | taking | carried | carrying | pulled | dragged | helped | escorted | ferried ) claim:number:( #people | #someone ) to ( safety | shore )",
            freed,
        ),
        &[("Crews led [14 residents] to safety.", "freed 14")],
        &["Crews led 14 boats to safety."],
    ),
    casualty_rule(
        "casualty-forced-out",
        "a number of people was driven out",
        (
            "( forced | forcing | force | drove | driving | driven | forces | drive | ordered | ordering | told | urged | asked | prompted | prompting | caused | causing | sent ) claim:number:#people ( from their | out of their | to flee | to leave their | to leave the | to evacuate | to abandon | fleeing | into exile )",
            displaced,
        ),
        &[("The flood forced [about 2,000 people] from their homes.", "displaced ~2000")],
        &["The rule forced about 2,000 shops to close."],
    ),
    casualty_rule(
        "casualty-treated",
        "a number of people was treated",
        (
            "( treated | treating | treats | treat ) claim:number:( #people | #someone ) !( with respect | fairly | as | like | well | badly | equally )",
            other,
        ),
        &[("Medics treated [60 people] for burns.", "other 60")],
        &["Medics treated 60 farms."],
    ),
];

/// Verbs of harm that are said of much besides people, by their beginnings: a bare number behind one may count things.
const OF_THINGS: [&str; 12] =
    ["free", "releas", "captur", "trap", "strand", "sav", "burn", "hang", "hung", "drown", "execut", "rescu"];

/// A verb before a number of people: what may befall things wants people named.
fn active(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = counted(found, context)?;
    let outcome = joint_outcome(found, context)?;
    let verb = context.words(found.role("harm")?).to_lowercase();
    let is_doubtful = OF_THINGS.iter().any(|thing| verb.starts_with(thing));
    let bare = count.counted == Counted::Nothing && count.sort != Sort::Vague;
    (!(is_doubtful && bare)).then_some(casualty(count.amount, outcome))
}

/// "Shot four students dead"; those sentenced to death are held.
fn to_death(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let harm = context.words(found.role("harm")?).to_lowercase();
    if harm.starts_with("sentenc") { captured(found, context) } else { killed(found, context) }
}

/// "Infected over 4,200 of the island's people".
fn part(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let figure = context.figure_at(found.role("number")?.start)?;
    let counts = figure.unit.is_none() && figure.sort == Sort::Count;
    counts.then_some(casualty(figure.amount, outcome_of(found, "harm", context)?))
}

fn someone_harmed(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let harm = found.role("harm")?;
    // "to find and arrest a person": nothing has come about.
    let is_wish = context.tag(harm.start) == Tag::Base;
    let outcome = outcome_of(found, "harm", context).filter(|_| !is_wish)?;
    matches!(outcome, Outcome::Killed | Outcome::Injured | Outcome::Captured | Outcome::Freed)
        .then_some(casualty(counted(found, context)?.amount, outcome))
}

/// "Ran over two children": what looks like a hedge belongs to the verb.
fn run_over(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = counted(found, context).filter(|count| count.head.is_some())?;
    let is_hedged = context.text.token(count.span.start).is_some_and(|token| token.is("over"));
    let modifier = if is_hedged { Modifier::Exact } else { count.amount.modifier };
    Some(casualty(Amount { modifier, ..count.amount }, Outcome::Injured))
}

/// "Seized 18 sailors": of people who are named as such.
fn seized(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    counted(found, context)?.head?;
    captured(found, context)
}

/// Those whom an army loses are dead; a party or a team loses them to others.
fn in_arms(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    const IN_ARMS: [&str; 10] = [
        "soldiers",
        "troops",
        "fighters",
        "men",
        "servicemen",
        "marines",
        "sailors",
        "airmen",
        "militants",
        "rebels",
    ];
    let head = context.text.token(counted(found, context)?.head?)?;
    if IN_ARMS.iter().any(|&word| head.is(word)) { killed(found, context) } else { None }
}

/// "Wiped out a family of six".
fn family_of(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = counted(found, context)?;
    let outcome =
        if found.role("harm").is_some() { outcome_of(found, "harm", context)? } else { Outcome::Killed };
    Some(casualty(count.amount, outcome))
}

fn lives(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let head = context.text.token(counted(found, context)?.head?)?;
    if head.is("lives") { killed(found, context) } else { None }
}
