//! Giving commands other keys: in force at once, and written down.
//!
//! Invariant: no press waited for runs a command.

use eframe::egui::{Event, Key};

use super::{Session, Task};
use crate::ui::actions::KeyWish;
use crate::ui::commands::CommandId;
use crate::ui::keymap::Refusal;
use crate::ui::keys::{Chord, Press};
use crate::ui::state::Rebinding;

impl Session {
    /// Whether the next press is the new key of a command.
    pub fn waits_for_key(&self) -> bool {
        self.view.rebinding.as_ref().is_some_and(|rebinding| rebinding.waits)
    }

    /// Does what the settings ask of the keys.
    pub(super) fn change_keys(&mut self, wish: KeyWish) {
        self.view.rebinding = None;
        match wish {
            KeyWish::Ask(CommandId::Escape) => self.refuse(CommandId::Escape, false, &Refusal::Fixed),
            KeyWish::Ask(command) => {
                self.view.rebinding = Some(Rebinding { command, waits: true, refused: None });
            }
            KeyWish::Leave => {}
            KeyWish::Restore(command) => match self.keys.restore(command, self.system) {
                Ok(()) => self.keep_keys(),
                Err(why) => self.refuse(command, false, &why),
            },
            KeyWish::RestoreAll => {
                self.keys.restore_all();
                self.keep_keys();
            }
        }
    }

    /// Takes what was pressed while a key is waited for: Esc leaves, Backspace takes the key away, all else is the key.
    pub fn take_key(&mut self, event: &Event) {
        let Some(command) = self.view.rebinding.as_ref().map(|rebinding| rebinding.command) else { return };
        let editing = match event {
            Event::Copy => Some(Key::C),
            Event::Cut => Some(Key::X),
            Event::Paste(_) => Some(Key::V),
            _ => None,
        };
        if let Some(key) = editing {
            let key = Chord::command(key).label(self.on_mac());
            return self.refuse(command, true, &Refusal::Typing(key));
        }
        let Some(press) = Press::of(event) else { return };
        match press.chord() {
            Some(chord) if chord == Chord::plain(Key::Escape) => self.view.rebinding = None,
            Some(chord) if chord == Chord::plain(Key::Backspace) => {
                self.keys.clear(command);
                self.keep_keys();
            }
            Some(chord) => match self.keys.assign(command, chord, self.system) {
                Ok(()) => self.keep_keys(),
                Err(why) => self.refuse(command, true, &why),
            },
            None => self.refuse(command, true, &Refusal::Alt),
        }
    }

    fn refuse(&mut self, command: CommandId, waits: bool, why: &Refusal) {
        self.view.rebinding = Some(Rebinding { command, waits, refused: Some(why.to_string()) });
    }

    fn keep_keys(&mut self) {
        self.view.rebinding = None;
        self.settings.keys = self.keys.written();
        self.tasks.push(Task::KeepSettings);
    }

    /// Whether keys are those of a Mac.
    fn on_mac(&self) -> bool {
        self.system == crate::ui::keymap::System::Mac
    }
}
