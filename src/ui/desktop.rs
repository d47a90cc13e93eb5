//! What else the desktop does for the window: opens a file in its own program, hands over text with its formatting.
//!
//! Both may take a while, so they are asked on a thread of their own (`jobs`), and only after somebody asked for it.
//!
//! Invariant: changes no file, and starts nothing but what opens documents.

use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::Builder;
use std::time::Duration;

/// The desktop around the window.
pub trait Desktop: Send + Sync {
    /// Opens a file in the program that the desktop has for its kind; or says why that is impossible.
    fn open_file(&self, path: &Path) -> Result<(), String>;

    /// The text on the clipboard as a page with its formatting, where it was copied with any.
    fn rich_text(&self) -> Option<String>;
}

/// The desktop that the window runs on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Here;

impl Desktop for Here {
    fn open_file(&self, path: &Path) -> Result<(), String> {
        // A path from the root can be taken for no option.
        let whole = std::path::absolute(path).map_err(|error| error.to_string())?;
        let mut command = Command::new(OPENER);
        command.arg(&whole).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        match outcome(command)? {
            Some(status) if !status.success() && !cfg!(windows) => {
                Err("the desktop has no program for it".to_owned())
            }
            _ => Ok(()),
        }
    }

    fn rich_text(&self) -> Option<String> {
        arboard::Clipboard::new().ok()?.get().html().ok()
    }
}

/// The desktop's own way to open a document.
const OPENER: &str = if cfg!(windows) {
    "explorer"
} else if cfg!(target_os = "macos") {
    "open"
} else {
    "xdg-open"
};

/// A program that ends sooner has told how it went; one that goes on is at work.
const SOON: Duration = Duration::from_secs(2);

/// Starts `command`; how it ended, if it ended soon.
fn outcome(mut command: Command) -> Result<Option<ExitStatus>, String> {
    let mut child = command.spawn().map_err(|error| format!("{OPENER} cannot be started ({error})"))?;
    let (tell, told) = channel();
    // Somebody has to wait for it, or it would stay in the system's list of programs.
    let waiting = Builder::new().name("tickmark-opener".to_owned()).spawn(move || {
        // Nobody listens any more where it took long.
        drop(tell.send(child.wait()));
    });
    waiting.map_err(|error| error.to_string())?;
    match told.recv_timeout(SOON) {
        Ok(ended) => ended.map(Some).map_err(|error| error.to_string()),
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => Ok(None),
    }
}
