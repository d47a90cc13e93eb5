//! The left pane: tabs, filters, and the claims under their headings; the sources; the tray.
//!
//! Only rows in sight are drawn: ten thousand claims cost what twenty do.
//!
//! Invariant: selects and filters; marks nothing.

mod filters;
mod findings;
mod head;
mod heading;
mod names;
mod nothing;
mod row;
mod rows;
mod sight;
mod sources;

use std::sync::Arc;

use eframe::egui::{
    Color32, Frame, Galley, Margin, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::desk::Draft;
use crate::extract::Kind;
use crate::ui::actions::{Look, Outbox};
use crate::ui::state::{Scene, Tab};
use crate::ui::theme::{Face, Theme, radius, size, space};
use rows::Rows;
use sources::Sources;
pub(in crate::ui) use sources::name as source_name;

/// Height of the row of tabs.
const TABS_HEIGHT: f32 = 40.0;

/// The left pane.
#[derive(Default)]
pub(super) struct List {
    filters: filters::Filters,
    rows: Rows,
    sources: Sources,
    findings: findings::Findings,
    names: names::Names,
}

impl List {
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        ui.spacing_mut().item_spacing.y = 0.0;
        tabs(ui, scene, out);
        match scene.view.tab {
            Tab::Claims | Tab::Tray | Tab::Changes => {
                self.filters.show(ui, scene, out);
                head::show(ui, scene, out);
                rule(ui, scene.theme, ui.cursor().top());
                self.rows.show(ui, scene, out);
            }
            Tab::Sources => self.sources.show(ui, scene, out),
            Tab::Findings => self.findings.show(ui, scene, out),
            Tab::Names => self.names.show(ui, scene, out),
        }
    }
}

fn tabs(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    let worked = scene.desk.draft().and_then(Draft::worked_out_before);
    let names = worked.map_or(0, |worked| worked.names.names.len());
    let mut counts = vec![
        (Tab::Claims, "Claims", scene.summary.total),
        (Tab::Findings, FINDINGS, scene.board.noticed()),
        (Tab::Names, "Names", names),
        (Tab::Sources, "Sources", scene.desk.sources().count()),
        (Tab::Tray, "Tray", scene.board.in_tray()),
    ];
    if scene.desk.drafts().nth(1).is_some() {
        counts.push((Tab::Changes, "Changes", scene.board.changed().0));
    }
    let margin = Margin { left: 10, right: 10, top: 0, bottom: 0 };
    let frame = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let shown = counts.iter().map(|&(tab, name, count)| (name, count, scene.view.tab == tab));
            let room = Room::of(ui, &shown.collect::<Vec<_>>());
            ui.spacing_mut().item_spacing.x = room.between;
            for (tab, name, count) in counts {
                if tab_button(ui, scene.theme, (name, count), scene.view.tab == tab, room).clicked() {
                    out.look(Look::Tab(tab));
                }
            }
        });
    });
    rule(ui, scene.theme, frame.response.rect.bottom());
}

/// A line over the whole width of the pane.
fn rule(ui: &Ui, theme: &Theme, y: f32) {
    ui.painter().hline(ui.max_rect().x_range(), y - 0.5, Stroke::new(1.0, theme.colors.line));
}

/// The tab whose count asks for something.
const FINDINGS: &str = "Findings";

/// Which tabs say how much there is in them.
#[derive(Clone, Copy)]
enum Counts {
    /// Every one.
    All,
    /// The one shown, and what asks for a look.
    Own,
    /// What asks for a look alone.
    Pressing,
}

/// How much room there is for tabs: with little of it counts go first, then what stands between them.
#[derive(Clone, Copy)]
struct Room {
    /// Which tabs say how much there is in them.
    counts: Counts,
    /// Inside a tab, beside its words.
    beside: f32,
    between: f32,
}

