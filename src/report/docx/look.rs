//! How a status looks in a Word document: a color and the pattern of a line, as in the window.
//!
//! Invariant: no two statuses of one color share a line, so that a print without colors says the same.

use crate::desk::Status;

/// Colors of the light theme, darkened no further: they are read on white paper.
const OPEN: &str = "6C6C6C";
const WAITING: &str = "0078C8";
const DONE: &str = "2D00C3";
const WRONG: &str = "871E00";
const DOUBT: &str = "B35F00";

/// The color of `status`.
pub(super) const fn color(status: Status) -> &'static str {
    match status {
        Status::Unchecked | Status::NoCheck => OPEN,
        Status::Waiting => WAITING,
        Status::Confirmed | Status::OnAuthor => DONE,
        Status::Wrong | Status::Disputed => WRONG,
        Status::NotConfirmed => DOUBT,
    }
}

/// The line under the words of a claim, as Word names it.
pub(super) const fn line(status: Status) -> &'static str {
    match status {
        Status::Unchecked => "dotted",
        Status::Waiting | Status::NotConfirmed => "dash",
        Status::Confirmed => "single",
        Status::OnAuthor => "dotDash",
        Status::Wrong => "double",
        Status::Disputed => "wave",
        Status::NoCheck => "none",
    }
}
