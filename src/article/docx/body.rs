//! The text of a Word document, run by run.
//!
//! Text boxes are read below the paragraph they hang on, notes below the text.
//!
//! Invariant: every run is read once, in reading order; nothing recurses deeper than [`DEEPEST_BOX`].

use std::collections::BTreeMap;

use super::super::Role;
use super::super::page::Page;
use super::super::warning::LeftOut;
use super::super::writer::{Comment, Writer};
use super::super::xml::{Malformed, Node, Tag, Xml};
use super::parts::Parts;
use super::styles::Look;
use super::{REPORT_BOOKMARK, tell_changes};

/// How deep text boxes may stand in text boxes.
const DEEPEST_BOX: usize = 8;

/// What is being read.
pub(super) struct Body<'a> {
    parts: &'a Parts,
    writer: Writer,
    comments: BTreeMap<String, Comment>,
    /// Where comments that are open began.
    begun: BTreeMap<String, usize>,
    /// Notes that nobody has referred to yet, by kind and id.
    notes: BTreeMap<(&'static str, String), &'a str>,
    /// Notes that the text refers to, in its order.
    asked: Vec<&'a str>,
    /// Text boxes of the open paragraph.
    boxes: Vec<&'a str>,
    in_notes: bool,
    /// Whether the report of an earlier check has begun, which stands below the article to the end.
    in_report: bool,
    /// Whether the open alternative has been read in its newer form.
    is_chosen: bool,
    run: Run,
    paragraph: Open,
    insertions: usize,
}

/// What is said of the run that is being read.
#[derive(Default)]
struct Run {
    is_text: bool,
    is_hidden: bool,
}

/// What is said of the paragraph that is being read.
#[derive(Default)]
struct Open {
    /// It is a line of the table of contents.
    is_contents: bool,
    /// Its end was struck out: the next one goes on in it.
    goes_on: bool,
}

impl<'a> Body<'a> {
    pub(super) fn new(parts: &'a Parts) -> Self {
        Self {
            parts,
            writer: Writer::default(),
            comments: parts.comments.clone(),
            begun: BTreeMap::new(),
            notes: notes_in(&parts.notes),
            asked: Vec::new(),
            boxes: Vec::new(),
            in_notes: false,
            in_report: false,
            is_chosen: false,
            run: Run::default(),
            paragraph: Open::default(),
            insertions: 0,
        }
    }

    /// Reads the text, then the notes that it refers to.
    pub(super) fn read_all(&mut self) -> Result<(), Malformed> {
        self.read(&self.parts.document, 0)?;
        self.writer.close();
        self.in_notes = true;
        self.in_report = false;
        for note in std::mem::take(&mut self.asked) {
            self.read(note, 0)?;
            self.writer.close();
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Page {
        self.writer.leave_out(LeftOut::PageHead, self.parts.page_heads.len());
        self.writer.page().heads.clone_from(&self.parts.page_heads);
        let mut page = self.writer.finish();
        tell_changes(&mut page, self.insertions);
        page
    }

    fn read(&mut self, source: &'a str, depth: usize) -> Result<(), Malformed> {
        let mut xml = Xml::new(source);
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) => self.start(&tag, &mut xml)?,
                Node::End(name) if name == "p" => self.end_paragraph(depth)?,
                Node::End(name) => self.end(&name),
                Node::Text(text) if self.run.is_text => self.put(&text),
                Node::Text(_) => {}
            }
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>, xml: &mut Xml<'a>) -> Result<(), Malformed> {
        match tag.name() {
            "pPr" => self.paragraph_properties(tag, xml)?,
            "rPr" => self.run.is_hidden = is_hidden(xml.skip(tag)?)?,
            "t" => self.run.is_text = true,
            "tab" | "ptab" => self.put("\t"),
            "br" | "cr" => self.put("\n"),
            "noBreakHyphen" => self.put("\u{2011}"),
            "sym" => self.symbol(&tag.get("char")),
            "ins" | "moveTo" => self.insertions += 1,
            "del" | "moveFrom" => {
                let gone = xml.skip(tag)?;
                self.writer.leave_out(LeftOut::Deletion, usize::from(gone.contains('<')));
            }
            "tc" => self.writer.start_cell(),
            "footnoteReference" => self.note("footnote", tag.get("id")),
            "endnoteReference" => self.note("endnote", tag.get("id")),
            "bookmarkStart" if tag.get("name") == REPORT_BOOKMARK => {
                self.writer.leave_out(LeftOut::Report, usize::from(!self.in_report));
                self.in_report = true;
            }
            "commentRangeStart" => _ = self.begun.insert(tag.get("id"), self.writer.place()),
            "commentRangeEnd" | "commentReference" => self.comment(&tag.get("id")),
            "txbxContent" => self.boxes.push(xml.skip(tag)?),
            "AlternateContent" => self.is_chosen = false,
            "Choice" => self.is_chosen = true,
            "Fallback" if !self.is_chosen => {}
            "Fallback" | "instrText" | "delInstrText" | "fldData" | "sectPr" | "tblPr" | "trPr" | "tcPr"
            | "sdtPr" | "binData" => _ = xml.skip(tag)?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.run.is_text = false,
            "r" => self.run.is_hidden = false,
            "tc" => self.writer.end_cell(),
            "tr" => self.writer.end_row(),
            _ => {}
        }
    }

