//! Work on many things at once, with the results in the order the things came.
//!
//! Invariant: bounded memory: each thread is a few results ahead at most; knows nothing of the work.

use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::mpsc::sync_channel;
use std::thread;

/// How many finished results a thread may hold before they are taken. Articles differ in length, and a thread with
/// short ones must not wait for one with a long one too soon.
const AHEAD: usize = 32;

/// Does `work` on every one of `items`, on all cores, and hands the results to `take` in the order of the items, until
/// that breaks off.
pub fn in_order<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    take: impl FnMut(R) -> ControlFlow<()>,
) {
    in_order_on(thread::available_parallelism().map_or(2, NonZero::get), items, work, take);
}

/// The same on so many threads.
pub fn in_order_on<T: Sync, R: Send>(
    threads: usize,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(R) -> ControlFlow<()>,
) {
    let threads = threads.min(items.len());
    if threads < 2 {
        items.iter().try_for_each(|item| take(work(item))).continue_value().unwrap_or_default();
        return;
    }
    thread::scope(|scope| {
        // Thread n does every item whose number leaves n when divided by the threads, and has a channel of its own:
        // so the order needs no bookkeeping.
        let channels: Vec<_> = (0..threads)
            .map(|first| {
                let (sender, receiver) = sync_channel(AHEAD);
                let work = &work;
                scope.spawn(move || {
                    let mut mine = items.iter().skip(first).step_by(threads);
                    // A closed channel means that nobody wants the rest.
                    mine.all(|item| sender.send(work(item)).is_ok())
                });
                receiver
            })
            .collect();
        for number in 0..items.len() {
            let result = channels.get(number % threads).and_then(|channel| channel.recv().ok());
            if result.is_none_or(|result| take(result).is_break()) {
                break;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whatever_takes_longest() {
        for count in [0, 1, 2, 7, 300] {
            let items: Vec<u64> = (0..count).collect();
            let mut taken = Vec::new();
            let slow_at_times = |n: &u64| {
                thread::sleep(std::time::Duration::from_micros(n % 7 * 100));
                *n
            };
            in_order(&items, slow_at_times, |n| {
                taken.push(n);
                ControlFlow::Continue(())
            });
            assert_eq!(taken, items);
        }
    }

    #[test]
    fn nothing_is_taken_once_the_taker_has_enough() {
        let items: Vec<u64> = (0..500).collect();
        let mut taken = 0;
        in_order(
            &items,
            |n| *n,
            |n| {
                taken += 1;
                if n == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(taken, 11);
    }
}
