//! The state of the work: drafts, claims with their marks, sources, undo.
//!
//! The desk is the fold of its entries: [`Desk::record`] is the only way to change it, and it either makes a whole
//! entry or refuses it and changes nothing. Taking a step back is an entry too, so undo outlives the program.
//!
//! Invariant: changes only by edits; knows no file, clock, thread or window.

mod apply;
mod arrange;
pub mod carry;
mod claim;
mod coverage;
mod describe;
mod draft;
mod edit;
mod error;
mod facts;
mod filter;
mod find;
mod findings;
mod history;
mod house_rule;
mod id;
pub mod joint;
mod margin_notes;
mod mark;
mod merge;
mod occurrences;
mod questions;
mod records;
mod redate;
pub mod reference;
mod revert;
mod shares;
pub mod sheet;
mod sign_off;
mod source;
mod spelling;
mod stale;
mod steps;
mod summary;
mod traits;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use arrange::{Arranged, Arrangement, Grouping, Heading, Order, Section};
pub use claim::{Aside, ClaimRecord, Finding, Origin, Stamp, Suggestion};
pub use coverage::{BareWords, Coverage, SentenceState};
pub use describe::quoted;
pub use draft::{Draft, fingerprint};
pub use edit::{
    Checker, Edit, Entry, NewAnnotation, NewClaim, NewDraft, NewParagraph, NewReading, NewSentence, NewTie,
    Piece,
};
pub use error::EditError;
pub use facts::Facts;
pub use filter::{Filter, Shown};
pub use find::Found;
pub use findings::{FindingAside, Noted, Noticed, NoticedGroup, WorkedOut};
pub use history::HistoryRow;
pub use house_rule::{HouseRule, HouseRuleGap};
pub use id::{CitationId, ClaimId, DraftId, EntryId, FindingId, SourceId};
pub use mark::{Flag, Resolution, Standing, Status};
pub use occurrences::Alike;
pub use questions::{Asked, Question};
pub use shares::Share;
pub use sign_off::{Office, SignOff};
pub use source::{
    Citation, Confidentiality, Directness, Link, Method, Relation, Source, SourceFile, SourceKind,
};
pub use spelling::Spelling;
pub use stale::{Stale, Today};
pub use summary::{Obstacle, Summary};
pub use traits::Trait;

use jiff::{SignedDuration, Timestamp};

use history::Change;
use records::{Image, Place, Records};
use steps::Steps;

use crate::extract::Bond;

/// The whole work on one piece.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Desk {
    records: Records,
    entries: Vec<Arc<Entry>>,
    /// Entry to its place in `entries`.
    numbers: BTreeMap<EntryId, usize>,
    steps: Steps,
    changes: BTreeMap<ClaimId, Vec<Change>>,
    /// The claims whose marks, words or readings the last entry changed, while that was all it did.
    touched: Option<Vec<ClaimId>>,
}

/// Where an entry has come to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorded {
    /// Its place among the desk's entries, from 0.
    pub index: usize,
}

/// A link with both its ends' records.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Linked<'a> {
    /// The claim.
    pub claim: &'a ClaimRecord,
    /// What the citation says about the claim.
    pub link: &'a Link,
    /// The place cited.
    pub citation: &'a Citation,
    /// The source it is a place in.
    pub source: &'a Source,
}

impl Desk {
    /// Makes the edit of `entry` and writes the entry down; or refuses it and changes nothing.
    pub fn record(&mut self, entry: Entry) -> Result<Recorded, EditError> {
        if entry.id.0.is_empty() {
            return Err(EditError::EmptyId("the entry"));
        }
        if let Some(&index) = self.numbers.get(&entry.id) {
            return Err(EditError::AlreadyRecorded { index });
        }
        let index = self.entries.len();
        let step = match &entry.edit {
            Edit::Undo { entry: asked } => {
                let asked_index = self.numbers.get(asked).copied().unwrap_or(usize::MAX);
                let next = self.steps.last_done().and_then(|step| self.entries.get(step.entry));
                let refusal =
                    EditError::NotNext { asked: asked.clone(), next: next.map(|next| next.id.clone()) };
                self.steps.take_back(&mut self.records, asked_index, index).ok_or(refusal)?
            }
            edit => {
                let stamp = Stamp { by: entry.by.clone(), at: entry.at };
                self.steps.go_on(index, apply::apply(&mut self.records, edit, &stamp, index)?)
            }
        };
        let origin = self.entries.get(step.origin).map_or(&entry.edit, |origin| &origin.edit);
        let records = &self.records;
        let has_history = |image: &&Image| match (origin, image) {
            (Edit::AddDraft { .. }, _) => false,
            // The new claims of a draft have no history yet.
            (Edit::Carry { .. }, Image::Claim(id, old)) => old.is_some() && records.claims.contains_key(id),
            _ => true,
        };
        history::note(&mut self.changes, records, step.before.iter().filter(has_history), index);
        let touched = step.before.iter().map(Image::touched).collect::<Option<Vec<_>>>();
        self.touched = touched.map(|touched| touched.concat());
        self.numbers.insert(entry.id.clone(), index);
        self.entries.push(Arc::new(entry));
        Ok(Recorded { index })
    }

