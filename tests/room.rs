//! A project that is nearly as long as can be opened again: what would go beyond is refused in one line, and all else
//! goes on.

use std::fs;

use jiff::Timestamp;
use serde_json::Value;
use tickmark::archive::{ArchiveError, MOST_PROJECT_BYTES, Project, most_bytes_of};
use tickmark::cli::apply::apply_to;
use tickmark::desk::{Checker, Edit, Entry};

use crate::desk::{draft, entry};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn note(n: usize, len: usize) -> Entry {
    entry(&format!("e{n}"), Edit::WriteNote { claim: "c1".into(), text: "ö".repeat(len) })
}

fn first() -> Entry {
    entry("e0", Edit::AddDraft { draft: draft(&["“Havørn”"]) })
}

/// A project that has room for a thousand bytes more.
fn nearly_full() -> (tempfile::TempDir, tickmark::archive::Opened) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ferry.tickmark");
    Project::create(&path, NOW, &[first()]).unwrap();
    let mut opened = Project::open(&path, &Checker::default()).unwrap();
    let len = fs::metadata(&path).unwrap().len();
    assert_eq!(opened.project.room(), MOST_PROJECT_BYTES - len);
    opened.project.limit_to(len + 1_000);
    (folder, opened)
}

#[test]
fn a_line_is_no_longer_than_is_reckoned() {
    let (_folder, mut opened) = nearly_full();
    for entry in [note(1, 0), note(2, 100)] {
        let before = opened.project.room();
        opened.project.append(std::slice::from_ref(&entry)).unwrap();
        let (taken, reckoned) = (before - opened.project.room(), most_bytes_of(&entry));
        assert!(taken <= reckoned && reckoned <= taken + 20, "{taken} bytes, reckoned as {reckoned}");
    }
}

#[test]
fn nothing_is_written_beyond_what_can_be_opened_again() {
    let (folder, mut opened) = nearly_full();
    let refused = opened.project.append(&[note(1, 10), note(2, 600)]).unwrap_err();
    assert!(matches!(refused, ArchiveError::Full(_)));
    let told = refused.to_string();
    assert!(told.starts_with("the project would be longer than 256 MB") && !told.contains('\n'), "{told}");
    opened.project.append(&[note(3, 10)]).unwrap();
    drop(opened);
    let again = Project::open(&folder.path().join("ferry.tickmark"), &Checker::default()).unwrap();
    assert_eq!(
        (again.desk.entries().len(), again.notices.len()),
        (2, 0),
        "all or none of what comes at once"
    );
}

#[test]
fn apply_refuses_the_edit_that_has_no_room_and_goes_on() {
    let (folder, opened) = nearly_full();
    let line = |Entry { id, edit, .. }: Entry| format!("{}\n", serde_json::json!({"id": id, "edit": edit}));
    let lines: String = [note(1, 10), note(2, 600), note(3, 10), note(1, 10)].map(line).concat();
    let mut answers = Vec::new();
    let applied = apply_to(opened, lines.as_bytes(), &mut answers, &Checker::default(), || NOW).unwrap();
    assert_eq!(applied.refused, 1);
    let answers: Vec<Value> =
        serde_json::Deserializer::from_slice(&answers).into_iter().collect::<Result<_, _>>().unwrap();
    let oks: Vec<Option<u64>> = answers.iter().map(|answer| answer["ok"].as_u64()).collect();
    assert_eq!(oks, [Some(2), None, Some(3), Some(2)], "{answers:?}");
    let why = answers[1]["error"].as_str().unwrap();
    assert!(why.contains("longer than 256 MB") && !why.contains('\n'), "{why}");
    let again = Project::open(&folder.path().join("ferry.tickmark"), &Checker::default()).unwrap();
    assert_eq!(again.desk.entries().len(), 3);
}

#[cfg(feature = "window")]
#[test]
fn the_window_refuses_the_edit_that_has_no_room_and_keeps_the_rest() {
    use tickmark::archive::state::Settings;
    use tickmark::ui::session::{self, Session};
    use tickmark::ui::state::SaveState;

    let (_folder, opened) = nearly_full();
    let mut session = Session::new(Settings::default(), || NOW);
    let project = session::Project { room: Some(opened.project.room()), ..session::Project::default() };
    session.lay_out(opened.desk, project, SaveState::Saved);
    let desk = session.desk.clone();
    assert!(!session.record(note(1, 600).edit));
    assert_eq!(session.desk, desk, "nothing has changed");
    let told = &session.notices.toasts.last().unwrap().text;
    assert!(told.starts_with("The project would be longer than 256 MB"), "{told}");
    assert!(session.record(note(2, 100).edit));
    assert!(!session.record(note(3, 350).edit), "what was written has taken its room");
    assert!(session.record(note(4, 1).edit));
    assert_eq!(session.desk.entries().len(), desk.entries().len() + 2);
}
