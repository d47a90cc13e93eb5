//! A number of people with words between it and what befell them: "at least nine people aboard the ferry died".
//!
//! Invariant: number and harm stand in one clause, and nothing else that somebody did stands between them.

use crate::extract::claim::{Outcome, Reading};
use crate::extract::context::Context;
use crate::extract::count::Counted;
use crate::extract::matcher::Match;
use crate::extract::rule::Rule;
use crate::text::figure::Sort;
use crate::text::{Tag, TokenSpan};

use super::{casualty, casualty_rule, counted, is_apposition, outcome_of, read};

pub(in crate::extract::rules) const RULES: &[Rule] = &[
    casualty_rule(
        "casualty-count-aside",
        "what befell a number of people stands behind an aside",
        (
            "claim:number:#people ( , !@helping ..12 , | – ..12 – | — ..12 — ) ( @helping | @presumed ){0,4} ( @being ( @presumed | @being ){0,2} harm:#harmed | harm:#ended )",
            read,
        ),
        &[("[22 people], among them three children, were killed.", "killed 22")],
        &["22 people, among them three children, were fed."],
    ),
    casualty_rule(
        "casualty-count-nearby",
        "what befell a number of people stands right behind their place",
        (
            "number:( #people | #someone ) where:( ( of | from | in | on | at | aboard | inside | near | by | with | outside | between | under | working | living | travelling | traveling | belonging | attending | riding | trying | aged | including | and | believed | known ) ( !@helping !@being _ ){0,3} ) ( @helping | @presumed ){0,3} @being ( @presumed | @being ){0,3} harm:#harmed",
            apart,
        ),
        &[("[22 people on the bridge were killed].", "killed 22")],
        &["22 people on the bridge were fed.", "22 people in the hall said the king was killed."],
    ),
    casualty_rule(
        "casualty-end-nearby",
        "how a number of people ended stands right behind their place",
        (
            "number:( #people | #someone ) where:( ( of | from | in | on | at | aboard | inside | near | by | with | outside | between | under | working | living | travelling | traveling | belonging | attending | riding | trying | aged | including | and ) ( !@helping !@being _ ){0,3} ) ( @helping | @presumed ){0,4} harm:#ended",
            apart,
        ),
        &[("[At least nine people aboard the ferry died].", "killed >=9")],
        &["At least nine people aboard the ferry sang."],
    ),
    casualty_rule(
        "casualty-count-apart",
        "what befell a number of people stands later in the clause",
        (
            "claim:number:( #people | #someone ) where:( ( of | from | in | on | at | aboard | inside | near | by | with | outside | between | under | working | living | travelling | traveling | belonging | attending | riding | trying | aged | including | and | believed | known ) ( !@helping !@being _ ){0,8} ) ( @helping | @presumed ){0,3} @being ( @presumed | @being ){0,3} harm:#harmed",
            apart,
        ),
        &[("[22 people] on the old iron bridge near Davel were killed.", "killed 22")],
        &["22 people on the bridge were fed.", "22 people in the hall said the king was killed."],
    ),
    casualty_rule(
        "casualty-end-apart",
        "how a number of people ended stands later in the clause",
        (
            "claim:number:( #people | #someone ) where:( ( of | from | in | on | at | aboard | inside | near | by | with | outside | between | under | working | living | travelling | traveling | belonging | attending | riding | trying | aged | including | and ) ( !@helping !@being _ ){0,8} ) ( @helping | @presumed ){0,4} harm:#ended",
            apart,
        ),
        &[("[At least nine people] aboard the old red ferry to Davel died.", "killed >=9")],
        &["At least nine people aboard the ferry sang."],
    ),
    casualty_rule(
        "casualty-who-were",
        "what befell a number of people stands in a clause of its own",
        (
            "claim:number:( #people | #someone ) ,? ( who | that ) ..6 ( ( @helping | @presumed ){0,3} @being ( @presumed | @being ){0,3} harm:#harmed | harm:#ended )",
            apart_clause,
        ),
        &[("[22 people] who in the end were killed had called.", "killed 22")],
        &["22 people who in the end were fed had called."],
    ),
    casualty_rule(
        "casualty-second-predicate",
        "a number of people did something, and came to harm",
        (
            "number:( #people | #someone ) @presumed? where:( ( was | were )? ( %past | %participle | tried | attempted ) ( !who !that _ ){0,8} ) ,? and ( @presumed | then ){0,2} ( @helping{0,2} @being ( @presumed | @being ){0,3} harm:#harmed | harm:#ended )",
            second_predicate,
        ),
        &[("[A neighbour tried to help and was later hospitalised].", "other 1")],
        &["A neighbour tried to help and was later told.", "A man met his son and two girls were hurt."],
    ),
    casualty_rule(
        "casualty-beside-named",
        "a number of people came to harm together with somebody named",
        (
            "<!@being harm:#harming ..5 ( , and? | and | , as well as | as well as ) claim:number:( #people | #someone ) !( ( @helping | @presumed ){0,3} #harmed )",
            beside_named,
        ),
        &[
            ("Harbour bomb kills photographer, [at least five others]", "killed >=5"),
            ("The blast killed the mayor and [two aides].", "killed 2"),
            ("Divers rescued the captain and [two sailors].", "freed 2"),
        ],
        &["The blast killed Ann Bell, a nurse, at home.", "The vote killed the bill and two senators left."],
    ),
];

