//! What came back from colleagues: what would be taken over of it, and what would not.
//!
//! Invariant: shows and asks; takes nothing over itself; confidential names are covered where others look on.

use eframe::egui::{Context, Label, ScrollArea, Ui};

use super::sheet::{HIGH, explain, focus_once, heading, room, sheet_from};
use crate::report::{Found, Incoming};
use crate::ui::actions::{Action, Outbox};
use crate::ui::frame::Stage;
use crate::ui::session::{Arrival, Task};
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{primary_button, quiet_button, section_heading, text};
use crate::ui::words::first_up;

/// Height of what stands around the lines.
const AROUND: f32 = 170.0;
/// Lines shown of each part; the rest are counted.
const MOST_LINES: usize = 400;

/// What is asked.
#[derive(Debug, Default)]
pub(super) struct ArrivalForm {
    focused: bool,
}

impl ArrivalForm {
    pub(super) fn ui(&mut self, ctx: &Context, stage: &Stage<'_>, out: &mut Outbox) -> bool {
        let Some(arrival) = stage.session.arrival() else { return false };
        sheet_from(ctx, stage, ("What came back", 620.0, HIGH), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            let name = arrival.path.file_name().unwrap_or_default().to_string_lossy();
            heading(ui, stage, &format!("Take over “{}”", stage.session.covered(&name)));
            explain(ui, stage, about(&arrival.incoming));
            let height = (room(ui.ctx()) - AROUND).max(96.0);
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                ui.set_max_width(ui.available_width() - space::L);
                lines(ui, stage, arrival);
            });
            ui.add_space(space::M);
            ui.horizontal_wrapped(|ui| self.acts(ui, stage, arrival, out)).inner
        })
    }

    /// The buttons; whether the sheet stays.
    fn acts(&mut self, ui: &mut Ui, stage: &Stage<'_>, arrival: &Arrival, out: &mut Outbox) -> bool {
        ui.spacing_mut().item_spacing.x = space::L;
        let is_new = arrival.found.edit.is_some();
        if is_new {
            let go = primary_button(ui, stage.theme, "Take over");
            focus_once(&mut self.focused, &go);
            if go.clicked() {
                out.send(Action::TakeOver);
            }
        }
        let opens = arrival.is_dropped && quiet_button(ui, stage.theme, "Open as an article").clicked();
        if opens {
            out.send(Action::Task(Task::Open(vec![arrival.path.clone()])));
        }
        let leave = quiet_button(ui, stage.theme, if is_new { "Cancel" } else { "Close" });
        if !is_new {
            focus_once(&mut self.focused, &leave);
        }
        !opens && !leave.clicked()
    }
}

const fn about(incoming: &Incoming) -> &'static str {
    match incoming {
        Incoming::Copy(_) => {
            "A Word copy of this piece. What was accepted, rejected or written anew in it becomes the decision on \
            the claim; what was answered goes into its note."
        }
        Incoming::Claims(_) => {
            "A sheet of claims. Each row goes to the claim on its words; what is marked here already stays."
        }
        Incoming::Sources(_) => "A list of sources.",
    }
}

fn lines(ui: &mut Ui, stage: &Stage<'_>, arrival: &Arrival) {
    let Found { edit, taken, left, known } = &arrival.found;
    part(ui, stage, "Would be taken over", taken);
    part(ui, stage, "Left to you", left);
    if edit.is_none() {
        ui.add_space(space::S);
        line(ui, stage, "There is nothing new in it.");
    } else if *known > 0 {
        ui.add_space(space::S);
        line(ui, stage, &format!("Here already, and left as they are: {known}"));
    }
}

fn part(ui: &mut Ui, stage: &Stage<'_>, name: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    section_heading(ui, stage.theme, &format!("{name} · {}", lines.len()));
    for words in lines.iter().take(MOST_LINES) {
        line(ui, stage, words);
    }
    if lines.len() > MOST_LINES {
        line(ui, stage, &format!("and {} more", lines.len() - MOST_LINES));
    }
}

fn line(ui: &mut Ui, stage: &Stage<'_>, words: &str) {
    let words =
        text(first_up(&stage.session.covered(words)), Face::Regular, size::BODY, stage.theme.colors.ink);
    ui.add(Label::new(words).wrap());
}
