//! What became of all claims, with old words and new side by side.
//!
//! Invariant: worked out from the desk, kept nowhere.

use std::sync::Arc;

use super::verdict::{Reason, Verdict};
use crate::desk::claim::ClaimRecord;
use crate::desk::{Desk, Draft};
use crate::extract::Reading;
use crate::text::Span;

/// What became of the claims of one draft in the next.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome<'a> {
    /// The earlier draft.
    pub from: &'a Draft,
    /// The new one.
    pub to: &'a Draft,
    /// Every claim, in the order of the new text; those without a place there in the order of the earlier one, at the end.
    pub rows: Vec<Row<'a>>,
}

/// One claim in both drafts.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<'a> {
    /// Its record as it is now.
    pub claim: &'a Arc<ClaimRecord>,
    /// What became of it; none for one that is new.
    pub verdict: Option<Verdict>,
    /// Why it was not simply kept.
    pub why: &'a [Reason],
    /// As it stood.
    pub old: Option<Side<'a>>,
    /// As it stands.
    pub new: Option<Side<'a>>,
    /// The places that fit it the same.
    pub places: Vec<Side<'a>>,
}

/// A claim in one draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Side<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// Its place.
    pub span: Span,
    /// Its words.
    pub words: &'a str,
    /// The number of its sentence, from 0.
    pub sentence: usize,
    /// The words of that.
    pub around: &'a str,
    /// What it says.
    pub reading: Option<&'a Reading>,
}

/// How many claims became what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Counts {
    /// Simply kept.
    pub kept: usize,
    /// Kept among other words.
    pub context: usize,
    /// No longer said so.
    pub stale: usize,
    /// To be placed by the checker.
    pub ask: usize,
    /// Without a place.
    pub removed: usize,
    /// Found for the first time.
    pub new: usize,
}

impl Outcome<'_> {
    /// How many claims became what.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            *match row.verdict {
                Some(Verdict::Kept) => &mut counts.kept,
                Some(Verdict::Context) => &mut counts.context,
                Some(Verdict::Stale) => &mut counts.stale,
                Some(Verdict::Ask) => &mut counts.ask,
                Some(Verdict::Removed) => &mut counts.removed,
                None => &mut counts.new,
            } += 1;
        }
        counts
    }
}

impl Counts {
    /// `52 kept · 3 context changed · 2 stale · 0 to place · 1 removed · 4 new`
    pub fn in_words(self) -> String {
        let Self { kept, context, stale, ask, removed, new } = self;
        format!(
            "{kept} kept · {context} context changed · {stale} stale · {ask} to place · {removed} removed · {new} new"
        )
    }
}

impl Row<'_> {
    /// Why it was not simply kept, in words; empty where it was.
    pub fn reasons(&self) -> String {
        super::verdict::reasons_in_words(self.why)
    }
}

impl Desk {
    /// What became of the claims when draft `number` came in; none for a draft that no marks were brought to.
    pub fn outcome(&self, number: usize) -> Option<Outcome<'_>> {
        let to = self.draft_numbered(number)?;
        let came = |claim: &&Arc<ClaimRecord>| claim.carry.as_ref().is_some_and(|carry| carry.to == number);
        let from = self.records.claims.values().filter(came).filter_map(|claim| claim.carry.as_ref());
        let from = from.map(|carry| carry.from).max();
        let from = self.draft_numbered(from.or_else(|| number.checked_sub(1))?)?;
        let mut rows: Vec<Row<'_>> =
            self.standing_in(number).map(|claim| row(self, claim, from, to)).collect();
        rows.sort_by_key(|row| row.new.as_ref().map(|side| (side.span.start, side.span.end)));
        let gone = self.standing_in(from.number).filter(came);
        rows.extend(gone.map(|claim| row(self, claim, from, to)));
        Some(Outcome { from, to, rows })
    }

    /// The claims that no later draft has, or that wait for a place in it, oldest first: the tray of what was removed.
    pub fn removed(&self) -> impl Iterator<Item = &Arc<ClaimRecord>> {
        let current = self.current();
        let is_left = move |claim: &&Arc<ClaimRecord>| {
            claim.draft < current && claim.carry.as_ref().is_some_and(|carry| carry.to > claim.draft)
        };
        self.records.tray.values().filter(is_left)
    }

    /// The words and the reading that the mark of `claim` was made on, where a later draft says otherwise.
    pub fn marked_on<'a>(&'a self, claim: &'a ClaimRecord) -> Option<(&'a str, &'a Reading)> {
        let made = claim.ground.as_ref().filter(|ground| ground.is_off)?.made.as_ref()?;
        Some((self.draft_numbered(made.draft)?.words(made.span), &made.reading))
    }

    /// The claims of draft `number`, on the list and in the tray.
    fn standing_in(&self, number: usize) -> impl Iterator<Item = &Arc<ClaimRecord>> {
        let (first, after) = (super::super::Place::first(number), super::super::Place::first(number + 1));
        let listed = self.records.listed.range(first.clone()..after.clone());
        listed.chain(self.records.tray.range(first..after)).map(|(_, claim)| claim)
    }
}

fn row<'a>(desk: &'a Desk, claim: &'a Arc<ClaimRecord>, from: &'a Draft, to: &'a Draft) -> Row<'a> {
    let stands = claim.draft == to.number;
    let new = stands.then(|| side(to, claim.span, Some(&claim.reading)));
    match claim.carry.as_deref().filter(|carry| carry.to == to.number) {
        Some(carry) => Row {
            claim,
            verdict: Some(carry.verdict),
            why: &carry.why,
            old: Some(side(
                desk.draft_numbered(carry.from).unwrap_or(from),
                carry.span,
                Some(&carry.reading),
            )),
            new,
            places: carry.places.iter().map(|place| side(to, *place, None)).collect(),
        },
        None => Row { claim, verdict: None, why: &[], old: None, new, places: Vec::new() },
    }
}

pub(super) fn side<'a>(draft: &'a Draft, span: Span, reading: Option<&'a Reading>) -> Side<'a> {
    let sentence = draft.sentence_at(span.start);
    let around = draft.sentences.get(sentence).map_or("", |sentence| draft.words(sentence.span));
    Side { draft, span, words: draft.words(span), sentence, around, reading }
}
