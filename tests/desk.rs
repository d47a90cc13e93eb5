//! The desk by (before, edits, after): every edit, every refusal, and undo of everything.

use jiff::{Timestamp, civil::date};
use tickmark::article::{Format, PublishedFrom, Role};
use tickmark::desk::{
    Checker, Desk, Edit, Entry, EntryId, NewClaim, NewDraft, NewParagraph, NewSentence, fingerprint,
};
use tickmark::extract::Reading;
use tickmark::text::CharSpan;

pub(crate) const TEXT: &str =
    "Ferry fire in Lunde\n\nThe “Havørn” caught fire on Monday. Three people died, she said. Why?";

/// A draft of [`TEXT`] whose claims are the `words` given, named `c1`, `c2` and so on.
pub(crate) fn draft(words: &[&str]) -> NewDraft {
    let chars = |part: &str| {
        let start = TEXT.find(part).unwrap();
        let start = TEXT[..start].chars().count();
        CharSpan { start, end: start + part.chars().count() }
    };
    let sentences = [
        "Ferry fire in Lunde",
        "The “Havørn” caught fire on Monday.",
        "Three people died, she said.",
        "Why?",
    ];
    let body = TEXT.split_once("\n\n").unwrap().1;
    NewDraft {
        id: "d1".into(),
        name: "ferry.txt".to_owned(),
        sha256: fingerprint(TEXT),
        text: TEXT.to_owned(),
        published: date(2024, 8, 16),
        published_from: PublishedFrom::Given,
        format: Format::Plain,
        paragraphs: vec![
            NewParagraph { span: chars(sentences[0]), role: Role::Headline },
            NewParagraph { span: chars(body), role: Role::Body },
        ],
        dateline: None,
        sentences: sentences.map(|s| NewSentence { span: chars(s), checkable: !s.ends_with('?') }).to_vec(),
        claims: words
            .iter()
            .enumerate()
            .map(|(i, words)| NewClaim {
                id: format!("c{}", i + 1).as_str().into(),
                span: chars(words),
                text: (*words).to_owned(),
                reading: Reading::Statement {},
                rule: "statement".to_owned(),
                why: "checkable sentence".to_owned(),
            })
            .collect(),
    }
}

pub(crate) fn entry(id: &str, edit: Edit) -> Entry {
    let by = Checker { name: "Maria Keller".to_owned(), initials: "MK".to_owned() };
    Entry { id: EntryId::from(id), at: Timestamp::constant(1_723_800_000, 0), by, edit }
}

/// The edit that the JSON says.
pub(crate) fn edit(json: &str) -> Edit {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"))
}

/// A desk with a draft of three claims.
pub(crate) fn desk() -> Desk {
    let mut desk = Desk::default();
    let draft = draft(&["“Havørn”", "on Monday", "Three people died"]);
    desk.record(entry("e0", Edit::AddDraft { draft })).unwrap();
    desk
}

/// Records each edit under the ids `e1`, `e2` and so on.
pub(crate) fn record(desk: &mut Desk, edits: &[&str]) {
    for json in edits {
        let id = format!("e{}", desk.entries().len());
        desk.record(entry(&id, edit(json))).unwrap_or_else(|refusal| panic!("{json}: {refusal}"));
    }
}

#[test]
fn a_draft_brings_its_claims_in_text_order() {
    let desk = desk();
    let words: Vec<&str> = desk.claims().map(|claim| desk.words(claim)).collect();
    assert_eq!(words, ["“Havørn”", "on Monday", "Three people died"]);
    assert_eq!(desk.title(), "Ferry fire in Lunde");
    assert_eq!(desk.claims().map(|claim| claim.sentence).collect::<Vec<_>>(), [1, 1, 2]);
}

#[test]
fn a_status_is_undone_and_done_again() {
    let mut desk = desk();
    let before = desk.summary();
    record(&mut desk, &[r#"{"do":"set_status","claim":"c3","status":"wrong"}"#]);
    let after = desk.summary();
    assert_ne!(before, after);
    assert_eq!(desk.undo_step().unwrap().1, "set “Three people died” to Wrong");
    record(&mut desk, &[r#"{"do":"undo","entry":"e1"}"#]);
    assert_eq!(desk.summary(), before);
    let redo = desk.redo_step().unwrap();
    assert_eq!((redo.0.0.as_str(), redo.1.as_str()), ("e2", "set “Three people died” to Wrong"));
    record(&mut desk, &[r#"{"do":"undo","entry":"e2"}"#]);
    assert_eq!(desk.summary(), after);
}
