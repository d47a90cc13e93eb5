//! Harm that befell nobody: "without casualties", "no reports of injuries", "not holding any detainees".
//!
//! Invariant: every claim says that there was none.

use crate::extract::claim::{Outcome, Reading};
use crate::extract::context::Context;
use crate::extract::matcher::Match;
use crate::extract::rule::Rule;
use crate::text::Amount;
use crate::text::figure::Sort;

use super::{casualty, casualty_rule, joint_outcome};

pub(in crate::extract::rules) const RULES: &[Rule] = &[
    casualty_rule(
        "casualty-without",
        "it is said that nobody came to harm",
        (
            "without ( any | ( causing | inflicting | reporting | suffering | further ) any? )? ( further | serious | major | civilian )? harm:@harm-noun ( ( or | and ) harm2:@harm-noun )?",
            none,
        ),
        &[("The fire was put out [without casualties].", "casualties none")],
        &["He left without the prisoner.", "They met without a survivor of the war."],
    ),
    casualty_rule(
        "casualty-no-reports-of",
        "it is said that nobody came to harm",
        (
            "no ( immediate | initial | early | further | confirmed | other )? ( reports? | word | sign | signs | indication | reports | report | known | accounts ) of ( any | serious | further )? harm:@harm-noun ( ( or | and ) harm2:@harm-noun )?",
            none,
        ),
        &[("There were [no immediate reports of casualties].", "casualties none")],
        &["There were no reports of snow."],
    ),
    casualty_rule(
        "casualty-nouns-of-none",
        "it is said that nobody came to harm",
        (
            "no ( reported | immediate | serious | major | civilian | further | known | confirmed | other )? harm:@harm-noun ( or | and | nor ) ( any | serious | major | civilian )? harm2:@harm-noun",
            none,
        ),
        &[("[No deaths or injuries] were reported.", "casualties none")],
        &["No deaths and two fires were reported."],
    ),
    casualty_rule(
        "casualty-none-of-many",
        "it is said that nobody of a number of people came to harm",
        (
            "claim:( number:( none | neither | not one ) of ( the | its | their | his | her | those | these )? ( #people | %plural ) ) ..2 ( @helping | @presumed ){1,4} harm:#harmed ( ( or | and ) harm2:#harmed )?",
            none,
        ),
        &[("[None of the 40 passengers] was hurt.", "injured none")],
        &["None of the 40 passengers was told."],
    ),
    casualty_rule(
        "casualty-not-any",
        "it is said that nobody is meant",
        (
            "( not | didn't | doesn't ) ( claim | claimed | holding | hold | held | have | had | having | seen | report | reported | reporting | take | taken | cause | caused | suffer | suffered | find | found ) ( any | a single ) ( serious | further | %adjective | %name | =capitals )? harm:@harm-noun",
            none,
        ),
        &[("The rebels are [not holding any prisoners].", "captured none")],
        &["The rebels are not holding any ships."],
    ),
    casualty_rule(
        "casualty-not-anyone",
        "it is said that nobody came to harm",
        (
            "( nobody | no-one | no one ) ( else )? ( on board | aboard | inside | involved | there )? ( @helping | @presumed ){1,4} harm:#harmed",
            none,
        ),
        &[("[Nobody on board was hurt].", "injured none"), ("[No one was hurt].", "injured none")],
        &["Nobody on board was told."],
    ),
];

/// None at all of what the harm says; deaths and injuries together are casualties.
fn none(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let outcome = joint_outcome(found, context)?;
    // "No survivors" and "no victims" name people in many states: what is denied is theirs.
    let counted_again = context.count_at(found.span.end).is_some_and(|count| count.sort != Sort::None);
    (outcome != Outcome::Freed || !counted_again).then_some(casualty(Amount::none(), outcome))
}
