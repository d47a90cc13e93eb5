//! One edit into changed records, or a refusal.
//!
//! Invariant: the only reader of edits' meaning; what it refuses leaves no trace; knows no undo and no journal.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::carry::{Carried, PassedOn, Reason, Verdict, landed};
use super::claim::{Aside, ClaimRecord, Ground, Origin, Stamp, Suggestion};
use super::draft::Draft;
use super::edit::{Edit, NewDraft, NewReading};
use super::error::EditError;
use super::findings::{FindingAside, Kept};
use super::id::{CitationId, ClaimId, DraftId, FindingId, SourceId};
use super::mark::Resolution;
use super::records::{Image, Place, Records};
use super::sign_off::{Office, SignOff};
use super::source::{Citation, Link, Source};
use super::spelling::Spelling;
use crate::article::{Published, PublishedFrom};
use crate::extract::Reading;
use crate::text::CharSpan;

/// Makes `edit`, and gives the images of all it changed; refused, it changes nothing.
/// `entries` are on the desk already.
pub(super) fn apply(
    records: &mut Records,
    edit: &Edit,
    stamp: &Stamp,
    entries: usize,
) -> Result<Vec<Image>, EditError> {
    let mut hand = Hand { records, stamp, entries, before: Vec::new() };
    match hand.apply(edit) {
        Ok(()) => Ok(hand.before),
        Err(refusal) => {
            let Hand { records, before, .. } = hand;
            records.swap_back(before);
            Err(refusal)
        }
    }
}

/// A checker's hand at work: what it has changed so far can be put back.
struct Hand<'a> {
    records: &'a mut Records,
    stamp: &'a Stamp,
    entries: usize,
    before: Vec<Image>,
}

type Done = Result<(), EditError>;

