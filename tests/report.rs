//! Reports in every form: whole, redacted, filtered, hostile text made inert, the same bytes each time.

use std::collections::BTreeSet;

use jiff::Timestamp;
use tickmark::desk::{Checker, Desk, Edit, Entry, Filter, Status};
use tickmark::report::{Format, Options};

use crate::desk::draft;
use crate::word::render;

/// A desk after `edits` (in the journal's own form) on a draft with three claims.
pub(crate) fn desk(edits: &[&str]) -> Desk {
    let mut desk = Desk::default();
    let taken_in = Edit::AddDraft { draft: draft(&["Monday", "Three people died", "she said"]) };
    let edits = edits.iter().map(|json| serde_json::from_str::<Edit>(json).unwrap());
    for (n, edit) in std::iter::once(taken_in).chain(edits).enumerate() {
        let at: Timestamp = format!("2026-01-02T03:{n:02}:00Z").parse().unwrap();
        let by = Checker { name: "Maria Keller".to_owned(), initials: "MK".to_owned() };
        let id = format!("e{n}").as_str().into();
        desk.record(Entry { id, at, by, edit }).unwrap();
    }
    desk
}

/// A source with something in every field, cited and linked, and named in notes.
pub(crate) const SOURCED: [&str; 13] = [
    r#"{"do":"put_source","source":{"id":"s1","kind":"call","title":"Quillon Vasterby","author":"Ortrud Zemlin",
        "role":"purser on deck seven","publisher":"Havnelinjen","published":"spring harbour bulletin","retrieved":"rung at eleven sharp",
        "url":"https://secret.example/zebra/list","archive_url":"https://vault.example/copy","contact":"+47 555 01234",
        "confidentiality":"anonymous","notes":"met behind the salt shed"}}"#,
    r#"{"do":"put_citation","citation":{"id":"x1","source":"s1","locator":"third page of log","passage":"the manifest lists 331 souls","value":"331 aboard then"}}"#,
    r#"{"do":"put_link","link":{"claim":"c2","citation":"x1","relation":"contradicts"}}"#,
    r#"{"do":"set_status","claim":"c2","status":"wrong","reason":"Zemlin says otherwise"}"#,
    r#"{"do":"write_note","claim":"c2","text":"ask Vasterby about the manifest lists 331 souls"}"#,
    r#"{"do":"suggest","claim":"c2","wording":"Four people died, Zemlin said","reason":"see secret.example"}"#,
    r#"{"do":"set_flag","claim":"c2","flag":"query","on":true,"detail":"to Ortrud"}"#,
    r#"{"do":"set_status","claim":"c1","status":"confirmed"}"#,
    r#"{"do":"confirm_name","name":"Lunde","source":"s1","from":"third page of log"}"#,
    r#"{"do":"confirm_name","name":"Havørn","from":"Zemlin spelled it out"}"#,
    r#"{"do":"confirm_name","name":"Quillon Vasterby","from":"salt shed"}"#,
    r#"{"do":"set_finding_aside","finding":"f1","about":"Quillon Vasterby","reason":"the manifest lists 331 souls"}"#,
    r#"{"do":"describe_piece","piece":{"title":"Ferry for Vasterby","author":"R. Lund","notes":"+47 555 01234 is best"}}"#,
];

/// Words of the confidential source that no redacted report may hold.
pub(crate) const CANARIES: [&str; 14] = [
    "Quillon",
    "Vasterby",
    "Ortrud",
    "Zemlin",
    "deck seven",
    "Havnelinjen",
    "harbour bulletin",
    "eleven sharp",
    "secret.example",
    "vault.example",
    "01234",
    "salt shed",
    "page of log",
    "331 souls",
];

/// The forms that list sources alone.
const OF_SOURCES: [Format; 3] = [Format::Csl, Format::Ris, Format::Bibtex];

/// The forms that list all claims; the pages to print and the reviews are lists of their own.
fn of_claims() -> impl Iterator<Item = Format> {
    let pages = [Format::Questions, Format::CallSheets, Format::Names, Format::Sources, Format::ClaimReview];
    Format::ALL.into_iter().filter(move |it| !pages.contains(it) && !OF_SOURCES.contains(it))
}

