//! PDFs by other programs and by hand: the text a reader sees, one clear line, or a stop when it is asked for.
//!
//! The files in `tests/formats/` were made of one invented article by the programs they are named after;
//! `scripts/formats-pdf.sh` shows how.

use std::ops::ControlFlow;

use jiff::civil::date;
use proptest::prelude::*;
use tickmark::article::{self, About, Dates, Format, Opened, ReadError, Role, Step};
use tickmark::extract::extract;
use tickmark::text::Span;

use super::paper::{drawn, paper, printed};

fn dates() -> Dates {
    Dates { given: None, file: date(2025, 1, 31) }
}

fn read(bytes: &[u8]) -> Result<Opened, ReadError> {
    article::read(bytes, "draft.pdf", dates())
}

fn warnings(opened: &Opened) -> Vec<String> {
    opened.warnings.iter().map(ToString::to_string).collect()
}

/// The invented article, and the PDFs that programs made of it.
const PLAIN: &str = include_str!("ferry.txt");
const MADE: [(&str, &[u8]); 5] = [
    ("LibreOffice", include_bytes!("ferry.libreoffice.pdf")),
    ("Chromium, two columns", include_bytes!("ferry.chromium.pdf")),
    ("pdfTeX, two columns", include_bytes!("ferry.tex.pdf")),
    ("WeasyPrint, running heads", include_bytes!("ferry.weasyprint.pdf")),
    ("groff", include_bytes!("ferry.groff.pdf")),
];

/// Quotes as typewriters have them: TeX and groff print the others in their place.
fn plain_marks(text: &str) -> String {
    text.replace(['’', '‘'], "'").replace(['“', '”'], "\"")
}

#[test]
fn every_program_s_pdf_gives_the_text_it_was_made_of() {
    let expected = plain_marks(PLAIN.trim());
    let plain = article::read(PLAIN.as_bytes(), "ferry.txt", dates()).unwrap();
    let claims = |opened: &Opened| -> Vec<String> {
        let claims = extract(&opened.article).claims;
        claims.iter().map(|claim| plain_marks(claim.span.of(&opened.article.text))).collect()
    };
    for (program, bytes) in MADE {
        let opened = read(bytes).unwrap();
        assert_eq!(plain_marks(&opened.article.text), expected, "{program}");
        assert_eq!(opened.article.format, Format::Pdf);
        assert_eq!(opened.article.title(), plain.article.title(), "{program}");
        assert_eq!(claims(&opened), claims(&plain), "{program}");
    }
}

#[test]
fn every_word_has_its_place_on_a_page() {
    for (program, bytes) in MADE {
        let opened = read(bytes).unwrap();
        let pages = opened.pages.unwrap();
        let text = &opened.article.text;
        for word in text.split_whitespace() {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let places = pages.places(Span::new(start, start + word.len()));
            assert!((1..=2).contains(&places.len()), "{program}: {word} stands at {places:?}");
            for place in places {
                let (width, height) = pages.size(place.page).unwrap();
                let frame = place.frame;
                assert!(
                    0.0 <= frame.left && frame.left < frame.right && frame.right <= width + 1.0,
                    "{program}: {word}"
                );
                assert!(
                    0.0 <= frame.top && frame.top < frame.bottom && frame.bottom <= height,
                    "{program}: {word}"
                );
            }
        }
    }
}

/// The text of a page that prints the lines of a short article.
fn ferry() -> Vec<(f32, f32, f32, &'static str)> {
    vec![
        (72.0, 750.0, 20.0, "Ferry fire kills 19 off Port Ellery"),
        (72.0, 700.0, 11.0, "At least 19 people died when a fire broke out on a ferry late on"),
        (72.0, 686.0, 11.0, "Thursday, the port authority said."),
    ]
}

const FERRY: &str = "Ferry fire kills 19 off Port Ellery\n\nAt least 19 people died when a fire broke out on a ferry late on Thursday, the port authority said.";

