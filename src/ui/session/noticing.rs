//! Going through what the machine noticed, setting it aside, and the names whose spelling is to be confirmed.
//!
//! Invariant: changes the selection, and the record only by edits.

use super::Session;
use crate::check::Ledger;
use crate::desk::{Draft, Edit, Noticed};
use crate::ui::commands::CommandId;
use crate::ui::state::{Field, FindingAt, Page, Step, Tab};

impl Session {
    /// Goes to the next finding that stands, in the order of the text; from the first again after the last.
    pub fn go_next_finding(&mut self) {
        if !self.board().is_worked_out() {
            self.notices.say("Dates, sums and repeats are still being worked out");
            return;
        }
        let standing: Vec<Noticed> = self.desk.findings().into_iter().filter(Noticed::stands).collect();
        let here = self.view.finding.clone();
        let own = here.and_then(|at| standing.iter().position(|it| it.at() == at));
        let selected = self.view.words.or_else(|| self.claim().map(|claim| claim.span));
        let start = selected.map_or(0, |span| span.start);
        let next = match own {
            Some(own) => own + 1,
            None => standing.iter().position(|it| it.finding.place().start >= start).unwrap_or_default(),
        };
        match standing.get(next).or_else(|| standing.first()) {
            Some(next) => self.show_finding(next),
            None => self.notices.say("No finding stands: what can be worked out agrees, or was set aside"),
        }
    }

    /// Goes to the finding after or before the one gone to last, in the order of its tab.
    pub(super) fn walk_findings(&mut self, step: Step) {
        let listed = in_groups(&self.desk.findings());
        let own = self.view.finding.as_ref().and_then(|at| listed.iter().position(|it| it.at() == *at));
        let to = match (own, step) {
            (None, _) => 0,
            (Some(own), Step::On) => (own + 1).min(listed.len().saturating_sub(1)),
            (Some(own), Step::Back) => own.saturating_sub(1),
        };
        if let Some(noticed) = listed.get(to) {
            self.show_finding(noticed);
        }
    }

    /// Goes to that finding.
    pub fn go_to_finding(&mut self, at: &FindingAt) {
        if let Some(noticed) = self.desk.findings().iter().find(|it| it.at() == *at) {
            self.show_finding(noticed);
        }
    }

    /// Selects the claim of `noticed`, or its words where it is of none, and brings them into sight.
    fn show_finding(&mut self, noticed: &Noticed) {
        let place = noticed.finding.places.first().copied();
        // A finding on the selected claim leaves it selected.
        let own = self.view.claim.clone().filter(|own| noticed.claims.contains(own));
        let is_there = own.is_some();
        self.select(own.or_else(|| noticed.claims.first().cloned()));
        if noticed.claims.is_empty() {
            self.view.words = place;
        }
        if !is_there {
            self.asked.reveal = place;
        }
        self.view.finding = Some(noticed.at());
    }

    /// The finding that the card shows first: the one gone to, else the gravest on the selected claim.
    pub fn finding(&self) -> Option<Noticed> {
        if self.view.name.is_some() {
            return None;
        }
        let found = match self.claim() {
            Some(claim) => self.desk.findings_on(claim),
            None => self.desk.findings_at(self.view.words?),
        };
        let gone_to = found.iter().find(|it| Some(it.at()) == self.view.finding);
        gone_to.or_else(|| found.first()).cloned()
    }

    /// Asks why the finding on the card is to be set aside.
    pub fn ask_aside(&mut self) {
        self.view.page = Page::Check;
        self.view.finding = self.finding().map(|it| it.at());
        self.focus(Field::Aside);
    }

    /// Takes back that the finding on the card was set aside.
    pub fn take_finding_back(&mut self) {
        let Some(finding) = self.finding().map(|it| it.id) else { return };
        if self.record(Edit::TakeFindingBack { finding }) {
            self.notices.say_with("The finding stands again", CommandId::Undo);
        }
    }

    /// The names of the article, once they have been worked out.
    pub fn names(&self) -> Option<&Ledger> {
        self.desk.draft().and_then(Draft::worked_out_before).map(|worked| &worked.names)
    }

    /// Selects the name after or before the selected one.
    pub(super) fn walk_names(&mut self, step: Step) {
        let Some(names) = self.names() else { return };
        let order = names.in_pairs();
        let own = self.view.name.as_ref().and_then(|own| {
            order.iter().position(|&at| names.names.get(at).is_some_and(|name| name.name == *own))
        });
        let to = match (own, step) {
            (None, _) => 0,
            (Some(own), Step::On) => (own + 1).min(order.len().saturating_sub(1)),
            (Some(own), Step::Back) => own.saturating_sub(1),
        };
        let name = order.get(to).and_then(|&at| names.names.get(at)).map(|name| name.name.clone());
        self.select_name(name);
    }

    /// Selects a name and brings its first place into sight, or selects none.
    pub fn select_name(&mut self, name: Option<String>) {
        let names = self.names().map_or(&[][..], |names| &names.names);
        let known = names.iter().find(|known| Some(&known.name) == name.as_ref());
        let place = known.and_then(|known| known.forms.first()?.places.first().copied());
        // A status key means a claim that can be seen.
        self.select(None);
        self.view.name = name;
        self.view.words = place;
        self.asked.reveal = place;
    }

    /// Asks from what the spelling of the selected name was confirmed.
    pub fn ask_spelling(&mut self) {
        self.view.tab = Tab::Names;
        self.view.page = Page::Check;
        self.focus(Field::Spelling);
    }
}

/// Findings as their tab shows them: by group, in each as in the text.
pub(in crate::ui) fn in_groups(findings: &[Noticed]) -> Vec<Noticed> {
    let mut listed = findings.to_vec();
    listed.sort_by_key(Noticed::group);
    listed
}
