//! The status bar: what is saved and where, the job at work, and the keys needed most.
//!
//! Invariant: says the truth of the disk, never a wish.

use eframe::egui::{Align, Layout, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::{Stage, rule};
use crate::desk::{BareWords, Status};
use crate::ui::actions::{Action, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::hints::Place;
use crate::ui::jobs::Glance;
use crate::ui::session::{Project, Task};
use crate::ui::state::SaveState;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{elided, hint_line, keycap, link, small_link, text};

/// Below this width the key hints are left out.
const FOR_HINTS: f32 = 900.0;
/// Below this width the promise is left out.
const FOR_PROMISE: f32 = 1100.0;

/// Draws it.
pub fn status_bar_ui(ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
    let width = ui.available_width();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        if width > FOR_HINTS {
            hints_ui(ui, stage);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if let Some(project) = &stage.session.project {
                saved_ui(ui, stage, project);
            }
            if let Some(job) = stage.jobs.first() {
                rule(ui, stage.theme);
                job_ui(ui, stage, job, out);
            } else if let Some(bare) = stage.session.bare_words().filter(|_| stage.session.view.bare) {
                rule(ui, stage.theme);
                bare_ui(ui, stage, bare, out);
            } else if let Some(hint) = stage.session.hint().filter(|hint| hint.place == Place::Bar) {
                rule(ui, stage.theme);
                hint_line(ui, stage.theme, &stage.session.keys, hint, out);
            } else if width > FOR_PROMISE || stage.session.project.is_none() {
                ui.add_space(space::S);
                ui.label(text(
                    "Nothing leaves this computer",
                    Face::Regular,
                    size::LABEL,
                    stage.theme.colors.ink_soft,
                ));
            }
        });
    });
}

/// How many words no claim holds, while they are shown.
fn bare_ui(ui: &mut Ui, stage: &Stage<'_>, bare: &BareWords, out: &mut Outbox) {
    let words = format!("{} of {} words in no claim · {} %", bare.words, bare.of, bare.percent());
    elided(ui, text(words, Face::Regular, size::LABEL, stage.theme.colors.ink_soft));
    if small_link(ui, stage.theme, "Hide").clicked() {
        out.run(CommandId::BareWords);
    }
}

fn saved_ui(ui: &mut Ui, stage: &Stage<'_>, project: &Project) {
    let c = &stage.theme.colors;
    let name = project.name();
    let (hue, words) = match &stage.session.saved {
        SaveState::Saved => (stage.theme.hue(Status::Confirmed), format!("Every mark saved · {name}")),
        SaveState::Saving => (stage.theme.hue(Status::Waiting), format!("Saving… · {name}")),
        SaveState::Failed(_) => (stage.theme.hue(Status::Wrong), format!("NOT saved · {name}")),
        SaveState::ReadOnly(_) => (stage.theme.hue(Status::Unchecked), format!("Reading only · {name}")),
    };
    let (rect, dot) = ui.allocate_exact_size(vec2(8.0, 8.0), Sense::hover());
    dot.widget_info(|| WidgetInfo::labeled(Role::Image, true, "saved state"));
    ui.painter().circle_filled(rect.center(), 4.0, hue);
    let ink = if matches!(stage.session.saved, SaveState::Failed(_)) { c.ink } else { c.ink_soft };
    let label = elided(ui, text(words, Face::Regular, size::LABEL, ink));
    place_on_hover(label, stage, project);
}

fn place_on_hover(label: Response, stage: &Stage<'_>, project: &Project) {
    label.on_hover_ui(|ui| {
        if let SaveState::Failed(why) | SaveState::ReadOnly(why) = &stage.session.saved {
            ui.label(why);
        }
        if let Some(why) = &project.elsewhere {
            ui.label(why);
        }
        let place = project.path.display().to_string();
        ui.label(text(place, Face::Regular, size::LABEL, stage.theme.colors.ink_soft));
    });
}

fn job_ui(ui: &mut Ui, stage: &Stage<'_>, job: &Glance, out: &mut Outbox) {
    let share = job.share.map_or_else(String::new, |share| format!(" {:.0} %", share * 100.0));
    let words = if job.stopping { format!("Stopping: {}", job.what) } else { format!("{}{share}", job.what) };
    elided(ui, text(words, Face::Regular, size::LABEL, stage.theme.colors.ink_soft));
    let (word, task) =
        if stage.asks { ("Type the path instead", Task::TypePath) } else { ("Stop", Task::StopJobs) };
    if !job.stopping && link(ui, stage.theme, word).clicked() {
        out.send(Action::Task(task));
    }
}

/// The keys needed most, from the right: each with what it does.
fn hints_ui(ui: &mut Ui, stage: &Stage<'_>) {
    let hints: &[(&[CommandId], &str)] = if stage.session.desk.draft().is_some() {
        &[
            (&[CommandId::Help], "all keys"),
            (&[CommandId::MarkWords], "mark words"),
            (&[CommandId::Status(Status::NoCheck), CommandId::Status(Status::Unchecked)], "status"),
            (&[CommandId::NextOpen], "next open"),
            (&[CommandId::PreviousClaim, CommandId::NextClaim], "move"),
        ]
    } else {
        &[(&[CommandId::Help], "all keys"), (&[CommandId::Open], "open")]
    };
    for (commands, what) in hints {
        ui.label(text(*what, Face::Regular, size::LABEL, stage.theme.colors.ink_soft));
        let between = if *what == "status" { "–" } else { "" };
        for (at, id) in commands.iter().enumerate() {
            if at > 0 && !between.is_empty() {
                ui.label(text(between, Face::Regular, size::LABEL, stage.theme.colors.ink_soft));
            }
            let key = stage.session.keys.label(*id, stage.mac);
            keycap(ui, stage.theme, &key.unwrap_or_default());
        }
        ui.add_space(space::M);
    }
}
