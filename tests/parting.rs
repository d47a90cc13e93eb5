//! A project's file in other hands: swapped by a cloud folder, copied beside it, held by another window or by a process
//! that was killed, lost and restored.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;
use tickmark::archive::state::State;
use tickmark::archive::{Access, Project, backups, view};
use tickmark::desk::{Desk, Status};
use tickmark::ui::actions::{Action, Look};
use tickmark::ui::commands::CommandId;
use tickmark::ui::session::Task;
use tickmark::ui::state::{Overlay, SaveState};

use crate::joining::Colleague;
use crate::stage::{Told, Window, checker};

const CARS: &str = "At least 12 cars";
const DRIVERS: &str = "Two drivers";

fn mark(window: &mut Window, words: &str, key: Key) {
    let desk = &window.session().desk;
    let claim = desk.claims().find(|claim| desk.words(claim).starts_with(words)).unwrap().id.clone();
    window.act(Action::Look(Look::Claim(Some(claim))));
    window.press(key);
}

fn status(desk: &Desk, words: &str) -> Status {
    desk.claims().find(|claim| desk.words(claim).starts_with(words)).unwrap().status
}

/// A window on the article with its cars marked and saved.
fn marked() -> (Window, PathBuf) {
    let mut window = Window::with_article(Told::answering([]));
    mark(&mut window, CARS, Key::Num3);
    window.wait_saved();
    let path = window.path("bridge.tickmark");
    (window, path)
}

/// A cloud folder swaps the project for what a colleague has made of it, who marked the drivers.
fn swap(path: &Path) -> Vec<u8> {
    let copy = path.with_file_name("on its way");
    Colleague::with_copy(path, copy.clone()).mark(DRIVERS, Status::Wrong, "three");
    std::fs::rename(copy, path).unwrap();
    std::fs::read(path).unwrap()
}

fn project_name(window: &Window) -> String {
    window.session().project.as_ref().map_or_else(String::new, tickmark::ui::session::Project::name)
}

#[test]
fn where_a_cloud_folder_swaps_the_file_both_are_kept_and_merged() {
    let (mut window, path) = marked();
    let theirs = swap(&path);
    mark(&mut window, "Saturday", Key::Num3);
    window.wait("both to be kept", |session| session.project.as_ref().is_some_and(|it| it.parted.is_some()));
    window.wait_saved();
    let name = project_name(&window);
    assert!(name.starts_with("bridge (conflict MK "), "{name}");
    assert!(window.shows("Both are kept"));
    assert_eq!(std::fs::read(&path).unwrap(), theirs, "what the other wrote is as it was");
    assert_eq!(
        view(&window.path(&name)).unwrap().desk,
        window.session().desk,
        "what was in memory is on disk"
    );
    mark(&mut window, "Saturday", Key::Num2);
    window.wait_saved();

    window.click("Merge with the other copy…");
    window.wait("what it brings", |session| session.view.overlay == Some(Overlay::Joining));
    window.press(Key::Enter);
    window.wait("the merged piece", |session| {
        session.project.as_ref().is_some_and(|project| project.name().contains("merged"))
    });
    window.wait_saved();
    let desk = &window.session().desk;
    assert_eq!((status(desk, CARS), status(desk, DRIVERS)), (Status::OnAuthor, Status::Wrong));
    assert_eq!(status(desk, "Saturday"), Status::Confirmed);
    assert!(!window.shows("Both are kept"), "that is answered");
}

