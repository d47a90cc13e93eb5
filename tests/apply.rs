//! `tickmark apply`: every line is answered, in order, once it is on disk.

use std::cell::RefCell;
use std::fs;
use std::io::{self, BufRead as _, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::rc::Rc;

use jiff::Timestamp;
use serde_json::{Value, json};
use tickmark::archive::{Access, Project};
use tickmark::cli::apply::{ApplyError, apply};
use tickmark::desk::{Checker, Edit, Status};

use crate::desk::{draft, entry};

fn project() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ferry.tickmark");
    let first = entry("e0", Edit::AddDraft { draft: draft(&["“Havørn”", "on Monday"]) });
    Project::create(&path, Timestamp::UNIX_EPOCH, &[first]).unwrap();
    (folder, path)
}

fn who() -> Checker {
    Checker { name: "Jonas Brandt".to_owned(), initials: "JB".to_owned() }
}

fn answers(path: &Path, input: &[u8]) -> Vec<Value> {
    let mut output = Vec::new();
    apply(path, input, &mut output, &who(), || Timestamp::UNIX_EPOCH).unwrap();
    output
        .split(|b| *b == b'\n')
        .filter(|l| !l.is_empty())
        .map(|l| serde_json::from_slice(l).unwrap())
        .collect()
}

#[test]
fn stet_needs_a_reason_but_is_read_without_one_where_it_was_written_before() {
    let (_folder, path) = project();
    let stet = r#"{"do":"resolve","claim":"c1","resolution":"stet"}"#;
    let because = r#"{"do":"resolve","claim":"c1","resolution":"stet","reason":"as on the deed"}"#;
    let group = format!(r#"{{"do":"group","edits":[{stet}]}}"#);
    let answers = answers(&path, [stet, &group, because].join("\n").as_bytes());
    for answer in answers.iter().take(2) {
        let told = answer["error"].as_str().unwrap();
        assert_eq!(told, "a decision to let words stand needs a reason: say why (c1)");
    }
    assert_eq!(answers[2]["ok"], 2);
    let old = path.with_file_name("old.tickmark");
    let entries =
        [entry("e0", Edit::AddDraft { draft: draft(&["on Monday"]) }), entry("e1", crate::desk::edit(stet))];
    Project::create(&old, Timestamp::UNIX_EPOCH, &entries).unwrap();
    let opened = Project::open(&old, &who()).unwrap();
    let claim = opened.desk.claims().next().unwrap();
    assert_eq!((claim.resolution, opened.notices.len()), (tickmark::desk::Resolution::Stet, 0));
}

const WRONG: &str = r#"{"do":"set_status","claim":"c1","status":"wrong"}"#;

#[test]
fn every_form_of_line_is_taken_and_bad_lines_are_answered_too() {
    let (_folder, path) = project();
    let input = [
        WRONG,
        "",
        r#"{"id":"mine","at":"2024-08-16T09:00:00Z","by":{"name":"Maria Keller"},"edit":{"do":"write_note","claim":"c2","text":"x"}}"#,
        "no json",
        r#"{"do":"set_status","claim":"c9","status":"wrong"}"#,
        r#"{"do":"set_status","claim":"c1","status":"certain"}"#,
        r#"{"edit":{"do":"bring_back","claim":"c1"},"bye":{}}"#,
        r#"{"n":77,"id":"j","at":"2024-08-16T09:00:00Z","by":{},"edit":{"do":"set_aside","claim":"c2"},"sum":"00"}"#,
        r#"{"id":"mine","edit":{"do":"write_note","claim":"c2","text":"y"}}"#,
    ]
    .join("\r\n");
    let answers = answers(&path, input.as_bytes());
    let oks: Vec<_> = answers.iter().map(|answer| answer["ok"].as_u64()).collect();
    assert_eq!(oks, [Some(2), Some(3), None, None, None, None, Some(4), Some(3)]);
    let errors: Vec<_> = answers.iter().filter_map(|answer| answer["line"].as_u64()).collect();
    assert_eq!(errors, [4, 5, 6, 7]);
    assert_eq!(answers[3]["error"], json!("the project has no such claim: name one of its own (c9)"));
    let desk = Project::open(&path, &who()).unwrap().desk;
    let claim = desk.claim(&"c1".into()).unwrap();
    assert_eq!((claim.status, &claim.marked.as_ref().unwrap().by), (Status::Wrong, &who()));
    assert_eq!(desk.tray().next().unwrap().note, "x");
}

#[test]
fn sending_everything_again_changes_nothing() {
    let (_folder, path) = project();
    let line = r#"{"id":"a","edit":{"do":"set_status","claim":"c1","status":"wrong"}}"#;
    assert_eq!(answers(&path, line.as_bytes()), [json!({"ok": 2})]);
    let once = fs::read(&path).unwrap();
    assert_eq!(answers(&path, line.as_bytes()), [json!({"ok": 2})]);
    assert_eq!(fs::read(&path).unwrap(), once);
}

/// Gives one line at a time, and each only when the line before has been answered and stands in the file.
struct Patient {
    lines: Vec<String>,
    given: usize,
    answers: Rc<RefCell<Vec<u8>>>,
    path: PathBuf,
}

impl Read for Patient {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let answered = self.answers.borrow().split(|b| *b == b'\n').count() - 1;
        assert_eq!(answered, self.given, "an answer is held back");
        assert_eq!(fs::read_to_string(&self.path).unwrap().lines().count(), 2 + self.given);
        let Some(line) = self.lines.get(self.given) else { return Ok(0) };
        self.given += 1;
        into[..line.len()].copy_from_slice(line.as_bytes());
        Ok(line.len())
    }
}

