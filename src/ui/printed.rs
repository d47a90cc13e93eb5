//! The first pages of a report on paper, as they will be printed: drawn of the very bytes that go out.
//!
//! Invariant: forms that are not pages have no pictures.

use eframe::egui::ColorImage;

use super::facsimiles::image;
use crate::article::Facsimile;
use crate::desk::Desk;
use crate::report::{Format, Options, render};

/// Pages that are drawn: the one that sums the piece up, and the one on which the article begins.
const PAGES: usize = 2;
/// Their width in pixels: enough for the widest column on a fine screen.
const WIDTH: usize = 1200;

/// Draws them.
pub fn first_pages(desk: &Desk, format: Format, options: &Options) -> Vec<ColorImage> {
    if !format.is_paged() {
        return Vec::new();
    }
    let Ok(printed) = Facsimile::open(&render(desk, format, options)) else { return Vec::new() };
    (0..PAGES).map_while(|page| printed.draw(page, WIDTH)).map(|page| image(&page)).collect()
}
