//! Left of the column: the numbers of the sentences, and a bar that says how far each has been looked at.
//!
//! A full bar in the hue of the finding where all is settled, a pale one where claims are open, dots where nobody has
//! looked at anything.
//!
//! Invariant: draws; the coverage itself is worked out by the desk.

use eframe::egui::{Color32, CornerRadius, Rangef, Ui, pos2};

use super::Frame;
use super::laid::{Laid, strip};
use crate::desk::{SentenceState, Standing, Status};
use crate::text::Span;
use crate::ui::theme::{Face, size};

/// From the column to the bar, and to the right edge of the numbers.
const BAR: f32 = 30.0;
const NUMBER: f32 = 40.0;
/// Width of the bar.
const WIDTH: f32 = 4.0;

/// Draws numbers and bars of the sentences in `laid`.
pub(super) fn paint(ui: &Ui, laid: &Laid, frame: &Frame<'_>) {
    let sight = laid.bytes_in_sight(frame.draft);
    let sentences = &frame.draft.sentences;
    let first = sentences.partition_point(|sentence| sentence.span.end <= sight.start);
    let near = sentences.iter().enumerate().skip(first);
    let mut numbered = f32::NEG_INFINITY;
    for (number, sentence) in near.take_while(|(_, sentence)| sentence.span.start < sight.end) {
        let states = &frame.scene.summary.coverage.states;
        let state = states.get(number).copied().unwrap_or(SentenceState::Furniture);
        if state == SentenceState::Furniture {
            continue;
        }
        if let Some(y) = heights(laid, frame, sentence.span) {
            bar(ui, laid, frame, y, (state, sentence.span));
        }
        numbered = label(ui, laid, frame, (number, sentence.span), numbered);
    }
}

/// From where a sentence starts to where it ends, down the page; a line shared by two is divided where they meet.
fn heights(laid: &Laid, frame: &Frame<'_>, span: Span) -> Option<Rangef> {
    let chars = frame.draft.chars(span);
    let mut parts = laid.parts(chars.start, chars.end);
    let first = parts.next()?;
    let last = parts.last().unwrap_or(first);
    let share = |x: f32| ((x - laid.corner.x) / frame.geometry.column).clamp(0.0, 1.0);
    let start = first.0.rect.top() + first.0.rect.height() * share(first.1.min);
    let line = last.0.rect;
    let ends_paragraph = span.end >= laid.paragraph.span.end;
    let end = if ends_paragraph { line.bottom() } else { line.top() + line.height() * share(last.1.max) };
    Some(Rangef::new(start, end.max(start + 4.0)))
}

fn bar(ui: &Ui, laid: &Laid, frame: &Frame<'_>, y: Rangef, (state, span): (SentenceState, Span)) {
    let left = laid.corner.x - BAR;
    let x = Rangef::new(left, left + WIDTH);
    let colors = &frame.scene.theme.colors;
    match state {
        SentenceState::Covered => fill(ui, x, y, hue(frame, span)),
        SentenceState::Partly => fill(ui, x, y, colors.line),
        SentenceState::Uncovered => dots(ui, x, y, colors.ink_faint),
        SentenceState::Furniture => {}
    }
}

fn fill(ui: &Ui, x: Rangef, y: Rangef, color: Color32) {
    ui.painter().rect_filled(strip(x, y.min + 1.5, y.max - 1.5), CornerRadius::same(2), color);
}

fn dots(ui: &Ui, x: Rangef, y: Rangef, color: Color32) {
    const STEP: f32 = 5.0;
    let count = ((y.span() - 4.0) / STEP).max(0.0) as usize;
    for i in 0..=count {
        ui.painter().circle_filled(pos2(x.center(), y.min + 3.0 + i as f32 * STEP), 1.1, color);
    }
}

/// The hue of the weightiest finding in the sentence.
fn hue(frame: &Frame<'_>, span: Span) -> Color32 {
    let weight = |status: &Status| match (status.standing(), status) {
        (Standing::Done, Status::NoCheck) => 0,
        (Standing::Done, _) => 1,
        (Standing::Open, _) => 2,
        (Standing::Action, Status::NotConfirmed) => 3,
        (Standing::Action, _) => 4,
    };
    let found = frame.scene.board.touching(span.start, span.end).map(|claim| claim.status);
    frame.scene.theme.hue(found.max_by_key(weight).unwrap_or(Status::NoCheck))
}

/// Writes the number beside the line the sentence starts on, unless another stands there; gives where.
fn label(ui: &Ui, laid: &Laid, frame: &Frame<'_>, (number, span): (usize, Span), taken: f32) -> f32 {
    let start = frame.draft.chars(span).start;
    let line = laid.lines.iter().find(|line| line.start <= start && start < line.end);
    let Some(line) = line.filter(|line| line.rect.top() > taken) else { return taken };
    let ink = frame.scene.theme.colors.ink_faint;
    let galley = ui.painter().layout_no_wrap((number + 1).to_string(), Face::Regular.at(size::SMALL), ink);
    let up = galley.rows.first().and_then(|row| row.glyphs.first()).map_or(0.0, |glyph| glyph.pos.y);
    let corner = pos2(laid.corner.x - NUMBER - galley.size().x, line.baseline - up);
    ui.painter().galley(corner, galley, ink);
    line.rect.top()
}
