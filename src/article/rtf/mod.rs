//! Rich text (.rtf): its text with headings, table cells and notes, its comments and its properties.
//!
//! Invariant: total and linear; words that a reader does not see never come into the text.

mod group;
mod letters;
mod read;
mod token;

use super::ReadError;
use super::page::Page;

/// The page that the document in `bytes` makes.
pub(super) fn page(bytes: &[u8]) -> Result<Page, ReadError> {
    let mut reader = read::Reader::default();
    for token in token::tokens(bytes) {
        if reader.take(token).is_err() {
            return Err(ReadError::Damaged { what: "a rich text document (.rtf)" });
        }
    }
    Ok(reader.finish())
}
