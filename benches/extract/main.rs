//! How fast claims are found: beside a bare pass of Unicode word segmentation over the same text, from 10 kB to 10 MB,
//! on one thread and on two, and where the time goes, stage by stage and by families of rules.
//!
//! `cargo bench --bench extract [--no-default-features]`
//!
//! Every figure is the fastest of several rounds, and what is compared runs in turns, so that a busy machine slows both.

#![expect(clippy::print_stdout, clippy::panic, reason = "a benchmark tells its figures, or why it has none")]

mod news;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use tickmark::article::Article;
use tickmark::cli::in_order::in_order_on;
use tickmark::extract::{Context, RULES, Rulebook, extract, extract_in_stages};
use unicode_segmentation::UnicodeSegmentation as _;

/// Text that each measurement goes over, whatever the length of the article.
const BYTES: usize = 20_000_000;

fn main() {
    lengths();
    let article = news::article(1_000_000, 1);
    stages(&article);
    families(&article);
    threads();
}

/// The cost of longer and longer articles beside word segmentation, and what ten times the text costs.
fn lengths() {
    println!("       bytes  claims/kB  words MB/s  extract MB/s  extract/words  time/(10 x time above)");
    let mut above: Option<Duration> = None;
    for bytes in [10_000, 100_000, 1_000_000, 10_000_000] {
        let article = news::article(bytes, bytes as u64);
        let text = article.text.as_str();
        let (mut words, mut claims) = (Duration::MAX, Duration::MAX);
        for _ in 0..(BYTES / bytes).clamp(3, 100) {
            words = words.min(time(|| text.unicode_words().count()));
            claims = claims.min(time(|| extract(&article)));
        }
        let rate = |time: Duration| text.len() as f64 / 1e6 / time.as_secs_f64();
        let density = extract(&article).claims.len() as f64 / text.len() as f64 * 1e3;
        let growth = above.map_or(f64::NAN, |above| claims.as_secs_f64() / above.as_secs_f64() / 10.0);
        let ratio = claims.as_secs_f64() / words.as_secs_f64();
        println!(
            "{:12}  {density:9.1}  {:10.1}  {:12.2}  {ratio:13.2}  {growth:22.2}",
            text.len(),
            rate(words),
            rate(claims),
        );
        // As if each article had its length to the byte.
        above = Some(claims.mul_f64(bytes as f64 / text.len() as f64));
    }
}

/// Where the time goes.
fn stages(article: &Article) {
    let mut order = Vec::new();
    let mut fastest = BTreeMap::<&str, Duration>::new();
    for _ in 0..BYTES / article.text.len() {
        let mut last = Instant::now();
        black_box(extract_in_stages(article, |stage| {
            let now = Instant::now();
            let best = fastest.entry(stage).or_insert_with(|| {
                order.push(stage);
                Duration::MAX
            });
            *best = (*best).min(now - last);
            last = Instant::now();
        }));
    }
    let all: Duration = fastest.values().sum();
    println!("\nstage                 ms/MB      %");
    for stage in order {
        let time = fastest.get(stage).copied().unwrap_or_default();
        line(stage, time, article, Some(time.as_secs_f64() / all.as_secs_f64()));
    }
    line("all", all, article, None);
}

/// What the pattern rules of each family cost when they run alone.
fn families(article: &Article) {
    println!("\nrules by family       ms/MB");
    let context = Context::new(article);
    for family in RULES {
        let Some(first) = family.iter().find(|rule| !Rulebook::new([*rule]).is_empty()) else { continue };
        let book = Rulebook::new(family.iter());
        let mut fastest = Duration::MAX;
        for _ in 0..BYTES / article.text.len() {
            fastest = fastest.min(time(|| book.claims(&context)));
        }
        line(first.name, fastest, article, None);
    }
}

/// What a second thread gains, over many articles in the order they were named.
fn threads() {
    const ARTICLES: u64 = 400;
    let articles: Vec<Article> =
        (0..ARTICLES).map(|n| news::article(2_000 + n as usize % 13 * 600, n)).collect();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let run = |threads| {
        time(|| {
            let mut claims = 0;
            in_order_on(threads, &articles, extract, |found| {
                claims += found.claims.len();
                ControlFlow::Continue(())
            });
            claims
        })
    };
    let (mut one, mut two) = (Duration::MAX, Duration::MAX);
    for _ in 0..5 {
        one = one.min(run(1));
        two = two.min(run(2));
    }
    let rate = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    println!("\n{ARTICLES} articles, {bytes} bytes");
    println!("one thread   {:6.2} MB/s", rate(one));
    println!(
        "two threads  {:6.2} MB/s, {:.2} times as fast",
        rate(two),
        one.as_secs_f64() / two.as_secs_f64()
    );
}

fn line(name: &str, time: Duration, article: &Article, share: Option<f64>) {
    let per_mb = time.as_secs_f64() * 1e3 / (article.text.len() as f64 / 1e6);
    let share = share.map_or_else(String::new, |share| format!("  {:5.1}", share * 100.0));
    println!("{name:20}  {per_mb:5.1}{share}");
}

/// How long `work` takes, its result's end included.
fn time<R>(work: impl FnOnce() -> R) -> Duration {
    let start = Instant::now();
    drop(black_box(work()));
    start.elapsed()
}
