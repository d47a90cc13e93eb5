//! The editor's decision on words that are wrong, disputed or not confirmed.
//!
//! Invariant: data only.

use eframe::egui::Key;

use crate::desk::Resolution;
use crate::ui::commands::claims::{is_decided, is_for_the_editor};
use crate::ui::commands::{Command, CommandId, Menu};
use crate::ui::keys::Chord;
use crate::ui::state::Field;

pub(super) const ROWS: &[Command] = &[
    Command {
        id: CommandId::Accept,
        name: "Accept the change",
        hint: "The editor takes the suggested words over",
        menu: Menu::Claim,
        keys: &[Chord::command_shift(Key::A)],
        enabled: is_for_the_editor,
        run: |session| session.decide(Resolution::Accepted),
    },
    Command {
        id: CommandId::Stet,
        name: "Let it stand",
        hint: "Stet: the editor keeps the words, and says why",
        menu: Menu::Claim,
        keys: &[Chord::command_shift(Key::T)],
        enabled: is_for_the_editor,
        run: |session| session.focus(Field::Stet),
    },
    Command {
        id: CommandId::Cut,
        name: "Cut the words",
        hint: "The editor takes them out",
        menu: Menu::Claim,
        keys: &[Chord::command_shift(Key::X)],
        enabled: is_for_the_editor,
        run: |session| session.decide(Resolution::Cut),
    },
    Command {
        id: CommandId::Undecide,
        name: "Take the decision back",
        hint: "The claim waits for the editor again",
        menu: Menu::Claim,
        keys: &[],
        enabled: is_decided,
        run: |session| session.decide(Resolution::Open),
    },
];
