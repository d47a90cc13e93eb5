//! The claims in the manuscript: a faint tint, a line in the pattern of the status, an outline around the selected one
//! and a thin one around those chosen with it. Stale marks are hatched.
//!
//! Claims inside claims have lines at different depths, the innermost nearest to the words.
//!
//! Invariant: draws; decides nothing.

use std::sync::Arc;

use eframe::egui::{CornerRadius, Rangef, Stroke, StrokeKind, Ui};

use super::Frame;
use super::laid::{Laid, Line, strip};
use crate::desk::ClaimRecord;
use crate::text::Span;
use crate::ui::strokes::{self, DEPTH_STEP};
use crate::ui::theme::radius;

/// From the baseline to the first line under it.
const BELOW: f32 = 4.0;
/// From the baseline to the lower edge of a tint.
const TINT_BELOW: f32 = 6.5;
/// From the baseline up to the upper edge of a tint, as a share of the line.
const TINT_ABOVE: f32 = 0.6;
/// How much of its hue the hatching of a stale claim has: the words over it stay easy to read.
const HATCHING: f32 = 0.35;
/// Width of the outline around the selected claim, and around those chosen with it.
const SELECTED: f32 = 2.0;
const CHOSEN: f32 = 1.0;
/// Lines at most under each other.
const DEPTHS: usize = 3;

/// Draws what lies under the words: tints and the selection.
pub(super) fn under(ui: &Ui, laid: &Laid, frame: &Frame<'_>) {
    bare(ui, laid, frame);
    let corner = CornerRadius::same(2);
    for claim in claims(laid, frame) {
        let tint = frame.scene.theme.tint(claim.status);
        let is_stale = !frame.scene.desk.staleness(claim, frame.scene.today).is_empty();
        let hatching = frame.scene.theme.hue(claim.status).gamma_multiply(HATCHING);
        for (line, x) in parts(laid, frame, claim.span) {
            let behind = strip(x, top(&line), line.baseline + TINT_BELOW);
            ui.painter().rect_filled(behind, corner, tint);
            if is_stale {
                strokes::hatch(ui.painter(), behind, hatching);
            }
        }
    }
    found(ui, laid, frame);
    if let Some(words) = frame.scene.view.words {
        let fill = ui.visuals().selection.bg_fill;
        for (line, x) in parts(laid, frame, words) {
            ui.painter().rect_filled(strip(x, line.rect.top(), line.rect.bottom()), CornerRadius::ZERO, fill);
        }
    }
}

/// Greys the words that no claim holds, while that is asked for.
fn bare(ui: &Ui, laid: &Laid, frame: &Frame<'_>) {
    let sight = laid.bytes_in_sight(frame.draft);
    let bare = frame.scene.bare.filter(|_| frame.scene.view.bare);
    let stretches = bare.map_or(&[][..], |bare| &bare.stretches);
    let first = stretches.partition_point(|stretch| stretch.end <= sight.start);
    for stretch in stretches.iter().skip(first).take_while(|stretch| stretch.start < sight.end) {
        for (line, x) in parts(laid, frame, *stretch) {
            let around = strip(x.expand(1.0), top(&line), line.baseline + TINT_BELOW);
            ui.painter().rect_filled(around, CornerRadius::same(2), frame.scene.theme.colors.chip);
        }
    }
}

/// Tints the places of words looked for; the one being shown more than the others.
fn found(ui: &Ui, laid: &Laid, frame: &Frame<'_>) {
    let (places, shown) = frame.found;
    let sight = laid.bytes_in_sight(frame.draft);
    let first = places.partition_point(|place| place.end <= sight.start);
    let near = places.iter().enumerate().skip(first).take_while(|(_, place)| place.start < sight.end);
    let colors = &frame.scene.theme.colors;
    for (at, place) in near {
        let fill = if shown == Some(at) { colors.found_now } else { colors.found };
        for (line, x) in parts(laid, frame, *place) {
            let around = strip(x.expand(1.0), top(&line) - 2.0, line.baseline + TINT_BELOW);
            ui.painter().rect_filled(around, CornerRadius::same(2), fill);
        }
    }
}

