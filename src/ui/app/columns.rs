//! The panes of a piece side by side, each as wide as somebody drew it wherever the window has the room.
//!
//! The edges between them are laid over the panes once all stand: an edge that belongs to a pane is covered by what
//! lies beside it, and cannot be caught.
//!
//! Invariant: a width changes for good only when somebody draws it.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use eframe::egui::accesskit::{self, Role};
use eframe::egui::{
    CentralPanel, Context, CursorIcon, Frame, Id, Panel, Rect, Response, Sense, Ui, WidgetInfo, pos2,
};

use crate::ui::actions::Outbox;
use crate::ui::frame::Stage;
use crate::ui::panes::{LEFT_WIDTH, Panes, RIGHT_WIDTH, facing_widths, side_widths, sides};
use crate::ui::state::Page;

/// The panes of the open piece, in what is left of the window.
pub(super) fn panes_ui(ui: &mut Ui, stage: &Stage<'_>, panes: &mut Panes, out: &mut Outbox) {
    let mut edges = Vec::new();
    columns_ui(ui, stage, panes, out, &mut edges);
    for (column, rect) in edges {
        column.edge_ui(ui, rect);
    }
}

/// The panes, and of each at a side where it stands.
fn columns_ui(
    ui: &mut Ui,
    stage: &Stage<'_>,
    panes: &mut Panes,
    out: &mut Outbox,
    edges: &mut Vec<(Column, Rect)>,
) {
    let theme = stage.theme;
    let scene = stage.session.scene(theme);
    // The window is cleared with the colour of its panels: a second coat would cost a fifth of a frame where no
    // graphics card paints.
    let side = Frame::NONE;
    let width = ui.max_rect().width();
    let (left, right) = side_widths(width);
    let [has_list, has_card] = sides(&scene, width);
    if has_list {
        let column = Column { name: CLAIMS, is_left: true, first: LEFT_WIDTH, allowed: left };
        edges.push(column.ui(ui, side, |ui| panes.left_ui(ui, &scene, out)));
    }
    let paper = Frame::NONE.fill(theme.colors.paper);
    match scene.view.page {
        Page::Check => {}
        Page::Overview => {
            CentralPanel::default().frame(paper).show(ui, |ui| panes.overview_ui(ui, &scene, out));
            return;
        }
        Page::Export => {
            let ground = Frame::NONE.fill(theme.colors.ground);
            CentralPanel::default().frame(ground).show(ui, |ui| panes.export_ui(ui, stage, out));
            return;
        }
    }
    if has_card {
        let column = Column { name: CARD, is_left: false, first: RIGHT_WIDTH, allowed: right };
        edges.push(column.ui(ui, side, |ui| panes.right_ui(ui, &scene, out)));
    } else {
        panes.no_card();
    }
    if scene.view.facing {
        let ground = Frame::NONE.fill(theme.colors.ground);
        let (first, allowed) = facing_widths(ui.available_width());
        let column = Column { name: PAGES, is_left: false, first, allowed };
        edges.push(column.ui(ui, ground, |ui| panes.facing_ui(ui, &scene, out)));
    }
    CentralPanel::default().frame(paper).show(ui, |ui| {
        let centre = ui.max_rect();
        panes.centre_ui(ui, &scene, out);
        panes.drop_zones_ui(ui, &scene, centre);
    });
}

/// The panes at the sides, by the names under which their widths are remembered.
const CLAIMS: &str = "claims";
const CARD: &str = "card";
const PAGES: &str = "pages";

/// Begins with the widths that somebody drew another day.
pub(super) fn begin_with(ctx: &Context, widths: &BTreeMap<String, f32>) {
    for name in [CLAIMS, CARD, PAGES] {
        if let Some(&width) = widths.get(name) {
            ctx.data_mut(|data| data.insert_temp(memory(name), width));
        }
    }
}

/// How wide somebody drew the panes.
pub(super) fn drawn_widths(ctx: &Context) -> BTreeMap<String, f32> {
    let drawn = |name: &'static str| Some((name.to_owned(), ctx.data(|data| data.get_temp(memory(name)))?));
    [CLAIMS, CARD, PAGES].into_iter().filter_map(drawn).collect()
}

fn memory(name: &'static str) -> Id {
    Id::unique(("width", name))
}

/// A pane at a side.
struct Column {
    name: &'static str,
    is_left: bool,
    /// How wide it is until somebody draws it, in points.
    first: f32,
    /// What the window allows.
    allowed: RangeInclusive<f32>,
}

impl Column {
    /// Half the breadth of what can be caught of an edge, towards the manuscript; towards the pane, where its
    /// scrollbar stands, less.
    const GRAB: (f32, f32) = (2.0, 6.0);

    fn width(&self, ui: &Ui) -> f32 {
        let drawn = ui.data(|data| data.get_temp(memory(self.name))).unwrap_or(self.first);
        drawn.clamp(*self.allowed.start(), *self.allowed.end())
    }

    fn ui(self, ui: &mut Ui, frame: Frame, contents: impl FnOnce(&mut Ui)) -> (Self, Rect) {
        let at = if self.is_left { Panel::left } else { Panel::right };
        let panel = at(self.name).exact_size(self.width(ui)).resizable(false).frame(frame);
        let rect = panel.show(ui, contents).response.rect;
        (self, rect)
    }

    /// The edge towards the manuscript of the column at `rect`: drawn to and fro, and with two clicks as it was at first.
    fn edge_ui(&self, ui: &Ui, rect: Rect) {
        let (x, outward) = if self.is_left { (rect.right(), 1.0) } else { (rect.left(), -1.0) };
        let (near, far) = (outward * Self::GRAB.0, outward * Self::GRAB.1);
        let strip = Rect::from_two_pos(pos2(x - near, rect.top()), pos2(x + far, rect.bottom()));
        let edge = ui.interact(strip, memory(self.name), Sense::click_and_drag());
        let pointer = edge.interact_pointer_pos().filter(|_| edge.dragged());
        let drawn = pointer.map(|at| if self.is_left { at.x - rect.left() } else { rect.right() - at.x });
        let asked = drawn.or_else(|| step(ui, &edge, rect.width()));
        if edge.double_clicked() {
            ui.data_mut(|data| data.remove::<f32>(edge.id));
        } else if let Some(width) = asked {
            let width = width.round().clamp(*self.allowed.start(), *self.allowed.end());
            ui.data_mut(|data| data.insert_temp(edge.id, width));
        }
        if edge.hovered() || edge.dragged() {
            ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
            let widgets = &ui.visuals().widgets;
            let stroke = if edge.dragged() { widgets.active.fg_stroke } else { widgets.hovered.fg_stroke };
            ui.painter().vline(x - outward * 0.5, rect.y_range(), stroke);
        }
        edge.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Splitter, true, format!("Width of the {}", self.name));
            info.value = Some(f64::from(rect.width()));
            info
        });
    }
}

/// The width that a screen reader's user asks for, who cannot drag.
fn step(ui: &Ui, edge: &Response, width: f32) -> Option<f32> {
    const STEP: f32 = 16.0;
    ui.ctx().accesskit_node_builder(edge.id, |node| {
        node.add_action(accesskit::Action::Increment);
        node.add_action(accesskit::Action::Decrement);
    });
    let asks = |action| ui.input(|input| input.has_accesskit_action_request(edge.id, action));
    let (more, less) = (asks(accesskit::Action::Increment), asks(accesskit::Action::Decrement));
    (more != less).then(|| width + if more { STEP } else { -STEP })
}
