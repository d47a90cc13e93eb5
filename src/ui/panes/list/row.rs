//! One claim in the list: glyph, words, number of sources; under them kind, reading and state.
//!
//! Invariant: draws one row and says whether it was clicked.

use eframe::egui::{
    Color32, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::check::Grade;
use crate::desk::carry::{Became, reasons_in_words};
use crate::desk::{ClaimRecord, Origin, Resolution, Standing, quoted};
use crate::ui::icons::Icon;
use crate::ui::state::{Scene, Tab};
use crate::ui::strokes::Line;
use crate::ui::theme::{Face, size};
use crate::ui::widgets::{clipped, laid_out};
use crate::ui::words::first_up;

/// Height of a claim's row.
pub(super) const HEIGHT: f32 = 50.0;
/// From the pane's edge to the glyph's middle, and to the words.
const GLYPH: f32 = 23.0;
pub(super) const WORDS: f32 = 44.0;
/// From the pane's other edge.
const RIGHT: f32 = 16.0;
/// Size of the sign of a finding.
const BOLT: f32 = 12.0;

/// Where a row stands among all that the list shows.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Its number, from 0.
    pub(super) number: usize,
    /// How many there are.
    pub(super) of: usize,
    /// How many claims say the same as its own.
    pub(super) same: usize,
    /// The gravest finding that stands on it.
    pub(super) noticed: Option<Grade>,
}

/// Draws `claim` at `rect`.
pub(super) fn show(
    ui: &Ui,
    (rect, place): (Rect, Place),
    scene: &Scene<'_>,
    claim: &ClaimRecord,
) -> Response {
    let theme = scene.theme;
    let is_lead = scene.view.claim.as_ref() == Some(&claim.id);
    let is_selected = is_lead || scene.view.chosen.contains(&claim.id);
    let id = Id::unique(("claim in list", &claim.id.0));
    let response = ui.interact(rect, id, Sense::click());
    let words = one_line(scene.desk.words(claim));
    let second = second_line(scene, claim);
    response.widget_info(|| {
        let same = if place.same > 1 { format!(", said {} times", place.same) } else { String::new() };
        let noticed = place.noticed.map_or_else(String::new, |grade| format!(", finding: {}", grade.name()));
        let label = format!("{words}, {}, {second}{same}{noticed}", claim.status.name());
        WidgetInfo::selected(Role::ListBoxOption, true, is_selected, label)
    });
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_selected(is_selected);
        node.set_position_in_set(place.number + 1);
        node.set_size_of_set(place.of);
        node.set_role_description(role(claim));
    });
    if is_selected {
        ui.painter().rect_filled(rect, 0, theme.colors.selected);
        let width = if is_lead { 3.0 } else { 1.0 };
        ui.painter().rect_filled(rect.with_max_x(rect.left() + width), 0, theme.colors.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0, theme.colors.hovered);
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.colors.accent);
        ui.painter().rect_stroke(rect, 0, stroke, StrokeKind::Inside);
    }
    glyph(ui, rect, scene, claim);
    let mut right = sources(ui, rect, scene, claim);
    if place.same > 1 {
        let gap = if right < rect.right() - RIGHT { 8.0 } else { 0.0 };
        right = times(ui, pos2(right - gap, rect.top() + 8.0), scene, place.same);
    }
    if let Some(grade) = place.noticed {
        let gap = if right < rect.right() - RIGHT { 8.0 } else { 0.0 };
        right -= gap + BOLT;
        let center = pos2(right + BOLT / 2.0, rect.top() + 16.0);
        Icon::Grade(grade).paint(ui.painter(), center, BOLT, theme.hue_of(grade));
    }
    let gap = if right < rect.right() - RIGHT { 8.0 } else { 0.0 };
    first_line(ui, rect, scene, claim, &words, right - gap);
    let soft = theme.colors.ink_soft;
    line(ui, pos2(rect.left() + WORDS, rect.top() + 26.0), rect.right() - RIGHT, &second, soft);
    response
}

/// The glyph; a claim that no person has touched has a thin ring only.
fn glyph(ui: &Ui, rect: Rect, scene: &Scene<'_>, claim: &ClaimRecord) {
    let center = pos2(rect.left() + GLYPH, rect.top() + 16.0);
    let hue = scene.theme.hue(claim.status);
    let is_suggestion = Line::of(claim.status, claim.touched) == Line::Suggested;
    if is_suggestion {
        dotted_ring(ui, center, hue);
    } else {
        Icon::Status(claim.status).paint(ui.painter(), center, 13.0, hue);
    }
}

/// What a screen reader calls the row: a machine's find that nobody has touched is a suggestion only.
const fn role(claim: &ClaimRecord) -> &'static str {
    match claim.origin {
        Origin::Hand(_) => "claim made by hand",
        Origin::Found(_) if claim.touched => "claim",
        Origin::Found(_) => "suggested claim",
    }
}

