//! Merging with a colleague's project: asked for, dropped, or offered; read and made on threads of their own.
//!
//! Invariant: reads and makes; what becomes of it is the session's to show and the checker's to say.

use std::path::{Path, PathBuf};

use super::events::{Event, Purpose};
use super::evidence::go_on;
use super::tasks::{DIED, name_of};
use super::{Job, Shell};
use crate::ui::files::{self, Opened};
use crate::ui::jobs::Progress;
use crate::ui::joining::{self, Read};
use crate::ui::session::{Export, Side, Task, Tone};
use crate::ui::state::SaveState;

impl Shell {
    pub(super) fn ask_merge(&mut self) {
        let folder = self.folder();
        self.ask(Purpose::Merge, Export::default(), move |dialogs| {
            let kinds: [(&str, &[&str]); 2] = [("Projects", &["tickmark"]), ("All files", &["*"])];
            dialogs.open("Merge with a colleague’s file", &kinds, folder.as_deref())
        });
    }

    /// Whether a file that is dropped may be a colleague's project of the piece in front: another project by its ending.
    pub(super) fn may_merge(&self, path: &Path) -> bool {
        let is_project = path.extension().is_some_and(|ending| ending == "tickmark");
        self.session.desk.draft().is_some() && is_project && self.session.sheet_at(path).is_none()
    }

    /// Reads a colleague's project and works out what it would bring to the piece in front.
    pub(super) fn read_joining(&mut self, path: PathBuf, is_dropped: bool) {
        let Some(project) = &self.session.project else { return };
        let (piece, revision) = (self.session.front(), self.session.revision());
        let (desk, here) = (self.session.desk.clone(), project.path.clone());
        let died = Event::ToJoin(piece, Err(DIED.to_owned()));
        let what = format!("Reading {}", name_of(&path));
        let work = move |_: &Progress| {
            Event::ToJoin(piece, joining::read(&path, is_dropped, (desk, revision), &here))
        };
        let started = self.jobs.start(Job::Join, what, died, work);
        self.warn_unless(started);
    }

    pub(super) fn take_to_join(&mut self, read: Result<Read, String>) {
        match read {
            Ok(Read::New(joining)) => self.session.lay_joining(*joining),
            Ok(Read::Nothing(path)) => {
                self.session.lay_over(None);
                let told = format!("Nothing new: all of {} is here already", name_of(&path));
                self.session.notices.say(told);
            }
            Ok(Read::Another(path)) => self.session.tasks.push(Task::Open(vec![path])),
            Err(why) => self.tell_failure(why),
        }
    }

    /// Makes one project of both, as `sides` settle what both have set.
    pub(super) fn join(&mut self, sides: Vec<Side>) {
        let Some(joining) = self.session.take_joining() else { return };
        let (errand, piece) = (self.errand(), self.session.front());
        let made = joining.ours.entries().len();
        let died = Event::Joined(piece, made, Box::new(Err(DIED.to_owned())));
        let is_anew = joining.is_ahead && joining.path == joining.here;
        if is_anew {
            // Its file was changed under it, and holds all of it: it can only be opened once it is let go.
            self.backstages.of(piece).let_go();
        }
        let work = move |progress: &Progress| {
            let meter = |done, total| go_on(progress, done, total);
            let joined = if is_anew {
                files::open_let_go(&joining.path, &errand)
            } else if joining.is_ahead {
                files::open_project(&joining.path, &errand)
            } else {
                joining::make(&joining, &sides, &errand, &meter)
            };
            Event::Joined(piece, made, Box::new(joined))
        };
        let started = self.jobs.start(Job::Join, "Merging the two projects", died, work);
        self.warn_unless(started);
    }

    /// Work goes on in what both were merged into; the piece in front is put away, for all of it is in there.
    /// What was done on it since its first `made` entries is done again there.
    pub(super) fn take_joined(&mut self, piece: u64, made: usize, joined: Result<Opened, String>) {
        let opened = match joined {
            Ok(opened) => opened,
            Err(why) => return self.tell_failure(why),
        };
        let claim = self.session.view.claim.clone();
        let late = self.session.desk.entries().get(made..).unwrap_or_default().to_vec();
        let told = format!("Merged: work goes on in {}", opened.project.name());
        let is_refused = matches!(self.session.saved, SaveState::Failed(_));
        let number = self.lay_behind(opened);
        self.session.turn_to(number);
        if is_refused {
            self.backstages.of(piece).give_up();
        }
        if self.session.make_again(&late) {
            self.backstages.put_away(piece);
            self.session.close(piece);
        } else {
            let told = "What was done while the two were merged could not be done again here: it is in the other tab";
            self.session.notices.post(told, Tone::Warning);
        }
        if claim.as_ref().is_some_and(|claim| self.session.desk.claim(claim).is_some()) {
            self.session.select(claim);
        }
        self.session.notices.say(told);
    }
}
