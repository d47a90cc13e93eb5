//! What other programs are handed: sources that come back as they were, notes on the right words, reviews of what may be
//! reviewed, and a workbook of typed cells.

use jiff::civil::date;
use proptest::prelude::*;
use serde_json::Value;
use tickmark::article::{self, Dates};
use tickmark::desk::reference::read_list;
use tickmark::desk::{
    Confidentiality, Desk, Edit, NewDraft, Source, SourceFile, SourceId, SourceKind, Status,
};
use tickmark::extract::{Kind, extract};
use tickmark::report::{Format, Options, remarks, render};

use crate::desk::{draft, edit, entry, record};
use crate::word::parts;

const LISTS: [Format; 3] = [Format::Csl, Format::Ris, Format::Bibtex];

/// The sources that a list of `sources` comes back as.
fn there_and_back(sources: &[Source], format: Format) -> Vec<Source> {
    let mut desk = Desk::default();
    for (n, source) in sources.iter().enumerate() {
        let source = Box::new(Source { id: SourceId(format!("s{n}")), ..source.clone() });
        desk.record(entry(&format!("e{n}"), Edit::PutSource { source })).unwrap();
    }
    let list = String::from_utf8(render(&desk, format, &Options::whole())).unwrap();
    read_list(&list)
}

/// A source with something in every field.
fn full() -> Source {
    let json = r#"{"id":"","kind":"call","title":"Harbour log: “the 7th” -- 50 % of {all}","author":"Ruth Vale; Port of Ellery",
        "role":"purser, deck 7","publisher":"Ellery Port & Co.","published":"2024-08-14","retrieved":"2024-08-16",
        "url":"https://port.example/a_b~c?d=1&e=%20#f","archive_url":"https://archive.example/2024/port",
        "archived":"16 Aug, noon","file":{"name":"log_1.pdf","sha256":"4f1c","size":48213},"contact":"+47 555 01234",
        "confidentiality":"background","code_name":"Heron","withdrawn":"figures corrected","withdrawn_on":"2024-09",
        "interest":"owns the line","csl_type":"interview","notes":"two\nlines; and \\ more"}"#;
    serde_json::from_str(json).unwrap()
}

#[test]
fn sources_come_back_from_every_list_with_all_that_is_known_of_them() {
    let titled = |title: &str| Source { title: title.to_owned(), ..Source::default() };
    let mut sources = vec![
        full(),
        titled("Smørdal’s “Sjø–bok” 船"),
        titled("TY  - BOOK\nER  - @misc{x, title = {y}}"),
        titled(" = { [ \\ ] } \" ' ` ~ ^ _ # $ & % @ "),
        Source { author: "van der Berg, Jan and Co".to_owned(), ..titled("Names as they are written") },
        Source {
            published: "spring 2024".to_owned(),
            retrieved: "yesterday".to_owned(),
            ..titled("Dates in words")
        },
        Source { published: "2024-05".to_owned(), retrieved: "2024".to_owned(), ..titled("Dates in part") },
        Source { url: "javascript:alert(1)".to_owned(), ..titled("No link") },
        Source { notes: "n".repeat(3_000), ..titled("Long notes") },
    ];
    sources.extend(SourceKind::ALL.map(|kind| Source { kind, ..titled(kind.name()) }));
    for format in LISTS {
        let back = there_and_back(&sources, format);
        assert_eq!(back.len(), sources.len(), "{format:?}");
        for (source, back) in sources.iter().zip(back) {
            assert_eq!(&back, source, "{format:?}");
        }
    }
}

/// What people type, and what other programs would take for their own.
fn words() -> impl Strategy<Value = String> {
    let hostile = "[ -~é–’“船\n\t]{0,24}";
    prop_oneof![
        Just(String::new()),
        Just("2024-08-16".to_owned()),
        "[A-Z][a-z]{1,8} [A-Z][a-z]{1,8}",
        hostile
    ]
}

