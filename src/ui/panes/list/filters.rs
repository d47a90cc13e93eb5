//! Chips that narrow the list by kind, status, flag and trait, with how many claims each would show.
//!
//! Invariant: asks for another filter; the list itself is worked out elsewhere.

use std::collections::BTreeSet;

use eframe::egui::{Frame, Margin, ScrollArea, Ui, vec2};

use super::many;
use crate::desk::{Filter, Flag, Status, Trait};
use crate::extract::Kind;
use crate::ui::actions::{Look, Outbox};
use crate::ui::icons::Icon;
use crate::ui::state::Scene;
use crate::ui::theme::space;
use crate::ui::widgets::chip;

/// Share of the pane that chips may take before they scroll.
const MOST: f32 = 0.35;

/// Draws the chips.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    if scene.summary.total == 0 {
        return;
    }
    let most = ui.available_height() * MOST;
    let area = ScrollArea::vertical().id_salt("filters").auto_shrink([false, true]).max_height(most);
    let frame = Frame::new().inner_margin(Margin { left: 16, right: 16, top: 10, bottom: 2 });
    area.show(ui, |ui| frame.show(ui, |ui| chips(ui, scene, out)));
}

fn chips(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    ui.set_width(ui.available_width());
    ui.spacing_mut().item_spacing = vec2(space::S, space::S);
    ui.spacing_mut().interact_size.y = 0.0;
    ui.horizontal_wrapped(|ui| {
        everything(ui, scene, out);
        kinds(ui, scene, out);
        statuses(ui, scene, out);
        flags(ui, scene, out);
        traits(ui, scene, out);
    });
}

fn everything(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    let on = scene.view.filter.is_empty();
    if chip(ui, scene.theme, (None, "All"), "Show all claims", on).clicked() {
        out.look(Look::Filter(Filter::default()));
    }
}

fn kinds(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    for kind in Kind::ALL {
        let count = scene.summary.by_kind.get(&kind).copied().unwrap_or_default();
        let on = scene.view.filter.kinds.contains(&kind);
        if count == 0 && !on {
            continue;
        }
        let (word, name) = (format!("{} {count}", many(kind)), format!("{}, {count}", many(kind)));
        if chip(ui, scene.theme, (None, &word), &name, on).clicked() {
            narrow(scene, out, |filter| toggle(&mut filter.kinds, kind));
        }
    }
}

fn statuses(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    for status in Status::ALL {
        let count = scene.summary.by_status.get(&status).copied().unwrap_or_default();
        let on = scene.view.filter.statuses.contains(&status);
        if count == 0 && !on {
            continue;
        }
        let icon = Some((Icon::Status(status), scene.theme.hue(status)));
        let name = format!("{}, {count}", status.name());
        let chip = chip(ui, scene.theme, (icon, &count.to_string()), &name, on);
        if chip.on_hover_text(status.name()).clicked() {
            narrow(scene, out, |filter| toggle(&mut filter.statuses, status));
        }
    }
}

fn flags(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    for flag in Flag::ALL {
        let count = scene.summary.by_flag.get(&flag).copied().unwrap_or_default();
        let on = scene.view.filter.flags.contains(&flag);
        if count == 0 && !on {
            continue;
        }
        let icon = Some((Icon::Flag, scene.theme.colors.ink_soft));
        let (word, name) = (format!("{} {count}", flag.letter()), format!("Flag {}, {count}", flag.name()));
        if chip(ui, scene.theme, (icon, &word), &name, on).on_hover_text(flag.name()).clicked() {
            narrow(scene, out, |filter| toggle(&mut filter.flags, flag));
        }
    }
}

fn traits(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    for asked in Trait::ALL {
        let count = scene.summary.by_trait.get(&asked).copied().unwrap_or_default();
        let on = scene.view.filter.traits.contains(&asked);
        if count == 0 && !on {
            continue;
        }
        let (word, name) = (format!("{} {count}", asked.name()), format!("{}, {count}", asked.name()));
        let chip = chip(ui, scene.theme, (None, &word), &name, on);
        if chip.on_hover_text(asked.meaning()).clicked() {
            narrow(scene, out, |filter| filter.toggle(asked));
        }
    }
}

fn narrow(scene: &Scene<'_>, out: &mut Outbox, change: impl FnOnce(&mut Filter)) {
    let mut filter = scene.view.filter.clone();
    change(&mut filter);
    out.look(Look::Filter(filter));
}

fn toggle<T: Ord>(set: &mut BTreeSet<T>, item: T) {
    if !set.remove(&item) {
        set.insert(item);
    }
}
