//! Strings into tokens and sentences, numbers and calendar fields.
//!
//! Everything here works on plain text and gives positions in it. The words it needs (abbreviations, number words,
//! months) are data in `resources/lexicon/`.
//!
//! Invariant: total on any input; knows no news, no claims, no file, clock, window or thread.

mod span;

pub use span::{CharSpan, Span, TextIndex};
