//! The first sheet of a workbook (.xlsx) as a table of words, for what colleagues keep in spreadsheets.
//!
//! Cells come out as the spreadsheet shows them, as far as people read them: days as `2024-08-16`, boxes as `TRUE`.
//!
//! Invariant: never more than [`MOST_ROWS`] rows of [`MOST_COLUMNS`] cells, however few are written down.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use super::ReadError;
use super::pack::Pack;
use super::relations::{relations, target};
use super::xml::{Malformed, Node, Tag, Xml};

/// What the file is, for words about it.
const WHAT: &str = "workbook";
/// Where the book is told by nothing else.
const BOOK: &str = "xl/workbook.xml";
/// Rows and columns read of a sheet at most.
const MOST_ROWS: usize = 100_000;
const MOST_COLUMNS: usize = 256;
/// Bytes of words and cells kept of a sheet at most: a word that a million cells share stands there a million times.
const MOST_KEPT: usize = 64 * 1024 * 1024;
/// The numbers of formats that are days in every workbook.
const DAYS: [u32; 6] = [14, 15, 16, 17, 22, 30];

/// Whether `bytes` hold a workbook rather than another packed document.
pub fn is_workbook(bytes: &[u8]) -> bool {
    Pack::open(bytes, WHAT).is_ok_and(|pack| pack.names().any(|name| name.ends_with("/workbook.xml")))
}

/// The cells of the first sheet of the workbook in `bytes`, row by row; empty rows keep their place.
pub fn table(bytes: &[u8]) -> Result<Vec<Vec<String>>, ReadError> {
    let mut pack = Pack::open(bytes, WHAT)?;
    let root = relations(&mut pack, "")?;
    let main = target(&root, "officeDocument").unwrap_or(BOOK).to_owned();
    let own = relations(&mut pack, &main)?;
    let book = pack.needed_part(&main)?;
    let damage = pack.damage();
    let (first, begins_late) = head(&book).map_err(|Malformed| damage)?;
    let sheet = own.iter().find(|relation| relation.id == first).map(|it| it.target.clone());
    let sheet = sheet.or_else(|| target(&own, "worksheet").map(str::to_owned)).unwrap_or_default();
    let mut part = |kind: &str| match target(&own, kind) {
        Some(name) => pack.part(name).map(Option::unwrap_or_default),
        None => Ok(String::new()),
    };
    let (strings, styles) = (part("sharedStrings")?, part("styles")?);
    let sheet = pack.needed_part(&sheet)?;
    let read =
        || Ok(Cells { strings: texts(&strings)?, days: days(&styles)?, begins_late, ..Cells::default() });
    let cells = read().and_then(|cells: Cells| cells.read(&sheet)).map_err(|Malformed| pack.damage())?;
    if cells.kept > MOST_KEPT { Err(ReadError::TooLong) } else { Ok(cells.rows) }
}

/// The relation of the first sheet, and whether days count from 1904.
fn head(book: &str) -> Result<(String, bool), Malformed> {
    let mut xml = Xml::new(book);
    let mut begins_late = false;
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(tag) if tag.name() == "workbookPr" => {
                begins_late = matches!(tag.get("date1904").as_str(), "1" | "true");
            }
            Node::Start(tag) if tag.name() == "sheet" => return Ok((tag.get("id"), begins_late)),
            _ => {}
        }
    }
    Ok((String::new(), begins_late))
}

/// The texts that cells share, in their order.
fn texts(source: &str) -> Result<Vec<String>, Malformed> {
    let mut texts = Vec::new();
    let mut xml = Xml::new(source);
    while let Some(node) = xml.next()? {
        let Node::Start(tag) = node else { continue };
        if tag.name() == "si" {
            texts.push(spelled(xml.skip(&tag)?)?);
        }
    }
    Ok(texts)
}

/// The words of a text, without how they are pronounced.
fn spelled(source: &str) -> Result<String, Malformed> {
    let mut words = String::new();
    let mut is_text = false;
    let mut xml = Xml::new(source);
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(tag) if tag.name() == "rPh" => _ = xml.skip(&tag)?,
            Node::Start(tag) => is_text = tag.name() == "t",
            Node::Text(text) if is_text => words.push_str(&text),
            Node::Text(_) => {}
            Node::End(_) => is_text = false,
        }
    }
    Ok(words)
}

/// The styles of cells that show days.
fn days(styles: &str) -> Result<BTreeSet<usize>, Malformed> {
    let (mut own, mut days) = (BTreeSet::new(), BTreeSet::new());
    let mut xml = Xml::new(styles);
    while let Some(node) = xml.next()? {
        let Node::Start(tag) = node else { continue };
        match tag.name() {
            "numFmt" if shows_day(&tag.get("formatCode")) => _ = own.insert(tag.get("numFmtId")),
            "cellXfs" => {
                let mut inside = Xml::new(xml.skip(&tag)?);
                let mut at = 0;
                while let Some(node) = inside.next()? {
                    let Node::Start(tag) = node else { continue };
                    if tag.name() != "xf" {
                        continue;
                    }
                    let format = tag.get("numFmtId");
                    if own.contains(&format) || format.parse().is_ok_and(|it| DAYS.contains(&it)) {
                        days.insert(at);
                    }
                    at += 1;
                }
            }
            _ => {}
        }
    }
    Ok(days)
}

