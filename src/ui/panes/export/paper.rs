//! The first pages of a document for paper, as they will be printed.
//!
//! Invariant: pictures are handed to the graphics card once; whoever hears the window hears the words on them.

use eframe::egui::{Image, Role, Stroke, StrokeKind, TextureHandle, TextureOptions, Ui, WidgetInfo, vec2};

use crate::report::{Line, Preview};
use crate::ui::frame::Stage;
use crate::ui::session::Wanted;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{section_heading, text};

/// The pages with what they were drawn for.
#[derive(Default)]
pub(super) struct Sheets {
    drawn: Option<(Wanted, Vec<TextureHandle>)>,
}

impl Sheets {
    /// Draws them; false: there are none.
    pub(super) fn show(&mut self, ui: &mut Ui, stage: &Stage<'_>, preview: &Preview) -> bool {
        let Some((of, images)) = stage.session.first_pages().filter(|(_, images)| !images.is_empty()) else {
            self.drawn = None;
            return false;
        };
        if self.drawn.as_ref().is_none_or(|(drawn, _)| drawn != of) {
            let load =
                |image: &_| ui.ctx().load_texture("sheet", Clone::clone(image), TextureOptions::LINEAR);
            self.drawn = Some((of.clone(), images.iter().map(load).collect()));
        }
        section_heading(ui, stage.theme, "First pages");
        let words = preview.page.iter().map(Line::words).collect::<Vec<_>>().join("\n");
        for sheet in self.drawn.iter().flat_map(|(_, sheets)| sheets) {
            sheet_ui(ui, stage, sheet, &words);
        }
        if preview.goes_on {
            ui.label(text(
                "It goes on behind these pages",
                Face::Regular,
                size::LABEL,
                stage.theme.colors.ink_faint,
            ));
        }
        true
    }
}

fn sheet_ui(ui: &mut Ui, stage: &Stage<'_>, sheet: &TextureHandle, words: &str) {
    let width = ui.available_width();
    let [wide, high] = sheet.size();
    let shown = ui.add(Image::new((sheet.id(), vec2(width, width * high as f32 / wide as f32))));
    let line = Stroke::new(1.0, stage.theme.colors.line);
    ui.painter().rect_stroke(shown.rect, 0.0, line, StrokeKind::Inside);
    shown.widget_info(|| WidgetInfo::labeled(Role::Image, true, words));
    ui.add_space(space::M);
}
