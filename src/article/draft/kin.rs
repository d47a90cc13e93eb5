//! Pieces that were edited, split or merged: by the rare words they share, and by where they stand.
//!
//! A piece that stands where it stood may have changed much; one that stands elsewhere must share most of its words, and
//! all of its names, for a lookalike says the same of somebody else.
//!
//! Invariant: pairs the likest first; a piece that no other resembles stays without a pair.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::joints::is_left_in;
use super::pairs::Pairs;
use super::version::{Mark, Sort};

/// Words that more pieces share than this lead to no candidates.
const MOST_SHARING: usize = 24;
/// Candidates looked at for one piece.
const MOST_LIKE: usize = 6;
/// What pieces must have in common, in hundredths: in the same place, between the same neighbours, elsewhere.
const LEAST_HERE: u32 = 50;
pub(super) const LEAST_BETWEEN: u32 = 40;
const LEAST_ELSEWHERE: u32 = 60;
/// The share of a part that the whole must hold, and from which on it holds all of it.
pub(super) const LEAST_HELD: u32 = 75;
const ALL_HELD: u32 = 90;
/// What a neighbour that stayed beside it speaks for a pair.
const NEIGHBOUR: u32 = 15;
/// What the same names speak for it: more than the same place, for a lookalike may have been put there.
const SAME_NAMES: u32 = 35;
/// Scores this close are equal.
const CLOSE: u32 = 3;
/// The fewest words by which a piece is known in another place, or as part of another.
const FEWEST_WORDS: usize = 4;
/// Stands for any number: "three died" and "five died" have more in common than "three died" and "nobody came".
const ANY_NUMBER: u64 = 1;

/// What a piece says, as weights by word.
pub(super) struct Profile {
    weights: BTreeMap<u64, u32>,
    names: BTreeSet<u64>,
    words: usize,
    whole: u32,
}

/// Two pieces, and how much speaks for them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    score: u32,
    was: usize,
    is: usize,
    /// Whether all of `was` stands in `is`.
    is_part: bool,
    /// How many neighbours of `was` stayed beside `is`.
    beside: u32,
}

impl Candidate {
    /// Whether it may be meant as well as `best`: it fits about as well, or stands between both neighbours while `best`
    /// stands elsewhere, for a lookalike may say the same of the same names.
    const fn rivals(&self, best: &Self) -> bool {
        self.score + CLOSE >= best.score || (self.beside == 2 && best.beside == 0)
    }
}

pub(super) type Rarity = HashMap<u64, u32>;

/// Pairs pieces that resemble each other; gives the pairs made.
pub(super) fn pair(pairs: &mut Pairs<'_>) -> BTreeSet<(usize, usize)> {
    let shared = pairs.shared();
    let is_lone = |key: u64| !shared.contains(&key);
    let free = (0..pairs.to.len()).filter(|&was| pairs.is_free(was) && is_lone(pairs.old.key(was)));
    let open = (0..pairs.from.len()).filter(|&is| pairs.is_open(is) && is_lone(pairs.new.key(is)));
    let (free, open): (Vec<usize>, Vec<usize>) = (free.collect(), open.collect());
    if free.is_empty() || open.is_empty() {
        return BTreeSet::new();
    }
    let rarity = rarity(pairs);
    let news: BTreeMap<usize, Profile> =
        open.iter().map(|&is| (is, Profile::of(pairs.new.marks_of(is), &rarity))).collect();
    let mut sharing: HashMap<u64, Vec<usize>> = HashMap::new();
    for (is, profile) in &news {
        for &word in profile.weights.keys() {
            sharing.entry(word).or_default().push(*is);
        }
    }
    let mut candidates = Vec::new();
    for &was in &free {
        let profile = Profile::of(pairs.old.marks_of(was), &rarity);
        for is in like(pairs, was, &profile, &sharing) {
            let other = news.get(&is);
            candidates.extend(other.and_then(|other| candidate(pairs, (was, &profile), (is, other))));
        }
    }
    candidates.sort_by(|one, other| {
        other.score.cmp(&one.score).then(one.was.cmp(&other.was)).then(one.is.cmp(&other.is))
    });
    take(pairs, &candidates)
}

