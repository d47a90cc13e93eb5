//! Where a file would go that hovers over the window: a frame with what happens when it is dropped there.
//!
//! Invariant: painted over the pane, takes no click, and goes when the file does.

use eframe::egui::{CornerRadius, Id, LayerId, Order, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use crate::ui::theme::{Face, Theme, radius, size, space};
use crate::ui::widgets::plain;

/// Paints it over `place`.
pub(super) fn paint(ui: &Ui, theme: &Theme, place: Rect, words: &str) {
    let c = &theme.colors;
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique(("drop zone", words))));
    let zone = place.shrink(space::S);
    let corner = CornerRadius::same(radius::CARD);
    painter.rect(
        zone,
        corner,
        c.selected.gamma_multiply(0.92),
        Stroke::new(2.0, c.accent),
        StrokeKind::Inside,
    );
    let mut job = plain(words, Face::SemiBold.at(size::TITLE), c.ink);
    job.wrap.max_width = zone.width() - 2.0 * space::L;
    let galley = painter.layout_job(job);
    painter.galley(zone.center() - galley.size() / 2.0, galley, c.ink);
    let said = ui.interact(zone, Id::unique(("drop zone said", words)), Sense::hover());
    said.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}
