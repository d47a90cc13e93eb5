//! Words: plain, shortened to their room, and as the heading of a section.
//!
//! Invariant: shows text; knows not what it says.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Color32, FontId, Galley, Label, Response, RichText, Role, Sense, Ui, WidgetInfo};

use crate::ui::reading_order;
use crate::ui::theme::{Face, Theme, size, space};

/// `words` in a face, size and colour.
pub fn text(words: impl Into<String>, face: Face, points: f32, color: Color32) -> RichText {
    RichText::new(words).font(face.at(points)).color(color)
}

/// `words` as a job that wraps at the width of the place it is put in.
pub fn plain(words: &str, font: FontId, color: Color32) -> LayoutJob {
    reading_order::job(words, &TextFormat::simple(font, color))
}

/// `words` on one line of at most `width` points, ending in "…" where they do not fit.
pub fn clipped(words: &str, font: FontId, color: Color32, width: f32) -> LayoutJob {
    let mut job = plain(words, font, color);
    job.wrap = TextWrapping::truncate_at_width(width);
    job
}

/// `job`, laid out, with its words in the order they are read in.
pub fn laid_out(ui: &Ui, job: LayoutJob, words: &str) -> Arc<Galley> {
    reading_order::in_order(ui.painter().layout_job(job), words)
}

/// Words on one line that end in "…" where they do not fit; the whole of them is shown under the pointer.
pub fn elided(ui: &mut Ui, words: RichText) -> Response {
    ui.add(Label::new(words).truncate())
}

/// The heading of a section of the card.
pub fn section_heading(ui: &mut Ui, theme: &Theme, words: &str) -> Response {
    ui.add_space(space::M);
    let format = TextFormat {
        extra_letter_spacing: 0.3,
        ..TextFormat::simple(Face::SemiBold.at(size::SMALL), theme.colors.ink_faint)
    };
    let job = LayoutJob::single_section(words.to_uppercase(), format);
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, theme.colors.ink_faint);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    response
}
