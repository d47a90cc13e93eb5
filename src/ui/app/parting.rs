//! A project's file in other hands: changed by another program, held by another window, or lost and restored.
//!
//! Invariant: what another has written is never overwritten, and what is in memory goes on in a file of its own.

use std::path::PathBuf;

use eframe::egui::{Context, Event as Input};

use super::events::Event;
use super::tasks::{DIED, name_of};
use super::{Job, Shell};
use crate::archive::Kept;
use crate::desk::Entry;
use crate::ui::commands::CommandId;
use crate::ui::files::{self, Copied, Opened};
use crate::ui::jobs::Progress;
use crate::ui::session::{Banner, Project, Task, Tone};
use crate::ui::state::{Overlay, SaveState};
use crate::ui::writer::Writer;

/// Between two looks whether a project that another window holds is free, in seconds.
const LOOK_AFTER: f64 = 3.0;

impl Shell {
    /// When the checker comes back to the window, looks whether the projects' files are still as they were left.
    pub(super) fn look_at_projects(&self, ctx: &Context) {
        let came_back =
            ctx.input(|input| input.events.iter().any(|it| matches!(it, Input::WindowFocused(true))));
        if came_back {
            self.backstages.look_all();
        }
    }

    /// Another program has changed the file of that piece: its latest entries, where there are any, are kept in a file
    /// of their own.
    pub(super) fn take_changed(&mut self, piece: u64, is_waiting: bool, why: String) {
        let Some(path) = self.session.project_of(piece).map(|project| project.path.clone()) else { return };
        if is_waiting {
            self.set_saved(piece, SaveState::Failed(why));
            self.keep_both(piece, path);
            return;
        }
        let told = format!(
            "Another program has changed {}. What you see is the work as it was; it is not written over",
            name_of(&path)
        );
        self.part(piece, path, told);
    }

    fn part(&mut self, piece: u64, other: PathBuf, told: String) {
        if let Some(project) = self.session.project_of_mut(piece) {
            project.parted = Some(other);
        }
        let banner = Banner::new(told, Tone::Warning).answered_by(CommandId::MergeCopy);
        self.session.notices.post_on(piece, banner);
    }

    fn keep_both(&mut self, piece: u64, from: PathBuf) {
        let Some(desk) = self.session.desk_of(piece) else { return };
        let entries: Vec<Entry> = desk.entries().iter().map(|entry| Entry::clone(entry)).collect();
        let (errand, held) = (self.errand(), self.backstages.of(piece).sent());
        let died = Event::Parted(piece, held, Err(DIED.to_owned()));
        let work = move |_: &Progress| Event::Parted(piece, held, files::keep_both(&from, &entries, &errand));
        let started = self.jobs.start(Job::KeepBoth(piece), "Keeping both", died, work);
        self.warn_unless(started);
    }

    /// Work on that piece goes on in the file that it was kept in.
    pub(super) fn take_parted(&mut self, piece: u64, held: usize, kept: Result<Copied, String>) {
        let Some(before) = self.session.project_of(piece).cloned() else { return };
        let Copied { project, store, lacking } = match kept {
            Ok(kept) => kept,
            Err(why) => return self.session.notices.keep(why, Tone::Warning),
        };
        let told = format!(
            "Another program has changed {}. Both are kept: that file as it is now, and your work in “{}”, where it \
             goes on",
            before.name(),
            project.name()
        );
        self.remember(project.path.clone());
        if let Some(here) = self.session.project_of_mut(piece) {
            *here = Project { article: before.article, ..project };
        }
        self.set_saved(piece, SaveState::Saving);
        self.backstages.of(piece).move_to(store, held);
        self.session.notices.answered(CommandId::MergeCopy);
        self.part(piece, before.path, told);
        self.tell_lacking(piece, lacking);
    }

    /// While another window holds the project in front, looks now and then whether it has let go.
    pub(super) fn look_whether_free(&mut self, ctx: &Context) {
        let Some(project) = self.session.project.as_ref().filter(|project| project.is_held) else { return };
        let now = ctx.input(|input| input.time);
        if now < self.look_again {
            ctx.request_repaint_after_secs((self.look_again - now) as f32);
            return;
        }
        self.look_again = now + LOOK_AFTER;
        ctx.request_repaint_after_secs(LOOK_AFTER as f32);
        let (errand, piece, path) = (self.errand(), self.session.front(), project.path.clone());
        let work = move |_: &Progress| {
            Event::Freed(piece, files::open_if_free(&path, &errand).ok().flatten().map(Box::new))
        };
        drop(self.jobs.start(
            Job::Free,
            "Looking whether the project is free",
            Event::Freed(piece, None),
            work,
        ));
    }

    /// The project that another window held is free: it is ours now, as it stands.
    pub(super) fn take_freed(&mut self, piece: u64, freed: Option<Box<Opened>>) {
        let is_meant = piece == self.session.front()
            && self.session.project.as_ref().is_some_and(|project| project.is_held);
        let Some(opened) = freed.filter(|_| is_meant) else { return };
        let Opened { desk, project, store, saved, notices } = *opened;
        let told = move |written| Event::Written(piece, written);
        match Writer::start(store, self.jobs.post(), told) {
            Ok(writer) => self.backstages.of(piece).begin(writer),
            Err(why) => return self.session.notices.warn(why),
        }
        self.session.notices.answered(CommandId::SaveCopy);
        self.session.lay_anew(desk, project, saved);
        for banner in notices {
            self.session.notices.post_on(piece, banner);
        }
        self.session.notices.say("The other window has closed it: it can be worked on here now");
    }

    /// Looks for backups, and shows them.
    pub(super) fn list_backups(&mut self) {
        let state = self.state.clone();
        let work = move |_: &Progress| Event::BackedUp(crate::archive::backups(&state));
        let started = self.jobs.start(Job::Backups, "Looking for backups", Event::BackedUp(Vec::new()), work);
        self.warn_unless(started);
    }

    pub(super) fn take_backups(&mut self, backups: Vec<Kept>) {
        self.session.lay_backups(backups);
    }

    /// Puts a backup down as a file of its own, and opens that.
    pub(super) fn restore(&mut self, backup: PathBuf, project: PathBuf) {
        let errand = self.errand();
        let died = Event::Restored(Err(DIED.to_owned()));
        let work = move |_: &Progress| Event::Restored(files::restore(&backup, &project, &errand));
        let started = self.jobs.start(Job::Backups, "Restoring the backup", died, work);
        self.warn_unless(started);
    }

    pub(super) fn take_restored(&mut self, restored: Result<PathBuf, String>) {
        match restored {
            Ok(path) => {
                if self.session.view.overlay == Some(Overlay::Backups) {
                    self.session.lay_over(None);
                }
                self.session.notices.say(format!("Restored as {}", name_of(&path)));
                self.session.tasks.push(Task::Open(vec![path]));
            }
            Err(why) => self.session.notices.keep(why, Tone::Warning),
        }
    }
}
