//! What a file is: told by its first bytes, by what is in its text, and last by its name.
//!
//! Invariant: names formats, reads none.

use super::pack::Pack;
use super::strange::is_stray_control;
use super::{Format, ReadError, encoding};

/// The format of the file `name` that holds `bytes`; an error where it cannot be read as an article.
pub(super) fn format(bytes: &[u8], name: &str) -> Result<Format, ReadError> {
    if bytes.starts_with(b"{\"tickmark\":") {
        return Err(ReadError::Project);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return packed_format(bytes);
    }
    if bytes.starts_with(OLD_OFFICE) && has(bytes, &wide("EncryptedPackage")) {
        return Err(ReadError::Protected);
    }
    if let Some(what) = foreign_format(bytes) {
        return Err(ReadError::NotText { what });
    }
    if is_pdf(bytes) {
        return Ok(Format::Pdf);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Ok(Format::Rtf);
    }
    let head = encoding::decode(bytes.get(..TEXT_HEAD_BYTES).unwrap_or(bytes)).text;
    if is_web_page(&head) {
        return Ok(Format::Html);
    }
    if is_mail(&head) {
        return Ok(Format::Mail);
    }
    // What calls itself a Word document or PDF and is none is text.
    let is_packed = |named: &Format| matches!(named, Format::Docx | Format::Odt | Format::Rtf | Format::Pdf);
    let named = Format::of_name(name).filter(|named| !is_packed(named));
    Ok(named.unwrap_or(Format::Plain))
}

/// How many bytes of a text tell what it is.
const TEXT_HEAD_BYTES: usize = 4096;

/// First bytes of old Office files, and of new ones that are encrypted.
const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// First bytes of formats that are not read, and what to call them. The longest stand first.
const MAGIC: &[(&[u8], &str)] = &[
    (b"SQLite format 3\0", "a database"),
    (b"\x89PNG\r\n\x1A\n", "a PNG picture"),
    (OLD_OFFICE, "an old Word or Office document (.doc)"),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
    (b"\xFD7zXZ\0", "a compressed file (.xz)"),
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

/// Whether `bytes` are a PDF. Its mark stands first, or near the start behind what other programs put before it; talk of
/// PDFs may hold the mark, too, but none of the rest.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..PDF_HEAD_BYTES).unwrap_or(bytes);
    head.trim_ascii_start().starts_with(PDF_MARK) || (has(head, PDF_MARK) && has(bytes, b"endobj"))
}

/// First bytes of a PDF.
const PDF_MARK: &[u8] = b"%PDF-";

/// How far from the start the mark of a PDF may stand.
const PDF_HEAD_BYTES: usize = 1024;

/// What `bytes` are, where they are plainly no article.
fn foreign_format(bytes: &[u8]) -> Option<&'static str> {
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("a film or sound file");
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name)
}

/// Names of parts of ZIP files, and the document they give away.
const PACKED: &[(&str, &str)] = &[
    ("xl/", "a spreadsheet (.xlsx)"),
    ("ppt/", "slides (.pptx)"),
    ("META-INF/container.xml", "an e-book (.epub)"),
    ("content.xml", "an OpenDocument file that holds no text"),
    ("index.xml", "a Pages or Numbers document"),
    ("Index/", "a Pages or Numbers document"),
];

/// What an OpenDocument text says it is, in a part of its own that stands first.
const ODT_KIND: &str = "application/vnd.oasis.opendocument.text";

