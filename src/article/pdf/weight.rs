//! What drawing a page would take, found out by going through its steps without drawing any.
//!
//! Invariant: decodes no picture, keeps nothing; ends by unwinding where it would be too much.

use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::hayro_syntax::page::Page;
use hayro::hayro_interpret::kurbo::{BezPath, Rect};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt as _, interpret_page,
};

use super::glyph::CutShort;

/// The most drawing steps of a page; a detailed map has a million.
const MOST_STEPS: u64 = 2_000_000;
/// The most pixels of all pictures on a page: a broadsheet scanned at 300 dots an inch has 35 million.
const MOST_PICTURE_PIXELS: u64 = 80_000_000;

/// Goes through the steps of `page`; unwinds where drawing it would take more than its reader would wait for, or than
/// memory should hold: nothing else ends the interpreter.
pub(super) fn weigh<'p>(page: &'p Page<'p>, cache: &InterpreterCache<'p>, settings: InterpreterSettings) {
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let upright = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(upright, bounds, cache, page.xref(), settings);
    interpret_page(page, &mut context, &mut Scale::default());
}

/// Counts what it is told to draw.
#[derive(Default)]
struct Scale {
    n_steps: u64,
    n_pixels: u64,
}

impl Scale {
    fn add(&mut self, steps: usize, pixels: u64) {
        self.n_steps += steps as u64;
        self.n_pixels = self.n_pixels.saturating_add(pixels);
        if self.n_steps > MOST_STEPS || self.n_pixels > MOST_PICTURE_PIXELS {
            std::panic::resume_unwind(Box::new(CutShort));
        }
    }
}

impl<'a> Device<'a> for Scale {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.add(1, 0);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.add(1, 0);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.add(1, 0);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {
        self.add(run.glyphs().len(), 0);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.add(1, u64::from(image.width()) * u64::from(image.height()));
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
