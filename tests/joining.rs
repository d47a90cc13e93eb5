//! Two checkers' projects of one piece in the window: shown before anything is written, settled by keys, made one in a
//! third file.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use jiff::{SignedDuration, Timestamp};
use tickmark::archive::{Project, view};
use tickmark::desk::{Checker, Desk, Edit, Entry, EntryId, Status};
use tickmark::ui::actions::{Action, Look};
use tickmark::ui::commands::CommandId;
use tickmark::ui::session::Task;
use tickmark::ui::state::Overlay;

use crate::desk::edit;
use crate::stage::{Told, Window};

/// A colleague, who works later than the window's clock.
pub(crate) struct Colleague {
    path: PathBuf,
    at: Timestamp,
}

impl Colleague {
    /// With a copy of the project `from`.
    pub(crate) fn with_copy(from: &Path, path: PathBuf) -> Self {
        std::fs::copy(from, &path).unwrap();
        Self::at(path)
    }

    /// With the project there.
    pub(crate) fn at(path: PathBuf) -> Self {
        Self { path, at: Timestamp::constant(1_709_544_600, 0) + SignedDuration::from_hours(2) }
    }

    /// Makes an edit on what is there, and saves it.
    pub(crate) fn make(&mut self, edit: impl FnOnce(&Desk) -> Edit) {
        let who = Checker { name: "Jonas Brandt".to_owned(), initials: "JB".to_owned() };
        let mut opened = Project::open(&self.path, &who).unwrap();
        self.at += SignedDuration::from_secs(60);
        let edit = edit(&opened.desk);
        let entry = Entry { id: EntryId::fresh(), at: self.at, by: who, edit };
        opened.desk.record(entry.clone()).unwrap();
        opened.project.append(&[entry]).unwrap();
    }

    /// Marks the claim on `words`.
    pub(crate) fn mark(&mut self, words: &str, status: Status, reason: &str) {
        self.make(|desk| {
            let claim = desk.claims().find(|claim| desk.words(claim).starts_with(words)).unwrap().id.clone();
            Edit::SetStatus { claim, status, reason: reason.to_owned() }
        });
    }

