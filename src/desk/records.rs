//! Every record on the desk, and the one way to change one: swap it for another and keep what was there.
//!
//! What a swap gives back is the *image* of the record as it was. Swapping all images of a step back, last first,
//! undoes the step, and gives the images that do it again: undo needs no code per edit.
//!
//! Invariant: the indexes always agree with the records; knows no edit, only records.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::claim::{ClaimRecord, Stamp};
use super::draft::Draft;
use super::edit::Piece;
use super::findings::FindingAside;
use super::id::{CitationId, ClaimId, FindingId, SourceId};
use super::sign_off::{Office, SignOff};
use super::source::{Citation, Link, Source};
use super::spelling::Spelling;
use crate::extract::Kind;

/// A record as it was or is to be; `None` where there is none.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Image {
    Piece(Arc<Piece>),
    Draft(usize, Option<Arc<Draft>>),
    Claim(ClaimId, Option<Arc<ClaimRecord>>),
    Source(SourceId, Option<Arc<Source>>),
    Citation(CitationId, Option<Arc<Citation>>),
    Link(Ends, Option<Arc<Link>>),
    Passed(SentencePlace, Option<Stamp>),
    Signed(Office, Option<Arc<SignOff>>),
    Finding(FindingId, Option<Arc<FindingAside>>),
    Name(String, Option<Arc<Spelling>>),
}

impl Image {
    /// The one claim it is of, if any; none where more claims may hang on it.
    pub(super) fn touched(&self) -> Option<&[ClaimId]> {
        match self {
            Self::Claim(id, _) => Some(std::slice::from_ref(id)),
            Self::Passed(..) | Self::Signed(..) | Self::Name(..) => Some(&[]),
            Self::Piece(_)
            | Self::Draft(..)
            | Self::Source(..)
            | Self::Citation(..)
            | Self::Link(..)
            | Self::Finding(..) => None,
        }
    }
}

/// The two ends of a link.
pub(super) type Ends = (ClaimId, CitationId);

/// A draft's number and a sentence's.
pub(super) type SentencePlace = (usize, usize);

/// Where a claim stands in the text order of its draft: by start, then the longer first, then by kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    draft: usize,
    start: usize,
    end: Reverse<usize>,
    kind: Kind,
    claim: ClaimId,
}

impl Place {
    fn of(claim: &ClaimRecord) -> Self {
        Self {
            draft: claim.draft,
            start: claim.span.start,
            end: Reverse(claim.span.end),
            kind: claim.kind(),
            claim: claim.id.clone(),
        }
    }

    /// The place before all claims of draft number `draft`.
    pub(super) fn first(draft: usize) -> Self {
        Self::at(draft, 0)
    }

    /// The place before all claims of draft number `draft` that start at byte `start` or later.
    pub(super) fn at(draft: usize, start: usize) -> Self {
        Self { draft, start, end: Reverse(usize::MAX), kind: Kind::ALL[0], claim: ClaimId::default() }
    }
}

/// All records, by id, with the indexes that make look-ups cheap.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Records {
    pub(super) piece: Arc<Piece>,
    pub(super) drafts: BTreeMap<usize, Arc<Draft>>,
    pub(super) claims: BTreeMap<ClaimId, Arc<ClaimRecord>>,
    pub(super) listed: BTreeMap<Place, Arc<ClaimRecord>>,
    pub(super) tray: BTreeMap<Place, Arc<ClaimRecord>>,
    pub(super) sources: BTreeMap<SourceId, Arc<Source>>,
    pub(super) citations: BTreeMap<CitationId, Arc<Citation>>,
    pub(super) links: BTreeMap<Ends, Arc<Link>>,
    pub(super) passed: BTreeMap<SentencePlace, Stamp>,
    pub(super) signed: BTreeMap<Office, Arc<SignOff>>,
    /// Findings set aside.
    pub(super) findings: BTreeMap<FindingId, Arc<FindingAside>>,
    /// Names whose spelling was confirmed.
    pub(super) names: BTreeMap<String, Arc<Spelling>>,
    /// Citation to the claims linked to it.
    pub(super) linked: BTreeSet<(CitationId, ClaimId)>,
    /// Source to the citations in it.
    pub(super) cited: BTreeSet<(SourceId, CitationId)>,
    /// Source to those that rest on it.
    pub(super) derived: BTreeSet<(SourceId, SourceId)>,
}

