//! The desktop's own dialogs for choosing files, behind a trait, since some desktops have none.
//!
//! They block, so they are asked on a thread of their own (`jobs`). Where the answer is [`Answer::Missing`] the window
//! asks for a path in a plain field instead.
//!
//! Invariant: reads and writes no file.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What came of asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The files chosen.
    Chosen(Vec<PathBuf>),
    /// The dialog was closed.
    Cancelled,
    /// There is no dialog on this desktop.
    Missing,
}

/// Asks for files.
pub trait Dialogs: Send + Sync {
    /// Files to open.
    fn open(&self, title: &str, kinds: &[(&str, &[&str])], folder: Option<&Path>) -> Answer;

    /// A folder to write into.
    fn folder(&self, title: &str, folder: Option<&Path>) -> Answer;

    /// A place to write to; `name` is proposed.
    fn save(&self, title: &str, name: &str, folder: Option<&Path>) -> Answer;
}

/// A dialog that closes sooner than a hand can was never there: `rfd` reports a missing one as a cancelled one.
const TOO_SOON: Duration = Duration::from_millis(300);

/// The dialogs of the desktop.
#[derive(Debug, Clone, Copy, Default)]
pub struct Native;

impl Dialogs for Native {
    fn open(&self, title: &str, kinds: &[(&str, &[&str])], folder: Option<&Path>) -> Answer {
        let mut dialog = starting_in(title, folder);
        for (name, endings) in kinds {
            dialog = dialog.add_filter(*name, endings);
        }
        timed(|| dialog.pick_files())
    }

    fn folder(&self, title: &str, folder: Option<&Path>) -> Answer {
        let dialog = starting_in(title, folder);
        timed(|| dialog.pick_folder().map(|path| vec![path]))
    }

    fn save(&self, title: &str, name: &str, folder: Option<&Path>) -> Answer {
        let dialog = starting_in(title, folder).set_file_name(name);
        timed(|| dialog.save_file().map(|path| vec![path]))
    }
}

fn starting_in(title: &str, folder: Option<&Path>) -> rfd::FileDialog {
    let dialog = rfd::FileDialog::new().set_title(title);
    match folder {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}

fn timed(ask: impl FnOnce() -> Option<Vec<PathBuf>>) -> Answer {
    let start = Instant::now();
    match ask() {
        Some(paths) if !paths.is_empty() => Answer::Chosen(paths),
        _ if start.elapsed() < TOO_SOON => Answer::Missing,
        _ => Answer::Cancelled,
    }
}
