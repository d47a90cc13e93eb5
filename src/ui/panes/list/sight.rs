//! Where a list has to scroll to, so that a row can be seen with room around it.
//!
//! Invariant: numbers only; knows no row's meaning.

use eframe::egui::Rangef;

/// Room kept above and below the row.
const ROOM: f32 = 60.0;

/// The offset that brings `row` into a list `height` points high that is scrolled to `offset`; none where it is in sight.
pub(super) fn offset_for(row: Rangef, offset: f32, height: f32) -> Option<f32> {
    let (above, below) = (row.min - ROOM, row.max + ROOM);
    if above < offset {
        Some(above.max(0.0))
    } else if below > offset + height {
        Some((below - height).max(0.0))
    } else {
        None
    }
}
