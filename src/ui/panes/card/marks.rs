//! The marks: eight statuses as buttons, the reason where one is asked for, flags, and the day a claim holds up to.
//!
//! Invariant: asks for marks; the house rule is worked out by the desk.

use eframe::egui::{Ui, vec2};
use jiff::civil::Date;

use super::Sheet;
use crate::desk::{ClaimRecord, Edit, Flag, Status};
use crate::ui::actions::Outbox;
use crate::ui::commands::CommandId;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{Entry, chip, section_heading, status_button, text, text_field};

/// Below this width the names of the statuses have no room in two columns.
const LEAST_FOR_TWO: f32 = 250.0;

/// The marks, with what is being typed.
#[derive(Default)]
pub(super) struct Marks {
    reason: Entry,
    asked: Entry,
    as_of: Entry,
    /// Said when the day cannot be read.
    bad_day: bool,
}

impl Marks {
    pub(super) fn show(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        section_heading(ui, sheet.scene.theme, "Status");
        statuses(ui, sheet, out);
        self.reason(ui, sheet, out);
        section_heading(ui, sheet.scene.theme, "Flags");
        flags(ui, sheet, out);
        self.query(ui, sheet, out);
        self.day(ui, sheet, out);
    }

    /// Commits what was being typed for `claim`.
    pub(super) fn commit(&mut self, claim: &ClaimRecord, out: &mut Outbox) {
        if let Some(reason) = self.reason.take(&claim.reason) {
            out.edit(set_reason(claim, reason));
        }
        if let Some(detail) = claim.flags.get(&Flag::Query).and_then(|stored| self.asked.take(stored)) {
            out.edit(set_query(claim, detail));
        }
    }

    /// Asked for where a status needs no source, or has too few.
    fn reason(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        let (claim, theme) = (sheet.claim, sheet.scene.theme);
        let gap = match claim.status {
            Status::Confirmed => sheet.scene.desk.house_rule(&claim.id).err(),
            _ => None,
        };
        if let Some(gap) = &gap {
            ui.label(text(format!("House rule: {gap}"), Face::Regular, size::LABEL, theme.colors.ink_soft));
        }
        if gap.is_none() && claim.status != Status::NoCheck && claim.reason.is_empty() {
            return;
        }
        let name = if gap.is_some() { "Why it is confirmed all the same" } else { "Reason" };
        let (_, changed) =
            self.reason.show(&claim.reason, |typed| text_field(ui, theme, (name, ""), 1, typed));
        if let Some(reason) = changed {
            out.edit(set_reason(claim, reason));
        }
    }

    fn query(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        let Some(stored) = sheet.claim.flags.get(&Flag::Query) else { return };
        let (_, changed) = self
            .asked
            .show(stored, |typed| text_field(ui, sheet.scene.theme, ("Query to", "whom to ask"), 1, typed));
        if let Some(detail) = changed {
            out.edit(set_query(sheet.claim, detail));
        }
    }

    fn day(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        let (claim, theme) = (sheet.claim, sheet.scene.theme);
        if claim.as_of.is_none() && !claim.flags.contains_key(&Flag::Recheck) {
            return;
        }
        let stored = claim.as_of.map_or_else(String::new, |day| day.to_string());
        let field = ("Holds up to", "2024-08-16");
        let (_, changed) = self.as_of.show(&stored, |typed| text_field(ui, theme, field, 1, typed));
        if let Some(typed) = changed {
            let day = typed.trim().parse::<Date>().ok();
            self.bad_day = day.is_none() && !typed.trim().is_empty();
            if !self.bad_day {
                out.edit(Edit::SetAsOf { claim: claim.id.clone(), as_of: day });
            }
        }
        if self.bad_day {
            let help = "That is no day: write year, month and day, like 2024-08-16";
            ui.label(text(help, Face::Regular, size::LABEL, theme.hues.wrong));
        }
    }
}

fn set_reason(claim: &ClaimRecord, reason: String) -> Edit {
    Edit::SetStatus { claim: claim.id.clone(), status: claim.status, reason }
}

fn set_query(claim: &ClaimRecord, detail: String) -> Edit {
    Edit::SetFlag { claim: claim.id.clone(), flag: Flag::Query, on: true, detail }
}

fn statuses(ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
    let columns = if ui.available_width() < LEAST_FOR_TWO { 1 } else { 2 };
    let width = (ui.available_width() - space::S * (columns - 1) as f32) / columns as f32;
    let claim = sheet.claim;
    let is_set = |status| claim.status == status && (claim.marked.is_some() || status != Status::Unchecked);
    for pair in Status::ALL.chunks(columns) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            for &status in pair {
                if status_button(ui, sheet.scene.theme, status, is_set(status), width).clicked() {
                    out.run(CommandId::Status(status));
                }
            }
        });
    }
}

fn flags(ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::S);
        ui.spacing_mut().interact_size.y = 0.0;
        for flag in Flag::ALL {
            let on = sheet.claim.flags.contains_key(&flag);
            let name = format!("Flag {}, key {}", flag.name(), flag.letter());
            let chip = chip(ui, sheet.scene.theme, (None, short(flag)), &name, on);
            let hint = format!("{} ({})", flag.name(), flag.letter());
            if chip.on_hover_text(hint).clicked() {
                out.run(CommandId::Flag(flag));
            }
        }
    });
}

/// The flag's name in the room of a chip.
const fn short(flag: Flag) -> &'static str {
    match flag {
        Flag::Recheck => "Re-check",
        other => other.name(),
    }
}
