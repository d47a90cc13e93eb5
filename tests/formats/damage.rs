//! Files that are cut off, garbled, bloated or locked: one clear line, in time, or what can be read.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use tickmark::article::{self, Dates, ReadError};

use super::pack::{docx, odt, pack};
use super::{FILED, open};
use crate::invariants::check_article;

fn failure(bytes: &[u8], name: &str) -> String {
    let read = article::read(bytes, name, Dates { given: None, file: FILED });
    read.err().map_or_else(String::new, |error: ReadError| error.to_string())
}

const MAIL: &str = "From: Ada Roe <a@example.org>\r\nSubject: =?utf-8?q?F=C3=A4hre?=\r\nMIME-Version: 1.0\r\n\
                    Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nIt burned.\r\n\
                    --x\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nInner.\r\n--x--\r\n";

const RICH: &str = r"{\rtf1\ansi{\fonttbl{\f0 A;}}{\info{\revtim\yr2024\mo8\dy15}}\uc1\u8220?So\u8221? caf\'e9\par{\*\annotation x}\trowd\intbl a\cell b\cell\row}";

/// One small file of each format.
fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let body = "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>Nineteen died.</w:t></w:r><w:commentRangeEnd w:id=\"0\"/></w:p>";
    vec![
        ("a.docx", docx(body)),
        ("a.odt", odt("<text:p>Nineteen <text:span>died</text:span>.</text:p>")),
        ("a.rtf", RICH.as_bytes().to_vec()),
        ("a.eml", MAIL.as_bytes().to_vec()),
        ("a.html", include_bytes!("newspaper.html").to_vec()),
    ]
}

#[test]
fn every_start_of_a_file_is_read_or_refused() {
    for (name, whole) in samples() {
        for cut in (0..whole.len()).step_by(1 + whole.len() / 150) {
            check_article(&whole[..cut], name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn garbled_files_are_read_or_refused(
        sample in 0..5_usize,
        start in 0.0..1.0_f64,
        cut in 0..40_usize,
        put in proptest::collection::vec(any::<u8>(), 0..24),
    ) {
        let (name, mut bytes) = samples().swap_remove(sample);
        let start = (bytes.len() as f64 * start) as usize;
        let end = (start + cut).min(bytes.len());
        bytes.splice(start..end, put);
        check_article(&bytes, name);
    }

    #[test]
    fn any_body_of_a_document_is_read_or_refused(body in "(<[/a-z:]{1,8}( [a-z:]{1,6}=\"[0-9a-z]{0,3}\")?/?>|[ -~é“]{0,9}){0,30}") {
        check_article(&docx(&body), "a.docx");
        check_article(&odt(&body), "a.odt");
        check_article(format!("<html><body>{body}").as_bytes(), "a.html");
        check_article(format!("{{\\rtf1 {body}").as_bytes(), "a.rtf");
    }
}

#[test]
fn what_cannot_be_read_is_told_in_one_line() {
    let whole = docx("<w:p><w:r><w:t>Nineteen died.</w:t></w:r></w:p>");
    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let manifest = ("META-INF/manifest.xml", "<manifest:encryption-data/>");
    let kind = ("mimetype", "application/vnd.oasis.opendocument.text");
    for (bytes, start) in [
        (whole[..whole.len() / 2].to_vec(), "the file is a Word document (.docx), but damaged"),
        (docx("<w:p><w:r>"), "the file is a Word document (.docx), but damaged"),
        (pack(&[("word/other.xml", "<a/>")]), "the file is a Word document (.docx), but damaged"),
        (docx(""), "the file is empty"),
        (pack(&[("xl/workbook.xml", "<a/>")]), "the file seems to be a spreadsheet (.xlsx)"),
        (pack(&[("photo.jpg", "x")]), "the file seems to be a ZIP archive"),
        (locked, "the file is protected by a password"),
        (pack(&[kind, manifest, ("content.xml", "x")]), "the file is protected by a password"),
        ("{\\rtf1".to_owned().into_bytes(), "the file is empty"),
        (b"<html><script>1</script>".to_vec(), "the file is empty"),
    ] {
        let line = failure(&bytes, "a.docx");
        assert!(line.starts_with(start) && !line.contains('\n'), "{line}");
    }
}

/// A file that unpacks to a thousand times its size, elements without end in one another, the same box in itself.
#[test]
fn bloated_files_cost_little() {
    let deep = |open: &str, close: &str, n: usize| [&open.repeat(n), "x", &close.repeat(n)].concat();
    let blank = format!("<w:p>{}</w:p>", " ".repeat(120_000_000));
    let started = Instant::now();
    assert!(failure(&docx(&blank), "a.docx").contains("longer than"));
    for (name, bytes) in [
        ("a.docx", docx(&deep("<w:txbxContent><w:p><w:r><w:t>", "</w:t></w:r></w:p></w:txbxContent>", 3000))),
        ("a.docx", docx(&deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 20_000))),
        ("a.odt", odt(&deep("<text:p><draw:text-box>", "</draw:text-box></text:p>", 3000))),
        ("a.html", deep("<div>", "</div>", 20_000).into_bytes()),
        ("a.html", deep("<div><nav>", "", 20_000).into_bytes()),
        ("a.html", [&"<div>".repeat(1400), "<p>a<b>b</b>".repeat(4000).as_str()].concat().into_bytes()),
        ("a.html", [&"<div>".repeat(390), "<p>a, a<b>b</b>".repeat(20_000).as_str()].concat().into_bytes()),
        ("a.html", deep("<b><p><table><tr><td>", "", 2000).into_bytes()),
        ("a.html", "<p>a<script>".repeat(20_000).into_bytes()),
        ("a.html", "<p>a <a href=x>b</a><button>".repeat(20_000).into_bytes()),
        ("a.rtf", format!("{{\\rtf1 {}", deep("{", "}", 200_000)).into_bytes()),
        (
            "a.eml",
            format!(
                "From: a\nMIME-Version: 1.0\n{}\n\nx",
                "Content-Type: multipart/mixed; boundary=a\n\n--a\n".repeat(5000)
            )
            .into_bytes(),
        ),
    ] {
        let alone = Instant::now();
        check_article(&bytes, name);
        println!("{name}: {:?} for {} bytes", alone.elapsed(), bytes.len());
    }
    assert!(started.elapsed() < Duration::from_mins(2), "{:?}", started.elapsed());
}

#[test]
fn a_mail_with_a_mail_in_it_lists_it() {
    let article = open(MAIL.as_bytes(), "a.eml").article;
    let names: Vec<&str> = article.attachments.iter().map(|attachment| attachment.name.as_str()).collect();
    assert_eq!(names, ["message.eml"]);
    assert_eq!(article.text.trim(), "Fähre\n\nIt burned.");
}
