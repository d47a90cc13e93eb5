//! The signs of the eight statuses, drawn: crisp at any size, whatever letters a face has.
//!
//! Invariant: no two statuses share a sign.

use krilla::geom::{Path, PathBuilder};
use krilla::surface::Surface;

use super::mark::{Ink, draw};
use crate::desk::Status;

/// The sign of a status in a square of `size` whose upper left corner is given.
pub(super) fn sign(surface: &mut Surface<'_>, status: Status, corner: (f32, f32), size: f32) {
    let ink = Ink::Status(status);
    let at = Grid { corner, unit: size / 16.0 };
    let mut path = PathBuilder::new();
    let mut filled = None;
    match status {
        Status::Unchecked => at.ring(&mut path, (8.0, 8.0), 5.4),
        Status::Waiting => {
            at.ring(&mut path, (8.0, 8.0), 5.4);
            filled = at.half_disc((8.0, 8.0), 5.4);
        }
        Status::Confirmed => at.through(&mut path, &[(2.4, 8.9), (6.1, 12.8), (13.6, 3.6)]),
        Status::OnAuthor => {
            at.ring(&mut path, (8.0, 8.0), 6.6);
            at.through(&mut path, &[(5.0, 8.3), (7.2, 10.6), (11.1, 5.8)]);
        }
        Status::Wrong => {
            at.through(&mut path, &[(3.4, 3.4), (12.6, 12.6)]);
            at.through(&mut path, &[(12.6, 3.4), (3.4, 12.6)]);
        }
        Status::Disputed => {
            at.through(&mut path, &[(2.4, 5.8), (13.6, 5.8)]);
            at.through(&mut path, &[(2.4, 10.2), (13.6, 10.2)]);
            at.through(&mut path, &[(10.9, 2.6), (5.1, 13.4)]);
        }
        Status::NotConfirmed => {
            at.hook(&mut path);
            at.through(&mut path, &[(8.0, 13.35), (8.0, 13.4)]);
        }
        Status::NoCheck => at.through(&mut path, &[(3.0, 8.0), (13.0, 8.0)]),
    }
    if let Some(path) = filled {
        surface.set_stroke(None);
        surface.set_fill(Some(ink.fill()));
        surface.draw_path(&path);
    }
    let weight = if status == Status::OnAuthor { 1.5 } else { 1.9 };
    draw(surface, path, None, Some(ink.stroke(weight * at.unit)));
}

/// A square of sixteen units.
struct Grid {
    corner: (f32, f32),
    unit: f32,
}

impl Grid {
    fn at(&self, (x, y): (f32, f32)) -> (f32, f32) {
        (self.corner.0 + x * self.unit, self.corner.1 + y * self.unit)
    }

    fn through(&self, path: &mut PathBuilder, points: &[(f32, f32)]) {
        for (n, point) in points.iter().enumerate() {
            let (x, y) = self.at(*point);
            if n == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
        }
    }

    fn curve(&self, path: &mut PathBuilder, by: (f32, f32), and: (f32, f32), to: (f32, f32)) {
        let (by, and, to) = (self.at(by), self.at(and), self.at(to));
        path.cubic_to(by.0, by.1, and.0, and.1, to.0, to.1);
    }

    fn start(&self, path: &mut PathBuilder, point: (f32, f32)) {
        let (x, y) = self.at(point);
        path.move_to(x, y);
    }

    fn ring(&self, path: &mut PathBuilder, center: (f32, f32), radius: f32) {
        let ((x, y), r, k) = (center, radius, radius * 0.5523);
        self.start(path, (x, y - r));
        self.curve(path, (x + k, y - r), (x + r, y - k), (x + r, y));
        self.curve(path, (x + r, y + k), (x + k, y + r), (x, y + r));
        self.curve(path, (x - k, y + r), (x - r, y + k), (x - r, y));
        self.curve(path, (x - r, y - k), (x - k, y - r), (x, y - r));
        path.close();
    }

    fn half_disc(&self, (x, y): (f32, f32), r: f32) -> Option<Path> {
        let k = r * 0.5523;
        let mut path = PathBuilder::new();
        self.start(&mut path, (x, y - r));
        self.curve(&mut path, (x - k, y - r), (x - r, y - k), (x - r, y));
        self.curve(&mut path, (x - r, y + k), (x - k, y + r), (x, y + r));
        path.close();
        path.finish()
    }

    /// The upper part of a question mark.
    fn hook(&self, path: &mut PathBuilder) {
        self.start(path, (5.0, 5.4));
        self.curve(path, (5.0, 3.5), (6.3, 2.4), (8.0, 2.4));
        self.curve(path, (9.7, 2.4), (11.0, 3.6), (11.0, 5.3));
        self.curve(path, (11.0, 7.8), (8.0, 7.6), (8.0, 10.2));
    }
}
