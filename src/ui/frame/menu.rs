//! The menu button with all commands by menu; what cannot run now is grey and says why.
//!
//! Invariant: shows the table of commands as it stands.

use eframe::egui::{Button, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::Stage;
use crate::ui::actions::Outbox;
use crate::ui::commands::{Command, CommandId, Menu, commands};
use crate::ui::theme::{Face, radius, size};
use crate::ui::widgets::{focus_ring, text};

/// Width of a menu.
const WIDTH: f32 = 260.0;

/// Draws it.
pub(super) fn menu_ui(ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::click());
    let c = &stage.theme.colors;
    let ink = if response.hovered() || response.has_focus() { c.ink } else { c.ink_soft };
    for y in [-5.0, 0.0, 5.0] {
        let x = rect.center().x;
        ui.painter().hline(x - 7.0..=x + 7.0, rect.center().y + y, Stroke::new(1.5, ink));
    }
    focus_ring(ui, stage.theme, &response, radius::SMALL);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Menu"));
    let response = response.on_hover_text("Menu");
    eframe::egui::Popup::menu(&response).width(150.0).show(|ui| {
        for menu in Menu::ALL {
            ui.menu_button(menu.name(), |ui| entries_ui(ui, stage, menu, out));
        }
    });
}

fn entries_ui(ui: &mut Ui, stage: &Stage<'_>, menu: Menu, out: &mut Outbox) {
    ui.set_width(WIDTH);
    for command in commands().filter(|command| command.menu == menu && is_listed(command)) {
        let can = (command.enabled)(stage.session);
        let mut entry = Button::new(command.name_now(stage.session)).truncate();
        if let Some(key) = stage.session.keys.label(command.id, stage.mac) {
            let key = text(key, Face::Regular, size::LABEL, stage.theme.colors.ink_faint);
            entry = entry.shortcut_text(key);
        }
        let response = ui.add_enabled(can.is_ok(), entry.frame_when_inactive(false));
        let response = match can {
            Ok(()) => response.on_hover_text(command.hint),
            Err(why) => response.on_disabled_hover_text(why),
        };
        if response.clicked() {
            out.run(command.id);
            ui.close();
        }
    }
}

/// Menus leave out the second form of the statuses, which differs by Shift alone.
const fn is_listed(command: &Command) -> bool {
    !matches!(command.id, CommandId::StatusNext(_))
}
