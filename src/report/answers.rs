//! Who answers for the piece, and who has still to answer a question.
//!
//! Invariant: names what the desk knows; quotations and withheld sources are never told to those who are asked.

use super::build::{Maker, sign};
use super::model::{AskedRow, QuestionRow, SignOffRow};
use crate::desk::{Asked, Office, Question, SignOff};
use crate::extract::Kind;

/// Every sign-off given, and those still asked for.
pub(super) fn sign_offs(maker: &Maker<'_>) -> Vec<SignOffRow> {
    let missing = maker.desk.unsigned();
    let row = |office: Office| match maker.desk.sign_off(office) {
        Some(given) => Some(signed(maker, given)),
        None => missing.contains(&office).then(|| SignOffRow {
            office: office.name(),
            signed: None,
            sha256: String::new(),
            unchecked: String::new(),
            changed_since: 0,
        }),
    };
    Office::ALL.into_iter().filter_map(row).collect()
}

/// A sign-off as it was given.
pub(super) fn signed(maker: &Maker<'_>, signed: &SignOff) -> SignOffRow {
    SignOffRow {
        office: signed.office.name(),
        signed: Some(sign(&signed.stamp)),
        sha256: signed.sha256.clone(),
        unchecked: maker.clean(&signed.unchecked),
        changed_since: maker.desk.changed_since(signed),
    }
}

/// The open questions.
pub(super) fn questions(maker: &Maker<'_>) -> Vec<AskedRow> {
    let asked = maker.desk.questions();
    let rows = asked.iter().map(|(asked, list)| AskedRow {
        whom: whom(maker, asked),
        questions: list.iter().map(|it| question(maker, it)).collect(),
    });
    rows.collect()
}

fn whom(maker: &Maker<'_>, asked: &Asked) -> String {
    match asked {
        Asked::Writer => "The writer".to_owned(),
        Asked::Editor => "The editor".to_owned(),
        Asked::Legal => "Legal".to_owned(),
        Asked::Named(name) => maker.clean(name),
        Asked::Source(id) => {
            maker.desk.source(id).map_or_else(String::new, |source| maker.clean(&source.title))
        }
    }
}

fn question(maker: &Maker<'_>, question: &Question) -> QuestionRow {
    let claim = &question.claim;
    let is_quote = claim.kind() == Kind::Quote;
    QuestionRow {
        claim: maker.numbers.claim(&claim.id),
        sentence: claim.sentence + 1,
        text: if is_quote { String::new() } else { maker.desk.words(claim).to_owned() },
        what: question.what,
        note: maker.clean(&claim.note),
    }
}
