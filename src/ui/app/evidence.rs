//! Files as evidence: looked at, copied beside the project, each on a thread of its own.
//!
//! Invariant: a copy is told of only once it is whole on disk.

use std::path::PathBuf;

use eframe::egui::{Context, Pos2};

use super::events::Event;
use super::tasks::{DIED, name_of};
use super::{Job, Shell};
use crate::archive;
use crate::desk::{ClaimId, SourceId};
use crate::ui::actions::Action;
use crate::ui::jobs::Progress;
use crate::ui::session::{Task, Tone};
use crate::ui::state::Offer;

impl Shell {
    /// Files dropped on the claim card become evidence; dropped elsewhere, what may have come back for the piece is
    /// looked at, and the rest is opened.
    pub(super) fn take_drops(&mut self, ctx: &Context) {
        let (dropped, pointer) = ctx.input(|input| {
            let files = input.raw.dropped_files.iter().map(|file| file.path().to_owned());
            (files.collect::<Vec<_>>(), input.pointer.latest_pos())
        });
        if dropped.is_empty() {
            return;
        }
        if self.is_for_card(pointer) {
            self.session.tasks.extend(dropped.into_iter().map(task_of));
        } else if let [file] = dropped.as_slice()
            && self.may_take_over(file)
        {
            self.session.tasks.push(Task::TakeDropped(file.clone()));
        } else if let [file] = dropped.as_slice()
            && self.may_merge(file)
        {
            self.session.tasks.push(Task::MergeDropped(file.clone()));
        } else if let [file] = dropped.as_slice()
            && self.may_be_draft(file)
        {
            self.session.tasks.push(Task::DraftDropped(file.clone()));
        } else {
            self.session.take(Action::Open(dropped));
        }
    }

    /// Whether what is dropped is meant for the card. Some desktops do not say where a file is dropped: then an open
    /// source form says so.
    fn is_for_card(&mut self, pointer: Option<Pos2>) -> bool {
        if self.session.claim().is_none() || self.session.view.overlay.is_some() {
            return false;
        }
        match pointer {
            Some(at) => self.backstages.of(self.session.front()).panes.is_on_card(at),
            None => self.session.view.form.is_some(),
        }
    }

    /// Looks at a file: its name, its size, its SHA-256.
    pub(super) fn take_file(&mut self, path: PathBuf) {
        let Some(claim) = self.session.claim().map(|claim| claim.id.clone()) else { return };
        let piece = self.session.front();
        let died = Event::Looked(piece, claim.clone(), Err(DIED.to_owned()));
        let what = format!("Looking at {}", name_of(&path));
        let work = move |progress: &Progress| {
            let looked = archive::fingerprint_file(&path, &|done, total| go_on(progress, done, total));
            let offer = looked.map(|file| Offer { path, file }).map_err(|error| error.to_string());
            Event::Looked(piece, claim, offer)
        };
        let started = self.jobs.start(Job::TakeFile, what, died, work);
        self.warn_unless(started);
    }

    pub(super) fn take_looked(&mut self, piece: u64, claim: &ClaimId, looked: Result<Offer, String>) {
        match looked {
            Ok(offer) => {
                let is_here =
                    self.session.front() == piece && self.session.view.claim.as_ref() == Some(claim);
                if is_here {
                    self.session.offer(offer);
                }
            }
            Err(why) => self.session.notices.keep(why, Tone::Warning),
        }
    }

    /// Copies the file of a source beside the project.
    pub(super) fn keep_file(&mut self, path: PathBuf, source: SourceId) {
        let piece = self.session.front();
        let sha256 =
            self.session.desk.source(&source).and_then(|it| it.file.as_ref()).map(|it| it.sha256.clone());
        let project = self.session.project.as_ref().map(|project| project.path.clone());
        let Some((sha256, project)) = sha256.zip(project) else { return };
        let died = Event::Kept(piece, source.clone(), Err(DIED.to_owned()));
        let what = format!("Keeping a copy of {}", name_of(&path));
        let work = move |progress: &Progress| {
            let kept = archive::attach(&project, &path, &sha256, &|done, total| go_on(progress, done, total));
            Event::Kept(piece, source, kept.map(|()| sha256).map_err(|error| error.to_string()))
        };
        let started = self.jobs.start(Job::KeepFile, what, died, work);
        self.warn_unless(started);
    }

    pub(super) fn take_kept(&mut self, source: &SourceId, kept: Result<String, String>) {
        match kept {
            Ok(sha256) => self.session.file_kept(source, &sha256),
            Err(why) => self.session.notices.keep(why, Tone::Warning),
        }
    }
}

/// A list of references is read; anything else is evidence.
fn task_of(path: PathBuf) -> Task {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some("bib" | "ris") => Task::ImportFrom(path),
        _ => Task::TakeFile(path),
    }
}

/// Tells how far a job is; whether it should go on.
pub(super) fn go_on(progress: &Progress, done: u64, total: u64) -> bool {
    progress.step(done as usize, total as usize);
    !progress.stopped()
}
