//! What the machine noticed in the current draft, with the claims it rests on: its own words against each other, and
//! claims against what their sources are said to hold.
//!
//! Invariant: sets no status; the same desk gives the same findings in the same order, each with an id that stays as
//! long as its rule, its grade and its sentences do.

mod own;
mod worked;

use std::sync::Arc;

pub(super) use worked::Kept;
pub use worked::WorkedOut;

use super::claim::Stamp;
use super::id::FindingId;
use super::records::Place;
use super::{ClaimId, ClaimRecord, Desk, Draft};
use crate::check::{Finding, Grade};
use crate::extract::Reading;
use crate::text::Span;
use worked::id_of;

/// A finding as it lies on the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noticed {
    /// Names it in every copy of the project, and in a later draft that says the same.
    pub id: FindingId,
    /// What was noticed.
    pub finding: Finding,
    /// The claims it rests on, in text order.
    pub claims: Vec<ClaimId>,
    /// Why, by whom and when it was set aside; none while it stands.
    pub set_aside: Option<Arc<FindingAside>>,
}

/// Why, by whom and when a finding was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingAside {
    /// The words it rests on, as they were shown.
    pub about: String,
    /// Why.
    pub reason: String,
    /// By whom and when.
    pub stamp: Stamp,
}

/// Under which heading a finding stands in lists, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoticedGroup {
    /// Its words conflict.
    Conflicts,
    /// Its words are to be compared.
    ToCompare,
    /// Its words agree.
    Agrees,
    /// It was set aside.
    SetAside,
}

impl NoticedGroup {
    /// What a checker reads over them.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Conflicts => "Conflicts",
            Self::ToCompare => "To compare",
            Self::Agrees => "Agrees",
            Self::SetAside => "Set aside",
        }
    }
}

impl Noticed {
    /// Its id, and where it begins.
    pub fn at(&self) -> (FindingId, usize) {
        (self.id.clone(), self.finding.place().start)
    }

    /// Under which heading it stands.
    pub const fn group(&self) -> NoticedGroup {
        match self.finding.grade {
            _ if self.set_aside.is_some() => NoticedGroup::SetAside,
            Grade::Conflicts => NoticedGroup::Conflicts,
            Grade::ToCompare => NoticedGroup::ToCompare,
            Grade::Agrees => NoticedGroup::Agrees,
        }
    }

    /// Whether it asks for a look: it does not agree, and nobody has set it aside.
    pub fn stands(&self) -> bool {
        self.set_aside.is_none() && self.finding.grade > Grade::Agrees
    }
}

/// What lists ask of the findings on one claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Noted {
    /// The gravest that stands.
    pub gravest: Option<Grade>,
    /// How many stand that are of this claim alone.
    pub own: usize,
}

impl Desk {
    /// All that can be worked out about the current draft, in text order.
    pub fn findings(&self) -> Vec<Noticed> {
        let Some(draft) = self.draft() else { return Vec::new() };
        let worked = draft.worked_out();
        let mut found: Vec<Noticed> = worked
            .findings
            .iter()
            .map(|(id, finding)| self.noticed(id.clone(), finding.clone(), self.under(draft, finding)))
            .collect();
        for claim in self.claims() {
            found.extend(self.noticed_of(draft, claim));
        }
        found.sort_by_key(|noticed| noticed.finding.place());
        found
    }

    /// The findings that concern `claim`, as far as they have been worked out: the gravest first, those set aside last.
    pub fn findings_on(&self, claim: &ClaimRecord) -> Vec<Noticed> {
        let Some(draft) = self.draft().filter(|draft| draft.number == claim.draft) else { return Vec::new() };
        let of_article = touching(draft, claim);
        let mut found: Vec<Noticed> = of_article
            .map(|(id, finding)| self.noticed(id.clone(), finding.clone(), self.under(draft, finding)))
            .collect();
        found.extend(self.noticed_of(draft, claim));
        found.sort_by_key(|it| (it.set_aside.is_some(), std::cmp::Reverse(it.finding.grade)));
        found
    }

    /// The findings of the article itself that rest on words at `span`, as far as they have been worked out, whichever
    /// claims these belong to.
    pub fn findings_at(&self, span: Span) -> Vec<Noticed> {
        let Some(draft) = self.draft() else { return Vec::new() };
        let found = draft.worked_out_before().into_iter().flat_map(|worked| worked.touching(span));
        let mut found: Vec<Noticed> = found
            .map(|(id, finding)| self.noticed(id.clone(), finding.clone(), self.under(draft, finding)))
            .collect();
        found.sort_by_key(|it| (it.set_aside.is_some(), std::cmp::Reverse(it.finding.grade)));
        found
    }

