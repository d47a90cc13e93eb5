//! Work beside the window: named threads that report events, show their share done and can be stopped.
//!
//! ```text
//! jobs.start(Job::Opening, "Reading ferry.txt", fallback, |progress| Event::Opened(…))
//! for event in jobs.drain() { … }        // in the window's thread, every frame
//! ```
//!
//! Two jobs of one kind never overlap: the second is refused. A thread that dies inside sends the fallback event, so
//! the window never waits for an answer that cannot come.
//!
//! Invariant: knows no desk, file or widget; events are the caller's own type.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;

/// Called from any thread when the window has something to look at.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// All work that goes on beside the window.
pub struct Jobs<K, E> {
    post: Post<E>,
    events: Receiver<E>,
    running: Vec<Running<K>>,
}

/// Sends events to the window and wakes it.
pub struct Post<E> {
    events: Sender<E>,
    wake: Wake,
}

impl<E> Clone for Post<E> {
    fn clone(&self) -> Self {
        Self { events: self.events.clone(), wake: Arc::clone(&self.wake) }
    }
}

impl<E> Post<E> {
    /// Sends `event`; a window that is gone needs it no more.
    pub fn send(&self, event: E) {
        if self.events.send(event).is_ok() {
            (self.wake)();
        }
    }
}

/// A job at work.
struct Running<K> {
    kind: K,
    what: String,
    progress: Progress,
}

impl<K> Running<K> {
    fn glance(&self) -> Glance {
        let Self { what, progress, .. } = self;
        Glance { what: what.clone(), share: progress.share(), stopping: progress.stopped() }
    }
}

/// What the window shows of a job.
#[derive(Debug, Clone, PartialEq)]
pub struct Glance {
    /// What it does: `Reading ferry.txt`.
    pub what: String,
    /// The share done, from 0 to 1; none while it is not known.
    pub share: Option<f32>,
    /// Whether it has been told to stop.
    pub stopping: bool,
}

/// The job's end of the line to the window.
#[derive(Clone)]
pub struct Progress {
    permille: Arc<AtomicU32>,
    stop: Arc<AtomicBool>,
    done: Arc<AtomicBool>,
    wake: Wake,
}

/// More than any share: not known yet.
const UNKNOWN: u32 = u32::MAX;

impl Progress {
    fn new(wake: Wake) -> Self {
        Self { permille: Arc::new(AtomicU32::new(UNKNOWN)), stop: Arc::default(), done: Arc::default(), wake }
    }

    /// Says that `done` of `total` steps are done; the window is woken once per whole percent.
    pub fn step(&self, done: usize, total: usize) {
        let permille = (done.saturating_mul(1000) / total.max(1)).min(1000) as u32;
        let before = self.permille.swap(permille, Ordering::Relaxed);
        if before == UNKNOWN || before / 10 != permille / 10 {
            (self.wake)();
        }
    }

    /// Whether the job should end early.
    pub fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn share(&self) -> Option<f32> {
        let permille = self.permille.load(Ordering::Relaxed);
        (permille != UNKNOWN).then(|| permille as f32 / 1000.0)
    }
}

/// Why a job did not start.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum StartError {
    /// One of its kind is at work.
    #[error("{0} is still going on; wait for it or stop it first")]
    Busy(String),
    /// The system gives no thread.
    #[error("the system has no room for more work ({0}); close other programs and try again")]
    NoThread(String),
}

