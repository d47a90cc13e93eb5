//! What a page of a PDF costs to read beside finding the claims on it: for the files of `tests/formats/`, and for 300
//! pages, as they stream in.
//!
//! `cargo bench --bench pdf --no-default-features`
//!
//! Every figure is the fastest of several rounds, and both are measured in turns, so that a busy machine slows both.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark tells its figures, or why it has none"
)]

#[path = "../tests/formats/paper.rs"]
#[expect(dead_code, reason = "a bench needs a part of what the tests need")]
mod paper;

use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use jiff::civil::date;
use tickmark::article::{self, Dates, Opened};
use tickmark::extract::extract;

const MADE: [(&str, &[u8]); 5] = [
    ("LibreOffice", include_bytes!("../tests/formats/ferry.libreoffice.pdf")),
    ("Chromium", include_bytes!("../tests/formats/ferry.chromium.pdf")),
    ("pdfTeX", include_bytes!("../tests/formats/ferry.tex.pdf")),
    ("WeasyPrint", include_bytes!("../tests/formats/ferry.weasyprint.pdf")),
    ("groff", include_bytes!("../tests/formats/ferry.groff.pdf")),
];

const DATES: Dates = Dates { given: None, file: date(2025, 1, 31) };

fn main() {
    println!("file          pages     kB   read ms/page  claims ms/page  read/claims");
    for (program, bytes) in MADE {
        line(program, bytes, 20);
    }
    let long = long(300);
    line("300 pages", &long, 3);
    first_page(&long);
}

fn line(name: &str, bytes: &[u8], rounds: usize) {
    let (mut reading, mut claims) = (Duration::MAX, Duration::MAX);
    let opened = read(bytes);
    for _ in 0..rounds {
        reading = reading.min(time(|| read(bytes)));
        claims = claims.min(time(|| extract(&opened.article)));
    }
    let pages = opened.pages.map_or(1, |pages| pages.count());
    let per_page = |time: Duration| time.as_secs_f64() * 1e3 / pages as f64;
    println!(
        "{name:12}  {pages:5}  {:5}  {:13.2}  {:14.2}  {:11.2}",
        bytes.len() / 1000,
        per_page(reading),
        per_page(claims),
        reading.as_secs_f64() / claims.as_secs_f64(),
    );
}

/// How soon a long file shows that it is being read.
fn first_page(bytes: &[u8]) {
    let start = Instant::now();
    let mut told = Vec::new();
    let stopped = article::read_watched(bytes, "long.pdf", DATES, &mut |step| {
        told.push(start.elapsed());
        if step.done == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(stopped.is_err());
    let first = told.first().copied().unwrap_or_default();
    println!(
        "\nthe first page of 300 is begun after {first:.1?}; stopped after ten: {:.1?}",
        start.elapsed()
    );
}

/// So many pages of the article, forty lines each.
fn long(pages: usize) -> Vec<u8> {
    let text = include_str!("../tests/formats/ferry.txt").replace(['“', '”', '’', '—', '–'], "-");
    let words: Vec<&str> = text.split_whitespace().collect();
    let lines: Vec<String> = words.chunks(12).map(|line| line.join(" ")).collect();
    let sheet = |page: usize| {
        let lines = lines.iter().cycle().skip(page * 7).take(40).enumerate();
        paper::printed(lines.map(|(nth, line)| (72.0, 780.0 - 16.0 * nth as f32, 11.0, line.as_str())))
    };
    paper::paper(&(0..pages).map(sheet).collect::<Vec<_>>(), "")
}

fn read(bytes: &[u8]) -> Opened {
    article::read(bytes, "draft.pdf", DATES).unwrap()
}

/// How long `work` takes, its result's end included.
fn time<R>(work: impl FnOnce() -> R) -> Duration {
    let start = Instant::now();
    drop(black_box(work()));
    start.elapsed()
}
