//! From one piece to another, without losing what was typed last.
//!
//! Invariant: a piece leaves the front only once no field of it is being typed in, and to a piece that has just been
//! opened only while nobody has begun to work on it.

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
        self.lay_behind_busy();
        if self.typing && !self.turns.is_empty() {
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
                Turn::New(opened) => {
                    let known = self.session.sheet_at(&opened.project.path);
                    let number = known.unwrap_or_else(|| self.lay_behind(*opened));
                    self.session.turn_to(number);
                }
            }
        }
        ctx.request_repaint();
    }

    /// Entries made and texts typed since the window opened.
    pub(super) const fn work_done(&self) -> (usize, usize) {
        (self.session.made(), self.keyboard.typed())
    }

    /// Lays what has just been opened behind the piece in front, where the checker is at work there by now: the next
    /// key is meant for what is in sight.
    fn lay_behind_busy(&mut self) {
        let ((made, typed), (made_before, typed_before)) = (self.work_done(), self.before_opening);
        let is_at_work = made > made_before || self.typing && typed > typed_before;
        let is_asked = self.session.project.is_none() || self.session.view.overlay.is_some();
        if is_asked || !is_at_work {
            return;
        }
        let (new, others) =
            std::mem::take(&mut self.turns).into_iter().partition(|turn| matches!(turn, Turn::New(_)));
        self.turns = others;
        let new: Vec<Turn> = new;
        for turn in new {
            if let Turn::New(opened) = turn
                && self.session.sheet_at(&opened.project.path).is_none()
            {
                let title = opened.desk.title();
                self.lay_behind(*opened);
                self.session.notices.say(format!("Opened behind this piece: {title}"));
            }
        }
    }
}
