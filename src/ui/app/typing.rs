//! Keys into commands before any widget sees them: a mark once a press, while going and scrolling go on as long as the
//! key is down.
//!
//! egui draws one more frame for every event it is given. What means a command is therefore taken out before egui
//! begins its frame, with the release of the same key: a key costs one frame going down and one coming up.
//!
//! Invariant: a letter typed into a field is never a command, and a command's letter never lands in a field.

use eframe::egui::{Context, Event, FocusDirection, Key, Popup};

use super::{Shell, wheel};
use crate::ui::commands::{CommandId, Menu};
use crate::ui::keys::{Chord, Press};
use crate::ui::state::Overlay;

/// What is kept of the keyboard from one frame to the next.
#[derive(Default)]
pub(super) struct Keyboard {
    /// Keys typed in the last frame into a field that was not there yet.
    held: Vec<Event>,
    /// Ctrl, Shift or Alt going down or up, which mean nothing until something else happens.
    modifiers: Option<Event>,
    /// Keys that are down and have run a command: egui hears of neither end.
    taken: Vec<Key>,
    /// The key that went down last and is still down: an event of it is no new press.
    down: Option<Key>,
    /// The key that the settings have just been given: held down on, it runs nothing.
    given: Option<Key>,
    /// Whether the events of this frame have been sifted before it began.
    sifted: bool,
    /// How many texts have been typed.
    typed: usize,
}

impl Shell {
    /// Sifts the events of the coming frame before egui begins it.
    pub fn take_input(&mut self, ctx: &Context, events: &mut Vec<Event>) {
        self.keyboard.sifted = true;
        wheel::follow_at_once(ctx, events);
        self.sift(ctx, events);
    }

    /// Sifts the events of the frame under way, where nobody did before it began.
    pub(super) fn take_keys(&mut self, ctx: &Context) {
        if !std::mem::take(&mut self.keyboard.sifted) {
            let mut events = ctx.input_mut(|input| std::mem::take(&mut input.events));
            self.sift(ctx, &mut events);
            ctx.input_mut(|input| input.events = events);
        }
        if !self.keyboard.held.is_empty() {
            ctx.request_repaint();
        }
    }

    /// Takes the keys that mean commands out of `events`, in order, and runs these.
    ///
    /// A command may open a field. Whatever was typed after it in the same frame is meant for that field, which has the
    /// focus only once it is drawn: it waits for the next frame.
    fn sift(&mut self, ctx: &Context, events: &mut Vec<Event>) {
        let focused = Focused {
            widget: ctx.memory(|memory| memory.focused()).is_some(),
            text: self.typing || ctx.text_edit_focused(),
            popup: Popup::is_any_open(ctx),
        };
        let mut come = std::mem::take(&mut self.keyboard.held);
        come.append(events);
        let mut swallows_text = false;
        for event in come {
            self.keyboard.typed += usize::from(matches!(event, Event::Text(_)));
            match &event {
                event if self.session.waits_for_key() && is_typed(event) => {
                    swallows_text = self.hand_over(event);
                }
                Event::Key { key, pressed: true, .. } if self.keyboard.given == Some(*key) => {
                    swallows_text = true;
                }
                // The letter that opened a field comes first, and belongs to no field; all after it does.
                Event::Text(_) if swallows_text => swallows_text = false,
                Event::Key { key, pressed: false, .. } if self.keyboard.forget(*key) => {}
                Event::Key { .. } | Event::Text(_) | Event::Paste(_) if self.session.opens_field() => {
                    self.keyboard.held.push(event);
                }
                Event::Copy => match self.meaning(&event, focused) {
                    Some((id, chord)) => self.run_key(ctx, id, chord),
                    None => events.push(event),
                },
                Event::Key { key, .. } => {
                    self.keyboard.down = Press::of(&event).map(|press| press.key);
                    let meant = self.meaning(&event, focused);
                    // The press of a letter also comes as text; no field may get it.
                    swallows_text = meant.is_some_and(|(_, chord)| !chord.modifiers.command);
                    match meant {
                        Some((id, chord)) => self.press(ctx, *key, id, chord),
                        None => events.push(event),
                    }
                }
                Event::WindowFocused(false) => {
                    self.keyboard.taken.clear();
                    events.push(event);
                }
                _ => events.push(event),
            }
        }
        self.keyboard.hold_modifiers(events);
    }

