//! What is still to be asked, grouped by whom to ask.
//!
//! Invariant: shows the desk's list; a click leads to the claim.

use eframe::egui::{CornerRadius, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::desk::{Asked, Question};
use crate::ui::actions::{Look, Outbox};
use crate::ui::board::Glance;
use crate::ui::commands::CommandId;
use crate::ui::icons::Icon;
use crate::ui::panes::source_name;
use crate::ui::state::Scene;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::{clipped, link, section_heading, text};

/// Height of a question.
const ROW: f32 = 22.0;
/// Questions shown of each group before the rest is only counted.
const SHOWN: usize = 8;

/// Draws the section.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
    section_heading(ui, scene.theme, "Open questions");
    let c = &scene.theme.colors;
    let Some(Glance { questions, .. }) = scene.glance else { return };
    if questions.is_empty() {
        let none = "None. A query (Q), a claim that waits and a decision to be made stand here.";
        ui.add(eframe::egui::Label::new(text(none, Face::Regular, size::BODY, c.ink_soft)).wrap());
        return;
    }
    for (asked, list) in questions {
        ui.add_space(space::XS);
        let whom = format!("{} · {}", whom(scene, asked), list.len());
        ui.label(text(whom, Face::SemiBold, size::BODY, c.ink));
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for question in list.iter().take(SHOWN) {
                row(ui, scene, question, out);
            }
        });
        if list.len() > SHOWN {
            let more = format!("and {} more, in the printed list", list.len() - SHOWN);
            ui.label(text(more, Face::Regular, size::LABEL, c.ink_faint));
        }
    }
    ui.add_space(space::XS);
    if link(ui, scene.theme, "Print the questions…").clicked() {
        out.run(CommandId::PrintQuestions);
    }
}

fn whom(scene: &Scene<'_>, asked: &Asked) -> String {
    match asked {
        Asked::Writer => "The writer".to_owned(),
        Asked::Editor => "The editor".to_owned(),
        Asked::Legal => "Legal".to_owned(),
        Asked::Named(name) => name.clone(),
        Asked::Source(id) => {
            scene.desk.source(id).map_or_else(String::new, |source| source_name(scene, source))
        }
    }
}

fn row(ui: &mut Ui, scene: &Scene<'_>, question: &Question, out: &mut Outbox) {
    let c = &scene.theme.colors;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let words = scene.desk.words(&question.claim).replace('\n', " ");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{words}: {}", question.what)));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.expand2(vec2(space::XS, 0.0)), CornerRadius::same(4), c.hovered);
    }
    let status = question.claim.status;
    Icon::Status(status).paint(
        ui.painter(),
        pos2(rect.left() + 6.0, rect.center().y),
        12.0,
        scene.theme.hue(status),
    );
    let what =
        ui.painter().layout_no_wrap(question.what.to_owned(), Face::Regular.at(size::LABEL), c.ink_soft);
    let left = rect.left() + 20.0;
    let room = (rect.width() - 20.0 - what.size().x - space::M).max(60.0);
    let galley = ui.painter().layout_job(clipped(&words, Face::Medium.at(size::BODY), c.ink, room));
    let beside = pos2(left + galley.size().x + space::M, rect.center().y - what.size().y / 2.0);
    ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, c.ink);
    ui.painter().with_clip_rect(rect).galley(beside, what, c.ink_soft);
    if response.clicked() {
        out.look(Look::Claim(Some(question.claim.id.clone())));
    }
}
