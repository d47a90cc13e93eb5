//! Letters at given places into words, columns and paragraphs: each case a page as its letters stand on it.
//!
//! Invariant: letters are half as wide as their size, a blank a quarter; no program made these pages.

use super::glyph::Glyph;
use super::sheets::Sheet;
use super::word::words;
use super::*;
use crate::article::Role;

/// Letters that stand at a place: left edge, baseline, size of type, words.
type Set<'t> = (f32, f32, f32, &'t str);

fn glyphs(&(left, baseline, size, text): &Set<'_>) -> Vec<Glyph> {
    let mut at = left;
    let mut glyphs = Vec::new();
    for letter in text.chars() {
        let right = at + size * if letter == ' ' { 0.25 } else { 0.5 };
        // Blanks are left to be seen, as TeX does.
        if letter != ' ' {
            glyphs.push(Glyph { letter, left: at, right, baseline, size, is_bold: false });
        }
        at = right;
    }
    glyphs
}

fn sheet(page: &[Set<'_>]) -> Sheet {
    let glyphs: Vec<Glyph> = page.iter().flat_map(glyphs).collect();
    Sheet { size: (595.0, 842.0), words: words(&glyphs), ..Sheet::default() }
}

/// The paragraphs of these pages.
fn paragraphs(pages: &[&[Set<'_>]]) -> Vec<String> {
    let page = lay_out(pages.iter().map(|page| sheet(page)).collect());
    page.text.split("\n\n").map(str::to_owned).collect()
}

#[test]
fn letters_make_words() {
    for (sets, expected) in [
        (&[(50.0, 100.0, 10.0, "The ferry burned")][..], &["The", "ferry", "burned"][..]),
        // Drawn in two pieces that touch.
        (&[(50.0, 100.0, 10.0, "bur"), (65.0, 100.0, 10.0, "ned")], &["burned"]),
        // A raised figure is a note, not a digit.
        (&[(50.0, 100.0, 10.0, "2019"), (70.0, 96.0, 7.0, "3")], &["2019³"]),
        // Small capitals after a large one.
        (&[(50.0, 100.0, 10.0, "N"), (55.0, 100.0, 8.0, "ATO")], &["NATO"]),
        // The next line.
        (&[(50.0, 100.0, 10.0, "end"), (50.0, 112.0, 10.0, "start")], &["end", "start"]),
    ] {
        let glyphs: Vec<Glyph> = sets.iter().flat_map(glyphs).collect();
        let found: Vec<String> = words(&glyphs).into_iter().map(|word| word.text).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn lines_make_paragraphs() {
    for (name, page, expected) in [
        (
            "a wider gap parts them",
            &[
                (50.0, 100.0, 10.0, "The ferry burned for hours off the"),
                (50.0, 112.0, 10.0, "harbour of Port Ellery and sank."),
                (50.0, 130.0, 10.0, "Nobody aboard was told to leave it"),
                (50.0, 142.0, 10.0, "before the fire had spread."),
            ][..],
            &[
                "The ferry burned for hours off the harbour of Port Ellery and sank.",
                "Nobody aboard was told to leave it before the fire had spread.",
            ][..],
        ),
        (
            "an indent parts them",
            &[
                (50.0, 100.0, 10.0, "The ferry burned for hours off the"),
                (50.0, 112.0, 10.0, "harbour, and it sank before dawn."),
                (60.0, 124.0, 10.0, "Nobody aboard was told to leave"),
                (50.0, 136.0, 10.0, "before the fire had spread."),
            ],
            &[
                "The ferry burned for hours off the harbour, and it sank before dawn.",
                "Nobody aboard was told to leave before the fire had spread.",
            ],
        ),
        (
            "a short line ends one",
            &[
                (50.0, 100.0, 10.0, "The ferry burned for hours off the"),
                (50.0, 112.0, 10.0, "harbour. It sank."),
                (50.0, 124.0, 10.0, "Nobody aboard was told to leave it"),
                (50.0, 136.0, 10.0, "before the fire had spread."),
            ],
            &[
                "The ferry burned for hours off the harbour. It sank.",
                "Nobody aboard was told to leave it before the fire had spread.",
            ],
        ),
    ] {
        assert_eq!(paragraphs(&[page]), expected, "{name}");
    }
}

#[test]
fn marks_and_initials_make_paragraphs() {
    for (name, page, expected) in [
        (
            "items of a list stand alone",
            &[
                (50.0, 100.0, 10.0, "The dead include three of the crew"),
                (50.0, 112.0, 10.0, "• two cooks of the night shift who"),
                (60.0, 124.0, 10.0, "were asleep below"),
                (50.0, 136.0, 10.0, "• a steward"),
            ][..],
            &[
                "The dead include three of the crew",
                "• two cooks of the night shift who were asleep below",
                "• a steward",
            ][..],
        ),
        (
            "a large initial goes before its first line",
            &[
                (70.0, 100.0, 10.0, "he ferry burned for hours off the"),
                (50.0, 112.0, 28.0, "T"),
                (70.0, 112.0, 10.0, "harbour of Port Ellery and sank in"),
                (50.0, 124.0, 10.0, "deep water before any tug could come."),
            ],
            &[
                "The ferry burned for hours off the harbour of Port Ellery and sank in deep water before any tug could come.",
            ],
        ),
    ] {
        assert_eq!(paragraphs(&[page]), expected, "{name}");
    }
}

/// A column of full lines that end at `right`.
fn column<'t>(left: f32, top: f32, lines: &[&'t str]) -> Vec<Set<'t>> {
    lines.iter().enumerate().map(|(nth, line)| (left, top + 12.0 * nth as f32, 10.0, *line)).collect()
}

#[test]
fn columns_are_read_one_after_the_other() {
    let mut page = vec![(50.0, 60.0, 24.0, "Ferry fire kills 19 off Port Ellery")];
    page.extend(column(
        50.0,
        100.0,
        &[
            "The ferry burned for hours",
            "off the harbour, the port",
            "said, and sank at dawn on",
            "Friday, ten miles out, in",
        ],
    ));
    // Set a little lower, as columns without a common grid are.
    page.extend(column(
        200.0,
        103.0,
        &[
            "deep water. Its captain is",
            "held by police at home in",
            "Port Ellery for questions,",
            "as is the owner of the ship",
        ],
    ));
    let expected = [
        "Ferry fire kills 19 off Port Ellery",
        "The ferry burned for hours off the harbour, the port said, and sank at dawn on Friday, ten miles out, in deep water. Its captain is held by police at home in Port Ellery for questions, as is the owner of the ship",
    ];
    assert_eq!(paragraphs(&[&page]), expected);
    // The right column drawn first.
    page.rotate_left(5);
    assert_eq!(paragraphs(&[&page]), expected);
}

#[test]
fn tables_are_read_line_by_line() {
    let table = [
        (50.0, 100.0, 10.0, "Year"),
        (150.0, 100.0, 10.0, "Dead"),
        (50.0, 112.0, 10.0, "1987"),
        (150.0, 112.0, 10.0, "31"),
        (50.0, 124.0, 10.0, "1994"),
        (150.0, 124.0, 10.0, "852"),
    ];
    assert_eq!(paragraphs(&[&table]), ["Year Dead", "1987 31", "1994 852"]);
}

#[test]
fn what_comes_again_on_every_page_goes_and_the_text_runs_on() {
    let page = |number: &'static str, lines: &[&'static str]| {
        let mut page = vec![(50.0, 30.0, 8.0, "The Ellery Courier")];
        page.extend(column(50.0, 100.0, lines));
        page.push((280.0, 820.0, 8.0, number));
        page
    };
    let first = page("1", &["The ferry burned for hours off the", "harbour of Port Ellery, and all its"]);
    let second = page("2", &["passengers were brought ashore. No", "one knows the cause."]);
    let read = lay_out(vec![sheet(&first), sheet(&second)]);
    let pages = read.pages.unwrap_or_default();
    let whole = "The ferry burned for hours off the harbour of Port Ellery, and all its passengers were brought ashore. No one knows the cause.";
    assert_eq!(read.text, whole);
    let warnings: Vec<String> = read.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "4 page heads and feet were left out",
            "Put together: 1 paragraph that ran over the end of a column or page"
        ]
    );
    let at = whole.find("its passengers").unwrap();
    let places = pages.places(crate::text::Span::new(at, at + "its passengers".len()));
    assert_eq!(places.iter().map(|place| place.page).collect::<Vec<_>>(), [0, 1]);
    assert!((places[1].frame.left - 50.0).abs() < 0.1 && (places[1].frame.bottom - 102.2).abs() < 0.1);
}

