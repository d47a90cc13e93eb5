//! The pointer on the manuscript: a click selects a claim, a drag selects words, resting on a claim shows what it says.
//!
//! Invariant: asks for selections; makes no mark.

use std::sync::Arc;

use eframe::egui::{CursorIcon, Id, Pos2, Rect, Response, Sense, Ui, vec2};
use unicode_segmentation::UnicodeSegmentation as _;

use super::laid::Laid;
use super::{Frame, hint};
use crate::desk::{ClaimId, ClaimRecord};
use crate::text::Span;
use crate::ui::actions::{Look, Outbox};

/// What the pointer is doing.
#[derive(Default)]
pub(super) struct Pointer {
    /// The byte at which a drag began.
    anchor: Option<usize>,
    /// The claim that was selected by a click here: the page does not move to it.
    clicked: Option<ClaimId>,
}

impl Pointer {
    /// The claim clicked since the last call.
    pub(super) const fn take_clicked(&mut self) -> Option<ClaimId> {
        self.clicked.take()
    }

    /// Whether words are being selected.
    pub(super) const fn is_dragging(&self) -> bool {
        self.anchor.is_some()
    }

    /// Does what the pointer asks for in `sight`.
    pub(super) fn react(
        &mut self,
        ui: &Ui,
        sight: Rect,
        visible: &[Laid],
        frame: &Frame<'_>,
        out: &mut Outbox,
    ) {
        let response = ui.interact(sight, Id::unique("manuscript pointer"), Sense::click_and_drag());
        self.drag(ui, &response, visible, frame, out);
        let Some(at) = response.hover_pos() else { return };
        let byte = visible.iter().find_map(|laid| laid.char_at(at)).map(|chars| byte_of(frame, chars));
        if response.double_clicked() {
            out.look(Look::Words(byte.map(|byte| whole_words(frame, Span::new(byte, byte + 1)))));
        } else if response.clicked() {
            self.click(byte, frame, out);
        }
        let Some(byte) = byte else { return };
        let claims = if self.is_dragging() { Vec::new() } else { claims_at(frame, byte) };
        ui.set_cursor_icon(if claims.is_empty() { CursorIcon::Text } else { CursorIcon::PointingHand });
        if !claims.is_empty() {
            response.on_hover_ui_at_pointer(|ui| hint::show(ui, frame, &claims));
        }
    }

    /// Selects the innermost claim; another click on the same place, the next one around it.
    fn click(&mut self, byte: Option<usize>, frame: &Frame<'_>, out: &mut Outbox) {
        out.look(Look::Words(None));
        let claims = byte.map(|byte| claims_at(frame, byte)).unwrap_or_default();
        let selected = frame.scene.view.claim.as_ref();
        let here = claims.iter().position(|claim| Some(&claim.id) == selected);
        let next = here.map_or(0, |i| (i + 1) % claims.len().max(1));
        if let Some(claim) = claims.get(next) {
            self.clicked = Some(claim.id.clone());
            out.look(Look::Claim(Some(claim.id.clone())));
        }
    }

    fn drag(&mut self, ui: &Ui, response: &Response, visible: &[Laid], frame: &Frame<'_>, out: &mut Outbox) {
        if response.drag_started() {
            let origin = ui.input(|input| input.pointer.press_origin());
            self.anchor = origin.map(|at| caret_byte(visible, frame, at));
        }
        let (Some(anchor), Some(at)) = (self.anchor, response.interact_pointer_pos()) else {
            self.anchor = None;
            return;
        };
        let here = caret_byte(visible, frame, at);
        let span = Span::new(anchor.min(here), anchor.max(here));
        let words = (!span.is_empty()).then(|| whole_words(frame, span)).filter(|words| !words.is_empty());
        if words != frame.scene.view.words {
            out.look(Look::Words(words));
        }
        if response.drag_stopped() {
            self.anchor = None;
        } else {
            scroll_along(ui, at);
        }
    }
}

/// Scrolls while words are selected past the upper or lower edge of the pane.
fn scroll_along(ui: &Ui, at: Pos2) {
    /// Points a frame at most.
    const FASTEST: f32 = 24.0;
    let clip = ui.clip_rect();
    let beyond = (at.y - clip.bottom()).max(0.0) - (clip.top() - at.y).max(0.0);
    if beyond != 0.0 {
        ui.scroll_with_delta(vec2(0.0, -beyond.clamp(-FASTEST, FASTEST)));
        ui.request_repaint();
    }
}

fn byte_of(frame: &Frame<'_>, chars: usize) -> usize {
    frame.draft.article.index.byte_of(&frame.draft.article.text, chars)
}

/// The byte nearest to `at`, wherever that is.
fn caret_byte(visible: &[Laid], frame: &Frame<'_>, at: Pos2) -> usize {
    let distance = |laid: &Laid| (laid.y_range().clamp(at.y) - at.y).abs();
    let nearest = visible.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)));
    nearest.map_or(0, |laid| byte_of(frame, laid.caret_at(at)))
}

/// The claims at `byte`, the innermost first.
fn claims_at<'a>(frame: &Frame<'a>, byte: usize) -> Vec<&'a Arc<ClaimRecord>> {
    let board = frame.scene.board;
    let mut claims: Vec<_> = board.touching(byte, byte + 1).collect();
    claims.sort_by_key(|claim| claim.span.len());
    claims
}

fn whole_words(frame: &Frame<'_>, span: Span) -> Span {
    widened(&frame.draft.article.text, span)
}

/// `span` widened to whole words, without blanks at its ends.
fn widened(text: &str, span: Span) -> Span {
    let start = word_at(text, span.start).start;
    let last = text.floor_char_boundary(span.end.saturating_sub(1));
    let end = word_at(text, last).end;
    let words = Span::new(start, end).of(text);
    let blanks = words.len() - words.trim_start().len();
    Span::new(start + blanks, start + words.trim_end().len())
}

/// The word, blank or sign that holds byte `at`.
fn word_at(text: &str, at: usize) -> Span {
    /// How far around the word is looked for, in bytes: longer than any word, shorter than a book.
    const NEAR: usize = 256;
    let from = text.floor_char_boundary(at.saturating_sub(NEAR));
    let to = text.ceil_char_boundary((at + NEAR).min(text.len()));
    let near = text.get(from..to).unwrap_or_default();
    let mut words =
        near.split_word_bound_indices().map(|(i, word)| Span::new(from + i, from + i + word.len()));
    words.find(|word| word.contains_offset(at)).unwrap_or_else(|| Span::new(at, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_takes_whole_words_and_no_blanks() {
        let text = "The café’s “ferry” sank 😀 on Friday.";
        let widen = |part: &str| {
            let start = text.find(part).expect(part);
            widened(text, Span::new(start, start + part.len())).of(text)
        };
        assert_eq!(widen("af"), "café’s");
        assert_eq!(widen("rry” sa"), "ferry” sank");
        assert_eq!(widen(" sank "), "sank");
        assert_eq!(widen("😀"), "😀");
        assert_eq!(widen("day"), "Friday");
        assert_eq!(widened("", Span::new(0, 0)), Span::new(0, 0));
    }
}
