//! Which keys were meant: presses into commands, on any keyboard.
//!
//! Digits count by their place on the board, so that a layout that needs Shift for digits (AZERTY) has them too;
//! signs such as `/` or `?` count by what they write, with or without Shift.
//!
//! Invariant: knows no command's meaning; the chords stand in `commands`.

use eframe::egui::{Event, Key, Modifiers};

/// A key with the modifiers held down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    /// `Modifiers::COMMAND` stands for Cmd on a Mac and Ctrl elsewhere.
    pub modifiers: Modifiers,
    /// The key.
    pub key: Key,
}

impl Chord {
    /// The key alone.
    pub const fn plain(key: Key) -> Self {
        Self { modifiers: Modifiers::NONE, key }
    }

    /// With Shift.
    pub const fn shift(key: Key) -> Self {
        Self { modifiers: Modifiers::SHIFT, key }
    }

    /// With Ctrl, or Cmd on a Mac.
    pub const fn command(key: Key) -> Self {
        Self { modifiers: Modifiers::COMMAND, key }
    }

    /// With Ctrl (Cmd) and Shift.
    pub const fn command_shift(key: Key) -> Self {
        Self { modifiers: Modifiers { shift: true, ..Modifiers::COMMAND }, key }
    }

    /// How it is written in menus, help and documentation: `Ctrl+Shift+Z`.
    pub fn label(self, mac: bool) -> String {
        let mut label = String::new();
        if self.modifiers.command {
            label.push_str(if mac { "Cmd+" } else { "Ctrl+" });
        }
        if self.modifiers.shift {
            label.push_str("Shift+");
        }
        label.push_str(key_label(self.key));
        label
    }

    /// The chord that [`Self::label`] writes so, where there is one.
    pub fn parse(label: &str) -> Option<Self> {
        let (command, rest) = label.strip_prefix("Ctrl+").map_or((false, label), |rest| (true, rest));
        let (shift, rest) = rest.strip_prefix("Shift+").map_or((false, rest), |rest| (true, rest));
        let key = Key::ALL.iter().copied().find(|&key| key_label(key) == rest)?;
        let held = if command { Modifiers::COMMAND } else { Modifiers::NONE };
        Some(Self { modifiers: Modifiers { shift, ..held }, key })
    }

    /// Whether every text field takes it for itself: copy, paste, undo and the like.
    pub const fn is_editing(self) -> bool {
        self.modifiers.command && self.is_typing()
    }

    /// Whether it must be left alone while somebody is typing.
    pub const fn is_typing(self) -> bool {
        use Key::{A, ArrowLeft, ArrowRight, Backspace, C, Delete, V, X, Y, Z};
        if matches!(self.key, Key::F1 | Key::F3) {
            return false;
        }
        !self.modifiers.command
            || matches!(self.key, A | C | V | X | Y | Z | Backspace | Delete | ArrowLeft | ArrowRight)
    }

    const fn number_row(self) -> Option<Key> {
        if is_digit(self.key) { Some(self.key) } else { None }
    }
}

const fn is_digit(key: Key) -> bool {
    use Key::{Num0, Num1, Num2, Num3, Num4, Num5, Num6, Num7, Num8, Num9};
    matches!(key, Num0 | Num1 | Num2 | Num3 | Num4 | Num5 | Num6 | Num7 | Num8 | Num9)
}

/// Signs that some layouts write with Shift and others without.
const fn is_sign(key: Key) -> bool {
    use Key::{
        CloseBracket, CloseCurlyBracket, Equals, Minus, OpenBracket, OpenCurlyBracket, Plus, Questionmark,
        Slash,
    };
    matches!(
        key,
        CloseBracket
            | CloseCurlyBracket
            | Equals
            | Minus
            | OpenBracket
            | OpenCurlyBracket
            | Plus
            | Questionmark
            | Slash
    )
}

