//! How a status looks on paper: a hue and a line; and the inks of everything else.
//!
//! Invariant: no two statuses of one hue share a line, so that a print without colours says the same.

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Rect};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;

use super::text::Under;
use crate::desk::Status;

/// What something is drawn in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Words.
    Black,
    /// What accompanies them.
    Soft,
    /// What is looked up.
    Faint,
    /// Rules that divide.
    Rule,
    /// Rules between rows.
    Hair,
    /// The hue of a status.
    Status(Status),
    /// A breath of that hue, behind words.
    Tint(Status),
    /// A third of it, across words.
    Hatch(Status),
}

impl Ink {
    const fn rgb(self) -> [u8; 3] {
        match self {
            Self::Black => [0x1D, 0x1C, 0x1A],
            Self::Soft => [0x4A, 0x47, 0x42],
            Self::Faint => [0x66, 0x62, 0x5B],
            Self::Rule => [0xA9, 0xA3, 0x99],
            Self::Hair => [0xD9, 0xD5, 0xCD],
            Self::Status(status) => hue(status),
            Self::Tint(status) => part(hue(status), 12),
            Self::Hatch(status) => part(hue(status), 3),
        }
    }

    fn color(self) -> rgb::Color {
        let [r, g, b] = self.rgb();
        rgb::Color::new(r, g, b)
    }

    /// A full area of this ink.
    pub(super) fn fill(self) -> Fill {
        Fill { paint: self.color().into(), opacity: NormalizedF32::ONE, rule: Default::default() }
    }

    /// A line of this ink.
    pub(super) fn stroke(self, width: f32) -> Stroke {
        Stroke {
            paint: self.color().into(),
            width,
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            ..Stroke::default()
        }
    }
}

/// The hue of a status, dark enough to be read on white paper.
const fn hue(status: Status) -> [u8; 3] {
    match status {
        Status::Unchecked | Status::NoCheck => [0x6C, 0x6C, 0x6C],
        Status::Waiting => [0x00, 0x70, 0xBA],
        Status::Confirmed | Status::OnAuthor => [0x2D, 0x00, 0xC3],
        Status::Wrong | Status::Disputed => [0x87, 0x1E, 0x00],
        Status::NotConfirmed => [0xA8, 0x58, 0x00],
    }
}

/// One part of a hue, the rest white.
const fn part([r, g, b]: [u8; 3], parts: u8) -> [u8; 3] {
    [255 - (255 - r) / parts, 255 - (255 - g) / parts, 255 - (255 - b) / parts]
}

/// A rule along `y`.
pub(super) fn rule(surface: &mut Surface<'_>, ink: Ink, (x, y): (f32, f32), width: f32, weight: f32) {
    area(surface, ink, (x, y - weight / 2.0), (width, weight));
}

/// A filled area.
pub(super) fn area(surface: &mut Surface<'_>, ink: Ink, (x, y): (f32, f32), (width, height): (f32, f32)) {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(x, y, width, height) {
        path.push_rect(rect);
    }
    draw(surface, path, Some(ink.fill()), None);
}

/// The outline of an area.
pub(super) fn frame(
    surface: &mut Surface<'_>,
    ink: Ink,
    (x, y): (f32, f32),
    (width, height): (f32, f32),
    weight: f32,
) {
    let half = weight / 2.0;
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(x + half, y + half, width - weight, height - weight) {
        path.push_rect(rect);
    }
    draw(surface, path, None, Some(ink.stroke(weight)));
}

/// A line from point to point, broken by `dash`.
pub(super) fn dashed(
    surface: &mut Surface<'_>,
    ink: Ink,
    from: (f32, f32),
    to: (f32, f32),
    weight: f32,
    dash: &[f32],
) {
    let mut path = PathBuilder::new();
    path.move_to(from.0, from.1);
    path.line_to(to.0, to.1);
    // Lines that go on below one another keep their rhythm.
    let offset = if (from.0 - to.0).abs() < 0.1 { from.1 } else { 0.0 };
    let dash = (!dash.is_empty()).then(|| StrokeDash { array: dash.to_vec(), offset });
    let line_cap = if dash.is_some() { LineCap::Butt } else { LineCap::Round };
    draw(surface, path, None, Some(Stroke { dash, line_cap, ..ink.stroke(weight) }));
}

/// A path with its inside and its line.
pub(super) fn draw(surface: &mut Surface<'_>, path: PathBuilder, fill: Option<Fill>, stroke: Option<Stroke>) {
    if let Some(path) = path.finish() {
        surface.set_fill(fill);
        surface.set_stroke(stroke);
        surface.draw_path(&path);
        surface.set_stroke(None);
    }
}

/// Distance of the first line below words from their baseline, and of the next from it.
const DROP: (f32, f32) = (2.6, 2.5);

/// The line of a claim below words on the baseline `y`.
pub(super) fn under(surface: &mut Surface<'_>, under: Under, (x, y): (f32, f32), width: f32) {
    let ink = Ink::Status(under.status);
    let y = y + DROP.0 + DROP.1 * under.level.min(3) as f32;
    let line = |surface: &mut Surface<'_>, y: f32, weight: f32, dash: &[f32]| {
        dashed(surface, ink, (x, y), (x + width, y), weight, dash);
    };
    match under.status {
        Status::Unchecked => line(surface, y, 0.9, &[0.9, 1.6]),
        Status::Waiting => line(surface, y, 1.0, &[5.0, 2.0]),
        Status::NotConfirmed => line(surface, y, 1.0, &[2.6, 1.8]),
        Status::Confirmed => line(surface, y, 1.0, &[]),
        Status::OnAuthor => line(surface, y, 1.0, &[5.0, 1.6, 1.0, 1.6]),
        Status::Wrong => {
            line(surface, y - 0.55, 0.65, &[]);
            line(surface, y + 0.85, 0.65, &[]);
        }
        Status::Disputed => wave(surface, ink, (x, y + 0.2), width),
        Status::NoCheck => {}
    }
}

/// A wave that ends where the words do.
fn wave(surface: &mut Surface<'_>, ink: Ink, (x, y): (f32, f32), width: f32) {
    const HALF: f32 = 1.7;
    let mut path = PathBuilder::new();
    path.move_to(x, y);
    let halves = (width / HALF).round().max(2.0);
    let step = width / halves;
    for n in 0..halves as usize {
        let (from, up) = (x + step * n as f32, if n % 2 == 0 { -1.7 } else { 1.7 });
        path.quad_to(from + step / 2.0, y + up, from + step, y);
    }
    draw(surface, path, None, Some(ink.stroke(0.75)));
}

/// Slanting strokes over words whose mark no longer holds.
pub(super) fn hatch(
    surface: &mut Surface<'_>,
    status: Status,
    (x, y): (f32, f32),
    (width, height): (f32, f32),
) {
    let mut clip = PathBuilder::new();
    let Some(rect) = Rect::from_xywh(x, y, width, height) else { return };
    clip.push_rect(rect);
    let Some(clip) = clip.finish() else { return };
    surface.push_clip_path(&clip, &Default::default());
    let mut path = PathBuilder::new();
    let mut at = x - height;
    while at < x + width {
        path.move_to(at, y + height);
        path.line_to(at + height, y);
        at += 3.4;
    }
    draw(surface, path, None, Some(Ink::Hatch(status).stroke(0.45)));
    surface.pop();
}
