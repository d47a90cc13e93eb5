//! Files that came along with an e-mail: opened as pieces of their own, or saved elsewhere.
//!
//! Invariant: taken out of the e-mail only when somebody asks for it, and only while it is still the one that was read.

use std::path::{Path, PathBuf};

use super::events::{Event, Purpose};
use super::tasks::DIED;
use super::{Job, Shell};
use crate::article::Attachment;
use crate::ui::files;
use crate::ui::jobs::Progress;
use crate::ui::session::Export;
use crate::ui::state::Overlay;

impl Shell {
    /// Opens an attachment of the piece in front as a piece of its own.
    pub(super) fn open_attachment(&mut self, number: usize) {
        let state = self.state.clone();
        self.take_out(number, Event::Unpacked, move |name, bytes| files::unpack(&state, name, bytes));
    }

    /// Asks where an attachment should go.
    pub(super) fn ask_attachment(&mut self, number: usize) {
        let Some(listed) = self.session.attachment(number) else { return };
        let (folder, name) = (self.folder(), listed.name.clone());
        self.ask(Purpose::Attachment(number), Export::default(), move |dialogs| {
            dialogs.save("Save the attachment", &name, folder.as_deref())
        });
    }

    /// Writes an attachment there.
    pub(super) fn save_attachment(&mut self, number: usize, path: PathBuf) {
        self.take_out(number, Event::AttachmentSaved, move |_, bytes| {
            files::write_bytes(&path, bytes).map(|()| path)
        });
    }

    /// Takes an attachment out of the e-mail of the piece in front, and does `then` with its name and bytes.
    fn take_out(
        &mut self,
        number: usize,
        told: fn(Result<PathBuf, String>) -> Event,
        then: impl FnOnce(&str, &[u8]) -> Result<PathBuf, String> + Send + 'static,
    ) {
        let Some(listed) = self.session.attachment(number).cloned() else { return };
        let places = self.session.places_of_original();
        let what = format!("Taking out {}", listed.name);
        let work = move |_: &Progress| {
            let Attachment { name, .. } = &listed;
            told(files::attachment(&places, number, &listed).and_then(|bytes| then(name, &bytes)))
        };
        let started = self.jobs.start(Job::Unpack, what, told(Err(DIED.to_owned())), work);
        self.warn_unless(started);
    }

    pub(super) fn take_unpacked(&mut self, unpacked: Result<PathBuf, String>) {
        match unpacked {
            Ok(path) => {
                self.session.lay_over(None);
                self.session.open_all(vec![path]);
            }
            Err(why) => self.tell_failure(why),
        }
    }

    pub(super) fn take_attachment_saved(&mut self, saved: Result<PathBuf, String>) {
        match saved {
            Ok(path) => {
                if matches!(self.session.view.overlay, Some(Overlay::AttachmentPath(_))) {
                    self.session.lay_over(None);
                }
                self.session.notices.say(format!("Saved: {}", Path::display(&path)));
            }
            Err(why) => self.tell_failure(why),
        }
    }
}
