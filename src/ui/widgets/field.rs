//! Fields with their names: a line of text that is committed as one gesture, and a choice among words.
//!
//! Invariant: holds what is being typed and nothing else.

use eframe::egui::{
    Align, ComboBox, IdSalt, Layout, Margin, Response, Role, TextEdit, TextWrapMode, Ui, WidgetInfo, vec2,
};

use super::label::text;
use crate::ui::icons::Icon;
use crate::ui::theme::{Face, Theme, size};

/// Height of a field of one line.
const FIELD_HEIGHT: f32 = 28.0;

/// Text being typed: shows what the record holds until somebody types, and gives the new text back once, when the field
/// is left. So one visit to a field is one entry of the journal.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    typed: Option<String>,
}

impl Entry {
    /// Shows `field` over the record's `stored` text; the new text when the field was left and it differs.
    pub fn show(
        &mut self,
        stored: &str,
        field: impl FnOnce(&mut String) -> Response,
    ) -> (Response, Option<String>) {
        let mut shown = self.typed.take().unwrap_or_else(|| stored.to_owned());
        let response = field(&mut shown);
        if response.lost_focus() {
            let changed = shown != stored;
            return (response, changed.then_some(shown));
        }
        if response.has_focus() && shown != stored {
            self.typed = Some(shown);
        }
        (response, None)
    }

    /// Whether something has been typed and not yet left.
    pub const fn is_typing(&self) -> bool {
        self.typed.is_some()
    }

    /// What has been typed and not yet left, over `stored`: for a pane that turns to another claim meanwhile.
    pub fn take(&mut self, stored: &str) -> Option<String> {
        self.typed.take().filter(|typed| typed != stored)
    }
}

/// One or more lines of text under their name.
pub fn text_field(
    ui: &mut Ui,
    theme: &Theme,
    (name, hint): (&str, &str),
    rows: usize,
    typed: &mut String,
) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        let label = ui.label(text(name, Face::Regular, size::LABEL, theme.colors.ink_soft));
        input(ui, theme, (name, hint), rows, typed).labelled_by(label.id)
    })
    .inner
}

/// One or more lines of text under the heading of their section.
pub fn headed_field(
    ui: &mut Ui,
    theme: &Theme,
    (heading, hint): (&Response, &str),
    rows: usize,
    typed: &mut String,
) -> Response {
    input(ui, theme, (hint, hint), rows, typed).labelled_by(heading.id)
}

/// Text that may not be seen as it is now, under its name: it cannot be changed before it can be seen.
pub fn covered_field(ui: &mut Ui, theme: &Theme, name: &str, covered: &str) {
    let mut shown = covered;
    let edit = TextEdit::multiline(&mut shown)
        .desired_rows(1)
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(8, 5))
        .text_color(theme.colors.ink_soft)
        .interactive(false);
    let field = ui.add(edit);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, false, format!("{name}, covered: {covered}")));
    field.on_hover_text("Confidential words are covered: show them to change this");
}

/// A line of text that narrows what stands below it.
pub fn search_field(ui: &mut Ui, theme: &Theme, name: &str, typed: &mut String) -> Response {
    let field = input(ui, theme, (name, name), 1, typed);
    field.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, name));
    field
}

fn input(
    ui: &mut Ui,
    theme: &Theme,
    (salt, hint): (&str, &str),
    rows: usize,
    typed: &mut String,
) -> Response {
    let edit =
        if rows > 1 { TextEdit::multiline(typed).desired_rows(rows) } else { TextEdit::singleline(typed) };
    let hint = text(hint, Face::Regular, size::BODY, theme.colors.ink_faint);
    let edit = edit
        .id_salt(IdSalt::new(salt))
        .hint_text(hint)
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(8, 5))
        .min_size(vec2(0.0, FIELD_HEIGHT));
    ui.add(edit)
}

/// Below this width two fields side by side say too little each, in points.
const LEAST_FOR_TWO: f32 = 230.0;

/// Whether two fields have room side by side.
pub fn has_room_for_two(ui: &Ui) -> bool {
    ui.available_width() >= LEAST_FOR_TWO
}

/// Two fields side by side, or one below the other where there is no room.
pub fn pair<A, B>(ui: &mut Ui, one: impl FnOnce(&mut Ui) -> A, other: impl FnOnce(&mut Ui) -> B) -> (A, B) {
    if !has_room_for_two(ui) {
        return (one(ui), other(ui));
    }
    let width = (ui.available_width() - ui.spacing().item_spacing.x) / 2.0;
    ui.horizontal_top(|ui| {
        let part = vec2(width, 0.0);
        let layout = Layout::top_down(Align::Min);
        (
            ui.allocate_ui_with_layout(part, layout, one).inner,
            ui.allocate_ui_with_layout(part, layout, other).inner,
        )
    })
    .inner
}

/// One of several words, under its name.
pub fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    theme: &Theme,
    name: &str,
    (options, word): (&[T], fn(T) -> &'static str),
    chosen: &mut T,
) -> Response {
    pick(ui, theme, (name, word(*chosen)), |ui| {
        for &option in options {
            ui.selectable_value(chosen, option, word(option));
        }
    })
}

/// One of several things, under its name: `options` draws them once the list is open.
pub fn pick(
    ui: &mut Ui,
    theme: &Theme,
    (name, chosen): (&str, &str),
    options: impl FnOnce(&mut Ui),
) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        let label = ui.label(text(name, Face::Regular, size::LABEL, theme.colors.ink_soft));
        ui.spacing_mut().interact_size.y = FIELD_HEIGHT;
        ui.spacing_mut().button_padding.x = 8.0;
        ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
        let faint = theme.colors.ink_faint;
        let combo = ComboBox::from_id_salt(IdSalt::new(name))
            .width(ui.available_width())
            .icon(move |ui, rect, _, _| Icon::Down.paint(ui.painter(), rect.center(), 9.0, faint))
            .selected_text(chosen);
        combo.show_ui(ui, options).response.labelled_by(label.id)
    })
    .inner
}
