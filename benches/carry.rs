//! What it costs to bring the marks of a long article over to its next draft: `cargo bench --bench carry`.
//!
//! Timed are finding the claims of the new draft, working out what became of the old ones, and putting that on the desk;
//! the last two together must take at most three times as long as the first. The text is dense in claims, so that 1 MB
//! holds more than 10,000.
//!
//! Invariant: measures, asserts nothing.

#![expect(clippy::panic, reason = "a benchmark tells why it has no figures")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::time::{Duration, Instant};

use jiff::{Timestamp, civil::date};
use tickmark::article::{Article, Dates, read};
use tickmark::desk::{Checker, Desk, Edit, Entry, EntryId, NewDraft, Status};
use tickmark::extract::extract;

#[path = "extract/news.rs"]
mod news;

const TIMES: usize = 3;

fn main() {
    let mut table = format!(
        "{:<10}{:<22}{:>9}{:>12}{:>12}{:>12}{:>8}\n",
        "text", "edits", "claims", "extract", "align", "record", "ratio"
    );
    for bytes in [10_000, 100_000, 1_000_000] {
        let article = news::article(bytes, 7);
        for (name, every) in [("none but one", usize::MAX), ("1 paragraph in 20", 20), ("every paragraph", 1)]
        {
            row(&mut table, &article, name, every);
        }
    }
    // Where nobody listens there is nothing to tell.
    std::io::stdout().write_all(table.as_bytes()).unwrap_or_default();
}

fn row(table: &mut String, article: &Article, name: &str, every: usize) {
    let desk = checked(article);
    let new = edited(article, every);
    let extracting = time(|| extract(&new));
    let found = extract(&new);
    let aligning = time(|| desk.carrying(&new, &found).is_ok());
    let Ok(edit) = desk.carrying(&new, &found) else { return };
    let desks: Vec<Desk> = vec![desk.clone(); TIMES];
    let mut desks = desks.into_iter();
    let recording = time(|| desks.next().map(|mut desk| desk.record(entry(2, edit.clone())).is_ok()));
    let ratio = (aligning + recording).as_secs_f64() / extracting.as_secs_f64();
    let millis = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1e3);
    let size = format!("{} kB", article.text.len() / 1000);
    // Writing to a string cannot fail.
    _ = writeln!(
        table,
        "{size:<10}{name:<22}{:>9}{:>12}{:>12}{:>12}{ratio:>8.2}",
        desk.claims().count(),
        millis(extracting),
        millis(aligning),
        millis(recording)
    );
}

/// The shortest of some runs.
fn time<T>(mut call: impl FnMut() -> T) -> Duration {
    let run = |_| {
        let start = Instant::now();
        black_box(call());
        start.elapsed()
    };
    (0..TIMES).map(run).min().unwrap_or_default()
}

fn entry(n: usize, edit: Edit) -> Entry {
    Entry { id: EntryId(n.to_string()), at: Timestamp::UNIX_EPOCH, by: Checker::default(), edit }
}

/// A desk with the article, all its claims confirmed.
fn checked(article: &Article) -> Desk {
    let mut desk = Desk::default();
    let draft = NewDraft::of(article, &extract(article));
    let marks = draft.claims.iter().map(|claim| Edit::SetStatus {
        claim: claim.id.clone(),
        status: Status::Confirmed,
        reason: String::new(),
    });
    let edits = marks.collect();
    assert!(desk.record(entry(0, Edit::AddDraft { draft })).is_ok(), "the article cannot be taken in");
    assert!(desk.record(entry(1, Edit::Group { edits })).is_ok(), "the claims cannot be marked");
    desk
}

/// The article with a paragraph put in at the top, and with other figures in every so many paragraphs.
fn edited(article: &Article, every: usize) -> Article {
    let mut text =
        String::from("The road along the bay stayed closed until noon, and buses stood empty.\n\n");
    for (number, paragraph) in article.text.split("\n\n").enumerate() {
        if number > 0 && number % every == 0 {
            text.push_str(&paragraph.replace('1', "7"));
        } else {
            text.push_str(paragraph);
        }
        text.push_str("\n\n");
    }
    let day = date(2026, 10, 9);
    let opened = read(text.as_bytes(), "news.txt", Dates { given: Some(day), file: day });
    opened
        .map(|opened| opened.article)
        .unwrap_or_else(|error| panic!("the new draft cannot be read: {error}"))
}