prop_compose! {
    fn source()(
        title in "[A-Z][ -~]{0,20}", fields in prop::array::uniform14(words()),
        kind in 0..SourceKind::ALL.len(), open in 0..Confidentiality::ALL.len(), size in any::<Option<u32>>(),
    ) -> Source {
        let [author, role, publisher, published, retrieved, url, archive_url, archived, name, contact, code_name,
            withdrawn, interest, notes] = fields;
        let file = size.filter(|_| !name.is_empty());
        let file = file.map(|size| SourceFile { name, size: size.into(), ..SourceFile::default() });
        // Never printed, a source gives its code alone.
        let confidentiality = Confidentiality::ALL[open.min(2)];
        Source {
            kind: SourceKind::ALL[kind], title, author, role, publisher, published, retrieved, url, archive_url,
            archived, file, contact, confidentiality, code_name, withdrawn, interest, notes, ..Source::default()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_written_into_a_source_comes_back(source in source()) {
        for format in LISTS {
            prop_assert_eq!(&there_and_back(std::slice::from_ref(&source), format), std::slice::from_ref(&source));
        }
    }
}

/// A published piece whose claims are those found.
const ARTICLE: &str = "Ferry burns off Ellery\n\nELLERY, Aug. 16, 2024 — Forty-six people were injured, the port authority said. \
    Nineteen people died on deck 7. The Dall Line denied that 12 doors were locked. \
    “At least 31 people drowned 🌊 in 1987,” said Henrik Solberg, the chief fire officer of Ellery County. Survivors say 22 people are missing.\n";

fn checked(url: &str) -> Desk {
    let dates = Dates { given: None, file: date(2024, 8, 16) };
    let article = article::read(ARTICLE.as_bytes(), "ferry.txt", dates).unwrap().article;
    let mut desk = Desk::default();
    let draft = NewDraft::of(&article, &extract(&article));
    desk.record(entry("e0", Edit::AddDraft { draft })).unwrap();
    record(
        &mut desk,
        &[&format!(r#"{{"do":"describe_piece","piece":{{"outlet":"Coastwire","url":"{url}"}}}}"#)],
    );
    desk
}

fn mark(desk: &mut Desk, words: &str, status: Status) {
    let claim =
        desk.claims().find(|claim| desk.words(claim).contains(words) && claim.kind() != Kind::Quote).unwrap();
    let json = format!(
        r#"{{"do":"set_status","claim":"{}","status":"{}","reason":"by eye"}}"#,
        claim.id,
        status.key()
    );
    let id = format!("{words} {}", status.key());
    desk.record(entry(&id, edit(&json))).unwrap();
}

fn reviews(desk: &Desk) -> (Vec<Value>, Vec<String>) {
    let bytes = render(desk, Format::ClaimReview, &Options::whole());
    let json: Value = serde_json::from_slice(&bytes).unwrap();
    let reviews = json["@graph"].as_array().unwrap().clone();
    (reviews, remarks(desk, Format::ClaimReview, &Options::whole()))
}

#[test]
fn reviews_go_out_of_what_somebody_with_a_name_said_and_nothing_else() {
    let mut desk = checked("https://coastwire.example/ferry");
    for (words, status) in [
        ("Forty-six", Status::Confirmed),
        ("Nineteen", Status::Confirmed),
        ("12 doors", Status::Wrong),
        ("31 people", Status::Wrong),
        ("22 people", Status::NotConfirmed),
        ("chief fire officer", Status::Waiting),
    ] {
        mark(&mut desk, words, status);
    }
    let (reviews, remarks) = reviews(&desk);
    let told: Vec<(&str, i64, &str, &str)> = reviews
        .iter()
        .map(|it| {
            let (rating, author) = (&it["reviewRating"], &it["itemReviewed"]["author"]);
            let value = rating["ratingValue"].as_i64().unwrap();
            let text = |it: &'static str, of: &Value| of[it].as_str().unwrap().to_owned().leak() as &str;
            (text("alternateName", rating), value, text("@type", author), text("name", author))
        })
        .collect();
    assert_eq!(
        told,
        [("True", 5, "Organization", "the port authority"), ("False", 1, "Person", "Henrik Solberg")]
    );
    for review in &reviews {
        let url = review["url"].as_str().unwrap();
        assert!(url.starts_with("https://coastwire.example/ferry#c"), "{url}");
        assert_eq!(review["datePublished"], "2024-08-16");
        assert!(!review["claimReviewed"].as_str().unwrap().is_empty());
    }
    let remarks = remarks.join("\n");
    for words in [
        "phasing ClaimReview out",
        "2 claims of",
        "the article says it itself",
        "“The Dall Line denied” need not say that it is so",
        "whoever said it has no name",
        "“Waiting” is no rating",
        "“Unchecked” is no rating",
    ] {
        assert!(remarks.contains(words), "no {words}: {remarks}");
    }
}

#[test]
fn no_review_goes_out_before_the_piece_does() {
    for (url, why) in [
        ("", "address it was published at"),
        ("javascript:alert(1)", "address"),
        ("mailto:a@b.example", "address"),
    ] {
        let mut desk = checked(url);
        mark(&mut desk, "Forty-six", Status::Confirmed);
        let (reviews, remarks) = reviews(&desk);
        assert!(reviews.is_empty() && remarks.iter().any(|it| it.contains(why)), "{remarks:?}");
    }
    let mut desk = checked("https://coastwire.example/ferry");
    mark(&mut desk, "Forty-six", Status::Confirmed);
    let draft = desk.draft().unwrap().id.clone();
    record(&mut desk, &[&format!(r#"{{"do":"redate","draft":"{draft}","published":"2999-01-01"}}"#)]);
    let (reviews, remarks) = reviews(&desk);
    assert!(
        reviews.is_empty() && remarks.iter().any(|it| it.contains("published on 2999-01-01")),
        "{remarks:?}"
    );
}

#[test]
fn annotations_stand_on_the_words_of_their_claims() {
    let desk = checked("");
    let bytes = render(&desk, Format::WebAnnotation, &Options::whole());
    let json: Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(json["@context"], "http://www.w3.org/ns/anno.jsonld");
    let items = json["first"]["items"].as_array().unwrap();
    assert_eq!(
        (json["total"].as_u64().unwrap() as usize, items.len()),
        (desk.claims().count(), desk.claims().count())
    );
    let text: Vec<char> = desk.draft().unwrap().article.text.chars().collect();
    for (item, claim) in items.iter().zip(desk.claims()) {
        let selectors = &item["target"]["selector"];
        let place = |name: &str| selectors[1][name].as_u64().unwrap() as usize;
        let words: String = text[place("start")..place("end")].iter().collect();
        assert_eq!(
            (words.as_str(), &words),
            (desk.words(claim), &selectors[0]["exact"].as_str().unwrap().to_owned())
        );
        let around = [&selectors[0]["prefix"], &selectors[0]["exact"], &selectors[0]["suffix"]]
            .map(|it| it.as_str().unwrap());
        assert!(desk.draft().unwrap().article.text.contains(&around.concat()));
        assert_eq!(item["id"], format!("urn:uuid:{}", claim.id));
        assert!(item["body"].as_array().unwrap().iter().any(|body| body["value"] == "Unchecked"));
        assert!(item["target"]["source"].as_str().unwrap().starts_with("nih:sha-256;"));
    }
}

#[test]
fn a_workbook_has_typed_cells_and_no_formula() {
    let mut desk = checked("https://coastwire.example/ferry");
    mark(&mut desk, "31 people", Status::Wrong);
    let claim = desk.claims().next().unwrap().id.clone();
    let note =
        format!(r#"{{"do":"write_note","claim":"{claim}","text":"=HYPERLINK(\"http://x.example\")"}}"#);
    record(
        &mut desk,
        &[&note, r#"{"do":"put_source","source":{"id":"s1","title":"+1","published":"2024-08-14"}}"#],
    );
    let bytes = render(&desk, Format::Xlsx, &Options::whole());
    assert_eq!(bytes, render(&desk, Format::Xlsx, &Options::whole()), "the same bytes each time");
    let parts = parts(&bytes);
    let claims = &parts["xl/worksheets/sheet1.xml"];
    for markup in ["<pane ySplit=\"1\"", "<autoFilter ref=\"A1:AB", "<v>31</v>"] {
        assert!(claims.contains(markup), "no {markup}");
    }
    for (name, part) in &parts {
        assert!(!part.contains("<f>") && !part.contains("<hyperlink"), "{name} holds what could run");
    }
    assert!(parts["xl/sharedStrings.xml"].contains("=HYPERLINK"));
    assert!(
        parts["xl/worksheets/sheet2.xml"].contains("<v>45518</v>"),
        "14 August 2024 as a workbook counts days"
    );
    assert!(parts["docProps/core.xml"].contains("<dcterms:created xsi:type=\"dcterms:W3CDTF\">2024-08-16T"));
}

#[test]
fn a_piece_without_claims_makes_lists_that_are_empty() {
    let mut desk = Desk::default();
    desk.record(entry("e0", Edit::AddDraft { draft: draft(&[]) })).unwrap();
    for format in LISTS {
        assert!(there_and_back(&[], format).is_empty(), "{format:?}");
    }
    let json = render(&desk, Format::WebAnnotation, &Options::whole());
    assert_eq!(serde_json::from_slice::<Value>(&json).unwrap()["total"], 0);
}
