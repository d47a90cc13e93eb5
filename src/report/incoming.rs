//! What colleagues send back, told by what it is: a Word copy, a list of references, a sheet of claims.
//!
//! Invariant: asks no file name; what is none of them is refused with the reason.

use crate::article::{ReadError, Returned, returned};
use crate::desk::sheet::{self, NoSheet, Row};
use crate::desk::{Source, reference};

/// What begins every packed document.
const PACKED: &[u8] = b"PK\x03\x04";

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
    /// It is text, and neither references nor claims.
    #[error("neither a Word copy, nor references (BibTeX, RIS, CSL-JSON), nor a sheet of claims ({0})")]
    NoList(#[from] NoSheet),
}

/// What stands in `bytes`.
pub fn incoming(bytes: &[u8]) -> Result<Incoming, NoIncoming> {
    if bytes.starts_with(PACKED) {
        return Ok(Incoming::Copy(returned(bytes)?));
    }
    let text = String::from_utf8_lossy(bytes);
    let sources = reference::read_list(&text);
    Ok(if sources.is_empty() { Incoming::Claims(sheet::read(&text)?) } else { Incoming::Sources(sources) })
}
