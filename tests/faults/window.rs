//! The window on a disk that fails: work goes on in memory, which it says, and all is on disk once the disk is well.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::mpsc::channel;
use std::time::Duration;

use eframe::egui::Key;
use tickmark::archive::Project;
use tickmark::archive::calls::{Call, Verdict, behind};
use tickmark::desk::{Entry, Status};
use tickmark::ui::commands::CommandId;
use tickmark::ui::jobs::Jobs;
use tickmark::ui::state::SaveState;
use tickmark::ui::writer::{Refusal, Store, Writer, Written};

use super::disk::{EACCES, EIO, ENOSPC, EROFS};
use super::{NOW, first, ids, note, who};
use crate::stage::{Told, Window};

/// Whether a call fails.
type Fails = fn(Call) -> bool;

/// A project on a disk that answers one kind of call with an error, while there is one.
struct Failing {
    project: Project,
    fails: Fails,
    error: Arc<AtomicI32>,
}

impl Store for Failing {
    fn append(&mut self, entries: &[Entry]) -> Result<(), Refusal> {
        let Self { project, fails, error } = self;
        let (fails, error) = (*fails, Arc::clone(error));
        let gate = move |call, _: &std::path::Path| match error.load(Ordering::SeqCst) {
            number if number != 0 && fails(call) => Verdict::Fail(std::io::Error::from_raw_os_error(number)),
            _ => Verdict::Go,
        };
        behind(gate, || project.append(entries))
            .map(|_| ())
            .map_err(|error| Refusal { why: error.to_string(), has_changed: false })
    }
}

/// The longest that anything is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn the_writer_keeps_what_the_disk_refuses_and_stores_it_once_it_can() {
    let cases: [(Fails, i32, bool); 5] = [
        (|call| matches!(call, Call::Write(_)), ENOSPC, true),
        (|call| call == Call::Sync, EIO, true),
        (|call| call == Call::Look, EACCES, true),
        (|call| call == Call::Cut || matches!(call, Call::Write(_)), EROFS, true),
        // It also tries again unasked.
        (|call| call == Call::Sync, ENOSPC, false),
    ];
    for (fails, number, is_asked) in cases {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ferry.tickmark");
        Project::create(&path, NOW, &[first()]).unwrap();
        let project = Project::open(&path, &who()).unwrap().project;
        let error = Arc::new(AtomicI32::new(number));
        let store = Box::new(Failing { project, fails, error: Arc::clone(&error) });
        let (sender, told) = channel();
        let jobs: Jobs<u8, ()> = Jobs::new(Arc::new(|| ()));
        let sender = std::sync::Mutex::new(sender);
        let writer =
            Writer::start(store, jobs.post(), move |written| sender.lock().unwrap().send(written).unwrap());
        let mut writer = writer.unwrap();
        writer.append(note(1));
        let Written::Refused(why) = told.recv_timeout(PATIENCE).unwrap() else { panic!("stored") };
        assert!(why.starts_with("saving failed (") && !why.contains('\n'), "{why}");
        writer.append(note(2));
        writer.append(note(3));
        error.store(0, Ordering::SeqCst);
        if is_asked {
            writer.retry();
        }
        while told.recv_timeout(PATIENCE).unwrap() != Written::Stored(3) {}
        writer.finish();
        drop(writer);
        assert_eq!(ids(&path, &why), ["e0", "e1", "e2", "e3"]);
    }
}

#[test]
fn a_project_that_vanished_and_came_back_gets_what_was_marked_meanwhile() {
    let mut window = Window::with_article(Told::answering([]));
    window.wait_saved();
    let (path, away): (PathBuf, PathBuf) = (window.path("bridge.tickmark"), window.path("away"));
    fs::rename(&path, &away).unwrap();
    window.make_claim();
    window.press(Key::Num2);
    window.wait("the refusal", |session| matches!(session.saved, SaveState::Failed(_)));
    for words in ["NOT saved", "only kept in memory", "Try saving again", "Save a copy", "Quit without"] {
        assert!(window.shows(words), "{words}");
    }
    window.press(Key::Num5);
    assert_eq!(window.session().claim().unwrap().status, Status::Disputed, "work goes on in memory");
    fs::rename(&away, &path).unwrap();
    window.run(CommandId::RetrySave);
    window.wait_saved();
    assert!(!window.shows("NOT saved"));
    let folder = Arc::clone(&window.folder);
    drop(window);
    let mut window = Window::open(&folder, &[path], Told::answering([]));
    window.wait("the project", |session| session.desk.draft().is_some());
    let disputed = window.session().desk.claims().filter(|claim| claim.status == Status::Disputed).count();
    assert_eq!(disputed, 1);
}