#[test]
fn everybody_to_be_called_has_a_sheet_without_quotations() {
    let mut edits = SOURCED.to_vec();
    edits.push(r#"{"do":"set_flag","claim":"c1","flag":"query","on":true,"detail":"Ine Solli"}"#);
    let page = render(&desk(&edits), Format::CallSheets, &Options::whole());
    assert_eq!(page.matches("Reached at").count(), page.matches("class=\"sheet\"").count());
    for words in ["Ine Solli", "The editor", "May be named as", "are not to be read out"] {
        assert!(page.contains(words), "no {words}: {page}");
    }
    let empty = render(&desk(&[]), Format::CallSheets, &Options::whole());
    assert!(empty.contains("Nothing is left to be asked."), "{empty}");
}

#[test]
fn the_source_list_holds_every_source_with_its_places() {
    let desk = desk(&SOURCED);
    let page = render(&desk, Format::Sources, &Options::whole());
    for words in ["Quillon Vasterby", "third page of log", "the manifest lists 331 souls"] {
        assert!(page.contains(words), "no {words}: {page}");
    }
    let redacted = render(&desk, Format::Sources, &Options { redacted: true, ..Options::whole() });
    assert!(redacted.contains("Source A") && redacted.contains("here as a code"), "{redacted}");
}

#[test]
fn the_names_tell_from_what_their_spelling_was_confirmed() {
    let desk = desk(&SOURCED);
    for format in [Format::Names, Format::Html, Format::Markdown, Format::Json] {
        let page = render(&desk, format, &Options::whole());
        for words in ["Quillon Vasterby, source 1, third page of log · MK", "Zemlin spelled it out · MK"] {
            assert!(page.contains(words), "{format:?}: no {words}: {page}");
        }
    }
    let redacted = render(&desk, Format::Names, &Options { redacted: true, ..Options::whole() });
    assert!(redacted.contains("Source A · MK"), "{redacted}");
}

#[test]
fn the_open_questions_are_grouped_by_whom_to_ask_and_read_no_quotation_out() {
    let mut edits = SOURCED.to_vec();
    edits.push(r#"{"do":"set_flag","claim":"c1","flag":"query","on":true,"detail":"Ine Solli"}"#);
    let desk = desk(&edits);
    let page = render(&desk, Format::Questions, &Options::whole());
    for words in ["Ine Solli", "The editor", "contradicted: new words, or cut?", "Answer, from whom, when"] {
        assert!(page.contains(words), "no {words}: {page}");
    }
}

#[test]
fn every_report_ends_with_the_sign_offs() {
    let mut desk = desk(&SOURCED);
    crate::desk::record(
        &mut desk,
        &[r#"{"do":"sign_off","office":"checker","draft":"d1","unchecked":"the second page"}"#],
    );
    for format in [Format::Html, Format::Markdown, Format::Json] {
        let report = render(&desk, format, &Options::whole());
        assert!(report.contains("the second page") && report.contains("Editor"), "{format:?}");
    }
}

#[test]
fn every_report_lists_every_claim_with_status_source_checker_and_time() {
    let desk = desk(&SOURCED);
    for format in of_claims() {
        let report = render(&desk, format, &Options::whole());
        for words in ["Three people died", "Monday", "she said", "Quillon Vasterby", "331 souls", "MK", "02"]
        {
            assert!(report.contains(words), "{format:?} lacks {words}: {report}");
        }
        assert!(report.to_lowercase().contains("wrong"), "{format:?}");
        assert_eq!(report, render(&desk, format, &Options::whole()), "{format:?} differs from itself");
    }
}

#[test]
fn no_word_of_a_confidential_source_is_in_a_redacted_report() {
    let desk = desk(&SOURCED);
    let whole: BTreeSet<&str> = CANARIES
        .into_iter()
        .filter(|canary| render(&desk, Format::Json, &Options::whole()).contains(canary))
        .collect();
    assert_eq!(whole.len(), CANARIES.len(), "the whole report holds them all");
    for format in Format::ALL {
        let report = render(&desk, format, &Options { redacted: true, ..Options::whole() });
        let plain = report.replace('\\', "");
        for canary in CANARIES {
            assert!(!plain.to_lowercase().contains(&canary.to_lowercase()), "{format:?} betrays {canary}");
        }
        if matches!(format, Format::Pdf | Format::CheckedPdf) {
            // A line may end between two words, and another cell's words stand between its lines.
            let words = CANARIES.iter().flat_map(|canary| canary.split(' ')).filter(|word| word.len() > 4);
            for word in words {
                assert!(!plain.to_lowercase().contains(&word.to_lowercase()), "{format:?} betrays {word}");
            }
        }
        let lists = of_claims().any(|it| it == format);
        assert!(
            !(lists || OF_SOURCES.contains(&format)) || plain.contains("Source A"),
            "{format:?} has no code"
        );
        assert!(!lists || plain.contains("Three people died"), "{format:?} lost the article's own words");
    }
}

/// The forms that tell what was worked out.
const OF_CHECKS: [Format; 5] = [Format::Html, Format::Markdown, Format::Json, Format::Docx, Format::Xlsx];

/// The figure that the first confidential source is noted to give, against that of the article.
const COUNTED: &str = r#"{"do":"correct_reading","claim":"c2","reading":{"kind":"casualty",
    "value":{"amount":{"low":3,"high":3,"modifier":"exact"},"outcome":"killed"}}}"#;

#[test]
fn what_was_worked_out_stands_with_its_grade_its_formula_and_what_would_be_right() {
    let mut edits = SOURCED.to_vec();
    edits.push(COUNTED);
    let desk = desk(&edits);
    for format in OF_CHECKS {
        let report = render(&desk, format, &Options::whole());
        for words in ["Three people died", "the source says 331 aboard then", "the figure of the source"] {
            assert!(report.contains(words), "{format:?} lacks {words}: {report}");
        }
        assert!(report.to_lowercase().contains("conflicts"), "{format:?}");
    }
}

#[test]
fn what_was_worked_out_from_a_withheld_source_tells_none_of_it() {
    let options = Options { redacted: true, ..Options::whole() };
    for confidentiality in ["anonymous", "never_print"] {
        let edits: Vec<String> =
            SOURCED.iter().map(|edit| edit.replace("anonymous", confidentiality)).collect();
        let edits = edits.iter().map(String::as_str).chain([COUNTED]);
        let desk = desk(&edits.collect::<Vec<_>>());
        for format in OF_CHECKS {
            let report = render(&desk, format, &options);
            assert!(report.contains("held against Source A"), "{format:?}: {report}");
            assert!(!report.contains("331 aboard"), "{format:?} betrays the figure");
        }
    }
}

#[test]
fn what_was_set_aside_stands_with_its_reason_unless_that_may_betray_a_source() {
    let mut edits = SOURCED.to_vec();
    edits.push(COUNTED);
    let mut desk = desk(&edits);
    let finding = desk.findings().into_iter().find(|it| it.finding.rule == "value-in-source").unwrap().id;
    let aside = format!(
        r#"{{"do":"set_finding_aside","finding":"{}","about":"Three people died","reason":"331 embarked, not lost"}}"#,
        finding.0
    );
    crate::desk::record(&mut desk, &[&aside]);
    for format in OF_CHECKS {
        let report = render(&desk, format, &Options::whole());
        assert!(report.contains("331 embarked, not lost"), "{format:?}: {report}");
        let redacted = render(&desk, format, &Options { redacted: true, ..Options::whole() });
        assert!(!redacted.contains("331 embarked"), "{format:?} betrays the figure");
    }
}

#[test]
fn a_source_never_to_be_printed_is_in_no_report() {
    let edits: Vec<String> = SOURCED.iter().map(|edit| edit.replace("anonymous", "never_print")).collect();
    let desk = desk(&edits.iter().map(String::as_str).collect::<Vec<_>>());
    for format in Format::ALL {
        let report = render(&desk, format, &Options::whole());
        assert!(!report.contains("Vasterby") && !report.contains("331 souls"), "{format:?}");
    }
}

#[test]
fn a_filtered_report_says_how_many_claims_it_leaves_out() {
    let desk = desk(&SOURCED);
    let filter = Filter { statuses: [Status::Wrong].into(), ..Filter::default() };
    for format in of_claims() {
        let report = render(&desk, format, &Options { filter: filter.clone(), ..Options::whole() });
        let told = if format == Format::Json { "\"left_out\": 2" } else { "leaves out 2" };
        assert!(report.contains(told), "{format:?} does not say what it leaves out");
    }
}

#[test]
fn hostile_words_come_out_as_text() {
    let desk = desk(&[
        r#"{"do":"write_note","claim":"c1","text":"<script>alert(1)</script>"}"#,
        r#"{"do":"write_note","claim":"c2","text":"=HYPERLINK(\"http://example.org\")"}"#,
        r#"{"do":"put_source","source":{"id":"s1","title":"</style><img src=x>","url":"javascript:alert(1)"}}"#,
    ]);
    let html = render(&desk, Format::Html, &Options::whole());
    assert!(!html.contains("<script") && !html.contains("<img"), "markup got through");
    assert!(!html.contains("href=\"javascript"), "a link that runs something");
    let csv = render(&desk, Format::Csv, &Options::whole());
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let cells: Vec<String> =
        rows.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect();
    assert!(cells.iter().any(|cell| cell.starts_with("'=HYPERLINK")), "the formula is not inert");
    assert!(!cells.iter().any(|cell| cell.starts_with(['=', '+', '@'])));
    let markdown = render(&desk, Format::Markdown, &Options::whole());
    assert!(!markdown.replace("\\<", "").contains('<'), "Markdown lets HTML through");
}

#[test]
fn the_page_asks_nothing_of_the_network() {
    let html = render(&desk(&SOURCED), Format::Html, &Options::whole());
    assert!(html.contains("default-src 'none'"));
    for word in ["src=", "@import", "url(http", "<link", "<iframe"] {
        assert!(!html.contains(word), "{word}");
    }
}

#[test]
fn an_empty_desk_makes_a_report() {
    for format in Format::ALL {
        assert!(!render(&Desk::default(), format, &Options::whole()).is_empty());
    }
}

#[test]
fn the_journal_in_a_whole_data_report_makes_the_same_desk_again() {
    let desk = desk(&SOURCED);
    let report: serde_json::Value =
        serde_json::from_str(&render(&desk, Format::Json, &Options::whole())).unwrap();
    let entries: Vec<Entry> = serde_json::from_value(report["journal"].clone()).unwrap();
    let mut again = Desk::default();
    for entry in entries {
        again.record(entry).unwrap();
    }
    assert_eq!(again, desk);
}
