//! The small parts that panes are put together from, each drawn one way everywhere.
//!
//! Invariant: a widget shows what it is given and says what was done to it; it knows no desk and no pane.

mod button;
mod callout;
mod chip;
mod field;
mod hint;
mod label;
mod told;

pub use button::{
    fold, icon_button, link, outlined, primary_button, primary_button_if, quiet_button, small_link,
    status_button,
};
pub use callout::{Tint, callout};
pub use chip::{CHIP_HEIGHT, chip, chip_width, focus_ring, keycap, tag};
pub use field::{
    Entry, choice, covered_field, has_room_for_two, headed_field, pair, pick, search_field, text_field,
};
pub use hint::hint_line;
pub use label::{clipped, elided, laid_out, plain, section_heading, text};
pub use told::{briefly, told};
