//! The three panes: the list of claims, the manuscript, the card of the selected claim.
//!
//! They look at the scene and send actions. What they keep between frames is worked out from the desk again whenever
//! it changes, or is text somebody is still typing.
//!
//! Invariant: changes neither desk nor view.

mod card;
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
use super::state::Scene;
use card::Card;
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
    let most = (width * 0.29).max(LEAST.0);
    (LEAST.0..=most, LEAST.1..=(width * 0.31).max(LEAST.1))
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

    /// The page in place of centre and right: the whole check at a glance.
    pub fn overview_ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        self.card_place = None;
        self.overview.show(ui, scene, out);
    }

    /// Whether `at` is on the claim card.
    pub fn is_on_card(&self, at: Pos2) -> bool {
        self.card_place.is_some_and(|place| place.contains(at))
    }

    /// The right pane: the claim card.
    pub fn right_ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, out: &mut Outbox) {
        self.card_place = Some(ui.max_rect());
        ui.set_min_width(ui.available_width());
        self.card.show(ui, scene, out);
    }
}
