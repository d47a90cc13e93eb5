//! What was done to a number of people, or became of them: "six were killed", "12 dead", "dozens died".
//!
//! Invariant: the number stands before what befell those it counts.

use crate::extract::claim::{Outcome, Reading};
use crate::extract::context::Context;
use crate::extract::count::Counted;
use crate::extract::matcher::Match;
use crate::extract::rule::Rule;
use crate::text::figure::Sort;
use crate::text::{Amount, Modifier, Tag};

use super::{
    casualty, casualty_rule, counted, freed, injured, killed, other, outcome_of, read, takes_object,
};

pub(in crate::extract::rules) const RULES: &[Rule] = &[
    casualty_rule(
        "casualty-lives-lost",
        "a number of lives was lost",
        ("number:#count ( @helping )? ( been )? harm:lost", lives),
        &[
            ("In all [40 lives were lost].", "killed 40"),
            ("[Not a single sailor's life was lost].", "killed none"),
        ],
        &["Forty games were lost."],
    ),
    casualty_rule(
        "casualty-left-dead",
        "what happened left a number of people dead or hurt",
        (
            "( left | leaves | leaving | leave ) ( behind )? claim:( number:( #people | #someone ) @presumed? harm:#harmed ( ( and | or ) harm2:#harmed )? )",
            read,
        ),
        &[
            ("The blast left [12 dead] at the mill.", "killed 12"),
            ("The fire left [thousands homeless].", "displaced many"),
        ],
        &["She left 12 letters at the mill."],
    ),
    casualty_rule(
        "casualty-to-hospital",
        "a number of people was taken to hospital",
        (
            "number:( #people | #someone ) ( ( @helping | @presumed ){0,4} @being @presumed{0,2} )? ( taken | rushed | sent | brought | carried | transported | airlifted | flown | transferred | admitted | moved | treated ) ( to | at | in | into | for ) ..3 ( hospital | hospitals | clinic | clinics | infirmary )",
            other,
        ),
        &[("[Eight people were taken to a nearby hospital].", "other 8")],
        &["Eight beds were taken to a nearby hospital."],
    ),
    casualty_rule(
        "casualty-with-injuries",
        "a number of people stands before their injuries",
        (
            "number:( #people | #someone ) ( ( @being | remain | remained )? with | had | has | have ) ( only | just )? ( %adjective | %adverb | %noun ){0,3} ( injuries | injury | wounds | burns | fractures | concussion | cuts | bruises )",
            injured,
        ),
        &[
            ("[13 pupils with minor injuries] were seen to.", "injured 13"),
            ("[A woman had minor injuries].", "injured 1"),
        ],
        &["13 pupils with minor parts were seen."],
    ),
    casualty_rule(
        "casualty-suffered-injuries",
        "a number of people suffered injuries",
        (
            "claim:number:( #people | #someone ) ( who | that )? @helping{0,3} ( suffered | suffering | suffer | sustained | sustaining | received | receiving | treated ) ( from | for )? ..4 ( injuries | injury | wounds | wound | burns | fractures | concussion | cuts | bruises )",
            injured,
        ),
        &[("[Seven people] suffered various degrees of injuries.", "injured 7")],
        &["Seven people suffered various degrees of loss."],
    ),
    casualty_rule(
        "casualty-broken-bones",
        "a number of people stands before what of their bodies was hurt",
        (
            "number:( #people | #someone ) ( with | had | has | have | suffered | suffering | sustained | received ) ( a | an | multiple | several )? ( broken | fractured | dislocated | sprained | severed | shattered ) ( leg | legs | arm | arms | bone | bones | rib | ribs | hip | neck | nose | jaw | ankle | ankles | wrist | skull | back | collarbone | pelvis | limb | limbs )",
            injured,
        ),
        &[("[Three boys had broken bones].", "injured 3"), ("[A guard suffered a broken leg].", "injured 1")],
        &["Three boys had broken toys."],
    ),
    casualty_rule(
        "casualty-lost-limbs",
        "a number of people lost a part of the body",
        (
            "number:( #people | #someone ) @helping{0,2} ( lost | losing | lose ) ( a | an | one | both | his | her | their )? ( leg | legs | arm | arms | limb | limbs | eye | eyes | hand | hands | foot | feet | finger | fingers ) !%noun !%plural",
            injured,
        ),
        &[("[Eight soldiers lost limbs].", "injured 8")],
        &["Eight soldiers lost arms depots."],
    ),
    casualty_rule(
        "casualty-caught",
        "a number of people fell ill with a disease that is named",
        (
            "number:( #people | #someone ) ( @helping | @presumed ){0,3} ( contracted | caught | developed | contracting | catching | developing ) ( the | a )? ( virus | infection | @disease )",
            other,
        ),
        &[("[Three nurses contracted cholera].", "other 3")],
        &["Three nurses contracted debts."],
    ),
    casualty_rule(
        "casualty-needed-care",
        "a number of people needed treatment",
        (
            "number:( #people | #someone ) @helping{0,2} ( needed | need | needing | required | require | requiring | sought | received ) ( medical | hospital | urgent | emergency )? ( treatment | care | attention | surgery | stitches | hospitalisation | hospitalization )",
            other,
        ),
        &[("[Around 200 people required hospital treatment].", "other ~200")],
        &["Around 200 people required hotel rooms."],
    ),
    casualty_rule(
        "casualty-treated-for",
        "a number of people was treated",
        (
            "number:( #people | #someone ) ( @helping | @presumed ){0,4} @being @presumed{0,2} treated !( as | like | with respect )",
            other,
        ),
        &[("[Twenty people were treated] for smoke.", "other 20")],
        &["Twenty people were treated as guests."],
    ),
    casualty_rule(
        "casualty-part-of-many",
        "some of a number of people stand before what befell them",
        (
            "number:#number of ( the | its | their | all )? #people ( ( on | aboard | in | at | from | inside ) ( !@helping !@being _ ){0,3} )? ( @helping | @presumed ){0,4} ( @being ( @presumed | @being ){0,3} harm:#harmed | harm:#ended )",
            part_of_harmed,
        ),
        &[("[More than 300 of the 367 villagers were arrested].", "captured >300")],
        &["More than 300 of the 367 villagers were told."],
    ),
    casualty_rule(
        "casualty-part-of-those",
        "some of a number of people stand before what befell those",
        (
            "claim:number:#number of ( the | its | their | all )? #people ( who | that ) ( @helping | @presumed ){0,4} ( @being ( @presumed | @being ){0,3} harm:#harmed | harm:#ended )",
            part_of_harmed,
        ),
        &[("[More than 300] of the 367 villagers who were arrested are free.", "captured >300")],
        &["More than 300 of the 367 villagers who were told are free."],
    ),
    casualty_rule(
        "casualty-thought-to",
        "a number of people is thought to have come to harm",
        (
            "claim:number:( #people | #someone ) @helping{0,2} ( believed | feared | presumed | thought | known | said | reported | understood | estimated | likely ) to ( @helping | @presumed ){1,4} harm:( #harmed | #ended )",
            read,
        ),
        &[("[More than 100 people] are believed to be on death row.", "captured >100")],
        &["More than 100 people are believed to be on holiday."],
    ),
    casualty_rule(
        "casualty-count-state",
        "a number of people stands before what befell them",
        (
            "<!of number:( #people | #someone ) ( , #number , | — | – )? ( and ( others | crew | staff | passengers ) )? ( ,? ( who | that ) )? ( @helping | @presumed ){0,4} @being ( @presumed | @being ){0,3} ( ( %past | %participle ) and )? harm:#harmed ( ( and | or | and/or ) ( @presumed )? harm2:#harmed )?",
            read,
        ),
        &[
            ("[Some 40 migrants were intercepted and detained].", "captured ~40"),
            ("[Six dock workers were killed] in the fire.", "killed 6"),
            ("[A total of 39 are confirmed dead].", "killed 39"),
            ("[68 people were missing] on Friday.", "missing 68"),
            ("If [four or more people are killed or injured] it counts.", "casualties >=4"),
            ("[Seven have already been killed].", "killed 7"),
            ("[Five people remain in intensive care].", "other 5"),
            ("On Monday [a soldier was killed] there.", "killed 1"),
            ("The mayor, his son and [seven others — were killed] there.", "killed 7"),
        ],
        &["Six homes were sold.", "About 40 people were told of it.", "A soldier, Ann Bell, was killed."],
    ),
    casualty_rule(
        "casualty-count-harmed",
        "a number of people stands right before what befell them",
        (
            "number:#people ( and ( others | crew | staff ) )? @presumed{0,2} harm:#harmed ( ( and | or | and/or ) ( @presumed )? harm2:#harmed )? !%noun !%plural",
            harmed,
        ),
        &[
            ("[Dozens dead] after ferry fire", "killed many"),
            ("A service recalled the [36 artists and others killed] there.", "killed 36"),
            ("Later [25 others injured] in the panic were flown out.", "injured 25"),
            ("[Two shot dead] outside club", "killed 2"),
        ],
        &["Two men shot the guard.", "Six people held signs."],
    ),
    casualty_rule(
        "casualty-count-end",
        "a number of people stands before how they ended",
        (
            "<!of number:( #people | #someone ) ( , #number , | — | – )? ( and ( others | crew | staff | passengers ) )? ( who | that )? ( ,? ( @helping | @presumed ){1,5} )? harm:#ended",
            read,
        ),
        &[
            ("[More than 40,000 people have died] since May.", "killed >40000"),
            ("[Dozens died] in the attack.", "killed many"),
            ("[Some 300 villagers fled] the flood.", "displaced ~300"),
            ("[Twelve miners lost their lives].", "killed 12"),
            ("[A young miner died] in the shaft.", "killed 1"),
            ("[A man, 43, died] in the shaft.", "killed 1"),
        ],
        &["More than 300 lamps died that night.", "The boy, 12, died."],
    ),
    casualty_rule(
        "casualty-another",
        "one more came to harm",
        (
            "( another ( @helping | @presumed ){0,4} ( @being ( @presumed | @being ){0,3} harm:#harmed | harm:#ended ) ) | ( <and another @presumed{0,2} harm:#harmed !%noun !%plural )",
            another,
        ),
        &[
            ("[Another later died].", "killed 1"),
            ("One gunman was shot dead and [another wounded].", "injured 1"),
        ],
        &["Another later left.", "One gunman fell and another wounded the guard."],
    ),
    casualty_rule(
        "casualty-people-only",
        "what befell those counted befalls people only",
        (
            "<!%preposition claim:number:#count ( ( in | from | at | of | across | on ) ( !@helping !@being _ ){0,4} )? @helping{0,3} @being ( @presumed | @being ){0,2} harm:( arrested | detained | jailed | imprisoned | kidnapped | abducted | hospitalised | hospitalized | wounded | injured | sentenced | deported )",
            of_people,
        ),
        &[("[Some 337 suspected users] in 38 countries were arrested.", "captured ~337")],
        &["Some 337 suspected frauds were told."],
    ),
    casualty_rule(
        "casualty-of-the-harmed",
        "a number of people is told apart among those who came to harm",
        (
            "number:#number of ( the | those | its ) #number? harm:#harmed ( @person | ( !%noun !%plural ) )",
            part_of_harmed,
        ),
        &[
            ("[Twenty-one of the injured] were still in hospital.", "injured 21"),
            ("[At least four of those killed] were children.", "killed >=4"),
        ],
        &["A third of the injured went home.", "Four of the doors were locked."],
    ),
    casualty_rule(
        "casualty-part-of-harmed",
        "some of those who came to harm are told apart",
        (
            "of ( the | those | its )? told:#number ( or so )? @person? harm:#harmed , claim:number:#bare ( @being | @helping )",
            part_of_harmed,
        ),
        &[("Of the 200 or so injured, [50] were guards.", "injured 50")],
        &["Of the 200 or so told, 50 were guards."],
    ),
    casualty_rule(
        "casualty-how-badly",
        "a number of people stands before how badly they were hurt",
        (
            "number:#number ( of them )? how:( critically | seriously | severely | badly | gravely | fatally ) ( hurt | injured | wounded )? !%noun !%plural",
            badly_hurt,
        ),
        &[("Forty-six others were injured, [nine of them critically].", "injured 9")],
        &["Nine of them seriously considered leaving."],
    ),
    casualty_rule(
        "casualty-trapped-under",
        "a number of people is under what fell",
        (
            "claim:number:#people ( were | was | are | is | still | remain | remained | lay )? ( under | beneath | buried | trapped | below ) ( the | in | under | beneath ){0,2} ( rubble | debris | wreckage | snow | collapsed | ruins | avalanche | landslide )",
            other,
        ),
        &[("There were [between 36 and 40 people] under the rubble.", "other 36..40")],
        &["Between 36 and 40 people are under contract."],
    ),
    casualty_rule(
        "casualty-survivors-found",
        "a number of people was brought out alive",
        (
            "number:( #people | #someone ) @helping{0,2} @being ( @being | @presumed ){0,2} ( pulled | brought | recovered | saved | plucked | lifted | dug ) ( alive | out alive | ashore | &( from | to ) )",
            freed,
        ),
        &[("[Four people were pulled alive] from the hull.", "freed 4")],
        &["Four ropes were pulled from the hull."],
    ),
];

