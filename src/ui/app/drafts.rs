//! New drafts of the piece in front: asked for, dropped, or the article's own file changed; read and compared on threads
//! of their own.
//!
//! Invariant: reads and compares; what becomes of it is the session's to show and the checker's to say.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arrivals::ARTICLES;
use super::events::{Event, Purpose};
use super::tasks::{DIED, name_of};
use super::{Job, Shell};
use crate::article::draft::Changes;
use crate::article::{Format, Step};
use crate::ui::files::{self, Seen};
use crate::ui::jobs::Progress;
use crate::ui::redraft::{self, Drafted};
use crate::ui::session::{ArticleFile, Compared, Export, Tone};
use crate::ui::state::SaveState;

impl Shell {
    pub(super) fn ask_draft(&mut self) {
        let folder = self.folder();
        self.ask(Purpose::Draft, Export::default(), move |dialogs| {
            dialogs.open("Take in a new draft", &ARTICLES, folder.as_deref())
        });
    }

    /// Reads the article's file again, wherever it is.
    pub(super) fn draft_again(&mut self) {
        let place = self.session.places_of_original().into_iter().find(|path| path.is_file());
        match place {
            Some(path) => self.read_draft(path, false),
            None => self.session.notices.warn("The article’s file has gone: take in a new draft by its name"),
        }
    }

    /// Whether a file that is dropped may be a new draft of the piece in front: an article by its ending.
    pub(super) fn may_be_draft(&self, path: &Path) -> bool {
        let may_write = !matches!(self.session.saved, SaveState::ReadOnly(_));
        self.session.desk.draft().is_some() && may_write && Format::is_named_by(&path.to_string_lossy())
    }

    /// Reads a new draft and works out what it would make of the piece in front.
    pub(super) fn read_draft(&mut self, path: PathBuf, is_dropped: bool) {
        let (piece, revision) = (self.session.front(), self.session.revision());
        let (desk, errand) = (self.session.desk.clone(), self.errand());
        let died = Event::Drafted(piece, Err(DIED.to_owned()));
        let what = format!("Reading {}", name_of(&path));
        let work = move |progress: &Progress| {
            let who = (&errand.who, errand.now);
            let read = redraft::read(&path, is_dropped, (&desk, revision), who, &mut |page: Step| {
                progress.step(page.done, page.total.max(1));
                if progress.stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            Event::Drafted(piece, read)
        };
        let started = self.jobs.start(Job::Draft, what, died, work);
        self.warn_unless(started);
    }

    pub(super) fn take_drafted(&mut self, read: Result<Drafted, String>) {
        match read {
            Ok(Drafted::New(redraft)) => self.session.lay_draft_before(*redraft),
            Ok(Drafted::Same(file)) => {
                if let Some(project) = &mut self.session.project {
                    project.article.get_or_insert(file);
                }
                self.session
                    .notices
                    .say("Its text is that of the draft being checked: nothing to bring over");
            }
            Err(why) => self.tell_failure(why),
        }
    }

    /// Works out which words differ between the draft in front and the one before it, where that is to be shown.
    pub(super) fn compare_drafts(&mut self) {
        if !self.session.wants_comparison() || self.jobs.runs(Job::Compare) {
            return;
        }
        let mut drafts = self.session.desk.drafts().rev();
        let (Some(draft), Some(before)) = (drafts.next().cloned(), drafts.next().cloned()) else { return };
        let (piece, number, sha256) = (self.session.front(), draft.number, draft.sha256.clone());
        let compared = move |changes| {
            Event::Compared(Compared { piece, draft: number, sha256, changes: Arc::new(changes) })
        };
        // Nothing shown rather than the same mistake again and again.
        let died = compared.clone()(Changes::default());
        let work = move |_: &Progress| compared(draft.changes_since(&before));
        drop(self.jobs.start(Job::Compare, "Comparing the drafts", died, work));
    }

    /// Tells once that the article's file has changed or gone; the project holds the text and needs it no more.
    pub(super) fn take_seen(&mut self, article: &ArticleFile, seen: Seen) {
        let Some(project) = &mut self.session.project else { return };
        if project.article.as_ref() != Some(article) {
            return;
        }
        match seen {
            Seen::Same => {}
            Seen::Changed(stamp) => {
                project.article = Some(ArticleFile { path: article.path.clone(), stamp });
                let front = self.session.front();
                self.session.notices.post_on(front, files::has_changed());
            }
            Seen::Gone => {
                project.article = None;
                let told = "The article’s file has gone. Nothing is lost: the project holds its whole text";
                self.session.notices.post(format!("{told}: {}", article.path.display()), Tone::Warning);
            }
        }
    }
}
