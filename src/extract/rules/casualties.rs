//! Casualties: how many people were killed, hurt, lost, driven out, held or freed.
//!
//! Invariant: a count of people and what befell them, read from one sentence; knows no other kind of claim.

use std::sync::LazyLock;

use crate::text::figure::Sort;
use crate::text::lexicon::{Entry, Forms, WordTable};
use crate::text::{Amount, TokenSpan};

use super::super::claim::{Kind, Outcome, Reading};
use super::super::context::Context;
use super::super::count::Counted;
use super::super::matcher::Match;
use super::super::rule::{By, Rule};

/// What each word of harm means for those counted.
static OUTCOMES: LazyLock<WordTable<Outcome>> = LazyLock::new(|| {
    WordTable::read(
        &[
            (include_str!("../../../resources/lexicon/harm_verbs.tsv"), Forms::Verb),
            (include_str!("../../../resources/lexicon/harm_ends.tsv"), Forms::Verb),
            (include_str!("../../../resources/lexicon/harm_nouns.tsv"), Forms::Noun),
        ],
        |line: Entry<'static>| Outcome::named(line.column(2)),
    )
});

static STATES: LazyLock<WordTable<Outcome>> = LazyLock::new(|| {
    let list = include_str!("../../../resources/lexicon/harm_states.tsv");
    WordTable::read(&[(list, Forms::Plain)], |line| Outcome::named(line.column(1)))
});

