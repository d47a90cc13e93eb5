//! Lines under words: a pattern for every status, so that no status rests on colour alone; and the hatching of what no
//! longer holds.
//!
//! Invariant: draws where it is told; knows no manuscript and no claim.

use eframe::egui::{Color32, Mesh, Painter, Pos2, Rangef, Rect, Shape, Stroke, epaint::PathShape, pos2};

use crate::desk::Status;

/// A line pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Found by the machine, untouched.
    Suggested,
    /// Unchecked.
    Dotted,
    /// Waiting, and not confirmed.
    Dashed,
    /// Confirmed.
    Solid,
    /// On author.
    DashDot,
    /// Wrong.
    Double,
    /// Disputed.
    Wavy,
    /// No check needed.
    Absent,
}

/// Thickness of a line, in points.
const THICK: f32 = 2.0;
/// Room under the baseline of the line that one line takes, so that nested claims can be told apart.
pub const DEPTH_STEP: f32 = 3.5;

impl Line {
    /// The pattern of `status`; `touched` says whether a person has done something to the claim.
    pub const fn of(status: Status, touched: bool) -> Self {
        match status {
            Status::Unchecked if touched => Self::Dotted,
            Status::Unchecked => Self::Suggested,
            Status::Waiting | Status::NotConfirmed => Self::Dashed,
            Status::Confirmed => Self::Solid,
            Status::OnAuthor => Self::DashDot,
            Status::Wrong => Self::Double,
            Status::Disputed => Self::Wavy,
            Status::NoCheck => Self::Absent,
        }
    }

    /// Draws the line along `x`, its top at `y`.
    pub fn paint(self, painter: &Painter, x: Rangef, y: f32, color: Color32) {
        let pixels = Pixels { painter, color };
        match self {
            Self::Absent => {}
            Self::Suggested => pixels.pattern(x, y, 1.0, &[(1.0, 2.0)]),
            Self::Dotted => pixels.pattern(x, y, THICK, &[(2.0, 2.0)]),
            Self::Dashed => pixels.pattern(x, y, THICK, &[(6.0, 3.0)]),
            Self::Solid => pixels.pattern(x, y, THICK, &[(f32::INFINITY, 0.0)]),
            Self::DashDot => pixels.pattern(x, y, THICK, &[(8.0, 2.5), (2.0, 2.5)]),
            Self::Double => {
                pixels.pattern(x, y - 0.5, 1.0, &[(f32::INFINITY, 0.0)]);
                pixels.pattern(x, y + 2.0, 1.0, &[(f32::INFINITY, 0.0)]);
            }
            Self::Wavy => wave(painter, x, y + 1.0, color),
        }
    }
}

/// Hatches `area`: what is drawn there no longer holds.
pub fn hatch(painter: &Painter, area: Rect, color: Color32) {
    const APART: f32 = 5.0;
    const THIN: f32 = 1.0;
    let painter = painter.with_clip_rect(area.intersect(painter.clip_rect()));
    let slant = area.height();
    let count = ((area.width() + slant) / APART).ceil() as usize;
    for i in 0..count {
        let foot = area.left() - slant + i as f32 * APART;
        let line = [pos2(foot, area.bottom()), pos2(foot + slant, area.top())];
        painter.line_segment(line, Stroke::new(THIN, color));
    }
}

/// Draws rectangles whose edges lie on whole pixels: a short dash stays crisp at every zoom.
struct Pixels<'a> {
    painter: &'a Painter,
    color: Color32,
}

impl Pixels<'_> {
    /// Repeats dashes and the gaps after them along `x`.
    fn pattern(&self, x: Rangef, y: f32, thick: f32, dashes: &[(f32, f32)]) {
        let scale = self.painter.pixels_per_point();
        let whole = |points: f32| (points * scale).round() / scale;
        let thick = whole(thick).max(1.0 / scale);
        let top = whole(y);
        let mut mesh = Mesh::default();
        let mut left = x.min;
        for &(dash, gap) in dashes.iter().cycle() {
            if left >= x.max {
                break;
            }
            let right = (left + dash).min(x.max);
            let corner = pos2(whole(left), top);
            mesh.add_colored_rect(Rect::from_min_max(corner, pos2(whole(right), top + thick)), self.color);
            left = right + gap;
        }
        self.painter.add(Shape::mesh(mesh));
    }
}

/// A wave of small bows.
fn wave(painter: &Painter, x: Rangef, y: f32, color: Color32) {
    const LENGTH: f32 = 6.0;
    const HEIGHT: f32 = 1.4;
    const STEP: f32 = 0.75;
    let steps = (x.span() / STEP).ceil().max(1.0) as usize;
    let points: Vec<Pos2> = (0..=steps)
        .map(|i| (i as f32 * STEP).min(x.span()))
        .map(|at| pos2(x.min + at, y - HEIGHT * (at / LENGTH * std::f32::consts::TAU).sin()))
        .collect();
    painter.add(PathShape::line(points, Stroke::new(1.3, color)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_of_one_hue_have_different_lines() {
        let pairs = [
            (Status::Confirmed, Status::OnAuthor),
            (Status::Wrong, Status::Disputed),
            (Status::Unchecked, Status::NoCheck),
        ];
        for (one, other) in pairs {
            assert_ne!(Line::of(one, true), Line::of(other, true));
        }
        assert_ne!(Line::of(Status::Unchecked, true), Line::of(Status::Unchecked, false));
    }
}
