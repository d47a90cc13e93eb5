//! Two drafts of one article side by side: which sentence became which, and which word which word.
//!
//! | module | finds |
//! |---|---|
//! | `version` | the pieces of a draft (sentences, and what stands between them) and what each token says |
//! | `pairs` | pieces with the same words, also moved ones: by words that stand once, then by their neighbours |
//! | `kin` | pieces that were edited: by the rare words they share and by where they stand |
//! | `joints` | pieces that were cut in two, put together, or written anew as a group |
//! | `kept` | inside those, the tokens that stayed, and runs of them that were moved |
//! | `changes` | for the eye: the words that are new, and where those stood that are gone |
//!
//! Punctuation, quotation marks, dashes, spaces and capitals make no difference to whether words are the same; they
//! are followed all the same, so that the borders of a claim land on them.
//!
//! Invariant: reads two texts, and never searches one for a short stretch of the other; deterministic; where two places
//! fit equally well it says so and takes none.

mod changes;
mod joints;
mod kept;
mod kin;
mod pairs;
mod version;

use std::collections::{BTreeMap, BTreeSet};

pub use changes::{Changes, Gone};
pub use version::{Mark, Sort, Version};

/// What became of one piece of the earlier draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Fate {
    /// That piece has the same words.
    Same(usize),
    /// Its words stand in those pieces, among others.
    Edited(Vec<usize>),
    /// Any of those pieces may be it.
    Doubtful(Vec<usize>),
    /// The new draft does not have it.
    #[default]
    Gone,
}

/// How two drafts hang together, by the numbers of their pieces and tokens.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alignment {
    /// What became of each piece of the earlier draft.
    pub fates: Vec<Fate>,
    /// The token that each token of the earlier draft has become.
    pub forward: Vec<Option<usize>>,
    /// The same from the new draft's side.
    pub back: Vec<Option<usize>>,
    /// Tokens of the earlier draft that changed places within their sentence.
    pub moved: BTreeSet<usize>,
    /// For each piece of the new draft the pieces of the earlier one whose words it has.
    pub origins: Vec<Vec<usize>>,
}

impl Alignment {
    /// Aligns `new` with `old`.
    pub fn of(old: &Version<'_>, new: &Version<'_>) -> Self {
        let mut pairs = pairs::Pairs::new(old, new);
        pairs.pair_unique();
        pairs.extend();
        let mut links = kin::pair(&mut pairs);
        pairs.extend();
        pairs.pair_in_order();
        links.extend(kin::pair(&mut pairs));
        pairs.pair_leftovers();
        links.extend(joints::joined(&pairs));
        let anew = joints::anew(&pairs, &links);
        links.extend(anew);
        let mut alignment = Self {
            fates: vec![Fate::Gone; old.pieces().len()],
            forward: vec![None; old.text.tokens.len()],
            back: vec![None; new.text.tokens.len()],
            moved: BTreeSet::new(),
            origins: vec![Vec::new(); new.pieces().len()],
        };
        for (piece, candidates) in &pairs.doubtful {
            alignment.tell(*piece, Fate::Doubtful(candidates.iter().copied().collect()));
        }
        for (was, is) in groups(&pairs, &links) {
            alignment.keep(old, new, &was, &is);
        }
        alignment
    }

    fn tell(&mut self, piece: usize, fate: Fate) {
        if let Some(known) = self.fates.get_mut(piece) {
            *known = fate;
        }
    }

    /// Follows the tokens of the pieces `was` into the pieces `is`.
    fn keep(&mut self, old: &Version<'_>, new: &Version<'_>, was: &[usize], is: &[usize]) {
        let (from, to) = (old.tokens_of(was), new.tokens_of(is));
        let kept = kept::kept(&old.marks_at(&from), &new.marks_at(&to));
        for (one, other, is_moved) in kept {
            let (Some(&one), Some(&other)) = (from.get(one), to.get(other)) else { continue };
            if let (Some(forward), Some(back)) = (self.forward.get_mut(one), self.back.get_mut(other)) {
                (*forward, *back) = (Some(other), Some(one));
            }
            if is_moved {
                self.moved.insert(one);
            }
        }
        for &piece in was {
            let same = match is {
                [only] if was.len() == 1 && old.key(piece) == new.key(*only) => Fate::Same(*only),
                _ => Fate::Edited(is.to_vec()),
            };
            self.tell(piece, same);
        }
        for &piece in is {
            if let Some(origins) = self.origins.get_mut(piece) {
                origins.extend(was);
            }
        }
    }
}

/// Pairs of tokens of one piece and of another it may have become, counted from their starts.
pub fn followed(old: &[Mark], new: &[Mark]) -> Vec<(usize, usize)> {
    kept::kept(old, new).into_iter().filter(|kept| !kept.2).map(|(was, is, _)| (was, is)).collect()
}

/// Pieces that belong together, earlier and new, each group in text order.
fn groups(pairs: &pairs::Pairs<'_>, links: &BTreeSet<(usize, usize)>) -> Vec<(Vec<usize>, Vec<usize>)> {
    let same = pairs.to.iter().enumerate().filter_map(|(was, is)| Some((was, (*is)?)));
    let links: BTreeSet<(usize, usize)> = same.chain(links.iter().copied()).collect();
    let mut of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut groups: Vec<(BTreeSet<usize>, BTreeSet<usize>)> = Vec::new();
    let mut by_new: BTreeMap<usize, usize> = BTreeMap::new();
    for (was, is) in links {
        let known = of.get(&was).or_else(|| by_new.get(&is)).copied();
        let group = known.unwrap_or_else(|| {
            groups.push(Default::default());
            groups.len() - 1
        });
        of.insert(was, group);
        by_new.insert(is, group);
        if let Some((olds, news)) = groups.get_mut(group) {
            olds.insert(was);
            news.insert(is);
        }
    }
    groups.into_iter().map(|(was, is)| (was.into_iter().collect(), is.into_iter().collect())).collect()
}

#[cfg(test)]
mod tests;