    /// Adds words to the open paragraph, where a reader sees them.
    fn put(&mut self, words: &str) {
        if self.in_report {
            return;
        }
        if self.run.is_hidden {
            self.writer.leave_out(LeftOut::HiddenText, usize::from(!words.trim().is_empty()));
        } else if !self.paragraph.is_contents {
            self.writer.push(words);
        }
    }

    /// A character by its number; those of picture fonts have no meaning outside them.
    fn symbol(&mut self, code: &str) {
        let char = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        if let Some(char) = char.filter(|char| !matches!(char, '\u{E000}'..='\u{F8FF}')) {
            self.put(char.encode_utf8(&mut [0; 4]));
        }
    }

    fn paragraph_properties(&mut self, tag: &Tag<'_>, xml: &mut Xml<'a>) -> Result<(), Malformed> {
        let mut inner = Xml::new(xml.skip(tag)?);
        while let Some(node) = inner.next()? {
            let Node::Start(tag) = node else { continue };
            match tag.name() {
                "pStyle" => self.style(&tag.get("val")),
                "del" | "moveFrom" => self.paragraph.goes_on = true,
                "pPrChange" | "rPrChange" | "sectPr" => _ = inner.skip(&tag)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn style(&mut self, id: &str) {
        match self.parts.styles.look(id) {
            _ if self.in_notes => self.writer.set_role(Role::Note),
            Some(Look::Heading(level)) => self.writer.set_heading(level),
            Some(Look::Caption) => self.writer.set_role(Role::Caption),
            Some(Look::Byline) => self.writer.set_role(Role::Byline),
            Some(Look::Note) => self.writer.set_role(Role::Note),
            Some(Look::Contents) => self.paragraph.is_contents = true,
            None => {}
        }
    }

    fn end_paragraph(&mut self, depth: usize) -> Result<(), Malformed> {
        if std::mem::take(&mut self.paragraph.is_contents) {
            self.writer.leave_out(LeftOut::Contents, 1);
        }
        if std::mem::take(&mut self.paragraph.goes_on) {
            return Ok(());
        }
        if self.in_notes {
            self.writer.set_role(Role::Note);
        }
        self.writer.end_block();
        for inside in std::mem::take(&mut self.boxes) {
            if depth < DEEPEST_BOX {
                self.writer.close();
                self.read(inside, depth + 1)?;
                self.writer.close();
            }
        }
        Ok(())
    }

    fn note(&mut self, kind: &'static str, id: String) {
        self.asked.extend(self.notes.remove(&(kind, id)));
    }

    fn comment(&mut self, id: &str) {
        if let Some(comment) = self.comments.remove(id) {
            let end = self.writer.place();
            let start = self.begun.remove(id).unwrap_or(end);
            self.writer.annotate(start, end, comment);
        }
    }
}

/// Whether the properties of a run hide its words.
fn is_hidden(properties: &str) -> Result<bool, Malformed> {
    let mut xml = Xml::new(properties);
    while let Some(node) = xml.next()? {
        let Node::Start(tag) = node else { continue };
        match tag.name() {
            "vanish" => return Ok(!matches!(tag.get("val").as_str(), "0" | "false" | "off")),
            "rPrChange" => _ = xml.skip(&tag)?,
            _ => {}
        }
    }
    Ok(false)
}

/// Footnotes and endnotes by kind and id.
fn notes_in(parts: &[String; 2]) -> BTreeMap<(&'static str, String), &str> {
    let mut notes = BTreeMap::new();
    for (part, kind) in parts.iter().zip(["footnote", "endnote"]) {
        let mut xml = Xml::new(part);
        while let Ok(Some(node)) = xml.next() {
            let Node::Start(tag) = node else { continue };
            if tag.name() == kind
                && let Ok(note) = xml.skip(&tag)
            {
                notes.insert((kind, tag.get("id")), note);
            }
        }
    }
    notes
}
