//! The tokens of rich text into a page.
//!
//! Invariant: keeps no more than the text and the open groups, of which there are [`DEEPEST`] at most.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::docx::{Look, tell_changes};
use super::super::page::{Page, Stated};
use super::super::warning::LeftOut;
use super::super::writer::{Comment, Writer};
use super::super::{PublishedFrom, Role};
use super::group::Sink;
use super::letters::Letters;
use super::token::Token;

/// How deep groups may stand in groups. Programs stay far below a hundred.
const DEEPEST: usize = 5000;

/// That groups stand deeper in one another than any program writes them.
#[derive(Debug)]
pub(super) struct TooDeep;

/// What is said of the words in a group.
#[derive(Debug, Clone, Copy)]
struct Group {
    font: Option<i32>,
    /// How many tokens after a `\u` say the same for old programs.
    fallback: u16,
    is_hidden: bool,
    is_deleted: bool,
    is_inserted: bool,
}

impl Default for Group {
    fn default() -> Self {
        Self { font: None, fallback: 1, is_hidden: false, is_deleted: false, is_inserted: false }
    }
}

/// What is read so far.
#[derive(Default)]
pub(super) struct Reader {
    writer: Writer,
    letters: Letters,
    group: Group,
    outer: Vec<Group>,
    /// Whether the next word begins what programs that do not know it may pass over.
    is_optional: bool,
    /// Groups whose words go elsewhere: how deep they stand, and their words.
    sinks: Vec<(Sink, usize, String)>,
    /// Tokens that say again what a `\u` said.
    to_skip: u16,
    /// The heading that the open paragraph is.
    heading: Option<Look>,
    in_table: bool,
    /// Whether words of a cell have come since the last one ended.
    in_cell: bool,
    styles: BTreeMap<i32, Look>,
    style: i32,
    aside: Aside,
    insertions: usize,
}

/// What is put aside until its place in the text comes.
#[derive(Default)]
struct Aside {
    notes: Vec<String>,
    boxes: Vec<String>,
    comment: Comment,
    place: String,
    stretches: BTreeMap<String, (usize, usize)>,
    time: [Option<i32>; 3],
    /// Whether the last words that came were left out or put in by a change.
    in_deletion: bool,
    in_insertion: bool,
}

