//! What colleagues send back: asked for or dropped, and read on a thread of its own.
//!
//! Invariant: reads; what becomes of it is the session's to show and the checker's to say.

use std::path::{Path, PathBuf};

use super::events::{Event, Purpose};
use super::tasks::{DIED, name_of};
use super::{Job, Shell};
use crate::archive::read_file;
use crate::report::{Incoming, incoming};
use crate::ui::jobs::Progress;
use crate::ui::session::{Export, Task};
use crate::ui::state::SaveState;

/// What a dialog offers to choose from.
type Kinds = [(&'static str, &'static [&'static str]); 2];

/// What the dialog for Word copies offers.
pub(super) const COPIES: Kinds = [("Word documents", &["docx"]), ("All files", &["*"])];
/// What the dialog for lists offers.
pub(super) const LISTS: Kinds =
    [("References, sheets of claims", &["bib", "ris", "json", "xlsx", "csv", "tsv"]), ("All files", &["*"])];
/// What the dialog for a new draft offers.
pub(super) const ARTICLES: Kinds =
    [("Articles", &["txt", "md", "html", "htm", "docx", "odt", "rtf", "pdf", "eml"]), ("All files", &["*"])];
/// What may have come back, among the files that are dropped.
const ENDINGS: [&str; 7] = ["docx", "xlsx", "csv", "tsv", "bib", "ris", "json"];

/// Something that came back.
pub(super) struct Arrived {
    /// Where it is.
    path: PathBuf,
    /// Whether it was dropped into the window.
    is_dropped: bool,
    /// What it is, or why it is nothing to take over.
    pub(super) read: Result<Incoming, String>,
}

impl Shell {
    pub(super) fn ask_import(&mut self, title: &'static str, kinds: &'static Kinds) {
        let folder = self.folder();
        self.ask(Purpose::Import, Export::default(), move |dialogs| {
            dialogs.open(title, kinds, folder.as_deref())
        });
    }

    /// Whether a file that is dropped may have come back for the piece in front.
    pub(super) fn may_take_over(&self, path: &Path) -> bool {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        let may_write = !matches!(self.session.saved, SaveState::ReadOnly(_));
        self.session.desk.draft().is_some()
            && may_write
            && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
    }

    /// Reads what came back.
    pub(super) fn import_from(&mut self, path: PathBuf, is_dropped: bool) {
        let piece = self.session.front();
        let arrived = move |path, read| Event::Imported(piece, Arrived { path, is_dropped, read });
        let died = arrived(path.clone(), Err(DIED.to_owned()));
        let what = format!("Reading {}", name_of(&path));
        let work = move |_: &Progress| {
            let read = read_arrival(&path);
            arrived(path, read)
        };
        let started = self.jobs.start(Job::Import, what, died, work);
        self.warn_unless(started);
    }

    pub(super) fn take_imported(&mut self, arrived: Arrived) {
        let Arrived { path, is_dropped, read } = arrived;
        let shown = match read {
            Ok(incoming) => self.session.lay_before(path, incoming, is_dropped),
            Err(_) if is_dropped => {
                self.session.tasks.push(Task::DraftDropped(path));
                Ok(())
            }
            Err(why) => Err(why),
        };
        if let Err(why) = shown {
            self.tell_failure(why);
        }
    }
}

fn read_arrival(path: &Path) -> Result<Incoming, String> {
    let failed = |why: &dyn std::fmt::Display| format!("Reading failed ({why}): {}", path.display());
    let bytes = read_file(path).map_err(|error| failed(&error))?;
    incoming(&bytes).map_err(|why| failed(&why))
}