struct Shared(Rc<RefCell<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn no_answer_waits_for_more_input() {
    let (_folder, path) = project();
    let answers = Rc::new(RefCell::new(Vec::new()));
    let lines = vec![format!("{WRONG}\n"); 3];
    let input = Patient { lines, given: 0, answers: Rc::clone(&answers), path: path.clone() };
    apply(&path, input, Shared(answers), &who(), || Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(Project::open(&path, &who()).unwrap().desk.entries().len(), 4);
}

/// Gives one line, has another program spoil the project, and gives another.
struct Spoiler(usize, PathBuf);

impl Read for Spoiler {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.0 += 1;
        if self.0 == 2 {
            fs::write(&self.1, "spoilt\n").unwrap();
        }
        let line = format!("{WRONG}\n");
        into[..line.len()].copy_from_slice(line.as_bytes());
        Ok(line.len())
    }
}

#[test]
fn what_cannot_be_written_is_not_answered_ok() {
    let (_folder, path) = project();
    let mut output = Vec::new();
    let result = apply(&path, Spoiler(0, path.clone()), &mut output, &who(), || Timestamp::UNIX_EPOCH);
    assert!(matches!(result, Err(ApplyError::Project(_))));
    let output = String::from_utf8(output).unwrap();
    let answers: Vec<&str> = output.lines().collect();
    assert_eq!(answers[0], r#"{"ok":2}"#);
    assert!(answers[1].contains("another program has changed"), "{}", answers[1]);
    assert_eq!(fs::read_to_string(&path).unwrap(), "spoilt\n");
}

#[test]
fn what_was_answered_survives_the_death_of_the_program() {
    let (_folder, path) = project();
    let state = path.with_file_name("state");
    let mut program = Command::new(env!("CARGO_BIN_EXE_tickmark"))
        .args(["apply".as_ref(), path.as_os_str()])
        .env("TICKMARK_STATE_DIR", state)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = program.stdin.take().unwrap();
    let mut output = io::BufReader::new(program.stdout.take().unwrap()).lines();
    for n in 2..7 {
        writeln!(input, "{WRONG}").unwrap();
        assert_eq!(output.next().unwrap().unwrap(), format!("{{\"ok\":{n}}}"));
    }
    program.kill().unwrap();
    program.wait().unwrap();
    let opened = Project::open(&path, &who()).unwrap();
    assert_eq!((opened.desk.entries().len(), opened.notices.as_slice()), (6, &[][..]));
    assert_eq!(*opened.project.access(), Access::Writable, "its lock went with it");
}

#[test]
fn a_project_in_use_is_refused_in_one_line() {
    let (_folder, path) = project();
    let held = Project::open(&path, &who()).unwrap();
    let error = apply(&path, WRONG.as_bytes(), io::sink(), &who(), || Timestamp::UNIX_EPOCH).unwrap_err();
    assert!(
        error.to_string().starts_with("nothing can be written here, because it is open here already"),
        "{error}"
    );
    drop(held);
}
