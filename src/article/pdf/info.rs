//! What the file says about itself: title, author, and when it was last changed.
//!
//! Invariant: a date that is none is left out; texts come in the three encodings PDF knows.

use hayro_interpret::hayro_syntax::Pdf;
use jiff::civil::Date;

use crate::article::page::Stated;
use crate::article::{About, PublishedFrom};

/// Title and author.
pub(super) fn about(pdf: &Pdf) -> About {
    let metadata = pdf.metadata();
    let text = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(text).unwrap_or_default();
    About { title: text(&metadata.title), byline: text(&metadata.author), ..About::default() }
}

/// The day it was last changed, else made.
pub(super) fn changed(pdf: &Pdf) -> Option<Stated> {
    let metadata = pdf.metadata();
    let day = metadata.modification_date.as_ref().or(metadata.creation_date.as_ref())?;
    let small = |number: u8| i8::try_from(number).ok();
    let date = Date::new(i16::try_from(day.year).ok()?, small(day.month)?, small(day.day)?).ok()?;
    Some(Stated { date: date.to_string(), from: PublishedFrom::Properties })
}

/// A text of the file's own dictionary: marked as UTF-16 or UTF-8, else one byte a letter.
fn text(bytes: &[u8]) -> String {
    let decoded = match bytes {
        [0xFE, 0xFF, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xFF, 0xFE, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        // PDF's own encoding is this one but for some marks.
        bytes => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    let visible: String = decoded.chars().filter(|c| !c.is_control()).collect();
    visible.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_decoded_as_marked() {
        for (bytes, expected) in [
            (&b"Ferry fire"[..], "Ferry fire"),
            (b"\xFE\xFF\0F\0\xE4\0h\0r\0e", "Fähre"),
            (b"\xEF\xBB\xBFF\xC3\xA4hre\0", "Fähre"),
            (b"F\xE4hre ", "Fähre"),
        ] {
            assert_eq!(text(bytes), expected);
        }
    }
}
