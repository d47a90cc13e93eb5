//! Work of other hands on files that may be broken: what panics there ends there.
//!
//! Invariant: nothing such a panic says is printed or written down, for it may hold words of the file.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    /// How many such works this thread is in.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// What `work` gives, or what it panicked with.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Box<dyn Any + Send>> {
    DEPTH.set(DEPTH.get() + 1);
    // Whoever calls throws away what the work may have left half changed.
    let done = catch_unwind(AssertUnwindSafe(work));
    DEPTH.set(DEPTH.get().saturating_sub(1));
    done
}

/// Whether this thread is in work whose panics are expected and caught.
pub fn is_caught() -> bool {
    DEPTH.get() > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_where_it_is_caught() {
        assert!(!is_caught());
        assert_eq!(caught(|| (is_caught(), caught(is_caught).ok())).ok(), Some((true, Some(true))));
        assert!(caught(|| std::panic::resume_unwind(Box::new(()))).is_err());
        assert!(!is_caught());
    }
}
