//! What stood between the end of a line and the start of the next before the lines were broken.
//!
//! A hyphen at a line's end may be the word's own or the typesetter's. The document itself tells: the word stands
//! elsewhere joined, or with its hyphen; or both halves are words of their own; or it breaks no other word.
//!
//! Invariant: dashes, and hyphens beside digits, are never taken away.

use std::collections::BTreeSet;

use super::line::Line;
use crate::text::{Word, tag};

/// What stands between two lines of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// A blank.
    Blank,
    /// Nothing: what ends the first line stays, a dash or a word's own hyphen.
    Closed,
    /// Nothing, and the hyphen at the end of the first line goes.
    Hyphenated,
}

/// How a document breaks its words.
#[derive(Debug, Default)]
pub(super) struct Habits {
    words: BTreeSet<String>,
    breaks_words: bool,
    /// Whether the hyphens at line ends are U+2010, and those within words the one of the keyboard: then the mark alone
    /// tells whose a hyphen is.
    marks_breaks: bool,
}

/// Marks that may be hyphens, the last the one that shows at line ends only.
const HYPHENS: [char; 3] = ['-', TYPESETTERS, '\u{AD}'];

/// The mark that is nothing but a hyphen.
const TYPESETTERS: char = '\u{2010}';

/// The share of lines with a hyphen at their end from which a document is taken to break words: one in so many.
/// Compounds alone stay below one in fifty.
const BREAKING_SHARE: usize = 25;

/// The fewest such lines.
const FEWEST_BREAKS: usize = 3;

/// Words after a hyphen that is left hanging: "two- and three-year terms".
const AFTER_HANGING: [&str; 5] = ["and", "or", "to", "nor", "versus"];

impl Habits {
    /// The habits that `lines` show, each with the one that follows it in its paragraph.
    pub(super) fn of<'l>(lines: impl Iterator<Item = (&'l Line, Option<&'l Line>)>) -> Self {
        let mut habits = Self::default();
        let mut ends: Vec<(String, String)> = Vec::new();
        let mut n_lines = 0_usize;
        let (mut is_broken, mut writes_marks) = (false, false);
        for (line, next) in lines {
            n_lines += 1;
            let text = line.text();
            let mut words: Vec<&str> = text.split_whitespace().collect();
            if std::mem::take(&mut is_broken) && !words.is_empty() {
                words.remove(0);
            }
            let end = words.last().copied().filter(|word| word.ends_with(HYPHENS)).map(str::to_owned);
            if let Some(end) = end {
                words.pop();
                let next = next.map(|next| next.text()).unwrap_or_default();
                is_broken = true;
                ends.push((end, next.split_whitespace().next().unwrap_or_default().to_owned()));
            }
            writes_marks |= words.iter().any(|word| word.contains(TYPESETTERS));
            habits.words.extend(words.into_iter().map(bare));
        }
        habits.marks_breaks = !writes_marks && ends.iter().any(|(end, _)| end.ends_with(TYPESETTERS));
        habits.breaks_words = habits.are_broken(&ends, n_lines);
        habits
    }

    /// Whether words are broken at all, told by those that are known whole, else by how many line ends have a hyphen.
    fn are_broken(&self, ends: &[(String, String)], n_lines: usize) -> bool {
        let count = |known| ends.iter().filter(|(end, next)| self.known(end, next) == known).count();
        let (whole, compound, unknown) =
            (count(Some(Known::Whole)), count(Some(Known::Compound)), count(None));
        let broken = whole + unknown;
        whole > compound || (broken >= FEWEST_BREAKS && broken * BREAKING_SHARE >= n_lines)
    }

    /// What stands between a line that ends in `end`, with a blank printed behind it or not, and one that starts with
    /// `next`.
    pub(super) fn joint(&self, end: &str, has_blank: bool, next: &str) -> Joint {
        let before = end.trim_end_matches(HYPHENS);
        if before.is_empty() {
            return Joint::Blank;
        }
        if before.len() == end.len() {
            return if is_closed(end, has_blank, next) { Joint::Closed } else { Joint::Blank };
        }
        if end.ends_with('\u{AD}') {
            return Joint::Hyphenated;
        }
        if AFTER_HANGING.contains(&next) || (has_blank && !next.starts_with(char::is_alphanumeric)) {
            return Joint::Blank;
        }
        let is_single = end.chars().rev().take_while(|c| HYPHENS.contains(c)).count() == 1;
        let between_letters = before.ends_with(char::is_alphabetic) && next.starts_with(char::is_alphabetic);
        if is_single && between_letters && self.is_typesetters(end, next) {
            Joint::Hyphenated
        } else {
            Joint::Closed
        }
    }

    /// Whether the hyphen of `end` is there for the line's sake alone.
    fn is_typesetters(&self, end: &str, next: &str) -> bool {
        if self.marks_breaks {
            return end.ends_with(TYPESETTERS);
        }
        match self.known(end, next) {
            Some(known) => known == Known::Whole,
            None if !next.starts_with(char::is_lowercase) => false,
            None => self.breaks_words,
        }
    }

    /// What is known of the word whose halves `end` and `next` hold.
    fn known(&self, end: &str, next: &str) -> Option<Known> {
        let (before, after) = (bare(end), bare(next));
        let is_here = |word: &str| self.words.contains(word);
        let is_word = |word: &str| is_here(word) || tag::is_known(Word::of(word));
        if is_here(&format!("{before}-{after}")) {
            return Some(Known::Compound);
        }
        if is_word(&format!("{before}{after}")) {
            return Some(Known::Whole);
        }
        // Of "ten-year-old" the pieces beside the line's end.
        let (head, tail) = (before.rsplit(HYPHENS).next()?, after.split(HYPHENS).next()?);
        let is_piece = head.len() < before.len() || tail.len() < after.len();
        if is_piece && is_word(&format!("{head}{tail}")) {
            return Some(Known::Whole);
        }
        let has_head = COMPOUND_HEADS.contains(&head) && tail.chars().count() >= 3 && tail != "teen";
        let are_words = head.chars().count() >= 3 && is_word(head) && is_word(tail);
        if has_head || are_words {
            return Some(Known::Compound);
        }
        (!is_word(head) && !is_word(tail) && next.starts_with(char::is_lowercase)).then_some(Known::Whole)
    }
}

