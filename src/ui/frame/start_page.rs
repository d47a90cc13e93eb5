//! What stands where no article is open: what this is, the ways in, and the work begun before.
//!
//! Invariant: asks nothing that must be answered before work can begin.

use std::path::{Path, PathBuf};

use eframe::egui::{
    Align, CornerRadius, Frame, Label, Layout, Margin, Rect, Response, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::Stage;
use crate::desk::Status;
use crate::ui::actions::{Action, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::icons::Icon;
use crate::ui::theme::{Face, radius, size, space};
use crate::ui::widgets::{clipped, keycap, link, section_heading, text};

/// Width of the page's column.
const WIDTH: f32 = 620.0;
/// Height of a way in.
const WAY_HEIGHT: f32 = 92.0;
/// Height of a project's row.
const ROW_HEIGHT: f32 = 44.0;

/// Work begun before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shelf {
    /// Projects opened last that are still there, the latest first.
    pub recent: Vec<PathBuf>,
    /// Projects kept in Tickmark's own folder that are not among them.
    pub kept: Vec<PathBuf>,
}

/// Draws it.
pub fn start_page_ui(ui: &mut Ui, stage: &Stage<'_>, shelf: &Shelf, out: &mut Outbox) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = WIDTH.min(ui.available_width() - 2.0 * space::XL);
        let margin = ((ui.available_width() - width) / 2.0).max(space::L);
        let top = (ui.available_height() * 0.14).clamp(space::XL, 140.0);
        ui.add_space(top);
        let place = Rect::from_min_size(
            pos2(ui.min_rect().left() + margin, ui.cursor().top()),
            vec2(width, ui.available_height().max(400.0)),
        );
        let column = UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Min));
        ui.scope_builder(column, |ui| column_ui(ui, stage, shelf, out));
        ui.add_space(space::XL);
    });
}

fn column_ui(ui: &mut Ui, stage: &Stage<'_>, shelf: &Shelf, out: &mut Outbox) {
    let c = &stage.theme.colors;
    let name = ui.label(text("Tickmark", Face::SerifBold, 34.0, c.ink));
    // The tick hangs in the margin, as on a galley.
    let tick = pos2(name.rect.left() - 24.0, name.rect.center().y + 2.0);
    Icon::Status(Status::Confirmed).paint(ui.painter(), tick, 24.0, stage.theme.hue(Status::Confirmed));
    let line = "Check an article’s facts line by line, with a mark and sources for each.";
    ui.add(Label::new(text(line, Face::Serif, size::READING, c.ink_soft)).wrap());
    ui.add_space(space::XL);
    ways_ui(ui, stage, out);
    ui.add_space(space::M);
    let hint =
        "Or drop a file anywhere in this window. It stays on this computer: Tickmark opens no connection.";
    ui.add(Label::new(text(hint, Face::Regular, size::LABEL, c.ink_faint)).wrap());
    ui.add_space(space::M);
    projects_ui(ui, stage, "Recent", &shelf.recent, out);
    projects_ui(ui, stage, "Kept by Tickmark", &shelf.kept, out);
    who_ui(ui, stage, out);
    ui.horizontal(|ui| {
        ui.label(text("Lost or damaged something?", Face::Regular, size::BODY, stage.theme.colors.ink_soft));
        if link(ui, stage.theme, "Backups…").clicked() {
            out.run(CommandId::Backups);
        }
    });
}

/// The three ways in, side by side.
fn ways_ui(ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
    let ways = [
        (CommandId::Open, "Open an article or a project"),
        (CommandId::PasteArticle, "Text that has no file yet"),
        (CommandId::OpenSample, "Try it on an invented story"),
    ];
    let width = (ui.available_width() - 2.0 * space::M) / 3.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        for (at, (id, what)) in ways.into_iter().enumerate() {
            if way_ui(ui, stage, id, what, width, at == 0).clicked() {
                out.run(id);
            }
        }
    });
}

fn way_ui(ui: &mut Ui, stage: &Stage<'_>, id: CommandId, what: &str, width: f32, first: bool) -> Response {
    let c = &stage.theme.colors;
    let (rect, response) = ui.allocate_exact_size(vec2(width, WAY_HEIGHT), Sense::click());
    let Some(command) = id.command() else { return response };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{} {what}", command.name)));
    let corner = CornerRadius::same(radius::CARD + 2);
    let fill = if response.hovered() { c.hovered } else { c.panel };
    let line = if response.has_focus() || first { c.accent } else { c.line };
    let weight = if response.has_focus() { 2.0 } else { 1.0 };
    ui.painter().rect(rect, corner, fill, Stroke::new(weight, line), StrokeKind::Inside);
    let inner = rect.shrink2(vec2(14.0, 13.0));
    let card = &mut ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::Min)));
    card.horizontal(|ui| {
        let ink = if first { c.accent } else { c.ink };
        ui.label(text(command.name, Face::SemiBold, size::QUOTED, ink));
        if let Some(key) = stage.session.keys.label(command.id, stage.mac) {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| keycap(ui, stage.theme, &key));
        }
    });
    card.add(Label::new(text(what, Face::Regular, size::BODY, c.ink_soft)).wrap());
    response
}

fn projects_ui(ui: &mut Ui, stage: &Stage<'_>, heading: &str, projects: &[PathBuf], out: &mut Outbox) {
    if projects.is_empty() {
        return;
    }
    section_heading(ui, stage.theme, heading);
    let c = &stage.theme.colors;
    let frame = Frame::NONE.fill(c.panel).stroke(Stroke::new(1.0, c.line)).corner_radius(radius::CARD);
    frame.inner_margin(Margin::same(4)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for path in projects {
            if project_ui(ui, stage, path).clicked() {
                out.send(Action::Open(vec![path.clone()]));
            }
        }
    });
}

fn project_ui(ui: &mut Ui, stage: &Stage<'_>, path: &Path) -> Response {
    let c = &stage.theme.colors;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
    let name = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Open {name}")));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(radius::SMALL), c.hovered);
    }
    let room = rect.width() - 24.0;
    let folder = path.parent().map_or_else(String::new, |folder| folder.display().to_string());
    let lines =
        [(name, Face::Medium.at(size::BODY), c.ink), (folder, Face::Regular.at(size::LABEL), c.ink_faint)];
    let mut top = rect.top() + 5.0;
    for (words, font, ink) in lines {
        let galley = ui.painter().layout_job(clipped(&words, font, ink, room));
        ui.painter().galley(pos2(rect.left() + 12.0, top), galley, ink);
        top += 17.0;
    }
    response.on_hover_text(path.display().to_string())
}

/// Asks who checks, in passing, until it is known.
fn who_ui(ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
    let checker = &stage.session.settings.checker;
    ui.add_space(space::L);
    ui.horizontal(|ui| {
        let c = &stage.theme.colors;
        let words = if checker.name.is_empty() {
            "Your marks carry no name yet.".to_owned()
        } else {
            format!("Your marks are signed {} ({}).", checker.name, checker.initials)
        };
        ui.label(text(words, Face::Regular, size::BODY, c.ink_soft));
        let ask = if checker.name.is_empty() { "Say who is checking" } else { "Change" };
        if link(ui, stage.theme, ask).clicked() {
            out.run(CommandId::WhoChecks);
        }
    });
}
