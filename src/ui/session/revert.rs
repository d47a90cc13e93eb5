//! Takes the selected claim back: to what the machine found, or to how it was before today.
//!
//! Invariant: one edit, which one undo takes back.

use jiff::tz::TimeZone;

use super::Session;
use crate::desk::Edit;
use crate::ui::commands::CommandId;

impl Session {
    /// The edit that makes the selected claim what the machine found, where there is anything to change.
    pub fn back_to_found(&self) -> Option<Edit> {
        self.desk.back_to_found(&self.claim()?.id)
    }

    /// The edit that makes the selected claim what it was before today, where there is anything to change.
    pub fn back_to_yesterday(&self) -> Option<Edit> {
        let today = (self.clock)().to_zoned(TimeZone::system()).start_of_day().ok()?;
        self.desk.back_to(&self.claim()?.id, today.timestamp())
    }

    /// Makes `edit`, where there is one, and offers to take it back.
    pub fn revert(&mut self, edit: Option<Edit>, told: &str) {
        if let Some(edit) = edit
            && self.record(edit)
        {
            self.notices.say_with(told, CommandId::Undo);
        }
    }
}