/// The rules, the most telling first.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "casualty-lives-claimed",
        kind: Kind::Casualty,
        by: By::Pattern(
            "( claiming | claimed | claims | claim | took | taking | takes | cost | costing ) the lives of number:#count",
            killed,
        ),
        why: "a number of lives was taken",
        finds: &[("The quake [claimed the lives of 33 people].", "killed 33")],
        leaves: &["He claimed to know the lives of 33 people."],
    },
    Rule {
        name: "casualty-lives-lost",
        kind: Kind::Casualty,
        by: By::Pattern("number:#count ( @helping )? ( been )? harm:lost", lives),
        why: "a number of lives was lost",
        finds: &[
            ("In all [40 lives were lost].", "killed 40"),
            ("[Not a single sailor's life was lost].", "killed none"),
        ],
        leaves: &["Forty games were lost."],
    },
    Rule {
        name: "casualty-left-dead",
        kind: Kind::Casualty,
        by: By::Pattern(
            "( left | leaves | leaving | leave ) claim:( number:#people @presumed? ( seriously | critically | badly )? harm:@harm-state ( ( and | or ) harm2:@harm-state )? )",
            read,
        ),
        why: "what happened left a number of people dead or hurt",
        finds: &[("The blast left [12 dead] at the mill.", "killed 12")],
        leaves: &["She left 12 letters at the mill."],
    },
    Rule {
        name: "casualty-count-state",
        kind: Kind::Casualty,
        by: By::Pattern(
            "number:#people ( and others )? ( who | that )? ( ( have | has | had )? ( @helping | @presumed ){1,4} | @presumed )? harm:@harm-state ( ( and | or | and/or ) ( @presumed )? harm2:@harm-state )? !%noun !%plural",
            passive,
        ),
        why: "a number of people stands before what befell them",
        finds: &[
            ("[Six dock workers were killed] in the fire.", "killed 6"),
            ("[Dozens dead] after ferry fire", "killed many"),
            ("A service recalled the [36 artists and others killed] there.", "killed 36"),
            ("[A total of 39 are confirmed dead].", "killed 39"),
            ("[No one was hurt].", "injured none"),
            ("[68 people were missing] on Friday.", "missing 68"),
            ("Later [25 others injured] in the panic were flown out.", "injured 25"),
            ("If [four or more people are killed or injured] it counts.", "casualties >=4"),
        ],
        leaves: &["Six homes were sold.", "About 40 people were told of it."],
    },
    Rule {
        name: "casualty-of-the-harmed",
        kind: Kind::Casualty,
        by: By::Pattern("number:#number of ( the | those ) harm:@harm-state !%noun !%plural", part_of_harmed),
        why: "a number of people is told apart among those who came to harm",
        finds: &[
            ("[Twenty-one of the injured] were still in hospital.", "injured 21"),
            ("[At least four of those killed] were children.", "killed >=4"),
        ],
        leaves: &["A third of the injured went home.", "Four of the doors were locked."],
    },
    Rule {
        name: "casualty-how-badly",
        kind: Kind::Casualty,
        by: By::Pattern(
            "number:#number ( of them )? how:( critically | seriously | severely | badly | gravely ) ( hurt | injured | wounded )? !%noun !%plural",
            badly_hurt,
        ),
        why: "a number of people stands before how badly they were hurt",
        finds: &[("Forty-six others were injured, [nine of them critically].", "injured 9")],
        leaves: &["Nine of them seriously considered leaving."],
    },
    Rule {
        name: "casualty-count-end",
        kind: Kind::Casualty,
        by: By::Pattern(
            "number:#people ( who | that )? ,? ( ( @helping | @presumed ){1,3} )? harm:@harm-end",
            passive,
        ),
        why: "a number of people stands before how they ended",
        finds: &[
            ("[More than 40,000 people have died] since May.", "killed >40000"),
            ("[Dozens died] in the attack.", "killed many"),
            ("[Some 300 villagers fled] the flood.", "displaced ~300"),
        ],
        leaves: &["More than 300 lamps died that night."],
    },
    Rule {
        name: "casualty-verb-count",
        kind: Kind::Casualty,
        by: By::Pattern(
            "<!the harm:@harm-verb ( ( and | or ) harm2:@harm-verb )? ( as many as )? number:#people !( @helping? @presumed? @harm-state !#people )",
            active,
        ),
        why: "a verb of harm stands before a number of people",
        finds: &[
            ("A storm hit the coast, [killing about 1,200 people].", "killed ~1200"),
            ("Bus fire [kills dozens]", "killed many"),
            ("The blast [killed five] in an hour.", "killed 5"),
            ("The court [jailed two traders].", "captured 2"),
            ("Police [arrested three] for trespassing.", "captured 3"),
            ("An icefall [killed 16 Sherpas].", "killed 16"),
            ("The fire [injured twelve more].", "injured 12"),
        ],
        leaves: &["The blast killed the engine.", "They released five films."],
    },
    Rule {
        name: "casualty-deaths-of",
        kind: Kind::Casualty,
        by: By::Pattern("<!number harm:@harm-noun of number:#people", noun_of),
        why: "a noun of harm stands before a number of people",
        finds: &[("He was blamed for the [deaths of hundreds of miners].", "killed many")],
        leaves: &["The death of the mine took years."],
    },
    Rule {
        name: "casualty-harming-of",
        kind: Kind::Casualty,
        by: By::Pattern(
            "harm:( killing | wounding | injuring | capture | arrest | rescue | evacuation | detention | displacement | release | loss | lost ) of number:#people",
            noun_of,
        ),
        why: "a noun of harm stands before a number of people",
        finds: &[("It led to the [wounding of thousands more].", "injured many")],
        leaves: &["The wounding of the captain shocked them."],
    },
    Rule {
        name: "casualty-toll",
        kind: Kind::Casualty,
        by: By::Pattern(
            "harm:( ( death | casualty | injury )? ( toll | tolls | count ) ) ( ( of | to | at | from | is | was | stood | stands | now | has | had | rose | rises | rising | risen | climbed | climbs | climbing | reached | reaches | reaching | increased | increases | jumped | passed | hit | hits | up | in | the | that | been ) ){1,5} claim:number:#count",
            toll,
        ),
        why: "a number stands with a death toll",
        finds: &[
            ("The death toll rose to [19] on Friday.", "killed 19"),
            ("The fire had a death toll of [at least 22 people].", "killed >=22"),
        ],
        leaves: &["The toll of $5 is too high."],
    },
    Rule {
        name: "casualty-toll-to",
        kind: Kind::Casualty,
        by: By::Pattern(
            "harm:( ( death | casualty ) ( toll | tolls ) ) ..3 ( from | of ) #count to claim:number:#count",
            toll,
        ),
        why: "a death toll changed to a number",
        finds: &[("The fire raised the death toll from fourteen to [31].", "killed 31")],
        leaves: &["The toll from fourteen roads fell to 31."],
    },
    Rule {
        name: "casualty-toll-over",
        kind: Kind::Casualty,
        by: By::Pattern("harm:( death ( toll | tolls ) ) ( , ..8 , )? claim:number:#count", toll),
        why: "a number stands with a death toll",
        finds: &[("Some death tolls, given in private, [exceeded 100].", "killed >100")],
        leaves: &["Some road tolls, given in private, exceeded 100."],
    },
    Rule {
        name: "casualty-counted-harm",
        kind: Kind::Casualty,
        by: By::Pattern("number:#count", counted_harm),
        why: "the noun counted says what befell people",
        finds: &[
            ("The ministry said [six deaths] were of children.", "killed 6"),
            ("The army suffered [thousands of casualties].", "casualties many"),
            ("[Several of the victims] were students.", "casualties many"),
            ("The group still has [more than 100 hostages].", "captured >100"),
            ("[No injuries] were reported.", "injured none"),
        ],
        leaves: &["Six deer were seen.", "No decision was made."],
    },
    Rule {
        name: "casualty-count-apart",
        kind: Kind::Casualty,
        by: By::Pattern(
            "claim:number:#people ( , ..10 , | ( of | from | in | on | at | aboard | inside | near | by | including ) ..7 | ( who | that ) ..6 ) @helping ( @helping | @presumed ){0,3} harm:@harm-state",
            read,
        ),
        why: "what befell a number of people stands later in the clause",
        finds: &[("[22 people], among them three children, were killed.", "killed 22")],
        leaves: &["22 people, among them three children, were fed."],
    },
    Rule {
        name: "casualty-end-apart",
        kind: Kind::Casualty,
        by: By::Pattern(
            "claim:number:#people ( , ..10 , | ( of | from | in | on | at | aboard | inside | near | by | including ) ..6 ) @helping{0,2} harm:@harm-end",
            read,
        ),
        why: "what befell a number of people stands later in the clause",
        finds: &[("[At least nine people] aboard the ferry died.", "killed >=9")],
        leaves: &["At least nine people aboard the ferry sang."],
    },
    Rule {
        name: "casualty-list-before",
        kind: Kind::Casualty,
        by: By::Pattern(
            "claim:number:#people ( , and? | and | , as well as | as well as ) #people ( ( , and? | and ) #people )? ( @helping | @presumed ){0,3} harm:@harm-state",
            read,
        ),
        why: "several numbers of people share what befell them",
        finds: &[("[150 soldiers], 95 civilians, and hundreds of rebels killed", "killed 150")],
        leaves: &["150 soldiers and 95 civilians met."],
    },
    Rule {
        name: "casualty-list-after",
        kind: Kind::Casualty,
        by: By::Pattern(
            "harm:@harm-verb #people ( , and? | and | , as well as | as well as ) claim:number:#people !( ( @helping | @presumed ){0,3} @harm-state )",
            list_after,
        ),
        why: "several numbers of people share what befell them",
        finds: &[("It killed five soldiers and [two nurses].", "killed 2")],
        leaves: &["It killed five soldiers and two towers fell."],
    },
    Rule {
        name: "casualty-with-injuries",
        kind: Kind::Casualty,
        by: By::Pattern("number:#people with ..2 ( injuries | wounds | burns )", injured),
        why: "a number of people stands before their injuries",
        finds: &[("[13 pupils with minor injuries] were seen to.", "injured 13")],
        leaves: &["13 pupils with minor parts were seen."],
    },
    Rule {
        name: "casualty-those-are",
        kind: Kind::Casualty,
        by: By::Pattern(
            "harm:@harm-noun ( are | were | include | included | including ) claim:number:#people",
            noun_of,
        ),
        why: "a noun of harm stands before who they were",
        finds: &[("The confirmed deaths are [fourteen civilians].", "killed 14")],
        leaves: &["The deaths were fourteen miles apart."],
    },
    Rule {
        name: "casualty-those-are-also",
        kind: Kind::Casualty,
        by: By::Pattern(
            "harm:@harm-noun ( are | were | include | included | including ) #people ( , and? | and ) claim:number:#people",
            noun_of,
        ),
        why: "a noun of harm stands before a list of who they were",
        finds: &[("The deaths are fourteen civilians and [five soldiers].", "killed 5")],
        leaves: &["The deaths of fourteen civilians and five soldiers were told."],
    },
    Rule {
        name: "casualty-taken-hostage",
        kind: Kind::Casualty,
        by: By::Pattern(
            "( take | takes | took | taking | taken ) claim:number:#people _? ( hostage | captive | prisoner )",
            captured,
        ),
        why: "a number of people was taken",
        finds: &[("Rebels stormed the port, taking [dozens of people] there hostage.", "captured many")],
        leaves: &["Rebels stormed the port, taking dozens of people there by bus."],
    },
    Rule {
        name: "casualty-beside-named",
        kind: Kind::Casualty,
        by: By::Pattern(
            "harm:@harm-verb ..5 ( , and? | and | , as well as | as well as ) claim:number:#people !( ( @helping | @presumed ){0,3} @harm-state )",
            beside_named,
        ),
        why: "a number of people came to harm together with somebody named",
        finds: &[
            ("Harbour bomb kills photographer, [at least five others]", "killed >=5"),
            ("The blast killed the mayor and [two aides].", "killed 2"),
        ],
        leaves: &["The vote killed the bill and two senators left."],
    },
    Rule {
        name: "casualty-someone",
        kind: Kind::Casualty,
        by: By::Pattern(
            "number:#someone ( who )? ( @helping ( @helping | @presumed ){0,2} harm:@harm-state | ( has | had | have )? harm:@harm-end )",
            someone,
        ),
        why: "one person without a name came to harm",
        finds: &[
            ("On Monday [a soldier was killed] there.", "killed 1"),
            ("[A young miner died] in the shaft.", "killed 1"),
        ],
        leaves: &["A soldier was seen there.", "A soldier, Ann Bell, was killed."],
    },
    Rule {
        name: "casualty-harmed-someone",
        kind: Kind::Casualty,
        by: By::Pattern("harm:@harm-verb number:#someone !=capital !named !@harm-state", someone_harmed),
        why: "one person without a name came to harm",
        finds: &[("The shot narrowly [killed a policeman].", "killed 1")],
        leaves: &["The shot startled a policeman."],
    },
    Rule {
        name: "casualty-rescued-survivors",
        kind: Kind::Casualty,
        by: By::Pattern(
            "( recovered | recover | recovering | pulled | pulling | found | saved ) number:#people &( alive | from )",
            freed,
        ),
        why: "a number of people was brought out alive",
        finds: &[("Divers [pulled four people] from the hull.", "freed 4")],
        leaves: &["Divers pulled four ropes from the hull."],
    },
    Rule {
        name: "casualty-trapped-under",
        kind: Kind::Casualty,
        by: By::Pattern(
            "claim:number:#people ( under | beneath | trapped ) ( the | in | under )? ( rubble | debris | wreckage | snow | collapsed | ruins )",
            other,
        ),
        why: "a number of people is under what fell",
        finds: &[("There were [between 36 and 40 people] under the rubble.", "other 36..40")],
        leaves: &["Between 36 and 40 people are under contract."],
    },
    Rule {
        name: "casualty-forced-out",
        kind: Kind::Casualty,
        by: By::Pattern(
            "( forced | forcing | drove | driving | driven | forces ) claim:number:#people ( from | out | to flee | to leave | into )",
            displaced,
        ),
        why: "a number of people was driven out",
        finds: &[("The flood forced [about 2,000 people] from their homes.", "displaced ~2000")],
        leaves: &["The rule forced about 2,000 shops to close."],
    },
];

