//! Numbers that no figure gives: "all but one of the sixteen", "both the pilot and the nurse", "the driver".
//!
//! Invariant: each rule says itself how many it counts.

use crate::extract::claim::{Outcome, Reading};
use crate::extract::context::Context;
use crate::extract::matcher::Match;
use crate::extract::rule::Rule;
use crate::text::{Amount, Modifier, Tag};

use super::{casualty, casualty_rule, outcome_of};

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
