//! What goes out, before it does: on the left the forms, on the right what is withheld, what the document holds and its
//! first page, as the document will have it.
//!
//! Invariant: chooses and shows; writes nothing.

mod choices;
mod held;
mod limits;
mod page;
mod paper;
mod sending;

use eframe::egui::{Align, Layout, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::manuscript::turned;
use crate::ui::actions::{Look, Outbox};
use crate::ui::frame::Stage;
use crate::ui::state::Exporting;
use crate::ui::theme::space;
use paper::Sheets;

/// Width of all of it at most, and below which its two columns become one.
const WIDTH: f32 = 1120.0;
const TWO_COLUMNS: f32 = 620.0;
/// Width of the choices.
const CHOICES: f32 = 320.0;
/// Between the columns.
const GUTTER: f32 = 28.0;

/// The page, with where it was scrolled to.
#[derive(Default)]
pub(super) struct ExportPage {
    sheets: Sheets,
    offset: f32,
    height: f32,
    sight: f32,
}

impl ExportPage {
    pub(super) fn show(&mut self, ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
        let mut chosen = stage.session.view.export.clone();
        let room = ui.available_rect_before_wrap();
        let width = WIDTH.min(room.width() - 2.0 * space::XL);
        let left = room.left() + ((room.width() - width) / 2.0).max(space::XL);
        let place = Rect::from_min_max(pos2(left, room.top() + space::L), pos2(left + width, room.bottom()));
        ui.scope_builder(UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Min)), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            if width < TWO_COLUMNS {
                self.one_column(ui, stage, &mut chosen, out);
            } else {
                sending::show(ui, stage, out);
                self.two_columns(ui, stage, &mut chosen);
            }
        });
        if chosen != stage.session.view.export {
            out.look(Look::Export(Box::new(chosen)));
        }
    }

    fn one_column(&mut self, ui: &mut Ui, stage: &Stage<'_>, chosen: &mut Exporting, out: &mut Outbox) {
        let mut sheets = std::mem::take(&mut self.sheets);
        self.scroll(ui, stage, |ui| {
            sending::show(ui, stage, out);
            // What is withheld is read before anything else, however small the window is.
            if let Some(preview) = stage.session.preview().filter(|_| !chosen.forms.is_empty()) {
                held::redaction(ui, stage, chosen, &preview.redaction);
            }
            choices::show(ui, stage, chosen);
            preview(ui, stage, chosen, &mut sheets, false);
        });
        self.sheets = sheets;
    }

    fn two_columns(&mut self, ui: &mut Ui, stage: &Stage<'_>, chosen: &mut Exporting) {
        ui.add_space(space::S);
        let room = ui.available_rect_before_wrap();
        let middle = room.left() + CHOICES.min(room.width() * 0.42);
        let left = UiBuilder::new().max_rect(room.with_max_x(middle));
        ui.scope_builder(left, |ui| {
            ScrollArea::vertical().id_salt("choices").auto_shrink(false).show(ui, |ui| {
                choices::show(ui, stage, chosen);
                ui.add_space(space::XL);
            });
        });
        let right = UiBuilder::new().max_rect(room.with_min_x(middle + GUTTER));
        let mut sheets = std::mem::take(&mut self.sheets);
        ui.scope_builder(right, |ui| {
            self.scroll(ui, stage, |ui| preview(ui, stage, chosen, &mut sheets, true));
        });
        self.sheets = sheets;
    }

    /// Scrolls as the keys for the manuscript say.
    fn scroll(&mut self, ui: &mut Ui, stage: &Stage<'_>, content: impl FnOnce(&mut Ui)) {
        let mut area = ScrollArea::vertical().id_salt("first page").auto_shrink(false);
        if let Some(scroll) = stage.session.view.scroll {
            let end = self.height - self.sight;
            area = area.vertical_scroll_offset(turned(scroll, self.offset, self.sight, end));
        }
        let shown = area.show(ui, |ui| {
            // Clear of the bar that scrolls it.
            ui.set_max_width(ui.available_width() - space::L);
            content(ui);
            ui.allocate_space(vec2(0.0, space::XL));
        });
        self.offset = shown.state.clamped_offset().y;
        (self.height, self.sight) = (shown.content_size.y, shown.inner_rect.height());
    }
}

/// What the document withholds, where that is not told elsewhere, what it holds, and its first page.
fn preview(ui: &mut Ui, stage: &Stage<'_>, chosen: &mut Exporting, sheets: &mut Sheets, withholds: bool) {
    if chosen.forms.is_empty() {
        page::nothing(ui, stage, "Choose a form to see its first page");
        return;
    }
    page::tabs(ui, stage, chosen);
    let Some(preview) = stage.session.preview() else {
        page::nothing(ui, stage, "Laying out the first page");
        return;
    };
    if withholds {
        held::redaction(ui, stage, chosen, &preview.redaction);
    }
    held::contents(ui, stage, chosen, preview);
    // What is drawn cannot be covered where others look on.
    if stage.session.view.masked || !sheets.show(ui, stage, preview) {
        page::show(ui, stage, preview);
    }
}
