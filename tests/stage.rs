//! The whole window without a display, driven by its accessible names and keys: what the tests and `benches/frames.rs`
//! open, press and look at.
//!
//! Invariant: asserts nothing of the program but that it gets to where it is waited for.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use eframe::egui::{DroppedFile, Event, Key, Modifiers, ThemePreference, ViewportEvent, ViewportId};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, HarnessBuilder};
use jiff::Timestamp;
use tempfile::TempDir;
use tickmark::archive::state::{Settings, State};
use tickmark::desk::Checker;
use tickmark::text::Span;
use tickmark::ui::actions::{Action, Look};
use tickmark::ui::app::{Outside, Shell};
use tickmark::ui::commands::CommandId;
use tickmark::ui::desktop::Desktop;
use tickmark::ui::dialogs::{Answer, Dialogs};
use tickmark::ui::hints;
use tickmark::ui::session::Session;
use tickmark::ui::state::SaveState;
use tickmark::ui::theme::Theme;

/// The article that most tests open.
pub(crate) const ARTICLE: &str = "Bridge closed after 12 cars collide\n\n\
    LOWFORD, March 3, 2024 (Coastwire) - At least 12 cars collided on the Lowford bridge on Saturday.\n\n\
    Two drivers were hurt, Mayor Anna Reyes said. \u{201c}It was the fog,\u{201d} she told reporters.\n";

/// The article beside it.
const TUNNEL: &str = "Tunnel opens\n\nMarch 3, 2024 - Some 40 people came on Friday.\n";

/// The longest that anything is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// Dialogs that answer what a test tells them, and after that as where there are none.
#[derive(Default)]
pub(crate) struct Told(Mutex<Vec<Answer>>);

impl Told {
    pub(crate) fn answering(answers: impl IntoIterator<Item = Answer>) -> Arc<Self> {
        let mut answers: Vec<_> = answers.into_iter().collect();
        answers.reverse();
        Arc::new(Self(Mutex::new(answers)))
    }

    fn next(&self) -> Answer {
        self.0.lock().unwrap().pop().unwrap_or(Answer::Missing)
    }
}

impl Dialogs for Told {
    fn open(&self, _: &str, _: &[(&str, &[&str])], _: Option<&Path>) -> Answer {
        self.next()
    }

    fn folder(&self, _: &str, _: Option<&Path>) -> Answer {
        self.next()
    }

    fn save(&self, _: &str, _: &str, _: Option<&Path>) -> Answer {
        self.next()
    }
}

/// A desktop that opens nothing, and writes down what it was asked to open.
#[derive(Default)]
pub(crate) struct Pretended {
    /// What it was asked to open.
    pub(crate) opened: Mutex<Vec<PathBuf>>,
    /// What lies on its clipboard as a page.
    pub(crate) rich: Mutex<Option<String>>,
}

impl Desktop for Pretended {
    fn open_file(&self, path: &Path) -> Result<(), String> {
        self.opened.lock().unwrap().push(path.to_owned());
        Ok(())
    }

    fn rich_text(&self) -> Option<String> {
        self.rich.lock().unwrap().clone()
    }
}

/// Who checks.
pub(crate) fn checker() -> Checker {
    Checker { name: "Maria Keller".to_owned(), initials: "MK".to_owned() }
}

/// The settings of somebody who has been here before, and needs no hint.
pub(crate) fn settled() -> Settings {
    let hints_done = hints::words().map(str::to_owned).collect();
    Settings { checker: checker(), hints_done, ..Settings::default() }
}

/// The screen that most windows stand on.
pub(crate) fn screen() -> HarnessBuilder<Option<Shell>> {
    Harness::builder()
        .with_size([1440.0, 900.0])
        .with_step_dt(0.02)
        .with_context_setup(|ctx| Theme::install(ctx, ThemePreference::Light))
}

/// A key that goes down or comes up.
pub(crate) fn stroke(key: Key, pressed: bool, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers }
}

