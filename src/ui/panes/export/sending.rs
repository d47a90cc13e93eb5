//! The head of the page: the button that sends it out, and how far that is.
//!
//! Invariant: asks; where it goes is asked for elsewhere.

use eframe::egui::{Align, CornerRadius, Layout, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::ui::actions::{Action, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::frame::Stage;
use crate::ui::jobs::Glance;
use crate::ui::session::Task;
use crate::ui::state::Field;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{elided, link, primary_button_if, text};

/// Below this width the button stands under the heading.
const IN_ONE_LINE: f32 = 560.0;
/// The bar that fills.
const BAR: [f32; 2] = [120.0, 6.0];

/// Draws it.
pub(super) fn show(ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
    let heading = text("Export", Face::SerifBold, size::HEADLINE, stage.theme.colors.ink);
    if ui.available_width() < IN_ONE_LINE {
        ui.label(heading);
        ui.horizontal(|ui| acts(ui, stage, false, out));
        return;
    }
    ui.horizontal(|ui| {
        ui.label(heading);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| acts(ui, stage, true, out));
    });
}

/// The buttons, or the work under way; from the right in a wide window.
fn acts(ui: &mut Ui, stage: &Stage<'_>, from_right: bool, out: &mut Outbox) {
    ui.spacing_mut().item_spacing.x = space::L;
    if let Some(job) = stage.exporting {
        work(ui, stage, job, from_right, out);
        return;
    }
    let forms = stage.session.view.export.forms.len();
    let words = if forms > 1 { "Choose a folder…" } else { "Choose a place…" };
    let go = primary_button_if(ui, stage.theme, words, forms > 0);
    if stage.session.view.focus == Some(Field::Export) {
        go.request_focus();
    }
    if go.clicked() {
        out.send(Action::Export { every: false });
    }
    let pieces = stage.session.sheets().len();
    if pieces > 1 && forms > 0 {
        let every = link(ui, stage.theme, &format!("Export all {pieces} open pieces…"));
        if every
            .on_hover_text("Each with what was chosen on its own export page for its sources and claims")
            .clicked()
        {
            out.run(CommandId::ExportAll);
        }
    }
}

fn work(ui: &mut Ui, stage: &Stage<'_>, job: &Glance, from_right: bool, out: &mut Outbox) {
    let c = &stage.theme.colors;
    let words = if job.stopping { "Stopping".to_owned() } else { job.what.clone() };
    let stop = |ui: &mut Ui, out: &mut Outbox| {
        if !job.stopping && link(ui, stage.theme, "Stop writing").clicked() {
            out.send(Action::Task(Task::StopJobs));
        }
    };
    let bar = |ui: &mut Ui| {
        let (rect, response) = ui.allocate_exact_size(vec2(BAR[0], BAR[1]), Sense::hover());
        let share = job.share.unwrap_or(0.0);
        response.widget_info(|| {
            WidgetInfo::labeled(Role::ProgressIndicator, true, format!("{:.0} % written", share * 100.0))
        });
        ui.painter().rect_filled(rect, CornerRadius::same(3), c.chip);
        let done = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
        ui.painter().rect_filled(done, CornerRadius::same(3), c.accent);
    };
    let label = |ui: &mut Ui| {
        elided(ui, text(&words, Face::Regular, size::BODY, c.ink_soft));
    };
    if from_right {
        stop(ui, out);
        bar(ui);
    } else {
        bar(ui);
        stop(ui, out);
    }
    label(ui);
}