    /// The moment for an entry made at `now`: later than the entry before, whatever the clock says, so that the entries
    /// of two journals have one order.
    pub fn moment_after(&self, now: Timestamp) -> Timestamp {
        let last = self.entries.last().map(|entry| entry.at);
        let next = last.and_then(|last| last.checked_add(SignedDuration::from_nanos(1)).ok());
        next.map_or(now, |next| next.max(now))
    }

    /// All entries, oldest first.
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// Where the entry stands among all, from 0.
    pub fn index_of(&self, entry: &EntryId) -> Option<usize> {
        self.numbers.get(entry).copied()
    }

    /// A number that changes with every entry, for whatever is worked out from the desk and kept.
    pub fn revision(&self) -> usize {
        self.entries.len()
    }

    /// The claims that the last entry changed; none where it changed what other claims rest on or belong to.
    pub fn touched(&self) -> Option<&[ClaimId]> {
        self.touched.as_deref()
    }

    /// The entry that `Undo` would take back now, and what it did, in words.
    pub fn undo_step(&self) -> Option<(&EntryId, String)> {
        self.step_words(self.steps.last_done()?)
    }

    /// The entry that `Undo` would do again now, and what it did, in words.
    pub fn redo_step(&self) -> Option<(&EntryId, String)> {
        self.step_words(self.steps.last_undone()?)
    }

    fn step_words(&self, step: &steps::Step) -> Option<(&EntryId, String)> {
        let (entry, origin) = (self.entries.get(step.entry)?, self.entries.get(step.origin)?);
        Some((&entry.id, self.describe(&origin.edit)))
    }

    /// The current draft: the one taken in last.
    pub fn draft(&self) -> Option<&Draft> {
        self.records.drafts.values().next_back().map(|draft| &**draft)
    }

    /// The same, to be looked at on another thread.
    pub fn draft_shared(&self) -> Option<Arc<Draft>> {
        self.records.drafts.values().next_back().map(Arc::clone)
    }

    /// All drafts, oldest first.
    pub fn drafts(&self) -> impl DoubleEndedIterator<Item = &Draft> {
        self.records.drafts.values().map(|draft| &**draft)
    }

    /// Draft `number`, from 1.
    pub fn draft_numbered(&self, number: usize) -> Option<&Draft> {
        self.records.drafts.get(&number).map(|draft| &**draft)
    }

    /// The claims on the current draft's list, in text order.
    pub fn claims(&self) -> impl DoubleEndedIterator<Item = &Arc<ClaimRecord>> + Clone {
        self.claims_of(self.current())
    }

    /// The claims on the list of draft `number`, in text order.
    pub fn claims_of(&self, number: usize) -> impl DoubleEndedIterator<Item = &Arc<ClaimRecord>> + Clone {
        let places = Place::first(number)..Place::first(number + 1);
        self.records.listed.range(places).map(|(_, claim)| claim)
    }

    /// The current draft's claims that were set aside, in text order.
    pub fn tray(&self) -> impl DoubleEndedIterator<Item = &Arc<ClaimRecord>> + Clone {
        let number = self.current();
        let places = Place::first(number)..Place::first(number + 1);
        self.records.tray.range(places).map(|(_, claim)| claim)
    }

    fn current(&self) -> usize {
        self.records.drafts.keys().next_back().copied().unwrap_or(0)
    }

