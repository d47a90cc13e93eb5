//! Words for the clipboard.
//!
//! Invariant: covered names stay covered in what is copied.

use std::fmt::Write as _;

use super::{Session, Task};
use crate::desk::{ClaimRecord, Linked};
use crate::report::masked;
use crate::ui::cover::cover;

impl Session {
    /// Copies the selected words, or those of the selected claim.
    pub fn copy_words(&mut self) {
        let words = self.desk.draft().zip(self.view.words).map(|(draft, span)| draft.words(span));
        let words = words.or_else(|| Some(self.desk.words(self.claim()?)));
        if let Some(words) = words.map(str::to_owned) {
            self.tasks.push(Task::CopyText(words));
            self.notices.say("Copied");
        }
    }

    /// Copies the selected claim with what was found out about it.
    pub fn copy_claim(&mut self) {
        if let Some(text) = self.claim().map(|claim| self.told(claim)) {
            let text = if self.view.masked { cover(&self.desk, &masked(&self.desk, &text)) } else { text };
            self.tasks.push(Task::CopyText(text));
            self.notices.say("Copied with status and sources");
        }
    }

    /// The claim, its status, note and sources as plain text.
    fn told(&self, claim: &ClaimRecord) -> String {
        let mut text = format!("“{}”\n", self.desk.words(claim));
        // Writing to a string cannot fail.
        _ = writeln!(text, "{}", claim.reading.with_kind());
        let by = claim.marked.as_ref().map_or_else(String::new, |stamp| format!(" ({})", stamp.by.name));
        _ = writeln!(text, "{}{by}", claim.status.name());
        if let Some(suggestion) = &claim.suggestion {
            _ = writeln!(text, "Suggested: {}", suggestion.wording);
        }
        if !claim.note.is_empty() {
            _ = writeln!(text, "Note: {}", claim.note);
        }
        for linked in self.desk.links_of(&claim.id) {
            _ = writeln!(text, "- {}", self.source_told(&linked));
        }
        text
    }

    fn source_told(&self, linked: &Linked<'_>) -> String {
        let source = linked.source;
        let relation = linked.link.relation.name();
        if self.view.masked && source.confidentiality.is_confidential() {
            return format!("{relation}: {} source", source.confidentiality.name());
        }
        let parts = [&source.title, &source.author, &source.publisher, &linked.citation.locator, &source.url];
        let parts: Vec<&str> =
            parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        format!("{relation}: {}", parts.join(", "))
    }
}
