//! Made-up news of any length for the benchmark, the same at every run.
//!
//! Paragraphs of the samples, and the examples of the rules in shuffled order between them. Every article gets names
//! and figures of its own, so that no table of names and no cache sees the same text twice.

use tickmark::article::{self, Article, Dates};
use tickmark::extract::RULES;

const SAMPLES: [&str; 2] = [
    include_str!("../../resources/samples/ferry-fire.txt"),
    include_str!("../../resources/samples/night-train.md"),
];

/// Examples of rules that make a paragraph.
const SENTENCES: usize = 3;

/// One article of `bytes` bytes or a little more; another one for each `seed`.
pub(crate) fn article(bytes: usize, seed: u64) -> Article {
    let mut dice = Dice(seed);
    let mut text = String::with_capacity(bytes + 1000);
    let examples = examples();
    while text.len() < bytes {
        for paragraph in SAMPLES.iter().flat_map(|sample| sample.split("\n\n")) {
            disguise(paragraph, &mut dice, &mut text);
            text.push_str("\n\n");
            for _ in 0..SENTENCES {
                let example = examples.get(dice.below(examples.len())).map_or("", String::as_str);
                disguise(example, &mut dice, &mut text);
                text.push(' ');
            }
            text.push_str("\n\n");
            if text.len() >= bytes {
                break;
            }
        }
    }
    let day = jiff::civil::date(2026, 10, 9);
    let opened = article::read(text.as_bytes(), "news.txt", Dates { given: Some(day), file: day });
    opened.map(|opened| opened.article).unwrap_or_else(|error| panic!("made-up news cannot be read: {error}"))
}

/// The sentences that show what the rules find and leave.
fn examples() -> Vec<String> {
    let rules = || RULES.iter().copied().flatten();
    let found = rules().flat_map(|rule| rule.finds.iter().map(|(example, _)| *example));
    let left = rules().flat_map(|rule| rule.leaves.iter().copied());
    found.chain(left).map(|example| example.replace(['[', ']'], "")).collect()
}

/// Appends `text` to `out` with other names and other digits: capitals inside sentences, but those of the calendar.
fn disguise(text: &str, dice: &mut Dice, out: &mut String) {
    let mut opens = true;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let is_name = !opens && bare.len() > 3 && bare.starts_with(|c: char| c.is_ascii_uppercase());
        if is_name && bare.is_ascii() && !IN_CALENDAR.iter().any(|name| bare.starts_with(name)) {
            out.push_str(&dice.name());
            out.push_str(word.strip_prefix(bare).unwrap_or_default());
        } else {
            out.extend(word.char_indices().map(|(at, c)| match c {
                '1'..='9' if at > 0 => char::from(b'1' + dice.below(9) as u8),
                other => other,
            }));
        }
        opens = word.trim_end().ends_with(['.', '?', '!', '"', '”', ':']);
    }
}

/// First letters of the names of days and months, which stay.
const IN_CALENDAR: [&str; 19] = [
    "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
    "Sep", "Oct", "Nov", "Dec",
];

/// Numbers by chance, the same ones for the same seed (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ mixed >> 31) % end.max(1) as u64) as usize
    }

    /// "Velmora": one of some millions.
    fn name(&mut self) -> String {
        const FIRST: [&str; 16] = [
            "Be", "Cal", "Dor", "E", "Fal", "Gre", "Hal", "I", "Ka", "Lin", "Mor", "Ni", "Pel", "Ro", "Ste",
            "Vel",
        ];
        const INNER: [&str; 16] = [
            "ba", "cor", "da", "fen", "go", "lan", "li", "mo", "na", "ri", "ro", "sen", "ta", "ti", "va",
            "zu",
        ];
        const LAST: [&str; 12] =
            ["berg", "don", "ek", "ford", "ham", "ini", "land", "mann", "ova", "ra", "son", "ström"];
        let parts = [&FIRST[..], &INNER, &INNER, &INNER, &LAST];
        parts.map(|part| part.get(self.below(part.len())).copied().unwrap_or_default()).concat()
    }
}
