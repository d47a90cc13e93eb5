//! Reports as Word documents: every claim its comment at its place, changes tracked, and our own reader gets it all back.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use tickmark::article::{self, Dates, LeftOut, Opened, Role, Warning};
use tickmark::desk::{Desk, Edit, NewDraft};
use tickmark::report::{self, Format, Options};
use zip::ZipArchive;

use crate::desk::{TEXT, draft, entry, record};

/// A report as text.
pub(crate) fn render(desk: &Desk, format: Format, options: &Options) -> String {
    told(format, &report::render(desk, format, options))
}

/// What a report says: of a Word document or a workbook all its parts, one after the other, of a PDF all its text.
pub(crate) fn told(format: Format, bytes: &[u8]) -> String {
    match format {
        Format::Docx | Format::CheckedDocx | Format::Xlsx => parts(bytes).into_values().collect(),
        Format::Pdf | Format::CheckedPdf => crate::print::told(bytes),
        _ => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

/// The parts of a document by their names.
pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    let part = |name: String| {
        let mut text = String::new();
        zip.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        (name, text)
    };
    names.into_iter().map(part).collect()
}

/// A desk after `edits` on a draft with these claims.
fn desk(claims: &[&str], edits: &[&str]) -> Desk {
    let mut desk = Desk::default();
    desk.record(entry("e0", Edit::AddDraft { draft: draft(claims) })).unwrap();
    record(&mut desk, edits);
    desk
}

fn copy(desk: &Desk, format: Format) -> Vec<u8> {
    report::render(desk, format, &Options::whole())
}

fn read(bytes: &[u8]) -> Opened {
    let filed = jiff::civil::date(2025, 1, 31);
    article::read(bytes, "copy.docx", Dates { given: None, file: filed }).unwrap()
}

/// The ids of all elements of this name.
fn ids(part: &str, name: &str) -> Vec<usize> {
    let start = format!("<w:{name} ");
    let starts = part.split(&start).skip(1);
    let id = |rest: &str| rest.split("w:id=\"").nth(1)?.split('"').next()?.parse().ok();
    let mut ids: Vec<usize> = starts.filter_map(id).collect();
    ids.sort_unstable();
    ids
}

/// Nested, overlapping and alone.
const CLAIMS: [&str; 5] = [
    "The “Havørn” caught fire",
    "“Havørn” caught fire on Monday",
    "caught fire",
    "Three people died",
    "Why?",
];

#[test]
fn every_claim_has_a_comment_with_its_three_marks() {
    let desk = desk(&CLAIMS, &[r#"{"do":"set_status","claim":"c3","status":"confirmed"}"#]);
    let parts = parts(&copy(&desk, Format::Docx));
    let body = &parts["word/document.xml"];
    let all: Vec<usize> = (0..CLAIMS.len()).collect();
    assert_eq!(ids(&parts["word/comments.xml"], "comment"), all);
    for mark in ["commentRangeStart", "commentRangeEnd", "commentReference"] {
        assert_eq!(ids(body, mark), all, "{mark}");
    }
    assert_eq!(ids(body, "bookmarkStart"), ids(body, "bookmarkEnd"));
    let comments = &parts["word/comments.xml"];
    for words in
        ["w:author=\"Maria Keller\"", "w:initials=\"MK\"", "w:date=\"2024-08-16T09:20:00Z\"", "✔ Confirmed"]
    {
        assert!(comments.contains(words), "no {words}: {comments}");
    }
}

#[test]
fn our_own_reader_gets_text_roles_and_comments_back() {
    let desk = desk(&CLAIMS, &[r#"{"do":"write_note","claim":"c4","text":"Rang twice.\n\tNo <answer>."}"#]);
    let Opened { article, warnings, .. } = read(&copy(&desk, Format::Docx));
    assert_eq!(article.text, TEXT);
    let roles: Vec<Role> = article.paragraphs.iter().map(|paragraph| paragraph.role).collect();
    assert_eq!(roles, [Role::Headline, Role::Body]);
    let placed: Vec<&str> = article.annotations.iter().map(|note| note.span.of(&article.text)).collect();
    assert_eq!(placed, CLAIMS);
    assert!(
        article.annotations[3].text.contains("Rang twice.\n\tNo <answer>."),
        "{:?}",
        article.annotations[3]
    );
    let report = Warning::LeftOut { what: LeftOut::Report, count: 1 };
    assert!(warnings.contains(&report), "{warnings:?}");
}

#[test]
fn the_report_stands_below_the_article_in_its_order() {
    let desk = desk(
        &CLAIMS,
        &[
            r#"{"do":"put_source","source":{"id":"s1","title":"Log","url":"https://example.org/a?b=1&c={2}"}}"#,
            r#"{"do":"put_citation","citation":{"id":"x1","source":"s1","locator":"p. 4"}}"#,
            r#"{"do":"put_link","link":{"claim":"c4","citation":"x1"}}"#,
            r#"{"do":"set_status","claim":"c4","status":"wrong"}"#,
            r#"{"do":"set_flag","claim":"c1","flag":"legal","on":true}"#,
        ],
    );
    let parts = parts(&copy(&desk, Format::Docx));
    let body = &parts["word/document.xml"];
    let headings =
        ["Why?", "Summary", "To act on", "Legal and sensitive", "Line by line", "Sources", "Log", "Sign-off"];
    let places: Vec<usize> = headings.iter().map(|words| body.find(&format!(">{words}<")).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
    let links = &parts["word/_rels/document.xml.rels"];
    assert!(
        links.contains("Target=\"https://example.org/a?b=1&amp;c=%7B2%7D\" TargetMode=\"External\""),
        "{links}"
    );
}

/// Words proposed, taken over, cut, kept; nested in one another.
const DECIDED: [&str; 8] = [
    r#"{"do":"set_status","claim":"c1","status":"wrong"}"#,
    r#"{"do":"suggest","claim":"c1","wording":"The “Havørn” sank","reason":"so the log"}"#,
    r#"{"do":"suggest","claim":"c3","wording":"caught smoke","reason":""}"#,
    r#"{"do":"resolve","claim":"c3","resolution":"accepted"}"#,
    r#"{"do":"set_status","claim":"c4","status":"wrong"}"#,
    r#"{"do":"suggest","claim":"c4","wording":"Three people drowned","reason":"so the log"}"#,
    r#"{"do":"set_status","claim":"c5","status":"not_confirmed"}"#,
    r#"{"do":"resolve","claim":"c5","resolution":"cut"}"#,
];

#[test]
fn proposed_words_are_tracked_changes_and_the_rest_a_comment() {
    let desk = desk(&CLAIMS, &DECIDED);
    let bytes = copy(&desk, Format::CheckedDocx);
    let Opened { article, warnings, .. } = read(&bytes);
    assert_eq!(
        article.text,
        "Ferry fire in Lunde\n\nThe “Havørn” caught smoke on Monday. Three people drowned, she said.",
        "what is decided goes before what is proposed, and a cut takes its blank along"
    );
    let placed: Vec<&str> = article.annotations.iter().map(|note| note.span.of(&article.text)).collect();
    assert_eq!(placed, ["The “Havørn” caught smoke", "Three people drowned"]);
    assert!(
        article.annotations[0].text.contains("The “Havørn” sank"),
        "its words stand in the comment instead"
    );
    assert!(warnings.contains(&Warning::Insertions { count: 2 }), "{warnings:?}");
    let body = &parts(&bytes)["word/document.xml"];
    for words in [">fire</w:delText>", ">smoke</w:t>", ">died</w:delText>", ">Why?</w:delText>"] {
        assert!(body.contains(words), "no {words}");
    }
    assert!(body.contains("w:author=\"Maria Keller\" w:date=\"2024-08-16T09:20:00Z\""), "no author and time");
    assert!(parts(&bytes)["word/settings.xml"].contains("trackRevisions"));
}

#[test]
fn claims_and_changes_may_run_over_paragraphs() {
    let over = "in Lunde\n\nThe “Havørn” caught";
    let mut desk = desk(&[over, "fire"], &[]);
    let copied = read(&copy(&desk, Format::Docx)).article;
    assert_eq!(copied.annotations[1].span.of(&copied.text), over);
    record(
        &mut desk,
        &[
            r#"{"do":"suggest","claim":"c1","wording":"aboard ship: a","reason":""}"#,
            r#"{"do":"resolve","claim":"c1","resolution":"accepted"}"#,
        ],
    );
    let changed = read(&copy(&desk, Format::CheckedDocx)).article;
    assert_eq!(changed.text, "Ferry fire aboard ship: a fire on Monday. Three people died, she said. Why?");
}

#[test]
fn every_part_of_the_page_comes_back_as_what_it_was() {
    let roles = [Role::Headline, Role::Heading, Role::Byline, Role::Body, Role::Caption, Role::Note];
    let text = "Fire\n\nWhat is known\n\nBy Ada Roe\n\nIt burned.\n\nSmoke\n\nSee the log.";
    let dates = Dates { given: None, file: jiff::civil::date(2025, 1, 31) };
    let article = article::read(text.as_bytes(), "a.txt", dates).unwrap().article;
    let mut draft = NewDraft::of(&article, &tickmark::extract::extract(&article));
    for (paragraph, role) in draft.paragraphs.iter_mut().zip(roles) {
        paragraph.role = role;
    }
    let mut desk = Desk::default();
    desk.record(entry("e0", Edit::AddDraft { draft })).unwrap();
    let again = read(&copy(&desk, Format::Docx)).article;
    assert_eq!(again.text, text);
    assert_eq!(again.paragraphs.iter().map(|paragraph| paragraph.role).collect::<Vec<_>>(), roles);
}

#[test]
fn a_wording_that_names_a_withheld_source_is_not_put_into_the_article() {
    let desk = desk(
        &CLAIMS,
        &[
            r#"{"do":"put_source","source":{"id":"s1","title":"Quillon Vasterby","confidentiality":"never_print"}}"#,
            r#"{"do":"suggest","claim":"c4","wording":"Three people died, Vasterby says","reason":""}"#,
            r#"{"do":"resolve","claim":"c4","resolution":"accepted"}"#,
        ],
    );
    let bytes = copy(&desk, Format::CheckedDocx);
    assert_eq!(read(&bytes).article.text, TEXT);
    let all: String = parts(&bytes).into_values().collect();
    assert!(!all.contains("Vasterby") && all.contains("names a withheld source"), "{all}");
    assert!(!all.contains("<w:ins "), "a code would be printed");
}

#[test]
fn no_words_become_fields_markup_or_dangerous_links() {
    let desk = desk(
        &CLAIMS,
        &[
            r#"{"do":"write_note","claim":"c1","text":"</w:t><w:instrText>DDEAUTO c:\\cmd.exe</w:instrText>\u0000\u001b\ufffe\u202e"}"#,
            r#"{"do":"suggest","claim":"c4","wording":"{ HYPERLINK \"file:///etc\" }<w:p/>","reason":"]]>"}"#,
            r#"{"do":"put_source","source":{"id":"s1","title":"<w:object>","url":"javascript:alert(1)","archive_url":"file:///etc/passwd"}}"#,
            r#"{"do":"put_source","source":{"id":"s2","title":"x","url":"https://[broken"}}"#,
        ],
    );
    for format in [Format::Docx, Format::CheckedDocx] {
        let bytes = copy(&desk, format);
        for (name, part) in parts(&bytes) {
            for markup in [
                "<w:instrText",
                "<w:object",
                "<w:p/>",
                "fldChar",
                "TargetMode",
                "\u{0}",
                "\u{1b}",
                "\u{fffe}",
                "\u{202e}",
            ] {
                assert!(!part.contains(markup), "{name} of {format:?} holds {markup:?}");
            }
            assert!(name.starts_with("word/footer") || !part.contains("<w:fldSimple"), "{name}");
        }
        assert!(read(&bytes).article.text.starts_with("Ferry fire in Lunde"));
    }
}

#[test]
fn the_article_keeps_its_own_lines_and_marks() {
    let text = "One\r\n\r\ntwo\tthree \u{200F}שלום\u{200F} & <four>, five\u{1}";
    let read_in =
        article::read(text.as_bytes(), "a.txt", Dates { given: None, file: jiff::civil::date(2025, 1, 31) });
    let article = read_in.unwrap().article;
    let mut desk = Desk::default();
    let extraction = tickmark::extract::extract(&article);
    desk.record(entry("e0", Edit::AddDraft { draft: NewDraft::of(&article, &extraction) })).unwrap();
    let again = read(&copy(&desk, Format::Docx)).article;
    assert_eq!(again.text, "One\n\ntwo\tthree \u{200F}שלום\u{200F} & <four>, five\u{FFFD}");
}

#[test]
fn the_same_project_gives_the_same_bytes() {
    let desk = desk(&CLAIMS, &DECIDED);
    for format in [Format::Docx, Format::CheckedDocx] {
        assert_eq!(copy(&desk, format), copy(&desk, format));
    }
}
