//! Every reader of articles, by itself.

use crate::invariants::{check_all, check_article, check_text};
use crate::pack::{docx as docx_of, odt as odt_of, pack};

/// Bytes of a text that is repeated.
const LONG: usize = 16_384;

/// Any string: tokens, sentences and tags.
pub(super) fn text(bytes: &[u8]) {
    check_text(&String::from_utf8_lossy(bytes));
}

/// Any bytes as a file of text: the first byte chooses the format.
pub(super) fn article(bytes: &[u8]) {
    if let Some((format, bytes)) = bytes.split_first() {
        check_article(bytes, if format % 2 == 0 { "a.txt" } else { "a.md" });
    }
}

/// Any article: its claims. One text in eight is read again and again, so that what looks back too far meets the
/// fuzzer's own limit of time.
pub(super) fn extract(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    check_all(&text);
    if !text.is_empty() && text.len().is_multiple_of(8) {
        check_all(&text.repeat(LONG / text.len() + 1));
    }
}

/// Any bytes as a web page.
pub(super) fn html(bytes: &[u8]) {
    check_article(bytes, "a.html");
}

/// Any bytes as rich text.
pub(super) fn rtf(bytes: &[u8]) {
    check_article(&[&b"{\\rtf1"[..], bytes].concat(), "a.rtf");
}

/// Any bytes as an e-mail.
pub(super) fn eml(bytes: &[u8]) {
    check_article(bytes, "a.eml");
}

/// A Word document: the first byte says whether the rest is its file, its body, or the text of its parts.
pub(super) fn docx(bytes: &[u8]) {
    let Some((form, bytes)) = bytes.split_first() else { return };
    let file = match form % 3 {
        0 => bytes.to_vec(),
        1 => docx_of(&String::from_utf8_lossy(bytes)),
        _ => packed(bytes, &DOCX),
    };
    check_article(&file, "a.docx");
}

/// An OpenDocument text, likewise.
pub(super) fn odt(bytes: &[u8]) {
    let Some((form, bytes)) = bytes.split_first() else { return };
    let file = match form % 3 {
        0 => bytes.to_vec(),
        1 => odt_of(&String::from_utf8_lossy(bytes)),
        _ => packed(bytes, &ODT),
    };
    check_article(&file, "a.odt");
}

/// Any bytes as a PDF; or, where they begin otherwise, what is drawn on its one page.
pub(super) fn pdf(bytes: &[u8]) {
    if bytes.starts_with(b"%PDF") {
        check_article(bytes, "a.pdf");
    } else {
        check_article(&paper(bytes), "a.pdf");
    }
}

const DOCX: [&str; 8] = [
    "word/document.xml",
    "word/styles.xml",
    "word/footnotes.xml",
    "word/comments.xml",
    "word/_rels/document.xml.rels",
    "word/numbering.xml",
    "_rels/.rels",
    "docProps/core.xml",
];

const ODT: [&str; 4] = ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"];

/// A container with these parts, as far as there is text for them.
fn packed(bytes: &[u8], names: &[&str]) -> Vec<u8> {
    let texts: Vec<String> = super::parts(bytes).collect();
    let kind = [("mimetype", "application/vnd.oasis.opendocument.text")];
    let kind = kind.iter().copied().filter(|_| names.len() == ODT.len());
    let named = names.iter().copied().zip(texts.iter().map(String::as_str));
    pack(&kind.chain(named).collect::<Vec<_>>())
}

/// A PDF of one page, without a table of its objects.
fn paper(steps: &[u8]) -> Vec<u8> {
    let head = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>endobj\n\
        5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n\
        6 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 4>>stream\n/X Do\nendstream endobj\n";
    let stream = format!("4 0 obj<</Length {}>>stream\n", steps.len());
    let end = "\nendstream endobj\ntrailer<</Root 1 0 R/Size 7>>\n%%EOF\n";
    [head.as_bytes(), stream.as_bytes(), steps, end.as_bytes()].concat()
}