impl Room {
    const ALL: [Self; 5] = [
        Self { counts: Counts::All, beside: 6.0, between: space::XS },
        Self { counts: Counts::All, beside: 4.0, between: 0.0 },
        Self { counts: Counts::Own, beside: 6.0, between: space::XS },
        Self { counts: Counts::Own, beside: 4.0, between: 0.0 },
        Self { counts: Counts::Pressing, beside: 4.0, between: 0.0 },
    ];

    /// The first in which all tabs stand in one row; else the last.
    fn of(ui: &Ui, tabs: &[(&str, usize, bool)]) -> Self {
        let width = |room: Self| -> f32 {
            let words = tabs.iter().map(|&(name, count, on)| {
                let [name, count] = room.words(ui, (name, count), on, Color32::PLACEHOLDER);
                let gap = if count.size().x > 0.0 { space::XS } else { 0.0 };
                name.size().x + gap + count.size().x + 2.0 * room.beside + room.between
            });
            words.sum()
        };
        let fits = |room: &Self| width(*room) <= ui.available_width();
        Self::ALL.into_iter().find(fits).unwrap_or(Self::ALL[4])
    }

    /// The name of a tab and what is said of how much there is in it, laid out.
    fn words(self, ui: &Ui, (name, count): (&str, usize), on: bool, faint: Color32) -> [Arc<Galley>; 2] {
        let face = if on { Face::SemiBold } else { Face::Medium };
        // What asks for a look is told whatever the room.
        let is_told = match self.counts {
            Counts::All => true,
            Counts::Own => on || (name == FINDINGS && count > 0),
            Counts::Pressing => name == FINDINGS && count > 0,
        };
        let count = if is_told { count.to_string() } else { String::new() };
        let lay =
            |words: String, face: Face, ink| ui.painter().layout_no_wrap(words, face.at(size::LABEL), ink);
        [lay(name.to_owned(), face, Color32::PLACEHOLDER), lay(count, Face::Regular, faint)]
    }
}

fn tab_button(ui: &mut Ui, theme: &Theme, (name, count): (&str, usize), on: bool, room: Room) -> Response {
    let c = &theme.colors;
    let ink = if on { c.ink } else { c.ink_soft };
    let [name_galley, count_galley] = room.words(ui, (name, count), on, c.ink_faint);
    let gap = if count_galley.size().x > 0.0 { space::XS } else { 0.0 };
    let inner = name_galley.size().x + gap + count_galley.size().x;
    let wanted = vec2(inner + 2.0 * room.beside, TABS_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, format!("{name}, {count}")));
    let ink = if response.hovered() { c.ink } else { ink };
    let top = rect.center().y - name_galley.size().y / 2.0;
    let left = rect.left() + room.beside;
    let right = left + name_galley.size().x + gap;
    ui.painter().galley_with_override_text_color(pos2(left, top), name_galley, ink);
    ui.painter().galley(pos2(right, top), count_galley, c.ink_faint);
    focus_ring_within(ui, theme, &response);
    if on {
        let line = (left..=left + inner, rect.bottom() - 1.0);
        ui.painter().hline(line.0, line.1, Stroke::new(2.0, c.accent));
    }
    response
}

/// Where the keyboard is, inside a tab that fills the row.
fn focus_ring_within(ui: &Ui, theme: &Theme, tab: &Response) {
    if tab.has_focus() {
        let stroke = Stroke::new(2.0, theme.colors.accent);
        ui.painter().rect_stroke(tab.rect.shrink2(vec2(0.0, 7.0)), radius::SMALL, stroke, StrokeKind::Inside);
    }
}

/// The kind in the plural, as a heading of many.
pub(in crate::ui::panes) const fn many(kind: Kind) -> &'static str {
    match kind {
        Kind::Casualty => "Casualties",
        Kind::Quantity => "Figures",
        Kind::Date => "Dates",
        Kind::Duration => "Durations",
        Kind::Quote => "Quotes",
        Kind::Attribution => "Who said it",
        Kind::Identity => "People",
        Kind::Comparison => "Comparisons",
        Kind::Statement => "Statements",
    }
}
