//! An article of any length, with a claim in each sentence, and the checker who marks them: what measurements are made on.
//!
//! Invariant: text and ids are the same each time.

use jiff::{Timestamp, civil::date};
use tickmark::article::{About, Format, PublishedFrom, Role};
use tickmark::desk::{
    Checker, Edit, Entry, EntryId, NewClaim, NewDraft, NewParagraph, NewSentence, fingerprint,
};
use tickmark::extract::Reading;
use tickmark::text::CharSpan;

/// Words of one claim and what follows, a hundred bytes.
const SENTENCE: &str =
    "Some 1,200 people fled on Monday, the mayor told reporters in the harbour, where the ferry still lay. ";
/// Letters of the claim.
const CLAIM: usize = 17;
/// Sentences of a paragraph.
const PARAGRAPH: usize = 4;

/// The id that has the number `n`.
pub(crate) fn id(n: usize) -> String {
    format!("00000000-0000-4000-8000-{n:012}")
}

/// The entry that has the number `n`.
pub(crate) fn entry(n: usize, edit: Edit) -> Entry {
    let by = Checker { name: "Maria Keller".to_owned(), initials: "MK".to_owned() };
    Entry { id: EntryId(id(n)), at: Timestamp::UNIX_EPOCH, by, edit }
}

/// An article of so many sentences, each of which begins with a claim.
pub(crate) fn draft(claims: usize) -> NewDraft {
    let text = SENTENCE.repeat(claims);
    let place = |i: usize, len| CharSpan { start: i * SENTENCE.len(), end: i * SENTENCE.len() + len };
    let claim = |i| NewClaim {
        id: id(i).as_str().into(),
        span: place(i, CLAIM),
        text: SENTENCE.chars().take(CLAIM).collect(),
        reading: Reading::Statement {},
        rule: "statement".to_owned(),
        why: "hedge + number + counted noun".to_owned(),
        ties: Vec::new(),
    };
    let paragraph = |i| NewParagraph { span: place(i, PARAGRAPH * SENTENCE.len() - 1), role: Role::Body };
    let sentence = |i| NewSentence { span: place(i, SENTENCE.len() - 1), checkable: true };
    NewDraft {
        id: "d".into(),
        name: "bench.txt".to_owned(),
        sha256: fingerprint(&text),
        text,
        published: date(2024, 8, 16),
        published_from: PublishedFrom::Given,
        format: Format::Plain,
        paragraphs: (0..claims).step_by(PARAGRAPH).map(paragraph).collect(),
        dateline: None,
        about: About::default(),
        annotations: Vec::new(),
        attachments: Vec::new(),
        sentences: (0..claims).map(sentence).collect(),
        claims: (0..claims).map(claim).collect(),
    }
}
