//! What later drafts did to claims, in every form of the report that has sections.

use tickmark::desk::Desk;
use tickmark::report::{Format, Options};

use super::{carry, check_all, desk, record};
use crate::word::render;

const FIRST: &str = "Ferry burns in Lunde\n\n\
    The ferry burned on Monday, the police said. It carried 340 people.\n\n\
    The purser Quillon Vasterby said that 12 people were hurt. Nobody knows why it burned.\n\n\
    The ferry was built in 1987.\n";

const SECOND: &str = "Ferry burns in Lunde\n\n\
    The ferry burned on Monday, the police said. It carried 430 people.\n\n\
    Nobody knows why it burned.\n\n\
    The ferry was built in 1987. It had been repaired in 2019.\n";

/// The forms that show claims in sections.
const SECTIONED: [Format; 5] = [Format::Html, Format::Pdf, Format::Docx, Format::Markdown, Format::Json];

/// The first draft, checked and signed, with a confidential source for all claims.
fn signed() -> Desk {
    let mut desk = desk(FIRST);
    check_all(&mut desk);
    let ids: Vec<String> = desk.claims().map(|claim| claim.id.0.clone()).collect();
    let draft = desk.draft().unwrap().id.0.clone();
    let source = r#"{"do":"put_source","source":{"id":"s1","title":"Talk with Quillon Vasterby","confidentiality":"anonymous"}}"#;
    let place =
        r#"{"do":"put_citation","citation":{"id":"k1","source":"s1","passage":"twelve of them were burnt"}}"#;
    let sign = format!(r#"{{"do":"sign_off","office":"checker","draft":"{draft}","unchecked":""}}"#);
    let links =
        ids.iter().map(|id| format!(r#"{{"do":"put_link","link":{{"claim":"{id}","citation":"k1"}}}}"#));
    let edits = [source.to_owned(), place.to_owned()].into_iter().chain(links).chain([sign]);
    edits.for_each(|json| record(&mut desk, crate::desk::edit(&json)));
    desk
}

/// `text` without what a form puts between words.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut is_markup = false;
    for c in text.replace('\\', "").replace('\u{A0}', " ").chars() {
        is_markup = (is_markup || c == '<') && c != '>';
        if !is_markup && c != '>' {
            plain.push(c);
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_has_changed_since_it_was_signed_stands_in_every_form_with_sections() {
    let mut desk = signed();
    carry(&mut desk, SECOND);
    for format in SECTIONED {
        let report = plain(&render(&desk, format, &Options::whole()));
        let told: &[&str] = match format {
            Format::Json => &["since_sign_off", "\"last_draft\": 1", "\"as\": \"stale\"", "\"as\": \"new\""],
            _ => &["Changed since sign-off", "Not in this draft", "As signed", "Last status", "signed by"],
        };
        let words = ["340 people", "430 people", "12 people", "2019", "Talk with Quillon Vasterby"];
        for words in told.iter().chain(&words) {
            assert!(report.contains(words), "{format:?} lacks {words}: {report}");
        }
    }
}

#[test]
fn a_name_that_was_taken_out_of_the_article_is_in_no_redacted_report() {
    let mut desk = signed();
    carry(&mut desk, SECOND);
    for format in Format::ALL {
        let report = render(&desk, format, &Options { redacted: true, ..Options::whole() });
        for canary in ["Vasterby", "Quillon", "of them were burnt"] {
            let around = report.find(canary).map(|at| &report[at.saturating_sub(60)..at]);
            assert_eq!(around, None, "{format:?} betrays {canary}");
        }
    }
}

#[test]
fn a_draft_that_nobody_signed_has_no_section_of_changes() {
    let mut desk = desk(FIRST);
    carry(&mut desk, SECOND);
    for format in [Format::Html, Format::Markdown] {
        let report = render(&desk, format, &Options::whole());
        assert!(!report.contains("Changed since sign-off") && report.contains("Not in this draft"));
    }
}

#[test]
fn what_one_draft_changed_and_the_next_left_alone_has_changed_since() {
    let mut desk = signed();
    carry(&mut desk, SECOND);
    carry(&mut desk, &SECOND.replace("The ferry was built in 1987. ", ""));
    let changed = desk.changed_since_draft(1);
    let line = |row: &tickmark::desk::carry::Row<'_>| {
        let words = |side: &Option<tickmark::desk::carry::Side<'_>>| {
            side.as_ref().map_or("–", |side| side.words).to_owned()
        };
        format!("{}: {} > {}", row.verdict.map_or("new", |it| it.key()), words(&row.old), words(&row.new))
    };
    let told: Vec<String> = changed.iter().map(line).collect();
    for want in ["stale: 340 people > 430 people", "removed: 12 people were hurt > –", "new: – > 2019"] {
        assert!(told.iter().any(|line| line == want), "no {want}: {told:#?}");
    }
    assert!(told.iter().any(|line| line.starts_with("removed: ") && line.contains("1987")), "{told:#?}");
    assert_eq!(desk.changed_since_draft(3), []);
}
