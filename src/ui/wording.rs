//! Two wordings compared word by word, for the eye: what goes is struck out, what comes is underlined.
//!
//! Invariant: the kept and gone words make up the old wording, the kept and new ones the new.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Stroke, Ui};

use super::theme::{Face, Theme};

/// `new` set in `points` with what has changed since `old`, as wide as there is room.
pub(super) fn changed(ui: &Ui, theme: &Theme, (old, new): (&str, &str), points: f32) -> LayoutJob {
    let format = |ink| TextFormat::simple(Face::Serif.at(points), ink);
    let kept = format(theme.colors.ink);
    let gone = TextFormat { strikethrough: Stroke::new(1.2, theme.hues.wrong), ..format(theme.hues.wrong) };
    let come = TextFormat { underline: Stroke::new(1.5, theme.hues.done), ..format(theme.hues.done) };
    let mut job = LayoutJob::default();
    for piece in compare(old, new) {
        if !job.is_empty() {
            job.append(" ", 0.0, kept.clone());
        }
        match piece {
            Piece::Kept(words) => job.append(&words, 0.0, kept.clone()),
            Piece::Gone(words) => job.append(&words, 0.0, gone.clone()),
            Piece::New(words) => job.append(&words, 0.0, come.clone()),
        }
    }
    job.wrap.max_width = ui.available_width();
    job
}

/// A run of words that share one fate.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    /// In both.
    Kept(String),
    /// In the old wording only.
    Gone(String),
    /// In the new wording only.
    New(String),
}

/// Words of each side at most: beyond, the whole is said to be replaced, for the table grows with both.
const MOST: usize = 400;

/// What goes, stays and comes between `old` and `new`.
fn compare(old: &str, new: &str) -> Vec<Piece> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_whitespace().collect(), new.split_whitespace().collect());
    if old.len() > MOST || new.len() > MOST {
        return vec![Piece::Gone(old.join(" ")), Piece::New(new.join(" "))];
    }
    let lengths = common_lengths(&old, &new);
    let common = |i: usize, j: usize| lengths.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0);
    let mut pieces = Pieces::default();
    let (mut i, mut j) = (0, 0);
    loop {
        match (old.get(i), new.get(j)) {
            (None, None) => break,
            (Some(one), Some(other)) if one == other => {
                pieces.keep(one);
                (i, j) = (i + 1, j + 1);
            }
            (Some(one), other) if other.is_none() || common(i + 1, j) >= common(i, j + 1) => {
                pieces.drop(one);
                i += 1;
            }
            (_, Some(other)) => {
                pieces.add(other);
                j += 1;
            }
            (Some(one), None) => {
                pieces.drop(one);
                i += 1;
            }
        }
    }
    pieces.done()
}

/// Length of the longest common run of words of every pair of tails.
fn common_lengths(old: &[&str], new: &[&str]) -> Vec<Vec<u16>> {
    let mut below = vec![0; new.len() + 1];
    let mut rows = vec![below.clone()];
    for one in old.iter().rev() {
        let mut row = vec![0];
        for (j, other) in new.iter().enumerate().rev() {
            let right = row.last().copied().unwrap_or(0);
            let at = |j: usize| below.get(j).copied().unwrap_or(0);
            row.push(if one == other { at(j + 1) + 1 } else { right.max(at(j)) });
        }
        row.reverse();
        rows.push(row.clone());
        below = row;
    }
    rows.reverse();
    rows
}

/// Runs of words: what goes stands before what comes.
#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    gone: Vec<String>,
    new: Vec<String>,
}

impl Pieces {
    fn keep(&mut self, word: &str) {
        self.flush();
        if let Some(Piece::Kept(words)) = self.done.last_mut() {
            words.push(' ');
            words.push_str(word);
        } else {
            self.done.push(Piece::Kept(word.to_owned()));
        }
    }

    fn drop(&mut self, word: &str) {
        self.gone.push(word.to_owned());
    }

    fn add(&mut self, word: &str) {
        self.new.push(word.to_owned());
    }

    fn flush(&mut self) {
        if !self.gone.is_empty() {
            self.done.push(Piece::Gone(std::mem::take(&mut self.gone).join(" ")));
        }
        if !self.new.is_empty() {
            self.done.push(Piece::New(std::mem::take(&mut self.new).join(" ")));
        }
    }

    fn done(mut self) -> Vec<Piece> {
        self.flush();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let pieces = compare(old, new).into_iter().map(|piece| match piece {
            Piece::Kept(words) => words,
            Piece::Gone(words) => format!("[-{words}-]"),
            Piece::New(words) => format!("[+{words}+]"),
        });
        pieces.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn wordings_are_compared_word_by_word() {
        let cases = [
            ("more than 340 passengers", "331 passengers", "[-more than 340-] [+331+] passengers"),
            ("the mayor", "the mayor", "the mayor"),
            ("late on Thursday", "on Thursday night", "[-late-] on Thursday [+night+]"),
            ("", "new", "[+new+]"),
            ("old", "", "[-old-]"),
            ("", "", ""),
        ];
        for (old, new, words) in cases {
            assert_eq!(shown(old, new), words);
        }
    }
}
