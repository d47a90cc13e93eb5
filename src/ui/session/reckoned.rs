//! What is worked out once for every change of the desk, and looked at in every frame.
//!
//! Invariant: a copy of what the desk says; frames that change nothing cost nothing here.

use super::Session;
use crate::desk::{BareWords, Noticed, Summary};
use crate::ui::board::{Board, Glance};
use crate::ui::session::in_groups;
use crate::ui::state::{Page, Tab};

/// What is worked out from the desk, each with what it was worked out for.
#[derive(Default)]
pub(super) struct Reckoned {
    board: Board,
    /// By revision.
    glance: Option<(u64, Glance)>,
    /// By revision, in the order of their tab.
    findings: Option<(u64, Vec<Noticed>)>,
    /// By the wording of the claims, and the sentences passed.
    bare: Option<((u64, Vec<usize>), BareWords)>,
}

impl Session {
    /// The claims as they are shown, as of the frame's beginning or a later entry.
    pub const fn board(&self) -> &Board {
        &self.reckoned.board
    }

    /// The work at a glance.
    pub const fn summary(&self) -> &Summary {
        self.reckoned.board.summary()
    }

    /// What the overview shows, while it lies open.
    pub fn glance(&self) -> Option<&Glance> {
        self.reckoned.glance.as_ref().map(|(_, glance)| glance)
    }

    /// All findings, while their tab is shown and they have been worked out.
    pub fn findings(&self) -> &[Noticed] {
        self.reckoned.findings.as_ref().map_or(&[], |(_, findings)| findings)
    }

    /// The words that no claim holds; none while nobody looks at them.
    pub fn bare_words(&self) -> Option<&BareWords> {
        self.reckoned.bare.as_ref().map(|(_, bare)| bare)
    }

    /// Works out again what has changed.
    pub(super) fn reckon(&mut self) {
        self.leave_changes();
        self.reckon_list();
        let now = self.revision();
        let is_overview = self.view.page == Page::Overview;
        let Self { desk, view, reckoned: Reckoned { board, glance, findings, bare }, .. } = self;
        let looks_at_findings = view.tab == Tab::Findings && board.is_worked_out();
        findings.take_if(|(at, _)| !looks_at_findings || *at != now);
        if looks_at_findings && findings.is_none() {
            *findings = Some((now, in_groups(&desk.findings())));
        }
        glance.take_if(|(at, _)| !is_overview || *at != now);
        if is_overview && glance.is_none() {
            *glance = Some((now, Glance::of(desk, board.facts())));
        }
        let draft = desk.draft().filter(|_| is_overview || view.bare);
        let key = draft.map(|draft| {
            let passed = desk.passed_sentences(draft.number).map(|(sentence, _)| sentence);
            (board.wording(), passed.collect::<Vec<_>>())
        });
        bare.take_if(|(at, _)| Some(&*at) != key.as_ref());
        if let (None, Some(key)) = (&bare, key) {
            *bare = Some((key, desk.bare_words()));
        }
    }

    /// Brings the list up to desk and view.
    pub(super) fn reckon_list(&mut self) {
        let now = (self.revision(), self.today());
        self.reckoned.board.list(&self.desk, now, &self.view);
    }

    /// Brings the counts up to the entry just made.
    pub(super) fn reckon_entry(&mut self) {
        let now = (self.revision(), self.today());
        self.reckoned.board.follow(&self.desk, now);
    }

    /// Forgets the piece that lay in front.
    pub(super) fn forget_reckoned(&mut self) {
        self.reckoned.board.forget();
        (self.reckoned.glance, self.reckoned.bare, self.reckoned.findings) = (None, None, None);
    }
}