fn casualty(amount: Amount, outcome: Outcome) -> Reading {
    Reading::Casualty { amount, outcome }
}

fn amount_of(found: &Match<'_>, context: &Context<'_>) -> Option<Amount> {
    Some(context.count_at(found.role("number")?.start)?.amount)
}

/// What the words that play `role` mean for those counted.
fn outcome_of(found: &Match<'_>, role: &str, context: &Context<'_>) -> Option<Outcome> {
    let span = found.role(role)?;
    let mut words = context.text.tokens_of(span).iter().map(|token| token.word);
    words.find_map(|word| STATES.get(word).or_else(|| OUTCOMES.get(word)))
}

/// One outcome, or two that are not told apart: "killed or injured".
fn joint_outcome(found: &Match<'_>, context: &Context<'_>) -> Option<Outcome> {
    let first = outcome_of(found, "harm", context)?;
    Some(match outcome_of(found, "harm2", context) {
        Some(second) if second != first => Outcome::Casualties,
        _ => first,
    })
}

fn read(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = context.count_at(found.role("number")?.start)?;
    // Shares are figures: "a third of patients died".
    if matches!(count.sort, Sort::Fraction | Sort::Score) {
        return None;
    }
    Some(casualty(amount_of(found, context)?, joint_outcome(found, context)?))
}

