//! What stands around the three panes: the bar on top, the status bar, banners and toasts, the menu, the start page.
//!
//! Invariant: looks at a session and fills an outbox; changes nothing.

mod banners;
mod headline;
mod menu;
mod progress;
mod sheets;
mod start_page;
mod status_bar;
mod toasts;
mod top_bar;

use eframe::egui::{Frame, Margin, Panel, Stroke, Ui};

use super::jobs::Glance;
use super::session::Session;
use super::theme::Theme;

pub use banners::banners_ui;
pub use sheets::sheets_ui;
pub use start_page::{Shelf, start_page_ui};
pub use status_bar::status_bar_ui;
pub use toasts::toasts_ui;
pub use top_bar::top_bar_ui;

/// What the frame looks at.
#[derive(Clone, Copy)]
pub struct Stage<'a> {
    /// The checker at the desk.
    pub session: &'a Session,
    /// Colours of this frame.
    pub theme: &'a Theme,
    /// Jobs at work.
    pub jobs: &'a [Glance],
    /// The writing of reports, while it goes on.
    pub exporting: Option<&'a Glance>,
    /// Whether a file dialog is open.
    pub asks: bool,
    /// Whether keys are those of a Mac.
    pub mac: bool,
}

/// Height of the bar on top.
const TOP_HEIGHT: f32 = 48.0;
/// Height of the status bar.
const STATUS_HEIGHT: f32 = 28.0;

/// The bar on top, as a panel.
pub fn top_panel() -> Panel {
    Panel::top("top bar").exact_size(TOP_HEIGHT).resizable(false).frame(bar())
}

/// The status bar, as a panel.
pub fn status_panel() -> Panel {
    Panel::bottom("status bar").exact_size(STATUS_HEIGHT).resizable(false).frame(bar())
}

fn bar() -> Frame {
    Frame::NONE.inner_margin(Margin::symmetric(16, 0))
}

/// A thin upright rule between two things of a bar.
fn rule(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size([1.0, 16.0].into(), eframe::egui::Sense::hover());
    ui.painter().vline(rect.center().x, rect.y_range(), Stroke::new(1.0, theme.colors.line));
}
