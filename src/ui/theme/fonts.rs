//! The faces: Inter for the interface, Noto Serif for the manuscript; see `resources/fonts/README.md`.
//!
//! Invariant: knows font files and their order of fallback, no sizes and no colours.

use std::sync::{Arc, OnceLock};

use eframe::egui::epaint::text::{FallbackRequest, FontInsert, FontProvider};
use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontId};
use egui_system_font_provider::SystemFontProvider;

use crate::fonts;

/// One cut of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// The interface.
    Regular,
    /// Values on the card, links.
    Medium,
    /// Words in the list, headings of sections.
    SemiBold,
    /// The manuscript.
    Serif,
    /// Headlines.
    SerifBold,
    /// Emphasis in the manuscript.
    SerifItalic,
}

impl Face {
    const ALL: [Self; 6] =
        [Self::Regular, Self::Medium, Self::SemiBold, Self::Serif, Self::SerifBold, Self::SerifItalic];

    /// This face at `points`.
    pub fn at(self, points: f32) -> FontId {
        FontId::new(points, self.family())
    }

    /// The family by which egui knows it.
    pub fn family(self) -> FontFamily {
        match self {
            Self::Regular => FontFamily::Proportional,
            other => FontFamily::Name(other.name().into()),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Regular => "inter",
            Self::Medium => "inter-medium",
            Self::SemiBold => "inter-semibold",
            Self::Serif => "serif",
            Self::SerifBold => "serif-bold",
            Self::SerifItalic => "serif-italic",
        }
    }

    fn file(self) -> &'static [u8] {
        match self {
            Self::Regular => fonts::SANS,
            Self::Medium => fonts::SANS_MEDIUM,
            Self::SemiBold => fonts::SANS_BOLD,
            Self::Serif => fonts::SERIF,
            Self::SerifBold => fonts::SERIF_BOLD,
            Self::SerifItalic => fonts::SERIF_ITALIC,
        }
    }

    /// The face that lends the signs this one lacks: arrows are only in Inter, some letters only in Noto Serif.
    const fn fallback(self) -> Self {
        match self {
            Self::Regular | Self::Medium | Self::SemiBold => Self::Serif,
            Self::Serif | Self::SerifBold | Self::SerifItalic => Self::Regular,
        }
    }
}

/// The desktop's own fonts. They are read when a script occurs that the faces lack, and not before: most articles need
/// none, and start the sooner.
#[derive(Default)]
struct DesktopFonts(OnceLock<SystemFontProvider>);

impl FontProvider for DesktopFonts {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        self.0.get_or_init(SystemFontProvider::new).font_for(request)
    }
}

/// Lets `ctx` ask the desktop for fonts of scripts that the faces lack.
pub fn ask_desktop_for_fonts(ctx: &Context) {
    ctx.add_font_provider(Arc::new(DesktopFonts::default()));
}

/// Gives `ctx` the faces.
pub fn install_fonts(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    for face in Face::ALL {
        let data = Arc::new(FontData::from_static(face.file()));
        fonts.font_data.insert(face.name().to_owned(), data);
        let chain = vec![face.name().to_owned(), face.fallback().name().to_owned()];
        fonts.families.insert(face.family(), chain);
    }
    let plain = vec![Face::Regular.name().to_owned(), Face::Serif.name().to_owned()];
    fonts.families.insert(FontFamily::Monospace, plain);
    ctx.set_fonts(fonts);
}
