//! Which entry took out what another needs.
//!
//! Invariant: judges by the refusal and the entries alone; changes nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::chains::Chains;
use crate::desk::Entry;
use crate::desk::edit::Edit;
use crate::desk::error::EditError;
use crate::desk::id::EntryId;

/// The entry that took out what `needing` needs, or took back what had put it in; those of `without` are not asked.
pub(super) fn remover(
    entries: &[Arc<Entry>],
    needing: &EntryId,
    chains: &Chains<'_>,
    without: &BTreeMap<EntryId, EditError>,
    why: &EditError,
) -> Option<EntryId> {
    let stands = |entry: &Entry| !without.contains_key(&entry.id) && chains.taker(entry).is_none();
    let drops = |entry: &&Arc<Entry>| stands(entry) && any(&entry.edit, |edit| takes_out(edit, why));
    let mut before = entries.iter().take_while(|entry| entry.id != *needing);
    let dropped = before.find(drops).map(|entry| entry.id.clone());
    dropped.or_else(|| {
        let mut puts = entries.iter().rev().filter(|entry| any(&entry.edit, |edit| puts_in(edit, why)));
        puts.find_map(|entry| chains.taker(entry)).map(|taker| taker.id.clone())
    })
}

/// Why it is left out then: what it took out is still in use.
pub(super) fn in_use(why: EditError) -> EditError {
    match why {
        EditError::UnknownSource(source) => EditError::SourceInUse(source),
        EditError::UnknownCitation(citation) => EditError::CitationInUse(citation),
        EditError::UnknownClaim(claim) => EditError::ClaimInUse(claim),
        other => other,
    }
}

fn any(edit: &Edit, wanted: impl Fn(&Edit) -> bool) -> bool {
    if let Edit::Group { edits } = edit { edits.iter().any(wanted) } else { wanted(edit) }
}

fn takes_out(edit: &Edit, why: &EditError) -> bool {
    match (edit, why) {
        (Edit::DropSource { source }, EditError::UnknownSource(needed)) => source == needed,
        (Edit::DropCitation { citation }, EditError::UnknownCitation(needed)) => citation == needed,
        _ => false,
    }
}

fn puts_in(edit: &Edit, why: &EditError) -> bool {
    match (edit, why) {
        (Edit::PutSource { source }, EditError::UnknownSource(needed)) => source.id == *needed,
        (Edit::PutCitation { citation }, EditError::UnknownCitation(needed)) => citation.id == *needed,
        (Edit::AddClaim { claim, .. }, EditError::UnknownClaim(needed)) => claim == needed,
        _ => false,
    }
}
