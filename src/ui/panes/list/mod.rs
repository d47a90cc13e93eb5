//! The left pane: tabs, filters, and the claims under their headings; the sources; the tray.
//!
//! Only rows in sight are drawn: ten thousand claims cost what twenty do.
//!
//! Invariant: selects and filters; marks nothing.

mod filters;
mod head;
mod heading;
mod nothing;
mod row;
mod rows;
mod sight;
mod sources;

use eframe::egui::{Frame, Margin, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

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
        }
    }
}

fn tabs(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    let mut counts = vec![
        (Tab::Claims, "Claims", scene.summary.total),
        (Tab::Sources, "Sources", scene.desk.sources().count()),
        (Tab::Tray, "Tray", scene.board.in_tray()),
    ];
    if scene.desk.drafts().nth(1).is_some() {
        counts.push((Tab::Changes, "Changes", scene.board.changed().0));
    }
    let margin = Margin { left: 10, right: 10, top: 0, bottom: 0 };
    let frame = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            for (tab, name, count) in counts {
                if tab_button(ui, scene.theme, name, count, scene.view.tab == tab).clicked() {
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

fn tab_button(ui: &mut Ui, theme: &Theme, name: &str, count: usize, on: bool) -> Response {
    let c = &theme.colors;
    let face = if on { Face::SemiBold } else { Face::Medium };
    let ink = if on { c.ink } else { c.ink_soft };
    let name_galley = ui.painter().layout_no_wrap(name.to_owned(), face.at(size::LABEL), ink);
    let count_galley =
        ui.painter().layout_no_wrap(count.to_string(), Face::Regular.at(size::LABEL), c.ink_faint);
    let inner = name_galley.size().x + space::XS + count_galley.size().x;
    let (rect, response) = ui.allocate_exact_size(vec2(inner + 12.0, TABS_HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, format!("{name}, {count}")));
    let ink = if response.hovered() { c.ink } else { ink };
    let top = rect.center().y - name_galley.size().y / 2.0;
    let left = rect.left() + 6.0;
    let right = left + name_galley.size().x + space::XS;
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
