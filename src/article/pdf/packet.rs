//! The packet of metadata in XML (XMP) that newer programs put into a PDF beside or instead of its own dictionary.
//!
//! Invariant: whatever the packet holds, the caller sees a date or none; of a long one the start is read.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Dict, Stream};

use crate::article::caught::caught;
use crate::article::page::Stated;
use crate::article::xml::{Node, Xml};
use crate::article::{PublishedFrom, calendar};

/// The most bytes of a packet that are read; longer ones hold histories and thumbnails.
const MOST: usize = 1024 * 1024;

/// What holds a date, the surest first: publication, the last change, making.
const DATES: [&str; 6] = ["publicationDate", "coverDate", "ModifyDate", "CreateDate", "date", "MetadataDate"];

/// The day the packet of `pdf` states.
pub(super) fn dated(pdf: &Pdf) -> Option<Stated> {
    let packet = caught(|| packet(pdf)).ok().flatten()?;
    let date = date_in(&packet)?;
    Some(Stated { date, from: PublishedFrom::Properties })
}

fn packet(pdf: &Pdf) -> Option<String> {
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id())?;
    let packet: Stream<'_> = root.get("Metadata")?;
    let bytes = packet.decoded_data().ok()?;
    Some(String::from_utf8_lossy(bytes.get(..MOST).unwrap_or(&bytes)).into_owned())
}

/// The surest date in a packet, which stands in an attribute, an element or a list in one.
fn date_in(packet: &str) -> Option<String> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut open = None;
    let mut xml = Xml::new(packet);
    while let Ok(Some(node)) = xml.next() {
        match node {
            Node::Start(tag) => {
                open = DATES.iter().position(|name| *name == tag.name()).or(open);
                found.extend(DATES.iter().enumerate().map(|(rank, name)| (rank, tag.get(name))));
            }
            Node::Text(text) => found.extend(open.map(|rank| (rank, text.trim().to_owned()))),
            Node::End(name) if DATES.contains(&name.as_str()) => open = None,
            Node::End(_) => {}
        }
    }
    found.retain(|(_, date)| !calendar::dates_in(date).is_empty());
    found.into_iter().min_by_key(|(rank, _)| *rank).map(|(_, date)| date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surest_date_of_a_packet_counts() {
        for (inside, date) in [
            ("<d x:CreateDate='2024-08-15T10:00:00Z'/>", Some("2024-08-15T10:00:00Z")),
            ("<d x:CreateDate='2024-08-15'><x:ModifyDate>2024-08-16</x:ModifyDate></d>", Some("2024-08-16")),
            (
                "<d x:ModifyDate='2024-08-17'/><p:publicationDate>2024-08-16</p:publicationDate>",
                Some("2024-08-16"),
            ),
            ("<dc:date><rdf:Seq><rdf:li>2024-08-16</rdf:li></rdf:Seq></dc:date>", Some("2024-08-16")),
            ("<dc:date>soon</dc:date><dc:title>2024-08-16</dc:title>", None),
            ("<dc:date>2024-08-16", Some("2024-08-16")),
            ("<", None),
        ] {
            assert_eq!(date_in(inside).as_deref(), date, "{inside}");
        }
    }
}
