//! From one piece to another, without losing what was typed last.
//!
//! Invariant: a piece leaves the front only once no field of it is being typed in.

use eframe::egui::Context;

use super::Shell;
use super::closing::leave_field;
use crate::ui::files::Opened;
use crate::ui::session::Task;

/// One change of what lies in front.
pub(super) enum Turn {
    /// To the piece of that number.
    To(u64),
    /// To the piece of that number, for what its dialog was answered.
    For(u64, Task),
    /// So many tabs to the right.
    By(isize),
    /// To a piece that has just been opened.
    New(Box<Opened>),
}

impl Shell {
    /// Makes the turns that were asked for, as soon as nothing is being typed.
    pub(super) fn turn(&mut self, ctx: &Context) {
        if self.turns.is_empty() {
            return;
        }
        if self.typing {
            leave_field(ctx);
            return;
        }
        for turn in std::mem::take(&mut self.turns) {
            match turn {
                Turn::To(number) => self.session.turn_to(number),
                Turn::For(number, task) => {
                    self.session.turn_to(number);
                    if self.session.front() == number {
                        self.session.tasks.push(task);
                    }
                }
                Turn::By(tabs) => self.session.turn_by(tabs),
                // Asked for twice before it was open: the second comes for reading only, and is let go.
                Turn::New(opened) => match self.session.sheet_at(&opened.project.path) {
                    Some(known) => self.session.turn_to(known),
                    None => self.lay_out(*opened),
                },
            }
        }
        ctx.request_repaint();
    }
}
