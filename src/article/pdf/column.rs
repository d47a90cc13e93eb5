//! The words of a page into columns, in the order they are read.
//!
//! A gutter is a strip that no line of several crosses, with columns of running text on both sides. What lies above it
//! is read first, then the column before it, the column behind it, and what lies below. A column may hold gutters of
//! its own. Tables have strips too, but their cells are short: they are read line by line.
//!
//! Invariant: gives back every word once.

use super::word::Word;

/// Parts pages into columns, and remembers their gutters: the last page of an article may hold a line or two of each
/// column, which tell nothing alone.
#[derive(Debug, Default)]
pub(super) struct Columns {
    known: Vec<Strip>,
}

impl Columns {
    /// The words of the next page in columns, in reading order; the words of each as they came.
    pub(super) fn of(&mut self, words: Vec<Word>) -> Vec<Vec<Word>> {
        let mut columns = Vec::new();
        self.split(words, DEEPEST, &mut columns);
        columns
    }

    fn split(&mut self, words: Vec<Word>, depth: usize, columns: &mut Vec<Vec<Word>>) {
        if words.is_empty() {
            return;
        }
        let rows = rows(&words);
        let found = (depth > 0).then(|| gutter(&rows).or_else(|| self.known_gutter(&rows))).flatten();
        let Some(gutter) = found else {
            columns.push(words);
            return;
        };
        if !self.known.iter().any(|known| known.is_like(gutter.strip)) {
            self.known.push(gutter.strip);
        }
        for part in gutter.parts(words) {
            self.split(part, depth - 1, columns);
        }
    }

    /// A gutter of an earlier page that rows of this one lie beside, be they few.
    fn known_gutter(&self, rows: &[Row]) -> Option<Gutter> {
        let starts = |strip: &Strip| rows.iter().position(|row| strip.is_between(row));
        let grown = |strip: &Strip| Gutter::grown(rows, starts(strip)?, *strip);
        self.known.iter().filter_map(grown).max_by_key(|gutter| gutter.n_rows)
    }
}

/// How often a column is split again: a broadsheet has eight columns and bands above each other.
const DEEPEST: usize = 16;

/// Words on one baseline.
#[derive(Debug)]
struct Row {
    baseline: f32,
    size: f32,
    /// Runs of words with no more than a blank between them, from left to right.
    runs: Vec<Run>,
}

#[derive(Debug, Clone, Copy)]
struct Run {
    left: f32,
    right: f32,
    n_words: usize,
    /// Of these, words with a digit in them.
    n_figures: usize,
}

/// The widest blank between words of one run, in the size of their type; lines set to the full width have wider ones
/// here and there, but not one below the other.
const WIDEST_BLANK: f32 = 0.55;

/// How far apart the baselines of one row may lie, in the size of the type.
const ROW_STEP: f32 = 0.3;

fn rows(words: &[Word]) -> Vec<Row> {
    let mut sorted: Vec<&Word> = words.iter().collect();
    sorted.sort_by(|one, other| one.baseline.total_cmp(&other.baseline));
    let mut groups: Vec<Vec<&Word>> = Vec::new();
    for word in sorted {
        match groups.last_mut() {
            Some(group) if group.first().is_some_and(|first| is_level(first, word)) => group.push(word),
            _ => groups.push(vec![word]),
        }
    }
    groups.into_iter().map(row).collect()
}

fn is_level(one: &Word, other: &Word) -> bool {
    (one.baseline - other.baseline).abs() <= one.size.min(other.size) * ROW_STEP
}

fn row(mut words: Vec<&Word>) -> Row {
    words.sort_by(|one, other| one.left.total_cmp(&other.left));
    let mut runs: Vec<Run> = Vec::new();
    let mut size = 0.0_f32;
    for word in &words {
        size = size.max(word.size);
        let n_figures = usize::from(word.text.contains(|c: char| c.is_ascii_digit()));
        match runs.last_mut() {
            Some(run) if word.left - run.right <= word.size * WIDEST_BLANK => {
                run.right = run.right.max(word.right);
                run.n_words += 1;
                run.n_figures += n_figures;
            }
            _ => runs.push(Run { left: word.left, right: word.right, n_words: 1, n_figures }),
        }
    }
    Row { baseline: words.first().map_or(0.0, |word| word.baseline), size, runs }
}

/// A strip between two columns, and how far it reaches.
#[derive(Debug, Clone, Copy)]
struct Gutter {
    strip: Strip,
    /// Above the baseline of the first row beside it.
    top: f32,
    /// Below the baseline of the last row beside it.
    bottom: f32,
    n_rows: usize,
}

/// The fewest rows that have text on either side of a gutter which no other page shows.
const FEWEST_ROWS: usize = 4;

/// The narrowest gutter, in the size of the type beside it.
const NARROWEST: f32 = 0.6;