/// "Two men shot": hurt, unless they did it to somebody.
fn harmed(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let acts = takes_object(found, context);
    // "no survivors found", "some killed" say too little without a verb.
    let bare_few = counted(found, context)
        .is_some_and(|count| count.sort == Sort::Few && count.counted == Counted::Nothing);
    (!acts && !bare_few).then(|| read(found, context)).flatten()
}

/// "Twenty-one of the injured": the harm is the noun, so the number counts nothing else.
fn part_of_harmed(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let figure = context.figure_at(found.role("number")?.start)?;
    let counts = figure.unit.is_none() && !matches!(figure.sort, Sort::Fraction | Sort::Score);
    counts.then_some(casualty(figure.amount, outcome_of(found, "harm", context)?))
}

/// "Nine of them critically": hurt, unless a verb follows that they did themselves.
fn badly_hurt(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let figure = context.figure_at(found.role("number")?.start)?;
    let counts = figure.unit.is_none() && !matches!(figure.sort, Sort::Fraction | Sort::Score);
    let acts = context.tag(found.span.end).is_verb();
    let is_deadly = context.words(found.role("how")?).eq_ignore_ascii_case("fatally");
    let outcome = if is_deadly { Outcome::Killed } else { Outcome::Injured };
    (counts && !acts).then_some(casualty(figure.amount, outcome))
}

fn another(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let one = casualty(Amount::of(1.0, Modifier::Exact), outcome_of(found, "harm", context)?);
    (!takes_object(found, context)).then_some(one)
}

/// "337 suspected users were arrested": whatever they are called, they are people.
fn of_people(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = counted(found, context)?;
    let is_named = matches!(count.counted, Counted::Behind | Counted::Of) && count.unit.is_none();
    let is_body = count.head.is_some_and(|head| context.tag(head) == Tag::Noun);
    (is_named && !is_body && !takes_object(found, context)).then(|| read(found, context)).flatten()
}

fn lives(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = counted(found, context)?;
    let head = context.text.token(count.head?)?;
    if head.is("lives") || head.is("life") { killed(found, context) } else { None }
}
