//! Keys into commands, once per press and before any widget sees them.
//!
//! Invariant: a letter typed into a field is never a command, and a command's letter never lands in a field.

use eframe::egui::{Context, Event, FocusDirection, Key};

use super::Shell;
use crate::ui::commands::CommandId;
use crate::ui::keys::{Chord, Press};
use crate::ui::state::Overlay;

impl Shell {
    /// Takes the keys that mean commands out of the input, in order, and runs these.
    ///
    /// A command may open a field. Whatever was typed after it in the same frame is meant for that field, which has the
    /// focus only once it is drawn: it waits for the next frame.
    pub(super) fn take_keys(&mut self, ctx: &Context) {
        let focused = Focused {
            widget: ctx.memory(|memory| memory.focused()).is_some(),
            text: self.typing || ctx.text_edit_focused(),
        };
        let mut events = std::mem::take(&mut self.held);
        events.extend(ctx.input_mut(|input| std::mem::take(&mut input.events)));
        let mut left = Vec::with_capacity(events.len());
        let mut swallows_text = false;
        for event in events {
            match &event {
                // The letter that opened a field comes first, and belongs to no field; all after it does.
                Event::Text(_) if swallows_text => swallows_text = false,
                Event::Key { .. } | Event::Text(_) | Event::Paste(_) if self.session.opens_field() => {
                    self.held.push(event);
                }
                Event::Key { .. } => {
                    let meant = self.meaning(&event, focused);
                    // The press of a letter also comes as text; no field may get it.
                    swallows_text = meant.is_some_and(|(_, chord)| !chord.modifiers.command);
                    if let Some((id, chord)) = meant {
                        self.run_key(ctx, id, chord);
                    } else {
                        left.push(event);
                    }
                }
                _ => left.push(event),
            }
        }
        ctx.input_mut(|input| input.events = left);
        if !self.held.is_empty() {
            ctx.request_repaint();
        }
    }

    fn run_key(&mut self, ctx: &Context, id: CommandId, chord: Chord) {
        if matches!(chord.key, Key::ArrowDown | Key::ArrowUp) {
            // egui has taken the arrow for a wish to move the focus.
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        self.session.run(id);
    }

    /// The command that `event` means now, with the chord it stands for.
    fn meaning(&self, event: &Event, focused: Focused) -> Option<(CommandId, Chord)> {
        let keys = self.session.keys.all().map(|(chord, id)| (chord, (id, chord)));
        let (id, chord) = Press::of(event)?.meant(&keys)?;
        let overlay = self.session.view.overlay;
        let closes = id == CommandId::Escape && overlay.is_some();
        let free = if focused.text {
            closes || !chord.is_typing()
        } else {
            !(focused.widget && presses_widgets(chord))
        };
        (free && fits_overlay(id, chord, overlay)).then_some((id, chord))
    }
}

/// What has the keyboard.
#[derive(Clone, Copy)]
struct Focused {
    /// Any widget.
    widget: bool,
    /// A text field.
    text: bool,
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