    fn write_source(&mut self, title: &str) {
        let json =
            format!(r#"{{"do":"put_source","source":{{"id":"s1","kind":"document","title":"{title}"}}}}"#);
        self.make(|_| edit(&json));
    }
}

const CARS: &str = "At least 12 cars";
const DRIVERS: &str = "Two drivers";

/// A window on the article with its cars marked, and a colleague's copy in which they are marked otherwise, the drivers
/// as well, and a source is written down.
fn two() -> (Window, PathBuf) {
    let mut window = Window::with_article(Told::answering([]));
    window.wait_saved();
    let theirs = window.path("bridge of Jonas.tickmark");
    let mut jonas = Colleague::with_copy(&window.path("bridge.tickmark"), theirs.clone());
    select(&mut window, CARS);
    window.press(Key::Num3);
    window.wait_saved();
    jonas.mark(CARS, Status::Wrong, "it was 14");
    jonas.mark(DRIVERS, Status::OnAuthor, "");
    jonas.write_source("Police report");
    (window, theirs)
}

fn select(window: &mut Window, words: &str) {
    let desk = &window.session().desk;
    let claim = desk.claims().find(|claim| desk.words(claim).starts_with(words)).unwrap().id.clone();
    window.act(Action::Look(Look::Claim(Some(claim))));
}

fn status(desk: &Desk, words: &str) -> Status {
    desk.claims().find(|claim| desk.words(claim).starts_with(words)).unwrap().status
}

fn look_at(window: &mut Window, path: &Path) {
    window.act(Action::Task(Task::MergeFrom(path.to_owned())));
    window.wait("what it brings", |session| session.joining().is_some());
}

#[test]
fn what_a_colleague_brings_is_shown_settled_by_keys_and_made_one_in_a_third_file() {
    let (mut window, theirs) = two();
    let ours = window.path("bridge.tickmark");
    let before = [&ours, &theirs].map(|path| std::fs::read(path).unwrap());
    look_at(&mut window, &theirs);
    for part in ["It brings", "marks", "source", "Set differently by both", "Jonas Brandt", "it was 14"] {
        assert!(window.shows(part), "{part}");
    }
    assert!(!window.path("bridge merged.tickmark").exists(), "nothing is written before it is said so");
    window.press(Key::O);
    window.press(Key::Enter);
    window.wait("the merged piece", |session| {
        session.project.as_ref().is_some_and(|project| project.name() == "bridge merged.tickmark")
    });
    window.wait_saved();
    let desk = &window.session().desk;
    assert_eq!((status(desk, CARS), status(desk, DRIVERS)), (Status::OnAuthor, Status::OnAuthor));
    assert_eq!(desk.sources().count(), 1);
    assert_eq!(window.session().sheets().len(), 1, "the piece that went into it is put away");
    assert_eq!(before, [&ours, &theirs].map(|path| std::fs::read(path).unwrap()), "neither file was touched");
    assert_eq!(view(&window.path("bridge merged.tickmark")).unwrap().desk, *desk);

    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(
        status(&window.session().desk, CARS),
        Status::Wrong,
        "the settlement is a step like any other"
    );
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    window.act(Action::Task(Task::MergeFrom(theirs)));
    window.wait_shown("Nothing new");
    assert_eq!(window.session().view.overlay, None);
}

#[test]
fn of_many_clashes_only_those_in_sight_are_laid_out_and_all_can_be_settled() {
    let article: String = (1_000..1_150)
        .flat_map(|n| ["Some ".to_owned(), n.to_string(), " people came on Friday.\n\n".to_owned()])
        .collect();
    let mut window = Window::on(&article, Told::answering([]));
    window.wait_saved();
    let theirs = window.path("bridge of Jonas.tickmark");
    let mut jonas = Colleague::with_copy(&window.path("bridge.tickmark"), theirs.clone());
    let all: Vec<_> = window.session().desk.claims().map(|claim| claim.id.clone()).collect();
    let status_all = |status: Status| Edit::Group {
        edits: all
            .iter()
            .map(|claim| Edit::SetStatus { claim: claim.clone(), status, reason: String::new() })
            .collect(),
    };
    window.act(Action::Edit(Box::new(status_all(Status::OnAuthor))));
    window.wait_saved();
    jonas.make(|_| status_all(Status::Waiting));
    look_at(&mut window, &theirs);
    let n = window.session().joining().unwrap().joint.clashes.len();
    assert!(n >= 150 && n == all.len(), "{n} clashes");
    let joint = &window.session().joining().unwrap().joint;
    let first = joint.clashes.iter().map(|it| it.about(&joint.desk)).find(|it| it.contains("1000")).unwrap();
    let first = &format!("Theirs: status of {first}");
    let laid_out = |window: &Window| window.harness.query_all_by_label_contains("Theirs: status of").count();
    assert!(laid_out(&window) < 10 && window.shows(first), "{} rows of {n}", laid_out(&window));
    for _ in 0..n - 1 {
        window.press(Key::J);
    }
    assert!(!window.shows(first), "the first one is out of sight");
    assert!(laid_out(&window) < 10, "{} rows of {n}", laid_out(&window));
    window.press(Key::O);
    window.press(Key::Enter);
    window.wait("the merged piece", |session| {
        session.project.as_ref().is_some_and(|project| project.name() == "bridge merged.tickmark")
    });
    let desk = &window.session().desk;
    let settled: Vec<_> = desk.claims().filter(|claim| claim.status == Status::OnAuthor).collect();
    assert_eq!(settled.len(), 1, "the last of them was settled, and of the others the later stands");
}

#[test]
fn the_later_stands_where_nothing_is_settled_and_cancel_leaves_nothing() {
    let (mut window, theirs) = two();
    let files = || std::fs::read_dir(theirs.parent().unwrap()).unwrap().count();
    let n_files = files();
    look_at(&mut window, &theirs);
    window.click("Cancel");
    assert_eq!((window.session().view.overlay, files()), (None, n_files));
    assert!(window.session().joining().is_none());
    look_at(&mut window, &theirs);
    window.click("Merge");
    window.wait("the merged piece", |session| session.desk.sources().count() == 1);
    assert_eq!(status(&window.session().desk, CARS), Status::Wrong);
    assert!(window.path("bridge merged.tickmark").exists());
}

#[test]
fn a_project_that_holds_all_of_this_one_is_gone_on_in_as_it_is() {
    let mut window = Window::with_article(Told::answering([]));
    window.wait_saved();
    let theirs = window.path("bridge of Jonas.tickmark");
    let mut jonas = Colleague::with_copy(&window.path("bridge.tickmark"), theirs.clone());
    jonas.mark(CARS, Status::Disputed, "two figures");
    look_at(&mut window, &theirs);
    assert!(window.shows("It holds all that is here"));
    window.click("Go on in it");
    window.wait("the colleague's file", |session| {
        session.project.as_ref().is_some_and(|project| project.path == theirs)
    });
    assert_eq!(status(&window.session().desk, CARS), Status::Disputed);
    assert!(!window.path("bridge merged.tickmark").exists());
}

#[test]
fn a_dropped_project_is_merged_where_it_is_of_this_piece_and_opened_where_it_is_not() {
    let (mut window, theirs) = two();
    window.drop_file(theirs);
    window.wait("what it brings", |session| session.view.overlay == Some(Overlay::Joining));
    window.press(Key::Escape);
    let other = Window::on("Tunnel opens\n\nMarch 3, 2024 - Some 40 people came.\n", Told::answering([]));
    let tunnel = window.path("tunnel.tickmark");
    std::fs::copy(other.path("bridge.tickmark"), &tunnel).unwrap();
    window.drop_file(tunnel.clone());
    window.wait("the other piece", |session| session.sheets().len() == 2);
    window.act(Action::Task(Task::TurnBy(1)));
    window.act(Action::Task(Task::MergeFrom(tunnel)));
    window.wait_shown("no draft in common");
}

#[test]
fn the_command_asks_for_the_file() {
    let (mut window, theirs) = two();
    window.run(CommandId::MergeFile);
    window.wait("the field", |session| session.view.overlay == Some(Overlay::MergePath));
    window.type_text(&theirs.display().to_string());
    window.press(Key::Enter);
    window.wait("what it brings", |session| session.joining().is_some());
}
