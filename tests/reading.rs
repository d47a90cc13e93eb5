//! Any bytes give an article whose parts hold together, or one clear line; never a panic.

use jiff::civil::date;
use proptest::prelude::*;
use tickmark::article::{self, Dates, Opened, PublishedFrom, ReadError, Role, Warning};
use tickmark::extract::extract;

const FERRY: &str = include_str!("../resources/samples/ferry-fire.txt");
const TRAIN: &str = include_str!("../resources/samples/night-train.md");

fn read(bytes: &[u8], name: &str) -> Result<Opened, ReadError> {
    article::read(bytes, name, Dates { given: None, file: date(2025, 1, 31) })
}

/// What every article must be, whatever it was read from.
fn holds_together(opened: &Opened) {
    let article = &opened.article;
    let text = article.text.as_str();
    let mut end = 0;
    for paragraph in &article.paragraphs {
        let words = text.get(paragraph.span.start..paragraph.span.end).unwrap();
        assert!(text[end..paragraph.span.start].trim().is_empty(), "words outside a paragraph");
        assert!(
            !words.is_empty() && words.trim() == words,
            "a paragraph without words, or with outer blanks"
        );
        end = paragraph.span.end;
    }
    assert!(text[end..].trim().is_empty(), "words outside a paragraph");
    if let Some(dateline) = article.dateline {
        assert!(
            article.paragraphs.iter().any(|p| p.span.start == dateline.start && p.span.contains(dateline))
        );
    }
    assert_eq!(article.index.len_chars(), text.chars().count());
    for line in opened.warnings.iter().map(ToString::to_string) {
        assert!(!line.is_empty() && !line.contains('\n'));
    }
    let extraction = extract(article);
    let order = |span: tickmark::text::Span| (span.start, std::cmp::Reverse(span.end));
    assert!(extraction.claims.is_sorted_by_key(|claim| order(claim.span)));
    assert!(extraction.claims.iter().all(|claim| text.get(claim.span.start..claim.span.end).is_some()));
    assert!(extraction.claims.iter().all(|claim| claim.sentence < extraction.sentences.len()));
    assert!(extraction.sentences.is_sorted_by_key(|sentence| sentence.span.start));
    assert_eq!(extract(article), extraction, "the same article gives the same claims");
}

fn try_it(bytes: &[u8], name: &str) {
    match read(bytes, name) {
        Ok(opened) => holds_together(&opened),
        Err(error) => assert!(!error.to_string().contains('\n')),
    }
}

#[test]
fn the_sample_is_read_as_a_newsroom_reads_it() {
    let opened = read(FERRY.as_bytes(), "ferry-fire.txt").unwrap();
    let article = &opened.article;
    assert_eq!(article.text, FERRY);
    assert_eq!(article.title().as_deref(), Some("Ferry fire off Port Ellery kills at least 19"));
    assert_eq!((article.published.date, article.published.from), (date(2024, 8, 16), PublishedFrom::Text));
    assert_eq!(article.dateline.unwrap().of(FERRY), "PORT ELLERY, Aug. 16, 2024 (Coastwire) —");
    assert_eq!(opened.warnings, []);
    let of_role = |role| {
        article.paragraphs.iter().filter(|p| p.role == role).map(|p| p.span.of(FERRY)).collect::<Vec<_>>()
    };
    assert_eq!(
        of_role(Role::Heading),
        [
            "Survivors say the alarm stayed silent for minutes; operator had been warned twice this year",
            "Two warnings",
            "A company under strain",
            "Behind the rope",
        ]
    );
    assert_eq!(of_role(Role::Byline).len(), 2);
    assert_eq!(of_role(Role::Headline).len(), 1);
}

#[test]
fn line_ends_and_encodings_change_positions_only() {
    let plain = read(FERRY.as_bytes(), "a.txt").unwrap().article;
    let utf16: Vec<u8> = FERRY.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xEF\xBB\xBF", FERRY.as_bytes()].concat();
    assert_eq!(read(&utf16, "a.txt").unwrap().article, plain);
    assert_eq!(read(&marked, "a.txt").unwrap().article, plain, "a byte order mark is no part of the text");
    for end in ["\r\n", "\r"] {
        let text = FERRY.replace('\n', end);
        let article = read(text.as_bytes(), "a.txt").unwrap().article;
        assert_eq!(article.text, text, "the text stays as it stands");
        let words = |a: &tickmark::article::Article| {
            a.paragraphs.iter().map(|p| (p.span.of(&a.text).to_owned(), p.role)).collect::<Vec<_>>()
        };
        assert_eq!(words(&article), words(&plain), "{end:?}");
    }
}

