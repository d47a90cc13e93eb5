//! Who answers for the piece, one after the other, and what each did not check.
//!
//! Invariant: asks for sign-offs and reopenings; the desk holds them to their order.

use eframe::egui::{Label, Ui};

use crate::desk::{Edit, Office, SignOff, Status};
use crate::ui::actions::Outbox;
use crate::ui::commands::CommandId;
use crate::ui::icons::Icon;
use crate::ui::panes::moment;
use crate::ui::state::{SaveState, Scene};
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{
    Tint, callout, link, primary_button, primary_button_if, quiet_button, section_heading, small_link, text,
    text_field,
};

/// What is being typed beside a sign-off.
#[derive(Default)]
pub(super) struct SignOffs {
    unchecked: String,
    /// The sign-off about to be taken back, and why.
    reopening: Option<(Office, String)>,
}

impl SignOffs {
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        section_heading(ui, scene.theme, "Sign-off");
        voided(ui, scene, out);
        for office in Office::ALL {
            match scene.desk.sign_off(office) {
                Some(signed) => self.signed(ui, scene, signed, out),
                None => self.unsigned(ui, scene, office, out),
            }
        }
    }

    fn signed(&mut self, ui: &mut Ui, scene: &Scene<'_>, signed: &SignOff, out: &mut Outbox) {
        let c = &scene.theme.colors;
        let by = &signed.stamp.by;
        line(ui, scene, Status::Confirmed, signed.office, |ui| {
            let who = format!("{} · {}", by.name, moment(signed.stamp.at));
            ui.label(text(who, Face::Regular, size::BODY, c.ink_soft));
            if may_write(scene) && small_link(ui, scene.theme, "Reopen").clicked() {
                self.reopening = Some((signed.office, String::new()));
            }
        });
        if !signed.unchecked.is_empty() {
            under(ui, scene, &format!("In part. Not checked: {}", signed.unchecked));
        }
        match scene.glance.and_then(|glance| glance.changed.get(&signed.office)).copied().unwrap_or(0) {
            0 => {}
            1 => under(ui, scene, "1 claim has changed since"),
            n => under(ui, scene, &format!("{n} claims have changed since")),
        }
        self.reopen(ui, scene, signed.office, out);
    }

    /// Asks why, then takes the sign-off back with those after it.
    fn reopen(&mut self, ui: &mut Ui, scene: &Scene<'_>, office: Office, out: &mut Outbox) {
        let Some((_, reason)) = self.reopening.as_mut().filter(|(asked, _)| *asked == office) else { return };
        let mut done = false;
        ui.indent(("reopen", office.name()), |ui| {
            text_field(ui, scene.theme, ("Why it is reopened", "a new figure came in"), 1, reason);
            ui.horizontal(|ui| {
                if primary_button(ui, scene.theme, "Take the sign-off back").clicked() {
                    out.edit(Edit::Reopen { office, reason: reason.trim().to_owned() });
                    done = true;
                }
                done |= quiet_button(ui, scene.theme, "Leave it").clicked();
            });
        });
        if done {
            self.reopening = None;
        }
    }

    fn unsigned(&mut self, ui: &mut Ui, scene: &Scene<'_>, office: Office, out: &mut Outbox) {
        let c = &scene.theme.colors;
        let waits = office.after().filter(|before| scene.desk.sign_off(*before).is_none());
        let asked = scene.glance.is_some_and(|glance| glance.unsigned.contains(&office));
        let note = match (waits, asked) {
            (Some(before), _) => format!("after {}", before.name().to_lowercase()),
            (None, true) => String::new(),
            (None, false) => "if you wish".to_owned(),
        };
        line(ui, scene, Status::Unchecked, office, |ui| {
            ui.label(text(note, Face::Regular, size::BODY, c.ink_faint));
        });
        if waits.is_none() && may_write(scene) {
            ui.indent(("sign", office.name()), |ui| self.sign(ui, scene, office, out));
        }
    }

    /// The button; while the piece is not ready, what was left out must be said first.
    fn sign(&mut self, ui: &mut Ui, scene: &Scene<'_>, office: Office, out: &mut Outbox) {
        let in_part = !scene.summary.is_ready();
        let is_first = Office::ALL.into_iter().find(|it| scene.desk.sign_off(*it).is_none()) == Some(office);
        if in_part && is_first {
            let hint = ("Not ready: what was not checked?", "the figures in the last two paragraphs");
            text_field(ui, scene.theme, hint, 1, &mut self.unchecked);
        }
        let can = !in_part || !self.unchecked.trim().is_empty();
        let words = if in_part { "in part as" } else { "as" };
        let words = format!("Sign off {words} {}", office.name().to_lowercase());
        let button = primary_button_if(ui, scene.theme, &words, can);
        let button = button.on_disabled_hover_text("Say first what was not checked");
        if button.clicked()
            && let Some(draft) = scene.desk.draft()
        {
            let unchecked = if in_part { self.unchecked.trim().to_owned() } else { String::new() };
            out.edit(Edit::SignOff { office, draft: draft.id.clone(), unchecked });
            self.unchecked.clear();
        }
    }
}

/// The last sign-off that a new draft has voided, and the way to what has changed since.
fn voided(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    let (Some(signed), Some(draft)) = (scene.desk.voided().last(), scene.desk.draft()) else { return };
    callout(ui, scene.theme, Tint::Doubt, |ui| {
        let who = format!("{} signed off draft {}", signed.stamp.by.name, signed.draft);
        let told = format!("{who}; draft {} has to be signed off anew", draft.number);
        ui.add(Label::new(text(told, Face::Regular, size::BODY, scene.theme.colors.ink)).wrap());
        if link(ui, scene.theme, "What has changed since").clicked() {
            out.run(CommandId::ChangedSince);
        }
    });
}

const fn may_write(scene: &Scene<'_>) -> bool {
    !matches!(scene.saved, SaveState::ReadOnly(_))
}

fn line(ui: &mut Ui, scene: &Scene<'_>, status: Status, office: Office, rest: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        ui.set_min_height(size::WORDS);
        Icon::Status(status).show(ui, 13.0, scene.theme.hue(status));
        ui.label(text(office.name(), Face::SemiBold, size::BODY, scene.theme.colors.ink));
        rest(ui);
    });
}

/// A second line below an office.
fn under(ui: &mut Ui, scene: &Scene<'_>, words: &str) {
    ui.horizontal(|ui| {
        ui.add_space(13.0 + space::M);
        let words = text(words, Face::Regular, size::LABEL, scene.theme.colors.ink_soft);
        ui.add(Label::new(words).wrap());
    });
}
