//! Sources and the places cited in them, as a report lists them.
//!
//! Invariant: a withheld source has a number and a code, and not one word of its own.

use super::build::Maker;
use super::model::{CitationRow, LinkRow, SourceRow};
use super::words::{figure, joined};
use crate::desk::{Citation, ClaimId, Linked, Source, SourceFile};

/// The sources still on the desk, by number.
pub(super) fn sources(maker: &Maker<'_>) -> Vec<SourceRow> {
    let known = maker.numbers.sources().into_iter().filter_map(|id| maker.desk.source(id));
    known.map(|source| row(maker, source)).collect()
}

/// What the claim `claim` rests on, by number of source and citation.
pub(super) fn links(maker: &Maker<'_>, claim: &ClaimId) -> Vec<LinkRow> {
    let mut rows: Vec<LinkRow> = maker.desk.links_of(claim).map(|linked| link(maker, linked)).collect();
    rows.sort_by_key(|row| (row.source, row.citation));
    rows
}

fn link(maker: &Maker<'_>, linked: Linked<'_>) -> LinkRow {
    let Linked { link, citation, source, .. } = linked;
    let CitationRow { number, locator, passage, value, .. } = place(maker, citation);
    LinkRow {
        source: maker.numbers.source(&source.id),
        citation: number,
        label: label(maker, source),
        relation: link.relation.name(),
        directness: link.directness.name(),
        method: link.method.name(),
        locator,
        passage,
        value,
    }
}

fn label(maker: &Maker<'_>, source: &Source) -> String {
    maker.withheld.code(&source.id).map_or_else(|| maker.clean(&source.title), str::to_owned)
}

fn row(maker: &Maker<'_>, source: &Source) -> SourceRow {
    let withheld = maker.withheld.code(&source.id).is_some();
    let told = |text: &str| if withheld { String::new() } else { maker.clean(text) };
    let mut claims: Vec<usize> =
        maker.desk.links_to(&source.id).map(|linked| maker.numbers.claim(&linked.claim.id)).collect();
    claims.sort_unstable();
    claims.dedup();
    let mut citations: Vec<CitationRow> =
        maker.desk.citations_in(&source.id).map(|citation| place(maker, citation)).collect();
    citations.sort_by_key(|citation| citation.number);
    SourceRow {
        number: maker.numbers.source(&source.id),
        id: told(&source.id.0),
        label: label(maker, source),
        withheld,
        confidentiality: source.confidentiality,
        kind: if withheld { "Withheld" } else { source.kind.name() },
        author: told(&source.author),
        role: told(&source.role),
        publisher: told(&source.publisher),
        published: told(&source.published),
        retrieved: told(&source.retrieved),
        url: told(&source.url),
        archive_url: told(&source.archive_url),
        contact: told(&source.contact),
        derived_from: source.derived_from.as_ref().map(|origin| maker.numbers.source(origin)),
        file: told(&source.file.as_ref().map(file).unwrap_or_default()),
        interest: told(&source.interest),
        withdrawn: told(&joined([source.withdrawn_on.as_str(), &source.withdrawn], ": ")),
        notes: told(&source.notes),
        citations,
        claims,
        told: self::told(maker, source),
    }
}

/// The record as far as it may be told: of a withheld one its code alone.
fn told(maker: &Maker<'_>, source: &Source) -> Source {
    if maker.withheld.code(&source.id).is_some() {
        let (title, confidentiality) = (label(maker, source), source.confidentiality);
        return Source { title, confidentiality, ..Source::default() };
    }
    let clean = |text: &String| maker.clean(text);
    // Ids stay behind: whoever keeps the source names it.
    let Source { id: _, kind, title, author, role, publisher, published, retrieved, url, .. } = source;
    let Source { archive_url, archived, file, contact, confidentiality, code_name, derived_from: _, .. } =
        source;
    let Source { withdrawn, withdrawn_on, interest, csl_type, notes, .. } = source;
    Source {
        id: Default::default(),
        kind: *kind,
        title: clean(title),
        author: clean(author),
        role: clean(role),
        publisher: clean(publisher),
        published: clean(published),
        retrieved: clean(retrieved),
        url: clean(url),
        archive_url: clean(archive_url),
        archived: clean(archived),
        file: file.as_ref().map(|it| {
            // The same file may be that of a withheld source.
            SourceFile { name: clean(&it.name), sha256: clean(&it.sha256), size: it.size, kept: false }
        }),
        contact: clean(contact),
        confidentiality: *confidentiality,
        code_name: clean(code_name),
        derived_from: None,
        withdrawn: clean(withdrawn),
        withdrawn_on: clean(withdrawn_on),
        interest: clean(interest),
        csl_type: clean(csl_type),
        notes: clean(notes),
    }
}

/// `log.pdf, 48,213 bytes, SHA-256 4f1c…`
fn file(file: &SourceFile) -> String {
    let kept = if file.kept { ", copy kept" } else { "" };
    format!("{}, {} bytes, SHA-256 {}{kept}", file.name, figure(file.size as usize), file.sha256)
}

fn place(maker: &Maker<'_>, citation: &Citation) -> CitationRow {
    let withheld = maker.withheld.code(&citation.source).is_some();
    let told = |text: &str| if withheld { String::new() } else { maker.clean(text) };
    CitationRow {
        number: maker.numbers.citation(citation),
        id: told(&citation.id.0),
        locator: told(&citation.locator),
        passage: told(&citation.passage),
        value: told(&citation.value),
    }
}
