//! Works out the edit that takes a new draft in with all marks.
//!
//! Invariant: changes nothing itself; every claim of the current draft is in the edit, and no id in it stands for two.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use thiserror::Error;
use uuid::Uuid;

use super::counterpart::{Seeker, counterparts};
use super::judge::{Judge, Readings, Standing, standing};
use super::place::{Drafts, Landing, Lane};
use super::verdict::{Reason, Verdict};
use super::{Carried, PassedOn};
use crate::article::draft::{Fate, Version};
use crate::article::{Article, Published, PublishedFrom};
use crate::desk::claim::{ClaimRecord, Finding, Origin};
use crate::desk::draft::FAMILY;
use crate::desk::edit::{Edit, NewDraft};
use crate::desk::id::{ClaimId, DraftId};
use crate::desk::{Desk, Draft};
use crate::extract::{Extraction, Reading, guess};
use crate::text::Span;

/// Why there is nothing to carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoCarry {
    /// The project has no article.
    #[error("the project has no draft yet: take this one in as its first")]
    NoDraft,
    /// Its text is that of the current draft.
    #[error("the new draft has the same text as the one checked: there is nothing to bring over")]
    SameText,
}

impl Desk {
    /// `article` with the day of publication that a new draft is read by: its own where it states one; else that of the
    /// current draft, for when a file was last saved says little about a piece that is known.
    pub fn as_new_draft(&self, article: Article) -> Article {
        let known = self.draft().map(|draft| draft.article.published);
        let is_weak = matches!(article.published.from, PublishedFrom::FileTime | PublishedFrom::Properties);
        match known.filter(|_| is_weak) {
            Some(published) => Article { published: Published { ..published }, ..article },
            None => article,
        }
    }

    /// The edit that takes `article`, in which `found` was found, in as the next draft, with all marks.
    pub fn carrying(&self, article: &Article, found: &Extraction) -> Result<Edit, NoCarry> {
        let draft = self.draft().ok_or(NoCarry::NoDraft)?;
        if draft.article.text == article.text && draft.article.published == article.published {
            return Err(NoCarry::SameText);
        }
        let old = draft.version();
        let new = Version::read(&article.text, found.sentences.iter().map(|sentence| sentence.span));
        let drafts = Drafts::new(old, new);
        let plan = Plan { desk: self, draft, article, found, drafts: &drafts };
        Ok(plan.edit())
    }
}

struct Plan<'a> {
    desk: &'a Desk,
    draft: &'a Draft,
    article: &'a Article,
    found: &'a Extraction,
    drafts: &'a Drafts<'a>,
}

/// A claim with what became of its words and of those that the machine found, since the draft that it stood in last.
struct Case<'a> {
    claim: &'a Arc<ClaimRecord>,
    drafts: &'a Drafts<'a>,
    landing: Landing,
    finding: Option<Lane>,
}

impl<'a> Plan<'a> {
    fn edit(&self) -> Edit {
        let claims = self.desk.claims().chain(self.desk.tray());
        let mut cases: Vec<Case<'_>> = claims.map(|claim| case(claim, self.drafts)).collect();
        let earlier = self.earlier();
        cases.extend(self.back(&earlier));
        let chosen = counterparts(&seekers(&cases), &self.found.claims);
        let old_claims = self.desk.claims().map(|claim| (claim.span, claim.kind()));
        let new_claims = self.found.claims.iter().map(|claim| (claim.span, claim.reading.kind()));
        let judge = Judge {
            drafts: self.drafts,
            old_claims: standing(&self.drafts.old, old_claims),
            new_claims: standing(&self.drafts.new, new_claims),
        };
        let carried = cases.iter().enumerate().map(|(number, case)| {
            let counterpart = chosen.get(&number).and_then(|at| self.found.claims.get(*at));
            let counterpart = counterpart.map(|claim| (claim.span, &claim.reading));
            if case.claim.draft == self.draft.number {
                return self.carried(&judge, case, counterpart);
            }
            let judge =
                Judge { drafts: case.drafts, old_claims: Standing::new(), new_claims: Standing::new() };
            came_back(self.carried(&judge, case, counterpart))
        });
        let carried: Vec<Carried> = carried.collect();
        let ids = chosen.iter().filter_map(|(case, at)| Some((*at, cases.get(*case)?.claim.id.clone())));
        let draft = self.new_draft(&ids.collect());
        Edit::Carry { draft, claims: carried, passed: self.passed() }
    }

