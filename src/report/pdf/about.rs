//! What a document says of itself: title, language, date, bookmarks, and that it can be read by ear.
//!
//! Invariant: nothing depends on clock or machine.

use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};

use super::flow::Bookmark;
use super::pages::{Pages, Sheet};
use super::text::Place;

/// What stands at the head of pages, and in the properties of the document.
pub(super) struct Imprint {
    /// The title of the piece.
    pub(super) title: String,
    /// What sort of document it is.
    pub(super) kind: String,
    /// When it was made: of the last entry.
    pub(super) at: Option<jiff::Timestamp>,
    /// In words.
    pub(super) date: String,
    /// Program and version.
    pub(super) program: String,
}

/// PDF/UA-1: the document can be read by ear, by a standard that others check.
pub(super) fn accessible() -> Configuration {
    ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish().unwrap_or_default()
}

/// Title, language, program and date.
pub(super) fn metadata(imprint: &Imprint) -> Metadata {
    let metadata = Metadata::new()
        .title(format!("{}: {}", imprint.kind, imprint.title))
        .language("en".to_owned())
        .creator(imprint.program.clone());
    let Some(at) = imprint.at.map(|at| at.to_zoned(jiff::tz::TimeZone::UTC)) else { return metadata };
    let date = DateTime::new(at.year().unsigned_abs())
        .month(at.month().unsigned_abs())
        .day(at.day().unsigned_abs())
        .hour(at.hour().unsigned_abs())
        .minute(at.minute().unsigned_abs())
        .second(at.second().unsigned_abs())
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    metadata.creation_date(date)
}

/// What readers show beside the pages.
pub(super) fn outline(bookmarks: &[Bookmark], pages: &Pages, sheet: &Sheet) -> Outline {
    let mut outline = Outline::new();
    for bookmark in bookmarks {
        if let Some(node) = outline_node(bookmark, pages, sheet) {
            outline.push_child(node);
        }
    }
    outline
}

fn outline_node(bookmark: &Bookmark, pages: &Pages, sheet: &Sheet) -> Option<OutlineNode> {
    let mut node = OutlineNode::new(bookmark.words.clone(), destination(pages, sheet, bookmark.place)?);
    for below in &bookmark.below {
        if let Some(child) = outline_node(below, pages, sheet) {
            node.push_child(child);
        }
    }
    Some(node)
}

/// A little above a place, where it is known.
pub(super) fn destination(pages: &Pages, sheet: &Sheet, place: Place) -> Option<XyzDestination> {
    let (page, y) = pages.places.get(&place)?;
    Some(XyzDestination::new(*page, Point::from_xy(sheet.left, (y - 12.0).max(0.0))))
}
