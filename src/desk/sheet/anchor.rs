//! Where the words of a row stand in the article.
//!
//! Blanks, the shape of quotation marks and dashes, and capitals may differ; nothing else may.
//!
//! Invariant: words that stand in several places have none.

use std::fmt;

use super::Row;
use crate::text::Span;

/// Why a row has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unanchored {
    /// Its words are not in the article.
    Missing,
    /// They are there so many times.
    Several(usize),
}

impl fmt::Display for Unanchored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("its words are not in the article"),
            Self::Several(n) => write!(f, "its words stand {n} times in the article"),
        }
    }
}

/// A text in which words are looked for.
pub(super) struct Haystack {
    /// Letters that count, with the bytes of the text that each stands for.
    letters: Vec<(char, Span)>,
}

impl Haystack {
    pub(super) fn new(text: &str) -> Self {
        Self { letters: letters(text) }
    }

    /// The place of a row: of its fact inside its line, of its fact anywhere, or of its whole line.
    pub(super) fn place(&self, row: &Row) -> Result<Span, Unanchored> {
        let (fact, line) = (self.all(&row.words), self.all(&row.line));
        let within: Vec<Span> = match line.as_slice() {
            [line] => fact.iter().copied().filter(|span| line.contains(*span)).collect(),
            _ => fact,
        };
        match (within.as_slice(), line.as_slice()) {
            ([one], _) | ([], [one]) => Ok(*one),
            ([], []) => Err(Unanchored::Missing),
            ([], several) | (several, _) => Err(Unanchored::Several(several.len())),
        }
    }

    /// All places of `words`, none over another.
    fn all(&self, words: &str) -> Vec<Span> {
        let needle: Vec<char> = letters(words).into_iter().map(|(c, _)| c).collect();
        let mut found = Vec::new();
        let mut rest = self.letters.as_slice();
        while let Some((first, after)) = rest.split_first() {
            let here = rest
                .get(..needle.len())
                .filter(|here| !needle.is_empty() && here.iter().map(|(c, _)| *c).eq(needle.iter().copied()));
            let start = self.letters.len() - rest.len();
            let before = start.checked_sub(1).and_then(|at| self.letters.get(at));
            let ends = here.and_then(<[_]>::last);
            let is_word = !goes_on(before, Some(first)) && !goes_on(ends, rest.get(needle.len()));
            match ends.filter(|_| is_word) {
                Some((_, last)) => {
                    found.push(Span { start: first.1.start, end: last.end });
                    rest = rest.get(needle.len()..).unwrap_or_default();
                }
                None => rest = after,
            }
        }
        found
    }
}

/// Whether a word goes on from one letter to the next.
fn goes_on(before: Option<&(char, Span)>, after: Option<&(char, Span)>) -> bool {
    let is_inside = |letter: Option<&(char, Span)>| letter.is_some_and(|(c, _)| c.is_alphanumeric());
    is_inside(before) && is_inside(after)
}

/// The letters of `text` as they are compared: small, with one blank for many, straight quotation marks, one dash.
fn letters(text: &str) -> Vec<(char, Span)> {
    let mut letters: Vec<(char, Span)> = Vec::with_capacity(text.len());
    let trimmed = text.trim_end();
    let blanks = trimmed.len() - trimmed.trim_start().len();
    for (start, c) in trimmed.char_indices().filter(|(at, _)| *at >= blanks) {
        let span = Span { start, end: start + c.len_utf8() };
        let c = match c {
            c if c.is_whitespace() => ' ',
            '“' | '”' | '„' | '«' | '»' | '‟' => '"',
            '‘' | '’' | '‚' | '‛' => '\'',
            '‐' | '‑' | '‒' | '–' | '—' | '―' => '-',
            c => c.to_lowercase().next().unwrap_or(c),
        };
        match letters.last_mut() {
            Some((' ', last)) if c == ' ' => last.end = span.end,
            _ => letters.push((c, span)),
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand_and_only_there() {
        let text =
            "The “Havørn” caught\n fire — on Monday. Three people died on Monday, she said. One caught cold.";
        let hay = Haystack::new(text);
        for (words, line, found) in [
            ("the \"havørn\" caught fire", "", Ok("The “Havørn” caught\n fire")),
            ("fire - on Monday", "", Ok("fire — on Monday")),
            ("on Monday", "", Err(Unanchored::Several(2))),
            ("on Monday", "Three people died on Monday, she said.", Ok("on Monday")),
            (
                "three dead",
                "Three people died on Monday, she said.",
                Ok("Three people died on Monday, she said."),
            ),
            ("Three people die", "", Err(Unanchored::Missing)),
            ("ne caught cold", "", Err(Unanchored::Missing)),
            ("four", "", Err(Unanchored::Missing)),
        ] {
            let row = Row { words: words.to_owned(), line: line.to_owned(), ..Row::default() };
            assert_eq!(hay.place(&row).map(|span| span.of(text)), found, "{words}");
        }
    }
}
