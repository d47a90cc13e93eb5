//! All tests that cross modules, in one binary: linking is what test builds spend their time on.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that cannot go on should stop"
)]

mod apply;
mod articles;
#[cfg(feature = "window")]
mod card;
mod cli;
mod desk;
mod extract_format;
mod formats;
#[cfg(feature = "window")]
mod galley;
mod invariants;
mod journal;
mod layers;
#[cfg(feature = "window")]
mod list;
#[cfg(feature = "window")]
mod overview;
#[cfg(feature = "window")]
mod panes;
#[cfg(feature = "window")]
mod pictures;
mod place;
mod reading;
#[cfg(feature = "window")]
mod readme;
mod report;
mod robustness;
#[cfg(feature = "window")]
mod settings;
mod times;
#[cfg(feature = "window")]
mod window;
