//! `tickmark tag`: one layer of the reading, line by line, for other people's tools.
//!
//! Each line in is `{"id", "text", "published"}`, each line out `{"id", "pred": […]}` with code point positions; lines
//! are read in parallel, a bounded number at a time, and come out in the order they went in.
//!
//! Invariant: a line that cannot be read is told of by number and never keeps the others from being tagged.

mod attribution;
mod quantity;
mod timex;

use std::io::{self, BufRead, BufReader, BufWriter, Write as _};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::arguments::{Layer, Tag};
use super::in_order::in_order;
use super::lines::{self, Line};
use super::{Ending, tell};
use crate::archive;
use crate::text::Span;

/// Lines tagged at a time: enough to keep all cores busy, few enough to hold in memory.
const BATCH_LINES: usize = 256;

/// Bytes after which no more lines are taken in at once.
const BATCH_BYTES: usize = 8 * 1024 * 1024;

/// A line of input.
#[derive(Debug, Deserialize)]
struct Document {
    id: serde_json::Value,
    text: String,
    #[serde(default)]
    published: Option<String>,
}

/// A line of output: what was tagged, in text order.
#[derive(Debug, Serialize)]
struct Tagged<T> {
    id: serde_json::Value,
    pred: Vec<T>,
}

/// Tags every line of the file named, or of standard input.
pub(super) fn run(arguments: &Tag, today: Date) -> Ending {
    let path = arguments.file.as_deref().filter(|path| path.as_os_str() != "-");
    let lines: Box<dyn BufRead> = match path.map(archive::open) {
        None => Box::new(io::stdin().lock()),
        Some(Ok(file)) => Box::new(BufReader::new(file)),
        Some(Err(error)) => {
            let path = path.map(|path| path.display().to_string()).unwrap_or_default();
            tell(&format!("cannot open this file: {error}; name a file of JSON lines, or -: {path}"));
            return Ending::Unusable;
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let ending = tag_lines(lines, arguments.layer, today, &mut out);
    match out.flush() {
        Ok(()) => ending,
        Err(error) => ending.after_write(&error),
    }
}

fn tag_lines(mut input: Box<dyn BufRead>, layer: Layer, today: Date, out: &mut impl io::Write) -> Ending {
    let mut ending = Ending::Done;
    let mut number = 0;
    loop {
        let (batch, goes_on) = read_batch(&mut input, &mut number);
        let mut stopped = !goes_on;
        in_order(
            &batch,
            |(line, number)| tagged(line, *number, layer, today),
            |tagged| {
                let put = ending.put(tagged, out);
                stopped |= put.is_break();
                put
            },
        );
        if stopped {
            return ending;
        }
    }
}

/// A line with its number, or what is wrong with it.
type Numbered = (Result<Vec<u8>, String>, usize);

/// The next lines, and whether others may follow: what cannot be read once is not tried again.
fn read_batch(input: &mut impl BufRead, number: &mut usize) -> (Vec<Numbered>, bool) {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < BATCH_LINES && bytes < BATCH_BYTES {
        *number += 1;
        let line = match lines::next(input) {
            Ok(None) => return (batch, false),
            Ok(Some(Line::Whole(line))) => Ok(line),
            Ok(Some(Line::TooLong)) => Err(format!("line {number} is left out: {}", lines::too_long())),
            Err(error) => {
                batch.push((Err(format!("cannot read line {number}: {error}")), *number));
                return (batch, false);
            }
        };
        bytes += line.as_ref().map_or(0, Vec::len);
        batch.push((line, *number));
    }
    (batch, true)
}

/// The line tagged, with its line end; nothing for an empty one.
fn tagged(
    line: &Result<Vec<u8>, String>,
    number: usize,
    layer: Layer,
    today: Date,
) -> Result<String, String> {
    let line = line.as_ref().map_err(String::clone)?;
    if line.trim_ascii().is_empty() {
        return Ok(String::new());
    }
    let refused = |error: serde_json::Error| {
        format!(
            "line {number} is no document: {error}; each line is an object with \"id\", \"text\" and \"published\""
        )
    };
    let document: Document = serde_json::from_slice(line).map_err(refused)?;
    // A publication time is cut to its day.
    let day = document.published.as_deref().and_then(|told| told.get(..10)).and_then(|day| day.parse().ok());
    let Document { id, text, .. } = document;
    let day = day.unwrap_or(today);
    let line = match layer {
        Layer::Quantity => in_json(id, quantity::tags(&text, day)),
        Layer::Timex => in_json(id, timex::tags(&text, day)),
        Layer::Attribution => in_json(id, attribution::tags(&text)),
    };
    line.map_err(refused)
}

fn in_json<T: Serialize>(id: serde_json::Value, pred: Vec<T>) -> serde_json::Result<String> {
    let mut line = serde_json::to_string(&Tagged { id, pred })?;
    line.push('\n');
    Ok(line)
}

/// The paragraphs of a text that comes without an article around: parted by empty lines.
fn paragraphs(source: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for (at, _) in source.match_indices("\n\n") {
        if at > start {
            spans.push(Span::new(start, at));
        }
        start = at + 2;
    }
    spans.push(Span::new(start, source.len()));
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_tagged_with_code_point_positions() {
        let line = r#"{"id": 7, "text": "Café closed in May 2013.", "published": "2014-01-02T10:00:00"}"#;
        let today = "2020-01-01".parse().unwrap();
        let out = tagged(&Ok(line.as_bytes().to_vec()), 1, Layer::Timex, today).unwrap();
        assert!(
            out.contains(
                r#""id":7,"pred":[{"start":15,"end":23,"text":"May 2013","kind":"date","value":"2013-05""#
            ),
            "{out}"
        );
    }

    #[test]
    fn a_line_that_is_no_document_is_told_of_by_number() {
        let error = tagged(&Ok(b"[]".to_vec()), 3, Layer::Timex, "2020-01-01".parse().unwrap()).unwrap_err();
        assert!(error.starts_with("line 3 is no document"), "{error}");
    }
}
