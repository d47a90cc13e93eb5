//! The desk that entries make, whosever they are.
//!
//! Undo takes back the last step of one journal; in two journals made one that step is seldom the last. Each entry is
//! therefore followed at once by what took it back and did it again: when that happened, all that was done after it had
//! been taken back too, so that the outcome is the same. What had been taken back before it stands between the two.
//!
//! What one takes out, or takes back, stays where the other has gone on with it.
//!
//! Invariant: an entry is in the desk, told of, or taken back by who made it; the outcome depends on nothing but the entries and their order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::chains::{Chains, TakenBack, steps};
use super::needed::{in_use, remover};
use crate::desk::error::EditError;
use crate::desk::id::EntryId;
use crate::desk::{Desk, Entry};

/// A desk, and what does not fit into it.
pub(super) struct Folded {
    pub(super) desk: Desk,
    pub(super) left_out: Vec<(EntryId, EditError)>,
}

/// Folds `entries`; what one of them takes out and another needs is left in.
pub(super) fn fold<'a>(entries: &'a [Arc<Entry>], taken_back: &TakenBack<'a>) -> Folded {
    let mut kept_in: BTreeMap<EntryId, EditError> = BTreeMap::new();
    loop {
        let chains = Chains::among(entries, |id| !kept_in.contains_key(id));
        let mut folding = Folding::without(&chains, &kept_in);
        folding.take_all(entries, &between(entries, &chains, taken_back));
        let mut folded = folding.folded;
        // Only the first: what does not fit after it may be for want of that one alone.
        let first = folded
            .left_out
            .iter()
            .find_map(|(id, why)| Some((remover(entries, id, &chains, &kept_in, why)?, in_use(why.clone()))));
        let Some((id, why)) = first else {
            folded.left_out.extend(kept_in);
            folded.left_out.sort_by(|one, other| one.0.cmp(&other.0));
            return folded;
        };
        // What it would have taken out is still in use: that is why it is left out.
        kept_in.insert(id, why);
    }
}

/// The steps that stand between another and its undo, in their order.
type Between<'a> = BTreeMap<&'a EntryId, Vec<&'a Arc<Entry>>>;

fn between<'a>(entries: &'a [Arc<Entry>], chains: &Chains<'_>, taken_back: &TakenBack<'a>) -> Between<'a> {
    let inner: Vec<_> = steps(entries).filter(|entry| chains.taker(entry).is_some()).collect();
    let known: BTreeSet<&EntryId> = inner.iter().map(|entry| &entry.id).collect();
    let mut between = Between::new();
    for entry in inner {
        let mut all_around = std::iter::successors(taken_back.around(&entry.id), |id| taken_back.around(id));
        if let Some(around) = all_around.find(|around| known.contains(around)) {
            between.entry(around).or_default().push(entry);
        }
    }
    between
}

/// A desk that entries are being put on.
struct Folding<'a> {
    chains: &'a Chains<'a>,
    without: &'a BTreeMap<EntryId, EditError>,
    folded: Folded,
}

/// What is to do next with a step.
enum Task<'a> {
    Take(&'a Arc<Entry>),
    TakeBack(&'a Arc<Entry>),
}

impl<'a> Folding<'a> {
    fn without(chains: &'a Chains<'a>, without: &'a BTreeMap<EntryId, EditError>) -> Self {
        Self { chains, without, folded: Folded { desk: Desk::default(), left_out: Vec::new() } }
    }

    fn take_all(&mut self, entries: &'a [Arc<Entry>], between: &Between<'a>) {
        let inner: BTreeSet<&EntryId> = between.values().flatten().map(|entry| &entry.id).collect();
        // The next is the last; what stands between a step and its undo may be as deep as a journal is long.
        let mut tasks: Vec<Task<'_>> =
            steps(entries).rev().filter(|entry| !inner.contains(&entry.id)).map(Task::Take).collect();
        while let Some(task) = tasks.pop() {
            match task {
                Task::Take(entry) => {
                    if !self.without.contains_key(&entry.id) && self.take(entry) {
                        tasks.push(Task::TakeBack(entry));
                    }
                    let inner = between.get(&entry.id).into_iter().flatten();
                    tasks.extend(inner.rev().map(|entry| Task::Take(entry)));
                }
                Task::TakeBack(entry) => self.take_back(entry),
            }
        }
    }

    /// Whether it fits.
    fn take(&mut self, entry: &Entry) -> bool {
        match self.folded.desk.record(entry.clone()) {
            Ok(_) => true,
            Err(EditError::DraftTaken(_)) => false,
            // Nothing of it would be left: it is no reason to keep in what the other took back.
            Err(_) if self.chains.taker(entry).is_some() => false,
            Err(why) => {
                self.folded.left_out.push((entry.id.clone(), why));
                false
            }
        }
    }

    fn take_back(&mut self, entry: &Entry) {
        for link in self.chains.of(entry) {
            if let Err(why) = self.folded.desk.record(Entry::clone(link)) {
                self.folded.left_out.push((link.id.clone(), why));
                break;
            }
        }
    }
}
