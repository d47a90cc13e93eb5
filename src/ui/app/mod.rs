//! The window itself: takes events and keys, draws the panels, does what they asked for.
//!
//! Each frame runs in this order: events of jobs, keys, panels (which only look), then what all of them asked for.
//!
//! Invariant: never opens a file, never waits for the disk; that is what jobs and the writer are for.

mod arrivals;
mod attachments;
mod backstage;
mod closing;
mod columns;
mod drafts;
mod events;
mod evidence;
mod joining;
mod original;
mod parting;
mod tasks;
mod turning;
mod typing;
mod wheel;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{self, CentralPanel, Context, Frame, Ui};
use jiff::Timestamp;

use super::actions::{Action, Outbox};
use super::desktop::Desktop;
use super::dialogs::Dialogs;
use super::frame::{
    Shelf, Stage, banners_ui, sheets_ui, start_page_ui, status_bar_ui, status_panel, toasts_ui, top_bar_ui,
    top_panel,
};
use super::jobs::Jobs;
use super::keeper::Keeper;
use super::keymap::{Keymap, System};
use super::overlays::Overlays;
use super::session::Session;
use super::state::{ThemeChoice, Zoom};
use super::theme::Theme;
use crate::archive::state::{Settings, State};
use crate::desk::Draft;
use backstage::Backstages;
use columns::{begin_with, panes_ui};
use events::{Event, Purpose};
use turning::Turn;

/// What the window is given from outside.
pub struct Outside {
    /// Tickmark's own folder.
    pub state: State,
    /// What was remembered.
    pub settings: Settings,
    /// Files to open at once.
    pub files: Vec<PathBuf>,
    /// The desktop's dialogs.
    pub dialogs: Arc<dyn Dialogs>,
    /// What else it does.
    pub desktop: Arc<dyn Desktop>,
    /// Dates the entries.
    pub clock: fn() -> Timestamp,
    /// Messages from before the window opened.
    pub notices: Vec<String>,
}

/// The kinds of jobs; two of one kind never overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Job {
    Open,
    Ask,
    Export,
    Preview,
    Copy,
    Look,
    Shelve,
    TakeFile,
    KeepFile,
    Import,
    Draft,
    Join,
    KeepBoth(u64),
    Free,
    Backups,
    Compare,
    Outside,
    Unpack,
    Clipboard,
    WorkOut,
}

/// The window.
pub struct Shell {
    session: Session,
    jobs: Jobs<Job, Event>,
    keeper: Keeper,
    backstages: Backstages,
    /// Changes of the piece in front, until nothing is being typed.
    turns: Vec<Turn>,
    /// The work done before the files being opened were asked for.
    before_opening: (usize, usize),
    /// What came for a piece that lies behind, until it lies in front again.
    late: Vec<Event>,
    /// Files that wait until those before them are open.
    to_open: Vec<PathBuf>,
    dialogs: Arc<dyn Dialogs>,
    desktop: Arc<dyn Desktop>,
    state: State,
    /// Light and dark, read once.
    themes: [Theme; 2],
    overlays: Overlays,
    shelf: Shelf,
    clock: fn() -> Timestamp,
    shown: Shown,
    /// What a dialog is being asked for.
    asking: Option<Purpose>,
    keyboard: typing::Keyboard,
    /// Whether a text field had the focus when the last frame ended.
    typing: bool,
    closing: closing::Closing,
    /// When to look again whether a project that another window holds is free, in seconds of the window's clock.
    look_again: f64,
    /// The draft that was worked out last.
    worked_out: Option<Arc<Draft>>,
}

/// What the window has been told to look like, so that it is told only of changes.
#[derive(Debug, Default, PartialEq)]
struct Shown {
    theme: Option<ThemeChoice>,
    zoom: Option<Zoom>,
    title: String,
}

impl Shell {
    /// The window at work. Fonts and colours are given to `ctx`.
    pub fn new(ctx: &Context, outside: Outside) -> Self {
        let Outside { state, settings, files, dialogs, desktop, clock, notices } = outside;
        Theme::install(ctx, egui::ThemePreference::System);
        begin_with(ctx, &settings.columns);
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let waker = ctx.clone();
        let jobs = Jobs::new(Arc::new(move || waker.request_repaint()));
        let post = jobs.post();
        let keeper = Keeper::start(state.clone(), move |why| post.send(Event::NotKept(why)));
        let mut shell = Self {
            session: Session::new(settings, clock),
            jobs,
            keeper,
            backstages: Backstages::default(),
            turns: Vec::new(),
            before_opening: (0, 0),
            late: Vec::new(),
            to_open: Vec::new(),
            dialogs,
            desktop,
            state,
            themes: [Theme::light(), Theme::dark()],
            overlays: Overlays::default(),
            shelf: Shelf::default(),
            clock,
            shown: Shown::default(),
            asking: None,
            keyboard: typing::Keyboard::default(),
            typing: false,
            closing: closing::Closing::default(),
            look_again: 0.0,
            worked_out: None,
        };
        let files = if files.is_empty() { shell.left_open() } else { files };
        shell.session.open_all(files);
        for notice in notices {
            shell.session.notices.keep(notice, super::session::Tone::Warning);
        }
        shell.take_own_keys(ctx);
        shell.look_for_shelf();
        shell.do_tasks(ctx);
        shell
    }

