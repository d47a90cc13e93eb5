//! Hints for the first hours: at most one at a time, beside what it is about, gone for good once the thing was done or the
//! hint put away.
//!
//! Invariant: words and conditions; spells no key, and knows no widget.

use super::commands::CommandId;
use super::session::Session;
use super::state::Page;
use crate::desk::Status;

/// Where a hint stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Under the statuses of the card.
    Statuses,
    /// Under the sources of the card.
    Sources,
    /// In the status bar.
    Bar,
}

/// Something worth knowing that nobody has to be told twice.
pub struct Hint {
    /// Names it in the settings, for ever.
    pub word: &'static str,
    /// Where it stands.
    pub place: Place,
    /// Keys, each with what is said after it.
    pub says: &'static [(&'static [CommandId], &'static str)],
    /// Whether it is worth saying now.
    when: fn(&Session) -> bool,
    /// Whether who runs this command knows it.
    knows: fn(CommandId) -> bool,
}

/// All hints, the first that is worth saying is said.
const HINTS: &[Hint] = &[
    Hint {
        word: "status",
        place: Place::Statuses,
        says: &[(
            &[CommandId::Status(Status::Unchecked), CommandId::Status(Status::NoCheck)],
            "set the status; with Shift they go on to the next open claim",
        )],
        when: has_card,
        knows: |id| matches!(id, CommandId::StatusNext(_)),
    },
    Hint {
        word: "source",
        place: Place::Sources,
        says: &[(&[CommandId::AddSource], "adds a source: paste a link, or drop a file on this card")],
        when: |session| has_card(session) && session.view.form.is_none(),
        knows: |id| id == CommandId::AddSource,
    },
    Hint {
        word: "overview",
        place: Place::Bar,
        says: &[(&[CommandId::Overview], "shows the whole check on one page")],
        when: |session| session.desk.draft().is_some() && session.view.page == Page::Check,
        knows: |id| id == CommandId::Overview,
    },
    Hint {
        word: "keys",
        place: Place::Bar,
        says: &[(&[CommandId::Palette], "finds every command"), (&[CommandId::Help], "shows every key")],
        when: |session| session.desk.draft().is_some(),
        knows: |id| matches!(id, CommandId::Palette | CommandId::Help),
    },
];

/// The names of all hints.
pub fn words() -> impl Iterator<Item = &'static str> {
    HINTS.iter().map(|hint| hint.word)
}

/// A single claim is on its card.
fn has_card(session: &Session) -> bool {
    session.claim().is_some() && session.view.page == Page::Check && session.view.chosen.is_empty()
}

impl Session {
    /// The hint to be seen now, if any.
    pub fn hint(&self) -> Option<&'static Hint> {
        HINTS.iter().find(|hint| !self.settings.hints_done.contains(hint.word) && (hint.when)(self))
    }

    /// Forgets the hints that who runs `id` has no need of.
    pub(super) fn learn(&mut self, id: CommandId) {
        for hint in HINTS.iter().filter(|hint| (hint.knows)(id)) {
            self.put_hint_away(hint.word);
        }
    }

    /// Says the hint of that name no more.
    pub fn put_hint_away(&mut self, word: &str) {
        if self.settings.hints_done.insert(word.to_owned()) {
            self.tasks.push(super::session::Task::KeepSettings);
        }
    }

    /// Says all of them again.
    pub fn hint_again(&mut self) {
        self.settings.hints_done.clear();
        self.tasks.push(super::session::Task::KeepSettings);
    }
}
