//! A desk and its journal into a `.tickmark` file that survives anything.
//!
//! Invariant: knows no window, and nothing of what the edits mean.

mod load;

pub use load::{LoadError, LoadFailure, load_article, read_at_most};
