//! The desk that entries make, whosever they are.
//!
//! Undo takes back the last step of one journal; in two journals made one that step is seldom the last. Each entry is
//! therefore followed at once by what took it back and did it again: when that happened, all that was done after it had
//! been taken back too, so that the outcome is the same.
//!
//! Invariant: an entry is in the desk or told of; the outcome depends on nothing but the entries and their order.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::desk::edit::Edit;
use crate::desk::error::EditError;
use crate::desk::id::EntryId;
use crate::desk::{Desk, Entry};

/// A desk, and what does not fit into it.
pub(super) struct Folded {
    pub(super) desk: Desk,
    pub(super) left_out: Vec<(EntryId, EditError)>,
}

/// Folds `entries`; what one of them takes out and another needs is left in.
pub(super) fn fold(entries: &[Arc<Entry>]) -> Folded {
    let chains = chains(entries);
    let mut kept_in: BTreeMap<EntryId, EditError> = BTreeMap::new();
    loop {
        let mut folded = fold_without(entries, &chains, &kept_in);
        let removers: Vec<(EntryId, EditError)> = folded
            .left_out
            .iter()
            .filter_map(|(_, why)| Some((remover(entries, &kept_in, why)?, why.clone())))
            .collect();
        if removers.is_empty() {
            folded.left_out.extend(kept_in);
            folded.left_out.sort_by(|one, other| one.0.cmp(&other.0));
            return folded;
        }
        // What it would have taken out is still in use: that is why it is left out.
        kept_in.extend(removers.into_iter().map(|(id, why)| (id, in_use(why))));
    }
}

fn fold_without(
    entries: &[Arc<Entry>],
    chains: &BTreeMap<&EntryId, Vec<&Arc<Entry>>>,
    without: &BTreeMap<EntryId, EditError>,
) -> Folded {
    let mut folded = Folded { desk: Desk::default(), left_out: Vec::new() };
    let steps = entries.iter().filter(|entry| !matches!(entry.edit, Edit::Undo { .. }));
    for entry in steps.filter(|entry| !without.contains_key(&entry.id)) {
        let chain = chains.get(&entry.id).into_iter().flatten().copied();
        for link in std::iter::once(entry).chain(chain) {
            match folded.desk.record(Entry::clone(link)) {
                Ok(_) => {}
                Err(EditError::DraftTaken(_)) => break,
                Err(why) => {
                    folded.left_out.push((link.id.clone(), why));
                    break;
                }
            }
        }
    }
    folded
}

/// For each entry what took it back, did it again and so on; of two wishes for the same the earlier counts.
fn chains(entries: &[Arc<Entry>]) -> BTreeMap<&EntryId, Vec<&Arc<Entry>>> {
    let mut next: BTreeMap<&EntryId, &Arc<Entry>> = BTreeMap::new();
    for entry in entries {
        if let Edit::Undo { entry: asked } = &entry.edit {
            let first = next.entry(asked).or_insert(entry);
            if (entry.at, &entry.id) < (first.at, &first.id) {
                *first = entry;
            }
        }
    }
    let chain = |id| std::iter::successors(next.get(id), |last| next.get(&last.id)).copied().collect();
    let steps = entries.iter().filter(|entry| !matches!(entry.edit, Edit::Undo { .. }));
    steps.map(|entry| (&entry.id, chain(&entry.id))).collect()
}

/// The entry that took out what another needs.
fn remover(entries: &[Arc<Entry>], known: &BTreeMap<EntryId, EditError>, why: &EditError) -> Option<EntryId> {
    let takes = |edit: &Edit| match (edit, why) {
        (Edit::DropSource { source }, EditError::UnknownSource(needed)) => source == needed,
        (Edit::DropCitation { citation }, EditError::UnknownCitation(needed)) => citation == needed,
        _ => false,
    };
    let takes_out = |edit: &Edit| match edit {
        Edit::Group { edits } => edits.iter().any(takes),
        edit => takes(edit),
    };
    let remover = entries.iter().find(|entry| !known.contains_key(&entry.id) && takes_out(&entry.edit))?;
    Some(remover.id.clone())
}

fn in_use(why: EditError) -> EditError {
    match why {
        EditError::UnknownSource(source) => EditError::SourceInUse(source),
        EditError::UnknownCitation(citation) => EditError::CitationInUse(citation),
        other => other,
    }
}
