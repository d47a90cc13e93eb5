//! The lines of a column into paragraphs.
//!
//! A line goes on in the next where the next one's first word would not have fitted on it any more; wider gaps, other
//! type, an indent and the marks of a list begin a paragraph.
//!
//! Invariant: gives back every line once, in order; looks at places first, and at words only where places do not tell.

use std::collections::BTreeMap;

use super::line::Line;
use crate::article::paragraphs::{ends_sentence, starts_item};

/// The lines of one paragraph, or of the part of it that stands in one column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    /// Its lines.
    pub lines: Vec<Line>,
    /// The column it stands in, counted over all pages.
    pub column: usize,
    /// Whether its last line reaches the edge of the column, so that it may go on elsewhere.
    pub ends_full: bool,
    /// Whether its first line is indented.
    pub is_indented: bool,
}

impl Block {
    /// The size of its type: that of its first line.
    pub(super) fn size(&self) -> f32 {
        self.lines.first().map_or(0.0, |line| line.size)
    }

    /// Whether it ends where a sentence may end.
    pub(super) fn ends_sentence(&self) -> bool {
        self.lines.last().is_some_and(|line| ends_sentence(&line.text()))
    }

    /// Whether it starts in the middle of a sentence, as far as its first letter tells.
    pub(super) fn starts_small(&self) -> bool {
        self.lines.first().is_some_and(|line| line.text().starts_with(char::is_lowercase))
    }
}

/// How a document is set: what is usual in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Setting {
    /// The size of the running text.
    pub body: f32,
    /// The usual step from line to line, by size of type in half points.
    leadings: BTreeMap<i32, f32>,
}

/// The share of all steps that the leading has at least; the rest are gaps between paragraphs.
const LEADING_SHARE: usize = 5;

/// The step from line to line where none was seen, in the size of the type.
const USUAL_LEADING: f32 = 1.3;

impl Setting {
    /// What is usual in these columns of lines.
    pub(super) fn of(columns: &[Vec<Line>]) -> Self {
        let mut letters: BTreeMap<i32, usize> = BTreeMap::new();
        let mut steps: BTreeMap<i32, BTreeMap<i32, usize>> = BTreeMap::new();
        for lines in columns {
            for line in lines {
                *letters.entry(halves(line.size)).or_default() += line.text().len();
            }
            for (line, next) in pairs(lines).filter(|(line, next)| line.is_sized_like(next)) {
                let step = halves(next.baseline - line.baseline);
                if (1..=8 * halves(line.size)).contains(&step) {
                    *steps.entry(halves(line.size)).or_default().entry(step).or_default() += 1;
                }
            }
        }
        // Of sizes with as many letters the smaller is the body's.
        let body = letters.iter().rev().max_by_key(|(_, letters)| **letters);
        let leadings = steps.iter().filter_map(|(size, steps)| Some((*size, leading(steps)?))).collect();
        Self { body: body.map_or(0.0, |(size, _)| *size as f32 / 2.0), leadings }
    }

    fn leading(&self, size: f32) -> f32 {
        let around = halves(size) - 1..=halves(size) + 1;
        let known = around.filter_map(|size| self.leadings.get(&size)).copied().reduce(f32::min);
        known.unwrap_or(size * USUAL_LEADING)
    }
}

/// The smallest step that is frequent.
fn leading(steps: &BTreeMap<i32, usize>) -> Option<f32> {
    let all: usize = steps.values().sum();
    let frequent = steps.iter().find(|(_, count)| **count * LEADING_SHARE >= all)?;
    Some(*frequent.0 as f32 / 2.0)
}

fn halves(points: f32) -> i32 {
    (points * 2.0).round() as i32
}

fn pairs(lines: &[Line]) -> impl Iterator<Item = (&Line, &Line)> {
    lines.iter().zip(lines.iter().skip(1))
}

