//! The thread that brings entries to disk, so that the window never waits for one.
//!
//! Entries wait in memory until they are stored; when the disk refuses them the window is told, and they are tried
//! again by themselves, on request, or in another place.
//!
//! Invariant: knows no edit's meaning, no file form and no widget.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use super::jobs::Post;
use crate::desk::Entry;

/// Where entries are kept: a project file, or a test's stand-in.
pub trait Store: Send {
    /// Puts `entries` on disk and comes back only then; on failure none of them counts as stored.
    fn append(&mut self, entries: &[Entry]) -> Result<(), String>;
}

/// What the writer tells the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// So many entries of this session are on disk.
    Stored(usize),
    /// The disk refuses them, and why.
    Refused(String),
}

/// The window's end of the line to the writing thread.
pub struct Writer {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
}

enum Order {
    Append(Box<Entry>),
    Retry,
    GiveUp,
    MoveTo(Box<dyn Store>, usize),
}

/// Between two tries while the disk refuses.
const RETRY_AFTER: Duration = Duration::from_secs(4);

impl Writer {
    /// Starts the thread. `told` turns what it has to say into the window's own events.
    pub fn start<E: Send + 'static>(
        store: Box<dyn Store>,
        post: Post<E>,
        told: impl Fn(Written) -> E + Send + 'static,
    ) -> Result<Self, String> {
        let (orders, inbox) = channel();
        let tell = move |written| post.send(told(written));
        let thread = Builder::new()
            .name("tickmark-writer".to_owned())
            .spawn(move || Desk { store, waiting: Vec::new(), stored: 0, refused: None, tell }.work(&inbox))
            .map_err(|error| {
                format!("no thread for saving ({error}); close other programs and open the file again")
            })?;
        Ok(Self { orders: Some(orders), thread: Some(thread) })
    }

    /// Hands over one entry.
    pub fn append(&self, entry: Entry) {
        self.order(Order::Append(Box::new(entry)));
    }

    /// Tries again at once what was refused.
    pub fn retry(&self) {
        self.order(Order::Retry);
    }

    /// Lets go of what was refused: it is kept elsewhere.
    pub fn give_up(&self) {
        self.order(Order::GiveUp);
    }

    /// From now on writes to `store`, which already holds the first `held` entries of this session.
    pub fn move_to(&self, store: Box<dyn Store>, held: usize) {
        self.order(Order::MoveTo(store, held));
    }

    /// Takes no more; what was handed over is still written.
    pub fn finish(&mut self) {
        self.orders = None;
    }

    /// Whether nothing is left to write.
    pub fn is_finished(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }

    fn order(&self, order: Order) {
        if let Some(orders) = &self.orders {
            // A thread that is gone has said so by its last event.
            drop(orders.send(order));
        }
    }
}

impl Drop for Writer {
    /// Waits until everything handed over was written or refused for the last time.
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// What the thread works with.
struct Desk<T> {
    store: Box<dyn Store>,
    waiting: Vec<Entry>,
    stored: usize,
    refused: Option<String>,
    tell: T,
}

impl<T: Fn(Written)> Desk<T> {
    fn work(mut self, inbox: &Receiver<Order>) {
        loop {
            let order = if self.refused.is_some() {
                inbox.recv_timeout(RETRY_AFTER)
            } else {
                inbox.recv().map_err(|_gone| RecvTimeoutError::Disconnected)
            };
            let last = matches!(order, Err(RecvTimeoutError::Disconnected));
            for order in order.into_iter().chain(inbox.try_iter()) {
                self.take(order);
            }
            self.write();
            if last {
                return;
            }
        }
    }

    fn take(&mut self, order: Order) {
        match order {
            Order::Append(entry) => self.waiting.push(*entry),
            Order::Retry => self.refused = None,
            Order::GiveUp => self.waiting.clear(),
            Order::MoveTo(store, held) => {
                self.store = store;
                let known = held.saturating_sub(self.stored).min(self.waiting.len());
                self.waiting.drain(..known);
                self.stored += known;
                self.refused = None;
                (self.tell)(Written::Stored(self.stored));
            }
        }
    }

    fn write(&mut self) {
        if self.waiting.is_empty() {
            return;
        }
        match self.store.append(&self.waiting) {
            Ok(()) => {
                self.stored += self.waiting.len();
                self.waiting.clear();
                self.refused = None;
                (self.tell)(Written::Stored(self.stored));
            }
            Err(why) if self.refused.as_ref() == Some(&why) => {}
            Err(why) => {
                self.refused = Some(why.clone());
                (self.tell)(Written::Refused(why));
            }
        }
    }
}
