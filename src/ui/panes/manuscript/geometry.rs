//! How the article is set: one column with room on both sides, and a block for every part a paragraph can play.
//!
//! Invariant: measures only; knows no text and no claim.

use crate::article::Role;
use crate::ui::theme::{Face, size, space};

/// Room above the first paragraph, with the folio line in it.
pub(super) const TOP: f32 = 64.0;
/// Room below the last paragraph, so that its end can be read in the middle of the pane.
pub(super) const BOTTOM: f32 = 160.0;
/// Room left of the column, for sentence numbers and coverage; less where the page is narrow.
const LEFT: (f32, f32) = (56.0, 66.0);
/// A page narrower than this has no room to give away.
const NARROW: f32 = 560.0;
/// Widest column: about 70 characters of the manuscript's face.
const WIDEST: f32 = 590.0;
/// Narrowest column: below it the pane is of no use, and is cut off.
const NARROWEST: f32 = 120.0;
/// A column of about 60 characters: up to it the margin has room for a mark and initials only.
const COMFORTABLE: f32 = 510.0;
/// Between the column and the margin's marks.
const GAP: f32 = 22.0;
/// Least and greatest width of the margin.
const MARGIN: (f32, f32) = (54.0, 230.0);
/// Share of the room that the column takes where there is too little for both.
const COLUMN_SHARE: f32 = 0.8;

/// Where things stand across the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Geometry {
    /// Left edge of the column.
    pub(super) left: f32,
    /// Width of the column.
    pub(super) column: f32,
    /// Left edge of the margin, from that of the column.
    pub(super) margin: f32,
    /// Width of the margin.
    pub(super) margin_width: f32,
}

impl Geometry {
    /// Divides a page of `width`; what neither column nor margin needs goes to both sides.
    pub(super) fn of(width: f32) -> Self {
        let left = if width < NARROW { LEFT.0 } else { LEFT.1 };
        let room = width - left - GAP - space::L;
        let most = room - MARGIN.0;
        let column =
            (room * COLUMN_SHARE).max(most.min(COMFORTABLE)).min(most).clamp(NARROWEST, WIDEST).floor();
        let margin_width = (room - column).clamp(0.0, MARGIN.1);
        let rest = (room - column - margin_width).max(0.0);
        Self { left: (left + rest * 0.4).floor(), column, margin: column + GAP, margin_width }
    }
}

/// How paragraphs of one role are set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    /// The face.
    pub(super) face: Face,
    /// Its size.
    pub(super) points: f32,
    /// From line to line.
    pub(super) line: f32,
    /// Room after the paragraph.
    pub(super) after: f32,
    /// Mean advance of a byte of text, as a share of the size.
    advance: f32,
}

impl Block {
    pub(super) const fn of(role: Role) -> Self {
        match role {
            Role::Headline => {
                Self { face: Face::SerifBold, points: size::HEADLINE, line: 35.0, after: 10.0, advance: 0.56 }
            }
            Role::Heading => {
                Self { face: Face::SerifBold, points: size::HEADING, line: 27.0, after: 9.0, advance: 0.56 }
            }
            Role::Byline => {
                Self { face: Face::Regular, points: size::LABEL, line: 18.0, after: 14.0, advance: 0.52 }
            }
            Role::Caption => {
                Self { face: Face::Regular, points: size::BODY, line: 21.0, after: 18.0, advance: 0.52 }
            }
            Role::Note => {
                Self { face: Face::Serif, points: size::QUOTED, line: 24.0, after: 12.0, advance: 0.51 }
            }
            Role::Body => {
                Self { face: Face::Serif, points: size::READING, line: 28.0, after: 16.0, advance: 0.51 }
            }
        }
    }

    /// The height of a paragraph of so many bytes that nobody has laid out yet.
    pub(super) fn guess(self, bytes: usize, column: f32) -> f32 {
        let per_line = (column / (self.points * self.advance)).max(1.0);
        (bytes as f32 / per_line).ceil().max(1.0) * self.line + self.after
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_any_width_has_a_column_and_stays_inside_itself() {
        for width in [0.0, 200.0, 480.0, 752.0, 1400.0, 4000.0] {
            let g = Geometry::of(width);
            assert!(NARROWEST <= g.column && g.column <= WIDEST);
            assert!(width < 300.0 || g.left + g.margin + g.margin_width <= width, "{width}: {g:?}");
        }
    }

    #[test]
    fn a_longer_paragraph_is_thought_higher() {
        let block = Block::of(Role::Body);
        assert!(block.guess(10, 500.0) < block.guess(1000, 500.0));
        assert!(block.guess(1000, 500.0) < block.guess(1000, 250.0));
    }
}
