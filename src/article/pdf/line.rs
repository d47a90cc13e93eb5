//! The words of a column into lines.
//!
//! Invariant: gives back every word once; lines from top to bottom, their words from left to right.

use super::word::{Word, is_like};

/// One printed line of a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Its words, from left to right.
    pub words: Vec<Word>,
    /// The page it stands on, counted from 0.
    pub page: usize,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Baseline of most of its letters.
    pub baseline: f32,
    /// Size of most of its letters.
    pub size: f32,
    /// Whether all of it is bold.
    pub is_bold: bool,
}

impl Line {
    /// The line that `words`, from left to right, make.
    pub(super) fn new(words: Vec<Word>, page: usize) -> Self {
        let (size, baseline) = most_common_size(&words);
        Self {
            page,
            left: words.iter().map(|word| word.left).fold(f32::INFINITY, f32::min),
            right: words.iter().map(|word| word.right).fold(f32::NEG_INFINITY, f32::max),
            baseline,
            size,
            is_bold: words.iter().all(|word| word.is_bold),
            words,
        }
    }

    /// What it says.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for (at, word) in self.words.iter().enumerate() {
            if at > 0 && self.has_blank_before(at) {
                text.push(' ');
            }
            text.push_str(&word.text);
        }
        text
    }

    /// Whether a blank parts the word `at` from the one before: pieces of one word may be drawn apart.
    pub(super) fn has_blank_before(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.words.get(before));
        before.zip(self.words.get(at)).is_some_and(|(before, word)| {
            let is_initial = at == 1 && before.size > self.size * 1.5 && before.text.chars().count() == 1;
            before.has_blank || (!is_initial && word.left - before.right > before.size.max(word.size) * 0.1)
        })
    }

    /// Whether a gap parts its words as it does the cells of a table.
    pub(super) fn is_row_of_table(&self) -> bool {
        let pairs = self.words.iter().zip(self.words.iter().skip(1));
        pairs.into_iter().any(|(word, next)| next.left - word.right > self.size * CELL_GAP)
    }

    /// Width of its first word.
    pub(super) fn first_word_width(&self) -> f32 {
        self.words.first().map_or(0.0, |word| word.right - word.left)
    }

    /// Whether its type is as large as that of `other`.
    pub(super) fn is_sized_like(&self, other: &Self) -> bool {
        is_like(self.size, other.size)
    }
}

/// The least gap between cells of a table, in the size of the type; justified lines have blanks up to about one.
const CELL_GAP: f32 = 2.5;

/// The size that most letters have, and the baseline of the first word so large.
fn most_common_size(words: &[Word]) -> (f32, f32) {
    let letters = |size: f32| -> usize {
        words.iter().filter(|word| is_like(word.size, size)).map(|word| word.text.len()).sum()
    };
    // A line holds few sizes; counting for the first words is enough to meet the common one.
    let candidates = words.iter().take(12);
    let most = candidates.max_by_key(|word| letters(word.size));
    most.map_or((0.0, 0.0), |word| (word.size, word.baseline))
}

/// How far apart the baselines of words of one line may lie, in the size of the larger type.
const LINE_STEP: f32 = 0.45;

/// The lines that the words of one column make.
pub(super) fn lines(mut words: Vec<Word>, page: usize) -> Vec<Line> {
    words.sort_by(|one, other| one.baseline.total_cmp(&other.baseline));
    let mut groups: Vec<Group> = Vec::new();
    for word in words {
        match groups.last_mut().filter(|group| group.takes(&word)) {
            Some(group) => group.push(word),
            None => groups.push(Group { baseline: word.baseline, size: word.size, words: vec![word] }),
        }
    }
    let mut lines: Vec<Line> = groups.into_iter().map(|group| group.line(page)).collect();
    raise_initials(&mut lines);
    lines
}

/// Words of one line, its largest type telling where it stands.
struct Group {
    baseline: f32,
    size: f32,
    words: Vec<Word>,
}

impl Group {
    fn takes(&self, word: &Word) -> bool {
        let step = (word.baseline - self.baseline).abs();
        // A large initial reaches over lines that are not its own.
        let size = self.size.max(word.size).min(self.size.min(word.size) * 2.0);
        step <= size * LINE_STEP && !self.words.iter().any(|other| is_above(other, word))
    }

    fn push(&mut self, word: Word) {
        if word.size > self.size {
            (self.size, self.baseline) = (word.size, word.baseline);
        }
        self.words.push(word);
    }

    fn line(mut self, page: usize) -> Line {
        self.words.sort_by(|one, other| one.left.total_cmp(&other.left));
        Line::new(self.words, page)
    }
}

/// Whether two words stand above each other, so cannot be of one line.
fn is_above(one: &Word, other: &Word) -> bool {
    let lap = one.right.min(other.right) - one.left.max(other.left);
    let is_lower = (one.baseline - other.baseline).abs() > one.size.min(other.size) * 0.2;
    is_lower && lap > one.size.min(other.size) * 0.5
}

/// The most lines that a large initial reaches over.
const DEEPEST_INITIAL: usize = 6;

/// Puts a large initial, whose baseline is that of a lower line, before the line that its top stands beside.
fn raise_initials(lines: &mut Vec<Line>) {
    let Some(at) =
        lines.iter().position(|line| line.words.first().is_some_and(|word| is_initial(word, line)))
    else {
        return;
    };
    let Some(line) = lines.get_mut(at) else { return };
    let initial = line.words.remove(0);
    let top = initial.baseline - initial.size * 0.75;
    let rest = std::mem::take(&mut line.words);
    if rest.is_empty() {
        lines.remove(at);
    } else if let Some(line) = lines.get_mut(at) {
        *line = Line::new(rest, line.page);
    }
    let first = at.saturating_sub(DEEPEST_INITIAL);
    let beside = lines.iter().enumerate().skip(first).find(|(_, line)| {
        line.baseline > top && line.left >= initial.left && line.left - initial.right < initial.size
    });
    let home = beside.map_or(at, |(home, _)| home).min(lines.len());
    match lines.get_mut(home) {
        Some(line) => {
            let mut words = std::mem::take(&mut line.words);
            words.insert(0, initial);
            let (baseline, size) = (line.baseline, line.size);
            *line = Line { baseline, size, ..Line::new(words, line.page) };
        }
        None => lines.push(Line::new(vec![initial], 0)),
    }
}

fn is_initial(word: &Word, line: &Line) -> bool {
    let others = line.words.iter().skip(1);
    let is_alone = line.words.len() == 1;
    let larger = others.map(|other| other.size).fold(0.0, f32::max) * 1.8;
    word.text.chars().count() <= 2
        && word.text.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘'))
        && !is_alone
        && word.size > larger
}
