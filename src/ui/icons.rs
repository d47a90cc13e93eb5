//! Glyphs of the statuses and the few icons of the window, drawn as lines: sharp at every zoom, one weight.
//!
//! Each is drawn on a square from -1 to 1 whose half side is half the asked size.
//!
//! Invariant: draws where it is told; knows no claim and no pane.

use eframe::egui::epaint::PathShape;
use eframe::egui::{Color32, Painter, Pos2, Response, Sense, Shape, Stroke, Ui, Vec2, pos2, vec2};

use crate::check::Grade;
use crate::desk::Status;

/// What can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// The glyph of a status.
    Status(Status),
    /// The glyph of a finding: a bolt, about equal, equal.
    Grade(Grade),
    /// A magnifying glass.
    Search,
    /// Add.
    Plus,
    /// Take away.
    Close,
    /// A tray.
    Tray,
    /// A flag.
    Flag,
    /// Opens downwards.
    Down,
    /// Opened out.
    Up,
    /// Folded away.
    Right,
}

impl Icon {
    /// Draws it around `center`, in a square of `size` points.
    pub fn paint(self, painter: &Painter, center: Pos2, size: f32, color: Color32) {
        let pen = Pen { painter, center, half: size / 2.0, color, weight: (size / 9.0).max(1.1) };
        match self {
            Self::Status(status) => pen.status(status),
            Self::Grade(grade) => pen.grade(grade),
            Self::Search => {
                pen.ring(pos2(-0.15, -0.15), 0.55);
                pen.line(&[(0.27, 0.27), (0.8, 0.8)]);
            }
            Self::Plus => {
                pen.line(&[(-0.7, 0.0), (0.7, 0.0)]);
                pen.line(&[(0.0, -0.7), (0.0, 0.7)]);
            }
            Self::Close => pen.cross(0.55),
            Self::Tray => {
                pen.line(&[(-0.85, 0.1), (-0.85, 0.75), (0.85, 0.75), (0.85, 0.1)]);
                pen.line(&[(-0.85, 0.1), (-0.35, 0.1), (-0.2, 0.4), (0.2, 0.4), (0.35, 0.1), (0.85, 0.1)]);
                pen.line(&[(0.0, -0.85), (0.0, -0.05)]);
                pen.line(&[(-0.32, -0.36), (0.0, -0.04), (0.32, -0.36)]);
            }
            Self::Flag => {
                pen.line(&[(-0.6, -0.85), (-0.6, 0.9)]);
                pen.fill(&[(-0.6, -0.8), (0.75, -0.35), (-0.6, 0.12)]);
            }
            Self::Down => pen.line(&[(-0.5, -0.22), (0.0, 0.28), (0.5, -0.22)]),
            Self::Up => pen.line(&[(-0.5, 0.25), (0.0, -0.25), (0.5, 0.25)]),
            Self::Right => pen.line(&[(-0.22, -0.5), (0.28, 0.0), (-0.22, 0.5)]),
        }
    }

    /// The same in the middle of a line of text that may go on in the next: beside words of that height.
    pub fn show_in_line(self, ui: &mut Ui, size: f32, color: Color32) -> Response {
        const LINE: f32 = 17.0;
        let (rect, response) = ui.allocate_exact_size(vec2(size, LINE), Sense::hover());
        self.paint(ui.painter(), rect.center(), size, color);
        response
    }

    /// Takes room for it in a layout and draws it there; it is decoration, the words beside it say the same.
    pub fn show(self, ui: &mut Ui, size: f32, color: Color32) -> Response {
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
        self.paint(ui.painter(), rect.center(), size, color);
        response
    }
}

struct Pen<'a> {
    painter: &'a Painter,
    center: Pos2,
    half: f32,
    color: Color32,
    weight: f32,
}

