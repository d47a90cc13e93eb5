//! An OpenDocument text: its text with headings, lists, tables and notes, its comments and its properties.
//!
//! Tracked insertions are read as if accepted, deletions as if made; both are told.
//!
//! Invariant: reads each part once, so the text is never longer than its XML.

mod body;

use super::ReadError;
use super::docx::read_properties;
use super::pack::Pack;
use super::page::Page;
use super::xml::{Node, Xml};
use body::Body;

/// What the file is, for words about it.
const WHAT: &str = "an OpenDocument text (.odt)";

/// The page that the document in `bytes` makes.
pub(super) fn page(bytes: &[u8]) -> Result<Page, ReadError> {
    let mut pack = Pack::open(bytes, WHAT)?;
    if pack.part("META-INF/manifest.xml")?.is_some_and(|list| list.contains("encryption-data")) {
        return Err(ReadError::Protected);
    }
    let content = pack.needed_part("content.xml")?;
    let styles = pack.part("styles.xml")?.unwrap_or_default();
    let mut body = Body::new(page_heads(&styles));
    if body.read_all(&content).is_err() {
        return Err(pack.damage());
    }
    let mut page = body.finish();
    page.settle_headline();
    page.tell_roles();
    read_properties(&pack.part("meta.xml")?.unwrap_or_default(), &mut page);
    Ok(page)
}

/// Heads and feet of pages, by their elements.
const PAGE_HEADS: [&str; 6] =
    ["header", "footer", "header-left", "footer-left", "header-first", "footer-first"];

/// The words of heads and feet of pages.
fn page_heads(styles: &str) -> Vec<String> {
    let mut heads = Vec::new();
    let mut xml = Xml::new(styles);
    while let Ok(Some(node)) = xml.next() {
        if let Node::Start(tag) = node
            && PAGE_HEADS.contains(&tag.name())
        {
            heads.extend(xml.words(&tag).into_iter().filter(|words| words.contains(char::is_alphabetic)));
        }
    }
    heads
}
