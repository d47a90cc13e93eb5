//! What the panes need to know of the desk in every frame, worked out once for every change of it.
//!
//! Invariant: a copy of what the desk says; frames that change nothing cost nothing here.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::desk::{Arrangement, ClaimId, ClaimRecord, Filter, Origin, Section, Shown, Today};
use crate::extract::Bond;
use crate::ui::state::{Scene, Tab, View};

/// The claims as the panes show them.
#[derive(Default)]
pub(super) struct Board {
    key: Option<(u64, Tab, Filter, Arrangement)>,
    /// The day that what the list shows is true of.
    today: Option<Today>,
    /// Grows whenever what the list shows is worked out again.
    pub(super) turn: u64,
    /// All claims on the list, in text order.
    pub(super) claims: Vec<Arc<ClaimRecord>>,
    /// Those that the filter lets through; in the tray's tab, those of the tray.
    pub(super) shown: Shown,
    /// The same under their headings and in the order of the list.
    pub(super) sections: Vec<Section>,
    /// Place of a claim among `claims`, from 0.
    pub(super) places: BTreeMap<ClaimId, usize>,
    /// Claim to those that are tied to it.
    tied: BTreeMap<ClaimId, Vec<(Bond, ClaimId)>>,
    /// How many claims say what a claim says, for those that do not stand alone.
    pub(super) repeats: BTreeMap<ClaimId, usize>,
    /// Length of the longest claim, in bytes: how far back a claim that reaches into a paragraph can start.
    longest: usize,
}

impl Board {
    /// Works everything out again if the desk, the tab or the filter has changed.
    pub(super) fn refresh(&mut self, scene: &Scene<'_>) {
        let view = scene.view;
        let is_same_desk = self.key.as_ref().is_some_and(|(revision, ..)| *revision == scene.revision);
        if !is_same_desk {
            let before = std::mem::replace(&mut self.claims, scene.desk.claims().map(Arc::clone).collect());
            if !say_the_same(&before, &self.claims) {
                self.repeats = scene.desk.repeats();
            }
            self.places = self.claims.iter().enumerate().map(|(i, claim)| (claim.id.clone(), i)).collect();
            self.tied = tied(&self.claims);
            self.longest = self.claims.iter().map(|claim| claim.span.len()).max().unwrap_or(0);
        }
        let is_same_list = self.key.as_ref().is_some_and(|(_, tab, filter, arrangement)| {
            (*tab, *arrangement) == (view.tab, view.arrangement) && *filter == view.filter
        });
        let is_same_day = self.today == Some(scene.today);
        if !(is_same_desk && is_same_list && is_same_day) {
            self.today = Some(scene.today);
            self.shown = match view.tab {
                Tab::Tray => scene.desk.shown_in_tray(&view.filter, scene.today),
                _ => scene.desk.shown(&view.filter, scene.today),
            };
            self.sections = scene.desk.arrange(&self.shown.claims, view.arrangement);
            self.turn += 1;
            self.key = Some((scene.revision, view.tab, view.filter.clone(), view.arrangement));
        }
    }

    /// The claims that are tied to `claim`, and how.
    pub(super) fn tied_to(&self, claim: &ClaimId) -> impl Iterator<Item = &(Bond, ClaimId)> {
        self.tied.get(claim).into_iter().flatten()
    }

    /// How many of the claims chosen together the list does not show.
    pub(super) fn out_of_sight(&self, scene: &Scene<'_>) -> usize {
        let View { chosen, folded, .. } = scene.view;
        let open = self.sections.iter().filter(|section| !folded.contains(&section.heading));
        let shown = open.flat_map(|section| &section.claims).filter(|claim| chosen.contains(&claim.id));
        chosen.len().saturating_sub(shown.count())
    }

    /// The claims that touch the bytes from `start` to `end`, in text order.
    pub(super) fn touching(&self, start: usize, end: usize) -> impl Iterator<Item = &Arc<ClaimRecord>> {
        let earliest = start.saturating_sub(self.longest);
        let first = self.claims.partition_point(|claim| claim.span.start < earliest);
        let near = self.claims.iter().skip(first).take_while(move |claim| claim.span.start < end);
        near.filter(move |claim| claim.span.end > start)
    }
}

/// Every tie, from its other end.
fn tied(claims: &[Arc<ClaimRecord>]) -> BTreeMap<ClaimId, Vec<(Bond, ClaimId)>> {
    let mut tied: BTreeMap<ClaimId, Vec<(Bond, ClaimId)>> = BTreeMap::new();
    for claim in claims {
        let Origin::Found(finding) = &claim.origin else { continue };
        for tie in &finding.ties {
            tied.entry(tie.to.clone()).or_default().push((tie.bond, claim.id.clone()));
        }
    }
    tied
}

/// Whether the claims are the same ones with the same words and readings, whatever marks they have got.
fn say_the_same(before: &[Arc<ClaimRecord>], now: &[Arc<ClaimRecord>]) -> bool {
    let is_same = |(one, other): (&Arc<ClaimRecord>, &Arc<ClaimRecord>)| {
        Arc::ptr_eq(one, other)
            || (&one.id, one.span, &one.reading) == (&other.id, other.span, &other.reading)
    };
    before.len() == now.len() && before.iter().zip(now).all(is_same)
}
