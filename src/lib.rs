//! Tickmark checks an article's facts line by line.
//!
//! The pipeline is the table of contents:
//!
//! 1. [`text`]: a string into tokens, sentences, numbers and calendar fields
//! 2. [`article`]: the bytes of a file into an [`article::Article`]
//! 3. [`extract`]: an article into its claims
//! 4. [`check`]: an article into what can be worked out about it: its names, what agrees and what conflicts
//! 5. [`desk`]: edits into the state of the work: marks, sources, undo
//! 6. [`report`]: a desk into documents
//! 7. [`archive`]: a desk and its journal into a project file that survives anything
//! 8. `ui`: a desk into a window; [`cli`]: the same work without one
//!
//! Each module uses those above it only. Tickmark never opens a network connection, never judges a claim by
//! itself, and never changes the article.

#![forbid(unsafe_code)]

mod fonts;
pub mod text;

pub mod article;

pub mod extract;

pub mod check;

pub mod desk;

pub mod report;

pub mod archive;

pub mod cli;

#[cfg(feature = "window")]
pub mod ui;
