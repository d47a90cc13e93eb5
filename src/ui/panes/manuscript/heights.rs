//! How high every paragraph is: measured once it has been in sight, well guessed before.
//!
//! Invariant: knows places on the page, nothing of claims.

use eframe::egui::{Color32, Rangef, Ui};

use super::Frame;
use super::geometry::{BOTTOM, Block, TOP};
use super::laid::set;
use crate::desk::DraftId;
use crate::text::Span;

/// Everything a height rests on.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    draft: DraftId,
    column: f32,
    scale: f32,
    /// Whether words that are gone stand among the others.
    has_ghosts: bool,
}

/// Heights of the paragraphs of one draft at one width and zoom.
#[derive(Debug, Default)]
pub(super) struct Heights {
    key: Option<Key>,
    known: Vec<f32>,
    /// Top of every paragraph, and the end of the last.
    tops: Vec<f32>,
    is_settled: bool,
}

impl Heights {
    /// Guesses all heights anew where the draft, the column or the zoom has changed; gives where the words that stood
    /// at height `y` stand now.
    pub(super) fn refresh(&mut self, ui: &Ui, frame: &Frame<'_>, y: f32) -> f32 {
        let column = frame.geometry.column;
        let (draft, has_ghosts) = (frame.draft.id.clone(), frame.scene.changes.is_some());
        let key = Key { draft, column, scale: ui.ctx().pixels_per_point(), has_ghosts };
        if self.key.as_ref() == Some(&key) {
            return y;
        }
        let is_same_draft = self.key.as_ref().is_some_and(|known| known.draft == key.draft);
        let read = self.at(y);
        let share = (y - self.top(read)) / self.height(read);
        self.key = Some(key);
        let paragraphs = frame.draft.article.paragraphs.iter();
        self.known = paragraphs.map(|p| Block::of(p.role).guess(p.span.len(), column)).collect();
        self.is_settled = false;
        self.settle();
        // Above the first paragraph nothing has moved.
        if is_same_draft && share > 0.0 { self.top(read) + share * self.height(read) } else { y }
    }

    fn height(&self, number: usize) -> f32 {
        self.known.get(number).copied().unwrap_or(1.0)
    }

    /// Takes down that paragraph `number` is `height` high; gives by how much that differs from what was thought.
    pub(super) fn measured(&mut self, number: usize, height: f32) -> f32 {
        let Some(known) = self.known.get_mut(number) else { return 0.0 };
        let change = height - *known;
        *known = height;
        self.is_settled &= change == 0.0;
        change
    }

    /// Works out all tops again, if a height has changed.
    pub(super) fn settle(&mut self) {
        if self.is_settled {
            return;
        }
        self.is_settled = true;
        self.tops.clear();
        let mut top = TOP;
        for height in &self.known {
            self.tops.push(top);
            top += height;
        }
        self.tops.push(top);
    }

    /// The paragraph at height `y` of the page.
    pub(super) fn at(&self, y: f32) -> usize {
        self.tops.partition_point(|top| *top <= y).saturating_sub(1)
    }

    /// Where paragraph `number` starts.
    pub(super) fn top(&self, number: usize) -> f32 {
        self.tops.get(number).copied().unwrap_or(TOP)
    }

    /// Height of the page.
    pub(super) fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or(TOP) + BOTTOM
    }

    /// Where on the page the words at `span` stand.
    pub(super) fn place_of(&self, ui: &Ui, frame: &Frame<'_>, span: Span) -> Rangef {
        let paragraphs = &frame.draft.article.paragraphs;
        let number = paragraphs.partition_point(|p| p.span.end <= span.start);
        let top = self.top(number);
        let Some(paragraph) = paragraphs.get(number) else { return Rangef::new(top, top) };
        let set = set(ui, frame, *paragraph, Color32::PLACEHOLDER);
        let start = frame.draft.chars(paragraph.span).start;
        let chars = frame.draft.chars(span);
        let lines = set.lines_between(chars.start.saturating_sub(start), chars.end.saturating_sub(start));
        let y = lines.unwrap_or(Rangef { min: 0.0, max: 0.0 });
        Rangef::new(top + y.min, top + y.max)
    }
}
