//! What comes first in any life: "founded in 1998, it was bought in 1991".
//!
//! Invariant: both verbs and their days must stand in one sentence, with nobody else between.

use super::super::finding::{Family, Grade};
use super::super::ground::Ground;
use super::super::rule::Rule;
use super::super::told::Verdict;
use crate::extract::Match;
use crate::text::words;

pub(super) const ORDER: Rule = Rule {
    name: "order-of-events",
    family: Family::Calendar,
    pattern: "one:( born | founded | established | opened | built | created | formed | launched | incorporated | married | graduated | enrolled ) ..2 ( in | on ) start:#day ( , | ; )? ( and )? ( it | he | she | they | was | were | which | then | later )* two:( married | died | graduated | retired | bought | acquired | sold | closed | demolished | dissolved | merged | renamed | destroyed | shut | folded | disbanded | widowed | divorced | abandoned ) ..2 ( in | on ) end:#day",
    judge: order,
    agrees: &["Founded in 1991, it was bought in 1998.", "He was born in 1931, married in 1959 and left."],
    conflicts: &["Founded in 1998, it was bought in 1991.", "He was born in 1931, married in 1929 and left."],
    leaves: &["Founded in 1998 by a man who had sold his shop in 1991, it grew."],
};

fn order(matched: &Match<'_>, ground: &Ground<'_>) -> Option<Verdict> {
    let (start, end) = (ground.when(matched, "start")?, ground.when(matched, "end")?);
    let told = |verb: &str, day: super::When| format!("{} {}", ground.quoted(matched, verb), day.in_words());
    let formula = format!("{}, {}", told("one", start), told("two", end));
    // Birth and death are held against the age too.
    let is_life = ground.is_any(matched.role("one")?.start, words!["born"])
        && ground.is_any(matched.role("two")?.start, words!["died"]);
    match () {
        () if is_life => None,
        () if end.last < start.first => Some(Verdict::new(
            Grade::Conflicts,
            format!("{formula}: the other way round"),
            "the earlier day first, or another verb",
        )),
        () if start.last < end.first => Some(Verdict::new(Grade::Agrees, formula, "")),
        () => None,
    }
}
