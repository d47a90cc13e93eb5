//! Programs killed at random moments while they write: what they said was on disk is there, and nothing is half there.
//!
//! `TICKMARK_KILLS` says how many times each; `scripts/kill.sh` does it a thousand times. One project is killed over and
//! over, so that what a kill might leave would add up.

mod child;
mod ledger;

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tickmark::archive::state::{FOLDER_VARIABLE, Settings, State};
use tickmark::archive::{Notice, Project, backups, restore, view};
use tickmark::desk::Edit;

use self::child::{ACT, BACK_UP, FILES, ROUND, WRITE};
use self::ledger::{Chance, Ledger, who};
use crate::desk::{draft, entry};

/// The kills of one project; after that another is begun, for opening to stay quick.
const KILLS_OF_ONE: usize = 60;

fn n_kills() -> usize {
    std::env::var("TICKMARK_KILLS").ok().and_then(|it| it.parse().ok()).unwrap_or(20)
}

/// Comes back once the program is gone, and says how many entries it acknowledged.
type Acknowledged = Box<dyn FnOnce() -> usize>;

/// What became of the kills.
#[derive(Debug, Default)]
struct Tally {
    kills: usize,
    /// Entries that were answered.
    acknowledged: usize,
    /// Kills after which more was on disk than had been answered.
    under_way: usize,
    /// Kills that left half a line.
    torn: usize,
}

impl Tally {
    fn in_words(&self) -> String {
        let Self { kills, acknowledged, under_way, torn } = self;
        format!(
            "{kills} kills, {acknowledged} entries acknowledged and all there; {under_way} kills with a write under \
             way, of them {torn} in the middle of a line"
        )
    }
}

/// When the program is killed.
enum Moment {
    /// So long after its first answer.
    After(Duration),
    /// Once its file has grown by so many bytes.
    Grown(u64),
}

impl Moment {
    fn any(chance: &mut Chance) -> Self {
        if chance.of(2) == 0 {
            Self::After(Duration::from_micros(chance.of(12_000)))
        } else {
            Self::Grown(1 + chance.of(60_000))
        }
    }

    fn wait(&self, path: &Path, child: &mut Child) {
        /// A program that is slower than this is killed all the same.
        const PATIENCE: Duration = Duration::from_secs(10);
        let len = || fs::metadata(path).map_or(0, |it| it.len());
        let (begun, begin) = (len(), Instant::now());
        // The file's first growth is the sign that it writes; sleeping would miss the moment.
        let is_over = |bytes: u64| len() >= begun + bytes || begin.elapsed() > PATIENCE;
        match self {
            Self::After(time) => {
                while !is_over(1) {}
                thread::sleep(*time);
            }
            Self::Grown(bytes) => while !is_over(*bytes) {},
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }
}

fn begin(folder: &Path, n: usize) -> Ledger {
    let path = folder.join(format!("ferry-{n}.tickmark"));
    let first = entry("e0", Edit::AddDraft { draft: draft(&["“Havørn”", "on Monday", "Three people died"]) });
    Project::create(&path, Timestamp::UNIX_EPOCH, &[first]).unwrap();
    Ledger::of(path)
}

/// Kills what `start` starts over and over; each must acknowledge the entries of its round in their order.
fn kill(what: &str, start: impl Fn(&Path, usize) -> (Child, Acknowledged)) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut chance = Chance::of_seed(7);
    let mut tally = Tally::default();
    let mut ledger = begin(folder.path(), 0);
    for round in 0..n_kills() {
        if round > 0 && round % KILLS_OF_ONE == 0 {
            ledger = begin(folder.path(), round);
        }
        let (mut child, acknowledged) = start(&ledger.path, round);
        Moment::any(&mut chance).wait(&ledger.path, &mut child);
        let acknowledged = acknowledged();
        let found = ledger.check(round, acknowledged);
        tally.kills += 1;
        tally.acknowledged += acknowledged;
        tally.under_way += usize::from(found.more > 0 || found.is_torn);
        tally.torn += usize::from(found.is_torn);
    }
    let litter: Vec<PathBuf> = fs::read_dir(folder.path())
        .unwrap()
        .map(|it| it.unwrap().path())
        .filter(|it| it.extension().is_none_or(|ending| ending != "tickmark" && ending != "damaged"))
        .collect();
    assert!(litter.is_empty(), "{litter:?}");
    assert!(tally.acknowledged > 0);
    format!("{what}: {}", tally.in_words())
}

