//! The address of a source: shown whole, with its host apart, before anything opens it.
//!
//! Invariant: opens nothing itself; asks for it only after a second, explicit click.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Label, Ui};

use super::Sheet;
use crate::ui::actions::{Action, Outbox};
use crate::ui::address::web_host;
use crate::ui::session::Task;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{small_link, text};

/// Draws `address` and what can be done with it; whether it should go on being shown.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet<'_>, address: &str, out: &mut Outbox) -> bool {
    let theme = sheet.scene.theme;
    let address = address.trim();
    let host = web_host(address);
    whole(ui, sheet, address, host.unwrap_or_default());
    if host.is_none() {
        let why = "Only plain http and https addresses are opened";
        ui.add(Label::new(text(why, Face::Regular, size::LABEL, theme.hues.wrong)).wrap());
    } else if host.is_some_and(|host| !host.is_ascii()) {
        let why = "The name of this site has letters that may look like others";
        ui.add(Label::new(text(why, Face::Regular, size::LABEL, theme.hues.wrong)).wrap());
    }
    let mut stays = true;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        if host.is_some() && small_link(ui, theme, "Open in the browser").clicked() {
            out.send(Action::Task(Task::OpenAddress(address.to_owned())));
            stays = false;
        }
        if small_link(ui, theme, "Copy").clicked() {
            ui.ctx().copy_text(address.to_owned());
        }
        stays &= !small_link(ui, theme, "Close").clicked();
    });
    stays
}

/// All of the address, its host in bold: what stands before or after can pretend to be one.
fn whole(ui: &mut Ui, sheet: &Sheet<'_>, address: &str, host: &str) {
    let c = &sheet.scene.theme.colors;
    let plain = TextFormat::simple(Face::Regular.at(size::LABEL), c.ink_soft);
    let bold = TextFormat::simple(Face::SemiBold.at(size::LABEL), c.ink);
    let mut job = LayoutJob::default();
    match address.split_once(host).filter(|_| !host.is_empty()) {
        Some((before, after)) => {
            job.append(before, 0.0, plain.clone());
            job.append(host, 0.0, bold);
            job.append(after, 0.0, plain);
        }
        None => job.append(address, 0.0, plain),
    }
    job.wrap.max_width = ui.available_width();
    job.wrap.break_anywhere = true;
    ui.add(Label::new(job));
}
