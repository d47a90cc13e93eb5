//! Claims side by side with their facts, and with what is written on them while somebody searches.
//!
//! Invariant: `facts`, and `written` where it is wanted, stand place by place for `claims`.

use std::sync::Arc;

use crate::desk::{ClaimRecord, Desk, Facts, Today};

/// Claims in text order, with what lists and searches ask of them.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Pile {
    pub(super) claims: Vec<Arc<ClaimRecord>>,
    pub(super) facts: Vec<Facts>,
    /// What is written on each claim, in lower case; empty until somebody searches.
    written: Vec<String>,
}

impl Pile {
    /// Takes over a claim with new marks; whether it lies here with these words and this reading.
    pub(super) fn take(&mut self, desk: &Desk, claim: &Arc<ClaimRecord>, today: Today) -> bool {
        let Some(place) = self.place_of(claim) else { return false };
        let known = self.claims.get_mut(place).filter(|known| says_the_same(known, claim));
        let (Some(known), Some(facts)) = (known, self.facts.get_mut(place)) else { return false };
        (*known, *facts) = (Arc::clone(claim), desk.facts(claim, today));
        if let Some(written) = self.written.get_mut(place) {
            *written = desk.written_on(claim);
        }
        true
    }

    /// Takes over all `claims`; whether claims, words and readings are the same as before.
    pub(super) fn fill<'a>(
        &mut self,
        desk: &Desk,
        claims: impl Iterator<Item = &'a Arc<ClaimRecord>>,
        today: Today,
    ) -> bool {
        let mut now: Vec<_> = claims.map(Arc::clone).collect();
        // Those of an earlier draft stand where they stood there.
        now.sort_by_key(|claim| claim.span.start);
        let before = std::mem::replace(&mut self.claims, now);
        self.facts = self.claims.iter().map(|claim| desk.facts(claim, today)).collect();
        self.written = Vec::new();
        before.len() == self.claims.len() && before.iter().zip(&self.claims).all(|(a, b)| says_the_same(a, b))
    }

    /// Makes ready for a search, or forgets what was kept for one.
    pub(super) fn write(&mut self, desk: &Desk, is_wanted: bool) {
        if !is_wanted {
            self.written = Vec::new();
        } else if self.written.len() != self.claims.len() {
            self.written = self.claims.iter().map(|claim| desk.written_on(claim)).collect();
        }
    }

    /// Whether all of `words` occur in what is written on the claim at `place`.
    pub(super) fn holds(&self, place: usize, words: &[&String]) -> bool {
        let written = self.written.get(place).map_or("", String::as_str);
        words.iter().all(|word| written.contains(word.as_str()))
    }

    /// The place of `claim`, while it lies here.
    pub(super) fn place_of(&self, claim: &ClaimRecord) -> Option<usize> {
        let first = self.claims.partition_point(|known| known.span.start < claim.span.start);
        let near = self.claims.iter().enumerate().skip(first);
        near.take_while(|(_, known)| known.span.start == claim.span.start)
            .find(|(_, known)| known.id == claim.id)
            .map(|(place, _)| place)
    }
}

/// Whether both are the same claim with the same words and reading, whatever marks they have got.
fn says_the_same(one: &ClaimRecord, other: &ClaimRecord) -> bool {
    (&one.id, one.span, &one.reading) == (&other.id, other.span, &other.reading)
}
