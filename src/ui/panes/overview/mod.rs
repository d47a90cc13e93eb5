//! The whole check on one page: what stands between the piece and "ready", where the work is, who answers for it.
//!
//! Invariant: shows and leads the way; what it changes are sign-offs alone.

mod coverage;
mod hands;
mod kinds;
mod piece;
mod questions;
mod ready;
mod sign_offs;

use eframe::egui::{Align, Layout, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::manuscript::turned;
use crate::ui::actions::Outbox;
use crate::ui::state::Scene;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::text;

/// Width of the page at most, and below which its two columns become one.
const WIDTH: f32 = 980.0;
const TWO_COLUMNS: f32 = 700.0;
/// Between the columns.
const GUTTER: f32 = 44.0;

/// The page, with what is being typed on it.
#[derive(Default)]
pub(super) struct Overview {
    sign_offs: sign_offs::SignOffs,
    /// Where the page was scrolled to, how high it is and how much of it was in sight.
    offset: f32,
    height: f32,
    sight: f32,
}

impl Overview {
    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        let mut area = ScrollArea::vertical().id_salt("overview").auto_shrink(false);
        if let Some(scroll) = scene.view.scroll {
            area = area.vertical_scroll_offset(turned(
                scroll,
                self.offset,
                self.sight,
                self.height - self.sight,
            ));
        }
        let shown = area.show(ui, |ui| {
            let width = WIDTH.min(ui.available_width() - 2.0 * space::XL);
            let left = ui.max_rect().left() + ((ui.available_width() - width) / 2.0).max(space::XL);
            let place = Rect::from_min_size(pos2(left, ui.cursor().top() + 28.0), vec2(width, 10.0));
            let page = UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Min));
            ui.scope_builder(page, |ui| self.page(ui, scene, out));
            ui.add_space(space::XL * 2.0);
        });
        self.offset = shown.state.clamped_offset().y;
        (self.height, self.sight) = (shown.content_size.y, shown.inner_rect.height());
    }

    fn page(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        ui.spacing_mut().item_spacing.y = space::S;
        ui.label(text("Overview", Face::SerifBold, size::HEADLINE, scene.theme.colors.ink));
        piece::show(ui, scene, out);
        let width = ui.available_width();
        if width < TWO_COLUMNS {
            work(ui, scene, out);
            self.people(ui, scene, out);
            return;
        }
        let column = (width - GUTTER) / 2.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GUTTER;
            ui.vertical(|ui| {
                set_column(ui, column);
                work(ui, scene, out);
            });
            ui.vertical(|ui| {
                set_column(ui, column);
                self.people(ui, scene, out);
            });
        });
    }

    /// Who answers, and who is still to be asked.
    fn people(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        self.sign_offs.show(ui, scene, out);
        questions::show(ui, scene, out);
        hands::show(ui, scene);
    }
}

/// Where the work is.
fn work(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    ready::show(ui, scene, out);
    kinds::show(ui, scene, out);
    coverage::show(ui, scene, out);
}

/// The gutter stands between the columns, not between the things in them.
fn set_column(ui: &mut Ui, width: f32) {
    ui.set_width(width);
    ui.spacing_mut().item_spacing.x = space::S;
    ui.spacing_mut().interact_size.y = size::TITLE;
}
