//! Reports as PDF: the article's words in order, marked for those who hear them, links that run nothing, letters of any
//! script, and no way to lose a page.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use jiff::civil::date;
use tickmark::article::{self, Dates};
use tickmark::desk::{Desk, Edit, NewDraft};
use tickmark::extract::extract;
use tickmark::report::{self, Format, Options};

use crate::desk::{TEXT, draft, entry, record};

/// All that a PDF says: the letters on its pages as our own reader finds them, then its parts unfolded: properties,
/// bookmarks, links, and what is told in place of signs.
pub(crate) fn told(bytes: &[u8]) -> String {
    let mut told = letters(bytes);
    told.push('\n');
    told.push_str(&parts(bytes));
    told
}

/// The letters on all pages.
fn letters(bytes: &[u8]) -> String {
    let dates = Dates { given: None, file: date(2025, 1, 31) };
    article::read(bytes, "copy.pdf", dates).map_or_else(|_| String::new(), |opened| opened.article.text)
}

/// The file with its streams unfolded, and words in two bytes a letter in one.
fn parts(bytes: &[u8]) -> String {
    let mut parts = without_offsets(&String::from_utf8_lossy(bytes).replace('\0', ""));
    let mut rest = bytes;
    while let Some(at) = rest.windows(7).position(|window| window == b"stream\n") {
        rest = &rest[at + 7..];
        let mut unfolded = Vec::new();
        // What is no stream, or a font, unfolds to little or nothing.
        _ = ZlibDecoder::new(rest).read_to_end(&mut unfolded);
        parts.push_str(&String::from_utf8_lossy(&unfolded).replace('\0', ""));
    }
    parts
}

/// Without the table of where each object begins: its ten digits may be any.
fn without_offsets(file: &str) -> String {
    let is_offset = |line: &&str| {
        line.len() > 17
            && line.bytes().take(10).all(|byte| byte.is_ascii_digit())
            && line.trim_end().ends_with(['n', 'f'])
    };
    file.split_inclusive('\n').filter(|line| !is_offset(line)).collect()
}

/// The file without its streams, where any letters may follow one another.
fn outside_streams(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let parts = text.split("endstream").map(|part| part.split("stream\n").next().unwrap_or_default());
    parts.collect()
}

/// That its links lead where `leads` says. That it has no other action, whatever its words speak of, is for a program
/// that knows words from objects: qpdf, in `scripts/inert.sh`.
pub(crate) fn leads_alone(bytes: &[u8], leads: impl Fn(&str) -> bool) {
    let raw = outside_streams(bytes);
    // Within a string a bracket stands behind a stroke, so that no word is taken for a link.
    let targets: Vec<&str> = raw.split("/URI(").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(targets.iter().all(|target| leads(target)), "{targets:?}");
    assert!(!["/SubmitForm", "/EmbeddedFile", "/RichMedia"].iter().any(|word| raw.contains(word)));
}

fn desk_of(text: &str) -> Desk {
    let dates = Dates { given: None, file: date(2025, 1, 31) };
    let article = article::read(text.as_bytes(), "a.txt", dates).unwrap().article;
    let mut desk = Desk::default();
    let draft = NewDraft::of(&article, &extract(&article));
    desk.record(entry("e0", Edit::AddDraft { draft })).unwrap();
    desk
}

fn desk(claims: &[&str], edits: &[&str]) -> Desk {
    let mut desk = Desk::default();
    desk.record(entry("e0", Edit::AddDraft { draft: draft(claims) })).unwrap();
    record(&mut desk, edits);
    desk
}

fn copy(desk: &Desk, format: Format) -> Vec<u8> {
    report::render(desk, format, &Options::whole())
}

/// That the document holds to PDF/UA-1.
const SEAL: &str = "<pdfuaid:part>1</pdfuaid:part>";

const BOTH: [Format; 2] = [Format::Pdf, Format::CheckedPdf];