/// Words that begin compounds, and hardly another word.
const COMPOUND_HEADS: [&str; 24] = [
    "co", "well", "self", "half", "two", "three", "four", "five", "six", "seven", "eight", "nine", "twenty",
    "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "second", "third", "fourth", "fifth",
];

/// What the halves of a word tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    /// They are parts of one word: of one known whole, or neither is known alone.
    Whole,
    /// They are words of their own, or stand elsewhere with a hyphen between them.
    Compound,
}

/// A word without the marks around it, in small letters and with plain hyphens.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace(HYPHENS, "-")
}

/// Whether a line that ends in no hyphen goes on without a blank: at a dash or stroke set close, in an address of the
/// web, and in scripts that have no blanks.
fn is_closed(end: &str, has_blank: bool, next: &str) -> bool {
    let is_dash = |c: char| matches!(c, '–' | '—');
    let after_dash = end.ends_with(is_dash) && end.chars().any(|c| !is_dash(c));
    let before_dash = next.starts_with(is_dash) && next.chars().any(|c| !is_dash(c));
    let in_address = end.contains("://") && end.ends_with(['/', '=', '&', '?', '_']);
    let after_stroke = end.ends_with('/') && end.chars().count() > 1;
    let unspaced =
        |c: char| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{3001}'..='\u{3002}');
    let is_unspaced = end.ends_with(unspaced) && next.starts_with(unspaced);
    !has_blank && (after_dash || before_dash || in_address || after_stroke || is_unspaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn habits(words: &[&str], breaks_words: bool) -> Habits {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        Habits { words, breaks_words, marks_breaks: false }
    }

    #[test]
    fn the_document_tells_whose_a_hyphen_is() {
        let broken = habits(&["survivors", "well-known", "mother", "ship", "north", "the"], true);
        let whole = habits(&["the"], false);
        let marked = Habits { marks_breaks: true, ..Habits::default() };
        for (habits, end, next, expected) in [
            (&broken, "surviv-", "ors.", Joint::Hyphenated),
            (&whole, "sur\u{AD}", "vivors", Joint::Hyphenated),
            (&broken, "har-", "bour", Joint::Hyphenated),
            (&whole, "compara-", "ble", Joint::Hyphenated),
            (&whole, "second-", "fastest", Joint::Closed),
            (&whole, "storm-", "lashed", Joint::Closed),
            (&broken, "well-", "known", Joint::Closed),
            (&broken, "“mother-", "ship,", Joint::Closed),
            (&marked, "hard\u{2010}", "working", Joint::Hyphenated),
            (&marked, "farm-", "owners", Joint::Closed),
            (&broken, "co-", "mother", Joint::Closed),
            (&whole, "sev-", "eral", Joint::Hyphenated),
            (&whole, "post-gradu-", "ate", Joint::Hyphenated),
            (&broken, "life-threat-", "ening", Joint::Hyphenated),
            (&broken, "eleven-", "month-old", Joint::Closed),
            (&broken, "10-", "month", Joint::Closed),
            (&broken, "COVID-", "19", Joint::Closed),
            (&broken, "Anglo-", "American", Joint::Closed),
            (&broken, "ten-year-", "old", Joint::Closed),
            (&broken, "two-", "and", Joint::Blank),
            (&broken, "1987–", "1991", Joint::Closed),
            (&broken, "ship—", "the", Joint::Closed),
            (&broken, "ship", "—the", Joint::Closed),
            (&broken, "—", "the", Joint::Blank),
            (&broken, "-", "the", Joint::Blank),
            (&broken, "https://example.org/", "ferry", Joint::Closed),
            (&broken, "the", "ship", Joint::Blank),
        ] {
            assert_eq!(habits.joint(end, false, next), expected, "{end} {next}");
        }
    }
}