/// Reads the match where nothing that somebody did stands between number and harm.
fn apart(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let (number, between) = (found.role("number")?, found.role("where")?);
    let before = number.start.checked_sub(1).map(|before| context.tag(before));
    // "in 1963 and was held", "she was 101 and died": the number counts nobody.
    let is_alone = context.count_at(number.start)?.counted == Counted::Nothing
        && matches!(before, Some(Tag::Preposition | Tag::Auxiliary));
    // "120 of the 300 people aboard drowned": some of those counted did.
    let back = |n: usize| context.text.token(number.start.checked_sub(n)?);
    let is_whole = back(1).is_some_and(|token| token.is("of"))
        || (back(2).is_some_and(|token| token.is("of")) && back(1).is_some_and(|token| token.is("the")));
    if is_alone || is_whole {
        return None;
    }
    let acts =
        |at: usize| matches!(context.tag(at), Tag::Past | Tag::Present | Tag::Auxiliary | Tag::Subordinator);
    (!tells_of_another(between, context) && !(between.start + 1..between.end).any(acts))
        .then(|| read(found, context))
        .flatten()
}

fn apart_clause(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let (number, harm) = (found.role("number")?, found.role("harm")?);
    // "a man who said that two were killed": another number lies between, and the harm is theirs.
    (!tells_of_another(TokenSpan::new(number.end, harm.start), context))
        .then(|| read(found, context))
        .flatten()
}

/// "A passer-by tried to help, and was hurt": the subject goes on, where nobody else is counted in between.
fn second_predicate(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    (!tells_of_another(found.role("where")?, context)).then(|| read(found, context)).flatten()
}

/// Whether other people are counted in `between`, so that what follows befell them; "300 of the 367 people" are some of
/// those, and no others.
fn tells_of_another(between: TokenSpan, context: &Context<'_>) -> bool {
    (between.start..between.end)
        .any(|at| context.count_at(at).is_some_and(|count| count.is_people && count.head.is_some()))
}

/// "Killed the mayor and two aides": only of harm that leaves no doubt that people are meant.
fn beside_named(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let outcome = outcome_of(found, "harm", context)?;
    let next = context.tag(found.span.end);
    let acts = next.is_verb() || next == Tag::Auxiliary;
    let count = counted(found, context)?;
    let certain = match outcome {
        Outcome::Killed | Outcome::Injured => true,
        Outcome::Freed | Outcome::Captured => count.head.is_some(),
        _ => false,
    };
    let told =
        count.counted != Counted::Nothing && count.sort != Sort::None && !is_apposition(count, context);
    (certain && told && !acts).then_some(casualty(count.amount, outcome))
}
