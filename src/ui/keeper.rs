//! The thread that writes the settings down, so that the window never waits for it.
//!
//! Invariant: the latest settings win; those written when the window closes are on disk before the program ends.

use std::sync::mpsc::{Sender, channel};
use std::thread::{Builder, JoinHandle};

use crate::archive::state::{Settings, State};

/// Writes settings down.
pub struct Keeper {
    latest: Option<Sender<Settings>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the thread; where the system gives none, nothing is remembered, and nothing else suffers.
    pub fn start(state: State, failed: impl Fn(String) + Send + 'static) -> Self {
        let (latest, inbox) = channel::<Settings>();
        let work = move || {
            while let Ok(first) = inbox.recv() {
                let settings = inbox.try_iter().last().unwrap_or(first);
                if let Err(error) = state.save(&settings) {
                    failed(error.to_string());
                }
            }
        };
        let thread = Builder::new().name("tickmark-settings".to_owned()).spawn(work).ok();
        Self { latest: Some(latest), thread }
    }

    /// Hands over the settings as they are now.
    pub fn keep(&self, settings: &Settings) {
        if let Some(latest) = &self.latest {
            drop(latest.send(settings.clone()));
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.latest = None;
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}
