//! What the editor decides on a claim.
//!
//! Invariant: a decision changes no status, and the article never.

use super::Session;
use crate::desk::{Edit, Resolution};
use crate::ui::commands::CommandId;

impl Session {
    /// Records the decision on the selected claim; why, is written on its card.
    pub fn decide(&mut self, resolution: Resolution) {
        let Some(claim) = self.claim().map(|claim| claim.id.clone()) else { return };
        if self.record(Edit::Resolve { claim, resolution, reason: String::new() }) {
            self.notices
                .say_with(format!("Decided: {}", resolution.name().to_lowercase()), CommandId::NextToAct);
        }
    }
}
