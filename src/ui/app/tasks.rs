//! What the session left to be done: jobs started, entries handed to the writer, the window told.
//!
//! Invariant: starts things; what comes of them arrives as events.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{Context, OpenUrl, ViewportCommand};

use super::arrivals::{COPIES, LISTS};
use super::events::{Event, Purpose};
use super::evidence::go_on;
use super::turning::Turn;
use super::{Job, Shell};
use crate::archive::state::Settings;
use crate::article::{Format, Step};
use crate::desk::Entry;
use crate::report::{Preview, preview};
use crate::ui::address::web_host;
use crate::ui::dialogs::{Answer, Dialogs};
use crate::ui::facsimiles::Wanted;
use crate::ui::files::{self, Errand};
use crate::ui::jobs::Progress;
use crate::ui::outgoing::{Place, Written, write_all};
use crate::ui::printed::first_pages;
use crate::ui::session::{Export, Previewed, Task, Tone};
use crate::ui::state::{Overlay, SaveState};

/// Said when a job's thread has died.
pub(super) const DIED: &str = "Tickmark made a mistake of its own here; nothing was lost. Please report it";

impl Shell {
    /// Does all that the session left.
    pub(super) fn do_tasks(&mut self, ctx: &Context) {
        for task in std::mem::take(&mut self.session.tasks) {
            self.do_task(ctx, task);
        }
    }

