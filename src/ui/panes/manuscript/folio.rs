//! The lines above the first paragraph: what is read here, how long it is, and what cannot be shown of it as it should be.
//!
//! Invariant: counts words and looks at letters once for each draft.

use eframe::egui::{Id, Pos2, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::{Frame, differences};
use crate::desk::DraftId;
use crate::ui::scripts::{remark, scripts};
use crate::ui::theme::{Face, size};
use crate::ui::widgets::clipped;

/// From the top of the page.
const DOWN: f32 = 28.0;
/// From one line to the next.
const LINE: f32 = 15.0;

/// The lines, with the draft they were made for.
#[derive(Default)]
pub(super) struct Folio {
    words: Option<(DraftId, [String; 2])>,
}

impl Folio {
    pub(super) fn paint(&mut self, ui: &Ui, corner: Pos2, frame: &Frame<'_>) {
        let draft = frame.draft;
        if self.words.as_ref().is_none_or(|(id, _)| *id != draft.id) {
            self.words = Some((draft.id.clone(), [length(frame), letters(ui, frame)]));
        }
        let Some((_, lines)) = &self.words else { return };
        differences::legend(ui, corner + vec2(0.0, DOWN), frame);
        let ink = frame.scene.theme.colors.ink_faint;
        for (at, words) in lines.iter().enumerate().filter(|(_, words)| !words.is_empty()) {
            let job = clipped(words, Face::Regular.at(size::SMALL), ink, frame.geometry.column);
            let galley = ui.painter().layout_job(job);
            let place = corner + vec2(frame.geometry.left, DOWN + at as f32 * LINE);
            let rect = Rect::from_min_size(place, galley.size());
            ui.painter().galley(place, galley, ink);
            let line = ui.interact(rect, Id::unique(("folio", at)), Sense::hover());
            line.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
            line.on_hover_text(words);
        }
    }
}

/// `ferry-fire.txt · 812 words`.
fn length(frame: &Frame<'_>) -> String {
    let article = &frame.draft.article;
    let count = article.text.split_whitespace().count();
    let noun = if count == 1 { "word" } else { "words" };
    format!("{} · {count} {noun}", article.name)
}

fn letters(ui: &Ui, frame: &Frame<'_>) -> String {
    let font = Face::Serif.at(size::READING);
    ui.fonts_mut(|fonts| remark(&scripts(&frame.draft.article.text), |c| fonts.has_glyph(&font, c)))
}
