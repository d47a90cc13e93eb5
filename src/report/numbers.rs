//! Numbers that stay: a claim, a source and a place in a source are numbered in the order they entered the project.
//!
//! A report of yesterday and one of today speak of the same claim 12, whatever was added or set aside between them.
//!
//! Invariant: reads the entries alone; an undone or dropped record keeps its number.

use std::collections::BTreeMap;

use crate::desk::{Citation, CitationId, ClaimId, Desk, Edit, Source, SourceId};

/// The numbers of all records that ever were, from 1.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    claims: BTreeMap<ClaimId, usize>,
    sources: BTreeMap<SourceId, usize>,
    /// Citations in the order they first came.
    citations: Vec<CitationId>,
    /// Every wording a source ever had, oldest first.
    pub(super) source_versions: Vec<Source>,
    /// Every wording a citation ever had, oldest first.
    pub(super) citation_versions: Vec<Citation>,
}

impl Numbers {
    /// Numbers all records of `desk`.
    pub(super) fn of(desk: &Desk) -> Self {
        let mut numbers = Self::default();
        for entry in desk.entries() {
            numbers.read(&entry.edit);
        }
        numbers
    }

    fn read(&mut self, edit: &Edit) {
        match edit {
            Edit::AddDraft { draft } | Edit::Carry { draft, .. } => {
                draft.claims.iter().for_each(|claim| self.read_claim(&claim.id));
            }
            Edit::AddClaim { claim, .. } => self.read_claim(claim),
            Edit::PutSource { source } => {
                let next = self.sources.len() + 1;
                self.sources.entry(source.id.clone()).or_insert(next);
                self.source_versions.push(Source::clone(source));
            }
            Edit::PutCitation { citation } => {
                if !self.citation_versions.iter().any(|known| known.id == citation.id) {
                    self.citations.push(citation.id.clone());
                }
                self.citation_versions.push(citation.clone());
            }
            Edit::Group { edits } => edits.iter().for_each(|edit| self.read(edit)),
            _ => {}
        }
    }

    fn read_claim(&mut self, claim: &ClaimId) {
        let next = self.claims.len() + 1;
        self.claims.entry(claim.clone()).or_insert(next);
    }

    /// The number of a claim.
    pub(super) fn claim(&self, claim: &ClaimId) -> usize {
        self.claims.get(claim).copied().unwrap_or_default()
    }

    /// The number of a source.
    pub(super) fn source(&self, source: &SourceId) -> usize {
        self.sources.get(source).copied().unwrap_or_default()
    }

    /// All sources that ever were, by number.
    pub(super) fn sources(&self) -> Vec<&SourceId> {
        let mut sources: Vec<_> = self.sources.iter().collect();
        sources.sort_by_key(|(_, number)| **number);
        sources.into_iter().map(|(source, _)| source).collect()
    }

    /// All citations that ever were in `source`, in the order they came: their places give their numbers.
    pub(super) fn citations_in<'a>(&'a self, source: &'a SourceId) -> impl Iterator<Item = &'a CitationId> {
        self.citations
            .iter()
            .filter(move |id| self.last_version(id).is_some_and(|last| last.source == *source))
    }

    /// The number of a citation within its source.
    pub(super) fn citation(&self, citation: &Citation) -> usize {
        self.citations_in(&citation.source).position(|id| *id == citation.id).map_or(0, |at| at + 1)
    }

    fn last_version(&self, citation: &CitationId) -> Option<&Citation> {
        self.citation_versions.iter().rev().find(|version| version.id == *citation)
    }
}
