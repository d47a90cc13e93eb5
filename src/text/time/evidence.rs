//! What the grammar's own tables hold: a sentence, and the times read in it as `TimeML` has them.
//!
//! Invariant: for tests only; every sentence is published on Friday, 16 August 2024.

use crate::text::{Text, tags_of};

use super::times;

/// Asserts that each sentence is read as told: `span = value`, joined by `; `.
pub(super) fn holds(table: &[(&str, &str)]) {
    for &(sentence, wanted) in table {
        assert_eq!(read(sentence), wanted, "{sentence}");
    }
}

fn read(sentence: &str) -> String {
    let text = Text::of(sentence);
    let published = "2024-08-16".parse().unwrap();
    let times = times(&text, &tags_of(&text), published);
    let shown = times.iter().map(|time| {
        format!("{} = {}", text.words_of(time.core), time.values.first().map_or("", String::as_str))
    });
    shown.collect::<Vec<_>>().join("; ")
}