    fn do_task(&mut self, ctx: &Context, task: Task) {
        match task {
            Task::Store(piece, entry) => self.store(piece, *entry),
            Task::KeepSettings => self.keeper.keep(&self.session.settings),
            Task::RetrySave => self.retry(),
            Task::AskOpen => self.ask_open(),
            Task::AskCopy => self.ask_save(Purpose::Copy, Export::default()),
            Task::AskExport(export) => self.ask_save(Purpose::Export, export),
            Task::Open(paths) => self.open(paths),
            Task::OpenText(text) => self.open_by("Reading the text", move |e| files::open_text(&text, e)),
            Task::ReadRichText => self.read_rich_text(),
            Task::OpenPage(page, text) => {
                self.open_by("Reading the text", move |errand| files::open_page(&page, &text, errand));
            }
            Task::OpenSample => self.open_by("Opening the sample", files::open_sample),
            Task::CopyTo(path) => self.copy_to(path),
            Task::ExportTo(export, path) => self.export_to(&export, path),
            Task::CloseProject => self.closing.piece(self.session.front()),
            Task::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Task::QuitUnsaved => {
                self.closing.give_up();
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Task::TypePath => {
                if let Some(purpose) = self.asking {
                    self.ask_plainly(purpose);
                }
            }
            Task::OpenAddress(address) if web_host(&address).is_some() => {
                ctx.open_url(OpenUrl::new_tab(address.trim()));
            }
            Task::OpenAddress(_) => {}
            Task::OpenAttachment(number) => self.open_attachment(number),
            Task::AskAttachment(number) => self.ask_attachment(number),
            Task::SaveAttachment(number, path) => self.save_attachment(number, path),
            Task::ReadPages => self.read_pages(),
            Task::DrawPage(page, width) => self.draw_page(Wanted { page, width }),
            Task::OpenOriginal => self.open_original(),
            Task::TakeFile(path) => self.take_file(path),
            Task::KeepFile(path, source) => self.keep_file(path, source),
            Task::AskReturned => self.ask_import("Take over a Word copy", &COPIES),
            Task::AskImport => self.ask_import("Import sources or claims", &LISTS),
            Task::ImportFrom(path) => self.import_from(path, false),
            Task::TakeDropped(path) => self.import_from(path, true),
            Task::AskDraft => self.ask_draft(),
            Task::DraftFrom(path) => self.read_draft(path, false),
            Task::DraftDropped(path) => self.read_draft(path, true),
            Task::DraftAgain => self.draft_again(),
            Task::AskMerge => self.ask_merge(),
            Task::MergeFrom(path) => self.read_joining(path, false),
            Task::MergeDropped(path) => self.read_joining(path, true),
            Task::Join(sides) => self.join(sides),
            Task::ListBackups => self.list_backups(),
            Task::Restore(backup, project) => self.restore(backup, project),
            Task::CopyText(text) => ctx.copy_text(text),
            Task::StopJobs => self.jobs.stop_all(),
            Task::TurnTo(piece) => self.turns.push(Turn::To(piece)),
            Task::TurnBy(tabs) => self.turns.push(Turn::By(tabs)),
        }
    }

    /// Has dates, sums, repeats and names of the article in front worked out, once for every draft.
    pub(super) fn work_out(&mut self) {
        let Some(draft) = self.session.desk.draft_shared() else { return };
        // One that a mistake of the program has stopped is not tried again and again.
        let is_tried = self.worked_out.as_ref().is_some_and(|known| Arc::ptr_eq(known, &draft));
        if is_tried || draft.worked_out_before().is_some() || self.jobs.runs(Job::WorkOut) {
            return;
        }
        self.worked_out = Some(Arc::clone(&draft));
        let started =
            self.jobs.start(Job::WorkOut, "Working out dates, sums and names", Event::WorkedOut, move |_| {
                draft.worked_out();
                Event::WorkedOut
            });
        self.warn_unless(started);
    }

    fn store(&mut self, piece: u64, entry: Entry) {
        self.backstages.of(piece).store(entry);
        if let Some(saved) = self.session.saved_mut(piece)
            && *saved == SaveState::Saved
        {
            *saved = SaveState::Saving;
        }
    }

    fn retry(&mut self) {
        self.backstages.of(self.session.front()).retry();
    }

    /// Who asks, and when.
    pub(super) fn errand(&self) -> Errand {
        let Settings { checker, house_rule, .. } = &self.session.settings;
        let (state, who) = (self.state.clone(), checker.clone());
        Errand { state, who, rule: *house_rule, now: (self.clock)(), clock: self.clock }
    }

    /// Opens files one after the other; what is open already comes to the front.
    fn open(&mut self, paths: Vec<PathBuf>) {
        for path in paths {
            match self.session.sheet_at(&path) {
                Some(open) => self.turns.push(Turn::To(open)),
                None => self.to_open.push(path),
            }
        }
        self.open_waiting();
    }

    /// Starts to open the files that wait, once nothing else is being opened.
    pub(super) fn open_waiting(&mut self) {
        if self.to_open.is_empty() || self.jobs.runs(Job::Open) {
            return;
        }
        let paths = std::mem::take(&mut self.to_open);
        let what = match paths.as_slice() {
            [path] => format!("Reading {}", name_of(path)),
            paths => format!("Reading {} files", paths.len()),
        };
        let (errand, post) = (self.errand(), self.jobs.post());
        let died = Event::Opened(Box::new(Err(DIED.to_owned())));
        let work = move |progress: &Progress| {
            for (done, path) in paths.iter().enumerate() {
                if progress.stopped() {
                    return Event::Stopped(paths.len() - done);
                }
                progress.step(done, paths.len());
                let opened = files::open(path, &errand, &mut |page: Step| {
                    let pages = page.total.max(1);
                    progress.step(done * pages + page.done, paths.len() * pages);
                    if progress.stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                });
                if progress.stopped() {
                    return Event::Stopped(paths.len() - done);
                }
                let is_lost = opened.is_err() && files::has_backups(path, &errand);
                post.send(match opened {
                    Err(why) if is_lost => Event::Lost(why),
                    opened => Event::Opened(Box::new(opened)),
                });
            }
            Event::Stopped(0)
        };
        self.before_opening = self.work_done();
        let started = self.jobs.start(Job::Open, what, died, work);
        self.warn_unless(started);
    }

    fn open_by(
        &mut self,
        what: &str,
        open: impl FnOnce(&Errand) -> Result<files::Opened, String> + Send + 'static,
    ) {
        let errand = self.errand();
        let died = Event::Opened(Box::new(Err(DIED.to_owned())));
        let work = move |_: &_| Event::Opened(Box::new(open(&errand)));
        self.before_opening = self.work_done();
        let started = self.jobs.start(Job::Open, what, died, work);
        self.warn_unless(started);
    }

    fn ask_open(&mut self) {
        let folder = self.folder();
        self.ask(Purpose::Open, Export::default(), move |dialogs| {
            let all: Vec<&str> = Format::endings().chain(["tickmark"]).collect();
            let kinds: [(&str, &[&str]); 3] =
                [("Articles and projects", &all), ("Projects", &["tickmark"]), ("All files", &["*"])];
            dialogs.open("Open an article or a project", &kinds, folder.as_deref())
        });
    }

    fn ask_save(&mut self, purpose: Purpose, export: Export) {
        let folder = self.folder();
        let (title, name) = match (purpose, export.one()) {
            (Purpose::Copy, _) => ("Save a copy of the project", self.copy_name()),
            (_, Some(form)) => ("Export the report", self.session.report_name(form)),
            (_, None) => {
                self.ask(purpose, export, move |dialogs| {
                    dialogs.folder("Export the reports into a folder", folder.as_deref())
                });
                return;
            }
        };
        self.ask(purpose, export, move |dialogs| dialogs.save(title, &name, folder.as_deref()));
    }

    pub(super) fn ask(
        &mut self,
        purpose: Purpose,
        export: Export,
        ask: impl FnOnce(&dyn Dialogs) -> Answer + Send + 'static,
    ) {
        let dialogs = std::sync::Arc::clone(&self.dialogs);
        let piece = self.session.front();
        let died = Event::Answered(piece, purpose, export.clone(), Answer::Missing);
        let work = move |_: &_| Event::Answered(piece, purpose, export, ask(&*dialogs));
        let started = self.jobs.start(Job::Ask, "Waiting for the file dialog", died, work);
        if started.is_ok() {
            self.asking = Some(purpose);
        }
        self.warn_unless(started);
    }

    fn copy_to(&mut self, path: PathBuf) {
        let entries: Vec<Entry> =
            self.session.desk.entries().iter().map(|entry| Entry::clone(entry)).collect();
        let (errand, piece) = (self.errand(), self.session.front());
        let sent = self.backstages.of(piece).sent();
        let died = Event::Copied(piece, sent, Err(DIED.to_owned()));
        let from = self.session.project.as_ref().map(|project| project.path.clone()).unwrap_or_default();
        let work = move |progress: &Progress| {
            let meter = |done, total| go_on(progress, done, total);
            Event::Copied(piece, sent, files::copy(&from, &path, &entries, &errand, &meter))
        };
        let started = self.jobs.start(Job::Copy, "Copying the project", died, work);
        self.warn_unless(started);
    }

    fn export_to(&mut self, export: &Export, path: PathBuf) {
        let outgoing = self.session.outgoing(export);
        let place = if export.one().is_some() { Place::File(path) } else { Place::Folder(path) };
        let total: usize = outgoing.iter().map(|piece| piece.forms.len()).sum();
        let what = match &place {
            Place::File(path) => format!("Writing {}", name_of(path)),
            Place::Folder(_) => format!("Writing {total} reports"),
        };
        let died = Event::Exported(Written::failed(DIED));
        let work = move |progress: &Progress| {
            Event::Exported(write_all(&outgoing, &place, &mut |done| {
                go_on(progress, done as u64, total as u64)
            }))
        };
        let started = self.jobs.start(Job::Export, what, died, work);
        self.warn_unless(started);
    }

    /// Works out what the export page is to show, where that is not known yet.
    pub(super) fn look_ahead(&mut self) {
        let Some(wanted) = self.session.wanted_preview() else { return };
        if self.session.is_previewed() || self.jobs.runs(Job::Preview) {
            return;
        }
        let desk = self.session.desk.clone();
        let previewed = |of, preview, pages| Event::Previewed(Box::new(Previewed { of, preview, pages }));
        // An empty page rather than the same mistake again and again.
        let died = previewed(wanted.clone(), Preview::default(), Vec::new());
        let work = move |_: &Progress| {
            let preview = preview(&desk, wanted.format, &wanted.options);
            let pages = first_pages(&desk, wanted.format, &wanted.options);
            previewed(wanted, preview, pages)
        };
        drop(self.jobs.start(Job::Preview, "Laying out the first page", died, work));
    }

    /// Looks for work begun before.
    pub(super) fn look_for_shelf(&mut self) {
        let (recent, folder) = (self.session.settings.recent.clone(), self.state.projects());
        let died = Event::Shelved(Vec::new(), Vec::new());
        let work = move |_: &_| {
            let (recent, kept) = files::shelf(&recent, &folder);
            Event::Shelved(recent, kept)
        };
        drop(self.jobs.start(Job::Shelve, "Looking for work begun before", died, work));
    }

    /// When the checker comes back to the window, looks whether the article's file is still as it was.
    pub(super) fn look_at_article(&mut self, ctx: &Context) {
        let came_back = ctx.input(|input| {
            input.events.iter().any(|event| matches!(event, eframe::egui::Event::WindowFocused(true)))
        });
        let article = self.session.project.as_ref().and_then(|project| project.article.clone());
        if came_back && let Some(article) = article {
            let died = Event::Seen(article.clone(), files::Seen::Same);
            let work = move |_: &_| {
                let seen = files::look_again(&article);
                Event::Seen(article, seen)
            };
            drop(self.jobs.start(Job::Look, "Looking at the article", died, work));
        }
    }

    pub(super) fn folder(&self) -> Option<PathBuf> {
        self.session.project.as_ref()?.folder().map(Path::to_owned)
    }

    fn copy_name(&self) -> String {
        let project = self.session.project.as_ref();
        project.map_or_else(String::new, |project| name_of(&project.path.with_extension("copy.tickmark")))
    }

    pub(super) fn warn_unless(&mut self, started: Result<(), crate::ui::jobs::StartError>) {
        if let Err(error) = started {
            self.session.notices.warn(error.to_string());
        }
    }

    /// Shows the plain path field where the desktop has no dialog.
    pub(super) fn ask_plainly(&mut self, purpose: Purpose) {
        self.session.lay_over(Some(match purpose {
            Purpose::Open => Overlay::OpenPath,
            Purpose::Copy => Overlay::CopyPath,
            Purpose::Export => Overlay::ExportPath,
            Purpose::Import => Overlay::ImportPath,
            Purpose::Draft => Overlay::DraftPath,
            Purpose::Merge => Overlay::MergePath,
            Purpose::Attachment(number) => Overlay::AttachmentPath(number),
        }));
    }

    /// Says what failed: below the path field where one is open, else in a banner.
    pub(super) fn tell_failure(&mut self, why: String) {
        let is_asked = matches!(
            self.session.view.overlay,
            Some(
                Overlay::OpenPath
                    | Overlay::ImportPath
                    | Overlay::DraftPath
                    | Overlay::MergePath
                    | Overlay::CopyPath
                    | Overlay::ExportPath
                    | Overlay::AttachmentPath(_)
            )
        );
        if is_asked {
            self.session.view.problem = Some(why);
        } else {
            self.session.notices.keep(why, Tone::Warning);
        }
    }
}

pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
