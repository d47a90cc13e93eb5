//! What the named styles of a Word document make of a paragraph.
//!
//! A style goes by its built-in English name in whatever language Word runs, and by the style it is based on.
//!
//! Invariant: knows names, reads no text.

use std::collections::BTreeMap;

use super::super::xml::{Malformed, Node, Xml};

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    /// The language of the text.
    pub language: String,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: String,
}

/// What a style makes of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Look {
    /// A heading of this level; 1 is the title's as well.
    Heading(usize),
    /// The words under a picture.
    Caption,
    /// The author, or a date.
    Byline,
    /// A note below the text.
    Note,
    /// A line of the table of contents.
    Contents,
}

impl Look {
    /// The look that a style of this name gives.
    pub(in super::super) fn of_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase().replace(['_', '-'], " ");
        let level = |digits: &str| digits.trim().parse().ok().filter(|level| (1..=9).contains(level));
        match name.as_str() {
            "title" | "headline" => Some(Self::Heading(1)),
            "subtitle" => Some(Self::Heading(2)),
            "caption" | "image caption" | "table caption" | "illustration" | "figure" => Some(Self::Caption),
            "author" | "byline" | "date" => Some(Self::Byline),
            "footnote text" | "endnote text" => Some(Self::Note),
            _ if name.starts_with("toc ") || name.starts_with("contents ") => Some(Self::Contents),
            _ => name.strip_prefix("heading").and_then(level).map(Self::Heading),
        }
    }
}

/// How many styles may rest on one another.
const LONGEST_CHAIN: usize = 12;

impl Styles {
    /// Reads the part that holds them.
    pub(super) fn read(source: &str) -> Result<Self, Malformed> {
        let mut styles = Self::default();
        let mut open = String::new();
        let mut xml = Xml::new(source);
        while let Some(node) = xml.next()? {
            let Node::Start(tag) = node else { continue };
            match tag.name() {
                "style" => open = tag.get("styleId"),
                "name" => styles.by_id.entry(open.clone()).or_default().name = tag.get("val"),
                "basedOn" => styles.by_id.entry(open.clone()).or_default().based_on = tag.get("val"),
                "lang" if styles.language.is_empty() => styles.language = tag.get("val"),
                _ => {}
            }
        }
        Ok(styles)
    }

    /// What the style `id` makes of a paragraph.
    pub(super) fn look(&self, id: &str) -> Option<Look> {
        let mut id = id;
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = self.by_id.get(id) else { return Look::of_name(id) };
            let look = Look::of_name(&style.name);
            if look.is_some() {
                return look;
            }
            id = &style.based_on;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_known_by_their_english_names() {
        let source = r#"<styles><style styleId="a"><name val="heading 2"/></style>
            <style styleId="b"><name val="House crosshead"/><basedOn val="a"/></style>
            <style styleId="c"><name val="c"/><basedOn val="c"/></style>
            <style styleId="t"><name val="toc 1"/></style></styles>"#;
        let styles = Styles::read(source).unwrap();
        assert_eq!(styles.look("b"), Some(Look::Heading(2)));
        assert_eq!(styles.look("c"), None);
        assert_eq!(styles.look("t"), Some(Look::Contents));
        assert_eq!(styles.look("Title"), Some(Look::Heading(1)));
        assert_eq!(styles.look("Heading_20_1"), None, "names come decoded");
        assert_eq!(styles.look(""), None);
    }
}
