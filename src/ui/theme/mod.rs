//! How the window looks: colours by name from `resources/theme/*.json`, one scale of type, of spaces, one radius.
//!
//! No other file of the window makes a colour or names a font file.
//!
//! Invariant: knows statuses and their hues, no claim, desk or pane.

mod fonts;
mod measure;
mod style;
#[cfg(test)]
mod vision;

use eframe::egui::{Color32, Context, ThemePreference};
use serde::{Deserialize, Deserializer, de};

use crate::check::Grade;
use crate::desk::Status;

pub use fonts::{Face, ask_desktop_for_fonts, install_fonts};
pub use measure::{radius, size, space};

/// Colours of one theme, by what they are for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Whether light stands on dark.
    pub dark: bool,
    /// Surfaces and inks.
    pub colors: Colors,
    /// The five hues of the eight statuses.
    pub hues: Hues,
}

/// Surfaces and inks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colors {
    /// Behind everything.
    #[serde(deserialize_with = "color")]
    pub ground: Color32,
    /// Bars and side panes.
    #[serde(deserialize_with = "color")]
    pub panel: Color32,
    /// The manuscript, cards, fields.
    #[serde(deserialize_with = "color")]
    pub paper: Color32,
    /// Rules and outlines.
    #[serde(deserialize_with = "color")]
    pub line: Color32,
    /// Text.
    #[serde(deserialize_with = "color")]
    pub ink: Color32,
    /// Second text.
    #[serde(deserialize_with = "color")]
    pub ink_soft: Color32,
    /// Counts, hints, headings of sections.
    #[serde(deserialize_with = "color")]
    pub ink_faint: Color32,
    /// Behind the selected row.
    #[serde(deserialize_with = "color")]
    pub selected: Color32,
    /// Behind a row or button under the pointer.
    #[serde(deserialize_with = "color")]
    pub hovered: Color32,
    /// Chips, tags and the empty part of bars.
    #[serde(deserialize_with = "color")]
    pub chip: Color32,
    /// Links, focus, the selected claim.
    #[serde(deserialize_with = "color")]
    pub accent: Color32,
    /// Text on the accent colour.
    #[serde(deserialize_with = "color")]
    pub on_accent: Color32,
    /// Frames on a printed page, which is white in every theme.
    #[serde(deserialize_with = "color")]
    pub print_mark: Color32,
    /// Behind words that were looked for.
    #[serde(deserialize_with = "color")]
    pub found: Color32,
    /// Behind those of them that are being shown.
    #[serde(deserialize_with = "color")]
    pub found_now: Color32,
    /// Under popups.
    #[serde(deserialize_with = "color")]
    pub shadow: Color32,
}

/// The five hues of the eight statuses: told apart by every kind of colour vision, and never shown without a glyph.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hues {
    /// Unchecked, and no check needed.
    #[serde(deserialize_with = "color")]
    pub open: Color32,
    /// Waiting.
    #[serde(deserialize_with = "color")]
    pub waiting: Color32,
    /// Confirmed, and on author.
    #[serde(deserialize_with = "color")]
    pub done: Color32,
    /// Wrong, and disputed.
    #[serde(deserialize_with = "color")]
    pub wrong: Color32,
    /// Not confirmed.
    #[serde(deserialize_with = "color")]
    pub doubt: Color32,
}

/// Share of a status hue in the tint behind its words: text on it stays as readable as on paper.
const TINT: f32 = 0.08;
/// The same on dark paper, where a tint needs more to be seen.
const TINT_ON_DARK: f32 = 0.13;

impl Theme {
    /// Dark ink on light paper.
    pub fn light() -> Self {
        Self::parse(include_str!("../../../resources/theme/light.json"))
    }

    /// Light ink on dark paper.
    pub fn dark() -> Self {
        Self::parse(include_str!("../../../resources/theme/dark.json"))
    }

    /// The theme that `ctx` shows now: the chosen one, or the desktop's.
    pub fn of(ctx: &Context) -> Self {
        if ctx.theme() == eframe::egui::Theme::Dark { Self::dark() } else { Self::light() }
    }

    /// Tokens that cannot be read leave every colour at the default; a test reads both files.
    fn parse(tokens: &str) -> Self {
        serde_json::from_str(tokens).unwrap_or_else(|_| Self {
            dark: false,
            colors: Colors::default(),
            hues: Hues::default(),
        })
    }

    /// Gives `ctx` both themes and the fonts; `choice` says which theme is shown.
    pub fn install(ctx: &Context, choice: ThemePreference) {
        install_fonts(ctx);
        ctx.options_mut(|options| options.fallback_theme = eframe::egui::Theme::Light);
        ctx.set_style_of(eframe::egui::Theme::Light, style::style(&Self::light()));
        ctx.set_style_of(eframe::egui::Theme::Dark, style::style(&Self::dark()));
        ctx.set_theme(choice);
    }