/// Whether a format such as `yyyy-mm-dd` shows a day: by its signs outside of what stands in quotes and brackets.
fn shows_day(format: &str) -> bool {
    let mut is_literal = false;
    let mut signs = format.chars().filter(|c| {
        match c {
            '"' => is_literal = !is_literal,
            '[' => is_literal = true,
            ']' => is_literal = false,
            _ => {}
        }
        !is_literal
    });
    signs.any(|c| matches!(c, 'y' | 'Y' | 'd' | 'D'))
}

/// A sheet being read.
#[derive(Default)]
struct Cells {
    strings: Vec<String>,
    days: BTreeSet<usize>,
    begins_late: bool,
    rows: Vec<Vec<String>>,
    /// Bytes kept so far.
    kept: usize,
}

impl Cells {
    fn read(mut self, sheet: &str) -> Result<Self, Malformed> {
        let mut xml = Xml::new(sheet);
        while self.kept <= MOST_KEPT
            && let Some(node) = xml.next()?
        {
            let Node::Start(tag) = node else { continue };
            match tag.name() {
                "row" => {
                    let number = tag.get("r").parse().unwrap_or(self.rows.len() + 1).max(self.rows.len() + 1);
                    if number > MOST_ROWS {
                        break;
                    }
                    self.rows.resize(number, Vec::new());
                }
                "c" => {
                    let inside = xml.skip(&tag)?;
                    let words = self.words(&tag, inside)?;
                    self.put(&tag.get("r"), words);
                }
                _ => {}
            }
        }
        Ok(self)
    }

    fn put(&mut self, place: &str, words: String) {
        let Some(row) = self.rows.last_mut() else { return };
        let column = column(place).unwrap_or(row.len());
        if column >= MOST_COLUMNS {
            return;
        }
        self.kept += words.len() + size_of::<String>() * (column + 1).saturating_sub(row.len());
        if column >= row.len() {
            row.resize(column + 1, String::new());
        }
        if let Some(cell) = row.get_mut(column) {
            *cell = words;
        }
    }

    fn words(&self, tag: &Tag<'_>, inside: &str) -> Result<String, Malformed> {
        let kind = tag.get("t");
        if kind == "inlineStr" {
            return spelled(inside);
        }
        let value = value(inside)?;
        let style = tag.get("s").parse().unwrap_or_default();
        Ok(match kind.as_str() {
            "s" => value.parse().ok().and_then(|at: usize| self.strings.get(at)).cloned().unwrap_or_default(),
            "b" => if value == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "e" => String::new(),
            "" | "n" if self.days.contains(&style) => self.day(&value).unwrap_or(value),
            _ => value,
        })
    }

    /// The day that so many days since the workbook's first make.
    fn day(&self, value: &str) -> Option<String> {
        let first: Date = if self.begins_late { date(1904, 1, 1) } else { date(1899, 12, 30) };
        let whole = value.parse::<f64>().ok().filter(|days| (0.0..3_000_000.0).contains(days))?;
        first.checked_add((whole as i64).days()).ok().map(|day| day.to_string())
    }
}

/// What a cell holds, without the formula that made it.
fn value(inside: &str) -> Result<String, Malformed> {
    let mut xml = Xml::new(inside);
    while let Some(node) = xml.next()? {
        if let Node::Start(tag) = node
            && tag.name() == "v"
        {
            return xml.words(&tag);
        }
    }
    Ok(String::new())
}

/// The column of `AB12`, from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let number =
        letters.fold(0, |all, letter| all * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_as_they_are_shown() {
        let cells = Cells {
            strings: texts("<sst><si><t>fact</t></si><si><r><t>Three </t></r><r><t>died</t></r><rPh><t>x</t></rPh></si></sst>").unwrap(),
            days: days("<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-409]d mmm\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>").unwrap(),
            ..Cells::default()
        };
        let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>date</t></is></c></row>\
            <row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c><c t=\"b\"><v>1</v></c><c r=\"C3\" s=\"1\"><v>45520.5</v></c><c r=\"D3\"><f>1+1</f><v>2</v></c><c r=\"XFD3\"><v>9</v></c></row></sheetData></worksheet>";
        let rows = cells.read(sheet).unwrap().rows;
        assert_eq!(rows, [vec!["fact", "", "date"], vec![], vec!["Three died", "TRUE", "2024-08-16", "2"]]);
    }

    #[test]
    fn formats_that_show_a_day_are_told_from_others() {
        for (format, is_day) in
            [("yyyy-mm-dd", true), ("0.00", false), ("\"day\" 0", false), ("[Red]0", false)]
        {
            assert_eq!(shows_day(format), is_day, "{format}");
        }
        assert_eq!((column("A1"), column("AB12"), column("")), (Some(0), Some(27), None));
    }
}
