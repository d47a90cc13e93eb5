//! How fast claims are found: megabytes a second on one thread, beside a bare pass of Unicode word segmentation over
//! the same text, and the cost of ten times the text.
//!
//! `cargo bench --bench extract [--no-default-features]`

#![expect(clippy::print_stdout, clippy::panic, reason = "a benchmark tells its figures, or why it has none")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use tickmark::article::{self, Article, Dates};
use tickmark::extract::extract;
use unicode_segmentation::UnicodeSegmentation as _;

/// Rounds of each measurement; the fastest counts.
const ROUNDS: usize = 5;

fn main() {
    let sample = include_str!("../resources/samples/ferry-fire.txt");
    let (small, large) = (repeated(sample, 100_000), repeated(sample, 1_000_000));
    let small_time = fastest(|| drop(black_box(extract(&small))));
    let large_time = fastest(|| drop(black_box(extract(&large))));
    let words_time = fastest(|| {
        black_box(large.text.unicode_words().count());
    });
    let rate = |article: &Article, time: Duration| article.text.len() as f64 / 1e6 / time.as_secs_f64();
    println!("extract    {:6.2} MB/s over {} bytes", rate(&large, large_time), large.text.len());
    println!("words      {:6.2} MB/s", rate(&large, words_time));
    println!("extract / words        {:.2}", large_time.as_secs_f64() / words_time.as_secs_f64());
    let growth = large_time.as_secs_f64() / small_time.as_secs_f64();
    let longer = large.text.len() as f64 / small.text.len() as f64;
    println!("1 MB / (10 x 100 kB)   {:.2}", growth / longer);
}

/// `sample` again and again, `bytes` long or a little more, as one article.
fn repeated(sample: &str, bytes: usize) -> Article {
    let text = format!("{sample}\n\n").repeat(bytes / sample.len() + 1);
    let day = jiff::civil::date(2026, 10, 9);
    let opened = article::read(text.as_bytes(), "sample.txt", Dates { given: Some(day), file: day });
    opened.map(|opened| opened.article).unwrap_or_else(|error| panic!("the sample cannot be read: {error}"))
}

/// The shortest of several rounds.
fn fastest(mut work: impl FnMut()) -> Duration {
    let round = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..ROUNDS).map(round).min().unwrap_or_default()
}