/// The paragraphs of the column `number`.
pub(super) fn blocks(lines: Vec<Line>, number: usize, setting: &Setting) -> Vec<Block> {
    let edges = Edges::of(&lines, setting);
    let mut blocks: Vec<Block> = Vec::new();
    for line in lines {
        match blocks.last_mut().filter(|block| edges.goes_on(block, &line, setting)) {
            Some(block) => block.lines.push(line),
            None => blocks.push(Block {
                column: number,
                ends_full: false,
                is_indented: line.left > edges.left + line.size * INDENT,
                lines: vec![line],
            }),
        }
    }
    for block in &mut blocks {
        block.ends_full = block.lines.last().is_some_and(|line| edges.right - line.right < line.size * 3.0);
    }
    blocks
}

/// How far an indent goes in at least, in the size of the type.
const INDENT: f32 = 0.7;

/// How much wider than usual the gap above a paragraph is at least.
const WIDER: f32 = 1.22;

/// The left and right edge of a column's running text.
struct Edges {
    left: f32,
    right: f32,
}

impl Edges {
    fn of(lines: &[Line], setting: &Setting) -> Self {
        let body = || lines.iter().filter(|line| line.size <= setting.body * 1.1);
        let mut rights: Vec<f32> = body().map(|line| line.right).collect();
        rights.sort_by(f32::total_cmp);
        // One line that sticks out must not make all others short.
        let outermost = rights.len().saturating_sub(if rights.len() > 8 { 2 } else { 1 });
        Self {
            left: body().map(|line| line.left).fold(f32::INFINITY, f32::min),
            right: rights.get(outermost).copied().unwrap_or(f32::INFINITY),
        }
    }

    /// Whether `next` is a line of `block`, whose last line stands above it.
    fn goes_on(&self, block: &Block, next: &Line, setting: &Setting) -> bool {
        let Some(line) = block.lines.last() else { return false };
        let step = next.baseline - line.baseline;
        let is_far = step > setting.leading(line.size) * WIDER || step > line.size * 3.2;
        if !line.is_sized_like(next) || step <= 0.0 || is_far {
            return false;
        }
        let text = line.text();
        let is_open = !ends_sentence(&text);
        let starts_small = next.text().starts_with(char::is_lowercase);
        let is_full = line.right + line.size * 0.2 + next.first_word_width() > self.right - line.size * 0.1;
        if line.size > setting.body * 1.15 || are_centred(line, next) {
            return is_open || is_full;
        }
        if line.is_row_of_table() || next.is_row_of_table() {
            return is_open && starts_small;
        }
        if starts_list(next, line, is_full) || (line.is_bold != next.is_bold && !(is_full && is_open)) {
            return false;
        }
        if is_indented_after(block, next) || is_out_of(block, next) {
            return is_open && starts_small;
        }
        is_full || (is_open && starts_small)
    }
}

/// Whether `next` is indented and so begins a paragraph; after a list's mark an indent goes on.
fn is_indented_after(block: &Block, next: &Line) -> bool {
    let (Some(first), Some(line)) = (block.lines.first(), block.lines.last()) else { return false };
    let hangs = block.lines.len() == 1 && starts_item(&first.text());
    let beside_initial = has_initial(first);
    !hangs && !beside_initial && next.left > line.left + next.size * INDENT
}

/// Whether `next` begins an item: by a mark that prose never has, or by one it may have, where a line could begin.
fn starts_list(next: &Line, line: &Line, is_full: bool) -> bool {
    let text = next.text();
    let is_mark = text.starts_with(['•', '▪', '◦', '‣', '●', '■']);
    is_mark || (starts_item(&text) && (!is_full || (next.left - line.left).abs() > next.size * INDENT))
}

/// Whether `next` stands further out than a whole paragraph above it, as after a long quotation.
fn is_out_of(block: &Block, next: &Line) -> bool {
    let (Some(first), Some(line)) = (block.lines.first(), block.lines.last()) else { return false };
    let is_straight = block.lines.len() >= 2 && (first.left - line.left).abs() < next.size * 0.3;
    is_straight && !has_initial(first) && next.left < line.left - next.size * INDENT
}

fn has_initial(line: &Line) -> bool {
    line.words.first().is_some_and(|word| word.size > line.size * 1.5)
}

/// Whether two lines of different length have one middle.
fn are_centred(line: &Line, next: &Line) -> bool {
    let middle = |line: &Line| f32::midpoint(line.left, line.right);
    (middle(line) - middle(next)).abs() < 1.0 && (line.left - next.left).abs() > line.size * INDENT
}
