//! Several pieces at one desk: one lies in front, the others wait behind it as they were left.
//!
//! Invariant: turning from one piece to another changes neither of them.

use std::path::Path;

use super::{Project, Session, Task};
use crate::desk::Desk;
use crate::ui::state::{SaveState, View};

/// A piece that waits behind the one in front, as it was left.
#[derive(Debug)]
pub(super) struct Waiting {
    number: u64,
    view: View,
    desk: Desk,
    project: Option<Project>,
    saved: SaveState,
}

/// What the row of tabs shows of a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Names it while it is open; no two pieces ever have the same.
    pub number: u64,
    /// What it is called.
    pub title: String,
    /// Whether it lies in front.
    pub in_front: bool,
    /// Whether some of its marks are not on disk.
    pub unsaved: bool,
}

impl Session {
    /// The number of the piece in front.
    pub const fn front(&self) -> u64 {
        self.front
    }

    /// The open pieces, in the order of their tabs.
    pub fn sheets(&self) -> Vec<Sheet> {
        let waiting = self.behind.iter().map(|it| sheet(it.number, &it.desk, &it.saved, false));
        let front = sheet(self.front, &self.desk, &self.saved, true);
        let mut sheets: Vec<Sheet> = waiting.chain(self.project.is_some().then_some(front)).collect();
        sheets.sort_by_key(|sheet| sheet.number);
        sheets
    }

    /// Lays a desk with its project in front of the checker; what lay there waits behind.
    pub fn lay_out(&mut self, desk: Desk, project: Project, saved: SaveState) {
        let number = self.lay_behind(desk, project, saved);
        self.turn_to(number);
    }

    /// Lays a desk with its project behind the piece in front; gives the number of the new one.
    pub fn lay_behind(&mut self, desk: Desk, project: Project, saved: SaveState) -> u64 {
        let number = self.next;
        self.next += 1;
        let first = desk.claims().find(|claim| claim.is_open()).or_else(|| desk.claims().next());
        let claim = first.map(|claim| claim.id.clone());
        let view = View { claim, export: self.exporting(&desk), ..View::default() };
        self.behind.push(Waiting { number, view, desk, project: Some(project), saved });
        number
    }

    /// Brings the piece of that number to the front, if it is open.
    pub fn turn_to(&mut self, number: u64) {
        let Some(at) = self.behind.iter().position(|it| it.number == number) else { return };
        let wanted = self.behind.remove(at);
        self.put_behind();
        let view = std::mem::take(&mut self.view);
        self.bring(wanted);
        self.take_look_from(&view);
    }

    /// Brings the piece `by` tabs to the right (or left) to the front, round the ends.
    pub fn turn_by(&mut self, by: isize) {
        let sheets = self.sheets();
        let Some(at) = sheets.iter().position(|sheet| sheet.in_front) else { return };
        let to = at.cast_signed().saturating_add(by).rem_euclid(sheets.len().cast_signed()).cast_unsigned();
        if let Some(sheet) = sheets.get(to) {
            self.turn_to(sheet.number);
        }
    }

    /// Lets go of a piece, wherever it lies.
    pub fn close(&mut self, number: u64) {
        self.notices.forget_piece(number);
        self.behind.retain(|it| it.number != number);
        if number == self.front {
            self.clear();
        }
    }

    /// The pieces behind: number, desk, what was chosen for each, and what files made of it begin with.
    pub(super) fn waiting(&self) -> impl Iterator<Item = (u64, &Desk, &View, String)> {
        self.behind
            .iter()
            .map(|it| (it.number, &it.desk, &it.view, super::project::stem_of(it.project.as_ref())))
    }

    /// Clears the front: the tab beside it comes forward, or the start page where it was the last.
    fn clear(&mut self) {
        let sheets = self.sheets();
        let at = sheets.iter().position(|sheet| sheet.in_front).unwrap_or(0);
        let next = sheets.get(at + 1).or_else(|| sheets.get(at.checked_sub(1)?)).map(|sheet| sheet.number);
        let view = std::mem::take(&mut self.view);
        let empty = Waiting {
            number: self.next,
            view: View::default(),
            desk: Desk::default(),
            project: None,
            saved: SaveState::Saved,
        };
        self.next += 1;
        self.bring(empty);
        self.take_look_from(&view);
        if let Some(next) = next {
            self.turn_to(next);
        }
    }

    /// The piece that lives in that file, if it is open.
    pub fn sheet_at(&self, path: &Path) -> Option<u64> {
        let is_there = |project: &Option<Project>| {
            project.as_ref().is_some_and(|it| {
                it.path == path || it.article.as_ref().is_some_and(|article| article.path == path)
            })
        };
        let waiting = self.behind.iter().find(|it| is_there(&it.project)).map(|it| it.number);
        if is_there(&self.project) { Some(self.front) } else { waiting }
    }

