//! The thread that brings entries to disk, so that the window never waits for one.
//!
//! Entries wait in memory until they are stored; when the disk refuses them the window is told, and they are tried
//! again by themselves, on request, or in another place.
//!
//! Invariant: knows no edit's meaning, no file form and no widget.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use super::jobs::Post;
use crate::desk::Entry;

/// Where entries are kept: a project file, or a test's stand-in.
pub trait Store: Send {
    /// Puts `entries` on disk and comes back only then; on failure none of them counts as stored.
    fn append(&mut self, entries: &[Entry]) -> Result<(), Refusal>;

    /// Makes sure that what is stored is still as it was left.
    fn look(&mut self) -> Result<(), Refusal> {
        Ok(())
    }

    /// Keeps a copy of what is stored, where it has changed since the last one.
    fn back_up(&mut self) -> Result<(), String> {
        Ok(())
    }
}

/// Why entries could not be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What failed, why, and what to do, in one line.
    pub why: String,
    /// Whether another program has changed what was stored.
    pub has_changed: bool,
}

/// What the writer tells the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// So many entries of this session are on disk.
    Stored(usize),
    /// The disk refuses them, and why.
    Refused(String),
    /// Another program has changed what was stored; whether entries wait that are not in it, and what to do.
    Changed(bool, String),
    /// No backup could be made, and why.
    NotBackedUp(String),
}

/// The window's end of the line to the writing thread.
pub struct Writer {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
}

enum Order {
    Append(Box<Entry>),
    Retry,
    Look,
    GiveUp,
    LetGo,
    MoveTo(Box<dyn Store>, usize),
}

/// Between two tries while the disk refuses.
const RETRY_AFTER: Duration = Duration::from_secs(4);
/// From the opening to the first backup: what there is to do first comes first.
const FIRST_BACKUP: Duration = Duration::from_secs(2);
/// From the first entry that no backup holds to the next one.
const BACK_UP_AFTER: Duration = Duration::from_mins(10);

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
            .spawn(move || Desk::new(store, tell).work(&inbox))
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

    /// Looks whether what is stored is still as it was left.
    pub fn look(&self) {
        self.order(Order::Look);
    }

    /// Lets go of the file, so that it can be opened anew.
    pub fn let_go(&self) {
        self.order(Order::LetGo);
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
    refused: Option<Refusal>,
    /// Whether it has been told that another program has changed what was stored.
    told_changed: bool,
    /// When the next backup is due, where something is stored that none holds.
    back_up_at: Option<Instant>,
    tell: T,
}

/// What takes nothing: its file has been let go.
struct Nowhere;

impl Store for Nowhere {
    fn append(&mut self, _: &[Entry]) -> Result<(), Refusal> {
        Err(Refusal { why: "the project is being opened anew".to_owned(), has_changed: false })
    }
}

impl<T: Fn(Written)> Desk<T> {
    fn new(store: Box<dyn Store>, tell: T) -> Self {
        let back_up_at = Instant::now().checked_add(FIRST_BACKUP);
        Self { store, waiting: Vec::new(), stored: 0, refused: None, told_changed: false, back_up_at, tell }
    }

    fn work(mut self, inbox: &Receiver<Order>) {
        loop {
            let order = match self.patience() {
                Some(patience) => inbox.recv_timeout(patience),
                None => inbox.recv().map_err(|_gone| RecvTimeoutError::Disconnected),
            };
            let last = matches!(order, Err(RecvTimeoutError::Disconnected));
            for order in order.into_iter().chain(inbox.try_iter()) {
                self.take(order);
            }
            self.write();
            self.back_up(last);
            if last {
                return;
            }
        }
    }

    /// How long orders are waited for before there is something to do without one.
    fn patience(&self) -> Option<Duration> {
        let retry = self.refused.is_some().then_some(RETRY_AFTER);
        let backup = self.back_up_at.map(|at| at.saturating_duration_since(Instant::now()));
        [retry, backup].into_iter().flatten().min()
    }

    /// Has a backup made where one is due, or where this is the end.
    fn back_up(&mut self, is_last: bool) {
        if self.back_up_at.is_none_or(|at| !is_last && at > Instant::now()) {
            return;
        }
        self.back_up_at = None;
        if let Err(why) = self.store.back_up() {
            // Without this nothing but the next change would ask for one.
            self.back_up_at = Instant::now().checked_add(BACK_UP_AFTER);
            (self.tell)(Written::NotBackedUp(why));
        }
    }

    fn look(&mut self) {
        if let Err(refusal) = self.store.look()
            && refusal.has_changed
            && self.waiting.is_empty()
        {
            self.tell_changed(refusal.why);
        }
    }

    fn tell_changed(&mut self, why: String) {
        let is_waiting = !self.waiting.is_empty();
        if is_waiting || !std::mem::replace(&mut self.told_changed, true) {
            (self.tell)(Written::Changed(is_waiting, why));
        }
    }

    fn take(&mut self, order: Order) {
        match order {
            Order::Append(entry) => self.waiting.push(*entry),
            Order::Retry => self.refused = None,
            Order::Look => self.look(),
            Order::GiveUp => self.waiting.clear(),
            Order::LetGo => (self.store, self.back_up_at) = (Box::new(Nowhere), None),
            Order::MoveTo(store, held) => {
                self.store = store;
                let known = held.saturating_sub(self.stored).min(self.waiting.len());
                self.waiting.drain(..known);
                self.stored += known;
                (self.refused, self.told_changed) = (None, false);
                self.back_up_at = Instant::now().checked_add(FIRST_BACKUP);
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
                self.back_up_at = self.back_up_at.or_else(|| Instant::now().checked_add(BACK_UP_AFTER));
                (self.tell)(Written::Stored(self.stored));
            }
            Err(refusal) if self.refused.as_ref() == Some(&refusal) => {}
            Err(refusal) => {
                self.refused = Some(refusal.clone());
                if refusal.has_changed {
                    self.tell_changed(refusal.why);
                } else {
                    (self.tell)(Written::Refused(refusal.why));
                }
            }
        }
    }
}
