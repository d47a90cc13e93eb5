//! Commands about files and the window.
//!
//! Invariant: each changes a [`Session`] or leaves it a task; none touches a file or a widget.

use crate::article;
use crate::report::Format;
use crate::ui::session::{Session, Task};
use crate::ui::state::{Page, SaveState};

pub(super) fn open(session: &mut Session) {
    session.tasks.push(Task::AskOpen);
}

pub(super) fn open_sample(session: &mut Session) {
    session.tasks.push(Task::OpenSample);
}

pub(super) fn save_copy(session: &mut Session) {
    session.tasks.push(Task::AskCopy);
}

/// There is another copy of the project.
pub(super) fn has_parted(session: &Session) -> Result<(), &'static str> {
    let parted = session.project.as_ref().and_then(|project| project.parted.as_ref());
    parted.map(|_| ()).ok_or("There is no other copy of this project that is known of")
}

pub(super) fn merge_copy(session: &mut Session) {
    let parted = session.project.as_ref().and_then(|project| project.parted.clone());
    session.tasks.extend(parted.map(Task::MergeFrom));
}

/// The disk has refused something.
pub(super) fn save_failed(session: &Session) -> Result<(), &'static str> {
    match session.saved {
        SaveState::Failed(_) => Ok(()),
        SaveState::Saving => Err("It is being saved"),
        SaveState::Saved | SaveState::ReadOnly(_) => Err("Everything is saved"),
    }
}

pub(super) fn retry_save(session: &mut Session) {
    session.tasks.push(Task::RetrySave);
}

pub(super) fn close_project(session: &mut Session) {
    session.tasks.push(Task::CloseProject);
}

/// More than one piece is open.
pub(super) fn has_pieces(session: &Session) -> Result<(), &'static str> {
    if session.sheets().len() > 1 { Ok(()) } else { Err("No other piece is open") }
}

/// The article was read of a file with pages.
pub(super) fn has_pages(session: &Session) -> Result<(), &'static str> {
    let draft = session.desk.draft().ok_or("Open an article first")?;
    if draft.article.format == article::Format::Pdf { Ok(()) } else { Err("Only a PDF has pages to show") }
}

/// Files came along with the article.
pub(super) fn has_attachments(session: &Session) -> Result<(), &'static str> {
    let draft = session.desk.draft().ok_or("Open an article first")?;
    let is_bare = draft.article.attachments.is_empty();
    if is_bare { Err("No files came with this article") } else { Ok(()) }
}

/// The pages of the original are in sight.
pub(super) fn shows_pages(session: &Session) -> Result<(), &'static str> {
    has_pages(session)?;
    let is_shown = session.view.facing && session.view.page == Page::Check;
    if is_shown { Ok(()) } else { Err("The original pages are not shown") }
}

pub(super) fn quit(session: &mut Session) {
    session.tasks.push(Task::Quit);
}

/// More than one piece is open, and a form is chosen.
pub(super) fn has_pieces_and_forms(session: &Session) -> Result<(), &'static str> {
    has_pieces(session)?;
    if session.view.export.forms.is_empty() { Err("No form is chosen") } else { Ok(()) }
}

/// Shows the open questions as they would go out.
pub(super) fn print_questions(session: &mut Session) {
    session.show_form(Format::Questions);
}
