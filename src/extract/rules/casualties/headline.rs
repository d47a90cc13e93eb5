//! One person of a headline, told without an article: "Man killed, woman hurt in farm blaze".
//!
//! Invariant: only in sentences without a full stop, where such persons stand; each counts as one.

use crate::extract::claim::Reading;
use crate::extract::context::Context;
use crate::extract::matcher::Match;
use crate::extract::rule::Rule;
use crate::text::lexicon::Class;
use crate::text::{Amount, Modifier, Tag};

use super::{casualty, casualty_rule, outcome_of, takes_object};

pub(in crate::extract::rules) const RULES: &[Rule] = &[
    casualty_rule(
        "casualty-headline-person",
        "a headline tells what befell one person",
        (
            "<^ person:( ( ( =number | =word ) - year - old )? ( %noun | %adjective | %name ){0,2} @person ) @presumed? harm:( #harmed | #ended )",
            person,
        ),
        &[
            ("[Man killed] in farm blaze", "killed 1"),
            ("[Teenager dies] after fall", "killed 1"),
            ("[Police officer shot] in Davel", "injured 1"),
            ("[12-year-old boy shot dead] in Davel", "killed 1"),
        ],
        &[
            "Man kills wife",
            "Police officer shot two men",
            "Film star Ann Bell dies",
            "Soldiers killed in Davel",
        ],
    ),
    casualty_rule(
        "casualty-headline-another",
        "a headline tells what befell one person",
        ("<, person:( ( %noun | %adjective ){0,1} @person ) @presumed? harm:( #harmed | #ended )", person),
        &[("Man killed, [woman hurt] in farm blaze", "injured 1")],
        &["Man killed, woman hurt his dog"],
    ),
    casualty_rule(
        "casualty-headline-aged",
        "a headline tells what befell one person",
        (
            "<^ claim:person:( ( %noun | %adjective ){0,2} @person ) , #number , @presumed? harm:( #harmed | #ended )",
            person,
        ),
        &[("[Boy], 12, drowns in canal", "killed 1")],
        &["Boy, 12, sings in canal"],
    ),
];

/// One person, where the sentence is a headline and the person did nothing themselves.
fn person(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let sentence = context.text.sentences.get(context.text.sentence_of(found.span.start))?;
    let last = context.text.token(sentence.end.checked_sub(1)?)?;
    let head = found.role("person")?.end.checked_sub(1)?;
    let is_one =
        !matches!(context.tag(head), Tag::Plural) && !context.words(found.role("person")?).ends_with('s');
    let many =
        ["police", "people", "troops", "children", "men", "women", "others", "crew", "family", "staff"];
    let is_group = context
        .text
        .token(head)
        .is_some_and(|token| many.iter().any(|word| token.is(word)) || !token.classes.has(Class::Person));
    let told = is_one && !is_group && !last.is(".") && !takes_object(found, context);
    let one = Amount::of(1.0, Modifier::Exact);
    told.then_some(casualty(one, outcome_of(found, "harm", context)?))
}
