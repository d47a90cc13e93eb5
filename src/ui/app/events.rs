//! What jobs and the writer report, and what follows from it.
//!
//! Invariant: what comes for a piece that lies behind waits until it lies in front; for one no longer open it is dropped.

use std::path::PathBuf;

use super::Shell;
use super::arrivals::Arrived;
use super::turning::Turn;
use crate::archive::Kept;
use crate::desk::{ClaimId, SourceId};
use crate::ui::commands::CommandId;
use crate::ui::dialogs::Answer;
use crate::ui::facsimiles::Told;
use crate::ui::files::{Copied, Opened, Seen};
use crate::ui::joining::Read;
use crate::ui::outgoing::Written;
use crate::ui::redraft::Drafted;
use crate::ui::session::{ArticleFile, Banner, Compared, Export, Previewed, Task, Tone};
use crate::ui::state::{Offer, Overlay, SaveState};
use crate::ui::words::first_up;
use crate::ui::writer::{Writer, Written as Entries};

/// Projects remembered as opened last.
const MOST_RECENT: usize = 8;

/// What a dialog was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Open,
    Copy,
    Export,
    Import,
    Draft,
    Merge,
    Attachment(usize),
}

/// What jobs and threads report.
pub(super) enum Event {
    /// An article or project was opened, or why not.
    Opened(Box<Result<Opened, String>>),
    /// A project could not be opened, and why; there are backups of it.
    Lost(String),
    /// Opening came to its end, or was stopped before so many files.
    Stopped(usize),
    /// A dialog was answered, which was asked for that piece.
    Answered(u64, Purpose, Export, Answer),
    /// The writer of that project has something to say.
    Written(u64, Entries),
    /// The open project was copied, with so many entries of this session.
    Copied(u64, usize, Result<Copied, String>),
    /// The work on that piece, with so many entries of this session, is kept in another file, for its own was changed.
    Parted(u64, usize, Result<Copied, String>),
    /// That piece, which another window held, was opened anew where it is free.
    Freed(u64, Option<Box<Opened>>),
    /// The backups there are.
    BackedUp(Vec<Kept>),
    /// A backup was restored there, or why not.
    Restored(Result<PathBuf, String>),
    /// Reports were written, or why not.
    Exported(Written),
    /// What would go out was worked out.
    Previewed(Box<Previewed>),
    /// The article's file was looked at.
    Seen(ArticleFile, Seen),
    /// Work begun before: opened last, and kept in Tickmark's own folder.
    Shelved(Vec<PathBuf>, Vec<PathBuf>),
    /// A file was looked at for the claim of that piece, or why not.
    Looked(u64, ClaimId, Result<Offer, String>),
    /// A copy of the file of that piece's source is kept, or why not.
    Kept(u64, SourceId, Result<String, String>),
    /// What came back was read for that piece.
    Imported(u64, Arrived),
    /// A new draft was read for that piece, or why not.
    Drafted(u64, Result<Drafted, String>),
    /// A colleague's project was read for that piece, or why not.
    ToJoin(u64, Result<Read, String>),
    /// That piece was merged with it, or why not.
    Joined(u64, usize, Box<Result<Opened, String>>),
    /// The words that differ between two drafts were worked out.
    Compared(Compared),
    /// The file of that name was opened in its own program, or why not.
    OpenedOutside(Result<String, String>),
    /// What is being pasted, with its formatting where it has any.
    RichText(Option<String>),
    /// An attachment was taken out to be opened, or why not.
    Unpacked(Result<PathBuf, String>),
    /// An attachment was saved there, or why not.
    AttachmentSaved(Result<PathBuf, String>),
    /// The thread that has the pages of that piece has something to say.
    Facsimile(u64, Told),
    /// What can be worked out about an article is worked out, and kept with it.
    WorkedOut,
    /// The settings could not be written down.
    NotKept(String),
}