    /// The finding of that id that begins at byte `start`, as far as it has been worked out.
    pub fn finding(&self, id: &FindingId, start: usize) -> Option<Noticed> {
        let is_it = |noticed: &Noticed| noticed.id == *id && noticed.finding.place().start == start;
        let here = self.findings_at(Span::new(start, start + 1)).into_iter().find(is_it);
        here.or_else(|| {
            let number = self.draft()?.number;
            let claims = self.records.listed.range(Place::at(number, start)..Place::at(number, start + 1));
            claims.flat_map(|(_, claim)| self.findings_on(claim)).find(is_it)
        })
    }

    /// What lists ask of the findings that concern `claim`, as far as they have been worked out.
    pub(super) fn noted(&self, claim: &ClaimRecord) -> Noted {
        let Some(draft) = self.draft().filter(|draft| draft.number == claim.draft) else {
            return Noted::default();
        };
        let stands = |id: &FindingId, grade: Grade| {
            (grade > Grade::Agrees && !self.records.findings.contains_key(id)).then_some(grade)
        };
        let of_article = touching(draft, claim);
        let gravest = of_article.filter_map(|(id, finding)| stands(id, finding.grade)).max();
        let own = self.own_findings(draft, claim);
        let own =
            own.iter().filter_map(|(finding, told)| stands(&id_of(draft, finding, told), finding.grade));
        let own: Vec<Grade> = own.collect();
        Noted { gravest: own.iter().copied().max().max(gravest), own: own.len() }
    }

    /// How many findings of the article itself stand, as far as they have been worked out.
    pub fn standing_in_article(&self) -> usize {
        let worked = self.draft().and_then(Draft::worked_out_before);
        let findings = worked.map_or(&[][..], |worked| &worked.findings);
        let stands = |(id, finding): &&(FindingId, Finding)| {
            finding.grade > Grade::Agrees && !self.records.findings.contains_key(id)
        };
        findings.iter().filter(stands).count()
    }

    /// Why, by whom and when a finding was set aside.
    pub fn finding_aside(&self, finding: &FindingId) -> Option<&Arc<FindingAside>> {
        self.records.findings.get(finding)
    }

    /// What somebody is said to say in `claim`, a quotation or the naming of a source, as far as claims of their own
    /// hold it and it can be checked.
    pub fn said_by<'a>(&'a self, claim: &'a ClaimRecord) -> impl Iterator<Item = &'a Arc<ClaimRecord>> {
        let says = matches!(claim.reading, Reading::Quote(_) | Reading::Attribution(_));
        let within = if says { self.content_of(claim) } else { Span::default() };
        self.claims_in(claim.draft, within).filter(move |other| {
            other.id != claim.id && within.contains(other.span) && can_be_so(&other.reading)
        })
    }

    /// Where that stands which is told in `claim`: in a quotation itself; where a source is named, in its sentence.
    fn content_of(&self, claim: &ClaimRecord) -> Span {
        let draft = self.draft_numbered(claim.draft);
        let sentence = draft.and_then(|draft| draft.sentences.get(claim.sentence));
        match (&claim.reading, sentence) {
            (Reading::Attribution(_), Some(sentence)) => sentence.span,
            _ => claim.span,
        }
    }

    /// The claims on the list of draft `number` that start in `span`.
    fn claims_in(&self, number: usize, span: Span) -> impl Iterator<Item = &Arc<ClaimRecord>> {
        let places = Place::at(number, span.start)..Place::at(number, span.end);
        self.records.listed.range(places).map(|(_, claim)| claim)
    }

    /// What there is to notice of `claim` alone.
    fn noticed_of(&self, draft: &Draft, claim: &ClaimRecord) -> Vec<Noticed> {
        let own = self.own_findings(draft, claim).into_iter();
        own.map(|(finding, told)| {
            self.noticed(id_of(draft, &finding, &told), finding, vec![claim.id.clone()])
        })
        .collect()
    }

    fn noticed(&self, id: FindingId, finding: Finding, claims: Vec<ClaimId>) -> Noticed {
        let set_aside = self.records.findings.get(&id).map(Arc::clone);
        Noticed { id, finding, claims, set_aside }
    }

    /// The claims whose words `finding` rests on, in text order.
    fn under(&self, draft: &Draft, finding: &Finding) -> Vec<ClaimId> {
        let mut claims = Vec::new();
        for place in &finding.places {
            // Nothing that such a claim says reaches over the end of its sentence.
            let sentence = draft.sentences.get(draft.sentence_at(place.start));
            let start = sentence.map_or(place.start, |sentence| sentence.span.start.min(place.start));
            for claim in self.claims_in(draft.number, Span::new(start, place.end)) {
                if is_concerned(claim) && claim.span.overlaps(*place) && !claims.contains(&claim.id) {
                    claims.push(claim.id.clone());
                }
            }
        }
        claims
    }
}

