//! The parts of a Word document by what they are: which file holds the text, the notes, the comments.
//!
//! Invariant: finds parts by the document's own list of relations, under whatever names they stand.

use std::collections::BTreeMap;

use super::super::ReadError;
use super::super::pack::Pack;
use super::super::relations::{Relation, relations, target};
use super::super::writer::Comment;
use super::super::xml::{self, Node, Xml};
use super::WHAT;
use super::styles::Styles;
use jiff::civil::Date;

/// What is read of a document.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The text.
    pub document: String,
    /// Footnotes and endnotes, as XML.
    pub notes: [String; 2],
    /// Comments by their ids.
    pub comments: BTreeMap<String, Comment>,
    /// The same, as XML.
    pub comments_part: String,
    /// Which of them answers which, as XML.
    pub threads: String,
    /// Styles.
    pub styles: Styles,
    /// Title, author, dates, as XML.
    pub properties: String,
    /// The words of page heads and feet.
    pub page_heads: Vec<String>,
}

impl Parts {
    /// Unpacks the document in `bytes`.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut pack = Pack::open(bytes, WHAT)?;
        let root = relations(&mut pack, "")?;
        let main = target(&root, "officeDocument").unwrap_or("word/document.xml").to_owned();
        let own = relations(&mut pack, &main)?;
        let mut part = |relations: &[Relation], kind: &str| match target(relations, kind) {
            Some(name) => pack.part(name),
            None => Ok(None),
        };
        let notes = [part(&own, "footnotes")?, part(&own, "endnotes")?].map(Option::unwrap_or_default);
        let comments = part(&own, "comments")?.unwrap_or_default();
        let threads = part(&own, "commentsExtended")?.unwrap_or_default();
        let styles = part(&own, "styles")?.unwrap_or_default();
        let properties = part(&root, "core-properties")?.unwrap_or_default();
        let mut page_heads = Vec::new();
        for relation in own.iter().filter(|relation| matches!(relation.kind.as_str(), "header" | "footer")) {
            let head = pack.part(&relation.target)?.unwrap_or_default();
            page_heads
                .extend(xml::words(&head).into_iter().filter(|words| words.contains(char::is_alphabetic)));
        }
        Ok(Self {
            document: pack.needed_part(&main)?,
            notes,
            comments: comments_in(&comments).unwrap_or_default(),
            comments_part: comments,
            threads,
            styles: Styles::read(&styles).unwrap_or_default(),
            properties,
            page_heads,
        })
    }
}

fn comments_in(source: &str) -> Result<BTreeMap<String, Comment>, xml::Malformed> {
    let mut comments = BTreeMap::new();
    let mut xml = Xml::new(source);
    while let Some(node) = xml.next()? {
        let Node::Start(tag) = node else { continue };
        if tag.name() == "comment" {
            let date = date_of(&tag.get("date"));
            let text = xml.words(&tag)?;
            comments.insert(tag.get("id"), Comment { author: tag.get("author"), date, text });
        }
    }
    Ok(comments)
}

/// The day of a time stamp such as "2024-08-16T09:00:00Z".
pub(in super::super) fn date_of(stamp: &str) -> Option<Date> {
    stamp.get(..10)?.parse().ok()
}
