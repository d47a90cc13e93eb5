//! A new draft of the piece in front: shown before it is taken in, taken in with all marks at one stroke, and the walk
//! through what it has changed.
//!
//! Invariant: nothing changes before the checker says so; no mark is let go of.

use std::sync::Arc;

use super::{ArticleFile, Banner, Session, Task};
use crate::article::Article;
use crate::article::draft::Changes;
use crate::desk::carry::{Became, Carry, Counts};
use crate::desk::{ClaimId, ClaimRecord, Edit, Facts, Filter, Heading};
use crate::extract::Extraction;
use crate::text::{CharSpan, Span};
use crate::ui::commands::CommandId;
use crate::ui::state::{Overlay, Page, Tab};

/// A new draft as it was read, and what it would make of the piece as that was then.
#[derive(Debug, Clone)]
pub struct Redraft {
    /// Its file.
    pub file: ArticleFile,
    /// Whether it was dropped into the window, so that it might be another piece.
    pub is_dropped: bool,
    /// The article.
    pub article: Article,
    /// What was found in it.
    pub found: Extraction,
    /// The edit that takes it in.
    pub edit: Edit,
    /// How many claims would become what.
    pub counts: Counts,
    /// The words that differ.
    pub changes: Arc<Changes>,
    /// The share of the draft before that is still there, from 0 to 1.
    pub likeness: f32,
    /// What was noticed while it was read.
    pub noticed: Vec<Banner>,
    /// The piece, and its state then.
    pub revision: u64,
}

/// The words that differ between a draft and the one before it.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The piece.
    pub piece: u64,
    /// The number of the draft.
    pub draft: usize,
    /// Its fingerprint: a draft that was taken back may be followed by another of its number.
    pub sha256: String,
    /// What differs.
    pub changes: Arc<Changes>,
}

/// A file that has less in common with the piece is another piece.
pub const LEAST_LIKENESS: f32 = 0.3;

impl Session {
    /// Shows what a new draft would make of the piece before it is taken in. What was dropped and has little in common
    /// with the piece is opened as another.
    pub fn lay_draft_before(&mut self, redraft: Redraft) {
        if redraft.is_dropped && redraft.likeness < LEAST_LIKENESS {
            self.tasks.push(Task::Open(vec![redraft.file.path]));
            return;
        }
        self.redraft = Some(redraft);
        self.lay_over(Some(Overlay::Redraft));
    }

    /// The new draft of the piece in front that waits to be taken in.
    pub fn redraft(&self) -> Option<&Redraft> {
        self.redraft.as_ref().filter(|redraft| redraft.revision >> 32 == self.front)
    }

    /// Takes the new draft in with all marks.
    pub(super) fn take_draft_in(&mut self) {
        let Some(redraft) = self.redraft.take() else { return };
        self.lay_over(None);
        let Redraft { file, article, found, edit, changes, noticed, revision, .. } = redraft;
        let edit = if revision == self.revision() { Ok(edit) } else { self.desk.carrying(&article, &found) };
        let edit = match edit {
            Ok(edit) => edit,
            Err(why) => return self.notices.warn(why.to_string()),
        };
        if !self.record(edit) {
            return;
        }
        for command in [CommandId::TakeInFile, CommandId::AboutPiece, CommandId::Attachments] {
            self.notices.answered(command);
        }
        for banner in noticed {
            self.notices.post_on(self.front, banner);
        }
        if let Some(project) = &mut self.project {
            project.article = Some(file);
        }
        self.keep_compared(changes);
        self.review();
    }

    fn keep_compared(&mut self, changes: Arc<Changes>) {
        self.compared = self.desk.draft().map(|draft| Compared {
            piece: self.front,
            draft: draft.number,
            sha256: draft.sha256.clone(),
            changes,
        });
    }

