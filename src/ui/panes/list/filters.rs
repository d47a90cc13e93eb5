//! Chips that narrow the list by kind, status, flag and trait, with how many claims each would show.
//!
//! They take a few rows, as many whatever there is to choose from: marks do not move the list. A last chip shows the
//! rest.
//!
//! Invariant: asks for another filter; the list itself is worked out elsewhere.

use std::collections::BTreeSet;

use eframe::egui::{Color32, Frame, Margin, ScrollArea, Ui, vec2};

use super::many;
use crate::desk::{Filter, Flag, Status, Trait};
use crate::extract::Kind;
use crate::ui::actions::{Look, Outbox};
use crate::ui::icons::Icon;
use crate::ui::state::Scene;
use crate::ui::theme::space;
use crate::ui::widgets::{CHIP_HEIGHT, chip, chip_width};

/// Share of the pane that all chips may take before they scroll.
const MOST: f32 = 0.5;
/// Heights of the pane from which on a second, third and fourth row of chips is shown.
const FOR_ROWS: [f32; 3] = [300.0, 420.0, 560.0];

/// The chips, with whether all of them are shown.
#[derive(Default)]
pub(super) struct Filters {
    shows_all: bool,
}

/// One chip: what it looks like, what it says, and what it does to the filter.
struct Item {
    icon: Option<(Icon, Color32)>,
    word: String,
    name: String,
    hint: &'static str,
    on: bool,
    change: Change,
}

#[derive(Clone, Copy)]
enum Change {
    Clear,
    Kind(Kind),
    Status(Status),
    Flag(Flag),
    Trait(Trait),
}

impl Filters {
    /// Draws the chips.
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        if scene.summary.total == 0 {
            return;
        }
        let most = ui.available_height() * MOST;
        let rows = 1 + FOR_ROWS.iter().filter(|least| ui.available_height() >= **least).count();
        let frame = Frame::new().inner_margin(Margin { left: 16, right: 16, top: 10, bottom: 2 });
        let area = ScrollArea::vertical().id_salt("filters").auto_shrink([false, true]).max_height(most);
        area.show(ui, |ui| {
            frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.set_min_height(rows as f32 * (CHIP_HEIGHT + space::S) - space::S);
                ui.spacing_mut().item_spacing = vec2(space::S, space::S);
                ui.spacing_mut().interact_size.y = 0.0;
                self.chips(ui, scene, rows, out);
            });
        });
    }

    fn chips(&mut self, ui: &mut Ui, scene: &Scene<'_>, rows: usize, out: &mut Outbox) {
        let items = items(scene);
        let first = first_rows(ui, &items, rows);
        let shown = if self.shows_all { items.len() } else { first };
        ui.horizontal_wrapped(|ui| {
            for item in items.iter().take(shown) {
                item.show(ui, scene, out);
            }
            if first < items.len() {
                let is_one_on = items.iter().skip(shown).any(|item| item.on);
                self.more(ui, scene, items.len() - first, is_one_on);
            }
        });
    }

    /// Shows the rest, or puts it away; dark while a filter among the rest is on.
    fn more(&mut self, ui: &mut Ui, scene: &Scene<'_>, count: usize, is_one_on: bool) {
        let ink = if is_one_on { scene.theme.colors.panel } else { scene.theme.colors.ink_soft };
        let (icon, word) = if self.shows_all { (Icon::Up, "Fewer") } else { (Icon::Down, "More") };
        let name = format!("{word} filters, {count}");
        let response = chip(ui, scene.theme, (Some((icon, ink)), word), &name, is_one_on);
        if response.on_hover_text(name).clicked() {
            self.shows_all = !self.shows_all;
        }
    }
}

impl Item {
    fn show(&self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        let mut response = chip(ui, scene.theme, (self.icon, &self.word), &self.name, self.on);
        if !self.hint.is_empty() {
            response = response.on_hover_text(self.hint);
        }
        if response.clicked() {
            out.look(Look::Filter(self.change.of(&scene.view.filter)));
        }
    }
}

