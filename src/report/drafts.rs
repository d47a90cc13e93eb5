//! What later drafts did to claims: those that are gone, and what has changed since somebody signed.
//!
//! Invariant: words that only an earlier draft has pass the redactor too, for they may have been taken out with reason.

use std::collections::BTreeSet;

use serde_json::Value;

use super::answers;
use super::build::Maker;
use super::model::{ChangedRow, ClaimRow, RemovedRow, SinceRow};
use super::records::links;
use crate::desk::carry::{Reason, Row, Verdict};

/// The claims that the draft checked does not have.
pub(super) fn removed(maker: &Maker<'_>) -> Vec<RemovedRow> {
    let rows = maker.desk.removed().map(|claim| {
        let row = maker.claim(claim);
        let carry = claim.carry.as_ref();
        RemovedRow {
            last_draft: claim.draft,
            removed: carry.map(|carry| carry.in_words()).unwrap_or_default(),
            claim: ClaimRow {
                text: maker.clean(&row.text),
                reading: maker.clean(&row.reading),
                value: cleaned(maker, row.value),
                why: maker.clean(&row.why),
                ..row
            },
        }
    });
    rows.collect()
}

fn cleaned(maker: &Maker<'_>, value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(maker.clean(&text)),
        Value::Array(all) => all.into_iter().map(|it| cleaned(maker, it)).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, it)| (name, cleaned(maker, it))).collect(),
        plain => plain,
    }
}

/// What has changed since the earliest draft that somebody signed and another has replaced; `shown` are the claims that the report shows.
pub(super) fn since(maker: &Maker<'_>, shown: &[ClaimRow]) -> Option<SinceRow> {
    let draft = maker.desk.voided().map(|signed| signed.draft).min()?;
    let rows = maker.desk.changed_since_draft(draft);
    let rows = rows.into_iter().filter(|row| row.new.is_none() || row.claim.set_aside.is_none());
    let (beside_others, changed): (Vec<_>, Vec<_>) =
        rows.partition(|row| row.verdict == Some(Verdict::Context) && *row.why == [Reason::Neighbours]);
    let mut claims: Vec<ChangedRow> = changed.iter().map(|row| changed_row(maker, row)).collect();
    let shown: BTreeSet<usize> = shown.iter().map(|claim| claim.number).collect();
    let mut last = None;
    for row in &mut claims {
        let is_told = last == Some(row.sentence);
        row.is_shown = shown.contains(&row.number);
        row.tells_sentences = row.old == row.new && row.old_sentence != row.new_sentence && !is_told;
        last = if row.tells_sentences { Some(row.sentence) } else { last };
    }
    Some(SinceRow {
        draft,
        signed: maker.desk.voided().map(|signed| answers::signed(maker, signed)).collect(),
        claims,
        beside_others: beside_others.len(),
    })
}

fn changed_row(maker: &Maker<'_>, row: &Row<'_>) -> ChangedRow {
    let old = |words: fn(&crate::desk::carry::Side<'_>) -> String| {
        row.old.as_ref().map(|side| maker.clean(&words(side))).unwrap_or_default()
    };
    let new = row.new.as_ref();
    ChangedRow {
        number: maker.numbers.claim(&row.claim.id),
        became: row.verdict.map_or("new", Verdict::key),
        became_in_words: row.verdict.map_or("New", Verdict::name),
        why: row.reasons(),
        old: old(|side| side.words.to_owned()),
        old_sentence: old(|side| side.around.to_owned()),
        new: new.map(|side| side.words.to_owned()).unwrap_or_default(),
        new_sentence: new.map(|side| side.around.to_owned()).unwrap_or_default(),
        sentence: new.map(|side| side.sentence + 1).unwrap_or_default(),
        tells_sentences: false,
        is_shown: false,
        status: row.claim.status,
        sources: links(maker, &row.claim.id),
    }
}
