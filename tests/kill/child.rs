//! What the programs do that are to be killed: this test binary, started again.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};
use tickmark::archive::state::{Settings, State};
use tickmark::archive::{self, Project};
use tickmark::desk::{Edit, Entry};
use tickmark::ui::files::{self, Errand};
use tickmark::ui::jobs::Jobs;
use tickmark::ui::writer::{Writer, Written};

use super::ledger::{edit, who};
use crate::desk::{draft, entry};

/// What the child does, where, and in which round.
pub(crate) const ACT: &str = "TICKMARK_TEST_ACT";
pub(crate) const ROUND: &str = "TICKMARK_TEST_ROUND";
const PLACE: &str = "TICKMARK_TEST_PLACE";

/// To write entries as the window does.
pub(crate) const WRITE: &str = "write";
/// To make projects, copies, settings, reports and attachments.
pub(crate) const FILES: &str = "files";

/// To add to a project and back it up, with no room for all backups.
pub(crate) const BACK_UP: &str = "back up";

/// Entries of each project that is made.
pub(crate) const ENTRIES: usize = 40;

pub(crate) fn start(act: &str, place: &Path, round: usize) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::to_be_killed", "--ignored", "--nocapture"])
        .env(ACT, act)
        .env(PLACE, place)
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

pub(crate) fn act(act: &str, round: usize) {
    let place = PathBuf::from(std::env::var_os(PLACE).unwrap());
    match act {
        WRITE => write(&place, round),
        BACK_UP => back_up(&place, round),
        _ => make_files(&place),
    }
}

/// Tells at once, past what would gather lines.
fn tell(words: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{words}").and_then(|()| out.flush()).unwrap();
}

/// The window's own way from an edit to the disk: the desk records, the writing thread stores. Told is how many more
/// are stored.
fn write(path: &Path, round: usize) {
    let opened = files::open(path, &errand(path), &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
    let mut desk = opened.desk;
    let (sender, wakes) = channel();
    let sender: Mutex<Sender<()>> = Mutex::new(sender);
    let mut jobs: Jobs<u8, Written> = Jobs::new(Arc::new(move || sender.lock().unwrap().send(()).unwrap()));
    let writer = Writer::start(opened.store, jobs.post(), |written| written).unwrap();
    tell("");
    let (mut made, mut stored) = (0, 0);
    loop {
        // A hand's breadth ahead of the disk.
        while made < stored + 12 {
            let entry = edit(round, made);
            desk.record(entry.clone()).unwrap();
            writer.append(entry);
            made += 1;
        }
        wakes.recv().unwrap();
        for written in jobs.drain() {
            let Written::Stored(all) = written else { panic!("{written:?}") };
            tell(&format!("stored {}", all - stored));
            stored = all;
        }
    }
}

fn errand(path: &Path) -> Errand {
    let state = State::at(path.with_file_name("state"));
    Errand {
        state,
        who: who(),
        rule: Default::default(),
        now: Timestamp::UNIX_EPOCH,
        clock: || Timestamp::UNIX_EPOCH,
    }
}

/// Adds an entry and backs the project up, over and over; told is how many more entries the last backup holds.
fn back_up(path: &Path, round: usize) {
    /// Room for some fifteen backups.
    const ROOM: u64 = 15;
    let mut project = Project::open(path, &who()).unwrap().project;
    let state = State::at(path.with_file_name("state"));
    let begin = Timestamp::constant(1_723_800_000, 0)
        + SignedDuration::from_secs(25_000) * i32::try_from(round).unwrap();
    tell("");
    for n in 0..3_000 {
        let text = format!("Asked the harbour office, {n} ").repeat(10);
        let edit = Edit::WriteNote { claim: "c1".into(), text };
        project.append(&[entry(&format!("r{round}-{n}"), edit)]).unwrap();
        let most_bytes = ROOM * fs::metadata(path).unwrap().len();
        let now = begin + SignedDuration::from_mins(n);
        archive::back_up(&state, path, now, most_bytes).unwrap().unwrap();
        tell("backed up 1");
    }
}

/// Makes all files that appear whole or not at all, over and over.
fn make_files(folder: &Path) {
    let at = |name: String| folder.join(name);
    let entries = entries();
    let source = at("log.pdf".to_owned());
    fs::write(&source, attached()).unwrap();
    let sum = archive::fingerprint_file(&source, &|_, _| true).unwrap().sha256;
    tell("begun");
    for n in 0.. {
        let project = at(format!("{}-{n}.tickmark", std::process::id()));
        Project::create(&project, Timestamp::UNIX_EPOCH, &entries).unwrap();
        State::at(at("state".to_owned())).save(&settings(n)).unwrap();
        archive::export(&at("report.html".to_owned()), &report(n)).unwrap();
        archive::attach(&project, &source, &sum, &|_, _| true).unwrap();
        let copy = at(format!("copy-{}-{n}.tickmark", std::process::id()));
        let make = || Project::create(&copy, Timestamp::UNIX_EPOCH, &entries);
        archive::attach_all(&project, &copy, &|_, _| true, make).unwrap();
    }
}

fn entries() -> Vec<Entry> {
    let first = entry("e0", Edit::AddDraft { draft: draft(&["“Havørn”", "on Monday", "Three people died"]) });
    std::iter::once(first).chain((1..ENTRIES).map(|n| edit(0, n))).collect()
}

/// A file that takes several writes.
pub(crate) fn attached() -> Vec<u8> {
    (0..400_000_u32).map(|n| (n % 251) as u8).collect()
}

fn settings(n: usize) -> Settings {
    let recent = (0..200).map(|it| format!("/news/{n}/{it}.tickmark").into()).collect();
    Settings { zoom_percent: 100 + (n % 50) as u16, theme: n.to_string(), recent, ..Settings::default() }
}

pub(crate) fn is_settings(found: &Settings) -> bool {
    found.theme.parse().is_ok_and(|n| settings(n) == *found)
}

fn report(n: usize) -> Vec<u8> {
    format!("{n}\n").repeat(30_000 + n % 7).into_bytes()
}

pub(crate) fn is_report(found: &[u8]) -> bool {
    let n = std::str::from_utf8(found).ok().and_then(|it| it.lines().next()?.parse().ok());
    n.is_some_and(|n| report(n) == found)
}