fn dotted_ring(ui: &Ui, center: eframe::egui::Pos2, hue: Color32) {
    for i in 0..10_u8 {
        let angle = std::f32::consts::TAU * f32::from(i) / 10.0;
        ui.painter().circle_filled(center + 4.6 * vec2(angle.cos(), angle.sin()), 0.75, hue);
    }
}

/// Number of sources, at the right; gives the place where it starts.
fn sources(ui: &Ui, rect: Rect, scene: &Scene<'_>, claim: &ClaimRecord) -> f32 {
    let count = scene.desk.links_of(&claim.id).count();
    let words = match count {
        0 => String::new(),
        1 => "1 source".to_owned(),
        n => format!("{n} sources"),
    };
    let faint = scene.theme.colors.ink_faint;
    let galley = ui.painter().layout_no_wrap(words, Face::Regular.at(size::LABEL), faint);
    let left = rect.right() - RIGHT - galley.size().x;
    ui.painter().galley(pos2(left, rect.top() + 8.0), galley, faint);
    left
}

/// `×3` left of `end`, for a claim that two others repeat; gives the place where it starts.
fn times(ui: &Ui, end: eframe::egui::Pos2, scene: &Scene<'_>, same: usize) -> f32 {
    let ink = scene.theme.colors.ink_soft;
    let galley = ui.painter().layout_no_wrap(format!("×{same}"), Face::Medium.at(size::LABEL), ink);
    let left = end.x - galley.size().x;
    ui.painter().galley(pos2(left, end.y), galley, ink);
    left
}

fn first_line(ui: &Ui, rect: Rect, scene: &Scene<'_>, claim: &ClaimRecord, words: &str, right: f32) {
    let mut right = right;
    let mut gap = 0.0;
    for &flag in claim.flags.keys().rev() {
        let letter = flag.letter().to_string();
        let galley =
            ui.painter().layout_no_wrap(letter, Face::SemiBold.at(size::SMALL), scene.theme.hues.wrong);
        right -= galley.size().x + gap;
        gap = 5.0;
        ui.painter().galley(pos2(right, rect.top() + 8.5), galley, scene.theme.hues.wrong);
    }
    let left = rect.left() + WORDS;
    let face = if claim.touched { Face::SemiBold } else { Face::Regular };
    let job = clipped(words, face.at(size::BODY), scene.theme.colors.ink, (right - left - 8.0).max(20.0));
    let galley = laid_out(ui, job, words);
    ui.painter().galley(pos2(left, rect.top() + 7.0), galley, scene.theme.colors.ink);
}

fn line(ui: &Ui, at: eframe::egui::Pos2, right: f32, words: &str, ink: Color32) {
    let job = clipped(words, Face::Regular.at(size::LABEL), ink, (right - at.x).max(20.0));
    ui.painter().galley(at, laid_out(ui, job, words), ink);
}

/// Kind, reading, and what there is to know: a decision, a note, a proposed wording.
fn second_line(scene: &Scene<'_>, claim: &ClaimRecord) -> String {
    if scene.view.tab == Tab::Changes
        && let Some(line) = change(scene, claim)
    {
        return one_line(&scene.cover(&line));
    }
    let mut line = claim.reading.with_kind();
    if matches!(claim.origin, Origin::Hand(_)) {
        line.push_str(" · by hand");
    }
    let is_stale = !scene.desk.staleness(claim, scene.today).is_empty();
    if is_stale {
        line.push_str(" · stale");
    }
    let state = state(claim);
    if !state.is_empty() {
        line.push_str(" · ");
        line.push_str(&state);
    }
    if scene.view.filter.text.is_empty() && claim.set_aside.is_some() {
        line.push_str(" · set aside");
    }
    one_line(&scene.cover(&line))
}

/// What it was and why it is not simply kept, for a claim that the draft has changed.
fn change(scene: &Scene<'_>, claim: &ClaimRecord) -> Option<String> {
    let became = scene.desk.became(claim)?;
    let carry = claim.carry.as_ref()?;
    let why = reasons_in_words(&carry.why);
    let before = scene.desk.draft_numbered(carry.from).map_or("", |draft| draft.words(carry.span));
    Some(match became {
        Became::Stale if carry.is_seen => format!("was {} · looked at", quoted(before)),
        Became::Stale => format!("was {} · {why}", quoted(before)),
        _ => first_up(&why),
    })
}

fn state(claim: &ClaimRecord) -> String {
    if claim.resolution != Resolution::Open {
        return claim.resolution.name().to_lowercase();
    }
    if !claim.note.is_empty() {
        return claim.note.clone();
    }
    if let Some(suggestion) = &claim.suggestion {
        return format!("→ {}", suggestion.wording);
    }
    if claim.status.standing() == Standing::Action {
        return "no note yet".to_owned();
    }
    claim.reason.clone()
}

/// The same words without line breaks.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
