//! What the window shows, and what lies over it.
//!
//! Invariant: changes nothing of the work.

use super::{Session, Task};
use crate::ui::state::{Field, Find, Form, Overlay, Page, Scroll, Step, ThemeChoice, Zoom};

impl Session {
    /// Puts the keyboard focus into a field of the next frame.
    pub fn focus(&mut self, field: Field) {
        self.asked.focus = Some(field);
    }

    /// Opens the find bar, with the selected words where some are.
    pub fn find(&mut self) {
        /// More is a passage, not what somebody looks for.
        const MOST_BYTES: usize = 100;
        let draft = self.desk.draft();
        let words = draft.zip(self.view.words).map(|(draft, span)| draft.words(span).to_owned());
        let known = self.view.find.take().map(|find| find.words);
        let words = words.filter(|words| words.len() <= MOST_BYTES).or(known).unwrap_or_default();
        self.view.find = Some(Find { words, at: None });
        self.view.page = Page::Check;
        self.focus(Field::Find);
    }

    /// Goes on among the places found; asks what to look for first.
    pub fn find_on(&mut self, step: Step) {
        if self.view.find.as_ref().is_none_or(|find| find.words.is_empty()) {
            self.find();
        } else {
            self.asked.step = Some(step);
        }
    }

    /// Shows the pages of the original beside the text, or hides them.
    pub fn turn_facing(&mut self) {
        self.view.facing = !self.view.facing || self.view.page != Page::Check;
        self.view.page = Page::Check;
    }

    /// Turns the pages of the original in the next frame.
    pub fn turn_leaf(&mut self, step: Step) {
        self.asked.leaf = Some(step);
    }

    /// Turns the pages of the manuscript in the next frame.
    pub fn scroll(&mut self, scroll: Scroll) {
        self.asked.scroll = Some(scroll);
    }

    /// Sets the size of everything.
    pub fn zoom(&mut self, zoom: Zoom) {
        self.view.zoom = zoom;
        self.settings.zoom_percent = zoom.0;
        self.tasks.push(Task::KeepSettings);
    }

    /// Chooses the colours.
    pub fn theme(&mut self, choice: ThemeChoice) {
        self.view.theme = choice;
        choice.key().clone_into(&mut self.settings.theme);
        self.tasks.push(Task::KeepSettings);
    }

    /// Opens the source form for the selected claim.
    pub fn open_source_form(&mut self) {
        self.view.form = Some(Form::AddSource);
        self.focus(Field::Source);
    }

    /// Takes away what lies on top: an overlay, a form, the overview, the find bar, selected words, all but one of the
    /// chosen claims, then that one.
    pub fn step_out(&mut self) {
        if self.view.overlay.is_some() {
            self.lay_over(None);
            return;
        }
        if self.view.form.take().is_some() {
            return;
        }
        if std::mem::take(&mut self.view.page) != Page::Check {
            return;
        }
        if self.view.find.take().is_some() {
            return;
        }
        if self.view.words.take().is_some() || self.view.name.take().is_some() || self.choose_one() {
            return;
        }
        self.view.claim = None;
    }

    /// Shows the overview, or goes back to the manuscript.
    pub fn turn_page(&mut self) {
        self.view.page = match self.view.page {
            Page::Check | Page::Export => Page::Overview,
            Page::Overview => Page::Check,
        };
    }

    /// Lays something over the window, or takes it away.
    pub fn lay_over(&mut self, overlay: Option<Overlay>) {
        self.view.overlay = overlay;
        if overlay != Some(Overlay::Arrival) {
            self.arrival = None;
        }
        if overlay != Some(Overlay::Redraft) {
            self.redraft = None;
        }
        if overlay != Some(Overlay::Backups) {
            self.backups = None;
        }
        if overlay != Some(Overlay::Joining) {
            self.joining = None;
        }
        self.view.problem = None;
        self.view.rich = None;
        self.view.rebinding = None;
    }
}
