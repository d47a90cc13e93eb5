//! A desk into a window. Panels look at the desk and send actions; only `app` changes anything.
//!
//! Invariant: knows no parsing and no formats; the only module that knows egui, eframe and rfd.

pub mod actions;
pub mod address;
pub mod app;
pub mod board;
pub mod commands;
pub mod cover;
pub mod desktop;
pub mod dialogs;
pub mod facsimiles;
pub mod files;
pub mod frame;
pub mod hints;
pub mod icons;
pub mod jobs;
mod joining;
pub mod keeper;
pub mod keymap;
pub mod keys;
pub mod outgoing;
pub mod overlays;
pub mod panes;
pub mod printed;
pub mod reading_order;
mod redraft;
pub mod scripts;
pub mod session;
pub mod state;
pub mod strokes;
pub mod theme;
pub mod widgets;
mod wording;
mod words;
pub mod writer;

mod run;

pub use run::run;
