//! What one edit, a summary, an opening and a saved mark cost, with 10 and with 10,000 claims: `cargo bench --bench desk`.
//!
//! Timed is the named call alone; articles and entries are made before. The ratio tells whether the cost grows with
//! the article: an edit must stay at 1.2 at most.
//!
//! Invariant: measures, asserts nothing.

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::time::{Duration, Instant};

use jiff::{Timestamp, civil::date};
use tickmark::archive::Project;
use tickmark::article::{About, Format, PublishedFrom};
use tickmark::desk::{
    Checker, Desk, Edit, Entry, EntryId, Filter, NewClaim, NewDraft, NewSentence, Status, fingerprint,
};
use tickmark::extract::Reading;
use tickmark::text::CharSpan;

const EDITS: usize = 10_000;
const SENTENCE: &str = "Some 1,200 people fled on Monday, the mayor told reporters in the harbour. ";

/// What the calls cost on one desk.
#[derive(Default)]
struct Costs(Vec<(&'static str, Duration)>);

fn main() {
    let (few, many) = (costs(10), costs(10_000));
    let mut table = format!("{:<42}{:>14}{:>16}{:>8}\n", "", "10 claims", "10,000 claims", "ratio");
    for ((name, few), (_, many)) in few.0.iter().zip(&many.0) {
        let ratio = many.as_secs_f64() / few.as_secs_f64();
        // Writing to a string cannot fail.
        _ = writeln!(table, "{name:<42}{:>14}{:>16}{ratio:>8.2}", in_micros(*few), in_micros(*many));
    }
    // Where nobody listens there is nothing to tell.
    std::io::stdout().write_all(table.as_bytes()).unwrap_or_default();
}

fn in_micros(time: Duration) -> String {
    format!("{:.1} µs", time.as_secs_f64() * 1e6)
}

fn costs(n: usize) -> Costs {
    let mut costs = Costs::default();
    let mut desk = Desk::default();
    let first = entry(0, Edit::AddDraft { draft: draft(n) });
    costs.time("take in the article", 1, || desk.record(first.clone()).map(drop));
    let marks: Vec<Entry> = (1..=EDITS).map(|i| entry(i, mark(i % n))).collect();
    let mut next = marks.iter().cloned();
    costs.time("record an edit", EDITS, || next.next().map(|entry| desk.record(entry).map(drop)));
    costs.time("count the work", 20, || desk.summary());
    let filter = Filter { text: "monday".to_owned(), ..Filter::default() };
    costs.time("search the claims", 20, || desk.shown(&filter));

    let Ok(folder) = tempfile::tempdir() else { return costs };
    let path = folder.path().join("bench.tickmark");
    let made = Project::create(&path, Timestamp::UNIX_EPOCH, desk.entries());
    assert!(made.is_ok(), "the project cannot be made");
    costs.time("open a project of 10,000 edits", 3, || Project::open(&path, &Checker::default()).is_ok());
    if let Ok(mut opened) = Project::open(&path, &Checker::default()) {
        costs.time("bring a mark to disk", 20, || opened.project.append(&marks[..1]).is_ok());
    }
    costs
}

impl Costs {
    /// Notes what one of `times` calls costs on average.
    fn time<T>(&mut self, name: &'static str, times: usize, mut call: impl FnMut() -> T) {
        let start = Instant::now();
        for _ in 0..times {
            black_box(call());
        }
        self.0.push((name, start.elapsed() / times as u32));
    }
}

fn id(n: usize) -> String {
    format!("00000000-0000-4000-8000-{n:012}")
}

fn entry(n: usize, edit: Edit) -> Entry {
    let by = Checker { name: "Maria Keller".to_owned(), initials: "MK".to_owned() };
    Entry { id: EntryId(id(n)), at: Timestamp::UNIX_EPOCH, by, edit }
}

fn mark(claim: usize) -> Edit {
    Edit::SetStatus { claim: id(claim).as_str().into(), status: Status::Confirmed, reason: String::new() }
}

/// An article of `n` sentences with a claim in each.
fn draft(n: usize) -> NewDraft {
    let text = SENTENCE.repeat(n);
    let place = |i: usize, len| CharSpan { start: i * SENTENCE.len(), end: i * SENTENCE.len() + len };
    let claim = |i| NewClaim {
        id: id(i).as_str().into(),
        span: place(i, 17),
        text: "Some 1,200 people".to_owned(),
        reading: Reading::Statement {},
        rule: "statement".to_owned(),
        why: "hedge + number + counted noun".to_owned(),
        ties: Vec::new(),
    };
    NewDraft {
        id: "d".into(),
        name: "bench.txt".to_owned(),
        sha256: fingerprint(&text),
        text,
        published: date(2024, 8, 16),
        published_from: PublishedFrom::Given,
        format: Format::Plain,
        paragraphs: Vec::new(),
        dateline: None,
        about: About::default(),
        annotations: Vec::new(),
        attachments: Vec::new(),
        sentences: (0..n)
            .map(|i| NewSentence { span: place(i, SENTENCE.len() - 1), checkable: true })
            .collect(),
        claims: (0..n).map(claim).collect(),
    }
}
