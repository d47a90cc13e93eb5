//! What a frame of the whole window costs, with 100 claims in 10 kB and with 10,000 in 1 MB: `cargo bench --bench frames`.
//!
//! No display is needed: timed is all that the window does up to the triangles that a graphics card would be given. The
//! ratio tells whether the cost grows with the article: a frame must stay at 1.5 at most.
//!
//! Invariant: measures, asserts nothing.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{Event, Key, Modifiers, ThemePreference};
use egui_kittest::Harness;
use jiff::{Timestamp, civil::date};
use tickmark::archive::Project;
use tickmark::archive::state::{Settings, State};
use tickmark::article::{About, Format, PublishedFrom, Role};
use tickmark::desk::{
    Checker, Desk, Edit, Entry, NewClaim, NewDraft, NewParagraph, NewSentence, fingerprint,
};
use tickmark::extract::Reading;
use tickmark::text::CharSpan;
use tickmark::ui::app::{Outside, Shell};
use tickmark::ui::dialogs::{Answer, Dialogs};
use tickmark::ui::theme::Theme;

/// Words of one claim and what follows, a hundred bytes.
const SENTENCE: &str =
    "Some 1,200 people fled on Monday, the mayor told reporters in the harbour, where the ferry still lay. ";
/// Sentences of a paragraph.
const PARAGRAPH: usize = 4;
/// Frames of each kind.
const FRAMES: u32 = 40;

fn main() {
    let (few, many) = (costs(100), costs(10_000));
    let mut table = format!("{:<34}{:>14}{:>16}{:>8}\n", "a frame", "100 claims", "10,000 claims", "ratio");
    for ((name, few), (_, many)) in few.iter().zip(&many) {
        let ratio = many.as_secs_f64() / few.as_secs_f64();
        let in_ms = |time: &Duration| format!("{:.2} ms", time.as_secs_f64() * 1e3);
        // Writing to a string cannot fail.
        _ = writeln!(table, "{name:<34}{:>14}{:>16}{ratio:>8.2}", in_ms(few), in_ms(many));
    }
    // Where nobody listens there is nothing to tell.
    std::io::stdout().write_all(table.as_bytes()).unwrap_or_default();
}

/// What each kind of frame costs with `claims` claims.
fn costs(claims: usize) -> Vec<(&'static str, Duration)> {
    let Ok(folder) = tempfile::tempdir() else { return Vec::new() };
    let mut window = window(folder.path(), claims);
    let pressed = |key| vec![stroke(key, true), stroke(key, false)];
    vec![
        ("at rest", window.time(|_| Vec::new())),
        ("a page down", window.time(|_| pressed(Key::PageDown))),
        ("the next claim", window.time(|_| pressed(Key::J))),
        ("a status", window.time(|i| pressed([Key::Num4, Key::Num2][i as usize % 2]))),
        ("a letter in the search", {
            window.frame(pressed(Key::Slash));
            window.frame(Vec::new());
            window.time(|i| vec![Event::Text(["m", "a", "y", "o", "r"][i as usize % 5].to_owned())])
        }),
    ]
}

fn stroke(key: Key, pressed: bool) -> Event {
    Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers: Modifiers::NONE }
}

