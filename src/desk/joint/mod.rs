//! The journals of two checkers on one piece, made one.
//!
//! | module | does |
//! |---|---|
//! | `order` | puts the entries of both in one order that neither contradicts |
//! | `chains` | follows what was taken back, done again and so on |
//! | `needed` | finds what took out what another entry needs |
//! | `fold` | makes the desk of them: what was taken back stays so, what the other still needs is not taken out |
//! | `clash` | finds what both have set and set differently, for a person to settle |
//! | `settle` | makes the edit that settles it, by what one of the two has |
//! | `brought` | counts what the other brings |
//!
//! What comes out is a function of the set of entries alone: whose journal is named first makes no difference, and a
//! journal that is brought in again changes nothing.
//!
//! Invariant: changes neither journal; loses no entry without telling of it, but for those of which nothing was left anyway.

mod brought;
mod chains;
mod clash;
mod fold;
mod needed;
mod order;
mod settle;

use thiserror::Error;

pub use brought::Brought;
pub use clash::{Aspect, Clash, Subject, Value};

use super::Desk;
use super::error::EditError;
use super::id::EntryId;

/// Two journals made one.
#[derive(Debug, Clone, PartialEq)]
pub struct Joint {
    /// The work of both.
    pub desk: Desk,
    /// How many entries each of the two has that the other has not.
    pub own: [usize; 2],
    /// What both have set, and set differently; the later of the two holds.
    pub clashes: Vec<Clash>,
    /// Entries that no longer fit, and why.
    pub left_out: Vec<(EntryId, EditError)>,
}

/// Why two journals cannot be made one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotJoint {
    /// They are of different articles.
    #[error("the two projects have no draft in common: merge only projects of one piece")]
    AnotherPiece,
    /// Each has a new draft that the other has not.
    #[error(
        "each of the two has taken in a new draft that the other has not: take the same draft in on both sides first"
    )]
    TwoDrafts,
}

/// Makes one of the journals of `ours` and `theirs`.
///
/// # Errors
/// When they are of different articles, or each has a new draft of its own.
pub fn join(ours: &Desk, theirs: &Desk) -> Result<Joint, NotJoint> {
    let shares = ours.drafts().any(|draft| theirs.drafts().any(|other| other.id == draft.id));
    if !shares {
        return Err(NotJoint::AnotherPiece);
    }
    let all = [ours.entries(), theirs.entries()].concat();
    let journals = order::Journals::of(ours.entries(), theirs.entries(), &all)?;
    let folded = fold::fold(&journals.ordered(), journals.taken_back());
    let common = fold::fold(&journals.common(), journals.taken_back());
    let clashes = clash::clashes([&common.desk, ours, theirs, &folded.desk]);
    let own = journals.own();
    Ok(Joint { desk: folded.desk, own, clashes, left_out: folded.left_out })
}

impl Joint {
    /// What comes to `ours`, one of the two.
    pub fn brings(&self, ours: &Desk) -> Vec<Brought> {
        brought::brought(ours, &self.desk)
    }
}
