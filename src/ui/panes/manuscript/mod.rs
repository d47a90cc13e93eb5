//! The centre: the article in a reading serif, with its claims underlined and the checker's marks in the margin.
//!
//! Paragraphs are laid out when they come into sight, and egui keeps those layouts; below and above, only heights are
//! kept. So a book costs what a page does.
//!
//! Invariant: the reader's place moves only when the reader moves it, or asks for a claim that is out of sight.

mod coverage;
mod differences;
mod folio;
mod geometry;
mod heights;
mod hint;
mod laid;
mod margin;
mod marks;
mod pointer;

use eframe::egui::scroll_area::ScrollSource;
use eframe::egui::{Rect, ScrollArea, Ui, Vec2, pos2, vec2};

use crate::article::Role;
use crate::desk::{ClaimId, Draft};
use crate::text::Span;
use crate::ui::actions::Outbox;
use crate::ui::state::{Scene, Scroll};
use geometry::{Block, Geometry};
use heights::Heights;
use laid::Laid;
use pointer::Pointer;

/// Room kept above and below a claim that is brought into sight, in points.
const ROOM: f32 = 90.0;

/// The manuscript pane.
#[derive(Default)]
pub(super) struct Manuscript {
    heights: Heights,
    pointer: Pointer,
    folio: folio::Folio,
    selected: Option<ClaimId>,
    /// Where the pane was scrolled to in the last frame.
    offset: f32,
    /// The first byte in sight.
    read_from: usize,
    /// What the next frame adds to the offset, because paragraphs above turned out higher or lower than thought.
    shift: f32,
}

/// What one frame of the manuscript is drawn from.
struct Frame<'a> {
    scene: &'a Scene<'a>,
    draft: &'a Draft,
    /// Places of words looked for, and which of them is being shown.
    found: (&'a [Span], Option<usize>),
    geometry: Geometry,
}

impl Manuscript {
    /// The first byte of the article in sight.
    pub(super) const fn read_from(&self) -> usize {
        self.read_from
    }

    /// Draws the pane; `found` are places to be tinted, and which of them is being shown.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        found: (&[Span], Option<usize>),
        out: &mut Outbox,
    ) {
        let Some(draft) = scene.desk.draft() else { return };
        let frame = Frame { scene, draft, found, geometry: Geometry::of(ui.available_width()) };
        self.shift += self.heights.refresh(ui, &frame, self.offset) - self.offset;
        let source = ScrollSource { drag: ScrollSource::NONE.drag, ..ScrollSource::ALL };
        let mut area = ScrollArea::vertical().id_salt("manuscript").auto_shrink(false).scroll_source(source);
        if let Some(offset) = self.wanted_offset(ui, &frame) {
            area = area.vertical_scroll_offset(offset);
        }
        let shown = area.show_viewport(ui, |ui, viewport| self.paint(ui, viewport, &frame, out));
        self.offset = shown.state.clamped_offset().y;
        if self.shift != 0.0 {
            ui.request_repaint();
        }
    }

    /// Where to scroll to, if not where the reader is.
    fn wanted_offset(&mut self, ui: &Ui, frame: &Frame<'_>) -> Option<f32> {
        let shift = std::mem::take(&mut self.shift);
        let offset = self.offset + shift;
        let shifted = (shift != 0.0).then_some(offset);
        let height = ui.available_height();
        let end = (self.heights.total() - height).max(0.0);
        if let Some(scroll) = frame.scene.view.scroll {
            self.place_to_show(frame.scene);
            return Some(turned(scroll, offset, height, end));
        }
        let Some(span) = self.place_to_show(frame.scene) else { return shifted };
        let place = self.heights.place_of(ui, frame, span);
        let (above, below) = (place.min - ROOM / 2.0, place.max + ROOM / 2.0);
        if offset <= above && below <= offset + height {
            return shifted;
        }
        Some((place.min - (height * 0.35).max(ROOM)).clamp(0.0, end))
    }

    /// The place that must be in sight in this frame: one that was asked for, or a newly selected claim.
    fn place_to_show(&mut self, scene: &Scene<'_>) -> Option<Span> {
        let is_new = self.selected != scene.view.claim;
        self.selected.clone_from(&scene.view.claim);
        if self.pointer.take_clicked().is_some_and(|clicked| scene.view.claim == Some(clicked)) {
            return None;
        }
        if scene.view.reveal.is_some() {
            return scene.view.reveal;
        }
        let wanted = self.selected.as_ref().filter(|_| is_new)?;
        let claim = scene.desk.claim(wanted)?;
        scene.desk.is_here(claim).then_some(claim.span)
    }

    fn paint(&mut self, ui: &mut Ui, viewport: Rect, frame: &Frame<'_>, out: &mut Outbox) {
        let size = Vec2::new(ui.available_width(), self.heights.total());
        let (_, area) = ui.allocate_space(size);
        let sight = Rect::from_min_size(area.min + vec2(0.0, viewport.top()), viewport.size());
        self.folio.paint(ui, area.min, frame);
        let visible = self.lay_out(ui, area, viewport, frame);
        self.read_from = visible.first().map_or(0, |laid| laid.bytes_in_sight(frame.draft).start);
        self.pointer.react(ui, sight, &visible, frame, out);
        for laid in &visible {
            differences::paint(ui, laid, frame);
            marks::under(ui, laid, frame);
            laid.paint(ui, frame);
            marks::over(ui, laid, frame);
            coverage::paint(ui, laid, frame);
            margin::paint(ui, laid, frame);
        }
        if !self.pointer.is_dragging() {
            margin::offer_claim(ui, &visible, frame, out);
        }
    }

    /// Lays out the paragraphs in sight, and takes down how high they are.
    fn lay_out(&mut self, ui: &Ui, area: Rect, viewport: Rect, frame: &Frame<'_>) -> Vec<Laid> {
        let first = self.heights.at(viewport.top());
        let mut top = self.heights.top(first);
        let mut visible = Vec::new();
        for (number, paragraph) in frame.draft.article.paragraphs.iter().enumerate().skip(first) {
            if top > viewport.bottom() {
                break;
            }
            let corner = pos2(area.left() + frame.geometry.left, area.top() + top);
            let laid = Laid::of(ui, frame, *paragraph, corner);
            let change = self.heights.measured(number, laid.height());
            if top < viewport.top() {
                self.shift += change;
            }
            top += laid.height();
            visible.push(laid);
        }
        self.heights.settle();
        visible
    }
}

/// The offset after the pages were turned; a page leaves two lines of the last in sight, to read on from.
pub(super) fn turned(scroll: Scroll, offset: f32, height: f32, end: f32) -> f32 {
    let page = (height - 2.0 * Block::of(Role::Body).line).max(height / 2.0);
    let wanted = match scroll {
        Scroll::PageUp => offset - page,
        Scroll::PageDown => offset + page,
        Scroll::Start => 0.0,
        Scroll::End => end,
    };
    wanted.clamp(0.0, end.max(0.0))
}