/// What a window is opened with.
pub(crate) struct Setup {
    pub(crate) folder: Arc<TempDir>,
    pub(crate) files: Vec<PathBuf>,
    pub(crate) settings: Settings,
    pub(crate) dialogs: Arc<dyn Dialogs>,
    pub(crate) desktop: Arc<dyn Desktop>,
    pub(crate) clock: fn() -> Timestamp,
}

impl Setup {
    /// Nothing but `files`, over a folder that vanishes after the test.
    pub(crate) fn of(folder: &Arc<TempDir>, files: &[PathBuf]) -> Self {
        Self {
            folder: Arc::clone(folder),
            files: files.to_vec(),
            settings: settled(),
            dialogs: Told::answering([]),
            desktop: Arc::new(Pretended::default()),
            clock: || Timestamp::constant(1_709_544_600, 0),
        }
    }

    pub(crate) fn open(self) -> Window {
        self.open_on(screen())
    }

    pub(crate) fn open_on(self, screen: HarnessBuilder<Option<Shell>>) -> Window {
        let Self { folder, files, settings, dialogs, desktop, clock } = self;
        let state = State::at(folder.path().join("state"));
        let mut outside =
            Some(Outside { state, settings, files, dialogs, desktop, clock, notices: Vec::new() });
        let draw = move |ui: &mut eframe::egui::Ui, shell: &mut Option<Shell>| {
            let shell = shell.get_or_insert_with(|| Shell::new(ui.ctx(), outside.take().unwrap()));
            shell.logic(ui.ctx());
            shell.ui(ui);
        };
        Window { harness: screen.build_ui_state(draw, None), folder }
    }
}

/// A window over a folder that vanishes after the test.
pub(crate) struct Window {
    pub(crate) harness: Harness<'static, Option<Shell>>,
    pub(crate) folder: Arc<TempDir>,
}

impl Window {
    pub(crate) fn open(folder: &Arc<TempDir>, files: &[PathBuf], dialogs: Arc<dyn Dialogs>) -> Self {
        Setup { dialogs, ..Setup::of(folder, files) }.open()
    }

    /// On the start page.
    pub(crate) fn empty() -> Self {
        Setup::of(&Arc::new(TempDir::new().unwrap()), &[]).open()
    }

    /// With the article that most tests open.
    pub(crate) fn with_article(dialogs: Arc<dyn Dialogs>) -> Self {
        Self::on(ARTICLE, dialogs)
    }

    /// With two pieces open and a file that was not there; the tunnel lies in front.
    pub(crate) fn with_two_articles(dialogs: Arc<dyn Dialogs>) -> Self {
        let folder = Arc::new(TempDir::new().unwrap());
        let [bridge, missing, tunnel] =
            ["bridge.txt", "missing.txt", "tunnel.txt"].map(|it| folder.path().join(it));
        std::fs::write(&bridge, ARTICLE).unwrap();
        std::fs::write(&tunnel, TUNNEL).unwrap();
        let mut window = Self::open(&folder, &[bridge, missing, tunnel], dialogs);
        window.wait("both", |session| session.sheets().len() == 2);
        window
    }

    /// With an article of these words, named `bridge.txt`.
    pub(crate) fn on(article: &str, dialogs: Arc<dyn Dialogs>) -> Self {
        let folder = Arc::new(TempDir::new().unwrap());
        let path = folder.path().join("bridge.txt");
        std::fs::write(&path, article).unwrap();
        let mut window = Self::open(&folder, &[path], dialogs);
        window.wait("the article", |session| {
            session.desk.draft().is_some() && session.saved.is_settled() && session.board().is_worked_out()
        });
        window
    }

    /// Writes the article's file, `bridge.txt`, anew and takes it in as the new draft.
    pub(crate) fn redraft(&mut self, article: &str) {
        self.lay_redraft(article);
        self.act(Action::TakeDraftIn);
        self.wait_saved();
    }

    /// Writes the article's file anew and has it shown what that would make of the claims.
    pub(crate) fn lay_redraft(&mut self, article: &str) {
        std::fs::write(self.path("bridge.txt"), article).unwrap();
        self.run(CommandId::TakeInFile);
        self.wait("the new draft", |session| session.redraft().is_some());
    }