#[test]
fn coming_back_to_the_window_shows_a_swapped_file_before_anything_is_written() {
    let (mut window, path) = marked();
    let theirs = swap(&path);
    window.harness.event(Event::WindowFocused(true));
    window.wait_shown("Another program has changed bridge.tickmark");
    assert_eq!(window.session().saved, SaveState::Saved, "nothing of this window is missing on the disk");
    window.run(CommandId::MergeCopy);
    window.wait("what it brings", |session| session.joining().is_some());
    window.click("Go on in it");
    window.wait("the file as it is now", |session| status(&session.desk, DRIVERS) == Status::Wrong);
    assert_eq!(
        (project_name(&window).as_str(), &window.session().saved),
        ("bridge.tickmark", &SaveState::Saved)
    );
    assert_eq!(std::fs::read(&path).unwrap(), theirs);
    mark(&mut window, "Saturday", Key::Num3);
    window.wait_saved();
    assert_eq!(view(&path).unwrap().desk, window.session().desk, "work goes on in the same file");
}

#[test]
fn a_copy_that_a_cloud_folder_left_beside_the_project_is_noticed_and_merged() {
    let (window, path) = marked();
    let folder = Arc::clone(&window.folder);
    drop(window);
    let copy = folder.path().join("bridge (Jonas’s conflicted copy 2024-03-04).tickmark");
    Colleague::with_copy(&path, copy).mark(DRIVERS, Status::Wrong, "three");
    let mut window = Window::open(&folder, &[path], Told::answering([]));
    window.wait_shown("another copy of it");
    window.click("Merge with the other copy…");
    window.wait("what it brings", |session| session.joining().is_some());
    window.press(Key::Enter);
    window.wait("the copy, which holds all of it", |session| status(&session.desk, DRIVERS) == Status::Wrong);
}

#[test]
fn a_second_window_reads_only_says_who_writes_and_takes_over_when_the_first_has_gone() {
    let (first, path) = marked();
    let mut second = Window::open(&first.folder, std::slice::from_ref(&path), Told::answering([]));
    second.wait("the project", |session| matches!(session.saved, SaveState::ReadOnly(_)));
    assert!(second.shows("reading only") && second.shows("Save a copy elsewhere…"));
    let mut first = first;
    mark(&mut first, DRIVERS, Key::Num4);
    first.wait_saved();
    drop(first);
    second.wait("the project to be free", |session| session.saved == SaveState::Saved);
    assert!(!second.shows("reading only"));
    assert_eq!(status(&second.session().desk, DRIVERS), Status::Wrong, "with what the first did meanwhile");
    mark(&mut second, "Saturday", Key::Num3);
    second.wait_saved();
    assert_eq!(view(&path).unwrap().desk, second.session().desk);
}

/// Another process that has the project open, and waits.
fn holder(path: &Path) -> Child {
    let child = Command::new(env!("CARGO_BIN_EXE_tickmark"))
        .args(["apply", "--by", "Jonas Brandt"])
        .arg(path)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (lock, end) = (path.with_extension("tickmark.lock"), Instant::now() + Duration::from_secs(20));
    let id = child.id().to_string();
    while !std::fs::read_to_string(&lock).is_ok_and(|words| words.contains(&id)) {
        assert!(Instant::now() < end, "the other process never opened the project");
        std::thread::sleep(Duration::from_millis(5));
    }
    child
}

#[test]
fn a_lock_goes_with_the_process_that_held_it_even_if_that_was_killed() {
    let (window, path) = marked();
    let folder = Arc::clone(&window.folder);
    drop(window);
    let mut child = holder(&path);
    let mut window = Window::open(&folder, std::slice::from_ref(&path), Told::answering([]));
    window.wait("the project", |session| matches!(session.saved, SaveState::ReadOnly(_)));
    assert!(window.shows(&format!("Jonas Brandt has it open (process {})", child.id())));
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(path.with_extension("tickmark.lock").exists(), "the killed process left its mark behind");
    window.wait("the project to be free", |session| session.saved == SaveState::Saved);
    mark(&mut window, DRIVERS, Key::Num4);
    window.wait_saved();
}