/// Draws what lies over the words: lines and the outline.
pub(super) fn over(ui: &Ui, laid: &Laid, frame: &Frame<'_>) {
    let claims: Vec<_> = claims(laid, frame).collect();
    let depths = depths(&claims);
    for (claim, depth) in claims.iter().zip(&depths) {
        let hue = frame.scene.theme.hue(claim.status);
        let pattern = strokes::Line::of(claim.status, claim.touched);
        for (line, x) in parts(laid, frame, claim.span) {
            let y = line.baseline + BELOW + *depth as f32 * DEPTH_STEP;
            pattern.paint(ui.painter(), x, y, hue);
        }
    }
    let view = frame.scene.view;
    let is_selected = |claim: &ClaimRecord| view.claim.as_ref() == Some(&claim.id);
    for (claim, depth) in claims.iter().zip(&depths) {
        let width = match view.chosen.contains(&claim.id) {
            _ if is_selected(claim) => SELECTED,
            true => CHOSEN,
            false => continue,
        };
        outline(ui, laid, frame, (claim.span, *depth), width);
    }
}

/// Draws a frame around the words and the line under them.
fn outline(ui: &Ui, laid: &Laid, frame: &Frame<'_>, (span, depth): (Span, usize), width: f32) {
    let stroke = Stroke::new(width, frame.scene.theme.colors.accent);
    for (line, x) in parts(laid, frame, span) {
        // A blank is hardly four points wide: the words beside it stay clear.
        let around = strip(
            x.expand(1.0),
            top(&line) - 1.0,
            line.baseline + TINT_BELOW + 1.0 + depth as f32 * DEPTH_STEP,
        );
        ui.painter().rect_stroke(around, CornerRadius::same(radius::SMALL), stroke, StrokeKind::Outside);
    }
}

/// Upper edge of the tint on `line`.
fn top(line: &Line) -> f32 {
    line.baseline - line.rect.height() * TINT_ABOVE
}

/// From where to where the tint on `line` reaches.
pub(super) fn tinted(line: &Line) -> (f32, f32) {
    (top(line), line.baseline + TINT_BELOW)
}

fn parts<'a>(laid: &'a Laid, frame: &Frame<'_>, span: Span) -> impl Iterator<Item = (Line, Rangef)> + 'a {
    let chars = frame.draft.chars(span);
    laid.parts(chars.start, chars.end)
}

fn claims<'a>(laid: &Laid, frame: &Frame<'a>) -> impl Iterator<Item = &'a Arc<ClaimRecord>> {
    let sight = laid.bytes_in_sight(frame.draft);
    let board = frame.scene.board;
    board.touching(sight.start, sight.end)
}

/// How deep under the words the line of each claim lies: below those of all claims inside it.
fn depths(claims: &[&Arc<ClaimRecord>]) -> Vec<usize> {
    let spans: Vec<Span> = claims.iter().map(|claim| claim.span).collect();
    nest(&spans)
}

fn nest(spans: &[Span]) -> Vec<usize> {
    let mut order: Vec<(usize, Span)> = spans.iter().copied().enumerate().collect();
    order.sort_by_key(|(_, span)| span.len());
    let mut depths = vec![0; spans.len()];
    for (done, (i, span)) in order.iter().enumerate() {
        let inside = order.iter().take(done).filter(|(_, inner)| inner.overlaps(*span));
        let deepest = inside.filter_map(|(j, _)| depths.get(*j)).max().map_or(0, |depth| depth + 1);
        if let Some(depth) = depths.get_mut(*i) {
            *depth = deepest.min(DEPTHS - 1);
        }
    }
    depths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_around_others_has_its_line_below_theirs() {
        let spans =
            [Span::new(0, 30), Span::new(2, 20), Span::new(4, 8), Span::new(25, 28), Span::new(40, 50)];
        assert_eq!(nest(&spans), [2, 1, 0, 0, 0]);
    }
}
