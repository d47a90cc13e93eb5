//! All keys on one page, from the table of commands.
//!
//! Invariant: spells no key itself.

use eframe::egui::{Align, Context, Label, Layout, ScrollArea, Ui, vec2};

use super::sheet::{explain, heading, sheet};
use crate::ui::commands::{Command, CommandId, Menu, commands};
use crate::ui::frame::Stage;
use crate::ui::keys::Chord;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{keycap, section_heading, text};

/// Width of the page.
const WIDTH: f32 = 860.0;
/// The menus of each column.
const COLUMNS: [&[Menu]; 3] =
    [&[Menu::Mark, Menu::List], &[Menu::Claim, Menu::Go], &[Menu::File, Menu::Edit, Menu::View, Menu::Help]];

pub(super) fn ui(ctx: &Context, stage: &Stage<'_>) -> bool {
    sheet(ctx, stage, ("All keys", WIDTH), |ui| {
        heading(ui, stage, "All keys");
        explain(ui, stage, "Letters and digits work while no text field has the focus; Esc leaves a field.");
        let height = (ctx.content_rect().height() - 240.0).max(160.0);
        let scroll = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        scroll.auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            ui.columns(COLUMNS.len(), |columns| {
                for (ui, menus) in columns.iter_mut().zip(COLUMNS) {
                    for &menu in menus {
                        menu_ui(ui, stage, menu);
                    }
                }
            });
        });
        true
    })
}

fn menu_ui(ui: &mut Ui, stage: &Stage<'_>, menu: Menu) {
    section_heading(ui, stage.theme, menu.name());
    ui.spacing_mut().item_spacing.y = 3.0;
    let listed = |command: &&Command| command.menu == menu && !stage.session.keys.of(command).is_empty();
    for command in commands().filter(listed) {
        if matches!(command.id, CommandId::StatusNext(_)) {
            continue;
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::XS, 0.0);
            let left = ui.cursor().left();
            for key in keys_with_room(stage.session.keys.of(command), stage.mac) {
                keycap(ui, stage.theme, &key);
            }
            let used = ui.cursor().left() - left;
            ui.add_space((92.0 - used).max(space::XS));
            let name = text(command.name, Face::Regular, size::BODY, stage.theme.colors.ink);
            ui.add(Label::new(name).truncate()).on_hover_text(command.hint);
        });
    }
    if menu == Menu::Mark {
        ui.add_space(space::XS);
        let row = Layout::left_to_right(Align::Min).with_main_wrap(true);
        ui.with_layout(row, |ui| explain(ui, stage, "Shift and a digit: set it, go to the next open claim."));
    }
}

/// Letters of key names that stand beside a command before its name is pushed aside.
const ROOM: usize = 12;

/// The first of `chords`, and the others as far as there is room.
fn keys_with_room(chords: &[Chord], mac: bool) -> Vec<String> {
    let mut room = ROOM;
    let labels = chords.iter().map(|chord| chord.label(mac));
    let fits = |(at, label): &(usize, String)| {
        room = room.saturating_sub(label.len() + 2);
        *at == 0 || room > 0
    };
    labels.enumerate().take_while(fits).map(|(_, label)| label).collect()
}