/// The window without a display.
struct Window(Harness<'static, Option<Shell>>);

impl Window {
    /// The middle of the time that frames take, each with the events that `events` gives it.
    fn time(&mut self, mut events: impl FnMut(u32) -> Vec<Event>) -> Duration {
        let mut times: Vec<Duration> = (0..FRAMES).map(|i| self.frame(events(i))).collect();
        times.sort();
        times[times.len() / 2]
    }

    fn frame(&mut self, mut events: Vec<Event>) -> Duration {
        let ctx = self.0.ctx.clone();
        let start = Instant::now();
        if let Some(shell) = self.0.state_mut() {
            shell.take_input(&ctx, &mut events);
        }
        self.0.input_mut().events = events;
        self.0.step();
        let shapes = self.0.output().shapes.clone();
        std::hint::black_box(ctx.tessellate(shapes, 1.0));
        start.elapsed()
    }
}

struct NoDialogs;

impl Dialogs for NoDialogs {
    fn open(&self, _: &str, _: &[(&str, &[&str])], _: Option<&Path>) -> Answer {
        Answer::Missing
    }

    fn save(&self, _: &str, _: &str, _: Option<&Path>) -> Answer {
        Answer::Missing
    }
}

fn window(folder: &Path, claims: usize) -> Window {
    let mut outside = Some(Outside {
        state: State::at(folder.join("state")),
        settings: Settings { checker: checker(), ..Settings::default() },
        files: vec![project(folder, claims)],
        dialogs: Arc::new(NoDialogs),
        clock: || Timestamp::UNIX_EPOCH,
        notices: Vec::new(),
    });
    let harness = Harness::builder()
        .with_size([1440.0, 900.0])
        .with_context_setup(|ctx| Theme::install(ctx, ThemePreference::Light))
        .build_ui_state(
            move |ui, shell: &mut Option<Shell>| {
                if let Some(outside) = outside.take() {
                    *shell = Some(Shell::new(ui.ctx(), outside));
                }
                let Some(shell) = shell else { return };
                shell.logic(ui.ctx());
                shell.ui(ui);
            },
            None,
        );
    let mut window = Window(harness);
    let is_open =
        |window: &Window| window.0.state().as_ref().is_some_and(|it| it.session().desk.draft().is_some());
    while !is_open(&window) {
        std::thread::sleep(Duration::from_millis(5));
        window.0.step();
    }
    window.0.run_steps(8);
    window
}

fn checker() -> Checker {
    Checker { name: "Maria Keller".to_owned(), initials: "MK".to_owned() }
}

/// A project of an article with `claims` sentences, each of which begins with a claim.
fn project(folder: &Path, claims: usize) -> PathBuf {
    let path = folder.join("bench.tickmark");
    let id = "00000000-0000-4000-8000-000000000000".into();
    let edit = Edit::AddDraft { draft: draft(claims) };
    let mut desk = Desk::default();
    let made = desk.record(Entry { id, at: Timestamp::UNIX_EPOCH, by: checker(), edit }).is_ok();
    let made = made && Project::create(&path, Timestamp::UNIX_EPOCH, desk.entries()).is_ok();
    assert!(made, "the project cannot be made");
    path
}

fn draft(claims: usize) -> NewDraft {
    let text = SENTENCE.repeat(claims);
    let place = |i: usize, len| CharSpan { start: i * SENTENCE.len(), end: i * SENTENCE.len() + len };
    let claim = |i| NewClaim {
        id: format!("00000000-0000-4000-8000-{i:012}").as_str().into(),
        span: place(i, 17),
        text: "Some 1,200 people".to_owned(),
        reading: Reading::Statement {},
        rule: "statement".to_owned(),
        why: "hedge + number + counted noun".to_owned(),
        ties: Vec::new(),
    };
    let paragraph = |i| NewParagraph { span: place(i, PARAGRAPH * SENTENCE.len() - 1), role: Role::Body };
    NewDraft {
        id: "d".into(),
        name: "bench.txt".to_owned(),
        sha256: fingerprint(&text),
        text,
        published: date(2024, 8, 16),
        published_from: PublishedFrom::Given,
        format: Format::Plain,
        paragraphs: (0..claims).step_by(PARAGRAPH).map(paragraph).collect(),
        dateline: None,
        about: About::default(),
        annotations: Vec::new(),
        attachments: Vec::new(),
        sentences: (0..claims)
            .map(|i| NewSentence { span: place(i, SENTENCE.len() - 1), checkable: true })
            .collect(),
        claims: (0..claims).map(claim).collect(),
    }
}
