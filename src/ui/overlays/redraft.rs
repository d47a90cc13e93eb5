//! A new draft before it is taken in: what it would make of the claims.
//!
//! Invariant: shows and asks; takes nothing in itself.

use eframe::egui::{Context, Grid, Label, Ui, vec2};

use super::sheet::{HIGH, explain, focus_once, heading, sheet_from};
use crate::desk::carry::{Became, Counts};
use crate::ui::actions::{Action, Outbox};
use crate::ui::frame::Stage;
use crate::ui::session::{LEAST_LIKENESS, Redraft, Task};
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{Tint, callout, primary_button, quiet_button, text};

/// What is asked.
#[derive(Debug, Default)]
pub(super) struct RedraftForm {
    focused: bool,
}

impl RedraftForm {
    pub(super) fn ui(&mut self, ctx: &Context, stage: &Stage<'_>, out: &mut Outbox) -> bool {
        let Some(redraft) = stage.session.redraft() else { return false };
        sheet_from(ctx, stage, ("A new draft", 560.0, HIGH), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            let name = redraft.file.path.file_name().unwrap_or_default().to_string_lossy();
            heading(ui, stage, &format!("Take in “{name}” as the new draft"));
            let number = stage.session.desk.drafts().count() + 1;
            let told = format!(
                "It becomes draft {number} of “{}”. Marks, sources and notes come along; nothing is lost, and \
                one step back undoes it.",
                stage.session.desk.title()
            );
            explain(ui, stage, &told);
            if redraft.likeness < LEAST_LIKENESS {
                callout(ui, stage.theme, Tint::Doubt, |ui| unlike(ui, stage, redraft));
            }
            ui.add_space(space::S);
            counts(ui, stage, redraft.counts);
            ui.add_space(space::M);
            ui.horizontal_wrapped(|ui| self.acts(ui, stage, redraft, out)).inner
        })
    }

    /// The buttons; whether the sheet stays.
    fn acts(&mut self, ui: &mut Ui, stage: &Stage<'_>, redraft: &Redraft, out: &mut Outbox) -> bool {
        ui.spacing_mut().item_spacing.x = space::L;
        let go = primary_button(ui, stage.theme, "Take it in");
        focus_once(&mut self.focused, &go);
        if go.clicked() {
            out.send(Action::TakeDraftIn);
        }
        let opens = redraft.is_dropped && quiet_button(ui, stage.theme, "Open as another piece").clicked();
        if opens {
            out.send(Action::Task(Task::Open(vec![redraft.file.path.clone()])));
        }
        !opens && !quiet_button(ui, stage.theme, "Cancel").clicked()
    }
}

fn unlike(ui: &mut Ui, stage: &Stage<'_>, redraft: &Redraft) {
    let c = &stage.theme.colors;
    let share = (redraft.likeness.max(0.0) * 100.0).round();
    let told = format!("Only {share} % of the words being checked are in it");
    ui.label(text(told, Face::SemiBold, size::BODY, c.ink));
    let help = "Is it the same piece? Claims whose words are gone wait in the tray.";
    ui.add(Label::new(text(help, Face::Regular, size::LABEL, c.ink_soft)).wrap());
}

/// How many claims become what, and what that means; nothing of what does not occur.
fn counts(ui: &mut Ui, stage: &Stage<'_>, counts: Counts) {
    let c = &stage.theme.colors;
    let Counts { kept, context, stale, ask, removed, new } = counts;
    let lines = [
        (kept, Became::Kept, "stand as they stood"),
        (context, Became::Context, "say the same among other words; their marks stand"),
        (stale, Became::Stale, "say something else; their marks have to be made anew"),
        (ask, Became::Ask, "fit two places; you say which"),
        (removed, Became::Removed, "wait in the tray with their sources"),
        (new, Became::New, "were found for the first time"),
    ];
    Grid::new("what becomes of the claims").num_columns(3).spacing(vec2(space::M, space::S)).show(ui, |ui| {
        for (count, became, meaning) in lines.into_iter().filter(|(count, ..)| *count > 0) {
            ui.label(text(count.to_string(), Face::SemiBold, size::BODY, c.ink));
            ui.label(text(became.name(), Face::Medium, size::BODY, c.ink));
            ui.label(text(meaning, Face::Regular, size::BODY, c.ink_soft));
            ui.end_row();
        }
    });
}