/// What is in a ZIP file.
fn packed_format(bytes: &[u8]) -> Result<Format, ReadError> {
    let Ok(mut pack) = Pack::open(bytes, "a ZIP archive") else {
        // Of a file that is cut off, the names of its first parts may be all that is left.
        let head = bytes.get(..TEXT_HEAD_BYTES).unwrap_or(bytes);
        let what = match () {
            () if has(head, ODT_KIND.as_bytes()) => "an OpenDocument text (.odt)",
            () if has(head, b"word/") || has(head, b"[Content_Types].xml") => "a Word document (.docx)",
            () => "a ZIP archive",
        };
        return Err(ReadError::Damaged { what });
    };
    if pack.part("mimetype").ok().flatten().is_some_and(|kind| kind.starts_with(ODT_KIND)) {
        return Ok(Format::Odt);
    }
    let has_part = |start: &str| pack.names().any(|name| name.starts_with(start));
    if has_part("word/") {
        return Ok(Format::Docx);
    }
    let what = PACKED.iter().find(|(part, _)| has_part(part)).map_or("a ZIP archive", |(_, what)| what);
    Err(ReadError::NotText { what })
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// `name` with two bytes a letter, as old Office files have the names of their parts.
fn wide(name: &str) -> Vec<u8> {
    name.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Whether decoded `text` is a web page: its markup would be listed as if the reader saw it.
fn is_web_page(text: &str) -> bool {
    let mut head = text.trim_start();
    // What may stand above: a declaration, and notes such as where the page was saved from.
    while let Some((above, below)) =
        head.split_once('>').filter(|_| head.starts_with("<?xml") || head.starts_with("<!--"))
    {
        head = if above.starts_with("<?") {
            below
        } else {
            head.split_once("-->").map_or("", |(_, below)| below)
        };
        head = head.trim_start();
    }
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| {
        head.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
            && head.get(tag.len()..).is_some_and(|rest| rest.starts_with([' ', '>', '\n', '\r', '\t']))
    })
}

/// Whether decoded `text` is an e-mail: headers of those that mail programs alone write, and a sender.
fn is_mail(text: &str) -> bool {
    let headers = text.lines().take_while(|line| !line.trim().is_empty());
    let name = |line: &str| Some(line.split_once(':')?.0.to_ascii_lowercase());
    let names: Vec<String> = headers.map(|line| name(line).unwrap_or_default()).collect();
    let has = |wanted: &[&str]| names.iter().any(|name| wanted.contains(&name.as_str()));
    let starts = names.first().is_some_and(|name| !name.is_empty() && !name.contains(char::is_whitespace));
    starts
        && has(&["from"])
        && has(&["received", "message-id", "mime-version", "return-path", "delivered-to"])
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
    fn formats_are_told_by_what_is_in_them() {
        for (bytes, name, expected) in [
            (&b"{\\rtf1\\ansi x}"[..], "a.doc", Ok(Format::Rtf)),
            (b"<!DOCTYPE html><p>x", "a.txt", Ok(Format::Html)),
            (b"\xFF\xFE<\0h\0t\0m\0l\0>\0 \0", "a.txt", Ok(Format::Html)),
            (b"Received: by x\r\n\tfor y\r\nFrom: a@example.org\r\n\r\nBody", "a", Ok(Format::Mail)),
            (b"From: the desk\nDate: 2024-08-16\n\nBody", "a.txt", Ok(Format::Plain)),
            (b"<p>Saved without a head", "a.HTM", Ok(Format::Html)),
            (b"A plain sentence.", "a.docx", Ok(Format::Plain)),
            (b"A plain sentence.", "a.md", Ok(Format::Markdown)),
            (b"", "", Ok(Format::Plain)),
            (b"{\"tickmark\":1}", "a.txt", Err(ReadError::Project)),
            (b"%PDF-1.7\n", "a.txt", Ok(Format::Pdf)),
            (b"\r\n%PDF-1.7\n", "a", Ok(Format::Pdf)),
            (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.7 1 0 obj << >> endobj", "a", Ok(Format::Pdf)),
            (b"Each begins with %PDF- and its version.", "a.txt", Ok(Format::Plain)),
            (b"A plain sentence.", "a.pdf", Ok(Format::Plain)),
            (b"....ftypisom", "a", Err(ReadError::NotText { what: "a film or sound file" })),
            (
                b"PK\x03\x04....word/document.xml",
                "a.docx",
                Err(ReadError::Damaged { what: "a Word document (.docx)" }),
            ),
        ] {
            assert_eq!(format(bytes, name), expected, "{name}");
        }
    }

    #[test]
    fn web_pages_are_told_from_talk_of_them() {
        assert!(is_web_page("\n<!DOCTYPE html>\n<html>"));
        assert!(is_web_page("<?xml version='1.0'?>\n<!-- saved from url=(1)a -->\n<HTML lang=en>"));
        assert!(!is_web_page("<headline> stood at the top"));
        assert!(!is_web_page("The <html> tag"));
        assert!(!is_web_page("<!-- no end"));
    }

    #[test]
    fn a_stray_control_character_is_not_noise() {
        assert!(!is_noise("A page\u{C} and a bell\u{7} in one article of a few words."));
        assert!(is_noise("\u{1}\u{2}\u{3} and so on"));
        assert!(is_noise("\0\0\0"));
        assert!(!is_noise(""));
    }
}
