//! The first page of a document as lines of words, whatever it was written in.
//!
//! Invariant: never more than [`MOST_LINES`] lines; words come out in the order they stand in.

/// Lines that a first page has at most.
pub(super) const MOST_LINES: usize = 60;

/// One line, or one row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// How it stands out.
    pub kind: LineKind,
    /// Its cells: one, but in tables.
    pub cells: Vec<Vec<Part>>,
}

impl Line {
    /// Its words without any mark, cells parted by a tab.
    pub fn words(&self) -> String {
        let cell = |parts: &Vec<Part>| parts.iter().map(|part| part.words.as_str()).collect::<String>();
        self.cells.iter().map(cell).collect::<Vec<_>>().join("\t")
    }
}

/// How a line stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineKind {
    /// The title.
    Title,
    /// A heading.
    Heading,
    /// Running text.
    #[default]
    Text,
    /// What stands in the margin of the line before it, or in a comment on it.
    Beside,
    /// Text as a program reads it.
    Raw,
}

/// Words that look alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The words.
    pub words: String,
    /// What is done to them.
    pub mark: Mark,
}

/// What is done to words of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// Nothing.
    #[default]
    None,
    /// They are a claim with a mark or a comment.
    Claim,
    /// Put in by a tracked change.
    In,
    /// Struck out by a tracked change.
    Out,
}

/// A page being read.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) lines: Vec<Line>,
    line: Line,
    /// What comes after the line being read.
    beside: Vec<Line>,
    /// Whether there was more than fits.
    pub(super) goes_on: bool,
}

impl Page {
    /// The first of `lines`.
    pub(super) fn of(mut lines: impl Iterator<Item = Line>) -> Self {
        let first = lines.by_ref().take(MOST_LINES).collect();
        Self { lines: first, goes_on: lines.next().is_some(), ..Self::default() }
    }

    /// Whether nothing more fits.
    pub(super) const fn is_full(&self) -> bool {
        self.goes_on
    }

    /// Ends the line under way and begins another.
    pub(super) fn begin(&mut self, kind: LineKind) {
        self.end();
        self.line.kind = kind;
    }

    /// Begins the next cell of the line.
    pub(super) fn cell(&mut self) {
        self.line.cells.push(Vec::new());
    }

    /// Adds words to the line.
    pub(super) fn add(&mut self, words: &str, mark: Mark) {
        if self.line.cells.is_empty() {
            self.cell();
        }
        let Some(cell) = self.line.cells.last_mut() else { return };
        match cell.last_mut().filter(|last| last.mark == mark) {
            Some(last) => last.words.push_str(words),
            None => cell.push(Part { words: words.to_owned(), mark }),
        }
    }

    /// Parts what comes from the words before it.
    pub(super) fn gap(&mut self) {
        let last = self.line.cells.last().and_then(|cell| cell.last());
        if last.is_some_and(|last| !last.words.ends_with(char::is_whitespace)) {
            self.add(" ", Mark::None);
        }
    }

    /// Sets what comes apart from what stands before it in the line.
    pub(super) fn part(&mut self) {
        if self.line.cells.iter().flatten().any(|part| !part.words.trim().is_empty()) {
            self.add(" · ", Mark::None);
        }
    }

    /// Keeps a line for after the one being read.
    pub(super) fn put_beside(&mut self, words: &str) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            let cells = vec![vec![Part { words, mark: Mark::None }]];
            self.beside.push(Line { kind: LineKind::Beside, cells });
        }
    }

    /// Ends the line under way.
    pub(super) fn end(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        if line.kind != LineKind::Raw {
            line.cells.iter_mut().for_each(trim);
        }
        line.cells.retain(|cell| !cell.is_empty());
        let lines = (!line.cells.is_empty()).then_some(line).into_iter();
        for line in lines.chain(std::mem::take(&mut self.beside)) {
            if self.lines.len() == MOST_LINES {
                self.goes_on = true;
                return;
            }
            self.lines.push(line);
        }
    }
}

/// Takes away the blanks at both ends.
fn trim(cell: &mut Vec<Part>) {
    if let Some(first) = cell.first_mut() {
        first.words = first.words.trim_start().to_owned();
    }
    if let Some(last) = cell.last_mut() {
        last.words.truncate(last.words.trim_end().len());
    }
    cell.retain(|part| !part.words.is_empty());
}

/// A tag with what stands between it and the next one.
pub(super) struct Tag<'a> {
    /// `p`, `/p`, `w:t`.
    pub(super) name: &'a str,
    /// Its attributes as they stand.
    attributes: &'a str,
    /// The text behind it, escaped as it stands.
    text: &'a str,
}

impl<'a> Tag<'a> {
    /// The attribute of that name.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let (_, rest) = self.attributes.split_once(&format!("{name}=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    }

    /// The text behind it.
    pub(super) fn text(&self) -> String {
        let text = self.text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        text.replace("&amp;", "&")
    }
}

/// The tags of markup that our own renderings wrote: every `<` and `>` that is no tag's is escaped.
pub(super) fn tags(markup: &str) -> impl Iterator<Item = Tag<'_>> {
    markup.split('<').skip(1).filter_map(|piece| {
        let (tag, text) = piece.split_once('>')?;
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        Some(Tag { name, attributes, text })
    })
}
