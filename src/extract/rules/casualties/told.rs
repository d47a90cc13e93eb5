//! Numbers that no figure gives: "all but one of the sixteen", "both the pilot and the nurse", "the driver".
//!
//! Invariant: each rule says itself how many it counts.

use std::sync::LazyLock;

use crate::extract::claim::{Outcome, Reading};
use crate::extract::context::Context;
use crate::extract::matcher::Match;
use crate::extract::rule::Rule;
use crate::text::lexicon::{Forms, WordTable};
use crate::text::{Amount, Modifier, Tag};

use super::{casualty, casualty_rule, outcome_of, read};

pub(in crate::extract::rules) const RULES: &[Rule] = &[
    casualty_rule(
        "casualty-all-but",
        "all of a number of people but some came to harm",
        (
            "all but number:#number of ( the | its | their )? total:#number ( on | board | aboard | - | @person | %noun | %plural ){0,4} ( @helping | @presumed ){0,4} ( @being @presumed{0,2} harm:#harmed | harm:#ended )",
            all_but,
        ),
        &[("[All but one of the sixteen on board died].", "killed 15")],
        &["All but one of the sixteen on board sang."],
    ),
    casualty_rule(
        "casualty-both",
        "two persons came to harm",
        (
            "both ( the | his | her | their )? ( =word - )? @person and ( the | his | her | their )? ( =word - )? @person ( @helping | @presumed ){0,4} ( @being @presumed{0,2} harm:#harmed | harm:#ended )",
            both,
        ),
        &[("[Both the pilot and the nurse died].", "killed 2")],
        &["Both the pilot and the nurse sang."],
    ),
    casualty_rule(
        "casualty-both-alone",
        "two persons told before came to harm",
        ("^ both ( @helping | @presumed ){0,4} ( @being @presumed{0,2} harm:#harmed | harm:#ended )", both),
        &[("[Both were killed].", "killed 2"), ("[Both later died] of burns.", "killed 2")],
        &["Both were told."],
    ),
    casualty_rule(
        "casualty-pair-of-persons",
        "two persons told by what they are came to harm",
        (
            "claim:( the person:( driver | pilot | captain | attacker | victim | man | woman | boy | girl | father | mother | cyclist | skipper | gunman | soldier | guard ) and ( the | his | her | their )? other:( ( co | ex ) - )? ( driver | pilot | co-pilot | copilot | navigator | passenger | engineer | captain | mate | son | daughter | wife | husband | child | baby | brother | sister | woman | girl | man | boy | mother | father | victim | guard | nurse | instructor | student ) ) ( @helping | @presumed ){0,4} ( @being @presumed{0,2} harm:#harmed | harm:#ended )",
            both,
        ),
        &[
            ("[The pilot and co-pilot] died.", "killed 2"),
            ("[The man and his wife] were found dead.", "killed 2"),
        ],
        &["The pilot and co-pilot sang.", "The pilot and his passengers died."],
    ),
    casualty_rule(
        "casualty-ordinal-death",
        "the place of a death among others says how many there were",
        (
            "( a | an | its | their ) ( reported | confirmed | suspected | further )? ordinal:=word ( confirmed | reported | suspected | %noun | %plural | %name | - | related ){0,3} ( death | fatality )",
            ordinal_death,
        ),
        &[
            ("The ship told of [a reported sixteenth death].", "killed 16"),
            ("Davel reported [its third measles death].", "killed 3"),
        ],
        &["It was a sudden death.", "It was the third death in the play."],
    ),
    casualty_rule(
        "casualty-whose-death",
        "one person without a name stands before the noun of what befell them",
        (
            "( a | an | another ) ( %adjective | %noun | %name ){0,3} @person ( 's | ’s ) harm:( death | murder | killing | suicide | drowning | abduction | kidnapping | disappearance )",
            one_harmed,
        ),
        &[("He was tried over [a West Norland nurse's death].", "killed 1")],
        &["He was tried over a nurse's debts."],
    ),
    casualty_rule(
        "casualty-aged-someone",
        "one person told by age alone came to harm",
        (
            "( a | an | another ) ( =number | =word ) - ( year | month | week | day ) - old ( @helping | @presumed ){0,4} ( @being ( @presumed | @being ){0,3} harm:#harmed | harm:#ended )",
            one_harmed,
        ),
        &[("In Davel [a 12-year-old was killed].", "killed 1")],
        &["In Davel a 12-year-old was told.", "In Davel a 12-year-old mill was burned."],
    ),
    casualty_rule(
        "casualty-of-one-family",
        "a number of people of one family came to harm",
        (
            "number:#people of ( ( one | a | the | his | her | their ) ( single | same | local )? ) family ( ( from | in ) ( !@helping !@being _ ){0,3} )? ( @helping | @presumed ){0,4} ( @being ( @presumed | @being ){0,3} harm:#harmed | harm:#ended )",
            read,
        ),
        &[("[Six members of one family died] in a crash.", "killed 6")],
        &["Six members of one family sang in a choir."],
    ),
    casualty_rule(
        "casualty-the-survivor",
        "one person without a name was saved",
        (
            "( the | a | one ) ( sole | only | lone | last | other )? survivor ( @helping | @presumed ){0,4} @being @presumed{0,2} harm:( rescued | freed )",
            one_harmed,
        ),
        &[("[The survivor was rescued] from the rubble.", "freed 1")],
        &["The survivor was told.", "The survivor rescued a dog."],
    ),
    casualty_rule(
        "casualty-one-body",
        "one body was found",
        (
            "( a | another ) ( dead | decomposed | burned | charred | badly )? %past? harm:( body | corpse ) ( @helping | @presumed ){1,4} ( found | recovered | discovered | pulled | spotted | retrieved | washed | dragged | fished )",
            one_harmed,
        ),
        &[("[A body was found] in the river.", "killed 1")],
        &["A body was set up to watch the river.", "A body of rules was found."],
    ),
    casualty_rule(
        "casualty-harmed-the-person",
        "one person without a name came to harm",
        (
            "harm:#harming claim:( the person:( %adjective? ( man | woman | boy | girl | child | driver | pilot | co-pilot | gunman | gunwoman | shooter | attacker | assailant | bomber | cyclist | pedestrian | motorcyclist | baby | toddler | teenager | suspect | passenger | worker | soldier | policeman | guard | victim ) ) ) !=capital !@person",
            the_harmed_person,
        ),
        &[
            ("Police shot and killed [the gunman].", "killed 1"),
            ("The truck hit a wall, injuring [the driver].", "injured 1"),
        ],
        &["Police told the gunman.", "They hoped to kill the gunman.", "It killed the driver Ann Bell."],
    ),
    casualty_rule(
        "casualty-relative",
        "a relative without a name came to harm",
        (
            "( his | her | their | #name ( 's | ’s ) ) ( own | young | elderly | infant | pregnant | older | younger | elder ){0,2} person:( wife | husband | son | daughter | baby | mother | father | brother | sister | child | girlfriend | boyfriend | grandmother | grandfather ) ( @helping | @presumed ){0,4} ( @being @presumed{0,2} harm:#harmed | harm:#ended )",
            the_person,
        ),
        &[
            ("A flat burned down, and [her son was killed].", "killed 1"),
            ("Later [Bell's mother died] of it.", "killed 1"),
        ],
        &["Her son was told.", "Her son, Jo Bell, was killed.", "Her son Jo Bell was killed."],
    ),
    casualty_rule(
        "casualty-both-of",
        "two persons came to harm",
        (
            "( both ( of )? ( the | his | her | their | its )? %adjective? @person | ( the | a | an ) ( elderly | young | married | retired )? couple ) ( @helping | @presumed ){0,4} ( @being @presumed{0,2} harm:#harmed | harm:#ended )",
            both,
        ),
        &[
            ("The driver and [both passengers were killed].", "killed 2"),
            ("[The couple were found dead] on Monday.", "killed 2"),
        ],
        &["Both passengers were asleep.", "The couple were found at home."],
    ),
    casualty_rule(
        "casualty-person-and",
        "one person without a name came to harm with others",
        (
            "claim:( the person:( %adjective? ( man | woman | boy | girl | child | driver | pilot | co-pilot | gunman | gunwoman | attacker | assailant | bomber | cyclist | pedestrian | baby | mother | father | soldier | policeman ) ) ) and ( the | his | her | their | both )? ( #people | #someone | @person ) ( @helping | @presumed ){0,4} ( @being @presumed{0,2} harm:#harmed | harm:#ended )",
            the_person,
        ),
        &[("[The driver] and both passengers were killed.", "killed 1")],
        &["The driver and both passengers were asleep."],
    ),
    casualty_rule(
        "casualty-both-among",
        "two persons are told among those who came to harm",
        (
            "among ( the | those ) harm:#harmed ( are | were ) claim:( both ( the | his | her | their )? ( =word - )? @person and ( the | his | her | their )? ( =word - )? @person )",
            both,
        ),
        &[("Among the dead are [both the pilot and co-pilot].", "killed 2")],
        &["Among the rich are both the pilot and co-pilot."],
    ),
    casualty_rule(
        "casualty-family-of",
        "a family of a number of people came to harm",
        (
            "( a | the ) family of number:#number ( ( from | in | of ) ( !@helping !@being _ ){0,3} )? ( @helping | @presumed ){0,4} ( @being @presumed{0,2} harm:#harmed | harm:#ended )",
            family,
        ),
        &[("[A family of five died] in the fire.", "killed 5")],
        &["A family of five sang in the fire."],
    ),
    casualty_rule(
        "casualty-the-person",
        "one person without a name came to harm",
        (
            "the person:( ( @harm-state )? ( =number - year - old )? %adjective? ( man | woman | boy | girl | child | driver | pilot | co-pilot | gunman | gunwoman | shooter | attacker | assailant | bomber | cyclist | pedestrian | motorcyclist | baby | toddler | teenager | suspect | passenger | worker | soldier | policeman ) ) ( @helping | @presumed ){0,4} ( @being @presumed{0,2} harm:#harmed | harm:#ended )",
            the_person,
        ),
        &[("[The driver was killed].", "killed 1")],
        &["The driver was told.", "The driver, Ann Bell, was killed."],
    ),
];