impl Reader {
    pub(super) fn take(&mut self, token: Token<'_>) -> Result<(), TooDeep> {
        if self.to_skip > 0 && matches!(token, Token::Byte(_) | Token::Word(..) | Token::Symbol(_)) {
            self.to_skip -= 1;
            return Ok(());
        }
        if let Token::Byte(byte) = token {
            if self.letters.parts(self.group.font) {
                self.flush();
            }
            self.letters.byte(byte, self.group.font);
            return Ok(());
        }
        self.flush();
        match token {
            Token::Open => {
                self.outer.push(self.group);
                self.is_optional = false;
                self.to_skip = 0;
                return if self.outer.len() > DEEPEST { Err(TooDeep) } else { Ok(()) };
            }
            Token::Close => self.close_group(),
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Word(name, number) => self.word(name, number),
            Token::Byte(_) => {}
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Page {
        self.flush();
        while !self.outer.is_empty() {
            self.close_group();
        }
        self.end_paragraph();
        for note in std::mem::take(&mut self.aside.notes) {
            for paragraph in note.lines() {
                self.writer.block(paragraph, Role::Note);
            }
        }
        self.writer.page().undecodable = self.letters.undecodable;
        let mut page = self.writer.finish();
        page.settle_headline();
        page.tell_roles();
        tell_changes(&mut page, self.insertions);
        page
    }

    fn flush(&mut self) {
        if let Some(words) = self.letters.flush() {
            self.put(&words);
        }
    }

    /// Takes words to where those of the open group go.
    fn put(&mut self, words: &str) {
        let Group { is_hidden, is_deleted, is_inserted, .. } = self.group;
        if let Some((sink, _, aside)) = self.sinks.last_mut() {
            if !matches!(sink, Sink::Nothing | Sink::Shape | Sink::Fonts | Sink::Info) && !is_deleted {
                aside.push_str(words);
            }
        } else if is_deleted || is_hidden {
            let what = if is_deleted { LeftOut::Deletion } else { LeftOut::HiddenText };
            self.writer.leave_out(what, usize::from(!std::mem::replace(&mut self.aside.in_deletion, true)));
        } else {
            self.insertions += usize::from(is_inserted && !self.aside.in_insertion);
            (self.aside.in_deletion, self.aside.in_insertion) = (false, is_inserted);
            if self.in_table && !std::mem::replace(&mut self.in_cell, true) {
                self.writer.start_cell();
            }
            self.writer.push(words);
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' => self.is_optional = true,
            b'~' => self.put("\u{A0}"),
            b'_' => self.put("\u{2011}"),
            b'\\' | b'{' | b'}' => self.put(char::from(symbol).encode_utf8(&mut [0; 4])),
            b'\r' | b'\n' => self.end_paragraph(),
            _ => {}
        }
    }

    fn word(&mut self, name: &str, number: Option<i32>) {
        if self.opens_sink(name) {
            return;
        }
        // What is said of paragraphs elsewhere says nothing of the open one.
        if !self.sinks.is_empty() && OF_PARAGRAPHS.contains(&name) {
            return;
        }
        let is_on = number != Some(0);
        let group = &mut self.group;
        match name {
            "u" => {
                self.to_skip = group.fallback;
                if let Some(letter) = self.letters.unit(number.unwrap_or_default()) {
                    self.put(letter.encode_utf8(&mut [0; 4]));
                }
            }
            "uc" => group.fallback = number.unwrap_or(1).clamp(0, 64) as u16,
            "f" => group.font = number,
            "v" => group.is_hidden = is_on,
            "deleted" => group.is_deleted = is_on,
            "revised" => group.is_inserted = is_on,
            "plain" => (group.is_hidden, group.is_deleted, group.is_inserted) = (false, false, false),
            "ansicpg" => self.letters.set_page(number.unwrap_or(1252)),
            "mac" => self.letters.set_page(10000),
            "fcharset" if self.is_in(Sink::Fonts) => {
                self.letters.set_font(self.group.font.unwrap_or_default(), number.unwrap_or_default());
            }
            "yr" | "mo" | "dy" => {
                let at = ["yr", "mo", "dy"].iter().position(|part| *part == name);
                if let Some(part) = at.and_then(|at| self.aside.time.get_mut(at)) {
                    *part = number;
                }
            }
            "s" => self.set_style(number.unwrap_or_default()),
            "outlinelevel" => {
                let level = number.and_then(|level| usize::try_from(level).ok()).filter(|level| *level < 9);
                self.heading = level.map(|level| Look::Heading(level + 1));
            }
            "pard" => (self.heading, self.in_table) = (None, false),
            "intbl" => self.in_table = true,
            "par" | "sect" | "page" | "column" if !self.group.is_deleted => self.end_paragraph(),
            "cell" | "nestcell" => self.end_cell(),
            "row" | "nestrow" => self.writer.end_row(),
            // The mark of an item that stands in a list.
            "bullet" if self.sinks.is_empty() && self.writer.is_at_start() => {}
            _ => self.put(spelled(name)),
        }
    }

    /// Whether the word makes the group one whose words go elsewhere.
    fn opens_sink(&mut self, name: &str) -> bool {
        let is_optional = std::mem::take(&mut self.is_optional);
        let sink = match self.sinks.last() {
            Some((Sink::Info, ..)) => Sink::of_info(name),
            Some((Sink::Nothing, ..)) => None,
            // Within what stands aside, shapes alone hold words of their own.
            Some((Sink::Shape, ..)) => Sink::of_word(name).filter(|sink| *sink == Sink::Box),
            _ => Sink::of_word(name).or_else(|| is_optional.then_some(Sink::Nothing)),
        };
        let Some(sink) = sink else { return false };
        self.sinks.push((sink, self.outer.len(), String::new()));
        true
    }

    fn is_in(&self, wanted: Sink) -> bool {
        self.sinks.last().is_some_and(|(sink, ..)| *sink == wanted)
    }

    fn close_group(&mut self) {
        let depth = self.outer.len();
        while self.sinks.last().is_some_and(|(_, at, _)| *at >= depth) {
            if let Some((sink, _, words)) = self.sinks.pop() {
                self.end_sink(sink, words.trim());
            }
        }
        // A style ends with its group where the semicolon is missing.
        self.to_skip = 0;
        self.group = self.outer.pop().unwrap_or_default();
        if let Some((Sink::Styles, at, name)) = self.sinks.last_mut()
            && *at + 1 == depth
        {
            let name = std::mem::take(name);
            let look = Look::of_name(name.trim().trim_end_matches(';'));
            self.styles.extend(look.map(|look| (self.style, look)));
            self.style = 0;
        }
    }

    fn end_sink(&mut self, sink: Sink, words: &str) {
        let page = self.writer.page();
        match sink {
            Sink::Note if !words.is_empty() => self.aside.notes.push(words.to_owned()),
            Sink::Box if !words.is_empty() => self.aside.boxes.push(words.to_owned()),
            Sink::PageHead if words.contains(char::is_alphabetic) => {
                page.heads.push(words.to_owned());
                self.writer.leave_out(LeftOut::PageHead, 1);
            }
            Sink::Title => words.clone_into(&mut page.about.title),
            Sink::Author => words.clone_into(&mut page.about.byline),
            Sink::Time => {
                // The time of the last change stands after that of making.
                let [year, month, day] = std::mem::take(&mut self.aside.time).map(Option::unwrap_or_default);
                let date = Date::new(year as i16, month as i8, day as i8).ok().filter(|_| year > 0);
                let stated = |date: Date| Stated { date: date.to_string(), from: PublishedFrom::Properties };
                page.stated = date.map(stated).or_else(|| page.stated.take());
            }
            Sink::CommentAuthor => words.clone_into(&mut self.aside.comment.author),
            Sink::CommentDate => self.aside.comment.date = words.parse().ok().and_then(packed_date),
            Sink::CommentPlace => words.clone_into(&mut self.aside.place),
            Sink::StretchStart => {
                let start = self.writer.place();
                self.aside.stretches.insert(words.to_owned(), (start, start));
            }
            Sink::StretchEnd => {
                let place = self.writer.place();
                if let Some((_, end)) = self.aside.stretches.get_mut(words) {
                    *end = place;
                }
            }
            Sink::Comment => self.comment(words),
            _ => {}
        }
    }

    fn comment(&mut self, words: &str) {
        let comment = Comment { text: words.to_owned(), ..std::mem::take(&mut self.aside.comment) };
        let place = self.writer.place();
        let stretch = self.aside.stretches.remove(&std::mem::take(&mut self.aside.place));
        let (start, end) = stretch.unwrap_or((place, place));
        self.writer.annotate(start, end, comment);
    }

    fn set_style(&mut self, style: i32) {
        if self.is_in(Sink::Styles) {
            self.style = style;
        } else if self.sinks.is_empty() {
            self.heading = self.styles.get(&style).copied();
        }
    }

    fn end_paragraph(&mut self) {
        if let Some((_, _, words)) = self.sinks.last_mut() {
            words.push('\n');
            return;
        }
        match self.heading {
            Some(Look::Heading(level)) => self.writer.set_heading(level),
            Some(Look::Caption) => self.writer.set_role(Role::Caption),
            Some(Look::Byline) => self.writer.set_role(Role::Byline),
            Some(Look::Note) => self.writer.set_role(Role::Note),
            Some(Look::Contents) | None => {}
        }
        self.writer.end_block();
        for inside in std::mem::take(&mut self.aside.boxes) {
            for paragraph in inside.lines() {
                self.writer.block(paragraph, Role::Body);
            }
        }
    }

    fn end_cell(&mut self) {
        self.writer.end_block();
        if std::mem::take(&mut self.in_cell) {
            self.writer.end_cell();
        }
    }
}

/// Words that speak of the open paragraph of the text.
const OF_PARAGRAPHS: [&str; 7] = ["pard", "intbl", "outlinelevel", "cell", "nestcell", "row", "nestrow"];

/// The characters that control words stand for; nothing for any other.
fn spelled(name: &str) -> &'static str {
    match name {
        "tab" => "\t",
        "line" | "lbr" => "\n",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" | "enspace" | "qmspace" => " ",
        "zwj" => "\u{200D}",
        "zwnj" => "\u{200C}",
        _ => "",
    }
}

/// The day of a time stamp whose parts are packed into bits: minute 6, hour 5, day 5, month 4, year from 1900 9.
fn packed_date(bits: i64) -> Option<Date> {
    let part = |from: u32, len: u32| (bits >> from) & ((1 << len) - 1);
    Date::new(1900 + part(20, 9) as i16, part(16, 4) as i8, part(11, 5) as i8).ok()
}
