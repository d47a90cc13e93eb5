//! Pieces with the same words: those that stand once in either draft, then their neighbours, then what is left in order.
//!
//! Invariant: a piece is paired at most once; equal words alone never decide between two places.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::version::Version;

/// Sweeps over the pieces after which no more neighbours are looked for; each goes both ways.
const MOST_SWEEPS: usize = 8;
/// The most places a checker is asked to choose from.
const MOST_CANDIDATES: usize = 8;

/// Which piece became which, so far.
pub(super) struct Pairs<'a> {
    pub(super) old: &'a Version<'a>,
    pub(super) new: &'a Version<'a>,
    /// By piece of the earlier draft.
    pub(super) to: Vec<Option<usize>>,
    /// By piece of the new draft.
    pub(super) from: Vec<Option<usize>>,
    /// Pieces of the earlier draft that may have become any of several.
    pub(super) doubtful: BTreeMap<usize, BTreeSet<usize>>,
    /// Pieces of the earlier draft that were put into one that is another's pair.
    pub(super) parts: BTreeSet<usize>,
}

/// A piece as a diff compares it: the number of its pair, else its key.
type Place = (usize, u64);

/// Where the pieces with one key stand.
#[derive(Default)]
struct Places {
    old: Vec<usize>,
    new: Vec<usize>,
}

impl Places {
    /// Whether as many stand in either draft, side by side or apart in the same way.
    fn stand_alike(&self) -> bool {
        let gaps = |places: &[usize]| -> Vec<bool> {
            places.iter().zip(places.iter().skip(1)).map(|(one, next)| one + 1 == *next).collect()
        };
        self.old.len() == self.new.len() && gaps(&self.old) == gaps(&self.new)
    }
}

/// The numbers around `at` that `belongs` holds for, without a gap.
fn run(at: usize, belongs: impl Fn(usize) -> bool) -> Range<usize> {
    let before = (0..at).rev().take_while(|&it| belongs(it)).count();
    let behind = (at..usize::MAX).take_while(|&it| belongs(it)).count();
    at - before..at + behind
}

impl<'a> Pairs<'a> {
    pub(super) fn new(old: &'a Version<'a>, new: &'a Version<'a>) -> Self {
        let (to, from) = (vec![None; old.pieces().len()], vec![None; new.pieces().len()]);
        Self { old, new, to, from, doubtful: BTreeMap::new(), parts: BTreeSet::new() }
    }

    pub(super) fn is_free(&self, piece: usize) -> bool {
        self.to.get(piece) == Some(&None)
            && !self.doubtful.contains_key(&piece)
            && !self.parts.contains(&piece)
    }

    pub(super) fn is_open(&self, piece: usize) -> bool {
        self.from.get(piece) == Some(&None)
    }

    pub(super) fn put(&mut self, was: usize, is: usize) {
        if let (Some(to), Some(from)) = (self.to.get_mut(was), self.from.get_mut(is)) {
            (*to, *from) = (Some(is), Some(was));
        }
    }

    /// The piece that stands right behind what the piece before `was` became, where there is one.
    pub(super) fn by_before(&self, was: usize) -> Option<usize> {
        match was.checked_sub(1) {
            Some(before) => self.to.get(before).copied().flatten().map(|is| is + 1),
            None => Some(0),
        }
    }

    /// The piece that stands right before what the piece behind `was` became, where there is one.
    pub(super) fn by_behind(&self, was: usize) -> Option<usize> {
        match self.to.get(was + 1) {
            Some(behind) => behind.and_then(|is| is.checked_sub(1)),
            None => self.from.len().checked_sub(1),
        }
    }

    fn places(&self) -> BTreeMap<u64, Places> {
        let mut places: BTreeMap<u64, Places> = BTreeMap::new();
        for was in (0..self.to.len()).filter(|&was| self.is_free(was)) {
            places.entry(self.old.key(was)).or_default().old.push(was);
        }
        for is in (0..self.from.len()).filter(|&is| self.is_open(is)) {
            if let Some(known) = places.get_mut(&self.new.key(is)) {
                known.new.push(is);
            }
        }
        places
    }

    /// The keys of pieces without a pair that stand in both drafts: their neighbours decide, not how alike they are.
    pub(super) fn shared(&self) -> BTreeSet<u64> {
        let places = self.places().into_iter();
        places.filter(|(_, places)| !places.new.is_empty()).map(|(key, _)| key).collect()
    }

    /// Pairs pieces whose words stand once in either draft, wherever they stand.
    pub(super) fn pair_unique(&mut self) {
        for Places { old, new } in self.places().into_values() {
            if let ([was], [is]) = (old.as_slice(), new.as_slice()) {
                self.put(*was, *is);
            }
        }
    }