fn amount_at(found: &Match<'_>, role: &str, context: &Context<'_>) -> Option<f64> {
    let figure = context.figure_at(found.role(role)?.start)?;
    figure.amount.low.filter(|_| figure.unit.is_none() && figure.amount.modifier == Modifier::Exact)
}

fn all_but(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let harmed = amount_at(found, "total", context)? - amount_at(found, "number", context)?;
    (harmed > 0.0)
        .then_some(casualty(Amount::of(harmed, Modifier::Exact), outcome_of(found, "harm", context)?))
}

fn family(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let members = amount_at(found, "number", context)?;
    Some(casualty(Amount::of(members, Modifier::Exact), outcome_of(found, "harm", context)?))
}

fn ordinal_death(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    static ORDINALS: LazyLock<WordTable<u8>> = LazyLock::new(|| {
        let list = include_str!("../../../../resources/lexicon/calendar_numbers.tsv");
        WordTable::read(&[(list, Forms::Plain)], |line| {
            line.column(1).parse().ok().filter(|_| line.column(2) == "ordinal")
        })
    });
    let place = ORDINALS.get(context.text.token(found.role("ordinal")?.start)?.word)?;
    Some(casualty(Amount::of(f64::from(place), Modifier::Exact), Outcome::Killed))
}

fn one_harmed(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    Some(casualty(Amount::of(1.0, Modifier::Exact), outcome_of(found, "harm", context)?))
}

/// "Police shot the gunman", where that came about and no name stands behind.
fn the_harmed_person(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let is_wish = context.tag(found.role("harm")?.start) == Tag::Base;
    (!is_wish).then(|| the_person(found, context)).flatten()
}

fn both(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    Some(casualty(Amount::of(2.0, Modifier::Exact), outcome_of(found, "harm", context)?))
}

/// "The driver was killed": one person, where the harm leaves no doubt and no name stands behind.
fn the_person(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let outcome = outcome_of(found, "harm", context)?;
    let certain = matches!(outcome, Outcome::Killed | Outcome::Injured);
    let is_named = context.tag(found.role("person")?.end) == Tag::Name;
    (certain && !is_named).then_some(casualty(Amount::of(1.0, Modifier::Exact), outcome))
}
