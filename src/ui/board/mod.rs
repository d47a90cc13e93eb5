//! The claims as list, manuscript and card need them in every frame, worked out once for every change of the desk or of
//! what the list is to show.
//!
//! What is gone through for all claims are small facts, never records or words: so a new mark among ten thousand claims
//! costs a frame about what it costs among a hundred.
//!
//! Invariant: says what the desk says, as of the revision it was brought to.

mod glance;
mod listing;
mod pile;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use glance::{ByStatus, Glance};
use listing::Listing;
use pile::Pile;

use crate::desk::{Alike, ClaimId, ClaimRecord, Desk, Facts, Heading, Origin, Section, Summary, Today};
use crate::extract::Bond;
use crate::ui::state::{Tab, View};

/// The claims as the panes show them.
#[derive(Debug, Default)]
pub struct Board {
    /// The revision it was brought to, and the day.
    at: Option<(u64, Today)>,
    /// Whether what the article itself gives away had been worked out by then.
    is_worked_out: bool,
    /// Findings that stand.
    noticed: usize,
    listed: Pile,
    tray: Pile,
    changed: Pile,
    summary: Summary,
    /// Grows whenever claims, words or readings are others.
    wording: u64,
    alike: Alike,
    /// Claim to those that are tied to it.
    tied: BTreeMap<ClaimId, Vec<(Bond, ClaimId)>>,
    /// Length of the longest claim, in bytes: how far back a claim that reaches into a paragraph can start.
    longest: usize,
    listing: Listing,
}

impl Board {
    /// Follows the desk to `revision`, which grows by one with every entry, and to `today`.
    pub(crate) fn follow(&mut self, desk: &Desk, (revision, today): (u64, Today)) {
        let is_worked_out = desk.draft().is_some_and(|draft| draft.worked_out_before().is_some());
        let is_news = std::mem::replace(&mut self.is_worked_out, is_worked_out) != is_worked_out;
        if self.at == Some((revision, today)) && !is_news {
            return;
        }
        if is_news {
            self.at = None;
            self.listing = self.listing.next();
        }
        let is_next = self.at.is_some_and(|(known, day)| (known + 1, day) == (revision, today));
        self.at = Some((revision, today));
        if !(is_next && desk.touched().is_some_and(|touched| self.step(desk, touched, today))) {
            self.fill(desk, today);
        }
        self.summary = desk.summary_of(&self.listed.facts);
        let own: usize = self.listed.facts.iter().map(|claim| claim.noted.own).sum();
        self.noticed = desk.standing_in_article() + own;
    }

    /// Takes over new marks on the claims `touched`; whether that was all there was to do.
    fn step(&mut self, desk: &Desk, touched: &[ClaimId], today: Today) -> bool {
        /// To take over a claim costs so many times what it costs among all.
        const DEARER: usize = 8;
        let mut claims = touched.iter().map(|id| desk.claim(id));
        touched.len() * DEARER <= self.listed.claims.len().max(DEARER)
            && claims.all(|claim| {
                claim.is_some_and(|claim| {
                    let aside = claim.set_aside.is_some();
                    let pile = if aside { &mut self.tray } else { &mut self.listed };
                    self.changed.take(desk, claim, today);
                    pile.take(desk, claim, today)
                })
            })
    }

    /// Takes over all there is.
    fn fill(&mut self, desk: &Desk, today: Today) {
        let is_listed_same = self.listed.fill(desk, desk.claims(), today);
        let is_tray_same = self.tray.fill(desk, desk.tray().chain(desk.removed()), today);
        let is_changed_same = self.changed.fill(desk, desk.changed(), today);
        if !(is_listed_same && is_tray_same && is_changed_same) {
            self.wording += 1;
            self.alike = desk.alike();
            self.tied = tied(&self.listed.claims);
            self.longest = self.listed.facts.iter().map(|claim| claim.span.len()).max().unwrap_or(0);
        }
    }

    /// Follows the desk, and works the list out again where something it shows may have changed.
    pub(crate) fn list(&mut self, desk: &Desk, now: (u64, Today), view: &View) {
        self.follow(desk, now);
        let pile = match view.tab {
            Tab::Tray => &mut self.tray,
            Tab::Changes => &mut self.changed,
            Tab::Claims | Tab::Findings | Tab::Names | Tab::Sources => &mut self.listed,
        };
        self.listing.refresh(pile, desk, (now, self.wording), view);
    }

    /// Forgets the desk: another one comes.
    pub(crate) fn forget(&mut self) {
        *self = Self { wording: self.wording + 1, listing: self.listing.next(), ..Self::default() };
    }

    /// Whether it says what the desk says at `revision`.
    pub(crate) fn is_at(&self, revision: u64) -> bool {
        self.at.is_some_and(|at| at.0 == revision)
    }