    /// Earlier drafts that claims were left in, beside the new one.
    fn earlier(&self) -> BTreeMap<usize, Drafts<'a>> {
        let numbers: BTreeSet<usize> = self.desk.removed().map(|claim| claim.draft).collect();
        let drafts = numbers.into_iter().filter_map(|number| {
            let draft = self.desk.draft_numbered(number)?;
            Some((number, Drafts::new(draft.version(), self.drafts.new.clone())))
        });
        drafts.collect()
    }

    /// The claims left in earlier drafts whose whole sentence is there again, where no sentence of the current draft became it.
    fn back<'b>(&self, earlier: &'b BTreeMap<usize, Drafts<'a>>) -> Vec<Case<'b>>
    where
        'a: 'b,
    {
        let cases = self.desk.removed().filter_map(|claim| Some(case(claim, earlier.get(&claim.draft)?)));
        let is_unclaimed = |piece: usize| self.drafts.alignment.origins.get(piece).is_some_and(Vec::is_empty);
        let is_back = |case: &Case<'_>| match case.landing {
            Landing::At(lane) => {
                let old = &case.drafts.old;
                let mut fates = (old.piece_of(lane.old.start)..=old.piece_of(lane.old.end.saturating_sub(1)))
                    .filter_map(|piece| case.drafts.alignment.fates.get(piece));
                fates.all(|fate| matches!(fate, Fate::Same(is) if is_unclaimed(*is)))
            }
            _ => false,
        };
        cases.filter(is_back).collect()
    }

    fn carried(&self, judge: &Judge<'_>, case: &Case<'_>, counterpart: Option<(Span, &Reading)>) -> Carried {
        let claim = case.claim;
        let lane = match &case.landing {
            Landing::At(lane) => *lane,
            Landing::Any(places) if places.len() > 1 => {
                let places = places.iter().map(|place| self.chars(*place)).collect();
                let why = Reason::TwoPlaces;
                return Carried { verdict: Verdict::Ask, places, ..Carried::nowhere(claim, why) };
            }
            Landing::Any(_) => return Carried::nowhere(claim, Reason::NoWords),
            Landing::Gone(why) => return Carried::nowhere(claim, *why),
        };
        let finding = found_before(claim);
        let has_own_borders = finding.is_none_or(|finding| finding.span != claim.span);
        let lane = match counterpart.filter(|_| !has_own_borders) {
            Some((span, _)) => case.drafts.lane(lane, span),
            None => lane,
        };
        let readings = Readings {
            kind: claim.kind(),
            old: finding.map(|finding| &finding.reading),
            new: counterpart.filter(|_| finding.is_some()).map(|(_, reading)| reading),
        };
        let (verdict, why) = judge.judge(lane, &readings);
        let is_unread = counterpart.is_none() || finding.is_none();
        let reading =
            (verdict == Verdict::Stale && is_unread).then(|| self.read_anew(claim, lane.span)).flatten();
        Carried {
            claim: claim.id.clone(),
            verdict,
            span: Some(self.chars(lane.span)),
            why: why.into_iter().collect(),
            places: Vec::new(),
            reading,
        }
    }

    /// What the words say now, where what they said was read of them and not typed in.
    fn read_anew(&self, claim: &ClaimRecord, span: Span) -> Option<Reading> {
        let sentence = self.found.sentences.iter().find(|sentence| sentence.span.overlaps(span))?;
        let stood = self.desk.draft_numbered(claim.draft)?;
        let before = stood.sentences.get(claim.sentence)?;
        let kind = Some(claim.kind());
        let was = guess(&stood.article, before.span, claim.span, kind);
        let is = guess(self.article, sentence.span, span, kind);
        (was == claim.reading && is != was && is.kind() == was.kind()).then_some(is)
    }

    fn chars(&self, span: Span) -> crate::text::CharSpan {
        self.article.index.chars(&self.article.text, span)
    }

    /// The new draft, in which claims that were found before have the ids that they had, and all others new ones.
    fn new_draft(&self, known: &BTreeMap<usize, ClaimId>) -> NewDraft {
        let mut draft = NewDraft::of(self.article, self.found);
        let number = self.draft.number + 1;
        if self.desk.drafts().any(|earlier| earlier.id == draft.id) {
            draft.id = DraftId(again(&draft.id.0, number));
        }
        let mut ids = BTreeMap::new();
        let mut taken: BTreeSet<ClaimId> = known.values().cloned().collect();
        for (at, claim) in draft.claims.iter_mut().enumerate() {
            let before = claim.id.clone();
            claim.id = known.get(&at).cloned().unwrap_or_else(|| {
                let mut id = before.clone();
                while self.desk.claim(&id).is_some() || !taken.insert(id.clone()) {
                    id = ClaimId(again(&id.0, number));
                }
                id
            });
            ids.insert(before, claim.id.clone());
        }
        for tie in draft.claims.iter_mut().flat_map(|claim| &mut claim.ties) {
            if let Some(id) = ids.get(&tie.to) {
                tie.to.clone_from(id);
            }
        }
        draft
    }

    /// The passed sentences that stand in the new draft with the same words.
    fn passed(&self) -> Vec<PassedOn> {
        let passed = self.desk.passed_sentences(self.draft.number);
        let carried = passed.filter_map(|(from, _)| {
            let start = self.draft.sentences.get(from)?.span.start;
            let Drafts { old, new, alignment } = self.drafts;
            let piece = old.piece_of(old.touched(Span::new(start, start + 1)).start);
            let Fate::Same(is) = alignment.fates.get(piece)? else { return None };
            let there = new.text.span_of(new.tokens(*is)).start;
            let to = self.found.sentences.partition_point(|sentence| sentence.span.end <= there);
            (to < self.found.sentences.len()).then_some(PassedOn { from, to })
        });
        carried.collect()
    }
}

