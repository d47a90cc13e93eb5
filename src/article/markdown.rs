//! A Markdown draft as readable text: headings, paragraphs, items, quotes and the words of links.
//!
//! Invariant: knows CommonMark only through its parser; says what it left out.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::read::Page;
use super::warning::LeftOut;
use super::{Paragraph, Role, Warning, furniture, roles};
use crate::text::Span;

/// The page that Markdown `source` makes.
pub(super) fn page(source: &str) -> Page {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut writer = Writer::default();
    for event in Parser::new_ext(source, options) {
        writer.take(event);
    }
    writer.finish()
}

/// Builds the text block by block.
#[derive(Default)]
struct Writer {
    blocks: Vec<(String, Role)>,
    /// The block being written.
    open: String,
    /// Its role.
    role: Option<Role>,
    /// Inside code or metadata, whose text is no prose.
    hidden: Option<Hidden>,
    metadata: String,
    left_out: BTreeMap<LeftOut, usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Hidden {
    Code,
    Metadata,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match self.hidden {
                Some(Hidden::Metadata) => self.metadata.push_str(&text),
                Some(Hidden::Code) => {}
                None => self.open.push_str(&text),
            },
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.open.push_str(&text);
            }
            Event::SoftBreak => self.open.push(' '),
            Event::HardBreak => self.open.push('\n'),
            Event::Rule => self.close(),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.close();
                let first = !self.blocks.iter().any(|(_, role)| *role == Role::Headline);
                let is_headline = *level == HeadingLevel::H1 && first;
                self.role = Some(if is_headline { Role::Headline } else { Role::Heading });
            }
            Tag::CodeBlock(_) => self.hide(Hidden::Code, Some(LeftOut::CodeBlock)),
            Tag::HtmlBlock => self.hide(Hidden::Code, Some(LeftOut::HtmlBlock)),
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle | MetadataBlockKind::PlusesStyle) => {
                self.hide(Hidden::Metadata, None);
            }
            Tag::TableCell if !self.open.is_empty() => self.open.push_str(" · "),
            Tag::Paragraph | Tag::Item | Tag::TableRow | Tag::TableHead | Tag::BlockQuote(_) => self.close(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => self.hidden = None,
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead => {
                self.close();
            }
            _ => {}
        }
    }

    fn hide(&mut self, hidden: Hidden, what: Option<LeftOut>) {
        self.close();
        self.hidden = Some(hidden);
        if let Some(what) = what {
            *self.left_out.entry(what).or_default() += 1;
        }
    }

    /// Ends the block being written.
    fn close(&mut self) {
        let role = self.role.take();
        let block = std::mem::take(&mut self.open);
        let block = block.trim();
        if !block.is_empty() {
            self.blocks.push((block.to_owned(), role.unwrap_or(Role::Body)));
        }
    }

    fn finish(mut self) -> Page {
        self.close();
        let metadata = Metadata::read(&self.metadata);
        let mut blocks = head(&metadata, &self.blocks);
        blocks.append(&mut self.blocks);
        let (text, mut paragraphs) = join(&blocks);
        if paragraphs.iter().any(|paragraph| paragraph.role == Role::Headline) {
            mark_furniture(&text, &mut paragraphs);
        } else {
            mark_as_plain(&text, &mut paragraphs);
        }
        let left_out = self.left_out.iter().map(|(&what, &count)| Warning::LeftOut { what, count }).collect();
        Page { text, paragraphs, date: metadata.date, left_out }
    }
}

/// What the head of the file gives that its body does not: the title and the author, as paragraphs above it.
fn head(metadata: &Metadata, body: &[(String, Role)]) -> Vec<(String, Role)> {
    let headline = body.iter().find(|(_, role)| *role == Role::Headline).map(|(text, _)| text);
    let title = metadata.title.clone().filter(|_| headline.is_none()).map(|title| (title, Role::Headline));
    let author = metadata.author.as_ref().map(|author| (format!("By {author}"), Role::Byline));
    // A byline above a headline of the body's own would take the headline's place on the page.
    let author = author.filter(|_| headline.is_none());
    title.into_iter().chain(author).collect()
}

/// The blocks as one text, a blank line between them.
fn join(blocks: &[(String, Role)]) -> (String, Vec<Paragraph>) {
    let mut text = String::new();
    let mut paragraphs = Vec::with_capacity(blocks.len());
    for (block, role) in blocks {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        paragraphs.push(Paragraph { span: Span::new(text.len(), text.len() + block.len()), role: *role });
        text.push_str(block);
    }
    (text, paragraphs)
}

