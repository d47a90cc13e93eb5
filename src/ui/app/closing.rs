//! Closing, without losing what was typed last or what is on its way to disk.
//!
//! Invariant: the window goes only when every mark is stored, or when the checker gave up what the disk refused; what is
//! being exported or copied is waited for, unless the checker asks a second time.

use eframe::egui::{Context, ViewportCommand};

use super::columns::drawn_widths;
use super::{Job, Shell};
use crate::ui::state::SaveState;

/// What is being closed.
#[derive(Debug, Default)]
pub(super) struct Closing {
    /// The piece of that number.
    piece: Option<u64>,
    window: bool,
    gives_up: bool,
    /// Whether what jobs are writing may be left behind: it was asked for a second time.
    hurries: bool,
}

impl Closing {
    /// A piece; the one beside it comes forward, or the start page.
    pub(super) const fn piece(&mut self, number: u64) {
        self.piece = Some(number);
    }

    /// What the disk refused is given up.
    pub(super) const fn give_up(&mut self) {
        self.gives_up = true;
    }
}

impl Shell {
    /// Closes the window or the piece once nothing is left to be stored.
    pub(super) fn close_if_asked(&mut self, ctx: &Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if !asked && self.closing.piece.is_none() && !self.closing.window {
            return;
        }
        if asked && self.is_settled(ctx) {
            self.remember_window(ctx);
            return;
        }
        if asked {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.closing.hurries = std::mem::replace(&mut self.closing.window, true);
            if let Some(job) = self.writing() {
                self.session
                    .notices
                    .say(format!("{job}: the window closes when that is done, or closed again"));
            }
        }
        if self.typing {
            leave_field(ctx);
        } else if let Some(refused) = self.refused() {
            // Its banner says what can be done; the checker decides.
            (self.closing.window, self.closing.piece) = (false, None);
            self.session.turn_to(refused);
        } else if self.is_settled(ctx) {
            self.close(ctx);
        }
    }

    /// The piece in the way of what is being closed, since the disk refuses its marks.
    fn refused(&self) -> Option<u64> {
        let is_refused = |piece: &u64| matches!(self.session.saved(*piece), Some(SaveState::Failed(_)));
        if self.closing.window { self.session.first_refused() } else { self.closing.piece.filter(is_refused) }
    }

    fn is_settled(&self, ctx: &Context) -> bool {
        let window = self.closing.window || ctx.input(|input| input.viewport().close_requested());
        let piece = self.closing.piece.and_then(|piece| self.session.saved(piece));
        let stored =
            if window { self.session.is_all_saved() } else { piece.is_none_or(SaveState::is_settled) };
        let written = !window || self.closing.hurries || self.writing().is_none();
        self.closing.gives_up || (stored && written && !self.typing && !ctx.text_edit_focused())
    }

    /// What is being written beside the projects, or read for them.
    fn writing(&self) -> Option<String> {
        let jobs = [Job::Export, Job::Copy, Job::TakeFile, Job::KeepFile, Job::Import, Job::Join];
        jobs.into_iter().find_map(|job| self.jobs.doing(job))
    }

    fn close(&mut self, ctx: &Context) {
        if std::mem::take(&mut self.closing.window) {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        } else if let Some(piece) = self.closing.piece.take() {
            self.backstages.put_away(piece);
            self.session.close(piece);
            self.look_for_shelf();
        }
    }

    fn remember_window(&mut self, ctx: &Context) {
        let (inner, outer) = ctx.input(|input| (input.viewport().inner_rect, input.viewport().outer_rect));
        let factor = self.session.view.zoom.factor();
        let settings = &mut self.session.settings;
        if let Some(size) = inner.map(|rect| rect.size() * factor) {
            settings.window = Some([size.x, size.y]);
        }
        settings.place = outer.map(|rect| [rect.left() * factor, rect.top() * factor]);
        self.session.settings.columns = drawn_widths(ctx);
        self.session.settings.open = self.session.open_files();
        self.keeper.keep(&self.session.settings);
    }
}

/// Takes the focus out of the field being typed in, so that its text is committed in the coming frame.
pub(super) fn leave_field(ctx: &Context) {
    ctx.memory_mut(|memory| {
        if let Some(id) = memory.focused() {
            memory.surrender_focus(id);
        }
    });
    ctx.request_repaint();
}
