//! The text of an OpenDocument text, element by element.
//!
//! Frames are read below the paragraph they hang on, notes below the text.
//!
//! Invariant: every element is read once, in reading order; nothing recurses deeper than [`DEEPEST_FRAME`].

use std::collections::BTreeMap;

use super::super::Role;
use super::super::docx::{Look, date_of, tell_changes};
use super::super::page::Page;
use super::super::warning::LeftOut;
use super::super::writer::{Comment, Writer};
use super::super::xml::{Malformed, Node, Tag, Xml};

/// How deep frames may stand in frames.
const DEEPEST_FRAME: usize = 8;

/// The most blanks that one mark of repeated blanks may stand for.
const MOST_BLANKS: usize = 80;

/// What is being read.
#[derive(Default)]
pub(super) struct Body<'a> {
    writer: Writer,
    /// The style that each automatic style is made from.
    parents: BTreeMap<String, String>,
    /// Comments that are open, and where they began.
    begun: BTreeMap<String, (usize, Comment)>,
    notes: Vec<&'a str>,
    frames: Vec<&'a str>,
    /// How many paragraphs are open: only what is in one is text.
    open: usize,
    in_notes: bool,
    insertions: usize,
    page_heads: Vec<String>,
}

impl<'a> Body<'a> {
    pub(super) fn new(page_heads: Vec<String>) -> Self {
        Self { page_heads, ..Self::default() }
    }

    /// Reads the text, then its notes.
    pub(super) fn read_all(&mut self, content: &'a str) -> Result<(), Malformed> {
        self.read(content, 0)?;
        self.writer.close();
        self.in_notes = true;
        for note in std::mem::take(&mut self.notes) {
            self.read(note, 0)?;
            self.writer.close();
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Page {
        // A comment without an end stands on the place where it is.
        for (start, comment) in std::mem::take(&mut self.begun).into_values() {
            self.writer.annotate(start, start, comment);
        }
        self.writer.leave_out(LeftOut::PageHead, self.page_heads.len());
        self.writer.page().heads = std::mem::take(&mut self.page_heads);
        let mut page = self.writer.finish();
        tell_changes(&mut page, self.insertions);
        page
    }

    fn read(&mut self, source: &'a str, depth: usize) -> Result<(), Malformed> {
        let mut xml = Xml::new(source);
        let outer = std::mem::take(&mut self.open);
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) => self.start(&tag, &mut xml)?,
                Node::End(name) if matches!(name.as_str(), "p" | "h") => self.end_paragraph(depth)?,
                Node::End(name) => self.end(&name),
                Node::Text(text) if self.open > 0 => self.writer.flow(&text),
                Node::Text(_) => {}
            }
        }
        self.open = outer;
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>, xml: &mut Xml<'a>) -> Result<(), Malformed> {
        match tag.name() {
            "p" => self.start_paragraph(&tag.get("style-name")),
            "h" => {
                self.start_paragraph("");
                self.writer.set_heading(tag.get("outline-level").parse().unwrap_or(1));
            }
            "s" => self.writer.push(&" ".repeat(tag.get("c").parse().unwrap_or(1).min(MOST_BLANKS))),
            "tab" => self.writer.push("\t"),
            "line-break" => self.writer.push("\n"),
            "table-cell" => self.writer.start_cell(),
            "note" => self.note(xml.skip(tag)?)?,
            "text-box" => self.frames.push(xml.skip(tag)?),
            "annotation" => self.comment(tag, xml)?,
            "annotation-end" => self.end_comment(&tag.get("name")),
            "tracked-changes" => self.changes(xml.skip(tag)?)?,
            "table-of-content" => {
                let lines = xml.words(tag)?.lines().filter(|line| !line.trim().is_empty()).count();
                self.writer.leave_out(LeftOut::Contents, lines);
            }
            "hidden-text" | "hidden-paragraph" => {
                let hidden = xml.words(tag)?;
                self.writer.leave_out(LeftOut::HiddenText, usize::from(!hidden.is_empty()));
            }
            "style" => _ = self.parents.insert(tag.get("name"), tag.get("parent-style-name")),
            "forms" | "sequence-decls" | "script" | "title" | "desc" => _ = xml.skip(tag)?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "table-cell" => self.writer.end_cell(),
            "table-row" => self.writer.end_row(),
            _ => {}
        }
    }

    fn start_paragraph(&mut self, style: &str) {
        self.open += 1;
        let name = self.parents.get(style).filter(|parent| !parent.is_empty()).map_or(style, String::as_str);
        // Names are stored with their blanks as "_20_".
        match Look::of_name(&name.replace("_20_", " ")) {
            _ if self.in_notes => {}
            Some(Look::Heading(level)) => self.writer.set_heading(level),
            Some(Look::Caption) => self.writer.set_role(Role::Caption),
            Some(Look::Byline) => self.writer.set_role(Role::Byline),
            Some(Look::Note) => self.writer.set_role(Role::Note),
            Some(Look::Contents) | None => {}
        }
    }

    fn end_paragraph(&mut self, depth: usize) -> Result<(), Malformed> {
        self.open = self.open.saturating_sub(1);
        if self.in_notes {
            self.writer.set_role(Role::Note);
        }
        self.writer.end_block();
        for frame in std::mem::take(&mut self.frames) {
            if depth < DEEPEST_FRAME {
                self.writer.close();
                self.read(frame, depth + 1)?;
                self.writer.close();
            }
        }
        Ok(())
    }

    /// Puts a note aside, without the number that stands for it in the text.
    fn note(&mut self, inside: &'a str) -> Result<(), Malformed> {
        let mut xml = Xml::new(inside);
        while let Some(node) = xml.next()? {
            let Node::Start(tag) = node else { continue };
            let part = xml.skip(&tag)?;
            if tag.name() == "note-body" {
                self.notes.push(part);
            }
        }
        Ok(())
    }

    fn comment(&mut self, tag: &Tag<'_>, xml: &mut Xml<'a>) -> Result<(), Malformed> {
        let mut comment = Comment::default();
        let mut inner = Xml::new(xml.skip(tag)?);
        while let Some(node) = inner.next()? {
            let Node::Start(tag) = node else { continue };
            match tag.name() {
                "creator" => comment.author = inner.words(&tag)?,
                "date" => comment.date = date_of(&inner.words(&tag)?),
                "p" => {
                    let line = inner.words(&tag)?;
                    comment.text.push_str(&line);
                    comment.text.push('\n');
                }
                _ => {}
            }
        }
        let name = tag.get("name");
        let place = self.writer.place();
        if name.is_empty() {
            self.writer.annotate(place, place, comment);
        } else {
            self.begun.insert(name, (place, comment));
        }
        Ok(())
    }

    fn end_comment(&mut self, name: &str) {
        if let Some((start, comment)) = self.begun.remove(name) {
            let end = self.writer.place();
            self.writer.annotate(start, end, comment);
        }
    }

    /// Counts what was tracked; the words struck out stand here, outside the text.
    fn changes(&mut self, changes: &str) -> Result<(), Malformed> {
        let mut xml = Xml::new(changes);
        while let Some(node) = xml.next()? {
            let Node::Start(tag) = node else { continue };
            self.insertions += usize::from(tag.name() == "insertion");
            self.writer.leave_out(LeftOut::Deletion, usize::from(tag.name() == "deletion"));
        }
        Ok(())
    }
}