    /// The work at a glance.
    pub const fn summary(&self) -> &Summary {
        &self.summary
    }

    /// How many findings stand that do not agree; none until they have been worked out.
    pub const fn noticed(&self) -> usize {
        self.noticed
    }

    /// Whether what the article itself gives away has been worked out.
    pub const fn is_worked_out(&self) -> bool {
        self.is_worked_out
    }

    /// A number that changes whenever other claims stand there, or say something else.
    pub const fn wording(&self) -> u64 {
        self.wording
    }

    /// All claims on the list, in text order.
    pub fn claims(&self) -> &[Arc<ClaimRecord>] {
        &self.listed.claims
    }

    /// Their facts, place by place.
    pub fn facts(&self) -> &[Facts] {
        &self.listed.facts
    }

    /// The place of `claim` among them, from 0.
    pub fn place_of(&self, claim: &ClaimRecord) -> Option<usize> {
        self.listed.place_of(claim)
    }

    /// The places of the claims that say the same as `claim`, itself among them; none where it stands alone.
    pub fn alike(&self, claim: &ClaimRecord) -> &[usize] {
        self.place_of(claim).map_or(&[], |place| self.alike.with(place))
    }

    /// The claims that are tied to `claim`, and how.
    pub fn tied_to(&self, claim: &ClaimId) -> impl Iterator<Item = &(Bond, ClaimId)> {
        self.tied.get(claim).into_iter().flatten()
    }

    /// The claims that touch the bytes from `start` to `end`, in text order.
    pub fn touching(&self, start: usize, end: usize) -> impl Iterator<Item = &Arc<ClaimRecord>> {
        let earliest = start.saturating_sub(self.longest);
        let first = self.claims().partition_point(|claim| claim.span.start < earliest);
        let near = self.claims().iter().skip(first).take_while(move |claim| claim.span.start < end);
        near.filter(move |claim| claim.span.end > start)
    }

    /// How many claims lie in the tray, those among them that the current draft has not.
    pub fn in_tray(&self) -> usize {
        self.tray.claims.len()
    }

    /// How many claims the current draft has changed, lost or brought, and how many of these ask something.
    pub fn changed(&self) -> (usize, usize) {
        let asking = self.changed.facts.iter().filter(|claim| claim.is_unanswered()).count();
        (self.changed.claims.len(), asking)
    }

    /// A number that changes whenever the list is another.
    pub const fn turn(&self) -> u64 {
        self.listing.turn
    }

    /// How many claims the list shows, those under folded headings among them.
    pub fn shown(&self) -> usize {
        self.listing.shown.len()
    }

    /// How many it leaves out.
    pub fn left_out(&self) -> usize {
        self.pile().claims.len() - self.shown()
    }

    /// The headings of the list, with the rows under them.
    pub fn sections(&self) -> &[Section] {
        &self.listing.arranged.sections
    }

    /// The claim in row `row` of the list.
    pub fn row(&self, row: usize) -> Option<&Arc<ClaimRecord>> {
        self.pile().claims.get(*self.listing.arranged.order.get(row)?)
    }

    /// The facts of the claim in row `row` of the list.
    pub fn row_facts(&self, row: usize) -> Option<&Facts> {
        self.pile().facts.get(*self.listing.arranged.order.get(row)?)
    }

    /// The row of `claim`, while the list shows it.
    pub fn row_of(&self, claim: &ClaimRecord) -> Option<usize> {
        let place = self.pile().place_of(claim)?;
        self.listing.arranged.order.iter().position(|shown| *shown == place)
    }

    /// The rows under headings that are not folded away.
    pub fn open_rows(&self, view: &View) -> impl Iterator<Item = usize> {
        let open = self.sections().iter().filter(|section| !view.folded.contains(&section.heading));
        open.flat_map(|section| section.rows.clone())
    }

    /// The heading that `claim` stands under.
    pub fn heading_of(&self, claim: &ClaimRecord, view: &View) -> Option<Heading> {
        let row = self.row_of(claim)?;
        self.row_facts(row).map(|facts| view.arranged().grouping.heading_of(facts))
    }

    /// How many of the claims chosen together the list does not show.
    pub fn out_of_sight(&self, view: &View) -> usize {
        let shown = self.open_rows(view).filter_map(|row| self.row(row));
        let shown = shown.filter(|claim| view.chosen.contains(&claim.id)).count();
        view.chosen.len().saturating_sub(shown)
    }

    const fn pile(&self) -> &Pile {
        match self.listing.tab() {
            Tab::Tray => &self.tray,
            Tab::Changes => &self.changed,
            Tab::Claims | Tab::Findings | Tab::Names | Tab::Sources => &self.listed,
        }
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