    /// Whether the piece of that number is on disk, while it is open.
    pub fn saved(&self, number: u64) -> Option<&SaveState> {
        let waiting = self.behind.iter().find(|it| it.number == number).map(|it| &it.saved);
        if number == self.front { Some(&self.saved) } else { waiting }
    }

    /// The same, to be changed.
    pub fn saved_mut(&mut self, number: u64) -> Option<&mut SaveState> {
        if number == self.front {
            return Some(&mut self.saved);
        }
        self.behind.iter_mut().find(|it| it.number == number).map(|it| &mut it.saved)
    }

    /// Where the piece of that number lives, while it is open.
    pub fn project_of(&self, number: u64) -> Option<&Project> {
        let waiting = self.behind.iter().find(|it| it.number == number).and_then(|it| it.project.as_ref());
        if number == self.front { self.project.as_ref() } else { waiting }
    }

    /// The same, to be changed.
    pub fn project_of_mut(&mut self, number: u64) -> Option<&mut Project> {
        if number == self.front {
            return self.project.as_mut();
        }
        self.behind.iter_mut().find(|it| it.number == number)?.project.as_mut()
    }

    /// The work on the piece of that number, while it is open.
    pub fn desk_of(&self, number: u64) -> Option<&Desk> {
        let waiting = self.behind.iter().find(|it| it.number == number).map(|it| &it.desk);
        if number == self.front { Some(&self.desk) } else { waiting }
    }

    /// Lays the piece in front out as it is on disk by now.
    pub fn lay_anew(&mut self, desk: Desk, project: Project, saved: SaveState) {
        (self.desk, self.project, self.saved) = (desk, Some(project), saved);
        self.lay_over(None);
        self.forget_reckoned();
        let is_there = self.view.claim.as_ref().is_some_and(|claim| self.desk.claim(claim).is_some());
        if !is_there {
            let first = self.desk.claims().next().map(|claim| claim.id.clone());
            self.select(first);
        }
    }

    /// Whether every mark of every piece is on disk or never will be.
    pub fn is_all_saved(&self) -> bool {
        let states = self.behind.iter().map(|it| &it.saved).chain([&self.saved]);
        states.into_iter().all(SaveState::is_settled)
    }

    /// The first piece whose marks the disk refuses.
    pub fn first_refused(&self) -> Option<u64> {
        let waiting = self.behind.iter().find(|it| matches!(it.saved, SaveState::Failed(_)));
        let front = matches!(self.saved, SaveState::Failed(_)).then_some(self.front);
        front.or_else(|| waiting.map(|it| it.number))
    }

    /// The files of the open pieces, in the order of their tabs.
    pub fn open_files(&self) -> Vec<std::path::PathBuf> {
        let waiting = self.behind.iter().map(|it| (it.number, &it.project));
        let mut all: Vec<_> = waiting.chain([(self.front, &self.project)]).collect();
        all.sort_by_key(|(number, _)| *number);
        all.into_iter().filter_map(|(_, project)| Some(project.as_ref()?.path.clone())).collect()
    }

    /// Puts the piece in front behind the others; an empty desk leaves nothing.
    fn put_behind(&mut self) {
        if self.project.is_none() {
            return;
        }
        let left = Waiting {
            number: self.front,
            view: self.view.clone(),
            desk: std::mem::take(&mut self.desk),
            project: self.project.take(),
            saved: std::mem::take(&mut self.saved),
        };
        self.behind.push(left);
    }

    /// Puts `piece` in front. A frame that was asked for another piece is not for this one.
    fn bring(&mut self, piece: Waiting) {
        let Waiting { number, view, desk, project, saved } = piece;
        (self.front, self.view, self.desk, self.project, self.saved) = (number, view, desk, project, saved);
        self.notices.turn_to(number);
        self.marked = None;
        self.asked = super::Asked::default();
        self.forget_reckoned();
    }

    /// Theme, size and what is covered are the window's, not the piece's.
    fn take_look_from(&mut self, view: &View) {
        (self.view.theme, self.view.zoom, self.view.masked) = (view.theme, view.zoom, view.masked);
        self.view.arrangement = view.arrangement;
        self.lay_over(None);
    }

    /// Leaves it to `app` to open these files, each as a piece of its own.
    pub fn open_all(&mut self, paths: Vec<std::path::PathBuf>) {
        if !paths.is_empty() {
            self.tasks.push(Task::Open(paths));
        }
    }
}

fn sheet(number: u64, desk: &Desk, saved: &SaveState, in_front: bool) -> Sheet {
    let unsaved = matches!(saved, SaveState::Failed(_) | SaveState::Saving);
    Sheet { number, title: desk.title(), in_front, unsaved }
}
