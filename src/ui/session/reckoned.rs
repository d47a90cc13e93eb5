//! What is worked out once for every change of the desk, and looked at in every frame.
//!
//! Invariant: a copy of what the desk says; frames that change nothing cost nothing here.

use super::Session;
use crate::desk::{BareWords, Summary, Today};
use crate::ui::state::Page;

/// The work at a glance, as of a revision and a day.
#[derive(Default)]
pub(super) struct Reckoned {
    at: Option<(u64, Today)>,
    summary: Summary,
    bare_at: Option<u64>,
    bare: BareWords,
}

impl Session {
    /// The work at a glance, as of the frame's beginning.
    pub const fn summary(&self) -> &Summary {
        &self.reckoned.summary
    }

    /// The words that no claim holds, as of the frame's beginning; none while nobody looks at them.
    pub const fn bare_words(&self) -> Option<&BareWords> {
        if self.reckoned.bare_at.is_some() { Some(&self.reckoned.bare) } else { None }
    }

    /// Works out again what has changed.
    pub(super) fn reckon(&mut self) {
        let (now, today) = (Some(self.revision()), self.today());
        let then = now.map(|revision| (revision, today));
        if self.reckoned.at != then {
            self.reckoned.at = then;
            self.reckoned.summary = self.desk.summary(today);
        }
        let wanted = if self.view.bare || self.view.page == Page::Overview { now } else { None };
        if self.reckoned.bare_at != wanted {
            self.reckoned.bare_at = wanted;
            self.reckoned.bare = if wanted.is_some() { self.desk.bare_words() } else { BareWords::default() };
        }
    }
}
