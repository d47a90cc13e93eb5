//! One order for the entries of two journals: by their time, and never against either journal's own order.
//!
//! The clock of a computer can be set back; an entry therefore counts as no earlier than those before it.
//!
//! What was done without knowing of a new draft stands before it, so that the draft judges those marks too.
//!
//! Invariant: the same order whichever journal is named first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::sync::Arc;

use jiff::Timestamp;

use super::NotJoint;
use super::chains::{TakenBack, is_step};
use crate::desk::Entry;
use crate::desk::edit::Edit;
use crate::desk::id::{DraftId, EntryId};

/// Two journals, each draft in them told once.
pub(super) struct Journals<'a> {
    sides: [Vec<&'a Arc<Entry>>; 2],
    times: BTreeMap<&'a EntryId, Timestamp>,
    /// What must stand before what: pairs of entries.
    bounds: Vec<(&'a EntryId, &'a EntryId)>,
    taken_back: TakenBack<'a>,
}

impl<'a> Journals<'a> {
    /// Those of `ours` and `theirs`, whose entries are `all`.
    pub(super) fn of(
        ours: &'a [Arc<Entry>],
        theirs: &'a [Arc<Entry>],
        all: &'a [Arc<Entry>],
    ) -> Result<Self, NotJoint> {
        let taken_back = TakenBack::among(all);
        let mut times = BTreeMap::new();
        for side in [ours, theirs] {
            let mut latest = Timestamp::MIN;
            for entry in side {
                // What takes another entry back goes where that goes, and what was taken back bears on nothing.
                let time = if taken_back.holds(&entry.id) {
                    entry.at
                } else {
                    latest = if is_step(entry) { latest.max(entry.at) } else { latest };
                    latest
                };
                let known = times.entry(&entry.id).or_insert(time);
                *known = time.min(*known);
            }
        }
        let names = names([ours, theirs], &times);
        let known: BTreeMap<&EntryId, &Arc<Entry>> =
            ours.iter().chain(theirs).map(|entry| (&entry.id, entry)).collect();
        let named = |entry: &'a Arc<Entry>| {
            names.get(&entry.id).and_then(|name| known.get(name)).copied().unwrap_or(entry)
        };
        let sides = [ours, theirs].map(|side| side.iter().map(named).collect::<Vec<_>>());
        let mut journals = Self { sides, times, bounds: Vec::new(), taken_back };
        journals.bounds = journals.bounds()?;
        Ok(journals)
    }

    /// The entries of both, each once.
    pub(super) fn ordered(&self) -> Vec<Arc<Entry>> {
        self.sorted(|_| true)
    }

    /// The entries that stand in both.
    pub(super) fn common(&self) -> Vec<Arc<Entry>> {
        let [a, b] = self.ids();
        self.sorted(|id| a.contains(id) && b.contains(id))
    }

    /// The steps of which nothing is left.
    pub(super) const fn taken_back(&self) -> &TakenBack<'a> {
        &self.taken_back
    }

    /// How many entries each of the two has that the other has not.
    pub(super) fn own(&self) -> [usize; 2] {
        let [a, b] = self.ids();
        [a.difference(&b).count(), b.difference(&a).count()]
    }

    fn ids(&self) -> [BTreeSet<&'a EntryId>; 2] {
        [0, 1].map(|side| self.sides.get(side).into_iter().flatten().map(|entry| &entry.id).collect())
    }

    fn bounds(&self) -> Result<Vec<(&'a EntryId, &'a EntryId)>, NotJoint> {
        let [a, b] = self.ids();
        let mut bounds = Vec::new();
        let mut with_draft = [false; 2];
        for (side, entries) in self.sides.iter().enumerate() {
            let steps: Vec<&EntryId> = entries
                .iter()
                .filter(|entry| is_step(entry) && !self.taken_back.holds(&entry.id))
                .map(|entry| &entry.id)
                .collect();
            bounds.extend(steps.iter().copied().zip(steps.iter().copied().skip(1)));
            let (own, other) = if side == 0 { (&a, &b) } else { (&b, &a) };
            for entry in entries.iter().filter(|entry| !other.contains(&entry.id)) {
                if let (Edit::Carry { .. }, Some(flag)) = (&entry.edit, with_draft.get_mut(side)) {
                    *flag = true;
                    bounds.extend(other.difference(own).map(|before| (*before, &entry.id)));
                }
            }
        }
        if with_draft == [true; 2] { Err(NotJoint::TwoDrafts) } else { Ok(bounds) }
    }

    /// The entries that are `wanted`, sorted; of those that nothing has to stand before, the earliest comes first.
    fn sorted(&self, wanted: impl Fn(&EntryId) -> bool) -> Vec<Arc<Entry>> {
        let entries: BTreeMap<&EntryId, &Arc<Entry>> =
            self.sides.iter().flatten().map(|it| (&it.id, *it)).collect();
        let mut waits: BTreeMap<&EntryId, usize> = BTreeMap::new();
        let mut frees: BTreeMap<&EntryId, Vec<&EntryId>> = BTreeMap::new();
        for (before, after) in self.bounds.iter().collect::<BTreeSet<_>>() {
            *waits.entry(after).or_default() += 1;
            frees.entry(before).or_default().push(after);
        }
        let key = |id: &'a EntryId| Reverse((self.times.get(id).copied().unwrap_or_default(), id));
        let mut left: BTreeSet<&EntryId> = entries.keys().copied().collect();
        let mut ready: BinaryHeap<_> =
            left.iter().filter(|id| !waits.contains_key(**id)).map(|id| key(id)).collect();
        let mut sorted = Vec::with_capacity(entries.len());
        // Journals that contradict each other are no reason to lose anything: then the earliest that is left comes next.
        while let Some(id) =
            ready.pop().map(|it| it.0.1).or_else(|| left.iter().map(|id| key(id)).max().map(|it| it.0.1))
        {
            if !left.remove(id) {
                continue;
            }
            sorted.extend(entries.get(id).filter(|entry| wanted(&entry.id)).map(|entry| Arc::clone(entry)));
            for after in frees.get(id).into_iter().flatten() {
                if let Some(count) = waits.get_mut(after) {
                    *count = count.saturating_sub(1);
                    if *count == 0 {
                        ready.push(key(after));
                    }
                }
            }
        }
        sorted
    }
}

/// Entries that took the same draft in, each under the name of the earliest of them.
fn names<'a>(
    sides: [&'a [Arc<Entry>]; 2],
    times: &BTreeMap<&'a EntryId, Timestamp>,
) -> BTreeMap<&'a EntryId, &'a EntryId> {
    let mut takers: BTreeMap<&DraftId, BTreeSet<(Timestamp, &EntryId)>> = BTreeMap::new();
    for entry in sides.into_iter().flatten() {
        if let Edit::AddDraft { draft } | Edit::Carry { draft, .. } = &entry.edit {
            let time = times.get(&entry.id).copied().unwrap_or_default();
            takers.entry(&draft.id).or_default().insert((time, &entry.id));
        }
    }
    let named = takers.into_values().flat_map(|takers| {
        let first = takers.first().map(|(_, id)| *id);
        takers.into_iter().filter_map(move |(_, id)| Some((id, first?)))
    });
    named.collect()
}
