//! The line about the piece in the bar on top: title, draft, progress in a bar and in words.
//!
//! Invariant: measures before it draws; what does not fit is left out from the least needed on, and only the title is
//! shortened.

use std::sync::Arc;

use eframe::egui::text::LayoutJob;
use eframe::egui::{Galley, Ui};

use super::Stage;
use super::progress::{GAP, progress_ui, summary_job};
use crate::ui::theme::{Face, size};
use crate::ui::widgets::{elided, plain, text};

/// A title is given at least so many points, and no more where it needs none.
const LEAST_TITLE: f32 = 220.0;
/// Where nothing else can be left out any more, it is content with this.
const SHORT_TITLE: f32 = 100.0;
const MOST_TITLE: f32 = 420.0;
/// Up to this width a title is worth more than the draft's number.
const WHOLE_TITLE: f32 = 340.0;

/// Widths of the progress bar; the title takes no more than leaves it the wished one.
const LEAST_BAR: f32 = 60.0;
const WISHED_BAR: f32 = 140.0;
const MOST_BAR: f32 = 280.0;

/// What stands to the right of the title.
struct Parts {
    draft: Option<Arc<Galley>>,
    has_bar: bool,
    summary: Option<Arc<Galley>>,
}

/// Draws it.
pub(super) fn headline_ui(ui: &mut Ui, stage: &Stage<'_>) {
    let ink = stage.theme.colors.ink;
    let desk = &stage.session.desk;
    let Some(draft) = desk.draft() else {
        ui.label(text("Tickmark", Face::SemiBold, size::TITLE, ink));
        return;
    };
    let room = ui.available_width();
    let parts = Parts::that_fit(ui, stage, room);
    let whole = whole_title(ui, stage).min(room - parts.width(LEAST_BAR));
    let title = whole.max(room - parts.width(WISHED_BAR));
    ui.scope(|ui| {
        ui.set_max_width(title.clamp(SHORT_TITLE, MOST_TITLE).min(room));
        let words = text(desk.title(), Face::SemiBold, size::TITLE, ink);
        elided(ui, words).on_hover_text(&draft.article.name);
    });
    if let Some(words) = parts.draft {
        ui.label(words);
    }
    if parts.has_bar {
        let room =
            ui.available_width() - parts.summary.as_ref().map_or(0.0, |words| words.size().x) - 2.0 * GAP;
        progress_ui(ui, stage, room.clamp(LEAST_BAR, MOST_BAR));
    }
    if let Some(words) = parts.summary {
        ui.label(words);
    }
}

impl Parts {
    /// As many as leave a title room.
    fn that_fit(ui: &Ui, stage: &Stage<'_>, room: f32) -> Self {
        let least = |left_out| match left_out {
            0 => whole_title(ui, stage).max(LEAST_TITLE),
            1 | 2 => LEAST_TITLE,
            _ => SHORT_TITLE,
        };
        (0..4)
            .map(|left_out| (least(left_out), Self::laid_out(ui, stage, left_out)))
            .find(|(title, parts)| title + parts.width(LEAST_BAR) <= room)
            .map_or_else(|| Self::laid_out(ui, stage, 4), |(_, parts)| parts)
    }

    /// All but the first `left_out` of the draft, the coverage, the bar and the numbers.
    fn laid_out(ui: &Ui, stage: &Stage<'_>, left_out: usize) -> Self {
        let lay = |job: LayoutJob| ui.fonts_mut(|fonts| fonts.layout_job(job));
        Self {
            draft: if left_out < 1 { draft_job(stage).map(lay) } else { None },
            has_bar: left_out < 3,
            summary: (left_out < 4)
                .then(|| lay(summary_job(stage.theme, stage.session.summary(), left_out < 2))),
        }
    }

    /// Points taken, with a bar of `bar` points.
    fn width(&self, bar: f32) -> f32 {
        let draft = self.draft.as_ref().map_or(0.0, |words| words.size().x + GAP);
        let bar = if self.has_bar { bar + GAP } else { 0.0 };
        let summary = self.summary.as_ref().map_or(0.0, |words| words.size().x + GAP);
        draft + bar + summary
    }
}

/// What the title takes where it is not shortened, as far as that is worth more than what else stands there.
fn whole_title(ui: &Ui, stage: &Stage<'_>) -> f32 {
    let (title, ink) = (stage.session.desk.title(), stage.theme.colors.ink);
    let job = plain(&title, Face::SemiBold.at(size::TITLE), ink);
    (ui.fonts_mut(|fonts| fonts.layout_job(job)).size().x + 1.0).min(WHOLE_TITLE)
}

fn draft_job(stage: &Stage<'_>) -> Option<LayoutJob> {
    let draft = stage.session.desk.draft()?;
    let published = draft.article.published.date.strftime("%-d %b %Y");
    let words = format!("Draft {} · published {published}", draft.number);
    Some(plain(&words, Face::Regular.at(size::BODY), stage.theme.colors.ink_soft))
}