    /// The claim of that id, on the list or in the tray.
    pub fn claim(&self, id: &ClaimId) -> Option<&Arc<ClaimRecord>> {
        self.records.claims.get(id)
    }

    /// The words of `claim` in its draft.
    pub fn words(&self, claim: &ClaimRecord) -> &str {
        self.draft_numbered(claim.draft).map_or("", |draft| draft.words(claim.span))
    }

    /// What the machine says `claim` has to do with others.
    pub fn ties_of<'a>(
        &'a self,
        claim: &'a ClaimRecord,
    ) -> impl Iterator<Item = (Bond, &'a Arc<ClaimRecord>)> {
        let ties = match &claim.origin {
            Origin::Found(finding) => finding.ties.as_slice(),
            Origin::Hand(_) => &[],
        };
        ties.iter().filter_map(|tie| Some((tie.bond, self.claim(&tie.to)?)))
    }

    /// All sources, in the order of their ids.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.records.sources.values().map(|source| &**source)
    }

    /// The source of that id.
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.records.sources.get(id).map(|source| &**source)
    }

    /// All citations, in the order of their ids.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        self.records.citations.values().map(|citation| &**citation)
    }

    /// The citation of that id.
    pub fn citation(&self, id: &CitationId) -> Option<&Citation> {
        self.records.citations.get(id).map(|citation| &**citation)
    }

    /// The places cited in a source.
    pub fn citations_in<'a>(&'a self, source: &'a SourceId) -> impl Iterator<Item = &'a Citation> {
        let first = (source.clone(), CitationId::default());
        let cited = self.records.cited.range(first..).take_while(move |(of, _)| of == source);
        cited.filter_map(|(_, citation)| self.citation(citation))
    }

    /// What a claim is linked to.
    pub fn links_of<'a>(&'a self, claim: &'a ClaimId) -> impl Iterator<Item = Linked<'a>> {
        let first = (claim.clone(), CitationId::default());
        let links = self.records.links.range(first..).take_while(move |((of, _), _)| of == claim);
        links.filter_map(|(_, link)| self.linked(link))
    }

    /// What is linked to any place in a source.
    pub fn links_to<'a>(&'a self, source: &'a SourceId) -> impl Iterator<Item = Linked<'a>> {
        self.citations_in(source).flat_map(|citation| self.links_to_citation(&citation.id))
    }

    /// What is linked to a citation.
    pub fn links_to_citation<'a>(&'a self, citation: &'a CitationId) -> impl Iterator<Item = Linked<'a>> {
        let first = (citation.clone(), ClaimId::default());
        let linked = self.records.linked.range(first..).take_while(move |(to, _)| to == citation);
        linked.filter_map(|(to, claim)| self.linked(self.records.links.get(&(claim.clone(), to.clone()))?))
    }

    fn linked<'a>(&'a self, link: &'a Link) -> Option<Linked<'a>> {
        let citation = self.citation(&link.citation)?;
        let (claim, source) = (self.claim(&link.claim)?, self.source(&citation.source)?);
        Some(Linked { claim, link, citation, source })
    }

    /// What is known of the piece as a whole.
    pub fn piece(&self) -> &Piece {
        &self.records.piece
    }

    /// What to call the piece: its given title, else the headline, else the file name; empty without a draft.
    pub fn title(&self) -> String {
        if !self.piece().title.is_empty() {
            return self.piece().title.clone();
        }
        let Some(draft) = self.draft() else { return String::new() };
        let headline = draft.article.title().filter(|headline| !headline.is_empty());
        headline.unwrap_or_else(|| draft.article.name.clone())
    }

    /// The sentences of draft `number` that a checker has passed as holding nothing to check, with who and when.
    pub fn passed_sentences(&self, number: usize) -> impl Iterator<Item = (usize, &Stamp)> {
        let passed = self.records.passed.range((number, 0)..(number + 1, 0));
        passed.map(|((_, sentence), stamp)| (*sentence, stamp))
    }

    /// All who have made an entry, in the order of their first.
    pub fn checkers(&self) -> Vec<&Checker> {
        let mut checkers: Vec<&Checker> = Vec::new();
        for entry in &self.entries {
            if !checkers.contains(&&entry.by) {
                checkers.push(&entry.by);
            }
        }
        checkers
    }
}
