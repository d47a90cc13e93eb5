//! Names whose spelling a checker has confirmed, and from what.
//!
//! A name is known by its words as the article writes them: another spelling is another name, in whichever draft.
//!
//! Invariant: a record of what was confirmed; which names there are is for the ledger.

use std::sync::Arc;

use super::Desk;
use super::claim::Stamp;
use super::id::SourceId;

/// From what the spelling of a name was confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// The source.
    pub source: Option<SourceId>,
    /// From what, in words; where a source is named, the place in it.
    pub from: String,
    /// By whom and when.
    pub stamp: Stamp,
}

impl Desk {
    /// From what the spelling of `name` was confirmed; none while nobody has.
    pub fn spelling(&self, name: &str) -> Option<&Arc<Spelling>> {
        self.records.names.get(name)
    }

    /// All names whose spelling was confirmed.
    pub fn spellings(&self) -> impl Iterator<Item = (&str, &Arc<Spelling>)> {
        self.records.names.iter().map(|(name, spelling)| (name.as_str(), spelling))
    }
}