impl<K: Copy + PartialEq, E: Send + 'static> Jobs<K, E> {
    /// No work yet; `wake` is called whenever there is something to look at.
    pub fn new(wake: Wake) -> Self {
        let (sender, events) = channel();
        Self { post: Post { events: sender, wake }, events, running: Vec::new() }
    }

    /// Where long-lived threads send their events.
    pub fn post(&self) -> Post<E> {
        self.post.clone()
    }

    /// Starts `work` on a thread of its own. `what` is shown while it runs; `fallback` is sent if the thread dies.
    pub fn start(
        &mut self,
        kind: K,
        what: impl Into<String>,
        fallback: E,
        work: impl FnOnce(&Progress) -> E + Send + 'static,
    ) -> Result<(), StartError> {
        self.forget_finished();
        if let Some(busy) = self.running.iter().find(|job| job.kind == kind) {
            return Err(StartError::Busy(busy.what.clone()));
        }
        let what = what.into();
        let progress = Progress::new(Arc::clone(&self.post.wake));
        let (post, line) = (self.post.clone(), progress.clone());
        let thread = move || {
            let event = catch_unwind(AssertUnwindSafe(|| work(&line))).unwrap_or(fallback);
            line.done.store(true, Ordering::Release); // before the window wakes, or it would still show the job
            post.send(event);
        };
        Builder::new()
            .name("tickmark-job".to_owned())
            .spawn(thread)
            .map_err(|error| StartError::NoThread(error.to_string()))?;
        self.running.push(Running { kind, what, progress });
        Ok(())
    }

    /// Events since the last call, oldest first.
    pub fn drain(&mut self) -> Vec<E> {
        self.forget_finished();
        self.events.try_iter().collect()
    }

    /// What the jobs at work are doing that the checker asked for: all but the one of that kind.
    pub fn glance_beside(&self, quiet: K) -> Vec<Glance> {
        let running = self.running.iter().filter(|job| job.kind != quiet);
        running.filter(|job| !job.progress.done.load(Ordering::Acquire)).map(Running::glance).collect()
    }

    /// What the job of that kind is doing, while it is at work.
    pub fn glance_at(&self, kind: K) -> Option<Glance> {
        self.at_work(kind).map(Running::glance)
    }

    /// Whether a job of that kind is at work.
    pub fn runs(&self, kind: K) -> bool {
        self.at_work(kind).is_some()
    }

    /// What the job of that kind does, while it is at work: `Reading ferry.txt`.
    pub fn doing(&self, kind: K) -> Option<String> {
        self.at_work(kind).map(|job| job.what.clone())
    }

    fn at_work(&self, kind: K) -> Option<&Running<K>> {
        self.running.iter().find(|job| job.kind == kind && !job.progress.done.load(Ordering::Acquire))
    }

    /// Tells all jobs to stop.
    pub fn stop_all(&self) {
        for job in &self.running {
            job.progress.stop.store(true, Ordering::Relaxed);
        }
    }

    fn forget_finished(&mut self) {
        self.running.retain(|job| !job.progress.done.load(Ordering::Acquire));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::RecvTimeoutError;
    use std::time::Duration;

    fn jobs() -> Jobs<u8, &'static str> {
        Jobs::new(Arc::new(|| ()))
    }

    fn next(jobs: &Jobs<u8, &'static str>) -> Result<&'static str, RecvTimeoutError> {
        jobs.events.recv_timeout(Duration::from_secs(10))
    }

    #[test]
    fn a_job_reports_its_event() {
        let mut jobs = jobs();
        jobs.start(0, "Reading", "dead", |progress| {
            progress.step(1, 2);
            "read"
        })
        .unwrap();
        assert_eq!(next(&jobs), Ok("read"));
    }

    #[test]
    fn a_second_job_of_a_kind_is_refused_and_another_kind_is_not() {
        let mut jobs = jobs();
        let work = |progress: &Progress| {
            while !progress.stopped() {
                std::thread::sleep(Duration::from_millis(1));
            }
            "stopped"
        };
        jobs.start(0, "Reading a.txt", "dead", work).unwrap();
        assert_eq!(jobs.start(0, "b", "dead", work), Err(StartError::Busy("Reading a.txt".to_owned())));
        jobs.start(1, "Writing", "dead", |_| "written").unwrap();
        assert_eq!(next(&jobs), Ok("written"));
        jobs.stop_all();
        assert_eq!(next(&jobs), Ok("stopped"));
    }

    #[test]
    fn a_job_that_dies_sends_its_fallback() {
        let mut jobs = jobs();
        jobs.start(0, "Reading", "dead", |_| panic!("a bug, on purpose")).unwrap();
        assert_eq!(next(&jobs), Ok("dead"));
    }
}