impl Event {
    /// The piece that has to lie in front for what has come.
    const fn needs(&self) -> Option<u64> {
        match self {
            Self::Copied(piece, _, Ok(_))
            | Self::Kept(piece, _, Ok(_))
            | Self::Drafted(piece, Ok(_))
            | Self::ToJoin(piece, Ok(_))
            | Self::Joined(piece, ..)
            | Self::Imported(piece, Arrived { read: Ok(_), .. }) => Some(*piece),
            _ => None,
        }
    }
}

impl Shell {
    /// Takes what came for the piece in front while it lay behind.
    pub(super) fn take_late(&mut self) {
        for event in std::mem::take(&mut self.late) {
            self.take_event(event);
        }
    }

    pub(super) fn take_event(&mut self, event: Event) {
        if let Some(piece) = event.needs().filter(|piece| *piece != self.session.front()) {
            if self.backstages.known(piece) {
                self.late.push(event);
            }
            return;
        }
        match event {
            Event::Opened(opened) => match *opened {
                Ok(opened) => self.turns.push(Turn::New(Box::new(opened))),
                Err(why) => self.tell_failure(why),
            },
            // What was worked out the board sees by itself.
            Event::Stopped(0) | Event::WorkedOut => {}
            Event::Stopped(left) => self.session.notices.say(format!("Stopped; not opened: {left}")),
            Event::Answered(piece, purpose, export, answer) => {
                self.asking = None;
                self.take_answer(piece, purpose, export, answer);
            }
            Event::Written(piece, written) if self.backstages.known(piece) => {
                self.take_written(piece, written);
            }
            Event::Written(_, Entries::Stored(_) | Entries::Changed(false, _) | Entries::NotBackedUp(_)) => {}
            Event::Written(_, Entries::Refused(why) | Entries::Changed(true, why)) => {
                let told = format!("The last marks of the project closed before could not be saved: {why}");
                self.session.notices.keep(told, Tone::Warning);
            }
            Event::Copied(project, held, copied) => self.take_copied(project, held, copied),
            Event::Lost(why) => self.take_lost(why),
            Event::Parted(piece, held, kept) => self.take_parted(piece, held, kept),
            Event::Freed(piece, freed) => self.take_freed(piece, freed),
            Event::BackedUp(backups) => self.take_backups(backups),
            Event::Restored(restored) => self.take_restored(restored),
            Event::Exported(written) => self.take_exported(&written),
            Event::Previewed(previewed) => self.session.previewed = Some(*previewed),
            Event::Seen(article, seen) => self.take_seen(&article, seen),
            Event::Shelved(recent, kept) => (self.shelf.recent, self.shelf.kept) = (recent, kept),
            Event::Looked(piece, claim, looked) => self.take_looked(piece, &claim, looked),
            Event::Kept(_, source, kept) => self.take_kept(&source, kept),
            Event::Imported(_, arrived) => self.take_imported(arrived),
            Event::Drafted(_, read) => self.take_drafted(read),
            Event::ToJoin(_, read) => self.take_to_join(read),
            Event::Joined(piece, made, joined) => self.take_joined(piece, made, *joined),
            Event::Compared(compared) => self.session.take_compared(compared),
            Event::OpenedOutside(opened) => self.take_opened_outside(opened),
            Event::Unpacked(unpacked) => self.take_unpacked(unpacked),
            Event::AttachmentSaved(saved) => self.take_attachment_saved(saved),
            Event::RichText(page) => self.take_rich_text(page),
            Event::Facsimile(piece, told) => self.take_facsimile(piece, told),
            Event::NotKept(why) => self.session.notices.warn(why),
        }
    }

    /// Lays an opened project behind the piece in front; gives its number.
    pub(super) fn lay_behind(&mut self, opened: Opened) -> u64 {
        let Opened { desk, project, store, saved, notices } = opened;
        let path = project.path.clone();
        if let (Some(article), Some(_)) = (&project.article, &project.elsewhere) {
            self.session.remember_original(&path, &article.path);
        }
        let number = self.session.lay_behind(desk, project, saved);
        let told = move |written| Event::Written(number, written);
        match Writer::start(store, self.jobs.post(), told) {
            Ok(writer) => self.backstages.of(number).begin(writer),
            Err(why) => self.set_saved(number, SaveState::ReadOnly(why)),
        }
        for banner in notices {
            self.session.notices.post_on(number, banner);
        }
        self.remember(path);
        number
    }

