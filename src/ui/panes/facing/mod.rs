//! The pages of the original beside the text, with frames round the words of the selected claim.
//!
//! Invariant: while the pane is hidden nothing of it is kept; the reader's place moves only when the reader moves it, or
//! selects a claim that is printed out of sight.

mod leaves;
mod strip;

use std::sync::Arc;

use eframe::egui::emath::GuiRounding as _;
use eframe::egui::{
    Align, CornerRadius, Id, Label, Layout, Rangef, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::article::{Pages, Place};
use crate::desk::ClaimId;
use crate::ui::actions::{Action, Outbox};
use crate::ui::commands::CommandId;
use crate::ui::facsimiles::{Told, Wanted};
use crate::ui::icons::Icon;
use crate::ui::session::Task;
use crate::ui::state::{Scene, Step};
use crate::ui::theme::{Face, Theme, size, space};
use crate::ui::widgets::{icon_button, text};
use leaves::Leaves;
use strip::{GAP, Strip};

/// Height of the line over the pages.
const HEAD: f32 = 33.0;
/// Between the words of a claim and the frame round them.
const AROUND: f32 = 2.5;

/// The pane.
#[derive(Default)]
pub(super) struct Facing {
    /// The pages, or why there are none; nothing before the file has been read again.
    read: Option<Result<Arc<Pages>, String>>,
    is_asked: bool,
    leaves: Leaves,
    offset: f32,
    /// Height of the part in sight in the last frame.
    height: f32,
    followed: Option<ClaimId>,
}

impl Facing {
    /// Takes what the thread has to tell.
    pub(super) fn take(&mut self, told: Told) {
        match told {
            Told::Read(pages) => self.read = Some(Ok(pages)),
            Told::NotRead(why) => self.read = Some(Err(why)),
            Told::Drawn(wanted, image) => self.leaves.take(wanted, image),
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        if !std::mem::replace(&mut self.is_asked, true) {
            out.send(Action::Task(Task::ReadPages));
        }
        match self.read.clone() {
            None => {
                head(ui, scene, "", out);
                tell(ui, scene.theme, "Reading the pages…");
            }
            Some(Err(why)) => {
                head(ui, scene, "", out);
                tell(ui, scene.theme, &why);
            }
            Some(Ok(pages)) => self.pages(ui, scene, &pages, out),
        }
    }

    fn pages(&mut self, ui: &mut Ui, scene: &Scene<'_>, pages: &Pages, out: &mut Outbox) {
        let pixel = 1.0 / ui.pixels_per_point();
        let width = ((ui.available_width() - 2.0 * GAP).max(40.0) / pixel).floor() * pixel;
        let strip = Strip::of(pages, width);
        let current = strip.page_at(self.offset + self.height * 0.3);
        head(ui, scene, &format!("{} of {}", current + 1, pages.count()), out);
        let places = places(scene, pages);
        let room = ui.available_height();
        let mut area = ScrollArea::vertical().id_salt("pages").auto_shrink(false);
        if let Some(offset) = self.wanted_offset(scene, &strip, (current, room), &places) {
            area = area.vertical_scroll_offset(offset);
        }
        let shown = area.show_viewport(ui, |ui, sight| self.paint(ui, sight, (scene, &strip), &places, out));
        self.offset = shown.state.clamped_offset().y;
        self.height = room;
    }

    /// Where to scroll to, if not where the reader is.
    fn wanted_offset(
        &mut self,
        scene: &Scene<'_>,
        strip: &Strip<'_>,
        (current, room): (usize, f32),
        places: &[Place],
    ) -> Option<f32> {
        let end = (strip.total() - room).max(0.0);
        let to_page = |page: usize| Some((strip.top(page) - GAP).clamp(0.0, end));
        match scene.view.leaf {
            Some(Step::On) => return to_page(current + 1),
            Some(Step::Back) => return to_page(current.saturating_sub(1)),
            None => {}
        }
        let is_new = self.followed != scene.view.claim;
        self.followed.clone_from(&scene.view.claim);
        let first = places.first().filter(|_| is_new)?;
        let place = strip.place(first.page, first.frame);
        let (top, bottom) = (strip.top(first.page) + place.top(), strip.top(first.page) + place.bottom());
        if self.offset <= top - GAP && bottom + GAP <= self.offset + room {
            return None;
        }
        Some((top - room * 0.35).clamp(0.0, end))
    }

    fn paint(
        &mut self,
        ui: &mut Ui,
        sight: Rect,
        (scene, strip): (&Scene<'_>, &Strip<'_>),
        places: &[Place],
        out: &mut Outbox,
    ) {
        let (_, area) = ui.allocate_space(vec2(ui.available_width(), strip.total()));
        let in_sight = strip.between(Rangef::new(sight.top(), sight.bottom()));
        self.leaves.unpack(ui.ctx());
        for page in in_sight.clone() {
            let corner = pos2(area.left() + GAP, area.top() + strip.top(page));
            let rect = Rect::from_min_size(corner, strip.size(page)).round_to_pixels(ui.pixels_per_point());
            self.page(ui, scene.theme, page, rect);
            let here: Vec<Rect> = places
                .iter()
                .filter(|place| place.page == page)
                .map(|place| strip.place(page, place.frame).translate(rect.min.to_vec2()).expand(AROUND))
                .collect();
            frames(ui, scene.theme, &here);
            name(ui, scene, (page, rect), here.is_empty());
        }
        let width = (strip.width * ui.pixels_per_point()).round() as usize;
        if let Some(Wanted { page, width }) = self.leaves.next(in_sight, width) {
            out.send(Action::Task(Task::DrawPage(page, width)));
        }
    }

    /// The paper with what is printed on it.
    fn page(&self, ui: &Ui, theme: &Theme, page: usize, rect: Rect) {
        let c = &theme.colors;
        if let Some(leaf) = self.leaves.leaf(page) {
            leaf.paint(ui, rect);
        } else {
            ui.painter().rect_filled(rect, 0, c.paper);
            if self.leaves.is_undrawable(page) {
                let told = "This page cannot be drawn here: open the original";
                let galley = ui.painter().layout(
                    told.to_owned(),
                    Face::Regular.at(size::BODY),
                    c.ink_soft,
                    rect.width() * 0.8,
                );
                ui.painter().galley(rect.center() - galley.size() / 2.0, galley, c.ink_soft);
            }
        }
        ui.painter().rect_stroke(rect, 0, Stroke::new(1.0, c.line), StrokeKind::Outside);
    }
}

/// Where the words of the selected claim are printed.
fn places(scene: &Scene<'_>, pages: &Pages) -> Vec<Place> {
    let claim = scene.view.claim.as_ref().and_then(|id| scene.desk.claim(id));
    claim.map(|claim| pages.places(claim.span)).unwrap_or_default()
}

/// `Original` · `3 of 12`, and the ways on, back and away.
fn head(ui: &mut Ui, scene: &Scene<'_>, told: &str, out: &mut Outbox) {
    let c = &scene.theme.colors;
    let line = vec2(ui.available_width(), HEAD);
    let place = ui.allocate_ui_with_layout(line, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(line);
        ui.spacing_mut().item_spacing.x = space::S;
        ui.add_space(GAP);
        ui.label(text("Original", Face::SemiBold, size::LABEL, c.ink));
        if !told.is_empty() {
            let count = ui.label(text(told, Face::Regular, size::LABEL, c.ink_soft));
            count.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Page {told}")));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(space::S);
            if icon_button(ui, scene.theme, Icon::Close, "Hide the original pages").clicked() {
                out.run(CommandId::ShowPages);
            }
            for (icon, command) in [(Icon::Down, CommandId::NextLeaf), (Icon::Up, CommandId::PreviousLeaf)] {
                let name = command.command().map_or("", |command| command.name);
                if icon_button(ui, scene.theme, icon, name).clicked() {
                    out.run(command);
                }
            }
        });
    });
    let under = place.response.rect.bottom() - 0.5;
    ui.painter().hline(ui.max_rect().x_range(), under, Stroke::new(1.0, c.line));
}