/// The findings of the article itself on the words of `claim`, as far as they have been worked out.
fn touching<'a>(draft: &'a Draft, claim: &ClaimRecord) -> impl Iterator<Item = &'a (FindingId, Finding)> {
    let worked = draft.worked_out_before().filter(|_| is_concerned(claim));
    let span = claim.span;
    worked.into_iter().flat_map(move |worked| worked.touching(span))
}

/// Whether findings on its words concern a claim: what holds other claims is told by these.
const fn is_concerned(claim: &ClaimRecord) -> bool {
    !matches!(claim.reading, Reading::Quote(_) | Reading::Attribution(_) | Reading::Statement {})
}

/// Whether something is told that can be so or not.
const fn can_be_so(reading: &Reading) -> bool {
    matches!(
        reading,
        Reading::Casualty { .. }
            | Reading::Quantity { .. }
            | Reading::Date(_)
            | Reading::Duration(_)
            | Reading::Comparison {}
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Dates, read};
    use crate::desk::{Checker, Edit, Entry, EntryId, NewDraft};
    use crate::extract::extract;
    use jiff::{Timestamp, civil::date};

    /// A desk with `text` as its draft and `edits` made.
    fn desk(text: &str, edits: impl IntoIterator<Item = Edit>) -> Desk {
        let dates = Dates { given: Some(date(2024, 8, 16)), file: date(2024, 8, 16) };
        let article = read(text.as_bytes(), "a.txt", dates).unwrap().article;
        let draft = NewDraft::of(&article, &extract(&article));
        let mut desk = Desk::default();
        for (number, edit) in std::iter::once(Edit::AddDraft { draft }).chain(edits).enumerate() {
            let by = Checker { name: "Maria Keller".to_owned(), initials: "MK".to_owned() };
            let id = EntryId(number.to_string());
            desk.record(Entry { id, at: Timestamp::UNIX_EPOCH, by, edit }).unwrap();
        }
        desk
    }

    const TEXT: &str =
        "The ferry “Dora” left on Tuesday, Feb. 26, 2024. It burned 8 miles (5 km) off the coast.";

    fn standing(desk: &Desk) -> Vec<FindingId> {
        desk.findings().into_iter().filter(Noticed::stands).map(|it| it.id).collect()
    }

    #[test]
    fn a_finding_set_aside_stays_so_while_its_sentence_says_the_same() {
        let found = standing(&desk(TEXT, []));
        let [date, distance] = found.as_slice() else { panic!("{found:?}") };
        let aside = |text: &str| {
            let (finding, reason) = (date.clone(), "two ferries".to_owned());
            standing(&desk(text, [Edit::SetFindingAside { finding, about: String::new(), reason }]))
        };
        let only_distance = [distance.clone()];
        assert_eq!(aside(TEXT), only_distance);
        assert_eq!(aside(&TEXT.replace(['“', '”'], "\"")), only_distance, "quotation marks of another kind");
        assert_eq!(aside(&format!("Nobody was hurt.\n\n{TEXT}")), only_distance, "a paragraph before it");
        assert_eq!(aside(&TEXT.replace("left", "sailed")).len(), 2, "another word in its sentence");
        assert_eq!(aside(&TEXT.replace("Feb. 26", "Feb. 25")).len(), 2, "another day");
        assert_eq!(aside(&TEXT.replace("5 km", "6 km")).len(), 1, "another sentence");
    }

    #[test]
    fn what_concerns_a_claim_is_told_once_it_is_worked_out() {
        let desk = desk(TEXT, []);
        let claim = desk.claims().find(|it| desk.words(it).contains("Feb. 26")).unwrap();
        assert!(desk.findings_on(claim).is_empty(), "nobody has asked");
        assert_eq!(desk.noted(claim), Noted::default());
        desk.draft().unwrap().worked_out();
        let found = desk.findings_on(claim);
        assert_eq!(found.iter().map(|it| it.finding.grade).collect::<Vec<_>>(), [Grade::Conflicts]);
        assert_eq!(found[0].claims, std::slice::from_ref(&claim.id));
        assert_eq!(desk.noted(claim).gravest, Some(Grade::Conflicts));
        let (id, start) = found[0].at();
        assert_eq!(desk.finding(&id, start).as_ref(), found.first());
        assert_eq!(desk.standing_in_article(), 2);
    }
}
