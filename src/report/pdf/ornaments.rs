//! What is drawn around letters: areas and lines under them, strokes through and beside them, boxes.
//!
//! Invariant: draws what a row says; none of it is read.

use krilla::surface::Surface;

use super::flow::Item;
use super::lines::Piece;
use super::mark::{self, Ink};
use super::text::Link;
use crate::report::model::Handled;

/// The stroke through words taken out.
pub(super) fn strike(surface: &mut Surface<'_>, piece: &Piece, (x, y): (f32, f32)) {
    if piece.look.decor.is_struck {
        let style = piece.look.style;
        mark::rule(surface, style.ink, (x + piece.x, y - style.size * 0.27), piece.width, 0.9);
    }
}

/// A box, ticked or not.
pub(super) fn tick(surface: &mut Surface<'_>, is_on: bool, corner: (f32, f32), size: f32) {
    mark::frame(surface, Ink::Soft, corner, (size, size), 0.7);
    if is_on {
        let (x, y) = corner;
        let at = |right: f32, down: f32| (x + size * right, y + size * down);
        mark::dashed(surface, Ink::Black, at(0.2, 0.55), at(0.42, 0.78), 1.1, &[]);
        mark::dashed(surface, Ink::Black, at(0.42, 0.78), at(0.82, 0.22), 1.1, &[]);
    }
}

/// What lies under the letters: areas, tints, lines.
pub(super) fn below(surface: &mut Surface<'_>, item: &Item, (left, top): (f32, f32)) {
    match item {
        Item::Area { x, y, width, height, ink } => {
            mark::area(surface, *ink, (left + x, top + y), (*width, *height));
        }
        Item::Frame { x, y, width, height, ink } => {
            mark::frame(surface, *ink, (left + x, top + y), (*width, *height), 0.6);
        }
        Item::PageOf { .. } => {}
        Item::Cover { x, y, height, state } => cover(surface, *state, (left + x, top + y), *height),
        Item::Line { x, y, line, .. } => {
            for piece in &line.pieces {
                marks(surface, piece, (left + x + piece.x, top + y));
            }
        }
    }
}

/// What lies under the letters of one piece.
fn marks(surface: &mut Surface<'_>, piece: &Piece, (x, y): (f32, f32)) {
    let (decor, size) = (&piece.look.decor, piece.look.style.size);
    let (top, height) = (y - size * 0.92, size * 1.2);
    if let Some(inner) = decor.under.last() {
        mark::area(surface, Ink::Tint(inner.status), (x, top), (piece.width, height));
        if let Some(stale) = decor.under.iter().find(|under| under.is_stale) {
            mark::hatch(surface, stale.status, (x, top), (piece.width, height));
        }
    }
    for under in &decor.under {
        mark::under(surface, *under, (x, y), piece.width);
    }
    if matches!(piece.look.link, Some(Link::Out(_))) {
        mark::rule(surface, Ink::Rule, (x, y + size * 0.2), piece.width, 0.5);
    }
    if decor.is_put {
        mark::rule(surface, piece.look.style.ink, (x, y + size * 0.2), piece.width, 0.9);
    }
}

/// The stroke beside a sentence.
fn cover(surface: &mut Surface<'_>, state: Handled, (x, y): (f32, f32), height: f32) {
    let stroke = |surface: &mut Surface<'_>, ink, weight, dash: &[f32]| {
        mark::dashed(surface, ink, (x, y), (x, y + height), weight, dash);
    };
    match state {
        Handled::Yes => stroke(surface, Ink::Soft, 1.4, &[]),
        Handled::Passed => stroke(surface, Ink::Rule, 1.4, &[]),
        Handled::Partly => stroke(surface, Ink::Soft, 1.4, &[3.0, 2.0]),
        Handled::No => stroke(surface, Ink::Soft, 1.0, &[0.8, 2.2]),
        Handled::Furniture => {}
    }
}