#[test]
fn what_apply_acknowledged_survives_every_kill() {
    let told = kill("tickmark apply", |path, round| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tickmark"))
            .args(["apply".as_ref(), path.as_os_str()])
            .env(FOLDER_VARIABLE, path.with_file_name("state"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        // Until the pipe breaks: with it the program has gone.
        beside(move || {
            for n in 0.. {
                let line = ledger::line(&ledger::edit(round, n));
                if writeln!(input, "{line}").and_then(|()| input.flush()).is_err() {
                    return;
                }
            }
        });
        let answers = counted(&mut child, |line| {
            assert!(line.starts_with("{\"ok\":"), "{line}");
            Some(1)
        });
        (child, answers)
    });
    println!("{told}");
}

#[test]
fn what_the_windows_writer_stored_survives_every_kill() {
    let told = kill("the window's writer", |path, round| {
        let mut child = child::start(WRITE, path, round);
        let stored = counted(&mut child, |line| line.strip_prefix("stored ").map(|n| n.parse().unwrap()));
        (child, stored)
    });
    println!("{told}");
}

/// Does `work` on a thread of its own.
fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> JoinHandle<T> {
    thread::Builder::new().spawn(work).unwrap()
}

/// Adds up what a program acknowledges, until it is gone.
fn counted(child: &mut Child, of: impl Fn(&str) -> Option<usize> + Send + 'static) -> Acknowledged {
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let reader = beside(move || {
        let (mut sum, mut line) = (0, String::new());
        // Half an answer at the end is none.
        while output.read_line(&mut line).unwrap() > 0 && line.ends_with('\n') {
            sum += of(line.trim_end()).unwrap_or(0);
            line.clear();
        }
        sum
    });
    Box::new(move || reader.join().unwrap())
}

#[test]
fn what_is_written_whole_is_old_or_new_after_every_kill() {
    let folder = tempfile::tempdir().unwrap();
    let mut chance = Chance::of_seed(11);
    let mut unfinished = 0;
    for round in 0..n_kills() {
        let mut child = child::start(FILES, folder.path(), round);
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while line.trim_end() != "begun" {
            line.clear();
            assert!(output.read_line(&mut line).unwrap() > 0, "the child has gone");
        }
        thread::sleep(Duration::from_micros(chance.of(25_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        unfinished += check_files(folder.path());
    }
    println!("files written whole: {} kills, {unfinished} left something unfinished, none half", n_kills());
}

#[test]
fn no_kill_leaves_half_a_backup_or_takes_the_last_one() {
    /// The kills of one project: a backup is as long as all of it.
    const KILLS_OF_ONE: usize = 12;
    let folder = tempfile::tempdir().unwrap();
    let mut chance = Chance::of_seed(13);
    let (mut backed_up, mut unfinished, mut promised, mut path) = (0, 0, 0, PathBuf::new());
    for round in 0..n_kills() {
        if round % KILLS_OF_ONE == 0 {
            (path, promised) = (begin(folder.path(), round).path, 0);
        }
        let before = ids_in(&path).len();
        let mut child = child::start(BACK_UP, &path, round);
        let told = counted(&mut child, |line| line.strip_prefix("backed up ").map(|n| n.parse().unwrap()));
        Moment::After(Duration::from_micros(chance.of(40_000))).wait(&path, &mut child);
        let told = told();
        backed_up += told;
        // What was added and not backed up any more is the next backup's.
        promised = if told > 0 { before + told } else { promised };
        unfinished += check_backups(folder.path(), &path, promised);
    }
    let kills = n_kills();
    println!(
        "backups: {kills} kills, {backed_up} made and the last always there; {unfinished} kills left one unfinished"
    );
    assert!(backed_up > 0);
}

fn ids_in(path: &Path) -> Vec<String> {
    view(path).unwrap().desk.entries().iter().map(|entry| entry.id.0.clone()).collect()
}

/// Holds the backups of the project at `path` against the project, of which the last must have `least` entries; whether
/// one was left unfinished.
fn check_backups(folder: &Path, path: &Path, least: usize) -> usize {
    let opened = Project::open(path, &who()).unwrap();
    assert!(opened.notices.iter().all(|it| matches!(it, Notice::Torn { .. } | Notice::Kept(_))));
    drop(opened);
    let (state, project) = (State::at(folder.join("state")), ids_in(path));
    let kept = backups(&state);
    for other in kept.iter().filter(|it| it.project != path) {
        assert!(
            view(&other.backups[0].path).unwrap().notices.is_empty(),
            "the last one of each project stays"
        );
    }
    let Some(own) = kept.iter().find(|it| it.project == path) else {
        assert_eq!(least, 0, "all backups have gone");
        return 0;
    };
    for backup in &own.backups {
        let viewed = view(&backup.path).unwrap();
        assert_eq!(viewed.notices, [], "{}", backup.path.display());
        let ids: Vec<_> = viewed.desk.entries().iter().map(|entry| &entry.id.0).collect();
        assert!(ids.iter().zip(&project).all(|(one, other)| *one == other) && ids.len() <= project.len());
    }
    let last = &own.backups[0];
    assert!(ids_in(&last.path).len() >= least, "{least} entries were backed up");
    let restored = restore(&state, &last.path, path, &Timestamp::UNIX_EPOCH.to_zoned(TimeZone::UTC)).unwrap();
    assert_eq!(fs::read(&restored).unwrap(), fs::read(&last.path).unwrap());
    fs::remove_file(restored).unwrap();
    let litter = fs::read_dir(last.path.parent().unwrap()).unwrap().map(|it| it.unwrap().path());
    let litter: Vec<_> = litter.filter(|it| it.to_string_lossy().ends_with(".unfinished")).collect();
    for path in &litter {
        fs::remove_file(path).unwrap();
    }
    usize::from(!litter.is_empty())
}

/// Every file is whole; what is not has a name that says so, and is taken away. Whether there was any.
fn check_files(folder: &Path) -> usize {
    let (settings, told) = State::at(folder.join("state")).load();
    assert_eq!(told, None);
    assert!(settings == Settings::default() || child::is_settings(&settings));
    let report = fs::read(folder.join("report.html")).unwrap_or_default();
    assert!(report.is_empty() || child::is_report(&report), "half a report of {} bytes", report.len());
    let mut unfinished = 0;
    for path in fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.contains(".unfinished") {
            unfinished = 1;
            drop(fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path)));
        } else if name.ends_with(".tickmark") {
            let opened = Project::open(&path, &who()).unwrap();
            let is_whole =
                opened.notices == [] as [Notice; 0] && opened.desk.entries().len() == child::ENTRIES;
            assert!(is_whole, "{name}: {:?}", opened.notices);
            drop(opened);
            fs::remove_file(&path).unwrap();
        } else if name.ends_with("-files") {
            for kept in fs::read_dir(&path).unwrap().map(|it| it.unwrap().path()) {
                let is_unfinished = kept.to_string_lossy().ends_with(".unfinished");
                assert!(is_unfinished || fs::read(&kept).unwrap() == child::attached());
            }
            fs::remove_dir_all(&path).unwrap();
        }
    }
    unfinished
}

#[test]
#[ignore = "is started by the tests above, to be killed"]
fn to_be_killed() {
    if let (Ok(act), Ok(round)) = (std::env::var(ACT), std::env::var(ROUND)) {
        child::act(&act, round.parse().unwrap());
    }
}
