//! Words that a checker types, read as the machine reads an article's.
//!
//! Invariant: the same words and day give the same reading; what cannot be read gives none.

use jiff::civil::Date;

use crate::article::{self, Dates};
use crate::extract::{Kind, Reading, extract};

/// Longest words read, in characters: a claim is no longer.
const MOST_CHARS: usize = 300;

/// The reading of `words` in an article of that day: the one of the most words, where there are several.
pub(super) fn read(words: &str, published: Date) -> Option<Reading> {
    if words.chars().nth(MOST_CHARS).is_some() {
        return None;
    }
    // Between two lines, or the words would be taken for a headline.
    let text = format!("Words\n\nIt was {}.\n\nMore.\n", words.trim());
    let dates = Dates { given: Some(published), file: published };
    let article = article::read(text.as_bytes(), "words.txt", dates).ok()?.article;
    let claims = extract(&article).claims.into_iter();
    let told = claims.filter(|claim| !matches!(claim.reading.kind(), Kind::Statement | Kind::Comparison));
    told.max_by_key(|claim| claim.span.len()).map(|claim| claim.reading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_in_an_article() {
        let day = jiff::civil::date(2024, 8, 16);
        let cases = [
            ("more than 340 passengers", Some("Figure · more than 340 · passenger")),
            ("at least 19 people were killed", Some("Casualties · killed, at least 19")),
            ("15 August 2024", Some("Date · Thu 15 Aug 2024")),
            ("", None),
            ("lovely", None),
        ];
        for (words, reading) in cases {
            let found = read(words, day).map(|reading| reading.with_kind());
            assert_eq!(found.as_deref(), reading, "{words}");
        }
        assert_eq!(read(&"19 ".repeat(200), day), None);
    }
}
