//! A hint in passing: keys with what they do, and a cross that puts it away.
//!
//! Invariant: takes room of its own and lies over nothing.

use eframe::egui::{Role, Sense, Ui, WidgetInfo, vec2};

use super::chip::{focus_ring, keycap};
use super::label::text;
use crate::ui::actions::{Action, Outbox};
use crate::ui::hints::Hint;
use crate::ui::icons::Icon;
use crate::ui::keymap::Keymap;
use crate::ui::theme::{Face, Theme, radius, size, space};

/// Draws `hint` in one line that wraps.
pub fn hint_line(ui: &mut Ui, theme: &Theme, keys: &Keymap, hint: &Hint, out: &mut Outbox) {
    let mac = ui.ctx().os().is_mac();
    let c = &theme.colors;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        ui.spacing_mut().interact_size.y = 0.0;
        for (commands, says) in hint.says {
            let labels: Vec<String> = commands.iter().filter_map(|id| keys.label(*id, mac)).collect();
            for (at, label) in labels.iter().enumerate() {
                if at > 0 {
                    ui.label(text("–", Face::Regular, size::LABEL, c.ink_soft));
                }
                keycap(ui, theme, label);
            }
            if !labels.is_empty() {
                ui.label(text(*says, Face::Regular, size::LABEL, c.ink_soft));
                ui.add_space(space::XS);
            }
        }
        if cross(ui, theme) {
            out.send(Action::PutHintAway(hint.word));
        }
    });
}

fn cross(ui: &mut Ui, theme: &Theme) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::click());
    let c = &theme.colors;
    let ink = if response.hovered() || response.has_focus() { c.ink } else { c.ink_faint };
    Icon::Close.paint(ui.painter(), rect.center(), 10.0, ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Put the hint away"));
    focus_ring(ui, theme, &response, radius::SMALL);
    response.on_hover_text("Put the hint away").clicked()
}