impl Change {
    fn of(self, filter: &Filter) -> Filter {
        let mut filter = filter.clone();
        match self {
            Self::Clear => return Filter::default(),
            Self::Kind(kind) => toggle(&mut filter.kinds, kind),
            Self::Status(status) => toggle(&mut filter.statuses, status),
            Self::Flag(flag) => toggle(&mut filter.flags, flag),
            Self::Trait(asked) => filter.toggle(asked),
        }
        filter
    }
}

/// How many of `items` stand in the first `rows`, with room for the chip that shows the rest where there is one.
fn first_rows(ui: &Ui, items: &[Item], rows: usize) -> usize {
    let room = ui.available_width();
    let more = chip_width(ui, true, "Fewer") + space::S;
    let (mut row, mut left, mut with_more) = (1, 0.0, 0);
    for (at, item) in items.iter().enumerate() {
        let width = chip_width(ui, item.icon.is_some(), &item.word);
        if left > 0.0 && left + width > room {
            (row, left) = (row + 1, 0.0);
        }
        if row > rows {
            return with_more;
        }
        left += width + space::S;
        if row < rows || left + more <= room {
            with_more = at + 1;
        }
    }
    items.len()
}

fn items(scene: &Scene<'_>) -> Vec<Item> {
    let filter = &scene.view.filter;
    let all = Item {
        icon: None,
        word: "All".to_owned(),
        name: "Show all claims".to_owned(),
        hint: "",
        on: filter.is_empty(),
        change: Change::Clear,
    };
    let found = kinds(scene).chain(statuses(scene)).chain(flags(scene)).chain(traits(scene));
    std::iter::once(all)
        .chain(found.filter(|(count, item)| *count > 0 || item.on).map(|(_, item)| item))
        .collect()
}

fn kinds(scene: &Scene<'_>) -> impl Iterator<Item = (usize, Item)> {
    Kind::ALL.into_iter().map(|kind| {
        let count = scene.summary.by_kind.get(&kind).copied().unwrap_or_default();
        let on = scene.view.filter.kinds.contains(&kind);
        let (word, name) = (format!("{} {count}", many(kind)), format!("{}, {count}", many(kind)));
        (count, Item { icon: None, word, name, hint: "", on, change: Change::Kind(kind) })
    })
}

fn statuses(scene: &Scene<'_>) -> impl Iterator<Item = (usize, Item)> {
    Status::ALL.into_iter().map(|status| {
        let count = scene.summary.by_status.get(&status).copied().unwrap_or_default();
        let on = scene.view.filter.statuses.contains(&status);
        let icon = Some((Icon::Status(status), scene.theme.hue(status)));
        let name = format!("{}, {count}", status.name());
        let change = Change::Status(status);
        (count, Item { icon, word: count.to_string(), name, hint: status.name(), on, change })
    })
}

fn flags(scene: &Scene<'_>) -> impl Iterator<Item = (usize, Item)> {
    Flag::ALL.into_iter().map(|flag| {
        let count = scene.summary.by_flag.get(&flag).copied().unwrap_or_default();
        let on = scene.view.filter.flags.contains(&flag);
        let icon = Some((Icon::Flag, scene.theme.colors.ink_soft));
        let (word, name) = (format!("{} {count}", flag.letter()), format!("Flag {}, {count}", flag.name()));
        (count, Item { icon, word, name, hint: flag.name(), on, change: Change::Flag(flag) })
    })
}

fn traits(scene: &Scene<'_>) -> impl Iterator<Item = (usize, Item)> {
    Trait::ALL.into_iter().map(|asked| {
        let count = scene.summary.by_trait.get(&asked).copied().unwrap_or_default();
        let on = scene.view.filter.traits.contains(&asked);
        let (word, name) = (format!("{} {count}", asked.name()), format!("{}, {count}", asked.name()));
        (count, Item { icon: None, word, name, hint: asked.meaning(), on, change: Change::Trait(asked) })
    })
}

fn toggle<T: Ord>(set: &mut BTreeSet<T>, item: T) {
    if !set.remove(&item) {
        set.insert(item);
    }
}
