//! Messages that stay until they are put away, in one line each under the bar on top.
//!
//! Invariant: none of them stands in the way of a mark.

use std::sync::Arc;

use eframe::egui::text::LayoutJob;
use eframe::egui::{Align, Color32, Frame, Galley, Layout, Margin, Panel, Role, Sense, Ui, WidgetInfo, vec2};

use super::Stage;
use crate::desk::Status;
use crate::ui::actions::{Action, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::icons::Icon;
use crate::ui::session::{Banner, Tone};
use crate::ui::state::SaveState;
use crate::ui::theme::{Face, radius, size, space};
use crate::ui::widgets::{focus_ring, link};

/// Draws them, the one about saving first.
pub fn banners_ui(ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
    if let SaveState::Failed(why) = &stage.session.saved {
        let offers = vec![CommandId::RetrySave, CommandId::SaveCopy, CommandId::QuitUnsaved];
        let text = format!("Your latest marks are NOT saved, only kept in memory: {why}");
        banner_ui(ui, stage, &Banner { text, tone: Tone::Warning, offers, piece: None }, None, out);
    }
    for (at, banner) in stage.session.notices.in_sight() {
        banner_ui(ui, stage, banner, Some(at), out);
    }
}

/// Room for the icon before the words, and for the cross after them.
const MARGINS: f32 = 60.0;
/// Words get at least so much room beside the offers; else the offers go below them.
const LEAST_WORDS: f32 = 420.0;
/// Height of a line of offers.
const OFFERS: f32 = 20.0;

/// One banner; `at` is its number where it can be put away.
fn banner_ui(ui: &mut Ui, stage: &Stage<'_>, banner: &Banner, at: Option<usize>, out: &mut Outbox) {
    let c = &stage.theme.colors;
    let fill = match banner.tone {
        Tone::Plain => c.selected,
        Tone::Warning => c.panel.blend(stage.theme.tint(Status::NotConfirmed)),
    };
    let room = ui.available_width() - 32.0 - MARGINS;
    let offers = offers_width(ui, banner);
    let beside = room - offers > LEAST_WORDS;
    let job = LayoutJob::simple(
        banner.text.clone(),
        Face::Medium.at(size::BODY),
        c.ink,
        if beside { room - offers } else { room },
    );
    let words = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let below = if beside || banner.offers.is_empty() { 0.0 } else { OFFERS + space::XS };
    // The height is worked out here: a panel would keep the height it once needed.
    let height = words.size().y.max(OFFERS) + below + 14.0;
    let frame = Frame::NONE.fill(fill).inner_margin(Margin::symmetric(16, 7));
    let id = at.map_or_else(|| "saving banner".to_owned(), |at| format!("banner {at}"));
    Panel::top(id).exact_size(height).resizable(false).frame(frame).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            if let Some(at) = at
                && close_ui(ui, stage)
            {
                out.send(Action::Dismiss(at));
            }
            if beside {
                offers_ui(ui, stage, banner, out);
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                words_ui(ui, stage, banner, words);
                if !beside {
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        offers_ui(ui, stage, banner, out);
                    });
                }
            });
        });
    });
}

fn words_ui(ui: &mut Ui, stage: &Stage<'_>, banner: &Banner, words: Arc<Galley>) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        if banner.tone == Tone::Warning {
            ui.vertical(|ui| {
                ui.add_space(2.0);
                Icon::Status(Status::Wrong).show(ui, 12.0, stage.theme.hue(Status::Wrong));
            });
        }
        let label = ui.label(words);
        label.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &banner.text));
    });
}

fn offers_ui(ui: &mut Ui, stage: &Stage<'_>, banner: &Banner, out: &mut Outbox) {
    ui.spacing_mut().item_spacing.x = space::L;
    let is_from_right = ui.layout().prefer_right_to_left();
    let mut offers = banner.offers.clone();
    if is_from_right {
        offers.reverse();
    }
    for offer in offers {
        let name = offer.command().map_or("", |command| command.name);
        if link(ui, stage.theme, name).clicked() {
            out.run(offer);
        }
    }
}

/// What the offers take beside the words.
fn offers_width(ui: &Ui, banner: &Banner) -> f32 {
    let names = banner.offers.iter().filter_map(|offer| offer.command()).map(|command| command.name);
    let font = Face::Medium.at(size::BODY);
    // Measuring needs a colour, and any will do.
    let width = |name: &str| {
        let galley = ui.painter().layout_no_wrap(name.to_owned(), font.clone(), Color32::PLACEHOLDER);
        galley.size().x + space::L
    };
    names.map(width).sum()
}

/// A cross that puts a message away; whether it was clicked.
fn close_ui(ui: &mut Ui, stage: &Stage<'_>) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::click());
    let c = &stage.theme.colors;
    let ink = if response.hovered() || response.has_focus() { c.ink } else { c.ink_soft };
    Icon::Close.paint(ui.painter(), rect.center(), 12.0, ink);
    focus_ring(ui, stage.theme, &response, radius::SMALL);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Dismiss"));
    response.on_hover_text("Dismiss").clicked()
}