/// Bylines and date lines look the same in any format.
fn mark_furniture(text: &str, paragraphs: &mut [Paragraph]) {
    let mut in_head = true;
    for paragraph in paragraphs.iter_mut().filter(|paragraph| paragraph.role == Role::Body) {
        let words = paragraph.span.of(text);
        if furniture::is_furniture(words) || (in_head && furniture::date_line(words).is_some()) {
            paragraph.role = Role::Byline;
        } else {
            in_head = false;
        }
    }
}

/// A file without a headline of its own is laid out as plain text is; its headings stay headings.
fn mark_as_plain(text: &str, paragraphs: &mut [Paragraph]) {
    let spans: Vec<Span> = paragraphs.iter().map(|paragraph| paragraph.span).collect();
    for (paragraph, plain) in paragraphs.iter_mut().zip(roles::with_roles(text, &spans)) {
        if paragraph.role == Role::Body {
            paragraph.role = plain.role;
        }
    }
}

/// What the head of a Markdown file says, as site builders write it: `title: …`, `date = "…"`.
#[derive(Debug, Default, PartialEq, Eq)]
struct Metadata {
    title: Option<String>,
    date: Option<String>,
    author: Option<String>,
}

impl Metadata {
    fn read(block: &str) -> Self {
        let mut metadata = Self::default();
        for line in block.lines() {
            let Some((key, value)) = line.split_once([':', '=']) else { continue };
            let value = value.trim().trim_matches(['"', '\'']).trim();
            let field = match key.trim().to_ascii_lowercase().as_str() {
                "title" | "headline" => &mut metadata.title,
                "date" | "published" | "pubdate" | "publishdate" => &mut metadata.date,
                "author" | "by" | "byline" => &mut metadata.author,
                _ => continue,
            };
            if field.is_none() && !value.is_empty() {
                *field = Some(value.to_owned());
            }
        }
        metadata
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &str) -> String {
        page(source).text
    }

    #[test]
    fn prose_is_kept_and_its_marks_are_not() {
        for (source, expected) in [
            ("# Ferry fire\n\nThe *ferry* **burned**.\nIt sank.", "Ferry fire\n\nThe ferry burned. It sank."),
            ("A [report](https://example.org/r \"x\") found it.", "A report found it."),
            (
                "The dead:\n\n- two cooks\n- a steward\n  - of the night shift",
                "The dead:\n\ntwo cooks\n\na steward\n\nof the night shift",
            ),
            ("> “We saw smoke,”\n> she said.", "“We saw smoke,” she said."),
            ("Before\n\n```\nlet x = 12;\n```\n\nAfter `it`", "Before\n\nAfter it"),
            ("<div>12 dead</div>\n\nAfter <b>all</b>", "After all"),
            ("![Smoke over the harbour](a.png)", "Smoke over the harbour"),
            ("| Year | Dead |\n|--|--|\n| 1987 | 31 |", "Year · Dead\n\n1987 · 31"),
            ("Nineteen died.[^1]\n\n[^1]: Port authority.", "Nineteen died.\n\nPort authority."),
            ("AT&amp;T cost \\$5 a day", "AT&T cost $5 a day"),
        ] {
            assert_eq!(text(source), expected, "{source}");
        }
    }

    #[test]
    fn the_head_of_the_file_is_read() {
        let read = page(
            "---\ntitle: \"Ferry fire\"\ndate: 2024-08-16\nauthor: Ada Roe\ndraft: true\n---\n\nThe ferry burned.",
        );
        assert_eq!(read.text, "Ferry fire\n\nBy Ada Roe\n\nThe ferry burned.");
        assert_eq!(read.date.as_deref(), Some("2024-08-16"));
        let roles: Vec<Role> = read.paragraphs.iter().map(|paragraph| paragraph.role).collect();
        assert_eq!(roles, [Role::Headline, Role::Byline, Role::Body]);
        assert_eq!(
            page("+++\ndate = '16 August 2024'\n+++\n\nText.").date.as_deref(),
            Some("16 August 2024")
        );
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let read = page("Text\n\n    code\n\n```\nmore\n```\n\n<table></table>\n\nText");
        let left_out = [
            Warning::LeftOut { what: LeftOut::CodeBlock, count: 2 },
            Warning::LeftOut { what: LeftOut::HtmlBlock, count: 1 },
        ];
        assert_eq!(read.left_out, left_out);
    }

    #[test]
    fn spans_are_those_of_the_readable_text() {
        let read = page("# Über alles\n\nEine *Fähre*.");
        let words: Vec<&str> =
            read.paragraphs.iter().map(|paragraph| paragraph.span.of(&read.text)).collect();
        assert_eq!(words, ["Über alles", "Eine Fähre."]);
    }
}