/// A number of people before what befell them; a bare number needs no other noun, and "few" of what is no person none.
fn passive(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    read(found, context)
}

/// A verb before a number of people: outcomes that things can have too want people named.
fn active(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = context.count_at(found.role("number")?.start)?;
    let outcome = joint_outcome(found, context)?;
    // Nobody arrests anything but people; "held" and "freed" are said of much else.
    let arrests = ["arrest", "detain", "jail"];
    let verb = context.words(found.role("harm")?).to_lowercase();
    let certain = matches!(outcome, Outcome::Killed | Outcome::Injured | Outcome::Casualties)
        || arrests.iter().any(|arrest| verb.starts_with(arrest));
    if !certain && count.counted == Counted::Nothing && count.sort != Sort::Vague {
        return None;
    }
    Some(casualty(count.amount, outcome))
}

fn noun_of(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let span = found.role("harm")?;
    let outcome = outcome_of(found, "harm", context).or_else(|| {
        let word = context.words(span).to_lowercase();
        Some(match word.as_str() {
            "capture" | "arrest" | "detention" => Outcome::Captured,
            "rescue" | "release" => Outcome::Freed,
            "evacuation" | "displacement" => Outcome::Displaced,
            "loss" => Outcome::Other,
            _ => return None,
        })
    })?;
    Some(casualty(amount_of(found, context)?, outcome))
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
    (counts && !acts).then_some(casualty(figure.amount, Outcome::Injured))
}

