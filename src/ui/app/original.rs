//! What an article was made of: its own file, opened in the system's program or shown page by page beside the text, and
//! the formatting of what is pasted.
//!
//! Invariant: the file is looked for and opened only when somebody asks for it.

use super::events::Event;
use super::tasks::DIED;
use super::{Job, Shell};
use crate::article::MOST_MARKUP_BYTES;
use crate::ui::facsimiles::{Facsimiles, Known, Told, Wanted};
use crate::ui::files;
use crate::ui::state::{Overlay, Page};

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

    /// Starts the thread that has the pages of the piece in front.
    pub(super) fn read_pages(&mut self) {
        let Some(draft) = self.session.desk.draft() else { return };
        let (name, sha256) = (draft.article.name.clone(), draft.sha256.clone());
        let known = Known { places: self.session.places_of_original(), name, sha256 };
        let (piece, post) = (self.session.front(), self.jobs.post());
        match Facsimiles::start(known, move |told| post.send(Event::Facsimile(piece, told))) {
            Ok(thread) => self.backstages.of(piece).facsimiles = Some(thread),
            Err(why) => self.take_facsimile(piece, Told::NotRead(why)),
        }
    }

    /// Asks for a page of the piece in front.
    pub(super) fn draw_page(&mut self, wanted: Wanted) {
        if let Some(thread) = &self.backstages.of(self.session.front()).facsimiles {
            thread.want(wanted);
        }
    }

    pub(super) fn take_facsimile(&mut self, piece: u64, told: Told) {
        if self.backstages.known(piece) {
            self.backstages.of(piece).panes.take_page(told);
        }
    }

    /// Lets go of pages that are not in sight any more.
    pub(super) fn let_go_of_pages(&mut self) {
        let view = &self.session.view;
        let is_shown = view.facing && view.page == Page::Check;
        self.backstages.keep_pages_of(is_shown.then_some(self.session.front()));
    }

    /// Looks whether the clipboard has the text that is being pasted with its formatting.
    pub(super) fn read_rich_text(&mut self) {
        let desktop = std::sync::Arc::clone(&self.desktop);
        let work = move |_: &_| Event::RichText(desktop.rich_text());
        // While one look is under way, another would find the same.
        drop(self.jobs.start(Job::Clipboard, "Looking at the clipboard", Event::RichText(None), work));
    }

    pub(super) fn take_rich_text(&mut self, page: Option<String>) {
        if self.session.view.overlay == Some(Overlay::Paste) {
            self.session.view.rich = page.filter(|page| page.len() <= MOST_MARKUP_BYTES);
        }
    }

    pub(super) fn take_opened_outside(&mut self, opened: Result<String, String>) {
        match opened {
            Ok(name) => self.session.notices.say(format!("Opened in its own program: {name}")),
            Err(why) => self.session.notices.warn(why),
        }
    }
}
