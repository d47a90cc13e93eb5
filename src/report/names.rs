//! The names ledger: every name of the article, with the claims that say who bears it.
//!
//! Invariant: the article's own words alone; nothing a source said.

use super::build::Maker;
use super::model::{FormRow, NameRow};
use crate::check::{Ledger, LedgerName, NameForm};
use crate::desk::{ClaimRecord, Draft};
use crate::extract::Reading;
use crate::text::Span;

/// Every name of the article in the order of first mention.
pub(super) fn names(maker: &Maker<'_>) -> Vec<NameRow> {
    let Some(draft) = maker.desk.draft() else { return Vec::new() };
    let ledger = Ledger::of(&draft.article);
    let told: Vec<&ClaimRecord> =
        maker.desk.claims().map(|claim| &**claim).filter(|claim| tells_who(claim)).collect();
    let name_at = |at: usize| ledger.names.get(at).map(|name| name.name.clone());
    let row = |name: &LedgerName| NameRow {
        name: name.name.clone(),
        titles: name.titles.clone(),
        forms: name.forms.iter().map(|form| form_row(draft, form)).collect(),
        alike: name.alike.iter().filter_map(|&at| name_at(at)).collect(),
        claims: claims_on(name, &told).map(|claim| maker.numbers.claim(&claim.id)).collect(),
    };
    ledger.names.iter().map(row).collect()
}

const fn tells_who(claim: &ClaimRecord) -> bool {
    matches!(claim.reading, Reading::Identity { .. })
}

/// The claims of `told`, which are in text order, within which the name stands.
fn claims_on<'a>(name: &LedgerName, told: &'a [&ClaimRecord]) -> impl Iterator<Item = &'a ClaimRecord> {
    let mut places: Vec<Span> = name.forms.iter().flat_map(|form| form.places.iter().copied()).collect();
    places.sort_by_key(|place| place.start);
    told.iter().copied().filter(move |claim| {
        let first = places.partition_point(|place| place.start < claim.span.start);
        places.get(first).is_some_and(|place| place.end <= claim.span.end)
    })
}

fn form_row(draft: &Draft, form: &NameForm) -> FormRow {
    let mut sentences: Vec<usize> =
        form.places.iter().map(|place| draft.sentence_at(place.start) + 1).collect();
    sentences.dedup();
    FormRow { words: form.words.clone(), n: form.places.len(), sentences }
}