fn list_after(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let next = context.tag(found.span.end);
    if next.is_verb() || next == crate::text::Tag::Auxiliary {
        return None;
    }
    active(found, context)
}

fn killed(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    Some(casualty(amount_of(found, context)?, Outcome::Killed))
}

fn freed(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    Some(casualty(amount_of(found, context)?, Outcome::Freed))
}

fn injured(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    Some(casualty(amount_of(found, context)?, Outcome::Injured))
}

fn captured(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    Some(casualty(amount_of(found, context)?, Outcome::Captured))
}

/// "Killed the mayor and two aides": only of harm that leaves no doubt that people are meant.
fn beside_named(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let outcome = outcome_of(found, "harm", context)?;
    let certain = matches!(outcome, Outcome::Killed | Outcome::Injured);
    list_after(found, context).filter(|_| certain)
}

fn other(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    Some(casualty(amount_of(found, context)?, Outcome::Other))
}

fn displaced(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    Some(casualty(amount_of(found, context)?, Outcome::Displaced))
}

fn lives(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = context.count_at(found.role("number")?.start)?;
    let head = context.text.token(count.head?)?;
    (head.is("lives") || head.is("life")).then(|| casualty(count.amount, Outcome::Killed))
}

fn toll(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = context.count_at(found.role("number")?.start)?;
    let counts = count.unit.is_none() && matches!(count.sort, Sort::Count | Sort::Vague);
    let outcome = match context.text.tokens_of(found.role("harm")?).first()? {
        token if token.is("injury") => Outcome::Injured,
        token if token.is("casualty") => Outcome::Casualties,
        _ => Outcome::Killed,
    };
    let people = count.is_people || count.counted == Counted::Nothing;
    (counts && people).then(|| casualty(count.amount, outcome))
}

/// "six deaths", "thousands of casualties", "no injuries", "100 hostages".
fn counted_harm(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let count = context.count_at(found.role("number")?.start)?;
    if matches!(count.sort, Sort::Fraction | Sort::Measure | Sort::Score) || count.counted == Counted::Hyphen
    {
        return None;
    }
    let head = context.text.token(count.head?)?;
    Some(casualty(count.amount, OUTCOMES.get(head.word).filter(|_| is_harm_noun(context, count.noun))?))
}

fn is_harm_noun(context: &Context<'_>, noun: TokenSpan) -> bool {
    use crate::text::lexicon::Class;
    context.text.tokens_of(noun).last().is_some_and(|token| token.classes.has(Class::HarmNoun))
}

fn someone(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    read(found, context)
}

fn someone_harmed(found: &Match<'_>, context: &Context<'_>) -> Option<Reading> {
    let outcome = outcome_of(found, "harm", context)?;
    matches!(outcome, Outcome::Killed | Outcome::Injured | Outcome::Captured | Outcome::Freed)
        .then_some(casualty(amount_of(found, context)?, outcome))
}
