//! A [`Theme`] as the style egui draws its own widgets with.
//!
//! Invariant: the only place that maps tokens to egui; knows no pane.

use std::collections::BTreeMap;

use eframe::egui::style::{HandleShape, ScrollFadeStyle, ScrollStyle, Selection, WidgetVisuals, Widgets};
use eframe::egui::{
    Color32, CornerRadius, FontId, Margin, Shadow, Stroke, Style, TextStyle, Vec2, Visuals, vec2,
};

use super::{Colors, Face, Theme, radius, size, space};

/// The style of `theme`.
pub(super) fn style(theme: &Theme) -> Style {
    let mut style = Style { text_styles: text_styles(), visuals: visuals(theme), ..Style::default() };
    style.spacing.item_spacing = vec2(space::S, space::S);
    style.spacing.button_padding = vec2(space::M, space::XS);
    style.spacing.interact_size = Vec2::new(24.0, 26.0);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(16);
    style.spacing.tooltip_width = 360.0;
    style.spacing.icon_width = 16.0;
    // All nine kinds of claim are seen at once.
    style.spacing.combo_height = 360.0;
    style.spacing.scroll = scroll();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    // Panes change with a keypress: nothing may still be moving when the next key comes.
    style.animation_time = 0.0;
    style.scroll_animation = eframe::egui::style::ScrollAnimation::none();
    style
}

fn text_styles() -> BTreeMap<TextStyle, FontId> {
    [
        (TextStyle::Small, Face::Regular.at(size::SMALL)),
        (TextStyle::Body, Face::Regular.at(size::BODY)),
        (TextStyle::Button, Face::Regular.at(size::BODY)),
        (TextStyle::Monospace, Face::Regular.at(size::BODY)),
        (TextStyle::Heading, Face::SemiBold.at(size::WORDS)),
    ]
    .into()
}

/// A thin bar that floats over the pane, so that no text moves when it comes and goes.
fn scroll() -> ScrollStyle {
    ScrollStyle {
        bar_width: 8.0,
        floating_width: 4.0,
        dormant_handle_opacity: 0.35,
        fade: ScrollFadeStyle { strength: 0.0, ..ScrollFadeStyle::default() },
        ..ScrollStyle::floating()
    }
}

fn visuals(theme: &Theme) -> Visuals {
    let c = &theme.colors;
    let base = if theme.dark { Visuals::dark() } else { Visuals::light() };
    let mut visuals = Visuals {
        widgets: widgets(c),
        selection: Selection {
            bg_fill: c.accent.gamma_multiply(if theme.dark { 0.4 } else { 0.2 }),
            stroke: Stroke::new(1.0, c.accent),
        },
        weak_text_color: Some(c.ink_faint),
        hyperlink_color: c.accent,
        faint_bg_color: c.hovered,
        extreme_bg_color: c.paper,
        text_edit_bg_color: Some(c.paper),
        code_bg_color: c.chip,
        warn_fg_color: theme.hues.doubt,
        error_fg_color: theme.hues.wrong,
        window_corner_radius: CornerRadius::same(10),
        window_shadow: Shadow { offset: [0, 8], blur: 32, spread: 0, color: c.shadow },
        window_fill: c.panel,
        window_stroke: Stroke::new(1.0, c.line),
        menu_corner_radius: CornerRadius::same(radius::CARD),
        panel_fill: c.panel,
        popup_shadow: Shadow { offset: [0, 4], blur: 16, spread: 0, color: c.shadow },
        handle_shape: HandleShape::Circle,
        disabled_alpha: 0.55,
        ..base
    };
    visuals.text_cursor.stroke = Stroke::new(1.5, c.accent);
    // A blinking caret would keep the whole window drawing while the checker thinks.
    visuals.text_cursor.blink = false;
    visuals
}

fn widgets(c: &Colors) -> Widgets {
    Widgets {
        noninteractive: widget(c.panel, c.line, c.ink),
        inactive: widget(c.paper, c.line, c.ink),
        hovered: widget(c.hovered, c.ink_faint, c.ink),
        active: widget(c.chip, c.accent, c.ink),
        open: widget(c.hovered, c.accent, c.ink),
    }
}

fn widget(fill: Color32, outline: Color32, ink: Color32) -> WidgetVisuals {
    WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, outline),
        corner_radius: CornerRadius::same(radius::CARD),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    }
}
