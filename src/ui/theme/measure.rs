//! The scales that hold the window together: type, space, radius.
//!
//! Invariant: numbers only, in points.

/// The type scale.
pub mod size {
    /// Keycaps, tags, section headings.
    pub const SMALL: f32 = 11.0;
    /// Second lines, chips, the status bar.
    pub const LABEL: f32 = 12.0;
    /// The interface.
    pub const BODY: f32 = 13.0;
    /// The name of the piece.
    pub const TITLE: f32 = 14.0;
    /// A suggested wording, set as in the manuscript.
    pub const QUOTED: f32 = 15.0;
    /// The manuscript.
    pub const READING: f32 = 17.0;
    /// A heading inside the article.
    pub const HEADING: f32 = 19.0;
    /// The claim's words on its card.
    pub const WORDS: f32 = 20.0;
    /// The headline.
    pub const HEADLINE: f32 = 27.0;
}

/// The scale of spaces.
pub mod space {
    /// Between a glyph and its word.
    pub const XS: f32 = 4.0;
    /// Between things of one group.
    pub const S: f32 = 6.0;
    /// Inside a card.
    pub const M: f32 = 10.0;
    /// From the edge of a pane.
    pub const L: f32 = 16.0;
    /// Between groups.
    pub const XL: f32 = 24.0;
}

/// The corner radius.
pub mod radius {
    /// Cards, fields and buttons.
    pub const CARD: u8 = 6;
    /// Keycaps and outlines around words.
    pub const SMALL: u8 = 4;
}
