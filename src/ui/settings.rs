//! What the window remembers from one day to the next.
//!
//! Invariant: plain values; knows no file.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::desk::Checker;

/// What the window remembers from one day to the next.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Who checks.
    pub checker: Checker,
    /// `light`, `dark` or `system`.
    pub theme: String,
    /// Size of everything.
    pub zoom_percent: u16,
    /// Projects opened last, the latest first.
    pub recent: Vec<PathBuf>,
}