/// Takes the best first. Where two places fit one piece the same, and nothing else fits the second better, it is in doubt.
fn take(pairs: &mut Pairs<'_>, candidates: &[Candidate]) -> BTreeSet<(usize, usize)> {
    let mut by_old: BTreeMap<usize, Vec<&Candidate>> = BTreeMap::new();
    let mut by_new: BTreeMap<usize, Vec<&Candidate>> = BTreeMap::new();
    for candidate in candidates {
        by_old.entry(candidate.was).or_default().push(candidate);
        by_new.entry(candidate.is).or_default().push(candidate);
    }
    let mut made = BTreeSet::new();
    for best in candidates {
        if best.is_part && pairs.is_free(best.was) && is_put_in(pairs, best) {
            pairs.parts.insert(best.was);
            made.insert((best.was, best.is));
        }
        if !pairs.is_free(best.was) || !pairs.is_open(best.is) {
            continue;
        }
        let is_wanted = |other: &Candidate| {
            let wanting = by_new.get(&other.is).into_iter().flatten();
            wanting
                .into_iter()
                .any(|it| it.was != best.was && pairs.is_free(it.was) && it.score >= other.score)
        };
        let rivals = by_old.get(&best.was).into_iter().flatten().filter(|other| {
            other.is != best.is && pairs.is_open(other.is) && other.rivals(best) && !is_wanted(other)
        });
        let rivals: BTreeSet<usize> = rivals.map(|rival| rival.is).collect();
        if rivals.is_empty() {
            pairs.put(best.was, best.is);
            made.insert((best.was, best.is));
        } else {
            pairs.doubtful.insert(best.was, rivals.into_iter().chain([best.is]).collect());
        }
    }
    made
}

/// Whether `part` was put into a piece that is another's pair: what that has not of it must hold the part.
fn is_put_in(pairs: &Pairs<'_>, part: &Candidate) -> bool {
    let taken = pairs.from.get(part.is).copied().flatten();
    taken.is_some_and(|taken| {
        is_left_in(pairs.new, pairs.old, part.is, &[taken], pairs.old.marks_of(part.was))
    })
}

/// How often each word stands in the drafts.
pub(super) fn rarity(pairs: &Pairs<'_>) -> Rarity {
    let mut rarity = Rarity::new();
    for mark in pairs.old.marks.iter().chain(&pairs.new.marks).filter(|mark| mark.counts()) {
        *rarity.entry(mark.id).or_default() += 1;
    }
    rarity
}

impl Profile {
    pub(super) fn of(marks: &[Mark], rarity: &Rarity) -> Self {
        let (mut weights, mut names, mut whole) = (BTreeMap::new(), BTreeSet::new(), 0);
        for mark in marks.iter().filter(|mark| mark.counts()) {
            let weight = weight(*mark, rarity);
            whole += weight;
            if mark.sort == Sort::Number {
                *weights.entry(mark.id).or_default() += weight / 2;
                *weights.entry(ANY_NUMBER).or_default() += weight - weight / 2;
            } else {
                *weights.entry(mark.id).or_default() += weight;
            }
            if mark.sort == Sort::Name {
                names.insert(mark.id);
            }
        }
        let words = marks.iter().filter(|mark| mark.counts()).count();
        Self { weights, names, words, whole }
    }

    /// What both have in common, in hundredths.
    pub(super) fn alike(&self, other: &Self) -> u32 {
        self.common(other) * 200 / (self.whole + other.whole).max(1)
    }

    /// The weight of what both say.
    fn common(&self, other: &Self) -> u32 {
        self.weights
            .iter()
            .map(|(word, weight)| (*weight).min(other.weights.get(word).copied().unwrap_or(0)))
            .sum()
    }
}

/// Rare words weigh more, and what sort they are of counts: names most, little words least.
fn weight(mark: Mark, rarity: &Rarity) -> u32 {
    let times = rarity.get(&mark.id).copied().unwrap_or(1).max(1);
    let rare = match times {
        0..=3 => 12,
        4..=8 => 9,
        9..=32 => 6,
        33..=128 => 4,
        _ => 2,
    };
    mark.sort.weight() * rare
}

