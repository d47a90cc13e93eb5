//! The marks: eight statuses as buttons, the reason where one is asked for, flags, and the day a claim holds up to.
//!
//! Invariant: asks for marks; the house rule is worked out by the desk.

use eframe::egui::{Label, Ui, vec2};
use jiff::civil::Date;

use super::{Sheet, carried, covered, focus_on, hint_at};
use crate::desk::{ClaimRecord, Edit, Flag, HouseRuleGap, Stale, Status};
use crate::ui::actions::Outbox;
use crate::ui::commands::CommandId;
use crate::ui::hints::Place;
use crate::ui::panes::key_of;
use crate::ui::state::Field;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{
    Entry, Tint, callout, chip, covered_field, keycap, link, section_heading, small_link, status_button,
    text, text_field,
};
use crate::ui::words::first_up;

/// Below this width the names of the statuses have no room in two columns.
const LEAST_FOR_TWO: f32 = 250.0;

/// The marks, with what is being typed.
#[derive(Default)]
pub(super) struct Marks {
    reason: Entry,
    /// Whether the reason is asked for though nothing asks for it yet.
    asks_reason: bool,
    asked: Entry,
    as_of: Entry,
    /// Whether the day is asked for though nothing asks for it yet.
    asks_day: bool,
    /// Said when the day cannot be read.
    bad_day: bool,
}

impl Marks {
    pub(super) fn show(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        section_heading(ui, sheet.scene.theme, "Status");
        statuses(ui, sheet, out);
        stale(ui, sheet, out);
        hint_at(ui, sheet, Place::Statuses, out);
        self.reason(ui, sheet, out);
        section_heading(ui, sheet.scene.theme, "Flags");
        flags(ui, sheet, out);
        self.query(ui, sheet, out);
        self.day(ui, sheet, out);
    }

    /// Commits what was being typed for `claim`.
    pub(super) fn commit(&mut self, claim: &ClaimRecord, out: &mut Outbox) {
        self.asks_reason = false;
        if let Some(reason) = self.reason.take(&claim.reason) {
            out.edit(set_reason(claim, reason));
        }
        if let Some(detail) = claim.flags.get(&Flag::Query).and_then(|stored| self.asked.take(stored)) {
            out.edit(set_query(claim, detail));
        }
    }

    /// Asked for where a status needs no source, or has too few.
    fn reason(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        let claim = sheet.claim;
        if let Some(gap) = sheet.scene.desk.gap(claim) {
            callout(ui, sheet.scene.theme, Tint::Doubt, |ui| self.gate(ui, sheet, gap, out));
            return;
        }
        self.asks_reason |= sheet.scene.view.focus == Some(Field::Reason);
        if claim.status == Status::NoCheck || !claim.reason.is_empty() || self.asks_reason {
            self.reason_field(ui, sheet, "Reason", out);
        }
    }

    /// The house rule asks; the mark stands whatever the answer.
    fn gate(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, gap: HouseRuleGap, out: &mut Outbox) {
        let (scene, theme) = (sheet.scene, sheet.scene.theme);
        let is_overridden = !sheet.claim.reason.is_empty();
        let title = if is_overridden { "Confirmed all the same" } else { "Confirmed on what?" };
        ui.label(text(title, Face::SemiBold, size::BODY, theme.colors.ink));
        let told =
            Label::new(text(first_up(&gap.to_string()), Face::Regular, size::LABEL, theme.colors.ink_soft));
        ui.add(told.wrap());
        ui.horizontal_wrapped(|ui| {
            if link(ui, theme, "Add source").clicked() {
                out.run(CommandId::AddSource);
            }
            for (command, words) in [(CommandId::AddSource, ""), (CommandId::Reason, "or say why")] {
                if !words.is_empty() {
                    ui.label(text(words, Face::Regular, size::BODY, theme.colors.ink_soft));
                }
                if let Some(key) = key_of(ui, scene, command) {
                    keycap(ui, theme, &key);
                }
            }
        });
        self.reason_field(ui, sheet, "Why it is confirmed all the same", out);
    }

    fn reason_field(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, name: &str, out: &mut Outbox) {
        let (claim, theme) = (sheet.claim, sheet.scene.theme);
        if let Some(covered) = covered(sheet, &claim.reason) {
            covered_field(ui, theme, name, &covered);
            return;
        }
        let (response, changed) =
            self.reason.show(&claim.reason, |typed| text_field(ui, theme, (name, ""), 1, typed));
        focus_on(&response, sheet.scene, Field::Reason);
        self.asks_reason &= !response.lost_focus();
        if let Some(reason) = changed {
            out.edit(set_reason(claim, reason));
        }
    }

    fn query(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        let Some(stored) = sheet.claim.flags.get(&Flag::Query) else { return };
        let theme = sheet.scene.theme;
        if let Some(covered) = covered(sheet, stored) {
            covered_field(ui, theme, "Query to", &covered);
            return;
        }
        let (_, changed) =
            self.asked.show(stored, |typed| text_field(ui, theme, ("Query to", "whom to ask"), 1, typed));
        if let Some(detail) = changed {
            out.edit(set_query(sheet.claim, detail));
        }
        if stored.is_empty() && !self.asked.is_typing() {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                for whom in ["Writer", "Editor"] {
                    if small_link(ui, theme, whom).clicked() {
                        out.edit(set_query(sheet.claim, whom.to_owned()));
                    }
                }
            });
        }
    }

    fn day(&mut self, ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
        let (claim, theme) = (sheet.claim, sheet.scene.theme);
        let is_shown = self.asks_day || claim.as_of.is_some() || claim.flags.contains_key(&Flag::Recheck);
        if !is_shown {
            self.asks_day = small_link(ui, theme, "Holds up to a day").clicked();
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

/// Why the mark no longer holds, and the way to make it anew.
fn stale(ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Outbox) {
    let (claim, theme) = (sheet.claim, sheet.scene.theme);
    let why = sheet.scene.desk.staleness(claim, sheet.scene.today);
    if why.is_empty() {
        return;
    }
    callout(ui, theme, Tint::Doubt, |ui| {
        ui.label(text("This mark is stale", Face::SemiBold, size::BODY, theme.colors.ink));
        let is_told = carried::tells(sheet, &why);
        for reason in why.iter().filter(|_| !is_told) {
            let told = first_up(&reason.to_string());
            ui.add(Label::new(text(told, Face::Regular, size::LABEL, theme.colors.ink_soft)).wrap());
        }
        // A withdrawn source is kept or cut beside the source itself.
        if why.iter().any(|reason| *reason != Stale::Withdrawn) {
            ui.horizontal_wrapped(|ui| {
                let words = format!("Still {}: mark it anew", claim.status.name().to_lowercase());
                if link(ui, theme, &words).clicked() {
                    out.run(CommandId::Status(claim.status));
                }
                if let Some(key) = key_of(ui, sheet.scene, CommandId::Status(claim.status)) {
                    keycap(ui, theme, &key);
                }
            });
        }
    });
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
                let key = key_of(ui, sheet.scene, CommandId::Status(status));
                let shown = (status, key.as_deref());
                if status_button(ui, sheet.scene.theme, shown, is_set(status), width).clicked() {
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
