//! What colleagues send back, told by what it is: a Word copy, a sheet of claims, a list of references.
//!
//! ```text
//! bytes -> incoming -> Incoming -> found(desk) -> one edit, what it takes over, what it leaves
//! ```
//!
//! Invariant: asks no file name; changes nothing; what is none of them is refused with the reason.

use super::returned::{NotOurs, TakenBack, take_back};
use super::words::shortened;
use crate::article::{MOST_MARKUP_BYTES, ReadError, Returned, is_workbook, returned, table};
use crate::desk::reference::is_same;
use crate::desk::sheet::{self, NoSheet, Row, Taken};
use crate::desk::{Desk, Edit, Source, SourceId, reference};

/// What begins every packed document.
const PACKED: &[u8] = b"PK\x03\x04";
/// Longest words of a row in a line, in characters.
const MOST_CHARS: usize = 80;

/// Something to take into a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incoming {
    /// A copy of the piece that an editor went through.
    Copy(Returned),
    /// Sources.
    Sources(Vec<Source>),
    /// Rows on claims.
    Claims(Vec<Row>),
}

/// Why something cannot be taken in.
#[derive(Debug, thiserror::Error)]
pub enum NoIncoming {
    /// It is packed as a Word document is, and cannot be read as one.
    #[error("{0}")]
    NoCopy(#[from] ReadError),
    /// It is a table or text, and neither references nor claims.
    #[error("neither a Word copy, nor references (BibTeX, RIS, CSL-JSON), nor a sheet of claims: {0}")]
    NoList(#[from] NoSheet),
}

/// What stands in `bytes`.
pub fn incoming(bytes: &[u8]) -> Result<Incoming, NoIncoming> {
    if is_workbook(bytes) {
        return Ok(Incoming::Claims(sheet::of_table(table(bytes)?)?));
    }
    if bytes.starts_with(PACKED) {
        return Ok(Incoming::Copy(returned(bytes)?));
    }
    if bytes.len() > MOST_MARKUP_BYTES {
        return Err(ReadError::TooLong.into());
    }
    let text = String::from_utf8_lossy(bytes);
    let sources = reference::read_list(&text);
    Ok(if sources.is_empty() { Incoming::Claims(sheet::read(&text)?) } else { Incoming::Sources(sources) })
}

/// What something brings to a piece.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// All of it as one step; none where nothing is new.
    pub edit: Option<Edit>,
    /// What is taken over, a line each.
    pub taken: Vec<String>,
    /// What is not, and why, a line each.
    pub left: Vec<String>,
    /// How much of it the piece has already.
    pub known: usize,
}

impl Incoming {
    /// What it brings to `desk`; `fresh` makes ids that nothing else has.
    pub fn found(&self, desk: &Desk, fresh: &mut dyn FnMut() -> String) -> Result<Found, NotOurs> {
        Ok(match self {
            Self::Copy(copy) => decisions(take_back(desk, copy)?),
            Self::Sources(sources) => new_sources(desk, sources, fresh),
            Self::Claims(rows) => claims(desk.taking_in(rows, fresh)),
        })
    }
}

fn decisions(found: TakenBack) -> Found {
    let TakenBack { edits, taken, left } = found;
    Found { edit: at_one_stroke(edits), taken, left, known: 0 }
}

fn claims(found: Taken) -> Found {
    let Taken { edit, placed, brought, untaken } = found;
    let line = |row: usize, words: &str| format!("row {row} “{}”", shortened(words, MOST_CHARS));
    let taken = brought.iter().map(|it| format!("{}: {}", line(it.row, &it.words), it.what.join(", ")));
    let left = untaken.iter().map(|it| format!("{}: {}", line(it.row, &it.words), it.why));
    Found { edit, taken: taken.collect(), left: left.collect(), known: placed - brought.len() }
}

fn new_sources(desk: &Desk, sources: &[Source], fresh: &mut dyn FnMut() -> String) -> Found {
    let mut new: Vec<Source> = Vec::new();
    for source in sources {
        if !desk.sources().chain(&new).any(|known| is_same(known, source)) {
            new.push(Source { id: SourceId(fresh()), ..source.clone() });
        }
    }
    let name = |source: &Source| {
        let named = [&source.title, &source.author, &source.url].into_iter().find(|name| !name.is_empty());
        named.map_or_else(|| "a source without a name".to_owned(), |name| shortened(name, MOST_CHARS))
    };
    let (taken, known) = (new.iter().map(name).collect(), sources.len() - new.len());
    let edits = new.into_iter().map(|source| Edit::PutSource { source: Box::new(source) }).collect();
    Found { edit: at_one_stroke(edits), taken, left: Vec::new(), known }
}

fn at_one_stroke(edits: Vec<Edit>) -> Option<Edit> {
    (!edits.is_empty()).then_some(Edit::Group { edits })
}
