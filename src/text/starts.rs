//! Where stretches of a text begin, so that the one at a place is found without a search.
//!
//! Invariant: knows places only, not what stands there; every answer takes the same time, however long the text.

/// At which places the stretches of a list begin, sentences at tokens or tokens at bytes: for every block of places the
/// stretches before it, and a bit for each place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Starts {
    blocks: Vec<(u32, u64)>,
    all: usize,
}

/// Places in a block: a bit for each.
const BLOCK: usize = u64::BITS as usize;

impl Starts {
    /// Stretches that begin at `places`, each behind the one before.
    pub(crate) fn of(places: impl IntoIterator<Item = usize>) -> Self {
        let mut starts = Self::default();
        places.into_iter().for_each(|at| starts.push(at));
        starts
    }

    /// The next stretch begins at `at`, behind all before it.
    pub(crate) fn push(&mut self, at: usize) {
        let block = at / BLOCK;
        if self.blocks.len() <= block {
            self.blocks.resize(block + 1, (self.all as u32, 0));
        }
        if let Some((_, bits)) = self.blocks.get_mut(block) {
            *bits |= 1 << (at % BLOCK);
            self.all += 1;
        }
    }

    /// How many stretches begin before `at`: the number of the first that does not.
    pub(crate) fn before(&self, at: usize) -> usize {
        let Some(&(before, bits)) = self.blocks.get(at / BLOCK) else { return self.all };
        let lower = (1 << (at % BLOCK)) - 1;
        (before + (bits & lower).count_ones()) as usize
    }

    /// The number of the last stretch that begins at `at` or before it.
    pub(crate) fn last(&self, at: usize) -> Option<usize> {
        self.before(at + 1).checked_sub(1)
    }

    /// The number of the stretch that begins at `at`, if one does.
    pub(crate) fn number(&self, at: usize) -> Option<usize> {
        let &(_, bits) = self.blocks.get(at / BLOCK)?;
        (bits & 1 << (at % BLOCK) != 0).then(|| self.before(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_found_by_the_places_they_begin_at() {
        let places = [0, 3, 63, 64, 200];
        let starts = Starts::of(places);
        for at in 0..300 {
            let before = places.iter().filter(|&&place| place < at).count();
            assert_eq!(starts.before(at), before, "{at}");
            assert_eq!(starts.number(at), places.iter().position(|&place| place == at), "{at}");
            assert_eq!(starts.last(at), places.iter().rposition(|&place| place <= at), "{at}");
        }
        assert_eq!(Starts::default().last(5), None);
    }
}
