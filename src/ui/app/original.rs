//! The article's own file: opened in the system's program.
//!
//! Invariant: the file is looked for and opened only when somebody asks for it.

use super::events::Event;
use super::tasks::DIED;
use super::{Job, Shell};
use crate::ui::files;

impl Shell {
    /// Opens the article's file in the program that the desktop has for it.
    pub(super) fn open_original(&mut self) {
        let places = self.session.places_of_original();
        let name = self.session.desk.draft().map(|draft| draft.article.name.clone()).unwrap_or_default();
        let desktop = std::sync::Arc::clone(&self.desktop);
        let died = Event::OpenedOutside(Err(DIED.to_owned()));
        let what = format!("Opening {name}");
        let work =
            move |_: &_| Event::OpenedOutside(files::open_original(&*desktop, &places, &name).map(|()| name));
        let started = self.jobs.start(Job::Outside, what, died, work);
        self.warn_unless(started);
    }

    pub(super) fn take_opened_outside(&mut self, opened: Result<String, String>) {
        match opened {
            Ok(name) => self.session.notices.say(format!("Opened in its own program: {name}")),
            Err(why) => self.session.notices.warn(why),
        }
    }
}
