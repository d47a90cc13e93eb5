//! How long each format takes to read, beside finding the claims of its text: articles of 10 kB and 1 MB.
//!
//! `cargo bench --bench formats [--no-default-features]`
//!
//! Every figure is the fastest of several rounds.

#![expect(
    clippy::print_stdout,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a benchmark tells its figures, or why not"
)]

#[path = "extract/news.rs"]
mod news;
#[path = "../tests/formats/pack.rs"]
mod pack;

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use tickmark::article::{self, Dates};
use tickmark::extract::extract;

fn main() {
    println!("  format    bytes of text  of file  read ms  read MB/s  share of extraction");
    for bytes in [10_000, 1_000_000] {
        let article = news::article(bytes, bytes as u64);
        let rounds = if bytes < 100_000 { 50 } else { 3 };
        let claims = fastest(rounds, || extract(&article));
        for (name, file) in files(&article.text) {
            let dates = Dates { given: None, file: jiff::civil::date(2026, 11, 23) };
            let read = || article::read(&file, name, dates).unwrap_or_else(|error| panic!("{name}: {error}"));
            let text = read().article.text.len();
            let time = fastest(rounds, read);
            println!(
                "{name:>8} {text:16} {:8} {:8.2} {:10.1} {:20.2}",
                file.len(),
                time.as_secs_f64() * 1e3,
                text as f64 / 1e6 / time.as_secs_f64(),
                time.as_secs_f64() / claims.as_secs_f64(),
            );
        }
    }
}

/// `text` in each format, by the names of the files.
fn files(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let wrapped = |open: &str, close: &str| {
        let paragraphs = escaped.split("\n\n").map(|paragraph| [open, paragraph, close].concat());
        paragraphs.collect::<String>()
    };
    let mut rich = "{\\rtf1\\ansi\\uc0 ".to_owned();
    for c in text.replace("\n\n", "\\par ").chars() {
        match c {
            c if c.is_ascii() => rich.push(c),
            c => write!(rich, "\\u{} ", (u32::from(c) as u16).cast_signed()).unwrap(),
        }
    }
    rich.push('}');
    let page = |surroundings: &str| {
        format!("<html><body>{surroundings}<main>{}</main></body></html>", wrapped("<p>", "</p>"))
    };
    vec![
        ("a.txt", text.as_bytes().to_vec()),
        ("a.md", text.as_bytes().to_vec()),
        ("a.docx", pack::docx(&wrapped("<w:p><w:r><w:t>", "</w:t></w:r></w:p>"))),
        ("a.odt", pack::odt(&wrapped("<text:p>", "</text:p>"))),
        ("a.rtf", rich.into_bytes()),
        ("a.html", page("").into_bytes()),
        ("b.html", page("<nav><a href=\"/\">World</a></nav>").into_bytes()),
        (
            "a.eml",
            format!(
                "From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{text}"
            )
            .into_bytes(),
        ),
    ]
}

fn fastest<T>(rounds: usize, work: impl Fn() -> T) -> Duration {
    let time = || {
        let started = Instant::now();
        black_box(work());
        started.elapsed()
    };
    (0..rounds).map(|_| time()).min().unwrap_or_default()
}
