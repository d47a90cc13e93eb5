//! The pages of a PDF one after the other, each with its words: the one place that meets the interpreter.
//!
//! Invariant: whatever the interpreter does, the caller sees words or an error; it is asked whether to go on at every
//! page, and now and then within one.

use std::sync::Arc;

use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, TransformExt as _, interpret_page,
};

use super::glyph::{Collector, CutShort, Ink};
use super::growth;
use super::text;
use super::turn::Turn;
use super::word::{Word, words};
use crate::article::caught::caught;
use crate::article::read::Watch;
use crate::article::{ReadError, Step};

/// One page and its words, in the order they were drawn.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Width and height as shown, in points.
    pub size: (f32, f32),
    /// Its words.
    pub words: Vec<Word>,
    /// The way they run.
    pub turn: Turn,
    /// Letters that run another way, and are left out.
    pub n_turned: usize,
    /// Glyphs whose letter is not known, and that are left out.
    pub n_unmapped: usize,
    /// Whether it holds a picture.
    pub has_picture: bool,
    /// Whether its words lie hidden over a picture.
    pub is_hidden: bool,
    /// Whether it was not read to its end.
    pub is_broken: bool,
}

impl Sheet {
    fn new(size: (f32, f32), ink: &Ink, is_broken: bool) -> Self {
        Self {
            size,
            words: words(&ink.glyphs),
            turn: ink.turn,
            n_turned: ink.n_turned,
            n_unmapped: ink.n_unmapped,
            has_picture: ink.has_picture,
            is_hidden: ink.is_hidden,
            is_broken,
        }
    }

    /// The page without its words.
    pub(super) const fn place(&self) -> text::Sheet {
        text::Sheet { turn: self.turn, size: self.size }
    }
}

/// Opens the PDF that `bytes` hold.
pub(super) fn open(bytes: &[u8]) -> Result<Pdf, ReadError> {
    let opened = caught(|| Pdf::new(Arc::new(bytes.to_vec())));
    match opened {
        Ok(Ok(pdf)) if caught(|| growth::holds_bomb(&pdf)).unwrap_or(true) => Err(ReadError::TooMuch),
        Ok(Ok(pdf)) => Ok(pdf),
        Ok(Err(LoadPdfError::Decryption(_))) => Err(ReadError::Protected),
        Ok(Err(LoadPdfError::Invalid)) | Err(_) => Err(ReadError::Damaged { what: "a PDF" }),
    }
}

/// The most pages that are read; no article has so many, and page numbers must fit the map of places.
const MOST_PAGES: usize = 10_000;

/// The most bytes that the drawing steps of all pages may take; the interpreter keeps them. Pages beyond are not read.
const MOST_STEP_BYTES: usize = 512 * 1024 * 1024;

/// Reads page after page.
pub(super) struct Sheets<'p, 'w> {
    pdf: &'p Pdf,
    cache: InterpreterCache<'p>,
    next: usize,
    n_step_bytes: usize,
    watch: &'w mut Watch<'w>,
}

impl<'p, 'w> Sheets<'p, 'w> {
    /// The pages of `pdf`; `watch` is told of each, and may stop the work.
    pub(super) fn new(pdf: &'p Pdf, watch: &'w mut Watch<'w>) -> Self {
        Self { pdf, cache: InterpreterCache::new(), next: 0, n_step_bytes: 0, watch }
    }

    fn sheet(&mut self, page: &Page<'p>, step: Step) -> Result<Sheet, ReadError> {
        let mut is_stopped = false;
        let watch = &mut self.watch;
        let mut goes_on = || {
            is_stopped |= watch(step).is_break();
            !is_stopped
        };
        if !goes_on() {
            return Err(ReadError::Stopped);
        }
        let size = page.render_dimensions();
        let is_too_much = caught(|| growth::is_too_much(page)).unwrap_or(true);
        if is_too_much || self.n_step_bytes > MOST_STEP_BYTES {
            return Ok(Sheet { size, is_broken: true, ..Sheet::default() });
        }
        let upright = page.initial_transform(true).to_kurbo();
        let bounds = Rect::new(0.0, 0.0, f64::from(size.0), f64::from(size.1));
        let mut collector = Collector::new(Affine::IDENTITY, size, &mut goes_on);
        let drawn = caught(|| {
            let mut context = Context::new(upright, bounds, &self.cache, self.pdf.xref(), settings());
            interpret_page(page, &mut context, &mut collector);
        });
        let ink = collector.finish();
        self.n_step_bytes += page.page_stream().map_or(0, <[u8]>::len);
        if drawn.is_err() {
            // What unwound may have left the cache half changed.
            self.cache = InterpreterCache::new();
        }
        match drawn {
            Err(why) if why.is::<CutShort>() && is_stopped => Err(ReadError::Stopped),
            drawn => Ok(Sheet::new(size, &ink, drawn.is_err())),
        }
    }
}

impl Iterator for Sheets<'_, '_> {
    type Item = Result<Sheet, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let pages = self.pdf.pages();
        let total = pages.len().min(MOST_PAGES);
        let page = pages.get(self.next).filter(|_| self.next < total)?;
        let step = Step { done: self.next, total };
        self.next += 1;
        Some(self.sheet(page, step))
    }
}

/// Annotations are notes on the page, not the article; pictures are never decoded.
fn settings() -> InterpreterSettings {
    InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() }
}
