//! The faces that ship with the program; see `resources/fonts/README.md`.
//!
//! Each stands in the program once, whether the window draws with it or a document is set in it.
//!
//! Invariant: the files as they are; knows no size and no colour.

/// Inter, for the interface and for tables.
pub(crate) static SANS: &[u8] = include_bytes!("../resources/fonts/Inter-Regular.otf");
/// Inter, a little darker.
pub(crate) static SANS_MEDIUM: &[u8] = include_bytes!("../resources/fonts/Inter-Medium.otf");
/// Inter, for headings.
pub(crate) static SANS_BOLD: &[u8] = include_bytes!("../resources/fonts/Inter-SemiBold.otf");
/// Noto Serif, for the article.
pub(crate) static SERIF: &[u8] = include_bytes!("../resources/fonts/NotoSerif-Regular.ttf");
/// Noto Serif, for headlines.
pub(crate) static SERIF_BOLD: &[u8] = include_bytes!("../resources/fonts/NotoSerif-Bold.ttf");
/// Noto Serif, for emphasis.
pub(crate) static SERIF_ITALIC: &[u8] = include_bytes!("../resources/fonts/NotoSerif-Italic.ttf");