/// Keys that the number pad has instead of digits while Num Lock is off.
const fn is_movement(key: Key) -> bool {
    use Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Delete, End, Home, Insert, PageDown, PageUp};
    matches!(
        key,
        ArrowDown | ArrowLeft | ArrowRight | ArrowUp | Delete | End | Home | Insert | PageDown | PageUp
    )
}

fn key_label(key: Key) -> &'static str {
    match key {
        Key::OpenBracket => "[",
        Key::CloseBracket => "]",
        Key::OpenCurlyBracket => "{",
        Key::CloseCurlyBracket => "}",
        Key::Slash => "/",
        Key::Questionmark => "?",
        Key::Plus => "+",
        Key::Minus => "-",
        Key::Equals => "=",
        Key::Comma => ",",
        Key::Period => ".",
        Key::Semicolon => ";",
        Key::Quote => "'",
        Key::Backslash => "\\",
        Key::Backtick => "`",
        Key::Escape => "Esc",
        Key::Delete => "Del",
        Key::ArrowDown => "Down",
        Key::ArrowUp => "Up",
        other => other.name(),
    }
}

/// One key going down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Press {
    /// What the layout says the key is.
    pub key: Key,
    /// Its place on the board, by the names of a US keyboard.
    pub place: Option<Key>,
    /// What was held down.
    pub modifiers: Modifiers,
}

impl Press {
    /// The press that `event` reports, if it does.
    pub const fn of(event: &Event) -> Option<Self> {
        match event {
            Event::Key { key, physical_key, pressed: true, modifiers, .. } => {
                Some(Self { key: *key, place: *physical_key, modifiers: *modifiers })
            }
            // Desktops tell of Ctrl+C by what it does.
            Event::Copy => Some(Self { key: Key::C, place: Some(Key::C), modifiers: Modifiers::COMMAND }),
            _ => None,
        }
    }

    /// The chord that this press would be, as the key of a command; none with Alt, which writes letters on some boards
    /// and opens menus on others.
    pub fn chord(self) -> Option<Chord> {
        let digit = self.place.filter(|&place| is_digit(place) && !is_movement(self.key));
        let key = digit.filter(|_| self.modifiers.shift).unwrap_or(self.key);
        let held = if self.modifiers.command { Modifiers::COMMAND } else { Modifiers::NONE };
        let shift = self.modifiers.shift && !is_sign(key);
        (!self.modifiers.alt).then_some(Chord { modifiers: Modifiers { shift, ..held }, key })
    }

    /// Whether `chord` is meant by what the layout says.
    fn writes(self, chord: Chord) -> bool {
        let shift_fits = self.modifiers.shift == chord.modifiers.shift || is_sign(chord.key);
        self.key == chord.key
            && shift_fits
            && self.modifiers.command == chord.modifiers.command
            && !self.modifiers.alt
    }

    /// Whether `chord` is a digit and is meant by the place of the key.
    fn stands_for(self, chord: Chord) -> bool {
        chord.number_row().is_some()
            && chord.number_row() == self.place
            && !is_movement(self.key)
            && self.modifiers.shift == chord.modifiers.shift
            && self.modifiers.command == chord.modifiers.command
            && !self.modifiers.alt
    }

