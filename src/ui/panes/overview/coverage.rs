//! The article as a strip of its sentences, each as long as it is: full where it is covered, hollow where nobody looked.
//!
//! Invariant: the coverage is the desk's; a click leads to the sentence.

use eframe::egui::{
    CornerRadius, Mesh, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::desk::{Draft, SentenceState, quoted};
use crate::ui::actions::{Look, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::state::{Page, Scene};
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{section_heading, small_link, text};

/// Height of a cell, and the room between cells.
const CELL: f32 = 12.0;
const GAP: f32 = 2.0;
/// Narrowest cell, and width per letter.
const LEAST: f32 = 5.0;
const PER_LETTER: f32 = 0.22;
/// Above this many sentences all cells are as narrow as can be.
const MANY: usize = 600;
/// Sentences without a claim that are listed below the strip.
const LISTED: usize = 6;

/// Draws the section.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    let Some(draft) = scene.desk.draft() else { return };
    section_heading(ui, scene.theme, "Sentences");
    let coverage = &scene.summary.coverage;
    let cells = cells(draft, &coverage.states, ui.available_width());
    let height = cells.last().map_or(0.0, |(_, at, _)| at.y + CELL);
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let told = format!(
        "{} of {} sentences covered, {} with open claims, {} that nobody has looked at",
        coverage.covered,
        coverage.sentences,
        coverage.sentences - coverage.covered - coverage.uncovered,
        coverage.uncovered
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &told));
    let sight = ui.clip_rect().translate(-area.min.to_vec2());
    let first = cells.partition_point(|(_, at, _)| at.y + CELL < sight.top());
    let in_sight = cells.iter().skip(first).take_while(|(_, at, _)| at.y < sight.bottom());
    let placed = in_sight.map(|(sentence, at, width)| {
        let state = coverage.states.get(*sentence).copied().unwrap_or(SentenceState::Furniture);
        (Rect::from_min_size(area.min + at.to_vec2(), vec2(*width, CELL)), state)
    });
    if cells.len() > MANY {
        ui.painter().add(plain(scene, placed));
    } else {
        placed.for_each(|(rect, state)| cell(ui, scene, rect, state));
    }
    lead(response, scene, draft, &cells, area.min, out);
    ui.label(text(told, Face::Regular, size::LABEL, scene.theme.colors.ink_soft));
    uncovered(ui, scene, draft, out);
    let (words, of) = scene.bare.map_or((0, 0), |bare| (bare.words, bare.of));
    ui.horizontal_wrapped(|ui| {
        let told = format!("{words} of {of} words stand in no claim");
        ui.label(text(told, Face::Regular, size::LABEL, scene.theme.colors.ink_faint));
        if words > 0 && small_link(ui, scene.theme, "Show the next").clicked() {
            out.run(CommandId::NextBare);
        }
    });
    ui.add_space(space::XS);
}

/// The first sentences that nobody has looked at, to go to.
fn uncovered(ui: &mut Ui, scene: &Scene<'_>, draft: &Draft, out: &mut Outbox) {
    let states = scene.summary.coverage.states.iter().enumerate();
    let bare = states.filter(|(_, state)| **state == SentenceState::Uncovered);
    for (number, sentence) in bare.filter_map(|(at, _)| Some((at + 1, draft.sentences.get(at)?))).take(LISTED)
    {
        let words = format!("{number} · {}", quoted(draft.words(sentence.span)));
        if small_link(ui, scene.theme, &words).clicked() {
            out.look(Look::Claim(None));
            out.look(Look::Words(Some(sentence.span)));
            out.look(Look::Reveal(sentence.span));
        }
    }
    let left = scene.summary.coverage.uncovered.saturating_sub(LISTED);
    if left > 0 {
        let more = format!("and {left} more");
        ui.label(text(more, Face::Regular, size::LABEL, scene.theme.colors.ink_faint));
    }
}

/// A sentence's number, the corner of its cell and the cell's width.
type Cell = (usize, Pos2, f32);

fn cells(draft: &Draft, states: &[SentenceState], room: f32) -> Vec<Cell> {
    let per_letter = if states.len() > MANY { 0.0 } else { PER_LETTER };
    let mut at = Pos2::ZERO;
    let mut cells = Vec::new();
    for (number, sentence) in draft.sentences.iter().enumerate() {
        if states.get(number) == Some(&SentenceState::Furniture) {
            continue;
        }
        let width = (sentence.span.len() as f32 * per_letter).clamp(LEAST, room);
        if at.x + width > room {
            at = pos2(0.0, at.y + CELL + GAP);
        }
        cells.push((number, at, width));
        at.x += width + GAP;
    }
    cells
}

/// Thousands of cells as one thing to draw, with plain corners.
fn plain(scene: &Scene<'_>, cells: impl Iterator<Item = (Rect, SentenceState)>) -> Mesh {
    let c = &scene.theme.colors;
    let mut mesh = Mesh::default();
    for (rect, state) in cells {
        let rect = rect.translate(rect.min.round() - rect.min);
        match state {
            SentenceState::Covered => mesh.add_colored_rect(rect, scene.theme.hues.done),
            SentenceState::Partly => mesh.add_colored_rect(rect, c.chip),
            SentenceState::Uncovered => {
                mesh.add_colored_rect(rect, c.ink_faint);
                mesh.add_colored_rect(rect.shrink(1.0), c.paper);
            }
            SentenceState::Furniture => {}
        }
    }
    mesh
}

fn cell(ui: &Ui, scene: &Scene<'_>, rect: Rect, state: SentenceState) {
    let c = &scene.theme.colors;
    let corner = CornerRadius::same(2);
    match state {
        SentenceState::Covered => _ = ui.painter().rect_filled(rect, corner, scene.theme.hues.done),
        SentenceState::Partly => {
            ui.painter().rect_filled(rect, corner, c.chip);
        }
        SentenceState::Uncovered => {
            let stroke = Stroke::new(1.0, c.ink_faint);
            ui.painter().rect_stroke(rect, corner, stroke, StrokeKind::Inside);
        }
        SentenceState::Furniture => {}
    }
}

/// Shows the sentence under the pointer, and goes there by a click.
fn lead(
    response: Response,
    scene: &Scene<'_>,
    draft: &Draft,
    cells: &[Cell],
    origin: Pos2,
    out: &mut Outbox,
) {
    let Some(at) = response.hover_pos().or_else(|| response.interact_pointer_pos()) else { return };
    let is_under = |(_, corner, width): &&Cell| {
        Rect::from_min_size(origin + corner.to_vec2(), vec2(*width, CELL)).expand(GAP / 2.0).contains(at)
    };
    let Some((number, ..)) = cells.iter().find(is_under) else { return };
    let Some(sentence) = draft.sentences.get(*number) else { return };
    let clicked = response.clicked();
    response.on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(360.0);
        let words = format!("{} · {}", number + 1, draft.words(sentence.span));
        ui.label(text(words, Face::Serif, size::QUOTED, scene.theme.colors.ink));
    });
    if clicked {
        out.look(Look::Page(Page::Check));
        out.look(Look::Reveal(sentence.span));
    }
}
