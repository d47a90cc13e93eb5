//! The panes of a piece side by side, each as wide as somebody drew it wherever the window has the room.
//!
//! egui forgets a width that a small window did not allow; here it comes back with the room.
//!
//! Invariant: a width changes for good only when somebody draws it.

use std::ops::RangeInclusive;

use eframe::egui::PanelState;
use eframe::egui::{CentralPanel, Frame, Id, Panel, Ui};

use crate::ui::actions::Outbox;
use crate::ui::frame::Stage;
use crate::ui::panes::{LEFT_WIDTH, Panes, RIGHT_WIDTH, facing_widths, side_widths, sides};
use crate::ui::state::Page;

/// The panes of the open piece, in what is left of the window.
pub(super) fn panes_ui(ui: &mut Ui, stage: &Stage<'_>, panes: &mut Panes, out: &mut Outbox) {
    let theme = stage.theme;
    let scene = stage.session.scene(theme);
    // The window is cleared with the colour of its panels: a second coat would cost a fifth of a frame where no
    // graphics card paints.
    let side = Frame::NONE;
    let width = ui.max_rect().width();
    let (left, right) = side_widths(width);
    let [has_list, has_card] = sides(&scene, width);
    if has_list {
        let list = |ui: &mut Ui| panes.left_ui(ui, &scene, out);
        column_ui(ui, ("claims", Panel::left), (LEFT_WIDTH, left), side, list);
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
        let card = |ui: &mut Ui| panes.right_ui(ui, &scene, out);
        column_ui(ui, ("card", Panel::right), (RIGHT_WIDTH, right), side, card);
    } else {
        panes.no_card();
    }
    if scene.view.facing {
        let ground = Frame::NONE.fill(theme.colors.ground);
        let widths = facing_widths(ui.available_width());
        let pages = |ui: &mut Ui| panes.facing_ui(ui, &scene, out);
        column_ui(ui, ("pages", Panel::right), widths, ground, pages);
    }
    CentralPanel::default().frame(paper).show(ui, |ui| {
        let centre = ui.max_rect();
        panes.centre_ui(ui, &scene, out);
        panes.drop_zones_ui(ui, &scene, centre);
    });
}

/// What is known of the width of a column, in points.
#[derive(Clone, PartialEq)]
struct Width {
    /// As somebody drew it, or as it was at first.
    drawn: f32,
    /// As it was in the last frame.
    shown: f32,
    /// What the window allowed then.
    allowed: RangeInclusive<f32>,
}

impl Width {
    /// What is known after a frame in which the column was `shown` so wide, and the window `allowed` so much.
    fn after(self, shown: f32, allowed: RangeInclusive<f32>) -> Self {
        let is_drawn = self.allowed == allowed && (self.shown - shown).abs() > 0.5;
        Self { drawn: if is_drawn { shown } else { self.drawn }, shown, allowed }
    }
}

/// A pane at a side, at `first` so wide.
fn column_ui(
    ui: &mut Ui,
    (name, at): (&'static str, fn(&'static str) -> Panel),
    (first, allowed): (f32, RangeInclusive<f32>),
    frame: Frame,
    contents: impl FnOnce(&mut Ui),
) {
    let memory = Id::unique(("width", name));
    let known: Option<Width> = ui.data(|data| data.get_temp(memory));
    let width = known.unwrap_or_else(|| Width { drawn: first, shown: first, allowed: allowed.clone() });
    if width.allowed != allowed {
        let panel = ui.scope_id().with(name);
        ui.data_mut(|data| data.remove::<PanelState>(panel));
    }
    let panel = at(name).default_size(width.drawn).size_range(allowed.clone()).frame(frame);
    let shown = panel.show(ui, contents).response.rect.width();
    ui.data_mut(|data| data.insert_temp(memory, width.after(shown, allowed)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_width_comes_back_with_the_room() {
        let mut width = Width { drawn: 336.0, shown: 336.0, allowed: 200.0..=420.0 };
        for (shown, allowed, drawn) in [
            (336.0, 200.0..=420.0, 336.0), // nothing happens
            (380.0, 200.0..=420.0, 380.0), // somebody draws it
            (250.0, 200.0..=250.0, 380.0), // the window shrinks
            (250.0, 200.0..=250.0, 380.0), // and stays so
            (220.0, 200.0..=220.0, 380.0), // and shrinks
            (380.0, 200.0..=420.0, 380.0), // and grows again
            (300.0, 200.0..=420.0, 300.0), // somebody draws it
        ] {
            width = width.after(shown, allowed.clone());
            assert!((width.drawn - drawn).abs() < 0.5, "{shown} of {allowed:?}");
        }
    }
}
