//! Lines of input, none longer than it may be.
//!
//! Invariant: holds one line, and never more than [`MOST_LINE_BYTES`] of it.

use std::io::{self, BufRead, Read as _};

use crate::archive::MOST_LINE_BYTES;

/// A line without its end.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// All of it.
    Whole(Vec<u8>),
    /// One that was passed over.
    TooLong,
}

/// What there is to say of a line that was passed over.
pub(super) fn too_long() -> String {
    format!("this line is longer than {} MB, the most that is read at once", MOST_LINE_BYTES / 1024 / 1024)
}

/// The next line; none at the end.
pub(super) fn next(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    next_of(input, MOST_LINE_BYTES)
}

fn next_of(input: &mut impl BufRead, most: usize) -> io::Result<Option<Line>> {
    let mut bytes = Vec::new();
    if input.by_ref().take(most as u64 + 1).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    if bytes.pop_if(|byte| *byte == b'\n').is_none() && bytes.len() > most {
        input.skip_until(b'\n')?;
        return Ok(Some(Line::TooLong));
    }
    Ok(Some(Line::Whole(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let mut input = &b"abc\n\nabcd\nabcde\nab"[..];
        let mut lines = Vec::new();
        while let Some(line) = next_of(&mut input, 3).unwrap() {
            lines.push(line);
        }
        let whole = |words: &str| Line::Whole(words.as_bytes().to_vec());
        assert_eq!(lines, [whole("abc"), whole(""), Line::TooLong, Line::TooLong, whole("ab")]);
    }
}
