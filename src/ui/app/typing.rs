//! Keys into commands, once per press and before any widget sees them.
//!
//! Invariant: a letter typed into a field is never a command, and a command's letter never lands in a field.

use eframe::egui::{Context, Event, FocusDirection, Key};

use super::Shell;
use crate::ui::commands::{COMMANDS, CommandId};
use crate::ui::keys::{Chord, Press};
use crate::ui::state::Overlay;

impl Shell {
    /// Takes the keys that mean commands out of the input, and runs these.
    pub(super) fn take_keys(&mut self, ctx: &Context) {
        let widget_has_focus = ctx.memory(|memory| memory.focused()).is_some();
        let typing = self.typing || ctx.text_edit_focused();
        let overlay = self.session.view.overlay;
        let mut meant = Vec::new();
        ctx.input_mut(|input| {
            let mut plain = false;
            input.events.retain(|event| {
                let Some(press) = Press::of(event) else { return true };
                let Some((id, chord)) = meaning(press) else { return true };
                let closes = id == CommandId::Escape && overlay.is_some();
                let free = if typing {
                    closes || !chord.is_typing()
                } else {
                    !(widget_has_focus && presses_widgets(chord))
                };
                if !free || !fits_overlay(id, chord, overlay) {
                    return true;
                }
                plain |= !chord.modifiers.command;
                meant.push((id, chord));
                false
            });
            if plain {
                // The same press also comes as text; a field focused by the command must not get it.
                input.events.retain(|event| !matches!(event, Event::Text(_)));
            }
        });
        if meant.iter().any(|(_, chord)| matches!(chord.key, Key::ArrowDown | Key::ArrowUp)) {
            // egui has taken the arrow for a wish to move the focus.
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        for (id, _) in meant {
            self.session.run(id);
        }
    }
}

/// The command that a press means, with the chord it stands for.
fn meaning(press: Press) -> Option<(CommandId, Chord)> {
    let chords = COMMANDS
        .iter()
        .flat_map(|command| command.keys.iter().map(move |&chord| (chord, (command.id, chord))));
    press.meant(&chords)
}

/// Keys that a focused widget takes for itself: to be pressed, or to hand the focus on.
const fn presses_widgets(chord: Chord) -> bool {
    matches!(chord.key, Key::Enter | Key::Space | Key::ArrowDown | Key::ArrowUp)
}

/// Under an overlay only Esc, commands with Ctrl and the key that opened it mean something.
fn fits_overlay(id: CommandId, chord: Chord, overlay: Option<Overlay>) -> bool {
    let Some(overlay) = overlay else { return true };
    id == CommandId::Escape || chord.modifiers.command || (id == CommandId::Help && overlay == Overlay::Help)
}
