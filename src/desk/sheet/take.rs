//! The rows of a sheet as one edit.
//!
//! Invariant: what the desk has already is not done again; a status set by hand on the desk stays.

use super::Row;
use super::anchor::{Haystack, Unanchored};
use super::columns::add;
use crate::desk::reference::{is_same, read_line};
use crate::desk::{
    Citation, CitationId, ClaimId, ClaimRecord, Desk, Directness, Draft, Edit, Link, Method, Relation,
    Source, SourceId, Status,
};
use crate::extract::Reading;
use crate::text::Span;

/// What comes of a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Taken {
    /// All of it as one step; none where there is nothing to do.
    pub edit: Option<Edit>,
    /// Rows that found their place.
    pub placed: usize,
    /// Those of them that bring something new.
    pub brought: Vec<Brought>,
    /// Rows that did not.
    pub untaken: Vec<Untaken>,
}

/// What a row brings to its claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// Its number in the sheet, from 1.
    pub row: usize,
    /// Its words.
    pub words: String,
    /// What is new, in words.
    pub what: Vec<&'static str>,
}

/// A row that found no place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untaken {
    /// Its number in the sheet, from 1.
    pub row: usize,
    /// Its words.
    pub words: String,
    /// Why.
    pub why: Unanchored,
}

impl Desk {
    /// What the rows of a sheet bring to the current draft; `fresh` makes ids that nothing else has.
    pub fn taking_in(&self, rows: &[Row], fresh: &mut dyn FnMut() -> String) -> Taken {
        let Some(draft) = self.draft() else { return Taken::default() };
        let haystack = Haystack::new(&draft.article.text);
        let mut hand =
            Hand { desk: self, draft, fresh, edits: Vec::new(), sources: Vec::new(), claims: Vec::new() };
        let mut taken = Taken::default();
        for row in rows {
            let words = if row.words.is_empty() { &row.line } else { &row.words };
            let (words, number) = (words.clone(), row.number);
            match haystack.place(row) {
                Ok(span) => {
                    let before = hand.edits.len();
                    hand.take(row, span);
                    taken.placed += 1;
                    let what: Vec<&str> = hand.edits.iter().skip(before).filter_map(told).collect();
                    if !what.is_empty() {
                        taken.brought.push(Brought { row: number, words, what });
                    }
                }
                Err(why) => taken.untaken.push(Untaken { row: number, words, why }),
            }
        }
        let edits = hand.edits;
        taken.edit = (!edits.is_empty()).then_some(Edit::Group { edits });
        taken
    }
}

/// What an edit brings, in a word.
const fn told(edit: &Edit) -> Option<&'static str> {
    match edit {
        Edit::AddClaim { .. } => Some("a new claim"),
        Edit::SetStatus { status, .. } => Some(status.name()),
        Edit::WriteNote { .. } => Some("a note"),
        Edit::Suggest { .. } => Some("a wording"),
        Edit::PutLink { .. } => Some("a source"),
        _ => None,
    }
}

struct Hand<'a> {
    desk: &'a Desk,
    draft: &'a Draft,
    fresh: &'a mut dyn FnMut() -> String,
    edits: Vec<Edit>,
    /// Sources written down on the way.
    sources: Vec<Source>,
    /// Claims added on the way, with their places.
    claims: Vec<(Span, ClaimId)>,
}

impl Hand<'_> {
    fn take(&mut self, row: &Row, span: Span) {
        let known = self.desk.claims().find(|claim| is_on(self.draft, claim.span, span)).cloned();
        let claim = known.as_ref().map_or_else(|| self.claim(span), |claim| claim.id.clone());
        self.mark(row, &claim, known.as_deref());
        for source in &row.sources {
            self.link(row, &claim, source);
        }
    }

    /// The claim on these words, added where there is none.
    fn claim(&mut self, span: Span) -> ClaimId {
        if let Some((_, claim)) = self.claims.iter().find(|(known, _)| *known == span) {
            return claim.clone();
        }
        let claim = ClaimId((self.fresh)());
        self.claims.push((span, claim.clone()));
        let (draft, place) = (self.draft.id.clone(), self.draft.chars(span));
        self.edits.push(Edit::AddClaim {
            claim: claim.clone(),
            draft,
            span: place,
            reading: Reading::Statement {},
        });
        claim
    }

    fn mark(&mut self, row: &Row, claim: &ClaimId, known: Option<&ClaimRecord>) {
        let is_unmarked = known.is_none_or(|known| known.status == Status::Unchecked);
        if let Some(status) = row.status.filter(|status| is_unmarked && *status != Status::Unchecked) {
            // Without a reason, so that the house rule goes on asking for what the sheet lacks.
            self.edits.push(Edit::SetStatus { claim: claim.clone(), status, reason: String::new() });
        }
        let note = known.map_or("", |known| known.note.as_str());
        if !row.note.is_empty() && !note.contains(&row.note) {
            let mut text = note.to_owned();
            add(&mut text, &row.note);
            self.edits.push(Edit::WriteNote { claim: claim.clone(), text });
        }
        let has_wording = known.is_some_and(|known| known.suggestion.is_some());
        if !row.wording.is_empty() && !has_wording {
            let wording = row.wording.clone();
            self.edits.push(Edit::Suggest { claim: claim.clone(), wording, reason: String::new() });
        }
    }

    /// Rests the claim on the source that is written so, which is written down where it is not yet.
    fn link(&mut self, row: &Row, claim: &ClaimId, written: &str) {
        let source = Source { retrieved: row.looked_up.clone(), ..read_line(written) };
        let known = self.desk.sources().chain(&self.sources).find(|known| is_same(known, &source));
        let id = known.map(|known| known.id.clone());
        let id = id.unwrap_or_else(|| self.source(source));
        if self.desk.links_of(claim).any(|linked| linked.source.id == id) {
            return;
        }
        let citation = Citation { id: CitationId((self.fresh)()), source: id, ..Citation::default() };
        let link = Link {
            claim: claim.clone(),
            citation: citation.id.clone(),
            relation: relation(row),
            // Rather too little than too much where the sheet does not say.
            directness: row.directness.unwrap_or(Directness::Secondary),
            method: Method::default(),
            withdrawn_seen: false,
        };
        self.edits.extend([Edit::PutCitation { citation }, Edit::PutLink { link }]);
    }

    fn source(&mut self, source: Source) -> SourceId {
        let source = Source { id: SourceId((self.fresh)()), ..source };
        self.sources.push(source.clone());
        let id = source.id.clone();
        self.edits.push(Edit::PutSource { source: Box::new(source) });
        id
    }
}

/// A source of a fact that is wrong says otherwise.
const fn relation(row: &Row) -> Relation {
    match row.status {
        Some(Status::Wrong) => Relation::Contradicts,
        _ => Relation::Supports,
    }
}

/// Whether two places hold the same words, but for signs at their ends.
fn is_on(draft: &Draft, claim: Span, place: Span) -> bool {
    let words = |span: Span| draft.words(span).trim_matches(|c: char| !c.is_alphanumeric());
    claim == place || (claim.overlaps(place) && words(claim) == words(place))
}
