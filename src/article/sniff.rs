//! What a file seems to be when it is no text: told by its first bytes, or by what is in its text.
//!
//! Invariant: names formats, reads none.

use super::strange::is_stray_control;

/// First bytes of formats that are not read as text, and what to call them. The longest stand first.
const MAGIC: &[(&[u8], &str)] = &[
    (b"SQLite format 3\0", "a database"),
    (b"\x89PNG\r\n\x1A\n", "a PNG picture"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Word or Office document (.doc)"),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
    (b"\xFD7zXZ\0", "a compressed file (.xz)"),
    (b"{\\rtf", "a rich text document (.rtf)"),
    (b"%PDF-", "a PDF"),
    (b"%!PS", "a PostScript file"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, film or picture file"),
    (b"OggS", "a sound or film file"),
    (b"fLaC", "a sound file"),
    (b"\x7FELF", "a program"),
    (b"Rar!", "a RAR archive"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\x28\xB5\x2F\xFD", "a compressed file (.zst)"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"ID3", "a sound file"),
    (b"BZh", "a compressed file (.bz2)"),
    (b"\x1F\x8B", "a compressed file (.gz)"),
];

/// Names of parts that stand uncompressed near the start of a ZIP file, and the document they give away.
const ZIP_PARTS: &[(&[u8], &str)] = &[
    (b"word/", "a Word document (.docx)"),
    (b"[Content_Types].xml", "an Office document (such as .docx)"),
    (b"opendocument.text", "an OpenDocument text (.odt)"),
    (b"opendocument", "an OpenDocument file"),
    (b"epub+zip", "an e-book (.epub)"),
];

/// How many bytes of a ZIP file are searched for the names of its parts.
const ZIP_HEAD_BYTES: usize = 4096;

/// What `bytes` are, where they are plainly no text.
pub(super) fn known_format(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") {
        let head = bytes.get(..ZIP_HEAD_BYTES).unwrap_or(bytes);
        let part = ZIP_PARTS.iter().find(|(part, _)| head.windows(part.len()).any(|w| w == *part));
        return Some(part.map_or("a ZIP archive", |(_, name)| name));
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("a film or sound file");
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name)
}

/// Whether decoded `text` is a web page: its markup would be listed as if the reader saw it.
pub(super) fn is_web_page(text: &str) -> bool {
    let head = text.trim_start();
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| {
        head.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
            && head.get(tag.len()..).is_some_and(|rest| rest.starts_with([' ', '>', '\n', '\r', '\t']))
    })
}

/// Whether decoded `text` is no writing at all: more than one character in fifty is a control character or had no
/// meaning. Texts with a stray one or two stay far below that, and any compressed file or program far above.
pub(super) fn is_noise(text: &str) -> bool {
    let (mut noise, mut all) = (0_usize, 0_usize);
    for c in text.chars() {
        all += 1;
        noise += usize::from(is_stray_control(c) || c == char::REPLACEMENT_CHARACTER);
    }
    noise > 2 && noise * 50 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_first_bytes() {
        for (bytes, name) in [
            (&b"%PDF-1.7\n"[..], Some("a PDF")),
            (b"PK\x03\x04....word/document.xml", Some("a Word document (.docx)")),
            (
                b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text",
                Some("an OpenDocument text (.odt)"),
            ),
            (b"PK\x03\x04....", Some("a ZIP archive")),
            (b"\x89PNG\r\n\x1A\n", Some("a PNG picture")),
            (b"....ftypisom", Some("a film or sound file")),
            (b"A plain sentence.", None),
            (b"", None),
        ] {
            assert_eq!(known_format(bytes), name);
        }
    }

    #[test]
    fn web_pages_are_told_from_talk_of_them() {
        assert!(is_web_page("\n<!DOCTYPE html>\n<html>"));
        assert!(is_web_page("<HTML lang=en>"));
        assert!(!is_web_page("<headline> stood at the top"));
        assert!(!is_web_page("The <html> tag"));
    }

    #[test]
    fn a_stray_control_character_is_not_noise() {
        assert!(!is_noise("A page\u{C} and a bell\u{7} in one article of a few words."));
        assert!(is_noise("\u{1}\u{2}\u{3} and so on"));
        assert!(is_noise("\0\0\0"));
        assert!(!is_noise(""));
    }
}
