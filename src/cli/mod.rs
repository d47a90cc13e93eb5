//! The command line: the same engine for scripts and tests.
//!
//! Invariant: knows no window: where one is asked for, it says so and leaves it to `main`.

pub mod apply;
mod arguments;
mod extract;
pub mod form;
mod in_order;
mod new;
mod who;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use thiserror::Error;

use crate::archive::{ArchiveError, LoadError};

use arguments::{Arguments, Command};

/// What `main` has to do after the command line was read.
#[derive(Debug)]
pub enum Start {
    /// Open the window with these articles and projects.
    Window(Vec<PathBuf>),
    /// End with this status: all is done and said.
    End(ExitCode),
}

/// Does what the arguments `args` ask for, as far as it needs no window. `clock` says the time it is done at.
pub fn start(args: impl IntoIterator<Item = OsString>, clock: impl Fn() -> Timestamp) -> Start {
    let arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Also help and version come this way; a reader that went away is no failure.
            error.print().unwrap_or_default();
            return Start::End(if error.use_stderr() { WRONG_ARGUMENTS.into() } else { ExitCode::SUCCESS });
        }
    };
    let now = clock();
    let today = now.to_zoned(TimeZone::system()).date();
    match arguments.command {
        None => Start::Window(arguments.files),
        Some(Command::Extract(arguments)) => Start::End(extract::run(&arguments, today).into()),
        Some(Command::New(arguments)) => Start::End(Outcome::of(new::run(&arguments, now)).into()),
    }
}

/// Exit status for arguments that make no sense.
const WRONG_ARGUMENTS: u8 = 2;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// All done.
    Done,
    /// Some input could not be used, and a line said why.
    Unusable,
}

impl Outcome {
    /// The outcome of one piece of work, whose failure is told.
    fn of(done: Result<(), Failure>) -> Self {
        match done {
            Ok(()) => Self::Done,
            Err(failure) => {
                tell(&failure.to_string());
                Self::Unusable
            }
        }
    }
}

/// Why a command could not do its work.
#[derive(Debug, Error)]
enum Failure {
    /// The article cannot be read.
    #[error(transparent)]
    Article(#[from] LoadError),
    /// The project cannot be read or written.
    #[error(transparent)]
    Project(#[from] ArchiveError),
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Unusable => Self::FAILURE,
        }
    }
}

/// Says one line on standard error. Where nobody listens there is nothing left to do.
pub fn tell(line: &str) {
    writeln!(io::stderr(), "tickmark: {line}").unwrap_or_default();
}