#[test]
fn a_note_between_the_parts_of_a_paragraph_follows_it() {
    let mut first =
        column(50.0, 100.0, &["The ferry burned for hours off the", "harbour of Port Ellery, and all its"]);
    first.push((50.0, 780.0, 7.0, "A note at the foot of the page."));
    let second = column(50.0, 100.0, &["passengers were brought ashore. No", "one knows the cause."]);
    assert_eq!(
        paragraphs(&[&first, &second]),
        [
            "The ferry burned for hours off the harbour of Port Ellery, and all its passengers were brought ashore. No one knows the cause.",
            "A note at the foot of the page."
        ]
    );
}

#[test]
fn where_nothing_can_be_read_the_pages_say_why() {
    let why = |change: fn(&mut Sheet)| {
        let mut sheets = [Sheet::default(), Sheet::default()];
        change(&mut sheets[1]);
        no_text(&sheets)
    };
    assert_eq!(why(|_| {}), ReadError::Empty);
    assert_eq!(why(|sheet| sheet.is_broken = true), ReadError::Pages);
    assert_eq!(why(|sheet| sheet.has_picture = true), ReadError::Pictures { pages: 2 });
    assert_eq!(why(|sheet| sheet.n_unmapped = 7), ReadError::NoLetters);
}

#[test]
fn the_largest_type_is_the_headline() {
    let page = [
        (50.0, 40.0, 9.0, "SHIPPING"),
        (50.0, 70.0, 24.0, "Ferry fire kills 19"),
        (50.0, 90.0, 14.0, "No lifeboats on the side that burned"),
        (50.0, 110.0, 10.0, "The ferry burned for hours off the"),
        (50.0, 122.0, 10.0, "harbour of Port Ellery and sank."),
        (50.0, 145.0, 12.0, "What went wrong"),
        (50.0, 160.0, 10.0, "Nobody knows yet, says the master."),
    ];
    let read = lay_out(vec![sheet(&page)]);
    let roles: Vec<Role> = read.paragraphs.iter().map(|paragraph| paragraph.role).collect();
    assert_eq!(roles, [Role::Byline, Role::Headline, Role::Heading, Role::Body, Role::Heading, Role::Body]);
}

proptest::proptest! {
    #[test]
    fn any_letters_anywhere_keep_every_word(
        letters in proptest::collection::vec((0_u8..60, 0_u8..60, 0_u8..3), 0..120),
    ) {
        let sizes = [8.0, 10.0, 24.0];
        let page: Vec<Set<'_>> = letters
            .iter()
            .map(|&(x, y, size)| (f32::from(x) * 9.0, f32::from(y) * 14.0, sizes[usize::from(size)], "x"))
            .collect();
        let read = lay_out(vec![sheet(&page)]);
        let pages = read.pages.unwrap_or_default();
        let kept = read.text.chars().filter(|c| !c.is_whitespace()).count();
        let is_told = read.warnings.iter().any(|warning| matches!(warning, Warning::LeftOut { .. }));
        proptest::prop_assert!(kept == page.len() || is_told);
        for place in pages.places(crate::text::Span::new(0, read.text.len())) {
            proptest::prop_assert!(place.page == 0 && place.frame.left <= place.frame.right);
        }
    }
}
