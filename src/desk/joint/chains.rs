//! What took each entry back, did it again and so on; and what was taken back before what it stood on.
//!
//! Invariant: told by the entries alone, in whatever order they come.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;

use crate::desk::Entry;
use crate::desk::edit::Edit;
use crate::desk::id::EntryId;

/// What takes entries back, and what takes that back in turn.
///
/// An entry stands while nothing that stands takes it back: who did it again has not spoken for another checker who took
/// it back too. A journal can tell of one alone; that is the latest that stands.
pub(super) struct Chains<'a> {
    /// For each entry those that take it back, the earliest first.
    takers: BTreeMap<&'a EntryId, Vec<&'a Arc<Entry>>>,
    /// Of those that take another back the ones that stand.
    standing: BTreeSet<&'a EntryId>,
}

impl<'a> Chains<'a> {
    /// Those among `entries` that are `wanted`.
    pub(super) fn among(entries: &'a [Arc<Entry>], wanted: impl Fn(&EntryId) -> bool) -> Self {
        let mut takers: BTreeMap<&EntryId, Vec<&Arc<Entry>>> = BTreeMap::new();
        for entry in entries.iter().filter(|entry| wanted(&entry.id)) {
            if let Edit::Undo { entry: asked } = &entry.edit {
                takers.entry(asked).or_default().push(entry);
            }
        }
        for several in takers.values_mut() {
            several.sort_by_key(|entry| (entry.at, &entry.id));
            several.dedup_by_key(|entry| &entry.id);
        }
        let standing = standing(entries, &takers);
        Self { takers, standing }
    }

    /// What became of `entry`: what took it back, what took that back, and so on.
    pub(super) fn of(&self, entry: &Entry) -> impl Iterator<Item = &'a Arc<Entry>> {
        std::iter::successors(self.next(&entry.id), |last| self.next(&last.id))
    }

    /// The last of what became of `entry`, if nothing of it is left.
    pub(super) fn taker(&self, entry: &Entry) -> Option<&'a Arc<Entry>> {
        let stands = self.next(&entry.id).is_none_or(|taker| !self.standing.contains(&taker.id));
        if stands { None } else { self.of(entry).last() }
    }

    /// When it was taken back for good, for the first time and for the last.
    fn undone(&self, entry: &Entry) -> [Option<Timestamp>; 2] {
        let takers = self.takers.get(&entry.id).into_iter().flatten();
        let stand = takers.filter(|taker| self.standing.contains(&taker.id));
        let times = stand.map(|taker| self.of(taker).last().unwrap_or(taker).at);
        [times.clone().min(), times.max()]
    }

    fn next(&self, id: &EntryId) -> Option<&'a Arc<Entry>> {
        let takers = self.takers.get(id)?;
        takers.iter().rfind(|taker| self.standing.contains(&taker.id)).or_else(|| takers.first()).copied()
    }
}

/// Of those that take another back the ones that nothing takes back in turn. They may be as deep as a journal is long.
fn standing<'a>(
    entries: &'a [Arc<Entry>],
    takers: &BTreeMap<&'a EntryId, Vec<&'a Arc<Entry>>>,
) -> BTreeSet<&'a EntryId> {
    let of = |id: &EntryId| takers.get(id).map(Vec::as_slice).unwrap_or_default();
    let mut from_above: Vec<&Arc<Entry>> = steps(entries).flat_map(|step| of(&step.id)).copied().collect();
    let mut seen = 0;
    while let Some(taker) = from_above.get(seen) {
        seen += 1;
        from_above.extend(of(&taker.id));
    }
    let mut standing = BTreeSet::new();
    for taker in from_above.into_iter().rev() {
        if !of(&taker.id).iter().any(|next| standing.contains(&next.id)) {
            standing.insert(&taker.id);
        }
    }
    standing
}

/// The entries that do something themselves, and do not take another back.
pub(super) fn steps(entries: &[Arc<Entry>]) -> impl DoubleEndedIterator<Item = &Arc<Entry>> {
    entries.iter().filter(|entry| is_step(entry))
}

/// Whether the entry does something itself, and does not take another back.
pub(super) const fn is_step(entry: &Entry) -> bool {
    !matches!(entry.edit, Edit::Undo { .. })
}

/// The steps of which nothing is left in the end, by their times; those made and taken back while another such stood
/// with that other.
pub(super) struct TakenBack<'a>(BTreeMap<&'a EntryId, Option<&'a EntryId>>);

impl<'a> TakenBack<'a> {
    /// Those among `entries`. Told by their times alone, so that it is the same in whatever journals they stand.
    pub(super) fn among(entries: &'a [Arc<Entry>]) -> Self {
        let chains = Chains::among(entries, |_| true);
        let mut all: Vec<_> = steps(entries).filter(|entry| chains.taker(entry).is_some()).collect();
        all.sort_by_key(|entry| (entry.at, &entry.id));
        all.dedup_by_key(|entry| &entry.id);
        let mut open: Vec<&Arc<Entry>> = Vec::new();
        let mut outer = BTreeMap::new();
        for entry in all {
            let [undone, _] = chains.undone(entry);
            while open.last().is_some_and(|last| chains.undone(last)[1] < Some(entry.at)) {
                open.pop();
            }
            let around =
                open.iter().rev().find(|outer| outer.at < entry.at && undone < chains.undone(outer)[1]);
            outer.insert(&entry.id, around.map(|around| &around.id));
            open.push(entry);
        }
        Self(outer)
    }

    /// Whether nothing of it is left.
    pub(super) fn holds(&self, step: &EntryId) -> bool {
        self.0.contains_key(step)
    }

    /// The step that stood from before `step` was made until after it was taken back.
    pub(super) fn around(&self, step: &EntryId) -> Option<&'a EntryId> {
        self.0.get(step).copied().flatten()
    }
}
