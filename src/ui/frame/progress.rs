//! The progress of the whole check: one bar segmented by standing, and the same in words.
//!
//! Invariant: draws a summary; works nothing out.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, CornerRadius, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Stage;
use crate::desk::{Status, Summary};
use crate::ui::icons::Icon;
use crate::ui::theme::{Face, Theme, size, space};
use crate::ui::widgets::text;

/// Height of the bar.
const HEIGHT: f32 = 8.0;
/// The bar, `width` points wide; under the pointer it says how many claims have each status.
pub(super) fn progress_ui(ui: &mut Ui, stage: &Stage<'_>, width: f32) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    let corner = CornerRadius::same(4);
    ui.painter().rect_filled(rect, corner, stage.theme.colors.chip);
    let painter = ui.painter().with_clip_rect(rect);
    let summary = stage.session.summary();
    let total = summary.total.max(1) as f32;
    let mut left = rect.left();
    for status in Status::BY_PROGRESS.into_iter().filter(|status| *status != Status::Unchecked) {
        let count = count(summary, status);
        let right = left + rect.width() * count as f32 / total;
        let part = Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
        painter.rect_filled(part, segment_corner(rect, part), stage.theme.hue(status));
        left = right;
    }
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, "Claims settled");
        info.value = Some(f64::from(summary.settled as f32 / total));
        info
    });
    counts_on_hover(response, stage);
}

fn count(summary: &Summary, status: Status) -> usize {
    summary.by_status.get(&status).copied().unwrap_or_default()
}

/// Only the ends of the bar are round.
fn segment_corner(bar: Rect, part: Rect) -> CornerRadius {
    let round = |is_end: bool| if is_end { 4 } else { 0 };
    let (left, right) = (part.left() <= bar.left() + 0.5, part.right() >= bar.right() - 0.5);
    CornerRadius { nw: round(left), sw: round(left), ne: round(right), se: round(right) }
}

fn counts_on_hover(response: Response, stage: &Stage<'_>) {
    response.on_hover_ui(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        for status in Status::ALL {
            ui.horizontal(|ui| {
                Icon::Status(status).show(ui, 12.0, stage.theme.hue(status));
                let line =
                    format!("{} {}", count(stage.session.summary(), status), status.name().to_lowercase());
                ui.label(line);
            });
        }
        let obstacles = stage.session.summary().obstacles();
        if obstacles.is_empty() {
            ui.label(text("Ready", Face::SemiBold, size::BODY, stage.theme.colors.ink));
        }
        for obstacle in obstacles {
            ui.label(text(obstacle.to_string(), Face::Regular, size::LABEL, stage.theme.colors.ink_soft));
        }
    });
}

/// `38 of 57 settled · 3 to act on · 96 % of sentences covered`, the numbers that matter in bold.
pub(super) fn summary_job(theme: &Theme, summary: &Summary, with_coverage: bool) -> LayoutJob {
    let c = &theme.colors;
    let mut job = LayoutJob::default();
    let mut put = |words: String, face: Face, color: Color32| {
        job.append(&words, 0.0, TextFormat::simple(face.at(size::BODY), color));
    };
    put(format!("{} of {}", summary.settled, summary.total), Face::SemiBold, c.ink);
    put(" settled".to_owned(), Face::Regular, c.ink_soft);
    if summary.to_act > 0 {
        put(" · ".to_owned(), Face::Regular, c.ink_soft);
        put(format!("{} to act on", summary.to_act), Face::SemiBold, theme.hue(Status::Wrong));
    }
    if with_coverage {
        let covered = format!(" · {} % of sentences covered", summary.coverage.percent());
        put(covered, Face::Regular, c.ink_soft);
    }
    job.wrap.max_rows = 1;
    job
}

/// Room between the parts of the bar on top.
pub(super) const GAP: f32 = space::L + 4.0;
