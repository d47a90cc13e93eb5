//! The keys as this checker has them: those of the table, but for the commands whose keys were changed.
//!
//! ```text
//! keymap.assign(CommandId::NextOpen, Chord::plain(Key::Y), System::Linux)?;   // refused where it is taken
//! keymap.of(CommandId::NextOpen)                                              // Y
//! ```
//!
//! Invariant: no two commands ever share a key; knows no widget.

use std::collections::BTreeMap;

use eframe::egui::os::OperatingSystem;
use eframe::egui::{Context, Key};
use thiserror::Error;

use super::commands::{Command, CommandId, commands};
use super::keys::Chord;

/// The desktop whose own keys must be left to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum System {
    /// Linux and the like.
    #[default]
    Linux,
    /// macOS.
    Mac,
    /// Windows.
    Windows,
}

impl System {
    /// The one this window is on.
    pub fn of(ctx: &Context) -> Self {
        match ctx.os() {
            OperatingSystem::Mac => Self::Mac,
            OperatingSystem::Windows => Self::Windows,
            _ => Self::Linux,
        }
    }
}

/// Why a key cannot be given to a command.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Another command has it.
    #[error("{key} is taken by “{by}”: change that first")]
    Taken {
        /// The key as menus write it.
        key: String,
        /// The command that has it.
        by: &'static str,
    },
    /// The desktop keeps it for itself.
    #[error("{key} belongs to the desktop ({what}) and would never arrive here")]
    Reserved {
        /// The key as menus write it.
        key: String,
        /// What the desktop does with it.
        what: &'static str,
    },
    /// Text fields need it.
    #[error("{0} is needed in text fields")]
    Typing(String),
    /// The focus walks with it.
    #[error("{0} walks from field to field")]
    Walking(String),
    /// Nobody should look for the way out.
    #[error("Esc always leads back")]
    Fixed,
    /// Alt is used by keyboards and desktops for signs and menus.
    #[error("Keys with Alt write signs or open menus: choose another")]
    Alt,
}

/// The keys in use.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keymap {
    /// The commands whose keys are not those of the table.
    own: BTreeMap<CommandId, Vec<Chord>>,
}

/// The form in the settings: the command's name in the program, and its keys as menus write them.
pub type Written = BTreeMap<String, Vec<String>>;

impl Keymap {
    /// The keys of `command`; the first is shown.
    pub fn of(&self, command: &Command) -> &[Chord] {
        self.own.get(&command.id).map_or(command.keys, Vec::as_slice)
    }

    /// The first key of the command as menus write it.
    pub fn label(&self, id: CommandId, mac: bool) -> Option<String> {
        Some(self.of(id.command()?).first()?.label(mac))
    }

    /// Every key with what it runs.
    pub fn all(&self) -> impl Iterator<Item = (Chord, CommandId)> + Clone {
        commands().flat_map(|command| self.of(command).iter().map(move |&chord| (chord, command.id)))
    }

    /// Whether the keys of the command are not those of the table.
    pub fn is_changed(&self, id: CommandId) -> bool {
        self.own.contains_key(&id)
    }

    /// Makes `chord` the one key of the command.
    pub fn assign(&mut self, id: CommandId, chord: Chord, system: System) -> Result<(), Refusal> {
        self.may_have(id, chord, system)?;
        self.put(id, vec![chord]);
        Ok(())
    }

    /// Takes all keys from the command.
    pub fn clear(&mut self, id: CommandId) {
        self.put(id, Vec::new());
    }

    /// Gives the command the keys of the table back, as far as no other command has got them.
    pub fn restore(&mut self, id: CommandId, system: System) -> Result<(), Refusal> {
        let Some(command) = id.command() else { return Ok(()) };
        for &chord in command.keys {
            self.may_have(id, chord, system)?;
        }
        self.own.remove(&id);
        Ok(())
    }

    /// Gives every command the keys of the table back.
    pub fn restore_all(&mut self) {
        self.own.clear();
    }

    /// The form in the settings.
    pub fn written(&self) -> Written {
        let labels = |chords: &[Chord]| chords.iter().map(|chord| chord.label(false)).collect();
        self.own.iter().map(|(id, chords)| (id.word(), labels(chords))).collect()
    }

    /// What the settings say; what they say that cannot be is left out and told.
    pub fn read(written: &Written, system: System) -> (Self, Vec<String>) {
        let mut keymap = Self::default();
        let mut told = Vec::new();
        // All that is given up comes first: two commands may have changed their keys for each other's.
        let known = |word: &String| commands().find(|command| command.id.word() == *word);
        for command in written.keys().filter_map(known) {
            keymap.clear(command.id);
        }
        for (word, labels) in written {
            let Some(command) = known(word) else { continue };
            let mut chords = Vec::new();
            for label in labels {
                match Chord::parse(label).map(|chord| (chord, keymap.may_have(command.id, chord, system))) {
                    Some((chord, Ok(()))) => chords.push(chord),
                    Some((_, Err(why))) => told.push(format!("“{}”: {why}", command.name)),
                    None => told.push(format!("“{}”: there is no key {label}", command.name)),
                }
            }
            keymap.put(command.id, chords);
        }
        (keymap, told)
    }

    fn put(&mut self, id: CommandId, chords: Vec<Chord>) {
        if id.command().is_some_and(|command| command.keys == chords) {
            self.own.remove(&id);
        } else {
            self.own.insert(id, chords);
        }
    }