#[test]
fn where_no_lock_can_be_put_two_writers_are_kept_apart_all_the_same() {
    let (window, path) = marked();
    let folder = Arc::clone(&window.folder);
    drop(window);
    // A folder in the lock's place: as on a disk that cannot lock.
    std::fs::create_dir(path.with_extension("tickmark.lock")).unwrap();
    let mut one = Window::open(&folder, std::slice::from_ref(&path), Told::answering([]));
    one.wait_shown("cannot be locked here");
    let other = Project::open(&path, &checker()).unwrap();
    assert_eq!(*other.project.access(), Access::Writable);
    drop(other);
    Colleague::at(path.clone()).mark(DRIVERS, Status::Wrong, "three");
    mark(&mut one, "Saturday", Key::Num3);
    one.wait("both to be kept", |session| session.project.as_ref().is_some_and(|it| it.parted.is_some()));
    one.wait_saved();
    assert_eq!(status(&view(&path).unwrap().desk, DRIVERS), Status::Wrong);
    assert_eq!(status(&one.session().desk, "Saturday"), Status::OnAuthor);
}

#[test]
fn what_is_closed_is_backed_up_once_and_restored_beside_it() {
    let (mut window, path) = marked();
    window.press_with(Modifiers::COMMAND, Key::W);
    window.wait("the start page", |session| session.desk.draft().is_none());
    let state = State::at(window.path("state"));
    let end = Instant::now() + Duration::from_secs(20);
    while backups(&state).is_empty() {
        assert!(Instant::now() < end, "no backup was made");
        std::thread::sleep(Duration::from_millis(5));
    }
    let before = std::fs::read(&path).unwrap();
    // The list comes from the disk; what stands below it moves once it is there.
    window.wait_shown("Recent");
    window.harness.run_steps(2);
    window.click("Backups…");
    window.wait("the backups", |session| session.view.overlay == Some(Overlay::Backups));
    assert!(window.shows("Restore bridge of") && window.shows("1 mark"));
    window.press(Key::Enter);
    window.wait("the restored piece", |session| session.desk.draft().is_some());
    let name = project_name(&window);
    assert!(name.starts_with("bridge restored 2024-"), "{name}");
    assert_eq!(status(&window.session().desk, CARS), Status::OnAuthor);
    assert_eq!(std::fs::read(&path).unwrap(), before, "the project itself is as it was");
    window.press_with(Modifiers::COMMAND, Key::W);
    window.act(Action::Open(vec![path.clone()]));
    window.wait("the project", |session| session.desk.draft().is_some());
    let folder = Arc::clone(&window.folder);
    drop(window);
    let kept = backups(&state).into_iter().find(|kept| kept.project == path).unwrap();
    assert_eq!(kept.backups.len(), 1, "nothing has changed since");
    drop(folder);
}

#[test]
fn a_project_that_has_gone_or_is_spoiled_is_offered_from_its_backups() {
    let (window, path) = marked();
    let folder: Arc<TempDir> = Arc::clone(&window.folder);
    drop(window);
    for spoil in [
        |path: &Path| std::fs::write(path, "spoiled").unwrap(),
        |path: &Path| std::fs::remove_file(path).unwrap(),
    ] {
        spoil(&path);
        let mut window = Window::open(&folder, &[], Told::answering([]));
        window.act(Action::Open(vec![path.clone()]));
        window.wait("the offer", |session| {
            session.notices.banners.iter().any(|banner| banner.offers == [CommandId::Backups])
        });
        window.run(CommandId::Backups);
        window.wait("the backups", |session| session.backups().is_some_and(|it| !it.is_empty()));
        // What was restored before was backed up as well when it was closed.
        window.harness.query_all_by_label_contains("Restore bridge of").next().unwrap().click();
        window.wait("the restored piece", |session| session.desk.draft().is_some());
        assert_eq!(status(&window.session().desk, CARS), Status::OnAuthor);
    }
    assert!(path.exists(), "what had gone is back under its name");
}

#[test]
fn where_there_is_no_backup_that_is_said() {
    let mut window = Window::empty();
    window.act(Action::Task(Task::ListBackups));
    window.wait_shown("There are none yet");
    window.press(Key::Escape);
    assert_eq!(window.session().view.overlay, None);
}