    /// Pairs pieces with the same words whose neighbours are paired: first where both agree, then where one does. Pieces
    /// that say the same and stand side by side go together.
    pub(super) fn extend(&mut self) {
        for _ in 0..MOST_SWEEPS {
            let both = self.sweep(true);
            let one = self.sweep(false);
            if !both && !one {
                break;
            }
        }
    }

    fn sweep(&mut self, needs_both: bool) -> bool {
        let mut has_paired = false;
        for was in (0..self.to.len()).chain((0..self.to.len()).rev()) {
            if !self.is_free(was) {
                continue;
            }
            let key = self.old.key(was);
            let own = run(was, |at| self.is_free(at) && self.old.key(at) == key);
            let there = |is: &usize| run(*is, |at| self.is_open(at) && self.new.key(at) == key);
            let fits = |is: &usize| self.is_open(*is) && self.new.key(*is) == key;
            let before = self.by_before(own.start).filter(fits);
            let behind = own.end.checked_sub(1).and_then(|last| self.by_behind(last)).filter(fits);
            let (one, other) = (before.as_ref().map(there), behind.as_ref().map(there));
            has_paired |= match (one, other) {
                (Some(one), Some(other)) if one == other && one.len() == own.len() => self.put_all(own, one),
                (Some(one), Some(other)) if !needs_both => {
                    let candidates = one.chain(other);
                    let candidates: BTreeSet<usize> = candidates.take(MOST_CANDIDATES).collect();
                    self.doubtful.extend(own.map(|was| (was, candidates.clone())));
                    true
                }
                (Some(only), None) | (None, Some(only)) if !needs_both && only.len() == own.len() => {
                    self.put_all(own, only)
                }
                _ => false,
            };
        }
        has_paired
    }

    fn put_all(&mut self, was: Range<usize>, is: Range<usize>) -> bool {
        was.zip(is).for_each(|(was, is)| self.put(was, is));
        true
    }

    /// Pairs what is left by the order of the drafts, as far as as many stand here as there, side by side or apart.
    pub(super) fn pair_in_order(&mut self) {
        let places = self.places();
        if places.values().all(|places| places.new.is_empty()) {
            return;
        }
        let (old, new) = self.sequences();
        for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
            let (DiffTag::Equal, was, is) = op.as_tag_tuple() else { continue };
            for (was, is) in was.zip(is) {
                if !self.is_free(was) || !self.is_open(is) {
                    continue;
                }
                if places.get(&self.old.key(was)).is_some_and(Places::stand_alike) {
                    self.put(was, is);
                }
            }
        }
    }

    /// The pieces of both drafts as numbers: the same for a pair, and for free pieces with the same words.
    fn sequences(&self) -> (Vec<Place>, Vec<Place>) {
        let number =
            |pair: Option<usize>, key| (pair.map_or(0, |was| was + 1), if pair.is_some() { 0 } else { key });
        let old = (0..self.to.len())
            .map(|was| number(self.to.get(was).copied().flatten().map(|_| was), self.old.key(was)));
        let new =
            (0..self.from.len()).map(|is| number(self.from.get(is).copied().flatten(), self.new.key(is)));
        (old.collect(), new.collect())
    }

    /// Pairs the last of their words, and notes where several places fit the same.
    pub(super) fn pair_leftovers(&mut self) {
        for Places { old, new } in self.places().into_values() {
            match (old.as_slice(), new.as_slice()) {
                (_, []) => {}
                ([was], [is]) => self.put(*was, *is),
                (old, new) => {
                    let doubtful: Vec<_> = old.iter().map(|&was| (was, self.nearest(was, new))).collect();
                    self.doubtful.extend(doubtful);
                }
            }
        }
    }

    /// The places of `new`, which are in text order, nearest to where `was` would stand behind its neighbours.
    fn nearest(&self, was: usize, new: &[usize]) -> BTreeSet<usize> {
        const FAR: usize = 64;
        let pair = |at: usize| self.to.get(at).copied().flatten();
        let home = (1..=FAR.min(was)).find_map(|far| Some(pair(was - far)? + far)).unwrap_or(was);
        let at = new.partition_point(|&is| is < home);
        let around = at.saturating_sub(MOST_CANDIDATES)..new.len().min(at + MOST_CANDIDATES);
        let mut near: Vec<usize> = new.get(around).unwrap_or_default().to_vec();
        near.sort_by_key(|is| is.abs_diff(home));
        near.into_iter().take(MOST_CANDIDATES).collect()
    }
}
