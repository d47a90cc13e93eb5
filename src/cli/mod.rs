//! The command line: the same engine for scripts and tests.
//!
//! Invariant: knows no window: where one is asked for, it says so and leaves it to `main`.

pub mod apply;
mod arguments;
mod carry;
mod check;
mod extract;
pub mod form;
mod import;
pub mod in_order;
mod lines;
mod merge;
mod new;
mod output;
mod report;
mod tag;
mod who;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use thiserror::Error;

use crate::archive::{self, ArchiveError, LoadError};
use crate::desk::EditError;
use crate::desk::carry::NoCarry;
use crate::desk::joint::NotJoint;
use crate::report::{NoIncoming, NoProject, NotOurs};

use apply::ApplyError;
use arguments::{Apply, Arguments, Command};

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
            let words = error.render().to_string();
            let words = output::shown(&words);
            return Start::End(if error.use_stderr() {
                write!(io::stderr(), "{words}").unwrap_or_default();
                WRONG_ARGUMENTS.into()
            } else {
                write!(io::stdout(), "{words}").unwrap_or_default();
                ExitCode::SUCCESS
            });
        }
    };
    let now = clock();
    let today = now.to_zoned(TimeZone::system()).date();
    match arguments.command {
        None => Start::Window(arguments.files),
        Some(Command::Extract(arguments)) => Start::End(extract::run(&arguments, today).into()),
        Some(Command::Apply(arguments)) => Start::End(Ending::of(apply_edits(&arguments, clock)).into()),
        Some(Command::Check(arguments)) => Start::End(check::run(&arguments, now).into()),
        Some(Command::Report(arguments)) => Start::End(Ending::of(report::run(&arguments, now)).into()),
        Some(Command::Import(arguments)) => Start::End(Ending::of(import::run(&arguments, now)).into()),
        Some(Command::Carry(arguments)) => Start::End(Ending::of(carry::run(&arguments, now)).into()),
        Some(Command::Merge(arguments)) => Start::End(Ending::of(merge::run(&arguments, now)).into()),
        Some(Command::New(arguments)) => Start::End(Ending::of(new::run(&arguments, now)).into()),
        Some(Command::Tag(arguments)) => Start::End(tag::run(&arguments, today).into()),
    }
}

/// The name that stands for standard input.
const STANDARD_INPUT: &str = "-";

fn apply_edits(arguments: &Apply, clock: impl Fn() -> Timestamp) -> Result<(), Failure> {
    let from_input = arguments.edits.as_os_str() == STANDARD_INPUT;
    let input: Box<dyn io::Read> = if from_input {
        Box::new(io::stdin())
    } else {
        let path = &arguments.edits;
        Box::new(archive::open(path).map_err(|why| LoadError { path: path.clone(), why: why.into() })?)
    };
    let who = who::checker(&arguments.by);
    let applied = apply::apply(&arguments.project, input, io::stdout().lock(), &who, clock)?;
    for notice in &applied.notices {
        tell(&format!("note: {notice}"));
    }
    if applied.refused > 0 { Err(Failure::Refused(applied.refused)) } else { Ok(()) }
}

/// Exit status for arguments that make no sense.
const WRONG_ARGUMENTS: u8 = 2;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// All done.
    Done,
    /// Some input could not be used, and a line said why.
    Unusable,
}

impl Ending {
    /// The ending of one piece of work, whose failure is told.
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
    /// Edits cannot be taken or answered.
    #[error(transparent)]
    Apply(#[from] ApplyError),
    /// What came back is no copy of the piece.
    #[error(transparent)]
    Copy(#[from] NotOurs),
    /// The article does not fit a desk.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// A data report makes no project.
    #[error("{why}: {}", .path.display())]
    NoProject { path: PathBuf, why: NoProject },
    /// What is to be imported cannot be.
    #[error("{why}: {}", .path.display())]
    NoImport { path: PathBuf, why: NoIncoming },
    /// A new draft brings nothing.
    #[error("{why}: {}", .path.display())]
    NoCarry { path: PathBuf, why: NoCarry },
    /// Two projects cannot be made one.
    #[error("{why}: {}", .path.display())]
    NotJoint { path: PathBuf, why: NotJoint },
    /// Some rows of a sheet have no place in the article.
    #[error("{0} of the rows could not be used: see the notes for why")]
    Unplaced(usize),
    /// Nobody takes the output.
    #[error("cannot write to standard output: {0}")]
    Output(std::io::Error),
    /// Some edits were answered with an error.
    #[error("{0} of the edits could not be used: see the answers for why")]
    Refused(usize),
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Done => Self::SUCCESS,
            Ending::Unusable => Self::FAILURE,
        }
    }
}

/// Says one line on standard error, with all its signs shown. Where nobody listens there is nothing left to do.
pub fn tell(line: &str) {
    writeln!(io::stderr(), "tickmark: {}", output::shown_on_one_line(line)).unwrap_or_default();
}
