//! Results on standard output, and what becomes of a command when it cannot take them.
//!
//! Invariant: what cannot be used is told in one line and never keeps the rest from being written.

use std::borrow::Cow;
use std::io::{self, ErrorKind};
use std::ops::ControlFlow;

use super::{Ending, tell};

/// `text` for a terminal: signs that a terminal or a reader would obey instead of showing them stand as `\u{1b}`.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let show = |c: char| if is_obeyed(c) { c.escape_unicode().to_string() } else { c.to_string() };
    Cow::Owned(text.chars().map(show).collect())
}

/// The same on one line.
pub(super) fn shown_on_one_line(text: &str) -> String {
    shown(text).replace('\n', "\\n")
}

/// Whether `c` moves the cursor, colours what follows, or turns the direction of writing.
fn is_obeyed(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(c, '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

impl Ending {
    /// Writes one result, or tells why there is none; breaks off once nothing more can be written.
    pub(super) fn put(
        &mut self,
        result: Result<impl AsRef<[u8]>, String>,
        out: &mut impl io::Write,
    ) -> ControlFlow<()> {
        let written = match result {
            Ok(result) => out.write_all(result.as_ref()),
            Err(error) => {
                *self = Self::Unusable;
                // What was written so far comes first, where both go to one terminal.
                out.flush().map(|()| tell(&error))
            }
        };
        match written {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                *self = self.after_write(&error);
                ControlFlow::Break(())
            }
        }
    }

    /// The ending once standard output failed: a reader that has enough ("| head") is no failure.
    pub(super) fn after_write(self, error: &io::Error) -> Self {
        if error.kind() == ErrorKind::BrokenPipe {
            return self;
        }
        tell(&format!("cannot write to standard output: {error}"));
        Self::Unusable
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_would_be_obeyed_are_shown() {
        for (text, expected) in [
            ("ferry – 19 dead, “it sank”\n\tMoskva 東京 👩‍👩‍👧", "ferry – 19 dead, “it sank”\n\tMoskva 東京 👩‍👩‍👧"),
            ("a\u{1b}[31mb\u{9b}c\r", "a\\u{1b}[31mb\\u{9b}c\\u{d}"),
            ("a\u{202e}txt.exe", "a\\u{202e}txt.exe"),
        ] {
            assert_eq!(shown(text), expected);
        }
        assert_eq!(shown_on_one_line("a\nb"), "a\\nb");
    }
}