    /// Closes the window as a desktop does, and gives what is remembered of it.
    pub(crate) fn close(mut self) -> Settings {
        self.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default().events =
            vec![ViewportEvent::Close];
        self.harness.run_steps(3);
        drop(self.harness);
        State::at(self.folder.path().join("state")).load().0
    }

    pub(crate) fn shell(&mut self) -> &mut Shell {
        self.harness.state_mut().as_mut().unwrap()
    }

    pub(crate) fn session(&self) -> &Session {
        self.harness.state().as_ref().unwrap().session()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Draws frames until `done`; for what threads have to do first.
    #[track_caller]
    pub(crate) fn wait(&mut self, what: &str, done: impl Fn(&Session) -> bool) {
        self.wait_until(what, |window| done(window.session()));
        self.harness.run_steps(4);
    }

    pub(crate) fn wait_saved(&mut self) {
        self.wait("the disk", |session| session.saved == SaveState::Saved);
    }

    #[track_caller]
    pub(crate) fn wait_shown(&mut self, part: &str) {
        self.wait_until(part, |window| window.shows(part));
    }

    #[track_caller]
    fn wait_until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !done(self) {
            let session = self.session();
            let left = Instant::now() < end;
            assert!(left, "waited in vain for {what}: {:?} {:?}", session.saved, session.notices);
            std::thread::sleep(Duration::from_millis(2));
            self.harness.step();
        }
    }

    /// One frame as the real window draws it: what the keyboard sends is sifted before the frame begins. Whether egui
    /// wants another one at once.
    pub(crate) fn frame(&mut self, mut events: Vec<Event>) -> bool {
        let ctx = self.harness.ctx.clone();
        self.shell().take_input(&ctx, &mut events);
        self.harness.input_mut().events = events;
        self.harness.step();
        self.harness.output().viewport_output.values().any(|output| output.repaint_delay == Duration::ZERO)
    }

    pub(crate) fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    pub(crate) fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        for pressed in [true, false] {
            self.harness.event_modifiers(stroke(key, pressed, modifiers), modifiers);
        }
        self.harness.run_steps(3);
    }

    /// Goes to the next control as with Tab held down, in the two frames that a focus takes to arrive.
    pub(crate) fn tab(&mut self) {
        self.harness.event(stroke(Key::Tab, true, Modifiers::NONE));
        self.harness.run_steps(1);
    }

    pub(crate) fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run_steps(3);
    }

    pub(crate) fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run_steps(3);
    }

    /// Drops the file, without saying where.
    pub(crate) fn drop_file(&mut self, path: PathBuf) {
        self.harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
        self.harness.step();
    }

    pub(crate) fn act(&mut self, action: Action) {
        self.shell().act(action);
        self.harness.run_steps(3);
    }

    pub(crate) fn run(&mut self, command: CommandId) {
        self.act(Action::Run(command));
    }

    pub(crate) fn shows(&self, part: &str) -> bool {
        self.harness.query_all_by_label_contains(part).next().is_some()
    }

    /// Selects `words` of the article as the mouse would.
    #[track_caller]
    pub(crate) fn select(&mut self, words: &str) {
        let text = &self.session().desk.draft().unwrap().article.text;
        let start = text.find(words).unwrap();
        self.act(Action::Look(Look::Words(Some(Span::new(start, start + words.len())))));
    }

    /// The words of the selected claim; none where none is selected.
    pub(crate) fn selected(&self) -> &str {
        let session = self.session();
        session.claim().map(|claim| session.desk.words(claim)).unwrap_or_default()
    }

    /// Makes words that no rule takes for a claim one by hand, and selects it.
    pub(crate) fn make_claim(&mut self) {
        let before = self.session().desk.claims().count();
        self.select("reporters");
        self.press(Key::M);
        assert_eq!(self.session().desk.claims().count(), before + 1);
        assert_eq!(self.selected(), "reporters");
    }
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }
    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the window reads files beside itself".to_owned())
    }
}
