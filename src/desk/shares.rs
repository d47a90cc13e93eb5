//! Who did what: counts of each checker's acts.
//!
//! Invariant: counts entries as they were made; what was undone was done all the same.

use jiff::Timestamp;

use super::Desk;
use super::edit::{Checker, Edit};

/// What one checker did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Who.
    pub by: Checker,
    /// Statuses set.
    pub marks: usize,
    /// Sources linked to claims.
    pub sources: usize,
    /// All else.
    pub others: usize,
    /// The latest act.
    pub last: Timestamp,
}

impl Desk {
    /// The shares of all who worked on the piece, in the order of their first act.
    pub fn shares(&self) -> Vec<Share> {
        let mut shares: Vec<Share> = Vec::new();
        for entry in self.entries() {
            let at = shares.iter().position(|share| share.by == entry.by).unwrap_or_else(|| {
                shares.push(Share { by: entry.by.clone(), marks: 0, sources: 0, others: 0, last: entry.at });
                shares.len() - 1
            });
            if let Some(share) = shares.get_mut(at) {
                share.count(&entry.edit);
                share.last = share.last.max(entry.at);
            }
        }
        shares
    }
}

impl Share {
    fn count(&mut self, edit: &Edit) {
        match edit {
            Edit::Group { edits } => edits.iter().for_each(|edit| self.count(edit)),
            Edit::SetStatus { .. } => self.marks += 1,
            Edit::PutLink { .. } => self.sources += 1,
            _ => self.others += 1,
        }
    }
}
