//! What would go out: every form's first page, what it holds and what it withholds.

use tickmark::desk::{Filter, Status};
use tickmark::report::{Format, LineKind, Mark, Options, Preview, preview};

use crate::report::{CANARIES, SOURCED, desk};
use crate::word::render;

fn redacted() -> Options {
    Options { redacted: true, ..Options::whole() }
}

fn page(preview: &Preview) -> String {
    preview.page.iter().map(tickmark::report::Line::words).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_first_page_stands_in_the_document_it_is_of() {
    let desk = desk(&SOURCED);
    for format in Format::ALL {
        let shown = preview(&desk, format, &Options::whole());
        let document = render(&desk, format, &Options::whole());
        let document = document.replace("&quot;", "\"").replace("&amp;", "&");
        assert!(!shown.page.is_empty() && !shown.contents.is_empty(), "{format:?}");
        let of_document = shown.page.iter().filter(|line| line.kind != LineKind::Beside);
        for part in of_document.flat_map(|line| line.cells.iter().flatten()) {
            let mut words = part.words.split(|c: char| !c.is_alphanumeric());
            let is_own = |word: &str| document.contains(word) || ["and", "19", "more"].contains(&word);
            assert!(words.all(is_own), "{format:?} has no {:?}", part.words);
        }
    }
}

#[test]
fn no_first_page_of_a_redacted_document_betrays_a_source() {
    let desk = desk(&SOURCED);
    for format in Format::ALL {
        let shown = preview(&desk, format, &redacted());
        let told = format!("{}{:?}{:?}", page(&shown), shown.contents, shown.cautions);
        for canary in CANARIES {
            assert!(
                !told.to_lowercase().contains(&canary.to_lowercase()),
                "{format:?} betrays {canary}: {told}"
            );
        }
    }
}

#[test]
fn the_desk_is_told_what_is_withheld_and_where() {
    let desk = desk(&SOURCED);
    let shown = preview(&desk, Format::Html, &redacted()).redaction;
    let withheld = shown.withheld.first().unwrap();
    assert_eq!((withheld.code.as_str(), withheld.name.as_str()), ("Source A", "Quillon Vasterby"));
    assert_eq!((withheld.claims.as_slice(), withheld.always), ([2].as_slice(), false));
    let taken: Vec<_> = shown.taken.iter().map(|taken| (taken.claim, taken.what)).collect();
    let whats = ["note", "reason", "suggested wording", "reason of the wording", "flag"];
    assert_eq!(taken, whats.map(|what| (2, what)));
    assert!(shown.named.is_empty() && shown.stays.is_empty());
    let whole = preview(&desk, Format::Html, &Options::whole()).redaction;
    assert_eq!((whole.withheld.len(), whole.named), (0, vec!["Quillon Vasterby".to_owned()]));
}

#[test]
fn the_article_that_names_a_withheld_source_is_pointed_out() {
    let edit = r#"{"do":"put_source","source":{"id":"s1","kind":"call","title":"Three people died","confidentiality":"anonymous"}}"#;
    let shown = preview(&desk(&[edit]), Format::Html, &redacted());
    assert!(!shown.redaction.stays.is_empty());
}

#[test]
fn tracked_changes_and_comments_are_seen_on_the_page() {
    let edits = [
        r#"{"do":"set_status","claim":"c2","status":"wrong","reason":"the list"}"#,
        r#"{"do":"suggest","claim":"c2","wording":"Four people died","reason":"the list"}"#,
    ];
    let shown = preview(&desk(&edits), Format::CheckedDocx, &Options::whole());
    let parts = || shown.page.iter().flat_map(|line| line.cells.iter().flatten());
    let marked =
        |mark| parts().filter(|part| part.mark == mark).map(|part| part.words.as_str()).collect::<String>();
    assert_eq!((marked(Mark::Out), marked(Mark::In)), ("Three".to_owned(), "Four".to_owned()));
    assert!(
        shown.page.iter().any(|line| line.kind == LineKind::Beside && line.words().contains("To decide"))
    );
    assert_eq!(shown.contents.first().unwrap(), "1 tracked change");
    let shown = preview(&desk(&edits), Format::CheckedHtml, &Options::whole());
    let in_article = shown.page.iter().find(|line| line.words().contains("caught fire")).unwrap();
    let of = |mark| in_article.cells.iter().flatten().filter(move |part| part.mark == mark);
    let words = |mark| of(mark).map(|part| part.words.trim()).collect::<String>();
    assert_eq!((words(Mark::Out), words(Mark::In)), ("Three".to_owned(), "Four".to_owned()));
    assert_eq!(shown.contents.first().unwrap(), "1 change shown");
}

#[test]
fn a_filter_and_what_is_not_ready_are_told_first() {
    let filter = Filter { statuses: [Status::Wrong].into(), ..Filter::default() };
    let shown = preview(&desk(&SOURCED), Format::Html, &Options { filter, ..Options::whole() });
    assert!(shown.cautions.first().unwrap().contains("leaves out 2"));
    assert!(shown.cautions[1].contains("not ready"));
}

#[test]
fn each_form_tells_of_itself_alone() {
    let desk = desk(&SOURCED);
    let of = |format| preview(&desk, format, &redacted());
    let bibtex = of(Format::Bibtex);
    assert_eq!(bibtex.redaction.withheld.first().unwrap().code, "Source A");
    assert_eq!((bibtex.redaction.taken.as_slice(), bibtex.redaction.stays.as_slice()), (&[][..], &[][..]));
    let filter = Filter { statuses: [Status::Wrong].into(), ..Filter::default() };
    let filtered = |format| preview(&desk, format, &Options { filter: filter.clone(), ..Options::whole() });
    let leaves_out = |format| filtered(format).cautions.iter().any(|it| it.contains("leaves out"));
    assert!(!leaves_out(Format::Ris) && leaves_out(Format::Xlsx));
    let review = preview(&desk, Format::ClaimReview, &Options::whole());
    assert!(review.redaction.tells_no_source && review.redaction.named.is_empty());
    assert!(review.contents.first().unwrap().ends_with("as ClaimReview"));
    assert!(review.cautions.iter().any(|it| it.contains("phasing ClaimReview out")));
}

#[test]
fn the_page_of_a_workbook_is_its_first_sheet() {
    let shown = preview(&desk(&SOURCED), Format::Xlsx, &Options::whole());
    let head = shown.page.first().unwrap();
    assert_eq!(
        (head.kind, head.words().as_str()),
        (LineKind::Heading, "No.\tSentence\tKind\tClaim\tReading\tNumber\tand 22 more")
    );
    assert!(shown.page[1].words().starts_with("1\t"));
}
