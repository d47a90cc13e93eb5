//! All keys on one page, from the table of commands: the name on the left of its column, its keys on the right.
//!
//! Invariant: spells no key itself, and cuts no name.

use eframe::egui::{Align, Context, Label, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::sheet::{HIGH, explain, heading, sheet_from};
use crate::ui::actions::Outbox;
use crate::ui::commands::{Command, CommandId, Menu, commands};
use crate::ui::frame::Stage;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{keycap, section_heading, small_link, text};

/// Width of the page.
const WIDTH: f32 = 1120.0;
/// Width that a column needs for a long name and a long chord.
const COLUMN: f32 = 300.0;
/// Columns at most: three are read with ease.
const COLUMNS: usize = 3;
/// Height of a row.
const ROW_HEIGHT: f32 = 22.0;

/// A row of the table: what it is called and its keys.
type Row = (&'static str, Vec<String>);

pub(super) fn ui(ctx: &Context, stage: &Stage<'_>, out: &mut Outbox) -> bool {
    sheet_from(ctx, stage, ("All keys", WIDTH, HIGH), |ui| {
        ui.horizontal(|ui| {
            heading(ui, stage, "All keys");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if small_link(ui, stage.theme, "Change keys…").clicked() {
                    out.run(CommandId::OwnKeys);
                }
            });
        });
        explain(ui, stage, "Letters and digits work while no text field has the focus; Esc leaves a field.");
        table_ui(ui, stage);
        true
    })
}

fn table_ui(ui: &mut Ui, stage: &Stage<'_>) {
    let menus: Vec<(Menu, Vec<Row>)> = Menu::ALL.map(|menu| (menu, rows(stage, menu))).into();
    let gap = 2.0 * space::XL;
    let count = (((ui.available_width() + gap) / (COLUMN + gap)) as usize).clamp(1, COLUMNS);
    let heights: Vec<usize> = menus.iter().map(|(_, rows)| rows.len() + 2).collect();
    let places = places(&heights, count);
    ui.spacing_mut().item_spacing.x = gap;
    ui.columns(count, |columns| {
        for ((menu, rows), &place) in menus.iter().zip(&places) {
            let Some(ui) = columns.get_mut(place) else { continue };
            ui.spacing_mut().item_spacing = vec2(space::XS, 0.0);
            section_heading(ui, stage.theme, menu.name());
            ui.add_space(space::XS);
            for row in rows {
                row_ui(ui, stage, row);
            }
        }
    });
}

/// The rows of a menu: its commands that have keys. That Shift with the key of a status goes on is told once.
fn rows(stage: &Stage<'_>, menu: Menu) -> Vec<Row> {
    let keys = &stage.session.keys;
    let labels = |command: &Command| keys.of(command).iter().map(|chord| chord.label(stage.mac)).collect();
    let goes_on = |command: &&Command| matches!(command.id, CommandId::StatusNext(_));
    let listed = commands().filter(|command| command.menu == menu && !keys.of(command).is_empty());
    let mut rows: Vec<Row> = listed
        .clone()
        .filter(|command| !goes_on(command))
        .map(|command| (command.name, labels(command)))
        .collect();
    let on: Vec<String> =
        listed.filter(goes_on).filter_map(|command| keys.label(command.id, stage.mac)).collect();
    if let [first, .., last] = on.as_slice() {
        rows.push(("Set it and go on to the next open", vec![format!("{first} … {last}")]));
    }
    rows
}

fn row_ui(ui: &mut Ui, stage: &Stage<'_>, (name, keys): &Row) {
    let c = &stage.theme.colors;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::hover());
    let mut at = rect.right();
    for key in keys.iter().rev() {
        let room = Rect::from_min_max(rect.min, pos2(at, rect.bottom()));
        let layout = Layout::right_to_left(Align::Center);
        let cap = ui
            .scope_builder(UiBuilder::new().max_rect(room).layout(layout), |ui| keycap(ui, stage.theme, key));
        at = cap.inner.rect.left() - space::XS;
    }
    let room = Rect::from_min_max(rect.min, pos2(at, rect.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.add(Label::new(text(*name, Face::Regular, size::BODY, c.ink)).extend());
    });
}

/// The column, of `count`, of each thing of these heights: so that the longest column is as short as can be, and what comes
/// first stands as far left as that allows.
fn places(heights: &[usize], count: usize) -> Vec<usize> {
    let ways = count.pow(heights.len() as u32);
    let way = |number: usize| {
        let digits = (0..heights.len() as u32).rev();
        digits.map(move |place| number / count.pow(place) % count)
    };
    let longest = |number: &usize| {
        let mut columns = [0; COLUMNS];
        for (place, height) in way(*number).zip(heights) {
            if let Some(column) = columns.get_mut(place) {
                *column += height;
            }
        }
        columns.into_iter().max()
    };
    (0..ways).min_by_key(longest).map_or_else(Vec::new, |best| way(best).collect())
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn the_longest_column_is_as_short_as_can_be() {
        assert_eq!(places(&[8, 6, 16, 12], 3), [0, 0, 1, 2]);
        assert_eq!(places(&[3, 1, 2, 1, 1], 2), [0, 0, 1, 1, 1]);
        assert_eq!(places(&[1, 1, 1], 1), [0, 0, 0]);
        assert!(places(&[], 3).is_empty());
    }
}