    /// The hue of `status`.
    pub fn hue(&self, status: Status) -> Color32 {
        match status {
            Status::Unchecked | Status::NoCheck => self.hues.open,
            Status::Waiting => self.hues.waiting,
            Status::Confirmed | Status::OnAuthor => self.hues.done,
            Status::Wrong | Status::Disputed => self.hues.wrong,
            Status::NotConfirmed => self.hues.doubt,
        }
    }

    /// The hue of what the machine noticed.
    pub const fn hue_of(&self, grade: Grade) -> Color32 {
        match grade {
            Grade::Conflicts => self.hues.wrong,
            Grade::ToCompare => self.hues.doubt,
            Grade::Agrees => self.colors.ink_soft,
        }
    }

    /// The tint behind words of `status`; open claims have none.
    pub fn tint(&self, status: Status) -> Color32 {
        if matches!(status, Status::Unchecked | Status::NoCheck) {
            return Color32::TRANSPARENT;
        }
        self.hue(status).gamma_multiply(if self.dark { TINT_ON_DARK } else { TINT })
    }
}

/// Reads `#RRGGBB` or `#RRGGBBAA`.
fn color<'de, D: Deserializer<'de>>(from: D) -> Result<Color32, D::Error> {
    let hex = String::deserialize(from)?;
    Color32::from_hex(&hex).map_err(|_bad| de::Error::custom(format!("{hex} is no colour like #1D1C1A")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color32) -> f32 {
        let [r, g, b, _] = eframe::egui::Rgba::from(color).to_array();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Contrast as WCAG has it.
    fn contrast(ink: Color32, ground: Color32) -> f32 {
        let (a, b) = (luminance(ink) + 0.05, luminance(ground) + 0.05);
        a.max(b) / a.min(b)
    }

    /// `tint` laid over `paper`.
    fn over(tint: Color32, paper: Color32) -> Color32 {
        paper.blend(tint)
    }

    fn both() -> [Theme; 2] {
        let read = |tokens| serde_json::from_str::<Theme>(tokens).expect("tokens");
        [
            read(include_str!("../../../resources/theme/light.json")),
            read(include_str!("../../../resources/theme/dark.json")),
        ]
    }

    #[test]
    fn text_can_be_read_on_every_surface() {
        for Theme { dark, colors: c, .. } in both() {
            for ink in [c.ink, c.ink_soft, c.ink_faint, c.accent] {
                for ground in [c.ground, c.panel, c.paper, c.selected, c.hovered, c.chip] {
                    let ratio = contrast(ink, ground);
                    assert!(ratio >= 4.5, "dark {dark}: {ink:?} on {ground:?} has {ratio:.2}");
                }
            }
            for ground in [c.found, c.found_now] {
                assert!(contrast(c.ink, ground) >= 4.5, "dark {dark}: words found");
            }
            assert!(contrast(c.on_accent, c.accent) >= 4.5);
            assert!(contrast(c.panel, c.ink) >= 4.5, "an active chip is ink under panel");
        }
    }

    /// The least distances that the five hues of the plan have, light and dark, for each kind of vision in the order of
    /// [`vision::VISIONS`].
    const APART: [[f64; 4]; 2] = [[32.1, 28.0, 28.3, 26.9], [32.5, 30.2, 28.2, 24.4]];

    #[test]
    fn hues_are_told_apart_by_every_kind_of_colour_vision() {
        for (theme, least) in both().into_iter().zip(APART) {
            let Hues { open, waiting, done, wrong, doubt } = theme.hues;
            let hues = [open, waiting, done, wrong, doubt];
            for ((vision, matrix), least) in vision::VISIONS.iter().zip(least) {
                for (at, &a) in hues.iter().enumerate() {
                    for &b in hues.iter().skip(at + 1) {
                        let apart = vision::distance(a, b, matrix);
                        let dark = theme.dark;
                        assert!(
                            apart > least - 0.05,
                            "dark {dark}, {vision}: {a:?} and {b:?} are {apart:.1} apart"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn statuses_can_be_seen_on_every_surface() {
        for theme in both() {
            let c = &theme.colors;
            for status in Status::ALL {
                for ground in [c.panel, c.paper, c.selected, c.hovered, c.chip] {
                    let ratio = contrast(theme.hue(status), ground);
                    // Glyphs and lines: WCAG 2.2, 1.4.11.
                    assert!(ratio >= 3.0, "dark {}: {status:?} on {ground:?} has {ratio:.2}", theme.dark);
                }
            }
        }
    }

    #[test]
    fn a_tint_leaves_the_words_readable() {
        for theme in both() {
            for status in Status::ALL {
                let ground = over(theme.tint(status), theme.colors.paper);
                assert!(contrast(theme.colors.ink, ground) >= 9.0, "{status:?}");
                assert!(contrast(theme.hue(status), ground) >= 3.0, "{status:?}");
            }
        }
    }

    #[test]
    fn both_themes_are_what_their_names_say() {
        assert!(!Theme::light().dark && Theme::dark().dark);
        assert_eq!(both(), [Theme::light(), Theme::dark()]);
    }
}
