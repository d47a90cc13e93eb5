//! What each open piece has behind the window: the thread that stores its entries, and what its panes remember.
//!
//! Invariant: every entry goes to the writer of its own piece, whichever piece lies in front by then.

use std::collections::BTreeMap;

use crate::desk::Entry;
use crate::ui::facsimiles::Facsimiles;
use crate::ui::panes::Panes;
use crate::ui::state::SaveState;
use crate::ui::writer::{Store, Writer};

/// One open piece.
#[derive(Default)]
pub(super) struct Backstage {
    pub(super) panes: Panes,
    writer: Option<Writer>,
    /// The thread that has its pages, while they are shown.
    pub(super) facsimiles: Option<Facsimiles>,
    /// Entries handed to the writer, and how many of them are stored.
    sent: usize,
    stored: usize,
}

impl Backstage {
    pub(super) fn store(&mut self, entry: Entry) {
        let Some(writer) = &self.writer else { return };
        writer.append(entry);
        self.sent += 1;
    }

    pub(super) fn retry(&self) {
        if let Some(writer) = &self.writer {
            writer.retry();
        }
    }

    /// What the disk refuses need not be written any more: it is kept elsewhere.
    pub(super) fn give_up(&self) {
        if let Some(writer) = &self.writer {
            writer.give_up();
        }
    }

    /// Lets go of its file, so that it can be opened anew.
    pub(super) fn let_go(&self) {
        if let Some(writer) = &self.writer {
            writer.let_go();
        }
    }

    /// Entries of this piece that this session has handed over.
    pub(super) const fn sent(&self) -> usize {
        self.sent
    }

    pub(super) fn begin(&mut self, writer: Writer) {
        self.writer = Some(writer);
    }

    /// Writes to `store` from now on, which already holds the first `held` entries.
    pub(super) fn move_to(&self, store: Box<dyn Store>, held: usize) {
        if let Some(writer) = &self.writer {
            writer.move_to(store, held);
        }
    }

    /// So many entries are on disk; what the checker is to know of that.
    pub(super) fn took(&mut self, stored: usize) -> SaveState {
        self.stored = stored;
        if stored >= self.sent { SaveState::Saved } else { SaveState::Saving }
    }
}

/// What stands behind all pieces.
#[derive(Default)]
pub(super) struct Backstages {
    pieces: BTreeMap<u64, Backstage>,
    /// Writers of pieces closed, until they have finished.
    retired: Vec<Writer>,
}

impl Backstages {
    pub(super) fn of(&mut self, piece: u64) -> &mut Backstage {
        self.pieces.entry(piece).or_default()
    }

    /// Lets go of the pages of all pieces, but those of `piece` where they are shown.
    pub(super) fn keep_pages_of(&mut self, shown: Option<u64>) {
        for (piece, it) in &mut self.pieces {
            if Some(*piece) != shown {
                it.facsimiles = None;
                it.panes.forget_pages();
            }
        }
    }

    /// Has all writers look whether their files are still as they were left.
    pub(super) fn look_all(&self) {
        for writer in self.pieces.values().filter_map(|it| it.writer.as_ref()) {
            writer.look();
        }
    }

    /// Whether that piece is open.
    pub(super) fn known(&self, piece: u64) -> bool {
        self.pieces.contains_key(&piece)
    }

    /// Lets go of a piece; its last entries are still on their way to disk.
    pub(super) fn put_away(&mut self, piece: u64) {
        if let Some(mut writer) = self.pieces.remove(&piece).and_then(|it| it.writer) {
            writer.finish();
            self.retired.push(writer);
        }
    }

    pub(super) fn forget_finished(&mut self) {
        self.retired.retain(|writer| !writer.is_finished());
    }
}