    pub(super) fn remember(&mut self, path: PathBuf) {
        let recent = &mut self.session.settings.recent;
        recent.retain(|known| *known != path);
        recent.insert(0, path);
        recent.truncate(MOST_RECENT);
        self.session.tasks.push(Task::KeepSettings);
    }

    /// A project could not be opened; one of its backups can.
    fn take_lost(&mut self, why: String) {
        if self.session.view.overlay == Some(Overlay::OpenPath) {
            self.session.lay_over(None);
        }
        self.session.notices.put_up(Banner::new(why, Tone::Warning).answered_by(CommandId::Backups));
    }

    fn take_answer(&mut self, piece: u64, purpose: Purpose, export: Export, answer: Answer) {
        match (answer, purpose) {
            (Answer::Cancelled, _) => {}
            (Answer::Missing, purpose) => self.ask_plainly(purpose),
            (Answer::Chosen(paths), _) => {
                if purpose == Purpose::Open {
                    self.session.open_all(paths);
                    return;
                }
                let Some(path) = paths.into_iter().next() else { return };
                let task = match purpose {
                    Purpose::Copy => Task::CopyTo(path),
                    Purpose::Import => Task::ImportFrom(path),
                    Purpose::Draft => Task::DraftFrom(path),
                    Purpose::Merge => Task::MergeFrom(path),
                    Purpose::Attachment(number) => Task::SaveAttachment(number, path),
                    _ => Task::ExportTo(export, path),
                };
                if piece == self.session.front() {
                    self.session.tasks.push(task);
                } else {
                    self.turns.push(Turn::For(piece, task));
                }
            }
        }
    }

    fn take_written(&mut self, piece: u64, written: Entries) {
        let saved = match written {
            Entries::Stored(stored) => self.backstages.of(piece).took(stored),
            Entries::Refused(why) => SaveState::Failed(why),
            Entries::Changed(is_waiting, why) => return self.take_changed(piece, is_waiting, why),
            Entries::NotBackedUp(why) => return self.session.notices.keep(why, Tone::Warning),
        };
        self.set_saved(piece, saved);
    }

    pub(super) fn set_saved(&mut self, piece: u64, saved: SaveState) {
        if let Some(known) = self.session.saved_mut(piece) {
            *known = saved;
        }
    }

    fn take_copied(&mut self, number: u64, held: usize, copied: Result<Copied, String>) {
        match copied {
            Ok(Copied { project, store, lacking }) => {
                if self.session.view.overlay == Some(Overlay::CopyPath) {
                    self.session.lay_over(None);
                }
                self.session.notices.say(format!("Work goes on in {}", project.name()));
                self.remember(project.path.clone());
                self.session.project = Some(project);
                self.session.saved = SaveState::Saving;
                self.backstages.of(number).move_to(store, held);
                self.tell_lacking(number, lacking);
            }
            Err(why) => self.tell_failure(why),
        }
    }

    /// Says what a copy of that piece lacks.
    pub(super) fn tell_lacking(&mut self, piece: u64, lacking: Option<Banner>) {
        if let Some(banner) = lacking {
            self.session.notices.post_on(piece, banner);
        }
    }

    fn take_exported(&mut self, written: &Written) {
        if let Some(why) = written.problem() {
            self.tell_failure(why);
            return;
        }
        if self.session.view.overlay == Some(Overlay::ExportPath) {
            self.session.lay_over(None);
        }
        self.session.notices.say(written.in_words());
        if !written.remarks.is_empty() {
            let remarks: Vec<String> = written.remarks_in_words().iter().map(|it| first_up(it)).collect();
            self.session.notices.keep(remarks.join("\n"), Tone::Plain);
        }
    }
}
