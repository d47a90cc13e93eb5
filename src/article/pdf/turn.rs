//! Which way letters run on a page, and places seen as if they ran from left to right.
//!
//! Invariant: `Turn::back` undoes `Turn::upright`; a place that is no number is none.

use hayro_interpret::kurbo::{Affine, Point};

use super::glyph::{Glyph, place};
use crate::article::pages::Frame;

/// The way a line of letters runs on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Turn {
    /// From left to right.
    #[default]
    Across,
    /// From top to bottom.
    Down,
    /// Upside down.
    Over,
    /// From bottom to top.
    Up,
}

impl Turn {
    /// All ways, the plainest first.
    pub(super) const ALL: [Self; 4] = [Self::Across, Self::Down, Self::Over, Self::Up];

    /// The way that a step of `right` and `down` runs, where it is none in between.
    fn of(right: f32, down: f32) -> Option<Self> {
        /// How much a line may slant: 3 degrees, as a page on a scanner does.
        const SLANT: f32 = 0.05;
        if down.abs() <= right.abs() * SLANT {
            Some(if right >= 0.0 { Self::Across } else { Self::Over })
        } else if right.abs() <= down.abs() * SLANT {
            Some(if down >= 0.0 { Self::Down } else { Self::Up })
        } else {
            None
        }
    }

    /// A place on a page of this `size` as seen when the page is held so that the letters run across.
    const fn upright(self, (x, y): (f32, f32), (width, height): (f32, f32)) -> (f32, f32) {
        match self {
            Self::Across => (x, y),
            Self::Down => (y, width - x),
            Self::Over => (width - x, height - y),
            Self::Up => (height - y, x),
        }
    }

    /// A frame so seen, where it is on the page itself.
    pub(super) const fn back(self, frame: Frame, (width, height): (f32, f32)) -> Frame {
        let Frame { left, top, right, bottom } = frame;
        match self {
            Self::Across => frame,
            Self::Down => Frame { left: width - bottom, top: left, right: width - top, bottom: right },
            Self::Over => {
                Frame { left: width - right, top: height - bottom, right: width - left, bottom: height - top }
            }
            Self::Up => Frame { left: top, top: height - right, right: bottom, bottom: height - left },
        }
    }
}

/// Where a drawn glyph stands, seen upright.
pub(super) struct Upright {
    /// The way it runs; none where it stands askew.
    pub turn: Option<Turn>,
    start: (f32, f32),
    end: (f32, f32),
    size: f32,
}

impl Upright {
    /// The place of a glyph that `transform` puts on a page of this size, and that moves the pen by `advance`; none
    /// where it lies off the page or is no size to be read.
    pub(super) fn new(transform: Affine, advance: f64, page: (f32, f32)) -> Option<Self> {
        let at = |x: f64, y: f64| place(transform * Point::new(x, y));
        let (origin, em, up) = (at(0.0, 0.0)?, at(1000.0, 0.0)?, at(0.0, 1000.0)?);
        let size = (up.0 - origin.0).hypot(up.1 - origin.1);
        let turn = Turn::of(em.0 - origin.0, em.1 - origin.1);
        let is_on_page =
            (-1.0..=page.0 + 1.0).contains(&origin.0) && (-1.0..=page.1 + 1.0).contains(&origin.1);
        if !is_on_page || !(0.5..=2000.0).contains(&size) {
            return None;
        }
        let seen = turn.unwrap_or_default();
        let end = at(advance, 0.0)?;
        Some(Self { turn, start: seen.upright(origin, page), end: seen.upright(end, page), size })
    }

    /// The `letter` between two shares of the glyph's width.
    pub(super) fn part(&self, from: f32, to: f32, letter: char, is_bold: bool) -> Glyph {
        let width = self.end.0 - self.start.0;
        Glyph {
            letter,
            left: self.start.0 + width * from,
            right: self.start.0 + width * to,
            baseline: self.start.1,
            size: self.size,
            is_bold,
        }
    }
}
