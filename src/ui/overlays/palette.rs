//! The palette: all commands, found by a few letters of their names.
//!
//! Invariant: shows the table of commands as it stands.

use eframe::egui::{
    Align, Context, CornerRadius, Event, Key, Layout, Response, Role, ScrollArea, Sense, TextEdit, Ui,
    UiBuilder, WidgetInfo, vec2,
};

use super::sheet::{focus_once, sheet};
use crate::ui::actions::{Look, Outbox};
use crate::ui::commands::{Command, CommandId, commands};
use crate::ui::frame::Stage;
use crate::ui::theme::{Face, radius, size, space};
use crate::ui::widgets::{elided, keycap, text};

/// Height of a row.
const ROW_HEIGHT: f32 = 30.0;

/// What is being typed, and the row chosen.
#[derive(Debug, Default)]
pub(super) struct Palette {
    typed: String,
    chosen: usize,
    focused: bool,
}

impl Palette {
    pub(super) fn ui(&mut self, ctx: &Context, stage: &Stage<'_>, out: &mut Outbox) -> bool {
        let moved = self.move_choice(ctx);
        sheet(ctx, stage, ("All commands", 560.0), |ui| {
            let field = TextEdit::singleline(&mut self.typed)
                .id_salt("palette")
                .hint_text("What do you want to do?")
                .desired_width(f32::INFINITY)
                .margin(eframe::egui::Margin::symmetric(10, 8));
            let field = ui.add(field);
            field.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, "What do you want to do?"));
            focus_once(&mut self.focused, &field);
            if field.changed() {
                self.chosen = 0;
            }
            ui.add_space(space::S);
            let found = found(stage, &self.typed);
            self.chosen = self.chosen.min(found.len().saturating_sub(1));
            let picked = rows_ui(ui, stage, &found, (self.chosen, moved));
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let picked = picked.or_else(|| found.get(self.chosen).filter(|_| entered).map(|found| found.id));
            if let Some(id) = picked {
                // First away with the palette: the command may bring an overlay of its own.
                out.look(Look::Overlay(None));
                out.run(id);
            } else if entered {
                field.request_focus();
            }
            true
        })
    }

    /// Takes the arrow keys before the text field can; whether the choice has moved.
    fn move_choice(&mut self, ctx: &Context) -> bool {
        let mut step = 0_isize;
        ctx.input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Key { key: Key::ArrowDown, pressed: true, .. } => {
                    step += 1;
                    false
                }
                Event::Key { key: Key::ArrowUp, pressed: true, .. } => {
                    step -= 1;
                    false
                }
                _ => true,
            });
        });
        self.chosen = self.chosen.saturating_add_signed(step);
        step != 0
    }
}

fn rows_ui(
    ui: &mut Ui,
    stage: &Stage<'_>,
    found: &[&'static Command],
    (chosen, moved): (usize, bool),
) -> Option<CommandId> {
    let mut picked = None;
    ScrollArea::vertical().max_height(ROW_HEIGHT * 12.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, command) in found.iter().enumerate() {
            let row = row_ui(ui, stage, command, at == chosen);
            if at == chosen && moved {
                row.scroll_to_me(None);
            }
            if row.clicked() {
                picked = Some(command.id);
            }
        }
        if found.is_empty() {
            ui.add_space(space::S);
            ui.label(text("No command of that name", Face::Regular, size::BODY, stage.theme.colors.ink_soft));
        }
    });
    picked
}

fn row_ui(ui: &mut Ui, stage: &Stage<'_>, command: &Command, chosen: bool) -> Response {
    let c = &stage.theme.colors;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
    let name = command.name_now(stage.session);
    let can = (command.enabled)(stage.session);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, can.is_ok(), chosen, &name));
    let corner = CornerRadius::same(radius::CARD);
    if chosen || response.hovered() {
        let fill = if chosen { c.selected } else { c.hovered };
        ui.painter().rect_filled(rect, corner, fill);
    }
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let layout = Layout::right_to_left(Align::Center);
    let row = &mut ui.new_child(UiBuilder::new().max_rect(inner).layout(layout));
    row.spacing_mut().item_spacing.x = space::M;
    if let Some(key) = stage.session.keys.label(command.id, stage.mac) {
        keycap(row, stage.theme, &key);
    }
    row.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let ink = if can.is_ok() { c.ink } else { c.ink_faint };
        ui.label(text(name, Face::Medium, size::BODY, ink));
        let hint = can.err().unwrap_or(command.hint);
        elided(ui, text(hint, Face::Regular, size::LABEL, c.ink_faint));
    });
    response
}

/// The commands that `typed` can mean, the likeliest first; those that can run before those that cannot.
fn found(stage: &Stage<'_>, typed: &str) -> Vec<&'static Command> {
    let listed = commands().filter(|command| command.id != CommandId::Palette);
    let mut found: Vec<_> = listed
        .filter_map(|command| {
            let in_hint = || command.hint.to_lowercase().contains(&typed.to_lowercase()).then_some(LIKE_HINT);
            let rank = rank(command.name, typed).or_else(in_hint);
            let cannot = (command.enabled)(stage.session).is_err();
            rank.map(|rank| (cannot, rank, command))
        })
        .collect();
    found.sort_by_key(|&(cannot, rank, _)| (cannot, rank));
    found.into_iter().map(|(_, _, command)| command).collect()
}

/// The rank of a command whose hint alone holds what was typed: after all that fit by name.
const LIKE_HINT: usize = 1000;

/// How well `name` fits what was typed: 0 best, none not at all. All letters typed must occur in their order.
fn rank(name: &str, typed: &str) -> Option<usize> {
    let (name, typed) = (name.to_lowercase(), typed.trim().to_lowercase());
    if name.starts_with(&typed) {
        return Some(0);
    }
    if name.split_whitespace().any(|word| word.starts_with(&typed)) {
        return Some(1);
    }
    let mut letters = name.char_indices();
    let (mut gaps, mut last) = (2, None);
    for wanted in typed.chars().filter(|letter| !letter.is_whitespace()) {
        let (at, _) = letters.find(|&(_, letter)| letter == wanted)?;
        gaps += last.map_or(at, |last: usize| at - last - 1);
        last = Some(at);
    }
    Some(gaps)
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn the_likeliest_name_comes_first() {
        let best = |typed: &str| {
            let names = ["Next open claim", "Open…", "Next occurrence", "Export report…", "Not confirmed"];
            let ranked = names.iter().filter_map(|name| Some((rank(name, typed)?, *name)));
            ranked.min().map(|(_, name)| name)
        };
        assert_eq!(best("open"), Some("Open…"));
        assert_eq!(best("next op"), Some("Next open claim"));
        assert_eq!(best("nxoc"), Some("Next occurrence"));
        assert_eq!(best("report"), Some("Export report…"));
        assert_eq!(best("zzz"), None);
    }
}
