//! What ties two sentences to one event: a name they share, a word made of it, or a seat of government told as "the
//! Iranian capital"; and one sort of happening.
//!
//! Invariant: a seat of government is read from the list alone, and every such reading is told.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::super::ground::Ground;
use crate::text::lexicon::entries;
use crate::text::{TokenSpan, Word, words};

/// Words of one sort of happening each.
const SORTS: &[&[Word]] = &[
    words![
        "killed",
        "killing",
        "killings",
        "assassinated",
        "assassination",
        "assassinations",
        "murdered",
        "murder",
        "murders",
        "slain",
        "slaying",
        "slayings"
    ],
    words!["attack", "attacks", "attacked", "raid", "raids", "raided", "stormed", "ambush", "ambushed"],
    words!["crash", "crashed", "crashes", "derailed", "derailment", "collision", "collided"],
    words!["fire", "fires", "burned", "burnt", "blaze"],
    words!["explosion", "explosions", "exploded", "blast", "blasts", "bombing", "bombings", "bombed"],
    words!["earthquake", "quake", "tremor"],
    words!["resigned", "resignation", "quit"],
    words!["arrested", "arrest", "arrests", "detained"],
    words!["elected", "election", "elections"],
    words!["coup", "ousted", "overthrown", "toppled"],
    words!["died", "death"],
    words!["collapse", "collapsed"],
    words!["sank", "sunk", "sinking", "capsized"],
];

/// How two sentences hang together.
#[derive(Debug, Default)]
pub(super) struct Tie {
    /// Names of both, or made of each other.
    pub(super) names: usize,
    /// Whether both tell of one sort of happening.
    pub(super) same_sort: bool,
    /// What had to be read to tie them: "reads “Iranian capital” as Tehran"; empty where nothing had.
    pub(super) reading: String,
}

/// How sentences number `one` and `other` hang together.
pub(super) fn tie(ground: &Ground<'_>, one: usize, other: usize) -> Tie {
    let (names, others) = (names_of(ground, one), names_of(ground, other));
    let shared = names.iter().filter(|name| others.iter().any(|other| is_of(name, other))).count();
    let read = |sentence: usize, names: &[String]| {
        seats(ground, sentence).into_iter().find(|(_, seat)| names.contains(&seat.to_lowercase()))
    };
    let read = read(other, &names).or_else(|| read(one, &others));
    let told = read.as_ref().map(|(words, seat)| format!("reads “{words}” as {seat}")).unwrap_or_default();
    Tie {
        names: shared + usize::from(read.is_some()),
        same_sort: SORTS.iter().any(|sort| tells(ground, one, sort) && tells(ground, other, sort)),
        reading: told,
    }
}

fn tells(ground: &Ground<'_>, sentence: usize, words: &[Word]) -> bool {
    let within = ground.context.text.sentences.get(sentence).copied().unwrap_or_default();
    (within.start..within.end).any(|at| ground.is_any(at, words))
}

/// Words with a capital in sentence number `sentence`, in lower case; its first says nothing.
fn names_of(ground: &Ground<'_>, sentence: usize) -> Vec<String> {
    /// Letters that a name has at least: "US" is in every sentence.
    const LEAST: usize = 4;
    let text = &ground.context.text;
    let within = text.sentences.get(sentence).copied().unwrap_or_default();
    let tokens = text.tokens_of(within).iter().skip(1).filter(|token| token.is_capital());
    let names = tokens.filter(|token| !token.classes.has(crate::text::lexicon::Class::CalendarName));
    names.map(|name| name.of(text.source).to_lowercase()).filter(|name| name.len() >= LEAST).collect()
}

/// Whether one name is the other, or is made of it: "Iran", "Iranian".
fn is_of(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let end = long.strip_prefix(short);
    end.is_some_and(|end| ["", "s", "n", "i", "is", "an", "ian", "ians", "ese", "ish"].contains(&end))
}

/// Seats of government by country and by the words made of its name.
static SEATS: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let list = include_str!("../../../resources/lexicon/capitals.tsv");
    let mut seats = BTreeMap::new();
    for line in entries(list) {
        let adjectives = line.column(1).split_whitespace().map(|word| word.replace('-', " "));
        for word in adjectives.chain([line.column(0).to_owned()]) {
            seats.entry(word).or_insert_with(|| line.column(2));
        }
    }
    seats
});

/// Seats of government that sentence number `sentence` tells as such: its words, and their names.
fn seats(ground: &Ground<'_>, sentence: usize) -> Vec<(String, &'static str)> {
    let text = &ground.context.text;
    let within = text.sentences.get(sentence).copied().unwrap_or_default();
    let capitals = (within.start..within.end).filter(|&at| ground.is_any(at, words!["capital"]));
    let read = capitals.filter_map(|at| {
        let before = at.checked_sub(1)?;
        let is_owned = ground.is_any(before, words!["'s", "’s"]);
        // "New Zealand" before "Zealand": the longer name is meant.
        let names = if ground.is_any(at + 1, words!["of"]) {
            [TokenSpan::new(at + 2, at + 4), TokenSpan::new(at + 2, at + 3)]
        } else {
            let end = if is_owned { before } else { at };
            [2, 1].map(|length| TokenSpan::new(end.saturating_sub(length), end))
        };
        let (name, seat) =
            names.into_iter().find_map(|name| Some((name, *SEATS.get(&ground.words(name))?)))?;
        let whole = TokenSpan::new(name.start.min(at), name.end.max(at + 1));
        Some((ground.words(whole), seat))
    });
    read.collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::rule::tests::article;
    use super::*;

    #[test]
    fn sentences_hang_together_by_names_and_what_happened() {
        for (one, other, want) in [
            ("Falk was killed in Davel.", "They mourn the killing in Davel.", (1, true, "")),
            (
                "Falk was killed in the Kenyan capital.",
                "They mourn the killing in Nairobi.",
                (1, true, "reads “Kenyan capital” as Nairobi"),
            ),
            (
                "They mourn the killing in Nairobi.",
                "Falk was killed in the capital of Kenya.",
                (1, true, "reads “capital of Kenya” as Nairobi"),
            ),
            ("He left the Kenyan capital.", "The killing in Kenya shook it.", (1, false, "")),
            ("It rained in Davel.", "The killing in Lowford shook it.", (0, false, "")),
        ] {
            let article = article(&format!("{one} {other}"));
            let ground = Ground::of(&article);
            let tie = tie(&ground, 0, 1);
            assert_eq!((tie.names, tie.same_sort, tie.reading.as_str()), want, "{one} {other}");
        }
    }
}