#[test]
fn a_page_is_read_whichever_way_it_is_turned() {
    for says in ["", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/CropBox [40 40 560 800]"] {
        let opened = read(&paper(&[tickmark_sheet(says)], "")).unwrap();
        assert_eq!(opened.article.text, FERRY, "{says}");
    }
    fn tickmark_sheet(says: &'static str) -> super::paper::Sheet {
        super::paper::Sheet { says, ..printed(ferry()) }
    }
}

#[test]
fn a_turned_page_gives_places_on_the_page_as_it_is_shown() {
    let sheet = super::paper::Sheet { says: "/Rotate 90", ..printed(ferry()) };
    let pages = read(&paper(&[sheet], "")).unwrap().pages.unwrap();
    assert_eq!(pages.size(0), Some((842.0, 595.0)));
    let headline = pages.places(Span::new(0, 5))[0].frame;
    // The headline runs down the right edge.
    assert!(headline.left > 740.0 && headline.bottom > headline.top, "{headline:?}");
}

#[test]
fn bold_made_by_printing_twice_is_read_once() {
    let mut lines = ferry();
    lines.insert(1, (72.3, 750.0, 20.0, "Ferry fire kills 19 off Port Ellery"));
    assert_eq!(read(&paper(&[printed(lines)], "")).unwrap().article.text, FERRY);
}

#[test]
fn what_stands_askew_is_left_out_and_told() {
    let mut sheet = printed(ferry());
    sheet.steps.push_str("BT /F 60 Tf .7 .7 -.7 .7 100 200 Tm (DRAFT) Tj ET");
    let opened = read(&paper(&[sheet], "")).unwrap();
    assert_eq!(opened.article.text, FERRY);
    assert!(warnings(&opened).contains(&"5 letters set askew were left out".to_owned()));
}

#[test]
fn pictures_of_pages_are_told_from_text() {
    let picture = "q 595 0 0 842 0 0 cm /P Do Q";
    let error = read(&paper(&[drawn(picture), drawn(picture)], "")).unwrap_err();
    assert_eq!(error, ReadError::Pictures { pages: 2 });
    assert!(error.to_string().starts_with("this PDF holds pictures of 2 pages, no text: "), "{error}");

    let opened = read(&paper(&[printed(ferry()), drawn(picture)], "")).unwrap();
    assert!(warnings(&opened).contains(&"1 page that is a picture without text was left out".to_owned()));
}

#[test]
fn text_behind_a_picture_is_read_and_told() {
    let mut sheet = drawn("q 595 0 0 842 0 0 cm /P Do Q 3 Tr\n");
    sheet.steps.push_str(&printed(ferry()).steps);
    let opened = read(&paper(&[sheet], "")).unwrap();
    assert_eq!(opened.article.text, FERRY);
    assert!(warnings(&opened)[0].starts_with("The text of 1 page was recognised from a picture"));
}

#[test]
fn fonts_that_say_no_letters_are_told() {
    let drawn_letters = "BT /T 12 Tf 72 700 Td (ABBA) Tj ET";
    assert_eq!(read(&paper(&[drawn(drawn_letters)], "")).unwrap_err(), ReadError::NoLetters);

    let mut sheet = printed(ferry());
    sheet.steps.push_str(drawn_letters);
    let opened = read(&paper(&[sheet], "")).unwrap();
    assert_eq!(opened.article.text, FERRY);
    assert!(warnings(&opened)[0].starts_with("4 printed letters could not be read"));
}

#[test]
fn a_locked_file_says_so() {
    let error = read(include_bytes!("locked.pdf")).unwrap_err();
    assert!(error.to_string().starts_with("the file is protected by a password"), "{error}");
}

#[test]
fn empty_pages_hold_nothing_to_check() {
    assert_eq!(read(&paper(&[drawn("")], "")).unwrap_err(), ReadError::Empty);
}

