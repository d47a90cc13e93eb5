//! The keys: every command with its own, found by name or key; a row that is clicked waits for a press.
//!
//! Invariant: spells no key itself, and takes no press itself: `session/own_keys.rs` does.

use eframe::egui::{
    Align, CornerRadius, Label, Layout, Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo,
    vec2,
};

use crate::ui::actions::{Action, KeyWish, Outbox};
use crate::ui::commands::{Command, Menu, commands};
use crate::ui::frame::Stage;
use crate::ui::overlays::sheet::{explain, focus_once, room};
use crate::ui::state::Rebinding;
use crate::ui::theme::{Face, radius, size, space};
use crate::ui::widgets::{
    focus_ring, keycap, quiet_button, search_field, section_heading, small_link, tag, text,
};

/// Height of a row.
const ROW_HEIGHT: f32 = 30.0;
/// Height of the line under a row that says what it waits for, or why not.
const LINE_HEIGHT: f32 = 26.0;
/// Height of what stands around the rows.
const AROUND: f32 = 130.0;

/// What is looked for.
#[derive(Debug, Default)]
pub(super) struct Keys {
    wanted: String,
    focused: bool,
}

impl Keys {
    pub(super) fn ui(&mut self, ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
        let field = search_field(ui, stage.theme, "Find a command or a key", &mut self.wanted);
        focus_once(&mut self.focused, &field);
        if field.gained_focus() && stage.session.waits_for_key() {
            out.send(Action::Keys(KeyWish::Leave));
        }
        ui.horizontal(|ui| {
            explain(ui, stage, "Choose a command, then press its new key.");
            let changed = commands().filter(|command| stage.session.keys.is_changed(command.id)).count();
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let restore =
                    ui.add_enabled_ui(changed > 0, |ui| quiet_button(ui, stage.theme, "Restore all keys"));
                if restore.inner.clicked() {
                    out.send(Action::Keys(KeyWish::RestoreAll));
                }
            });
        });
        let height = (room(ui.ctx()) - AROUND).max(96.0);
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink(false).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let shown = Menu::ALL.map(|menu| self.menu_ui(ui, stage, menu, out));
                if !shown.contains(&true) {
                    explain(ui, stage, "No command of that name or key");
                }
            },
        );
    }

    fn menu_ui(&self, ui: &mut Ui, stage: &Stage<'_>, menu: Menu, out: &mut Outbox) -> bool {
        let fits = |command: &&Command| command.menu == menu && self.is_wanted(stage, command);
        let mut found = commands().filter(fits).peekable();
        if found.peek().is_none() {
            return false;
        }
        section_heading(ui, stage.theme, menu.name());
        ui.add_space(space::XS);
        for command in found {
            // Rows out of sight hold nothing: without names of their own, the others would change theirs while one scrolls.
            ui.push_id(command.id, |ui| row_ui(ui, stage, command, out));
        }
        true
    }

    fn is_wanted(&self, stage: &Stage<'_>, command: &Command) -> bool {
        let wanted = self.wanted.trim().to_lowercase();
        let mut keys = stage.session.keys.of(command).iter();
        full_name(command).to_lowercase().contains(&wanted)
            || keys.any(|chord| chord.label(stage.mac).to_lowercase() == wanted)
    }
}

/// The name, with what tells the two forms of a status apart.
fn full_name(command: &Command) -> String {
    use crate::ui::commands::CommandId::StatusNext;
    match command.id {
        StatusNext(status) => format!("{} and go on", status.name()),
        _ => command.name.to_owned(),
    }
}

fn row_ui(ui: &mut Ui, stage: &Stage<'_>, command: &Command, out: &mut Outbox) {
    let rebinding = stage.session.view.rebinding.as_ref().filter(|rebinding| rebinding.command == command.id);
    let waits = rebinding.is_some_and(|rebinding| rebinding.waits);
    let height = if rebinding.is_some() { ROW_HEIGHT + LINE_HEIGHT } else { ROW_HEIGHT };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    describe(&response, stage, command, waits);
    if response.gained_focus() || (waits && !ui.is_rect_visible(rect)) {
        response.scroll_to_me(None);
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let c = &stage.theme.colors;
    if waits || response.hovered() {
        let fill = if waits { c.selected } else { c.hovered };
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CARD), fill);
    }
    focus_ring(ui, stage.theme, &response, radius::CARD);
    let line = Rect::from_min_size(rect.min, vec2(rect.width(), ROW_HEIGHT)).shrink2(vec2(space::M, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(line).layout(Layout::right_to_left(Align::Center)), |ui| {
        cells_ui(ui, stage, (command, waits), out);
    });
    if let Some(rebinding) = rebinding {
        let below = Rect::from_min_max(line.left_bottom(), line.right_bottom() + vec2(0.0, LINE_HEIGHT));
        told_ui(ui, stage, rebinding, below);
    }
    if response.clicked() {
        out.send(Action::Keys(if waits { KeyWish::Leave } else { KeyWish::Ask(command.id) }));
    }
}

/// What a screen reader says of the row.
fn describe(response: &Response, stage: &Stage<'_>, command: &Command, waits: bool) {
    let keys: Vec<_> = stage.session.keys.of(command).iter().map(|chord| chord.label(stage.mac)).collect();
    let keys = if keys.is_empty() { "no key".to_owned() } else { format!("key {}", keys.join(" or ")) };
    let name = full_name(command);
    let own = if stage.session.keys.is_changed(command.id) { ", own key" } else { "" };
    let said = if waits { format!("{name}: press the new key") } else { format!("{name}, {keys}{own}") };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, waits, &said));
}

/// From the right: the keys or what is waited for, the way back, the mark of an own key; then the name in what is left.
fn cells_ui(ui: &mut Ui, stage: &Stage<'_>, (command, waits): (&Command, bool), out: &mut Outbox) {
    let c = &stage.theme.colors;
    ui.spacing_mut().item_spacing.x = space::XS;
    let keys = stage.session.keys.of(command);
    if waits {
        ui.label(text("Press the new key…", Face::Medium, size::BODY, c.accent));
    } else if keys.is_empty() {
        ui.label(text("no key", Face::Regular, size::LABEL, c.ink_faint));
    }
    for chord in keys.iter().rev().filter(|_| !waits) {
        keycap(ui, stage.theme, &chord.label(stage.mac));
    }
    if !waits && stage.session.keys.is_changed(command.id) {
        ui.add_space(space::S);
        let restore = small_link(ui, stage.theme, "Restore");
        let said = format!("Restore the key of {}", full_name(command));
        restore.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
        if restore.clicked() {
            out.send(Action::Keys(KeyWish::Restore(command.id)));
        }
        ui.add_space(space::XS);
        tag(ui, stage.theme, "Own key");
    }
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let name = text(full_name(command), Face::Regular, size::BODY, c.ink);
        ui.add(Label::new(name).truncate());
    });
}

/// The line under a row: why the last wish was refused, or how to leave.
fn told_ui(ui: &mut Ui, stage: &Stage<'_>, rebinding: &Rebinding, place: Rect) {
    let c = &stage.theme.colors;
    let (words, ink) = match &rebinding.refused {
        Some(why) => (why.as_str(), stage.theme.hues.wrong),
        None => ("Esc leaves, Backspace takes the key away", c.ink_soft),
    };
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Min)), |ui| {
        ui.add(Label::new(text(words, Face::Regular, size::LABEL, ink)).truncate());
    });
}
