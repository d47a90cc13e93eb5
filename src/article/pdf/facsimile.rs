//! The pages of a PDF as pictures, to be shown beside the text that was read of them.
//!
//! ```text
//! Facsimile::open(bytes)?.draw(0, 540)     the first page, 540 pixels wide
//! ```
//!
//! Invariant: any bytes give pictures, or none; a page that would take too much room or work is not drawn.

use hayro::hayro_interpret::hayro_syntax::Pdf;
use hayro::hayro_interpret::hayro_syntax::page::Page;
use hayro::hayro_interpret::{InterpreterCache, InterpreterSettings};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use super::weight::weigh;
use super::{bomb, growth, sheets};
use crate::article::caught::caught;
use crate::article::{MOST_FILE_BYTES, ReadError};

/// The longest side of a picture in pixels: what every graphics card takes as a texture.
const LONGEST_SIDE: f32 = 8_000.0;
/// The most pixels of a picture, of four bytes each.
const MOST_PIXELS: f32 = 12_000_000.0;

/// A PDF whose pages can be drawn.
pub struct Facsimile {
    pdf: Pdf,
}

/// A page as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its width in pixels.
    pub width: usize,
    /// Its height in pixels.
    pub height: usize,
    /// Red, green, blue and opacity of each pixel, row by row.
    pub rgba: Vec<u8>,
}

impl Facsimile {
    /// Opens the PDF that `bytes` hold.
    pub fn open(bytes: &[u8]) -> Result<Self, ReadError> {
        if bytes.len() > MOST_FILE_BYTES || bomb::holds_bomb(bytes) {
            return Err(ReadError::TooMuch);
        }
        Ok(Self { pdf: sheets::open(bytes)? })
    }

    /// Draws a page, counted from 0, so many pixels wide, or less where that is too much. None: the page cannot be
    /// drawn.
    pub fn draw(&self, page: usize, width: usize) -> Option<Picture> {
        let page = self.pdf.pages().get(page)?;
        let scale = scale(page, width as f32)?;
        caught(|| growth::is_too_much(page)).ok().filter(|is_too_much| !is_too_much)?;
        let drawn = caught(|| {
            let cache = InterpreterCache::new();
            let settings = InterpreterSettings::default();
            weigh(page, &cache, settings.clone());
            // What a cache holds is never given back, and pages seldom share more than a font.
            let cache = RenderCache::new();
            let look = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
            render(page, &cache, &settings, &RenderSettings::default(), &look)
        });
        let pixmap = drawn.ok()?;
        let (width, height) = (usize::from(pixmap.width()), usize::from(pixmap.height()));
        Some(Picture { width, height, rgba: pixmap.data_as_u8_slice().to_vec() })
    }
}

/// Pixels for each point of a page that is to be `wanted` pixels wide.
fn scale(page: &Page<'_>, wanted: f32) -> Option<f32> {
    let (width, height) = page.render_dimensions();
    if width < 1.0 || height < 1.0 || wanted < 1.0 {
        return None;
    }
    // The renderer cuts a part of a pixel off.
    let fitting = (wanted + 0.01) / width;
    Some(fitting.min(LONGEST_SIDE / width.max(height)).min((MOST_PIXELS / (width * height)).sqrt()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FERRY: &[u8] = include_bytes!("../../../tests/formats/ferry.chromium.pdf");

    #[test]
    fn a_page_is_drawn_as_wide_as_asked_with_dark_words_on_white() {
        let pages = Facsimile::open(FERRY).unwrap();
        let Picture { width, height, rgba } = pages.draw(0, 300).unwrap();
        assert_eq!((width, rgba.len()), (300, width * height * 4));
        assert!(height > width);
        let pixels = rgba.as_chunks::<4>().0;
        assert_eq!(pixels.first(), Some(&[255; 4]));
        assert!(pixels.iter().any(|&[red, green, blue, _]| red < 100 && green < 100 && blue < 100));
    }

    #[test]
    fn what_cannot_be_drawn_gives_nothing() {
        let pages = Facsimile::open(FERRY).unwrap();
        assert_eq!(pages.draw(99, 300), None);
        assert_eq!(pages.draw(0, 0), None);
        let picture = pages.draw(0, 1_000_000).unwrap();
        assert!(picture.rgba.len() as f32 <= MOST_PIXELS * 4.0);
        assert!(Facsimile::open(b"%PDF-1.7 nothing").is_err());
    }
}
