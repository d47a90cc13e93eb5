//! The table itself, in the order of the menus.
//!
//! Invariant: data only; what commands do stands in `claims` and `window`.

mod claim;
mod decision;
mod edit;
mod file;
mod go;
mod list;
mod mark;
mod view;

use super::Command;
use crate::ui::session::Session;

/// The rows of each menu; those that help are the last of the view.
const TABLES: [&[Command]; 8] =
    [file::ROWS, edit::ROWS, mark::ROWS, claim::ROWS, decision::ROWS, go::ROWS, list::ROWS, view::ROWS];

/// All commands, in the order of the menus.
pub fn commands() -> impl Iterator<Item = &'static Command> + Clone {
    TABLES.into_iter().flatten()
}

#[expect(clippy::unnecessary_wraps, reason = "the form of every row")]
const fn always(_: &Session) -> Result<(), &'static str> {
    Ok(())
}
