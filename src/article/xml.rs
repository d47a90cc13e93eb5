//! XML as a stream of elements by their local names, and the text between them.
//!
//! Entities other than those of XML itself are not expanded, so no text can grow.
//!
//! Invariant: linear, and without recursion; knows no vocabulary.

use std::borrow::Cow;

use quick_xml::encoding::EncodingError;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// One thing in the stream.
pub(super) enum Node<'a> {
    /// An element starts; one that is empty ends right after.
    Start(Tag<'a>),
    /// The element of this name ends.
    End(String),
    /// Text.
    Text(Cow<'a, str>),
}

/// The start of an element.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name, without a prefix.
    pub(super) fn name(&self) -> &str {
        local(self.0.local_name().into_inner())
    }

    /// The value of the attribute of that local name; empty where there is none.
    pub(super) fn get(&self, name: &str) -> String {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let mut named = attributes.filter(|attribute| attribute.key.local_name().as_ref() == name.as_bytes());
        let value = named
            .next()
            .and_then(|found| Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned()));
        value.unwrap_or_default()
    }
}

/// A stream of nodes.
pub(super) struct Xml<'a> {
    source: &'a str,
    reader: Reader<&'a [u8]>,
}

/// That the source is not XML.
#[derive(Debug)]
pub(super) struct Malformed;

impl From<quick_xml::Error> for Malformed {
    fn from(_: quick_xml::Error) -> Self {
        Self
    }
}

impl From<EncodingError> for Malformed {
    fn from(_: EncodingError) -> Self {
        Self
    }
}

impl<'a> Xml<'a> {
    /// The nodes of `source`, which may be a part of a document.
    pub(super) fn new(source: &'a str) -> Self {
        let mut reader = Reader::from_str(source);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { source, reader }
    }

    /// The next node; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Node<'a>>, Malformed> {
        loop {
            return Ok(Some(match self.reader.read_event()? {
                Event::Start(tag) | Event::Empty(tag) => Node::Start(Tag(tag)),
                Event::End(tag) => Node::End(local(tag.local_name().into_inner()).to_owned()),
                Event::Text(text) => Node::Text(text.decode()?),
                Event::CData(text) => Node::Text(text.decode()?),
                Event::GeneralRef(entity) => {
                    let char = entity.resolve_char_ref().ok().flatten().map(String::from);
                    let name = entity.decode()?;
                    let named = || resolve_predefined_entity(&name).unwrap_or_default().to_owned();
                    Node::Text(Cow::Owned(char.unwrap_or_else(named)))
                }
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            }));
        }
    }

    /// Passes over what is in the element that just started, and its end, and gives that as it stands.
    pub(super) fn skip(&mut self, tag: &Tag<'_>) -> Result<&'a str, Malformed> {
        let inside = self.reader.read_to_end(tag.0.name())?;
        Ok(self.source.get(inside.start as usize..inside.end as usize).unwrap_or_default())
    }

    /// The words in the element that just started, in its paragraphs, each on a line.
    pub(super) fn words(&mut self, tag: &Tag<'_>) -> Result<String, Malformed> {
        words(self.skip(tag)?)
    }
}

/// The words of `source`, a line for each of its paragraphs and lines.
pub(super) fn words(source: &str) -> Result<String, Malformed> {
    let mut words = String::new();
    let mut xml = Xml::new(source);
    while let Some(node) = xml.next()? {
        match node {
            Node::Text(text) => words.push_str(&text),
            Node::Start(tag) if matches!(tag.name(), "br" | "cr") => words.push('\n'),
            // A tab of that name with a value is a stop on the ruler.
            Node::Start(tag) if tag.name() == "tab" && tag.get("val").is_empty() => words.push('\t'),
            Node::End(name) if name == "p" => words.push('\n'),
            _ => {}
        }
    }
    Ok(words.trim().to_owned())
}

/// The text of each element of `source` by its name: what files of properties are.
pub(super) fn fields(source: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut xml = Xml::new(source);
    while let Ok(Some(node)) = xml.next() {
        match node {
            Node::Start(tag) => fields.push((tag.name().to_owned(), String::new())),
            Node::Text(text) => {
                if let Some((_, value)) = fields.last_mut() {
                    value.push_str(text.trim());
                }
            }
            Node::End(_) => {}
        }
    }
    fields
}

fn local(name: &[u8]) -> &str {
    std::str::from_utf8(name).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_with_their_entities() {
        let words = |source| super::words(source).unwrap();
        assert_eq!(
            words("<a><p>AT&amp;T &#8211; it&apos;s &unknown;</p><p/><p><![CDATA[<3]]></p></a>"),
            "AT&T – it's \n\n<3"
        );
        assert_eq!(words("a <!-- b --> c"), "a  c");
        assert!(super::words("<a><b></a>").is_err());
    }

    #[test]
    fn an_element_is_passed_over_whole() {
        let source = "<w:a><w:b x='1' w:y=\"2&amp;3\"><w:b>in</w:b></w:b><w:b/>out</w:a>";
        let mut xml = Xml::new(source);
        let mut skipped = Vec::new();
        let mut seen = String::new();
        while let Some(node) = xml.next().unwrap() {
            match node {
                Node::Start(tag) if tag.name() == "b" => {
                    skipped.push((tag.get("y"), xml.skip(&tag).unwrap()));
                }
                Node::Text(text) => seen.push_str(&text),
                _ => {}
            }
        }
        assert_eq!(skipped, [("2&3".to_owned(), "<w:b>in</w:b>"), (String::new(), "")]);
        assert_eq!(seen, "out");
    }

    #[test]
    fn properties_are_read_by_name() {
        let fields = fields("<a><t> One </t><d/></a>");
        assert_eq!(fields[1], ("t".to_owned(), "One".to_owned()));
    }
}