impl Records {
    /// Puts the record of `image` in place, and gives the image of what was there.
    pub(super) fn swap(&mut self, image: Image) -> Image {
        match image {
            Image::Piece(piece) => Image::Piece(std::mem::replace(&mut self.piece, piece)),
            Image::Draft(number, draft) => Image::Draft(number, exchange(&mut self.drafts, number, draft)),
            Image::Claim(id, claim) => self.swap_claim(id, claim),
            Image::Source(id, source) => self.swap_source(id, source),
            Image::Citation(id, citation) => self.swap_citation(id, citation),
            Image::Link(ends, link) => self.swap_link(ends, link),
            Image::Passed(place, stamp) => Image::Passed(place, exchange(&mut self.passed, place, stamp)),
            Image::Signed(office, signed) => {
                Image::Signed(office, exchange(&mut self.signed, office, signed))
            }
            Image::Finding(id, aside) => Image::Finding(id.clone(), exchange(&mut self.findings, id, aside)),
            Image::Name(name, spelling) => {
                Image::Name(name.clone(), exchange(&mut self.names, name, spelling))
            }
        }
    }

    fn swap_claim(&mut self, id: ClaimId, claim: Option<Arc<ClaimRecord>>) -> Image {
        if let Some(new) = &claim {
            let old = self.claims.get(&id).map(|old| (Place::of(old), old.set_aside.is_some()));
            let place = Place::of(new);
            // Most edits leave a claim where it is: then its entry is replaced in place.
            if let Some((old, was_aside)) = old
                && (old != place || was_aside != new.set_aside.is_some())
            {
                self.listed.remove(&old);
                self.tray.remove(&old);
            }
            let list = if new.set_aside.is_some() { &mut self.tray } else { &mut self.listed };
            list.insert(place, Arc::clone(new));
        } else if let Some(old) = self.claims.get(&id) {
            let place = Place::of(old);
            self.listed.remove(&place);
            self.tray.remove(&place);
        }
        Image::Claim(id.clone(), exchange(&mut self.claims, id, claim))
    }

    fn swap_source(&mut self, id: SourceId, source: Option<Arc<Source>>) -> Image {
        if let Some(origin) = self.sources.get(&id).and_then(|old| old.derived_from.clone()) {
            self.derived.remove(&(origin, id.clone()));
        }
        if let Some(origin) = source.as_ref().and_then(|new| new.derived_from.clone()) {
            self.derived.insert((origin, id.clone()));
        }
        Image::Source(id.clone(), exchange(&mut self.sources, id, source))
    }

    fn swap_citation(&mut self, id: CitationId, citation: Option<Arc<Citation>>) -> Image {
        if let Some(old) = self.citations.get(&id) {
            self.cited.remove(&(old.source.clone(), id.clone()));
        }
        if let Some(new) = &citation {
            self.cited.insert((new.source.clone(), id.clone()));
        }
        Image::Citation(id.clone(), exchange(&mut self.citations, id, citation))
    }

    fn swap_link(&mut self, ends: Ends, link: Option<Arc<Link>>) -> Image {
        let (claim, citation) = ends.clone();
        if link.is_some() {
            self.linked.insert((citation, claim));
        } else {
            self.linked.remove(&(citation, claim));
        }
        Image::Link(ends.clone(), exchange(&mut self.links, ends, link))
    }

    /// Swaps `images` back, last first, and gives the images that do it all again.
    pub(super) fn swap_back(&mut self, images: Vec<Image>) -> Vec<Image> {
        images.into_iter().rev().map(|image| self.swap(image)).collect()
    }
}

/// Puts `value` under `key` (or takes it out, for none), and gives what was there.
fn exchange<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) -> Option<V> {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    }
}