/// The most rows from which a gutter is looked for.
const MOST_STARTS: usize = 300;

/// The gutter that the most rows lie beside.
fn gutter(rows: &[Row]) -> Option<Gutter> {
    let step = rows.len().div_ceil(MOST_STARTS).max(1);
    let starts = rows.iter().enumerate().step_by(step).flat_map(|(at, row)| {
        let gaps = row.runs.iter().zip(row.runs.iter().skip(1));
        gaps.map(move |(before, behind)| (at, Strip { left: before.right, right: behind.left }))
    });
    let found = starts.filter_map(|(at, gap)| {
        let gutter = Gutter::grown(rows, at, gap)?;
        gutter.strip.parts_prose(gutter.beside(rows)).then_some(gutter)
    });
    // Of gutters with as many rows the first from the left counts, so that columns are read from there.
    found.max_by(|one, other| one.n_rows.cmp(&other.n_rows).then(other.strip.left.total_cmp(&one.strip.left)))
}

impl Gutter {
    /// The gutter that the gap in the row `at` belongs to.
    fn grown(rows: &[Row], at: usize, gap: Strip) -> Option<Self> {
        let mut strip = gap.beside(rows.get(at)?)?;
        let (mut first, mut last) = (at, at);
        while let Some(narrowed) = first.checked_sub(1).and_then(|above| strip.beside(rows.get(above)?)) {
            (strip, first) = (narrowed, first - 1);
        }
        while let Some(narrowed) = rows.get(last + 1).and_then(|below| strip.beside(below)) {
            (strip, last) = (narrowed, last + 1);
        }
        let last = first + strip.last_beside(rows.get(first..=last)?)?;
        let first = first + strip.first_beside(rows.get(first..=last)?)?;
        let beside = rows.get(first..=last)?;
        let slack = beside.first()?.size * ROW_STEP;
        let (top, bottom) = (beside.first()?.baseline - slack, beside.last()?.baseline + slack);
        Some(Self { strip, top, bottom, n_rows: beside.len() })
    }

    /// The rows beside it.
    fn beside<'r>(&self, rows: &'r [Row]) -> &'r [Row] {
        let first = rows.partition_point(|row| row.baseline < self.top);
        rows.get(first..first + self.n_rows).unwrap_or_default()
    }

    /// What stands above it, before it, behind it and below it.
    fn parts(&self, words: Vec<Word>) -> [Vec<Word>; 4] {
        let mut parts: [Vec<Word>; 4] = Default::default();
        let [above, before, behind, below] = &mut parts;
        for word in words {
            if word.baseline < self.top {
                above.push(word);
            } else if word.baseline > self.bottom {
                below.push(word);
            } else if word.left < self.strip.left + 0.1 {
                before.push(word);
            } else {
                behind.push(word);
            }
        }
        parts
    }
}

#[derive(Debug, Clone, Copy)]
struct Strip {
    left: f32,
    right: f32,
}

/// How much wider than usual a step parts what stands beside a gutter from what does not.
const FAR: f32 = 1.6;

impl Strip {
    /// The strip narrowed so far that no run of `row` reaches into it; none where one crosses it.
    fn beside(self, row: &Row) -> Option<Self> {
        let Self { mut left, mut right } = self;
        for run in &row.runs {
            if run.left < left && run.right > left {
                left = run.right;
            } else if run.left >= left && run.left < right {
                right = run.left;
            }
        }
        (right - left >= row.size.min(14.0) * NARROWEST).then_some(Self { left, right })
    }

    /// Whether it is the same strip as on another page.
    fn is_like(self, other: Self) -> bool {
        self.left.max(other.left) < self.right.min(other.right)
    }

    /// Whether it parts the runs of `row`.
    fn is_between(self, row: &Row) -> bool {
        self.beside(row).is_some() && self.is_on_both_sides(row)
    }