    /// The first of `chords` that is meant, and what it stands for.
    ///
    /// With Shift the place decides first (Shift and a digit mark a claim on every board); without it the sign does, so
    /// that `[` written with the right Alt key and a digit stays a bracket.
    pub fn meant<T>(self, chords: &(impl Iterator<Item = (Chord, T)> + Clone)) -> Option<T> {
        let by_sign = || chords.clone().find(|(chord, _)| self.writes(*chord));
        let by_place = || chords.clone().find(|(chord, _)| self.stands_for(*chord));
        let found =
            if self.modifiers.shift { by_place().or_else(by_sign) } else { by_sign().or_else(by_place) };
        found.map(|(_, meant)| meant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHORDS: [(Chord, &str); 8] = [
        (Chord::plain(Key::Num2), "confirmed"),
        (Chord::shift(Key::Num2), "confirmed, next"),
        (Chord::plain(Key::Num5), "disputed"),
        (Chord::plain(Key::OpenBracket), "shrink"),
        (Chord::plain(Key::Slash), "search"),
        (Chord::command(Key::Z), "undo"),
        (Chord::command_shift(Key::Z), "redo"),
        (Chord::plain(Key::ArrowDown), "next"),
    ];

    #[test]
    fn presses_are_understood_on_every_board() {
        let (none, shift, ctrl) = (Modifiers::NONE, Modifiers::SHIFT, Modifiers::COMMAND);
        let cases = [
            ("US 2", Key::Num2, Key::Num2, none, Some("confirmed")),
            ("US Shift+2, which writes @", Key::Num2, Key::Num2, shift, Some("confirmed, next")),
            ("AZERTY é on the place of 2", Key::Num2, Key::Num2, none, Some("confirmed")),
            ("AZERTY - on the place of 6", Key::Minus, Key::Num6, none, None),
            ("AZERTY ( on the place of 5", Key::Num5, Key::Num5, none, Some("disputed")),
            ("AZERTY [ with AltGr and 5", Key::OpenBracket, Key::Num5, none, Some("shrink")),
            ("German / with Shift and 2", Key::Slash, Key::Num2, shift, Some("confirmed, next")),
            ("French / with Shift", Key::Slash, Key::Period, shift, Some("search")),
            ("number pad 2", Key::Num2, Key::Num2, none, Some("confirmed")),
            ("number pad 2 without Num Lock", Key::ArrowDown, Key::Num2, none, Some("next")),
            ("number pad 5 without Num Lock", Key::Home, Key::Num5, none, None),
            ("Ctrl+Z", Key::Z, Key::Z, ctrl, Some("undo")),
            ("Ctrl+Shift+Z", Key::Z, Key::Z, ctrl | shift, Some("redo")),
            ("Alt+2", Key::Num2, Key::Num2, Modifiers::ALT, None),
            ("Ctrl+2", Key::Num2, Key::Num2, ctrl, None),
        ];
        for (what, key, place, modifiers, expected) in cases {
            let press = Press { key, place: Some(place), modifiers };
            assert_eq!(press.meant(&CHORDS.into_iter()), expected, "{what}");
        }
    }

    #[test]
    fn a_press_becomes_the_chord_that_it_will_mean() {
        let (none, shift, ctrl) = (Modifiers::NONE, Modifiers::SHIFT, Modifiers::COMMAND);
        let cases = [
            ("Y", Key::Y, Key::Y, none, Some("Y")),
            ("Ctrl+Shift+Y", Key::Y, Key::Y, ctrl | shift, Some("Ctrl+Shift+Y")),
            ("US Shift+2, which writes @", Key::Num2, Key::Num2, shift, Some("Shift+2")),
            ("French / with Shift", Key::Slash, Key::Period, shift, Some("/")),
            ("AZERTY - on the place of 6", Key::Minus, Key::Num6, none, Some("-")),
            ("number pad 2 without Num Lock", Key::ArrowDown, Key::Num2, shift, Some("Shift+Down")),
            ("Ctrl+,", Key::Comma, Key::Comma, ctrl, Some("Ctrl+,")),
            ("Alt+2", Key::Num2, Key::Num2, Modifiers::ALT, None),
        ];
        for (what, key, place, modifiers, expected) in cases {
            let chord = Press { key, place: Some(place), modifiers }.chord();
            assert_eq!(chord.map(|chord| chord.label(false)).as_deref(), expected, "{what}");
        }
    }

    #[test]
    fn chords_are_written_as_menus_write_them() {
        assert_eq!(Chord::command_shift(Key::Z).label(false), "Ctrl+Shift+Z");
        assert_eq!(Chord::command(Key::O).label(true), "Cmd+O");
        assert_eq!(Chord::plain(Key::OpenBracket).label(false), "[");
        assert_eq!(Chord::shift(Key::Num2).label(false), "Shift+2");
        for chord in CHORDS.map(|(chord, _)| chord) {
            assert_eq!(Chord::parse(&chord.label(false)), Some(chord));
        }
    }
}
