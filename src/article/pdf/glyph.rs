//! What one page prints: its letters with their places, as the interpreter hands them over.
//!
//! Places are in points from the top left corner of the page as it is shown, turned pages upright.
//!
//! Invariant: knows no words or lines; at most [`MOST_GLYPHS`] letters of a page are kept, whatever it holds.

use std::collections::HashMap;

use hayro_interpret::font::{Glyph as Drawn, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

use super::turn::{Turn, Upright};

/// One letter as it is printed. A ligature is as many letters as it stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    /// What it is.
    pub letter: char,
    /// Its left edge.
    pub left: f32,
    /// Its right edge, where the next letter of the word begins.
    pub right: f32,
    /// Its baseline, from the top.
    pub baseline: f32,
    /// The size of its type, in points as printed.
    pub size: f32,
    /// Whether its font is a bold one.
    pub is_bold: bool,
}

/// The letters of a page, and what is on it besides.
#[derive(Debug, Default)]
pub(super) struct Ink {
    /// The letters that run the way most of the page does, in the order they were drawn.
    pub glyphs: Vec<Glyph>,
    /// Which way that is.
    pub turn: Turn,
    /// Letters that run another way: notes in the margin, watermarks.
    pub n_turned: usize,
    /// Glyphs that say no letter.
    pub n_unmapped: usize,
    /// Whether the page holds a picture.
    pub has_picture: bool,
    /// Whether the letters are not drawn but lie hidden over the picture of a page, as text recognition leaves them.
    pub is_hidden: bool,
}

/// The most letters kept of one page; the densest broadsheet has about 40,000.
const MOST_GLYPHS: usize = 200_000;

/// The most drawing steps of one page; a detailed map has a million.
const MOST_STEPS: usize = 3_000_000;

/// How many steps a drawing within the drawing counts as: it may hold nothing but others.
const STEPS_OF_A_FORM: usize = 4;

/// How many drawing steps lie between two questions whether to go on.
const STEPS_BETWEEN_QUESTIONS: usize = 2_000;

/// Collects the letters of one page while the interpreter draws it.
pub(super) struct Collector<'w> {
    page: Affine,
    size: (f32, f32),
    seen: Vec<(Glyph, Option<Turn>)>,
    hidden: Vec<(Glyph, Option<Turn>)>,
    drawn_at: HashMap<(char, i32, i32), (f32, f32)>,
    n_unmapped: usize,
    has_picture: bool,
    n_steps: usize,
    goes_on: &'w mut dyn FnMut() -> bool,
}

/// What unwinds out of the interpreter when a page is not to be read to its end.
pub(super) struct CutShort;

/// What the letters of one drawing step have in common.
#[derive(Clone, Copy)]
struct Run {
    is_bold: bool,
    is_hidden: bool,
}

impl<'w> Collector<'w> {
    /// For a page of this `size` that `page` turns upright; `goes_on` is asked now and then.
    pub(super) fn new(page: Affine, size: (f32, f32), goes_on: &'w mut dyn FnMut() -> bool) -> Self {
        Self {
            page,
            size,
            seen: Vec::new(),
            hidden: Vec::new(),
            drawn_at: HashMap::new(),
            n_unmapped: 0,
            has_picture: false,
            n_steps: 0,
            goes_on,
        }
    }

    /// What was collected.
    pub(super) fn finish(self) -> Ink {
        let is_hidden = self.seen.is_empty() && !self.hidden.is_empty();
        let all = if is_hidden { self.hidden } else { self.seen };
        let running = |turn| all.iter().filter(|(_, way)| *way == Some(turn)).count();
        // Of ways with as many letters the plainest counts, and `max_by_key` takes the last.
        let turn = Turn::ALL.into_iter().rev().max_by_key(|turn| running(*turn)).unwrap_or_default();
        let n_all = all.len();
        let glyphs: Vec<Glyph> =
            all.into_iter().filter(|(_, way)| *way == Some(turn)).map(|(glyph, _)| glyph).collect();
        Ink {
            n_turned: n_all - glyphs.len(),
            glyphs,
            turn,
            n_unmapped: self.n_unmapped,
            has_picture: self.has_picture,
            is_hidden,
        }
    }

    /// The interpreter cannot be told to stop; unwinding is the one way out of it.
    fn step(&mut self) {
        self.steps(1);
    }

