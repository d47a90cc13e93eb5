//! The `tickmark` program: arguments, then a window or a command.

#![forbid(unsafe_code)]

use std::path::PathBuf;
use std::process::ExitCode;

use tickmark::cli::{self, Start};

#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock without a window")]
fn main() -> ExitCode {
    tickmark::archive::watch();
    match cli::start(std::env::args_os(), jiff::Timestamp::now) {
        Start::End(status) => status,
        Start::Window(files) => open_window(files),
    }
}

/// Opens the window; ends when it is closed.
#[cfg(feature = "window")]
fn open_window(files: Vec<PathBuf>) -> ExitCode {
    match tickmark::ui::run(files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            cli::tell(&why);
            ExitCode::FAILURE
        }
    }
}

/// Says that this build has no window.
#[cfg(not(feature = "window"))]
fn open_window(_files: Vec<PathBuf>) -> ExitCode {
    cli::tell("this build has no window: use `tickmark extract` or `tickmark report`, which need none");
    ExitCode::FAILURE
}
