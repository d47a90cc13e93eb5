//! All tests that cross modules, in one binary: linking is what test builds spend their time on.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that cannot go on should stop"
)]

mod apply;
#[cfg(feature = "window")]
mod arrival;
mod articles;
#[cfg(feature = "window")]
mod board;
#[cfg(feature = "window")]
mod card;
mod carry;
mod checks;
mod cli;
#[cfg(feature = "window")]
mod decision;
mod desk;
#[cfg(feature = "window")]
mod everyone;
#[cfg(feature = "window")]
mod evidence;
mod exchange;
#[cfg(feature = "window")]
mod export;
mod extract_format;
#[cfg(unix)]
mod faults;
#[cfg(feature = "window")]
mod findings;
mod formats;
#[cfg(feature = "window")]
mod galley;
#[cfg(unix)]
mod hostile;
mod inert;
mod invariants;
#[cfg(feature = "window")]
mod joining;
mod joint;
mod journal;
#[cfg(all(unix, feature = "window"))]
mod kill;
mod layers;
#[cfg(feature = "window")]
mod list;
#[cfg(feature = "window")]
mod originals;
#[cfg(feature = "window")]
mod overview;
#[cfg(feature = "window")]
mod panes;
#[cfg(feature = "window")]
mod parting;
#[cfg(feature = "window")]
mod pictures;
#[cfg(feature = "window")]
mod piece;
mod place;
mod planted;
mod preview;
mod print;
mod reading;
#[cfg(feature = "window")]
mod readme;
mod ready;
mod redaction;
mod redraft;
mod releases;
mod replay;
mod report;
mod returned;
mod robustness;
mod room;
#[cfg(unix)]
mod rotten;
#[cfg(feature = "window")]
mod settings;
#[cfg(feature = "window")]
mod silence;
mod sources;
#[cfg(feature = "window")]
mod stage;
mod targets;
mod times;
#[cfg(feature = "window")]
mod turning;
mod undo;
#[cfg(feature = "window")]
mod window;
mod word;

use formats::pack;