    /// The keys that the checker has changed.
    fn take_own_keys(&mut self, ctx: &Context) {
        self.session.system = System::of(ctx);
        let (keys, told) = Keymap::read(&self.session.settings.keys, self.session.system);
        self.session.keys = keys;
        for problem in told {
            self.session.notices.keep(problem, super::session::Tone::Warning);
        }
    }

    /// What lay open when the window was closed last, as far as it is still there.
    fn left_open(&self) -> Vec<PathBuf> {
        let left = self.session.settings.open.iter();
        left.filter(|path| path.is_file()).cloned().collect()
    }

    /// The checker at the desk, for tests.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Does one thing as if a panel had asked for it, for tests.
    pub fn act(&mut self, action: Action) {
        self.session.take(action);
    }

    /// Takes in what jobs and the disk have to say. Draws nothing.
    pub fn logic(&mut self, ctx: &Context) {
        for event in self.jobs.drain() {
            self.take_event(event);
        }
        self.backstages.forget_finished();
        self.open_waiting();
        self.turn(ctx);
        self.take_late();
        let now = ctx.input(|input| input.time);
        if let Some(left) = self.session.notices.pass_time(now) {
            ctx.request_repaint_after_secs(left as f32);
        }
        self.close_if_asked(ctx);
        self.look_at_article(ctx);
        self.look_at_projects(ctx);
        self.look_whether_free(ctx);
        self.look_ahead();
        self.compare_drafts();
        self.work_out();
        self.do_tasks(ctx);
    }

    /// Draws the window and does what was asked for.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.take_keys(&ctx);
        self.take_drops(&ctx);
        self.session.begin_frame();
        self.look_as_chosen(&ctx);
        let mut out = Outbox::default();
        self.draw(ui, &mut out);
        let acted = self.session.take_all(&mut out);
        self.let_go_of_pages();
        self.do_tasks(&ctx);
        self.typing = ctx.text_edit_focused();
        if acted || self.session.asks_for_a_frame() {
            ctx.request_repaint();
        }
    }

    fn draw(&mut self, ui: &mut Ui, out: &mut Outbox) {
        let Self { session, backstages, overlays, shelf, jobs, asking, themes, .. } = self;
        let [light, dark] = themes;
        let theme = if ui.ctx().theme() == egui::Theme::Dark { dark } else { light };
        let (glance, exporting) = (jobs.glance_beside(Job::WorkOut), jobs.glance_at(Job::Export));
        let mac = ui.ctx().os().is_mac();
        let stage = Stage {
            session,
            theme,
            jobs: &glance,
            exporting: exporting.as_ref(),
            asks: asking.is_some(),
            mac,
        };
        top_panel().show(ui, |ui| top_bar_ui(ui, &stage, out));
        status_panel().show(ui, |ui| status_bar_ui(ui, &stage, out));
        sheets_ui(ui, &stage, out);
        banners_ui(ui, &stage, out);
        if session.desk.draft().is_some() {
            panes_ui(ui, &stage, &mut backstages.of(session.front()).panes, out);
        } else {
            let paper = Frame::NONE.fill(theme.colors.paper);
            CentralPanel::default().frame(paper).show(ui, |ui| start_page_ui(ui, &stage, shelf, out));
        }
        overlays.ui(ui.ctx(), &stage, out);
        toasts_ui(ui.ctx(), &stage, out);
    }

    /// Tells the window of colours, size and title, when they have changed.
    fn look_as_chosen(&mut self, ctx: &Context) {
        let view = &self.session.view;
        if self.shown.theme != Some(view.theme) {
            self.shown.theme = Some(view.theme);
            ctx.set_theme(match view.theme {
                ThemeChoice::System => egui::ThemePreference::System,
                ThemeChoice::Light => egui::ThemePreference::Light,
                ThemeChoice::Dark => egui::ThemePreference::Dark,
            });
        }
        if self.shown.zoom != Some(view.zoom) {
            self.shown.zoom = Some(view.zoom);
            ctx.set_zoom_factor(view.zoom.factor());
        }
        let title = match self.session.desk.title() {
            title if title.is_empty() => "Tickmark".to_owned(),
            title => format!("{title} – Tickmark"),
        };
        if self.shown.title != title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.shown.title = title;
        }
    }
}

impl eframe::App for Shell {
    fn raw_input_hook(&mut self, ctx: &Context, raw: &mut egui::RawInput) {
        self.take_input(ctx, &mut raw.events);
    }

    fn logic(&mut self, ctx: &Context, _: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        Self::ui(self, ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
