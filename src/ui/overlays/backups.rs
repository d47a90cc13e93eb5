//! The backups of all projects, to restore one as a file of its own.
//!
//! Invariant: shows and asks; replaces nothing.

use std::path::Path;

use eframe::egui::{Context, Label, Role, ScrollArea, Ui, WidgetInfo};
use jiff::tz::TimeZone;

use super::sheet::{HIGH, explain, focus_once, heading, room, sheet_from};
use crate::archive::{Backup, Kept};
use crate::ui::actions::{Action, Outbox};
use crate::ui::frame::Stage;
use crate::ui::session::Task;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{elided, link, quiet_button, text};
use crate::ui::words::bytes_in_words;

/// Height of what stands around the rows.
const AROUND: f32 = 150.0;
/// Projects shown; those backed up before are in the folder.
const MOST: usize = 60;

/// What is asked.
#[derive(Debug, Default)]
pub(super) struct BackupsForm {
    focused: bool,
}

impl BackupsForm {
    pub(super) fn ui(&mut self, ctx: &Context, stage: &Stage<'_>, out: &mut Outbox) -> bool {
        let Some(backups) = stage.session.backups() else { return false };
        sheet_from(ctx, stage, ("Backups", 560.0, HIGH), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            heading(ui, stage, "Backups");
            explain(ui, stage, about(backups));
            let height = (room(ui.ctx()) - AROUND).max(96.0);
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                ui.set_max_width(ui.available_width() - space::L);
                let open = stage.session.project.as_ref().map(|project| project.path.as_path());
                // What lies open comes first.
                let (here, others): (Vec<&Kept>, Vec<&Kept>) =
                    backups.iter().partition(|kept| Some(kept.project.as_path()) == open);
                for kept in here.into_iter().chain(others).take(MOST) {
                    self.kept_ui(ui, stage, kept, out);
                }
            });
            ui.add_space(space::M);
            !quiet_button(ui, stage.theme, "Close").clicked()
        })
    }

    fn kept_ui(&mut self, ui: &mut Ui, stage: &Stage<'_>, kept: &Kept, out: &mut Outbox) {
        let c = &stage.theme.colors;
        let name = kept.project.file_stem().unwrap_or_default().to_string_lossy();
        ui.add_space(space::M);
        elided(ui, text(name.as_ref(), Face::SemiBold, size::BODY, c.ink));
        let folder = kept.project.parent().unwrap_or_else(|| Path::new("")).display().to_string();
        elided(ui, text(folder, Face::Regular, size::LABEL, c.ink_faint));
        for backup in &kept.backups {
            self.backup_ui(ui, stage, (kept, backup, &name), out);
        }
    }

    fn backup_ui(
        &mut self,
        ui: &mut Ui,
        stage: &Stage<'_>,
        (kept, backup, name): (&Kept, &Backup, &str),
        out: &mut Outbox,
    ) {
        let c = &stage.theme.colors;
        let when = backup.at.to_zoned(TimeZone::system()).strftime("%-d %b %Y, %H:%M").to_string();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let words = format!("Restore {name} of {when}");
            let restore = link(ui, stage.theme, "Restore");
            restore.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
            focus_once(&mut self.focused, &restore);
            if restore.clicked() {
                out.send(Action::Task(Task::Restore(backup.path.clone(), kept.project.clone())));
            }
            ui.label(text(when, Face::Medium, size::BODY, c.ink));
            let noun = if backup.marks == 1 { "mark" } else { "marks" };
            let about = format!("{} {noun} · {}", backup.marks, bytes_in_words(backup.bytes));
            ui.add(Label::new(text(about, Face::Regular, size::LABEL, c.ink_soft)));
        });
    }
}

const fn about(backups: &[Kept]) -> &'static str {
    if backups.is_empty() {
        "There are none yet. One is made when a project with work in it is opened, while you work, and when it is closed."
    } else {
        "Whole copies, made while you work where something has changed: the 12 newest, and the last of each of 14 days. \
        Restoring makes a new file and opens it; nothing is replaced."
    }
}
