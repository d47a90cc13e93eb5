//! The tokens of some sentences that stayed in their new version.
//!
//! The longest common order of tokens, where unbroken runs and rare words weigh more, so that "12 men and 12 women" cut
//! to "12 women" keeps the figure of the women; then runs that stand in another place.
//!
//! Invariant: each token is kept at most once; what is kept says the same on both sides.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::version::{Mark, Sort};

/// Cells of the table above which the library's plain diff must do.
const MOST_CELLS: usize = 4_000_000;
/// What two kept tokens that follow each other are worth beside their own weight.
const UNBROKEN: u32 = 3;
/// Runs that were moved within one sentence.
const MOST_MOVED: usize = 8;

/// Pairs of kept tokens, and whether they stand in another place.
pub(super) fn kept(old: &[Mark], new: &[Mark]) -> Vec<(usize, usize, bool)> {
    if old == new {
        return (0..old.len()).map(|at| (at, at, false)).collect();
    }
    let in_order = in_order(old, new);
    let mut left = Left::of(old, new, &in_order);
    let mut kept: Vec<(usize, usize, bool)> =
        in_order.into_iter().map(|(was, is)| (was, is, false)).collect();
    for _ in 0..MOST_MOVED {
        let Some((was, is, len)) = left.longest_run(old, new) else { break };
        for at in 0..len {
            left.take(was + at, is + at);
            kept.push((was + at, is + at, true));
        }
    }
    kept
}

fn in_order(old: &[Mark], new: &[Mark]) -> Vec<(usize, usize)> {
    if old.len().saturating_mul(new.len()) > MOST_CELLS {
        let ops = capture_diff_slices(Algorithm::Patience, old, new);
        let equal = ops.into_iter().filter_map(|op| match op.as_tag_tuple() {
            (DiffTag::Equal, was, is) => Some(was.zip(is)),
            _ => None,
        });
        return equal.flatten().collect();
    }
    Table::fill(old, new).trace(old, new)
}

/// The best that can be kept of the first tokens of both, where the last of both are a pair, and where they are not.
struct Table {
    paired: Vec<u32>,
    apart: Vec<u32>,
    columns: usize,
}

impl Table {
    fn fill(old: &[Mark], new: &[Mark]) -> Self {
        let columns = new.len() + 1;
        let size = columns * (old.len() + 1);
        let mut table = Self { paired: vec![0; size], apart: vec![0; size], columns };
        for (row, was) in old.iter().enumerate() {
            for (column, is) in new.iter().enumerate() {
                let (up, left) = ((row, column + 1), (row + 1, column));
                let apart = table.best(up).max(table.best(left));
                let paired =
                    if was.is_like(*is) { was.sort.weight() * 2 + table.through((row, column)) } else { 0 };
                let at = (row + 1) * columns + column + 1;
                if let (Some(known), Some(other)) = (table.paired.get_mut(at), table.apart.get_mut(at)) {
                    (*known, *other) = (paired, apart);
                }
            }
        }
        table
    }

    fn paired(&self, (row, column): (usize, usize)) -> u32 {
        self.paired.get(row * self.columns + column).copied().unwrap_or_default()
    }

    fn apart(&self, (row, column): (usize, usize)) -> u32 {
        self.apart.get(row * self.columns + column).copied().unwrap_or_default()
    }

    fn best(&self, at: (usize, usize)) -> u32 {
        self.paired(at).max(self.apart(at))
    }

    /// What stands before a pair is worth, an unbroken run more.
    fn through(&self, at: (usize, usize)) -> u32 {
        let paired = self.paired(at);
        self.apart(at).max(if paired > 0 { paired + UNBROKEN } else { 0 })
    }

    fn trace(&self, old: &[Mark], new: &[Mark]) -> Vec<(usize, usize)> {
        let mut kept = Vec::new();
        let mut at = (old.len(), new.len());
        let mut is_pair = self.ends_in_pair(at, 0);
        while at.0 > 0 && at.1 > 0 {
            let (up, left) = ((at.0 - 1, at.1), (at.0, at.1 - 1));
            if is_pair {
                at = (at.0 - 1, at.1 - 1);
                kept.push(at);
                is_pair = self.ends_in_pair(at, UNBROKEN);
            } else {
                at = if self.best(up) >= self.best(left) { up } else { left };
                is_pair = self.ends_in_pair(at, 0);
            }
        }
        kept.reverse();
        kept
    }

    /// Whether the best up to there ends in a pair, which is worth `more` than it says.
    fn ends_in_pair(&self, at: (usize, usize), more: u32) -> bool {
        self.paired(at) > 0 && self.paired(at) + more >= self.apart(at)
    }
}

impl Mark {
    /// Whether both are the same word, though one begins its sentence.
    fn is_like(self, other: Self) -> bool {
        self.id == other.id && self.counts() == other.counts()
    }
}

/// The tokens that nothing was kept of yet.
struct Left {
    old: Vec<bool>,
    new: Vec<bool>,
}

impl Left {
    fn of(old: &[Mark], new: &[Mark], kept: &[(usize, usize)]) -> Self {
        let mut left = Self { old: vec![true; old.len()], new: vec![true; new.len()] };
        for &(was, is) in kept {
            left.take(was, is);
        }
        left
    }

    fn take(&mut self, was: usize, is: usize) {
        if let (Some(was), Some(is)) = (self.old.get_mut(was), self.new.get_mut(is)) {
            (*was, *is) = (false, false);
        }
    }

    /// The weightiest run of tokens left on both sides: at least two words, one of them no little one.
    fn longest_run(&self, old: &[Mark], new: &[Mark]) -> Option<(usize, usize, usize)> {
        let (lefts, rights) = (numbers(&self.old), numbers(&self.new));
        if lefts.len().saturating_mul(rights.len()) > MOST_CELLS {
            return None;
        }
        let mut best = None;
        let mut most = 0;
        for &was in &lefts {
            for &is in &rights {
                let run = self.run(old, new, was, is);
                let words = run.iter().filter(|mark| mark.counts()).count();
                let is_told = run.iter().any(|mark| mark.sort > Sort::Little);
                let weight: u32 = run.iter().map(|mark| mark.sort.weight()).sum();
                if words >= 2 && is_told && weight > most {
                    (most, best) = (weight, Some((was, is, run.len())));
                }
            }
        }
        best
    }

    /// The tokens from `was` and `is` on that say the same and are left on both sides.
    fn run<'a>(&self, old: &'a [Mark], new: &[Mark], was: usize, is: usize) -> &'a [Mark] {
        let free = |left: &[bool], at: usize| left.get(at) == Some(&true);
        let fits = |step: &usize| {
            let pair = old.get(was + step).zip(new.get(is + step));
            free(&self.old, was + step)
                && free(&self.new, is + step)
                && pair.is_some_and(|(a, b)| a.is_like(*b))
        };
        let len = (0..old.len() - was).take_while(fits).count();
        old.get(was..was + len).unwrap_or_default()
    }
}

fn numbers(left: &[bool]) -> Vec<usize> {
    left.iter().enumerate().filter(|(_, is_left)| **is_left).map(|(at, _)| at).collect()
}