impl Hand<'_> {
    fn apply(&mut self, edit: &Edit) -> Done {
        match edit {
            Edit::AddDraft { draft } => self.add_draft(draft),
            Edit::Carry { draft, claims, passed } => self.carry(draft, claims, passed),
            Edit::Place { claim, span, differs } => self.place(claim, *span, *differs),
            Edit::AddClaim { claim, draft, span, reading } => self.add_claim(claim, draft, *span, reading),
            Edit::PassSentence { draft, sentence, on } => self.pass_sentence(draft, *sentence, *on),
            Edit::PutSource { source } => self.put_source(source),
            Edit::DropSource { source } => self.drop_source(source),
            Edit::PutCitation { citation } => self.put_citation(citation),
            Edit::DropCitation { citation } => self.drop_citation(citation),
            Edit::PutLink { link } => self.put_link(link),
            Edit::DropLink { claim, citation } => self.drop_link(claim, citation),
            Edit::DescribePiece { piece } => {
                self.put(Image::Piece(Arc::new(piece.clone())));
                Ok(())
            }
            Edit::Redate { draft, published, readings } => self.redate(draft, *published, readings),
            Edit::SignOff { office, draft, unchecked } => self.sign_off(*office, draft, unchecked),
            Edit::Reopen { office, .. } => self.reopen(*office),
            Edit::SetFindingAside { finding, about, reason } => {
                self.set_finding_aside(finding, about, reason)
            }
            Edit::TakeFindingBack { finding } => self.take_finding_back(finding),
            Edit::ConfirmName { name, source, from } => self.confirm_name(name, source.as_ref(), from),
            Edit::UnconfirmName { name } => self.unconfirm_name(name),
            Edit::Group { edits } if edits.is_empty() => Err(EditError::EmptyGroup),
            Edit::Group { edits } => edits.iter().try_for_each(|edit| self.apply(edit)),
            Edit::Undo { .. } => Err(EditError::UndoInGroup),
            Edit::SetStatus { claim, .. }
            | Edit::SetFlag { claim, .. }
            | Edit::SetAsOf { claim, .. }
            | Edit::WriteNote { claim, .. }
            | Edit::Suggest { claim, .. }
            | Edit::Resolve { claim, .. }
            | Edit::CorrectReading { claim, .. }
            | Edit::MoveSpan { claim, .. }
            | Edit::SetAside { claim, .. }
            | Edit::BringBack { claim } => self.mark(claim, edit),
        }
    }

    fn put(&mut self, image: Image) {
        let before = self.records.swap(image);
        self.before.push(before);
    }

    fn put_claim(&mut self, claim: ClaimRecord) {
        self.put(Image::Claim(claim.id.clone(), Some(Arc::new(claim))));
    }

    fn draft(&self, id: &DraftId) -> Result<Arc<Draft>, EditError> {
        let draft = self.records.drafts.values().find(|draft| draft.id == *id);
        draft.map(Arc::clone).ok_or_else(|| EditError::UnknownDraft(id.clone()))
    }

    fn claim(&self, id: &ClaimId) -> Result<&Arc<ClaimRecord>, EditError> {
        self.records.claims.get(id).ok_or_else(|| EditError::UnknownClaim(id.clone()))
    }

    fn free(&self, id: &ClaimId) -> Done {
        given(&id.0, "the claim")?;
        let is_taken = self.records.claims.contains_key(id);
        if is_taken { Err(EditError::ClaimTaken(id.clone())) } else { Ok(()) }
    }

    fn add_draft(&mut self, new: &NewDraft) -> Done {
        given(&new.id.0, "the draft")?;
        if self.draft(&new.id).is_ok() {
            return Err(EditError::DraftTaken(new.id.clone()));
        }
        let number = self.records.drafts.keys().next_back().map_or(1, |last| last + 1);
        let (draft, claims) = Draft::build(new, number, self.stamp)?;
        self.put(Image::Draft(number, Some(Arc::new(draft))));
        for claim in claims {
            self.free(&claim.id)?;
            self.put_claim(claim);
        }
        Ok(())
    }

    fn add_claim(&mut self, id: &ClaimId, draft: &DraftId, span: CharSpan, reading: &Reading) -> Done {
        self.free(id)?;
        let draft = self.draft(draft)?;
        let span = draft.place(span)?;
        let sentence = draft.sentence_at(span.start);
        let origin = Origin::Hand(self.stamp.clone());
        self.put_claim(ClaimRecord::new(id.clone(), draft.number, span, sentence, reading.clone(), origin));
        Ok(())
    }

    /// Takes the draft in, lands the claims told of, and adds those that are new.
    fn carry(&mut self, new: &NewDraft, carried: &[Carried], passed: &[PassedOn]) -> Done {
        given(&new.id.0, "the draft")?;
        if self.draft(&new.id).is_ok() {
            return Err(EditError::DraftTaken(new.id.clone()));
        }
        let last = self.records.drafts.keys().next_back().copied().ok_or(EditError::NothingToCarry)?;
        let (draft, found) = Draft::build(new, last + 1, self.stamp)?;
        let order: Vec<ClaimId> = found.iter().map(|claim| claim.id.clone()).collect();
        let mut found: BTreeMap<ClaimId, ClaimRecord> =
            found.into_iter().map(|claim| (claim.id.clone(), claim)).collect();
        for it in carried {
            let old = Arc::clone(self.claim(&it.claim)?);
            if old.draft != last && !(self.is_left(&old) && it.span.is_some()) {
                return Err(EditError::ClaimTaken(it.claim.clone()));
            }
            let landed = landed(&old, it, found.remove(&it.claim), &draft, self.stamp)?;
            self.put_claim(landed);
        }
        let places = Place::first(last)..Place::first(last + 1);
        let left = self.records.listed.range(places.clone()).chain(self.records.tray.range(places));
        let is_told =
            |claim: &ClaimRecord| claim.carry.as_ref().is_some_and(|carry| carry.to == draft.number);
        // Where journals were merged, another checker may have made claims meanwhile: they wait to be placed.
        let untold: Vec<Arc<ClaimRecord>> =
            left.map(|(_, claim)| claim).filter(|claim| !is_told(claim)).map(Arc::clone).collect();
        for old in untold {
            let nowhere = Carried::nowhere(&old, Reason::Meanwhile);
            self.put_claim(landed(&old, &nowhere, None, &draft, self.stamp)?);
        }
        for claim in order.iter().filter_map(|id| found.remove(id)) {
            self.free(&claim.id)?;
            self.put_claim(claim);
        }
        for PassedOn { from, to } in passed {
            let sentences = draft.sentences.len();
            if *to >= sentences {
                return Err(EditError::UnknownSentence { sentence: *to, draft: draft.number, sentences });
            }
            let stamp = self.records.passed.get(&(last, *from)).unwrap_or(self.stamp).clone();
            self.put(Image::Passed((draft.number, *to), Some(stamp)));
        }
        self.put(Image::Draft(draft.number, Some(Arc::new(draft))));
        Ok(())
    }

    /// Whether the claim was left in an earlier draft.
    fn is_left(&self, claim: &ClaimRecord) -> bool {
        let current = self.records.drafts.keys().next_back().copied().unwrap_or_default();
        claim.draft < current && claim.carry.is_some()
    }

    /// Puts a claim that was left in an earlier draft on its words in the current one. What the machine found there for
    /// the first time, and nobody has touched, is that claim.
    fn place(&mut self, id: &ClaimId, span: CharSpan, differs: bool) -> Done {
        let old = Arc::clone(self.claim(id)?);
        if !self.is_left(&old) {
            return Err(EditError::InDraft(id.clone()));
        }
        let draft =
            self.records.drafts.values().next_back().map(Arc::clone).ok_or(EditError::NothingToCarry)?;
        let place = draft.place(span)?;
        let around = Place::first(draft.number)..Place::first(draft.number + 1);
        let mut listed = self.records.listed.range(around).map(|(_, claim)| claim);
        let is_same = |it: &&Arc<ClaimRecord>| it.span == place && it.kind() == old.kind() && !it.touched;
        let found = listed.find(|it| is_same(it) && it.carry.is_none()).map(Arc::clone);
        if let Some(found) = &found {
            self.put(Image::Claim(found.id.clone(), None));
        }
        let verdict = if differs { Verdict::Stale } else { Verdict::Context };
        let why = vec![if differs { Reason::Words } else { Reason::Sentence }];
        let it =
            Carried { claim: id.clone(), verdict, span: Some(span), why, places: Vec::new(), reading: None };
        let mut claim = landed(&old, &it, found.map(|found| ClaimRecord::clone(&found)), &draft, self.stamp)?;
        claim.set_aside = None;
        claim.touched = true;
        self.put_claim(claim);
        Ok(())
    }

    fn redate(&mut self, draft: &DraftId, date: Date, readings: &[NewReading]) -> Done {
        let mut draft = Draft::clone(&*self.draft(draft)?);
        draft.article.published = Published { date, from: PublishedFrom::Given };
        draft.worked = Kept::default();
        self.put(Image::Draft(draft.number, Some(Arc::new(draft))));
        for NewReading { claim, reading } in readings {
            let mut claim = ClaimRecord::clone(self.claim(claim)?);
            if let Origin::Found(finding) = &mut claim.origin {
                let before = std::mem::replace(&mut finding.reading, reading.clone());
                if claim.reading == before {
                    claim.reading = reading.clone();
                }
            }
            self.put_claim(claim);
        }
        Ok(())
    }

    /// Makes an edit that changes one claim's own record.
    fn mark(&mut self, id: &ClaimId, edit: &Edit) -> Done {
        let mut claim = ClaimRecord::clone(self.claim(id)?);
        claim.touched = true;
        match edit {
            Edit::SetStatus { status, reason, .. } => {
                claim.status = *status;
                claim.reason.clone_from(reason);
                claim.marked = Some(self.stamp.clone());
                let (span, reading, as_of) = (claim.span, claim.reading.clone(), claim.as_of);
                claim.ground = Some(Box::new(Ground { span, reading, as_of, is_off: false, made: None }));
                if let Some(carry) = &mut claim.carry {
                    carry.is_seen = true;
                }
            }
            Edit::SetFlag { flag, on: true, detail, .. } => _ = claim.flags.insert(*flag, detail.clone()),
            Edit::SetFlag { flag, on: false, .. } => _ = claim.flags.remove(flag),
            Edit::SetAsOf { as_of, .. } => claim.as_of = *as_of,
            Edit::WriteNote { text, .. } => claim.note.clone_from(text),
            Edit::Suggest { wording, reason, .. } => {
                let suggestion = Suggestion { wording: wording.clone(), reason: reason.clone() };
                claim.suggestion = (!wording.is_empty()).then_some(suggestion);
            }
            Edit::Resolve { resolution, reason, .. } => {
                claim.resolution = *resolution;
                claim.resolution_reason.clone_from(reason);
                claim.resolved = (*resolution != Resolution::Open).then(|| self.stamp.clone());
            }
            Edit::CorrectReading { reading, .. } => claim.reading = reading.clone(),
            Edit::MoveSpan { span, .. } => self.move_span(&mut claim, *span)?,
            Edit::SetAside { reason, .. } => self.set_aside(&mut claim, reason)?,
            // In the current draft it has no words.
            Edit::BringBack { .. } if self.is_left(&claim) => return Err(EditError::NotInDraft(id.clone())),
            Edit::BringBack { .. } => bring_back(&mut claim)?,
            _ => {} // `apply` sends no other edit here.
        }
        self.put_claim(claim);
        Ok(())
    }

    fn move_span(&self, claim: &mut ClaimRecord, span: CharSpan) -> Done {
        if let Some(draft) = self.records.drafts.get(&claim.draft) {
            claim.span = draft.place(span)?;
            claim.sentence = draft.sentence_at(claim.span.start);
        }
        Ok(())
    }

    fn set_aside(&self, claim: &mut ClaimRecord, reason: &str) -> Done {
        if claim.set_aside.is_some() {
            return Err(EditError::InTray(claim.id.clone()));
        }
        claim.set_aside = Some(Aside { reason: reason.to_owned(), stamp: self.stamp.clone() });
        Ok(())
    }

    fn pass_sentence(&mut self, draft: &DraftId, sentence: usize, on: bool) -> Done {
        let draft = self.draft(draft)?;
        let sentences = draft.sentences.len();
        if sentence >= sentences {
            return Err(EditError::UnknownSentence { sentence, draft: draft.number, sentences });
        }
        self.put(Image::Passed((draft.number, sentence), on.then(|| self.stamp.clone())));
        Ok(())
    }

    fn source(&self, id: &SourceId) -> Done {
        let is_known = self.records.sources.contains_key(id);
        if is_known { Ok(()) } else { Err(EditError::UnknownSource(id.clone())) }
    }

    fn put_source(&mut self, source: &Source) -> Done {
        given(&source.id.0, "the source")?;
        if let Some(origin) = &source.derived_from {
            if *origin == source.id {
                return Err(EditError::RestsOnItself(source.id.clone()));
            }
            self.source(origin)?;
        }
        self.put(Image::Source(source.id.clone(), Some(Arc::new(source.clone()))));
        Ok(())
    }

    fn drop_source(&mut self, id: &SourceId) -> Done {
        self.source(id)?;
        let cited = self.records.cited.range((id.clone(), CitationId::default())..).next();
        let derived = self.records.derived.range((id.clone(), SourceId::default())..).next();
        let spelled = self.records.names.values().any(|spelling| spelling.source.as_ref() == Some(id));
        let is_origin = derived.is_some_and(|(origin, _)| origin == id);
        if cited.is_some_and(|(source, _)| source == id) || is_origin || spelled {
            return Err(EditError::SourceInUse(id.clone()));
        }
        self.put(Image::Source(id.clone(), None));
        Ok(())
    }

    fn citation(&self, id: &CitationId) -> Done {
        let is_known = self.records.citations.contains_key(id);
        if is_known { Ok(()) } else { Err(EditError::UnknownCitation(id.clone())) }
    }

    fn put_citation(&mut self, citation: &Citation) -> Done {
        given(&citation.id.0, "the citation")?;
        self.source(&citation.source)?;
        self.put(Image::Citation(citation.id.clone(), Some(Arc::new(citation.clone()))));
        Ok(())
    }

    fn drop_citation(&mut self, id: &CitationId) -> Done {
        self.citation(id)?;
        let linked = self.records.linked.range((id.clone(), ClaimId::default())..).next();
        if linked.is_some_and(|(citation, _)| citation == id) {
            return Err(EditError::CitationInUse(id.clone()));
        }
        self.put(Image::Citation(id.clone(), None));
        Ok(())
    }

    fn put_link(&mut self, link: &Link) -> Done {
        self.citation(&link.citation)?;
        self.touch(&link.claim)?;
        let ends = (link.claim.clone(), link.citation.clone());
        self.put(Image::Link(ends, Some(Arc::new(link.clone()))));
        Ok(())
    }

    fn drop_link(&mut self, claim: &ClaimId, citation: &CitationId) -> Done {
        let ends = (claim.clone(), citation.clone());
        if !self.records.links.contains_key(&ends) {
            return Err(EditError::UnknownLink(claim.clone(), citation.clone()));
        }
        self.touch(claim)?;
        self.put(Image::Link(ends, None));
        Ok(())
    }

    fn sign_off(&mut self, office: Office, draft: &DraftId, unchecked: &str) -> Done {
        let draft = self.draft(draft)?;
        if self.records.drafts.keys().next_back() != Some(&draft.number) {
            return Err(EditError::OldDraft(draft.number));
        }
        let stands = |office: &Office| {
            self.records.signed.get(office).is_some_and(|signed| signed.draft == draft.number)
        };
        if let Some(before) = office.after().filter(|before| !stands(before)) {
            return Err(EditError::TooEarly { office: office.name(), before: before.name() });
        }
        let signed = SignOff {
            office,
            stamp: self.stamp.clone(),
            draft: draft.number,
            sha256: draft.sha256.clone(),
            unchecked: unchecked.trim().to_owned(),
            entries: self.entries,
        };
        self.put(Image::Signed(office, Some(Arc::new(signed))));
        Ok(())
    }

    /// Takes the sign-off back, and those that came after it.
    fn reopen(&mut self, office: Office) -> Done {
        if !self.records.signed.contains_key(&office) {
            return Err(EditError::NotSigned(office.name()));
        }
        let fallen: Vec<Office> = self.records.signed.range(office..).map(|(office, _)| *office).collect();
        for office in fallen.into_iter().rev() {
            self.put(Image::Signed(office, None));
        }
        Ok(())
    }

    fn set_finding_aside(&mut self, id: &FindingId, about: &str, reason: &str) -> Done {
        given(&id.0, "the finding")?;
        let aside = FindingAside {
            about: about.trim().to_owned(),
            reason: reason.trim().to_owned(),
            stamp: self.stamp.clone(),
        };
        self.put(Image::Finding(id.clone(), Some(Arc::new(aside))));
        Ok(())
    }

    fn take_finding_back(&mut self, id: &FindingId) -> Done {
        if !self.records.findings.contains_key(id) {
            return Err(EditError::NotAside(id.clone()));
        }
        self.put(Image::Finding(id.clone(), None));
        Ok(())
    }

    fn confirm_name(&mut self, name: &str, source: Option<&SourceId>, from: &str) -> Done {
        let name = name.trim();
        given(name, "the name")?;
        source.map_or(Ok(()), |source| self.source(source))?;
        let (source, from, stamp) = (source.cloned(), from.trim().to_owned(), self.stamp.clone());
        self.put(Image::Name(name.to_owned(), Some(Arc::new(Spelling { source, from, stamp }))));
        Ok(())
    }

    fn unconfirm_name(&mut self, name: &str) -> Done {
        if !self.records.names.contains_key(name) {
            return Err(EditError::NotConfirmed(name.to_owned()));
        }
        self.put(Image::Name(name.to_owned(), None));
        Ok(())
    }

    /// Notes that a person has done something to the claim.
    fn touch(&mut self, id: &ClaimId) -> Done {
        let claim = self.claim(id)?;
        if !claim.touched {
            let touched = ClaimRecord { touched: true, ..ClaimRecord::clone(claim) };
            self.put_claim(touched);
        }
        Ok(())
    }
}

fn bring_back(claim: &mut ClaimRecord) -> Done {
    let aside = claim.set_aside.take();
    aside.map(|_| ()).ok_or_else(|| EditError::NotInTray(claim.id.clone()))
}

fn given(id: &str, whose: &'static str) -> Done {
    if id.is_empty() { Err(EditError::EmptyId(whose)) } else { Ok(()) }
}
