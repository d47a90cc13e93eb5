//! What a frame of the whole window costs, with 100 claims in 10 kB and with 10,000 in 1 MB: `cargo bench --bench frames`.
//!
//! No display is needed: timed is all that the window does up to the triangles that a graphics card would be given. The
//! ratio tells whether the cost grows with the article: a frame must stay at 1.5 at most.
//!
//! Invariant: measures, asserts nothing.

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, pos2, vec2};
use jiff::Timestamp;
use tickmark::archive::Project;
use tickmark::desk::{Edit, Entry, Status};
use tickmark::ui::actions::Action;
use tickmark::ui::commands::CommandId;
use tickmark::ui::session::Task;

use draft::{draft, entry};
use stage::{Setup, Window, screen, stroke};

mod draft;
#[path = "../tests/stage.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "a measurement opens and presses; the tests do all of it")]
mod stage;

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
    let Some(mut window) = window(claims) else { return Vec::new() };
    let pressed = |key| [true, false].map(|down| stroke(key, down, Modifiers::NONE)).to_vec();
    vec![
        ("at rest", window.time(|_| Vec::new())),
        ("a page down", window.time(|_| pressed(Key::PageDown))),
        ("a notch of the wheel over the list", {
            let at = pos2(160.0, 600.0);
            let notch = |way| Event::MouseWheel {
                unit: MouseWheelUnit::Line,
                delta: vec2(0.0, way),
                phase: TouchPhase::Move,
                source: MouseWheelSource::Unknown,
                modifiers: Modifiers::NONE,
            };
            window.time(|i| vec![Event::PointerMoved(at), notch(if i < FRAMES / 2 { -3.0 } else { 3.0 })])
        }),
        ("the next claim", window.time(|_| pressed(Key::J))),
        ("a status", window.time(|i| pressed([Key::Num4, Key::Num2][i as usize % 2]))),
        ("a letter in the search", {
            window.frame(pressed(Key::Slash));
            window.frame(Vec::new());
            window.time(|i| vec![Event::Text(["p", "e", "o", "p", "l", "e", " "][i as usize % 7].to_owned())])
        }),
        ("two projects to be merged", {
            let theirs = window.lay_clashes(claims / 10);
            window.act(Action::Task(Task::MergeFrom(theirs)));
            window.wait("what it brings", |session| session.joining().is_some());
            let time = window.time(|i| pressed([Key::J, Key::K][i as usize / 8 % 2]));
            window.frame(pressed(Key::Escape));
            time
        }),
        ("the overview at rest", {
            window.run(CommandId::Overview);
            window.time(|_| Vec::new())
        }),
    ]
}

/// The window on a project with so many claims.
fn window(claims: usize) -> Option<Window> {
    let folder = Arc::new(tempfile::tempdir().ok()?);
    let project = project(folder.path(), claims);
    let mut window = Setup::of(&folder, &[project]).open_on(screen().with_step_dt(0.25));
    window.wait("the article", |session| session.desk.draft().is_some());
    Some(window)
}

impl Window {
    /// Marks so many claims, and has a copy of the project in which they are marked otherwise.
    fn lay_clashes(&mut self, count: usize) -> PathBuf {
        self.wait_saved();
        let claims: Vec<_> = self.session().desk.claims().take(count).map(|claim| claim.id.clone()).collect();
        let marks = |status: Status| Edit::Group {
            edits: claims
                .iter()
                .map(|claim| Edit::SetStatus { claim: claim.clone(), status, reason: String::new() })
                .collect(),
        };
        let theirs = self.path("theirs.tickmark");
        let made: Vec<Entry> =
            self.session().desk.entries().iter().map(|entry| Entry::clone(entry)).collect();
        let theirs_made = made.into_iter().chain([entry(1, marks(Status::Wrong))]).collect::<Vec<_>>();
        assert!(Project::create(&theirs, Timestamp::UNIX_EPOCH, &theirs_made).is_ok(), "no copy can be made");
        self.act(Action::Edit(Box::new(marks(Status::Confirmed))));
        self.wait_saved();
        theirs
    }

    /// The middle of the time that frames take, each with the events that `events` gives it.
    fn time(&mut self, mut events: impl FnMut(u32) -> Vec<Event>) -> Duration {
        let mut times: Vec<Duration> = (0..FRAMES).map(|i| self.time_one(events(i))).collect();
        times.sort();
        times[times.len() / 2]
    }

    fn time_one(&mut self, events: Vec<Event>) -> Duration {
        let start = Instant::now();
        self.frame(events);
        let shapes = self.harness.output().shapes.clone();
        black_box(self.harness.ctx.tessellate(shapes, 1.0));
        start.elapsed()
    }
}

/// A project of an article with so many claims.
fn project(folder: &Path, claims: usize) -> PathBuf {
    let path = folder.join("bench.tickmark");
    let entry = entry(0, Edit::AddDraft { draft: draft(claims) });
    let made = Project::create(&path, Timestamp::UNIX_EPOCH, &[entry]);
    assert!(made.is_ok(), "the project cannot be made");
    path
}