    /// Gives the settings the press they wait for; whether the text it writes comes next and is nobody's.
    fn hand_over(&mut self, event: &Event) -> bool {
        if let Event::Key { key, .. } = event {
            // Enter may still be down from choosing the command.
            if self.keyboard.down.replace(*key) == Some(*key) {
                return true;
            }
            self.keyboard.forget(*key);
            self.keyboard.taken.push(*key);
            self.keyboard.given = Some(*key);
        }
        self.session.take_key(event);
        matches!(event, Event::Key { modifiers, .. } if !modifiers.command)
    }

    /// Runs what the key means. Held down, it goes on going and scrolling, but marks once.
    fn press(&mut self, ctx: &Context, key: Key, id: CommandId, chord: Chord) {
        let is_held = self.keyboard.forget(key);
        self.keyboard.taken.push(key);
        if !is_held || id.repeats() {
            self.run_key(ctx, id, chord);
        }
    }

    fn run_key(&mut self, ctx: &Context, id: CommandId, chord: Chord) {
        if matches!(chord.key, Key::ArrowDown | Key::ArrowUp) {
            // egui has taken the arrow for a wish to move the focus.
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        if id == CommandId::Escape {
            ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
        }
        self.session.run(id);
    }

    /// The command that `event` means now, with the chord it stands for.
    fn meaning(&self, event: &Event, focused: Focused) -> Option<(CommandId, Chord)> {
        let keys = self.session.keys.all().map(|(chord, id)| (chord, (id, chord)));
        let (id, chord) = Press::of(event)?.meant(&keys)?;
        let overlay = self.session.view.overlay;
        let closes = id == CommandId::Escape && overlay.is_some();
        if focused.popup && closes_popups(chord) {
            return None;
        }
        let free = if focused.text {
            closes || !chord.is_typing()
        } else {
            !(focused.widget && presses_widgets(chord))
        };
        (free && fits_overlay(id, chord, overlay)).then_some((id, chord))
    }
}

/// Whether a key going down has brought `event` about.
const fn is_typed(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { pressed: true, .. } | Event::Text(_) | Event::Copy | Event::Cut | Event::Paste(_)
    )
}

/// What has the keyboard.
#[derive(Clone, Copy)]
struct Focused {
    /// Any widget.
    widget: bool,
    /// A text field.
    text: bool,
    /// Whether a menu is open.
    popup: bool,
}

/// Keys that an open menu takes for itself: to be closed, or to be walked.
const fn closes_popups(chord: Chord) -> bool {
    matches!(chord.key, Key::Escape) || presses_widgets(chord)
}

impl Keyboard {
    /// How many texts have been typed since the window opened.
    pub(super) const fn typed(&self) -> usize {
        self.typed
    }

    /// Whether the key had run a command when it went down; from now on it has not.
    fn forget(&mut self, key: Key) -> bool {
        self.given = self.given.filter(|given| *given != key);
        self.down = self.down.filter(|down| *down != key);
        let before = self.taken.len();
        self.taken.retain(|taken| *taken != key);
        self.taken.len() < before
    }

    /// Keeps back a change of modifiers while nothing else happens, and hands it on with what happens next.
    fn hold_modifiers(&mut self, events: &mut Vec<Event>) {
        let is_modifiers = |event: &Event| matches!(event, Event::ModifiersChanged(_));
        if events.iter().all(is_modifiers) {
            self.modifiers = events.pop().or_else(|| self.modifiers.take());
            events.clear();
        } else if let Some(modifiers) = self.modifiers.take() {
            events.insert(0, modifiers);
        }
    }
}

/// Keys that a focused widget takes for itself: to be pressed, or to hand the focus on.
const fn presses_widgets(chord: Chord) -> bool {
    matches!(chord.key, Key::Enter | Key::Space | Key::ArrowDown | Key::ArrowUp)
}

/// Under an overlay only Esc, the key that opened it, and commands with Ctrl mean something; of these, none that would
/// change what lies out of sight.
fn fits_overlay(id: CommandId, chord: Chord, overlay: Option<Overlay>) -> bool {
    let Some(overlay) = overlay else { return true };
    let is_seen =
        matches!(id.command().map(|command| command.menu), Some(Menu::File | Menu::View | Menu::Help))
            || id == CommandId::Settings;
    id == CommandId::Escape
        || (id == CommandId::Help && overlay == Overlay::Help)
        || (chord.modifiers.command && is_seen)
}