    fn before<'r>(&self, row: &'r Row) -> impl Iterator<Item = &'r Run> {
        let left = self.left;
        row.runs.iter().filter(move |run| run.left < left)
    }

    fn behind<'r>(&self, row: &'r Row) -> impl Iterator<Item = &'r Run> {
        let left = self.left;
        row.runs.iter().filter(move |run| run.left >= left)
    }

    /// The last row that belongs beside it: where one column has ended, a gap above a line ends the other.
    fn last_beside(self, rows: &[Row]) -> Option<usize> {
        let last_both = rows.iter().rposition(|row| self.is_on_both_sides(row))?;
        let leading = self.leading(rows)?;
        let after = rows.get(last_both..)?.windows(2);
        let goes_on = |pair: &[Row]| match pair {
            [above, below] => below.baseline - above.baseline <= leading * FAR,
            _ => false,
        };
        Some(last_both + after.take_while(|pair| goes_on(pair)).count())
    }

    /// The first row that belongs beside it: the short last line of a headline above both columns does not.
    fn first_beside(self, rows: &[Row]) -> Option<usize> {
        let mut sizes: Vec<f32> = rows.iter().map(|row| row.size).collect();
        sizes.sort_by(f32::total_cmp);
        let usual = sizes.get(sizes.len() / 2)?;
        let first_both = rows.iter().position(|row| self.is_on_both_sides(row))?;
        let above = rows.get(..first_both)?;
        let large = above.iter().rposition(|row| row.size > usual * 1.2).map_or(0, |large| large + 1);
        // Nor does a single row far above, such as the page's header.
        let is_alone = match rows {
            [head, below, ..] => below.baseline - head.baseline > self.leading(rows)? * FAR,
            _ => false,
        };
        Some(large.max(usize::from(is_alone)))
    }

    /// The usual step from row to row of one side; where the columns do not stand level, rows of both lie closer.
    fn leading(self, rows: &[Row]) -> Option<f32> {
        let before = rows.iter().filter(|row| self.before(row).next().is_some());
        let behind = rows.iter().filter(|row| self.behind(row).next().is_some());
        let sides = [leading(&before.collect::<Vec<_>>()), leading(&behind.collect::<Vec<_>>())];
        sides.into_iter().flatten().max_by(f32::total_cmp)
    }

    fn is_on_both_sides(self, row: &Row) -> bool {
        self.before(row).next().is_some() && self.behind(row).next().is_some()
    }

    /// Whether what stands on both sides is text: several rows of several words each, those behind from one edge on,
    /// and those of one side at least filled. A list or captions may stand beside an article.
    fn parts_prose(self, rows: &[Row]) -> bool {
        let before: Vec<Run> = rows.iter().filter_map(|row| extent(self.before(row))).collect();
        let behind: Vec<Run> = rows.iter().filter_map(|row| extent(self.behind(row))).collect();
        let are_columns = is_text(&before) && is_text(&behind) && (is_filled(&before) || is_filled(&behind));
        let has_aside =
            is_article(&before) && !is_figures(&behind) || is_article(&behind) && !is_figures(&before);
        is_flush(&behind)
            && before.len() >= FEWEST_ROWS
            && behind.len() >= FEWEST_ROWS
            && (are_columns || has_aside)
    }
}

/// The usual distance of rows.
fn leading(rows: &[&Row]) -> Option<f32> {
    let mut steps: Vec<f32> = rows
        .windows(2)
        .filter_map(|pair| match pair {
            [above, below] => Some(below.baseline - above.baseline),
            _ => None,
        })
        .collect();
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() / 2).copied()
}

/// Left edge, right edge and words of the runs of one side of a row.
fn extent<'r>(runs: impl Iterator<Item = &'r Run>) -> Option<Run> {
    runs.copied().reduce(|all, run| Run {
        left: all.left.min(run.left),
        right: all.right.max(run.right),
        n_words: all.n_words + run.n_words,
        n_figures: all.n_figures + run.n_figures,
    })
}

/// The fewest words a row of running text has on average; cells of a table have one or two.
const FEWEST_WORDS: f32 = 2.6;

/// Whether rows have as many words as text has, and not mostly figures.
fn is_text(rows: &[Run]) -> bool {
    words_a_row(rows) >= FEWEST_WORDS && !is_figures(rows)
}

/// Whether rows are full lines of running text, and many of them.
fn is_article(rows: &[Run]) -> bool {
    rows.len() >= FEWEST_ROWS * 2 && words_a_row(rows) >= FEWEST_WORDS * 1.7 && is_filled(rows)
}

fn words_a_row(rows: &[Run]) -> f32 {
    rows.iter().map(|run| run.n_words).sum::<usize>() as f32 / rows.len().max(1) as f32
}

/// Whether most words are figures, as in a table.
fn is_figures(rows: &[Run]) -> bool {
    let words: usize = rows.iter().map(|run| run.n_words).sum();
    let figures: usize = rows.iter().map(|run| run.n_figures).sum();
    figures * 2 >= words
}

/// Whether most rows begin at one edge: a river of blanks in justified text has no such edge.
fn is_flush(rows: &[Run]) -> bool {
    let near = |edge: f32| rows.iter().filter(|run| (run.left - edge).abs() <= 1.5).count();
    let most = rows.iter().take(MOST_STARTS).map(|run| near(run.left)).max();
    most.is_some_and(|most| most * 2 >= rows.len())
}

/// Whether most rows reach far into the width that they share.
fn is_filled(rows: &[Run]) -> bool {
    let left = rows.iter().map(|run| run.left).fold(f32::INFINITY, f32::min);
    let right = rows.iter().map(|run| run.right).fold(f32::NEG_INFINITY, f32::max);
    let filled = rows.iter().filter(|run| run.right - run.left >= (right - left) * 0.6).count();
    filled * 2 >= rows.len()
}
