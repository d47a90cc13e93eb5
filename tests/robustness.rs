//! Text as hostile as it comes: cut off anywhere, shuffled, garbled, endless. Reading it is total, the claims keep to
//! their form, and the work grows with the length alone.

use std::fs;
use std::path::Path;
use std::time::Instant;

use crate::invariants::{check_all, check_article, check_extract, check_text};

const SAMPLES: [&str; 2] = [
    include_str!("../resources/samples/ferry-fire.txt"),
    include_str!("../resources/samples/night-train.md"),
];

/// Numbers by chance, the same at every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// The pieces of `text` in another order.
fn shuffled(text: &str, between: &str, dice: &mut Dice) -> String {
    let mut pieces: Vec<&str> = text.split(between).collect();
    for last in (1..pieces.len()).rev() {
        pieces.swap(last, dice.below(last + 1));
    }
    pieces.join(between)
}

/// Signs that upset readers of text: quotes without partner, marks without width, other directions, odd spaces and ends
/// of lines, letters that grow when written small, half a flag.
const UPSETTING: [&str; 32] = [
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "«",
    "(",
    ")",
    "\r\n",
    "\n\n",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "\u{200f}",
    "\u{feff}",
    "\u{301}",
    "\u{0}",
    "İ",
    "ß",
    "ﬁ",
    "🇺",
    "👩‍👩‍👧",
    "١٢",
    "½",
    "東京",
    "…",
    "—",
    "\u{2028}",
    "\t",
    ".",
    "1",
];

/// `text` with such signs put in, some of its characters lost and others twice.
fn garbled(text: &str, dice: &mut Dice) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        match dice.below(24) {
            0 => out.push_str(UPSETTING[dice.below(UPSETTING.len())]),
            1 => {}
            2 => out.extend([c, c]),
            3 => out.extend(c.to_uppercase()),
            _ => out.push(c),
        }
    }
    out
}

/// The start of `text` that is `share` parts in a hundred long.
fn prefix(text: &str, share: usize) -> &str {
    &text[..text.floor_char_boundary(text.len() * share / 100)]
}

/// One of the changes of `text`, by turns: a start of it, its words or sentences shuffled, garbled.
fn changed(text: &str, turn: u64, dice: &mut Dice) -> String {
    match turn % 4 {
        0 => prefix(text, 1 + dice.below(99)).to_owned(),
        1 => shuffled(text, " ", dice),
        2 => shuffled(text, ". ", dice),
        _ => garbled(text, dice),
    }
}

#[test]
fn samples_hold_cut_off_shuffled_and_garbled() {
    let mut dice = Dice(1);
    for sample in SAMPLES {
        for turn in 0..12 {
            check_all(&changed(sample, turn, &mut dice));
        }
        let paragraphs = sample.split("\n\n").filter(|paragraph| paragraph.len() < 600);
        for paragraph in paragraphs.take(4) {
            for (end, _) in paragraph.char_indices() {
                check_all(&paragraph[..end]);
            }
        }
    }
}

#[test]
fn articles_hold_cut_off_shuffled_and_garbled() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles");
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("skipped: no articles at {}", folder.display());
        return;
    };
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut dice = Dice(2);
    for (file, turn) in files.iter().zip(0..) {
        if let Ok(text) = fs::read_to_string(file) {
            check_all(&changed(&text, turn, &mut dice));
        }
    }
}

#[test]
fn bytes_of_any_kind_are_read_or_refused() {
    let mut dice = Dice(7);
    for sample in SAMPLES {
        for _ in 0..20 {
            let mut bytes = sample.as_bytes()[..dice.below(sample.len())].to_vec();
            for _ in 0..dice.below(40) {
                let at = dice.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = dice.below(256) as u8;
                }
            }
            for name in ["a.txt", "a.md"] {
                check_article(&bytes, name);
            }
        }
    }
}

#[test]
fn endless_repeats_are_read() {
    for unit in ["7", " ", "A", "said ", "7 ", "\"", "“"] {
        // A megabyte of one endless word, and fewer of many short ones.
        let is_one_word = unit.trim().chars().all(char::is_alphanumeric) && unit.len() == 1;
        let bytes = if is_one_word { 1_000_000 } else { 100_000 };
        let text = unit.repeat(bytes / unit.len());
        check_text(&text);
        if let Some(article) = check_article(text.as_bytes(), "a.txt") {
            check_extract(&article);
        }
    }
}

#[test]
fn a_hundred_thousand_nested_quotation_marks_are_read() {
    for (opens, closes) in [("“", "”"), ("\"", "\""), ("‘", "’")] {
        let depth = 100_000;
        let text = format!("{}He said so{}, Ana Roe said.", opens.repeat(depth), closes.repeat(depth));
        let article = check_article(text.as_bytes(), "a.txt").unwrap();
        check_extract(&article);
    }
}

/// What rules look ahead, back or around for, again and again without an end.
const ENDLESS: [&str; 40] = [
    "1 ",
    "1,",
    "1/",
    "1-",
    "$",
    "no ",
    "more than ",
    "the first game ",
    "the most ",
    "compared with ",
    "and ",
    "who ",
    "Ana Roe, ",
    "Ana Roe ",
    "of the ",
    "minister ",
    "said ",
    "he said ",
    "\"a\" ",
    "\"a\", said Ana Roe. ",
    "“a “b ” ",
    "‘a ",
    "’",
    "according to ",
    "imply ",
    "was killed and ",
    "three people ",
    "12 killed, ",
    "Monday ",
    "q4 ",
    "now ",
    "2012-",
    "between 1 and ",
    "from May to ",
    "those who ",
    "a.b",
    "U.S. ",
    "東京",
    "a\n\n",
    "“a\n\n",
];

/// How much longer the work on a text takes than that on as many pieces of it as it is long; rounds end with the first
/// that shows no growth, so that a machine busy with other things cannot make the work look steep: it would have to
/// slow down the long text, and not the pieces read right before, again and again.
#[test]
fn the_work_grows_with_the_length_alone() {
    /// Pieces in the long text: were the work to grow with the square of the length, it would take so many times as long.
    const PIECES: usize = 8;
    const MOST: f64 = 3.5;
    const ROUNDS: usize = 12;
    for unit in ENDLESS {
        let piece = unit.repeat(3_000 / unit.len());
        let long = piece.repeat(PIECES);
        let [piece, long] = [&piece, &long].map(|text| check_article(text.as_bytes(), "a.txt").unwrap());
        let work = |article: &tickmark::article::Article, times: usize| {
            let start = Instant::now();
            for _ in 0..times {
                std::hint::black_box(tickmark::extract::extract(article));
            }
            start.elapsed().as_secs_f64()
        };
        let is_level = |_| {
            let pieces = work(&piece, PIECES);
            work(&long, 1) <= MOST * pieces
        };
        assert!((0..ROUNDS).any(is_level), "{unit:?} takes more and more time");
    }
}

#[test]
fn what_fuzzing_taught_is_read_again() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/kept");
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 20, "the corpus is gone");
    for file in files {
        let bytes = fs::read(&file).unwrap();
        check_all(&String::from_utf8_lossy(&bytes));
        for name in ["a.txt", "a.md"] {
            if let Some(article) = check_article(&bytes, name) {
                check_extract(&article);
            }
        }
    }
}