    fn steps(&mut self, n: usize) {
        let before = self.n_steps;
        self.n_steps += n;
        let is_too_much = self.n_steps > MOST_STEPS || self.seen.len() + self.hidden.len() > MOST_GLYPHS;
        let asks = before / STEPS_BETWEEN_QUESTIONS < self.n_steps / STEPS_BETWEEN_QUESTIONS;
        if is_too_much || (asks && !(self.goes_on)()) {
            std::panic::resume_unwind(Box::new(CutShort));
        }
    }

    fn take(&mut self, glyph: &PositionedGlyph<'_>, to_page: Affine, run: Run) {
        self.step();
        let Some(unicode) = glyph.as_unicode() else {
            self.n_unmapped += 1;
            return;
        };
        let text = letters(&unicode);
        if text.chars().any(is_meaningless) {
            self.n_unmapped += 1;
            return;
        }
        let place = to_page * glyph.transform();
        let Some(upright) = Upright::new(place, advance(glyph), self.size) else { return };
        let n = text.chars().count().max(1) as f32;
        for (nth, letter) in text.chars().enumerate() {
            let letter = upright.part(nth as f32 / n, (nth + 1) as f32 / n, letter, run.is_bold);
            if !self.is_drawn_again(&letter) {
                let kept = if run.is_hidden { &mut self.hidden } else { &mut self.seen };
                kept.push((letter, upright.turn));
            }
        }
    }

    /// Whether the same letter stands there already: bold made by printing twice, an outline over a filling.
    fn is_drawn_again(&mut self, glyph: &Glyph) -> bool {
        let (x, y) = (glyph.left.floor() as i32, glyph.baseline.floor() as i32);
        let near = glyph.size * 0.12;
        let is_near = |(left, baseline): &(f32, f32)| {
            (left - glyph.left).abs() < near && (baseline - glyph.baseline).abs() < near
        };
        let around = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
        let again = !glyph.letter.is_whitespace()
            && around.into_iter().any(|(x, y)| self.drawn_at.get(&(glyph.letter, x, y)).is_some_and(is_near));
        self.drawn_at.insert((glyph.letter, x, y), (glyph.left, glyph.baseline));
        again
    }
}

impl<'a> Device<'a> for Collector<'_> {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.step();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.steps(STEPS_OF_A_FORM);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.step();
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let to_page = self.page * props.transform;
        let looks = Run {
            is_hidden: matches!(mode, DrawMode::Invisible),
            is_bold: run.glyphs().first().is_some_and(|glyph| is_bold(glyph)),
        };
        for glyph in run.glyphs() {
            self.take(glyph, to_page, looks);
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.step();
        self.has_picture = true;
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// How far a glyph moves the pen, in the units of its transform; half an em where the font does not say.
fn advance(glyph: &PositionedGlyph<'_>) -> f64 {
    let width = match &**glyph {
        Drawn::Outline(outline) => outline.advance_width(),
        Drawn::Type3(drawn) => drawn.advance_width(),
    };
    f64::from(width.unwrap_or(500.0))
}

fn is_bold(glyph: &PositionedGlyph<'_>) -> bool {
    let Drawn::Outline(outline) = &**glyph else { return false };
    outline.font_data().is_some_and(|font| {
        font.weight.is_some_and(|weight| weight >= 600)
            || font.postscript_name.is_some_and(|name| name.contains("Bold") || name.contains("Black"))
    })
}

/// The letters that a glyph stands for, ligatures taken apart.
fn letters(unicode: &BfString) -> String {
    let mut letters = String::new();
    match unicode {
        BfString::Char(letter) => push_apart(*letter, &mut letters),
        BfString::String(text) => text.chars().for_each(|letter| push_apart(letter, &mut letters)),
    }
    letters
}

fn push_apart(letter: char, to: &mut String) {
    match letter {
        '\u{FB00}' => to.push_str("ff"),
        '\u{FB01}' => to.push_str("fi"),
        '\u{FB02}' => to.push_str("fl"),
        '\u{FB03}' => to.push_str("ffi"),
        '\u{FB04}' => to.push_str("ffl"),
        '\u{FB05}' | '\u{FB06}' => to.push_str("st"),
        other => to.push(other),
    }
}

/// Characters that fonts give where they know no letter: private ones, and those that are no characters at all.
const fn is_meaningless(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}' | '\0'..='\u{8}' | '\u{E}'..='\u{1F}')
}

/// The place of `point` on a page, as numbers of everyday size.
pub(super) fn place(point: Point) -> Option<(f32, f32)> {
    let (x, y) = (point.x as f32, point.y as f32);
    (x.abs() < 100_000.0 && y.abs() < 100_000.0).then_some((x, y))
}