/// The open pieces that share the rarest words with `was`, and those that stand where it stood.
fn like(
    pairs: &Pairs<'_>,
    was: usize,
    profile: &Profile,
    sharing: &HashMap<u64, Vec<usize>>,
) -> BTreeSet<usize> {
    let mut scores: BTreeMap<usize, u32> = BTreeMap::new();
    for (word, weight) in &profile.weights {
        let pieces = sharing.get(word).filter(|pieces| pieces.len() <= MOST_SHARING);
        for &is in pieces.into_iter().flatten() {
            *scores.entry(is).or_default() += weight;
        }
    }
    let mut ranked: Vec<(u32, usize)> = scores.into_iter().map(|(is, score)| (score, is)).collect();
    ranked.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    let mut like: BTreeSet<usize> = ranked.into_iter().take(MOST_LIKE).map(|(_, is)| is).collect();
    let (after, before) = between(pairs, was);
    let (after, before) = (after.map_or(0, |it| it + 1), before.unwrap_or(pairs.from.len()));
    like.extend((after..before.min(after + MOST_LIKE)).filter(|&is| pairs.is_open(is)));
    like
}

/// What the nearest paired pieces before and behind `was` became.
fn between(pairs: &Pairs<'_>, was: usize) -> (Option<usize>, Option<usize>) {
    const FAR: usize = 12;
    let before = (was.saturating_sub(FAR)..was).rev().find_map(|at| pairs.to.get(at).copied().flatten());
    let behind = (was + 1..pairs.to.len().min(was + FAR)).find_map(|at| pairs.to.get(at).copied().flatten());
    (before, behind)
}

/// The pair with how much speaks for it, in hundredths; none where too little does.
fn candidate(
    pairs: &Pairs<'_>,
    (was, one): (usize, &Profile),
    (is, other): (usize, &Profile),
) -> Option<Candidate> {
    let alike = one.alike(other);
    let held = one.common(other) * 100 / one.whole.min(other.whole).max(1);
    let beside =
        [pairs.by_before(was), pairs.by_behind(was)].iter().filter(|it| **it == Some(is)).count() as u32;
    let is_between = match between(pairs, was) {
        (Some(after), Some(before)) => after < is && is < before,
        (None, Some(before)) => is < before,
        (Some(after), None) => after < is,
        (None, None) => true,
    };
    let is_part = one.words.min(other.words) >= FEWEST_WORDS && held >= LEAST_HELD;
    let least = match beside {
        2 => LEAST_BETWEEN,
        1 => LEAST_HERE,
        _ if is_between => LEAST_HERE,
        _ => LEAST_ELSEWHERE,
    };
    let are_words_same = plain(pairs.old.marks_of(was), pairs.new.marks_of(is)) >= 50;
    let is_here = (beside > 0 || is_between) && (alike >= least || (beside > 0 && is_part))
        || (beside == 2 && are_words_same);
    let has_same_names = one.names == other.names;
    let is_elsewhere =
        alike >= LEAST_ELSEWHERE && has_same_names && one.words.min(other.words) > FEWEST_WORDS;
    // A piece that was put whole into a longer one is there, and not in a lookalike beside it.
    let is_whole = is_part
        && held >= ALL_HELD
        && (one.names.is_subset(&other.names) || other.names.is_subset(&one.names));
    let said = if is_whole { alike.max(ALL_HELD) } else { alike };
    let names = if has_same_names || is_whole { SAME_NAMES } else { 0 };
    let is_moved_whole = is_whole && one.words.min(other.words) > 2 * FEWEST_WORDS;
    (is_here || is_elsewhere || is_moved_whole).then_some(Candidate {
        score: said + NEIGHBOUR * beside + names,
        was,
        is,
        is_part: is_whole && one.whole <= other.whole,
        beside,
    })
}

/// Words in common, each counting the same, in hundredths.
fn plain(one: &[Mark], other: &[Mark]) -> usize {
    let mut left: Vec<u64> = other.iter().filter(|mark| mark.counts()).map(|mark| mark.id).collect();
    let all = left.len() + one.iter().filter(|mark| mark.counts()).count();
    let mut common = 0;
    for mark in one.iter().filter(|mark| mark.counts()) {
        if let Some(at) = left.iter().position(|id| *id == mark.id) {
            left.swap_remove(at);
            common += 1;
        }
    }
    common * 200 / all.max(1)
}
