//! Words that ask for attention without shouting: a bar in a hue beside them.
//!
//! Invariant: frames what it is given; knows not why.

use eframe::egui::{Frame, Margin, Ui};

use crate::ui::theme::{Theme, space};

/// How much attention is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tint {
    /// Something is left to do.
    Doubt,
    /// Something no longer stands.
    Wrong,
    /// Something may be done.
    Offer,
}

/// Draws `content` beside a bar in the hue of `tint`.
pub fn callout<R>(ui: &mut Ui, theme: &Theme, tint: Tint, content: impl FnOnce(&mut Ui) -> R) -> R {
    let hue = match tint {
        Tint::Doubt => theme.hues.doubt,
        Tint::Wrong => theme.hues.wrong,
        Tint::Offer => theme.colors.accent,
    };
    let margin = Margin { left: 12, right: 0, top: 3, bottom: 3 };
    let shown = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        content(ui)
    });
    let rect = shown.response.rect;
    ui.painter().rect_filled(rect.with_max_x(rect.left() + 3.0), 1.0, hue);
    shown.inner
}