    fn may_have(&self, id: CommandId, chord: Chord, system: System) -> Result<(), Refusal> {
        let key = chord.label(system == System::Mac);
        if (id == CommandId::Escape) != (chord.key == Key::Escape && chord.modifiers.is_none()) {
            return Err(Refusal::Fixed);
        }
        if chord.key == Key::Tab && !chord.modifiers.command {
            return Err(Refusal::Walking(key));
        }
        if let Some(what) = reserved(chord, system) {
            return Err(Refusal::Reserved { key, what });
        }
        if chord.is_editing() && !id.command().is_some_and(|command| command.keys.contains(&chord)) {
            return Err(Refusal::Typing(key));
        }
        match self.all().find(|&(known, by)| known == chord && by != id) {
            Some((_, by)) => Err(Refusal::Taken { key, by: by.command().map_or("", |command| command.name) }),
            None => Ok(()),
        }
    }
}

/// What the desktop itself does with a key, which therefore never reaches a window. From the lists of shortcuts that
/// Apple, Microsoft and GNOME publish; only keys that the window could otherwise be given.
fn reserved(chord: Chord, system: System) -> Option<&'static str> {
    let key = chord.label(false);
    let table: &[(&str, &str)] = match system {
        System::Linux => &[("Ctrl+Esc", "the task list")],
        System::Mac => &[
            ("Ctrl+H", "hide the program"),
            ("Ctrl+M", "minimise the window"),
            ("Ctrl+Space", "search the computer"),
            ("Ctrl+Tab", "switch programs"),
            ("Ctrl+Shift+Tab", "switch programs"),
            ("Ctrl+Shift+3", "take a picture of the screen"),
            ("Ctrl+Shift+4", "take a picture of the screen"),
            ("Ctrl+Shift+5", "take a picture of the screen"),
        ],
        System::Windows => &[("Ctrl+Esc", "the start menu"), ("Ctrl+Shift+Esc", "the task manager")],
    };
    table.iter().find(|(reserved, _)| *reserved == key).map(|(_, what)| *what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_changed_and_found_again_in_the_settings() {
        let mut keymap = Keymap::default();
        keymap.assign(CommandId::NextOpen, Chord::plain(Key::F9), System::Linux).unwrap();
        assert_eq!(keymap.label(CommandId::NextOpen, false).as_deref(), Some("F9"));
        let (read, told) = Keymap::read(&keymap.written(), System::Linux);
        assert_eq!((read, told), (keymap.clone(), Vec::new()));
        keymap.restore(CommandId::NextOpen, System::Linux).unwrap();
        assert_eq!(keymap, Keymap::default());
    }

    #[test]
    fn keys_that_are_taken_or_the_desktops_are_refused() {
        let cases = [
            (Chord::plain(Key::J), System::Linux, "J is taken by “Next claim”: change that first"),
            (
                Chord::command(Key::H),
                System::Mac,
                "Cmd+H belongs to the desktop (hide the program) and would never arrive here",
            ),
            (Chord::command(Key::C), System::Windows, "Ctrl+C is needed in text fields"),
            (Chord::shift(Key::Tab), System::Linux, "Shift+Tab walks from field to field"),
            (Chord::plain(Key::Escape), System::Linux, "Esc always leads back"),
        ];
        for (chord, system, told) in cases {
            let refused = Keymap::default().assign(CommandId::NextOpen, chord, system);
            assert_eq!(refused.unwrap_err().to_string(), told);
        }
        assert_eq!(
            Keymap::default().assign(CommandId::NextOpen, Chord::command(Key::H), System::Linux),
            Ok(())
        );
    }

    #[test]
    fn two_commands_can_change_places() {
        let mut keymap = Keymap::default();
        keymap.clear(CommandId::NextClaim);
        keymap.assign(CommandId::NextOpen, Chord::plain(Key::J), System::Linux).unwrap();
        keymap.assign(CommandId::NextClaim, Chord::plain(Key::N), System::Linux).unwrap();
        let (read, told) = Keymap::read(&keymap.written(), System::Linux);
        assert_eq!((read, told), (keymap.clone(), Vec::new()));
        let refused = keymap.restore(CommandId::NextOpen, System::Linux).unwrap_err();
        assert_eq!(refused.to_string(), "N is taken by “Next claim”: change that first");
    }

    #[test]
    fn the_table_itself_asks_for_no_key_of_a_desktop() {
        for system in [System::Linux, System::Mac, System::Windows] {
            for (chord, id) in Keymap::default().all() {
                let is_known_exception =
                    system == System::Mac && matches!(id, CommandId::NextPiece | CommandId::PreviousPiece);
                assert!(is_known_exception || reserved(chord, system).is_none(), "{id:?} on {system:?}");
            }
        }
    }

    #[test]
    fn settings_that_cannot_be_are_told() {
        let written = Written::from([
            ("NextOpen".to_owned(), vec!["J".to_owned(), "Hyper+7".to_owned()]),
            ("Gone".to_owned(), vec!["O".to_owned()]),
        ]);
        let (keymap, told) = Keymap::read(&written, System::Linux);
        assert_eq!(keymap.label(CommandId::NextOpen, false), None);
        assert_eq!(
            told,
            [
                "“Next open claim”: J is taken by “Next claim”: change that first",
                "“Next open claim”: there is no key Hyper+7"
            ]
        );
    }
}
