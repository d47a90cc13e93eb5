//! A page as the reader of one format hands it on, before dates are looked for.
//!
//! Invariant: paragraphs stand in text order and without outer blanks; changing their roles never moves a word.

use super::paragraphs::ends_sentence;
use super::writer::Writer;
use super::{
    About, Annotation, Attachment, Pages, Paragraph, PublishedFrom, Role, Warning, dayline, furniture, roles,
};
use crate::text::Span;

/// A text with its paragraphs, before dates are looked for.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The text that positions count in.
    pub text: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// What the file says of itself.
    pub about: About,
    /// The date that the file states outside the text.
    pub stated: Option<Stated>,
    /// Comments on the text.
    pub annotations: Vec<Annotation>,
    /// Files sent along.
    pub attachments: Vec<Attachment>,
    /// What stands at the head and foot of its pages, and is left out of the text.
    pub heads: Vec<String>,
    /// Where its words are printed, for formats that have pages.
    pub pages: Option<Pages>,
    /// How many times bytes had no meaning in the encoding.
    pub undecodable: usize,
    /// What was guessed, joined or left out.
    pub warnings: Vec<Warning>,
}

impl Page {
    /// The place of the paragraph that holds `offset` or stands before it.
    pub(super) fn paragraph_at(&self, offset: usize) -> Span {
        let after = self.paragraphs.partition_point(|paragraph| paragraph.span.start <= offset);
        self.paragraphs.get(after.saturating_sub(1)).map(|paragraph| paragraph.span).unwrap_or_default()
    }

    /// Puts blocks above the first.
    pub(super) fn put_above(&mut self, blocks: &[(String, Role)]) {
        let mut above = Writer::default();
        for (block, role) in blocks {
            above.block(block, *role);
        }
        let Self { text, paragraphs, .. } = above.finish();
        if text.is_empty() {
            return;
        }
        let down = text.len() + PARTING.len();
        let rest = std::mem::replace(&mut self.text, text);
        self.text.push_str(PARTING);
        self.text.push_str(&rest);
        let moved =
            self.paragraphs.iter().map(|old| Paragraph { span: old.span.moved(down), role: old.role });
        self.paragraphs = paragraphs.into_iter().chain(moved).collect();
        for annotation in &mut self.annotations {
            annotation.span = annotation.span.moved(down);
        }
    }

    /// Makes `words` the headline, unless there is one: a heading above the text that says the same, else a new block.
    pub(super) fn set_headline(&mut self, words: &str) {
        if words.is_empty() || self.has_headline() {
            return;
        }
        let text = &self.text;
        let is_it = |paragraph: &&mut Paragraph| {
            paragraph.span.of(text).split_whitespace().eq(words.split_whitespace())
        };
        let mut head = self.paragraphs.iter_mut().take_while(|paragraph| paragraph.role != Role::Body);
        match head.find(is_it) {
            Some(heading) => heading.role = Role::Headline,
            None => self.put_above(&[(words.to_owned(), Role::Headline)]),
        }
    }

    /// Whether a block is the headline.
    pub(super) fn has_headline(&self) -> bool {
        self.paragraphs.iter().any(|paragraph| paragraph.role == Role::Headline)
    }

    /// Gives running text the parts that layout alone shows: bylines and date lines look the same in any format, and a
    /// page without a headline of its own is laid out as plain text is.
    pub(super) fn tell_roles(&mut self) {
        if self.has_headline() { self.mark_furniture() } else { self.mark_as_plain() }
    }

    /// Takes the headline from a heading that stands below what reads as one: in word processors a heading of the first
    /// level is often no more than a crosshead.
    pub(super) fn settle_headline(&mut self) {
        let Some(at) = self.paragraphs.iter().position(|paragraph| paragraph.role == Role::Headline) else {
            return;
        };
        let head = self.paragraphs.get(..=at).unwrap_or_default();
        let spans: Vec<Span> = head.iter().map(|paragraph| paragraph.span).collect();
        let plain = roles::with_roles(&self.text, &spans);
        let first = plain.iter().take(at).position(|paragraph| paragraph.role == Role::Headline);
        let Some(first) = first else { return };
        for (number, role) in [(at, Role::Heading), (first, Role::Headline)] {
            if let Some(paragraph) = self.paragraphs.get_mut(number) {
                paragraph.role = role;
            }
        }
    }

    fn mark_furniture(&mut self) {
        let mut in_head = true;
        for paragraph in self.paragraphs.iter_mut().filter(|paragraph| paragraph.role == Role::Body) {
            let words = paragraph.span.of(&self.text);
            let is_day = dayline::date_line(words)
                .is_some_and(|(_, label)| in_head || label != dayline::DateLabel::Plain);
            if is_day || furniture::is_furniture(words) {
                paragraph.role = Role::Byline;
            } else {
                in_head = in_head && !ends_sentence(words);
            }
        }
    }

    fn mark_as_plain(&mut self) {
        let spans: Vec<Span> = self.paragraphs.iter().map(|paragraph| paragraph.span).collect();
        for (paragraph, plain) in self.paragraphs.iter_mut().zip(roles::with_roles(&self.text, &spans)) {
            // A row of a table is as short as a heading, and is none.
            let is_row = paragraph.span.of(&self.text).contains(CELL_MARK) && plain.role != Role::Byline;
            if paragraph.role == Role::Body && !is_row {
                paragraph.role = plain.role;
            }
        }
    }
}

/// A date that a file states outside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stated {
    /// As it stands there.
    pub date: String,
    /// Where it stands.
    pub from: PublishedFrom,
}

/// What parts two blocks.
pub(super) const PARTING: &str = "\n\n";

/// What parts two cells of one row of a table.
pub(super) const CELL_MARK: &str = " · ";