/// Why there is no page to be seen.
fn tell(ui: &mut Ui, theme: &Theme, words: &str) {
    ui.add_space(space::XL);
    ui.vertical_centered(|ui| {
        ui.set_max_width(ui.available_width() - 2.0 * space::XL);
        ui.add(Label::new(text(words, Face::Regular, size::LABEL, theme.colors.ink_soft)).wrap());
    });
}

fn frames(ui: &Ui, theme: &Theme, places: &[Rect]) {
    let ink = theme.colors.print_mark;
    for place in places {
        let corner = CornerRadius::same(2);
        let stroke = Stroke::new(1.5, ink);
        ui.painter().rect(*place, corner, ink.gamma_multiply(0.07), stroke, StrokeKind::Outside);
    }
}

/// Tells screen readers of a page.
fn name(ui: &Ui, scene: &Scene<'_>, (page, rect): (usize, Rect), is_bare: bool) {
    let words = scene.view.claim.as_ref().and_then(|id| scene.desk.claim(id)).map(|it| scene.desk.words(it));
    let holds = words.filter(|_| !is_bare).map(|words| format!(", with “{words}”")).unwrap_or_default();
    let name = format!("Page {} of the original{holds}", page + 1);
    ui.interact(rect, Id::unique(("leaf", page)), Sense::hover())
        .widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
}

impl leaves::Leaf {
    /// Paints it pixel for pixel where it was drawn as wide as it is shown.
    fn paint(&self, ui: &Ui, rect: Rect) {
        let [_, height] = self.texture.size();
        let exact = height as f32 / ui.pixels_per_point();
        let is_exact = (exact - rect.height()).abs() < 2.0 / ui.pixels_per_point();
        let shown = if is_exact { Rect::from_min_size(rect.min, vec2(rect.width(), exact)) } else { rect };
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(self.texture.id(), shown, whole, eframe::egui::Color32::WHITE);
    }
}
