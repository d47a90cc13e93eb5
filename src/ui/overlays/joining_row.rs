//! One thing that two checkers have set differently: both values, who set them and when, and which is to hold.
//!
//! Invariant: shows and notes the choice; settles nothing itself.

use eframe::egui::{Frame, Label, Margin, Response, Stroke, Ui};
use jiff::tz::TimeZone;

use crate::desk::joint::{Clash, Value};
use crate::ui::frame::Stage;
use crate::ui::session::Side;
use crate::ui::theme::{Face, radius, size, space};
use crate::ui::widgets::{chip, elided, text};

/// Letters of a value that are shown; the rest is there under the pointer.
const MOST_LETTERS: usize = 280;

/// Draws the clash about `about`; what was chosen goes into `side`.
pub(super) fn clash_ui(
    ui: &mut Ui,
    stage: &Stage<'_>,
    (clash, about): (&Clash, &str),
    is_here: bool,
    side: &mut Side,
) -> Response {
    let c = &stage.theme.colors;
    let line = if is_here { Stroke::new(2.0, c.accent) } else { Stroke::new(1.0, c.line) };
    let frame = Frame::NONE.fill(c.paper).stroke(line).corner_radius(radius::CARD);
    let shown = frame.inner_margin(Margin::symmetric(10, 7)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        elided(ui, text(format!("{about} · {}", clash.aspect.name()), Face::Medium, size::BODY, c.ink));
        let name = |side: Side| format!("{}: {} of {about}", word(side), clash.aspect.name());
        for (it, value) in [(Side::Ours, &clash.ours), (Side::Theirs, &clash.theirs)] {
            ui.horizontal_wrapped(|ui| {
                choice_ui(ui, stage, it, &name(it), side);
                value_ui(ui, stage, value);
            });
        }
        ui.horizontal_wrapped(|ui| {
            choice_ui(ui, stage, Side::Later, &name(Side::Later), side);
            let stands = if clash.ours_holds { "that is ours" } else { "that is theirs" };
            ui.label(text(stands, Face::Regular, size::LABEL, c.ink_faint));
        });
    });
    shown.response
}

const fn word(side: Side) -> &'static str {
    match side {
        Side::Ours => "Ours",
        Side::Theirs => "Theirs",
        Side::Later => "The later",
    }
}

/// The chip that makes `it` the choice.
fn choice_ui(ui: &mut Ui, stage: &Stage<'_>, it: Side, name: &str, side: &mut Side) {
    ui.spacing_mut().item_spacing.x = space::S;
    if chip(ui, stage.theme, (None, word(it)), name, *side == it).clicked() {
        *side = it;
    }
}

/// What was set, by whom and when.
fn value_ui(ui: &mut Ui, stage: &Stage<'_>, value: &Value) {
    let c = &stage.theme.colors;
    let words = value.words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = if words.is_empty() { "nothing".to_owned() } else { words };
    let words = stage.session.covered(&words);
    let short: String = words.chars().take(MOST_LETTERS).collect();
    let label = ui.add(Label::new(text(&short, Face::Regular, size::BODY, c.ink)).wrap());
    if short.len() < words.len() {
        label.on_hover_text(words);
    }
    if let Some(stamp) = &value.by {
        let at = stamp.at.to_zoned(TimeZone::system()).strftime("%-d %b %Y, %H:%M");
        let name = if stamp.by.name.is_empty() { "no name" } else { &stamp.by.name };
        ui.label(text(format!("{name}, {at}"), Face::Regular, size::LABEL, c.ink_faint));
    }
}
