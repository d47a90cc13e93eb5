//! The pages one under the other, each as wide as the pane.
//!
//! Invariant: measures only, in points of the window; every place of the strip belongs to one page.

use eframe::egui::{Rangef, Rect, Vec2, pos2, vec2};

use crate::article::{Frame, Pages};

/// Between two pages, and around all of them.
pub(super) const GAP: f32 = 12.0;
/// A page that says no size is as high as one of A4.
const UPRIGHT: f32 = 1.414;

/// The pages, laid under each other.
pub(super) struct Strip<'p> {
    pages: &'p Pages,
    /// Width of each page.
    pub(super) width: f32,
    /// The top of each page, and the end of the last.
    tops: Vec<f32>,
}

impl<'p> Strip<'p> {
    pub(super) fn of(pages: &'p Pages, width: f32) -> Self {
        let mut tops = vec![GAP];
        let mut top = GAP;
        for page in 0..pages.count() {
            top += height(pages, page, width) + GAP;
            tops.push(top);
        }
        Self { pages, width, tops }
    }

    /// Height of all.
    pub(super) fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// The top of a page.
    pub(super) fn top(&self, page: usize) -> f32 {
        self.tops.get(page).copied().unwrap_or_default()
    }

    /// Its size.
    pub(super) fn size(&self, page: usize) -> Vec2 {
        vec2(self.width, height(self.pages, page, self.width))
    }

    /// The page at `y`, or the one that ends above it.
    pub(super) fn page_at(&self, y: f32) -> usize {
        let after = self.tops.partition_point(|top| *top <= y);
        after.saturating_sub(1).min(self.pages.count().saturating_sub(1))
    }

    /// The pages that stand between two heights.
    pub(super) fn between(&self, y: Rangef) -> std::ops::RangeInclusive<usize> {
        self.page_at(y.min)..=self.page_at(y.max)
    }

    /// A place on a page, from that page's corner.
    pub(super) fn place(&self, page: usize, frame: Frame) -> Rect {
        let scale = self.pages.size(page).map_or(1.0, |(width, _)| self.width / width.max(1.0));
        let corner = |x: f32, y: f32| pos2(x * scale, y * scale);
        Rect::from_min_max(corner(frame.left, frame.top), corner(frame.right, frame.bottom))
    }
}

fn height(pages: &Pages, page: usize, width: f32) -> f32 {
    let size = pages.size(page).filter(|(width, height)| *width >= 1.0 && *height >= 1.0);
    size.map_or(width * UPRIGHT, |(across, down)| width * down / across)
}