/// Nested, overlapping and alone.
const CLAIMS: [&str; 5] = [
    "The “Havørn” caught fire",
    "“Havørn” caught fire on Monday",
    "caught fire",
    "Three people died",
    "Why?",
];

#[test]
fn the_article_stands_in_it_word_for_word() {
    let desk = desk(&CLAIMS, &[r#"{"do":"set_status","claim":"c3","status":"confirmed"}"#]);
    for format in BOTH {
        // On a page that is all but empty the margin stands between the words.
        let letters = letters(&copy(&desk, format));
        let mut rest = letters.as_str();
        for word in TEXT.split_whitespace() {
            let at = rest.find(word).unwrap_or_else(|| panic!("{format:?} lacks {word}: {letters}"));
            rest = &rest[at + word.len()..];
        }
    }
}

#[test]
fn it_is_marked_for_those_who_hear_it() {
    let parts = parts(&copy(&desk(&CLAIMS, &[]), Format::Pdf));
    for words in [
        "/Marked true",
        "/Lang(en)",
        "/DisplayDocTitle true",
        SEAL,
        "Checking copy: Ferry fire in Lunde",
        "/S/H1",
        "/S/H2",
        "/S/TH",
        "/S/Link",
        "/Alt(Unchecked)",
        "/Type/Outlines",
        "4 Unchecked: Three people died",
    ] {
        assert!(parts.contains(words), "no {words}");
    }
}

#[test]
fn the_first_page_says_what_stands_on_which() {
    let letters = letters(&copy(&desk_of(&"The ferry sank on Monday. ".repeat(400)), Format::Pdf));
    let words: Vec<&str> = letters.split_whitespace().collect();
    let at = words.iter().position(|word| *word == "Contents").unwrap();
    let (first, second) = (words[at + 3], words[at + 7]);
    assert_eq!(words[at + 1..at + 7], ["The", "article", first, "To", "act", "on"], "{words:.40?}");
    assert_eq!(first, "2");
    assert!(second.parse::<usize>().unwrap() > 5, "{second}");
}

#[test]
fn pages_are_numbered_and_headed() {
    let desk = desk_of(&"The ferry sank on Monday, killing 19 people. ".repeat(400));
    let bytes = copy(&desk, Format::Pdf);
    let pages = parts(&bytes).matches("/Type/Page/").count();
    assert!(pages > 10, "{pages}");
}

/// Words proposed, taken over, cut.
const DECIDED: [&str; 6] = [
    r#"{"do":"suggest","claim":"c3","wording":"caught smoke","reason":"so the log"}"#,
    r#"{"do":"resolve","claim":"c3","resolution":"accepted"}"#,
    r#"{"do":"set_status","claim":"c4","status":"wrong"}"#,
    r#"{"do":"suggest","claim":"c4","wording":"Three people drowned","reason":"so the log"}"#,
    r#"{"do":"set_status","claim":"c5","status":"not_confirmed"}"#,
    r#"{"do":"resolve","claim":"c5","resolution":"cut"}"#,
];

#[test]
fn the_checked_copy_shows_old_words_and_new_ones() {
    let letters = letters(&copy(&desk(&CLAIMS, &DECIDED), Format::CheckedPdf));
    for words in [
        "caught fire smoke on Monday.",
        "3 proposed changes stand in the article, the old words struck out; 1 decision is asked for.",
        "Three people died drowned, she said.",
        "To decide",
        "not decided; name, time:",
    ] {
        assert!(letters.contains(words), "no {words}: {letters}");
    }
    assert!(!letters.contains("Line by line"), "the editor's copy holds what is to be decided, and no more");
}

#[test]
fn the_web_page_for_the_editor_shows_the_same_changes() {
    let page = String::from_utf8(copy(&desk(&CLAIMS, &DECIDED), Format::CheckedHtml)).unwrap();
    for words in [
        "caught <del>fire</del>",
        "<ins>smoke</ins> on Monday.",
        "<del>died</del>",
        "<ins>drowned</ins>",
        "3 proposed changes stand in the article, the old words struck out; 1 decision is asked for.",
        "To decide",
    ] {
        assert!(page.contains(words), "no {words}: {page}");
    }
    assert!(!page.contains("Line by line"), "the editor's copy holds what is to be decided, and no more");
    let led: Vec<&str> = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    for target in led {
        assert!(page.contains(&format!("id=\"{target}\"")), "{target} leads nowhere");
    }
}

#[test]
fn only_addresses_that_lead_somewhere_are_links() {
    let bytes = copy(
        &desk(
            &CLAIMS,
            &[
                r#"{"do":"put_source","source":{"id":"s1","title":"x","url":"javascript:alert(1)","archive_url":"file:///etc/passwd"}}"#,
                r#"{"do":"put_source","source":{"id":"s2","title":"y","url":"https://example.org/a?b=1&c={2}"}}"#,
                r#"{"do":"put_source","source":{"id":"s3","title":") /Launch (calc","url":"mailto:desk@example.org"}}"#,
            ],
        ),
        Format::Pdf,
    );
    let raw = outside_streams(&bytes);
    let mut targets: Vec<&str> =
        raw.split("/URI(").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    targets.sort_unstable();
    assert_eq!(targets, ["https://example.org/a?b=1&c=%7B2%7D", "mailto:desk@example.org"]);
    let names = raw.replace("\\) /Launch", "");
    for word in ["/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/EmbeddedFile", "/SubmitForm"] {
        // The names of fonts begin with six letters of their own.
        let mut after = names.split(word).skip(1);
        assert!(!after.any(|rest| !rest.starts_with(|c: char| c.is_ascii_uppercase())), "{word}");
    }
}

#[test]
fn letters_of_other_scripts_are_kept_and_told_of() {
    let text = "Ferry fire\n\nThe “Ωμέγα” met the «Волга»; שלום said 漢字 twice on Monday 🔥.";
    let told = told(&copy(&desk_of(text), Format::Pdf));
    assert!(told.contains("Ωμέγα") && told.contains("Волга"), "{told}");
    assert!(told.contains("lack 7 characters (Hebrew, Chinese characters, emoji)"), "{told}");
    let none = crate::print::told(&copy(&desk_of("Ferry fire\n\nIt sank on Monday."), Format::Pdf));
    assert!(!none.contains("typefaces of this document lack"));
}

#[test]
fn nothing_that_is_written_can_break_it() {
    let word = "x".repeat(3000);
    let note = format!(
        r#"{{"do":"write_note","claim":"c1","text":"{word} \u0000\u001b\ufeff\ufffe\uffff\u202e\u200b e\u0301\u0301 \ue000 \n\n\n\t\t"}}"#
    );
    let long = "because of the log ".repeat(2000);
    let reason = format!(r#"{{"do":"suggest","claim":"c4","wording":"{long}","reason":"{long}"}}"#);
    let desk = desk(&CLAIMS, &[&note, &reason, r#"{"do":"set_status","claim":"c4","status":"wrong"}"#]);
    for format in BOTH {
        let bytes = copy(&desk, format);
        assert!(bytes.starts_with(b"%PDF-1.7") && bytes.len() > 20_000, "{format:?}: {} bytes", bytes.len());
        assert!(parts(&bytes).contains(SEAL), "{format:?} lost its seal");
    }
    for text in
        ["\n\na", "a\u{FEFF}b", "a", "\u{200B}", "\u{301}", "—", &"long".repeat(9000), &"a ".repeat(5000)]
    {
        assert!(parts(&copy(&desk_of(text), Format::Pdf)).contains(SEAL), "{text:.20}");
    }
    assert!(parts(&copy(&Desk::default(), Format::CheckedPdf)).contains(SEAL), "an empty desk");
}

#[test]
fn the_same_project_gives_the_same_bytes() {
    let desk = desk(&CLAIMS, &DECIDED);
    for format in BOTH {
        assert!(copy(&desk, format) == copy(&desk, format), "{format:?}");
    }
}
