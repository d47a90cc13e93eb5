//! A colleague's project of the same piece: shown before anything is made of the two, then made one in a third file.
//!
//! Invariant: neither file changes; what both have set differently is settled by a person or stays as the later set it.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Session, Task};
use crate::archive::Kept;
use crate::desk::joint::{Brought, Joint};
use crate::desk::{Desk, Edit, Entry};
use crate::ui::state::Overlay;

/// A colleague's project as it was read, and what it would bring to the piece as that was then.
#[derive(Debug, Clone)]
pub struct Joining {
    /// The colleague's file.
    pub path: PathBuf,
    /// Whether it was dropped into the window, so that it might be meant to be opened.
    pub is_dropped: bool,
    /// Where the piece lives.
    pub here: PathBuf,
    /// Where the work of both would go.
    pub out: PathBuf,
    /// The work of both.
    pub joint: Joint,
    /// The work on the piece.
    pub ours: Desk,
    /// The colleague's.
    pub theirs: Desk,
    /// What the colleague's brings.
    pub brings: Vec<Brought>,
    /// Whether the colleague's holds all that the piece does.
    pub is_ahead: bool,
    /// What was noticed while it was read.
    pub noticed: Vec<String>,
    /// The piece, and its state then.
    pub revision: u64,
}

/// Whose value is to hold where both have set one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Side {
    /// That of the piece.
    Ours,
    /// The colleague's.
    Theirs,
    /// The later of the two, as it stands.
    #[default]
    Later,
}

impl Session {
    /// Shows the backups there are.
    pub fn lay_backups(&mut self, backups: Vec<Kept>) {
        self.lay_over(Some(Overlay::Backups));
        self.backups = Some(backups);
    }

    /// The backups there are, while they are shown.
    pub fn backups(&self) -> Option<&[Kept]> {
        self.backups.as_deref()
    }

    /// Makes these entries, which were made elsewhere on the same work, here too; whether all of them could be.
    pub fn make_again(&mut self, entries: &[Arc<Entry>]) -> bool {
        entries
            .iter()
            .all(|entry| !matches!(entry.edit, Edit::Undo { .. }) && self.record(entry.edit.clone()))
    }

    /// Shows what a colleague's project would bring before anything is made of it.
    pub fn lay_joining(&mut self, joining: Joining) {
        self.joining = Some(joining);
        self.lay_over(Some(Overlay::Joining));
    }

    /// The colleague's project that waits to be merged with the piece in front.
    pub fn joining(&self) -> Option<&Joining> {
        self.joining.as_ref().filter(|joining| joining.revision >> 32 == self.front)
    }

    /// Lets go of the colleague's project to have it merged, if the piece still is as it was when that was shown; else
    /// it is read again.
    pub fn take_joining(&mut self) -> Option<Joining> {
        let joining = self.joining.take()?;
        self.lay_over(None);
        if joining.revision == self.revision() {
            return Some(joining);
        }
        self.notices.say("The piece has changed meanwhile: look again");
        self.tasks.push(Task::MergeFrom(joining.path));
        None
    }
}
