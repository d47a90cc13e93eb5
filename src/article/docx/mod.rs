//! A Word document: its text with headings, lists, tables and notes, its comments and its properties.
//!
//! Tracked insertions are read as if accepted, deletions as if made; both are told. The report
//! that Tickmark puts below the article of a checking copy is passed over. Of a text box that is stored twice, for old
//! and for new programs, one copy is read.
//!
//! Invariant: reads each part once, so the text is never longer than its XML.

mod body;
mod parts;
mod returned;
mod styles;

use super::page::{Page, Stated};
use super::{PublishedFrom, ReadError, Warning, xml};
use body::Body;
use parts::Parts;

pub(super) use parts::date_of;
pub use returned::{Returned, Said, Tracked, Words, returned};
pub(super) use styles::Look;

/// The bookmark on the title of the report below the article of a checking copy.
///
/// Nothing from there on is part of the article. It stands on words of one paragraph, since `LibreOffice` loses one that
/// runs over tables.
pub const REPORT_BOOKMARK: &str = "tickmark_report";

/// What the file is, for words about it.
pub(super) const WHAT: &str = "a Word document (.docx)";

/// The page that the document in `bytes` makes.
pub(super) fn page(bytes: &[u8]) -> Result<Page, ReadError> {
    let parts = Parts::read(bytes)?;
    let mut body = Body::new(&parts);
    if body.read_all().is_err() {
        return Err(ReadError::Damaged { what: WHAT });
    }
    let mut page = body.finish();
    page.settle_headline();
    page.tell_roles();
    read_properties(&parts.properties, &mut page);
    page.about.language.clone_from(&parts.styles.language);
    Ok(page)
}

/// Takes title, author and date from a file of properties, as Word and LibreOffice keep them.
pub(super) fn read_properties(properties: &str, page: &mut Page) {
    let fields = xml::fields(properties);
    let field = |names: &[&str]| {
        let of = |name: &&str| fields.iter().find(|(key, value)| key == name && !value.is_empty());
        names.iter().find_map(of).map(|(_, value)| value.clone())
    };
    page.about.title = field(&["title"]).unwrap_or_default();
    page.about.byline = field(&["initial-creator", "creator"]).unwrap_or_default();
    page.about.language = field(&["language"]).unwrap_or_default();
    let date = field(&["modified", "date", "created", "creation-date"]);
    page.stated = date.map(|date| Stated { date, from: PublishedFrom::Properties });
}

/// Warnings about changes and comments, as both kinds of document have them.
pub(super) fn tell_changes(page: &mut Page, insertions: usize) {
    let comments = page.annotations.len();
    page.warnings.extend((insertions > 0).then_some(Warning::Insertions { count: insertions }));
    page.warnings.extend((comments > 0).then_some(Warning::Comments { count: comments }));
}
