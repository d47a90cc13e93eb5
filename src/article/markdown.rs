//! A Markdown draft as readable text: headings, paragraphs, items, quotes and the words of links.
//!
//! Invariant: knows CommonMark only through its parser; says what it left out.

use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::page::{Page, Stated};
use super::warning::LeftOut;
use super::writer::Writer;
use super::{About, PublishedFrom, Role};

/// The page that Markdown `source` makes.
pub(super) fn page(source: &str) -> Page {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let (head, body) = unmarked_head(source);
    let mut reader = Reader { metadata: head.to_owned(), ..Reader::default() };
    for event in Parser::new_ext(body, options) {
        reader.take(event);
    }
    reader.finish()
}

/// The lines of metadata that some programs put above the text without any marks around them, and the rest.
fn unmarked_head(source: &str) -> (&str, &str) {
    let end = source.find("\n\n").or_else(|| source.find("\r\n\r\n")).unwrap_or_default();
    let (head, body) = source.split_at_checked(end).unwrap_or(("", source));
    let key = |line: &str| line.split_once(": ").map(|(key, _)| key.to_ascii_lowercase());
    let is_field = |line: &str| {
        key(line).is_some_and(|key| !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase()))
    };
    let is_known = |line: &str| key(line).is_some_and(|key| matches!(key.as_str(), "title" | "date"));
    let is_head = head.lines().count() >= 2 && head.lines().all(is_field) && head.lines().any(is_known);
    if is_head { (head, body) } else { ("", source) }
}

#[derive(Default)]
struct Reader {
    writer: Writer,
    /// Inside code or metadata, whose text is no prose.
    hidden: Option<Hidden>,
    metadata: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Hidden {
    Code,
    Metadata,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match self.hidden {
                Some(Hidden::Metadata) => self.metadata.push_str(&text),
                Some(Hidden::Code) => {}
                None => self.writer.push(&text),
            },
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.writer.push(&text);
            }
            Event::SoftBreak => self.writer.push(" "),
            Event::HardBreak => self.writer.push("\n"),
            Event::Rule => self.writer.close(),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.writer.close();
                self.writer.set_heading(*level as usize);
            }
            Tag::CodeBlock(_) => self.hide(Hidden::Code, Some(LeftOut::CodeBlock)),
            Tag::HtmlBlock => self.hide(Hidden::Code, Some(LeftOut::HtmlBlock)),
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle | MetadataBlockKind::PlusesStyle) => {
                self.hide(Hidden::Metadata, None);
            }
            Tag::TableCell => self.writer.start_cell(),
            Tag::Paragraph | Tag::Item | Tag::TableRow | Tag::TableHead | Tag::BlockQuote(_) => {
                self.writer.close();
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => self.hidden = None,
            TagEnd::TableCell => self.writer.end_cell(),
            TagEnd::TableRow | TagEnd::TableHead => self.writer.end_row(),
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item => self.writer.close(),
            _ => {}
        }
    }

    fn hide(&mut self, hidden: Hidden, what: Option<LeftOut>) {
        self.writer.close();
        self.hidden = Some(hidden);
        if let Some(what) = what {
            self.writer.leave_out(what, 1);
        }
    }

    fn finish(self) -> Page {
        let mut page = self.writer.finish();
        let Metadata { title, date, author } = Metadata::read(&self.metadata);
        // A byline above a headline of the body's own would take the headline's place on the page.
        if !page.has_headline() {
            let title = title.clone().map(|title| (title, Role::Headline));
            let author = author.as_ref().map(|author| (format!("By {author}"), Role::Byline));
            page.put_above(&title.into_iter().chain(author).collect::<Vec<_>>());
        }
        page.tell_roles();
        page.stated = date.map(|date| Stated { date, from: PublishedFrom::Text });
        page.about = About {
            title: title.unwrap_or_default(),
            byline: author.unwrap_or_default(),
            ..About::default()
        };
        page
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
            let key = key.trim().to_ascii_lowercase().replace(['_', '-', ' '], "");
            let field = match key.as_str() {
                "title" | "headline" => &mut metadata.title,
                "date" | "published" | "pubdate" | "publishdate" | "publishedat" | "publisheddate"
                | "datepublished" | "publicationdate" | "publishon" => &mut metadata.date,
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
    use super::super::Warning;
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
        assert_eq!(read.stated.map(|stated| stated.date).as_deref(), Some("2024-08-16"));
        let roles: Vec<Role> = read.paragraphs.iter().map(|paragraph| paragraph.role).collect();
        assert_eq!(roles, [Role::Headline, Role::Byline, Role::Body]);
        let unmarked = page("Title: Ferry fire\nDate: 2024-08-16 10:00\n\nThe ferry burned.");
        assert_eq!(unmarked.text, "Ferry fire\n\nThe ferry burned.");
        assert_eq!(unmarked.stated.map(|stated| stated.date).as_deref(), Some("2024-08-16 10:00"));
        assert_eq!(page("Note: it burned.\nAnd sank.\n\nText.").text, "Note: it burned. And sank.\n\nText.");
        assert_eq!(
            page("+++\ndate = '16 August 2024'\n+++\n\nText.").stated.map(|stated| stated.date).as_deref(),
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
        assert_eq!(read.warnings, left_out);
    }

    #[test]
    fn spans_are_those_of_the_readable_text() {
        let read = page("# Über alles\n\nEine *Fähre*.");
        let words: Vec<&str> =
            read.paragraphs.iter().map(|paragraph| paragraph.span.of(&read.text)).collect();
        assert_eq!(words, ["Über alles", "Eine Fähre."]);
    }
}
