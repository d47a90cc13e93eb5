//! The line over the list: how many claims it shows or leaves out, and the menu that groups and sorts them.
//!
//! Invariant: asks for commands and looks; shows no claim.

use eframe::egui::{
    Align, Button, Frame, Layout, Margin, Popup, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::desk::{Grouping, Order, Status};
use crate::ui::actions::Outbox;
use crate::ui::commands::CommandId;
use crate::ui::icons::Icon;
use crate::ui::state::{Scene, Tab};
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{elided, section_heading, small_link, text};

/// Height of the line.
const HEIGHT: f32 = 24.0;
/// Width of the menu.
const MENU: f32 = 210.0;

/// Draws the line.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    if scene.board.shown() == 0 && scene.board.left_out() == 0 {
        return;
    }
    let margin = Margin { left: 16, right: 10, top: 2, bottom: 4 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        let line = vec2(ui.available_width(), HEIGHT);
        ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
            ui.set_min_size(line);
            if scene.view.tab == Tab::Changes {
                differences(ui, scene, out);
            } else {
                arranging(ui, scene, out);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| counts(ui, scene, out));
        });
    });
}

/// `147 claims`, or what the filter leaves out and the way to have it back.
fn counts(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    ui.spacing_mut().item_spacing.x = space::M;
    ui.spacing_mut().interact_size.y = 0.0;
    let soft = scene.theme.colors.ink_soft;
    let (shown, left_out) = (scene.board.shown(), scene.board.left_out());
    if scene.view.filter.is_empty() {
        if scene.view.tab == Tab::Changes {
            let told = match scene.board.changed().1 {
                0 => format!("{shown} changed · nothing left to answer"),
                asking => format!("{shown} changed · {asking} to answer"),
            };
            elided(ui, text(told, Face::Regular, size::LABEL, soft));
            return;
        }
        let noun = if shown == 1 { "claim" } else { "claims" };
        elided(ui, text(format!("{shown} {noun}"), Face::Regular, size::LABEL, soft));
        return;
    }
    let told = format!("{left_out} of {} hidden", shown + left_out);
    ui.label(text(told, Face::Medium, size::LABEL, scene.theme.colors.ink));
    let clear = small_link(ui, scene.theme, "Clear all");
    clear.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Clear all filters"));
    if clear.clicked() {
        out.run(CommandId::ClearFilter);
    }
}

/// Shows the words that have come and gone, or hides that.
fn differences(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    let words = if scene.view.differences { "Hide differences" } else { "Show differences" };
    if small_link(ui, scene.theme, words).clicked() {
        out.run(CommandId::Differences);
    }
}

fn arranging(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    let arrangement = scene.view.arrangement;
    let response = button(ui, scene, by(arrangement.grouping, arrangement.order));
    Popup::menu(&response).width(MENU).show(|ui| {
        ui.set_width(MENU);
        section_heading(ui, scene.theme, "Group");
        for grouping in Grouping::ALL {
            let is_on = grouping == arrangement.grouping;
            entry(ui, scene, CommandId::GroupBy(grouping), Some(is_on), out);
        }
        section_heading(ui, scene.theme, "Sort");
        for order in Order::ALL {
            entry(ui, scene, CommandId::SortBy(order), Some(order == arrangement.order), out);
        }
        ui.separator();
        entry(ui, scene, CommandId::FoldAll, None, out);
    });
}

/// The words on the menu's button.
const fn by(grouping: Grouping, order: Order) -> &'static str {
    match (grouping, order) {
        (Grouping::Sentence, _) => "By sentence",
        (Grouping::Kind, _) => "By kind",
        (Grouping::Status, _) => "By status",
        (Grouping::Change, _) => "By what has changed",
        (Grouping::Nothing, Order::Text) => "As in the text",
        (Grouping::Nothing, Order::Status) => "Sorted by status",
        (Grouping::Nothing, Order::Kind) => "Sorted by kind",
        (Grouping::Nothing, Order::Doubt) => "Least certain first",
    }
}

fn button(ui: &mut Ui, scene: &Scene<'_>, words: &str) -> Response {
    let c = &scene.theme.colors;
    let galley = ui.painter().layout_no_wrap(words.to_owned(), Face::Medium.at(size::LABEL), c.ink_soft);
    let wanted = vec2(galley.size().x + 2.0 * space::S + 14.0, HEIGHT - 2.0);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Group and sort: {words}")));
    let is_near = response.hovered() || response.has_focus();
    if is_near {
        ui.painter().rect_filled(rect, 4, c.chip);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 4, Stroke::new(2.0, c.accent), eframe::egui::StrokeKind::Outside);
    }
    let ink = if is_near { c.ink } else { c.ink_soft };
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley_with_override_text_color(pos2(rect.left() + space::S, top), galley, ink);
    Icon::Down.paint(ui.painter(), pos2(rect.right() - space::S - 4.0, rect.center().y), 9.0, ink);
    response.on_hover_text("Group and sort")
}

fn entry(ui: &mut Ui, scene: &Scene<'_>, id: CommandId, on: Option<bool>, out: &mut Outbox) {
    let Some(command) = id.command() else { return };
    let face = if on == Some(true) { Face::SemiBold } else { Face::Regular };
    let words = text(command.name, face, size::BODY, scene.theme.colors.ink);
    let is_on = on.unwrap_or(false);
    let can = id != CommandId::FoldAll || scene.view.arrangement.grouping != Grouping::Nothing;
    let response = ui.add_enabled(can, Button::new(words).frame_when_inactive(false));
    if is_on {
        let tick = pos2(ui.max_rect().right() - space::L, response.rect.center().y);
        Icon::Status(Status::Confirmed).paint(ui.painter(), tick, 11.0, scene.theme.colors.ink);
    }
    if on.is_some() {
        response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, true, is_on, command.name));
    }
    if response.on_hover_text(command.hint).clicked() {
        out.run(id);
        ui.close();
    }
}
