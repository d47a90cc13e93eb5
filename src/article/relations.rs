//! The list of relations between the parts of an office document: which file holds what.
//!
//! Invariant: finds parts by the document's own list, under whatever names they stand.

use super::ReadError;
use super::pack::Pack;
use super::xml::{Node, Xml};

/// That one part has to do with another.
pub(super) struct Relation {
    /// The name that the first has for it.
    pub id: String,
    /// As what: the last word of the type's address.
    pub kind: String,
    /// The other part.
    pub target: String,
}

/// The part that is so related.
pub(super) fn target<'a>(relations: &'a [Relation], kind: &str) -> Option<&'a str> {
    relations.iter().find(|relation| relation.kind == kind).map(|relation| relation.target.as_str())
}

/// The relations of the part `name`; those of the whole file for an empty name.
pub(super) fn relations(pack: &mut Pack<'_>, name: &str) -> Result<Vec<Relation>, ReadError> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let below = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let list = pack.part(&format!("{below}_rels/{file}.rels"))?.unwrap_or_default();
    let mut relations = Vec::new();
    let mut xml = Xml::new(&list);
    while let Ok(Some(node)) = xml.next() {
        let Node::Start(tag) = node else { continue };
        let (kind, to) = (tag.get("Type"), tag.get("Target"));
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        let target = to.strip_prefix('/').map_or_else(|| format!("{below}{to}"), str::to_owned);
        relations.push(Relation { id: tag.get("Id"), kind, target });
    }
    Ok(relations)
}
