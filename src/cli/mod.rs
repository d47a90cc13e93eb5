//! The command line: the same engine for scripts and tests.
//!
//! Invariant: knows no window.