impl Pen<'_> {
    fn status(&self, status: Status) {
        match status {
            Status::Unchecked => self.ring(Pos2::ZERO, 0.68),
            Status::Waiting => {
                self.ring(Pos2::ZERO, 0.68);
                self.half_disc(0.68);
            }
            Status::Confirmed => self.tick(1.0, 1.35),
            Status::OnAuthor => {
                self.ring(Pos2::ZERO, 0.86);
                self.tick(0.52, 1.0);
            }
            Status::Wrong => self.cross(0.56),
            Status::Disputed => {
                self.line(&[(-0.7, -0.26), (0.7, -0.26)]);
                self.line(&[(-0.7, 0.26), (0.7, 0.26)]);
                self.line(&[(0.36, -0.78), (-0.36, 0.78)]);
            }
            Status::NotConfirmed => self.question(),
            Status::NoCheck => self.line(&[(-0.6, 0.0), (0.6, 0.0)]),
        }
    }

    fn grade(&self, grade: Grade) {
        match grade {
            Grade::Conflicts => {
                self.fill(&[(0.3, -0.95), (-0.62, 0.2), (0.08, 0.14)]);
                self.fill(&[(-0.3, 0.95), (0.62, -0.2), (-0.08, -0.14)]);
            }
            Grade::ToCompare => {
                self.wave(-0.3);
                self.wave(0.3);
            }
            Grade::Agrees => {
                self.line(&[(-0.62, -0.26), (0.62, -0.26)]);
                self.line(&[(-0.62, 0.26), (0.62, 0.26)]);
            }
        }
    }

    fn wave(&self, y: f32) {
        let point = |i: u8| {
            let x = f32::from(i) / 8.0 - 1.0;
            (0.7 * x, y - 0.17 * (x * std::f32::consts::PI).sin())
        };
        self.line(&(0..=16).map(point).collect::<Vec<_>>());
    }

    fn at(&self, (x, y): (f32, f32)) -> Pos2 {
        self.center + vec2(x, y) * self.half
    }

    fn stroke(&self) -> Stroke {
        Stroke::new(self.weight, self.color)
    }

    fn line(&self, points: &[(f32, f32)]) {
        let points = points.iter().map(|&p| self.at(p)).collect();
        self.painter.add(PathShape::line(points, self.stroke()));
    }

    fn fill(&self, points: &[(f32, f32)]) {
        let points = points.iter().map(|&p| self.at(p)).collect();
        self.painter.add(Shape::convex_polygon(points, self.color, Stroke::NONE));
    }

    fn ring(&self, at: Pos2, radius: f32) {
        let center = self.at((at.x, at.y));
        self.painter.circle_stroke(center, radius * self.half, self.stroke());
    }

    fn half_disc(&self, radius: f32) {
        let half_turn = |i: u8| std::f32::consts::PI * (0.5 + f32::from(i) / 12.0);
        let arc: Vec<(f32, f32)> =
            (0..=12).map(half_turn).map(|angle| (angle.cos() * radius, angle.sin() * radius)).collect();
        self.fill(&arc);
    }

    /// A tick with its long arm to the right, as a pencil makes it.
    fn tick(&self, scale: f32, weight: f32) {
        let points = [(-0.72, 0.06), (-0.24, 0.6), (0.76, -0.62)];
        let points = points.iter().map(|&(x, y)| self.at((x * scale, y * scale))).collect();
        let stroke = Stroke::new(self.weight * weight, self.color);
        self.painter.add(PathShape::line(points, stroke));
    }

    fn cross(&self, arm: f32) {
        self.line(&[(-arm, -arm), (arm, arm)]);
        self.line(&[(arm, -arm), (-arm, arm)]);
    }

    fn question(&self) {
        let bow = (0..=14).map(|i: u8| {
            let angle = std::f32::consts::PI * (1.05 + 1.45 * f32::from(i) / 14.0);
            (0.44 * angle.cos(), -0.38 + 0.44 * angle.sin())
        });
        let mut points: Vec<(f32, f32)> = bow.collect();
        points.push((0.0, 0.34));
        self.line(&points);
        let dot = self.at((0.0, 0.72));
        self.painter.circle_filled(dot, self.weight * 0.72, self.color);
    }
}