#[test]
fn the_publication_date_is_found_where_pages_print_it() {
    let body = "\n\nThe ferry burned on Thursday night, the port said.\n\nIt sank.\n";
    for (head, day, warnings) in [
        ("Ferry burns\n\nWednesday, January 2, 2019", "2019-01-02", &[][..]),
        ("Ferry burns\n\nBy Ada Roe · 16 August 2024 · 812 words", "2024-08-16", &[]),
        ("Ferry burns\n\nPublished 15 August 2024\n\nUpdated 16 August 2024", "2024-08-15", &[]),
        ("Ferry burns\n\nUpdated 16 August 2024\n\nPublished 15 August 2024", "2024-08-15", &[]),
        ("Ferry burns\n\n2024-08-16", "2024-08-16", &[]),
        ("Ferry burns\n\nELLERY, Aug. 16 (CPA) — The captain left.", "2024-08-16", &["year_from_file"]),
        ("Ferry burns\n\n12/01/2025", "2025-01-12", &["doubtful_order"]),
        ("Ferry burns\n\n01/12/2025", "2025-01-12", &["doubtful_order"]),
        ("Ferry burns\n\n03/04/2024\n\nIt sailed on 16 August 2023.", "2024-04-03", &[]),
        ("Ferry burns\n\n03/04/2024\n\nShe sailed on August 16, 2023.", "2024-03-04", &[]),
        ("Ferry burns\n\n13/04/2024", "2024-04-13", &[]),
        ("Ferry burns\n\nKABUL — It burned.", "2025-01-31", &["date_from_file"]),
        ("Ferry burns in August 2024", "2025-01-31", &["date_from_file"]),
    ] {
        let opened = read(format!("{head}{body}").as_bytes(), "a.txt").unwrap();
        let keys: Vec<&str> = opened.warnings.iter().map(Warning::key).collect();
        assert_eq!(
            (opened.article.published.date.to_string().as_str(), keys.as_slice()),
            (day, warnings),
            "{head}"
        );
    }
}

#[test]
fn strange_characters_are_told_and_kept() {
    let opened =
        read("Smoke\u{202E}21\u{202C} rose\u{7} over the \u{FFFD} port.".as_bytes(), "a.txt").unwrap();
    let keys: Vec<&str> = opened.warnings.iter().map(Warning::key).collect();
    assert_eq!(keys, ["control_characters", "direction_controls", "date_from_file"]);
    assert!(opened.article.text.contains('\u{202E}'));
    let arabic = read("The sign said \u{627}\u{644}\u{645} 12.".as_bytes(), "a.txt").unwrap();
    let keys: Vec<&str> = arabic.warnings.iter().map(Warning::key).collect();
    assert_eq!(keys, ["right_to_left", "date_from_file"]);
}

#[test]
fn every_prefix_of_a_sample_holds_together() {
    for (text, name) in [(FERRY, "a.txt"), (TRAIN, "a.md")] {
        for end in (0..text.len()).step_by(37) {
            try_it(&text.as_bytes()[..end], name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        try_it(&bytes, "a.txt");
        try_it(&bytes, "a.md");
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[ -~“”’—–\\n\\r\\t\u{202E}é東\u{85}]{0,300}") {
        try_it(text.as_bytes(), "a.txt");
        try_it(text.as_bytes(), "a.md");
    }

    #[test]
    fn a_garbled_sample_holds_together(at in 0..FERRY.len(), bytes in proptest::collection::vec(any::<u8>(), 0..9)) {
        let mut garbled = FERRY.as_bytes().to_vec();
        let end = (at + bytes.len() / 2).min(garbled.len());
        garbled.splice(at..end, bytes);
        try_it(&garbled, "a.txt");
    }
}
