//! What colleagues send back: shown before it is taken over, then taken over at one stroke.
//!
//! Invariant: nothing changes before the checker says so; what is left to the checker stays in sight.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Session, Task, Tone};
use crate::report::{Found, Incoming};
use crate::ui::actions::Outbox;
use crate::ui::commands::CommandId;
use crate::ui::state::{Overlay, Tab};
use crate::ui::words::first_up;

/// Lines that stay in sight; the rest are counted.
const MOST_LEFT: usize = 8;

/// Something that came back, until it is decided what becomes of it.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Where it is.
    pub path: PathBuf,
    /// Whether it was dropped into the window, so that it might be meant to be opened.
    pub is_dropped: bool,
    /// What it is.
    pub incoming: Arc<Incoming>,
    /// What it brings to the piece as it was when it came.
    pub found: Found,
    /// The piece, and its state then.
    revision: u64,
}

impl Session {
    /// Shows what came back before anything of it is taken over; what belongs to another piece, or nowhere, is opened
    /// where it was dropped, and told otherwise.
    pub fn lay_before(&mut self, path: PathBuf, incoming: Incoming, is_dropped: bool) -> Result<(), String> {
        match incoming.found(&self.desk, &mut Outbox::fresh_id) {
            Ok(found) => {
                let (incoming, revision) = (Arc::new(incoming), self.revision());
                self.arrival = Some(Arrival { path, is_dropped, incoming, found, revision });
                self.lay_over(Some(Overlay::Arrival));
                Ok(())
            }
            Err(_) if is_dropped => {
                self.tasks.push(Task::DraftDropped(path));
                Ok(())
            }
            Err(why) => Err(format!("{why}: {}", path.display())),
        }
    }

    /// What came back for the piece in front.
    pub fn arrival(&self) -> Option<&Arrival> {
        self.arrival.as_ref().filter(|arrival| arrival.revision >> 32 == self.front)
    }

    /// Takes over what came back.
    pub(super) fn take_over(&mut self) {
        let Some(Arrival { incoming, found, revision, .. }) = self.arrival.take() else { return };
        self.lay_over(None);
        let is_as_shown = revision == self.revision();
        let found = if is_as_shown { Ok(found) } else { incoming.found(&self.desk, &mut Outbox::fresh_id) };
        let Ok(Found { edit: Some(edit), taken, left, .. }) = found else { return };
        if !self.record(edit) {
            return;
        }
        if matches!(*incoming, Incoming::Sources(_)) {
            self.view.tab = Tab::Sources;
        }
        self.notices.say_with(format!("{} taken over", counted(&incoming, taken.len())), CommandId::Undo);
        if !left.is_empty() {
            let more = left.len().saturating_sub(MOST_LEFT);
            let head = format!("Left to you of what came back: {}", left.len());
            let more = (more > 0).then(|| format!("and {more} more"));
            let lines: Vec<String> = std::iter::once(head)
                .chain(left.iter().map(|line| first_up(line)).take(MOST_LEFT))
                .chain(more)
                .collect();
            self.notices.post(lines.join("\n"), Tone::Warning);
        }
    }
}

/// `3 sources`
fn counted(incoming: &Incoming, n: usize) -> String {
    let [one, many] = match incoming {
        Incoming::Copy(_) => ["act of the editor", "acts of the editor"],
        Incoming::Sources(_) => ["source", "sources"],
        Incoming::Claims(_) => ["row", "rows"],
    };
    format!("{n} {}", if n == 1 { one } else { many })
}