    /// Shows what the current draft has changed, from the first on.
    fn review(&mut self) {
        self.filter(Filter::default());
        self.view.tab = Tab::Changes;
        self.view.differences = true;
        self.view.page = Page::Check;
        self.view.find = None;
        // Nothing is asked of these.
        self.view.folded.insert(Heading::Became(Became::Beside));
        self.reckon_list();
        let rows = self.rows();
        let first = self.claim_at(&rows, 0);
        self.select(first);
        let number = self.desk.drafts().count();
        let told = match self.board().changed().1 {
            0 => format!("Draft {number} taken in: nothing to answer"),
            1 => format!("Draft {number} taken in: 1 change to answer"),
            asking => format!("Draft {number} taken in: {asking} changes to answer"),
        };
        self.notices.say_with(told, CommandId::Undo);
    }

    /// Whether the piece has more than one draft.
    pub fn has_drafts(&self) -> bool {
        self.desk.drafts().nth(1).is_some()
    }

    /// Shows the words that have come and gone, or hides that.
    pub fn turn_differences(&mut self) {
        self.view.differences = !self.view.differences || self.view.page != Page::Check;
        self.view.page = Page::Check;
    }

    /// Selects the next claim of which the draft asks something: a stale mark, a place to choose, a new claim.
    pub fn go_next_change(&mut self) {
        self.view.tab = Tab::Changes;
        match self.next_where(Facts::is_unanswered) {
            Some(next) => self.select(Some(next)),
            None if !self.view.filter.is_empty() => self.notices.say("Nothing to answer among those shown"),
            None => self.notices.say("Nothing that this draft has changed is left to answer"),
        }
    }

    /// What differs in the draft in front, while that is to be shown and has been worked out.
    pub fn changes(&self) -> Option<&Changes> {
        let draft = self.desk.draft()?;
        let of_this = |it: &&Compared| (it.piece, &it.sha256) == (self.front, &draft.sha256);
        self.compared.as_ref().filter(of_this).filter(|_| self.view.differences).map(|it| &*it.changes)
    }

    /// Whether the words that differ have still to be worked out.
    pub fn wants_comparison(&self) -> bool {
        self.view.differences && self.has_drafts() && self.changes().is_none()
    }

    /// Takes over what differs.
    pub fn take_compared(&mut self, compared: Compared) {
        if compared.piece == self.front {
            self.compared = Some(compared);
        }
    }

    /// Where `claim` stands in the current draft, or where its words stood, as far as that is known.
    pub fn place_here(&self, claim: &ClaimRecord) -> Option<Span> {
        if self.desk.is_here(claim) {
            return Some(claim.span);
        }
        let asked = claim.carry.as_ref().and_then(|carry| carry.places.first().copied());
        asked.or_else(|| self.changes()?.place_of(claim.span.start).map(|at| Span::new(at, at + 1)))
    }

    /// The selected claim's way into the current draft, where it has none yet.
    pub fn unplaced(&self) -> Option<(&ClaimRecord, &Carry)> {
        let claim = self.claim().filter(|claim| !self.desk.is_here(claim))?;
        Some((claim, claim.carry.as_deref()?))
    }

    /// Gives the selected claim the place of the selected words, where the current draft had none for it.
    pub fn place_on_words(&mut self) {
        let Some((words, draft)) = self.view.words.zip(self.desk.draft()) else { return };
        let (span, claim) = (draft.chars(words), self.unplaced().map(|(claim, _)| claim.id.clone()));
        if let Some(claim) = claim {
            self.place(claim, span, true);
        }
    }

    /// Gives a claim its place in the current draft.
    pub(super) fn place(&mut self, claim: ClaimId, span: CharSpan, differs: bool) {
        if self.record(Edit::Place { claim: claim.clone(), span, differs }) {
            self.select(Some(claim));
            self.notices.say_with("Placed, with its sources", CommandId::Undo);
        }
    }

    /// Leaves the tab of changes when the drafts have gone that it was about.
    pub(super) fn leave_changes(&mut self) {
        if self.view.tab == Tab::Changes && !self.has_drafts() {
            self.view.tab = Tab::Claims;
        }
    }
}
