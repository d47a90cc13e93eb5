//! The bar on top: menu, the line about the piece, search, who is checking.
//!
//! Invariant: changes nothing itself; what is typed and clicked goes to the outbox.

use eframe::egui::{
    Align, Align2, Key, Layout, Margin, Response, Role, Sense, TextEdit, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::headline::headline_ui;
use super::progress::GAP;
use super::{Stage, menu};
use crate::ui::actions::{Look, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::icons::Icon;
use crate::ui::state::Field;
use crate::ui::theme::{Face, size};
use crate::ui::widgets::{keycap, text};

/// Width of the search field: a share of the bar, from the least to the most that is of use.
const SEARCH_SHARE: f32 = 0.22;
const SEARCH_WIDTH: (f32, f32) = (120.0, 240.0);
/// A field narrower than this has no room for its key beside the hint.
const FOR_KEY: f32 = 210.0;

/// Draws it.
pub fn top_bar_ui(ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        badge_ui(ui, stage, out);
        if stage.session.desk.draft().is_some() {
            search_ui(ui, stage, out);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            menu::menu_ui(ui, stage, out);
            headline_ui(ui, stage);
        });
    });
}

fn search_ui(ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
    let view = &stage.session.view;
    let mut typed = view.filter.text.clone();
    let width = (ui.ctx().content_rect().width() * SEARCH_SHARE).clamp(SEARCH_WIDTH.0, SEARCH_WIDTH.1);
    let hint = if width < FOR_KEY { "Search" } else { "Search claims, sources" };
    let hint = text(hint, Face::Regular, size::BODY, stage.theme.colors.ink_faint);
    let edit = TextEdit::singleline(&mut typed)
        .id_salt("search")
        .hint_text(hint)
        .margin(Margin { left: 28, right: 8, top: 5, bottom: 5 })
        .desired_width(width - 36.0);
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, "Search claims, sources"));
    let glass = response.rect.left_center() + vec2(15.0, 0.0);
    Icon::Search.paint(ui.painter(), glass, 12.0, stage.theme.colors.ink_faint);
    if view.focus == Some(Field::Search) {
        response.request_focus();
    }
    if typed.is_empty() && !response.has_focus() && width >= FOR_KEY {
        key_inside(ui, stage, &response);
    }
    if response.changed() {
        let filter = crate::desk::Filter { text: typed, ..view.filter.clone() };
        out.look(Look::Filter(filter));
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        out.run(CommandId::NextClaim);
    }
}

/// The key that leads into the search field, at its right end.
fn key_inside(ui: &mut Ui, stage: &Stage<'_>, field: &Response) {
    let Some(key) = stage.session.keys.label(CommandId::Search, stage.mac) else {
        return;
    };
    let place = Align2::RIGHT_CENTER.align_size_within_rect(vec2(26.0, 18.0), field.rect.shrink(5.0));
    let inside = UiBuilder::new().max_rect(place).layout(Layout::right_to_left(Align::Center));
    keycap(&mut ui.new_child(inside), stage.theme, &key);
}

/// The checker's initials; a click asks who is checking.
fn badge_ui(ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
    let c = &stage.theme.colors;
    let checker = &stage.session.settings.checker;
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::click());
    let fill = if response.hovered() { c.ink } else { c.accent };
    ui.painter().circle_filled(rect.center(), 14.0, fill);
    let initials = if checker.initials.is_empty() { "?" } else { &checker.initials };
    let points = if initials.chars().count() > 2 { 9.0 } else { size::SMALL };
    let ink = if response.hovered() { c.panel } else { c.on_accent };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, initials, Face::SemiBold.at(points), ink);
    if response.has_focus() {
        let ring = eframe::egui::Stroke::new(2.0, c.ink);
        ui.painter().circle_stroke(rect.center(), 15.5, ring);
    }
    let name = if checker.name.is_empty() { "nobody named yet" } else { &checker.name };
    let label = format!("Checking: {name}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    if response.on_hover_text(label).clicked() {
        out.run(CommandId::WhoChecks);
    }
}
