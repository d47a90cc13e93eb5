//! Any bytes as a project: read without a panic, told in lines, and the same again once it is open.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use tickmark::archive::{Access, Opened, Project};
use tickmark::desk::{Checker, Desk, Edit, Entry};

const HEADER: &str = r#"{"tickmark":1,"id":"p","created":"2024-08-16T09:20:00Z","program":"tickmark 0.1.0""#;

/// Undo steps taken back and done again.
const MOST_STEPS: usize = 24;

/// A project: the first byte says whether the rest is its file, or entries to be numbered and chained as they should be.
pub(super) fn journal(bytes: &[u8]) {
    let Some((form, bytes)) = bytes.split_first() else { return };
    let file = if form % 2 == 0 { bytes.to_vec() } else { chained(bytes) };
    let folder = folder();
    let path = folder.path().join("a.tickmark");
    fs::write(&path, file).unwrap();
    let Some((desk, access)) = open(&path) else { return };
    let again = open(&path).map(|(desk, _)| desk);
    assert!(again.as_ref() == Some(&desk), "opened again, the project holds something else");
    let mut folded = Desk::default();
    for entry in desk.entries() {
        folded
            .record(Entry::clone(entry))
            .unwrap_or_else(|refusal| panic!("the desk is not its fold: {refusal}"));
    }
    assert!(folded == desk, "the desk is not the fold of its entries");
    let whole = folder.path().join("b.tickmark");
    Project::create(&whole, Timestamp::UNIX_EPOCH, desk.entries()).unwrap();
    let copy = Project::open(&whole, &Checker::default()).unwrap();
    assert!(copy.notices.is_empty(), "what was written is not sound: {:?}", copy.notices);
    assert!(copy.desk == desk, "what was written is not what is read");
    drop(copy);
    if access == Access::Writable {
        grow(&path, desk);
    }
}

fn open(path: &Path) -> Option<(Desk, Access)> {
    match Project::open(path, &Checker::default()) {
        Ok(Opened { project, desk, notices }) => {
            for notice in &notices {
                assert!(!notice.to_string().contains('\n'), "{notice:?} is more than a line");
            }
            Some((desk, project.access().clone()))
        }
        Err(why) => {
            assert!(!why.to_string().contains('\n'), "{why:?} is more than a line");
            None
        }
    }
}

/// Takes steps back and does them again, each written; then the file holds what the desk does.
fn grow(path: &Path, before: Desk) {
    let mut opened = Project::open(path, &Checker::default()).unwrap();
    let mut desk = before;
    let first = desk.entries().len();
    for step in 0..MOST_STEPS {
        let (undo, redo) = (desk.undo_step(), desk.redo_step());
        let Some((entry, _)) = (if step < MOST_STEPS / 2 { undo } else { redo }) else { continue };
        let edit = Edit::Undo { entry: entry.clone() };
        let entry = Entry {
            id: format!("fuzz{step}").as_str().into(),
            at: desk.moment_after(Timestamp::UNIX_EPOCH),
            by: Checker::default(),
            edit,
        };
        drop(desk.record(entry));
    }
    opened.project.append(desk.entries().get(first..).unwrap_or_default()).unwrap();
    drop(opened);
    let again = open(path).map(|(desk, _)| desk);
    assert!(again.as_ref() == Some(&desk), "what was added is not read again");
}

/// A folder in memory, where the system has such.
fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

/// A project whose lines are `bytes`, each an object without its brackets, numbered and summed.
fn chained(bytes: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut sum = add(&mut file, "", HEADER.as_bytes());
    for (line, n) in bytes.split(|byte| *byte == b'\n').zip(1..) {
        let body = [format!("{{\"n\":{n},\"id\":\"e{n}\",\"at\":\"2024-08-16T09:20:00Z\",\"by\":{{\"name\":\"A\",\"initials\":\"A\"}},\"edit\":").as_bytes(), line].concat();
        sum = add(&mut file, &sum, &body);
    }
    file
}

/// Adds a line of this body; its sum.
fn add(file: &mut Vec<u8>, before: &str, body: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(b"\n");
    hash.update(body);
    let sum = hash.finalize().iter().fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").unwrap();
        digits
    });
    file.extend_from_slice(body);
    file.extend_from_slice(format!(",\"sum\":\"{sum}\"}}\n").as_bytes());
    sum
}