fn case<'a>(claim: &'a Arc<ClaimRecord>, drafts: &'a Drafts<'a>) -> Case<'a> {
    let landing = drafts.land(claim.span);
    let finding = match (&claim.origin, &landing) {
        (Origin::Found(finding), Landing::At(lane)) if finding.span == claim.span => Some(*lane),
        (Origin::Found(finding), Landing::At(_)) => match drafts.land(finding.span) {
            Landing::At(lane) => Some(lane),
            _ => None,
        },
        _ => None,
    };
    Case { claim, drafts, landing, finding }
}

/// A claim that was removed and stands in the text again is never kept silently.
fn came_back(mut carried: Carried) -> Carried {
    if carried.verdict == Verdict::Kept {
        carried.verdict = Verdict::Context;
    }
    carried.why.retain(|why| *why != Reason::Neighbours);
    carried.why.push(Reason::Back);
    carried
}

fn again(id: &str, number: usize) -> String {
    Uuid::new_v5(&FAMILY, format!("{id} in draft {number}").as_bytes()).to_string()
}

fn found_before(claim: &ClaimRecord) -> Option<&Finding> {
    match &claim.origin {
        Origin::Found(finding) => Some(finding),
        Origin::Hand(_) => None,
    }
}

/// The claims that look for their counterpart: found ones by what the machine found, those made by hand by themselves.
fn seekers(cases: &[Case<'_>]) -> Vec<Seeker> {
    let seeker = |(number, case): (usize, &Case<'_>)| {
        let kind =
            found_before(case.claim).map_or_else(|| case.claim.kind(), |finding| finding.reading.kind());
        match (&case.landing, case.finding) {
            (_, Some(lane)) => Some(Seeker { number, span: lane.span, kind, is_strict: false }),
            (Landing::At(lane), None) => Some(Seeker { number, span: lane.span, kind, is_strict: true }),
            _ => None,
        }
    };
    cases.iter().enumerate().filter_map(seeker).collect()
}
