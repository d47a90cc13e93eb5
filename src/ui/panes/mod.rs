//! The three panes: the list of claims, the manuscript, the card of the selected claim.
//!
//! They look at the scene and send actions. What they keep between frames is worked out from the desk again whenever
//! it changes, or is text somebody is still typing.
//!
//! Invariant: changes neither desk nor view.

mod card;
mod drop_zone;
mod export;
mod facing;
mod find;
mod list;
mod manuscript;
mod overview;

use std::ops::RangeInclusive;

use eframe::egui::{Pos2, Rect, Ui};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::actions::Outbox;
use super::commands::CommandId;
use super::facsimiles::Told;
use super::frame::Stage;
use super::state::{Field, Page, Scene, Tab, View};
use card::{Card, about, from_words};
use export::ExportPage;
use facing::Facing;
use find::FindBar;
pub(in crate::ui) use list::source_name;
use list::{List, many};
use manuscript::Manuscript;
use overview::Overview;

/// Width of the left pane, in points, where the window is wide enough.
pub const LEFT_WIDTH: f32 = 336.0;
/// Width of the right pane, in points, where the window is wide enough.
pub const RIGHT_WIDTH: f32 = 352.0;

/// Least and greatest width of the left and the right pane in a window of `width`: the manuscript keeps the most of it.
pub fn side_widths(width: f32) -> (RangeInclusive<f32>, RangeInclusive<f32>) {
    /// Room below which a pane says nothing any more.
    const LEAST: (f32, f32) = (200.0, 240.0);
    // A pane that stands alone beside the manuscript may take more of the window.
    let shares = if width < FOR_BOTH { (0.42, 0.45) } else { (0.29, 0.31) };
    (LEAST.0..=(width * shares.0).max(LEAST.0), LEAST.1..=(width * shares.1).max(LEAST.1))
}

/// Below this width the manuscript has room for one pane beside it.
const FOR_BOTH: f32 = 700.0;

/// Whether a window of `width` has the list and the card.
///
/// Where there is room for one, it is the card of the selected claim; without one, in another tab and while claims are
/// looked for, it is the list.
pub fn sides(scene: &Scene<'_>, width: f32) -> [bool; 2] {
    let View { claim, page, tab, filter, focus, .. } = scene.view;
    let looks_for = !filter.text.is_empty() || *focus == Some(Field::Search);
    let wants_list = match page {
        Page::Overview | Page::Export => looks_for,
        Page::Check => looks_for || claim.is_none() || *tab != Tab::Claims,
    };
    // The pages of the original take the room of a pane, or of both.
    if scene.view.facing && *page == Page::Check && width < FOR_PAGES_TOO {
        let has_card = width >= FOR_PAGES && !wants_list;
        return [wants_list, has_card];
    }
    if width >= FOR_BOTH { [true, true] } else { [wants_list, !wants_list] }
}

/// Below this width the pages of the original leave room for the manuscript alone.
const FOR_PAGES: f32 = 1000.0;
/// Above this width they leave room for both panes.
const FOR_PAGES_TOO: f32 = 1700.0;

/// The width that the pages of the original have at first, and the least and greatest, where `width` is left for them
/// and the manuscript.
pub fn facing_widths(width: f32) -> (f32, RangeInclusive<f32>) {
    /// Below it a page of A4 cannot be read.
    const LEAST: f32 = 260.0;
    (width * 0.5, LEAST..=(width * 0.66).max(LEAST))
}

/// The key of a command as people write it, for hints beside what it does.
fn key_of(ui: &Ui, scene: &Scene<'_>, command: CommandId) -> Option<String> {
    scene.keys.label(command, ui.ctx().os().is_mac())
}

/// `16 Aug 2024, 10:12`, by the clock of this desk.
fn moment(at: Timestamp) -> String {
    at.to_zoned(TimeZone::system()).strftime("%-d %b %Y, %H:%M").to_string()
}

/// The three panes of one project, with what they keep between frames.
#[derive(Default)]
pub struct Panes {
    list: List,
    manuscript: Manuscript,
    find: FindBar,
    card: Card,
    /// Where the card was drawn last.
    card_place: Option<Rect>,
    overview: Overview,
    /// The pages of the original, while they are shown.
    facing: Option<Facing>,
    export: ExportPage,
}

impl Panes {
    /// The left pane: claims, sources, tray.
    pub fn left_ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        ui.set_min_width(ui.available_width());
        self.list.show(ui, scene, out);
    }

    /// The centre: the manuscript, over the find bar while that is open.
    pub fn centre_ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        self.find.show(ui, scene, self.manuscript.read_from(), out);
        self.manuscript.show(ui, scene, self.find.in_article(scene), out);
    }

    /// Beside the centre: the pages of the original.
    pub fn facing_ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        ui.set_min_width(ui.available_width());
        self.facing.get_or_insert_default().show(ui, scene, out);
    }

    /// Takes what the thread that has the pages tells, while they are shown.
    pub fn take_page(&mut self, told: Told) {
        if let Some(facing) = &mut self.facing {
            facing.take(told);
        }
    }

    /// Lets go of the pages of the original.
    pub fn forget_pages(&mut self) {
        self.facing = None;
    }

    /// The page in place of centre and right: the whole check at a glance.
    pub fn overview_ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        self.card_place = None;
        self.overview.show(ui, scene, out);
    }

    /// The page in place of centre and right: what goes out, before it does.
    pub fn export_ui(&mut self, ui: &mut Ui, stage: &Stage<'_>, out: &mut Outbox) {
        self.card_place = None;
        self.export.show(ui, stage, out);
    }

    /// There is no room for the card.
    pub const fn no_card(&mut self) {
        self.card_place = None;
    }

    /// Whether `at` is on the claim card.
    pub fn is_on_card(&self, at: Pos2) -> bool {
        self.card_place.is_some_and(|place| place.contains(at))
    }

    /// Where a file that hovers over the window would go: to the claim on the card, or open beside it.
    pub fn drop_zones_ui(&self, ui: &Ui, scene: &Scene<'_>, centre: Rect) {
        if ui.input(|input| input.raw.hovered_files.is_empty()) {
            return;
        }
        let card = self.card_place.filter(|_| scene.view.claim.is_some());
        let zones = [
            (Some(centre), "Drop it here to open it or to take it over"),
            (card, "Drop it here as evidence for this claim"),
        ];
        for (place, words) in zones.into_iter().filter_map(|(place, words)| Some((place?, words))) {
            drop_zone::paint(ui, scene.theme, place, words);
        }
    }

    /// The right pane: the claim card.
    pub fn right_ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        self.card_place = Some(ui.max_rect());
        ui.set_min_width(ui.available_width());
        self.card.show(ui, scene, out);
    }
}