#[test]
fn the_day_a_file_was_made_and_its_title_are_read() {
    let bytes = paper(
        &[printed(ferry())],
        "/Info << /CreationDate (D:20240816101200Z) /Title (Ferry fire) /Author (Ada Roe) >>",
    );
    let opened = read(&bytes).unwrap();
    let About { title, byline, .. } = &opened.article.about;
    assert_eq!((title.as_str(), byline.as_str()), ("Ferry fire", "Ada Roe"));
    assert_eq!(opened.article.published.date, date(2024, 8, 16));
}

#[test]
fn a_long_file_tells_how_far_it_is_and_stops_when_told() {
    let sheets: Vec<_> = (0..300).map(|_| printed(ferry())).collect();
    let bytes = paper(&sheets, "");
    let mut seen = Vec::new();
    let stopped = article::read_watched(&bytes, "long.pdf", dates(), &mut |step| {
        seen.push(step);
        if step.done == 7 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(stopped.unwrap_err(), ReadError::Stopped);
    assert_eq!(seen, (0..8).map(|done| Step { done, total: 300 }).collect::<Vec<_>>());
}

#[test]
fn a_page_without_end_is_stopped_within() {
    // A form that draws itself is cut by the interpreter; a line drawn many times is for us to cut.
    let steps = "0 0 m 9 9 l S\n".repeat(100_000);
    let mut asked = 0;
    let stopped = article::read_watched(&paper(&[drawn(&steps)], ""), "map.pdf", dates(), &mut |_| {
        asked += 1;
        if asked == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((stopped.unwrap_err(), asked), (ReadError::Stopped, 3));
}

/// Any bytes give text whose parts hold together, or one clear line.
fn hold(bytes: &[u8]) -> bool {
    match read(bytes) {
        Ok(opened) => {
            let text = &opened.article.text;
            let inside: usize = opened.article.paragraphs.iter().map(|p| p.span.len()).sum();
            assert!(inside <= text.len());
            assert!(opened.article.paragraphs.iter().all(|p| p.span.of(text).trim() == p.span.of(text)));
            assert!(opened.article.paragraphs.iter().filter(|p| p.role == Role::Headline).count() <= 1);
            true
        }
        Err(error) => {
            assert!(!error.to_string().contains('\n'));
            false
        }
    }
}

#[test]
fn broken_files_give_text_or_one_clear_line() {
    let mut n_read = 0;
    for (_, bytes) in MADE {
        for part in 1..12 {
            n_read += usize::from(hold(&bytes[..bytes.len() * part / 12]));
        }
        let mut state = bytes.len() as u64;
        for _ in 0..12 {
            let mut broken = bytes.to_vec();
            for _ in 0..40 {
                // Knuth's numbers: the same flips at every run.
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let at = (state >> 33) as usize % broken.len();
                broken[at] ^= 1 << (state >> 20 & 7);
            }
            n_read += usize::from(hold(&broken));
        }
    }
    // In packed files a flipped bit takes many objects with it; what is not packed stands it better.
    let plain = paper(&[printed(ferry()), printed(ferry())], "");
    let cut = (1..12).filter(|part| hold(&plain[..plain.len() * part / 12])).count();
    assert!(n_read > 0 && cut > 3, "{n_read} packed files of 115 were read, and {cut} plain ones of 11");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_bytes_in_a_pdf_are_read_or_refused(
        start in 0..2000_usize,
        cut in 0..60_usize,
        put in proptest::collection::vec(any::<u8>(), 0..40),
    ) {
        let mut bytes = paper(&[printed(ferry()), printed(ferry())], "");
        let start = start.min(bytes.len());
        let end = (start + cut).min(bytes.len());
        bytes.splice(start..end, put);
        hold(&bytes);
    }

    #[test]
    fn any_steps_of_drawing_are_read_or_refused(steps in "[0-9 .()<>A-Za-z/\\[\\]\\-'\"*]{0,200}") {
        hold(&paper(&[drawn(&steps), printed(ferry())], ""));
    }
}
