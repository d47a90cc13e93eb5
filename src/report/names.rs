//! The names ledger: every name of the article, with the claims that say who bears it.
//!
//! Invariant: the article's own words, and from what a spelling was confirmed; nothing a source said.

use super::build::Maker;
use super::model::{FormRow, NameRow};
use super::words::joined;
use crate::check::{LedgerName, NameForm};
use crate::desk::{ClaimRecord, Draft, Spelling};
use crate::extract::Reading;
use crate::text::Span;

/// Every name of the article in the order of first mention, but beside the one it looks like.
pub(super) fn names(maker: &Maker<'_>) -> Vec<NameRow> {
    let Some(draft) = maker.desk.draft() else { return Vec::new() };
    let ledger = &draft.worked_out().names;
    let told: Vec<&ClaimRecord> =
        maker.desk.claims().map(|claim| &**claim).filter(|claim| tells_who(claim)).collect();
    let name_at = |at: usize| ledger.names.get(at).map(|name| name.name.clone());
    let row = |name: &LedgerName| NameRow {
        name: name.name.clone(),
        titles: name.titles.clone(),
        forms: name.forms.iter().map(|form| form_row(draft, form)).collect(),
        alike: name.alike.iter().filter_map(|&at| name_at(at)).collect(),
        claims: claims_on(name, &told).map(|claim| maker.numbers.claim(&claim.id)).collect(),
        confirmed: maker.desk.spelling(&name.name).map(|it| confirmed(maker, it)).unwrap_or_default(),
    };
    ledger.in_pairs().into_iter().filter_map(|at| ledger.names.get(at)).map(row).collect()
}

/// `Crew list, source 2, p. 3 · MK`; of a source that is withheld its code alone.
fn confirmed(maker: &Maker<'_>, spelling: &Spelling) -> String {
    let source = spelling.source.as_ref();
    let code = source.and_then(|id| maker.withheld.code(id));
    let named = source
        .and_then(|id| maker.desk.source(id))
        .map(|source| format!("{}, source {}", maker.clean(&source.title), maker.numbers.source(&source.id)));
    let from = match (code, named) {
        (Some(code), _) => code.to_owned(),
        (None, named) => joined([named.unwrap_or_default().as_str(), &maker.clean(&spelling.from)], ", "),
    };
    joined([from.as_str(), &spelling.stamp.by.initials], " · ")
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
