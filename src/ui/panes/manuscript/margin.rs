//! Right of the column, as on a galley: beside each line the marks of the claims that start in it, who made them, and
//! what they say; before them a sign where something was noticed.
//!
//! Invariant: draws; the marks are made elsewhere.

use std::sync::Arc;

use eframe::egui::{Button, Color32, Pos2, Rect, Ui, Vec2, pos2, vec2};

use super::Frame;
use super::laid::{Laid, Line};
use crate::check::Grade;
use crate::desk::{ClaimRecord, Status};
use crate::text::Span;
use crate::ui::actions::Outbox;
use crate::ui::commands::CommandId;
use crate::ui::icons::Icon;
use crate::ui::state::Scene;
use crate::ui::theme::{Face, size};
use crate::ui::widgets::{clipped, laid_out, text};

/// Size of a glyph in the margin, and from one to the next.
const GLYPH: f32 = 12.0;
const STEP: f32 = 16.0;
/// Height of the middle of a small letter over the baseline.
const MIDDLE: f32 = 5.0;

/// Size of the button that makes selected words a claim.
const OFFER: Vec2 = vec2(100.0, 26.0);

/// Draws the marks beside `laid`.
pub(super) fn paint(ui: &Ui, laid: &Laid, frame: &Frame<'_>) {
    let article = &frame.draft.article;
    for line in &laid.lines {
        let byte = |chars| article.index.byte_of(&article.text, chars);
        let (start, end) = (byte(line.start), byte(line.end));
        let claims = frame.scene.board.touching(start, end).filter(|claim| claim.span.start >= start);
        let marked: Vec<_> = claims.filter(|claim| is_marked(claim)).collect();
        let noticed = noticed(frame, Span::new(start, end));
        if !marked.is_empty() || noticed.is_some() {
            marks(ui, laid, frame, line, (&marked, noticed));
        }
    }
}

fn is_marked(claim: &ClaimRecord) -> bool {
    claim.status != Status::Unchecked || !claim.note.is_empty() || !claim.flags.is_empty()
}

/// The gravest finding that stands on words which start in `line`.
fn noticed(frame: &Frame<'_>, line: Span) -> Option<Grade> {
    let (desk, board) = (frame.scene.desk, frame.scene.board);
    let near = frame.draft.worked_out_before().into_iter().flat_map(|worked| worked.touching(line));
    let starts = near
        .filter(|(_, finding)| finding.places.iter().any(|it| (line.start..line.end).contains(&it.start)));
    let stand = starts.filter(|(id, _)| desk.finding_aside(id).is_none()).map(|(_, finding)| finding.grade);
    let claims = board
        .touching(line.start, line.end)
        .filter(|claim| (line.start..line.end).contains(&claim.span.start));
    let facts = claims.filter_map(|claim| board.facts().get(board.place_of(claim)?));
    let own = facts.filter(|facts| facts.noted.own > 0).filter_map(|facts| facts.noted.gravest);
    stand.chain(own).filter(|grade| *grade > Grade::Agrees).max()
}

fn marks(
    ui: &Ui,
    laid: &Laid,
    frame: &Frame<'_>,
    line: &Line,
    (all, noticed): (&[&Arc<ClaimRecord>], Option<Grade>),
) {
    let left = laid.corner.x + frame.geometry.margin;
    let end = left + frame.geometry.margin_width;
    let mut pen = Pen { ui, frame, at: pos2(left, line.baseline - MIDDLE), end };
    let soft = frame.scene.theme.colors.ink_soft;
    if let Some(grade) = noticed {
        pen.grade(grade);
    }
    let mut marked = all.iter().peekable();
    while let Some(claim) = marked.next() {
        pen.glyph(claim);
        let by = initials(claim);
        if marked.peek().is_none_or(|next| initials(next) != by) {
            pen.word(by, soft);
        }
    }
    if let Some(remark) = all.iter().map(|claim| remark(frame.scene, claim)).find(|remark| !remark.is_empty())
    {
        pen.word(&remark, soft);
    }
}

/// Writes along one line of the margin, and stops at its end.
struct Pen<'a> {
    ui: &'a Ui,
    frame: &'a Frame<'a>,
    at: Pos2,
    end: f32,
}

impl Pen<'_> {
    fn grade(&mut self, grade: Grade) {
        let hue = self.frame.scene.theme.hue_of(grade);
        let center = self.at + vec2(GLYPH / 2.0, 0.0);
        Icon::Grade(grade).paint(self.ui.painter(), center, GLYPH, hue);
        self.at.x += STEP;
    }

    fn glyph(&mut self, claim: &ClaimRecord) {
        if self.at.x + GLYPH > self.end {
            return;
        }
        let hue = self.frame.scene.theme.hue(claim.status);
        let center = self.at + vec2(GLYPH / 2.0, 0.0);
        Icon::Status(claim.status).paint(self.ui.painter(), center, GLYPH, hue);
        self.at.x += STEP;
        for flag in claim.flags.keys() {
            self.word(&flag.letter().to_string(), self.frame.scene.theme.hues.wrong);
        }
    }

    fn word(&mut self, words: &str, ink: Color32) {
        /// Less room than this shows nothing but "…".
        const LEAST: f32 = 16.0;
        let room = self.end - self.at.x;
        if words.is_empty() || room < LEAST {
            return;
        }
        let job = clipped(words, Face::Regular.at(size::LABEL), ink, room);
        let galley = laid_out(self.ui, job, words);
        let size = galley.size();
        self.ui.painter().galley(self.at - vec2(0.0, size.y / 2.0), galley, ink);
        self.at.x += size.x + 5.0;
    }
}

fn initials(claim: &ClaimRecord) -> &str {
    claim.marked.as_ref().map_or("", |stamp| stamp.by.initials.as_str())
}

/// What there is to say of a claim, on one line.
fn remark(scene: &Scene<'_>, claim: &ClaimRecord) -> String {
    let suggestion = claim.suggestion.as_ref().map(|suggestion| format!("→ {}", suggestion.wording));
    let remark = if claim.note.is_empty() { suggestion.unwrap_or_default() } else { claim.note.clone() };
    scene.cover(&remark).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Beside selected words: the button that makes them a claim.
pub(super) fn offer_claim(ui: &mut Ui, visible: &[Laid], frame: &Frame<'_>, out: &mut Outbox) {
    // A selected name is no claim to be.
    let Some(words) = frame.scene.view.words.filter(|_| frame.scene.view.name.is_none()) else { return };
    let chars = frame.draft.chars(words);
    // In a narrow pane the margin is no wider than a mark: the button then reaches over the column.
    let most = ui.clip_rect().right() - OFFER.x - 12.0;
    let first = visible.iter().find_map(|laid| {
        let (line, _) = laid.parts(chars.start, chars.end).next()?;
        let left = laid.corner.x + frame.geometry.margin - 6.0;
        Some(pos2(left.min(most), line.rect.top() + 1.0))
    });
    let Some(corner) = first else { return };
    let colors = &frame.scene.theme.colors;
    let label = text("Make a claim", Face::Medium, size::LABEL, colors.on_accent);
    let button = Button::new(label).fill(colors.accent);
    if ui.put(Rect::from_min_size(corner, OFFER), button).clicked() {
        out.run(CommandId::MarkWords);
    }
}
